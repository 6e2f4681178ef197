using System.Globalization;
using System.Security.Claims;
using System.Text.Json;
using Ledger.Api.Kontrakt;
using Ledger.Api.Oppsett;
using Ledger.Api.Sikkerhet;
using Ledger.Api.Vern;
using Ledger.Application;
using Ledger.Application.Grunndata;
using Ledger.Application.Import;
using Ledger.Application.Porter;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Endepunkter;

/// <summary>Bulk import of postings, all or nothing and exactly once.</summary>
internal static class ImportEndepunkter
{
    private const string Csv = "text/csv";
    private const string Ndjson = "application/x-ndjson";
    private const int StoersteNoekkel = 200;

    /// <summary>A body of at most this many bytes may share its commit with other small writes.</summary>
    private const int LitenBody = 1 << 16;

    private const string Asynkront = "respond-async";

    public static void MapImport(this RouteGroupBuilder aaret)
    {
        aaret.MapPost("/importer", ImporterAsync).KreverScope(Scope.Bokfor).MedLast(Last.Import)
            .Accepts<string>(Csv, Ndjson)
            .Produces<Importkvittering>(StatusCodes.Status201Created).Produces<Importkvittering>(StatusCodes.Status200OK).Produces<Importstatus>(StatusCodes.Status202Accepted)
            .WithName("importer").WithTags("Bokføring").WithSummary("Bokfør mange bilag samlet: alt eller ingenting.")
            .WithMetadata(new Idempotensheader(Paakrevd: true), new Preferheader());
        aaret.MapGet("/importer", ListeAsync).KreverScope(Scope.Les, Scope.Revisjon, Scope.Bokfor).Produces<Importliste>()
            .WithName("importliste").WithTags("Bokføring").WithSummary("Årets importer, nyeste først.");
        aaret.MapGet("/importer/{importId}", StatusAsync).KreverScope(Scope.Les, Scope.Revisjon, Scope.Bokfor).Produces<Importstatus>()
            .WithName("importstatus").WithTags("Bokføring").WithSummary("Hvor langt en import er kommet, eller hva den bokførte.");
    }

    private static async Task<IResult> ImporterAsync(
        HttpContext http, string kommunenummer, string aar, string? proevekjoering, string? motkonto, Importtjeneste tjeneste, Importjobber jobber, Grunndataleser grunndata, IOptions<Ledgervalg> valg,
        ClaimsPrincipal user, TimeProvider clock, CancellationToken ct)
    {
        var noekkel = Idempotensnoekkel(http, paakrevd: true)!;
        var leser = Leser(http.Request.ContentType);
        var (kommune, year) = (Rute.Ledger(kommunenummer), Rute.Aar(aar));
        await grunndata.HentAsync(kommune, year, ct);
        http.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = valg.Value.Import.MestByte;

        // The body is taken in full before the write lock is asked for, so that a slow sender holds up nobody.
        var body = new FileBufferingReadStream(http.Request.Body, 1 << 20, valg.Value.Import.MestByte, () => Mellomlager(valg.Value));
        var keep = false;
        try
        {
            await LesHeleAsync(body, ct);
            var ordre = new Importordre(
                kommune,
                year,
                user.Bruker(),
                noekkel,
                () =>
                {
                    body.Position = 0;
                    return leser(body);
                },
                LesMotkonto(motkonto),
                Rute.Bryter(proevekjoering, "proevekjoering"),
                body.Length <= LitenBody);
            var sti = $"/v1/kommuner/{kommunenummer}/regnskap/{aar}/importer/";
            if (http.Request.Headers["Prefer"].Any(p => p?.Split(',').Any(v => v.Trim() == Asynkront) == true))
            {
                var jobb = Jobb(ordre, body, leser, clock.GetUtcNow());
                jobber.LeggTil(jobb);
                keep = true;
                http.Response.Headers["Preference-Applied"] = Asynkront;
                return Results.Accepted(sti + jobb.Id, Importstatus.Av(jobb));
            }

            var svar = await tjeneste.ImporterAsync(ordre, ct);
            return svar.AlleredeUtfoert || ordre.Proevekjoering ? Results.Ok(svar.Kvittering) : Results.Created(sti + svar.Kvittering.ImportId, svar.Kvittering);
        }
        finally
        {
            if (!keep)
            {
                await body.DisposeAsync();
            }
        }
    }

    private static Importjobb Jobb(Importordre ordre, FileBufferingReadStream body, Func<Stream, IPosteringsleser> leser, DateTimeOffset mottatt)
    {
        Importjobb jobb = null!;
        jobb = new Importjobb(
            ordre with
            {
                ImportId = Guid.CreateVersion7(mottatt).ToString(),
                Fremdrift = new Importfremdrift(),
                Leser = () =>
                {
                    body.Position = 0;
                    return new Maaltleser(leser(body), body, jobb);
                },
            },
            body,
            body.Length,
            mottatt);
        return jobb;
    }

    /// <summary>Tells the job now and then how far into the body the reader is.</summary>
    private sealed class Maaltleser(IPosteringsleser leser, Stream body, Importjobb jobb) : IPosteringsleser
    {
        private int _rader;

        public Posteringsfelt? Neste()
        {
            if ((_rader++ & 0x3FF) == 0)
            {
                jobb.LesteByte(body.Position);
            }

            return leser.Neste();
        }

        public void Dispose() => leser.Dispose();
    }

    private static async Task<IResult> ListeAsync(string kommunenummer, string aar, string? antall, string? foer, ILedgerStore store, CancellationToken ct)
    {
        var (kommune, year) = (Rute.Ledger(kommunenummer), Rute.Aar(aar));
        var most = Rute.Heltall(antall, "antall", 100, 1, 1_000);
        var before = foer is null ? long.MaxValue : Rute.Heltall(foer, "foer", 0, 1, int.MaxValue);
        var hode = await store.FinnKommuneAsync(kommune, ct) ?? throw Avvisning.UkjentKommune(kommune);
        var rows = await store.TransaksjonerAsync(kommune, year.Aar, Importtjeneste.Handling, before == long.MaxValue ? hode.Versjon : before - 1, most, ct);
        return Results.Ok(new Importliste(kommunenummer, year.Aar, hode.Versjon, hode.Kjedehode.ToString(), [.. rows.Select(Importlinje.Av)], rows.Count == most ? rows[^1].Versjon.ToString(CultureInfo.InvariantCulture) : null));
    }

    private static async Task<IResult> StatusAsync(string kommunenummer, string aar, string importId, Importjobber jobber, ILedgerStore store, CancellationToken ct)
    {
        var (kommune, year) = (Rute.Ledger(kommunenummer), Rute.Aar(aar));
        if (jobber.Finn(kommune, importId) is { } jobb && jobb.Ordre.Aar == year)
        {
            return Results.Ok(Importstatus.Av(jobb));
        }

        var stored = Guid.TryParse(importId, out var id) ? await store.FinnImportAsync(kommune, id.ToString(), ct) : null;
        return stored is not null && stored.Aar == year.Aar
            ? Results.Ok(Importstatus.Av(stored))
            : throw Avvisning.IkkeFunnet("Importen er ukjent her. Etter en omstart, eller hos en annen instans, gir samme forespørsel med samme Idempotency-Key kvitteringen, eller bokfører.");
    }

    /// <summary>The value of Idempotency-Key: a structured-header string, or bare.</summary>
    internal static string? Idempotensnoekkel(HttpContext http, bool paakrevd)
    {
        var header = http.Request.Headers["Idempotency-Key"].ToString().Trim();
        var key = header.Length >= 2 && header[0] == '"' && header[^1] == '"' ? header[1..^1] : header;
        if (key.Length == 0)
        {
            return paakrevd ? throw Avvisning.Ugyldig("Idempotency-Key", Feilkoder.Mangler, "Send en Idempotency-Key, for eksempel en UUID, som er den samme når du prøver igjen.") : null;
        }

        return key.Length <= StoersteNoekkel && Tekstregler.HarGyldigeTegn(key)
            ? key
            : throw Avvisning.Ugyldig("Idempotency-Key", Feilkoder.UgyldigFormat, $"Idempotency-Key er høyst {StoersteNoekkel} tegn.");
    }

    private static Func<Stream, IPosteringsleser> Leser(string? contentType) =>
        contentType?.Split(';')[0].Trim().ToLowerInvariant() switch
        {
            Csv => stream => new CsvLeser(stream),
            Ndjson => stream => new NdjsonLeser(stream),
            _ => throw new BadHttpRequestException("Unsupported content type.", StatusCodes.Status415UnsupportedMediaType),
        };

    private static async Task LesHeleAsync(FileBufferingReadStream body, CancellationToken ct)
    {
        try
        {
            await body.DrainAsync(ct);
        }
        catch (IOException e) when (e is not BadHttpRequestException && e.Message.Contains("limit", StringComparison.OrdinalIgnoreCase))
        {
            throw new BadHttpRequestException("Too large.", StatusCodes.Status413PayloadTooLarge, e);
        }
    }

    private static string Mellomlager(Ledgervalg valg)
    {
        var folder = Path.Combine(Path.GetFullPath(valg.DataDirectory), "mellomlager");
        Directory.CreateDirectory(folder);
        return folder;
    }

    private static Motkonto? LesMotkonto(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var parts = text.Split('.');
        return parts.Length == 2 && Kapittel.TryParse(parts[0], out var kapittel) && Sektor.TryParse(parts[1], out var sektor)
            ? new Motkonto(kapittel, sektor)
            : throw Avvisning.Ugyldig("motkonto", Feilkoder.UgyldigFormat, "Motkonto skrives kapittel.sektor, for eksempel 10.320.");
    }
}

/// <summary>The endpoint reads Idempotency-Key.</summary>
internal sealed record Idempotensheader(bool Paakrevd);

/// <summary>The endpoint reads Prefer.</summary>
internal sealed record Preferheader;

/// <summary>How far an import has come.</summary>
/// <param name="Status"><c>venter</c>, <c>paagaar</c>, <c>bokfoert</c>, <c>proevekjoert</c>, <c>avvist</c> (see problem) or <c>avbrutt</c> (nothing booked; send it again).</param>
/// <param name="RaderGyldige">Rows of bilag without errors so far.</param>
/// <param name="Kvittering">When it is done.</param>
/// <param name="Problem">The problem details that the request would have been answered with.</param>
internal sealed record Importstatus(
    string ImportId, string Status, DateTimeOffset Mottatt, DateTimeOffset? Ferdig, long RaderLest, long RaderGyldige, long? ByteLest, long? ByteTotalt, Importkvittering? Kvittering, IReadOnlyDictionary<string, object?>? Problem)
{
    public static Importstatus Av(Importjobb j) => new(
        j.Id, j.Status, j.Mottatt, j.Ferdig, j.Ordre.Fremdrift!.RaderLest, j.Ordre.Fremdrift.RaderGyldige, j.ByteLest, j.ByteTotalt, j.Kvittering, j.Problem);

    public static Importstatus Av(Transaksjon t)
    {
        var kvittering = JsonSerializer.Deserialize<Importkvittering>(t.Kvittering!, JsonSerializerOptions.Web)!;
        return new Importstatus(t.ImportId!, kvittering.Status, t.Tidspunkt, t.Tidspunkt, kvittering.AntallRader, kvittering.AntallPosteringer, null, null, kvittering, null);
    }
}

/// <summary>A page of the year's imports, newest first.</summary>
/// <param name="Neste">Give it as foer for the next page; null on the last one.</param>
internal sealed record Importliste(string Kommunenummer, int Aar, long Versjon, string Kjedehode, IReadOnlyList<Importlinje> Importer, string? Neste);

/// <summary>An import that was booked. Sums in kroner; sumKredit is negative.</summary>
internal sealed record Importlinje(
    string ImportId, DateTimeOffset Tidspunkt, string Bruker, string? Idempotensnoekkel, int AntallBilag, long AntallPosteringer, decimal SumDebet, decimal SumKredit, int? FoersteBilagsnummer, int? SisteBilagsnummer, long Versjon,
    string Kjedehode, long AntallVarsler)
{
    public static Importlinje Av(Transaksjon t)
    {
        var k = JsonSerializer.Deserialize<Importkvittering>(t.Kvittering!, JsonSerializerOptions.Web)!;
        return new Importlinje(
            k.ImportId, t.Tidspunkt, t.Bruker.ToString(), t.Idempotensnoekkel, k.AntallBilag, k.AntallPosteringer, k.SumDebet, k.SumKredit, k.FoersteBilagsnummer, k.SisteBilagsnummer, t.Versjon, t.Kjedehode.ToString(), k.AntallVarsler);
    }
}
