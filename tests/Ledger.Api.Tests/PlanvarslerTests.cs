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
        await KrevAsync(_tjener.PutAsync(Sti(K), new { navn = "Varselkommune", organisasjonsnummer = "920125298" }));
        await KrevAsync(_tjener.PutAsync(Sti(K) + "/organisasjon/2025", """
            {"enheter":[{"kode":"20","navn":"Oppvekst","nivaa":"direktoromraade"},{"kode":"210","navn":"Skole","nivaa":"tjenesteomraade","overordnet":"20"}]}
            """));
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

    private Task<Svar> SendAsync(string sti, string csv) =>
        _tjener.SendAsync(HttpMethod.Post, Sti(K) + sti, new StringContent(csv, Encoding.UTF8, "text/csv"));
}
