using Ledger.Api.Http.Problemer;
using Ledger.Api.Innstillinger;
using Ledger.Application;
using Ledger.Application.Noekler;
using Ledger.Application.Porter;
using Ledger.Application.Rettigheter;
using Ledger.Domain.Verdier;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Http.Sikkerhet;

/// <summary>The scopes of which an endpoint needs one.</summary>
internal sealed record Scopekrav(IReadOnlyList<string> Scopes);

/// <summary>A key that is bound to a source may call this; the handler checks that the request is for that source.</summary>
internal sealed record ForKilde;

/// <summary>A key that is bound to units may ask: the answer holds no more than theirs, and the handler refuses what is not about them.</summary>
internal sealed record ForEnheter;

/// <summary>Deny by default: an endpoint is closed until it names the scopes of which one is enough, or says that it is open.</summary>
internal static class Tilgang
{
    /// <summary>Nothing below it is told to strangers, not even whether it is there.</summary>
    private const string Kontraktens = "/v1";

    public static IServiceCollection AddTilgang(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddUtstedere(configuration.GetSection("Ledger:Utstedere").Get<List<Utstedervalg>>() ?? []);
        services.AddSingleton<INoekkellager>(s => (INoekkellager)s.GetRequiredService<ILedgerStore>());
        services.AddSingleton(s => new Noekkelgrenser(TimeSpan.FromDays(s.GetRequiredService<IOptions<Noekkelvalg>>().Value.MestDager)));
        services.AddSingleton<Noekkeltjeneste>();
        services.AddSingleton<Noekkelbruk>();
        services.AddHostedService(s => s.GetRequiredService<Noekkelbruk>());
        services.AddSingleton<Noekkelvakt>();
        services.AddHostedService(s => s.GetRequiredService<Noekkelvakt>());
        services.AddSingleton<Billetter>();
        services.AddSingleton<Autentisering>();
        return services;
    }

    /// <summary>One of the scopes is enough. The scopes are also what the contract says of the endpoint.</summary>
    public static TBuilder KreverScope<TBuilder>(this TBuilder builder, params string[] scopes)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new Scopekrav(scopes));

    /// <summary>Keys that are bound to units may ask. What does not say so is closed to them.</summary>
    public static TBuilder TarEnheter<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new ForEnheter());

    /// <summary>
    /// Lets a request on or turns it down. Another's municipality is answered as if it were not there, whatever else is right or wrong with
    /// the request; so is the method, the content type and the path only told to those who are known.
    /// </summary>
    public static IApplicationBuilder UseTilgang(this IApplicationBuilder app)
    {
        var adresser = new Operasjonsadresser(app.ApplicationServices.GetRequiredService<EndpointDataSource>());
        return app.Use((http, next) =>
        {
            var (operasjon, rute) = http.GetEndpoint() is RouteEndpoint funnet ? (funnet, http.Request.RouteValues) : adresser.Finn(http.Request);
            var bruker = http.User.Identity as Brukeridentitet;
            var (avgjoerelse, ledger) = (Avgjoer(operasjon, bruker), default(LedgerId));
            if (operasjon is null && bruker is null && http.Request.Path.StartsWithSegments(Kontraktens))
            {
                avgjoerelse = Avgjoerelse.Ukjent;
            }

            if (avgjoerelse == Avgjoerelse.Tillatt && operasjon is not null && rute["kommunenummer"] is string tekst)
            {
                ledger = Parametertolk.Ledger(tekst);
                avgjoerelse = Avgjoer(operasjon, bruker, ledger);
            }

            return avgjoerelse switch
            {
                Avgjoerelse.Ukjent => IkkeAutentisertAsync(http),
                Avgjoerelse.ManglerScope => Problemsvar.SkrivAsync(
                    http, StatusCodes.Status403Forbidden, Problemtyper.ManglerScope, "Nøkkelen mangler scope", "Nøkkelen har ikke scopet som dette krever."),
                Avgjoerelse.AnnenKommune => throw Avvisning.UkjentKommune(ledger),
                Avgjoerelse.BundetTilEnhet => Problemsvar.SkrivAsync(
                    http, StatusCodes.Status403Forbidden, Problemtyper.BundetTilEnhet, Enhetsvern.Tittel, "Nøkkelen ser ikke det som gjelder hele kommunen."),
                _ => next(http),
            };
        });
    }


    public static Task IkkeAutentisertAsync(HttpContext http)
    {
        http.Response.Headers.WWWAuthenticate = "Bearer";
        return Problemsvar.SkrivAsync(http, IkkeAutentisert());
    }

    /// <summary>The problem of who has no valid key, or no longer has.</summary>
    public static Dictionary<string, object?> IkkeAutentisert() => Problemsvar.Innhold(
        StatusCodes.Status401Unauthorized, Problemtyper.IkkeAutentisert, "Ikke autentisert", "Send en gyldig nøkkel i Authorization: Bearer <nøkkel>.");

    /// <param name="bruker">Null when nobody knows who asks.</param>
    /// <param name="ledger">The ledger that is asked for, when the address names one.</param>
    public static Avgjoerelse Avgjoer(Endpoint? endpoint, Brukeridentitet? bruker, LedgerId? ledger = null)
    {
        // What is no operation of ours, such as a page, a path that is not there or the framework's own answer, has no scope.
        var erAapent = endpoint is not RouteEndpoint || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;
        return erAapent ? Avgjoerelse.Tillatt
            : Tilgangsregel.Avgjoer(
                endpoint!.Metadata.GetMetadata<Scopekrav>()?.Scopes, ledger, bruker?.Innehaver, endpoint.Metadata.GetMetadata<ForKilde>() is not null,
                endpoint.Metadata.GetMetadata<ForEnheter>() is not null);
    }
}
