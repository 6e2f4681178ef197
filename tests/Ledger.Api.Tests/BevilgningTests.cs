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
        await RegistrerAsync(_tjener, K, "Rammekommune", "20 Oppvekst|210 Skole < 20|211 Ungdomsskolen (ansvar) < 210|212 Barnehage < 20|30 Helse", 2021, 2022, 2023, 2024, 2025, 2026);
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

    /// <summary>Invariants 1 and 2: laying out changes no appropriation, and what is replaced is as if it had never been sent, from then on.</summary>
    [Test]
    public async Task A_frame_is_laid_out_on_arts_without_changing_what_was_adopted()
    {
        const int I = 2024;
        await KrevAsync(_tjener.PutAsync(Sti(K) + $"/regnskap/{I}/bevilgninger", Bevilgninger));
        var vedtatt = await VedtaAsync(I, "B24", "2023-12-11", "opprinnelig", """
            {"kontoklasse":"drift","ramme":"netto","ansvar":"210","beloep":1000},{"kontoklasse":"drift","ramme":"netto","ansvar":"20","beloep":5},
            {"kontoklasse":"investering","ramme":"varigeDriftsmidler","ansvar":"20","beloep":400},{"kontoklasse":"investering","art":"910","funksjon":"870","ansvar":"30","beloep":-400}
            """);
        Assert.That(vedtatt.Json["varsler"]!.AsArray().Select(v => (string)v!["kode"]!), Is.SupersetOf(new[] { "ramme_utenfor_bevilgning", "laanopptak_mangler" }), vedtatt.Tekst);
        Assert.That(vedtatt.Json["bevilgninger"]!.ToJsonString(), Is.EqualTo("""[{"kode":"BYGG","foer":0.00,"etter":400.00},{"kode":"SKOLE","foer":0.00,"etter":1000.00}]"""), "what lies in none is in none");
        var foer = await RadeneAsync("/avvik?nivaa=tjenesteomraade&tilPeriode=4", "kode", I, "opprinneligBudsjett", "budsjettHittil");
        var versjon = (long)vedtatt.Json["versjon"]!;

        const string Av = "\"av\":\"B24\",";
        const string Loenn = """{"kontoklasse":"drift","art":"010","funksjon":"202","ansvar":"211","beloep":600,"periodisering":[600,0,0,0,0,0,0,0,0,0,0,0]},{"kontoklasse":"drift","art":"115","funksjon":"202","ansvar":"211","beloep":300}""";
        Assert.That((await VedtaAsync(I, "KD-1", "2024-01-10", "detaljering", Loenn, Av + "\"fullstendig\":true,", ok: false)).Koder, Is.EqualTo(new[] { "ramme_gaar_ikke_opp" }));
        var svar = await VedtaAsync(I, "KD-1", "2024-01-10", "detaljering", Loenn + """,{"kontoklasse":"investering","art":"230","funksjon":"222","ansvar":"212","beloep":150}""", Av);
        Assert.That((svar.Json["bevilgninger"]!.AsArray().All(b => (decimal)b!["foer"]! == (decimal)b["etter"]!), (decimal)svar.Json["sumDrift"]!), Is.EqualTo((true, 0m)), svar.Tekst);
        Assert.That(await RadeneAsync("/avvik?nivaa=tjenesteomraade&tilPeriode=4", "kode", I, "opprinneligBudsjett", "budsjettHittil"), Is.EqualTo(foer), "in the column of the original, month by month");
        Assert.That(await RadeneAsync("/rammekontroll", "kode", I, "ramme", "fordelt", "ufordelt"), Does.StartWith("SKOLE=1000.00/900.00/100.00").And.Contain("varigeDriftsmidler:BYGG=400.00/150.00/250.00"));
        Assert.That(await RadeneAsync("/driftsregnskap?oppstilling=art", "post", I, "opprinneligBudsjett"), Does.Contain("10=600.00").And.Contain("14a=105.00").And.Contain("15=1005.00"), "what is left is on the line of what has no art");

        var fullstendig = await VedtaAsync(I, "KD-2", "2024-02-10", "detaljering", """{"kontoklasse":"drift","art":"115","funksjon":"202","ansvar":"210","beloep":1}""", Av, ok: false);
        Assert.That(fullstendig.Koder, Is.EqualTo(new[] { "ansvar_ikke_blad" }), "as other lines with an art");
        await VedtaAsync(I, "KD-2", "2024-02-10", "detaljering", """{"kontoklasse":"drift","art":"115","funksjon":"202","ansvar":"211","beloep":100}""", Av + "\"fullstendig\":true,");
        Assert.That(await RadeneAsync("/rammekontroll", "kode", I, "ufordelt"), Does.StartWith("SKOLE=0.00"));

        var erstatt = "\"erstatter\":\"B24\",\"tekst\":\"Skrivefeil\",";
        Assert.That((string)(await VedtaAsync(I, "B24-2", "2023-12-20", "opprinnelig", "", erstatt, ok: false)).Json["type"]!, Is.EqualTo("urn:ledger:problem:vedtak-har-detaljering"));
        await VedtaAsync(I, "KD-3", "2024-02-11", "detaljering", "", "\"erstatter\":\"KD-1\",\"tekst\":\"Opphevet\",");
        await VedtaAsync(I, "KD-4", "2024-02-12", "detaljering", "", "\"erstatter\":\"KD-2\",\"tekst\":\"Opphevet\",");
        Assert.That(await RadeneAsync("/avvik?nivaa=tjenesteomraade&tilPeriode=4", "kode", I, "opprinneligBudsjett", "budsjettHittil"), Is.EqualTo(foer));
        Assert.That(await RadeneAsync("/rammekontroll", "kode", I, "ufordelt"), Does.StartWith("SKOLE=1000.00"));
        Assert.That((string)(await VedtaAsync(I, "KD-5", "2024-02-12", "detaljering", "", "\"erstatter\":\"KD-2\",\"tekst\":\"Igjen\",", ok: false)).Json["type"]!, Is.EqualTo("urn:ledger:problem:vedtak-er-erstattet"));
        await VedtaAsync(I, "B24-2", "2023-12-20", "opprinnelig", """{"kontoklasse":"drift","ramme":"netto","ansvar":"210","beloep":900}""", erstatt + "\"laanopptak\":400,");
        Assert.That(await RadeneAsync("/rammekontroll", "kode", I, "ramme"), Does.StartWith("SKOLE=900.00"));
        Assert.That(await RadeneAsync($"/rammekontroll?versjon={versjon}", "kode", I, "ramme"), Does.StartWith("SKOLE=1000.00"), "earlier versions answer as before");
        var liste = (await _tjener.GetAsync(Sti(K) + $"/regnskap/{I}/budsjett/vedtak")).Json["vedtak"]!.AsArray().ToDictionary(v => (string)v!["vedtaksreferanse"]!);
        Assert.That(Verdier(liste["KD-1"]!, ["type", "av", "erstattetAv"]) + " " + Verdier(liste["B24-2"]!, ["erstatter", "laanopptak"]), Is.EqualTo("detaljering/B24/KD-3 B24/400.00"));
    }

    [TestCase("detaljering", "", """{"kontoklasse":"drift","art":"010","funksjon":"202","ansvar":"211","beloep":1}""", "mangler")]
    [TestCase("detaljering", "\"av\":\"B99\",", """{"kontoklasse":"drift","art":"010","funksjon":"202","ansvar":"211","beloep":1}""", "ukjent_vedtak")]
    [TestCase("detaljering", "\"av\":\"B23\",", """{"kontoklasse":"drift","art":"010","funksjon":"202","ansvar":"30","beloep":1}""", "ingen_ramme")]
    [TestCase("detaljering", "\"av\":\"B23\",", """{"kontoklasse":"drift","art":"870","funksjon":"800","ansvar":"211","beloep":1}""", "ingen_ramme")]
    [TestCase("detaljering", "\"av\":\"B23\",", """{"kontoklasse":"investering","art":"230","funksjon":"202","ansvar":"211","beloep":1}""", "ingen_ramme")]
    [TestCase("detaljering", "\"av\":\"B23\",", """{"kontoklasse":"drift","ramme":"netto","ansvar":"211","beloep":1}""", "art_eller_ramme")]
    [TestCase("detaljering", "\"av\":\"B23\",\"laanopptak\":5,", """{"kontoklasse":"drift","art":"010","funksjon":"202","ansvar":"211","beloep":1}""", "skal_vaere_tom")]
    [TestCase("annet", "\"av\":\"B23\",", """{"kontoklasse":"drift","art":"010","funksjon":"202","ansvar":"211","beloep":1}""", "skal_vaere_tom")]
    [TestCase("annet", "\"laanopptak\":-5,", """{"kontoklasse":"drift","art":"010","funksjon":"202","ansvar":"211","beloep":1}""", "ugyldig_beloep")]
    [TestCase("annet", "\"erstatter\":\"B98\",", """{"kontoklasse":"drift","art":"010","funksjon":"202","ansvar":"211","beloep":1}""", "ukjent_vedtak")]
    [TestCase("annet", "\"erstatter\":\"B23\",\"tekst\":\"x\",", "", "vedtakstype_ulik")]
    [TestCase("annet", "\"erstatter\":\"B23\",", "", "mangler vedtakstype_ulik")]
    public async Task Details_that_make_no_sense_are_told(string type, string hode, string linjer, string kode)
    {
        await _tjener.PostAsync(Sti(K) + "/regnskap/2023/budsjett/vedtak", """
            {"vedtaksreferanse":"B23","vedtaksdato":"2022-12-11","organ":"kommunestyret","type":"opprinnelig","linjer":[{"kontoklasse":"drift","ramme":"netto","ansvar":"210","beloep":1000}]}
            """);
        Assert.That((await VedtaAsync(2023, "X" + kode.Split(' ')[0], "2023-03-01", type, linjer, hode, ok: false)).Koder, Is.EqualTo(kode.Split(' ')));
    }

    [Test]
    public async Task A_technical_decision_that_moves_between_appropriations_is_told_with_each()
    {
        await KrevAsync(_tjener.PutAsync(Sti(K) + "/regnskap/2022/bevilgninger", Bevilgninger));
        await VedtaAsync(2022, "B22", "2021-12-11", "opprinnelig", """{"kontoklasse":"drift","ramme":"netto","ansvar":"210","beloep":1000}""");
        var svar = await VedtaAsync(2022, "T22", "2022-02-11", "teknisk", """
            {"kontoklasse":"drift","art":"010","funksjon":"202","ansvar":"211","beloep":-5},{"kontoklasse":"drift","art":"010","funksjon":"201","ansvar":"212","beloep":5}
            """);
        Assert.That(svar.Json["varsler"]!.AsArray().Select(v => $"{v!["kode"]} {v["melding"]}"), Has.Exactly(2).StartsWith("endrer_bevilgning Bevilgningen").And.Exactly(1).Contains("BARN endres med 5"), svar.Tekst);
        var csv = await _tjener.SendAsync(HttpMethod.Post, Sti(K) + "/regnskap/2022/budsjett/vedtak?vedtaksreferanse=KD22&vedtaksdato=2022-03-01&organ=KD&type=detaljering&av=B22&fullstendig=true&proevekjoering=true",
            new StringContent("kontoklasse;art;funksjon;ansvar;beloep\ndrift;010;202;211;1000\n", System.Text.Encoding.UTF8, "text/csv"));
        Assert.That((csv.Status, (bool?)csv.Json["proevekjoering"], csv.Json["bevilgninger"]!.ToJsonString()), Is.EqualTo((HttpStatusCode.OK, true, """[{"kode":"SKOLE","foer":995.00,"etter":995.00}]""")), csv.Tekst);
    }

    private static string Linje(Svar svar, string kode, params string[] felt) =>
        svar.Json["linjer"]!.AsArray().Where(l => (string)l!["kode"]! == kode).Select(l => Verdier(l!, felt)).Single();

    private static string Verdier(JsonNode linje, string[] felt) => string.Join('/', felt.Select(f => linje[f]?.ToString()));

    private Task<string> RadeneAsync(string sti, string noekkel, params string[] felt) => RadeneAsync(sti, noekkel, 2025, felt);

    private async Task<string> RadeneAsync(string sti, string noekkel, int aar, params string[] felt)
    {
        var svar = await _tjener.GetAsync(Sti(K) + $"/regnskap/{aar}{sti}");
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
