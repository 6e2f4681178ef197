using Ledger.Domain.Hovedbok;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Saldoimport;

/// <summary>The difference of one key in one period: what must be booked so that the ledger says what the source says.</summary>
public readonly record struct Forskjellsrad(Dimensjon Noekkel, Beloep Beloep);

/// <summary>What is to be booked of one period, as one bilag.</summary>
/// <param name="Gjelder">The period that the rows are about.</param>
/// <param name="Bokfoeres">The period that they are booked in: the same, or a later one because that was closed; null when no open one follows.</param>
/// <param name="Rader">In the order of the keys; balanced to 0,00 when <paramref name="Ubalanse"/> is zero.</param>
/// <param name="NyeNoekler">How many keys had nothing booked in the year.</param>
/// <param name="BorteNoekler">How many keys have nothing left in the year.</param>
/// <param name="Foert">What was put on the account for differences; zero when nothing was.</param>
/// <param name="Ubalanse">What is missing for the rows to balance, beyond what may be put on that account.</param>
public sealed record Periodeforskjell(
    Periode Gjelder, Periode? Bokfoeres, IReadOnlyList<Forskjellsrad> Rader, int NyeNoekler, int BorteNoekler, Beloep Foert, Beloep Ubalanse)
{
    /// <summary>The sum of the changes without sign, in kroner, the row for differences not counted.</summary>
    public decimal SumAbsolutt { get; init; }

    public bool ErFlyttet => Bokfoeres is { } periode && periode != Gjelder;
}

/// <summary>An unusual change that a person must confirm.</summary>
/// <param name="Periode">The closed month that changed much; null when keys disappeared.</param>
/// <param name="Andel">The part that changed or disappeared, 0–1 or more.</param>
/// <param name="Grense">The part that may.</param>
public sealed record UventetEndring(Periode? Periode, decimal Andel, decimal Grense, decimal Endret, decimal Av);

/// <summary>All that is to be booked.</summary>
/// <param name="Perioder">The periods that change, in order; empty when the ledger already agrees.</param>
/// <param name="BorteNoekler">How many keys have nothing left in the year.</param>
public sealed record Saldoendring(IReadOnlyList<Periodeforskjell> Perioder, int BorteNoekler);

/// <summary>
/// Compares the state of a year as a source has it with what that source has booked, and says what to book for them to agree.
/// </summary>
/// <remarks>
/// Pure arithmetic over periods that amounts are about, whatever period they were booked in: so that many files one after the other end where
/// the last one alone would, however periods were closed between them.
/// </remarks>
public static class Saldoforskjell
{
    /// <param name="fil">What the source says now.</param>
    /// <param name="bokfoert">What it has booked, by the period that each amount is about.</param>
    /// <param name="erLukket">Whether a period is closed.</param>
    /// <exception cref="OverflowException">An amount leaves the range.</exception>
    public static Saldoendring Regn(Kildesaldo fil, Kildesaldo bokfoert, Saldoimportvalg valg, Func<Periode, bool> erLukket)
    {
        var perPeriode = new SortedDictionary<int, List<Endring>>();
        var antallBorte = 0;
        foreach (var noekkel in valg.Fullstendig ? fil.Noekler.Union(bokfoert.Noekler) : fil.Noekler)
        {
            var endringer = Endringer(noekkel, fil, bokfoert, valg).ToList();
            if (endringer.Count == 0)
            {
                continue;
            }

            var ny = !bokfoert.HarBeloep(noekkel);

            // What the service put on the account for differences was never the source's key, so it is not missed.
            var borte = !ny && noekkel != valg.Differanse?.Noekkel && ErBorte(noekkel, bokfoert, endringer);
            antallBorte += borte ? 1 : 0;
            foreach (var (periode, oere) in endringer)
            {
                if (!perPeriode.TryGetValue(periode, out var rader))
                {
                    perPeriode[periode] = rader = [];
                }

                rader.Add(new Endring(noekkel, oere, ny, borte));
            }
        }

        var perioder = perPeriode.Select(p => Periodens(Periode.Fra(p.Key), p.Value, valg, erLukket)).Where(p => p.Rader.Count > 0);
        return new Saldoendring([.. perioder], antallBorte);
    }

    /// <summary>What is so large a change that a wrong file is more likely than a right one.</summary>
    public static IReadOnlyList<UventetEndring> Uventet(Saldoendring endring, Kildesaldo bokfoert, Saldobremse bremse, Func<Periode, bool> erLukket)
    {
        var uventet = new List<UventetEndring>();
        foreach (var forskjell in endring.Perioder.Where(f => erLukket(f.Gjelder)))
        {
            var omsetning = bokfoert.Noekler.Sum(n => Math.Abs((bokfoert.Oere(n, forskjell.Gjelder.Nummer) ?? 0) / 100m));
            if (omsetning > 0 && forskjell.SumAbsolutt > omsetning * bremse.LukketAndel)
            {
                uventet.Add(new(forskjell.Gjelder, forskjell.SumAbsolutt / omsetning, bremse.LukketAndel, forskjell.SumAbsolutt, omsetning));
            }
        }

        var foer = bokfoert.Noekler.Count(bokfoert.HarBeloep);
        if (foer > 0 && endring.BorteNoekler > foer * bremse.BorteAndel)
        {
            uventet.Add(new(null, endring.BorteNoekler / (decimal)foer, bremse.BorteAndel, endring.BorteNoekler, foer));
        }

        return uventet;
    }

    private readonly record struct Endring(Dimensjon Noekkel, long Oere, bool Ny, bool Borte);

    /// <summary>The changes of one key by period, those of 0 left out.</summary>
    private static IEnumerable<(int Periode, long Oere)> Endringer(Dimensjon noekkel, Kildesaldo fil, Kildesaldo bokfoert, Saldoimportvalg valg)
    {
        var perioder = valg.Fullstendig ? fil.Perioder : fil.Rader(noekkel).Select(r => r.Key);
        var forrige = -1;
        long saldo = 0;
        foreach (var periode in perioder)
        {
            var sagt = fil.Oere(noekkel, periode) ?? 0;
            var bevegelse = sagt;
            if (valg.Kumulativ)
            {
                // The balance before the period is that of the nearest earlier period of the file, and what is booked between the two.
                foreach (var (mellom, oere) in bokfoert.Rader(noekkel))
                {
                    if (mellom > forrige && mellom < periode)
                    {
                        saldo = checked(saldo + oere);
                    }
                }

                bevegelse = checked(sagt - saldo);
                (forrige, saldo) = (periode, sagt);
            }

            var endring = checked(bevegelse - (bokfoert.Oere(noekkel, periode) ?? 0));
            if (endring != 0)
            {
                yield return (periode, endring);
            }
        }
    }

    private static Periodeforskjell Periodens(Periode gjelder, List<Endring> endringer, Saldoimportvalg valg, Func<Periode, bool> erLukket)
    {
        var sum = endringer.Aggregate(Int128.Zero, (s, e) => s + e.Oere);
        var (foert, ubalanse) = (default(Beloep), Beloep.FraOere(checked((long)sum)));
        if (!ubalanse.ErNull && valg.Differanse is { } differanse && ubalanse.Abs() <= differanse.Grense)
        {
            (foert, ubalanse) = (-ubalanse, default);
            Foer(endringer, differanse.Noekkel, foert.Oere);
        }

        endringer.Sort((a, b) => Dimensjonsorden.Instans.Compare(a.Noekkel, b.Noekkel));
        return new Periodeforskjell(
            gjelder,
            Bokfoeres(gjelder, valg, erLukket),
            [.. endringer.Select(e => new Forskjellsrad(e.Noekkel, Beloep.FraOere(e.Oere)))],
            endringer.Count(e => e.Ny),
            endringer.Count(e => e.Borte),
            foert,
            ubalanse)
        {
            SumAbsolutt = endringer.Sum(e => Math.Abs(e.Oere / 100m)),
        };
    }

    /// <summary>Adds the difference to its account. The same imbalance as last night then changes nothing: what is taken off is put back.</summary>
    private static void Foer(List<Endring> endringer, Dimensjon noekkel, long oere)
    {
        var plass = endringer.FindIndex(e => e.Noekkel == noekkel);
        if (plass < 0)
        {
            endringer.Add(new Endring(noekkel, oere, Ny: false, Borte: false));
            return;
        }

        var samlet = endringer[plass] with { Oere = checked(endringer[plass].Oere + oere), Ny = false, Borte = false };
        endringer.RemoveAt(plass);
        if (samlet.Oere != 0)
        {
            endringer.Add(samlet);
        }
    }

    /// <summary>The period itself when it is open; else, when it may be moved, the first open one after it.</summary>
    private static Periode? Bokfoeres(Periode gjelder, Saldoimportvalg valg, Func<Periode, bool> erLukket)
    {
        if (!erLukket(gjelder))
        {
            return gjelder;
        }

        if (valg.LukketPeriode == LukketPeriodevalg.FoersteAapne)
        {
            for (var nummer = gjelder.Nummer + 1; nummer <= Periode.Stoerste; nummer++)
            {
                if (!erLukket(Periode.Fra(nummer)))
                {
                    return Periode.Fra(nummer);
                }
            }
        }

        return null;
    }

    private static bool ErBorte(Dimensjon noekkel, Kildesaldo bokfoert, List<(int Periode, long Oere)> endringer)
    {
        var etter = bokfoert.Rader(noekkel).ToDictionary(r => r.Key, r => r.Value);
        foreach (var (periode, oere) in endringer)
        {
            etter[periode] = checked(etter.GetValueOrDefault(periode) + oere);
        }

        return etter.Values.All(o => o == 0);
    }
}
