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
    private const string Aaret = "/{kommune:regex(^\\d{{4}}$)}/hovedbok/{aar:regex(^2[01]\\d{{2}}$)}";
    private static readonly string[] Metoder = [HttpMethods.Get, HttpMethods.Head];

    public static IServiceCollection AddInterneSider(this IServiceCollection services) =>
        services.AddSingleton<Levendelaster>().AddSingleton<Internsvar>();

    public static void MapInterneSider(this IEndpointRouteBuilder app)
    {
        var svar = app.ServiceProvider.GetRequiredService<Internsvar>();
        var sider = app.MapGroup("").ExcludeFromDescription().WithMetadata(new AllowAnonymousAttribute(), Sidehoder.Instans, Internside.Instans);
        sider.MapMethods("/min-side", Metoder, Internsvar.MinSideAsync);
        sider.MapMethods("/{kommune:regex(^\\d{{4}}$)}/revisjon", Metoder, svar.RevisjonAsync);
        var aaret = sider.MapGroup(Aaret);
        aaret.MapMethods("/rapport/{rapport:regex(^[a-z]+$)}", Metoder, svar.RapportAsync);
        aaret.MapMethods("/posteringer", Metoder, http =>
        {
            http.Request.RouteValues["rapport"] = "posteringer";
            return svar.RapportAsync(http);
        });
        aaret.MapMethods("/bilag/{nummer:int:min(1)}", Metoder, svar.BilagAsync);
        aaret.MapMethods($"/finans/{Finanssider.Poster}", Metoder, svar.FinansposterAsync);
        aaret.MapMethods("/finans/{emne:regex(^(gjeld|fond|likviditet)$)}", Metoder, svar.FinansAsync);
        aaret.MapMethods(
            "/finans/{emne:regex(^(gjeld|fond|likviditet)$)}/{rapport:regex(^[A-Za-z]+$)}.{endelse:regex(^(csv|xlsx)$)}", Metoder, svar.FinansfilAsync);
        foreach (var kapittel in Kapittelregister.Alle)
        {
            Map(kapittel.Kapittel.Ledd, kapittel.Parametre, (k, _) => kapittel.Finnes(k.Kilde) ? kapittel.Lag(k) : null);
            foreach (var under in kapittel.Undersider)
            {
                Map(under.Sti, under.Parametre, under.Lag);
            }
        }

        MapSvar("sok", [Valg.Enhetsvalg, Valg.Soekevalg], (k, _, _) => Task.FromResult<Sidesvar?>(
            Sidetjeneste.Ramm(k, Soekeside.Lag(k, Soekeside.Indekser(k.Kilde)))));
        MapSvar("utskrift", [Valg.Enhetsvalg], (k, _, _) => Task.FromResult<Sidesvar?>(Sidetjeneste.Ramm(k, Utskriftsside.Lag(k))));
        MapSvar("last-ned", [Valg.Enhetsvalg], async (k, _, ct) => Sidetjeneste.Ramm(k, await Nedlasting.SideAsync(k, ct)));
        MapSvar("last-ned/" + Lastnedside.Alt, [Valg.Enhetsvalg], async (k, _, ct) => Sidetjeneste.Fil(await Nedlasting.AltAsync(k, ct)));

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
