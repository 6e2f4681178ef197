using System.Globalization;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application;

/// <summary>Reads the values of parameters from texts. What cannot be read is 400 with the name of the parameter.</summary>
public static class Parametertolk
{
    public static LedgerId Ledger(string? tekst) =>
        tekst is not null && !tekst.Contains('/', StringComparison.Ordinal) && LedgerId.TryParse(tekst.Replace(Ledgeradresse.Skille, '/'), out var verdi)
            ? verdi : throw Ugyldig("kommunenummer", "Et kommunenummer har fire siffer.");

    /// <summary>The id of a document: a–z, digits and hyphens.</summary>
    public static string Publikasjon(string tekst) =>
        tekst.Length is > 0 and <= 60 && tekst.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') && tekst[0] != '-'
            ? tekst : throw Ugyldig("id", "En publikasjons id er små bokstaver, siffer og bindestrek, høyst 60.");

    public static Regnskapsaar Aar(string? tekst) =>
        Regnskapsaar.TryParse(tekst, out var verdi) ? verdi : throw Ugyldig("aar", "Et regnskapsår er fire siffer, 2000–2199.");

    public static Periode Periode(string? tekst, string navn = "periode") =>
        Domain.Verdier.Periode.TryParse(tekst, out var verdi) ? verdi : throw Avvisning.Ugyldig(navn, Feilkoder.UgyldigPeriode, "En periode er 0–13.");

    /// <summary>1–13; the whole year when left out.</summary>
    public static Periode TilPeriode(string? tekst) => tekst is null
        ? Domain.Verdier.Periode.Aarsavslutning
        : Periode(tekst, "tilPeriode") is { Nummer: > 0 } p ? p : throw Avvisning.Ugyldig("tilPeriode", Feilkoder.UgyldigPeriode, "tilPeriode er 1–13.");

    public static Fondskode Fond(string? tekst) =>
        Fondskode.TryParse(tekst, out var verdi)
            ? verdi
            : throw Ugyldig("fondskode", "En fondskode er 1–20 bokstaver, siffer, punktum, strek eller understrek.");

    public static Prosjektkode Prosjekt(string? tekst) =>
        Prosjektkode.TryParse(tekst, out var verdi)
            ? verdi
            : throw Ugyldig("prosjektkode", "En prosjektkode er 1–20 bokstaver, siffer, punktum, strek eller understrek.");

    public static int Heltall(string? tekst, string navn, int standard, int minste, int stoerste)
    {
        if (tekst is null)
        {
            return standard;
        }

        return int.TryParse(tekst, NumberStyles.None, CultureInfo.InvariantCulture, out var verdi) && verdi >= minste && verdi <= stoerste
            ? verdi
            : throw Avvisning.Ugyldig(navn, Feilkoder.UtenforOmraadet, $"{navn} er {minste}–{stoerste}.");
    }

    /// <summary>A version's number; null when left out.</summary>
    public static long? Versjon(string? tekst) => tekst is null ? null
        : long.TryParse(tekst, NumberStyles.None, CultureInfo.InvariantCulture, out var versjon) ? versjon : throw Ugyldig("versjon", "Versjon er et heltall.");

    /// <summary>A date by ISO 8601; null when left out.</summary>
    public static DateOnly? Dato(string? tekst, string navn) =>
        tekst is null ? null
        : DateOnly.TryParseExact(tekst, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var dato) ? dato
        : throw Ugyldig(navn, $"{navn} er en dato som 2024-12-31.");

    /// <summary>A time by RFC 3339.</summary>
    public static DateTimeOffset Tidspunkt(string? tekst, string navn) =>
        Tidsform.TryParse(tekst, out var tidspunkt) ? tidspunkt
        : throw Ugyldig(navn, $"{navn} er et tidspunkt etter RFC 3339, for eksempel 2025-02-22T12:00:00Z.");

    /// <summary>An amount in kroner with at most two decimals; null when left out.</summary>
    public static Beloep? Beloep(string? tekst, string navn) =>
        tekst is null ? null
        : Domain.Verdier.Beloep.TryParse(tekst, out var verdi) && verdi.KanBokfoeres ? verdi
        : throw Avvisning.Ugyldig(navn, Feilkoder.UgyldigBeloep, $"{navn} er et beløp i kroner med høyst to desimaler.");

    /// <summary>Both ends of a span, either of which may be left out. One that ends before it begins finds nothing, and is never what was meant.</summary>
    public static (T? Fra, T? Til) Spenn<T>(T? fra, T? til, string fraNavn, string tilNavn)
        where T : struct, IComparable<T> =>
        fra is { } f && til is { } t && f.CompareTo(t) > 0
            ? throw Avvisning.Ugyldig(fraNavn, Feilkoder.UgyldigKombinasjon, $"{fraNavn} er ikke etter {tilNavn}.")
            : (fra, til);

    /// <summary>A version, a sequence number or an id; null when left out.</summary>
    public static long? Stortall(string? tekst, string navn) =>
        tekst is null ? null
        : long.TryParse(tekst, NumberStyles.None, CultureInfo.InvariantCulture, out var verdi) ? verdi
        : throw Ugyldig(navn, $"{navn} er et heltall.");

    /// <summary>A choice of what is shown; its name alone switches it on. Never one of a write: a variable that is empty is no yes.</summary>
    public static bool Bryter(string? tekst, string navn) => tekst is "" || JaNei(tekst, navn);

    /// <summary>A choice that must be said in full; false when left out.</summary>
    public static bool JaNei(string? tekst, string navn) => tekst switch
    {
        null or "false" => false,
        "true" => true,
        _ => throw Ugyldig(navn, $"{navn} er true eller false."),
    };

    private static Avvisning Ugyldig(string navn, string detalj) => Avvisning.Ugyldig(navn, Feilkoder.UgyldigFormat, detalj);
}
