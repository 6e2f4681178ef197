using Ledger.Application.Porter;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Rapporter;

/// <summary>Pages of the postings behind keys of a cube, in chain order.</summary>
public static class Posteringssider
{
    private const int Overmaal = 4;

    /// <summary>
    /// At most <paramref name="antall"/> postings after a position. The cube knows how many there are and where those of each key and period
    /// begin, so a page is looked for in the part of the chain that should hold it, and after that in a larger one. What it costs follows
    /// neither how many postings the keys have nor, where they are most of what there is, how many keys there are.
    /// </summary>
    /// <param name="noekler">Keys of the cube, ascending.</param>
    public static async Task<IReadOnlyList<LagretPostering>> LesAsync(
        this IHovedbokleser store, Rapportgrunnlag grunnlag, IEnumerable<int> noekler, Periode fra, Periode til, Posisjon etter, int antall, CancellationToken ct)
    {
        var (kube, end) = (grunnlag.Kube, grunnlag.Hode.Sekvens);
        var keys = new List<(int Noekkel, uint Begynner)>();
        var (asked, start, alle) = (0L, long.MaxValue, true);
        var foerste = new Foerste(etter, antall);
        foreach (var key in noekler)
        {
            var celler = kube.Regnskapsceller(key, fra, til, out var erAlle);
            if (celler.IsEmpty)
            {
                continue;
            }

            var begins = uint.MaxValue;
            foreach (ref readonly var celle in celler)
            {
                asked += celle.Antall;
                begins = Math.Min(begins, celle.Foerste);
                foerste.Ta(celle);
            }

            keys.Add((key, begins));
            (start, alle) = (Math.Min(start, begins), alle && erAlle);
        }

        var rows = new List<LagretPostering>();
        if (keys.Count == 0)
        {
            return rows;
        }

        if (etter.Sekvens < start)
        {
            etter = Posisjon.EtterAlle(Math.Max(start - 1, 0));
            antall = (int)Math.Min(antall, asked); // so that nobody looks for more
        }

        // Where all postings of the keys are in the periods, the rows need not be read to know it.
        var (first, last) = alle ? (Periode.InngaaendeBalanse, Periode.Aarsavslutning) : (fra, til);
        var enough = foerste.Fullt;
        for (var part = Overmaal * antall * ((Math.Max(end - start, 0) / asked) + 1); rows.Count < antall && etter < Posisjon.EtterAlle(end); part *= Overmaal)
        {
            var to = Math.Min(etter.Sekvens < end - part ? etter.Sekvens + part : end, enough ?? end);
            var (begun, ids, places) = Begynt(kube, keys, fra, til, etter, to);

            // To read on through an entry costs about what it costs to look a key up.
            var sporring = ids.Count <= part
                ? new Posteringssporring(grunnlag.Hode.Ledger, id => begun.TryGetValue(id, out var d) ? d : null, ids, first, last, to, etter, antall - rows.Count) { Plasser = places }
                : new Posteringssporring(grunnlag.Hode.Ledger, Oppslag(kube, keys), null, first, last, to, etter, antall - rows.Count);
            rows.AddRange(await store.PosteringerAsync(sporring, ct));
            (etter, enough) = (Posisjon.EtterAlle(to), null);
        }

        return rows;
    }

    /// <summary>What an id stands for, where there are too many keys for a list of them to be made for a page.</summary>
    private static Func<int, Dimensjon?> Oppslag(Saldokube kube, List<(int Noekkel, uint Begynner)> noekler)
    {
        if (kube.Finn(kube.Id(noekler[0].Noekkel)) is null)
        {
            var known = noekler.ToDictionary(n => kube.Id(n.Noekkel), n => kube.Noekkel(n.Noekkel));
            return id => known.TryGetValue(id, out var dimensjon) ? dimensjon : null;
        }

        var order = Comparer<(int Noekkel, uint)>.Create((a, b) => a.Noekkel.CompareTo(b.Noekkel));
        return id => kube.Finn(id) is { } key && noekler.BinarySearch((key, 0), order) >= 0 ? kube.Noekkel(key) : null;
    }

    /// <summary>The keys that may have postings in a part of the chain: those to look up, and where the postings of the others stand.</summary>
    private static (Dictionary<int, Dimensjon> Begynt, List<int> Ider, List<Posisjon> Plasser) Begynt(
        Saldokube kube, List<(int Noekkel, uint Begynner)> noekler, Periode fra, Periode til, Posisjon etter, long slutt)
    {
        var begun = new Dictionary<int, Dimensjon>();
        var ids = new List<int>();
        var places = new List<Posisjon>();
        foreach (var (key, begins) in noekler)
        {
            if (begins > slutt)
            {
                continue;
            }

            var (before, isKnown) = (places.Count, true);
            foreach (ref readonly var celle in kube.Regnskapsceller(key, fra, til))
            {
                if (celle.Foerste > slutt)
                {
                    continue;
                }

                if (celle.Eneste is not { } only)
                {
                    isKnown = false;
                }
                else if (only > etter)
                {
                    places.Add(only);
                }
            }

            if (!isKnown)
            {
                places.RemoveRange(before, places.Count - before);
                ids.Add(kube.Id(key));
            }

            if (!isKnown || places.Count > before)
            {
                begun.Add(kube.Id(key), kube.Noekkel(key));
            }
        }

        return (begun, ids, places);
    }

    /// <summary>Finds where a page is sure to be full: so many cells have their first posting after its start and by then.</summary>
    private sealed class Foerste(Posisjon etter, int antall)
    {
        // The last of them foremost.
        private readonly PriorityQueue<long, long> _koe = new();
        private long _siste = long.MaxValue;

        /// <summary>A sequence number; null when it is not known.</summary>
        public long? Fullt => _koe.Count < antall ? null : _siste;

        public void Ta(in Saldocelle celle)
        {
            if (celle.Foerste >= _siste || !(celle.Eneste is { } only ? only > etter : celle.Foerste > etter.Sekvens))
            {
                return;
            }

            if (_koe.Count < antall)
            {
                _koe.Enqueue(celle.Foerste, -celle.Foerste);
            }
            else
            {
                _koe.DequeueEnqueue(celle.Foerste, -celle.Foerste);
            }

            _siste = _koe.Count < antall ? long.MaxValue : _koe.Peek();
        }
    }
}
