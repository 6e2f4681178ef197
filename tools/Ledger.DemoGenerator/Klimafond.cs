using System.Globalization;

namespace Ledger.DemoGenerator;

/// <summary>
/// The measures of klima- og miljøfondet and the council's disposisjonsposter as projects in drift. What each got and used is moved from the
/// area's own line to the project in budget and accounts: the area's sums stay as they are.
/// </summary>
public static class Klimafond
{
    private const string Art = "470";
    private const string Disposisjonspost = "DISP-01";

    /// <summary>A project with its budget and use in whole kroner, and the unit and function that it is moved within.</summary>
    public sealed record Tiltak(Prosjekt Prosjekt, string Ansvar, string Funksjon, long Budsjett, long Regnskap);

    public static IReadOnlyList<Tiltak> Les(Rapport rapport)
    {
        static long Kroner(string tekst) => long.Parse(tekst, CultureInfo.InvariantCulture);
        var klima = rapport.Rader("klimafond").Where(r => r["radtype"] == "tiltak").Select((r, i) => new Tiltak(
            new($"KF-{i + 1:00}", Navn(r["tiltak"]), "", null, "686", "drift"), "686", "120", Kroner(r["arsbudsjett_kr"]), Kroner(r["regnskap_kr"])));

        // 3 158 330 kr, of which 420 000 are used: the report's chapter on the political leadership.
        var disposisjon = new Tiltak(
            new(Disposisjonspost, "Formannskapets og utvalgenes disposisjonsposter", "", null, "704", "drift"), "704", "100", 3_158_330, 420_000);
        return [.. klima, disposisjon];
    }

    /// <summary>The rows of one bilag: each project's use, and the same out of its unit's own line.</summary>
    public static IEnumerable<Rad> Rader(IReadOnlyList<Tiltak> tiltak) => tiltak.GroupBy(t => (t.Ansvar, t.Funksjon)).SelectMany(g =>
        g.Select(t => Rad.Drift(Art, t.Funksjon, t.Ansvar, t.Regnskap, t.Prosjekt.Navn, prosjekt: t.Prosjekt.Kode))
            .Append(Rad.Drift(Art, g.Key.Funksjon, g.Key.Ansvar, -g.Sum(t => t.Regnskap), "Fordelt på tiltak")));

    /// <summary>The lines of the decision that does the same in the budget.</summary>
    public static IEnumerable<Budsjettpost> Budsjett(IReadOnlyList<Tiltak> tiltak) => tiltak.GroupBy(t => (t.Ansvar, t.Funksjon)).SelectMany(g =>
        g.Select(t => new Budsjettpost("drift", Art, t.Funksjon, t.Ansvar, "", 0, t.Budsjett, t.Prosjekt.Kode))
            .Append(new Budsjettpost("drift", Art, g.Key.Funksjon, g.Key.Ansvar, "", 0, -g.Sum(t => t.Budsjett))));

    /// <summary>A name that is partly illegible says so in the report's table; here it ends before that.</summary>
    private static string Navn(string tekst) => tekst.Contains(" [", StringComparison.Ordinal) ? tekst[..tekst.IndexOf(" [", StringComparison.Ordinal)] : tekst;
}
