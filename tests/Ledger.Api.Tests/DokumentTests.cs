using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Ledger.Api.Tests.Verktoey;
using Ledger.Tests;

namespace Ledger.Api.Tests;

/// <summary>
/// Runs every command of the README and of docs/ as a reader would: the blocks of a page one after the other, in one shell, against a service
/// with the demo.
/// </summary>
/// <remarks>
/// A block of JSON right after a command is compared with its answer: what is printed must be there, and <c>…</c> stands for anything, or ends
/// an array that goes on. A command without such a block must not answer a problem. <c>&lt;!-- not run: why --&gt;</c> before a block leaves it out,
/// and <c>&lt;!-- goes on --&gt;</c> says that it does not end by itself: it is given three seconds and must have answered something by then.
/// </remarks>
public sealed partial class DokumentTests
{
    private const string Etc = "…";
    private const string Problemtype = "urn:ledger:problem:";

    private static readonly JsonSerializerOptions Lesbart = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string[] Sider() =>
    [
        .. new[] { Repository.Path("README.md") }.Concat(Directory.EnumerateFiles(Repository.Path("docs"), "*.md", SearchOption.AllDirectories))
            .Where(s => Blokker(s).Any(b => b.Kjoeres))
            .Select(s => Path.GetRelativePath(Repository.Path("."), s).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    [Test]
    public void The_readme_has_its_tour_and_the_pages_have_commands()
    {
        Assert.That(Blokker(Repository.Path("README.md")).Count(b => b.Kjoeres && b.Svar is not null), Is.GreaterThanOrEqualTo(10));
        Assert.That(Sider(), Is.SupersetOf(new[] { "README.md", "docs/auditing.md", "docs/frontends.md", "docs/integrating.md", "docs/operating.md" }));
    }

    [TestCaseSource(nameof(Sider))]
    public async Task Each_command_of_the_page_answers_as_it_says(string side)
    {
        if (!File.Exists("/bin/bash") || !(File.Exists("/usr/bin/curl") || File.Exists("/bin/curl")))
        {
            Assert.Ignore("bash and curl are not here.");
        }

        await using var tjener = await Tjener.StartAsync(demo: true);
        var blokker = Blokker(Repository.Path(side)).Where(b => b.Kjoeres).ToList();
        var utskrifter = await KjoerAsync(tjener, blokker);
        for (var i = 0; i < blokker.Count; i++)
        {
            var (blokk, utskrift) = (blokker[i], utskrifter[i]);
            var hvor = $"{side}, «{blokk.Kommando.Split('\n')[0]}»";
            if (blokk.Svar is not null)
            {
                var siste = utskrift.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault(l => l.StartsWith('{') || l.StartsWith('['));
                Assert.That(siste, Is.Not.Null, $"{hvor} answered no JSON: {utskrift}");
                Sammenlign(JsonNode.Parse(blokk.Svar), JsonNode.Parse(siste!), hvor);
            }
            else if (blokk.GaarVidere)
            {
                Assert.That(utskrift.Trim(), Is.Not.Empty, $"{hvor} answered nothing");
            }
            else
            {
                Assert.That(utskrift, Does.Not.Contain(Problemtype), hvor);
            }
        }
    }

    /// <summary>The tour of the README in a shell without what bash has: the same answers in the same order.</summary>
    [Test]
    public async Task The_tour_runs_in_any_shell()
    {
        if (!File.Exists("/bin/sh") || !(File.Exists("/usr/bin/curl") || File.Exists("/bin/curl")))
        {
            Assert.Ignore("sh and curl are not here.");
        }

        await using var tjener = await Tjener.StartAsync(demo: true);
        var start = new ProcessStartInfo("/bin/sh", [Repository.Path("docs/tour.sh"), tjener.Klient.BaseAddress!.ToString().TrimEnd('/')])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var svar = (await process.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await process.WaitForExitAsync();
        var plass = 0;
        foreach (var blokk in Blokker(Repository.Path("README.md")).Where(b => b.Kjoeres))
        {
            plass += Kall().Count(blokk.Kommando);
            Sammenlign(JsonNode.Parse(blokk.Svar ?? "{}"), JsonNode.Parse(svar[plass - 1]), $"docs/tour.sh, «{blokk.Kommando.Split('\n')[0]}»");
        }

        Assert.That(svar, Has.Length.EqualTo(plass));
    }

    /// <summary>There is no PowerShell on the machines that test; that it sends the same requests as what is run there can be read.</summary>
    [Test]
    public void The_tour_for_powershell_sends_the_same()
    {
        var skall = Turkall().Matches(File.ReadAllText(Repository.Path("docs/tour.sh"))).Select(Delene).ToList();
        var powershell = Turkall().Matches(File.ReadAllText(Repository.Path("docs/tour.ps1"))).Select(Delene).ToList();
        Assert.That(skall, Has.Count.GreaterThanOrEqualTo(14));
        Assert.That(powershell, Is.EqualTo(skall));
    }

    private static string Delene(Match kall) => string.Join(
        '\n',
        Turdel().Matches(kall.Groups["hode"].Value).Select(d => d.Value.Trim('\'').Replace("Authorization: Bearer ", "", StringComparison.Ordinal)
            .Replace("Content-Type: ", "", StringComparison.Ordinal).Replace("Idempotency-Key: ", "", StringComparison.Ordinal))
            .Where(d => d is not ("-H" or "--data-binary" or "@-" or "" or "<<" or "SLUTT" or "@")).Append(kall.Groups["innhold"].Value));

    private sealed record Blokk(string Kommando, bool Kjoeres, bool GaarVidere, string? Svar);

    private static IEnumerable<Blokk> Blokker(string fil) =>
        Skallblokk().Matches(File.ReadAllText(fil).ReplaceLineEndings("\n")).Select(m => new Blokk(
            m.Groups["sh"].Value, !m.Groups["merke"].Value.StartsWith("not run", StringComparison.Ordinal), m.Groups["merke"].Value == "goes on", m.Groups["json"].Success ? m.Groups["json"].Value : null));

    /// <summary>Carries out the blocks in one shell, so that a variable or a file of one is there in the next, and tells what each printed.</summary>
    private static async Task<string[]> KjoerAsync(Tjener tjener, List<Blokk> blokker)
    {
        const string Skille = "@@ledger-blokk@@";
        var manus = string.Join('\n', blokker.Select(b => $"{(b.GaarVidere ? TreSekunder(b.Kommando) : b.Kommando)}\necho; echo {Skille}"))
            .Replace("http://localhost:5080", tjener.Klient.BaseAddress!.ToString().TrimEnd('/'), StringComparison.Ordinal)
            .Replace("dotnet Ledger.Api.dll", Program("Ledger.Api.dll"), StringComparison.Ordinal)
            .Replace("dotnet run --project src/Ledger.Api --", Program("Ledger.Api.dll"), StringComparison.Ordinal)
            .Replace("dotnet run --project tools/Ledger.Kommunegenerator --", Program("Ledger.Kommunegenerator.dll"), StringComparison.Ordinal)
            .Replace("dotnet run --project src/Ledger.Verify --", Program("Ledger.Verify.dll"), StringComparison.Ordinal);
        var start = new ProcessStartInfo("/bin/bash", ["-c", "set -e\n" + manus]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.WorkingDirectory = Directory.CreateDirectory(Path.Combine(tjener.Datamappe, "leser")).FullName;

        // Two answers after one another are two lines.
        await File.WriteAllTextAsync(Path.Combine(start.WorkingDirectory, ".curlrc"), "write-out = \"\\n\"\n");
        start.Environment["CURL_HOME"] = start.WorkingDirectory;
        start.Environment["Ledger__DataDirectory"] = tjener.Datamappe;
        start.Environment["Ledger__Demo"] = "false";
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        using var process = Process.Start(start)!;
        var utskrift = process.StandardOutput.ReadToEndAsync();
        var feil = process.StandardError.ReadToEndAsync();
        using var mest = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        try
        {
            await process.WaitForExitAsync(mest.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        var deler = (await utskrift).Split(Skille + "\n");
        Assert.That(process.ExitCode, Is.Zero, $"after block {deler.Length} of {blokker.Count}: {await feil}{deler[^1]}");
        return deler[..^1];
    }

    private static string TreSekunder(string kommando) => $"timeout 3 bash -c '{kommando.TrimEnd().Replace("'", "'\\''", StringComparison.Ordinal)}' || true";

    private static string Program(string navn) => $"dotnet '{Path.Combine(AppContext.BaseDirectory, navn)}'";

    /// <summary>What is printed must be in the answer.</summary>
    private static void Sammenlign(JsonNode? trykt, JsonNode? svar, string hvor)
    {
        switch (trykt)
        {
            case JsonObject ventet:
                foreach (var (navn, verdi) in ventet)
                {
                    Assert.That(svar, Is.InstanceOf<JsonObject>(), hvor);
                    Assert.That(svar!.AsObject().ContainsKey(navn), Is.True, $"{hvor}: {navn} is missing in {svar.ToJsonString(Lesbart)}");
                    Sammenlign(verdi, svar[navn], $"{hvor}.{navn}");
                }

                break;
            case JsonArray ventet:
                var aapen = ventet.Count > 0 && ventet[^1] is JsonValue siste && siste.TryGetValue<string>(out var tekst) && tekst == Etc;
                var antall = ventet.Count - (aapen ? 1 : 0);
                Assert.That(svar!.AsArray(), aapen ? Has.Count.GreaterThanOrEqualTo(antall) : Has.Count.EqualTo(antall), hvor);
                for (var i = 0; i < antall; i++)
                {
                    Sammenlign(ventet[i], svar[i], $"{hvor}[{i}]");
                }

                break;
            case JsonValue verdi when verdi.TryGetValue<string>(out var noe) && noe == Etc:
                Assert.That(svar, Is.Not.Null, hvor);
                break;
            default:
                Assert.That(svar?.ToJsonString(Lesbart), Is.EqualTo(trykt?.ToJsonString(Lesbart)), hvor);
                break;
        }
    }

    [GeneratedRegex("^curl ", RegexOptions.Multiline)]
    private static partial Regex Kall();

    /// <summary>A request of docs/tour.*: its line, and the body that follows to SLUTT or '@.</summary>
    [GeneratedRegex("^[Ss]poer (?<hode>[^\n]*?)(?:(?:--data-binary @- <<'SLUTT'|@')\n(?<innhold>.*?)\n(?:SLUTT|'@))?$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Turkall();

    [GeneratedRegex("'[^']*'|\\S+")]
    private static partial Regex Turdel();

    [GeneratedRegex(@"(?:^<!-- (?<merke>not run: [^>]+?|goes on) -->\n)?^```(?:sh|bash)\n(?<sh>.*?)^```\n(?:```json\n(?<json>.*?)^```)?", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Skallblokk();
}
