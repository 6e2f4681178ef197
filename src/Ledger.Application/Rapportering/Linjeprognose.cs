using Ledger.Application.Lesing;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Serier;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Rapportering;

/// <summary>What the forecast of each line of a statement is made of: the parts by the keys that count in the line.</summary>
internal static class Linjeprognose
{
    /// <returns>By the line's place; null for all when no forecast is explained.</returns>
    public static Func<int, IReadOnlyList<Prognosedelsvar>?> Av(
        Rapportgrunnlag grunnlag, Oppstillingsplan plan, Oppstillingsgrunnlag kilde, Visning visning)
    {
        if (grunnlag.Kolonner?.FirstOrDefault(k => k.Navn == Kolonnevalg.Prognose)?.Deler is not { } deler)
        {
            return _ => null;
        }

        var svar = plan.Definisjon.Linjer.Select(_ => new List<Prognosedelsvar>()).ToArray();
        foreach (var (del, versjon) in deler(null))
        {
            grunnlag.Avbrudd.ThrowIfCancellationRequested();
            foreach (var (linje, sum) in Fordel(del, plan, kilde))
            {
                svar[linje].Add(Prognosedelsvar.Av(sum, versjon, visning));
            }
        }

        return linje => svar[linje];
    }

    /// <summary>A part as it counts in each line that it counts in.</summary>
    private static Dictionary<int, Prognosedel> Fordel(Prognosedel del, Oppstillingsplan plan, Oppstillingsgrunnlag kilde)
    {
        var summer = new Dictionary<int, Prognosedel>();
        var tom = del with { Beloep = Beloep.Null, Tall = del.Tall is null ? null : Prognosetall.Null, Poster = [] };
        foreach (var post in del.Poster)
        {
            if (kilde.Utvalg?.Invoke(post.Dimensjon) == false)
            {
                continue;
            }

            foreach (var (linje, vekt) in plan.Vekt(post.Dimensjon))
            {
                var sum = summer.GetValueOrDefault(linje, tom);
                for (var gang = 0; gang < Math.Abs(vekt); gang++)
                {
                    sum = sum with
                    {
                        Beloep = vekt > 0 ? sum.Beloep + post.Beloep : sum.Beloep - post.Beloep,
                        Tall = post.Tall is { } tall ? sum.Tall! + (vekt > 0 ? tall : -tall) : sum.Tall,
                    };
                }

                summer[linje] = sum;
            }
        }

        return summer;
    }
}
