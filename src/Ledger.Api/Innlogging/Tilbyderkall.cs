using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Ledger.Api.Innlogging;

/// <summary>What is asked of a provider before a reader is sent to it.</summary>
internal static class Tilbyderkall
{
    /// <summary>To the provider; or the page that says that it does not answer.</summary>
    /// <param name="til">Where the reader goes when he has signed in.</param>
    public static async Task BegynnAsync(HttpContext http, int nummer, Innloggingsvalg valg, string til)
    {
        if (await OmAsync(http, Innloggingsoppsett.Skjema(nummer)) is (null, var feil))
        {
            await Innloggingsfeil.SvarAsync(http, valg, feil);
            return;
        }

        await http.ChallengeAsync(Innloggingsoppsett.Skjema(nummer), new AuthenticationProperties { RedirectUri = til });
    }

    /// <summary>Whether the provider has an address to sign out at. One that was removed from the settings has none.</summary>
    public static async Task<bool> KanLoggeUtAsync(HttpContext http, string tilbyder)
    {
        if (await http.RequestServices.GetRequiredService<IAuthenticationSchemeProvider>().GetSchemeAsync(tilbyder) is null)
        {
            return false;
        }

        return (await OmAsync(http, tilbyder)).Om?.EndSessionEndpoint is { Length: > 0 };
    }

    /// <summary>What a provider has published of itself; or why it cannot be had.</summary>
    private static async Task<(OpenIdConnectConfiguration? Om, Exception? Feil)> OmAsync(HttpContext http, string tilbyder)
    {
        try
        {
            var valg = http.RequestServices.GetRequiredService<IOptionsMonitor<OpenIdConnectOptions>>().Get(tilbyder);
            return (await valg.ConfigurationManager!.GetConfigurationAsync(http.RequestAborted), null);
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or HttpRequestException && !http.RequestAborted.IsCancellationRequested)
        {
            return (null, e.InnerException is null ? new IOException(e.Message, e) : e);
        }
    }
}
