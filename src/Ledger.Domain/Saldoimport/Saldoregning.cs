using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Saldoimport;

/// <summary>The changes of all keys, gathered by the period that they are about.</summary>
/// <remarks>Goes through the keys once; only those that change are kept and put in order.</remarks>
/// <param name="bokfoert">With its keys numbered as the file has them.</param>
internal sealed class Saldoregning(Kildesaldo fil, Kildesaldo bokfoert, Saldoimportvalg valg)
{
    private const int AntallPerioder = Periode.Stoerste + 1;

    private readonly List<Endring>?[] _endringer = new List<Endring>?[AntallPerioder];

    // Ascending, as the keys are gone through.
    private readonly List<int> _endrede = [];
    private int[]? _rang;

    public Noekkelregister Noekler => fil.Noekler;

    /// <summary>How many keys have nothing left in the year.</summary>
    public int AntallBorte { get; private set; }

    /// <exception cref="OverflowException">An amount leaves the range.</exception>
    public void Regn()
    {
        // What the service put on the account for differences was never the source's key, so it is not missed.
        var differanse = valg.Differanse is { } d ? Noekler.Nummer(d.Noekkel) : -1;
        Span<long> endring = stackalloc long[AntallPerioder];
        Span<long> foer = stackalloc long[AntallPerioder];
        for (var nummer = 0; nummer < Noekler.Antall; nummer++)
        {
            if ((!valg.Fullstendig && !fil.Har(nummer)) || !Regn(nummer, endring, foer))
            {
                continue;
            }

            var ny = foer.IndexOfAnyExcept(0) < 0;
            var borte = !ny && nummer != differanse && ErBorte(endring, foer);
            AntallBorte += borte ? 1 : 0;
            _endrede.Add(nummer);
            for (var periode = 0; periode < AntallPerioder; periode++)
            {
                if (endring[periode] != 0)
                {
                    (_endringer[periode] ??= []).Add(new Endring(nummer, endring[periode], ny, borte));
                }
            }
        }
    }

    /// <summary>The changes of a period, in any order; the caller's from now on.</summary>
    public List<Endring> Ta(int periode)
    {
        var endringer = _endringer[periode] ?? [];
        _endringer[periode] = null;
        return endringer;
    }

    /// <summary>Changes as rows, in the order of their keys.</summary>
    public IReadOnlyList<Forskjellsrad> Rader(List<Endring> endringer)
    {
        if (endringer.Count == 0)
        {
            return [];
        }

        var rang = _rang ??= Rang();
        endringer.Sort((x, y) => rang[x.Noekkel].CompareTo(rang[y.Noekkel]));
        var rader = new (int, long)[endringer.Count];
        for (var i = 0; i < rader.Length; i++)
        {
            rader[i] = (endringer[i].Noekkel, endringer[i].Oere);
        }

        return new Forskjellsrader(Noekler, rader);
    }

    /// <summary>The place of each key that changes among them, by its number.</summary>
    private int[] Rang()
    {
        int? differanse = valg.Differanse is { } d && Noekler.Nummer(d.Noekkel) is var nummer && _endrede.BinarySearch(nummer) < 0 ? nummer : null;
        int[] orden = differanse is { } egen ? [.. _endrede, egen] : [.. _endrede];
        Dimensjonsrang.Sorter(Noekler, orden);
        var rang = new int[Noekler.Antall];
        for (var plass = 0; plass < orden.Length; plass++)
        {
            rang[orden[plass]] = plass;
        }

        return rang;
    }

    /// <summary>The changes of one key, and what it had; false when nothing changes.</summary>
    private bool Regn(int nummer, Span<long> endring, Span<long> foer)
    {
        Span<long> sagt = stackalloc long[AntallPerioder];
        var sies = 0;
        foer.Clear();
        foreach (var (periode, oere) in bokfoert.Rader(nummer))
        {
            foer[periode] = oere;
        }

        foreach (var (periode, oere) in fil.Rader(nummer))
        {
            sagt[periode] = oere;
            sies |= 1 << periode;
        }

        var (endret, saldo) = (false, 0L);
        for (var periode = 0; periode < AntallPerioder; periode++)
        {
            if (valg.Fullstendig ? !fil.HarPeriode(periode) : (sies & (1 << periode)) == 0)
            {
                // The balance before a period is that of the nearest earlier period of the file, and what is booked between the two.
                endring[periode] = 0;
                saldo = valg.Kumulativ ? checked(saldo + foer[periode]) : 0;
                continue;
            }

            endring[periode] = checked(sagt[periode] - saldo - foer[periode]);
            saldo = valg.Kumulativ ? sagt[periode] : 0;
            endret |= endring[periode] != 0;
        }

        return endret;
    }

    private static bool ErBorte(ReadOnlySpan<long> endring, ReadOnlySpan<long> foer)
    {
        for (var periode = 0; periode < AntallPerioder; periode++)
        {
            if (checked(foer[periode] + endring[periode]) != 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <param name="ErNy">The key had nothing booked in the year.</param>
    /// <param name="ErBorte">The key has nothing left in the year.</param>
    public readonly record struct Endring(int Noekkel, long Oere, bool ErNy, bool ErBorte);
}
