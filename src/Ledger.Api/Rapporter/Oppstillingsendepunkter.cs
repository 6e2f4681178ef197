using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Skriving;
using Ledger.Application;
using Ledger.Application.Grunndata;
using Ledger.Application.Rettigheter;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Validering;

namespace Ledger.Api.Rapporter;

/// <summary>Which statements there are, and the municipality's own as definitions.</summary>
internal static class Oppstillingsendepunkter
{
    public static void MapListe(RouteGroupBuilder aaret) =>
        aaret.MapGet("/oppstillinger", ListAsync).KreverScope(Scope.Les, Scope.Revisjon)
            .WithName("listOppstillinger").WithTags("Rapporter").WithSummary("Oppstillingene som finnes: forskriftens og kommunens egne.");

    public static void MapDefinisjoner(RouteGroupBuilder aaret)
    {
        aaret.MapGet("/oppstillinger/{id}/definisjon", DefinisjonAsync).KreverScope(Scope.Les, Scope.Revisjon, Scope.Admin)
            .WithName("hentOppstillingsdefinisjon").WithTags("Rapporter").WithSummary("Kommunens egen oppstilling, slik den er definert.");
        aaret.MapPut("/oppstillinger/{id}", DefinerAsync).KreverScope(Scope.Admin)
            .WithName("definerOppstilling").WithTags("Rapporter").WithSummary("Definer en egen oppstilling: filtre over dimensjoner og formler over linjer.");
    }

    private static async Task<Oppstillingsliste> ListAsync(string kommunenummer, string aar, Grunndataleser leser, CancellationToken ct)
    {
        var grunndata = await leser.HentAsync(Parametertolk.Ledger(kommunenummer), Parametertolk.Aar(aar), ct);
        var innebygde = InnebygdeOppstillinger.Ider.Select(id => (Id: id, Overskrift: InnebygdeOppstillinger.Overskrift(id)))
            .Select(o => new Oppstillingsopplysning(o.Id, o.Overskrift.Navn, o.Overskrift.Hjemmel, Egen: false));
        var egne = grunndata.Oppstillinger.Select(o => new Oppstillingsopplysning(o.Key, o.Value.Navn!, o.Value.Hjemmel, Egen: true));
        return new Oppstillingsliste(kommunenummer, grunndata.Aar.Aar, grunndata.Versjon, [.. innebygde, .. egne.OrderBy(o => o.Id, StringComparer.Ordinal)]);
    }

    private static async Task<Oppstillingsutkast> DefinisjonAsync(string kommunenummer, string aar, string id, Grunndataleser leser, CancellationToken ct)
    {
        var grunndata = await leser.HentAsync(Parametertolk.Ledger(kommunenummer), Parametertolk.Aar(aar), ct);
        return grunndata.Oppstillinger.TryGetValue(id, out var utkast)
            ? utkast
            : throw Avvisning.IkkeFunnet("Kommunen har ingen egen oppstilling med denne id-en.");
    }

    private static async Task<Definisjonskvittering> DefinerAsync(
        string kommunenummer, string aar, string id, Oppstillingsutkast body, Grunndatatjeneste tjeneste, Grunndataleser leser,
        [AsParameters] Skrivevalg skriving, CancellationToken ct)
    {
        if (!Oppstillingsregler.ErGyldigId(id))
        {
            throw Avvisning.Ugyldig(
                "id", Feilkoder.UgyldigFormat, "En egen oppstillings id er 1–40 små bokstaver, siffer og bindestreker, og ikke en av forskriftens.");
        }

        var (ledger, aaret) = (Parametertolk.Ledger(kommunenummer), Parametertolk.Aar(aar));
        var grunndata = await leser.HentAsync(ledger, aaret, ct);
        var feil = new Feilsamling();
        return Oppstillingsregler.Bygg(id, body, grunndata.Organisasjon!, feil) is null
            ? throw Avvisning.Av(feil)
            : await tjeneste.DefinerOppstillingAsync(ledger, aaret, id, body, skriving.Oppdrag(), ct);
    }
}

/// <summary>The statements that there are.</summary>
internal sealed record Oppstillingsliste(string Kommunenummer, int Aar, long Versjon, IReadOnlyList<Oppstillingsopplysning> Oppstillinger);

/// <summary>A statement.</summary>
internal sealed record Oppstillingsopplysning(string Id, string Navn, string? Hjemmel, bool Egen);
