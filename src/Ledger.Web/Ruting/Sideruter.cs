using Ledger.Application.Porter;
using Ledger.Application.Lesing;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Verdier;
using Ledger.Web.Deler;
using Ledger.Web.Kilder;
using Ledger.Web.Ressurser;
using Ledger.Web.Sider;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Ledger.Web.Ruting;

/// <summary>The addresses of the public pages. They are open to all, are not in the contract, and read editions only.</summary>
public static class Sideruter
{
    private const string Kommune = "/{kommune:regex(^\\d{{4}}$)}";
    private const string Utgavens = Kommune + "/{aar:regex(^\\d{{4}}$)}/{type:regex(^[a-z][a-z0-9]{{0,39}}$)}";
    private const string FastUtgave = Utgavens + "/u{nummer:int:min(1)}";
    private static readonly string[] Metoder = [HttpMethods.Get, HttpMethods.Head];
    private static readonly string[] Tekst = [Valg.Enhetsvalg];
    private static readonly string[] Tabell = [Valg.Enhetsvalg, Valg.Kolonnevalg];
    private static readonly string[] Linjer = [.. Tabell, Valg.Linjevalg];

    /// <summary>Needs an <see cref="Application.Publisering.IUtgaver"/>, which says what is published.</summary>
    /// <param name="minne">How much memory kept pages, and the sums of editions, may take, in bytes: as much for each.</param>
    public static IServiceCollection AddSider(this IServiceCollection services, Func<IServiceProvider, long> minne)
    {
        services.AddSingleton(s => new Utgavebudsjett(minne(s)));
        services.AddSingleton<Utgavelaster>();
        services.AddSingleton(s => new Sidetjeneste(
            s.GetRequiredService<Utgavelaster>(), s.GetRequiredService<ILagertilstand>(), new Byteminne<string, Sidesvar>(minne(s))));
        return services;
    }

    public static void MapSider(this IEndpointRouteBuilder app)
    {
        var tjeneste = app.ServiceProvider.GetRequiredService<Sidetjeneste>();
        var sider = app.MapGroup("").ExcludeFromDescription().WithMetadata(new AllowAnonymousAttribute(), Sidehoder.Instans);
        foreach (var ressurs in Ressurs.Alle)
        {
            var svar = new Sidesvar(ressurs.Bytes, ressurs.Innholdstype, "public, max-age=31536000, immutable");
            sider.MapMethods(ressurs.Adresse.ToString(), Metoder, svar.SkrivAsync);
        }

        sider.MapMethods("/", Metoder, tjeneste.RotAsync);
        sider.MapMethods(Kommune, Metoder, tjeneste.ForsideAsync);
        sider.MapMethods(Kommune + "/{**sti}", Metoder, Sidetjeneste.FinnesIkkeAsync);
        MapUtgave(sider.MapGroup(Utgavens), tjeneste);
        MapUtgave(sider.MapGroup(FastUtgave), tjeneste);
    }

    private static void MapUtgave(RouteGroupBuilder utgave, Sidetjeneste tjeneste)
    {
        void Map(string sti, IReadOnlyList<string> tillatte, Func<Sidegrunnlag, RouteValueDictionary, Side?> lag) =>
            utgave.MapMethods(sti, Metoder, (HttpContext http) => tjeneste.UtgaveAsync(http, tillatte, lag));

        Map("", Tabell, (k, _) => Oversikt.Lag(k));
        Map("/drift", Linjer, (k, _) => Oppstillingsside.Lag(k, k.Kilde.Utgave.Publikasjon.Hovedoppstilling, Rapportkapittel.Drift, "drift"));
        Map("/investering", Linjer, (k, _) => Oppstillingsside.Lag(k, InnebygdeOppstillinger.Investering, Rapportkapittel.Investering, "investering"));
        Map("/balanse", Linjer, (k, _) => Oppstillingsside.Lag(k, InnebygdeOppstillinger.Balanse, Rapportkapittel.Balanse, "balanse"));
        Map("/oppstilling/{id}", Linjer, (k, rute) => Oppstillingsside.Lag(k, Verdi(rute, "id"), Rapportkapittel.Drift, "oppstilling", Verdi(rute, "id")));
        Map("/disponering", Tabell, (k, _) => Disponeringsside.Lag(k));
        Map("/fond", Linjer, (k, _) => Fondsside.Lag(k));
        Map("/omraader", [.. Tabell, Valg.Rekkefoelgevalg], (k, _) => Omraadeside.Lag(k));
        Map("/omraader/{kode}", Linjer, (k, rute) => Ansvar.TryParse(Verdi(rute, "kode"), out var kode) ? Enhetsside.Lag(k, kode) : null);
        Map("/noekkeltall", Tekst, (k, _) => Noekkeltallside.Lag(k));
        Map("/noekkeltall/{id}", Tekst, (k, rute) => Noekkeltallside.Lag(k, Verdi(rute, "id")));
        Map("/tall/{id}/{post}", [.. Tabell, Valg.Delvalg, Valg.Ansvarsvalg], (k, rute) => Tallsiden(k, Verdi(rute, "id"), Verdi(rute, "post")));
        Map("/om", Tekst, (k, _) => Omside.Lag(k));
    }

    private static Side? Tallsiden(Sidegrunnlag k, string id, string post)
    {
        Ansvar ansvar = default;
        return k.Valg[Valg.Ansvarsvalg] is { } kode && !Ansvar.TryParse(kode, out ansvar) ? null : Tallside.Lag(k, id, post, ansvar);
    }

    private static string Verdi(RouteValueDictionary rute, string navn) => rute[navn] as string ?? "";
}
