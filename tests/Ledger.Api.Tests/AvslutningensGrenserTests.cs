using System.Net;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;

namespace Ledger.Api.Tests;

/// <summary>What law asks of a closing, over HTTP, from the smallest ledgers that show it.</summary>
public sealed class AvslutningensGrenserTests
{
    private const string K = "/v1/kommuner/9901";

    /// <summary>An earlier udekket beløp is covered whatever the budget says, and received avdrag go to their fund (F §§ 4-1, KL §§ 14-10, 14-11).</summary>
    [Test]
    public async Task What_law_asks_for_is_done_without_a_budget()
    {
        await using var tjener = await LagAsync();
        await BilagAsync(tjener, 2025, 0, Balanse("5970", 100), Balanse("10", -100));
        await BilagAsync(tjener, 2025, 5, Rad("investering", "670", "265", -100), Balanse("10", 100));
        await BilagAsync(tjener, 2025, 5, Rad("investering", "922", "283", -40), Balanse("10", 40));

        var svar = await tjener.PostAsync(K + "/regnskap/2025/aarsavslutning", new { });
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.Created), svar.Tekst);
        Assert.That(
            svar.Json["steg"]!.AsArray().Select(s => ((string)s!["art"]!, (string?)s["fond"], (decimal)s["beloep"]!)),
            Is.EqualTo([("530", null, 100m), ("550", "STARTL", 40m)]));
        Assert.That(Koder(svar), Is.EqualTo(["budsjett_mangler", "udekket_laan_ukjent", "bilag_uten_dokument"]));
        Assert.That((decimal)svar.Json["etter"]!["udekket"]!, Is.Zero);
    }

    /// <summary>What next year's original budget uses of a fund is not used now (F § 4-2 second paragraph); what the request says replaces it.</summary>
    [Test]
    public async Task Next_years_budget_shields_the_fund()
    {
        await using var tjener = await LagAsync();
        await BilagAsync(tjener, 2025, 0, Balanse("10", 100), Balanse("56", -100, "DISP"));
        await BilagAsync(tjener, 2025, 5, Rad("drift", "120", "202", 100), Balanse("10", -100));
        var vedtak = await tjener.PostAsync(
            K + "/regnskap/2026/budsjett/vedtak",
            """
            {"vedtaksreferanse":"sak 9/25","vedtaksdato":"2025-12-10","organ":"kommunestyret","type":"opprinnelig","linjer":[
            {"kontoklasse":"drift","art":"940","funksjon":"880","ansvar":"101","fond":"DISP","beloep":-100},
            {"kontoklasse":"drift","art":"120","funksjon":"202","ansvar":"101","beloep":100}]}
            """);
        Assert.That(vedtak.Status, Is.EqualTo(HttpStatusCode.Created), vedtak.Tekst);

        var skjermet = await ProevAsync(tjener, new { });
        Assert.That(((string)skjermet["steg"]![0]!["art"]!, (decimal)skjermet["etter"]!["merforbruk"]!), Is.EqualTo(("980", 100m)));
        Assert.That(skjermet["grunnlag"]!["skjerming"]!.ToJsonString(), Is.EqualTo("""[{"fond":"DISP","vedtak":100.00,"oppgitt":null,"beloep":100.00}]"""));
        var erstattet = await ProevAsync(tjener, new { skjermetDisposisjonsfond = new { } });
        Assert.That(((string)erstattet["steg"]![0]!["art"]!, (decimal)erstattet["etter"]!["merforbruk"]!), Is.EqualTo(("940", 0m)));
        Assert.That(erstattet["funn"]!.AsArray().Single(f => (string)f!["kode"]! == "skjerming_avviker")!["verdi"]!.GetValue<string>(), Is.EqualTo("DISP"));
    }

    /// <summary>A transfer without its counterpart stops the closing; so does a year out of order, until somebody answers for it (F11, F5).</summary>
    [Test]
    public async Task A_year_does_not_close_with_errors()
    {
        await using var tjener = await LagAsync();
        await BilagAsync(tjener, 2025, 5, Rad("drift", "570", "880", 50), Rad("drift", "800", "840", -50));
        var avvist = await tjener.PostAsync(K + "/regnskap/2025/aarsavslutning", new { });
        Assert.That(avvist.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), avvist.Tekst);
        Assert.That((string)avvist.Json["type"]!, Is.EqualTo("urn:ledger:problem:avslutningen-kan-ikke-bokfoeres"));
        Assert.That(Koder(avvist), Is.EqualTo(["overfoering_ulik"]));

        await BilagAsync(tjener, 2025, 6, Rad("investering", "970", "880", -50), Balanse("10", 50));
        await BilagAsync(tjener, 2025, 6, Rad("investering", "230", "222", 50), Balanse("10", -50));
        await BilagAsync(tjener, 2025, 7, Rad("drift", "010", "202", 30), Balanse("10", -30));
        await BilagAsync(tjener, 2025, 7, Rad("drift", "800", "840", -30), Balanse("10", 30));
        await BilagAsync(tjener, 2025, 8, Balanse("13", 7), Balanse("10", -7));
        await BilagAsync(tjener, 2026, 2, Rad("drift", "010", "202", 30), Balanse("10", -30));
        await BilagAsync(tjener, 2026, 2, Rad("drift", "800", "840", -30), Balanse("10", 30));
        var foer = await tjener.PostAsync(K + "/regnskap/2026/aarsavslutning", new { });
        Assert.That((foer.Status, (string)foer.Json["type"]!), Is.EqualTo((HttpStatusCode.Conflict, "urn:ledger:problem:krever-bekreftelse")), foer.Tekst);
        Assert.That(Koder(foer), Is.EqualTo(["forrige_aar_aapent", "inngaaende_balanse_avviker"]));
        Assert.That((decimal)foer.Json["funn"]![1]!["beloep"]!, Is.EqualTo(14m), "7 on chapter 13 and −7 on 10");

        var likevel = foer.Json["likevel"]!.DeepClone().AsArray();
        foreach (var l in likevel)
        {
            l!["begrunnelse"] = "Avtalt med revisor";
        }

        var svar = await tjener.PostAsync(K + "/regnskap/2026/aarsavslutning", new JsonObject { ["likevel"] = likevel });
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.Created), svar.Tekst);
        var senere = await tjener.PostAsync(K + "/regnskap/2025/aarsavslutning", new { });
        Assert.That(Koder(senere), Is.EqualTo(["senere_aar_avsluttet"]), senere.Tekst);
    }

    [Test]
    public async Task Bad_choices()
    {
        await using var tjener = await LagAsync();
        foreach (var (valg, status, kode) in new[]
        {
            ("""{"lovligBrukAvLaan":5}""", HttpStatusCode.BadRequest, "mangler"),
            ("""{"laanTilEiendomsselskap":{"beloep":5}}""", HttpStatusCode.BadRequest, "mangler"),
            ("""{"laanTilEiendomsselskap":{"begrunnelse":"x"}}""", HttpStatusCode.BadRequest, "ugyldig_beloep"),
            ("""{"laanTilEiendomsselskap":{"beloep":5,"begrunnelse":"x"}}""", HttpStatusCode.UnprocessableEntity, "utenfor_omraadet"),
            ("""{"udekketLaanefinansierbart":5}""", HttpStatusCode.UnprocessableEntity, "utenfor_omraadet"),
            ("""{"videreutlaanfond":"DISP"}""", HttpStatusCode.UnprocessableEntity, "fondstype"),
            ("""{"skjermingsgrunnlag":"halvt"}""", HttpStatusCode.BadRequest, "ugyldig_format"),
            ("""{"likevel":[{"kode":"fond_overtrukket","beloep":1,"begrunnelse":""}]}""", HttpStatusCode.BadRequest, "mangler"),
        })
        {
            var svar = await tjener.PostAsync(K + "/regnskap/2025/aarsavslutning", valg);
            Assert.That((svar.Status, svar.Koder.Single()), Is.EqualTo((status, kode)), $"{valg}: {svar.Tekst}");
        }

        // A purpose is for funds that can have it.
        var fond = await tjener.PutAsync(K + "/fond/DISP", new { navn = "Disposisjonsfond", type = "disposisjonsfond", formaalskode = "videreutlaan" });
        Assert.That((fond.Status, fond.Koder.Single()), Is.EqualTo((HttpStatusCode.BadRequest, "ugyldig_format")), fond.Tekst);
    }

    private static async Task<JsonNode> ProevAsync(Tjener tjener, object valg)
    {
        var svar = await tjener.PostAsync(K + "/regnskap/2025/aarsavslutning?proevekjoering=true", valg);
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.OK), svar.Tekst);
        return svar.Json;
    }

    private static IEnumerable<string> Koder(Svar svar) => svar.Json["funn"]!.AsArray().Select(f => (string)f!["kode"]!);

    /// <summary>A municipality with two years, an area and a fund of each kind that is asked for.</summary>
    private static async Task<Tjener> LagAsync()
    {
        var tjener = await Tjener.StartAsync();
        await OkAsync(tjener.PutAsync(K, new { navn = "Eksempel kommune", organisasjonsnummer = "910244132" }));
        foreach (var aar in new[] { 2025, 2026 })
        {
            await OkAsync(tjener.PutAsync($"{K}/organisasjon/{aar}", """{"enheter":[{"kode":"101","navn":"Skole","nivaa":"direktoromraade"}]}"""));
        }

        await OkAsync(tjener.PutAsync(K + "/fond/DISP", new { navn = "Disposisjonsfond", type = "disposisjonsfond" }));
        await OkAsync(tjener.PutAsync(K + "/fond/STARTL", new { navn = "Avdrag på startlån", type = "bundetInvesteringsfond", formaalskode = "videreutlaan" }));
        await OkAsync(tjener.PutAsync(K + "/fond/UINV", new { navn = "Investeringsfond", type = "ubundetInvesteringsfond" }));
        return tjener;
    }

    private static object Rad(string kontoklasse, string art, string funksjon, decimal beloep) => new { kontoklasse, art, funksjon, ansvar = "101", beloep };

    private static object Balanse(string kapittel, decimal beloep, string? fond = null) =>
        new { kontoklasse = "balanse", kapittel, sektor = "320", fond, beloep };

    private static Task BilagAsync(Tjener tjener, int aar, int periode, params object[] posteringer) => OkAsync(tjener.PostAsync(
        $"{K}/regnskap/{aar}/bilag",
        new { bilagsreferanse = Guid.NewGuid().ToString("N"), bilagsdato = $"{aar}-{Math.Clamp(periode, 1, 12):00}-15", periode, posteringer }));

    private static async Task OkAsync(Task<Svar> oppgave)
    {
        var svar = await oppgave;
        Assert.That((int)svar.Status, Is.InRange(200, 299), svar.Tekst);
    }
}
