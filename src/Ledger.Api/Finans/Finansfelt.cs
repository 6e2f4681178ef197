using Ledger.Application.Finans;
using Ledger.Application.Rapportering;
using Ledger.Application.Rapporter.Finans;
using Ledger.Domain.Finans.Gjeld;
using Ledger.Domain.Finans.Register;

namespace Ledger.Api.Finans;

/// <summary>The fields of definitions and facts whose texts are one of a few.</summary>
internal static class Finansfelt
{
    private static readonly IReadOnlyList<string> Klasser = Finansord.Alle<Aktivaklasse>();
    private static readonly IReadOnlyList<string> Konvensjoner = [.. Dagtelling.Navn];

    public static readonly IReadOnlyList<Lukketfelt> Lukkede =
    [
        Lukketfelt.Av<Reglementsutkast>("rentebindingMetode", Finansord.Alle<Rentebindingmetode>()),
        Lukketfelt.Av<Strategiutkast>("aktivaklasse", Klasser),
        Lukketfelt.Av<Grenseutkast>("maal", Finansord.Alle<Grensemaal>()),
        Lukketfelt.Av<Grenseutkast>("aktivaklasse", Klasser),
        Lukketfelt.Av<Grenseutkast>("maales", Finansord.Alle<Maalefrekvens>()),
        Lukketfelt.Av<Portefoeljeutkast>("type", Finansord.Alle<Portefoeljetype>()),
        Lukketfelt.Av<Beholdningsutkast>("aktivaklasse", Klasser),
        Lukketfelt.Av<Beholdningsutkast>("sfdr", Sfdr.Artikler),
        Lukketfelt.Av<Laansutkast>("form", Finansord.Alle<Laaneform>()),
        Lukketfelt.Av<Laansutkast>("rentekonvensjon", Konvensjoner),
        Lukketfelt.Av<Andelsutkast>("formaal", Finansord.Alle<Laaneformaal>()),
        Lukketfelt.Av<Andelsutkast>("motpost", Finansord.Alle<Motpost>()),
        Lukketfelt.Av<Rentebytteutkast>("retning", Finansord.Alle<Bytteretning>()),
        Lukketfelt.Av<Rentebytteutkast>("konvensjonFast", Konvensjoner),
        Lukketfelt.Av<Rentebytteutkast>("konvensjonFlytende", Konvensjoner),
        Lukketfelt.Av<Finansrapportforesporsel>("type", Lagretfinansrapport.Typer),
        Lukketfelt.Av<Finanspostsvar>("slag", Finansord.Alle<Postslag>()),
    ];
}
