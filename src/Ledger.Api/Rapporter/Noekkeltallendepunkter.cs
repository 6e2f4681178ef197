using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Skriving;
using Ledger.Application;
using Ledger.Application.Grunndata;
using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Rettigheter;
using Ledger.Domain.Noekkeltall;
using Ledger.Domain.Validering;

namespace Ledger.Api.Rapporter;

/// <summary>What a municipality decides about key figures, and the numbers that the ledger does not hold.</summary>
internal static class Noekkeltallendepunkter
{
    private const int MestInndata = 100;

    public static void MapDefinisjoner(RouteGroupBuilder aaret)
    {
        aaret.MapPut("/noekkeltall/{id}", SettAsync).KreverScope(Scope.Admin)
            .WithName("settNoekkeltall").WithTags("Rapporter").WithSummary("Sett måltall for et nøkkeltall, eller kommunens egen formel.");
        aaret.MapGet("/inndata", HentInndataAsync).KreverScope(Scope.Les, Scope.Revisjon)
            .WithName("hentInndata").WithTags("Rapporter").WithSummary("Tallene som er satt for året, og som hovedboken ikke har.");
        aaret.MapPut("/inndata", SettInndataAsync).KreverScope(Scope.Admin)
            .WithName("settInndata").WithTags("Rapporter").WithSummary("Tall som hovedboken ikke har, for eksempel innbyggere, tomter og laanVidereutlaan.");
    }

    private static async Task<Definisjonskvittering> SettAsync(
        string kommunenummer, string aar, string id, Noekkeltallvalg body, Grunndatatjeneste tjeneste, Grunndataleser leser, [AsParameters] Skrivevalg skriving,
        CancellationToken ct)
    {
        if (id == Noekkeltallform.Inndata || !Noekkeltallregler.ErGyldigId(id))
        {
            throw Avvisning.Ugyldig("id", Feilkoder.UgyldigFormat, "Et nøkkeltalls id er 1–60 små bokstaver a–z, siffer og understrek.");
        }

        var (ledger, aaret) = (Parametertolk.Ledger(kommunenummer), Parametertolk.Aar(aar));
        var grunndata = await leser.HentAsync(ledger, aaret, ct);
        var feil = new Feilsamling();
        Noekkeltallregler.Kontroller(id, body, grunndata.Organisasjon!, feil);
        return feil.HarFeil
            ? throw Avvisning.Av(feil)
            : await tjeneste.DefinerNoekkeltallAsync(ledger, aaret, id, body, skriving.Oppdrag(), ct);
    }

    private static async Task<Inndatasvar> HentInndataAsync(string kommunenummer, string aar, Grunndataleser leser, CancellationToken ct)
    {
        var grunndata = await leser.HentAsync(Parametertolk.Ledger(kommunenummer), Parametertolk.Aar(aar), ct);
        return new Inndatasvar(
            grunndata.Ledger.ToString(), grunndata.Aar.Aar, grunndata.Versjon,
            [.. grunndata.Inndata.OrderBy(i => i.Key, StringComparer.Ordinal).Select(i => new Inndataverdi(i.Key, i.Value))]);
    }

    private static async Task<Definisjonskvittering> SettInndataAsync(
        string kommunenummer, string aar, Dictionary<string, decimal> body, Grunndatatjeneste tjeneste, [AsParameters] Skrivevalg skriving,
        CancellationToken ct)
    {
        if (body.Count > MestInndata || !body.Keys.All(Noekkeltallregler.ErGyldigInndatanavn))
        {
            throw Avvisning.Ugyldig("body", Feilkoder.UgyldigFormat, $"Høyst {MestInndata} tall. {Noekkeltallregler.Inndatanavnform}");
        }

        return await tjeneste.DefinerInndataAsync(Parametertolk.Ledger(kommunenummer), Parametertolk.Aar(aar), body, skriving.Oppdrag(), ct);
    }
}

/// <summary>The numbers that are set for a year and that the ledger does not hold.</summary>
internal sealed record Inndatasvar(string Kommunenummer, int Aar, long Versjon, IReadOnlyList<Inndataverdi> Inndata);

/// <summary>A number by its name.</summary>
internal sealed record Inndataverdi(string Navn, decimal Verdi);
