using Ledger.Application.Aarsavslutning;
using Ledger.Api.Bokfoering;
using Ledger.Api.Budsjett;
using Ledger.Api.Finans;
using Ledger.Api.Import;
using Ledger.Api.Kommuner;
using Ledger.Api.Kontoplaner;
using Ledger.Api.Perioder;
using Ledger.Api.Rapporter;
using Ledger.Api.Regler;
using Ledger.Api.Stamdata;
using Ledger.Application;
using Ledger.Application.Kontoplaner;
using Ledger.Application.Rapporter;
using Ledger.Application.Rapportering;
using Ledger.Application.Stamdata;
using Ledger.Domain.Aarsstatus;
using Ledger.Domain;
using Ledger.Domain.Budsjett;
using Ledger.Domain.Kontoplaner;

namespace Ledger.Api.Oppstart;

/// <summary>The fields of the contract whose texts are one of a few: those that reports say themselves, and those of the other resources.</summary>
internal static class Lukkedefelter
{
    private static readonly string[] Bunke = [.. Rapportregister.IBunke.Select(r => r.Navn)];
    private static readonly string[] Funnivaaer = [.. Enum.GetValues<Funnivaa>().Select(n => n.Navn())];
    private static readonly string[] Kontotyper = [.. Enum.GetValues<Kontotype>().Select(t => t.Navn())];
    private static readonly string[] Periodestatuser = [Periodevalidering.Aapen, Periodevalidering.Lukket];

    public static readonly IReadOnlyList<Lukketfelt> Alle =
    [
        .. Rapportregister.Lukkede,
        Lukketfelt.Av<Rapportbestilling>("rapport", Bunke),
        .. Lukketfelt.Vist<Rapportbestilling>(),
        Lukketfelt.Av<Rapportbestilling>("nivaa", Lukkedeverdier.Nivaaer),
        Lukketfelt.Av<Rapportleveranse>("rapport", Bunke),
        Lukketfelt.Av<Fondsforesporsel>("type", Lukkedeverdier.Fondstyper),
        Lukketfelt.Av<Fondsutkast>("type", Lukkedeverdier.Fondstyper),
        Lukketfelt.Av<Stamfondssvar>("type", Lukkedeverdier.Fondstyper),
        Lukketfelt.Av<Ikkeendret>("type", ["enhet", "prosjekt", "fond", "funksjon"]),
        Lukketfelt.Av<Vedtakssvar>("type", Vedtakstyper.Sendte),
        Lukketfelt.Av<Vedtaksforesporsel>("type", Vedtakstyper.Sendte),
        Lukketfelt.Av<Enhetssvar>("nivaa", Lukkedeverdier.Nivaaer),
        Lukketfelt.Av<Enhetsforesporsel>("nivaa", Lukkedeverdier.Nivaaer),
        Lukketfelt.Av<Posteringsforesporsel>("kontoklasse", Lukkedeverdier.Kontoklasser),
        Lukketfelt.Av<Budsjettlinjesvar>("kontoklasse", Lukkedeverdier.Kontoklasser),
        Lukketfelt.Av<Budsjettlinjeforesporsel>("kontoklasse", Lukkedeverdier.Kontoklasser),
        Lukketfelt.Av<Avslutningsstegsvar>("kontoklasse", Lukkedeverdier.Kontoklasser),
        Lukketfelt.Av<Disposisjonsavviksvar>("kontoklasse", Lukkedeverdier.Kontoklasser),
        Lukketfelt.Av<Avslutningsstegsvar>("merke", Lukkedeverdier.Merker),
        Lukketfelt.Av<Funnsvar>("nivaa", Funnivaaer),
        Lukketfelt.Av<Regelforesporsel>("nivaa", Funnivaaer),
        Lukketfelt.Av<Regelsvar>("nivaa", Funnivaaer),
        Lukketfelt.Av<Regelsvar>("minst", Funnivaaer),
        Lukketfelt.Av<Kontosvar>("kontoklasse", Lukkedeverdier.Kontoklasser),
        Lukketfelt.Av<Kontosvar>("type", Kontotyper),
        Lukketfelt.Av<Kontoutkast>("kontoklasse", Lukkedeverdier.Kontoklasser),
        Lukketfelt.Av<Kontoutkast>("type", Kontotyper),
        Lukketfelt.Av<Moensterutkast>("kontoklasse", Lukkedeverdier.Kontoklasser),
        Lukketfelt.Av<Moenstersvar>("kontoklasse", Lukkedeverdier.Kontoklasser),
        Lukketfelt.Av<Klassebyttesvar>("foer", Lukkedeverdier.Kontoklasser),
        Lukketfelt.Av<Klassebyttesvar>("etter", Lukkedeverdier.Kontoklasser),
        Lukketfelt.Av<Periodesvar>("status", Periodestatuser),
        Lukketfelt.Av<Periodeforesporsel>("status", Periodestatuser),
        Lukketfelt.Av<Importstatus>("status", ["venter", "paagaar", "bokfoert", "proevekjoert", "avvist", "avbrutt"]),
        Lukketfelt.Av<Aarsavslutningssvar>("status", ["proevekjoert", "avsluttet", "tilbakefoert"]),
        Lukketfelt.Av<Valgsvar>("kilde", [Avslutningsvalgene.Standard, Avslutningsvalgene.Regler, Avslutningsvalgene.Foresporsel, Avslutningsvalgene.Ledger]),
        Lukketfelt.Av<Aarsstatussvar>("tilstand", Aarstilstander.AlleNavn),
        Lukketfelt.Av<Aarsstatuslinje>("tilstand", Aarstilstander.AlleNavn),
        .. Finansfelt.Lukkede,
    ];
}
