using System.Security.Claims;
using Ledger.Api.Kontrakt;
using Ledger.Api.Kontrakt.Formater;
using Ledger.Api.Rapporter;
using Ledger.Api.Sikkerhet;
using Ledger.Application;
using Ledger.Application.Grunndata;
using Ledger.Application.Rapporter;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Validering;

namespace Ledger.Api.Endepunkter;

/// <summary>The statements: those of the regulation and the municipality's own, all through one evaluator.</summary>
internal static class OppstillingEndepunkter
{
    public static void MapOppstillinger(this RouteGroupBuilder aaret)
    {
        Map(aaret, Rapportberegning.Driftsregnskap, "Driftsregnskapet: bevilgning (§ 5-4 første ledd), art (§ 5-6) eller omraade (§ 5-4 andre ledd).");
        Map(aaret, Rapportberegning.Investeringsregnskap, "Investeringsregnskapet: bevilgning (§ 5-5 første ledd) eller omraade (andre ledd).");
        Map(aaret, Rapportberegning.Balanse, "Balansen (§ 5-8).");
        Map(aaret, Rapportberegning.Budsjettavvik, "Samlet budsjettavvik og årsavslutningsdisposisjoner (§ 5-9): drift eller investering.");
        aaret.MapGet("/oppstillinger", ListAsync).KreverScope(Scope.Les, Scope.Revisjon)
            .WithName("listOppstillinger").WithTags("Rapporter").WithSummary("Oppstillingene som finnes: forskriftens og kommunens egne.");
        aaret.MapGet("/oppstillinger/{id}", HentAsync).KreverScope(Scope.Les, Scope.Revisjon).Produces<Oppstillingssvar>().MedFormater().Lagres()
            .WithName("hentOppstilling").WithTags("Rapporter").WithSummary("En oppstilling, regnet ut.");
        aaret.MapGet("/oppstillinger/{id}/definisjon", DefinisjonAsync).KreverScope(Scope.Les, Scope.Revisjon, Scope.Admin)
            .WithName("hentOppstillingsdefinisjon").WithTags("Rapporter").WithSummary("Kommunens egen oppstilling, slik den er definert.");
        aaret.MapPut("/oppstillinger/{id}", DefinerAsync).KreverScope(Scope.Admin)
            .WithName("definerOppstilling").WithTags("Rapporter").WithSummary("Definer en egen oppstilling: filtre over dimensjoner og formler over linjer.");
    }

    private static void Map(RouteGroupBuilder aaret, string rapport, string summary) =>
        aaret.MapGet("/" + rapport, (HttpContext http, string kommunenummer, string aar, string? oppstilling, [AsParameters] Rapportsporring sporring, [AsParameters] Rapportutvalg utvalg, Rapportleser leser, CancellationToken ct) =>
                Rapportsvarer.SvarAsync(http, kommunenummer, aar, new Rapportspoersmaal(rapport, sporring, utvalg, oppstilling), leser, ct))
            .KreverScope(Scope.Les, Scope.Revisjon).Produces<Oppstillingssvar>().MedFormater().Lagres()
            .WithName(rapport).WithTags("Rapporter").WithSummary(summary);

    private static Task<IResult> HentAsync(
        HttpContext http, string kommunenummer, string aar, string id, [AsParameters] Rapportsporring sporring, [AsParameters] Rapportutvalg utvalg, Rapportleser leser, CancellationToken ct) =>
        Rapportsvarer.SvarAsync(http, kommunenummer, aar, new Rapportspoersmaal(Rapportberegning.Oppstilling, sporring, utvalg, id), leser, ct);

    private static async Task<Oppstillingsliste> ListAsync(string kommunenummer, string aar, Grunndataleser leser, CancellationToken ct)
    {
        var grunndata = await leser.HentAsync(Rute.Ledger(kommunenummer), Rute.Aar(aar), ct);
        var innebygde = InnebygdeOppstillinger.Ider.Select(id => new Oppstillingsopplysning(id, InnebygdeOppstillinger.Overskrift(id).Navn, InnebygdeOppstillinger.Overskrift(id).Hjemmel, Egen: false));
        var egne = grunndata.Oppstillinger.Select(o => (Id: o.Key, Utkast: Rapporttjeneste.Les(o.Value))).Select(o => new Oppstillingsopplysning(o.Id, o.Utkast.Navn!, o.Utkast.Hjemmel, Egen: true));
        return new Oppstillingsliste(kommunenummer, grunndata.Aar.Aar, grunndata.Versjon, [.. innebygde, .. egne.OrderBy(o => o.Id, StringComparer.Ordinal)]);
    }

    private static async Task<Oppstillingsutkast> DefinisjonAsync(string kommunenummer, string aar, string id, Grunndataleser leser, CancellationToken ct)
    {
        var grunndata = await leser.HentAsync(Rute.Ledger(kommunenummer), Rute.Aar(aar), ct);
        return grunndata.Oppstillinger.TryGetValue(id, out var json) ? Rapporttjeneste.Les(json) : throw Avvisning.IkkeFunnet("Kommunen har ingen egen oppstilling med denne id-en.");
    }

    private static async Task<Definisjonskvittering> DefinerAsync(
        string kommunenummer, string aar, string id, Oppstillingsutkast body, Grunndatatjeneste tjeneste, Grunndataleser leser, ClaimsPrincipal user, CancellationToken ct)
    {
        if (!Oppstillingsregler.ErGyldigId(id))
        {
            throw Avvisning.Ugyldig("id", Feilkoder.UgyldigFormat, "En egen oppstillings id er 1–40 små bokstaver, siffer og bindestreker, og ikke en av forskriftens.");
        }

        var (number, year) = (Rute.Ledger(kommunenummer), Rute.Aar(aar));
        var grunndata = await leser.HentAsync(number, year, ct);
        var feil = new Feilsamling();
        if (Oppstillingsregler.Bygg(id, body, grunndata.Organisasjon!, feil) is null)
        {
            throw Avvisning.Av(feil);
        }

        return await tjeneste.DefinerOppstillingAsync(number, year, id, Rapporttjeneste.Skriv(body), user.Bruker(), ct);
    }
}

/// <summary>The statements that there are.</summary>
internal sealed record Oppstillingsliste(string Kommunenummer, int Aar, long Versjon, IReadOnlyList<Oppstillingsopplysning> Oppstillinger);

/// <summary>A statement.</summary>
internal sealed record Oppstillingsopplysning(string Id, string Navn, string? Hjemmel, bool Egen);
