using Ledger.Domain.Hovedbok;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Serier;

/// <summary>A budget line without an art: what the council appropriated to a unit of any level (kommuneloven § 14-5).</summary>
public static class Rammelinje
{
    /// <summary>The key; null when something is wrong with it, which then stands in the errors.</summary>
    public static Dimensjon? Les(Posteringsfelt felt, Bokfoeringsgrunnlag grunnlag, Feilsamling feil)
    {
        var foer = feil.AntallFeil;
        void Avvis(string navn, string kode, string melding) => feil.Avvis(felt.Linje, felt.Prefiks + navn, kode, melding);

        if (felt.Art.Length > 0 || felt[Radfelt.Konto].Length > 0)
        {
            Avvis("ramme", Feilkoder.ArtEllerRamme, "En linje har enten art eller ramme.");
        }
        else if (felt.Funksjon.Length > 0 || felt[Radfelt.LokalFunksjon].Length > 0)
        {
            Avvis("funksjon", Feilkoder.SkalVaereTom, "En linje med ramme har ingen funksjon.");
        }

        if (felt.Fond.Length > 0)
        {
            Avvis("fond", Feilkoder.SkalVaereTom, "En linje med ramme har ikke noe fond.");
        }

        if (!Rammer.Arter.TryGetValue(felt[Radfelt.Ramme], out var art))
        {
            Avvis("ramme", Feilkoder.UgyldigFormat, $"ramme er {string.Join(", ", Rammer.Arter.Keys)}.");
        }

        if (!Kontoklasser.TryParse(felt.Kontoklasse, out var klasse) || klasse == Kontoklasse.Balanse)
        {
            Avvis("kontoklasse", Feilkoder.UkjentKontoklasse, "Kontoklasse er drift eller investering.");
        }
        else if (art is not null && (felt[Radfelt.Ramme] == Rammer.Netto) != (klasse == Kontoklasse.Drift))
        {
            Avvis("ramme", Feilkoder.RammeKontoklasse, "Rammen netto er av drift, og de andre av investering.");
        }

        if (!Ansvar.TryParse(felt.Ansvar, out var ansvar) || grunnlag.Organisasjon.Finn(ansvar) is null)
        {
            Avvis("ansvar", felt.Ansvar.Length == 0 ? Feilkoder.Mangler : Feilkoder.UkjentAnsvar, "Enheten finnes ikke i organisasjonen.");
        }

        Prosjektkode prosjekt = default;
        if (felt.Prosjekt.Length > 0 && (!Prosjektkode.TryParse(felt.Prosjekt, out prosjekt) || !grunnlag.Prosjekter.Contains(prosjekt)))
        {
            Avvis("prosjekt", Feilkoder.UkjentProsjekt, "Prosjektet er ikke registrert.");
        }

        return feil.AntallFeil > foer ? null : Dimensjon.Resultat(klasse, Art.Parse(art!), default, ansvar, prosjekt);
    }
}
