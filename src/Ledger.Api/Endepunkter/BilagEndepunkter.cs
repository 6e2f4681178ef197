using System.Globalization;
using System.Security.Claims;
using Ledger.Api.Kontrakt;
using Ledger.Api.Kontrakt.Foresporsler;
using Ledger.Api.Sikkerhet;
using Ledger.Application;
using Ledger.Application.Bokfoering;
using Ledger.Application.Lesing;
using Ledger.Application.Porter;
using Ledger.Application.Rapportering;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Endepunkter;

/// <summary>Single bilag: book, read, reverse. There is no update and no delete.</summary>
internal static class BilagEndepunkter
{
    public static void MapBilag(this RouteGroupBuilder aaret)
    {
        aaret.MapPost("/bilag", BokfoerAsync).Validerer<Bilagsforesporsel>().KreverScope(Scope.Bokfor)
            .Produces<Bilagskvittering>(StatusCodes.Status201Created)
            .WithName("bokfoerBilag").WithTags("Bokføring").WithSummary("Bokfør ett bilag.");
        aaret.MapGet("/bilag/{bilagsnummer}", HentAsync).KreverScope(Scope.Les, Scope.Revisjon, Scope.Bokfor)
            .WithName("hentBilag").WithTags("Bokføring").WithSummary("Et bilag med posteringer og plass i kjeden.");
        aaret.MapPost("/bilag/{bilagsnummer}/tilbakefoering", TilbakefoerAsync).Validerer<Tilbakefoeringsforesporsel>().KreverScope(Scope.Bokfor)
            .Produces<Bilagskvittering>(StatusCodes.Status201Created)
            .WithName("tilbakefoerBilag").WithTags("Bokføring").WithSummary("Tilbakefør et bilag i sin helhet, i en åpen periode.");
    }

    private static async Task<IResult> BokfoerAsync(
        string kommunenummer, string aar, Bilagsforesporsel body, Bilagstjeneste tjeneste, ClaimsPrincipal user, CancellationToken ct)
    {
        var kvittering = await tjeneste.BokfoerAsync(Rute.Ledger(kommunenummer), Rute.Aar(aar), body.Felt(), body.Tekst, user.Bruker(), ct);
        return Results.Created($"/v1/kommuner/{kommunenummer}/regnskap/{aar}/bilag/{kvittering.Bilagsnummer}", kvittering);
    }

    private static async Task<Bilagssvar> HentAsync(string kommunenummer, string aar, string bilagsnummer, ILedgerStore store, Rapportleser leser, CancellationToken ct)
    {
        var number = Rute.Heltall(bilagsnummer, "bilagsnummer", 0, 1, int.MaxValue);
        var year = Rute.Aar(aar);
        var bilag = await store.FinnBilagAsync(Rute.Ledger(kommunenummer), year, number, ct)
            ?? throw Avvisning.IkkeFunnet($"Bilag {number} finnes ikke i {year}.");
        var grunnlag = await leser.HentAsync(bilag.Post.Ledger, year, default, ct);
        return Bilagssvar.Av(bilag, [.. bilag.Bilag.Posteringer.Select((p, i) => new Posteringsspor(i + 1, Spor(grunnlag, p.Dimensjon)))]);
    }

    /// <summary>The statements that a dimension counts in, and in which posts: the way from voucher to report.</summary>
    private static List<Oppstillingsspor> Spor(Rapportgrunnlag grunnlag, Dimensjon dimensjon) =>
        [.. grunnlag.AlleOppstillinger()
            .Select(o => new Oppstillingsspor(o.Id, Oppstillingsmotor.Poster(o, dimensjon, grunnlag.Grunndata.Organisasjon!, grunnlag.Grunndata.Fond)))
            .Where(s => s.Poster.Count > 0)];

    private static async Task<IResult> TilbakefoerAsync(
        string kommunenummer, string aar, string bilagsnummer, Tilbakefoeringsforesporsel body, Bilagstjeneste tjeneste, ClaimsPrincipal user, CancellationToken ct)
    {
        var number = Rute.Heltall(bilagsnummer, "bilagsnummer", 0, 1, int.MaxValue);
        DateOnly? dato = body.Bilagsdato is null ? null : DateOnly.ParseExact(body.Bilagsdato, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        Periode? periode = body.Periode is { } p ? Rute.Periode(p.Tekst) : null;
        var kvittering = await tjeneste.TilbakefoerAsync(Rute.Ledger(kommunenummer), Rute.Aar(aar), number, dato, periode, body.Begrunnelse, user.Bruker(), ct);
        return Results.Created($"/v1/kommuner/{kommunenummer}/regnskap/{aar}/bilag/{kvittering.Bilagsnummer}", kvittering);
    }
}

/// <summary>A bilag with its place in the chain.</summary>
internal sealed record Bilagssvar(
    string Kommunenummer,
    int Aar,
    int Bilagsnummer,
    string Bilagsreferanse,
    DateOnly Bilagsdato,
    int Periode,
    string? Tekst,
    int? Tilbakefoerer,
    int? TilbakefoertAv,
    IReadOnlyList<Posteringssvar> Posteringer,
    long Versjon,
    long Sekvens,
    string Kjedehash,
    DateTimeOffset Tidspunkt,
    string Bruker,
    IReadOnlyList<Posteringsspor> TellerI)
{
    public static Bilagssvar Av(LagretBilag lagret, IReadOnlyList<Posteringsspor> spor) => new(
        lagret.Post.Ledger.ToString(),
        lagret.Post.Aar,
        lagret.Post.Nummer,
        lagret.Bilag.Referanse,
        lagret.Bilag.Dato,
        lagret.Bilag.Periode.Nummer,
        lagret.Bilag.Tekst,
        lagret.Bilag.Tilbakefoerer,
        lagret.TilbakefoertAv,
        [.. lagret.Bilag.Posteringer.Select((p, i) => Posteringssvar.Av(i + 1, p))],
        lagret.Post.Versjon,
        lagret.Post.Sekvens,
        lagret.Post.Hash.ToString(),
        lagret.Tidspunkt,
        lagret.Bruker,
        spor);
}

/// <summary>Where a row of the bilag counts.</summary>
internal sealed record Posteringsspor(int Linje, IReadOnlyList<Oppstillingsspor> Oppstillinger);

/// <summary>The posts of a statement that a row counts in, directly or through formulas.</summary>
internal sealed record Oppstillingsspor(string Oppstilling, IReadOnlyList<string> Poster);
