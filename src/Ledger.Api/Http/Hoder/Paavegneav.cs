using Ledger.Api.Http.Sikkerhet;
using Ledger.Application;
using Ledger.Application.Rettigheter;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Validering;

namespace Ledger.Api.Http.Hoder;

/// <summary>The endpoint stores who it was written for.</summary>
internal sealed record Paavegneavheader;

/// <summary>
/// The natural person that a system writes for: the header Paa-Vegne-Av, which the key or token must be allowed to use, or the person that the token
/// names itself.
/// </summary>
internal static class Paavegneav
{
    public const string Navn = "Paa-Vegne-Av";

    /// <summary>Null when the caller writes in its own name.</summary>
    /// <exception cref="Avvisning">400: the name cannot be one; 403: the caller may not name anybody.</exception>
    public static string? Les(HttpContext http)
    {
        var navn = http.Request.Headers[Navn].ToString();
        if (navn.Length == 0)
        {
            return http.User.Person();
        }

        if (!http.User.Har(Scope.PaaVegneAv))
        {
            throw new Avvisning(
                Avvisningsgrunn.IkkeTillatt, Problemtyper.ManglerScope, "Nøkkelen kan ikke skrive på vegne av noen",
                $"{Navn} krever {Scope.PaaVegneAv}.");
        }

        var feil = new Feilsamling();
        return Tekstregler.KontrollerReferanse(navn, null, Navn, feil) ? navn : throw Avvisning.Ugyldig(feil);
    }
}
