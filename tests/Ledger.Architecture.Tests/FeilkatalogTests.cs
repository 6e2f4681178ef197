using System.Reflection;
using System.Text.RegularExpressions;
using Ledger.Application;
using Ledger.Domain;
using Ledger.Domain.Validering;
using Ledger.Tests;

namespace Ledger.Architecture.Tests;

/// <summary>Codes and problem types are constants of one catalogue each, and openapi/feilkoder.md explains exactly those.</summary>
public sealed partial class FeilkatalogTests
{
    private static readonly string Katalog = File.ReadAllText(Repository.Path("openapi/feilkoder.md"));

    private static readonly string[] Koder = Konstanter(typeof(Feilkoder));
    private static readonly string[] Typer = Konstanter(typeof(Problemtyper));

    [Test]
    public void Every_code_and_type_is_explained_and_nothing_else_is() =>
        Assert.That(Rad().Matches(Katalog).Select(m => m.Groups["navn"].Value).Distinct(), Is.EquivalentTo(Koder.Concat(Typer).Union(Funnregler.Alle.Keys)));

    [Test]
    public void Every_finding_is_explained_with_its_level() =>
        Assert.That(Funnregler.Alle.Values.Where(r => !Katalog.Contains($"| `{r.Kode}` | {r.Nivaa.Navn()} |")).Select(r => r.Kode), Is.Empty);

    [Test]
    public void No_code_or_type_is_written_as_a_literal() =>
        Assert.That(Filer().SelectMany(f => Litterale(File.ReadAllText(f)).Select(l => $"{Path.GetFileName(f)}: {l}")), Is.Empty);

    [Test]
    public void Every_code_and_type_is_used()
    {
        var kilder = Filer().Select(File.ReadAllText).ToList();
        Assert.That(
            new[] { typeof(Feilkoder), typeof(Problemtyper) }.SelectMany(t => Felt(t).Select(f => $"{t.Name}.{f.Name}"))
                .Where(navn => !kilder.Any(k => Regex.IsMatch(k, $@"\b{Regex.Escape(navn)}\b"))),
            Is.Empty);
    }

    [TestCase("""throw Avvisning.Ugyldig("antall", "utenfor_omraadet", "x");""", "utenfor_omraadet")]
    [TestCase("""Problemsvar.SkrivAsync(http, 413, "for-stort-innhold", "x", "y");""", "for-stort-innhold")]
    [TestCase("""feil.Avvis(null, "art", "ny", "En ny kode.");""", "ny")]
    [TestCase("""feil.Varsle(rad.Linje, Felt("art"), "ny2", "En ny kode.");""", "ny2")]
    [TestCase("""rule.WithErrorCode("ny3")""", "ny3")]
    public void The_search_finds(string source, string literal) => Assert.That(Litterale(source), Does.Contain(literal));

    [Test]
    public void The_search_passes_by_constants() => Assert.That(Litterale("""feil.Avvis(null, "art", Feilkoder.UkjentArt, "Arten finnes ikke.");"""), Is.Empty);

    private static IEnumerable<string> Filer() => Directory.EnumerateFiles(Repository.Path("src"), "*.cs", SearchOption.AllDirectories)
        .Where(f => !f.Contains("/obj/") && !f.Contains("/bin/") && Path.GetFileName(f) is not ($"{nameof(Feilkoder)}.cs" or $"{nameof(Problemtyper)}.cs"));

    /// <summary>A known code of several words anywhere, or a word where a code is asked for.</summary>
    private static IEnumerable<string> Litterale(string source) =>
        Koder.Concat(Typer).Where(k => k.AsSpan().IndexOfAny('_', '-') >= 0 && source.Contains($"\"{k}\"", StringComparison.Ordinal))
            .Concat(Plass().Matches(source).Select(m => m.Groups["kode"].Value));

    private static string[] Konstanter(Type type) => [.. Felt(type).Select(f => (string)f.GetRawConstantValue()!)];

    private static IEnumerable<FieldInfo> Felt(Type type) => type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral);

    [GeneratedRegex("""(WithErrorCode\(|(Avvis|Varsle)\([^;]*?, [^;]*?, |(Ugyldig|Regelbrudd)\([^;]*?, |Konflikt\(\s*|new Avvisning\(\s*Avvisningsgrunn\.\w+,\s*)"(?<kode>[a-z][a-z0-9]*([_-][a-z0-9]+)*)"(?=[,)])""", RegexOptions.Singleline)]
    private static partial Regex Plass();

    [GeneratedRegex(@"^\| `(?<navn>[a-z0-9_-]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Rad();
}
