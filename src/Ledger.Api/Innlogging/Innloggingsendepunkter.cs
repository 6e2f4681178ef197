using Ledger.Api.Http.Lastklasser;
using Ledger.Api.Http.Sikkerhet;
using Ledger.Application.Rettigheter;
using Ledger.Web.Html;
using Ledger.Web.Ruting;
using Ledger.Web.Sider;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;

namespace Ledger.Api.Innlogging;

/// <summary>Signing in to live pages, and out. The API itself takes no session, so that it needs no protection from other sites' forms.</summary>
internal static class Innloggingsendepunkter
{
    private static readonly string[] Utviklere = ["dev-les", "dev-revisjon", "dev-admin"];

    public static void MapInnlogging(this WebApplication app)
    {
        var sider = app.MapGroup("").ExcludeFromDescription().AllowAnonymous().WithMetadata(Sidehoder.Instans);
        sider.MapGet("/logg-inn", Vis);
        sider.MapPost("/logg-inn", InnAsync).MedLast(Last.Lesing);
        sider.MapGet("/logg-inn/{nummer:int:min(0)}", TilbyderAsync);
        sider.MapGet("/logg-ut", (HttpContext http, IAntiforgery vern) => Side(http, Innloggingsside.LoggUt(Vern(http, vern))));
        sider.MapPost("/logg-ut", UtAsync).MedLast(Last.Lesing);
    }

    private static IResult Vis(HttpContext http, IAntiforgery vern, IReadOnlyList<Innloggingsvalg> valg, IHostEnvironment miljoe) => Side(http,
        Innloggingsside.Lag(
        [.. valg.Select((v, i) => (v.Navn, Adresse.Rot.Under("logg-inn", i.ToString())))], miljoe.IsDevelopment() ? Utviklere : [],
        Lokal(http.Request.Query["til"]), Vern(http, vern)));

    private static async Task<IResult> InnAsync(HttpContext http, IAntiforgery vern, IHostEnvironment miljoe, TimeProvider klokke)
    {
        if (!await vern.IsRequestValidAsync(http))
        {
            return Results.Redirect("/logg-inn");
        }

        var skjema = await http.Request.ReadFormAsync(http.RequestAborted);
        var noekkel = skjema["noekkel"].ToString();
        if (!miljoe.IsDevelopment() || !Utviklere.Contains(noekkel) || !Utviklernoekler.Alle.TryGetValue(noekkel, out var utvikler))
        {
            return Results.Redirect("/logg-inn");
        }

        await http.SignInAsync(Sesjon.Skjema, Sesjon.Ny(utvikler.Bruker, utvikler.Scopes, [Innehaver.Alle], klokke.GetUtcNow()));
        return Results.Redirect(Lokal(skjema["til"]));
    }

    private static async Task TilbyderAsync(HttpContext http, int nummer, IReadOnlyList<Innloggingsvalg> valg)
    {
        if (nummer >= valg.Count)
        {
            http.Response.Redirect("/logg-inn");
            return;
        }

        await Tilbyderkall.BegynnAsync(http, nummer, valg[nummer], Lokal(http.Request.Query["til"]));
    }

    private static async Task<IResult> UtAsync(HttpContext http, IAntiforgery vern)
    {
        if (!await vern.IsRequestValidAsync(http))
        {
            return Results.Redirect("/");
        }

        var tilbyder = await Sesjon.TilbyderAsync(http);
        await http.SignOutAsync(Sesjon.Skjema);
        return tilbyder is not null && await Tilbyderkall.KanLoggeUtAsync(http, tilbyder)
            ? Results.SignOut(new AuthenticationProperties { RedirectUri = "/" }, [tilbyder]) : Results.Redirect("/");
    }

    private static IResult Side(HttpContext http, string html)
    {
        http.Response.Headers.CacheControl = "no-store";
        return Results.Content(html, "text/html; charset=utf-8");
    }

    private static (string Navn, string Verdi) Vern(HttpContext http, IAntiforgery vern)
    {
        var par = vern.GetAndStoreTokens(http);
        return (par.FormFieldName, par.RequestToken!);
    }

    /// <summary>
    /// An address of this service; the reader's own page when it is of another. A browser drops tabs and line breaks before it reads an address, so
    /// that what is no sign of one may hide where it leads, and a header cannot hold all of them.
    /// </summary>
    private static string Lokal(string? til) => til is ['/', ..] && !til.StartsWith("//", StringComparison.Ordinal)
        && !til.Contains('\\', StringComparison.Ordinal) && !til.AsSpan().ContainsAnyExceptInRange('!', '~') ? til : "/min-side";
}
