using Ledger.Api.Http.OpenApi;
using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Skriving;
using Ledger.Api.Import;
using Ledger.Application.Opplysninger;
using Ledger.Application.Rettigheter;
using static Ledger.Api.Opplysninger.Registerdefinisjonsendepunkter;

namespace Ledger.Api.Opplysninger;

/// <summary>
/// The registers that notes stand on, at addresses of their own: the same objects as below <c>/registre</c>, in the words of accountants.
/// </summary>
internal static class Noteregisterendepunkter
{
    private static readonly string[] Skrivere = [Scope.Stamdata, Scope.Admin];

    /// <summary>By address: the register, what the contract calls its object, what it is in words, and what one looks like.</summary>
    private static readonly (string Sti, string Register, string Navn, string Hva, Fileksempel Eksempel)[] Registre =
    [
        ("anlegg", "anlegg", "Anlegg", "Et anlegg (§§ 3-4 og 5-11)", Faktaeksempel.Anlegg),
        ("utlaan", "utlaan", "Utlaan", "Et utlån (§ 5-11)", Faktaeksempel.Utlaan),
        ("garantier", "garanti", "Garanti", "En garanti (§ 5-12)", Faktaeksempel.Garanti),
        ("selvkost", "selvkost", "Selvkost", "Et gebyr (selvkostforskriften)", Faktaeksempel.Selvkost),
    ];

    public static void MapNoteregistre(this RouteGroupBuilder kommune)
    {
        foreach (var (sti, register, navn, hva, eksempel) in Registre)
        {
            kommune.MapPut($"/{sti}/{{objektkode}}", (
                    HttpContext http, string kommunenummer, string objektkode, [AsParameters] Skrivevalg skriving, Importmottak mottak,
                    Faktatjeneste tjeneste, CancellationToken ct) => Objektendepunkter.SettAsync(
                    http, kommunenummer, register, Objektadresse.Av(objektkode), skriving, mottak, tjeneste, ct))
                .KreverScope(Skrivere).TarFakta(kommune, eksempel).WithName("sett" + navn).WithTags(Emne)
                .WithSummary($"{hva} i registeret {register}.");
            kommune.MapGet($"/{sti}/{{objektkode}}", (
                    HttpContext http, string kommunenummer, string objektkode, string? perDato, string? versjon, Registertjeneste tjeneste,
                    CancellationToken ct) => Objektendepunkter.EttAsync(http, kommunenummer, register, objektkode, perDato, versjon, tjeneste, ct))
                .KreverScope(Lesere).Produces<Objekthistorikk>().WithName("hent" + navn).WithTags(Emne)
                .WithSummary($"{hva} slik det er, med historikk og opplysninger.");
        }

        const string Premieavvik = "/premieavvik/{leverandoer}/{aar}";
        kommune.MapPut(Premieavvik, (
                HttpContext http, string kommunenummer, string leverandoer, string aar, [AsParameters] Skrivevalg skriving, Importmottak mottak,
                Faktatjeneste tjeneste, CancellationToken ct) => Objektendepunkter.SettAsync(
                http, kommunenummer, "premieavvik", Kohorten(leverandoer, aar), skriving, mottak, tjeneste, ct))
            .KreverScope(Skrivere).TarFakta(kommune, Faktaeksempel.Premieavvik).WithName("settPremieavvik").WithTags(Emne)
            .WithSummary("Premieavviket fra et år hos en pensjonsleverandør (§ 3-5).");
        kommune.MapGet(Premieavvik, (
                HttpContext http, string kommunenummer, string leverandoer, string aar, string? perDato, string? versjon, Registertjeneste tjeneste,
                CancellationToken ct) => Objektendepunkter.EttAsync(
                http, kommunenummer, "premieavvik", Kohort(leverandoer, aar), perDato, versjon, tjeneste, ct))
            .KreverScope(Lesere).Produces<Objekthistorikk>().WithName("hentPremieavvik").WithTags(Emne)
            .WithSummary("Premieavviket fra et år hos en pensjonsleverandør slik det er, med historikk.");
    }

    /// <summary>A cohort is called by its code when nobody names it.</summary>
    private static Objektadresse Kohorten(string leverandoer, string aar) => new(
        new Dictionary<string, string> { ["kode"] = Kohort(leverandoer, aar), ["leverandoer"] = leverandoer, ["aar"] = aar }, Kohort(leverandoer, aar));

    /// <summary>The code that a cohort has in the register.</summary>
    private static string Kohort(string leverandoer, string aar) => $"{leverandoer}-{aar}";
}
