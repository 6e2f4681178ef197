using System.Net;
using System.Text;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Testkommune;

namespace Ledger.Api.Tests;

/// <summary>What plan.md 9 lets through and tells, and what it refuses, over HTTP: the lines that no other test has.</summary>
public sealed class PlanvarslerTests
{
    private const string K = "3203";
    private Tjener _tjener = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _tjener = await Tjener.StartAsync();
        await RegistrerAsync(_tjener, K, "Varselkommune", "20 Oppvekst|210 Skole < 20", 2025);
        await KrevAsync(_tjener.PostAsync(Aar(K) + "/budsjett/vedtak", """
            {"vedtaksreferanse":"B","vedtaksdato":"2024-12-10","organ":"KST","type":"opprinnelig","linjer":[
             {"kontoklasse":"drift","art":"010","funksjon":"202","ansvar":"210","beloep":1200},{"kontoklasse":"drift","art":"870","ansvar":"210","beloep":-1200}]}
            """));
        await Sendt("/registre/prosjekt/objekter", "kode;navn;eier;type\nI1;Skole;210;enkelt\n");
        await Sendt("/registre/indikator/objekter", "kode;navn;maaleenhet\nA;Andel;prosent\n");
    }

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    [TestCase("maaling;prosjekt:I1;kostnadsramme;;2025-01-01;;100;;", "ramme_uten_vedtak")]
    [TestCase("status;prosjekt:I1;fase;;2199-01-01;;;F3;", "framtidig_dato")]
    [TestCase("maaling;indikator:A;verdi;2025;;101;;;", "uvanlig_verdi")]
    public async Task It_is_taken_and_told(string rad, string kode)
    {
        var svar = await Sendt("/opplysninger", $"slag;objekt;maal;aar;dato;verdi;beloep;kode;tekst\n{rad}\n");
        Assert.That(svar.Json["varsler"]!.AsArray().Select(v => $"{v!["linje"]} {v["kode"]}"), Is.EqualTo(new[] { $"2 {kode}" }), svar.Tekst);
    }

    [TestCase("maaling;prosjekt:I1;kostnadsramme;;2025-01-01;;-100;;", "ugyldig_beloep")]
    [TestCase("maaling;indikator:B;verdi;2025;;1;;;", "ukjent_indikator")]
    [TestCase("status;prosjekt:I1;fase;;2025-01-01;;;F9;", "ukjent_status")]
    public async Task It_is_refused(string rad, string kode)
    {
        var svar = await SendAsync("/opplysninger", $"slag;objekt;maal;aar;dato;verdi;beloep;kode;tekst\n{rad}\n");
        Assert.That((svar.Status, svar.Koder.Contains(kode)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, true)), svar.Tekst);
    }

    [TestCase("linje:5-4-1/99")]
    [TestCase("linje:9-9/6")]
    public async Task A_line_that_no_statement_has_is_refused(string objekt)
    {
        var svar = await SendAsync("/opplysninger", $"slag;objekt;maal;aar;tekst\nkommentar;{objekt};k;2025;Sagt\n");
        Assert.That((svar.Status, string.Join(' ', svar.Koder)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "ukjent_objekt")), svar.Tekst);
    }

    [TestCase("linje:5-4-1/6")]
    [TestCase("linje:5-4-2/20")]
    [TestCase("linje:egen/A")]
    [TestCase("linje:selvkost/50")]
    public async Task A_line_that_a_statement_has_may_be_told_of(string objekt)
    {
        await KrevAsync(_tjener.PutAsync(Aar(K) + "/oppstillinger/egen", """
            {"navn":"Egen","linjer":[{"post":"A","tekst":"Skole","type":"linje","filtre":[{"kontoklasse":"drift","ansvar":"210"}]}]}
            """));
        await Sendt("/opplysninger", $"slag;objekt;maal;aar;tekst\nkommentar;{objekt};k;2025;Sagt\n");
    }

    [Test]
    public async Task What_is_decided_on_a_project_is_reported_by_who_has_the_budget()
    {
        const string Hode = "slag;objekt;maal;dato;beloep;kode;vedtak\n";
        foreach (var rad in new[] { "maaling;prosjekt:I1;kostnadsramme;2024-02-01;5;;KST-1", "status;prosjekt:I1;fase;2024-02-01;;F2;KST-1" })
        {
            var svar = await SendAsync("/opplysninger", Hode + rad + "\n", "dev-rapporter");
            Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.Forbidden), rad);
            Assert.That(svar.Tekst, Does.Contain("linje 2: prosjekt:I1").And.Contain("ledger:budsjett"));
        }

        var fase = await SendAsync("/opplysninger", Hode + "status;prosjekt:I1;fase;2024-02-01;;F2;\n", "dev-rapporter");
        Assert.That(fase.Status, Is.EqualTo(HttpStatusCode.Created), "a phase that nobody decided is what the unit sees: " + fase.Tekst);
        Assert.That((await SendAsync("/opplysninger", Hode + "maaling;prosjekt:I1;kostnadsramme;2024-02-01;5;;KST-1\n", "dev-budsjett")).Status, Is.EqualTo(HttpStatusCode.Created));
    }

    [Test]
    public async Task The_economy_of_a_project_has_its_first_frame_beside_the_one_in_force()
    {
        await Sendt("/registre/prosjekt/objekter", "kode;navn;eier;type\nI7;Bru;210;enkelt\n");
        await Sendt("/opplysninger", "slag;objekt;maal;dato;beloep;vedtak\nmaaling;prosjekt:I7;kostnadsramme;2025-06-01;120;KST-3\nmaaling;prosjekt:I7;kostnadsramme;2024-03-01;100;KST-1\n");
        var rad = (await _tjener.GetAsync(Aar(K) + "/tabeller/prosjektoekonomi")).Json["rader"]!.AsArray().Single(r => (string?)r!["kode"] == "I7")!;
        Assert.That(((decimal)rad["kostnadsrammeFoerste"]!, (decimal)rad["kostnadsramme"]!), Is.EqualTo((100m, 120m)), rad.ToJsonString());
        var celle = await _tjener.GetAsync(Aar(K) + "/tabeller/prosjektoekonomi/celler/I7/kostnadsrammeFoerste");
        Assert.That(celle.Tekst, Does.Contain("KST-1").And.Not.Contain("KST-3"));

        var ulest = await _tjener.PutAsync(Sti(K) + "/tabeller/feil", """
            {"navn":"Feil","rader":{"register":"prosjekt"},"kolonner":[{"id":"a","kilde":{"maaling":"kostnadsramme","foerste":true,"aar":2024}}]}
            """);
        Assert.That(ulest.Koder, Is.EqualTo(new[] { "ugyldig_kombinasjon" }), ulest.Tekst);
        const string Egen = """{"navn":"Rammer","rader":{"register":"prosjekt"},"kolonner":[{"id":"a","kilde":{"maaling":"kostnadsramme","foerste":true}}]}""";
        await KrevAsync(_tjener.PutAsync(Sti(K) + "/tabeller/rammer", Egen));
        Assert.That((bool)(await _tjener.PutAsync(Sti(K) + "/tabeller/rammer", Egen)).Json["endret"]!, Is.False, "it is kept as it was sent");
    }

    [TestCase("/driftsregnskap?kolonnesett=plan")]
    [TestCase("/driftsregnskap?kolonner=opprinneligBudsjett,plan2,plan4")]
    public async Task A_column_that_is_asked_for_is_in_the_file_also_when_nobody_knows_it(string sti)
    {
        await KrevAsync(_tjener.PutAsync(Sti(K) + "/organisasjon/2027", """{"enheter":[{"kode":"20","navn":"Oppvekst","nivaa":"ansvar"}]}"""));
        var svar = await _tjener.GetAsync(Sti(K) + "/regnskap/2027" + sti + "&format=csv");
        Assert.That(svar.Tekst, Does.Contain("Plan år 2;").And.Contain("Plan år 4"), svar.Tekst);
    }

    [Test]
    public async Task A_profile_without_a_name_has_that_of_its_code()
    {
        await KrevAsync(_tjener.PutAsync(Sti(K) + "/periodiseringsprofiler/sommer", """{"vekter":[0,0,0,0,0,1,1,1,0,0,0,0]}"""));
        Assert.That((await _tjener.GetAsync(Sti(K) + "/periodiseringsprofiler")).Tekst, Does.Contain("\"navn\":\"sommer\""));
    }

    [Test]
    public async Task Appropriations_that_leave_a_frame_outside_tell_it()
    {
        await OrganiserAsync(_tjener, K, "20 Oppvekst|210 Skole < 20", 2026);
        await KrevAsync(_tjener.PostAsync(Sti(K) + "/regnskap/2026/budsjett/vedtak", """
            {"vedtaksreferanse":"R","vedtaksdato":"2025-12-10","organ":"KST","type":"opprinnelig","linjer":[
             {"kontoklasse":"drift","ramme":"netto","ansvar":"20","beloep":1000},{"kontoklasse":"drift","art":"870","ansvar":"210","beloep":-1000}]}
            """));
        async Task<string> Varslet(string enhet)
        {
            var svar = await _tjener.PutAsync(Sti(K) + "/regnskap/2026/bevilgninger", $$$"""
                [{"kode":"B","navn":"B","kontoklasse":"drift","ramme":"netto","filter":{"ansvar":"{{{enhet}}}"}}]
                """);
            Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.OK), "it is told, and no stop: " + svar.Tekst);
            return string.Join(' ', (svar.Json["varsler"]?.AsArray() ?? []).Select(v => (string)v!["kode"]!));
        }

        Assert.That((await Varslet("210"), await Varslet("210"), await Varslet("20")), Is.EqualTo(("ramme_utenfor_bevilgning", "ramme_utenfor_bevilgning", "")));
    }

    [Test]
    public async Task An_object_with_facts_that_a_complete_file_lacks_is_ended_and_told()
    {
        await Sendt("/registre/plan/objekter", "kode;navn;type\nP1;Plan 1;plan\nP2;Plan 2;plan\n");
        await Sendt("/opplysninger", "slag;objekt;maal;aar;tekst\nkommentar;plan:P1;k;2025;Sagt\n");
        var svar = await Sendt("/registre/plan/objekter?fullstendig=true", "kode;navn;type\nP2;Plan 2;plan\n");
        Assert.That(((int)svar.Json["borte"]!, (string)svar.Json["varsler"]![0]!["kode"]!), Is.EqualTo((1, "objekt_i_bruk")), svar.Tekst);
    }

    [Test]
    public async Task A_plan_that_is_another_than_the_budget_is_told_and_so_is_a_year_without_a_profile()
    {
        const string Hode = "aar;ansvar;art;funksjon;beloep\n";
        string Aarene(string foerste) => Hode + foerste + string.Concat(Enumerable.Range(2026, 3).Select(a => $"{a};210;010;202;1\n{a};210;870;;-1\n"));
        var lik = await Sendt("/serier/oekonomiplan/2025-2028/rader", Aarene("2025;210;010;202;1200\n2025;210;870;;-1200\n"));
        Assert.That(lik.Json["varsler"]!.AsArray(), Is.Empty, lik.Tekst);
        var ulik = await Sendt("/serier/oekonomiplan/2025-2028/rader", Hode + "2025;210;010;202;1300\n2025;210;870;;-1250\n");
        Assert.That(ulik.Json["varsler"]!.AsArray().Select(v => (string)v!["kode"]!), Is.EquivalentTo(new[] { "budsjett_ikke_i_balanse", "plan_ulik_budsjett" }), ulik.Tekst);

        await Sendt("/serier/prognose/2025-T1/rader", "ansvar;metode\n210;fjoraarsprofil\n");
        var laas = await _tjener.PostAsync(Sti(K) + "/serier/prognose/2025-T1/laas", new { });
        Assert.That(laas.Json["varsler"]!.AsArray().Select(v => (string)v!["kode"]!), Does.Contain("fjoraar_mangler"), laas.Tekst);
    }

    private async Task<Svar> Sendt(string sti, string csv)
    {
        var svar = await SendAsync(sti, csv);
        Assert.That(svar.Status, Is.AnyOf(HttpStatusCode.OK, HttpStatusCode.Created), svar.Tekst);
        return svar;
    }

    private Task<Svar> SendAsync(string sti, string csv, string noekkel = "dev-admin") =>
        _tjener.SendAsync(HttpMethod.Post, Sti(K) + sti, new StringContent(csv, Encoding.UTF8, "text/csv"), noekkel);
}
