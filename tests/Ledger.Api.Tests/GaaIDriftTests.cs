using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using MiniExcelLibs;
using static Ledger.Api.Tests.Verktoey.Testkommune;

namespace Ledger.Api.Tests;

/// <summary>What real files and organisations look like when a municipality goes live: faults of that kind, by the smallest input of each.</summary>
public sealed class GaaIDriftTests
{
    private Tjener _tjener = null!;
    private int _nummer = 3300;
    private int _noekkel;

    [OneTimeSetUp]
    public async Task Start() => _tjener = await Tjener.StartAsync();

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    [TestCase("31.01.2025", "1", "drift", "bilagsdato")]
    [TestCase("1.2.2025", "2", "drift", "bilagsdato")]
    [TestCase("20250131", "1", "drift", "bilagsdato")]
    [TestCase("2025-01-31T00:00:00", "1", "drift", "bilagsdato")]
    [TestCase("2025-03-31", "202503", "drift", "periode")]
    [TestCase("2025-03-31", "2025-03", "drift", "periode")]
    [TestCase("2025-03-31", "3", "Drift", "kontoklasse")]
    public async Task What_can_be_read_in_one_way_only_is_booked_and_told(string dato, string periode, string klasse, string felt)
    {
        var k = await KommuneAsync();
        var svar = await ImporterAsync(k, Hode + $"A;{dato};{periode};{klasse};010;202;;;1;10.00;\nA;{dato};{periode};balanse;;;10;320;;-10.00;\n");
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.Created), svar.Tekst);
        Assert.That(Funn(svar, "verdi_tolket").Select(f => (string)f["felt"]!), Is.EqualTo(new[] { felt }));
        var bilag = (await _tjener.GetAsync(Aar(k) + "/bilag/1")).Json;
        Assert.That(((string)bilag["bilagsdato"]!)[..5], Is.EqualTo("2025-"));
    }

    [TestCase("31/01/2025", "1", "ugyldig_format")]
    [TestCase("45688", "1", "ugyldig_format")]
    [TestCase("31.02.2025", "2", "ugyldig_format")]
    [TestCase("2025-01-31", "202401", "ugyldig_periode")]
    public async Task What_can_be_read_in_two_ways_or_none_is_refused(string dato, string periode, string kode)
    {
        var k = await KommuneAsync();
        var svar = await ImporterAsync(k, Hode + $"A;{dato};{periode};drift;010;202;;;1;10.00;\nA;{dato};{periode};balanse;;;10;320;;-10.00;\n");
        Assert.That((svar.Status, svar.Koder.First()), Is.EqualTo((HttpStatusCode.UnprocessableEntity, kode)), svar.Tekst);
    }

    [TestCase("31.01.2025")]
    [TestCase("20250131")]
    [TestCase("2025-01-31T00:00:00")]
    public async Task Dates_are_read_so_from_files_of_cells_and_never_from_json(string dato)
    {
        var k = await KommuneAsync();
        object[] rader =
        [
            new { bilagsreferanse = "A", bilagsdato = dato, periode = "1", kontoklasse = "drift", art = "010", funksjon = "202", kapittel = "", sektor = "", ansvar = "1", beloep = 10.5 },
            new { bilagsreferanse = "A", bilagsdato = dato, periode = "1", kontoklasse = "balanse", art = "", funksjon = "", kapittel = "10", sektor = "320", ansvar = "", beloep = -10.5 },
        ];
        var linjer = rader.Select(r => JsonSerializer.Serialize(r)).ToList();
        var bok = new MemoryStream();
        bok.SaveAs(rader);

        var somLinjer = await ImporterAsync(k, string.Join('\n', linjer), "application/x-ndjson");
        Assert.That((somLinjer.Status, Feil(somLinjer)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "1 bilagsdato ugyldig_format")), somLinjer.Tekst);
        var somTabell = await ImporterAsync(k, "[" + string.Join(',', linjer) + "]", "application/json");
        Assert.That((somTabell.Status, Feil(somTabell)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "1 bilagsdato ugyldig_format")), somTabell.Tekst);
        var somDager = await ImporterAsync(k, "[" + string.Join(',', linjer).Replace($"\"{dato}\"", "45688", StringComparison.Ordinal) + "]", "application/json");
        Assert.That((somDager.Status, Feil(somDager)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "1 bilagsdato ugyldig_format")), somDager.Tekst);

        var somBok = await ImporterAsync(k, bok.ToArray(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        Assert.That((somBok.Status, (string?)Funn(somBok, "verdi_tolket").SingleOrDefault()?["felt"]), Is.EqualTo((HttpStatusCode.Created, "bilagsdato")), somBok.Tekst);
        Assert.That((string)(await _tjener.GetAsync(Aar(k) + "/bilag/1")).Json["bilagsdato"]!, Is.EqualTo("2025-01-31"));

        static string Feil(Svar svar) => svar.Json["feil"]!.AsArray().Select(f => $"{f!["linje"]} {f["felt"]} {f["kode"]}").First();
    }

    [TestCase("text/plain")]
    [TestCase("application/octet-stream")]
    [TestCase("application/csv")]
    public async Task A_csv_file_is_one_whatever_it_is_said_to_be(string type)
    {
        var k = await KommuneAsync();
        var svar = await ImporterAsync(k, Csv("A", 1), type);
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.Created), svar.Tekst);
    }

    [TestCase("application/json")]
    [TestCase("application/octet-stream")]
    public async Task A_json_table_with_the_contracts_titles_needs_no_profile(string type)
    {
        var k = await KommuneAsync();
        const string Tabell = """[{"bilagsreferanse":"A","bilagsdato":"2025-03-31","periode":3,"kontoklasse":"drift","art":"010","funksjon":"202","ansvar":"1","beloep":10.50},{"bilagsreferanse":"A","bilagsdato":"2025-03-31","periode":3,"kontoklasse":"balanse","kapittel":"10","sektor":"320","beloep":-10.5}]""";
        var svar = await ImporterAsync(k, Tabell.Replace("\"ansvar\":\"1\",", "\"ansvar\":\"1\",\"kapittel\":\"\",\"sektor\":\"\",", StringComparison.Ordinal), type);
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.Created), svar.Tekst);
        var ukjent = await ImporterAsync(k, """[{"bilagsreferanse":"B","periode":3,"beloep":1,"prosjket":"P"}]""", type);
        Assert.That((ukjent.Status, ukjent.Koder.Single(), (long)ukjent.Json["feil"]![0]!["linje"]!), Is.EqualTo((HttpStatusCode.BadRequest, "ukjent_kolonne", 1L)), "a misspelt title is not left out");
    }

    [Test]
    public async Task The_contracts_profile_reads_points_and_commas()
    {
        var k = await KommuneAsync();
        var svar = await ImporterAsync(k, Hode + "A;31.03.2025;3;drift;010;202;;;1;1 234,50;\nA;31.03.2025;3;balanse;;;10;320;;-1234.50;\n", sporring: "?profil=csv-ledger");
        Assert.That((svar.Status, (decimal?)svar.Json["sumDebet"]), Is.EqualTo((HttpStatusCode.Created, 1234.5m)), svar.Tekst);
    }

    [Test]
    public async Task A_profile_of_an_import_says_what_is_done_with_new_codes_and_small_differences()
    {
        var k = await KommuneAsync();
        await KrevAsync(_tjener.PutAsync(Sti(k) + "/importprofiler/loenn", """
            {
              "navn": "Lønn", "kilde": "loenn", "format": { "type": "csv" }, "bilag": "perPeriode", "ukjentProsjekt": "opprett", "ukjentEnhet": "uspesifisert",
              "differanse": { "konto": "13.320", "hoeyst": 1.00 },
              "kolonner": {
                "periode": { "tittel": "P" }, "kontoklasse": { "tittel": "K" }, "art": { "tittel": "Art" }, "funksjon": { "tittel": "F" }, "kapittel": { "tittel": "Kap" },
                "sektor": { "tittel": "S" }, "ansvar": { "tittel": "Ansvar" }, "prosjekt": { "tittel": "Pr" }, "beloep": { "tittel": "B" }
              }
            }
            """));
        const string Fil = "P;K;Art;F;Kap;S;Ansvar;Pr;B\n3;drift;010;202;;;909;P1;100.14\n3;balanse;;202;10;320;;;-100.00\n";
        var svar = await ImporterAsync(k, Fil, sporring: "?profil=loenn");
        Assert.That((svar.Status, (int?)svar.Json["antallPosteringer"]), Is.EqualTo((HttpStatusCode.Created, 3)), svar.Tekst);
        Assert.That((decimal)Funn(svar, "differanse_foert").Single()["sum"]!, Is.EqualTo(-0.14m));
        Assert.That((await _tjener.GetAsync(Sti(k) + "/stamdata/2025")).Json["prosjekter"]!.AsArray().Select(p => (string)p!["kode"]!), Is.EqualTo(new[] { "P1" }));
        var stor = await ImporterAsync(k, Fil.Replace("100.14", "102.00", StringComparison.Ordinal), sporring: "?profil=loenn&ukjentEnhet=avvis");
        Assert.That(stor.Koder, Is.EquivalentTo(new[] { "ukjent_ansvar", "ubalanse" }), stor.Tekst);

        // Shown as unspecified, and the source's own code is kept.
        var postering = (await _tjener.GetAsync(Aar(k) + "/posteringer?ansvar=1&kontoklasse=drift")).Json["posteringer"]!.AsArray();
        Assert.That(postering, Is.Empty);
        var alle = (await _tjener.GetAsync(Aar(k) + "/posteringer?kontoklasse=drift")).Json["posteringer"]!.AsArray();
        Assert.That(alle.Select(p => ((string)p!["postering"]!["ansvar"]!, (string)p["postering"]!["skrevetAnsvar"]!)), Is.EqualTo(new[] { ("uspesifisert", "909") }));
    }

    [Test]
    public async Task Without_a_choice_unknown_codes_are_refused_and_a_parameter_chooses()
    {
        var k = await KommuneAsync();
        var fil = "bilagsreferanse;bilagsdato;periode;kontoklasse;art;funksjon;kapittel;sektor;ansvar;prosjekt;beloep\nA;2025-03-31;3;drift;010;202;;;9;P2;10\nA;2025-03-31;3;balanse;;;10;320;;;-10\n";
        Assert.That((await ImporterAsync(k, fil)).Koder, Is.EqualTo(new[] { "ukjent_ansvar", "ukjent_prosjekt" }));
        var svar = await ImporterAsync(k, fil, sporring: "?ukjentProsjekt=uspesifisert&ukjentEnhet=uspesifisert");
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.Created), svar.Tekst);
        var postering = (await _tjener.GetAsync(Aar(k) + "/posteringer?kontoklasse=drift")).Json["posteringer"]![0]!["postering"]!;
        Assert.That(((string)postering["skrevetAnsvar"]!, (string)postering["skrevetProsjekt"]!), Is.EqualTo(("9", "P2")));
        Assert.That((await ImporterAsync(k, fil, sporring: "?ukjentProsjekt=kanskje")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
        await KontrollerAsync(_tjener, k);
    }

    [Test]
    public async Task A_key_of_a_source_posts_for_it_and_does_nothing_else()
    {
        var k = await KommuneAsync();
        var laget = await _tjener.PostAsync("/v1/noekler", new { navn = "Nattjobb", scopes = new[] { "ledger:bokfor" }, kommuner = new[] { k }, kilde = "regnskap" });
        Assert.That((laget.Status, (string?)laget.Json["kilde"]), Is.EqualTo((HttpStatusCode.Created, "regnskap")), laget.Tekst);
        var noekkel = (string)laget.Json["noekkel"]!;
        const string Fil = "kontoklasse;art;funksjon;kapittel;sektor;ansvar;periode;beloep\ndrift;010;202;;;1;3;10\nbalanse;;;10;320;;3;-10\n";
        var egen = await SendAsync("/saldoimporter?kilde=regnskap");
        Assert.That(egen.Status, Is.EqualTo(HttpStatusCode.Created), egen.Tekst);
        var kvittering = await _tjener.GetAsync($"{Aar(k)}/saldoimporter/{(string)egen.Json["importId"]!}", noekkel);
        Assert.That(kvittering.Status, Is.EqualTo(HttpStatusCode.OK), kvittering.Tekst);

        foreach (var sti in new[] { "/saldoimporter?kilde=loenn", "/saldoimporter?kilde=regnskap&overtar=loenn", "/importer", "/importer?profil=csv-ledger" })
        {
            var svar = await SendAsync(sti);
            Assert.That((svar.Status, (string)svar.Json["type"]!), Is.EqualTo((HttpStatusCode.Forbidden, "urn:ledger:problem:bundet-til-kilde")), sti);
        }

        foreach (var (metode, sti) in new[] { ("POST", "/bilag"), ("PUT", "/perioder/3"), ("POST", "/bilag/1/tilbakefoering"), ("GET", "/importer"), ("GET", "/avstemming?kilde=regnskap"), ("GET", "/bilag/1"), ("GET", "/driftsregnskap") })
        {
            var svar = await _tjener.SendAsync(new HttpMethod(metode), Aar(k) + sti, metode == "GET" ? null : new StringContent("{}", Encoding.UTF8, "application/json"), noekkel);
            Assert.That((svar.Status, (string)svar.Json["type"]!), Is.EqualTo((HttpStatusCode.Forbidden, "urn:ledger:problem:mangler-scope")), sti);
        }

        var rotert = await _tjener.PostAsync($"/v1/noekler/{(string)laget.Json["id"]!}/rotering", new { });
        Assert.That((string?)rotert.Json["kilde"], Is.EqualTo("regnskap"), rotert.Tekst);
        Assert.That((await _tjener.GetAsync("/v1/noekler")).Json["noekler"]!.AsArray().Count(n => (string?)n!["kilde"] == "regnskap"), Is.EqualTo(2));
        foreach (var scopes in new[] { new[] { "ledger:les" }, ["ledger:bokfor", "ledger:admin"] })
        {
            var avvist = await _tjener.PostAsync("/v1/noekler", new { navn = "N", scopes, kommuner = new[] { k }, kilde = "regnskap" });
            Assert.That((avvist.Status, avvist.Koder.Single()), Is.EqualTo((HttpStatusCode.BadRequest, "ugyldig_kombinasjon")), avvist.Tekst);
        }

        Task<Svar> SendAsync(string sti) => _tjener.SendAsync(
            HttpMethod.Post, Aar(k) + sti, new StringContent(Fil, Encoding.UTF8, "text/csv"), noekkel, ("Idempotency-Key", Guid.NewGuid().ToString()));
    }

    [Test]
    public async Task A_moved_unit_is_where_it_lay_by_date_and_where_it_lies_by_the_year()
    {
        var k = await MedOmraaderAsync();
        var svar = await _tjener.PostAsync(Sti(k) + "/stamdata/2025", new
        {
            enheter = new object[]
            {
                new { kode = "140", navn = "Sørskolen", nivaa = "ansvar", overordnet = "10", gyldigFra = "2020-01-01", gyldigTil = "2025-05-31" },
                new { kode = "140", navn = "Sørskolen", nivaa = "ansvar", overordnet = "20", gyldigFra = "2025-06-01" },
            },
        });
        Assert.That((svar.Status, svar.Json["ikkeEndret"]!.AsArray().Count), Is.EqualTo((HttpStatusCode.OK, 0)), svar.Tekst);
        await Bokfoer140Async(k);
        Assert.That(await AvvikAsync(k, "tilPeriode=3"), Is.EqualTo("A 0, B 100"));
        Assert.That(await AvvikAsync(k, "tilPeriode=3&organisasjon=perDato"), Is.EqualTo("A 100, B 0"));
        Assert.That(await AvvikAsync(k, "organisasjon=perDato"), Is.EqualTo("A 100, B 70"));
        Assert.That(await AvvikAsync(k, "organisasjon=aaret"), Is.EqualTo("A 0, B 170"));
        var ansvar = (await _tjener.GetAsync(Aar(k) + "/avvik?nivaa=ansvar&organisasjon=perDato")).Json["linjer"]!.AsArray();
        Assert.That(ansvar.Where(l => (decimal)l!["regnskap"]! != 0).Select(l => ((string)l!["kode"]!, (string)l["navn"]!, (decimal)l["regnskap"]!)), Is.EquivalentTo(new[] { ("140", "Sørskolen", 70m), ("140.10", "Sørskolen (til 2025-05-31)", 100m) }));
        var omraade = (await _tjener.GetAsync(Aar(k) + "/driftsregnskap?oppstilling=omraade&organisasjon=perDato")).Json["linjer"]!.AsArray();
        Assert.That(omraade.Where(l => (string)l!["post"]! is "10" or "20" or "sum").Select(l => (decimal)l!["regnskap"]!), Is.EqualTo(new[] { 100m, 70m, 170m }));

        // Nothing has changed when the source sends the same again, nor is the history lost.
        Assert.That((bool)(await _tjener.PostAsync(Sti(k) + "/stamdata/2025", new { enheter = new object[] { new { kode = "140", navn = "Sørskolen", nivaa = "ansvar", overordnet = "20", gyldigFra = "2025-06-01" } } })).Json["endret"]!, Is.False);
        var registrert = (await _tjener.GetAsync(Sti(k) + "/stamdata/2025")).Json["enheter"]!;
        Assert.That(
            registrert.AsArray().Where(e => (string)e!["kode"]! == "140").Select(e => $"{e!["overordnet"]} {e["gyldigFra"]} {e["gyldigTil"]}"),
            Is.EqualTo(new[] { "10  2025-05-31", "20 2025-06-01 " }), "with its validity");
        var hentet = (await _tjener.PostAsync(Sti(k) + "/stamdata/2025", new { enheter = registrert })).Json;
        Assert.That(((bool)hentet["endret"]!, hentet["ikkeEndret"]!.AsArray().Count), Is.EqualTo((false, 0)), "what was taken out can be sent in again");
        var bakvendt = new { kode = "141", navn = "X", nivaa = "ansvar", overordnet = "20", gyldigFra = "2025-06-01", gyldigTil = "2025-05-31" };
        var avvist = await _tjener.PostAsync(Sti(k) + "/stamdata/2025", new { enheter = new object[] { bakvendt } });
        Assert.That(
            (avvist.Status, (string)avvist.Json["feil"]![0]!["felt"]!), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "enheter[0].gyldigTil")), avvist.Tekst);
        Assert.That((await _tjener.GetAsync(Aar(k) + "/avvik?organisasjon=noen")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
        var bunke = await _tjener.PostAsync(Sti(k) + "/rapporter", new { rapporter = new object[] { new { rapport = "avvik", aar = 2025, nivaa = "direktoromraade", organisasjon = "perDato" } } });
        Assert.That(bunke.Json["rapporter"]![0]!["svar"]!["linjer"]!.AsArray().Select(l => (decimal)l!["regnskap"]!), Is.EqualTo(new[] { 100m, 70m }), bunke.Tekst);
    }

    [Test]
    public async Task A_unit_that_a_source_moves_later_keeps_where_it_lay()
    {
        var k = await MedOmraaderAsync();
        await Bokfoer140Async(k);
        await KrevAsync(_tjener.PostAsync(Sti(k) + "/stamdata/2025", new { enheter = new object[] { new { kode = "140", navn = "Sørskolen", nivaa = "ansvar", overordnet = "20", gyldigFra = "2025-06-01" } } }));
        Assert.That(await AvvikAsync(k, "organisasjon=perDato"), Is.EqualTo("A 100, B 70"));
    }

    [Test]
    public async Task A_unit_that_was_merged_away_last_year_takes_late_postings_for_its_successor()
    {
        var k = await MedOmraaderAsync();
        await KrevAsync(_tjener.PostAsync(Sti(k) + "/stamdata/2025", new { enheter = new object[] { new { kode = "150", navn = "Gamleskolen", nivaa = "ansvar", overordnet = "10", gyldigTil = "2024-12-31", erstattetAv = "140" } } }));
        var svar = await ImporterAsync(k, Hode + "S;2025-03-31;3;drift;010;202;;;150;10;\nS;2025-03-31;3;balanse;;;10;320;;-10;\n");
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.Created), svar.Tekst);
        var postering = (await _tjener.GetAsync(Aar(k) + "/posteringer?ansvar=140")).Json["posteringer"]!.AsArray().Single()!["postering"]!;
        Assert.That(((string)postering["ansvar"]!, (string)postering["skrevetAnsvar"]!), Is.EqualTo(("140", "150")));
    }

    [TestCase("2025-05-31", "A 100, B 70")]
    [TestCase("2024-12-31", "A 0, B 170")]
    [TestCase(null, "A 0, B 170")]
    public async Task A_unit_that_was_merged_away_in_the_year_has_by_date_what_was_booked_while_it_was_in_use(string? gyldigTil, string perDato)
    {
        var k = await MedOmraaderAsync();
        await Bokfoer140Async(k);
        await KrevAsync(_tjener.PostAsync(Sti(k) + "/stamdata/2025", new { enheter = new object[] { new { kode = "140", navn = "Sørskolen", nivaa = "ansvar", overordnet = "10", gyldigTil, erstattetAv = "200" } } }));
        Assert.That((await AvvikAsync(k, ""), await AvvikAsync(k, "organisasjon=perDato")), Is.EqualTo(("A 0, B 170", perDato)));
    }

    [Test]
    public async Task The_areas_of_the_statements_are_of_the_level_that_is_asked_for()
    {
        var k = $"{++_nummer}";
        await KrevAsync(_tjener.PutAsync(Sti(k), new { navn = "Fire nivåer", organisasjonsnummer = "920125298" }));
        await KrevAsync(_tjener.PostAsync(Sti(k) + "/stamdata/2025", new
        {
            nivaaer = new object[] { new { nivaa = "omraade", bevilgning = true }, new { nivaa = "virksomhet" }, new { nivaa = "ansvar" } },
            enheter = new object[]
            {
                new { kode = "T1", navn = "Oppvekst", nivaa = "omraade" }, new { kode = "V1", navn = "Nord", nivaa = "virksomhet", overordnet = "T1" },
                new { kode = "V2", navn = "Sør", nivaa = "virksomhet", overordnet = "T1" }, new { kode = "101", navn = "N1", nivaa = "ansvar", overordnet = "V1" },
                new { kode = "102", navn = "N2", nivaa = "ansvar", overordnet = "V1" }, new { kode = "201", navn = "S1", nivaa = "ansvar", overordnet = "V2" },
            },
        }));
        await KrevAsync(ImporterAsync(k, Hode + "A;2025-03-31;3;drift;010;202;;;101;10;\nA;2025-03-31;3;drift;010;202;;;102;20;\nA;2025-03-31;3;drift;010;202;;;201;30;\nA;2025-03-31;3;balanse;;;10;320;;-60;\n"));
        Assert.That(await LinjerAsync(""), Is.EqualTo("T1 60"));
        Assert.That(await LinjerAsync("&nivaa=virksomhet"), Is.EqualTo("V1 30, V2 30"));
        Assert.That(await LinjerAsync("&nivaa=ansvar"), Is.EqualTo("101 10, 102 20, 201 30"));
        var feil = await _tjener.GetAsync(Aar(k) + "/driftsregnskap?oppstilling=omraade&nivaa=fylke");
        Assert.That((feil.Status, (string)feil.Json["feil"]![0]!["felt"]!), Is.EqualTo((HttpStatusCode.BadRequest, "nivaa")), feil.Tekst);
        Assert.That((await _tjener.GetAsync(Aar(k) + "/driftsregnskap?nivaa=ansvar")).Status, Is.EqualTo(HttpStatusCode.BadRequest), "the first paragraph has no areas");
        Assert.That((await _tjener.GetAsync(Aar(k) + "/investeringsregnskap?oppstilling=omraade&nivaa=virksomhet")).Status, Is.EqualTo(HttpStatusCode.OK));

        async Task<string> LinjerAsync(string nivaa) => string.Join(
            ", ", (await _tjener.GetAsync(Aar(k) + "/driftsregnskap?oppstilling=omraade" + nivaa)).Json["linjer"]!.AsArray()
                .Where(l => (string)l!["type"]! == "linje" && (decimal)l["regnskap"]! != 0).Select(l => $"{(string)l!["post"]!} {(decimal)l["regnskap"]!:0}"));
    }

    [Test]
    public async Task An_organisation_is_replaced_by_who_has_seen_it()
    {
        var k = await KommuneAsync();
        var hentet = await _tjener.GetAsync(Sti(k) + "/organisasjon/2025");
        var etag = hentet.ETag!;
        object ny = new { enheter = new object[] { new { kode = "1", navn = "Skoler", nivaa = "tjenesteomraade" } } };
        var gal = await _tjener.SendAsync(HttpMethod.Put, Sti(k) + "/organisasjon/2025", System.Net.Http.Json.JsonContent.Create(ny), "dev-admin", ("If-Match", "\"tull\""));
        Assert.That(gal.Status, Is.EqualTo(HttpStatusCode.PreconditionFailed), gal.Tekst);
        var rett = await _tjener.SendAsync(HttpMethod.Put, Sti(k) + "/organisasjon/2025", System.Net.Http.Json.JsonContent.Create(ny), "dev-admin", ("If-Match", etag));
        Assert.That(rett.Status, Is.EqualTo(HttpStatusCode.OK), rett.Tekst);
        var gammel = await _tjener.SendAsync(HttpMethod.Put, Sti(k) + "/organisasjon/2025", System.Net.Http.Json.JsonContent.Create(ny), "dev-admin", ("If-Match", etag));
        Assert.That(gammel.Status, Is.EqualTo(HttpStatusCode.PreconditionFailed), gammel.Tekst);
    }

    [Test]
    public async Task A_code_of_a_year_whose_lists_are_not_known_is_told_as_that()
    {
        var k = await KommuneAsync();
        await KrevAsync(_tjener.PutAsync(Sti(k) + "/organisasjon/2019", new { enheter = new object[] { new { kode = "1", navn = "Skole", nivaa = "tjenesteomraade" } } }));
        var fil = Hode + "A;2019-03-31;3;drift;690;333;;;1;10;\nA;2019-03-31;3;balanse;;;10;320;;-10;\n";
        var svar = await _tjener.ImporterAsync(Sti(k) + "/regnskap/2019/importer", fil, "2019");
        Assert.That((svar.Status, svar.Json["feil"]!.AsArray().Select(f => $"{(string)f!["felt"]!} {(string)f["kode"]!}")), Is.EqualTo((HttpStatusCode.UnprocessableEntity, new[] { "art kontoplan_ikke_kjent", "funksjon kontoplan_ikke_kjent" })), svar.Tekst);
        Assert.That((string)svar.Json["feil"]![0]!["melding"]!, Does.Contain("2019").And.Contain("/kontoplan/2019"));
    }

    [Test]
    public async Task Drill_down_and_batches_take_the_period_that_amounts_are_about()
    {
        var k = await KommuneAsync();
        const string Hodet = "kontoklasse;art;funksjon;kapittel;sektor;ansvar;periode;beloep\n";
        await KrevAsync(SendAsync("drift;010;202;;;1;3;100\nbalanse;;;10;320;;3;-100\n"));
        await KrevAsync(_tjener.PutAsync(Aar(k) + "/perioder/3", new { status = "lukket" }));
        await KrevAsync(SendAsync("drift;010;202;;;1;3;101\nbalanse;;;10;320;;3;-101\n"));
        foreach (var (sporring, antall, sum) in new[] { ("fraPeriode=3&tilPeriode=3", 1, 100m), ("fraPeriode=3&tilPeriode=3&periodisering=gjelder", 2, 101m), ("fraPeriode=4&periodisering=gjelder", 0, 0m), ("fraPeriode=4", 1, 1m) })
        {
            var svar = (await _tjener.GetAsync(Aar(k) + "/posteringer?kontoklasse=drift&" + sporring)).Json;
            Assert.That((svar["posteringer"]!.AsArray().Count, svar["posteringer"]!.AsArray().Sum(p => (decimal)p!["postering"]!["beloep"]!), (decimal)svar["sum"]!), Is.EqualTo((antall, sum, sum)), sporring);
        }

        var linje = (await _tjener.GetAsync(Aar(k) + "/oppstillinger/5-6/linjer/10/posteringer?tilPeriode=3&periodisering=gjelder")).Json;
        Assert.That((linje["posteringer"]!.AsArray().Count, (decimal)linje["sum"]!), Is.EqualTo((2, 101m)), linje.ToJsonString());
        var bunke = (await _tjener.PostAsync(Sti(k) + "/rapporter", new
        {
            rapporter = new object[] { new { rapport = "driftsregnskap", aar = 2025, oppstilling = "art", tilPeriode = 3, periodisering = "gjelder" }, new { rapport = "driftsregnskap", aar = 2025, oppstilling = "art", tilPeriode = 3 } },
        })).Json["rapporter"]!.AsArray();
        Assert.That(bunke.Select(r => (decimal)r!["svar"]!["linjer"]!.AsArray().Single(l => (string)l!["post"]! == "10")!["regnskap"]!), Is.EqualTo(new[] { 101m, 100m }));

        Task<Svar> SendAsync(string rader) => _tjener.SendAsync(
            HttpMethod.Post, Aar(k) + "/saldoimporter?kilde=natt&lukketPeriode=foersteAapne", new StringContent(Hodet + rader, Encoding.UTF8, "text/csv"));
    }

    private async Task<string> KommuneAsync()
    {
        var k = $"{++_nummer}";
        await RegistrerAsync(_tjener, k);
        return k;
    }

    private async Task<string> MedOmraaderAsync()
    {
        var k = $"{++_nummer}";
        await KrevAsync(_tjener.PutAsync(Sti(k), new { navn = "Kommune " + k, organisasjonsnummer = "920125298" }));
        await KrevAsync(_tjener.PutAsync(Sti(k) + "/organisasjon/2025", new
        {
            enheter = new object[]
            {
                new { kode = "A", navn = "Oppvekst", nivaa = "direktoromraade" }, new { kode = "B", navn = "Teknisk", nivaa = "direktoromraade" },
                new { kode = "10", navn = "Skole", nivaa = "tjenesteomraade", overordnet = "A" }, new { kode = "20", navn = "Vei", nivaa = "tjenesteomraade", overordnet = "B" },
                new { kode = "140", navn = "Sørskolen", nivaa = "ansvar", overordnet = "10" }, new { kode = "200", navn = "Veivesen", nivaa = "ansvar", overordnet = "20" },
                new { kode = "100", navn = "Nordskolen", nivaa = "ansvar", overordnet = "10" },
            },
        }));
        return k;
    }

    private Task Bokfoer140Async(string k) => KrevAsync(ImporterAsync(
        k, Hode + "M;2025-03-31;3;drift;010;202;;;140;100;\nM;2025-03-31;3;balanse;;;10;320;;-100;\nJ;2025-07-31;7;drift;010;202;;;140;70;\nJ;2025-07-31;7;balanse;;;10;320;;-70;\n"));

    private async Task<string> AvvikAsync(string k, string sporring) => string.Join(
        ", ", (await _tjener.GetAsync(Aar(k) + "/avvik?nivaa=direktoromraade&" + sporring)).Json["linjer"]!.AsArray().Select(l => $"{(string)l!["kode"]!} {(decimal)l["regnskap"]!:0}"));

    private static IEnumerable<JsonNode> Funn(Svar svar, string kode) => svar.Json["funn"]!.AsArray().Where(f => (string)f!["kode"]! == kode).Select(f => f!);

    private Task<Svar> ImporterAsync(string k, string fil, string type = "text/csv", string sporring = "") =>
        ImporterAsync(k, Encoding.UTF8.GetBytes(fil), type, sporring);

    private Task<Svar> ImporterAsync(string k, byte[] fil, string type, string sporring = "")
    {
        var innhold = new ByteArrayContent(fil);
        innhold.Headers.ContentType = new MediaTypeHeaderValue(type);
        return _tjener.SendAsync(HttpMethod.Post, Aar(k) + "/importer" + sporring, innhold, "dev-bokfor", ("Idempotency-Key", $"g{++_noekkel}"));
    }
}
