using System.Globalization;
using System.Net;
using Ledger.Api.Tests.Verktoey;
using Ledger.Web.Tests.Verktoey;

namespace Ledger.Web.Tests;

/// <summary>
/// The municipality of secrets publishes again after amounts have changed, so that each edition by itself would choose other neighbours: what was
/// kept back in the first is kept back in the second.
/// </summary>
public sealed class FlereUtgaverTests
{
    private const string Rapport = "/9902/2025/aarsrapport";
    private const string Dokument = "/v1/kommuner/9902/publikasjoner/aarsrapport-2025";

    [Test]
    public async Task A_second_edition_keeps_back_what_the_first_did()
    {
        await using var tjener = await Tjener.StartAsync(innstillinger: ("Ledger__RateLimit__Enabled", "false"));
        await Hemmeligkommune.LagAsync(tjener);
        async Task<HttpStatusCode> StatusAsync(string sti) => (await tjener.GetAsync(Rapport + sti, noekkel: null)).Status;
        foreach (var utgave in new[] { "/u1", "/u2" })
        {
            if (utgave == "/u2")
            {
                await BokfoerAsync(tjener);
                await LagreAsync(tjener, "14");
                var svar = await tjener.PostAsync(Dokument + "/publisering", new { });
                Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.Created), svar.Tekst);
            }

            Assert.That(await StatusAsync(utgave + "/tall/5-6/10?ansvar=13"), Is.EqualTo(HttpStatusCode.NotFound), "the small office");
            Assert.That(await StatusAsync(utgave + "/tall/5-6/10?ansvar=12"), Is.EqualTo(HttpStatusCode.NotFound), utgave + ": the neighbour");
            Assert.That(await StatusAsync(utgave + "/tall/5-6/10?ansvar=11"), Is.EqualTo(HttpStatusCode.OK), utgave);
            Assert.That(await StatusAsync(utgave + "/omraader/21"), Is.EqualTo(HttpStatusCode.OK), utgave + ": merged with the same");
            Assert.That(await StatusAsync(utgave + "/omraader/22"), Is.EqualTo(HttpStatusCode.NotFound), utgave);
        }
    }

    [Test]
    public async Task A_unit_that_an_edition_has_shown_is_shielded_when_a_person_confirms_it()
    {
        await using var tjener = await Tjener.StartAsync(innstillinger: ("Ledger__RateLimit__Enabled", "false"));
        await Hemmeligkommune.LagAsync(tjener);
        await LagreAsync(tjener, "14", "21");
        var svar = await tjener.PostAsync(Dokument + "/publisering", new { });
        Assert.That((svar.Status, svar.Tekst.Contains("vist_i_annen_utgave", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.Conflict, true)), svar.Tekst);
        await LagreAsync(tjener);
        svar = await tjener.PostAsync(Dokument + "/publisering", new { });
        Assert.That(svar.Tekst, Does.Contain("vist_i_annen_utgave"), "what was shielded and is not any more");
    }

    private static async Task LagreAsync(Tjener tjener, params string[] enheter)
    {
        var svar = await tjener.PutAsync(
            Dokument, new { aar = 2025, type = "aarsrapport", tittel = "Årsrapport 2025", skjerming = new { enheter, prosjekter = new[] { "S1" } } });
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.OK), svar.Tekst);
    }

    private static async Task BokfoerAsync(Tjener tjener)
    {
        string Rad(string ansvar, decimal beloep) => string.Create(CultureInfo.InvariantCulture, $"senere;2025-04-30;4;drift;010;202;;;{ansvar};{beloep:0.00}\n");
        var csv = "bilagsreferanse;bilagsdato;periode;kontoklasse;art;funksjon;kapittel;sektor;ansvar;beloep\n" + Rad("12", 80_000_000m) + Rad("22", 70_000_000m)
            + "senere;2025-04-30;4;balanse;;;10;320;;-150000000.00\n";
        var import = await tjener.ImporterAsync("/v1/kommuner/9902/regnskap/2025/importer", csv, "senere");
        Assert.That(import.Status, Is.EqualTo(HttpStatusCode.Created), import.Tekst);
    }
}
