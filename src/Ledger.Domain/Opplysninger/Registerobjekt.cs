using Ledger.Domain.Verdier;

namespace Ledger.Domain.Opplysninger;

/// <summary>An object of a register.</summary>
/// <param name="Verdier">By column, in the canonical writing of its type; what is empty is not there.</param>
/// <param name="GyldigTil">The last day that it is in use; null while it is.</param>
public sealed record Registerobjekt(string Kode, string Navn, IReadOnlyDictionary<string, string> Verdier, DateOnly? GyldigFra, DateOnly? GyldigTil)
{
    public string? this[string kolonne] => Verdier.GetValueOrDefault(kolonne);

    public bool GjelderPer(DateOnly dag) => (GyldigFra is null || GyldigFra <= dag) && (GyldigTil is null || GyldigTil >= dag);

    public bool Equals(Registerobjekt? annet) =>
        annet is not null && (Kode, Navn, GyldigFra, GyldigTil) == (annet.Kode, annet.Navn, annet.GyldigFra, annet.GyldigTil)
        && Likt(Verdier, annet.Verdier);

    public override int GetHashCode() => HashCode.Combine(Kode, Navn, GyldigFra, GyldigTil);

    internal static bool Likt(IReadOnlyDictionary<string, string> en, IReadOnlyDictionary<string, string> to) =>
        en.Count == to.Count && en.All(v => to.TryGetValue(v.Key, out var annen) && annen == v.Value);
}

/// <summary>An event of an object: never changed, and replaced only by one that says so.</summary>
/// <param name="Referanse">The sender's, unique in the register.</param>
/// <param name="Beloep">Kroner; null for an event without an amount, and for one that only annuls.</param>
/// <param name="Erstatter">The reference of the event that this one takes the place of. Without an amount or other values it annuls.</param>
public sealed record Registerpost(
    string Referanse, string Objekt, DateOnly Dato, string? Type, Beloep? Beloep, string? Motobjekt, string? Erstatter, string? Kilde, string? Tekst,
    IReadOnlyDictionary<string, string> Verdier)
{
    /// <summary>From 1 without gaps in the register.</summary>
    public int Nummer { get; init; }

    public bool ErAnnullering => Erstatter is not null && Beloep is null && Verdier.Count == 0;

    public bool SammeSom(Registerpost annen) =>
        (Referanse, Objekt, Dato, Type, Beloep, Motobjekt, Erstatter, Kilde, Tekst)
            == (annen.Referanse, annen.Objekt, annen.Dato, annen.Type, annen.Beloep, annen.Motobjekt, annen.Erstatter, annen.Kilde, annen.Tekst)
        && Registerobjekt.Likt(Verdier, annen.Verdier);
}
