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
    /// At most <paramref name="antall"/> postings after a position. The cube knows how many there are and where most keys have their first two,
    /// so a page is looked for in the part of the chain that should hold it, among the keys that have begun by then, and after that in a larger
    /// one: what it costs follows neither how many postings the keys have nor how many keys there are.
    /// </summary>
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

        // Where all postings are in the periods, the rows need not be read to know it.
        var alle = asked == whole;
        var end = grunnlag.Hode.Sekvens;
        var enough = alle ? Nok(kube, keys, etter, antall) : null;
        for (var part = Math.Max(Overmaal * antall * (end / asked + 1), 1); ; part *= Overmaal)
        {
            var to = Math.Min(etter.Sekvens < end - part ? etter.Sekvens + part : end, enough ?? end);
            var (begun, alone) = Begynt(kube, keys, etter, to);
            var sporring = new Posteringssporring(grunnlag.Hode.Kommunenummer, grunnlag.Grunndata.Aar, begun, fra, til, to, etter, antall - rows.Count);
            rows.AddRange(await store.PosteringerAsync(
                alle ? sporring with { FraPeriode = Periode.InngaaendeBalanse, TilPeriode = Periode.Aarsavslutning, Eneste = alone } : sporring, ct));
            if (rows.Count == antall || to == end)
            {
                return rows;
            }

            (etter, enough) = (Posisjon.EtterAlle(to), null);
        }
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
