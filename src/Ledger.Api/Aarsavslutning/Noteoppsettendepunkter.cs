using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Skriving;
using Ledger.Application;
using Ledger.Application.Grunndata;
using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Noter;
using Ledger.Application.Rettigheter;

namespace Ledger.Api.Aarsavslutning;

/// <summary>How a year's notes are numbered, and the municipality's own notes.</summary>
internal static class Noteoppsettendepunkter
{
    public static void MapNoteoppsett(this RouteGroupBuilder aaret)
    {
        aaret.MapGet("/noter/nummerering", HentAsync).KreverScope(Scope.Les, Scope.Revisjon)
            .WithName("hentNotenummerering").WithTags("Årsavslutning").WithSummary("Rekkefølgen notene er nummerert i, og kommunens egne noter.");
        aaret.MapPut("/noter/nummerering", SettAsync).KreverScope(Scope.Admin)
            .WithName("settNotenummerering").WithTags("Årsavslutning")
            .WithSummary("Sett rekkefølgen notene er nummerert i, og kommunens egne noter. Resten kommer i forskriftens rekkefølge.");
    }

    private static async Task<Notenummerering> HentAsync(string kommunenummer, string aar, Noteteksttjeneste tjeneste, CancellationToken ct)
    {
        var (ledger, aaret) = (Parametertolk.Ledger(kommunenummer), Parametertolk.Aar(aar));
        var (oppsett, versjon) = await tjeneste.OppsettAsync(ledger, aaret, ct);
        return new(ledger.ToString(), aaret.Aar, versjon, oppsett.Rekkefoelge, oppsett.Egne);
    }

    private static Task<Definisjonskvittering> SettAsync(
        string kommunenummer, string aar, [AsParameters] Skrivevalg skriving, Nummereringsforesporsel body, Noteteksttjeneste tjeneste,
        CancellationToken ct) =>
        tjeneste.SettOppsettAsync(
            Parametertolk.Ledger(kommunenummer), Parametertolk.Aar(aar),
            new Noteoppsett(
                [.. (body.Rekkefoelge ?? []).Select(n => n ?? "")],
                [.. (body.Egne ?? []).Select(e => new Egennote(e?.Navn ?? "", e?.Tittel ?? "", string.IsNullOrEmpty(e?.Hjemmel) ? null : e.Hjemmel))]),
            skriving.Oppdrag(), ct);
}

/// <summary>How a year's notes are numbered.</summary>
internal sealed record Notenummerering(
    string Kommunenummer, int Aar, long Versjon, IReadOnlyList<string> Rekkefoelge, IReadOnlyList<Egennote> Egne);

/// <summary>How a year's notes are to be numbered. What is left out is empty.</summary>
internal sealed record Nummereringsforesporsel(IReadOnlyList<string?>? Rekkefoelge = null, IReadOnlyList<Egennoteforesporsel?>? Egne = null);

/// <summary>A note of the municipality's own.</summary>
internal sealed record Egennoteforesporsel(string? Navn, string? Tittel, string? Hjemmel = null);
