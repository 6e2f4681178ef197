using Ledger.Domain.Hovedbok;

namespace Ledger.Domain.Saldo;

/// <summary>A condition on one field of a key.</summary>
/// <param name="Test">Of a dimension with that field and nothing else.</param>
/// <param name="Verdier">Dimensions with the only values that can pass, where the condition lists them; null when all values are to be tried.</param>
internal sealed record Feltvilkaar(Dimensjonsfelt Felt, Func<Dimensjon, bool> Test, IEnumerable<Dimensjon>? Verdier);

/// <summary>
/// Finds the keys of a cube that meet conditions on several fields. To test every key of a large cube takes tens of milliseconds; a field's
/// index gives the keys of some of its values at once. So the conditions that leave fewest keys are looked up, and only those keys are tested
/// for the rest.
/// </summary>
internal static class Noekkelsoek
{
    /// <summary>
    /// A second field is looked up too when it leaves at most this many times as many keys as the first. To put a key in a bitmap costs far less
    /// than to test it, but a condition that leaves most keys is a waste. Of a million keys, ansvar with arts, and prosjekt with most arts, took
    /// 1,1 and 0,3 ms with 1, 0,7 and 0,3 with 5, 0,5 and 0,6 with 20, 0,5 and 9,8 without a limit (2026-11-26).
    /// </summary>
    private const int StoersteForhold = 5;

    /// <summary>The keys that meet all conditions, ascending.</summary>
    /// <param name="rest">The test of everything that was not looked up, given the fields that were.</param>
    public static IReadOnlyList<int> Finn(Saldokube kube, IEnumerable<Feltvilkaar> vilkaar, Func<Dimensjonsfelt, Func<Dimensjon, bool>> rest)
    {
        var oppslag = vilkaar.Select(v => (v.Felt, Utvalg: kube.Velg(v))).OrderBy(o => o.Utvalg.Mest).Take(2).ToList();
        if (oppslag.Count == 2 && oppslag[1].Utvalg.Mest > (long)oppslag[0].Utvalg.Mest * StoersteForhold)
        {
            oppslag.RemoveAt(1);
        }

        var test = rest(oppslag.Aggregate(Dimensjonsfelt.Ingen, (felt, o) => felt | o.Felt));
        if (oppslag.Count == 0)
        {
            return [.. Enumerable.Range(0, kube.Antall).Where(noekkel => test(kube.Noekkel(noekkel)))];
        }

        using var kandidater = new Noekkelsett(kube.Antall);
        oppslag[0].Utvalg.LeggI(kandidater);
        if (oppslag.Count == 2)
        {
            using var andre = new Noekkelsett(kube.Antall);
            oppslag[1].Utvalg.LeggI(andre);
            kandidater.Behold(andre);
        }

        return kandidater.Velg(noekkel => test(kube.Noekkel(noekkel)));
    }
}
