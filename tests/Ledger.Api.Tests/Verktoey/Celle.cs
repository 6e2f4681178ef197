using System.Globalization;
using Ledger.Tests;

namespace Ledger.Api.Tests.Verktoey;

/// <summary>A printed cell of the annual report beside what the service answers.</summary>
/// <param name="Toleranse">How far the two may be apart and still agree.</param>
internal sealed record Celle(string Tabell, string Slug, string Kolonne, decimal Trykt, decimal Beregnet, decimal Toleranse)
{
    private bool Avviker => Math.Abs(Trykt - Beregnet) > Toleranse;

    private string Tekst => string.Create(CultureInfo.InvariantCulture, $"{Tabell};{Slug};{Kolonne};{Trykt:0.##};{Beregnet:0.##}");

    /// <summary>A cell that must agree exactly: the amount is rounded once, half away from zero, to what is printed.</summary>
    public static Celle Eksakt(string tabell, string slug, string kolonne, string trykt, decimal verdi, int desimaler) => new(
        tabell, slug, kolonne, decimal.Parse(trykt, CultureInfo.InvariantCulture), decimal.Round(verdi, desimaler, MidpointRounding.AwayFromZero), 0m);

    /// <summary>
    /// The cells agree but for those of the committed list, which must be neither longer nor shorter than reality for the tables that are compared.
    /// </summary>
    public static void AssertSomListet(IReadOnlyCollection<Celle> celler)
    {
        var avvik = celler.Where(c => c.Avviker).Select(c => c.Tekst).Order(StringComparer.Ordinal);
        TestContext.Out.WriteLine($"{celler.Count} cells compared.\n{string.Join('\n', avvik)}");
        var tabeller = celler.Select(c => c.Tabell).ToHashSet();
        var listet = File.ReadAllLines(Repository.Path("db/demo/baerum-2024/avvik-fra-rapporten.csv")).Skip(1).Select(l => l.Split(';', 6))
            .Where(l => l.Length == 6 && tabeller.Contains(l[0])).ToList();
        Assert.That(listet.Select(l => l[5]), Has.All.Not.Empty, "each difference has its reason");
        Assert.That(avvik, Is.EqualTo(listet.Select(l => string.Join(';', l.Take(5))).Order(StringComparer.Ordinal)));
    }
}
