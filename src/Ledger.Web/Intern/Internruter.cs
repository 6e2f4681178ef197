using Ledger.Application.Publisering;
using Ledger.Domain.Verdier;
using Ledger.Web.Ruting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Ledger.Web.Intern;

/// <summary>
/// The addresses of the live pages: the names of an edition's, and those that lead to postings. They are open to the router and closed by
/// themselves, since what they answer to who has not signed in is a page.
/// </summary>
public static class Internruter
{
    private const string Kommune = "/{kommune:regex(^\\d{{4}}$)}";
    private const string Aaret = Kommune + "/hovedbok/{aar:regex(^2[01]\\d{{2}}$)}";
    private const string Publikasjonen = "/publikasjoner/{publikasjon:regex(^[a-z0-9][a-z0-9-]*$)}";
    private static readonly string[] Metoder = [HttpMethods.Get, HttpMethods.Head];

    public static IServiceCollection AddInterneSider(this IServiceCollection services) => services
            .AddSingleton<Levendelaster>().AddSingleton<Internvern>().AddSingleton<Internsvar>().AddSingleton<Rapportsvarer>().AddSingleton<Finanssvar>()
            .AddSingleton<Notesidesvar>()
            .AddSingleton<Publikasjonssider>().AddSingleton<Kladdvisning>().AddSingleton<Visningslenker>()
            .AddSingleton<Skjema>().AddSingleton<Nyetall>().AddSingleton<Arbeidssvar>().AddSingleton<Utviklingssvarer>().AddSingleton<Tilgangssvar>();

    /// <summary>The stream that tells live pages of new figures: it waits, and is counted as what waits is.</summary>
    public static IEndpointConventionBuilder MapNyeTall(this IEndpointRouteBuilder app) => app
        .MapMethods($"{Aaret}/{Nyetall.Ledd}", Metoder, app.ServiceProvider.GetRequiredService<Nyetall>().StroemAsync)
        .ExcludeFromDescription().WithMetadata(new AllowAnonymousAttribute(), Sidehoder.Levende, Internside.UtenFornyelse);

    /// <summary>A file of the auditor's desk. Each reading of it is in the access log.</summary>
    public static IEndpointConventionBuilder MapRevisorfil(this IEndpointRouteBuilder app, string navn, Func<HttpContext, LedgerId, Task> svar) => app
        .MapMethods($"{Kommune}/revisjon/{navn}", Metoder, (HttpContext http) => Internsvar.RevisorfilAsync(http, svar))
        .ExcludeFromDescription().WithMetadata(new AllowAnonymousAttribute(), Sidehoder.Levende, Internside.Instans);

    public static void MapInterneSider(this IEndpointRouteBuilder app)
    {
        var svar = app.ServiceProvider.GetRequiredService<Internsvar>();
        var sider = app.MapGroup("").ExcludeFromDescription().WithMetadata(new AllowAnonymousAttribute(), Sidehoder.Levende, Internside.Instans);
        sider.MapMethods("/min-side", Metoder, Internsvar.MinSideAsync);
        sider.MapMethods("/min-side/oekt", Metoder, Internsvar.OektAsync);
        sider.MapMethods(Kommune + "/revisjon", Metoder, svar.RevisjonAsync);
        var tilganger = app.ServiceProvider.GetRequiredService<Tilgangssvar>();
        sider.MapMethods("/tilganger", Metoder, tilganger.ListeAsync);
        sider.MapMethods(Kommune + "/tilganger", Metoder, tilganger.SideAsync);
        sider.MapPost(Kommune + "/tilganger", tilganger.EndreAsync);
        var aaret = sider.MapGroup(Aaret);
        var rapporter = app.ServiceProvider.GetRequiredService<Rapportsvarer>();
        aaret.MapMethods("/rapport/{rapport:regex(^[a-z][A-Za-z0-9_-]*$)}", Metoder, http => rapporter.SideAsync(http, Del(http, "rapport")));
        aaret.MapMethods("/rapport/{rapport:regex(^[a-z][A-Za-z0-9_-]*$)}.{endelse:regex(^(csv|xlsx)$)}", Metoder, http => rapporter.FilAsync(
            http, Del(http, "rapport"), Del(http, "endelse")));
        aaret.MapMethods("/posteringer", Metoder, http => rapporter.SideAsync(http, "posteringer"));
        aaret.MapMethods("/bilag/{nummer:int:min(1)}", Metoder, svar.BilagAsync);
        var arbeid = app.ServiceProvider.GetRequiredService<Arbeidssvar>();
        aaret.MapMethods("/budsjett", Metoder, arbeid.BudsjettAsync);
        aaret.MapMethods("/budsjett/{nummer:int:min(1)}", Metoder, arbeid.VedtakAsync);
        aaret.MapMethods("/import", Metoder, arbeid.ImportAsync);
        aaret.MapMethods("/kvalitet", Metoder, arbeid.KvalitetAsync);
        aaret.MapMethods("/avslutning", Metoder, arbeid.AvslutningAsync);
        aaret.MapMethods($"/{Utviklingsside.Ledd}", Metoder, app.ServiceProvider.GetRequiredService<Utviklingssvarer>().SideAsync);
        var finans = app.ServiceProvider.GetRequiredService<Finanssvar>();
        aaret.MapMethods($"/finans/{Finanssider.Poster}", Metoder, finans.PosterAsync);
        foreach (var emne in Finanssider.Emner)
        {
            aaret.MapMethods($"/finans/{emne}", Metoder, http => finans.SideAsync(http, emne));
            aaret.MapMethods(
                $"/finans/{emne}/{{rapport:regex(^[A-Za-z]+$)}}.{{endelse:regex(^(csv|xlsx)$)}}", Metoder, http => finans.FilAsync(http, emne));
        }

        var noter = app.ServiceProvider.GetRequiredService<Notesidesvar>();
        aaret.MapMethods("/noter", Metoder, noter.ListeAsync);
        aaret.MapMethods("/noter/{note:regex(^[0-9A-Za-z_-]{{1,40}}$)}", Metoder, noter.SideAsync);
        aaret.MapMethods("/noter/{note:regex(^[0-9A-Za-z_-]{{1,40}}$)}.{endelse:regex(^(csv|xlsx)$)}", Metoder, noter.FilAsync);
        Sidekart.Map(aaret, svar.SideAsync, finans);

        var publikasjoner = app.ServiceProvider.GetRequiredService<Publikasjonssider>();
        sider.MapMethods(Kommune + "/publikasjoner", Metoder, publikasjoner.ListeAsync);
        sider.MapPost(Kommune + "/publikasjoner", publikasjoner.NyAsync);
        sider.MapMethods(Kommune + Publikasjonen, Metoder, publikasjoner.KladdAsync);
        sider.MapPost(Kommune + Publikasjonen, publikasjoner.EndreAsync);
        var visning = app.ServiceProvider.GetRequiredService<Kladdvisning>();
        Sidekart.Map(sider.MapGroup(Kommune + Publikasjonen + "/kladd"), visning.InternAsync);
        Sidekart.Map(sider.MapGroup(Kommune + "/visning/{hemmelighet:regex(^[0-9a-f]{{32}}$)}"), visning.ForLenkeAsync);

        static string Del(HttpContext http, string navn) => (string)http.Request.RouteValues[navn]!;
    }
}
