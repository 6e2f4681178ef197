using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Ledger.Api.Tests.Verktoey;
using MiniExcelLibs;
using static Ledger.Api.Tests.Verktoey.Testkommune;

namespace Ledger.Api.Tests;

/// <summary>Budget decisions as files: the contract's own titles, profiles, workbooks, several years, and what is wrong with a row.</summary>
public sealed class BudsjettfilTests
{
    private const string Hodet = "vedtaksreferanse=KS-1&vedtaksdato=2024-12-10&organ=kommunestyret&type=opprinnelig";
    private Tjener _tjener = null!;

    [OneTimeSetUp]
    public async Task Start() => _tjener = await Tjener.StartAsync();

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    [Test]
    public async Task A_file_is_tried_recorded_once_and_read_as_the_same_in_json()
    {
        var k = await KommuneAsync("3203");
        const string Fil = "kontoklasse;art;funksjon;ansvar;beloep\ndrift;010;202;1;1 000 000,50\ndrift;870;;1;-1000000.50\n";
        var proeve = await SendAsync(k, Hodet + "&proevekjoering=true", Fil, noekkel: "fil");
        Assert.That((proeve.Status, (bool?)proeve.Json["proevekjoering"], (int?)proeve.Json["antallLinjer"]), Is.EqualTo((HttpStatusCode.OK, true, 2)), proeve.Tekst);
        Assert.That((await VedtakAsync(k)).Count, Is.Zero, "nothing is stored");

        var svar = await SendAsync(k, Hodet, Fil, noekkel: "fil");
        Assert.That((svar.Status, (string?)svar.Json["vedtaksreferanse"], (decimal?)svar.Json["sumDrift"]), Is.EqualTo((HttpStatusCode.Created, "KS-1", 0m)), svar.Tekst);
        Assert.That((int?)svar.Json["vedtak"]![0]!["aar"], Is.EqualTo(2025));
        var igjen = await SendAsync(k, Hodet, Fil, noekkel: "fil");
        Assert.That((igjen.Status, (bool?)igjen.Json["alleredeVedtatt"]), Is.EqualTo((HttpStatusCode.OK, true)), igjen.Tekst);

        // The same as JSON under the same key is the same request.
        var json = await _tjener.SendAsync(
            HttpMethod.Post, Aar(k) + "/budsjett/vedtak",
            new StringContent(
                """{"vedtaksreferanse":"KS-1","vedtaksdato":"2024-12-10","organ":"kommunestyret","type":"opprinnelig","linjer":[{"kontoklasse":"drift","art":"010","funksjon":"202","ansvar":"1","beloep":1000000.5},{"kontoklasse":"drift","art":"870","ansvar":"1","beloep":-1000000.50}]}""",
                Encoding.UTF8, "application/json"),
            "dev-budsjett", ("Idempotency-Key", "fil"));
        Assert.That((json.Status, (bool?)json.Json["alleredeVedtatt"]), Is.EqualTo((HttpStatusCode.OK, true)), json.Tekst);
        Assert.That((await SendAsync(k, Hodet, Fil)).Status, Is.EqualTo(HttpStatusCode.Conflict), "a reference is used once");
        Assert.That((await VedtakAsync(k)).Count, Is.EqualTo(1));
    }

    [Test]
    public async Task Several_years_of_a_file_are_recorded_together_or_not_at_all()
    {
        var k = await KommuneAsync("3204");
        var fil = "aar;vedtaksreferanse;vedtaksdato;organ;type;kontoklasse;art;funksjon;ansvar;beloep\n"
            + string.Concat(new[] { 2025, 2026 }.Select(aar => $"{aar};OEP;2024-12-10;kommunestyret;opprinnelig;drift;010;202;1;{aar}\n{aar};;;;;drift;870;;1;-{aar}\n"));
        var uaapnet = await SendAsync(k, "", fil);
        Assert.That((uaapnet.Status, Feil(uaapnet)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, new[] { "4 aar ukjent_aar" })), uaapnet.Tekst);
        Assert.That((await VedtakAsync(k)).Count, Is.Zero, "all or nothing");

        await KrevAsync(_tjener.PutAsync(Sti(k) + "/organisasjon/2026", new { enheter = new object[] { new { kode = "1", navn = "Skole", nivaa = "tjenesteomraade" } } }));
        var svar = await SendAsync(k, "", fil);
        Assert.That((svar.Status, (int?)svar.Json["antallLinjer"]), Is.EqualTo((HttpStatusCode.Created, 4)), svar.Tekst);
        Assert.That(svar.Json["vedtak"]!.AsArray().Select(v => ((int)v!["aar"]!, (int)v["vedtaksnummer"]!, (string)v["vedtaksreferanse"]!)), Is.EqualTo(new[] { (2025, 1, "OEP"), (2026, 1, "OEP") }));
        var avvik = await _tjener.GetAsync(Sti(k) + "/regnskap/2026/avvik?nivaa=tjenesteomraade");
        Assert.That((decimal)avvik.Json["sum"]!["opprinneligBudsjett"]!, Is.Zero, avvik.Tekst);
        var linjer = (await _tjener.GetAsync(Sti(k) + "/regnskap/2026/budsjett/vedtak")).Json["vedtak"]![0]!["linjer"]!.AsArray();
        Assert.That(linjer.Select(l => (decimal)l!["beloep"]!), Is.EqualTo(new[] { 2026m, -2026m }));
        await KontrollerAsync(_tjener, k);
    }

    [Test]
    public async Task A_file_without_a_year_in_its_address_names_one_on_each_line()
    {
        var k = await KommuneAsync("3232");
        await KrevAsync(_tjener.PutAsync(Sti(k) + "/organisasjon/2026", new { enheter = new object[] { new { kode = "1", navn = "Skole", nivaa = "tjenesteomraade" } } }));
        const string Hode = "aar;kontoklasse;art;funksjon;ansvar;beloep\n", Fil = Hode + "2026;drift;010;202;1;20\n2025;drift;010;202;1;10\n";
        async Task<Svar> SendAlleAsync(string innhold, string type = "text/csv", string sporring = "") => await _tjener.SendAsync(
            HttpMethod.Post, Sti(k) + "/budsjett/vedtak?vedtaksreferanse=F&vedtaksdato=2024-12-10&organ=kommunestyret&type=annet" + sporring,
            new StringContent(innhold, Encoding.UTF8, type), "dev-budsjett");
        var uten = await SendAlleAsync(Hode + "2025;drift;010;202;1;10\n;drift;010;202;1;20\n");
        Assert.That(Feil(uten), Is.EqualTo(new[] { "3 aar mangler" }), uten.Tekst);
        Assert.That(Feil(await SendAlleAsync(Hode + ";drift;010;202;1;20\n")), Is.EqualTo(new[] { "2 aar mangler" }));
        Assert.That((await SendAlleAsync(Fil, sporring: "&profil=x")).Koder, Is.EqualTo(new[] { "ugyldig_kombinasjon" }));
        Assert.That((await SendAlleAsync("{}", "application/json")).Status, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
        Assert.That((await VedtakAsync(k)).Count, Is.Zero, "all or nothing");
        var svar = await SendAlleAsync(Fil);
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.Created), svar.Tekst);
        Assert.That(svar.Json["vedtak"]!.AsArray().Select(v => ((int)v!["aar"]!, (decimal)v["sumDrift"]!)), Is.EqualTo(new[] { (2025, 10m), (2026, 20m) }));
    }

    [Test]
    public async Task A_column_a_year_is_a_decision_a_year_and_never_a_posting()
    {
        var k = await KommuneAsync("3231");
        await KrevAsync(_tjener.PutAsync(Sti(k) + "/organisasjon/2026", new { enheter = new object[] { new { kode = "1", navn = "Skole", nivaa = "tjenesteomraade" } } }));
        const string Fil = "kontoklasse;art;funksjon;ansvar;Budsjett 2025;Budsjett 2026\ndrift;010;202;1;1 000,00;1 100,00\ndrift;870;;1;-1 000,00;-1 100,00\nTotalt;;;;0,00;0,00\n";
        var forslag = await _tjener.SendAsync(HttpMethod.Post, Sti(k) + "/importprofiler/forslag", new StringContent(Fil, Encoding.UTF8, "text/csv"), "dev-bokfor");
        Assert.That((string?)forslag.Json["profil"]!["kolonner"]!["beloep"]!["kolonnePerAar"], Is.EqualTo(@"^Budsjett\ (\d{4})$"), forslag.Tekst);
        var profil = forslag.Json["profil"]!;
        profil["kilde"] = "budsjett";
        await KrevAsync(_tjener.PutAsync(Sti(k) + "/importprofiler/bredt", profil.ToJsonString()));
        var svar = await SendAsync(k, Hodet + "&profil=bredt", Fil);
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.Created), svar.Tekst);
        Assert.That(svar.Json["vedtak"]!.AsArray().Select(v => ((int)v!["aar"]!, (int)v["antallLinjer"]!, (decimal)v["sumDrift"]!)), Is.EqualTo(new[] { (2025, 2, 0m), (2026, 2, 0m) }));
        var linjer = (await _tjener.GetAsync(Sti(k) + "/regnskap/2026/budsjett/vedtak")).Json["vedtak"]![0]!["linjer"]!.AsArray();
        Assert.That(linjer.Select(l => (decimal)l!["beloep"]!), Is.EqualTo(new[] { 1100m, -1100m }));

        var bokfoert = await _tjener.SendAsync(
            HttpMethod.Post, Aar(k) + "/importer?profil=bredt", new StringContent(Fil, Encoding.UTF8, "text/csv"), "dev-bokfor", ("Idempotency-Key", "bredt"));
        Assert.That((bokfoert.Status, bokfoert.Json["feil"]!.AsArray().Any(f => (string)f!["kode"]! == "ukjent_aar")), Is.EqualTo((HttpStatusCode.UnprocessableEntity, true)), bokfoert.Tekst);
    }

    [Test]
    public async Task Lines_with_a_period_are_one_line_with_its_months()
    {
        var k = await KommuneAsync("3205");
        const string Fil = "kontoklasse;art;funksjon;ansvar;periode;periodisering;beloep\ndrift;010;202;1;1;;100\ndrift;115;202;1;;;12\ndrift;010;202;1;12;;50,25\ndrift;120;202;1;;1|1|1|1|1|1|1|1|1|1|1|1,50;12,50\n";
        var svar = await SendAsync(k, Hodet, Fil);
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.Created), svar.Tekst);
        var linjer = (await _tjener.GetAsync(Aar(k) + "/budsjett/vedtak")).Json["vedtak"]![0]!["linjer"]!.AsArray();
        Assert.That(linjer.Select(l => ((string)l!["art"]!, (decimal)l["beloep"]!)), Is.EqualTo(new[] { ("010", 150.25m), ("115", 12m), ("120", 12.5m) }));
        Assert.That(linjer[0]!["maaneder"]!.AsArray().Select(m => (decimal)m!), Is.EqualTo(new[] { 100m, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 50.25m }));
        Assert.That(linjer[2]!["maaneder"]!.AsArray().Select(m => (decimal)m!).Last(), Is.EqualTo(1.5m));
    }

    [Test]
    public async Task Everything_that_is_wrong_with_rows_is_told_by_line_and_field()
    {
        var k = await KommuneAsync("3206");
        const string Fil = "aar;kontoklasse;art;funksjon;ansvar;prosjekt;periode;beloep\n;drift;999;202;1;;;1\n;drift;010;202;9;;;1\n;drift;010;202;1;P9;;x\n26;drift;010;202;1;;;1\n;drift;010;202;1;;13;1\n;drift;010\n";
        var svar = await SendAsync(k, Hodet, Fil);
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), svar.Tekst);
        Assert.That(Feil(svar), Is.EquivalentTo(new[]
        {
            "2 art ukjent_art", "3 ansvar ukjent_ansvar", "4 prosjekt ukjent_prosjekt", "4 beloep ugyldig_beloep", "5 aar ugyldig_format", "6 periode ugyldig_periode",
            "7 body feil_antall_kolonner",
        }));
        Assert.That((await VedtakAsync(k)).Count, Is.Zero);

        var hode = await SendAsync(k, "vedtaksreferanse=X&type=budsjett", "kontoklasse;art;ansvar;beloep\ndrift;010;1;1\n");
        Assert.That((hode.Status, Feil(hode)), Is.EqualTo((HttpStatusCode.BadRequest, new[] { "2 vedtaksdato mangler", "2 organ mangler", "2 type ugyldig_format" })), hode.Tekst);
        var to = await SendAsync(k, Hodet, "vedtaksreferanse;kontoklasse;art;ansvar;beloep\nA;drift;010;1;1\nB;drift;010;1;1\n");
        Assert.That((to.Status, Feil(to)), Is.EqualTo((HttpStatusCode.BadRequest, new[] { "2 vedtaksreferanse vedtak_ulikt", "3 vedtaksreferanse vedtak_ulikt" })), to.Tekst);
        var kolonne = await SendAsync(k, Hodet, "kontoklasse;art;ansvar;belopet\n");
        Assert.That((kolonne.Status, kolonne.Koder), Is.EqualTo((HttpStatusCode.BadRequest, new[] { "ukjent_kolonne", "manglende_kolonne" })), kolonne.Tekst);
        var tom = await SendAsync(k, Hodet, "kontoklasse;art;ansvar;beloep\n");
        Assert.That((tom.Status, tom.Koder), Is.EqualTo((HttpStatusCode.BadRequest, new[] { "tomt_innhold" })), tom.Tekst);
        var json = await _tjener.PostAsync(Aar(k) + "/budsjett/vedtak?organ=kommunestyret", new { });
        Assert.That((json.Status, Feil(json)), Is.EqualTo((HttpStatusCode.BadRequest, new[] { " organ ugyldig_kombinasjon" })), json.Tekst);
    }

    [Test]
    public async Task A_workbook_and_a_profile_are_read_and_new_projects_registered_when_asked()
    {
        var k = await KommuneAsync("3207");
        await KrevAsync(_tjener.PutAsync(Sti(k) + "/importprofiler/framsikt", """
            {
              "navn": "Budsjettsystemet", "kilde": "budsjett", "format": { "type": "xlsx", "desimaltegn": ",", "datoformater": ["dd.MM.yyyy"] }, "enhet": "tusen",
              "kolonner": {
                "aar": { "tittel": "År" }, "vedtaksdato": { "konstant": "10.12.2024" }, "organ": { "konstant": "kommunestyret" }, "type": { "konstant": "opprinnelig" },
                "vedtaksreferanse": { "tittel": "Sak" }, "kontoklasse": { "konstant": "drift" }, "art": { "tittel": "Art", "del": "^(\\d+) .*$" },
                "funksjon": { "tittel": "Funksjon" }, "ansvar": { "tittel": "Ansvar" }, "prosjekt": { "tittel": "Prosjekt" }, "beloep": { "tittel": "Beløp (1000)", "avrund": 0.01 }
              },
              "ukjentProsjekt": "opprett"
            }
            """));
        var ark = new MemoryStream();
        ark.SaveAs(new[]
        {
            new Dictionary<string, object> { ["År"] = 2025, ["Sak"] = "112/24", ["Art"] = "010 Fastlønn", ["Funksjon"] = 202, ["Ansvar"] = 1, ["Prosjekt"] = "NY1", ["Beløp (1000)"] = 1.5 },
            new Dictionary<string, object> { ["År"] = 2025, ["Sak"] = "112/24", ["Art"] = "870 Skatt", ["Funksjon"] = 800, ["Ansvar"] = 1, ["Prosjekt"] = "", ["Beløp (1000)"] = -1.5 },
        });
        var svar = await SendArkAsync(k, "profil=framsikt", ark.ToArray());
        Assert.That((svar.Status, (string?)svar.Json["vedtaksreferanse"]), Is.EqualTo((HttpStatusCode.Created, "112/24")), svar.Tekst);
        var linjer = (await _tjener.GetAsync(Aar(k) + "/budsjett/vedtak")).Json["vedtak"]![0]!["linjer"]!.AsArray();
        Assert.That(linjer.Select(l => ((decimal)l!["beloep"]!, (string?)l["prosjekt"])), Is.EqualTo(new[] { (1500m, "NY1"), (-1500m, null) }));
        Assert.That((await _tjener.GetAsync(Sti(k) + "/stamdata/2025")).Json["prosjekter"]!.AsArray().Select(p => (string)p!["kode"]!), Is.EqualTo(new[] { "NY1" }));

        var enkelt = new MemoryStream();
        enkelt.SaveAs(new[] { new { kontoklasse = "drift", art = 10, funksjon = 202, ansvar = 1, prosjekt = "NY2", beloep = 10.0 } });
        var ukjent = await SendArkAsync(k, "vedtaksreferanse=E&vedtaksdato=2025-02-01&organ=kommunestyret&type=annet", enkelt.ToArray());
        Assert.That(ukjent.Koder, Is.EqualTo(new[] { "ukjent_prosjekt" }), ukjent.Tekst);
        var tatt = await SendArkAsync(k, "vedtaksreferanse=E&vedtaksdato=2025-02-01&organ=kommunestyret&type=annet&ukjentProsjekt=opprett", enkelt.ToArray());
        Assert.That(tatt.Status, Is.EqualTo(HttpStatusCode.Created), tatt.Tekst);
        Assert.That(tatt.Json["funn"]!.AsArray().Select(f => (string)f!["kode"]!), Does.Contain("ledende_nuller"));
    }

    [Test]
    public async Task A_finding_is_confirmed_beside_the_file()
    {
        var k = await KommuneAsync("3208");
        const string Fil = "kontoklasse;art;funksjon;ansvar;beloep\ndrift;010;202;1;1\n";
        const string Sent = "vedtaksreferanse=S&vedtaksdato=2026-02-01&organ=kommunestyret&type=annet";
        Assert.That((await SendAsync(k, Sent, Fil)).Status, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That((await SendAsync(k, Sent + "&likevel=vedtak_etter_aaret", Fil)).Koder, Is.EqualTo(new[] { "mangler" }));
        var svar = await SendAsync(k, Sent + "&likevel=vedtak_etter_aaret&begrunnelse=Lovlighetskontroll", Fil);
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.Created), svar.Tekst);
    }

    private static string[] Feil(Svar svar) => [.. svar.Json["feil"]!.AsArray().Select(f => $"{f!["linje"]} {f["felt"]} {f["kode"]}")];

    private async Task<string> KommuneAsync(string nummer)
    {
        await RegistrerAsync(_tjener, nummer);
        return nummer;
    }

    private async Task<System.Text.Json.Nodes.JsonArray> VedtakAsync(string kommune) => (await _tjener.GetAsync(Aar(kommune) + "/budsjett/vedtak")).Json["vedtak"]!.AsArray();

    private Task<Svar> SendAsync(string kommune, string sporring, string fil, string? noekkel = null) => _tjener.SendAsync(
        HttpMethod.Post, $"{Aar(kommune)}/budsjett/vedtak?{sporring}", new StringContent(fil, Encoding.UTF8, "text/csv"), "dev-budsjett",
        noekkel is null ? [] : [("Idempotency-Key", noekkel)]);

    private Task<Svar> SendArkAsync(string kommune, string sporring, byte[] ark)
    {
        var innhold = new ByteArrayContent(ark);
        innhold.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        return _tjener.SendAsync(HttpMethod.Post, $"{Aar(kommune)}/budsjett/vedtak?{sporring}", innhold, "dev-budsjett");
    }
}
