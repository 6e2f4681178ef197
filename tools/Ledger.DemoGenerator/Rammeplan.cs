namespace Ledger.DemoGenerator;

/// <summary>
/// The investment budget as it is adopted: frames of the areas, which a detaljering lays on projects. The text tells of 3 milliarder in the original
/// budget; how they lie is chosen (plan.md 6.6): grants and shares as revised, fixed assets by the areas' part of the revised projects.
/// </summary>
public static class Rammeplan
{
    private const string K = "investering", Varige = "varigeDriftsmidler", Eiendom = "56";
    private const decimal OpprinneligVarige = 2_484.24m, Opprinnelig = 3_000.0m;

    /// <summary>The kind of frame that an art is of; empty for financing, which is adopted by art.</summary>
    public static string Slag(string art) => art switch
    {
        "200" or "230" or "285" or "429" => Varige,
        "470" => "tilskuddAndre",
        "529" => "aksjerOgAndeler",
        "520" => "utlaan",
        _ => "",
    };

    /// <summary>The budget with frames in the place of what they are laid out on.</summary>
    /// <param name="topp">The area that a unit lies in.</param>
    public static IReadOnlyList<Budsjettpost> MedRammer(IReadOnlyList<Budsjettpost> budsjett, Func<string, string> topp)
    {
        var utgifter = Detaljert(budsjett).ToList();
        var rammer = utgifter.GroupBy(b => (Slag: Slag(b.Art), Topp: topp(b.Ansvar))).Select(g => new Budsjettpost(
            K, "", "", g.Key.Topp, "", g.Sum(b => b.Revidert), g.Sum(b => b.Revidert), Ramme: g.Key.Slag)).ToList();
        var perOmraade = utgifter.Where(b => Slag(b.Art) == Varige && b.Prosjekt.Length > 0).GroupBy(b => topp(b.Ansvar))
            .ToDictionary(g => g.Key, g => g.Sum(b => b.Revidert));
        var sum = perOmraade.Values.Sum();
        var andre = perOmraade.Where(a => a.Key != Eiendom).ToDictionary(
            a => a.Key, a => Beloep3.Kroner(decimal.Round(OpprinneligVarige * a.Value / sum, 1, MidpointRounding.AwayFromZero)));
        rammer = [.. rammer.Select(r => r.Ramme != Varige ? r : r with
        {
            Opprinnelig = r.Ansvar == Eiendom ? Beloep3.Kroner(OpprinneligVarige) - andre.Values.Sum() : andre.GetValueOrDefault(r.Ansvar),
        })];
        if (rammer.Sum(r => r.Opprinnelig) != Beloep3.Kroner(Opprinnelig))
        {
            throw new InvalidDataException($"The frames are {rammer.Sum(r => r.Opprinnelig)}, and not 3 milliarder.");
        }

        var finansiering = budsjett.Where(b => b.Kontoklasse == K && Slag(b.Art).Length == 0)
            .Select(b => b.Art is "970" or "910" ? b : b with { Opprinnelig = b.Revidert }).ToList();
        var laan = -rammer.Sum(r => r.Opprinnelig) - finansiering.Where(b => b.Art != "910").Sum(b => b.Opprinnelig);
        return
        [
            .. budsjett.Where(b => b.Kontoklasse != K), .. rammer.OrderBy(r => r.Ramme, StringComparer.Ordinal).ThenBy(r => r.Ansvar, StringComparer.Ordinal),
            .. finansiering.Select(b => b.Art == "910" ? b with { Opprinnelig = laan } : b),
        ];
    }

    /// <summary>What the frames are laid out on.</summary>
    public static IEnumerable<Budsjettpost> Detaljert(IEnumerable<Budsjettpost> budsjett) =>
        budsjett.Where(b => b.Kontoklasse == K && Slag(b.Art).Length > 0 && b.Revidert != 0);
}
