using Ledger.Application.Porter;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Lesing;

/// <summary>A part of the chain.</summary>
/// <param name="Til">The last sequence number of the part.</param>
/// <param name="Lengde">How many entries it was meant to have; the end of the chain may cut it.</param>
internal readonly record struct Kjededel(Posisjon Etter, long Til, long Lengde);

/// <summary>
/// Plans how a page of postings is read: in which parts of the chain it is looked for, and whether a part is read by looking the keys up or by
/// going through its entries.
/// </summary>
internal sealed class Sideplan
{
    /// <summary>
    /// How many times as many entries the first part has as the page would need if the postings lay evenly, and how many times as long each part
    /// is as the one before. Chosen, not compared: a part that is too short costs one more question, one that is too long more keys.
    /// </summary>
    private const int Overmaal = 4;

    /// <summary>How many entries can be gone through for what it costs to look one key up. Chosen, not compared.</summary>
    private const int InnslagPerOppslag = 1;

    private readonly Sideutvalg _utvalg;
    private readonly Kommunehode _hode;
    private readonly Posisjon _etter;

    /// <param name="etter">The position that the page begins after.</param>
    public Sideplan(Sideutvalg utvalg, Kommunehode hode, Posisjon etter, int antall)
    {
        (_utvalg, _hode) = (utvalg, hode);
        var erFoersteSide = etter.Sekvens < utvalg.Begynner;

        // Nothing stands before the first posting. And a first page that has all there is must not be looked for further.
        _etter = erFoersteSide && utvalg.Noekler.Count > 0 ? Posisjon.EtterAlle(Math.Max(utvalg.Begynner - 1, 0)) : etter;
        Antall = erFoersteSide ? (int)Math.Min(antall, utvalg.AntallPosteringer) : antall;
    }

    /// <summary>How many postings fill the page.</summary>
    public int Antall { get; }

    /// <summary>The parts of the chain to look in, in order, to its end. None when there are no postings.</summary>
    public IEnumerable<Kjededel> Deler()
    {
        if (_utvalg.Noekler.Count == 0)
        {
            yield break;
        }

        var (etter, slutt, fullVed) = (_etter, _hode.Sekvens, _utvalg.FullVed);
        var innslagPerPostering = (Math.Max(slutt - _utvalg.Begynner, 0) / _utvalg.AntallPosteringer) + 1;
        for (var lengde = Overmaal * Antall * innslagPerPostering; etter < Posisjon.EtterAlle(slutt); lengde *= Overmaal)
        {
            var til = Math.Min(etter.Sekvens < slutt - lengde ? etter.Sekvens + lengde : slutt, fullVed ?? slutt);
            yield return new Kjededel(etter, til, lengde);
            (etter, fullVed) = (Posisjon.EtterAlle(til), null);
        }
    }

    /// <summary>The question to the store for a part.</summary>
    /// <param name="antall">How many postings the page still has room for.</param>
    public Posteringssporring Sporring(Kjededel del, int antall)
    {
        var (fra, til) = _utvalg.ErAllePerioder ? (Periode.InngaaendeBalanse, Periode.Aarsavslutning) : (_utvalg.Fra, _utvalg.Til);
        var begynte = new Begynte(_utvalg, del);
        return begynte.Ider.Count * InnslagPerOppslag <= del.Lengde
            ? new(_hode.Ledger, _utvalg.Kube.Aar, begynte.Dimensjon, begynte.Ider, fra, til, del.Til, del.Etter, antall) { Plasser = begynte.Plasser }
            : new(_hode.Ledger, _utvalg.Kube.Aar, Dimensjonsoppslag(), null, fra, til, del.Til, del.Etter, antall);
    }

    /// <summary>What an id stands for among all keys of the page; for a part with so many keys that a list of them would cost more than the page.</summary>
    private Func<int, Dimensjon?> Dimensjonsoppslag()
    {
        var (kube, noekler) = (_utvalg.Kube, (List<Sidenoekkel>)_utvalg.Noekler);
        if (kube.Finn(kube.Id(noekler[0].Noekkel)) is null)
        {
            var kjente = noekler.ToDictionary(n => kube.Id(n.Noekkel), n => kube.Noekkel(n.Noekkel));
            return id => kjente.TryGetValue(id, out var dimensjon) ? dimensjon : null;
        }

        var orden = Comparer<Sidenoekkel>.Create((a, b) => a.Noekkel.CompareTo(b.Noekkel));
        return id => kube.Finn(id) is { } noekkel && noekler.BinarySearch(new(noekkel, 0), orden) >= 0 ? kube.Noekkel(noekkel) : null;
    }

    /// <summary>
    /// The keys that may have postings in a part of the chain: those that have begun by its end. Most keys have one posting in a period, and the
    /// cube knows where such a posting stands; only the other keys are looked up.
    /// </summary>
    private sealed class Begynte
    {
        private readonly Dictionary<int, Dimensjon> _dimensjoner = [];

        public Begynte(Sideutvalg utvalg, Kjededel del)
        {
            foreach (var (noekkel, begynner) in utvalg.Noekler)
            {
                if (begynner <= del.Til)
                {
                    Legg(utvalg, noekkel, del);
                }
            }
        }

        /// <summary>The ids of the keys to look up.</summary>
        public List<int> Ider { get; } = [];

        /// <summary>Where the postings of the other keys stand.</summary>
        public List<Posisjon> Plasser { get; } = [];

        /// <summary>What an id stands for; null when its key is not among them.</summary>
        public Dimensjon? Dimensjon(int id) => _dimensjoner.TryGetValue(id, out var dimensjon) ? dimensjon : null;

        private void Legg(Sideutvalg utvalg, int noekkel, Kjededel del)
        {
            var plasserFoer = Plasser.Count;
            foreach (ref readonly var celle in utvalg.Kube.Regnskapsceller(noekkel, utvalg.Fra, utvalg.Til))
            {
                if (celle.Foerste > del.Til)
                {
                    continue;
                }

                if (celle.Eneste is not { } eneste)
                {
                    Plasser.RemoveRange(plasserFoer, Plasser.Count - plasserFoer); // the look-up finds those too
                    Ider.Add(utvalg.Kube.Id(noekkel));
                    _dimensjoner.Add(utvalg.Kube.Id(noekkel), utvalg.Kube.Noekkel(noekkel));
                    return;
                }

                if (eneste > del.Etter)
                {
                    Plasser.Add(eneste);
                }
            }

            if (Plasser.Count > plasserFoer)
            {
                _dimensjoner.Add(utvalg.Kube.Id(noekkel), utvalg.Kube.Noekkel(noekkel));
            }
        }
    }
}
