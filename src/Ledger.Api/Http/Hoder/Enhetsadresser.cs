using Ledger.Application;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Http.Hoder;

/// <summary>
/// All that stands below a municipality stands below each of its units with accounts of their own too: the unit is read out of the address before it is
/// routed, so that there is one contract and no operation knows of units.
/// </summary>
internal static class Enhetsadresser
{
    private const string Rot = "/v1/kommuner/";

    /// <summary>Stands where nobody's address has it, so that a sender cannot write the routed form.</summary>
    private const char Ugyldig = '!';

    public static void UseEnhetsadresser(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (http.Request.Path.Value is { } sti && sti.StartsWith(Rot, StringComparison.Ordinal))
        {
            // The path is decoded already: a text turned into a path by itself would be decoded once more.
            http.Request.Path = new PathString(Rutet(sti));
        }

        return next(http);
    });

    /// <summary>The unit itself is an operation of the municipality; what is below it is the unit's.</summary>
    private static string Rutet(string sti)
    {
        var uten = sti.Replace(Ledgeradresse.Skille, Ugyldig);
        var kommune = uten.AsSpan(Rot.Length);
        var slutt = kommune.IndexOf('/');
        if (slutt < 0 || !kommune[slutt..].StartsWith(Ledgeradresse.Ledd, StringComparison.Ordinal))
        {
            return uten;
        }

        var enhet = kommune[(slutt + Ledgeradresse.Ledd.Length)..];
        var under = enhet.IndexOf('/');
        return under <= 0 || under == enhet.Length - 1 || !LedgerId.TryParse($"{kommune[..slutt]}/{enhet[..under]}", out var ledger) ? uten
            : $"{Rot}{ledger.Kommune}{Ledgeradresse.Skille}{ledger.Enhet}{enhet[under..]}";
    }
}
