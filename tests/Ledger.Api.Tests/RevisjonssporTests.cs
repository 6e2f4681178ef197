using System.Net;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Testkommune;

namespace Ledger.Api.Tests;

/// <summary>Who did what stands in the logs: those of the ledger, and what strangers tried in that of the installation alone.</summary>
public sealed class RevisjonssporTests
{
    private const string K = "3203";
    private Tjener _tjener = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _tjener = await Tjener.StartAsync();
        await RegistrerAsync(_tjener, K);
        await RegistrerAsync(_tjener, "3205");
        await KrevAsync(_tjener.ImporterAsync(Aar(K) + "/importer", Csv("A", 3), "a"));
    }

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    [Test]
    public async Task A_write_names_its_version_and_its_bilag()
    {
        var linje = (await LoggAsync()).Single(l => (string?)l["gjelder"] == "bilag 2025/1–3");
        Assert.That(((long)linje["versjon"]!, (string)linje["hendelse"]!, (string)linje["bruker"]!), Is.EqualTo((3L, "bokført", "dev-admin")));
    }

    [Test]
    public async Task Reads_of_postings_and_refused_reads_are_logged_and_equal_ones_are_counted()
    {
        for (var i = 0; i < 20; i++)
        {
            await _tjener.GetAsync(Aar(K) + "/posteringer?antall=9", "dev-les");
        }

        await _tjener.GetAsync(Aar(K) + "/bilag/1", "dev-les");
        await _tjener.GetAsync(Aar(K) + "/driftsregnskap", "dev-les");
        Assert.That((await _tjener.GetAsync(Sti(K) + "/revisjon/uttrekk", "dev-les")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        var logg = await LoggAsync();
        Assert.That(logg.Where(l => ((string)l["sti"]!).Contains("antall=9", StringComparison.Ordinal)).Sum(l => (long)l["antall"]!), Is.EqualTo(20));
        Assert.That(logg.Count(l => ((string)l["sti"]!).EndsWith("/bilag/1", StringComparison.Ordinal) && (string)l["hendelse"]! == "lesing"), Is.Positive);
        Assert.That(logg.Count(l => (string)l["hendelse"]! == "avvist" && (int)l["status"]! == 403), Is.EqualTo(1));
        Assert.That(logg.Count(l => ((string)l["sti"]!).Contains("driftsregnskap", StringComparison.Ordinal)), Is.Zero, "a report names nobody");
    }

    [Test]
    public async Task A_stranger_writes_nothing_in_a_ledger_s_log_and_cannot_fill_that_of_the_installation()
    {
        var fremmed = (string)(await _tjener.PostAsync("/v1/noekler", new { navn = "Fremmed", scopes = new[] { "ledger:les", "ledger:admin" }, kommuner = new[] { "3205" } })).Json["noekkel"]!;
        for (var i = 0; i < 300; i++)
        {
            Assert.That((await _tjener.PutAsync($"{Sti(K)}/fond/F{i}", new { navn = "x", type = "disposisjonsfond" }, fremmed)).Status, Is.EqualTo(HttpStatusCode.NotFound));
            await _tjener.GetAsync($"{Sti(K)}/%0a{{\"ledd\":{i}}}", $"lk_{i:x16}_{new string('a', 43)}");
        }

        Assert.That((await LoggAsync()).Where(l => ((string)l["bruker"]!).StartsWith("Fremmed", StringComparison.Ordinal)), Is.Empty);
        var linjer = await InstallasjonAsync();
        Assert.That(linjer.Count(l => (string)l["hendelse"]! is "avvist" or "innlogging-avvist" or "flere"), Is.InRange(2, 100), "600 requests");
        Assert.That(linjer.Any(l => (string)l["bruker"]! == "nøkkel 0000000000000001" && (int)l["status"]! == 401), Is.True, "which key was tried");
        Assert.That(linjer.Any(l => ((string)l["bruker"]!).StartsWith("Fremmed", StringComparison.Ordinal) && (int)l["status"]! == 404), Is.True);
        Assert.That(linjer.Any(l => (string)l["hendelse"]! == "noekkel-laget"), Is.True, "key events");
        foreach (var fil in Directory.EnumerateFiles(Path.Combine(_tjener.Datamappe, "logg"), "*", SearchOption.AllDirectories))
        {
            if (fil.EndsWith(".ndjson", StringComparison.Ordinal))
            {
                Assert.That((await File.ReadAllLinesAsync(fil)).Select(l => JsonNode.Parse(l)).ToList(), Is.Not.Empty, "each line is one of ours");
            }

            if (!OperatingSystem.IsWindows())
            {
                Assert.That(File.GetUnixFileMode(fil), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite), fil);
                for (var mappe = Path.GetDirectoryName(fil)!; mappe != _tjener.Datamappe; mappe = Path.GetDirectoryName(mappe)!)
                {
                    Assert.That(File.GetUnixFileMode(mappe), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute), mappe);
                }
            }
        }
    }

    [Test]
    public async Task Pages_of_the_log_have_each_line_once()
    {
        for (var i = 0; i < 25; i++)
        {
            await _tjener.GetAsync($"{Aar(K)}/bilag/{i + 1}?side={i}", "dev-les");
            await _tjener.GetAsync($"{Aar(K)}/bilag/{(i % 3) + 1}", "dev-les");
        }

        var hele = (await _tjener.GetAsync(Sti(K) + "/revisjon/tilgang?antall=1000", "dev-revisjon")).Json["tilganger"]!.AsArray().Select(l => l!.ToJsonString()).ToList();
        var sidevis = new List<string>();
        for (var neste = "x"; neste is not null;)
        {
            var side = await _tjener.GetAsync($"{Sti(K)}/revisjon/tilgang?antall=7{(neste == "x" ? "" : "&foer=" + neste)}", "dev-revisjon");
            sidevis.AddRange(side.Json["tilganger"]!.AsArray().Select(l => l!.ToJsonString()));
            neste = (string?)side.Json["neste"];
        }

        // The reading of the log is logged too, and is newer than where the pages go on.
        Assert.That(sidevis, Is.SupersetOf(hele).And.Unique);
    }

    [Test]
    public async Task A_line_that_is_changed_in_the_file_is_found()
    {
        await using var tjener = await Tjener.StartAsync();
        await RegistrerAsync(tjener, K);
        await tjener.GetAsync(Sti(K) + "/revisjon/sjekkpunkt");
        await tjener.GetAsync(Sti(K) + "/revisjon/tilgang");
        await tjener.GetAsync(Sti(K) + "/revisjon/noekkel");
        await tjener.GetAsync(Sti(K) + "/revisjon/tilgang");
        Assert.That((string)(await tjener.GetAsync(Sti(K) + "/revisjon/kontroll")).Json["resultat"]!, Is.EqualTo("HEL"));
        var fil = Directory.EnumerateFiles(Path.Combine(tjener.Datamappe, "logg", K), "*.ndjson").Single();
        await File.WriteAllTextAsync(fil, (await File.ReadAllTextAsync(fil)).Replace("sjekkpunkt", "sjekkponkt", StringComparison.Ordinal));
        var kontroll = await tjener.GetAsync(Sti(K) + "/revisjon/kontroll");
        Assert.That(((string)kontroll.Json["resultat"]!, kontroll.Json["loggfeil"]?.ToString()), Is.EqualTo(("BRUTT", $"Loggen over forespørsler er endret: {K}/{Path.GetFileName(fil)}, ledd 1.")));
    }

    private async Task<List<JsonNode>> LoggAsync() =>
        [.. (await _tjener.GetAsync(Sti(K) + "/revisjon/tilgang?antall=1000", "dev-revisjon")).Json["tilganger"]!.AsArray().Select(l => l!)];

    private async Task<List<JsonNode>> InstallasjonAsync() =>
        [.. (await _tjener.GetAsync("/v1/revisjon/logg?antall=1000", "dev-revisjon")).Json["linjer"]!.AsArray().Select(l => l!)];
}
