using System.Text.RegularExpressions;

namespace Ledger.Architecture.Tests;

/// <summary>What breaks the rules of the house, in any set of files: the repository's own, or those of a test of the rules.</summary>
/// <remarks>Paths are from the repository's root, with slashes. Each answer names the file, or the folders, and is empty when the rule is kept.</remarks>
internal static partial class Huskontroll
{
    public const int LengsteEndepunktfil = 100;
    public const int BredesteLinje = 160;

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

    public static bool ErEndepunktfil((string Sti, string Tekst) fil) =>
        fil.Sti.StartsWith("src/Ledger.Api/", StringComparison.Ordinal)
        && (fil.Sti.EndsWith("endepunkter.cs", StringComparison.OrdinalIgnoreCase) || Endepunkt().IsMatch(fil.Tekst));

    [GeneratedRegex(@"Map(Get|Post|Put|Delete)\(")]
    private static partial Regex Endepunkt();

    [GeneratedRegex("131071|131072|>> ?17|<< ?17")]
    private static partial Regex Radlayout();
}
