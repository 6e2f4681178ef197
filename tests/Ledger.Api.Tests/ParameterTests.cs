using System.Net;
using Ledger.Api.Tests.Verktoey;

namespace Ledger.Api.Tests;

/// <summary>Every operation refuses a parameter that it does not have, and one that comes twice: what looks filtered is filtered.</summary>
public sealed class ParameterTests
{
    private const string R = "/v1/kommuner/3201/regnskap/2024";
    private Tjener _tjener = null!;

    [OneTimeSetUp]
    public async Task Start() => _tjener = await Tjener.StartAsync(demo: true);

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    [TestCaseSource(typeof(Operasjon), nameof(Operasjon.Alle))]
    public async Task An_operation_takes_its_own_parameters_once_and_no_other(Operasjon operasjon)
    {
        var ukjent = await SendAsync(operasjon, "?tull=1");
        Assert.That((ukjent.Status, ukjent.Koder.Single(), (string)ukjent.Json["feil"]![0]!["felt"]!), Is.EqualTo((HttpStatusCode.BadRequest, "ukjent_parameter", "tull")));
        foreach (var navn in operasjon.Parametre)
        {
            // The last letter but one is lost. In a batch of names that only differ there, any of them is the nearest;
            // so is a short name that one letter makes of it.
            var feil = navn[..^2] + navn[^1];
            var svar = await SendAsync(operasjon, $"?{feil}=1");
            Assert.That((svar.Status, svar.Koder.Single()), Is.EqualTo((HttpStatusCode.BadRequest, "ukjent_parameter")), feil);
            var like = operasjon.Parametre.Where(p => p == navn || (p.Length == feil.Length && p.Zip(feil).Count(b => b.First != b.Second) == 1)).ToList();
            Assert.That(like.Any(p => ((string)svar.Json["detail"]!).Contains($"«{p}»", StringComparison.Ordinal)), Is.True, $"{feil}: {svar.Tekst}");
            var to = await SendAsync(operasjon, $"?{navn}=1&{navn}=1");
            Assert.That((to.Status, to.Koder.Single()), Is.EqualTo((HttpStatusCode.BadRequest, "ukjent_parameter")), $"{navn} twice");
            var en = await SendAsync(operasjon, $"?{navn}=1");
            Assert.That(en.Innholdstype == "application/problem+json" ? en.Koder : [], Does.Not.Contain("ukjent_parameter"), navn);
        }

        if (!operasjon.ErAapen)
        {
            Assert.That((await SendAsync(operasjon, "?tull=1", noekkel: null)).Status, Is.EqualTo(HttpStatusCode.Unauthorized), "who asks comes first");
        }
    }

    [TestCase("/avvik?ansvr=40", "«ansvar»")]
    [TestCase("/avvik?tilperiod=1", "«tilPeriode»")]
    [TestCase("/driftsregnskap?versjn=3", "«versjon»")]
    [TestCase("/posteringer?fra=1", "«art»|«fraPeriode»|«fond»")]
    [TestCase("/fond/BUFFER/bevegelser?Ansvarr=1&tull=2", "2 feil")]
    [TestCase("/budsjett/vedtak?versjon=1", "ingen parametere")]
    [TestCase("/balanse?%61nsvr=40", "«ansvr»")]
    [TestCase("/balanse?=40", "«»")]
    [TestCase("/balanse?ansvar=40&ANSVAR=41", "flere ganger")]
    public async Task A_misspelt_parameter_is_named_with_the_one_that_was_meant(string sti, string sagt)
    {
        var svar = await _tjener.GetAsync(R + sti, "dev-les");
        Assert.That((svar.Status, svar.Koder.Distinct().Single()), Is.EqualTo((HttpStatusCode.BadRequest, "ukjent_parameter")));
        Assert.That((string)svar.Json["detail"]!, Does.Match(sagt));
    }

    [TestCase("/driftsregnskap?ansvar=", "ansvar")]
    [TestCase("/avvik?art=", "art")]
    [TestCase("/avvik?grupperPaa=", "grupperPaa")]
    [TestCase("/posteringer?kontoklasse=", "kontoklasse")]
    [TestCase("/posteringer?prosjekt=%20", "prosjekt")]
    [TestCase("/posteringer?ansvar", "ansvar")]
    [TestCase("/saldobalanse?fridim1=", "fridim1")]
    public async Task A_selection_that_is_empty_is_not_the_whole_municipality(string sti, string felt)
    {
        var svar = await _tjener.GetAsync(R + sti, "dev-les");
        Assert.That((svar.Status, (string)svar.Json["feil"]![0]!["felt"]!, svar.Koder.Single()), Is.EqualTo((HttpStatusCode.BadRequest, felt, "tomt_filter")), svar.Tekst);
    }

    [TestCase("/balanse?")]
    [TestCase("/balanse?&")]
    [TestCase("/balanse?ENHET=mill&TilPeriode=12")]
    public async Task Whatever_has_the_same_meaning_is_taken(string sti) =>
        Assert.That((await _tjener.GetAsync(R + sti, "dev-les")).Status, Is.EqualTo(HttpStatusCode.OK));

    [Test]
    public async Task A_kept_answer_is_not_given_for_a_question_that_is_refused()
    {
        await _tjener.GetAsync(R + "/driftsregnskap?enhet=mill", "dev-les");
        Assert.That((await _tjener.GetAsync(R + "/driftsregnskap?enhet=mill&enhett=mill", "dev-les")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task A_report_of_a_batch_is_refused_a_parameter_that_it_does_not_have()
    {
        var svar = await _tjener.PostAsync("/v1/kommuner/3201/rapporter", new
        {
            rapporter = new object[]
            {
                new { rapport = "balanse", aar = 2024, nivaa = "ansvar" },
                new { rapport = "avvik", aar = 2024, nivaa = "ansvar" },
                new { rapport = "oppstilling", aar = 2024, oppstilling = "5-4-1" },
            },
        });
        Assert.That(svar.Json["rapporter"]!.AsArray().Select(r => (int)r!["status"]!), Is.EqualTo(new[] { 400, 200, 200 }), svar.Tekst);
        Assert.That((string)svar.Json["rapporter"]![0]!["problem"]!["feil"]![0]!["kode"]!, Is.EqualTo("ukjent_parameter"));
    }

    private Task<Svar> SendAsync(Operasjon operasjon, string sporring, string? noekkel = "dev-admin") =>
        _tjener.SendAsync(new HttpMethod(operasjon.Metode), operasjon.Adresse() + sporring, operasjon.TomtInnhold(), noekkel, ("Idempotency-Key", "parametre"));
}
