using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Ledger.Api.Tests.Verktoey;
using Ledger.Tests;

namespace Ledger.Api.Tests;

/// <summary>Runs the README's commands outside the tour as they stand there, by a shell and curl.</summary>
public sealed partial class LesmegTests
{
    private static readonly string Lesmeg = File.ReadAllText(Repository.Path("README.md")).ReplaceLineEndings("\n");

    [OneTimeSetUp]
    public void KrevSkall()
    {
        if (!File.Exists("/bin/bash") || !(File.Exists("/usr/bin/curl") || File.Exists("/bin/curl")))
        {
            Assert.Ignore("bash and curl are not here.");
        }
    }

    [Test]
    public async Task The_script_sends_a_file_follows_the_import_and_may_be_run_again()
    {
        await using var tjener = await Tjener.StartAsync();
        await Testkommune.KrevAsync(tjener.PutAsync("/v1/kommuner/9901", new { navn = "Eksempel", organisasjonsnummer = "910244132" }));
        await Testkommune.KrevAsync(tjener.PutAsync("/v1/kommuner/9901/organisasjon/2026", new { enheter = new[] { new { kode = "1", navn = "Skole", nivaa = "ansvar" } } }));
        await File.WriteAllTextAsync(Path.Combine(tjener.Datamappe, "mars.csv"), Testkommune.Csv("M", 3));
        var script = Blokk("FIL=mars.csv");
        var first = JsonNode.Parse((await KjoerAsync(tjener, script)).Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1])!;
        Assert.That(((string?)first["status"], (int?)first["kvittering"]?["antallBilag"]), Is.EqualTo(("bokfoert", 3)), first.ToJsonString());

        var again = JsonNode.Parse((await KjoerAsync(tjener, script)).Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1])!;
        Assert.That((string?)again["status"], Is.EqualTo("bokfoert"), again.ToJsonString());
        Assert.That(await Testkommune.KontrollerAsync(tjener, "9901"), Is.EqualTo(3), "booked once");
    }

    [Test]
    public async Task A_page_of_reports_the_feed_and_the_workbook_come_as_their_commands_say()
    {
        await using var tjener = await Tjener.StartAsync(demo: true);
        var commands = Blokk("/v1/kommuner/3201/rapporter").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(commands, Has.Length.EqualTo(2));
        var page = JsonNode.Parse(await KjoerAsync(tjener, commands[0]))!;
        Assert.That(page["rapporter"]!.AsArray(), Has.Count.EqualTo(3));
        Assert.That(page["rapporter"]!.AsArray().Select(r => r!["problem"]), Is.All.Null);

        var feed = KjoerAsync(tjener, "timeout 10 " + commands[1].Replace("curl ", "curl --max-time 8 ", StringComparison.Ordinal) + " || true");
        await Task.Delay(1_000);
        await Testkommune.KrevAsync(tjener.PutAsync("/v1/kommuner/3201/prosjekter/LESMEG", new { navn = "Prøve" }));
        Assert.That(await feed, Does.Contain("event: endring"));

        await KjoerAsync(tjener, Blokk("curl -sOJ"));
        var said = Versjon().Replace(SagtNavn().Match(Lesmeg).Groups[1].Value, "v*");
        Assert.That(Directory.GetFiles(tjener.Datamappe, said), Has.Length.EqualTo(1), said);
    }

    [Test]
    public async Task The_first_key_can_make_the_key_that_the_next_line_makes()
    {
        var words = Blokk("dotnet Ledger.Api.dll noekkel").Trim().Split(' ')[2..^1].Select(w => w.Trim('"', '\'')).ToArray();
        var folder = Path.Combine(Path.GetTempPath(), $"ledger-{Guid.NewGuid():N}");
        var (exit, output) = await Tjener.KommandoAsync(folder, words);
        Assert.That(exit, Is.Zero, output);
        await using var tjener = await Tjener.StartAsync("Production", datamappe: folder);

        // The printed date is of the year this was written.
        var body = JsonNode.Parse(Nynoekkel().Match(Lesmeg).Groups[1].Value)!;
        body["utloeper"] = DateTimeOffset.UtcNow.AddYears(1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");
        var svar = await tjener.SendAsync(HttpMethod.Post, "/v1/noekler", JsonContent.Create(body), Noekkel().Match(output).Value);
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.Created), svar.Tekst);
    }

    /// <summary>The block of shell commands that has a text in it.</summary>
    private static string Blokk(string med) => Skallblokk().Matches(Lesmeg).Select(m => m.Groups[1].Value).Single(b => b.Contains(med, StringComparison.Ordinal));

    private static async Task<string> KjoerAsync(Tjener tjener, string kommando)
    {
        kommando = kommando.Replace("http://localhost:5080", tjener.Klient.BaseAddress!.ToString().TrimEnd('/'), StringComparison.Ordinal);
        using var process = Process.Start(new ProcessStartInfo("/bin/bash", ["-c", kommando]) { WorkingDirectory = tjener.Datamappe, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var most = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            await process.WaitForExitAsync(most.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        Assert.That(process.ExitCode, Is.Zero, await errors + await output);
        return await output;
    }

    [GeneratedRegex(@"^```sh\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Skallblokk();

    [GeneratedRegex(@"`POST /v1/noekler (\{.*?\})`")]
    private static partial Regex Nynoekkel();

    [GeneratedRegex(@"saves `(fond-[^`]*)`")]
    private static partial Regex SagtNavn();

    [GeneratedRegex(@"v\d+")]
    private static partial Regex Versjon();

    [GeneratedRegex(@"lk_[\w-]+")]
    private static partial Regex Noekkel();
}
