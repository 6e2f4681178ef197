using Ledger.Web.Deler;
using Ledger.Web.Ruting;
using Ledger.Web.Sider;
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
    private static readonly string[] Metoder = [HttpMethods.Get, HttpMethods.Head];

    public static IServiceCollection AddInterneSider(this IServiceCollection services) => services
            .AddSingleton<Levendelaster>().AddSingleton<Internvern>().AddSingleton<Internsvar>().AddSingleton<Rapportsvarer>().AddSingleton<Finanssvar>()
            .AddSingleton<Skjema>().AddSingleton<Tilgangssvar>();

    public static void MapInterneSider(this IEndpointRouteBuilder app)
    {
        var svar = app.ServiceProvider.GetRequiredService<Internsvar>();
        var sider = app.MapGroup("").ExcludeFromDescription().WithMetadata(new AllowAnonymousAttribute(), Sidehoder.Instans, Internside.Instans);
        sider.MapMethods("/min-side", Metoder, Internsvar.MinSideAsync);
        sider.MapMethods(Kommune + "/revisjon", Metoder, svar.RevisjonAsync);
        var tilganger = app.ServiceProvider.GetRequiredService<Tilgangssvar>();
        sider.MapMethods("/tilganger", Metoder, tilganger.ListeAsync);
        sider.MapMethods(Kommune + "/tilganger", Metoder, tilganger.SideAsync);
        sider.MapPost(Kommune + "/tilganger", tilganger.EndreAsync);
        var aaret = sider.MapGroup(Aaret);
        var rapporter = app.ServiceProvider.GetRequiredService<Rapportsvarer>();
        aaret.MapMethods("/rapport/{rapport:regex(^[a-z]+$)}", Metoder, http => rapporter.SideAsync(http, Del(http, "rapport")));
        aaret.MapMethods("/rapport/{rapport:regex(^[a-z]+$)}.{endelse:regex(^(csv|xlsx)$)}", Metoder, http => rapporter.FilAsync(
            http, Del(http, "rapport"), Del(http, "endelse")));
        aaret.MapMethods("/posteringer", Metoder, http => rapporter.SideAsync(http, "posteringer"));
        aaret.MapMethods("/bilag/{nummer:int:min(1)}", Metoder, svar.BilagAsync);
        var finans = app.ServiceProvider.GetRequiredService<Finanssvar>();
        aaret.MapMethods($"/finans/{Finanssider.Poster}", Metoder, finans.PosterAsync);
        aaret.MapMethods("/finans/{emne:regex(^(gjeld|fond|likviditet)$)}", Metoder, finans.SideAsync);
        aaret.MapMethods(
            "/finans/{emne:regex(^(gjeld|fond|likviditet)$)}/{rapport:regex(^[A-Za-z]+$)}.{endelse:regex(^(csv|xlsx)$)}", Metoder, finans.FilAsync);
        foreach (var kapittel in Kapittelregister.Alle)
        {
            // The first page of a reader who is bound to units is the list of them.
            Map(kapittel.Kapittel.Ledd, kapittel.Parametre, (k, _) => kapittel.Kapittel == Rapportkapittel.Oversikt && k.Kilde.ErUtsnitt
                ? Omraadeside.Lag(k) : kapittel.ErI(k.Kilde) ? kapittel.Lag(k) : null);
            foreach (var under in kapittel.Undersider)
            {
                Map(under.Sti, under.Parametre, (k, del) => kapittel.ErI(k.Kilde) ? under.Lag(k, del) : null);
            }
        }

        MapSvar("sok", [Valg.Enhetsvalg, Valg.Soekevalg], (k, _, _) => Task.FromResult<Sidesvar?>(
            Sidetjeneste.Ramm(k, Soekeside.Lag(k, Soekeside.Indekser(k.Kilde)))));
        MapSvar("utskrift", [Valg.Enhetsvalg], (k, _, _) => Task.FromResult<Sidesvar?>(Sidetjeneste.Ramm(k, Utskriftsside.Lag(k))));
        MapSvar("last-ned", [Valg.Enhetsvalg], async (k, _, ct) => Sidetjeneste.Ramm(k, await Nedlasting.SideAsync(k, ct)));
        MapSvar("last-ned/" + Lastnedside.Alt, [Valg.Enhetsvalg], async (k, _, ct) => Sidetjeneste.Fil(await Nedlasting.AltAsync(k, ct)));

        static string Del(HttpContext http, string navn) => (string)http.Request.RouteValues[navn]!;

        void Map(string sti, IReadOnlyList<string> parametre, Func<Sidegrunnlag, Func<string, string>, Side?> lag)
        {
            MapSvar(sti, parametre, (k, del, _) => Task.FromResult(lag(k, del) is { } side ? Sidetjeneste.Ramm(k, side) : null));
            MapSvar(
                $"{(sti.Length == 0 ? "oversikt" : sti)}.{{endelse:regex(^(csv|xlsx|json)$)}}", [.. parametre, Valg.Tabellvalg],
                async (k, del, ct) => lag(k, del) is { } side && await Nedlasting.TabellAsync(k, side, del("endelse"), ct) is { } fil
                    ? Sidetjeneste.Fil(fil) : null);
        }

        void MapSvar(string sti, IReadOnlyList<string> parametre, Func<Sidegrunnlag, Func<string, string>, CancellationToken, Task<Sidesvar?>> lag) =>
            aaret.MapMethods("/" + sti, Metoder, (HttpContext http) => svar.SideAsync(http, parametre, lag));
    }
}
