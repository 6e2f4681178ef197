using Ledger.Application;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Validering;

namespace Ledger.Api.Http.Hoder;

/// <summary>The endpoint reads Idempotency-Key.</summary>
internal sealed record Idempotensheader(bool Paakrevd);

/// <summary>The endpoint reads Prefer.</summary>
internal sealed record Preferheader;

/// <summary>The header Idempotency-Key: a structured-header string, or bare.</summary>
internal static class Idempotensnoekkel
{
    private const string Navn = "Idempotency-Key";
    private const int StoersteLengde = 200;

    /// <summary>The key; null when it is not sent.</summary>
    /// <exception cref="Avvisning">400: the key cannot be read.</exception>
    public static string? Les(HttpContext http)
    {
        var header = http.Request.Headers[Navn].ToString().Trim();
        var noekkel = header.Length >= 2 && header[0] == '"' && header[^1] == '"' ? header[1..^1] : header;
        return noekkel.Length == 0 ? null
            : noekkel.Length <= StoersteLengde && Tekstregler.HarGyldigeTegn(noekkel) ? noekkel
            : throw Avvisning.Ugyldig(Navn, Feilkoder.UgyldigFormat, $"{Navn} er høyst {StoersteLengde} tegn.");
    }

    /// <exception cref="Avvisning">400: the key is missing or cannot be read.</exception>
    public static string Krev(HttpContext http) =>
        Les(http) ?? throw Avvisning.Ugyldig(Navn, Feilkoder.Mangler, $"Send en {Navn}, for eksempel en UUID, som er den samme når du prøver igjen.");
}
