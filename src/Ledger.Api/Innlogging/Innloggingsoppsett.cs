using System.Globalization;
using System.Security.Claims;
using Ledger.Application.Porter;
using Ledger.Application.Rettigheter;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Ledger.Api.Innlogging;

/// <summary>Composes sign-in for pages: a session, and a scheme for each provider (OpenID Connect, code flow with PKCE).</summary>
internal static class Innloggingsoppsett
{
    public const string Enhetsord = "enhet:";

    public static void AddInnlogging(this WebApplicationBuilder builder)
    {
        var valg = Innloggingskontroll.Les(builder.Configuration);
        builder.Services.AddSingleton<IReadOnlyList<Innloggingsvalg>>(valg);

        // What a provider wrote of a failure may hold anything; what can be mended is told by Innloggingsfeil.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Authentication.OpenIdConnect", LogLevel.None);
        builder.Services.AddDataProtection().SetApplicationName("ledger");
        builder.Services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(s => new ConfigureOptions<KeyManagementOptions>(
            noekler => noekler.XmlRepository = new Sesjonsnoekkellager(s.GetRequiredService<ISesjonsnoekler>())));
        builder.Services.AddAntiforgery(a => a.Cookie.Name = builder.Environment.IsDevelopment() ? "ledger-vern" : "__Host-ledger-vern");
        var autentisering = builder.Services.AddAuthentication().AddCookie(Sesjon.Skjema, c => Sesjon.Sett(c, builder.Environment.IsDevelopment()));
        for (var i = 0; i < valg.Count; i++)
        {
            var (tilbyder, nummer) = (valg[i], i.ToString(CultureInfo.InvariantCulture));
            autentisering.AddOpenIdConnect(Skjema(i), oidc => Sett(oidc, tilbyder, nummer, builder.Environment.IsDevelopment()));
        }
    }

    public static string Skjema(int nummer) => "oidc" + nummer.ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// The providers' answers, which come to addresses below /logg-inn, are taken by the framework's own middleware. Nothing else passes it: it
    /// would look for a session in every request of the API, which takes none, at 5 % of what a kept answer costs.
    /// </summary>
    public static void UseInnlogging(this WebApplication app)
    {
        // What the framework sets when the middleware is in its place already; else it adds one before all others.
        ((IApplicationBuilder)app).Properties["__AuthenticationMiddlewareSet"] = true;
        app.UseWhen(http => http.Request.Path.StartsWithSegments("/logg-inn"), innlogging => innlogging.UseAuthentication());
        app.Use(Sesjon.FinnAsync);
    }

    private static void Sett(OpenIdConnectOptions oidc, Innloggingsvalg valg, string nummer, bool erUtvikling)
    {
        oidc.Authority = valg.Utsteder;
        oidc.ClientId = valg.KlientId;
        oidc.ClientSecret = valg.Hemmelighet;
        oidc.RequireHttpsMetadata = valg.KreverHttps;
        oidc.ResponseType = OpenIdConnectResponseType.Code;
        oidc.ResponseMode = OpenIdConnectResponseMode.Query;
        oidc.UsePkce = true;
        oidc.SaveTokens = false;
        oidc.MapInboundClaims = false;
        oidc.SignInScheme = Sesjon.Skjema;
        oidc.CallbackPath = $"/logg-inn/{nummer}/svar";
        oidc.SignedOutCallbackPath = $"/logg-inn/{nummer}/ut";

        // The answer comes by GET, so that the cookies of the exchange need not be sent with another site's forms.
        foreach (var cookie in new[] { oidc.CorrelationCookie, oidc.NonceCookie })
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = erUtvikling ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        }

        oidc.Scope.Clear();
        oidc.Scope.Add("openid");
        oidc.Scope.Add("profile");
        oidc.Events.OnRedirectToIdentityProvider = sak =>
        {
            sak.ProtocolMessage.AcrValues = valg.Acr;
            return Task.CompletedTask;
        };
        oidc.Events.OnTokenValidated = sak => SlippInnAsync(sak, valg);
        oidc.Events.OnRemoteFailure = sak =>
        {
            sak.HandleResponse();
            return Innloggingsfeil.SvarAsync(sak.HttpContext, valg, sak.Failure);
        };
    }

    /// <summary>
    /// Who somebody is, the provider says; what he may do here, his roles, or the invitation that he has. Nobody is let in without one of them.
    /// </summary>
    private static async Task SlippInnAsync(TokenValidatedContext sak, Innloggingsvalg valg)
    {
        var hvem = sak.Principal!;
        var (tjenester, ct) = (sak.HttpContext.RequestServices, sak.HttpContext.RequestAborted);
        var roller = hvem.FindAll(valg.Rolleclaim).Where(r => valg.Roller.ContainsKey(r.Value))
            .Select(r => valg.Roller[r.Value].Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        var scopes = roller.SelectMany(r => r).Where(Scope.Alle.Contains).Distinct().ToList();
        var sub = hvem.FindFirstValue("sub") ?? "";
        if (scopes.Count == 0 && !await tjenester.GetRequiredService<Persontilganger>().ErKjentAsync(valg.Utsteder, sub, ct))
        {
            sak.Fail(new IngenTilgang(sub));
            return;
        }

        // One role that is bound to no unit lets the reader see all.
        var enheter = roller.All(r => r.Any(ErEnhet)) ? roller.SelectMany(r => r).Where(ErEnhet).Select(r => r[Enhetsord.Length..]).Distinct() : [];
        sak.Principal = Sesjon.Ny(
            hvem.FindFirstValue("name") ?? sub, scopes, scopes.Count == 0 ? [] : valg.Kommuner, tjenester.GetRequiredService<TimeProvider>().GetUtcNow(),
            new(sak.Scheme.Name, valg.Utsteder, sub, [.. enheter]));
    }

    private static bool ErEnhet(string ord) => ord.StartsWith(Enhetsord, StringComparison.Ordinal);
}
