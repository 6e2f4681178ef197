using System.Globalization;
using Ledger.Api.Http.Lastklasser;
using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Svar;
using Ledger.Application;
using Ledger.Application.Rettigheter;
using Ledger.Application.Revisjon;
using Ledger.Application.Tabeller;
using Ledger.Domain.Kjede;

namespace Ledger.Api.Revisjon;

/// <summary>The auditor's extract and control.</summary>
internal static class Revisjonsendepunkter
{
    private const string Pem = "application/x-pem-file";

    public static void MapInstallasjonslogg(this IEndpointRouteBuilder app) =>
        app.MapGet("/v1/revisjon/logg", InstallasjonAsync).KreverScope(Scope.Revisjon, Scope.Admin).Loggfoeres()
            .WithName("installasjonslogg").WithTags("Revisjon").WithSummary(
                "Installasjonens logg: nøkler, regnskap, avviste innlogginger og forespørsler fra fremmede, nyeste først.");

    public static void MapRevisjon(this RouteGroupBuilder kommune)
    {
        kommune.MapGet("/revisjon/uttrekk", UttrekkAsync).KreverScope(Scope.Revisjon).Loggfoeres()
            .Produces<string>(StatusCodes.Status200OK, Uttrekkssvar.Ndjson).MedFormater(Rapportformat.Ndjson, Rapportformat.Csv).MedLast(Last.Uttrekk)
            .WithName("revisjonsuttrekk").WithTags("Revisjon").WithSummary("Hele journalen i kjederekkefølge, én post per linje.");
        kommune.MapGet("/revisjon/sjekkpunkt", SjekkpunktAsync).KreverScope(Scope.Revisjon).Loggfoeres()
            .WithName("revisjonssjekkpunkt").WithTags("Revisjon").WithSummary(
                "Kjedens hode med antall, sum og tid, signert; ta vare på det og sammenlign senere.");
        kommune.MapGet(
            "/revisjon/noekkel", (Sjekkpunktsignatur signatur) => Results.Text(signatur.OffentligNoekkel, Pem))
            .KreverScope(Scope.Revisjon, Scope.Les).Loggfoeres()
            .Produces<string>(StatusCodes.Status200OK, Pem)
            .WithName("revisjonsnoekkel").WithTags("Revisjon").WithSummary("Den offentlige nøkkelen som sjekkpunkter er signert med (PEM).");
        kommune.MapGet("/revisjon/tilgang", TilgangAsync).KreverScope(Scope.Revisjon).Loggfoeres()
            .WithName("revisjonstilgang").WithTags("Revisjon").WithSummary(
                "Loggen over skrivinger, lesing av posteringer, revisjonsuttrekk og avviste forespørsler, nyeste først.");
        kommune.MapGet("/revisjon/kontroll", KontrollAsync).KreverScope(Scope.Revisjon).Loggfoeres().Produces<Kontrollsvar>().MedLast(Last.Uttrekk)
            .WithName("revisjonskontroll").WithTags("Revisjon").WithSummary(
                "Regner kjede, skrivinger og saldo ut på nytt, kontrollerer filen, og melder det første bruddet.");
    }

    private static Task<Sjekkpunkt> SjekkpunktAsync(string kommunenummer, Sjekkpunkttjeneste tjeneste, CancellationToken ct) =>
        tjeneste.LagAsync(Parametertolk.Ledger(kommunenummer), ct);

    private static async Task<Tilgangsliste> TilgangAsync(
        string kommunenummer, string? antall, string? foer, Tilgangsoppslag oppslag, Tilgangslogg logg, CancellationToken ct)
    {
        await logg.SkrivNaaAsync(ct);
        var (linjer, neste) = await oppslag.ListeAsync(Parametertolk.Ledger(kommunenummer), Parametertolk.Stortall(foer, "foer"), Antall(antall), ct);
        return new Tilgangsliste(kommunenummer, linjer, neste?.ToString(CultureInfo.InvariantCulture));
    }

    private static async Task<Installasjonsliste> InstallasjonAsync(
        HttpContext http, string? antall, string? foer, Tilgangsoppslag oppslag, Tilgangslogg logg, CancellationToken ct)
    {
        if (!http.User.Giver().Kommuner.Contains(Innehaver.Alle))
        {
            throw Avvisning.IkkeFunnet("Installasjonens logg er for den som ser alle regnskap.");
        }

        await logg.SkrivNaaAsync(ct);
        var (linjer, neste) = await oppslag.InstallasjonenAsync(Parametertolk.Stortall(foer, "foer"), Antall(antall), ct);
        return new Installasjonsliste(linjer, neste?.ToString(CultureInfo.InvariantCulture));
    }

    private static int Antall(string? antall) => Parametertolk.Heltall(antall, "antall", 100, 1, 1_000);

    private static async Task<IResult> UttrekkAsync(
        string kommunenummer, string? etter, string? aar, string? fraVersjon, string? tilVersjon, Revisjonstjeneste tjeneste, CancellationToken ct)
    {
        var utvalg = new Uttrekksutvalg(
            Parametertolk.Stortall(etter, "etter") ?? 0,
            aar is null ? null : Parametertolk.Aar(aar).Aar,
            Parametertolk.Stortall(fraVersjon, "fraVersjon") ?? 0,
            Parametertolk.Stortall(tilVersjon, "tilVersjon") ?? long.MaxValue);
        return new Uttrekkssvar(await tjeneste.UttrekkAsync(Parametertolk.Ledger(kommunenummer), utvalg, ct));
    }

    private static async Task<Kontrollsvar> KontrollAsync(string kommunenummer, Kontrolltjeneste tjeneste, CancellationToken ct) =>
        Kontrollsvar.Av(kommunenummer, await tjeneste.KontrollerAsync(Parametertolk.Ledger(kommunenummer), ct));
}
