using System.Reflection;
using System.Text.RegularExpressions;
using Ledger.Domain.Hovedbok;
using Ledger.Tests;

namespace Ledger.Architecture.Tests;

/// <summary>Every code and problem type that the service can answer stands in the catalogue, and nothing else does.</summary>
public sealed partial class FeilkatalogTests
{
    private static readonly string Katalog = File.ReadAllText(Repository.Path("openapi/feilkoder.md"));

    private static readonly string Kilde = string.Concat(Directory.EnumerateFiles(Repository.Path("src"), "*.cs", SearchOption.AllDirectories)
        .Where(f => !f.Contains("/obj/") && !f.Contains("/bin/")).Select(File.ReadAllText));

    [Test]
    public void Every_row_code_is_in_the_catalogue() =>
        Assert.That(typeof(Feilkoder).GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!).Where(k => !Katalog.Contains($"| `{k}` |")), Is.Empty);

    [Test]
    public void Every_code_written_in_the_source_is_in_the_catalogue() =>
        Assert.That(Call().Matches(Kilde).Select(m => m.Groups["kode"].Value).Distinct().Where(k => !Katalog.Contains($"| `{k}` |")), Is.Empty);

    [Test]
    public void Every_problem_type_written_in_the_source_is_in_the_catalogue() =>
        Assert.That(Problem().Matches(Kilde).Select(m => m.Groups["type"].Value).Distinct().Where(t => !Katalog.Contains($"| `{t}` |")), Is.Empty);

    [Test]
    public void Nothing_in_the_catalogue_is_unused() =>
        Assert.That(Row().Matches(Katalog).Select(m => m.Groups["navn"].Value).Where(n => !Kilde.Contains($"\"{n}\"")), Is.Empty);

    [GeneratedRegex(@"(Avvis|Varsle|Ugyldig|Regelbrudd)\([^;]*?""(?<kode>[a-z]+(_[a-z0-9]+)+)""", RegexOptions.Singleline)]
    private static partial Regex Call();

    [GeneratedRegex(@"(Avvisningsgrunn\.\w+,\s*|Konflikt\(\s*|SkrivAsync\([^"";]*?)""(?<type>[a-z]+(-[a-z]+)+)""", RegexOptions.Singleline)]
    private static partial Regex Problem();

    [GeneratedRegex(@"^\| `(?<navn>[a-z_-]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
