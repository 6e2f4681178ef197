using System.Text;
using Ledger.Api.Http.Problemer;
using Ledger.Web.Ruting;
using Ledger.Web.Sider;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Ledger.Api.Innlogging;

/// <summary>Somebody is who he says, and has neither a role nor an invitation.</summary>
/// <param name="sub">Who he is to the provider, which an invitation names.</param>
internal sealed class IngenTilgang(string sub) : Exception("Ingen rolle eller invitasjon.")
{
    public string Sub { get; } = sub;
}

/// <summary>
/// A sign-in that failed: the reader is told what he can do, as a page, and the log what the operator can mend, by the name of the setting. No part
/// of a token, a code or a secret is in either.
/// </summary>
internal static partial class Innloggingsfeil
{
    private const string Tilgang = "Du har ikke fått tilgang";
    private const string Avbrutt = "Innloggingen ble ikke fullført";
    private const string Oppsett = "Innloggingen virker ikke nå";

    public static async Task SvarAsync(HttpContext http, Innloggingsvalg valg, Exception? feil)
    {
        var (status, tittel, tekst, hvorfor) = Forklar(valg, feil);
        var sporing = Sporing.Id(http);
        if (hvorfor is not null)
        {
            Logg(http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Innloggingsfeil)), valg.Navn, hvorfor, sporing);
            tekst += $" Referansen er {sporing}.";
        }

        http.Features.Set(Sidehoder.Instans);
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(Innloggingsside.Feil(tittel, tekst)), http.RequestAborted);
    }

    /// <summary>What the reader is told, and what the log; the log nothing of what is no fault.</summary>
    private static (int Status, string Tittel, string Tekst, string? Hvorfor) Forklar(Innloggingsvalg valg, Exception? feil)
    {
        var kjede = Kjeden(feil).ToList();
        if (kjede.OfType<IngenTilgang>().FirstOrDefault() is { } ingen)
        {
            return (StatusCodes.Status403Forbidden, Tilgang,
                $"Du er logget inn med {valg.Navn}, men har ikke fått tilgang her. Be den som gir tilganger i kommunen om det, og oppgi utsteder "
                + $"«{valg.Utsteder}» og bruker «{ingen.Sub}».", null);
        }

        if (Oppsettet(valg, kjede) is { } hvorfor)
        {
            return (StatusCodes.Status503ServiceUnavailable, Oppsett, "Gi beskjed til den som drifter tjenesten.", hvorfor);
        }

        return (StatusCodes.Status400BadRequest, Avbrutt, "Den ble avbrutt, tok for lang tid eller ble begynt i et annet vindu. Prøv igjen.", null);
    }

    /// <summary>What the operator can mend; null when nothing is wrong with the settings.</summary>
    private static string? Oppsettet(Innloggingsvalg valg, List<Exception> kjede) => kjede.Select(e => e switch
    {
        SecurityTokenInvalidIssuerException => $"svaret er utstedt av en annen enn den som står i opplysningene på {Opplysninger(valg)}.",
        SecurityTokenInvalidAudienceException => "svaret er til en annen klient enn KlientId.",
        SecurityTokenExpiredException or SecurityTokenNotYetValidException or SecurityTokenInvalidLifetimeException =>
            "svarets tid er ikke nå: klokken her eller hos tilbyderen går feil.",
        SecurityTokenException => "svaret er ikke signert med en nøkkel som tilbyderen har publisert.",
        OpenIdConnectProtocolException when e.Data["error"] is "invalid_client" or "unauthorized_client" =>
            $"tilbyderen godtok ikke klienten ({e.Data["error"]}): se KlientId og Hemmelighet.",
        OpenIdConnectProtocolException when e.Data["error"] is "access_denied" or "login_required" or "consent_required" or "interaction_required" => null,
        OpenIdConnectProtocolException when e.Data["error"] is string kode => $"tilbyderen svarte {Kode(kode)}.",
        OpenIdConnectProtocolInvalidNonceException => null,
        OpenIdConnectProtocolException => "svaret er ikke slik det skal være i OpenID Connect.",
        HttpRequestException or IOException or TaskCanceledException or TimeoutException =>
            $"tilbyderen svarer ikke. Opplysningene om den skal være på {Opplysninger(valg)}.",
        _ => null,
    }).FirstOrDefault(h => h is not null);

    private static string Opplysninger(Innloggingsvalg valg) => valg.Utsteder.TrimEnd('/') + "/.well-known/openid-configuration";

    private static IEnumerable<Exception> Kjeden(Exception? feil)
    {
        for (; feil is not null; feil = feil.InnerException)
        {
            yield return feil;
        }
    }

    /// <summary>A code of the protocol, and nothing else that a provider may have put there.</summary>
    private static string Kode(string kode) => kode.Length <= 40 && kode.All(c => char.IsAsciiLetterLower(c) || c == '_') ? kode : "en ukjent feil";

    [LoggerMessage(Level = LogLevel.Warning, Message = "Innlogging med «{Navn}» gikk ikke: {Hvorfor} {Spor}")]
    private static partial void Logg(ILogger logger, string navn, string hvorfor, string spor);
}
