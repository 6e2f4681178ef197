using System.Net;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Testkommune;

namespace Ledger.Api.Tests;

/// <summary>What the council adopts: appropriations, frames, their details, and decisions that take the place of others (plan.md 2.1, 2.2), over HTTP.</summary>
public sealed class BevilgningTests
{
    private const string K = "3204";

    /// <summary>Skole and the rest of Oppvekst are adopted apart; Helse is not defined.</summary>
    private const string Bevilgninger = """
        [{"kode":"SKOLE","navn":"Skole","kontoklasse":"drift","ramme":"netto","filter":{"ansvar":"210"}},
         {"kode":"BARN","navn":"Barnehage","kontoklasse":"drift","ramme":"netto","filter":{"ansvar":"212"},"varselProsent":50,"vesentlig":{"beloep":10,"prosent":1}},
         {"kode":"BYGG","navn":"Bygg","kontoklasse":"investering","ramme":"varigeDriftsmidler","filter":{"ansvar":"20"}}]
        """;

    private Tjener _tjener = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _tjener = await Tjener.StartAsync();
        await KrevAsync(_tjener.PutAsync(Sti(K), new { navn = "Rammekommune", organisasjonsnummer = "920125298" }));
        const string Enheter = """
            {"enheter":[{"kode":"20","navn":"Oppvekst","nivaa":"direktoromraade"},{"kode":"210","navn":"Skole","nivaa":"tjenesteomraade","overordnet":"20"},
             {"kode":"211","navn":"Ungdomsskolen","nivaa":"ansvar","overordnet":"210"},{"kode":"212","navn":"Barnehage","nivaa":"tjenesteomraade","overordnet":"20"},
             {"kode":"30","navn":"Helse","nivaa":"direktoromraade"}]}
            """;
        foreach (var aar in new[] { 2021, 2022, 2023, 2024, 2025, 2026 })
        {
            await KrevAsync(_tjener.PutAsync(Sti(K) + $"/organisasjon/{aar}", Enheter));
        }
    }

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    [Test]
    public async Task Appropriations_rule_the_second_paragraphs_and_the_control_of_frames()
    {
        await VedtaAsync(2025, "B25", "2024-12-11", "opprinnelig", """
            {"kontoklasse":"drift","ramme":"netto","ansvar":"210","beloep":1000},{"kontoklasse":"drift","art":"010","funksjon":"201","ansvar":"212","beloep":200},
            {"kontoklasse":"drift","art":"010","funksjon":"254","ansvar":"30","beloep":300},{"kontoklasse":"drift","art":"870","funksjon":"800","ansvar":"30","beloep":-1500},
            {"kontoklasse":"investering","ramme":"varigeDriftsmidler","ansvar":"20","beloep":400},{"kontoklasse":"investering","art":"910","funksjon":"870","ansvar":"30","beloep":-400}
            """);
        await KrevAsync(_tjener.ImporterAsync(Sti(K) + "/regnskap/2025/importer", Hode + "A1;2025-03-01;3;drift;010;202;;;211;950;\nA1;2025-03-01;3;drift;010;201;;;212;210;\nA1;2025-03-01;3;balanse;;;10;320;;-1160;\n", "rammer"));
        Assert.That(await RadeneAsync("/driftsregnskap?oppstilling=omraade", "post", "revidertBudsjett"), Is.EqualTo("210=1000.00 212=200.00 20=1200.00 30=300.00 utenfor=0.00 sum=1500.00"), "by the level of the organisation");

        var svar = await _tjener.PutAsync(Aar(K) + "/bevilgninger", Bevilgninger);
        Assert.That((svar.Status, (bool)svar.Json["endret"]!), Is.EqualTo((HttpStatusCode.OK, true)), svar.Tekst);
        Assert.That((bool)(await _tjener.PutAsync(Aar(K) + "/bevilgninger", Bevilgninger)).Json["endret"]!, Is.False, "the same again writes nothing");
        Assert.That((await _tjener.GetAsync(Aar(K) + "/bevilgninger")).Json["bevilgninger"]!.AsArray().Select(b => (string)b!["kode"]!), Is.EqualTo(new[] { "SKOLE", "BARN", "BYGG" }));

        Assert.That(await RadeneAsync("/driftsregnskap?oppstilling=omraade", "post", "revidertBudsjett"), Is.EqualTo("SKOLE=1000.00 BARN=200.00 utenfor=300.00 sum=1500.00"));
        Assert.That(await RadeneAsync("/investeringsregnskap?oppstilling=omraade", "post", "revidertBudsjett"), Does.StartWith("BYGG=400.00 utenfor=0.00 sum=400.00 varigeDriftsmidler:BYGG=400.00 varigeDriftsmidler:utenfor=0.00 varigeDriftsmidler:sum=400.00 tilskuddAndre:utenfor=0.00"));
        Assert.That(await RadeneAsync("/driftsregnskap?oppstilling=omraade&nivaa=direktoromraade", "post", "revidertBudsjett"), Is.EqualTo("20=1200.00 30=300.00 utenfor=0.00 sum=1500.00"), "who asks for a level gets it");
        var bak = await _tjener.GetAsync(Aar(K) + "/oppstillinger/5-4-2/linjer/SKOLE/posteringer");
        Assert.That(bak.Json["posteringer"]!.AsArray().Sum(p => (decimal)p!["postering"]!["beloep"]!), Is.EqualTo(950m), bak.Tekst);

        Assert.That(await RadeneAsync("/rammekontroll", "kode", "ramme", "ufordelt", "brukt", "disponibelt", "bruktProsent", "status"), Is.EqualTo(
            "SKOLE=1000.00/1000.00/950.00/50.00/95/varsel BARN=200.00/0.00/210.00/-10.00/105/overskredet utenfor=300.00/0.00/0.00/300.00/0/innenfor sum=1500.00/1000.00/1160.00/340.00/77.3/innenfor "
                + "varigeDriftsmidler:BYGG=400.00/400.00/0.00/400.00/0/innenfor varigeDriftsmidler:sum=400.00/400.00/0.00/400.00/0/innenfor tilskuddAndre:sum=0.00/0.00/0.00/0.00//innenfor "
                + "aksjerOgAndeler:sum=0.00/0.00/0.00/0.00//innenfor utlaan:sum=0.00/0.00/0.00/0.00//innenfor"));
        Assert.That(await RadeneAsync("/rammekontroll?status=overskredet", "kode", "status"), Is.EqualTo("BARN=overskredet"));
        Assert.That(await RadeneAsync("/rammekontroll?tilPeriode=2", "kode", "brukt"), Does.StartWith("SKOLE=0.00 BARN=0.00"));

        await KrevAsync(_tjener.SendAsync(HttpMethod.Post, Sti(K) + "/serier/prognose/2025-T1/rader", new StringContent("ansvar;metode;beloep\n210;manuell;1000.01\n", System.Text.Encoding.UTF8, "text/csv")));
        var prognose = await _tjener.GetAsync(Aar(K) + "/rammekontroll?prognose=2025-T1");
        Assert.That(Linje(prognose, "SKOLE", "prognose", "prognoseProsent", "status"), Is.EqualTo("1000.01/100.0/ventesOverskredet"));
        Assert.That(Linje(prognose, "BARN", "prognose", "status") + prognose.Json["linjer"]![1]!["mangler"]![0], Is.EqualTo("/overskredetprognose"), "never 0");
    }

    [TestCase("""[{"kode":"A","kontoklasse":"drift","ramme":"netto","filter":{"ansvar":"20"}},{"kode":"B","kontoklasse":"drift","ramme":"netto","filter":{"ansvar":"211"}}]""", "bevilgninger_overlapper")]
    [TestCase("""[{"kode":"A","kontoklasse":"drift","ramme":"utlaan","filter":{"ansvar":"20"}}]""", "ramme_kontoklasse")]
    [TestCase("""[{"kode":"A","kontoklasse":"drift","ramme":"netto","filter":{"ansvar":"99"}}]""", "ukjent_ansvar")]
    [TestCase("""[{"kode":"A","kontoklasse":"drift","ramme":"netto","filter":{}}]""", "tomt_filter")]
    [TestCase("""[{"kode":"A","kontoklasse":"drift","ramme":"netto"}]""", "tomt_filter")]
    [TestCase("[null]", "mangler")]
    public async Task Appropriations_that_make_no_sense_are_told(string innhold, string kode)
    {
        var svar = await _tjener.PutAsync(Sti(K) + "/regnskap/2026/bevilgninger", innhold);
        Assert.That((svar.Status, string.Join(' ', svar.Koder)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, kode)), svar.Tekst);
    }

    private static string Linje(Svar svar, string kode, params string[] felt) =>
        svar.Json["linjer"]!.AsArray().Where(l => (string)l!["kode"]! == kode).Select(l => Verdier(l!, felt)).Single();

    private static string Verdier(JsonNode linje, string[] felt) => string.Join('/', felt.Select(f => linje[f]?.ToString()));

    private async Task<string> RadeneAsync(string sti, string noekkel, params string[] felt)
    {
        var svar = await _tjener.GetAsync(Aar(K) + sti);
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.OK), svar.Tekst);
        return string.Join(' ', svar.Json["linjer"]!.AsArray().Select(l => $"{l![noekkel]}={Verdier(l, felt)}"));
    }

    private async Task<Svar> VedtaAsync(int aar, string referanse, string dato, string type, string linjer, string hode = "", bool ok = true)
    {
        var svar = await _tjener.PostAsync(Sti(K) + $"/regnskap/{aar}/budsjett/vedtak", $$"""
            {"vedtaksreferanse":"{{referanse}}","vedtaksdato":"{{dato}}","organ":"kommunestyret","type":"{{type}}",{{hode}}"linjer":[{{linjer}}]}
            """);
        Assert.That(svar.Status, ok ? Is.EqualTo(HttpStatusCode.Created) : Is.Not.EqualTo(HttpStatusCode.Created), svar.Tekst);
        return svar;
    }
}
