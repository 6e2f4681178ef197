using System.Diagnostics;
using CsCheck;
using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Tests.Verktoey;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Kontoplaner;

public sealed class KommunekontoplanTests
{
    private static readonly Regnskapsaar Aar = Regnskapsaar.Fra(2026);
    private static readonly Kommunenummer Kommune = Kommunenummer.Parse("3201");

    private static readonly Kontoplanutkast Utkast = new(
        [
            new("10100", "Fastlønn", "drift", Art: "010"),
            new("19999", "Feilkonto", "drift", Type: "interim"),
            new("2560001", "Bufferfond", "balanse", Kapittel: "56", Sektor: "080", Fond: "BUFFER"),
        ],
        [
            new(@"^1(\d{3})\d{1,2}$", "drift", Art: "$1"),
            new(@"1\d+", "drift", Art: "120"),
            new(@"3(\d{3})\d", "investering", Art: "$1"),
            new(@"2(\d{2})(\d{3})", "balanse", Kapittel: "$1", Sektor: "$2"),
        ],
        [new("20200", "Grunnskole", "202"), new("99", "Annet", "120")],
        [new(@"(\d{3})\d{2}", "$1")]);

    [TestCase("10100", "drift 010", "an account of its own")]
    [TestCase("10200", "drift 020", "the first pattern")]
    [TestCase("1020000", "drift 120", "too long for the first pattern, so the second")]
    [TestCase("101199", "drift ", "the first pattern counts though 011 is no art")]
    [TestCase("127000", "drift 270", "an art that has expired is one")]
    [TestCase("32300", "investering 230", "")]
    [TestCase("210320", "balanse 10 320", "")]
    [TestCase("210999", "balanse 10", "999 is no sector")]
    [TestCase("19999", "drift ", "an interim account has no art")]
    [TestCase("x10200", null, "a pattern is about the whole account")]
    [TestCase("10200x", null, "likewise")]
    [TestCase("", null, "")]
    public void What_an_account_means(string konto, string? betydning, string hvorfor) =>
        Assert.That(Plan().Betydning(konto) is { } b ? $"{b.Kontoklasse.Navn()} {(b.Kontoklasse == Kontoklasse.Balanse ? $"{b.Kapittel} {b.Sektor}".Trim() : b.Art.ToString())}" : null, Is.EqualTo(betydning), hvorfor);

    [TestCase("20200", "202")]
    [TestCase("99", "120")]
    [TestCase("21101", "211")]
    [TestCase("19900", "")]
    [TestCase("2110", "")]
    public void What_a_function_means(string lokalFunksjon, string funksjon) => Assert.That(Plan().Funksjonsbetydning(lokalFunksjon).ToString(), Is.EqualTo(funksjon));

    [Test]
    public void The_first_pattern_that_matches_counts_whatever_comes_after() =>
        Gen.Select(Gen.Int[0, 9].Array[1, 6], Gen.Int[0, 99_999]).Sample((siffer, konto) =>
        {
            string[] arter = ["010", "020", "030", "040", "050", "070"];
            var moenstre = siffer.Select((s, i) => new Moensterutkast($@"\d*{s}\d*", "drift", arter[i])).ToArray();
            var tekst = $"{konto}";
            var foerste = Array.FindIndex(siffer, s => tekst.Contains($"{s}", StringComparison.Ordinal));
            var plan = Bygg(new([], moenstre, [], []));
            return plan.Betydning(tekst)?.Art.ToString() == (foerste < 0 ? null : arter[foerste])
                && Bygg(new([new(tekst, "Egen", "drift", "099")], moenstre, [], [])).Betydning(tekst)!.Art.ToString() == "099";
        });

    /// <summary>By backtracking each of the codes takes some million steps.</summary>
    [TestCase("(a+)+")]
    [TestCase("(a|aa)+")]
    [TestCase("(a*)*b")]
    [TestCase(@"([a-z]+\d?)*x")]
    [TestCase("(a{1,10}){1,10}b")]
    public void An_expression_that_explodes_by_backtracking_takes_no_time(string uttrykk)
    {
        var plan = Bygg(new([], [new(uttrykk, "drift", "010")], [], []));
        var start = Stopwatch.GetTimestamp();
        Assert.That(Enumerable.Range(0, 1_000).Count(i => plan.Betydning($"aaaaaaaaaaaaaaaa.{i:000}") is not null), Is.Zero);
        Assert.That(Stopwatch.GetElapsedTime(start), Is.LessThan(TimeSpan.FromSeconds(10)));
    }

    [Test]
    public void What_is_longer_than_a_code_is_no_account() => Assert.That(Bygg(new([], [new("1+", "drift", "010")], [], [])).Betydning(new string('1', Kode.StoersteLengde + 1)), Is.Null);

    [TestCase("1(0", "a bracket that is not closed")]
    [TestCase(@"(\d)\1", "a reference back")]
    [TestCase("(?=1)1", "a look ahead")]
    [TestCase("(?<!1)1", "a look behind")]
    [TestCase("(?>1+)1", "an atomic group")]
    [TestCase("a{1000}", "more repetitions than a code is long")]
    [TestCase("((((a{20}){20}){20}){20})", "repetitions within each other")]
    [TestCase("a{20}b{20}c{20}d{20}", "as many side by side")]
    [TestCase("a{99999999999}", "a number that is no number")]
    [TestCase("1)|(?:2", "brackets that are not its own")]
    public void What_is_no_expression_is_refused(string uttrykk, string hvorfor) =>
        Assert.That(Feil(new([], [new(uttrykk, "drift", "010")], [], [])).Select(f => (f.Felt, f.Kode)), Is.EqualTo(new[] { ("moenstre[0].uttrykk", Feilkoder.UgyldigUttrykk) }), hvorfor);

    [Test]
    public void An_expression_that_is_too_long_is_refused() =>
        Assert.That(Feil(new([], [new(new string('1', 201), "drift", "010")], [], [])).Single().Kode, Is.EqualTo(Feilkoder.UgyldigUttrykk));

    /// <summary>Everything that is wrong, by field.</summary>
    [Test]
    public void All_errors_of_a_chart_are_told()
    {
        var feil = Feil(new(
            [
                new("10100", "Lønn", "drift", Art: "010"),
                new("10100", "", "drift", Art: "01"),
                new(null, "Uten kode", null),
                new("10 2", "Mellomrom", "resultat"),
                new("10300", "Uten art", "drift"),
                new("10400", "Med kapittel", "drift", Art: "010", Kapittel: "10", Sektor: "320"),
                new("20100", "Balanse med art", "balanse", Art: "010", Kapittel: "10"),
                new("20200", "Ukjent kapittel", "balanse", Kapittel: "99", Sektor: "999"),
                new("25600", "Feil fond", "balanse", Kapittel: "56", Sektor: "080", Fond: "BUND"),
                new("25601", "Ukjent fond", "balanse", Kapittel: "56", Sektor: "080", Fond: "NEI"),
                new("10500", "Type", "drift", Art: "010", Type: "diverse"),
                new("10600", "Senere", "drift", Art: "999"),
            ],
            [new(@"1(\d{3})", "drift", Art: "$2"), new(@"1(\d{3})", "drift", Art: "$"), new("", null), new("1", "balanse")],
            [new("1", "En", "202"), new("1", "To", "999"), new("2", null, null)],
            [new(@"(\d)", "$2"), new("1", null)]));
        Assert.That(string.Join('\n', feil.Select(f => $"{f.Felt} {f.Kode}")), Is.EqualTo(
            """
            konti[1].navn mangler
            konti[1].art ukjent_art
            konti[2].konto mangler
            konti[2].kontoklasse mangler
            konti[3].konto ugyldig_format
            konti[3].kontoklasse ukjent_kontoklasse
            konti[4].art mangler
            konti[5].kapittel skal_vaere_tom
            konti[5].sektor skal_vaere_tom
            konti[6].art skal_vaere_tom
            konti[7].kapittel ukjent_kapittel
            konti[7].sektor ukjent_sektor
            konti[8].fond fondstype
            konti[9].fond ukjent_fond
            konti[10].type ukjent_kontotype
            konti[11].art ukjent_art
            moenstre[0].art ugyldig_uttrykk
            moenstre[1].art ugyldig_uttrykk
            moenstre[2].uttrykk mangler
            moenstre[2].kontoklasse mangler
            moenstre[3].kapittel mangler
            funksjoner[1].funksjon ukjent_funksjon
            funksjoner[2].navn mangler
            funksjoner[2].funksjon mangler
            funksjonsmoenstre[0].funksjon ugyldig_uttrykk
            funksjonsmoenstre[1].funksjon mangler
            konti[1].konto dublett_konto
            funksjoner[1].lokalFunksjon dublett_funksjon
            """));
    }

    [Test]
    public void A_code_that_has_expired_is_a_warning()
    {
        var feil = new Feilsamling();
        Assert.That(new Kommunekontoplanregler(Aar, Kommune, Kubebygger.Fond, feil).Bygg(new([new("12700", "Konsulenter", "drift", "270")], [], [], [])), Is.Not.Null);
        Assert.That(feil.Varsler.Select(v => (v.Felt, v.Kode)), Is.EqualTo(new[] { ("konti[0].art", Feilkoder.UtgaattKode) }));
    }

    [Test]
    public void There_is_a_limit_to_each_list()
    {
        var forMange = Enumerable.Range(0, Kommunekontoplanregler.MestMoenstre + 1).Select(i => new Moensterutkast($"{i}", "drift", "010")).ToArray();
        Assert.That(Feil(new([], forMange, [], [])).Select(f => (f.Felt, f.Kode)), Is.EqualTo(new[] { ("moenstre", Feilkoder.ForMange) }));
        Assert.That(Feil(new([], forMange[1..], [], [])), Is.Empty);
    }

    private static Kommunekontoplan Plan() => Bygg(Utkast);

    private static Kommunekontoplan Bygg(Kontoplanutkast utkast)
    {
        var feil = new Feilsamling();
        return new Kommunekontoplanregler(Aar, Kommune, Kubebygger.Fond, feil).Bygg(utkast) ?? throw new InvalidOperationException(feil.Feil[0].Melding);
    }

    private static IReadOnlyList<Feil> Feil(Kontoplanutkast utkast)
    {
        var feil = new Feilsamling();
        var plan = new Kommunekontoplanregler(Aar, Kommune, Kubebygger.Fond, feil).Bygg(utkast);
        Assert.That(plan is null, Is.EqualTo(feil.HarFeil));
        return feil.Feil;
    }
}
