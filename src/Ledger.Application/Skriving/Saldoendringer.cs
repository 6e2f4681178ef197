using Ledger.Application.Porter;
using Ledger.Domain.Budsjett;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Skriving;

/// <summary>The changes of saldo that the entries of one write make, one per key and period. Used by the thread that appends.</summary>
internal sealed class Saldoendringer
{
    private const int Cellebiter = 32;
    private const int Ingen = -1;

    private readonly Sideliste<Celle> _celler = new();

    // The newest cell of each key, from which the others follow: few, and most rows of a key are of the period of the one before.
    private readonly Sideliste<int> _sisteCelle = new();
    private readonly Sideliste<int> _lagredeNoekler = new();

    /// <summary>The store's numbers of the write's next keys.</summary>
    public void LeggTilNoekler(IReadOnlyList<int> lagrede)
    {
        foreach (var noekkel in lagrede)
        {
            _lagredeNoekler.Legg(noekkel);
            _sisteCelle.Legg(Ingen);
        }
    }

    /// <summary>The changes of saldo, sorted by key, so that the database's pages are visited in order. To be read once, when all is appended.</summary>
    public IEnumerable<Saldodelta> Deltaer()
    {
        var order = new (long Noekkel, int Plass)[_celler.Antall];
        for (var i = 0; i < order.Length; i++)
        {
            ref readonly var cell = ref _celler[i];
            order[i] = (((long)_lagredeNoekler[cell.Noekkel] << Cellebiter) | cell.Sted, i);
        }

        Array.Sort(order);
        foreach (var (key, plass) in order)
        {
            var cell = _celler[plass];
            var (slag, periode, gjelder) = ((int)(cell.Sted >> 16), (byte)((cell.Sted >> 8) & 0xFF), (byte)(cell.Sted & 0xFF));
            yield return new Saldodelta((int)(key >> Cellebiter), slag, periode, gjelder, cell.Beloep, cell.Antall, cell.Foerste);
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
        var sted = ((uint)slag << 16) | ((uint)periode << 8) | gjelder;
        ref var cell = ref CelleAv(noekkel, sted, posisjon);
        var sum = (Int128)cell.Beloep + beloep;
        if (sum < long.MinValue || sum > long.MaxValue)
        {
            throw Skriveflyt.SumUtenforOmraadet();
        }

        (cell.Beloep, cell.Antall) = ((long)sum, cell.Antall + antall);
    }

    /// <summary>The key's cell of a place; a new one is made where it has none.</summary>
    private ref Celle CelleAv(int noekkel, uint sted, Posisjon posisjon)
    {
        ref var siste = ref _sisteCelle[noekkel];
        for (var plass = siste; plass != Ingen; plass = _celler[plass].Forrige)
        {
            if (_celler[plass].Sted == sted)
            {
                return ref _celler[plass];
            }
        }

        siste = _celler.Legg(new Celle { Noekkel = noekkel, Sted = sted, Foerste = posisjon, Forrige = siste });
        return ref _celler[siste];
    }

    /// <summary>A saldo that changes: by how much, and where the rows begin.</summary>
    private struct Celle
    {
        public long Beloep;
        public long Antall;
        public Posisjon Foerste;

        /// <summary>The write's own number of the key.</summary>
        public int Noekkel;

        /// <summary>16 bits of slag, 8 of period and 8 of the period it is about.</summary>
        public uint Sted;

        /// <summary>The key's cell before this one.</summary>
        public int Forrige;
    }
}
