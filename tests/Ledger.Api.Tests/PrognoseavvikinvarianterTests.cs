using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Testkommune;

namespace Ledger.Api.Tests;

/// <summary>
/// plan.md 7, invariant 6, over HTTP with random ledgers and forecasts: the columns of the interim report are those of a model that only adds, so that
/// the deviation to date and that of the rest are the forecast's; and what the units missed by sums to what the whole did.
/// </summary>
public sealed class PrognoseavvikinvarianterTests
{
    private const int Til = 4;
    private static readonly string[] Enheter = ["210", "212", "302"];
    private static readonly string[] Metoder = ["manuell", "lineaer", "periodisert"];
    private Tjener _tjener = null!;

    [OneTimeSetUp]
    public async Task Start() => _tjener = await Tjener.StartAsync();

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    [TestCase("3203", 21)]
    [TestCase("3205", 22)]
    [TestCase("3207", 23)]
    public async Task Deviations_to_date_and_of_the_rest_are_those_of_the_forecast(string k, int fro)
    {
        var terning = new Random(fro);
        await RegistrerAsync(_tjener, k, "Prognosekommune", "20 Oppvekst|210 Skole < 20|212 Barnehage < 20|30 Helse|302 Sykehjem < 30", 2025);
        var modell = Enheter.ToDictionary(e => e, _ => new Enhet(
            [.. Enumerable.Range(0, 12).Select(_ => Tall(terning))], [.. Enumerable.Range(0, 12).Select(_ => Tall(terning))], Metoder[terning.Next(3)], Tall(terning), Tall(terning)));
        var foerst = true;
        foreach (var (referanse, dato, type) in new[] { ("B", "2024-12-10", "opprinnelig"), ("E", "2025-03-01", "annet") })
        {
            var linjer = modell.Select(m => (m.Key, Beloep: m.Value.Budsjett.Select((b, i) => i % 2 == 0 == foerst ? b : 0m).ToArray())).Select(m =>
                $$"""{"kontoklasse":"drift","art":"010","funksjon":"202","ansvar":"{{m.Key}}","beloep":{{Skriv(m.Beloep.Sum())}},"periodisering":[{{string.Join(',', m.Beloep.Select(Skriv))}}]}""");
            await KrevAsync(_tjener.PostAsync(
                Aar(k) + "/budsjett/vedtak", $$"""{"vedtaksreferanse":"{{referanse}}","vedtaksdato":"{{dato}}","organ":"KST","type":"{{type}}","linjer":[{{string.Join(',', linjer)}}]}"""));
            foerst = false;
        }

        await BokfoerAsync(k, modell, 1, Til);
        var rader = modell.Select(m => $"{m.Key};{m.Value.Metode};{(m.Value.Metode == "manuell" ? Skriv(m.Value.Manuell) : "")}\n{m.Key};justering;{Skriv(m.Value.Justering)}\n");
        await KrevAsync(_tjener.SendAsync(
            HttpMethod.Post, Sti(k) + "/serier/prognose/2025-T1/rader", new StringContent("ansvar;metode;beloep\n" + string.Concat(rader), Encoding.UTF8, "text/csv")));

        var tertial = await LinjerAsync(k, $"/avvik?nivaa=tjenesteomraade&kolonnesett=tertial&tilPeriode={Til}&prognose=2025-T1");
        foreach (var (kode, enhet) in modell)
        {
            var (linje, b, bp, a, p) = (tertial[kode], enhet.Budsjett.Sum(), enhet.Budsjett.Take(Til).Sum(), enhet.Regnskap.Take(Til).Sum(), enhet.Prognose(Til));
            Assert.That(
                (Felt(linje, "revidertBudsjett"), Felt(linje, "budsjettHittil"), Felt(linje, "regnskap"), Felt(linje, "avvikHittil"), Felt(linje, "prognose"), Felt(linje, "prognoseAvvik")),
                Is.EqualTo((b, bp, a, bp - a, p, b - p)), linje.ToJsonString());
            Assert.That(Felt(linje, "avvikHittil") + (b - bp - (p - a)), Is.EqualTo(Felt(linje, "prognoseAvvik")), "R3's identity");
        }

        await KrevAsync(_tjener.PostAsync(Sti(k) + "/serier/prognose/2025-T1/laas", new { }));
        await BokfoerAsync(k, modell, Til + 1, 12);
        var treff = await LinjerAsync(k, "/prognosetreff?nivaa=tjenesteomraade&prognose=2025-T1");
        foreach (var (kode, enhet) in modell)
        {
            var bedring = enhet.Prognose(Til) - enhet.Regnskap.Sum();
            Assert.That((Felt(treff[kode], "bedring"), Felt(treff[kode], "bedringAvvik")), Is.EqualTo((bedring, bedring)), "the budget is the same as then");
        }

        var (hele, p0, a0) = (treff[""], modell.Values.Sum(e => e.Prognose(Til)), modell.Values.Sum(e => e.Regnskap.Sum()));
        Assert.That((Felt(hele, "prognose"), Felt(hele, "regnskap"), Felt(hele, "bedring")), Is.EqualTo((p0, a0, p0 - a0)));
        Assert.That(modell.Keys.Sum(e => Felt(treff[e], "bedring")), Is.EqualTo(p0 - a0), "Σ bedring = P − A of the whole");
    }

    private static decimal Tall(Random terning) => terning.Next(-99_999, 99_999) / 100m;

    private static string Skriv(decimal kroner) => kroner.ToString("0.00", CultureInfo.InvariantCulture);

    private static decimal Felt(JsonNode linje, string navn) => (decimal)linje[navn]!;

    private Task BokfoerAsync(string k, Dictionary<string, Enhet> modell, int fra, int til)
    {
        var csv = new StringBuilder(Hode);
        foreach (var (kode, enhet) in modell)
        {
            for (var p = fra; p <= til; p++)
            {
                var beloep = enhet.Regnskap[p - 1];
                csv.Append(CultureInfo.InvariantCulture, $"{kode}-{p};2025-{p:00}-15;{p};drift;010;202;;;{kode};{Skriv(beloep)};\n{kode}-{p};2025-{p:00}-15;{p};balanse;;;10;320;;{Skriv(-beloep)};\n");
            }
        }

        return KrevAsync(_tjener.ImporterAsync(Aar(k) + "/importer", csv.ToString(), $"prognose-{fra}"));
    }

    /// <summary>By code; the sum has none.</summary>
    private async Task<Dictionary<string, JsonNode>> LinjerAsync(string k, string sti)
    {
        var svar = await _tjener.GetAsync(Aar(k) + sti);
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.OK), svar.Tekst);
        return svar.Json["linjer"]!.AsArray().Append(svar.Json["sum"]).ToDictionary(l => (string?)l!["kode"] ?? "", l => l!, StringComparer.Ordinal);
    }

    /// <summary>A unit month by month, and how it is forecast.</summary>
    private sealed record Enhet(decimal[] Regnskap, decimal[] Budsjett, string Metode, decimal Manuell, decimal Justering)
    {
        public decimal Prognose(int til) => Justering + (Metode switch
        {
            "manuell" => Manuell,
            "lineaer" => decimal.Round(Regnskap.Take(til).Sum() * 12 / til, 2, MidpointRounding.AwayFromZero),
            _ => Regnskap.Take(til).Sum() + Budsjett.Skip(til).Sum(),
        });
    }
}
