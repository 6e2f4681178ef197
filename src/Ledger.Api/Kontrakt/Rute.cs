using System.Globalization;
using Ledger.Application;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Kontrakt;

/// <summary>Reads values of paths and queries; what cannot be read is 400 with the parameter's name.</summary>
internal static class Rute
{
    public static LedgerId Ledger(string? text) =>
        Kommunenummer.TryParse(text, out var value) ? LedgerId.Av(value) : throw Avvisning.Ugyldig("kommunenummer", Feilkoder.UgyldigFormat, "Et kommunenummer har fire siffer.");

    public static Regnskapsaar Aar(string? text) =>
        Regnskapsaar.TryParse(text, out var value) ? value : throw Avvisning.Ugyldig("aar", Feilkoder.UgyldigFormat, "Et regnskapsår er fire siffer, 2000–2199.");

    public static Periode Periode(string? text, string navn = "periode") =>
        Domain.Verdier.Periode.TryParse(text, out var value) ? value : throw Avvisning.Ugyldig(navn, Feilkoder.UgyldigPeriode, "En periode er 0–13.");

    /// <summary>1–13; the whole year when left out.</summary>
    public static Periode TilPeriode(string? text) => text is null
        ? Domain.Verdier.Periode.Aarsavslutning
        : Periode(text, "tilPeriode") is { Nummer: > 0 } p ? p : throw Avvisning.Ugyldig("tilPeriode", Feilkoder.UgyldigPeriode, "tilPeriode er 1–13.");

    public static Fondskode Fond(string text) =>
        Fondskode.TryParse(text, out var value) ? value : throw Avvisning.Ugyldig("fondskode", Feilkoder.UgyldigFormat, "En fondskode er 1–20 bokstaver, siffer, punktum, strek eller understrek.");

    public static Prosjektkode Prosjekt(string text) =>
        Prosjektkode.TryParse(text, out var value) ? value : throw Avvisning.Ugyldig("prosjektkode", Feilkoder.UgyldigFormat, "En prosjektkode er 1–20 bokstaver, siffer, punktum, strek eller understrek.");

    public static int Heltall(string? text, string navn, int standard, int minste, int stoerste)
    {
        if (text is null)
        {
            return standard;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= minste && value <= stoerste
            ? value
            : throw Avvisning.Ugyldig(navn, Feilkoder.UtenforOmraadet, $"{navn} er {minste}–{stoerste}.");
    }

    public static bool Bryter(string? text, string navn) => text switch
    {
        null or "false" => false,
        "true" or "" => true,
        _ => throw Avvisning.Ugyldig(navn, Feilkoder.UgyldigFormat, $"{navn} er true eller false."),
    };
}
