using System.Net;
using System.Text;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Testkommune;

namespace Ledger.Api.Tests;

/// <summary>What is kept of a table from one version to the next is what would be computed: nothing that it depends on is passed by.</summary>
public sealed class TabellminneTests
{
    private const string K = "3213";

    private static readonly string[] Tabeller =
        ["investeringsprosjekter", "prosjektoekonomi", "oekonomiplantiltak", "noekkeltall", "program", "egen", "investeringsprosjekter?ansvar=210&enhet=mill", "forslagene?forslag=F"];

    private Tjener _tjener = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _tjener = await Tjener.StartAsync();
        await KrevAsync(_tjener.PutAsync(Sti(K), new { navn = "Minnekommune", organisasjonsnummer = "920125298" }));
        foreach (var aar in new[] { 2024, 2025 })
        {
            await KrevAsync(_tjener.PutAsync(Sti(K) + $"/organisasjon/{aar}", Organisasjon("Skole")));
        }

        await SendAsync("/registre/program/objekter", "kode;navn\nKF;Klimafond\n");
        await SendAsync("/registre/prosjekt/objekter", "kode;navn;eier;type;program\nP1;Skolen;210;enkelt;KF\nP2;Bad;211;enkelt;\n");
        await SendAsync("/registre/tiltak/objekter", "kode;navn;gruppe\nT-1;Færre klasser;Innsparing\n");
        await SendAsync("/registre/indikator/objekter", "kode;navn\nI1;Trivsel\n");
        await KrevAsync(_tjener.PutAsync(Sti(K) + "/tabeller/egen", Egen("regnskap")));
        await KrevAsync(_tjener.PutAsync(Sti(K) + "/tabeller/forslagene", Egen("foreslaattEndring")));
        await KrevAsync(_tjener.PutAsync(Sti(K) + "/serier/forslag/F", new { aar = 2025, type = "tertial1" }));
    }

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    [Test]
    public async Task After_any_write_a_table_is_what_is_computed_of_its_version()
    {
        var foer = "";
        (string Navn, bool Endrer, Func<Task> Skriv)[] skrivinger =
        [
            ("en postering", true, () => BilagAsync(2025, "B1", "P1", 1000)),
            ("et vedtak", true, () => VedtakAsync("V1", "\"prosjekt\":\"P1\"")),
            ("et vedtak på et tiltak", true, () => VedtakAsync("V2", "\"tiltak\":\"T-1\"")),
            ("et vedtak til på tiltaket", true, () => VedtakAsync("V3", "\"tiltak\":\"T-1\"")),
            ("en rad i et forslag", true, () => ForslagAsync(70)),
            ("raden på nytt", true, () => ForslagAsync(80)),
            ("en kostnadsramme", true, () => FaktumAsync("maaling;prosjekt:P1;kostnadsramme;;2025-01-01;5000;;")),
            ("en måling av noe annet", false, () => FaktumAsync("maaling;indikator:I1;annet;2025;;;7;")),
            ("en måling", true, () => FaktumAsync("maaling;indikator:I1;verdi;2025;;;8;")),
            ("en fase", true, () => FaktumAsync("status;prosjekt:P2;fase;;2025-02-01;;;F2")),
            ("et år før", true, () => BilagAsync(2024, "B0", "P2", 300)),
            ("et nytt navn", true, () => SendAsync("/registre/prosjekt/objekter", "kode;navn;eier;type;program\nP1;Nye skolen;210;enkelt;KF\n")),
            ("programmets navn", true, () => SendAsync("/registre/program/objekter", "kode;navn\nKF;Klima- og miljøfondet\n")),
            ("en annen eier", true, () => SendAsync("/registre/prosjekt/objekter", "kode;navn;eier;type;program\nP2;Bad;210;enkelt;\n")),
            ("en tabell", true, async () => await KrevAsync(_tjener.PutAsync(Sti(K) + "/tabeller/egen", Egen("revidertBudsjett")))),
            ("et register", false, async () => await KrevAsync(_tjener.PutAsync(Sti(K) + "/registre/bad", """{"navn":"Bad","kolonner":[]}"""))),
            ("organisasjonen", true, async () => await KrevAsync(_tjener.PutAsync(Sti(K) + "/organisasjon/2025", Organisasjon("Grunnskole")))),
            ("et prosjekt uten objekt", true, async () => await KrevAsync(_tjener.PutAsync(Sti(K) + "/prosjekter/P9", new { navn = "Nytt" }))),
            ("en postering til", true, () => BilagAsync(2025, "B2", "P9", 50)),
        ];
        foreach (var (navn, endrer, skriv) in skrivinger)
        {
            await skriv();
            var versjon = (long)(await _tjener.GetAsync(Sti(K))).Json["versjon"]!;
            var alle = new StringBuilder();
            foreach (var tabell in Tabeller)
            {
                var sti = $"{Aar(K)}/tabeller/{tabell}";
                var naa = await _tjener.GetAsync(sti);
                var regnet = await _tjener.GetAsync($"{sti}{(sti.Contains('?', StringComparison.Ordinal) ? '&' : '?')}versjon={versjon}");
                Assert.That((naa.Status, naa.Tekst), Is.EqualTo((HttpStatusCode.OK, regnet.Tekst)), $"{tabell} etter {navn}");
                alle.Append(naa.Json["rader"]!.ToJsonString());
            }

            Assert.That(alle.ToString() != foer, Is.EqualTo(endrer), navn);
            foer = alle.ToString();
        }
    }

    private static string Organisasjon(string navn) => $$"""
        {"enheter":[{"kode":"20","navn":"Oppvekst","nivaa":"direktoromraade"},{"kode":"210","navn":"{{navn}}","nivaa":"tjenesteomraade","overordnet":"20"},
         {"kode":"211","navn":"Barnehage","nivaa":"tjenesteomraade","overordnet":"20"}]}
        """;

    private static string Egen(string kolonne) => $$$"""
        {"navn":"Per program","rader":{"register":"prosjekt","utenTall":true},"gruppering":["program"],"kolonner":[{"id":"beloep","kilde":{"kolonne":"{{{kolonne}}}"}}],"summer":["program","alle"]}
        """;

    private async Task BilagAsync(int aar, string referanse, string prosjekt, int kroner) => await KrevAsync(_tjener.PostAsync($"{Sti(K)}/regnskap/{aar}/bilag", $$$"""
        {"bilagsreferanse":"{{{referanse}}}","bilagsdato":"{{{aar}}}-03-15","periode":3,"tekst":"Faktura","posteringer":[
         {"kontoklasse":"investering","art":"230","funksjon":"222","ansvar":"210","prosjekt":"{{{prosjekt}}}","beloep":{{{kroner}}}},
         {"kontoklasse":"balanse","kapittel":"32","sektor":"320","beloep":{{{-kroner}}}}]}
        """));

    private async Task VedtakAsync(string referanse, string merke) => await KrevAsync(_tjener.PostAsync(Aar(K) + "/budsjett/vedtak", $$$"""
        {"vedtaksreferanse":"{{{referanse}}}","vedtaksdato":"2024-12-10","organ":"kommunestyret","type":"opprinnelig","linjer":[
         {"kontoklasse":"{{{(merke.Contains("tiltak", StringComparison.Ordinal) ? "drift" : "investering")}}}","art":"230","funksjon":"222","ansvar":"210","beloep":2000,{{{merke}}}}]}
        """));

    private Task ForslagAsync(int kroner) =>
        SendAsync("/serier/forslag/F/rader", $"kontoklasse;art;funksjon;ansvar;prosjekt;beloep\ninvestering;230;222;210;P1;{kroner}\n");

    private Task FaktumAsync(string rad) => SendAsync("/opplysninger", $"slag;objekt;maal;aar;dato;beloep;verdi;kode\n{rad}\n");

    private async Task SendAsync(string sti, string csv) => await KrevAsync(_tjener.SendAsync(
        HttpMethod.Post, Sti(K) + sti, new StringContent(csv, Encoding.UTF8, "text/csv"), "dev-admin", ("Idempotency-Key", Guid.NewGuid().ToString("N"))));
}
