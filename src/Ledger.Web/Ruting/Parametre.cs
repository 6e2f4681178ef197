using Ledger.Web.Deler;
using Ledger.Web.Sider;
using Ledger.Web.Soek;
using Ledger.Web.Tall;
using Microsoft.AspNetCore.Http;

namespace Ledger.Web.Ruting;

/// <summary>Reads a page's parameters.</summary>
internal static class Parametre
{
    private const int LengsteVerdi = 40;
    private const int LengstePost = 80;

    /// <summary>How often a parameter may be set; once, for those that are not here.</summary>
    private static readonly Dictionary<string, int> Antall = new(StringComparer.Ordinal) { [Valg.Postvalg] = Utviklingen.MestFigurer };

    private static readonly Dictionary<string, Func<string, bool>> Kjente = new(StringComparer.Ordinal)
    {
        [Valg.Enhetsvalg] = v => Beloepsenheter.TryParse(v, out _),
        [Valg.Kolonnevalg] = v => v == Valg.Alle,
        [Valg.Visvalg] = v => v == Valg.Alle,
        [Valg.Linjevalg] = v => v == Valg.Alle,
        [Valg.Rekkefoelgevalg] = Omraadeside.Rekkefoelger.Contains,
        [Valg.Delvalg] = v => v == Tallside.EtterArt,
        [Valg.Tabellvalg] = v => v.Length <= LengsteVerdi,
        [Valg.Soekevalg] = v => v.Length <= Soekeindeks.LengsteSpoersmaal,
        [Valg.Postvalg] = v => v.Length <= LengstePost,
        [Valg.Prisvalg] = v => v == Utviklingen.Faste,
        [Valg.Ansvarsvalg] = v => v.Length <= LengsteVerdi,
    };

    /// <summary>The parameters that are known, in a fixed order; whether there were others; and the first whose value does not exist.</summary>
    public static (IReadOnlyList<(string Navn, string Verdi)> Satt, bool HarUkjente, string? Ugyldig) Les(
        IQueryCollection query, IReadOnlyList<string> tillatte)
    {
        var satt = new List<(string, string)>();
        foreach (var navn in tillatte)
        {
            if (query.TryGetValue(navn, out var verdier))
            {
                var ulike = verdier.OfType<string>().Distinct(StringComparer.Ordinal).ToList();
                if (ulike.Count == 0 || Math.Max(ulike.Count, verdier.Count) > Antall.GetValueOrDefault(navn, 1) || !ulike.TrueForAll(v => Kjente[navn](v)))
                {
                    return ([], false, navn);
                }

                satt.AddRange(ulike.Select(v => (navn, v)));
            }
        }

        return (satt, query.Keys.Any(k => !tillatte.Contains(k, StringComparer.Ordinal)), null);
    }
}
