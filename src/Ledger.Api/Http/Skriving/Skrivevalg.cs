using System.Security.Claims;
using Ledger.Api.Http.Hoder;
using Ledger.Api.Http.Sikkerhet;
using Ledger.Application;
using Ledger.Application.Bokfoering;
using Ledger.Application.Rettigheter;
using Ledger.Application.Skriving;

namespace Ledger.Api.Http.Skriving;

/// <summary>Who writes, and whether the write is only to be tried; every write takes it as its parameters.</summary>
/// <param name="Proevekjoering"><c>true</c>: everything is checked and answered, and nothing is stored.</param>
internal readonly record struct Skrivevalg(HttpContext Http, string? Proevekjoering)
{
    public ClaimsPrincipal Bruker => Http.User;

    /// <summary>What is asked for. The answer of a write that is only tried says so in a header, also when it has no body.</summary>
    /// <exception cref="Avvisning">400: proevekjoering is neither true nor false; 403: a person is named by one who may not.</exception>
    public Skriveoppdrag Oppdrag()
    {
        var oppdrag = new Skriveoppdrag(Bruker.Bruker(), Parametertolk.JaNei(Proevekjoering, "proevekjoering")) { PaaVegneAv = Paavegneav.Les(Http) };
        if (oppdrag.Proevekjoering)
        {
            Http.Response.Headers[Hodefelt.Proevekjoering] = "true";
        }

        return oppdrag;
    }

    /// <summary>Marks of the closing are an administrator's who asks for it.</summary>
    /// <exception cref="Avvisning">400: historikk is neither true nor false.</exception>
    public Merkerett Merkerett(string? historikk)
    {
        var erBedt = Parametertolk.JaNei(historikk, "historikk");
        return !Bruker.Har(Scope.Admin) ? Application.Bokfoering.Merkerett.Mangler
            : erBedt ? Application.Bokfoering.Merkerett.Bedt : Application.Bokfoering.Merkerett.MaaBes;
    }

    /// <summary>201 with the address of what was made; 200 when nothing was, because it was only tried or was done before.</summary>
    public IResult Svar(object svar, string adresse, bool alleredeUtfoert = false) =>
        alleredeUtfoert || Oppdrag().Proevekjoering ? Results.Ok(svar) : Results.Created(Ledgeradresse.Vist(adresse), svar);
}
