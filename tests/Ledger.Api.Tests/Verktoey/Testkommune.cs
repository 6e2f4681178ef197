using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Ledger.Api.Tests.Verktoey;

/// <summary>A small municipality with one unit, and rows to book on it.</summary>
internal static partial class Testkommune
{
    public const string Hode = "bilagsreferanse;bilagsdato;periode;kontoklasse;art;funksjon;kapittel;sektor;ansvar;beloep;tekst\n";

    public static string Sti(string nummer) => $"/v1/kommuner/{nummer}";

    public static string Aar(string nummer) => Sti(nummer) + "/regnskap/2025";

    public static async Task RegistrerAsync(Tjener tjener, string nummer)
    {
        await KrevAsync(tjener.PutAsync(Sti(nummer), new { navn = "Kommune " + nummer, organisasjonsnummer = "920125298" }));
        await KrevAsync(tjener.PutAsync(Sti(nummer) + "/organisasjon/2025", new { enheter = new object[] { new { kode = "1", navn = "Skole", nivaa = "tjenesteomraade" } } }));
    }

    /// <summary>A municipality with the same units in some years.</summary>
    /// <param name="enheter">As <see cref="OrganiserAsync"/> has them.</param>
    public static async Task RegistrerAsync(Tjener tjener, string nummer, string navn, string enheter, params int[] aar)
    {
        await KrevAsync(tjener.PutAsync(Sti(nummer), new { navn, organisasjonsnummer = "920125298" }));
        await OrganiserAsync(tjener, nummer, enheter, aar);
    }

    /// <summary>Gives a municipality its units in some years.</summary>
    /// <param name="enheter">
    /// <c>20 Oppvekst|210 Skole &lt; 20|211 Ungdomsskolen (ansvar) &lt; 210</c>: code, name, level and the unit above. One with no level said is a
    /// tjenesteomraade below another, and a direktoromraade else.
    /// </param>
    public static async Task OrganiserAsync(Tjener tjener, string nummer, string enheter, params int[] aar)
    {
        var svar = new
        {
            enheter = enheter.Split('|').Select(e => Enhet().Match(e).Groups).Select(e => new
            {
                kode = e["kode"].Value, navn = e["navn"].Value, nivaa = Ledd(e["nivaa"]) ?? (e["over"].Success ? "tjenesteomraade" : "direktoromraade"), overordnet = Ledd(e["over"]),
            }),
        };
        foreach (var ett in aar)
        {
            await KrevAsync(tjener.PutAsync(Sti(nummer) + $"/organisasjon/{ett}", svar));
        }

        static string? Ledd(Group ledd) => ledd.Success ? ledd.Value : null;
    }

    /// <summary>Bilag of <paramref name="rader"/> rows that balance; each of <paramref name="beloep"/> øre in all.</summary>
    public static string Csv(string prefiks, int bilag, int rader = 2, int periode = 3, long beloep = 100)
    {
        var csv = new StringBuilder(Hode);
        for (var b = 0; b < bilag; b++)
        {
            for (var r = 0; r < rader - 1; r++)
            {
                csv.Append(CultureInfo.InvariantCulture, $"{prefiks}{b};2025-{periode:00}-15;{periode};drift;{(r % 2 == 0 ? "010" : "115")};202;;;1;{beloep / 100m:0.00};rad {r}\n");
            }

            csv.Append(CultureInfo.InvariantCulture, $"{prefiks}{b};2025-{periode:00}-15;{periode};balanse;;;10;320;;{-beloep * (rader - 1) / 100m:0.00};\n");
        }

        return csv.ToString();
    }

    public static async Task KrevAsync(Task<Svar> task)
    {
        var svar = await task;
        Assert.That((int)svar.Status, Is.InRange(200, 299), svar.Tekst);
    }

    /// <summary>Chain, saldo and numbering hold; answers how many bilag there are.</summary>
    public static async Task<int> KontrollerAsync(Tjener tjener, string nummer)
    {
        var kontroll = await tjener.GetAsync(Sti(nummer) + "/revisjon/kontroll");
        Assert.That((kontroll.Status, (bool)kontroll.Json["erHel"]!), Is.EqualTo((HttpStatusCode.OK, true)), kontroll.Tekst);
        var uttrekk = (await tjener.GetAsync(Sti(nummer) + "/revisjon/uttrekk")).Tekst.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(l => System.Text.Json.Nodes.JsonNode.Parse(l)!).ToList();
        var bilag = uttrekk.Where(p => (string)p["slag"]! == "bilag").ToList();
        Assert.That(bilag.Select(p => (int)p["nummer"]!), Is.EqualTo(Enumerable.Range(1, bilag.Count)), "no gap in the numbers");
        Assert.That(bilag.Select(p => p["rader"]!.AsArray().Sum(r => (decimal)r!["beloep"]!)), Is.All.Zero, "no partial bilag");
        return bilag.Count;
    }

    [GeneratedRegex(@"^(?<kode>\S+) (?<navn>\S+)(?: \((?<nivaa>\w+)\))?(?: < (?<over>\S+))?$")]
    private static partial Regex Enhet();
}
