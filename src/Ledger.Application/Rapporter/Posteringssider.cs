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
        this ILedgerStore store, Rapportgrunnlag grunnlag, IEnumerable<int> noekler, Periode fra, Periode til, Posisjon etter, int antall, CancellationToken ct)
    {
        var kube = grunnlag.Kube;
        var keys = new List<int>();
        var (asked, start, alle) = (0L, long.MaxValue, true);
        foreach (var key in noekler)
        {
            var celler = kube.Regnskapsceller(key, fra, til);
            if (celler.IsEmpty)
            {
                continue;
            }

            keys.Add(key);
            alle &= celler.Length == kube.Regnskapsceller(key, Periode.InngaaendeBalanse, Periode.Aarsavslutning).Length;
            foreach (ref readonly var celle in celler)
            {
                asked += celle.Antall;
                start = Math.Min(start, celle.Foerste);
            }
        }

        var rows = new List<LagretPostering>();
        if (keys.Count == 0)
        {
            return rows;
        }

        var end = grunnlag.Hode.Sekvens;
        if (etter.Sekvens < start)
        {
            etter = Posisjon.EtterAlle(Math.Max(start - 1, 0));
            antall = (int)Math.Min(antall, asked); // so that nobody looks for more
        }

        // Where all postings of the keys are in the periods, the rows need not be read to know it.
        var sporring = new Posteringssporring(
            grunnlag.Hode.Kommunenummer, id => null, null, alle ? Periode.InngaaendeBalanse : fra, alle ? Periode.Aarsavslutning : til, end, etter, antall);
        var part = Overmaal * antall * ((Math.Max(end - start, 0) / asked) + 1);
        if (part < keys.Count && etter.Sekvens < end)
        {
            sporring = sporring with { Noekkel = Oppslag(kube, keys), TilSekvens = Til(etter, part, end) };
            rows.AddRange(await store.PosteringerAsync(sporring, ct));
            etter = Posisjon.EtterAlle(sporring.TilSekvens);
        }

        for (var enough = Nok(kube, keys, fra, til, etter, antall - rows.Count); rows.Count < antall && etter < Posisjon.EtterAlle(end); part *= Overmaal)
        {
            var to = Math.Min(Til(etter, part, end), enough ?? end);
            var (begun, ider, plasser) = Begynt(kube, keys, fra, til, etter, to);
            rows.AddRange(await store.PosteringerAsync(
                sporring with
                {
                    Noekkel = id => begun.TryGetValue(id, out var dimensjon) ? dimensjon : null,
                    Ider = ider,
                    Plasser = plasser,
                    TilSekvens = to,
                    Etter = etter,
                    Antall = antall - rows.Count,
                },
                ct));
            (etter, enough) = (Posisjon.EtterAlle(to), null);
        }

        return rows;
    }

    private static long Til(Posisjon etter, long del, long slutt) => etter.Sekvens < slutt - del ? etter.Sekvens + del : slutt;

    /// <summary>What an id stands for where there are too many keys for a list of them to be made for one page.</summary>
    private static Func<int, Dimensjon?> Oppslag(Saldokube kube, List<int> noekler)
    {
        if (kube.Finn(kube.Id(noekler[0])) is null)
        {
            var known = noekler.ToDictionary(kube.Id, key => kube.Noekkel(key));
            return id => known.TryGetValue(id, out var dimensjon) ? dimensjon : null;
        }

        return id => kube.Finn(id) is { } key && noekler.BinarySearch(key) >= 0 ? kube.Noekkel(key) : null;
    }

    /// <summary>The keys that may have postings in a part of the chain: those to look up, and where the postings of the others stand.</summary>
    private static (Dictionary<int, Dimensjon> Begynt, List<int> Ider, List<Posisjon> Plasser) Begynt(Saldokube kube, List<int> noekler, Periode fra, Periode til, Posisjon etter, long slutt)
    {
        var begun = new Dictionary<int, Dimensjon>();
        var ids = new List<int>();
        var places = new List<Posisjon>();
        foreach (var key in noekler)
        {
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

    /// <summary>Where a page is sure to be full: postings of so many keys and periods begin after its start and by then. Null when that is not known.</summary>
    private static long? Nok(Saldokube kube, List<int> noekler, Periode fra, Periode til, Posisjon etter, int antall)
    {
        if (antall < 1)
        {
            return null;
        }

        var begun = new List<long>(noekler.Count);
        foreach (var key in noekler)
        {
            foreach (ref readonly var celle in kube.Regnskapsceller(key, fra, til))
            {
                if (celle.Eneste is { } only ? only > etter : celle.Foerste > etter.Sekvens)
                {
                    begun.Add(celle.Foerste);
                }
            }
        }

        return begun.Count < antall ? null : begun.Order().ElementAt(antall - 1);
    }
}
