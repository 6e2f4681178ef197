using System.Globalization;
using System.Net;
using System.Text;

namespace Ledger.Api.Tests.Verktoey;

/// <summary>The smallest municipality that can book: one unit, no funds.</summary>
internal static class Enkelkommune
{
    public const string K = "/v1/kommuner/3201";
    public const string R = K + "/regnskap/2024";
    public const string Hode = "bilagsreferanse;bilagsdato;periode;kontoklasse;art;funksjon;kapittel;sektor;ansvar;beloep;tekst\n";

    public static async Task OpprettAsync(Tjener tjener)
    {
        await KrevAsync(tjener.PutAsync(K, new { navn = "Bærum kommune", organisasjonsnummer = "935478715" }));
        await KrevAsync(tjener.PutAsync(K + "/organisasjon/2024", new { enheter = new[] { new { kode = "202", navn = "Barnehage vest", nivaa = "tjenesteomraade" } } }));
    }

    public static object Bilag(string referanse, string tekst = "Faktura") => new
    {
        bilagsreferanse = referanse,
        bilagsdato = "2024-03-15",
        periode = 3,
        tekst,
        posteringer = new object[]
        {
            new { kontoklasse = "drift", art = "115", funksjon = "201", ansvar = "202", beloep = 125.50m, tekst },
            new { kontoklasse = "balanse", kapittel = "32", sektor = "320", beloep = -125.50m },
        },
    };

    public static Task<Svar> BokfoerAsync(Tjener tjener, string referanse, string tekst = "Faktura") => tjener.PostAsync(R + "/bilag", Bilag(referanse, tekst));

    /// <summary>CSV of bilag of two rows each.</summary>
    public static string Rader(string prefiks, int antallBilag, string tekst = "Faktura")
    {
        var text = new StringBuilder(Hode);
        for (var i = 0; i < antallBilag; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{prefiks}{i};2024-03-15;3;drift;115;201;;;202;125.50;{tekst}\n{prefiks}{i};2024-03-15;3;balanse;;;32;320;;-125.50;\n");
        }

        return text.ToString();
    }

    /// <summary>How many postings are booked, and that chain and saldo hold.</summary>
    public static async Task<long> KontrollertAntallAsync(Tjener tjener)
    {
        var kontroll = await tjener.GetAsync(K + "/revisjon/kontroll", "dev-revisjon");
        Assert.That((bool)kontroll.Json["erHel"]!, Is.True, kontroll.Tekst);
        return (long)kontroll.Json["antallRader"]!;
    }

    public static string Type(Svar svar) => svar.Innholdstype == "application/problem+json" ? ((string)svar.Json["type"]!)["urn:ledger:problem:".Length..] : $"{svar.Status} {svar.Innholdstype}";

    public static async Task<Svar> KrevAsync(Task<Svar> task)
    {
        var svar = await task;
        Assert.That(svar.Status, Is.AnyOf(HttpStatusCode.OK, HttpStatusCode.Created), svar.Tekst);
        return svar;
    }
}
