using System.Security.Claims;
using Ledger.Api.Kontrakt;
using Ledger.Api.Kontrakt.Formater;
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
        Map(aaret, "/driftsregnskap", "driftsregnskap", "Driftsregnskapet: bevilgning (§ 5-4 første ledd), art (§ 5-6) eller omraade (§ 5-4 andre ledd).", oppstilling => oppstilling switch
        {
            null or "bevilgning" => InnebygdeOppstillinger.Bevilgning,
            "art" => InnebygdeOppstillinger.Art,
            "omraade" => InnebygdeOppstillinger.BevilgningOmraade,
            _ => throw Avvisning.Ugyldig("oppstilling", "ugyldig_format", "oppstilling er bevilgning, art eller omraade."),
        });
        Map(aaret, "/investeringsregnskap", "investeringsregnskap", "Investeringsregnskapet: bevilgning (§ 5-5 første ledd) eller omraade (andre ledd).", oppstilling => oppstilling switch
        {
            null or "bevilgning" => InnebygdeOppstillinger.Investering,
            "omraade" => InnebygdeOppstillinger.InvesteringOmraade,
            _ => throw Avvisning.Ugyldig("oppstilling", "ugyldig_format", "oppstilling er bevilgning eller omraade."),
        });
        Map(aaret, "/balanse", "balanse", "Balansen (§ 5-8).", oppstilling => oppstilling is null ? InnebygdeOppstillinger.Balanse : throw Ukjent());
        Map(aaret, "/budsjettavvik", "budsjettavvik", "Samlet budsjettavvik og årsavslutningsdisposisjoner (§ 5-9): drift eller investering.", oppstilling => oppstilling switch
        {
            null or "drift" => InnebygdeOppstillinger.BudsjettavvikDrift,
            "investering" => InnebygdeOppstillinger.BudsjettavvikInvestering,
            _ => throw Avvisning.Ugyldig("oppstilling", "ugyldig_format", "oppstilling er drift eller investering."),
        });
        aaret.MapGet("/oppstillinger", ListAsync).KreverScope(Scope.Les, Scope.Revisjon)
            .WithName("listOppstillinger").WithTags("Rapporter").WithSummary("Oppstillingene som finnes: forskriftens og kommunens egne.");
        aaret.MapGet("/oppstillinger/{id}", HentAsync).KreverScope(Scope.Les, Scope.Revisjon).Produces<Oppstillingssvar>().MedFormater()
            .WithName("hentOppstilling").WithTags("Rapporter").WithSummary("En oppstilling, regnet ut.");
        aaret.MapGet("/oppstillinger/{id}/definisjon", DefinisjonAsync).KreverScope(Scope.Les, Scope.Revisjon, Scope.Admin)
            .WithName("hentOppstillingsdefinisjon").WithTags("Rapporter").WithSummary("Kommunens egen oppstilling, slik den er definert.");
        aaret.MapPut("/oppstillinger/{id}", DefinerAsync).KreverScope(Scope.Admin)
            .WithName("definerOppstilling").WithTags("Rapporter").WithSummary("Definer en egen oppstilling: filtre over dimensjoner og formler over linjer.");
    }

    /// <summary>A computed statement as it is answered.</summary>
    public static Oppstillingssvar Svar(Rapportgrunnlag grunnlag, Oppstillingsdefinisjon definisjon, Rapportsporring sporring)
    {
        var visning = sporring.Visning();
        var resultat = Oppstillingsmotor.Beregn(definisjon, grunnlag.Oppstillingsgrunnlag(sporring.Til()));
        return new Oppstillingssvar(
            grunnlag.Hode.Kommunenummer.ToString(), grunnlag.Grunndata.Aar.Aar, definisjon.Id, definisjon.Navn, definisjon.Hjemmel, sporring.Til().Nummer,
            grunnlag.Hode.Versjon, grunnlag.Hode.Kjedehode.ToString(), visning.Enhet, visning.Fortegn,
            [.. resultat.Linjer.Select(l => Linje(l, visning) with { Forklaring = sporring.SkalForklare() ? Forklar(l, grunnlag) : null })]);
    }

    private static Oppstillingslinjesvar Linje(Oppstillingslinje linje, Visning visning)
    {
        var sign = linje.Definisjon.Visningsfaktor;
        return new Oppstillingslinjesvar(
            linje.Definisjon.Post, linje.Definisjon.Tekst, linje.Definisjon.Type.Navn(),
            visning.Vis(linje.OpprinneligBudsjett, sign), visning.Vis(linje.RevidertBudsjett, sign), visning.Vis(linje.Regnskap, sign),
            visning.Vis(linje.Avvik), linje.AvvikProsent, visning.Vis(linje.RegnskapForrigeAar, sign), linje.Definisjon.KanUtelates);
    }

    private static Forklaring Forklar(Oppstillingslinje linje, Rapportgrunnlag grunnlag) => new(
        [.. linje.Definisjon.Filtre.Select(f => f.ToString())], linje.Definisjon.Formel?.Tekst, linje.Definisjon.Visningsfaktor, linje.AntallPosteringer, grunnlag.Hode.Versjon, grunnlag.Hode.Kjedehode.ToString());

    private static void Map(RouteGroupBuilder aaret, string path, string name, string summary, Func<string?, string> id) =>
        aaret.MapGet(path, async (HttpContext http, string kommunenummer, string aar, string? oppstilling, [AsParameters] Rapportsporring sporring, Rapportleser leser, CancellationToken ct) =>
                await OppstillingAsync(http, kommunenummer, aar, id(oppstilling), sporring, leser, ct))
            .KreverScope(Scope.Les, Scope.Revisjon).Produces<Oppstillingssvar>().MedFormater()
            .WithName(name).WithTags("Rapporter").WithSummary(summary);

    private static Task<IResult> HentAsync(
        HttpContext http, string kommunenummer, string aar, string id, [AsParameters] Rapportsporring sporring, Rapportleser leser, CancellationToken ct) =>
        OppstillingAsync(http, kommunenummer, aar, id, sporring, leser, ct);

    private static async Task<IResult> OppstillingAsync(HttpContext http, string kommunenummer, string aar, string id, Rapportsporring sporring, Rapportleser leser, CancellationToken ct)
    {
        _ = (sporring.Til(), sporring.Visning(), sporring.SkalForklare());
        var grunnlag = await leser.HentAsync(Rute.Kommune(kommunenummer), Rute.Aar(aar), sporring.Tid(), ct);
        var definisjon = grunnlag.Oppstilling(id);
        return Rapportsvarer.Svar(http, grunnlag.Hode, () => Svar(grunnlag, definisjon, sporring));
    }

    private static async Task<Oppstillingsliste> ListAsync(string kommunenummer, string aar, Grunndataleser leser, CancellationToken ct)
    {
        var grunndata = await leser.HentAsync(Rute.Kommune(kommunenummer), Rute.Aar(aar), ct);
        var innebygde = InnebygdeOppstillinger.Ider.Select(id => new Oppstillingsopplysning(id, InnebygdeOppstillinger.Overskrift(id).Navn, InnebygdeOppstillinger.Overskrift(id).Hjemmel, Egen: false));
        var egne = grunndata.Oppstillinger.Select(o => (Id: o.Key, Utkast: Rapporttjeneste.Les(o.Value))).Select(o => new Oppstillingsopplysning(o.Id, o.Utkast.Navn!, o.Utkast.Hjemmel, Egen: true));
        return new Oppstillingsliste(kommunenummer, grunndata.Aar.Aar, grunndata.Versjon, [.. innebygde, .. egne.OrderBy(o => o.Id, StringComparer.Ordinal)]);
    }

    private static async Task<Oppstillingsutkast> DefinisjonAsync(string kommunenummer, string aar, string id, Grunndataleser leser, CancellationToken ct)
    {
        var grunndata = await leser.HentAsync(Rute.Kommune(kommunenummer), Rute.Aar(aar), ct);
        return grunndata.Oppstillinger.TryGetValue(id, out var json) ? Rapporttjeneste.Les(json) : throw Avvisning.IkkeFunnet("Kommunen har ingen egen oppstilling med denne id-en.");
    }

    private static async Task<Definisjonskvittering> DefinerAsync(
        string kommunenummer, string aar, string id, Oppstillingsutkast body, Grunndatatjeneste tjeneste, Grunndataleser leser, ClaimsPrincipal user, CancellationToken ct)
    {
        if (!Oppstillingsregler.ErGyldigId(id))
        {
            throw Avvisning.Ugyldig("id", "ugyldig_format", "En egen oppstillings id er 1–40 små bokstaver, siffer og bindestreker, og ikke en av forskriftens.");
        }

        var (number, year) = (Rute.Kommune(kommunenummer), Rute.Aar(aar));
        var grunndata = await leser.HentAsync(number, year, ct);
        var feil = new Feilsamling();
        if (Oppstillingsregler.Bygg(id, body, grunndata.Organisasjon!, feil) is null)
        {
            throw Avvisning.Av(feil);
        }

        return await tjeneste.DefinerOppstillingAsync(number, year, id, Rapporttjeneste.Skriv(body), user.Bruker(), ct);
    }

    private static Avvisning Ukjent() => Avvisning.Ugyldig("oppstilling", "ugyldig_format", "Denne rapporten har bare én oppstilling.");
}

/// <summary>The statements that there are.</summary>
internal sealed record Oppstillingsliste(string Kommunenummer, int Aar, long Versjon, IReadOnlyList<Oppstillingsopplysning> Oppstillinger);

/// <summary>A statement.</summary>
internal sealed record Oppstillingsopplysning(string Id, string Navn, string? Hjemmel, bool Egen);
