using Ledger.Domain.Finans.Register;

namespace Ledger.Domain.Finans.Plassering;

/// <summary>A year as it was published.</summary>
/// <param name="FondAkkumulert">Since the start, in percent: the product of the published years, which are rounded.</param>
public sealed record Historikkaar(
    int Aar, decimal? Resultat, decimal? Fond, decimal? Indeks, decimal? FondAkkumulert, decimal? IndeksAkkumulert, IReadOnlyList<int> Poster);

/// <summary>The published years of a portfolio, linked.</summary>
/// <param name="FondSnitt">Percent a year.</param>
public sealed record Historikk(IReadOnlyList<Historikkaar> Aar, decimal? FondSnitt, decimal? IndeksSnitt)
{
    /// <summary>Published figures are facts; a year published again is the last that was sent.</summary>
    public static Historikk Av(Finansregister register, Portefoelje portefoelje, DateOnly dato)
    {
        var poster = register.Poster(Postslag.Maaling, portefoelje.Kode).Where(p => p.Dato <= dato).ToLookup(p => p.Type);
        IReadOnlyDictionary<int, Finanspost> Aarene(string type) => poster[type].GroupBy(p => p.Dato.Year).ToDictionary(g => g.Key, g => g.Last());
        var (fond, indeks, resultat) = (Aarene("aarsavkastningPublisert"), Aarene("indeksPublisert"), Aarene("aarsresultat"));
        var (aarene, sumFond, sumIndeks) = (new List<Historikkaar>(), (decimal?)1m, (decimal?)1m);
        foreach (var aar in fond.Keys.Concat(indeks.Keys).Distinct().Order())
        {
            var deler = new[] { fond.GetValueOrDefault(aar), indeks.GetValueOrDefault(aar), resultat.GetValueOrDefault(aar) };
            sumFond *= 1m + (deler[0]?.Prosent / 100m);
            sumIndeks *= 1m + (deler[1]?.Prosent / 100m);
            aarene.Add(new(
                aar, deler[2]?.Beloep, deler[0]?.Prosent, deler[1]?.Prosent, (sumFond - 1m) * 100m, (sumIndeks - 1m) * 100m,
                [.. deler.OfType<Finanspost>().Select(p => p.Nummer)]));
        }

        return new(aarene, Snitt(sumFond, aarene, portefoelje), Snitt(sumIndeks, aarene, portefoelje));
    }

    /// <summary>(1 + accumulated)^(1/years) − 1. A portfolio that began at mid-year has half a first year.</summary>
    private static decimal? Snitt(decimal? produkt, List<Historikkaar> aarene, Portefoelje portefoelje)
    {
        var halvaar = aarene.Count == 0 ? 0 : (2 * aarene.Count) - (portefoelje.Startdato.Year == aarene[0].Aar && portefoelje.Startdato.Month >= 7 ? 1 : 0);
        return produkt is > 0m && halvaar > 0 ? (Desimal.Potens(produkt.Value, 2, halvaar) - 1m) * 100m : null;
    }
}
