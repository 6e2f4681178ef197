using System.Globalization;
using Ledger.Api.Http.Hoder;
using Ledger.Api.Http.Komprimering;
using Ledger.Api.Http.Lastklasser;
using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Skriving;
using Ledger.Api.Import;
using Ledger.Api.Innstillinger;
using Ledger.Application;
using Ledger.Application.Finans;
using Ledger.Application.Opplysninger;
using Ledger.Application.Rapportering;
using Ledger.Application.Rettigheter;
using Ledger.Domain.Finans.Register;
using Ledger.Domain.Validering;
using Microsoft.Extensions.Options;
using static Ledger.Api.Finans.Finansdefinisjonsendepunkter;

namespace Ledger.Api.Finans;

/// <summary>Facts of the finance register: sent in bulk, listed with their place in the chain.</summary>
internal static class Finanspostendepunkter
{
    // These parameters have other closed values in other operations.
    private static readonly Rapportparameter Slag = new("slag", "Bare poster av dette slaget.", new Parameterform.Verdier(Finansord.Alle<Postslag>()));
    private static readonly Rapportparameter Objekt = new("objekt", "Bare poster om dette.", new Parameterform.Tekst(null, "KBN-01"));

    public static void MapFinansposter(this RouteGroupBuilder finans)
    {
        var mest = ((IEndpointRouteBuilder)finans).ServiceProvider.GetRequiredService<IOptions<Importvalg>>().Value.MestByte;
        finans.MapPost("/importer", ImporterAsync).KreverScope(Scope.Bokfor).MedLast(Last.Import)
            .WithMetadata(new Innholdsgrense(mest), new Idempotensheader(Paakrevd: true), Posteksempel.Fil)
            .Accepts<string>(Importformat.Csv, Importformat.AndreFiler)
            .Produces<Finanskvittering>(StatusCodes.Status201Created).Produces<Finanskvittering>(StatusCodes.Status200OK)
            .WithName("importerFinansposter").WithTags(Emne).WithSummary("Send poster til finansregisteret: alt eller ingenting.");
        finans.MapGet("/poster", ListeAsync).KreverScope(Lesere).Produces<Finanspostliste>()
            .WithMetadata(Slag, Rapportparametre.Fradag, Rapportparametre.Tildag, Objekt)
            .WithName("listFinansposter").WithTags(Emne).WithSummary("Postene i finansregisteret i rekkefølgen de kom, en side om gangen.");
        finans.MapGet("/poster/{postnummer}", EnAsync).KreverScope(Lesere).Produces<Finanspostsvar>()
            .WithName("hentFinanspost").WithTags(Emne).WithSummary("En post i finansregisteret.");
    }

    private static async Task<IResult> ImporterAsync(
        HttpContext http, string kommunenummer, [AsParameters] Skrivevalg skriving, Importmottak mottak, Posttjeneste tjeneste, CancellationToken ct)
    {
        var (ledger, oppdrag, noekkel) = (Parametertolk.Ledger(kommunenummer), skriving.Oppdrag(), Idempotensnoekkel.Krev(http));
        await using var fil = await mottak.MottaFilAsync(http, ct);
        var (kvittering, alleredeUtfoert) = await tjeneste.ImporterAsync(new Faktaordre(ledger, fil, oppdrag, noekkel), ct);
        return skriving.Svar(kvittering, $"/v1/kommuner/{kommunenummer}/finans/poster/{kvittering.FoerstePostnummer}", alleredeUtfoert);
    }

    private static async Task<Finanspostliste> ListeAsync(
        string kommunenummer, string? slag, string? objekt, string? fra, string? til, string? versjon, string? antall, string? etter,
        Finanstjeneste tjeneste, CancellationToken ct)
    {
        if (slag is not null && !Finansord.TryLes<Postslag>(slag, out _))
        {
            throw Avvisning.Ugyldig("slag", Feilkoder.UkjentSlag, $"slag er {string.Join(", ", Finansord.Alle<Postslag>())}.");
        }

        var (foerste, siste) = (Parametertolk.Dato(fra, "fra"), Parametertolk.Dato(til, "til"));
        var (mest, forbi) = (Parametertolk.Heltall(antall, "antall", 100, 1, 1_000), Parametertolk.Heltall(etter, "etter", 0, 0, int.MaxValue));
        var stand = await tjeneste.StandAsync(Parametertolk.Ledger(kommunenummer), Parametertolk.Versjon(versjon), ct);
        var funnet = stand.Poster.Where(p => p.Nummer > forbi && (slag is null || p.Slag.Ord() == slag) && (objekt is null || p.Objekt == objekt)
            && (foerste is null || p.Dato >= foerste) && (siste is null || p.Dato <= siste)).Take(mest + 1).ToList();
        var side = funnet.Take(mest).ToList();
        return new(
            stand.Hode.Ledger.ToString(), stand.Hode.Versjon, stand.Hode.Kjedehode.ToString(), [.. side.Select(p => Finanspostsvar.Av(p, stand))],
            funnet.Count > mest ? side[^1].Nummer.ToString(CultureInfo.InvariantCulture) : null);
    }

    private static async Task<Finanspostsvar> EnAsync(
        string kommunenummer, string postnummer, string? versjon, Finanstjeneste tjeneste, CancellationToken ct)
    {
        var nummer = Parametertolk.Heltall(postnummer, "postnummer", 0, 1, int.MaxValue);
        var stand = await tjeneste.StandAsync(Parametertolk.Ledger(kommunenummer), Parametertolk.Versjon(versjon), ct);
        return stand.Poster.FirstOrDefault(p => p.Nummer == nummer) is { } post
            ? Finanspostsvar.Av(post, stand) : throw Avvisning.IkkeFunnet($"Registeret har ingen post {nummer}.");
    }
}

/// <summary>Facts of the finance register.</summary>
/// <param name="Neste">What etter is to be for the next page; null when there is none.</param>
internal sealed record Finanspostliste(string Kommunenummer, long Versjon, string Kjedehode, IReadOnlyList<Finanspostsvar> Poster, string? Neste);

/// <summary>A fact, with its place in the chain.</summary>
/// <param name="Nummer">From 1 without gaps.</param>
/// <param name="Versjon">The version that it holds from.</param>
/// <param name="ErstattetAv">The reference of the one that took its place; null while it holds.</param>
internal sealed record Finanspostsvar(
    int Nummer, string Referanse, string Slag, string Objekt, DateOnly Dato, DateOnly? Til, string? Type, decimal? Beloep, decimal? Prosent,
    decimal? Anskaffelseskost, string? Motobjekt, string? Aktivaklasse, string? Kilde, string? Erstatter, string? ErstattetAv, string? Tekst, decimal? Dekning,
    long Versjon)
{
    public static Finanspostsvar Av(Finanspost p, Finansstand stand) => new(
        p.Nummer, p.Referanse, p.Slag.Ord(), p.Objekt, p.Dato, p.Til, p.Type, p.Beloep, p.Prosent, p.Anskaffelseskost, p.Motobjekt, p.Aktivaklasse, p.Kilde,
        p.Erstatter, stand.ErstattetAv.GetValueOrDefault(p.Referanse), p.Tekst, p.Dekning, stand.Versjoner[p.Nummer]);
}
