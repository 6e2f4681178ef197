using System.Net;
using System.Text;
using Ledger.Api.Tests.Verktoey;

namespace Ledger.Api.Tests;

/// <summary>Bad input gets a clear problem+json that names row and field, and nothing is half-booked.</summary>
public sealed class FeilsvarTests
{
    private const string K = "/v1/kommuner/3201";
    private const string R = K + "/regnskap/2024";
    private const string Hode = "bilagsreferanse;bilagsdato;periode;kontoklasse;art;funksjon;kapittel;sektor;ansvar;prosjekt;fond;beloep;tekst\n";
    private Tjener _tjener = null!;
    private int _nummer;

    [OneTimeSetUp]
    public async Task Start()
    {
        _tjener = await Tjener.StartAsync();
        await Testkommune.KrevAsync(_tjener.PutAsync(K, new { navn = "Bærum kommune", organisasjonsnummer = "935478715" }));
        await Testkommune.KrevAsync(_tjener.PutAsync(K + "/organisasjon/2024", new
        {
            enheter = new object[]
            {
                new { kode = "20", navn = "Oppvekst", nivaa = "direktoromraade" },
                new { kode = "202", navn = "Barnehage vest", nivaa = "tjenesteomraade", overordnet = "20" },
            },
        }));
        await Testkommune.KrevAsync(_tjener.PutAsync(K + "/fond/BUF", new { navn = "Bufferfond", type = "disposisjonsfond" }));
        await Testkommune.KrevAsync(_tjener.PutAsync(K + "/fond/BUN", new { navn = "Bundet", type = "bundetDriftsfond" }));
    }

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    private static readonly TestCaseData[] Rader =
    [
        Rad("ubalanse", "A;2024-01-31;1;drift;010;201;;;202;;;100;\nA;2024-01-31;1;balanse;;;10;320;;;;-99;\n", 422, "ubalanse", 2, "beloep"),
        Rad("ukjent ansvar", "A;2024-01-31;1;drift;010;201;;;999;;;100;\nA;2024-01-31;1;balanse;;;10;320;;;;-100;\n", 422, "ukjent_ansvar", 2, "ansvar"),
        Rad("ansvar som ikke er blad", "A;2024-01-31;1;drift;010;201;;;20;;;100;\nA;2024-01-31;1;balanse;;;10;320;;;;-100;\n", 422, "ansvar_ikke_blad", 2, "ansvar"),
        Rad("ukjent art", "A;2024-01-31;1;drift;011;201;;;202;;;100;\nA;2024-01-31;1;balanse;;;10;320;;;;-100;\n", 422, "ukjent_art", 2, "art"),
        Rad("ukjent funksjon", "A;2024-01-31;1;drift;010;999;;;202;;;100;\nA;2024-01-31;1;balanse;;;10;320;;;;-100;\n", 422, "ukjent_funksjon", 2, "funksjon"),
        Rad("ukjent kapittel", "A;2024-01-31;1;drift;010;201;;;202;;;100;\nA;2024-01-31;1;balanse;;;9999;320;;;;-50;\nA;2024-01-31;1;balanse;;;99;320;;;;-50;\n", 422, "ukjent_kapittel", 4, "kapittel"),
        Rad("ukjent sektor", "A;2024-01-31;1;drift;010;201;;;202;;;100;\nA;2024-01-31;1;balanse;;;10;321;;;;-100;\n", 422, "ukjent_sektor", 3, "sektor"),
        Rad("ukjent kontoklasse", "A;2024-01-31;1;drifft;010;201;;;202;;;100;\nA;2024-01-31;1;balanse;;;10;320;;;;-100;\n", 422, "ukjent_kontoklasse", 2, "kontoklasse"),
        Rad("ukjent prosjekt", "A;2024-01-31;1;drift;010;201;;;202;P1;;100;\nA;2024-01-31;1;balanse;;;10;320;;;;-100;\n", 422, "ukjent_prosjekt", 2, "prosjekt"),
        Rad("ukjent fond", "A;2024-01-31;1;drift;540;880;;;202;;XX;100;\nA;2024-01-31;1;balanse;;;56;080;;;XX;-100;\n", 422, "ukjent_fond", 2, "fond"),
        Rad("fond av feil type", "A;2024-01-31;1;drift;540;880;;;202;;BUN;100;\nA;2024-01-31;1;balanse;;;51;080;;;BUN;-100;\n", 422, "fondstype", 2, "art"),
        Rad("fond i feil kapittel", "A;2024-01-31;1;drift;540;880;;;202;;BUF;100;\nA;2024-01-31;1;balanse;;;53;080;;;BUF;-100;\n", 422, "fondstype", 3, "kapittel"),
        Rad("tre desimaler", "A;2024-01-31;1;drift;010;201;;;202;;;100.005;\nA;2024-01-31;1;balanse;;;10;320;;;;-100.005;\n", 422, "for_mange_desimaler", 2, "beloep"),
        Rad("beløp er tekst", "A;2024-01-31;1;drift;010;201;;;202;;;hundre;\nA;2024-01-31;1;balanse;;;10;320;;;;-100;\n", 422, "ugyldig_beloep", 2, "beloep"),
        Rad("beløp mangler", "A;2024-01-31;1;drift;010;201;;;202;;;;\nA;2024-01-31;1;balanse;;;10;320;;;;-100;\n", 422, "mangler", 2, "beloep"),
        Rad("sum utenfor området", "A;2024-01-31;1;drift;010;201;;;202;;;92233720368547758.07;\nA;2024-01-31;1;drift;010;201;;;202;;;1;\n", 422, "sum_utenfor_omraadet", 3, "beloep"),
        Rad("periode 14", "A;2024-01-31;14;drift;010;201;;;202;;;100;\nA;2024-01-31;14;balanse;;;10;320;;;;-100;\n", 422, "ugyldig_periode", 2, "periode"),
        Rad("drift i periode 0", "A;2024-01-01;0;drift;010;201;;;202;;;100;\nA;2024-01-01;0;balanse;;;10;320;;;;-100;\n", 422, "bare_balanse_i_periode_0", 2, "kontoklasse"),
        Rad("ulike perioder", "A;2024-01-31;1;drift;010;201;;;202;;;100;\nA;2024-01-31;2;balanse;;;10;320;;;;-100;\n", 422, "periode_ulik", 3, "periode"),
        Rad("ulike datoer", "A;2024-01-31;1;drift;010;201;;;202;;;100;\nA;2024-02-01;1;balanse;;;10;320;;;;-100;\n", 422, "dato_ulik", 3, "bilagsdato"),
        Rad("dato med skråstreker", "A;31/01/2024;1;drift;010;201;;;202;;;100;\nA;31/01/2024;1;balanse;;;10;320;;;;-100;\n", 422, "ugyldig_format", 2, "bilagsdato"),
        Rad("dato i feil tiår", "A;2014-01-31;1;drift;010;201;;;202;;;100;\nA;2014-01-31;1;balanse;;;10;320;;;;-100;\n", 422, "dato_utenfor_aaret", 2, "bilagsdato"),
        Rad("art på balanse", "A;2024-01-31;1;drift;010;201;;;202;;;100;\nA;2024-01-31;1;balanse;010;;10;320;;;;-100;\n", 422, "skal_vaere_tom", 3, "art"),
        Rad("ett bilag med én rad", "A;2024-01-31;1;drift;010;201;;;202;;;0;\n", 422, "for_faa_rader", 2, "bilagsreferanse"),
        Rad("bilag som ikke står samlet", "A;2024-01-31;1;drift;010;201;;;202;;;1;\nA;2024-01-31;1;balanse;;;10;320;;;;-1;\nB;2024-01-31;1;drift;010;201;;;202;;;1;\nB;2024-01-31;1;balanse;;;10;320;;;;-1;\nA;2024-01-31;1;drift;010;201;;;202;;;1;\nA;2024-01-31;1;balanse;;;10;320;;;;-1;\n", 422, "bilag_ikke_samlet", 6, "bilagsreferanse"),
        Rad("kontrolltegn", "A;2024-01-31;1;drift;010;201;;;202;;;1;a\u0001b\nA;2024-01-31;1;balanse;;;10;320;;;;-1;\n", 422, "ugyldig_tegn", 2, "tekst"),
        Rad("mellomrom etter referansen", "A ;2024-01-31;1;drift;010;201;;;202;;;100;\nA ;2024-01-31;1;balanse;;;10;320;;;;-100;\n", 422, "ugyldig_format", 2, "bilagsreferanse"),
        Rad("for lang tekst", $"A;2024-01-31;1;drift;010;201;;;202;;;1;{new string('x', 501)}\nA;2024-01-31;1;balanse;;;10;320;;;;-1;\n", 422, "for_lang", 2, "tekst"),
    ];

    [TestCaseSource(nameof(Rader))]
    public async Task A_wrong_row_is_refused_with_its_line_field_and_code(string rader, int status, string kode, int linje, string felt)
    {
        var before = (await _tjener.GetAsync(K)).Tekst;
        var svar = await ImporterAsync(Hode + rader);
        Assert.That((int)svar.Status, Is.EqualTo(status), svar.Tekst);
        Assert.That(svar.Innholdstype, Is.EqualTo("application/problem+json"));
        var feil = svar.Json["feil"]!.AsArray().Select(f => ((string)f!["kode"]!, (int?)f["linje"], (string)f["felt"]!));
        Assert.That(feil, Does.Contain((kode, (int?)linje, felt)), svar.Tekst);
        Assert.That((await _tjener.GetAsync(K)).Tekst, Is.EqualTo(before), "nothing was booked");
    }

    [Test]
    public async Task All_faults_are_told_and_not_the_first_alone()
    {
        var svar = await ImporterAsync(Hode + "A;2024-01-31;14;drift;011;201;;;999;;;1.234;\nA;2024-01-31;14;balanse;;;10;321;;;;-1;\n");
        Assert.That(svar.Koder, Is.SupersetOf(new[] { "ugyldig_periode", "ukjent_art", "ukjent_ansvar", "for_mange_desimaler", "ukjent_sektor" }));
        Assert.That((int)svar.Json["antallFeil"]!, Is.EqualTo(svar.Koder.Count()));
    }

    [Test]
    public async Task A_thousand_faults_are_listed_at_most_and_all_are_counted()
    {
        var rader = new StringBuilder(Hode);
        for (var i = 0; i < 1500; i++)
        {
            rader.Append($"A{i};2024-01-31;1;drift;011;201;;;202;;;1;\nA{i};2024-01-31;1;balanse;;;10;320;;;;-1;\n");
        }

        var svar = await ImporterAsync(rader.ToString());
        Assert.That(svar.Koder.Count(), Is.EqualTo(1000));
        Assert.That((int)svar.Json["antallFeil"]!, Is.EqualTo(1500));
    }

    [Test]
    public async Task Restricted_funds_are_no_part_of_a_strykning()
    {
        const string Rader = "bilagsreferanse;bilagsdato;periode;kontoklasse;art;funksjon;kapittel;sektor;ansvar;fond;merke;beloep\n"
            + "S;2024-12-31;13;drift;950;880;;;202;BUN;strykning;100\nS;2024-12-31;13;balanse;;;51;080;;BUN;strykning;-100\n";
        var svar = await ImporterAsync(Rader);
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), svar.Tekst);
        Assert.That(svar.Koder, Is.EqualTo(new[] { "ugyldig_kombinasjon" }));
    }

    [TestCase("", "tomt_innhold")]
    [TestCase(Hode, "tomt_innhold")]
    [TestCase("bilagsreferanse;bilagsdato;periode;kontoklasse;art\nA;2024-01-31;1;drift;010\n", "manglende_kolonne")]
    [TestCase("bilagsreferanse;bilagsdato;periode;kontoklasse;beloep;prosjket\n", "ukjent_kolonne")]
    [TestCase("bilagsreferanse;bilagsdato;periode;kontoklasse;beloep;beloep\n", "dublett_kolonne")]
    [TestCase("bilagsreferanse;bilagsdato;periode;kontoklasse;beloep\nA;2024-01-31;1\n", "feil_antall_kolonner")]
    public async Task Content_that_is_not_of_its_format_is_400(string innhold, string kode)
    {
        var svar = await ImporterAsync(innhold);
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.BadRequest), svar.Tekst);
        Assert.That(svar.Koder, Is.EqualTo(new[] { kode }));
    }

    [Test]
    public async Task Another_charset_is_400()
    {
        var latin1 = new ByteArrayContent(Encoding.Latin1.GetBytes(Hode + "A;2024-01-31;1;drift;010;201;;;202;;;1;lønn\n"));
        latin1.Headers.ContentType = new("text/csv");
        var svar = await _tjener.SendAsync(HttpMethod.Post, R + "/importer", latin1, "dev-admin", ("Idempotency-Key", "latin1"));
        Assert.That((svar.Status, svar.Koder.Single()), Is.EqualTo((HttpStatusCode.BadRequest, "feil_tegnsett")));
    }

    [TestCase("{}\n{")]
    [TestCase("[1]")]
    [TestCase("{\"bilagsreferanse\":{}}")]
    [TestCase("{\"bilagsreferanse\":\"A\"} {}")]
    public async Task Ndjson_that_is_not_one_object_a_line_is_400(string innhold)
    {
        var svar = await _tjener.ImporterAsync(R + "/importer", innhold, $"n{_nummer++}", "application/x-ndjson");
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.BadRequest), svar.Tekst);
    }

    [Test]
    public async Task A_voucher_reference_is_booked_once()
    {
        const string Rader = Hode + "D1;2024-01-31;1;drift;010;201;;;202;;;1;\nD1;2024-01-31;1;balanse;;;10;320;;;;-1;\n";
        Assert.That((await ImporterAsync(Rader)).Status, Is.EqualTo(HttpStatusCode.Created));
        var igjen = await ImporterAsync(Rader);
        Assert.That((igjen.Status, igjen.Koder.Single()), Is.EqualTo((HttpStatusCode.Conflict, "bilagsreferanse_finnes")));
        var ett = await _tjener.PostAsync(R + "/bilag", Bilag("D1"));
        Assert.That((ett.Status, ett.Koder.Single()), Is.EqualTo((HttpStatusCode.Conflict, "bilagsreferanse_finnes")));
    }

    [Test]
    public async Task A_year_or_municipality_that_is_not_there_is_404()
    {
        Assert.Multiple(async () =>
        {
            Assert.That((await _tjener.ImporterAsync(K + "/regnskap/2031/importer", Hode, "x1")).Status, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That((await _tjener.PostAsync("/v1/kommuner/0301/regnskap/2024/bilag", Bilag("A"))).Status, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That((await _tjener.GetAsync("/v1/kommuner/abc")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That((await _tjener.GetAsync("/v1/finnes-ikke")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        });
    }

    [TestCase("""{"bilagsreferanse":"X","bilagsdato":"2024-01-31","periode":1,"posteringer":[]}""", "mangler", "posteringer")]
    [TestCase("""{"bilagsreferanse":"","bilagsdato":"2024-01-31","periode":1,"posteringer":[{"kontoklasse":"drift","beloep":1}]}""", "mangler", "bilagsreferanse")]
    [TestCase("""{"bilagsreferanse":"X","bilagsdato":"31.1.2024","periode":1,"posteringer":[{"kontoklasse":"drift","beloep":1}]}""", "ugyldig_format", "bilagsdato")]
    [TestCase("""{"bilagsreferanse":"X","posteringer":[{"beloep":"100"}]}""", "ugyldig_json", "posteringer[0].beloep")]
    [TestCase("""{"bilagsreferanse":"X","prosjket":"1"}""", "ukjent_kolonne", "prosjket")]
    [TestCase("""{"bilagsreferanse":"X",""", "ugyldig_json", null)]
    [TestCase("null", "ugyldig_json", null)]
    public async Task A_bilag_that_cannot_be_read_is_400(string json, string kode, string? felt)
    {
        var svar = await _tjener.PostAsync(R + "/bilag", json);
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.BadRequest), svar.Tekst);
        Assert.That(svar.Koder, Does.Contain(kode), svar.Tekst);
        if (felt is not null)
        {
            Assert.That(svar.Json["feil"]!.AsArray().Select(f => (string)f!["felt"]!), Does.Contain(felt), svar.Tekst);
        }
    }

    [Test]
    public async Task A_wrong_bilag_is_told_with_posting_and_field()
    {
        var svar = await _tjener.PostAsync(R + "/bilag", """{"bilagsreferanse":"X","bilagsdato":"2024-01-31","periode":14,"posteringer":[{"kontoklasse":"drift","art":"010","funksjon":"201","ansvar":"999","beloep":1.005},{"kontoklasse":"balanse","kapittel":"10","sektor":"320","beloep":-1}]}""");
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(svar.Json["feil"]!.AsArray().Select(f => (string)f!["felt"]!), Is.SupersetOf(new[] { "periode", "posteringer[0].ansvar", "posteringer[0].beloep" }), svar.Tekst);
    }

    [Test]
    public async Task An_import_needs_a_key_and_a_known_content_type()
    {
        var uten = await _tjener.SendAsync(HttpMethod.Post, R + "/importer", new StringContent(Hode, Encoding.UTF8, "text/csv"));
        Assert.That(uten.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        var xml = await _tjener.ImporterAsync(R + "/importer", "<a/>", "xml", "application/xml");
        Assert.That((xml.Status, xml.Innholdstype), Is.EqualTo((HttpStatusCode.UnsupportedMediaType, "application/problem+json")));
    }

    /// <summary>Bodies are read in parts; a number that straddles two of them is still one number.</summary>
    [Test]
    public async Task A_large_decision_is_read_without_false_faults()
    {
        var linjer = Enumerable.Range(0, 5_000).Select(i => new { kontoklasse = "drift", art = "010", ansvar = "202", beloep = (i % 2 == 0 ? 1 : -1) * 1_234_567.89m }).ToArray();
        var svar = await _tjener.PostAsync(R + "/budsjett/vedtak", new { vedtaksreferanse = "STORT", vedtaksdato = "2024-01-01", organ = "kommunestyret", type = "annet", linjer });
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.Created), svar.Tekst[..Math.Min(500, svar.Tekst.Length)]);
        Assert.That((decimal)svar.Json["sumDrift"]!, Is.Zero);
    }

    [Test]
    public async Task Without_a_key_is_401_and_without_the_scope_403()
    {
        Assert.That((await _tjener.GetAsync(K, null)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await _tjener.GetAsync(K, "feil")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await _tjener.PostAsync(R + "/bilag", Bilag("Z"), "dev-les")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    private Task<Svar> ImporterAsync(string innhold) => _tjener.ImporterAsync(R + "/importer", innhold, $"k{_nummer++}");

    private static object Bilag(string referanse) => new
    {
        bilagsreferanse = referanse,
        bilagsdato = "2024-01-31",
        periode = 1,
        posteringer = new object[]
        {
            new { kontoklasse = "drift", art = "010", funksjon = "201", ansvar = "202", beloep = 1.00m },
            new { kontoklasse = "balanse", kapittel = "10", sektor = "320", beloep = -1.00m },
        },
    };

    private static TestCaseData Rad(string navn, string rader, int status, string kode, int linje, string felt) =>
        new TestCaseData(rader, status, kode, linje, felt).SetName($"A_wrong_row_is_refused({navn})");
}
