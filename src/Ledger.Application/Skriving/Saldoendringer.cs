using System.Runtime.InteropServices;
using Ledger.Application.Porter;
using Ledger.Domain.Budsjett;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Skriving;

/// <summary>The changes of saldo that the entries of one write make, one per key and period. Used by the thread that appends.</summary>
internal sealed class Saldoendringer
{
    // A cell as one integer: the number of its key, then 16 bits of slag, 8 of period and 8 of the period it is about.
    private const int Cellebiter = 32;
    private const long Cellemaske = (1L << Cellebiter) - 1;

    private readonly List<Celle> _celler = [];
    private readonly Dictionary<long, int> _celleplasser = [];

    // The cell that each key had last: most rows of a key are of the period of the one before.
    private readonly List<int> _sisteCelle = [];
    private readonly List<int> _lagredeNoekler = [];

    /// <summary>The store's numbers of the write's next keys.</summary>
    public void LeggTilNoekler(IReadOnlyList<int> lagrede)
    {
        _lagredeNoekler.AddRange(lagrede);
        _sisteCelle.AddRange(Enumerable.Repeat(-1, lagrede.Count));
    }

    /// <summary>The changes of saldo, sorted by key, so that the database's pages are visited in order. To be read once, when all is appended.</summary>
    public IEnumerable<Saldodelta> Deltaer()
    {
        var order = new (long Noekkel, int Plass)[_celler.Count];
        for (var i = 0; i < order.Length; i++)
        {
            var key = _celler[i].Noekkel;
            order[i] = (((long)_lagredeNoekler[(int)(key >> Cellebiter)] << Cellebiter) | (key & Cellemaske), i);
        }

        Array.Sort(order);
        foreach (var (key, plass) in order)
        {
            var cell = _celler[plass];
            yield return new Saldodelta(
                (int)(key >> Cellebiter), (int)((key >> 16) & 0xFFFF), (byte)((key >> 8) & 0xFF), (byte)(key & 0xFF), cell.Beloep, cell.Antall, cell.Foerste);
        }
    }

    /// <summary>
    /// Adds postings to the saldo of their period, and budget lines to those of the months that they are spread over. The rows get the store's
    /// numbers of their keys, and those must be known.
    /// </summary>
    public void Ta(Journalinnslag entry)
    {
        var periode = (byte)entry.Post.Periode.GetValueOrDefault();
        var rader = entry.Rader.AsSpan();
        for (var i = 0; i < rader.Length; i++)
        {
            ref var rad = ref rader[i];
            if (entry.Type is { } type)
            {
                Fordel(rad, type);
            }
            else
            {
                Endre(
                    rad.Noekkel, Saldoslag.Regnskap, periode, rad.GjelderPeriode ?? periode, rad.Beloep, 1, Posisjon.Fra(entry.Post.Sekvens, i + 1));
            }

            rad.Noekkel = _lagredeNoekler[rad.Noekkel];
        }
    }

    private void Fordel(in Journalrad rad, Vedtakstype type)
    {
        var slag = type.ErIOpprinnelig() ? Saldoslag.OpprinneligBudsjett : Saldoslag.Budsjettendring;
        var maaneder = Periodisering.Parse(rad.Periodisering ?? "").Fordel(Beloep.FraOere(rad.Beloep));
        for (var m = 0; m < maaneder.Length; m++)
        {
            Endre(rad.Noekkel, slag, (byte)(m + 1), (byte)(m + 1), maaneder[m].Oere, m == 0 ? 1 : 0, default);
        }
    }

    private void Endre(int noekkel, Saldoslag slag, byte periode, byte gjelder, long beloep, long antall, Posisjon posisjon)
    {
        var key = ((long)noekkel << Cellebiter) | ((long)slag << 16) | ((long)periode << 8) | gjelder;
        ref var place = ref CollectionsMarshal.AsSpan(_sisteCelle)[noekkel];
        if (place < 0 || _celler[place].Noekkel != key)
        {
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_celleplasser, key, out var exists);
            if (!exists)
            {
                known = _celler.Count;
                _celler.Add(new Celle(key, 0, 0, posisjon));
            }

            place = known;
        }

        ref var cell = ref CollectionsMarshal.AsSpan(_celler)[place];
        var sum = (Int128)cell.Beloep + beloep;
        cell = sum >= long.MinValue && sum <= long.MaxValue
            ? cell with { Beloep = (long)sum, Antall = cell.Antall + antall }
            : throw Skriveflyt.SumUtenforOmraadet();
    }

    /// <summary>A saldo that changes: the write's own number of its key, slag and periods in one, by how much, and where the rows begin.</summary>
    private readonly record struct Celle(long Noekkel, long Beloep, long Antall, Posisjon Foerste);
}
