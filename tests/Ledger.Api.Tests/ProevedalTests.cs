using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Testkommune;

namespace Ledger.Api.Tests;

/// <summary>The made municipality through its thirty nights: restatements, closings, an account without a place, new projects.</summary>
public sealed class ProevedalTests
{
    private const string K = "9902";
    private const string Aar = "/v1/kommuner/9902/regnskap/2026";

    [Test]
    public async Task Thirty_nights_end_on_the_sources_balances_to_the_oere_and_closed_months_stand()
    {
        await using var tjener = await Tjener.StartAsync();
        var mappe = await LagAsync(tjener.Datamappe, "a");
        await KrevAsync(PutAsync("", "kommune.json"));
        await KrevAsync(PutAsync("/organisasjon/2026", "organisasjon.json"));
        await KrevAsync(PutAsync("/kontoplan/2026", "kontoplan.json"));
        await KrevAsync(PutAsync("/importprofiler/regnskap", "profil.json"));
        var (lukket, uplassert) = ("", new List<int>());
        for (var natt = 1; natt <= 30; natt++)
        {
            var svar = await tjener.SendAsync(
                HttpMethod.Post, Aar + "/saldoimporter?profil=regnskap", new StringContent(Les($"natt-{natt:00}.csv"), Encoding.UTF8, "text/csv"), "dev-bokfor");
            Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.Created), $"natt {natt}: {svar.Tekst}");
            if (svar.Json["funn"]!.AsArray().Any(f => (string)f!["kode"]! == "uplassert"))
            {
                uplassert.Add(natt);
            }

            foreach (var periode in natt == 10 ? [0, 1, 2, 3] : natt == 20 ? new[] { 4 } : [])
            {
                await KrevAsync(tjener.PutAsync($"{Aar}/perioder/{periode}", new { status = "lukket" }));
            }

            if (natt == 10)
            {
                lukket = await Linjer("");
            }
        }

        Assert.That(uplassert, Is.EqualTo(Enumerable.Range(12, 7)), "the account without a place, on the nights that it is in the file");
        Assert.That(await Linjer(""), Is.EqualTo(lukket), "March stands as it was when it was closed");
        Assert.That(await Linjer("&periodisering=gjelder"), Is.Not.EqualTo(lukket), "and was restated since");
        var avstemming = await tjener.GetAsync(Aar + "/avstemming?kilde=regnskap");
        Assert.That((decimal)avstemming.Json["sumDifferanse"]!, Is.Zero);
        var fasit = Les("fasit.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..].Where(l => !l.EndsWith(";0.00", StringComparison.Ordinal));
        Assert.That(
            avstemming.Json["linjer"]!.AsArray().Select(l => FormattableString.Invariant($"{(string)l!["konto"]!};{(decimal)l["ledger"]!:0.00}")), Is.EquivalentTo(fasit));

        string Les(string fil) => File.ReadAllText(Path.Combine(mappe, fil));
        Task<Svar> PutAsync(string sti, string fil) => tjener.PutAsync(Sti(K) + sti, Les(fil));
        async Task<string> Linjer(string valg) => (await tjener.GetAsync(Aar + "/saldobalanse?tilPeriode=3" + valg)).Json["linjer"]!.ToJsonString();
    }

    [Test]
    public async Task The_files_are_the_same_bytes_each_time()
    {
        var rot = Directory.CreateTempSubdirectory("proevedal-").FullName;
        try
        {
            Assert.That(Avtrykk(await LagAsync(rot, "a")), Is.EqualTo(Avtrykk(await LagAsync(rot, "b"))));
        }
        finally
        {
            Directory.Delete(rot, recursive: true);
        }

        static string Avtrykk(string mappe) => string.Join(
            '\n', Directory.EnumerateFiles(mappe).Order(StringComparer.Ordinal).Select(f => Path.GetFileName(f) + " " + Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(f)))));
    }

    private static async Task<string> LagAsync(string rot, string navn)
    {
        var mappe = Path.Combine(rot, navn);
        using var generator = Process.Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "Ledger.Kommunegenerator.dll"), mappe]);
        await generator.WaitForExitAsync();
        Assert.That(generator.ExitCode, Is.Zero);
        return mappe;
    }
}
