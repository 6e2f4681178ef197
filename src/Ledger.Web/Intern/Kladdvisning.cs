using Ledger.Application.Lesing;
using Ledger.Application.Publisering;
using Ledger.Application.Rettigheter;
using Ledger.Domain.Publisering;
using Ledger.Domain.Verdier;
using Ledger.Web.Deler;
using Ledger.Web.Html;
using Ledger.Web.Kilder;
using Ledger.Web.Ruting;
using Ledger.Web.Sider;
using Microsoft.AspNetCore.Http;

namespace Ledger.Web.Intern;

/// <summary>
/// A draft as its pages will be: the same components over what the public may see, for those who may publish, and for who has a link with a
/// secret. Nothing of it is kept by anyone between, and no search engine lists it.
/// </summary>
internal sealed class Kladdvisning(Publikasjonstjeneste tjeneste, Visningslenker lenker, Rapportleser leser, Tidligereutgaver tidligere, Utgavelaster utgaver)
{
    public const string Ledd = "kladd";
    public const string Lenkeledd = "visning";
    private const string Holdbarhet = "no-store";

    public Task InternAsync(HttpContext http, IReadOnlyList<string> tillatte, Sidelager lag) =>
        Internvern.VernetAsync(http, [Scope.Publiser], ogEnheter: false, ledger => SvarAsync(
            http, tillatte, lag, ledger, Del(http, "publikasjon"), Adresse.Rot.Under(ledger.ToString(), "publikasjoner", Del(http, "publikasjon"), Ledd)));

    /// <summary>Whoever has the secret may look, and learns nothing else: a wrong one is an address that is not there.</summary>
    public async Task ForLenkeAsync(HttpContext http, IReadOnlyList<string> tillatte, Sidelager lag)
    {
        http.Response.Headers["X-Robots-Tag"] = "noindex";

        // The address is the secret: no page that it leads to is told of it.
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        if (!LedgerId.TryParse(Del(http, "kommune"), out var ledger)
            || await lenker.FinnAsync(ledger, Del(http, "hemmelighet"), http.RequestAborted) is not { } id)
        {
            await Sidetjeneste.FinnesIkkeAsync(http);
            return;
        }

        await SvarAsync(http, tillatte, lag, ledger, id, Adresse.Rot.Under(ledger.ToString(), Lenkeledd, Del(http, "hemmelighet")));
    }

    private async Task SvarAsync(HttpContext http, IReadOnlyList<string> tillatte, Sidelager lag, LedgerId ledger, string id, Adresse rot)
    {
        var (satt, harUkjente, ugyldig) = Parametre.Les(http.Request.Query, tillatte);
        if (harUkjente || ugyldig is not null)
        {
            await Sidetjeneste.FeilAsync(http, StatusCodes.Status400BadRequest);
            return;
        }

        if (await tjeneste.UtkastAsync(ledger, id, http.RequestAborted) is not { } utkast)
        {
            await Sidetjeneste.FinnesIkkeAsync(http);
            return;
        }

        var (grunnlag, mangler) = await GrunnlagAsync(ledger, utkast, rot, http, satt);
        if (mangler is not null)
        {
            await Sidetjeneste.FeilAsync(http, StatusCodes.Status409Conflict, $"Kladden kan ikke vises ennå. {mangler}");
            return;
        }

        var svar = await lag(grunnlag, navn => Del(http, navn), http.RequestAborted);
        await (svar is null ? Sidetjeneste.FinnesIkkeAsync(http) : svar.Med(Holdbarhet).SkrivAsync(http));
    }

    /// <summary>What the pages are made of, and what is wrong with the draft that keeps them from being made; null when nothing is.</summary>
    private async Task<(Sidegrunnlag Grunnlag, string? Mangler)> GrunnlagAsync(
        LedgerId ledger, Utkast utkast, Adresse rot, HttpContext http, IReadOnlyList<(string, string)> satt)
    {
        var p = utkast.Publikasjon with { Kapitler = [.. utkast.Publikasjon.Kapitler.Select(Publikasjonstjeneste.Vask)] };
        var hele = await leser.HentAsync(ledger, Regnskapsaar.Fra(p.Aar), new Tidsvalg(utkast.LaastVersjon, null), http.RequestAborted);
        var (offentlig, aar) = Offentliggrunnlag.Lag(hele, p, await tidligere.ArvAsync(ledger, p, http.RequestAborted));
        var utgave = new Utgave(ledger, p, 0, hele.Hode.Versjon)
        {
            Status = utkast.LaastVersjon is null ? Utgavestatus.Kladd : Utgavestatus.Laast,
        };
        var kilde = new Utgavekilde(utgave, offentlig, aar.UtenLinjer);
        var side = Adresse.Rot.Under((http.Request.Path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries));
        var valg = new Valg(side, satt);
        var grunnlag = new Sidegrunnlag(kilde, new Stier(utgave, erFast: false, valg.Enhet, rot), valg, Kapittelregister.Meny(kilde))
        {
            AarFoer = await utgaver.AarFoerAsync(utgave, await utgaver.AndreAarAsync(utgave, http.RequestAborted), http.RequestAborted),
        };
        return (grunnlag, Publikasjonskontroll.Grunnen(p, offentlig).FirstOrDefault()?.Melding);
    }

    private static string Del(HttpContext http, string navn) => http.Request.RouteValues[navn] as string ?? "";
}
