using Ledger.Application.Opplysninger;
using Ledger.Domain.Kjede;

namespace Ledger.Application.Endringer;

/// <summary>
/// Which writes change a figure of a year, or the definition of one. A publication, a text or a state moves the version too, and leaves every
/// figure as it was.
/// </summary>
public static class Tallendring
{
    private static readonly HashSet<string> UtenTall =
    [
        .. new[]
        {
            Journalslag.Publikasjon, Journalslag.Dokumentlaas, Journalslag.Notetekst, Journalslag.Importprofil, Journalslag.Saldobremse,
            Journalslag.Periode, Journalslag.Aarsstatus, Journalslag.Opplysning, Journalslag.Register, Journalslag.Registerobjekt,
            Journalslag.Registerpost, Journalslag.Tabell, Journalslag.Finansmerknad, Journalslag.Sletting, Journalslag.Attestering,
            Journalslag.Attestasjonsregler, Journalslag.Publiseringsregler,
        }.Select(s => s.Navn()),
        Faktatjeneste.Registerimport,
    ];

    /// <summary>Whether any of the writes does. A year's figures stand beside those of the year before.</summary>
    public static bool EndrerTall(this Endringsutdrag utdrag, int aar) => !utdrag.Fullstendig
        || utdrag.Skrivinger.Any(t => (t.Aar == 0 || t.Aar == aar || t.Aar == aar - 1) && !UtenTall.Contains(t.Handling));
}
