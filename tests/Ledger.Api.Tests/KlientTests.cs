using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using Ledger.Tests;

namespace Ledger.Api.Tests;

/// <summary>
/// The committed contract is one that a frontend can use: it gives a typed client that compiles under strict against the page in
/// <c>tests/klient</c>, the page shows the ledger's figures, and the contract's linter has nothing to say. Needs npm and its registry.
/// </summary>
public sealed class KlientTests
{
    private static readonly string[] Filer = ["package.json", "package-lock.json", "tsconfig.json", ".spectral.yaml", "side.ts", "klienter.ts", "tsconfig.klienter.json"];
    private static readonly TimeSpan Lengst = TimeSpan.FromMinutes(5);
    private string _rot = "";

    private string Mappe => Path.Combine(_rot, "tests", "klient");

    private string Kontrakt => Path.Combine(_rot, "openapi", "ledger-v1.json");

    [OneTimeSetUp]
    public async Task Installer()
    {
        var version = (string)JsonNode.Parse(await File.ReadAllTextAsync(Repository.Path("tests/klient/package.json")))!["devDependencies"]!["openapi-typescript"]!;
        try
        {
            if ((await KjoerAsync(Path.GetTempPath(), "npm", "view", $"openapi-typescript@{version}", "version", "--fetch-retries=0", "--fetch-timeout=15000")).Kode != 0)
            {
                Assert.Ignore("The npm registry cannot be reached.");
            }
        }
        catch (Win32Exception)
        {
            Assert.Ignore("npm is not installed.");
        }

        // A copy, as in a fresh clone: what is generated is not left among the sources.
        _rot = Path.Combine(Path.GetTempPath(), $"ledger-klient-{Guid.NewGuid():N}");
        Directory.CreateDirectory(Mappe);
        Directory.CreateDirectory(Path.GetDirectoryName(Kontrakt)!);
        File.Copy(Repository.Path("openapi/ledger-v1.json"), Kontrakt);
        foreach (var fil in Filer)
        {
            File.Copy(Repository.Path($"tests/klient/{fil}"), Path.Combine(Mappe, fil));
        }

        await LyktesAsync("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline");
        await LyktesAsync("npm", "run", "typer");
        await LyktesAsync("npm", "run", "heyapi");
    }

    [OneTimeTearDown]
    public void Rydd()
    {
        if (_rot.Length > 0)
        {
            Directory.Delete(_rot, recursive: true);
        }
    }

    [Test]
    public async Task The_contract_lints_without_a_word_and_one_that_is_broken_does_not()
    {
        await LyktesAsync("npm", "run", "lint");

        var broken = JsonNode.Parse(await File.ReadAllTextAsync(Kontrakt))!;

        // One path of it: the rules look at each path alone, and the linter takes 24 s of processor time for all of them and 4 s for one (2026-11-28).
        foreach (var sti in broken["paths"]!.AsObject().Select(p => p.Key).Where(p => p != "/v1/kommuner/{kommunenummer}").ToList())
        {
            broken["paths"]!.AsObject().Remove(sti);
        }

        broken["components"]!["schemas"]!["Fondssvar"]!.AsObject().Remove("required");
        broken["paths"]!["/v1/kommuner/{kommunenummer}"]!["get"]!.AsObject().Remove("security");
        broken["paths"]!["/v1/kommuner/{kommunenummer}"]!["get"]!.AsObject().Remove("summary");
        var file = Path.Combine(_rot, "broken.json");
        await File.WriteAllTextAsync(file, broken.ToJsonString());
        var (code, output) = await KjoerAsync(Mappe, "npx", "spectral", "lint", "--fail-severity=hint", "--ruleset", ".spectral.yaml", file);
        Assert.That(code, Is.Not.Zero);
        Assert.That(new[] { "ledger-answer-is-complete", "ledger-closed-by-default", "ledger-summary" }.Where(rule => !output.Contains(rule, StringComparison.Ordinal)), Is.Empty, output);
    }

    [Test]
    public async Task Redocly_has_nothing_to_say_of_the_contract()
    {
        var (kode, utskrift) = await KjoerAsync(Mappe, "npm", "run", "--silent", "redocly");
        var funn = JsonNode.Parse(utskrift[utskrift.IndexOf('{', StringComparison.Ordinal)..(utskrift.LastIndexOf('}') + 1)])!["totals"]!;
        Assert.That((kode, (int)funn["errors"]!, (int)funn["warnings"]!), Is.EqualTo((0, 0, 0)), utskrift);
    }

    [Test]
    public async Task The_page_compiles_and_shows_the_figures_and_one_that_misreads_the_contract_does_not_compile()
    {
        await LyktesAsync("npm", "run", "kompiler");
        await using (var tjener = await Tjener.StartAsync(demo: true))
        {
            await tjener.PutAsync("/v1/kommuner/3201/regnskap/2024/perioder/3", new { status = "aapen" }); // the year is closed
            var adresse = tjener.Klient.BaseAddress!.ToString().TrimEnd('/');
            var (code, page) = await KjoerAsync(Mappe, "node", "--input-type=module", "--eval", $"import {{ tegn }} from './ut/side.js'; console.log(await tegn({{ adresse: '{adresse}', noekkel: 'dev-les' }}, '3201', '2024'));");
            Assert.That(code, Is.Zero, page);
            Assert.That(page, Does.Contain("<td>Rammetilskudd</td><td>2\u00a0118,8</td><td>2\u00a0134,8</td><td>16,0</td>"));
            Assert.That(page, Does.Contain("<td>Bufferfond</td><td>disposisjonsfond</td><td>690,9</td><td>439,1</td>"));
            Assert.That(page, Does.Contain("Flere posteringer etter"));

            // Two other generated clients post a bilag and a fact of the finance register, and read reports, a page of them too, without a cast.
            (code, page) = await KjoerAsync(Mappe, "node", "--input-type=module", "--eval", $"import {{ proev }} from './ut/klienter.js'; console.log(await proev('{adresse}', 'dev-admin', '3201', '2024'));");
            Assert.That(code, Is.Zero, page);
            Assert.That(page, Does.StartWith("OPENAPI-FETCH | HEYAPI | Rammetilskudd | ").And.Contain(" | >= | noekkeltall, fond ").And.Contain(" | 1 og 1 finanspost"));
        }

        // Each of these lines misreads the contract; the compiler must name each.
        var lines = await File.ReadAllLinesAsync(Repository.Path("tests/klient/side.ts"));
        (string From, string To)[] misread =
        [
            ("f.inngaaendeBalanse", "f.inngaendeBalanse"), ("enhet: \"mill\", fortegn: \"oppstilling\" });", "enhet: \"mrd\" });"), ("resultat: \"** \"", "resultatet: \"** \""),
            ("drift.hjemmel ?? \"kommunens egen\"", "drift.hjemmel"), ("tall(p.postering.beloep * p.vekt)", "tall(p.postering.tekst)"),
        ];
        var at = misread.Select(m => Array.FindIndex(lines, l => l.Contains(m.From, StringComparison.Ordinal))).ToList();
        Assert.That(at, Is.Unique.And.All.Not.Negative);
        foreach (var ((from, to), line) in misread.Zip(at))
        {
            lines[line] = lines[line].Replace(from, to, StringComparison.Ordinal);
        }

        await File.WriteAllLinesAsync(Path.Combine(Mappe, "side.ts"), lines);
        var (_, diagnostics) = await KjoerAsync(Mappe, "npx", "tsc", "--noEmit", "--pretty", "false", "--project", "tsconfig.json");
        Assert.That(at.Where(line => !diagnostics.Contains($"side.ts({line + 1},", StringComparison.Ordinal)).Select(line => lines[line]), Is.Empty, diagnostics);
    }

    private async Task LyktesAsync(string program, params string[] arguments)
    {
        var (code, output) = await KjoerAsync(Mappe, program, arguments);
        Assert.That(code, Is.Zero, output);
    }

    private static async Task<(int Kode, string Utskrift)> KjoerAsync(string mappe, string program, params string[] arguments)
    {
        // On Windows npm is a script, which only a shell starts.
        var start = OperatingSystem.IsWindows() ? new ProcessStartInfo("cmd", ["/c", program, .. arguments]) : new ProcessStartInfo(program, arguments);
        (start.WorkingDirectory, start.RedirectStandardOutput, start.RedirectStandardError) = (mappe, true, true);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var timeout = new CancellationTokenSource(Lengst);
        await process.WaitForExitAsync(timeout.Token);
        return (process.ExitCode, await output + await errors);
    }
}
