using Ledger.Domain.Verdier;

namespace Ledger.Domain.Opplysninger;

/// <summary>What a reported fact is.</summary>
public enum Opplysningsslag
{
    /// <summary>A figure that was measured.</summary>
    Maaling,

    /// <summary>The target of a figure.</summary>
    Maaltall,
    Status,

    /// <summary>A part of a deviation: an amount and why.</summary>
    Forklaring,
    Kommentar,
}

/// <summary>The names of kinds, marks and operators of facts in JSON.</summary>
public static class Opplysningsnavn
{
    public static readonly IReadOnlyList<string> Slag = [.. Enum.GetValues<Opplysningsslag>().Select(Navn)];

    /// <summary>Why there is no value.</summary>
    public static readonly IReadOnlyList<string> UtenVerdi = ["ikkeMaalt", "ikkeTilgjengelig", "anonymisert"];

    /// <summary>Marks of a value that is reported but not final.</summary>
    public static readonly IReadOnlyList<string> MedVerdi = ["anslag", "foreloepig"];

    public static readonly IReadOnlyList<string> Operatorer = [">=", ">", "<=", "<", "mellom"];

    public static string Navn(this Opplysningsslag slag) => slag.ToString().ToLowerInvariant();

    public static bool TryParse(string? tekst, out Opplysningsslag slag)
    {
        slag = Enum.GetValues<Opplysningsslag>().FirstOrDefault(s => s.Navn() == tekst);
        return Slag.Contains(tekst);
    }
}

/// <summary>What a fact is about: a later fact of the same key takes the place of the earlier.</summary>
/// <param name="Objekt"><c>register:kode</c>, <c>enhet:210</c>, <c>linje:5-4-1/6</c> or <c>bevilgning:20</c>.</param>
/// <param name="Maal">What is measured; the part's own name for an explanation or a comment.</param>
/// <param name="Enhet">The unit that it is about; empty for none.</param>
/// <param name="Region">What it is compared with; empty for the municipality itself.</param>
/// <param name="Periode"><c>aar</c>, <c>T1</c>–<c>T3</c> or <c>M01</c>–<c>M12</c>; empty for a fact of a day.</param>
public sealed record Opplysningsnoekkel(
    Opplysningsslag Slag, string Objekt, string Maal, string Enhet, string Region, int? Aar, string Periode, DateOnly? Dato, string Dokument, bool Ekstern);

/// <summary>A reported fact: what is not money of the ledger.</summary>
/// <param name="VerdiTil">The upper end of a target with the operator mellom.</param>
/// <param name="Merke">The reason why there is no value, or that the value is an estimate or preliminary.</param>
/// <param name="MeldtAv">A role, never a person.</param>
/// <param name="Under">The explanation that this one is a part of.</param>
/// <param name="Annullert">There is no fact on the key from here on.</param>
public sealed record Opplysning(
    Opplysningsnoekkel Noekkel, decimal? Verdi, decimal? VerdiTil, string? Operator, Beloep? Beloep, string? Kode, string? Tekst, string? Merke,
    string? Vedtak, string? Organ, string? Kilde, string? MeldtAv, string? Under, bool Annullert);
