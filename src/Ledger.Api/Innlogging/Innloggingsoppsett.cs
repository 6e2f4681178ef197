using System.Globalization;
using System.Security.Claims;
using Ledger.Api.Http.Sikkerhet;
using Ledger.Application.Rettigheter;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Ledger.Api.Innlogging;

/// <summary>Composes sign-in for pages: a session, and a scheme for each provider (OpenID Connect, code flow with PKCE).</summary>
internal static class Innloggingsoppsett
{
    public static void AddInnlogging(this WebApplicationBuilder builder)
    {
        var valg = builder.Configuration.GetSection("Ledger:Innlogging").Get<List<Innloggingsvalg>>() ?? [];
        builder.Services.AddSingleton<IReadOnlyList<Innloggingsvalg>>(valg);
        builder.Services.AddAntiforgery(a => a.Cookie.Name = builder.Environment.IsDevelopment() ? "ledger-vern" : "__Host-ledger-vern");
        var autentisering = builder.Services.AddAuthentication().AddCookie(Sesjon.Skjema, c => Sesjon.Sett(c, builder.Environment.IsDevelopment()));
        for (var i = 0; i < valg.Count; i++)
        {
            var (tilbyder, nummer) = (valg[i], i.ToString(CultureInfo.InvariantCulture));
            autentisering.AddOpenIdConnect(Skjema(i), oidc => Sett(oidc, tilbyder, nummer));
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

    private static void Sett(OpenIdConnectOptions oidc, Innloggingsvalg valg, string nummer)
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
        oidc.Scope.Clear();
        oidc.Scope.Add("openid");
        oidc.Scope.Add("profile");
        oidc.Events.OnRedirectToIdentityProvider = sak =>
        {
            sak.ProtocolMessage.AcrValues = valg.Acr;
            return Task.CompletedTask;
        };
        oidc.Events.OnTokenValidated = sak => SlippInn(sak, valg);
        oidc.Events.OnRemoteFailure = sak =>
        {
            sak.HandleResponse();
            sak.Response.Redirect("/logg-inn");
            return Task.CompletedTask;
        };
    }

    /// <summary>Who somebody is, the provider says; what he may do here, his roles. Without a known role nobody is let in.</summary>
    private static Task SlippInn(TokenValidatedContext sak, Innloggingsvalg valg)
    {
        var hvem = sak.Principal!;
        var scopes = hvem.FindAll(valg.Rolleclaim).SelectMany(r => valg.Roller.GetValueOrDefault(r.Value, "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(Scope.Alle.Contains).Distinct().ToList();
        if (scopes.Count == 0)
        {
            sak.Fail("Ingen rolle her.");
            return Task.CompletedTask;
        }

        var navn = hvem.FindFirstValue("name") ?? hvem.FindFirstValue("sub") ?? valg.Navn;
        sak.Principal = Sesjon.Ny(navn, scopes, valg.Kommuner, TimeProvider.System.GetUtcNow());
        return Task.CompletedTask;
    }
}
