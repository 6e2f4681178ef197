using Ledger.Domain.Fond;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Kontoplaner;

/// <summary>Builds a municipality's chart from what was sent, and says everything that is wrong with it, by field.</summary>
public sealed class Kommunekontoplanregler(Regnskapsaar aar, Kommunenummer kommune, IReadOnlyDictionary<Fondskode, Fondsopplysning> fond, Feilsamling feil)
{
    public const int MestKonti = 20_000;
    public const int MestMoenstre = 500;
    public const int MestFunksjoner = 5_000;
    private const int LengsteNavn = 200;

    private readonly Kontoplan _kostra = Kontoplan.For(aar, kommune);

    /// <summary>The chart, or null when there are errors. A code that has expired is a warning.</summary>
    public Kommunekontoplan? Bygg(Kontoplanutkast utkast)
    {
        var foer = feil.AntallFeil;
        var konti = Les(utkast.Konti, "konti", MestKonti, LesKonto);
        var moenstre = Les(utkast.Moenstre, "moenstre", MestMoenstre, LesMoenster);
        var funksjoner = Les(utkast.Funksjoner, "funksjoner", MestFunksjoner, LesFunksjon);
        var funksjonsmoenstre = Les(utkast.Funksjonsmoenstre, "funksjonsmoenstre", MestMoenstre, LesFunksjonsmoenster);
        AvvisDubletter(utkast.Konti.Select(k => k.Konto), "konti", "konto", Feilkoder.DublettKonto, "Kontoen");
        AvvisDubletter(utkast.Funksjoner.Select(f => f.LokalFunksjon), "funksjoner", "lokalFunksjon", Feilkoder.DublettFunksjon, "Funksjonen");
        return feil.AntallFeil > foer ? null : new Kommunekontoplan(konti, moenstre, funksjoner, funksjonsmoenstre, _kostra);
    }

    private List<T> Les<TUtkast, T>(IReadOnlyList<TUtkast> utkast, string felt, int mest, Func<TUtkast, string, T?> les)
        where T : class
    {
        if (utkast.Count > mest)
        {
            feil.Avvis(null, felt, Feilkoder.ForMange, $"Kontoplanen har høyst {mest} {felt}.");
            return [];
        }

        return [.. utkast.Select((u, i) => les(u, $"{felt}[{i}].")).OfType<T>()];
    }

    private Konto? LesKonto(Kontoutkast utkast, string felt)
    {
        var foer = feil.AntallFeil;
        LesKode(utkast.Konto, felt + "konto");
        LesNavn(utkast.Navn, felt + "navn");
        var klasse = LesKontoklasse(utkast.Kontoklasse, felt);
        if (!Kontotyper.TryParse(utkast.Type ?? Kontotype.Ordinaer.Navn(), out var type))
        {
            feil.Avvis(null, felt + "type", Feilkoder.UkjentKontotype, "En kontotype er ordinaer, interim, intern eller budsjett.");
        }

        var art = LesKostrakode<Art>(utkast.Art, felt + "art", "en art", Feilkoder.UkjentArt, Art.TryParse, _kostra.Status, type != Kontotype.Ordinaer);
        var kapittel = LesKostrakode<Kapittel>(
            utkast.Kapittel, felt + "kapittel", "et kapittel", Feilkoder.UkjentKapittel, Kapittel.TryParse, _kostra.Status, type != Kontotype.Ordinaer);
        var sektor = LesKostrakode<Sektor>(
            utkast.Sektor, felt + "sektor", "en sektor", Feilkoder.UkjentSektor, Sektor.TryParse, _kostra.Status, type != Kontotype.Ordinaer);
        var betydning = new Kontobetydning(klasse ?? Kontoklasse.EtterKonto, art, kapittel, sektor, LesFond(utkast.Fond, felt), type);
        if (klasse is { } k)
        {
            KontrollerFelt(k, utkast.Art, utkast.Kapittel, utkast.Sektor, type == Kontotype.Ordinaer, felt);
            KontrollerFondstype(betydning, felt);
        }

        return feil.AntallFeil > foer ? null : new Konto(utkast.Konto!, utkast.Navn!, betydning);
    }

    private Kontomoenster? LesMoenster(Moensterutkast utkast, string felt)
    {
        var foer = feil.AntallFeil;
        var uttrykk = LesUttrykk(utkast.Uttrykk, felt);
        var klasse = LesKontoklasse(utkast.Kontoklasse, felt);
        var art = LesMal<Art>(utkast.Art, felt + "art", "en art", Feilkoder.UkjentArt, uttrykk, Art.TryParse, _kostra.Status);
        var kapittel = LesMal<Kapittel>(
            utkast.Kapittel, felt + "kapittel", "et kapittel", Feilkoder.UkjentKapittel, uttrykk, Kapittel.TryParse, _kostra.Status);
        var sektor = LesMal<Sektor>(utkast.Sektor, felt + "sektor", "en sektor", Feilkoder.UkjentSektor, uttrykk, Sektor.TryParse, _kostra.Status);
        if (klasse is { } k)
        {
            KontrollerFelt(k, utkast.Art, utkast.Kapittel, utkast.Sektor, kreverKode: true, felt);
        }

        return feil.AntallFeil > foer ? null : new Kontomoenster(uttrykk!, klasse!.Value, art, kapittel, sektor);
    }

    private Lokalfunksjon? LesFunksjon(Funksjonsutkast utkast, string felt)
    {
        var foer = feil.AntallFeil;
        LesKode(utkast.LokalFunksjon, felt + "lokalFunksjon");
        LesNavn(utkast.Navn, felt + "navn");
        Krev(utkast.Funksjon, felt + "funksjon");
        var funksjon = LesKostrakode<Funksjon>(utkast.Funksjon, felt + "funksjon", "en funksjon", Feilkoder.UkjentFunksjon, Funksjon.TryParse, _kostra.Status);
        return feil.AntallFeil > foer ? null : new Lokalfunksjon(utkast.LokalFunksjon!, utkast.Navn!, funksjon);
    }

    private Funksjonsmoenster? LesFunksjonsmoenster(Funksjonsmoensterutkast utkast, string felt)
    {
        var foer = feil.AntallFeil;
        var uttrykk = LesUttrykk(utkast.Uttrykk, felt);
        Krev(utkast.Funksjon, felt + "funksjon");
        var funksjon = LesMal<Funksjon>(
            utkast.Funksjon, felt + "funksjon", "en funksjon", Feilkoder.UkjentFunksjon, uttrykk, Funksjon.TryParse, _kostra.Status);
        return feil.AntallFeil > foer ? null : new Funksjonsmoenster(uttrykk!, funksjon);
    }

    private Uttrykk? LesUttrykk(string? tekst, string felt)
    {
        var uttrykk = Uttrykk.Les(tekst ?? "", out var melding);
        if (melding is not null)
        {
            feil.Avvis(null, felt + "uttrykk", string.IsNullOrEmpty(tekst) ? Feilkoder.Mangler : Feilkoder.UgyldigUttrykk, melding);
        }

        return uttrykk;
    }

    private Kontoklasse? LesKontoklasse(string? tekst, string felt)
    {
        if (Kontoklasser.TryParse(tekst, out var klasse))
        {
            return klasse;
        }

        var kode = string.IsNullOrEmpty(tekst) ? Feilkoder.Mangler : Feilkoder.UkjentKontoklasse;
        feil.Avvis(null, felt + "kontoklasse", kode, "Kontoklasse er drift, investering eller balanse.");
        return null;
    }

    private void LesKode(string? tekst, string felt)
    {
        if (Krev(tekst, felt) && !Kode.ErGyldig(tekst))
        {
            feil.Avvis(null, felt, Feilkoder.UgyldigFormat, $"En kode er 1–{Kode.StoersteLengde} bokstaver, sifre, punktum, bindestrek eller understrek.");
        }
    }

    private void LesNavn(string? tekst, string felt)
    {
        if (!Krev(tekst, felt))
        {
            return;
        }

        if (tekst!.Length > LengsteNavn)
        {
            feil.Avvis(null, felt, Feilkoder.ForLang, $"Feltet er {tekst.Length} tegn; det største er {LengsteNavn}.");
        }

        if (tekst.Any(char.IsControl))
        {
            feil.Avvis(null, felt, Feilkoder.UgyldigTegn, "Feltet har et kontrolltegn.");
        }
    }

    private bool Krev(string? tekst, string felt)
    {
        if (!string.IsNullOrEmpty(tekst))
        {
            return true;
        }

        feil.Avvis(null, felt, Feilkoder.Mangler, $"Feltet {felt[(felt.LastIndexOf('.') + 1)..]} mangler.");
        return false;
    }

    /// <summary>Drift and investering have an art, the balance a chapter and a sector; only accounts that are not reported as they are may lack them.</summary>
    private void KontrollerFelt(Kontoklasse klasse, string? art, string? kapittel, string? sektor, bool kreverKode, string felt)
    {
        var balanse = klasse == Kontoklasse.Balanse;
        if (kreverKode)
        {
            Krev(balanse ? kapittel : art, felt + (balanse ? "kapittel" : "art"));
        }

        SkalVaereTom(balanse ? art : null, "art");
        SkalVaereTom(balanse ? null : kapittel, "kapittel");
        SkalVaereTom(balanse ? null : sektor, "sektor");

        void SkalVaereTom(string? tekst, string navn)
        {
            if (!string.IsNullOrEmpty(tekst))
            {
                feil.Avvis(null, felt + navn, Feilkoder.SkalVaereTom, $"Feltet {navn} hører ikke til i {klasse.Navn()}.");
            }
        }
    }

    private Fondskode LesFond(string? tekst, string felt)
    {
        if (string.IsNullOrEmpty(tekst))
        {
            return default;
        }

        if (!Fondskode.TryParse(tekst, out var kode) || !fond.ContainsKey(kode))
        {
            feil.Avvis(null, felt + "fond", Feilkoder.UkjentFond, $"«{tekst}» er ikke et registrert fond.");
        }

        return kode;
    }

    /// <summary>A fund stands only in the chapter of its type (§ 5-8 C).</summary>
    private void KontrollerFondstype(Kontobetydning b, string felt)
    {
        if (fond.TryGetValue(b.Fond, out var opplysning) && !b.Kapittel.ErTom && b.Kapittel != opplysning.Type.Kapittel())
        {
            feil.Avvis(
                null, felt + "fond", Feilkoder.Fondstype,
                $"Fondet {b.Fond} ({opplysning.Type.Navn()}) står i kapittel {opplysning.Type.Kapittel()}, ikke {b.Kapittel}.");
        }
    }

    /// <summary>A code, or a text that becomes one when the groups of the expression are put in; only a code can be examined now.</summary>
    private Kodemal LesMal<T>(string? tekst, string felt, string hva, string ukjent, Uttrykk? uttrykk, Leser<T> les, Func<T, Kodestatus> status)
        where T : struct
    {
        var mal = new Kodemal(tekst ?? "");
        if (!mal.HarGrupper)
        {
            LesKostrakode(tekst, felt, hva, ukjent, les, status);
        }
        else if (mal.StoersteGruppe < 0 || (uttrykk is not null && mal.StoersteGruppe > uttrykk.AntallGrupper))
        {
            feil.Avvis(null, felt, Feilkoder.UgyldigUttrykk, $"«{tekst}» viser til en gruppe som uttrykket ikke har. Grupper er $1 til $9.");
        }

        return mal;
    }

    /// <param name="kanMangle">
    /// Interim, internal and budget-only accounts have codes that KOSTRA does not have (290, 490, 999): told, and then the account has no place.
    /// </param>
    private T LesKostrakode<T>(
        string? tekst, string felt, string hva, string ukjent, Leser<T> les, Func<T, Kodestatus> status, bool kanMangle = false)
        where T : struct
    {
        if (string.IsNullOrEmpty(tekst))
        {
            return default;
        }

        if (!les(tekst, out var kode))
        {
            feil.Avvis(null, felt, ukjent, $"«{tekst}» er ikke {hva}.");
            return default;
        }

        switch (status(kode))
        {
            case Kodestatus.Utgaatt:
                feil.Varsle(null, felt, Feilkoder.UtgaattKode, $"«{tekst}» er utgått i {aar}; før den om før KOSTRA-rapporteringen.");
                break;
            case Kodestatus.Gyldig:
                break;
            default:
                if (kanMangle)
                {
                    feil.Varsle(null, felt, ukjent, $"«{tekst}» finnes ikke i KOSTRAs kontoplan for {aar}; kontoen står uplassert.");
                    return default;
                }

                feil.Avvis(null, felt, ukjent, $"«{tekst}» finnes ikke i KOSTRAs kontoplan for {aar}.");
                break;
        }

        return kode;
    }

    private void AvvisDubletter(IEnumerable<string?> koder, string liste, string felt, string kode, string hva)
    {
        var sette = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (verdi, i) in koder.Select((k, i) => (k, i)))
        {
            if (!string.IsNullOrEmpty(verdi) && !sette.Add(verdi))
            {
                feil.Avvis(null, $"{liste}[{i}].{felt}", kode, $"{hva} {verdi} står flere ganger.");
            }
        }
    }

    private delegate bool Leser<T>(ReadOnlySpan<char> tekst, out T kode);
}
