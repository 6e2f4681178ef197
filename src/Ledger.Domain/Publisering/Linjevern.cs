using Ledger.Domain.Organisasjon;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Publisering;

/// <summary>
/// Which units must not show their lines, so that those of the units that may not be shown cannot be computed. The lines of a unit are the sum of
/// those below it, and the municipality's are always shown: where one alone of such a sum is kept back, it is the rest.
/// </summary>
internal static class Linjevern
{
    /// <param name="uten">Units whose lines must not be shown.</param>
    /// <param name="loenn">What a unit pays, with all below it. Who pays nothing hides nothing.</param>
    public static HashSet<Ansvar> Utvid(Organisasjonsplan plan, IEnumerable<Ansvar> uten, Func<Ansvar, Beloep> loenn)
    {
        HashSet<Ansvar> skjult = [.. uten];
        var summer = plan.Enheter.Select(e => e.Kode).Prepend(default)
            .Select(over => (Over: over, Under: plan.Underordnede(over).Select(e => e.Kode).Where(e => loenn(e) > Beloep.Null).ToList()))
            .Where(s => s.Under.Count > 0).ToList();

        // The only one that pays of a municipality has the municipality's lines, and the only one below it the same: that cannot be hidden.
        HashSet<Ansvar> kjent = [default];
        while (summer.Find(s => kjent.Contains(s.Over) && s.Under is [var eneste] && !kjent.Contains(eneste)) is { Under: { } alene })
        {
            kjent.UnionWith(alene);
        }

        // Each round hides one unit more, so there is an end. When there is no sum with one alone, none can be found: whatever one of them is
        // changed by, another of each sum that it is in can make up for, down to the lowest.
        for (var endret = true; endret;)
        {
            endret = false;
            foreach (var (over, under) in summer)
            {
                var ukjente = under.Append(over).Count(e => skjult.Contains(e) && !kjent.Contains(e));
                if (ukjente == 1)
                {
                    var nest = under.Where(e => !skjult.Contains(e)).OrderBy(loenn).Cast<Ansvar?>().FirstOrDefault() ?? over;
                    endret |= skjult.Add(nest);
                }
            }
        }

        return skjult;
    }
}
