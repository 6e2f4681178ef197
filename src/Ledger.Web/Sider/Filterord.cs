using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Verdier;
using Ledger.Web.Html;

namespace Ledger.Web.Sider;

/// <summary>A filter in words.</summary>
internal static class Filterord
{
    public static Innhold Skriv(Postfilter filter, Organisasjonsplan organisasjon)
    {
        var deler = new List<Innhold?>
        {
            filter.Kontoklasse switch
            {
                Kontoklasse.Drift => "driftsregnskapet",
                Kontoklasse.Investering => "investeringsregnskapet",
                Kontoklasse.Balanse => "balansen",
                Kontoklasse.EtterKonto => "kontoer uten plass i kontoplanen",
                _ => "alle regnskap",
            },
        };
        string Navn(Ansvar kode) => organisasjon.Finn(kode)?.Navn ?? kode.ToString();
        void Legg(string innledning, string? verdi)
        {
            if (!string.IsNullOrEmpty(verdi))
            {
                deler.AddRange([", ", innledning, Innhold.Ordrett(verdi)]);
            }
        }

        Legg("art ", filter.Art?.Tekst);
        Legg("funksjon ", filter.Funksjon?.Tekst);
        Legg("kapittel ", filter.Kapittel?.Tekst);
        Legg("sektor ", filter.Sektor?.Tekst);
        Legg("enheten ", filter.Ansvar is null ? null : string.Join(", ", filter.Ansvar.Order().Select(Navn)));
        Legg("utenom enheten ", filter.IkkeAnsvar is null ? null : string.Join(", ", filter.IkkeAnsvar.Order().Select(Navn)));
        Legg("fond ", filter.Fond is null ? null : string.Join(", ", filter.Fond.Order()));
        Legg("utenom fond ", filter.IkkeFond is null ? null : string.Join(", ", filter.IkkeFond.Order()));
        Legg("prosjekt ", filter.Prosjekt is null ? null : string.Join(", ", filter.Prosjekt.Order()));
        if (filter.Merke is not null)
        {
            deler.AddRange([", ", "avgrenset etter årsavslutningens merker"]);
        }

        return Innhold.Av(deler);
    }
}
