using System.Globalization;
using System.Net;
using System.Text;
using Ledger.Api.Tests.Verktoey;

namespace Ledger.Web.Tests.Verktoey;

/// <summary>A municipality with a published report for each of three years.</summary>
public static class Aarkommune
{
    public const string K = "/v1/kommuner/9903";
    private static readonly int[] Aarene = [2022, 2023, 2024];

    public static async Task LagAsync(Tjener tjener)
    {
        await KrevAsync(tjener.PutAsync(K, new { navn = "Fjordal kommune", organisasjonsnummer = "910244132" }));
        foreach (var aar in Aarene)
        {
            await KrevAsync(tjener.PutAsync($"{K}/organisasjon/{aar}", new
            {
                enheter = new object[]
                {
                    new { kode = "1", navn = "Oppvekst", nivaa = "direktoromraade" },
                    new { kode = "11", navn = "Skole", nivaa = "tjenesteomraade", overordnet = "1" },
                },
            }));
            await BokfoerAsync(tjener, aar, 100_000_000m * (aar - 2019), "alt");
            await PubliserAsync(tjener, aar);
        }
    }

    public static async Task BokfoerAsync(Tjener tjener, int aar, decimal skatt, string noekkel)
    {
        var csv = new StringBuilder("bilagsreferanse;bilagsdato;periode;kontoklasse;art;funksjon;kapittel;sektor;ansvar;beloep\n");
        csv.Append(CultureInfo.InvariantCulture, $"{noekkel};{aar}-03-31;3;drift;870;800;;;11;{-skatt:0.00}\n");
        csv.Append(CultureInfo.InvariantCulture, $"{noekkel};{aar}-03-31;3;balanse;;;10;320;;{skatt:0.00}\n");
        var import = await tjener.ImporterAsync($"{K}/regnskap/{aar}/importer", csv.ToString(), noekkel + aar);
        Assert.That(import.Status, Is.EqualTo(HttpStatusCode.Created), import.Tekst);
    }

    public static async Task PubliserAsync(Tjener tjener, int aar)
    {
        var sti = $"{K}/publikasjoner/aarsrapport-{aar}";
        await KrevAsync(tjener.PutAsync(sti, new { aar, type = "aarsrapport", tittel = $"Årsrapport {aar}" }));
        await KrevAsync(tjener.PostAsync(sti + "/publisering", new { }));
    }

    public static async Task KrevAsync(Task<Svar> svar) => Assert.That((int)(await svar).Status, Is.LessThan(300), (await svar).Tekst);
}
