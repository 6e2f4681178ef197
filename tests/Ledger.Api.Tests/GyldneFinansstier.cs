using System.Net;

namespace Ledger.Api.Tests;

/// <summary>The paths that the finance department reads, each as it is written down: what they say of themselves, their formats, and an earlier version.</summary>
public sealed partial class GyldneFinanstallTests
{
    private static readonly string[] Stier =
    [
        "/portefoeljer/FORV/plasseringer?dato=2024-12-31", "/portefoeljer/FORV/resultat?dato=2024-12-31", "/portefoeljer/FORV/aktivafordeling?dato=2024-12-31",
        "/portefoeljer/FORV/durasjon?dato=2024-12-31", "/portefoeljer/FORV/risiko?dato=2024-12-31", "/portefoeljer/FORV/regnskap?dato=2024-12-31",
        "/portefoeljer/FORV/esg?dato=2024-12-31", "/portefoeljer/FORV/avkastning?aar=2024&metode=rapportert", "/portefoeljer/FORV/historikk", "/likviditet?aar=2024",
        "/likviditet/daglig?fra=2024-12-01&til=2024-12-31", "/gjeld/motparter?aar=2024", "/gjeld/bevegelser?aar=2024", "/gjeld/formaal?dato=2024-12-31",
        "/gjeld/rentebinding?dato=2024-12-31", "/gjeld/forfall?dato=2024-12-31&maaneder=12", "/gjeld/plan?dato=2024-12-31&aar=4",
        "/markedsrenter?serie=nok-swap&dato=2024-12-31", "/stresstest?dato=2024-12-31&rente=1&aksjer=40&motpart=2", "/reglement/kontroll?dato=2024-12-31&fra=2024-01-01",
        "/avstemming?dato=2024-12-31", "/rapport?dato=2024-12-31", "/finansrapporter?aar=2024", "/eierposter?dato=2024-12-31",
        "/bilagsforslag?fra=2024-01-01&til=2024-12-31&ansvar=900&renter=true&plasseringer=true&avsetning=true",
    ];

    [TestCaseSource(nameof(Stier))]
    public async Task A_path_answers_in_every_form(string sti)
    {
        var svar = await _tjener.SendAsync(HttpMethod.Get, F + sti, null, "dev-revisjon");
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.OK), svar.Tekst);
        Assert.That(((string)svar.Json["kommunenummer"]!, (long)svar.Json["versjon"]! > 1, ((string)svar.Json["kjedehode"]!).Length), Is.EqualTo(("3201", true, 64)));
        Assert.That(svar.Json["mangler"], Is.Not.Null, "what is missing has a place");
        var igjen = await _tjener.SendAsync(HttpMethod.Get, F + sti, null, "dev-revisjon", ("If-None-Match", svar.ETag!));
        Assert.That(igjen.Status, Is.EqualTo(HttpStatusCode.NotModified));
        foreach (var format in new[] { "text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" })
        {
            Assert.That((await _tjener.SendAsync(HttpMethod.Get, F + sti, null, "dev-revisjon", ("Accept", format))).Status, Is.EqualTo(HttpStatusCode.OK), format);
        }

        Assert.That((await _tjener.SendAsync(HttpMethod.Get, F + sti, null, "dev-revisjon", ("Accept", "image/png"))).Status, Is.EqualTo(HttpStatusCode.NotAcceptable));
        Assert.That((await _tjener.GetAsync($"{F}{sti}{(sti.Contains('?', StringComparison.Ordinal) ? "&" : "?")}ukjent=1")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    /// <summary>The definitions, each in its list and by its code; what was not there at a version is not found at it.</summary>
    [TestCase("/finansreglement", null)]
    [TestCase("/portefoeljer", "FORV")]
    [TestCase("/beholdninger", "KLP-GLOBAL")]
    [TestCase("/laan", "KBN-06")]
    [TestCase("/rentebytter", null)]
    public async Task A_definition_is_in_its_list(string sti, string? kode)
    {
        var liste = (await _tjener.GetAsync(F + sti)).Json["definisjoner"]!.AsArray();
        if (kode is not null)
        {
            var en = (await _tjener.GetAsync($"{F}{sti}/{kode}")).Json;
            Assert.That(liste.Single(d => (string)d!["kode"]! == kode)!.ToJsonString(), Is.EqualTo(en.ToJsonString()));
            Assert.That((await _tjener.GetAsync($"{F}{sti}/{kode}?versjon=1")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        }
    }
}
