using System.Collections.Frozen;
using Ledger.Domain.Fond;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Oppstillinger;

/// <summary>Reads filters from text; adds an error per field that cannot be read.</summary>
public static class Filterleser
{
    private const int MestVerdier = 500;

    /// <summary>What rows whose unit is not known stand on may be asked for.</summary>
    private static readonly Ansvar Uspesifisert = Ansvar.Parse(Organisasjonsregler.Uspesifisert);

    /// <summary>The filter; what could not be read is left out of it and stands in the errors.</summary>
    /// <param name="organisasjon">The units that may be named.</param>
    public static Postfilter Les(Filterutkast utkast, string felt, Organisasjonsplan organisasjon, Feilsamling feil)
    {
        var foer = feil.AntallFeil;
        var prefiks = felt.Length == 0 ? "" : felt + ".";
        Kontoklasse? kontoklasse = null;
        if (!string.IsNullOrEmpty(utkast.Kontoklasse))
        {
            if (Kontoklasser.TryParse(utkast.Kontoklasse, out var k))
            {
                kontoklasse = k;
            }
            else
            {
                feil.Avvis(null, prefiks + "kontoklasse", Feilkoder.UkjentKontoklasse, "Kontoklasse er drift, investering eller balanse.");
            }
        }

        var filter = new Postfilter
        {
            Kontoklasse = kontoklasse,
            Art = Utvalg(utkast.Art, prefiks + "art", feil),
            Funksjon = Utvalg(utkast.Funksjon, prefiks + "funksjon", feil),
            Kapittel = Utvalg(utkast.Kapittel, prefiks + "kapittel", feil),
            Sektor = Utvalg(utkast.Sektor, prefiks + "sektor", feil),
            Ansvar = Enheter(utkast.Ansvar, prefiks + "ansvar", organisasjon, feil),
            IkkeAnsvar = Enheter(utkast.IkkeAnsvar, prefiks + "ikkeAnsvar", organisasjon, feil),
            Prosjekt = Liste<Prosjektkode>(utkast.Prosjekt, Prosjektkode.TryParse, prefiks + "prosjekt", "en prosjektkode", feil),
            Fond = Liste<Fondskode>(utkast.Fond, Fondskode.TryParse, prefiks + "fond", "en fondskode", feil),
            IkkeFond = Liste<Fondskode>(utkast.IkkeFond, Fondskode.TryParse, prefiks + "ikkeFond", "en fondskode", feil),
            Fondstype = Liste<Fondstype>(utkast.Fondstype, Fondstyper.TryParse, prefiks + "fondstype", "en fondstype", feil),
            Merke = Liste<Avslutningsmerke>(utkast.Merke, Merke, prefiks + "merke", "ingen, strykning, avslutning eller inndekning", feil),
            Konto = Egne(utkast.Konto, prefiks + "konto", feil),
            LokalFunksjon = Egne(utkast.LokalFunksjon, prefiks + "lokalFunksjon", feil),
            Fridim1 = Egne(utkast.Fridim1, prefiks + "fridim1", feil),
            Fridim2 = Egne(utkast.Fridim2, prefiks + "fridim2", feil),
            Tomme = Felter(utkast.Uten, prefiks + "uten", feil),
        };
        if (filter.ErTomt && feil.AntallFeil == foer && felt.Length > 0)
        {
            feil.Avvis(null, felt, Feilkoder.TomtFilter, "Filteret er tomt og ville telt alt.");
        }

        return filter;
    }

    private delegate bool Leser<T>(string tekst, out T verdi);

    private static FrozenSet<string>? Egne(string? tekst, string felt, Feilsamling feil) => Liste<string>(tekst, Egen, felt, "en kode", feil);

    private static Dimensjonsfelt Felter(string? tekst, string felt, Feilsamling feil) =>
        Liste<Dimensjonsfelt>(tekst, Felt, felt, "et felts navn", feil)?.Aggregate((a, b) => a | b) ?? Dimensjonsfelt.Ingen;

    private static bool Felt(string tekst, out Dimensjonsfelt felt)
    {
        felt = Dimensjonstabell.Alle.FirstOrDefault(k => k.Navn == tekst)?.Felt ?? Dimensjonsfelt.Ingen;
        return felt != Dimensjonsfelt.Ingen;
    }

    private static bool Egen(string tekst, out string kode) => Kode.ErGyldig(kode = tekst);

    private static bool Merke(string tekst, out Avslutningsmerke merke) =>
        Avslutningsmerker.TryParse(tekst == "ingen" ? "" : tekst, out merke) && tekst.Length > 0;

    private static Kodeutvalg? Utvalg(string? tekst, string felt, Feilsamling feil)
    {
        if (string.IsNullOrEmpty(tekst))
        {
            return null;
        }

        if (Kodeutvalg.TryParse(tekst, out var utvalg))
        {
            return utvalg;
        }

        feil.Avvis(null, felt, Feilkoder.UgyldigFormat, "Skriv koder og intervaller med komma, for eksempel 010-099,160.");
        return null;
    }

    private static FrozenSet<Ansvar>? Enheter(string? tekst, string felt, Organisasjonsplan organisasjon, Feilsamling feil)
    {
        var deler = Liste(
            tekst, (string del, out IReadOnlyList<Ansvar> enheter) => Del(del, organisasjon, felt, feil, out enheter), felt, "en enhets kode", feil);
        return deler?.SelectMany(d => d).ToFrozenSet();
    }

    /// <summary>A unit, or those from one code to another in the order of codes. Codes may have dashes, so a unit of that code comes first.</summary>
    private static bool Del(string del, Organisasjonsplan organisasjon, string felt, Feilsamling feil, out IReadOnlyList<Ansvar> enheter)
    {
        var erKode = Ansvar.TryParse(del, out var enhet);
        enheter = erKode && (organisasjon.Finn(enhet) is not null || enhet == Uspesifisert) ? [enhet] : Omraade(del, organisasjon);
        if (enheter.Count > 0 || !erKode)
        {
            return erKode;
        }

        feil.Avvis(null, felt, Feilkoder.UkjentAnsvar, $"Enheten {enhet} finnes ikke i årets organisasjon.");
        return true;
    }

    /// <summary>The units of a range; none when it is none. A code with a dash as an end must be a unit.</summary>
    private static IReadOnlyList<Ansvar> Omraade(string del, Organisasjonsplan organisasjon)
    {
        bool Finnes(string kode) => Ansvar.TryParse(kode, out var enhet) && organisasjon.Finn(enhet) is not null;
        var snitt = Enumerable.Range(0, del.Length).Where(i => del[i] == '-').Select(i => (Fra: del[..i], Til: del[(i + 1)..])).ToList();
        var kjent = snitt.Where(s => Finnes(s.Fra) && Finnes(s.Til)).Concat(snitt.Count == 1 ? snitt : []).ToList();
        return kjent is [var (fra, til), ..]
            ? [.. organisasjon.Enheter.Select(e => e.Kode)
                .Where(k => Kodeorden.Instans.Compare(k.ToString(), fra) >= 0 && Kodeorden.Instans.Compare(k.ToString(), til) <= 0)]
            : [];
    }

    private static FrozenSet<T>? Liste<T>(string? tekst, Leser<T> les, string felt, string hva, Feilsamling feil)
    {
        if (string.IsNullOrEmpty(tekst))
        {
            return null;
        }

        var verdier = new HashSet<T>();
        foreach (var del in tekst.Split(',').Take(MestVerdier + 1))
        {
            if (!les(del.Trim(), out var verdi) || verdier.Count == MestVerdier)
            {
                feil.Avvis(null, felt, Feilkoder.UgyldigFormat, $"Hver verdi er {hva}, med komma mellom; høyst {MestVerdier}.");
                return null;
            }

            verdier.Add(verdi);
        }

        return verdier.ToFrozenSet();
    }
}
