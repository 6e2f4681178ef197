using System.Net;
using Ledger.Api.Tests.Verktoey;
using Ledger.Web.Tall;
using Ledger.Web.Tests.Verktoey;
using Microsoft.Data.Sqlite;

namespace Ledger.Web.Tests;

/// <summary>Publications at a time, and publications that two persons take part in.</summary>
public sealed class PlanlagtTests
{
    private const string K = "/v1/kommuner/3201";
    private readonly Testklokke _klokke = new();
    private Tjener _tjener = null!;
    private string _annen = "";

    [OneTimeSetUp]
    public async Task Start()
    {
        _tjener = await Demo.StartAsync(_klokke);
        var noekkel = await _tjener.PostAsync("/v1/noekler", new { navn = "Rådmannen", scopes = new[] { "ledger:publiser" }, kommuner = new[] { "3201" } });
        _annen = (string)noekkel.Json["noekkel"]!;
    }

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    [Test]
    public async Task A_document_is_published_at_its_time_also_when_the_service_was_down_then()
    {
        var (sti, side) = (K + "/publikasjoner/budsjettnotat", "/3201/2024/notat");
        await LagreAsync(sti, "notat");
        var tid = _klokke.GetUtcNow().AddDays(3);
        var planlagt = await _tjener.PutAsync(sti + "/planlagt", new { tidspunkt = tid.ToString("O") }, "dev-publiser");
        Assert.That((planlagt.Status, (string?)planlagt.Json["status"], (string?)planlagt.Json["planlagt"]!["bruker"]),
            Is.EqualTo((HttpStatusCode.OK, "laast", "dev-publiser")), planlagt.Tekst);
        var versjon = (long)planlagt.Json["versjon"]!;
        Assert.That((await _tjener.PutAsync(sti, Kladd("notat"), "dev-publiser")).Status, Is.EqualTo(HttpStatusCode.Conflict), "it is locked");

        // Not a minute before, also with newer figures in the ledger.
        await _tjener.PutAsync(K + "/fond/NYTT", new { navn = "Nytt fond", type = "disposisjonsfond" });
        _klokke.Fram(TimeSpan.FromDays(3) - TimeSpan.FromMinutes(1));
        await Task.Delay(500);
        Assert.That(await StatusAsync(side), Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await _tjener.GetAsync(sti, "dev-les")).Status, Is.EqualTo(HttpStatusCode.NotFound), "nor for who only reads");

        // The time comes while the service is down.
        _tjener.Behold();
        await _tjener.StansAsync();
        _klokke.Fram(TimeSpan.FromMinutes(2));
        _tjener = await Demo.StartAsync(_klokke, _tjener.Datamappe);
        await TilAsync(async () => await StatusAsync(side) == HttpStatusCode.OK);
        var svar = await _tjener.GetAsync(sti, "dev-les");
        Assert.That(((string?)svar.Json["status"], (long)svar.Json["versjon"]!, svar.Json["planlagt"]), Is.EqualTo(("publisert", versjon, (object?)null)), svar.Tekst);
        Assert.That(_tjener.Logg, Does.Contain("«budsjettnotat» i kommune 3201 er publisert, som planlagt"));
        var uttrekk = (await _tjener.GetAsync(K + "/revisjon/uttrekk", "dev-revisjon")).Tekst;
        Assert.That(uttrekk.Split('\n').Single(l => l.Contains("\"budsjettnotat/u1\"", StringComparison.Ordinal)), Does.Contain("dev-publiser"), "who decided it");
    }

    [Test]
    public async Task A_time_that_has_been_a_finding_that_stops_and_a_plan_that_is_called_off()
    {
        var sti = K + "/publikasjoner/avlyst";
        await LagreAsync(sti, "avlyst");
        var vaert = await _tjener.PutAsync(sti + "/planlagt", new { tidspunkt = _klokke.GetUtcNow().AddMinutes(-1).ToString("O") }, "dev-publiser");
        Assert.That((vaert.Status, vaert.Koder), Is.EqualTo((HttpStatusCode.BadRequest, new[] { "utenfor_omraadet" })), vaert.Tekst);
        var uleselig = await _tjener.PutAsync(sti + "/planlagt", new { tidspunkt = "i morgen" }, "dev-publiser");
        Assert.That((uleselig.Status, (string?)uleselig.Json["feil"]![0]!["felt"]), Is.EqualTo((HttpStatusCode.BadRequest, "tidspunkt")), uleselig.Tekst);
        await _tjener.PutAsync(sti, Kladd("avlyst", "{{drift:finnes_ikke.regnskap}}"), "dev-publiser");
        var tid = _klokke.GetUtcNow().AddDays(1).ToString("O");
        Assert.That((await _tjener.PutAsync(sti + "/planlagt", new { tidspunkt = tid }, "dev-publiser")).Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That((string?)(await _tjener.GetAsync(sti, "dev-publiser")).Json["status"], Is.EqualTo("kladd"), "what is refused is not locked");

        await LagreAsync(sti, "avlyst");
        var proeve = await _tjener.PutAsync(sti + "/planlagt?proevekjoering=true", new { tidspunkt = tid }, "dev-publiser");
        Assert.That(proeve.Status, Is.EqualTo(HttpStatusCode.OK), proeve.Tekst);
        Assert.That((string?)(await _tjener.GetAsync(sti, "dev-publiser")).Json["status"], Is.EqualTo("kladd"));
        await _tjener.PutAsync(sti + "/planlagt", new { tidspunkt = tid }, "dev-publiser");
        var avlyst = await _tjener.SendAsync(HttpMethod.Delete, sti + "/planlagt", null, "dev-publiser");
        Assert.That((avlyst.Status, avlyst.Json["planlagt"], (string?)avlyst.Json["status"]), Is.EqualTo((HttpStatusCode.OK, (object?)null, "laast")), avlyst.Tekst);
        Assert.That((await _tjener.SendAsync(HttpMethod.Delete, sti + "/planlagt", null, "dev-publiser")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        _klokke.Fram(TimeSpan.FromDays(2));
        await Task.Delay(500);
        Assert.That(await StatusAsync("/3201/2024/avlyst"), Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Where_two_persons_are_asked_for_another_than_who_wrote_it_publishes()
    {
        Assert.That((bool)(await _tjener.GetAsync(K + "/publiseringsregler", "dev-les")).Json["toPersoner"]!, Is.False);
        var mangler = await _tjener.PutAsync(K + "/publiseringsregler", new { });
        Assert.That(mangler.Status, Is.EqualTo(HttpStatusCode.BadRequest), mangler.Tekst);
        Assert.That((await _tjener.PutAsync(K + "/publiseringsregler", new { toPersoner = true })).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((bool)(await _tjener.GetAsync(K + "/publiseringsregler", "dev-les")).Json["toPersoner"]!, Is.True);
        try
        {
            var sti = K + "/publikasjoner/to";
            await LagreAsync(sti, "to");
            foreach (var laas in new[] { false, true })
            {
                Assert.That(!laas || (await _tjener.PostAsync(sti + "/laas", new { }, "dev-publiser")).Status == HttpStatusCode.OK);
                var samme = await _tjener.PostAsync(sti + "/publisering", new { }, "dev-publiser");
                Assert.That((samme.Status, samme.Koder), Is.EqualTo((HttpStatusCode.UnprocessableEntity, new[] { "fire_oeyne" })), samme.Tekst);
                var plan = await _tjener.PutAsync(sti + "/planlagt", new { tidspunkt = _klokke.GetUtcNow().AddDays(1).ToString("O") }, "dev-publiser");
                Assert.That(plan.Koder, Is.EqualTo(new[] { "fire_oeyne" }), plan.Tekst);
            }

            // The other plans it, and is who publishes it; planning is no writing.
            var annen = await _tjener.PutAsync(sti + "/planlagt", new { tidspunkt = _klokke.GetUtcNow().AddDays(1).ToString("O") }, _annen);
            Assert.That(annen.Status, Is.EqualTo(HttpStatusCode.OK), annen.Tekst);
            Assert.That((await _tjener.PostAsync(sti + "/publisering", new { }, "dev-publiser")).Koder, Is.EqualTo(new[] { "fire_oeyne" }));
            _klokke.Fram(TimeSpan.FromDays(1) + TimeSpan.FromMinutes(1));
            await TilAsync(async () => await StatusAsync("/3201/2024/to") == HttpStatusCode.OK);

            // At once too, and of a draft that nobody locked.
            await LagreAsync(sti, "to", "Rettet.");
            Assert.That((await _tjener.PostAsync(sti + "/publisering", new { }, _annen)).Status, Is.EqualTo(HttpStatusCode.Created));
        }
        finally
        {
            await _tjener.PutAsync(K + "/publiseringsregler", new { toPersoner = false });
        }
    }

    /// <summary>Also where one person would be allowed: nobody can say who wrote it.</summary>
    [Test]
    public async Task A_draft_from_before_its_writer_was_kept_is_held_back_where_two_persons_are_asked_for()
    {
        var sti = K + "/publikasjoner/gammel";
        await LagreAsync(sti, "gammel");
        await using (var katalog = new SqliteConnection($"Data Source={Katalogen()};Pooling=False"))
        {
            await katalog.OpenAsync();
            await using var endring = katalog.CreateCommand();
            endring.CommandText = "update kladd set innhold = replace(innhold, '\"skrevetAv\":\"dev-publiser\"', '\"skrevetAv\":\"\"') where id = 'gammel'";
            Assert.That(await endring.ExecuteNonQueryAsync(), Is.EqualTo(1));
        }

        await _tjener.PutAsync(K + "/publiseringsregler", new { toPersoner = true });
        try
        {
            foreach (var noekkel in new[] { "dev-publiser", _annen })
            {
                var svar = await _tjener.PostAsync(sti + "/publisering?proevekjoering=true", new { }, noekkel);
                Assert.That((svar.Status, svar.Koder), Is.EqualTo((HttpStatusCode.UnprocessableEntity, new[] { "fire_oeyne" })), svar.Tekst);
                Assert.That(svar.Tekst, Does.Contain("Lagre kladden på nytt"));
            }

            await LagreAsync(sti, "gammel");
            var annen = await _tjener.PostAsync(sti + "/publisering?proevekjoering=true", new { }, _annen);
            Assert.That(annen.Status, Is.EqualTo(HttpStatusCode.OK), annen.Tekst);
        }
        finally
        {
            await _tjener.PutAsync(K + "/publiseringsregler", new { toPersoner = false });
        }
    }

    /// <summary>Called off between that the plan was read and that it was tried: it is neither published, nor is it there again with its reason.</summary>
    [TestCase(false)]
    [TestCase(true)]
    public async Task A_plan_that_is_called_off_in_the_moment_it_falls_due_stays_called_off(bool feiler)
    {
        var id = feiler ? "feiler" : "lykkes";
        var sti = K + "/publikasjoner/" + id;
        await LagreAsync(sti, id);
        Assert.That((await _tjener.PutAsync(sti + "/planlagt", new { tidspunkt = _klokke.GetUtcNow().AddDays(1).ToString("O") }, "dev-publiser")).Status,
            Is.EqualTo(HttpStatusCode.OK));
        await _tjener.PutAsync(K + "/publiseringsregler", new { toPersoner = feiler });
        try
        {
            var avlyst = new TaskCompletionSource<HttpStatusCode>(TaskCreationOptions.RunContinuationsAsynchronously);
            _klokke.Naar("ForfalteAsync", () => avlyst.SetResult(
                Task.Run(() => _tjener.SendAsync(HttpMethod.Delete, sti + "/planlagt", null, "dev-publiser")).GetAwaiter().GetResult().Status));
            _klokke.Fram(TimeSpan.FromDays(1) + TimeSpan.FromMinutes(1));
            var svar = await avlyst.Task.WaitAsync(TimeSpan.FromMinutes(2));
            Assert.That(svar, Is.EqualTo(HttpStatusCode.OK), "the plan had not been tried yet");
            await Task.Delay(500);
            var dokument = (await _tjener.GetAsync(sti, "dev-publiser")).Json;
            Assert.That(((string?)dokument["status"], dokument["planlagt"]), Is.EqualTo(("laast", (object?)null)));
            Assert.That(await StatusAsync($"/3201/2024/{id}"), Is.EqualTo(HttpStatusCode.NotFound));
        }
        finally
        {
            await _tjener.PutAsync(K + "/publiseringsregler", new { toPersoner = false });
        }
    }

    [Test]
    public async Task A_draft_is_thrown_away_and_a_locked_one_stands()
    {
        var sti = K + "/publikasjoner/kastet";
        Assert.That((await KastAsync(sti)).Status, Is.EqualTo(HttpStatusCode.NotFound));
        await LagreAsync(sti, "kastet");
        Assert.That((await KastAsync(sti + "?proevekjoering=true")).Status, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That((await KastAsync(sti, "dev-les")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((string?)(await _tjener.GetAsync(sti, "dev-publiser")).Json["status"], Is.EqualTo("kladd"));
        Assert.That((await KastAsync(sti)).Status, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That((await _tjener.GetAsync(sti, "dev-publiser")).Status, Is.EqualTo(HttpStatusCode.NotFound));

        await LagreAsync(sti, "kastet");
        await _tjener.PostAsync(sti + "/laas", new { }, "dev-publiser");
        var laast = await KastAsync(sti);
        Assert.That((laast.Status, (string?)laast.Json["type"]), Is.EqualTo((HttpStatusCode.Conflict, "urn:ledger:problem:dokumentet-er-laast")), laast.Tekst);
        Assert.That((string?)(await _tjener.GetAsync(sti, "dev-publiser")).Json["status"], Is.EqualTo("laast"));
    }

    [TestCase("2027-03-01T08:00", "2027-03-01T07:00:00Z", "1. mars 2027 kl. 08.00")]
    [TestCase("2027-07-01T08:00", "2027-07-01T06:00:00Z", "1. juli 2027 kl. 08.00")]
    [TestCase("2027-03-28T01:59", "2027-03-28T00:59:00Z", "28. mars 2027 kl. 01.59")]
    [TestCase("2027-03-28T03:00", "2027-03-28T01:00:00Z", "28. mars 2027 kl. 03.00")]
    [TestCase("2027-10-31T02:30", "2027-10-31T00:30:00Z", "31. oktober 2027 kl. 02.30")]
    [TestCase("2027-10-31T03:00", "2027-10-31T02:00:00Z", "31. oktober 2027 kl. 03.00")]
    public void A_time_is_read_and_written_by_the_clock_in_Norway(string felt, string utc, string tekst)
    {
        var lest = Norsktid.Les(felt);
        Assert.That(lest?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"), Is.EqualTo(utc));
        Assert.That(Norsktid.Skriv(lest!.Value).Replace('\u00a0', ' '), Is.EqualTo(tekst));
        Assert.That(Norsktid.Les("01.03.2027"), Is.Null);
    }

    private static object Kladd(string type, string tekst = "Tekst.") => new
    {
        aar = 2024, type, tittel = "Notat", hovedoppstilling = "hovedoversikt-drift",
        kapitler = new[] { new { slug = "notat", tittel = "Notat", blokker = new[] { new { type = "tekst", tekst } } } },
    };

    private Task<Svar> KastAsync(string sti, string noekkel = "dev-publiser") => _tjener.SendAsync(HttpMethod.Delete, sti, null, noekkel);

    private string Katalogen() => Directory.EnumerateFiles(_tjener.Datamappe, "*.db", SearchOption.AllDirectories)
        .First(f => Path.GetFileName(f).Contains("katalog", StringComparison.Ordinal));

    private static async Task TilAsync(Func<Task<bool>> sant)
    {
        for (var n = 0; n < 900 && !await sant(); n++)
        {
            await Task.Delay(100);
        }

        Assert.That(await sant());
    }

    private async Task LagreAsync(string sti, string type, string tekst = "Tekst.")
    {
        var svar = await _tjener.PutAsync(sti, Kladd(type, tekst), "dev-publiser");
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.OK), svar.Tekst);
    }

    private async Task<HttpStatusCode> StatusAsync(string side)
    {
        using var svar = await _tjener.Klient.GetAsync(side);
        return svar.StatusCode;
    }
}
