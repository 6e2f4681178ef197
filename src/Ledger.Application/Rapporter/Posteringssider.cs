using Ledger.Application.Porter;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Rapporter;

/// <summary>Pages of the postings behind keys of a cube, in chain order.</summary>
public static class Posteringssider
{
    private const int Overmaal = 4;

    /// <summary>
    /// At most <paramref name="antall"/> postings after a position. The cube knows how many there are and where most keys have their first, so a
    /// page is looked for in the part of the chain that should hold it, among the keys that have begun by then, and after that in a larger
    /// one: what it costs follows neither how many postings the keys have nor how many keys there are.
    /// </summary>
    public static async Task<IReadOnlyList<LagretPostering>> LesAsync(
        this ILedgerStore store, Rapportgrunnlag grunnlag, IEnumerable<int> noekler, Periode fra, Periode til, long etterSekvens, int etterLinje, int antall, CancellationToken ct)
    {
        var kube = grunnlag.Kube;
        var ids = new List<(long Foerste, int Id, Dimensjon Dimensjon)>();
        long asked = 0, whole = 0;
        foreach (var key in noekler)
        {
            var count = kube.AntallPosteringer(key, til) - (fra.Nummer == 0 ? 0 : kube.AntallPosteringer(key, Periode.Fra(fra.Nummer - 1)));
            if (count > 0)
            {
                ids.Add((kube.Foerste(key), kube.Id(key), kube.Noekkel(key)));
                asked += count;
                whole += kube.AntallPosteringer(key, Periode.Aarsavslutning);
            }
        }

        var rows = new List<LagretPostering>();
        if (ids.Count == 0)
        {
            return rows;
        }

        // Where all postings are in the periods, the rows need not be read to know it.
        var (first, last) = asked == whole ? (Periode.InngaaendeBalanse, Periode.Aarsavslutning) : (fra, til);
        var end = grunnlag.Hode.Sekvens;
        var enough = asked == whole ? Nok(ids, etterSekvens, antall) : null;
        for (var part = Math.Max(Overmaal * antall * (end / asked + 1), 1); ; part *= Overmaal)
        {
            var to = Math.Min(etterSekvens < end - part ? etterSekvens + part : end, enough ?? end);
            rows.AddRange(await store.PosteringerAsync(
                new Posteringssporring(
                    grunnlag.Hode.Kommunenummer, grunnlag.Grunndata.Aar, ids.Where(i => i.Foerste <= to).ToDictionary(i => i.Id, i => i.Dimensjon), first, last, to, etterSekvens, etterLinje, antall - rows.Count), ct));
            if (rows.Count == antall || to == end)
            {
                return rows;
            }

            (etterSekvens, etterLinje, enough) = (to, int.MaxValue, null);
        }
    }

    /// <summary>Where a page is sure to be full: so many keys have begun after its start and by then. Null when that is not known.</summary>
    private static long? Nok(List<(long Foerste, int Id, Dimensjon Dimensjon)> noekler, long etterSekvens, int antall)
    {
        var begun = noekler.Select(n => n.Foerste).Where(f => f > etterSekvens).Order().Take(antall).ToList();
        return begun.Count == antall ? begun[^1] : null;
    }
}
