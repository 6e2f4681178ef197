using Ledger.Application.Porter;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Lesing;

/// <summary>Pages of the postings behind keys of a cube, in chain order. How a page is found stands in <c>docs/internals/saldo-and-pages.md</c>.</summary>
public static class Posteringssider
{
    /// <summary>
    /// At most <paramref name="antall"/> postings after a position. The part of the chain that should hold them is read first, and then, while
    /// the page is not full, the parts after it, each longer than the one before. So the cost follows the page, and not how many postings the
    /// keys have.
    /// </summary>
    /// <param name="noekler">Keys of the cube, ascending.</param>
    public static async Task<IReadOnlyList<LagretPostering>> LesAsync(
        this IHovedbokleser store,
        Rapportgrunnlag grunnlag,
        IEnumerable<int> noekler,
        Periode fra,
        Periode til,
        Posisjon etter,
        int antall,
        CancellationToken ct)
    {
        var utvalg = Sideutvalg.Av(grunnlag.Kube, noekler, fra, til, etter, antall);
        var plan = new Sideplan(utvalg, grunnlag.Hode, etter, antall);
        var rader = new List<LagretPostering>();
        foreach (var del in plan.Deler())
        {
            rader.AddRange(await store.PosteringerAsync(plan.Sporring(del, plan.Antall - rader.Count) with { Periodisering = grunnlag.Periodisering }, ct));
            if (rader.Count >= plan.Antall)
            {
                break;
            }
        }

        return rader;
    }
}
