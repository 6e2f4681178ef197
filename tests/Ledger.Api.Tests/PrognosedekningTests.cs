using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Testkommune;

namespace Ledger.Api.Tests;

/// <summary>A forecast that says nothing of a line is told as missing there, and not as nothing against the whole budget (plan.md 2.3).</summary>
public sealed class PrognosedekningTests
{
    private const string K = "3203";
    private Tjener _tjener = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _tjener = await Tjener.StartAsync();
        await RegistrerAsync(_tjener, K, "Dekningskommune", "20 Oppvekst|210 Skole < 20|212 Barnehage < 20|900 Finans (ansvar)", 2025);
        await KrevAsync(_tjener.PostAsync(Aar(K) + "/budsjett/vedtak", """
            {"vedtaksreferanse":"B","vedtaksdato":"2024-12-10","organ":"KST","type":"opprinnelig","linjer":[
             {"kontoklasse":"drift","art":"010","funksjon":"202","ansvar":"210","beloep":1000},
             {"kontoklasse":"drift","art":"010","funksjon":"201","ansvar":"212","beloep":500},
             {"kontoklasse":"drift","art":"870","funksjon":"800","ansvar":"900","beloep":-1500},
             {"kontoklasse":"investering","art":"230","funksjon":"222","ansvar":"210","beloep":70},
             {"kontoklasse":"investering","art":"910","funksjon":"870","ansvar":"900","beloep":-70}]}
            """));
        await KrevAsync(_tjener.PutAsync(Aar(K) + "/bevilgninger", """
            [{"kode":"SKOLE","navn":"Skole","kontoklasse":"drift","ramme":"netto","filter":{"ansvar":"210"}},
             {"kode":"BYGG","navn":"Bygg","kontoklasse":"investering","ramme":"varigeDriftsmidler","filter":{"ansvar":"210"}}]
            """));
        await Sendt("/serier/prognose/2025-T1/rader", "ansvar;metode;beloep\n210;manuell;1100\n");
        await KrevAsync(_tjener.PutAsync(Sti(K) + "/serier/prognose/2025-T2", new { aar = 2025, tilPeriode = 8, standardmetode = "periodisert" }));
        await KrevAsync(_tjener.PutAsync(Sti(K) + "/serier/prognose/2025-03", new { aar = 2025, tilPeriode = 3 }));
    }

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    [TestCase("2025-T1", "1100", null, TestName = "Only one unit is forecast")]
    [TestCase("2025-T2", "500", "-500", TestName = "A method for all reaches all")]
    [TestCase("2025-03", null, null, TestName = "Nothing is forecast yet")]
    public async Task What_lies_outside_the_areas_is_forecast_or_missing(string prognose, string? sum, string? utenfor)
    {
        foreach (var sti in new[] { "/avvik?nivaa=tjenesteomraade&prognose=", "/tertialrapport?prognose=" })
        {
            var svar = (await _tjener.GetAsync(Aar(K) + sti + prognose)).Json;
            Assert.That((Tall(svar["sum"]!, "prognose"), Tall(svar["utenfor"]!, "prognose")), Is.EqualTo((sum, utenfor)), svar.ToJsonString());
            Assert.That(svar["utenfor"]!["prognoseAvvik"] is null, Is.EqualTo(utenfor is null), svar["utenfor"]!.ToJsonString());
            Assert.That(Tall(svar["utenEnhet"]!, "prognose"), Is.EqualTo("0"), "there is nothing there");
        }
    }

    [TestCase("2025-T1", null, "1100", null, null)]
    [TestCase("2025-T2", "-500", "500", "0", null)]
    [TestCase("2025-03", null, null, null, null)]
    public async Task A_line_of_a_statement_is_forecast_or_missing(string prognose, string? skatt, string? bevilgninger, string? resultat, string? investert)
    {
        async Task<Func<string, JsonNode>> Linjer(string oppstilling)
        {
            var svar = (await _tjener.GetAsync(Aar(K) + $"/{oppstilling}?prognose={prognose}")).Json["linjer"]!.AsArray();
            return post => svar.Single(l => (string)l!["post"]! == post)!;
        }

        var (drift, investering) = (await Linjer("driftsregnskap"), await Linjer("investeringsregnskap"));
        Assert.That(
            (Tall(drift("1"), "prognose"), Tall(drift("2"), "prognose"), Tall(drift("6"), "prognose"), Tall(drift("17"), "prognose"),
                Tall(investering("1"), "prognose"), Tall(investering("6"), "prognose")),
            Is.EqualTo(("0", skatt, bevilgninger, resultat, investert, investert)), drift("1").ToJsonString() + drift("17").ToJsonString());
        Assert.That(drift("17")["prognoseAvvik"] is null, Is.EqualTo(resultat is null), drift("17").ToJsonString());
    }

    /// <summary>A part of investments says nothing of drift on the same unit, nor the other way round; a method for all of drift still reaches it.</summary>
    [TestCase("2025-04", "manuell;450", null, null, "450", "450", TestName = "Investments are forecast, and no drift")]
    [TestCase("2025-05", "manuell;450", "periodisert", "750", "450", "450", TestName = "Investments are forecast beside a method for all of drift")]
    [TestCase("2025-06", null, "periodisert", "750", null, null, TestName = "Only drift is forecast")]
    public async Task Drift_and_investments_are_covered_apart(string kode, string? investering, string? metode, string? skole, string? bygg, string? alle)
    {
        await KrevAsync(_tjener.PutAsync(Sti(K) + $"/serier/prognose/{kode}", new { aar = 2025, tilPeriode = 3, standardmetode = metode }));
        if (investering is not null)
        {
            await Sendt($"/serier/prognose/{kode}/rader", $"ansvar;kontoklasse;metode;beloep\n210;investering;{investering}\n");
        }

        await Forventet();
        await KrevAsync(_tjener.PostAsync(Sti(K) + $"/serier/prognose/{kode}/laas", new { }));
        await Forventet();

        async Task Forventet()
        {
            var avvik = (await _tjener.GetAsync(Aar(K) + $"/avvik?nivaa=tjenesteomraade&prognose={kode}")).Json;
            Assert.That(Tall(avvik["linjer"]!.AsArray().Single(l => (string)l!["kode"]! == "210")!, "prognose"), Is.EqualTo(skole), avvik.ToJsonString());
            var kontroll = (await _tjener.GetAsync(Aar(K) + $"/rammekontroll?prognose={kode}")).Json;
            string? Ventet(string post) => Tall(kontroll["linjer"]!.AsArray().Single(l => (string)l!["kode"]! == post)!, "prognose");
            Assert.That(
                (Ventet("SKOLE"), Ventet("varigeDriftsmidler:BYGG"), Ventet("varigeDriftsmidler:sum")), Is.EqualTo((skole, bygg, alle)),
                kontroll.ToJsonString());
        }
    }

    private static string? Tall(JsonNode linje, string felt) => (decimal?)linje[felt] is { } tall ? $"{(long)decimal.Round(tall)}" : null;

    private async Task Sendt(string sti, string csv)
    {
        var svar = await _tjener.SendAsync(HttpMethod.Post, Sti(K) + sti, new StringContent(csv, Encoding.UTF8, "text/csv"), "dev-admin");
        Assert.That(svar.Status, Is.AnyOf(HttpStatusCode.OK, HttpStatusCode.Created), svar.Tekst);
    }
}
