using System.Globalization;
using System.Security.Claims;
using Ledger.Api.Http.Hoder;
using Ledger.Api.Http.Komprimering;
using Ledger.Api.Http.Lastklasser;
using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Skriving;
using Ledger.Api.Innstillinger;
using Ledger.Application;
using Ledger.Application.Grunndata;
using Ledger.Application.Import;
using Ledger.Application.Rettigheter;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Import;

/// <summary>Bulk import of postings, all or nothing and exactly once.</summary>
internal static class Importendepunkter
{
    private const string Asynkront = "respond-async";

    public static void MapImport(this RouteGroupBuilder aaret)
    {
        var mest = ((IEndpointRouteBuilder)aaret).ServiceProvider.GetRequiredService<IOptions<Importvalg>>().Value.MestByte;
        aaret.MapPost("/importer", ImporterAsync).KreverScope(Scope.Bokfor).MedLast(Last.Import)
            .WithMetadata(new Innholdsgrense(mest), new ForKilde(), Radeksempel.Posteringer)
            .Accepts<string>(Importformat.Csv, Importformat.AndreFiler)
            .Produces<Importkvittering>(StatusCodes.Status201Created).Produces<Importkvittering>(StatusCodes.Status200OK)
            .Produces<Importstatus>(StatusCodes.Status202Accepted)
            .WithName("importer").WithTags("Bokføring").WithSummary("Bokfør mange bilag samlet: alt eller ingenting.")
            .WithMetadata(new Idempotensheader(Paakrevd: true), new Preferheader(), new Paavegneavheader());
        aaret.MapGet("/importer", ListeAsync).KreverScope(Scope.Les, Scope.Revisjon, Scope.Bokfor).Produces<Importliste>()
            .WithName("importliste").WithTags("Bokføring").WithSummary("Årets importer, nyeste først.");
        aaret.MapGet("/importer/{importId}", StatusAsync).KreverScope(Scope.Les, Scope.Revisjon, Scope.Bokfor)
            .WithMetadata(new ForKilde()).Produces<Importstatus>()
            .WithName("importstatus").WithTags("Bokføring").WithSummary("Hvor langt en import er kommet, eller hva den bokførte.");
    }

    private static async Task<IResult> ImporterAsync(
        HttpContext http, string kommunenummer, string aar, [AsParameters] Skrivevalg skriving, [AsParameters] Importforesporsel foresporsel,
        Importmottak mottak, Profilbruk profiler, Importtjeneste tjeneste, Importjobber jobber, Grunndataleser grunndata, CancellationToken ct)
    {
        var oppdrag = skriving.Oppdrag();
        var noekkel = Idempotensnoekkel.Krev(http);
        var (ledger, aaret) = (Parametertolk.Ledger(kommunenummer), Parametertolk.Aar(aar));
        await grunndata.HentAsync(ledger, aaret, ct);
        var sti = $"/v1/kommuner/{kommunenummer}/regnskap/{aar}/importer/";
        var (profil, leser) = await profiler.FinnAsync(ledger, aaret, foresporsel.Profil, Radformat.Posteringer, ct);
        http.User.KrevKilde(profil?.Kilde);
        var valg = foresporsel.Ordre(ledger, aaret, oppdrag, noekkel, profil) with { Merker = skriving.Merkerett(foresporsel.Historikk) };
        await using var innhold = await mottak.MottaAsync(http, leser, ct);
        var ordre = valg with { Leser = innhold.Leser, Liten = innhold.ErLite };
        if (http.Request.Headers["Prefer"].Any(p => p?.Split(',').Any(v => v.Trim() == Asynkront) == true))
        {
            var jobb = jobber.LeggTil(ordre, innhold, http.User.Adgang());
            http.Response.Headers["Preference-Applied"] = Asynkront;
            return Results.Accepted(Ledgeradresse.Vist(sti) + jobb.Id, Importstatus.Av(jobb));
        }

        var svar = await tjeneste.ImporterAsync(ordre, ct);
        return skriving.Svar(svar.Kvittering, sti + svar.Kvittering.ImportId, svar.AlleredeUtfoert);
    }

    private static async Task<Importliste> ListeAsync(
        string kommunenummer, string aar, string? antall, string? foer, Importregister register, CancellationToken ct)
    {
        var aaret = Parametertolk.Aar(aar);
        var mest = Parametertolk.Heltall(antall, "antall", 100, 1, 1_000);
        var versjon = foer is null ? (long?)null : Parametertolk.Heltall(foer, "foer", 0, 1, int.MaxValue);
        var (hode, importer) = await register.ListeAsync(Parametertolk.Ledger(kommunenummer), aaret, versjon, mest, ct);
        var neste = importer.Count == mest ? importer[^1].Skriving.Versjon.ToString(CultureInfo.InvariantCulture) : null;
        return new Importliste(kommunenummer, aaret.Aar, hode.Versjon, hode.Kjedehode.ToString(), [.. importer.Select(Importlinje.Av)], neste);
    }

    private static async Task<Importstatus> StatusAsync(
        string kommunenummer, string aar, string importId, Importjobber jobber, Importregister register, CancellationToken ct)
    {
        var (ledger, aaret) = (Parametertolk.Ledger(kommunenummer), Parametertolk.Aar(aar));
        if (jobber.Finn(ledger, importId) is { } jobb && jobb.Ordre.Aar == aaret)
        {
            return Importstatus.Av(jobb);
        }

        var lagret = Guid.TryParse(importId, out var id) ? await register.FinnAsync(ledger, aaret, id, ct) : null;
        return lagret is not null
            ? Importstatus.Av(lagret)
            : throw Avvisning.IkkeFunnet(
                "Importen er ukjent her. Etter en omstart, eller hos en annen instans, gir samme forespørsel med samme Idempotency-Key kvitteringen, "
                    + "eller bokfører.");
    }
}
