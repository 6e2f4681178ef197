using Ledger.Api.Http.Lastklasser;
using Ledger.Api.Http.Sikkerhet;
using Ledger.Application;
using Ledger.Application.Grunndata;
using Ledger.Application.Rettigheter;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Kommuner;

/// <summary>What there is to ask about: municipalities, years, funds and projects. A key sees its own, and nothing of others.</summary>
internal static class Registerendepunkter
{
    private const int StandardAntall = 100;
    private const int StoersteAntall = 1_000;
    private static readonly string[] Lesere = [Scope.Les, Scope.Revisjon, Scope.Bokfor, Scope.Budsjett, Scope.Stamdata, Scope.Rapporter, Scope.Publiser];

    public static void MapKommuneliste(this IEndpointRouteBuilder app) =>
        app.MapGet("/v1/kommuner", KommunerAsync).MedLast(Last.Tung).KreverScope([.. Lesere, Scope.Admin]).TarEnheter()
            .WithName("listKommuner").WithTags("Kommune").WithSummary("Kommunene som nøkkelen kan se.");

    public static void MapRegistre(this RouteGroupBuilder kommune)
    {
        kommune.MapGet("/regnskap", AarAsync).KreverScope(Lesere).TarEnheter()
            .WithName("listRegnskapsaar").WithTags("Kommune").WithSummary("Regnskapsårene som er åpnet, og hvor langt hvert er kommet.");
        kommune.MapGet("/fond", FondAsync).KreverScope(Lesere)
            .WithName("listFond").WithTags("Kommune").WithSummary("Registrerte fond.");
        kommune.MapGet("/fond/{fondskode}", EttFondAsync).KreverScope(Lesere)
            .WithName("hentFond").WithTags("Kommune").WithSummary("Et registrert fond.");
        kommune.MapGet("/prosjekter", ProsjekterAsync).KreverScope(Lesere)
            .WithName("listProsjekter").WithTags("Kommune").WithSummary("Registrerte prosjekter, en side om gangen.");
    }

    private static async Task<Kommunelistesvar> KommunerAsync(HttpContext http, string? antall, string? etter, Registeroversikt oversikt, CancellationToken ct)
    {
        var innehaver = ((Brukeridentitet)http.User.Identity!).Innehaver;
        LedgerId? fra = etter is null ? null
            : LedgerId.TryParse(etter, out var ledger) ? ledger
            : throw Avvisning.Ugyldig("etter", Feilkoder.UgyldigFormat, "etter er verdien av neste fra siden før.");
        var (side, totalt, neste) = await oversikt.LedgereAsync(innehaver.KanSe, fra, Antall(antall), ct);
        return new Kommunelistesvar([.. side.Select(s => Kommunesvar.Av(s.Hode, s.Kommune))], totalt, neste?.ToString());
    }

    private static async Task<Regnskapsaarliste> AarAsync(string kommunenummer, Registeroversikt oversikt, CancellationToken ct)
    {
        var (hode, aar) = await oversikt.AarAsync(Parametertolk.Ledger(kommunenummer), ct);
        return new Regnskapsaarliste(hode.Ledger.ToString(), hode.Versjon, [.. aar.Select(a => Regnskapsaarlinje.Av(a.Aar, a.Tilstand))]);
    }

    private static async Task<Fondsliste> FondAsync(string kommunenummer, Registeroversikt oversikt, CancellationToken ct)
    {
        var (hode, fond) = await oversikt.FondAsync(Parametertolk.Ledger(kommunenummer), ct);
        return new Fondsliste(hode.Ledger.ToString(), hode.Versjon, [.. fond.Select(Fondsregistrering.Av)]);
    }

    private static async Task<Fondsregistrering> EttFondAsync(string kommunenummer, string fondskode, Registeroversikt oversikt, CancellationToken ct)
    {
        var kode = Parametertolk.Fond(fondskode);
        var (_, fond) = await oversikt.FondAsync(Parametertolk.Ledger(kommunenummer), ct);
        return Fondsregistrering.Av(fond.FirstOrDefault(f => f.Kode == kode) ?? throw Avvisning.IkkeFunnet($"Fondet {kode} er ikke registrert."));
    }

    private static async Task<Prosjektliste> ProsjekterAsync(
        string kommunenummer, string? soek, string? antall, string? etter, Registeroversikt oversikt, CancellationToken ct)
    {
        var (hode, alle) = await oversikt.ProsjekterAsync(Parametertolk.Ledger(kommunenummer), ct);
        bool Passer(string tekst) => tekst.Contains(soek!, StringComparison.OrdinalIgnoreCase);
        List<Prosjektregistrering> funnet = [.. alle.Where(p => soek is null || Passer(p.Kode.ToString()) || Passer(p.Navn)).Select(Prosjektregistrering.Av)];
        var fra = etter is null ? 0 : funnet.FindIndex(p => Kodeorden.Instans.Compare(p.Prosjektkode, etter) > 0);
        List<Prosjektregistrering> side = fra < 0 ? [] : [.. funnet.Skip(fra).Take(Antall(antall))];
        return new Prosjektliste(
            hode.Ledger.ToString(), hode.Versjon, side, funnet.Count, fra >= 0 && fra + side.Count < funnet.Count ? side[^1].Prosjektkode : null);
    }

    private static int Antall(string? tekst) => Parametertolk.Heltall(tekst, "antall", StandardAntall, 1, StoersteAntall);
}
