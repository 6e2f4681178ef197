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

    private static readonly Dictionary<string, Func<string, bool>> Kjente = new(StringComparer.Ordinal)
    {
        [Valg.Enhetsvalg] = v => Beloepsenheter.TryParse(v, out _),
        [Valg.Kolonnevalg] = v => v == Valg.Alle,
        [Valg.Linjevalg] = v => v == Valg.Alle,
        [Valg.Rekkefoelgevalg] = Omraadeside.Rekkefoelger.Contains,
        [Valg.Delvalg] = v => v == Tallside.EtterArt,
        [Valg.Tabellvalg] = v => v.Length <= LengsteVerdi,
        [Valg.Soekevalg] = v => v.Length <= Soekeindeks.LengsteSpoersmaal,
        [Utviklingen.Prisvalg] = v => v == Utviklingen.Faste,
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
                if (verdier is not [{ } verdi] || !Kjente[navn](verdi))
                {
                    return ([], false, navn);
                }

                satt.Add((navn, verdi));
            }
        }

        return (satt, query.Keys.Any(k => !tillatte.Contains(k, StringComparer.Ordinal)), null);
    }
}
