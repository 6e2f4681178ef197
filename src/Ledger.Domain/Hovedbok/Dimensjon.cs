using Ledger.Domain.Verdier;

namespace Ledger.Domain.Hovedbok;

/// <summary>
/// What a row of actuals or budget is about: the key that saldo is kept by.
/// </summary>
/// <remarks>
/// Drift and investering rows have <see cref="Art"/> and <see cref="Funksjon"/>; balance rows have <see cref="Kapittel"/> and
/// <see cref="Sektor"/>. Fields that do not apply are empty (their default value). <see cref="Dimensjonstabell"/> lists the fields; whoever
/// goes through all of them goes through that list.
/// </remarks>
/// <param name="Egne">The fields in the municipality's own terms; null when it has none of them.</param>
public readonly record struct Dimensjon(
    Kontoklasse Kontoklasse,
    Art Art,
    Funksjon Funksjon,
    Kapittel Kapittel,
    Sektor Sektor,
    Ansvar Ansvar,
    Prosjektkode Prosjekt,
    Fondskode Fond,
    Avslutningsmerke Merke,
    Egnefelt? Egne = null)
{
    /// <summary>A key of drift or investering.</summary>
    public static Dimensjon Resultat(
        Kontoklasse kontoklasse, Art art, Funksjon funksjon, Ansvar ansvar, Prosjektkode prosjekt = default, Fondskode fond = default,
        Avslutningsmerke merke = Avslutningsmerke.Ingen) =>
        kontoklasse == Kontoklasse.Balanse
            ? throw new ArgumentException("A balance row has kapittel and sektor.", nameof(kontoklasse))
            : new(kontoklasse, art, funksjon, default, default, ansvar, prosjekt, fond, merke);

    /// <summary>A key of the balance.</summary>
    public static Dimensjon Balanse(
        Kapittel kapittel, Sektor sektor, Ansvar ansvar = default, Prosjektkode prosjekt = default, Fondskode fond = default,
        Avslutningsmerke merke = Avslutningsmerke.Ingen) =>
        new(Kontoklasse.Balanse, default, default, kapittel, sektor, ansvar, prosjekt, fond, merke);

    /// <summary>Over what tells keys apart in practice; the full comparison decides.</summary>
    public override int GetHashCode() => HashCode.Combine(
        (Art.Nummer << 16) | (Funksjon.Nummer & 0xFFFF), (Kapittel.Nummer << 16) | ((int)Kontoklasse << 8) | (int)Merke, Sektor.Nummer, Ansvar, Prosjekt, Fond,
        Egne);

    /// <summary>The dimension with kontoklasse and these fields; the others are empty. Dimensions that agree in them become equal.</summary>
    public Dimensjon Bare(Dimensjonsfelt felt) => new(
        Kontoklasse,
        felt.HasFlag(Dimensjonsfelt.Art) ? Art : default,
        felt.HasFlag(Dimensjonsfelt.Funksjon) ? Funksjon : default,
        felt.HasFlag(Dimensjonsfelt.Kapittel) ? Kapittel : default,
        felt.HasFlag(Dimensjonsfelt.Sektor) ? Sektor : default,
        felt.HasFlag(Dimensjonsfelt.Ansvar) ? Ansvar : default,
        felt.HasFlag(Dimensjonsfelt.Prosjekt) ? Prosjekt : default,
        felt.HasFlag(Dimensjonsfelt.Fond) ? Fond : default,
        felt.HasFlag(Dimensjonsfelt.Merke) ? Merke : default,
        Egne?.Bare(felt));
}
