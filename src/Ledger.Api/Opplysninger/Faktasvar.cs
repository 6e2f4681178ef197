using System.Globalization;
using System.Security.Claims;
using System.Text.Json.Serialization;
using Ledger.Api.Http.Sikkerhet;
using Ledger.Application;
using Ledger.Application.Opplysninger;
using Ledger.Application.Rettigheter;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Validering;

namespace Ledger.Api.Opplysninger;

/// <summary>What answers of registers have in common: who sees what, and pages.</summary>
internal static class Faktasvar
{
    /// <summary>What is internal is for those who report, those who budget and the auditor.</summary>
    public static bool SerInterne(ClaimsPrincipal bruker) => bruker.Har(Scope.Rapporter) || bruker.Har(Scope.Budsjett) || bruker.Har(Scope.Revisjon);

    /// <summary>Figures and states are for everybody who reads. Texts are when they are said to be.</summary>
    public static bool ErEkstern(Opplysning o) => o.Noekkel.Ekstern || o.Noekkel.Slag is not (Opplysningsslag.Kommentar or Opplysningsslag.Forklaring);

    public static int Antall(string? tekst) => Parametertolk.Heltall(tekst, "antall", 100, 1, 1_000);

    /// <summary>What could be about nothing is told; an object that has no facts yet has an empty list.</summary>
    public static void KrevObjektform(string? objekt)
    {
        if (objekt is not null && (objekt.IndexOf(':', StringComparison.Ordinal) <= 0 || objekt.EndsWith(':')))
        {
            throw Avvisning.Ugyldig("objekt", Feilkoder.UgyldigFormat, "objekt skrives register:kode, for eksempel tiltak:T-014 eller enhet:210.");
        }
    }

    public static long? Versjon(string? tekst) => tekst is null ? null
        : long.TryParse(tekst, NumberStyles.None, CultureInfo.InvariantCulture, out var versjon) ? versjon
        : throw Avvisning.Ugyldig("versjon", Feilkoder.UgyldigFormat, "Versjon er et heltall.");

    /// <summary>The values of columns as JSON has them: numbers, true and false, and texts.</summary>
    public static IDictionary<string, object?> Verdier(
        IReadOnlyDictionary<string, string> verdier, IReadOnlyList<Registerkolonne> kolonner, bool intern) =>
        kolonner.Where(k => intern || k.Ekstern).ToDictionary(k => k.Id, k => verdier.TryGetValue(k.Id, out var tekst) ? Verdi(k, tekst) : null);

    private static object Verdi(Registerkolonne kolonne, string tekst) =>
        kolonne.Type == Felttype.Flagg ? tekst == "true" : kolonne.Tall(tekst) is { } tall ? tall : tekst;
}

/// <summary>The objects of a register.</summary>
internal sealed record Objektliste(
    string Kommunenummer, string Register, long Versjon, string Kjedehode, IReadOnlyList<Objektsvar> Objekter, int Totalt, string? Neste);

/// <summary>An object as it is, with what was said of it before.</summary>
internal sealed record Objekthistorikk(
    string Kommunenummer, string Register, long Versjon, Objektsvar Objekt, IReadOnlyList<Objektsvar> Historikk, IReadOnlyList<Opplysningssvar> Opplysninger);

/// <summary>An object. The register's columns are fields beside those that all have.</summary>
/// <param name="Versjon">The version that it holds from.</param>
internal sealed record Objektsvar(string Kode, string Navn, DateOnly? GyldigFra, DateOnly? GyldigTil, long Versjon)
{
    [JsonExtensionData]
    public IDictionary<string, object?> Verdier { get; init; } = new Dictionary<string, object?>();

    public static Objektsvar Av(Stand<Registerobjekt> stand, Registerdefinisjon register, bool intern) => new(
        stand.Verdi.Kode, stand.Verdi.Navn, stand.Verdi.GyldigFra, stand.Verdi.GyldigTil, stand.Versjon)
    {
        Verdier = Faktasvar.Verdier(stand.Verdi.Verdier, register.Kolonner, intern),
    };
}

/// <summary>The events of a register.</summary>
internal sealed record Postliste(
    string Kommunenummer, string Register, long Versjon, string Kjedehode, IReadOnlyList<Postsvar> Poster, int Totalt, string? Neste);

/// <summary>An event. The register's columns of events are fields beside those that all have.</summary>
/// <param name="Nummer">From 1 without gaps in the register.</param>
/// <param name="ErstattetAv">The reference of the event that took its place; null while it holds.</param>
internal sealed record Postsvar(
    int Nummer, string Referanse, string Objekt, DateOnly Dato, string? Type, decimal? Beloep, string? Motobjekt, string? Erstatter, string? ErstattetAv,
    string? Kilde, string? Tekst, long Versjon)
{
    [JsonExtensionData]
    public IDictionary<string, object?> Verdier { get; init; } = new Dictionary<string, object?>();

    public static Postsvar Av(Stand<Registerpost> stand, Registerdefinisjon register, string? erstattetAv, bool intern)
    {
        var p = stand.Verdi;
        return new(
            p.Nummer, p.Referanse, p.Objekt, p.Dato, p.Type, p.Beloep?.Kroner, p.Motobjekt, p.Erstatter, erstattetAv, p.Kilde, p.Tekst, stand.Versjon)
        {
            Verdier = Faktasvar.Verdier(p.Verdier, register.Postkolonner, intern),
        };
    }
}

/// <summary>Reported facts.</summary>
internal sealed record Opplysningsliste(
    string Kommunenummer, long Versjon, string Kjedehode, IReadOnlyList<Opplysningssvar> Opplysninger, int Totalt, string? Neste);
