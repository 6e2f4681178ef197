using Ledger.Api.Http.Komprimering;
using Ledger.Api.Http.Lastklasser;
using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Skriving;
using Ledger.Api.Import;
using Ledger.Api.Innstillinger;
using Ledger.Application;
using Ledger.Application.Grunndata;
using Ledger.Application.Profiler;
using Ledger.Application.Rettigheter;
using Ledger.Domain.Validering;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Profiler;

/// <summary>How sources write their files, said once for each.</summary>
internal static class Profilendepunkter
{
    /// <summary>An address of this name is taken.</summary>
    private const string Forslag = "forslag";

    public static void MapProfiler(this RouteGroupBuilder kommune)
    {
        var mest = ((IEndpointRouteBuilder)kommune).ServiceProvider.GetRequiredService<IOptions<Importvalg>>().Value.MestByte;
        string[] lesere = [Scope.Les, Scope.Revisjon, Scope.Bokfor, Scope.Budsjett, Scope.Stamdata];
        kommune.MapGet("/importprofiler", ListeAsync).KreverScope(lesere).Produces<Profilliste>()
            .WithName("importprofiler").WithTags("Bokføring").WithSummary("Profilene som filer kan leses med: kommunens egne, og de som følger med.");
        kommune.MapGet("/importprofiler/{profil}", HentAsync).KreverScope(lesere).Produces<Profilutkast>()
            .WithName("hentImportprofil").WithTags("Bokføring").WithSummary("Hvordan en kilde skriver filene sine.");
        kommune.MapPut("/importprofiler/{profil}", LagreAsync).KreverScope(Scope.Stamdata, Scope.Admin).Produces<Definisjonskvittering>()
            .WithName("lagreImportprofil").WithTags("Bokføring").WithSummary("Lagre en profil. Den brukes med profil= på importer, saldoimporter og vedtak.");
        kommune.MapPost("/importprofiler/" + Forslag, ForeslaaAsync).KreverScope(Scope.Bokfor, Scope.Budsjett, Scope.Stamdata, Scope.Admin).MedLast(Last.Import)
            .WithMetadata(new Innholdsgrense(mest), Radeksempel.Ukjent).Accepts<string>(Importformat.Csv, Importformat.AndreFiler).Produces<Profilforslag>()
            .WithName("foreslaaImportprofil").WithTags("Bokføring").WithSummary("Foreslå en profil ut fra en fil; lagrer ingenting.");
    }

    private static async Task<Profilliste> ListeAsync(string kommunenummer, Profilregister register, CancellationToken ct)
    {
        var (hode, profiler) = await register.AlleAsync(Parametertolk.Ledger(kommunenummer), ct);
        return new Profilliste(
            hode.Ledger.ToString(), hode.Versjon,
            [.. profiler.Select(p => new Profillinje(p.Id, p.Profil.Navn ?? "", p.Profil.Kilde ?? "", p.Profil.Format?.Type ?? "", p.Medfulgt))]);
    }

    private static async Task<Profilutkast> HentAsync(string kommunenummer, string profil, Profilregister register, CancellationToken ct) =>
        (await register.HentAsync(Parametertolk.Ledger(kommunenummer), profil, ct)).Profil;

    private static Task<Definisjonskvittering> LagreAsync(
        string kommunenummer, string profil, Profilutkast body, [AsParameters] Skrivevalg skriving, Grunndatatjeneste tjeneste, CancellationToken ct)
    {
        if (!Profilregler.ErGyldigId(profil) || profil == Forslag)
        {
            throw Avvisning.Ugyldig("profil", Feilkoder.UgyldigFormat, "En profils id er 1–40 små bokstaver a–z, sifre og bindestrek, og ikke «forslag».");
        }

        _ = Profilform.Les(body);
        return tjeneste.DefinerImportprofilAsync(Parametertolk.Ledger(kommunenummer), profil, Profilform.Skriv(body), skriving.Oppdrag(), ct);
    }

    private static async Task<Profilforslag> ForeslaaAsync(
        HttpContext http, string kommunenummer, string? aar, Importmottak mottak, Profilforslagstjeneste tjeneste, CancellationToken ct)
    {
        await using var fil = await mottak.MottaFilAsync(http, ct);
        return await tjeneste.ForeslaaAsync(Parametertolk.Ledger(kommunenummer), aar is null ? null : Parametertolk.Aar(aar), fil, ct);
    }
}

/// <summary>The profiles that files can be read with.</summary>
internal sealed record Profilliste(string Kommunenummer, long Versjon, IReadOnlyList<Profillinje> Profiler);

/// <summary>A profile.</summary>
/// <param name="Type">The kind of file that it is for.</param>
/// <param name="Medfulgt">It came with the service.</param>
internal sealed record Profillinje(string Id, string Navn, string Kilde, string Type, bool Medfulgt);
