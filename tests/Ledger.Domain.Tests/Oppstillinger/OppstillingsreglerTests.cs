using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Tests.Verktoey;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Oppstillinger;

/// <summary>A municipality's own statements: what is refused, with field and code, and what the rest count.</summary>
public sealed class OppstillingsreglerTests
{
    private static readonly Linjeutkast A = Linje("a", new Filterutkast(Kontoklasse: "drift", Art: "010-099"));

    private static IEnumerable<TestCaseData> Gale()
    {
        yield return Gal("linjer", "mangler");
        yield return Gal("linjer", "for_mange", [.. Enumerable.Range(0, Oppstillingsregler.MestLinjer + 1).Select(i => A with { Post = $"p{i}" })]);
        yield return Gal("linjer[0]", "mangler", [null!]);
        yield return Gal("linjer[0].post", "ugyldig_format", A with { Post = "a-b" });
        yield return Gal("linjer[0].post", "ugyldig_format", A with { Post = ".." });
        yield return Gal("linjer[0].post", "ugyldig_format", A with { Post = null });
        yield return Gal("linjer[1].post", "dublett_post", A, A);
        yield return Gal("linjer[0].tekst", "mangler", A with { Tekst = "" });
        yield return Gal("linjer[0].tekst", "ugyldig_tegn", A with { Tekst = "a\tb" });
        yield return Gal("linjer[0].tekst", "for_lang", A with { Tekst = new string('x', 201) });
        yield return Gal("linjer[0].type", "ugyldig_format", A with { Type = "post" });
        yield return Gal("linjer[0].visningsfortegn", "ugyldig_format", A with { Visningsfortegn = 0 });
        yield return Gal("linjer[0].formel", "skal_vaere_tom", A with { Formel = "a" });
        yield return Gal("linjer[0].filtre", "mangler", A with { Filtre = null });
        yield return Gal("linjer[0].filtre", "for_mange", A with { Filtre = [.. Enumerable.Repeat(new Filterutkast(Art: "010"), 51)] });
        yield return Gal("linjer[1].filtre", "skal_vaere_tom", A, Sum("s", "a") with { Filtre = [new Filterutkast(Art: "010")] });
        yield return Gal("linjer[1].formel", "ugyldig_format", A, Sum("s", null));
        yield return Gal("linjer[1].formel", "ukjent_post", A, Sum("s", "a+b"));
        yield return Gal("linjer[0].formel", "formel_i_ring", Sum("s", "s"));
        yield return Gal("linjer[1].formel", "formel_i_ring", A, Sum("s", "a+t"), Sum("t", "u"), Sum("u", "s"));
        yield return Gal("linjer[10].formel", "formel_for_stor", [A, .. Enumerable.Range(1, 12).Select(i => Sum($"s{i}", i == 1 ? "a+a" : $"s{i - 1}+s{i - 1}"))]);
        yield return Gal("linjer[0].filtre[0]", "tomt_filter", Linje("a", new Filterutkast()));
        yield return Gal("linjer[0].filtre[0]", "tomt_filter", A with { Filtre = [null!] });
        yield return Gal("linjer[0].filtre[1].kontoklasse", "ukjent_kontoklasse", Linje("a", new Filterutkast(Art: "010"), new Filterutkast(Kontoklasse: "resultat")));
        yield return Gal("linjer[0].filtre[0].art", "ugyldig_format", Linje("a", new Filterutkast(Art: "099-010")));
        yield return Gal("linjer[0].filtre[0].funksjon", "ugyldig_format", Linje("a", new Filterutkast(Funksjon: "100,,200")));
        yield return Gal("linjer[0].filtre[0].kapittel", "ugyldig_format", Linje("a", new Filterutkast(Kapittel: "10-")));
        yield return Gal("linjer[0].filtre[0].ansvar", "ukjent_ansvar", Linje("a", new Filterutkast(Ansvar: "111,99")));
        yield return Gal("linjer[0].filtre[0].ikkeAnsvar", "ugyldig_format", Linje("a", new Filterutkast(IkkeAnsvar: "1 1")));
        yield return Gal("linjer[0].filtre[0].prosjekt", "ugyldig_format", Linje("a", new Filterutkast(Prosjekt: "a/b")));
        yield return Gal("linjer[0].filtre[0].fond", "ugyldig_format", Linje("a", new Filterutkast(Fond: "?")));
        yield return Gal("linjer[0].filtre[0].ikkeFond", "ugyldig_format", Linje("a", new Filterutkast(IkkeFond: "?")));
        yield return Gal("linjer[0].filtre[0].fondstype", "ugyldig_format", Linje("a", new Filterutkast(Fondstype: "bufferfond")));
        yield return Gal("linjer[0].filtre[0].merke", "ugyldig_format", Linje("a", new Filterutkast(Merke: "strøket")));
    }

    [TestCaseSource(nameof(Gale))]
    public void Refuses(string felt, string kode, Linjeutkast[] linjer)
    {
        var feil = new Feilsamling();
        var definisjon = Oppstillingsregler.Bygg("egen", new Oppstillingsutkast("Egen", linjer), Kubebygger.Organisasjon, feil);
        Assert.That(definisjon, Is.Null);
        Assert.That(feil.Feil.Select(f => (f.Felt, f.Kode)), Is.EqualTo([(felt, kode)]));
    }

    [Test]
    public void All_errors_are_told_at_once()
    {
        var feil = new Feilsamling();
        _ = Oppstillingsregler.Bygg("egen", new Oppstillingsutkast(null, [A with { Tekst = null }, Sum("s", "b-c")], "\u0001"), Kubebygger.Organisasjon, feil);
        Assert.That(feil.Feil.Select(f => f.Felt), Is.EqualTo(["navn", "hjemmel", "linjer[0].tekst", "linjer[1].formel", "linjer[1].formel"]));
        Assert.That(feil.Feil[^1].Melding, Does.Contain("post s").And.Contain("til c"));
    }

    [TestCase("hovedoversikt-drift", true)]
    [TestCase("a", true)]
    [TestCase("", false)]
    [TestCase(null, false)]
    [TestCase("Egen", false)]
    [TestCase("5-4-1", false)]
    [TestCase("5-9-investering", false)]
    [TestCase("disponering", false)]
    [TestCase("a_b", false)]
    [TestCase("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", true)]
    [TestCase("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false)]
    public void Ids(string? id, bool valid) => Assert.That(Oppstillingsregler.ErGyldigId(id), Is.EqualTo(valid));

    [TestCase("a", "+a")]
    [TestCase("a+b-c", "+a+b-c")]
    [TestCase(" - a + p1..x ", "-a+p1..x")]
    [TestCase("A.I.1-SUM_2", "+A.I.1-SUM_2")]
    [TestCase("", null)]
    [TestCase("+a", null)]
    [TestCase("a+", null)]
    [TestCase("a--b", null)]
    [TestCase("--a", null)]
    [TestCase("a b", null)]
    [TestCase("a*2", null)]
    [TestCase("(a)", null)]
    public void Formulas(string text, string? terms) =>
        Assert.That(Formel.TryParse(text, out var formel) ? string.Concat(formel!.Ledd.Select(l => (l.Fortegn > 0 ? "+" : "-") + l.Post)) : null, Is.EqualTo(terms));

    [Test]
    public void Filters_are_a_union_and_a_posting_counts_once_in_a_line()
    {
        var definisjon = Bygg(
            Linje("union", new Filterutkast(Art: "010-099"), new Filterutkast(Ansvar: "1")),
            Linje("enhet", new Filterutkast(Kontoklasse: "drift", Ansvar: "2")),
            Linje("ikke", new Filterutkast(Kontoklasse: "drift", IkkeAnsvar: "11,2")),
            Linje("fond", new Filterutkast(Fondstype: "disposisjonsfond", IkkeFond: "BUFFER")),
            Linje("merket", new Filterutkast(Kontoklasse: "drift", Merke: "strykning,avslutning")),
            Linje("umerket", new Filterutkast(Kontoklasse: "drift", Merke: "ingen", Funksjon: "100")),
            Linje("prosjekt", new Filterutkast(Prosjekt: "P1")),
            Sum("netto", "union-enhet") with { Visningsfortegn = -1 });
        var k = new Kubebygger()
            .Drift("010", 1, "111").Drift("700", 10, "12").Drift("020", 100, "21").Drift("540", 1_000, "3", "DISP").Drift("540", 10_000, "3", "BUFFER", Avslutningsmerke.Avslutning)
            .Regnskap(Kubebygger.Resultat(Kontoklasse.Investering, "230", "3", prosjekt: "P1"), 100_000);
        var sums = Oppstillingsmotor.Beregn(definisjon!, k.Grunnlag()).Linjer.Select(l => (l.Definisjon.Post, l.Regnskap.Kroner));
        Assert.That(
            sums,
            Is.EqualTo(new (string, decimal)[]
            {
                ("union", 111), ("enhet", 100), ("ikke", 11_010), ("fond", 1_000), ("merket", 10_000), ("umerket", 1_111), ("prosjekt", 100_000), ("netto", -11),
            }));
    }

    [Test]
    public void A_formula_counts_in_display_sign()
    {
        var definisjon = Bygg(
            Linje("inntekter", new Filterutkast(Art: "600-999")) with { Visningsfortegn = -1 },
            Linje("utgifter", new Filterutkast(Art: "010-599")),
            Sum("resultat", "inntekter-utgifter") with { Type = "resultat", Visningsfortegn = -1 },
            Sum("dobbelt", "resultat+resultat-utgifter+utgifter"));
        var k = new Kubebygger().Drift("010", 70).Drift("800", -100);
        var linjer = Oppstillingsmotor.Beregn(definisjon!, k.Grunnlag()).Linjer.ToDictionary(l => l.Definisjon.Post);
        Assert.That(linjer["resultat"].Regnskap.Kroner, Is.EqualTo(-30m), "a surplus is negative in the ledger");
        Assert.That(linjer["dobbelt"].Regnskap.Kroner, Is.EqualTo(60m), "shown in the ledger's sign: twice what resultat shows");
        Assert.That(Oppstillingsmotor.Noekler(definisjon!, "dobbelt", k.Grunnlag()).Select(n => n.Vekt), Is.EqualTo([-2, -2]));
    }

    private static Oppstillingsdefinisjon? Bygg(params Linjeutkast[] linjer) =>
        Oppstillingsregler.Bygg("egen", new Oppstillingsutkast("Egen", linjer), Kubebygger.Organisasjon, new Feilsamling());

    private static Linjeutkast Linje(string post, params Filterutkast[] filtre) => new(post, "Tekst", "linje", filtre);

    private static Linjeutkast Sum(string post, string? formel) => new(post, "Tekst", "sum", null, formel);

    private static TestCaseData Gal(string felt, string kode, params Linjeutkast[] linjer) =>
        new TestCaseData(felt, kode, linjer).SetArgDisplayNames(felt, kode, linjer.Length == 0 ? "-" : $"{linjer[0]?.Post} {linjer[^1]?.Formel}");
}
