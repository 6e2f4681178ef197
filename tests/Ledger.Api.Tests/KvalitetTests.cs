using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Testkommune;

namespace Ledger.Api.Tests;

/// <summary>Findings are computed from saldo: they tell what hinders, lead to their postings, and are gone when the source reposts.</summary>
public sealed class KvalitetTests : Kommuneprover
{
    private const string Hode = "bilagsreferanse;bilagsdato;periode;kontoklasse;art;funksjon;kapittel;sektor;ansvar;fond;konto;lokalFunksjon;beloep\n";

    [TestCase("A;2025-03-31;3;;;;;;1;;77777;;100\nA;2025-03-31;3;balanse;;;10;320;;;;;-100\n", "uplassert 77777 1 100 avvis avslutning,kostra")]
    [TestCase("A;2025-03-31;3;investering;729;202;;;1;;;;-100\nA;2025-03-31;3;balanse;;;10;320;;;;;100\n", "ugyldig_kombinasjon investering 729 202 1 -100 avvis kostra")]
    [TestCase("A;2025-03-31;3;drift;940;880;;;1;;;;-100\nA;2025-03-31;3;balanse;;;56;080;;;;;100\n", "fond_ufordelt drift ufordelt-disp 1 -100 varsel |fond_ufordelt balanse ufordelt-disp 1 100 varsel ")]
    [TestCase("A;2025-03-31;3;drift;540;880;;;1;;;;100\nA;2025-03-31;3;balanse;;;10;320;;;;;-100\n", "fond_ufordelt drift ufordelt-disp 1 100 varsel |fond_ikke_i_balanse ufordelt-disp 1 100 bekreft avslutning")]
    [TestCase("A;2025-03-31;3;;;202;;;1;;19999;;100\nA;2025-03-31;3;balanse;;;10;320;;;;;-100\n", "interim_ikke_null 19999 1 100 avvis avslutning,kostra")]
    [TestCase("A;2025-03-31;3;;;;;;;;10100;skole;100\nA;2025-03-31;3;balanse;;;10;320;;;;;-100\n", "uspesifisert ansvar 1 100 avvis kostra")]
    [TestCase("A;2025-03-31;3;;;;;;1;;10100;ukjent;100\nA;2025-03-31;3;balanse;;;10;320;;;;;-100\n", "uspesifisert drift 010 1 100 avvis kostra")]
    [TestCase("A;2025-03-31;3;;;202;;;1;;14900;;100\nA;2025-03-31;3;balanse;;;10;320;;;;;-100\n", "uplassert 14900 1 100 avvis avslutning,kostra|budsjettkonto_i_regnskapet 14900 1 100 varsel kostra")]
    public async Task A_finding_has_its_postings_and_is_gone_when_the_source_reposts(string rader, string funn)
    {
        await PlanAsync();
        await ImporterAsync(rader);
        var funnene = await FunnAsync();
        Assert.That(string.Join('|', funnene.Select(Vis)), Is.EqualTo(funn));
        foreach (var f in funnene)
        {
            var bak = await HentAsync((string)f["posteringer"]!);
            Assert.That((bak["posteringer"]!.AsArray().Count, (decimal)bak["sum"]!), Is.EqualTo(((int)f["antallPosteringer"]!, (decimal)f["sum"]!)), (string)f["posteringer"]!);
        }

        await KrevAsync(_tjener.PostAsync(_r + "/bilag/1/tilbakefoering", new { }, "dev-bokfor"));
        Assert.That((await FunnAsync()).Select(Vis), Is.Empty);
    }

    [Test]
    public async Task What_has_no_place_stops_the_closing_until_the_chart_gives_it_one()
    {
        await PlanAsync();
        await ImporterAsync("A;2025-03-31;3;;;202;;;1;;77777;;-100\nA;2025-03-31;3;balanse;;;10;320;;;;;100\n");
        var stopp = await _tjener.PostAsync(_r + "/aarsavslutning", new { });
        Assert.That((stopp.Status, stopp.Json["funn"]!.AsArray().Select(f => (string)f!["kode"]!)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, new[] { "uplassert" })), stopp.Tekst);
        var proeve = await _tjener.PostAsync(_r + "/aarsavslutning?proevekjoering=true", new { });
        Assert.That(proeve.Status, Is.EqualTo(HttpStatusCode.OK), proeve.Tekst);
        await PlanAsync(("77777", "drift", "870"));
        Assert.That((await FunnAsync()).Select(f => (string)f["kode"]!), Has.None.EqualTo("uplassert"));
        await KrevAsync(_tjener.PutAsync(_k + "/fond/DISP", new { navn = "Disposisjonsfond", type = "disposisjonsfond" }, "dev-stamdata"));
        var ferdig = await _tjener.PostAsync(_r + "/aarsavslutning", new { });
        Assert.That(ferdig.Status, Is.EqualTo(HttpStatusCode.Created), ferdig.Tekst);
    }

    [Test]
    public async Task A_level_is_raised_and_never_lowered_below_the_rule()
    {
        await ImporterAsync("A;2025-03-31;3;drift;940;880;;;1;;;;-100\nA;2025-03-31;3;balanse;;;56;080;;;;;100\n");
        Assert.That((await _tjener.PutAsync(_k + "/regler/uplassert", new { nivaa = "varsel" })).Koder, Is.EqualTo(new[] { "nivaa_for_lavt" }));
        Assert.That((await _tjener.PutAsync(_k + "/regler/finnes_ikke", new { nivaa = "avvis" })).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await _tjener.PutAsync(_k + "/regler/uplassert", new { nivaa = "streng" })).Status, Is.EqualTo(HttpStatusCode.BadRequest));
        await KrevAsync(_tjener.PutAsync(_k + "/regler/fond_ufordelt", new { nivaa = "avvis" }));
        Assert.That((await FunnAsync()).Select(f => (string)f["nivaa"]!).Distinct(), Is.EqualTo(new[] { "avvis" }));
        var stopp = await _tjener.PostAsync(_r + "/aarsavslutning", new { });
        Assert.That((stopp.Status, (string)stopp.Json["funn"]![0]!["kode"]!), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "fond_ufordelt")), stopp.Tekst);
        await KrevAsync(_tjener.PutAsync(_k + "/regler/fond_ufordelt", new { nivaa = "varsel" }));
        Assert.That((await FunnAsync()).Select(f => (string)f["nivaa"]!).Distinct(), Is.EqualTo(new[] { "varsel" }));
        var regel = (await HentAsync(_k + "/regler"))["regler"]!.AsArray().Single(r => (string)r!["kode"]! == "uplassert")!;
        Assert.That(((string)regel["nivaa"]!, (string)regel["minst"]!), Is.EqualTo(("avvis", "avvis")));
    }

    [Test]
    public async Task An_opening_balance_that_is_not_last_years_closing_balance_is_told_by_chapter()
    {
        await KrevAsync(_tjener.PutAsync(_k + "/organisasjon/2026", new { enheter = new object[] { new { kode = "1", navn = "Skole", nivaa = "tjenesteomraade" } } }));
        await ImporterAsync("A;2025-03-31;3;drift;010;202;;;1;;;;156\nA;2025-03-31;3;balanse;;;10;320;;;;;-156\n");
        var svar = await ImporterAsync("B;2026-01-01;0;balanse;;;10;320;;;;;999\nB;2026-01-01;0;balanse;;;32;320;;;;;-999\n", "2026");
        var varsel = svar["varsler"]!.AsArray().Single(v => (string)v!["kode"]! == "inngaaende_balanse_avviker")!;
        Assert.That((string)varsel["melding"]!, Does.Contain("2\u00a0310,00\u00a0kr").And.Contain("ikke avsluttet"), "told on the receipt too, of 2025 as it would be closed");
        var funn = (await HentAsync(_k + "/regnskap/2026/kvalitet"))["funn"]!.AsArray().Select(f => Vis(f!));
        Assert.That(funn, Is.EqualTo(new[]
        {
            "inngaaende_balanse_avviker 10 1 1155 bekreft avslutning", "inngaaende_balanse_avviker 32 1 -999 bekreft avslutning",
            "inngaaende_balanse_avviker 5900 0 -156 bekreft avslutning",
        }));

        // The closing's preview and the report of the opening balance have the same sum, and the service's own carrying over leaves none.
        var avslutning = await _tjener.PostAsync(_k + "/regnskap/2026/aarsavslutning?proevekjoering=true", new { });
        Assert.That(
            (decimal)avslutning.Json["funn"]!.AsArray().Single(f => (string)f!["kode"]! == "inngaaende_balanse_avviker")!["beloep"]!, Is.EqualTo(2_310m), avslutning.Tekst);
        Assert.That((await HentAsync(_k + "/regnskap/2026/inngaaendebalanse"))["sumAbsolutt"]?.GetValue<decimal>(), Is.EqualTo(2_310m));
        await KrevAsync(_tjener.PostAsync(_k + "/regnskap/2026/inngaaendebalanse", new { }));
        Assert.That((await HentAsync(_k + "/regnskap/2026/kvalitet"))["funn"]!.AsArray().Select(f => Vis(f!)), Is.Empty);
    }

    private static string Vis(JsonNode f) =>
        $"{f["kode"]} {f["verdi"]} {f["antallPosteringer"]} {(decimal)f["sum"]!:0} {f["nivaa"]} {string.Join(',', f["hindrer"]!.AsArray())}";

    private Task PlanAsync(params (string Konto, string Klasse, string Art)[] flere) => KrevAsync(_tjener.PutAsync(_k + "/kontoplan/2025", new
    {
        konti = new object[]
        {
            new { konto = "10100", navn = "Fastlønn", kontoklasse = "drift", art = "010" },
            new { konto = "19999", navn = "Feilkonto", kontoklasse = "drift", type = "interim" },
            new { konto = "14900", navn = "Reserve", kontoklasse = "drift", type = "budsjett" },
        }.Concat(flere.Select(f => (object)new { konto = f.Konto, navn = f.Konto, kontoklasse = f.Klasse, art = f.Art })),
        funksjoner = new object[] { new { lokalFunksjon = "skole", navn = "Grunnskole", funksjon = "202" } },
    }));

    private async Task<List<JsonNode>> FunnAsync() => [.. (await HentAsync(_r + "/kvalitet"))["funn"]!.AsArray().Select(f => f!)];

    private Task<JsonNode> ImporterAsync(string csv, string aar = "2025") => KrevAsync(_tjener.SendAsync(
        HttpMethod.Post, $"{_k}/regnskap/{aar}/importer", new StringContent(Hode + csv, Encoding.UTF8, "text/csv"), "dev-bokfor", ("Idempotency-Key", Guid.NewGuid().ToString())));

    private Task<JsonNode> HentAsync(string sti) => KrevAsync(_tjener.GetAsync(sti, "dev-revisjon"));

    private static async Task<JsonNode> KrevAsync(Task<Svar> task)
    {
        var svar = await task;
        Assert.That((int)svar.Status, Is.InRange(200, 299), svar.Tekst);
        return svar.Json;
    }
}
