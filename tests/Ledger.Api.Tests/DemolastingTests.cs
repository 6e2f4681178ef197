using System.Reflection;
using System.Text.Json.Nodes;
using Ledger.Api.Oppstart;
using Ledger.Api.Tests.Verktoey;
using Ledger.Application.Rapporter;
using Ledger.Domain.Oppstillinger;
using Microsoft.AspNetCore.Http;

namespace Ledger.Api.Tests;

/// <summary>The statements are answered as soon as the demo's ledger is in, and are what they are when all of it is.</summary>
public sealed class DemolastingTests
{
    private const string R = "/v1/kommuner/3201/regnskap/2024";

    private static readonly string[] Rapporter =
    [
        "/driftsregnskap?enhet=mill", "/driftsregnskap?oppstilling=art", "/driftsregnskap?oppstilling=omraade&nivaa=tjenesteomraade", "/investeringsregnskap",
        "/budsjettavvik", "/balanse", "/disponering?fortegn=oppstilling", "/fond", "/avvik?nivaa=tjenesteomraade&overordnet=40&enhet=mill",
        .. InnebygdeOppstillinger.Ider.Select(id => "/oppstillinger/" + id), "/oppstillinger/hovedoversikt-drift?enhet=mill",
        "/oppstillinger/balansens-hovedtall",
    ];

    [TestCase("driftsregnskap", "3201", "", true)]
    [TestCase("balanse", "3201", "", true)]
    [TestCase("driftsregnskap", "3201", "?oppstilling=art", true)]
    [TestCase("driftsregnskap", "3201", "?oppstilling=art&prognose=2024-T1", false)]
    [TestCase("driftsregnskap", "3201", "?versjon=100", false)]
    [TestCase("driftsregnskap", "9950", "", false)]
    [TestCase("driftsregnskap", "3201/KF1", "", false)]
    [TestCase("budsjettavvik", "3201", "", true)]
    [TestCase("noekkeltall", "3201", "", false)]
    [TestCase("avvik", "3201", "?nivaa=ansvar&overordnet=40&enhet=mill&fortegn=hovedbok", true)]
    [TestCase("avvik", "3201", "?kolonnesett=tertial", false)]
    [TestCase("oppstilling", "3201", "?forklar=true", false)]
    [TestCase("fond", "3201", "?tilPeriode=4", false)]
    [TestCase("disponering", "3201", "", true)]
    [TestCase("tertialrapport", "3201", "", false)]
    [TestCase(null, "3201", "", false)]
    public void Only_what_the_ledger_alone_decides_is_answered_before_the_rest_is_loaded(string? rapport, string kommune, string spoersmaal, bool svares)
    {
        var http = new DefaultHttpContext { Request = { QueryString = new QueryString(spoersmaal) } };
        http.Request.RouteValues["kommunenummer"] = kommune;
        http.SetEndpoint(rapport is null ? null : new Endpoint(null, new EndpointMetadataCollection(Rapportregister.Alle.Single(r => r.Navn == rapport)), rapport));
        Assert.That(Demovent.ErAvHovedboken(http), Is.EqualTo(svares));
    }

    [Test]
    public async Task A_statement_that_is_answered_early_is_the_one_that_is_answered_late()
    {
        await using var tjener = await Tjener.StartAsync(demo: true, datamappe: Directory.CreateTempSubdirectory("ledger-").FullName);
        var tidlige = await Task.WhenAll(Rapporter.Select(r => SvarAsync(tjener, r)));
        Assert.That((int)(await tjener.GetAsync("/helse/klar")).Status, Is.EqualTo(200));
        foreach (var (rapport, tidlig) in Rapporter.Zip(tidlige))
        {
            var sen = await SvarAsync(tjener, rapport);
            Assert.That((long)tidlig["versjon"]!, Is.LessThan((long)sen["versjon"]!), rapport);
            Assert.That(UtenVersjon(tidlig), Is.EqualTo(UtenVersjon(sen)), rapport);
        }

        Assert.That(await TilstandAsync(tjener), Is.EqualTo("vedtatt"), "nobody sees a demo that is half");
    }

    /// <summary>Where the generated code no longer finds the class that puts the compilation off, every start is slower and nothing else tells.</summary>
    [Test]
    public void Endpoints_are_compiled_when_they_are_called()
    {
        const byte Call = 0x28;
        var map = typeof(Demovent).Assembly.GetTypes().Single(t => t.Name.EndsWith("__GeneratedRouteBuilderExtensionsCore", StringComparison.Ordinal))
            .GetMethod("MapCore", BindingFlags.NonPublic | BindingFlags.Static)!;
        var kode = map.GetMethodBody()!.GetILAsByteArray()!;
        var kalt = map.Module.ResolveMethod(BitConverter.ToInt32(kode, Array.IndexOf(kode, Call) + 1))!;
        Assert.That(kalt.DeclaringType, Is.EqualTo(typeof(Microsoft.AspNetCore.Http.Generated.RouteHandlerServices)));
    }

    [Test]
    public async Task A_load_that_is_killed_after_the_first_statement_goes_on_at_the_next_start()
    {
        var hel = await Tjener.StartAsync(demo: true);
        var mappe = Directory.CreateTempSubdirectory("ledger-").FullName;
        await using (hel)
        {
            var drept = await Tjener.StartProsessAsync(demo: true, datamappe: mappe);
            await SvarAsync(drept, "/driftsregnskap");
            drept.Behold();
            drept.Drep();
            await drept.VentPaaSluttAsync();
            await drept.DisposeAsync();
            await using var ny = await Tjener.StartAsync(demo: true, datamappe: mappe);
            Assert.That(await TilstandAsync(ny), Is.EqualTo("vedtatt"));
            foreach (var rapport in new[] { "/driftsregnskap", "/noekkeltall", "/tertialrapport", "/noter" })
            {
                Assert.That(UtenVersjon(await SvarAsync(ny, rapport)), Is.EqualTo(UtenVersjon(await SvarAsync(hel, rapport))), rapport);
            }

            Assert.That((long)(await SvarAsync(ny, "/balanse"))["versjon"]!, Is.EqualTo((long)(await SvarAsync(hel, "/balanse"))["versjon"]!), "no step twice");
        }
    }

    private static async Task<string?> TilstandAsync(Tjener tjener) => (string?)(await SvarAsync(tjener, "/status"))["tilstand"];

    private static async Task<JsonNode> SvarAsync(Tjener tjener, string sti)
    {
        var svar = await tjener.GetAsync(R + sti);
        Assert.That((int)svar.Status, Is.EqualTo(200), sti + svar.Tekst);
        return svar.Json;
    }

    private static string UtenVersjon(JsonNode svar)
    {
        var kopi = svar.DeepClone().AsObject();
        kopi.Remove("versjon");
        kopi.Remove("kjedehode");
        kopi.Remove("prognoseVersjon");
        return kopi.ToJsonString();
    }
}
