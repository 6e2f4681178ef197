using System.Net;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Testkommune;

namespace Ledger.Api.Tests;

/// <summary>
/// Registers that have hardly begun: definitions without facts, values of nothing, dates before and after. Every address of the contract answers.
/// </summary>
public sealed class FinansTommeTests
{
    private const string K = "/v1/kommuner/3207";
    private const string F = K + "/finans";
    private static readonly string[] Datoer = ["2019-12-31", "2024-02-29", "2026-01-31", "2027-12-31"];

    [Test]
    public async Task No_address_fails_on_a_register_without_values()
    {
        await using var tjener = await Tjener.StartAsync(innstillinger: ("Ledger__RateLimit__Enabled", "false"));
        await KrevAsync(tjener.PutAsync(K, new { navn = "Kommune 3207", organisasjonsnummer = "920125298" }));
        await KrevAsync(tjener.PutAsync(
            K + "/organisasjon/2026", new { enheter = new object[] { new { kode = "1", navn = "Skole", nivaa = "tjenesteomraade" } } }));
        await KrevAsync(tjener.PutAsync(F + "/portefoeljer/FORV", new { navn = "Fond", type = "langsiktig", startdato = "2020-01-01" }));
        await KrevAsync(tjener.PutAsync(F + "/portefoeljer/LIK", new { navn = "Likviditet", type = "kortsiktig", startdato = "2020-01-01" }));
        foreach (var (kode, portefoelje, klasse, kapittel) in new[]
        {
            ("AKSJE", "FORV", "aksjer", "18"), ("OBL", "FORV", "obligasjoner", "11"), ("BANK", "LIK", "bank", "10"),
        })
        {
            await KrevAsync(tjener.PutAsync(
                $"{F}/beholdninger/{kode}", new { navn = kode, portefoelje, aktivaklasse = klasse, motpart = "KLP", kapittel, sektor = "320" }));
        }

        await KrevAsync(tjener.PutAsync(F + "/laan/L1", new
        {
            motpartsgruppe = "KBN", laangiver = "KBN", form = "annuitet", hovedstol = 1000, foersteUtbetaling = "2026-01-02", forfall = "2036-01-02",
            terminerPerAar = 2, foersteTermin = "2026-07-02", valuta = "NOK", rentekonvensjon = "act/365", sektor = "395",
            fordeling = new[] { new { formaal = "ikkeSelvfinansierende", motpost = "ingen", andel = 1 } },
        }));
        await KrevAsync(tjener.PutAsync(F + "/finansreglement/2026-01-01", new
        {
            vedtak = "1/26", vedtaksdato = "2026-01-01", hovedbank = "DNB", fastrenteTerskelMaaneder = 12, rentebindingMetode = "avdragsjustert",
            unntattMotpost = new[] { "gebyr" }, grenser = Array.Empty<object>(),
            strategi = new[]
            {
                new { portefoelje = "FORV", aktivaklasse = "aksjer", andel = 40, nedre = 37, oevre = 43 },
                new { portefoelje = "FORV", aktivaklasse = "obligasjoner", andel = 60, nedre = 57, oevre = 63 },
            },
            stress = new { renteProsentpoeng = 2, aksjefallProsent = 50, motpartProsent = 3 },
        }));
        await SpoerAltAsync(tjener, "uten fakta");

        var import = await tjener.SendAsync(
            HttpMethod.Post, F + "/importer",
            new StringContent(
                "referanse;slag;objekt;dato;type;beloep\nV1;verdsetting;AKSJE;2026-01-31;;0\nV2;verdsetting;OBL;2026-01-31;;0\n"
                + "V3;verdsetting;BANK;2026-01-31;;0\nO1;laanebevegelse;L1;2026-01-02;opptak;1000\nA1;laanebevegelse;L1;2026-01-03;avdrag;-1000\n",
                System.Text.Encoding.UTF8, "text/csv"),
            "dev-bokfor", ("Idempotency-Key", "null"));
        Assert.That(import.Status, Is.EqualTo(HttpStatusCode.Created), import.Tekst);
        await SpoerAltAsync(tjener, "med null");
    }

    private static async Task SpoerAltAsync(Tjener tjener, string naar)
    {
        var feil = new List<string>();
        var svart = 0;
        foreach (var (mal, sti) in (await tjener.GetAsync("/openapi/v1.json")).Json["paths"]!.AsObject()
            .Where(p => p.Key.Contains("/finans", StringComparison.Ordinal) && p.Value!["get"] is not null))
        {
            var parametre = (sti!["get"]!["parameters"] as JsonArray ?? []).Select(p => (string?)p!["name"] ?? "").ToHashSet();
            foreach (var dato in Datoer)
            {
                var antall = mal.EndsWith("plan", StringComparison.Ordinal) ? "4" : dato[..4];
                var felt = new[] { ("dato", dato), ("aar", antall), ("fra", dato[..4] + "-01-01"), ("til", dato) }
                    .Where(p => parametre.Contains(p.Item1)).Select(p => $"{p.Item1}={p.Item2}");
                var adresse = mal.Replace("{kommunenummer}", "3207", StringComparison.Ordinal).Replace("{portefoelje}", "FORV", StringComparison.Ordinal)
                    .Replace("{beholdning}", "AKSJE", StringComparison.Ordinal).Replace("{laan}", "L1", StringComparison.Ordinal)
                    .Replace("{gyldigFra}", "2026-01-01", StringComparison.Ordinal).Replace("{postnummer}", "1", StringComparison.Ordinal)
                    + "?" + string.Join('&', felt);
                var svar = await tjener.GetAsync(adresse.TrimEnd('?'));
                svart += svar.Status == HttpStatusCode.OK ? 1 : 0;
                if ((int)svar.Status >= 500)
                {
                    feil.Add($"{naar}: {adresse} {(int)svar.Status}");
                }
            }
        }

        Assert.That(feil, Is.Empty);
        Assert.That(svart, Is.GreaterThan(60), "most of them have something to say");
    }
}
