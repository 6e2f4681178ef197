using System.Globalization;
using System.Net;
using System.Text;
using Ledger.Api.Tests.Verktoey;

namespace Ledger.Web.Tests.Verktoey;

/// <summary>
/// A municipality with names and numbers of persons in its postings, a unit of one employee, a shielded unit and a shielded project, with a report
/// that is published.
/// </summary>
internal static class Hemmeligkommune
{
    /// <summary>What no public page, file or drawing may have.</summary>
    public static readonly string[] Hemmelig =
        ["12345678901", "Kari Normann", "HEMMELIG-REF", "Skjult barnebolig", "Skjult prosjekt", "D-DOK-77", "912345"];

    public static async Task LagAsync(Tjener tjener)
    {
        await KrevAsync(tjener.PutAsync("/v1/kommuner/9902", new { navn = "Testdal kommune", organisasjonsnummer = "910244132" }));
        object Enhet(string kode, string navn, string nivaa, string? over = null) => new { kode, navn, nivaa, overordnet = over };
        await KrevAsync(tjener.PutAsync("/v1/kommuner/9902/organisasjon/2025", new
        {
            enheter = new[]
            {
                Enhet("1", "Oppvekst", "direktoromraade"), Enhet("11", "Skole", "tjenesteomraade", "1"), Enhet("12", "Barnehage", "tjenesteomraade", "1"),
                Enhet("13", "Lite kontor", "tjenesteomraade", "1"), Enhet("2", "Helse", "direktoromraade"), Enhet("14", "Skjult barnebolig", "tjenesteomraade", "2"),
                Enhet("21", "Sykehjem", "tjenesteomraade", "2"), Enhet("22", "Hjemmetjeneste", "tjenesteomraade", "2"),
            },
        }));
        await KrevAsync(tjener.PutAsync("/v1/kommuner/9902/prosjekter/S1", new { navn = "Skjult prosjekt" }));
        await KrevAsync(tjener.PutAsync("/v1/kommuner/9902/prosjekter/P1", new { navn = "Ny skole" }));
        await KrevAsync(tjener.PutAsync("/v1/kommuner/9902/prosjekter/P2", new { navn = "Gangvei" }));
        var csv = new StringBuilder("bilagsreferanse;bilagsdato;periode;kontoklasse;art;funksjon;kapittel;sektor;ansvar;prosjekt;beloep;tekst;motpart;dokument\n");
        var nummer = 0;
        void Bilag(string klasse, string art, string funksjon, string ansvar, decimal beloep, string prosjekt = "")
        {
            nummer++;
            var kr = beloep.ToString("0.00", CultureInfo.InvariantCulture);
            csv.Append(CultureInfo.InvariantCulture, $"HEMMELIG-REF-{nummer};2025-03-31;3;{klasse};{art};{funksjon};;;{ansvar};{prosjekt};{kr};Kari Normann 12345678901;Kari Normann;D-DOK-77\n");
            csv.Append(CultureInfo.InvariantCulture, $"HEMMELIG-REF-{nummer};2025-03-31;3;balanse;;;10;320;;;{(-beloep).ToString("0.00", CultureInfo.InvariantCulture)};12345678901;;\n");
        }

        foreach (var (ansvar, loenn, kjoep, inntekt) in new[]
        {
            ("11", 90_123_456m, 9_000_000m, -3_000_000m), ("12", 40_234_567m, 5_000_000m, -8_000_000m), ("13", 912_345m, 123_456m, -1_000m),
            ("14", 7_000_000m, 800_000m, -50_000m), ("21", 80_000_000m, 12_000_000m, -9_000_000m), ("22", 60_000_000m, 4_000_000m, -1_000_000m),
        })
        {
            Bilag("drift", "010", "202", ansvar, loenn);
            Bilag("drift", "099", "202", ansvar, loenn / 10m);
            Bilag("drift", "110", "202", ansvar, kjoep);
            Bilag("drift", "600", "202", ansvar, inntekt);
        }

        Bilag("drift", "870", "800", "11", -400_000_000m);
        Bilag("investering", "230", "222", "11", 20_000_000m, "P1");
        Bilag("investering", "230", "222", "11", 3_000_000m, "P2");
        Bilag("investering", "230", "222", "11", 5_000_000m, "S1");
        var import = await tjener.ImporterAsync("/v1/kommuner/9902/regnskap/2025/importer", csv.ToString(), "alt");
        Assert.That(import.Status, Is.EqualTo(HttpStatusCode.Created), import.Tekst);
        await KrevAsync(tjener.PutAsync("/v1/kommuner/9902/publikasjoner/aarsrapport-2025", new
        {
            aar = 2025, type = "aarsrapport", tittel = "Årsrapport 2025", skjerming = new { enheter = new[] { "14" }, prosjekter = new[] { "S1" } },
        }));
        var publisert = await tjener.PostAsync("/v1/kommuner/9902/publikasjoner/aarsrapport-2025/publisering", new { });
        Assert.That(publisert.Status, Is.EqualTo(HttpStatusCode.Created), publisert.Tekst);
    }

    private static async Task KrevAsync(Task<Svar> svar) => Assert.That((int)(await svar).Status, Is.LessThan(300), (await svar).Tekst);
}
