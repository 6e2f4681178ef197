using Ledger.Domain.Hovedbok;
using Ledger.Domain.Verdier;

namespace Ledger.Storage.Felles;

/// <summary>A dimension as the parameters of the noekkel statements.</summary>
internal static class Noekkelparametre
{
    public static object Av(LedgerId ledger, int aar, in Dimensjon d) => new
    {
        kommunenummer = ledger.Kommune.Nummer,
        aar,
        kontoklasse = (byte)d.Kontoklasse,
        art = d.Art.ToString(),
        funksjon = d.Funksjon.ToString(),
        kapittel = d.Kapittel.ToString(),
        sektor = d.Sektor.ToString(),
        ansvar = d.Ansvar.ToString(),
        prosjekt = d.Prosjekt.ToString(),
        fond = d.Fond.ToString(),
        merke = (byte)d.Merke,
    };
}
