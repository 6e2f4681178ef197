using Ledger.Application.Porter;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Rapporter;

/// <summary>Pages of the postings behind keys of a cube, in chain order.</summary>
public static class Posteringssider
{
    private const int Overmaal = 4;

    /// <summary>For so few keys it costs less to look them up than to ask where the periods begin.</summary>
    private const int MestOppslag = 500;

    /// <summary>
    /// At most <paramref name="antall"/> postings after a position. The cube knows how many there are and where most keys have their first two,
    /// so a page is looked for in the part of the chain that should hold it, and after that in a larger one. What it costs follows neither how
    /// many postings the keys have nor, where they are most of what there is, how many keys there are.
    /// </summary>
    /// <param name="noekler">Keys of the cube, ascending.</param>
    public static async Task<IReadOnlyList<LagretPostering>> LesAsync(
        this ILedgerStore store, Rapportgrunnlag grunnlag, IEnumerable<int> noekler, Periode fra, Periode til, Posisjon etter, int antall, CancellationToken ct)
    {
        var kube = grunnlag.Kube;
        var keys = new List<int>();
        long asked = 0, whole = 0;
        foreach (var key in noekler)
        {
            var (count, all) = kube.AntallPosteringer(key, fra, til);
            if (count > 0)
            {
                keys.Add(key);
                asked += count;
                whole += all;
            }
        }

        var rows = new List<LagretPostering>();
        if (keys.Count == 0)
        {
            return rows;
        }

        var (start, end) = (1L, grunnlag.Hode.Sekvens);
        if (asked < whole || keys.Count > MestOppslag)
        {
            var (first, last) = await store.OmfangAsync(grunnlag.Hode.Kommunenummer, grunnlag.Grunndata.Aar, fra, til, ct) ?? (1, end);
            (start, end) = (first, Math.Min(last, end));
            etter = etter.Sekvens < start ? Posisjon.EtterAlle(start - 1) : etter;
        }

        // Where all postings are in the periods, the rows need not be read to know it.
        var alle = asked == whole;
        var sporring = new Posteringssporring(
            grunnlag.Hode.Kommunenummer, id => null, null, alle ? Periode.InngaaendeBalanse : fra, alle ? Periode.Aarsavslutning : til, end, etter, antall);
        var part = Math.Max(Overmaal * antall * (((end - start) / asked) + 1), 1);
        if (part < keys.Count)
        {
            sporring = sporring with { Noekkel = Oppslag(kube, keys), TilSekvens = Til(etter, part, end) };
            rows.AddRange(await store.PosteringerAsync(sporring, ct));
            etter = Posisjon.EtterAlle(sporring.TilSekvens);
        }

        var enough = alle && rows.Count < antall ? Nok(kube, keys, etter, antall - rows.Count) : null;
        for (; rows.Count < antall && etter < Posisjon.EtterAlle(end); part *= Overmaal)
        {
            var to = Math.Min(Til(etter, part, end), enough ?? end);
            var (begun, alone) = Begynt(kube, keys, etter, to);
            rows.AddRange(await store.PosteringerAsync(
                sporring with
                {
                    Noekkel = id => begun.TryGetValue(id, out var dimensjon) ? dimensjon : null,
                    Ider = begun.Keys,
                    Eneste = alle ? alone : sporring.Eneste,
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
            var kjente = noekler.ToDictionary(kube.Id, key => kube.Noekkel(key));
            return id => kjente.TryGetValue(id, out var dimensjon) ? dimensjon : null;
        }

        return id => kube.Finn(id) is { } key && noekler.BinarySearch(key) >= 0 ? kube.Noekkel(key) : null;
    }

    /// <summary>The keys that may have postings in a part of the chain, and of those that have their first one in it and the next after it: where it stands.</summary>
    private static (Dictionary<int, Dimensjon> Begynt, Dictionary<int, Posisjon> Eneste) Begynt(Saldokube kube, List<int> noekler, Posisjon etter, long til)
    {
        var begun = new Dictionary<int, Dimensjon>();
        var alone = new Dictionary<int, Posisjon>();
        foreach (var key in noekler)
        {
            ref readonly var noekkel = ref kube.Saldonoekkel(key);
            if (noekkel.Foerste.Sekvens <= til)
            {
                begun.Add(noekkel.Id, noekkel.Dimensjon);
                if (noekkel.Foerste > etter && noekkel.Neste.Sekvens > til)
                {
                    alone.Add(noekkel.Id, noekkel.Foerste);
                }
            }
        }

        return (begun, alone);
    }

    /// <summary>Where a page is sure to be full: so many keys have begun after its start and by then. Null when that is not known.</summary>
    private static long? Nok(Saldokube kube, List<int> noekler, Posisjon etter, int antall)
    {
        var begun = new List<long>(noekler.Count);
        foreach (var key in noekler)
        {
            if (kube.Saldonoekkel(key).Foerste is var first && first > etter)
            {
                begun.Add(first.Sekvens);
            }
        }

        return begun.Count < antall ? null : begun.Order().ElementAt(antall - 1);
    }
}
