using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Testkommune;

namespace Ledger.Api.Tests;

/// <summary>What follows up the plan beside the forecasts: explanations of deviations, the history of a project, profiles of budget lines.</summary>
public sealed class OppfoelgingTests
{
    private const string K = "3203";
    private Tjener _tjener = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _tjener = await Tjener.StartAsync();
        await RegistrerAsync(_tjener, K, "Oppfølgingskommune", "20 Oppvekst|210 Skole < 20|212 Barnehage < 20", 2025);
    }

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    [Test]
    public async Task The_parts_of_a_deviation_are_told_with_what_they_leave()
    {
        await KrevAsync(VedtaAsync("B", """{"kontoklasse":"drift","art":"010","funksjon":"202","ansvar":"210","beloep":1200},{"kontoklasse":"drift","art":"870","ansvar":"212","beloep":-1200}"""));
        await KrevAsync(_tjener.PostAsync(Aar(K) + "/bilag", new
        {
            bilagsreferanse = "F-1", bilagsdato = "2025-02-01", periode = 2, tekst = "Lønn",
            posteringer = new object[]
            {
                new { kontoklasse = "drift", art = "010", funksjon = "202", ansvar = "210", beloep = 1500m },
                new { kontoklasse = "balanse", kapittel = "32", sektor = "320", beloep = -1500m },
            },
        }));
        await SendAsync("/opplysninger", """
            slag;objekt;maal;aar;periode;beloep;tekst;under;synlighet;meldtAv
            forklaring;enhet:210;ukraina;2025;aar;-200;Elever fra Ukraina;;ekstern;rektor
            forklaring;enhet:210;leirskole;2025;aar;-60;Leirskole;;intern;rektor
            forklaring;enhet:210;loenn;2025;aar;-150;Lønn;ukraina;ekstern;rektor
            forklaring;enhet:210;maaltid;2025;aar;-40;Mat;ukraina;ekstern;rektor
            forklaring;linje:5-4-1/6;netto;2025;aar;-300;Skole;;ekstern;økonomi
            forklaring;enhet:210;tertial;2025;T1;-7;Bare i tertialet;;ekstern;rektor
            """);
        var alle = (await Krevd(_tjener.GetAsync(Aar(K) + "/forklaringer?nivaa=tjenesteomraade"))).Json;
        var skole = Linje(alle, "enhet:210");
        Assert.That(
            ((decimal)skole["avvik"]!, (decimal)skole["forklart"]!, (decimal)skole["uforklart"]!), Is.EqualTo((-300m, -260m, -40m)), "the parts of a part do not count twice");
        var ukraina = skole["deler"]!.AsArray().Single(d => (string)d!["maal"]! == "ukraina")!;
        Assert.That(((decimal)ukraina["differanse"]!, (string)ukraina["meldtAv"]!, (long)ukraina["versjon"]! > 0), Is.EqualTo((-10m, "rektor", true)), "−200 is told as −190");
        Assert.That(skole["deler"]!.AsArray().Select(d => (string)d!["maal"]!), Is.EqualTo(new[] { "leirskole", "ukraina", "loenn", "maaltid" }), "each part before its own");
        var barnehage = Linje(alle, "enhet:212");
        Assert.That(((decimal)barnehage["uforklart"]!, barnehage["deler"]!.AsArray().Count), Is.EqualTo(((decimal)barnehage["avvik"]!, 0)), "a unit of the level that nobody has explained");
        Assert.That((decimal)Linje(alle, "linje:5-4-1/6")["forklart"]!, Is.EqualTo(-300m));
        var ekstern = Linje((await _tjener.GetAsync(Aar(K) + "/forklaringer", "dev-les")).Json, "enhet:210");
        Assert.That(((decimal)ekstern["forklart"]!, ekstern.ToJsonString().Contains("leirskole", StringComparison.Ordinal)), Is.EqualTo((-200m, false)), "internal parts are not there");
        var tertial = Linje((await _tjener.GetAsync(Aar(K) + "/forklaringer?tilPeriode=4")).Json, "enhet:210");
        Assert.That(((decimal)tertial["avvik"]!, (decimal)tertial["forklart"]!), Is.EqualTo((-1100m, -7m)), "budget to date 400 less 1 500");
    }

    [Test]
    public async Task A_project_is_answered_as_it_was_on_a_day_with_its_history()
    {
        await SendAsync("/registre/prosjekt/objekter", "kode;navn;eier;type\nI015;Ny skole;210;enkelt\n");
        await SendAsync("/registre/prosjekt/objekter", "kode;navn;eier;type\nI015;Ny skole på Rud;210;enkelt\n");
        await SendAsync("/opplysninger", """
            slag;objekt;maal;dato;beloep;kode;vedtak
            status;prosjekt:I015;fase;2024-03-01;;F1;KST-1
            status;prosjekt:I015;fase;2025-03-01;;F3;KST-2
            maaling;prosjekt:I015;kostnadsramme;2024-03-01;100000000;;KST-1
            maaling;prosjekt:I015;kostnadsramme;2025-06-01;120000000;;KST-3
            """);
        var foer = (await Krevd(_tjener.GetAsync(Sti(K) + "/prosjekter/I015?perDato=2024-12-31"))).Json;
        Assert.That(((string?)foer["fase"], (decimal?)foer["kostnadsramme"], foer["faser"]!.AsArray().Count), Is.EqualTo(("F1", 100_000_000m, 1)), foer.ToJsonString());
        var naa = (await Krevd(_tjener.GetAsync(Sti(K) + "/prosjekter/I015?perDato=2025-12-31"))).Json;
        Assert.That(
            ((string?)naa["fase"], (decimal?)naa["kostnadsramme"], (decimal?)naa["kostnadsrammeFoerste"], (string?)naa["kostnadsrammer"]![1]!["vedtak"]),
            Is.EqualTo(("F3", 120_000_000m, 100_000_000m, "KST-3")));
        Assert.That(naa["historikk"]!.AsArray().Select(h => (string)h!["navn"]!), Is.EqualTo(new[] { "Ny skole", "Ny skole på Rud" }));
        Assert.That((await _tjener.GetAsync(Sti(K) + "/prosjekter/I015?perDato=tull")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task A_budget_line_is_spread_by_a_profile_and_keeps_its_months_when_the_profile_changes()
    {
        await KrevAsync(_tjener.PutAsync(Sti(K) + "/periodiseringsprofiler/loenn", """{"navn":"Lønn","vekter":[1,1,1,1,1,0,1,1,1,1,1,0.5]}"""));
        var igjen = await _tjener.PutAsync(Sti(K) + "/periodiseringsprofiler/loenn", """{"navn":"Lønn","vekter":[1.0,1,1,1,1,0,1,1,1,1,1,0.50]}""");
        Assert.That((bool)igjen.Json["endret"]!, Is.False, "the same weights are the same profile");
        await KrevAsync(VedtaAsync("P-1", """{"kontoklasse":"drift","art":"010","funksjon":"202","ansvar":"212","beloep":100,"periodisering":"loenn"}""", "teknisk"));
        var maaneder = (await Krevd(_tjener.GetAsync(Aar(K) + "/budsjett/vedtak"))).Json["vedtak"]!.AsArray().Single(v => (string)v!["vedtaksreferanse"]! == "P-1")!["linjer"]![0]!["maaneder"]!
            .AsArray().Select(m => (decimal)m!).ToList();
        Assert.That(maaneder, Is.EqualTo(new[] { 9.52m, 9.52m, 9.52m, 9.52m, 9.52m, 0m, 9.52m, 9.52m, 9.52m, 9.52m, 9.52m, 4.80m }), "whole øre, the rest on the last month with weight");
        await KrevAsync(_tjener.PutAsync(Sti(K) + "/periodiseringsprofiler/loenn", """{"navn":"Lønn","vekter":[1,0,0,0,0,0,0,0,0,0,0,0]}"""));
        Assert.That((await _tjener.GetAsync(Sti(K) + "/periodiseringsprofiler")).Json["profiler"]!.AsArray().Count, Is.EqualTo(1));

        var csv = await _tjener.SendAsync(
            HttpMethod.Post, Aar(K) + "/budsjett/vedtak?vedtaksreferanse=P-2&vedtaksdato=2025-02-01&organ=KST&type=teknisk",
            new StringContent("kontoklasse;art;funksjon;ansvar;beloep;periodisering\ndrift;010;202;212;10;loenn\n", Encoding.UTF8, "text/csv"));
        Assert.That(csv.Status, Is.EqualTo(HttpStatusCode.Created), csv.Tekst);
        var ukjent = await VedtaAsync("P-3", """{"kontoklasse":"drift","art":"010","funksjon":"202","ansvar":"212","beloep":100,"periodisering":"ferie"}""", "teknisk");
        Assert.That((ukjent.Status, string.Join(' ', ukjent.Koder)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "ukjent_periodisering")), ukjent.Tekst);
        foreach (var (vekter, kode) in new[] { ("[1,2]", "ugyldig_format"), ("[0,0,0,0,0,0,0,0,0,0,0,0]", "utenfor_omraadet"), ("[-1,1,1,1,1,1,1,1,1,1,1,1]", "utenfor_omraadet") })
        {
            var svar = await _tjener.PutAsync(Sti(K) + "/periodiseringsprofiler/gal", $$"""{"navn":"Gal","vekter":{{vekter}}}""");
            Assert.That((svar.Status, string.Join(' ', svar.Koder)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, kode)), svar.Tekst);
        }
    }

    private static JsonNode Linje(JsonNode svar, string objekt) => svar["linjer"]!.AsArray().Single(l => (string)l!["objekt"]! == objekt)!;

    private static async Task<Svar> Krevd(Task<Svar> svar)
    {
        await KrevAsync(svar);
        return await svar;
    }

    private Task<Svar> VedtaAsync(string referanse, string linjer, string type = "opprinnelig") => _tjener.PostAsync(
        Aar(K) + "/budsjett/vedtak",
        $$"""{"vedtaksreferanse":"{{referanse}}","vedtaksdato":"{{(type == "opprinnelig" ? "2024-12-10" : "2025-02-01")}}","organ":"KST","type":"{{type}}","linjer":[{{linjer}}]}""");

    private async Task SendAsync(string sti, string csv)
    {
        var svar = await _tjener.SendAsync(HttpMethod.Post, Sti(K) + sti, new StringContent(csv, Encoding.UTF8, "text/csv"));
        Assert.That(svar.Status, Is.AnyOf(HttpStatusCode.OK, HttpStatusCode.Created), svar.Tekst);
    }
}
