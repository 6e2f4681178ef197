using Ledger.Application;
using Ledger.Application.Rapporter;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;
using Ledger.Web.Deler;
using Ledger.Web.Html;
using Ledger.Web.Ruting;
using Microsoft.AspNetCore.Http;

namespace Ledger.Web.Intern;

/// <summary>Who may read a live page, and what the page is made of for him.</summary>
internal sealed class Internvern(Levendelaster laster)
{
    public const string Holdbarhet = "private, no-cache";
    public const string Versjonsvalg = "versjon";

    /// <summary>The session's reader; null when nobody has signed in.</summary>
    public static Sidebruker? Bruker(HttpContext http) => http.Features.Get<Sidebruker>();

    /// <summary>The access log gets a line of what is read.</summary>
    public static void Loggfoer(HttpContext http, LedgerId ledger) => http.Features.Set(new Sidelesing(ledger, Bruker(http)!.Navn));

    /// <summary>
    /// To the sign-in without a session; 404 for another's ledger, and for what is the whole municipality's when the reader is bound to units; 403
    /// that says which right is missing.
    /// </summary>
    /// <param name="ogEnheter">The page narrows itself to the units that its reader is bound to.</param>
    public static async Task VernetAsync(HttpContext http, string[] scopes, bool ogEnheter, Func<LedgerId, Task> svar)
    {
        if (Bruker(http) is not { } bruker)
        {
            http.Response.Headers.CacheControl = "no-store";
            http.Response.Redirect(Adresse.Rot.Under("logg-inn").Med(("til", http.Request.Path + http.Request.QueryString)).ToString());
            return;
        }

        var kommune = http.Request.RouteValues["kommune"] as string;
        LedgerId ledger = default;
        if ((kommune is not null && (!LedgerId.TryParse(kommune, out ledger) || !bruker.KanSe(ledger))) || (bruker.Enheter.Count > 0 && !ogEnheter))
        {
            await Sidetjeneste.FinnesIkkeAsync(http);
            return;
        }

        if (scopes.Length > 0 && !bruker.Har(scopes))
        {
            await Sidetjeneste.FeilAsync(http, StatusCodes.Status403Forbidden, $"Siden krever {string.Join(" eller ", scopes)}.");
            return;
        }

        try
        {
            await svar(ledger);
        }
        catch (Avvisning a) when (a.Grunn == Avvisningsgrunn.IkkeFunnet)
        {
            await Sidetjeneste.FinnesIkkeAsync(http);
        }
        catch (Avvisning a) when (a.Grunn == Avvisningsgrunn.Ugyldig)
        {
            await Sidetjeneste.FeilAsync(http, StatusCodes.Status400BadRequest, a.Message);
        }
        catch (Avvisning a) when (a.Grunn == Avvisningsgrunn.ForStor)
        {
            await Sidetjeneste.FeilAsync(http, StatusCodes.Status413PayloadTooLarge, a.Message);
        }
    }

    /// <summary>What a page says later; null when nobody has signed in.</summary>
    /// <param name="k">The page, when it shows the newest figures.</param>
    public static Levendehode? Hode(HttpContext http, Sidegrunnlag? k = null) => Bruker(http) is not { } bruker ? null : new(
        bruker.Varsel,
        k?.Stier.Nyeste(Nyetall.Ledd).Med((Nyetall.Etter, k.Kilde.Utgave.Versjon.ToString())),
        k is null ? null : Adresse.Rot.Under((http.Request.Path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries)).Med(
            http.Request.Query.Select(q => (q.Key, (string?)q.Value.ToString()))));

    /// <summary>Null when a parameter was refused, which is then answered.</summary>
    /// <param name="kjente">Parameters of a report, which reads them itself.</param>
    public async Task<Levendegrunnlag?> GrunnlagAsync(HttpContext http, LedgerId ledger, IReadOnlyList<string> tillatte, IReadOnlyList<string>? kjente = null)
    {
        IReadOnlyList<string> alle = kjente ?? [.. tillatte, Versjonsvalg];
        // The unit goes along from page to page, also through those that have no amounts; a report may have another parameter of that name.
        if (!alle.Contains(Valg.Enhetsvalg, StringComparer.Ordinal))
        {
            (alle, tillatte) = ([.. alle, Valg.Enhetsvalg], [.. tillatte, Valg.Enhetsvalg]);
        }

        if (http.Request.Query.Keys.FirstOrDefault(q => !alle.Contains(q, StringComparer.Ordinal)) is { } ukjent)
        {
            var naermest = Naermestenavn.Finn(ukjent, alle);
            await Sidetjeneste.FeilAsync(http, StatusCodes.Status400BadRequest, $"Siden har ikke et slikt valg. Mente du «{naermest}»?");
            return null;
        }

        var (satt, _, ugyldig) = Parametre.Les(http.Request.Query, tillatte);
        long? versjon = null;
        if (http.Request.Query.TryGetValue(Versjonsvalg, out var v))
        {
            versjon = long.TryParse(v.ToString(), out var tall) && tall > 0 ? tall : null;
            ugyldig ??= versjon is null ? Versjonsvalg : null;
        }

        if (ugyldig is not null)
        {
            await Sidetjeneste.FeilAsync(http, StatusCodes.Status400BadRequest, $"Valget «{ugyldig}» har en verdi som ikke finnes.");
            return null;
        }

        var side = Adresse.Rot.Under((http.Request.Path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries)).Med((Versjonsvalg,
            versjon?.ToString()));
        var aar = int.Parse((string)http.Request.RouteValues["aar"]!, System.Globalization.CultureInfo.InvariantCulture);
        var k = await laster.LastAsync(ledger, aar, versjon, side, satt, Bruker(http)?.Enheter ?? [], http.RequestAborted);
        return k with { Sider = k.Sider with { Levende = Hode(http, versjon is null ? k.Sider : null) } };
    }
}
