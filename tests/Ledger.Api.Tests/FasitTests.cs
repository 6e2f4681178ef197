using System.Diagnostics;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using Ledger.Tests;

namespace Ledger.Api.Tests;

/// <summary>The demo's own figures: what the service answers is what a script that shares nothing with it computed from the demo's files.</summary>
public sealed class FasitTests
{
    private static readonly string Rot = Repository.Path("db/demo");
    private Tjener _tjener = null!;

    [OneTimeSetUp]
    public async Task Start() => _tjener = await Tjener.StartAsync(demo: true, innstillinger: ("Ledger__Demo", "alle"));

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    [TestCase("baerum-2024", "3201", 1_815)]
    [TestCase("nyvik-2026", "9950", 905)]
    public async Task The_answers_are_the_fasit(string demo, string kommune, int minst)
    {
        var sammenlignet = 0;
        var avvik = new List<string>();
        foreach (var sti in JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Rot, demo, "fasit.json")))!.AsArray().GroupBy(f => (string)f!["sti"]!))
        {
            var svar = (await _tjener.GetAsync($"/v1/kommuner/{kommune}{sti.Key}")).Json;
            foreach (var fasit in sti)
            {
                var kolonne = (string)fasit!["kolonne"]!;
                var tall = Tall(svar, (string)fasit["rad"]!, fasit["poster"]?.AsArray().Select(p => (string)p!).ToHashSet(), kolonne);
                foreach (var (noekkel, verdi) in fasit["verdier"]!.AsObject())
                {
                    sammenlignet++;
                    if (tall.GetValueOrDefault(noekkel) != (decimal)verdi!)
                    {
                        avvik.Add($"{sti.Key} {noekkel} {kolonne}: {tall.GetValueOrDefault(noekkel)}, fasit {verdi}");
                    }
                }
            }
        }

        Assert.That(avvik, Is.Empty);
        Assert.That(sammenlignet, Is.GreaterThanOrEqualTo(minst));
    }

    [TestCase("3201", 2023)]
    [TestCase("3201", 2024)]
    [TestCase("9950", 2025)]
    public async Task The_accounts_of_a_year_that_is_over_are_adopted(string kommune, int aar)
    {
        var status = (await _tjener.GetAsync($"/v1/kommuner/{kommune}/regnskap/{aar}/status")).Json;
        Assert.That((string?)status["tilstand"], Is.EqualTo("vedtatt"));
        Assert.That((bool)status["endretEtterAvslutning"]!, Is.False, "the nightly files after it book in open months");
    }

    [TestCase("baerum-2024", "Ledger.DemoGenerator.dll")]
    [TestCase("nyvik-2026", "Ledger.Kommunegenerator.dll", "demo")]
    public async Task The_fasit_and_the_demo_are_what_their_tools_make_of_the_files(string demo, string generator, params string[] valg)
    {
        var mappe = Path.Combine(Rot, demo);
        var kopi = Demomappe.Kopi(mappe);
        try
        {
            await KjoerAsync(generator, [kopi, .. valg]);
            await KjoerAsync("Ledger.Fasit.dll", [kopi]);
            foreach (var fil in Directory.EnumerateFiles(mappe, "*", SearchOption.AllDirectories))
            {
                var navn = Path.GetRelativePath(mappe, fil);
                var (laget, ligger) = (await File.ReadAllBytesAsync(Path.Combine(kopi, navn)), await File.ReadAllBytesAsync(fil));
                Assert.That(laget.AsSpan().SequenceEqual(ligger), Is.True, navn);
            }
        }
        finally
        {
            Directory.Delete(kopi, recursive: true);
        }
    }

    /// <summary>A report's column by row: a line each, or the lines of a group that are no sums.</summary>
    private static Dictionary<string, decimal> Tall(JsonNode svar, string rad, HashSet<string>? poster, string kolonne) => svar["grupper"] is JsonArray grupper
        ? grupper.ToDictionary(
            g => (string)g!["noekkel"]![rad]!,
            g => g!["linjer"]!.AsArray().Where(l => (string)l!["type"]! == "linje" && poster?.Contains((string)l["post"]!) != false).Sum(l => (decimal)l![kolonne]!))
        : svar["linjer"]!.AsArray().ToDictionary(l => (string)l![rad]!, l => (decimal)l![kolonne]!);

    private static async Task KjoerAsync(string program, string[] argumenter)
    {
        using var prosess = Process.Start("dotnet", [Path.Combine(AppContext.BaseDirectory, program), .. argumenter]);
        await prosess.WaitForExitAsync();
        Assert.That(prosess.ExitCode, Is.Zero, program);
    }
}
