using System.Globalization;
using System.Text.RegularExpressions;

namespace Ledger.Architecture.Tests;

/// <summary>What breaks the rules of the house, in any set of files: the repository's own, or those of a test of the rules.</summary>
/// <remarks>Paths are from the repository's root, with slashes. Each answer names the file, or the folders, and is empty when the rule is kept.</remarks>
internal static partial class Huskontroll
{
    public const int LengsteEndepunktfil = 100;
    public const int BredesteLinje = 160;
    public const int LengsteFil = 400;

    private const string Api = "src/Ledger.Api/";

    private static readonly string[] Porter = ["ILedgerStore", "IHovedbokleser", "IHovedbokskriver", "ILagertilstand", "ITilgangslager", "INoekkellager"];

    /// <summary>Where a row id of SQLite may be taken apart: its own rooms, tests of them, and old migrations that cannot change.</summary>
    private static readonly string[] Radrom = ["db/sqlite/", "src/Ledger.Storage/Sqlite/", "tests/", "db/sqlserver/migrations/"];

    /// <summary>Folders of one project that use each other. Every project of <c>src</c> is looked at, also one that is new.</summary>
    public static IReadOnlyList<string> Mapperinger(IEnumerable<(string Sti, string Tekst)> filer) =>
        [.. filer.Where(f => f.Sti.StartsWith("src/", StringComparison.Ordinal) && f.Sti.EndsWith(".cs", StringComparison.Ordinal))
            .GroupBy(f => f.Sti.Split('/')[1]).SelectMany(p => new Mappekart([.. p]).Ringer())];

    public static IReadOnlyList<string> EndepunkterMedPort(IEnumerable<(string Sti, string Tekst)> filer) =>
        [.. filer.Where(ErEndepunktfil).SelectMany(f => Porter.Where(p => Regex.IsMatch(f.Tekst, $@"\b{p}\b")).Select(p => $"{f.Sti}: {p}"))];

    public static IReadOnlyList<string> LangeEndepunktfiler(IEnumerable<(string Sti, string Tekst)> filer) =>
        [.. filer.Where(ErEndepunktfil).Where(f => f.Tekst.Count(c => c == '\n') > LengsteEndepunktfil).Select(f => f.Sti)];

    public static IReadOnlyList<string> RadlayoutUtenforSitt(IEnumerable<(string Sti, string Tekst)> filer) =>
        [.. filer.Where(f => f.Sti.EndsWith(".cs", StringComparison.Ordinal) || f.Sti.EndsWith(".sql", StringComparison.Ordinal))
            .Where(f => !Radrom.Any(r => f.Sti.StartsWith(r, StringComparison.Ordinal)) && Radlayout().IsMatch(f.Tekst)).Select(f => f.Sti)];

    public static IReadOnlyList<string> BredeLinjer(IEnumerable<(string Sti, string Tekst)> filer) =>
        [.. filer.SelectMany(f => f.Tekst.ReplaceLineEndings("\n").Split('\n').Select((l, i) => (Sted: $"{f.Sti}:{i + 1}", l.Length)))
            .Where(l => l.Length > BredesteLinje).Select(l => l.Sted)];

    public static IReadOnlyList<string> LangeFiler(IEnumerable<(string Sti, string Tekst)> filer) =>
        [.. filer.Where(f => f.Tekst.Split('\n').Length > LengsteFil).Select(f => f.Sti)];

    /// <summary>Migrations whose number is not the one that their place asks for: a number that is used twice, left out, or not of four digits.</summary>
    public static IReadOnlyList<string> Migrasjonsbrudd(IEnumerable<string> filnavn) =>
        [.. filnavn.Order(StringComparer.Ordinal)
            .Where((navn, i) => !navn.StartsWith((i + 1).ToString("0000_", CultureInfo.InvariantCulture), StringComparison.Ordinal))];

    /// <summary>Properties that are texts though their name says that they are one of a few.</summary>
    public static IReadOnlyList<string> Tekstvalg(IEnumerable<Type> typer)
    {
        string[] ord = ["Operator", "Operatorkode", "Status", "Fortegn", "Retning", "Metode"];
        return
        [
            .. typer.SelectMany(t => t.GetProperties().Where(p => p.DeclaringType == t && p.PropertyType == typeof(string)))
                .Where(p => ord.Contains(p.Name)).Select(p => $"{p.DeclaringType!.Name}.{p.Name}")
                .Where(n => !n.Contains("utkast.", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Folders of the API that use one above them. Settings are lowest, then HTTP's mechanisms, the resources, and the composition.</summary>
    public static IReadOnlyList<string> OppIApiet(IReadOnlyList<(string Sti, string Tekst)> filer)
    {
        var kart = new Mappekart([.. filer.Where(f => f.Sti.StartsWith(Api, StringComparison.Ordinal))]);
        return [.. filer.Select(f => Path.GetDirectoryName(f.Sti)!.Replace('\\', '/')).Distinct().Where(m => m.StartsWith(Api, StringComparison.Ordinal))
            .SelectMany(m => kart.Bruker(m).Where(b => Lag(b) > Lag(m)).Select(b => $"{m} -> {b}"))];

        static int Lag(string mappe) => mappe switch
        {
            Api + "Innstillinger" => 0,
            Api + "Oppstart" => 3,
            _ when mappe.StartsWith(Api + "Http", StringComparison.Ordinal) => 1,
            _ => 2,
        };
    }

    /// <summary>
    /// Blocks of a page that a reader could take for commands and that the test of pages does not see: of another language than sh, bash and json, or
    /// of none and beginning with a program's name.
    /// </summary>
    public static IReadOnlyList<string> SkjulteKommandoer(IEnumerable<(string Sti, string Tekst)> sider) =>
        [.. sider.SelectMany(s => Blokk().Matches(s.Tekst.ReplaceLineEndings("\n"))
            .Select(b => (Spraak: b.Groups["spraak"].Value, Linjer: b.Groups["linjer"].Value))
            .Where(b => b.Spraak.Length == 0 ? Program().IsMatch(b.Linjer) : b.Spraak is not ("sh" or "bash" or "json"))
            .Select(b => $"{s.Sti}: {b.Linjer.Split('\n')[0]}"))];

    public static bool ErEndepunktfil((string Sti, string Tekst) fil) =>
        fil.Sti.StartsWith(Api, StringComparison.Ordinal)
        && (fil.Sti.EndsWith("endepunkter.cs", StringComparison.OrdinalIgnoreCase) || Endepunkt().IsMatch(fil.Tekst));

    [GeneratedRegex(@"Map(Get|Post|Put|Delete)\(")]
    private static partial Regex Endepunkt();

    [GeneratedRegex("131071|131072|>> ?17|<< ?17")]
    private static partial Regex Radlayout();

    [GeneratedRegex("^ *```(?<spraak>[^\n]*)\n(?<linjer>.*?)^ *```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blokk();

    [GeneratedRegex(@"^ *(\$ |curl |dotnet |docker |git |export |npm |npx |sh |bash |sqlite3 |sqlcmd |openssl |\./)", RegexOptions.Multiline)]
    private static partial Regex Program();
}
