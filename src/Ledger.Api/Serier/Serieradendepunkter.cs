using System.Security.Claims;
using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Skriving;
using Ledger.Api.Import;
using Ledger.Api.Opplysninger;
using Ledger.Application;
using Ledger.Application.Opplysninger;
using Ledger.Application.Rettigheter;
using Ledger.Application.Serier;
using Ledger.Domain.Serier;
using static Ledger.Api.Serier.Serieendepunkter;

namespace Ledger.Api.Serier;

/// <summary>The rows of series: sent in bulk, and listed with the version of each.</summary>
internal static class Serieradendepunkter
{
    public static void MapSerierader(this RouteGroupBuilder kommune)
    {
        kommune.MapGet("/serier/{serieslag}/{seriekode}/rader", RaderAsync).KreverScope(Lesere).TarEnheter().Produces<Serieradliste>()
            .WithName("listSerierader").WithTags(Emne).WithSummary("Radene i en serie.");
        kommune.MapPost("/serier/{serieslag}/{seriekode}/rader", (
                HttpContext http, string kommunenummer, string serieslag, string seriekode, string? fullstendig, string? omfang,
                [AsParameters] Skrivevalg skriving, Importmottak mottak, Serietjeneste tjeneste, CancellationToken ct) => Faktakropp.TaAsync(
                http, kommunenummer, skriving, mottak, $"/serier/{serieslag}/{seriekode}/rader",
                ordre => tjeneste.RaderAsync(
                    ordre, http.User.Skriver(Slag(serieslag)), seriekode, Parametertolk.JaNei(fullstendig, "fullstendig"), omfang, ct), ct))
            .KreverScope(Scope.Budsjett, Scope.Rapporter).TarFakta(kommune, Serieeksempel.Rader).TarEnheter()
            .WithName("sendSerierader").WithTags(Emne).WithSummary("Rader i en serie; en rad om det samme trer i stedet for den som var der.");
    }

    /// <summary>Who reports writes forecasts. Plans and proposals are for those who budget.</summary>
    /// <exception cref="Avvisning">403: the series is none of those that the caller may write.</exception>
    public static Serieslag Skriver(this ClaimsPrincipal bruker, Serieslag slag) => slag == Serieslag.Prognose || bruker.Har(Scope.Budsjett) ? slag
        : throw new Avvisning(
            Avvisningsgrunn.IkkeTillatt, Problemtyper.ManglerScope, "Nøkkelen mangler scope", $"Å skrive i {slag.Navn()} krever {Scope.Budsjett}.");

    private static async Task<Serieradliste> RaderAsync(
        HttpContext http, string kommunenummer, string serieslag, string seriekode, Serietjeneste tjeneste, Registertjeneste registre, CancellationToken ct)
    {
        var (hode, funnet) = await tjeneste.HentAsync(Parametertolk.Ledger(kommunenummer), Slag(serieslag), seriekode, ct);
        var erEgen = await registre.EgneAsync(hode, http.User.Enheter(), ct);
        return new Serieradliste(
            hode.Ledger.ToString(), serieslag, seriekode, hode.Versjon, hode.Kjedehode.ToString(),
            [.. funnet.Rader.Where(r => erEgen(r.Noekkel.Ansvar)).Select(r => Serieradsvar.Av(r, funnet.Versjoner[r.Noekkel]))]);
    }
}
