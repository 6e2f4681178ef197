using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using Ledger.Tests;
using Ledger.Web.Tests.Verktoey;

namespace Ledger.Web.Tests;

/// <summary>
/// The journeys of readers in a real browser (<c>tests/nettleser</c>): script on and off, 1280 and 320 pixels wide, each page examined by axe. Needs
/// npm with its registry, and Chromium.
/// </summary>
public sealed class NettleserTests
{
    private static readonly string[] Filer = ["package.json", "package-lock.json", "reiser.mjs"];

    /// <summary>The shell has the same engine and no window to draw: 2 min 9 s where the whole browser took 3 min 37 s (2026-11-29).</summary>
    private static readonly string[] Programmer = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    /// <summary>New figures, and the end of the session, are told by the page's script, and by nothing without it.</summary>
    private static readonly int[] MedSkript = [10, 21];

    /// <summary>The municipalities of secrets, of three years and of a closing are there for these alone: the others find one municipality at the root.</summary>
    private static readonly int[] AndreKommuner = [13, 23, 31];

    /// <summary>Many times what all journeys take: a guard against what never ends, and no measure.</summary>
    private static readonly TimeSpan Lengst = TimeSpan.FromMinutes(30);
    private readonly List<JsonNode> _gaatt = [];
    private readonly List<string> _sagt = [];
    private string _mappe = "";

    public static IEnumerable<TestCaseData> Reiser() =>
        from reise in new[]
        {
            (1, true), (2, true), (3, false), (4, true), (5, true), (6, false), (7, false), (8, false), (9, false), (10, false), (11, false), (12, false),
            (13, false), (14, false), (15, false), (16, false), (17, false), (18, false), (19, false), (20, false), (21, false), (22, false), (23, false),
            (30, false), (31, false),
        }
        from form in reise.Item2 ? new[] { (true, 1280), (true, 320), (false, 1280), (false, 320) } : [(MedSkript.Contains(reise.Item1), 1280)]
        select new TestCaseData(reise.Item1, form.Item1, form.Item2);

    [OneTimeSetUp]
    public async Task Gaa()
    {
        var program = Array.Find(Programmer, File.Exists);
        if (program is null)
        {
            Assert.Ignore("Chromium is not installed.");
        }

        _mappe = Directory.CreateTempSubdirectory("ledger-nettleser-").FullName;
        foreach (var fil in Filer)
        {
            File.Copy(Repository.Path($"tests/nettleser/{fil}"), Path.Combine(_mappe, fil));
        }

        try
        {
            var (kode, utskrift) = await KjoerAsync([], "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--fetch-retries=0", "--fetch-timeout=15000");
            if (kode != 0)
            {
                Assert.Ignore("npm or its registry cannot be reached: " + string.Join('\n', utskrift));
            }
        }
        catch (Win32Exception)
        {
            Assert.Ignore("npm is not installed.");
        }

        await using var redaktoer = await Innloggingstjeneste.StartAsync();
        await using var enhetsleder = await Innloggingstjeneste.StartAsync();
        (redaktoer.Bruker, enhetsleder.Bruker) = (("r1", "Redaktør", ["rolle"]), ("e1", "Enhetsleder", ["rolle"]));
        await using var tjener = await Demo.StartAsync(
            [
                .. redaktoer.Innstillinger(0, "Redaktør", "ledger:les ledger:publiser"),
                .. enhetsleder.Innstillinger(1, "Enhetsleder", "ledger:les enhet:424"),
            ]);
        var adresse = tjener.Klient.BaseAddress!.ToString().TrimEnd('/');
        await PubliserTertialAsync(tjener, 1, 4);
        await PubliserTertialAsync(tjener, 2, 8);
        async Task ReisAsync(IEnumerable<int> reiser)
        {
            var (slutt, linjer) = await KjoerAsync(
                [
                    ("LEDGER", adresse), ("CHROMIUM", program), ("TILBYDERE", $"{redaktoer.Adresse} {enhetsleder.Adresse}"),
                    ("REISER", string.Join(',', reiser)), ("HEMMELIG", string.Join('|', Hemmeligkommune.Hemmelig)),
                ],
                "node", "reiser.mjs");
            // What was walked counts also where the rest was not: each journey that is lacking fails by its own name.
            _gaatt.AddRange(linjer.Where(l => l.StartsWith('{')).Select(l => JsonNode.Parse(l)!));
            _sagt.AddRange([.. linjer.Where(l => !l.StartsWith('{')), $"The journeys ended with {slutt}."]);
        }

        var alle = Reiser().Select(r => (int)r.Arguments[0]!).Distinct().ToList();
        await ReisAsync(alle.Where(r => !AndreKommuner.Contains(r)));
        await Hemmeligkommune.LagAsync(tjener);
        await Aarkommune.LagAsync(tjener);
        await ReisAsync(AndreKommuner);
    }

    [OneTimeTearDown]
    public void Rydd()
    {
        if (_mappe.Length > 0)
        {
            Directory.Delete(_mappe, recursive: true);
        }
    }

    [TestCaseSource(nameof(Reiser))]
    public void A_reader_finishes_the_journey(int reise, bool skript, int bredde)
    {
        var gaatt = _gaatt.SingleOrDefault(g => (int)g["reise"]! == reise && (bool)g["skript"]! == skript && (int)g["bredde"]! == bredde);
        Assert.That(gaatt, Is.Not.Null, "It was not walked: " + string.Join('\n', _sagt));
        TestContext.Out.WriteLine($"{gaatt!["ms"]} ms, of them {gaatt["axe"]} in axe, {gaatt["sider"]} pages");
        Assert.That(gaatt["feil"]!.AsArray().Select(f => (string?)f), Is.Empty);
    }

    private static async Task PubliserTertialAsync(Tjener tjener, int nummer, int tilPeriode)
    {
        var sti = $"/v1/kommuner/3201/publikasjoner/tertial{nummer}-2024";
        var kladd = new { aar = 2024, type = $"tertial{nummer}", tittel = $"Tertialrapport {nummer} 2024", tilPeriode, hovedoppstilling = "hovedoversikt-drift" };
        Assert.That((await tjener.PutAsync(sti, kladd, "dev-publiser")).Status, Is.EqualTo(System.Net.HttpStatusCode.OK));
        var svar = await tjener.PostAsync(sti + "/publisering", new { }, "dev-publiser");
        Assert.That(svar.Status, Is.EqualTo(System.Net.HttpStatusCode.Created), svar.Tekst);
    }

    private async Task<(int? Kode, List<string> Linjer)> KjoerAsync((string Navn, string Verdi)[] miljoe, string program, params string[] argumenter)
    {
        var start = new ProcessStartInfo(program, argumenter) { WorkingDirectory = _mappe, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (navn, verdi) in miljoe)
        {
            start.Environment[navn] = verdi;
        }

        var linjer = new ConcurrentQueue<string>();
        using var prosess = new Process { StartInfo = start };
        prosess.OutputDataReceived += (_, hendelse) => linjer.Enqueue(hendelse.Data ?? "");
        prosess.ErrorDataReceived += (_, hendelse) => linjer.Enqueue(hendelse.Data ?? "");
        prosess.Start();
        prosess.BeginOutputReadLine();
        prosess.BeginErrorReadLine();
        using var tid = new CancellationTokenSource(Lengst);
        try
        {
            await prosess.WaitForExitAsync(tid.Token);
        }
        catch (OperationCanceledException)
        {
            prosess.Kill(entireProcessTree: true);
            return (null, [.. linjer, $"{program} did not end in {Lengst.TotalMinutes} minutes."]);
        }

        return (prosess.ExitCode, [.. linjer]);
    }
}
