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

    /// <summary>Codes that are also names of what is no error: a column, a parameter, a field of an answer.</summary>
    private static readonly string[] Ogsaanavn = [Feilkoder.Mangler, Feilkoder.Fondstype, Problemtyper.Annet];

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
    [TestCase("""rad.Avvis("art", "ny4", $"Ikke {Navn("x, y")} (ennå), nei.");""", "ny4", Description = "a row knows its own line")]
    [TestCase("""throw Avvisning.Ugyldig(new Feil(linje, Felt("a", 1), "ny5", "x"));""", "ny5")]
    [TestCase("""feil.Tell("ny_6", "art", null, "x", 1, beloep);""", "ny_6")]
    [TestCase("""feil.Finn("ny7", "art", verdi, "x").Ta(1, beloep, 1);""", "ny7")]
    [TestCase("""Problemsvar.SkrivAsync(http, StatusCodes.Status409Conflict, "ny-type", "x", "y");""", "ny-type")]
    [TestCase("""Problemsvar.Innhold(503, "nytype", "x", "y")""", "nytype")]
    [TestCase("""Avvisning A() => new(Avvisningsgrunn.ForStor, "ny-2", "x", "y");""", "ny-2")]
    [TestCase("""throw Avvisning.Konflikt("ny", "Ikke (nå), men snart", "y");""", "ny")]
    [TestCase("""throw CsvLeser.Uleselig(linje, $"Linje {linje}", "ny8");""", "ny8")]
    [TestCase("""rad.EnAv("type", ["a", "b"], kode: "ny9")""", "ny9")]
    [TestCase("""feil.Avvis(linje, felt, ny ? "ny10" : Feilkoder.Mangler, "x");""", "ny10")]
    [TestCase("""var (type, tittel) = full ? ("opptatt", "x") : (Problemtyper.Annet, "y");""", "opptatt")]
    public void The_search_finds(string source, string literal) => Assert.That(Litterale(source), Does.Contain(literal));

    [TestCase("""feil.Avvis(null, "art", Feilkoder.UkjentArt, "Arten finnes ikke.");""")]
    [TestCase("""rad.Avvis("art", Feilkoder.UkjentArt, "finnes");""", Description = "a message of one word")]
    [TestCase("""register.Finn("laan", "kode")""", Description = "what is looked up is no code of an error")]
    [TestCase("""sum.Tell("drift");""")]
    [TestCase("""Fristtilstand.Mangler => "mangler",""", Description = "a code that is also the name of something else")]
    [TestCase("""// feil.Avvis(null, "art", ukjent, "x")""")]
    public void The_search_passes_by(string source) => Assert.That(Litterale(source), Is.Empty);

    private static IEnumerable<string> Filer() => Directory.EnumerateFiles(Repository.Path("src"), "*.cs", SearchOption.AllDirectories)
        .Where(f => !f.Contains("/obj/") && !f.Contains("/bin/") && Path.GetFileName(f) is not ($"{nameof(Feilkoder)}.cs" or $"{nameof(Problemtyper)}.cs"));

    /// <summary>A known code anywhere, or a word where a code is asked for.</summary>
    private static IEnumerable<string> Litterale(string source) =>
        Koder.Concat(Typer).Except(Ogsaanavn).Where(k => source.Contains($"\"{k}\"", StringComparison.Ordinal))
            .Concat(Kallsoek.Kall(source).SelectMany(k => Ord().Matches(Kodeargument(k.Navn, k.Argumenter)).Select(m => m.Groups["kode"].Value)));

    /// <summary>The argument that is a code or a problem type, by the method's name and how many it has; the empty text when none is.</summary>
    private static string Kodeargument(string navn, IReadOnlyList<string> argumenter)
    {
        Index? plass = (navn, argumenter.Count) switch
        {
            ("Avvis" or "Varsle" or "Feil" or "Ugyldig" or "Regelbrudd", >= 3) => ^2, // The message is the last.
            ("WithErrorCode" or "Overskriftsfeil", >= 1) or ("Konflikt", >= 3) or ("Finn", >= 4) or ("Tell", >= 6) => 0,
            ("Innhold", 4) => 1,
            ("Avvisning" or "new", >= 4) when argumenter[0].StartsWith("Avvisningsgrunn.", StringComparison.Ordinal) => 1,
            ("SkrivAsync", 5) or ("Uleselig" or "EnAv", 3) => 2,
            _ => null,
        };
        return plass is { } p ? argumenter[p] : "";
    }

    private static string[] Konstanter(Type type) => [.. Felt(type).Select(f => (string)f.GetRawConstantValue()!)];

    private static IEnumerable<FieldInfo> Felt(Type type) => type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral);

    /// <summary>A text of one word, with digits or not, as every code and type is; not the name that a field is looked up by.</summary>
    [GeneratedRegex(@"(?<![$[])""(?<kode>[a-z][a-z0-9]*([_-][a-z0-9]+)*)""")]
    private static partial Regex Ord();

    [GeneratedRegex(@"^\| `(?<navn>[a-z0-9_-]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Rad();
}
