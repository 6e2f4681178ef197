using Ledger.Domain.Verdier;

namespace Ledger.Domain.Hovedbok;

/// <summary>
/// What a row of actuals or budget is about: the key that saldo is kept by.
/// </summary>
/// <remarks>
/// Drift and investering rows have <see cref="Art"/> and <see cref="Funksjon"/>; balance rows have <see cref="Kapittel"/> and
/// <see cref="Sektor"/>. Fields that do not apply are empty (their default value).
/// </remarks>
public readonly record struct Dimensjon(
    Kontoklasse Kontoklasse,
    Art Art,
    Funksjon Funksjon,
    Kapittel Kapittel,
    Sektor Sektor,
    Ansvar Ansvar,
    Prosjektkode Prosjekt,
    Fondskode Fond,
    Avslutningsmerke Merke)
{
    /// <summary>A key of drift or investering.</summary>
    public static Dimensjon Resultat(Kontoklasse kontoklasse, Art art, Funksjon funksjon, Ansvar ansvar, Prosjektkode prosjekt = default, Fondskode fond = default, Avslutningsmerke merke = Avslutningsmerke.Ingen) =>
        kontoklasse == Kontoklasse.Balanse
            ? throw new ArgumentException("A balance row has kapittel and sektor.", nameof(kontoklasse))
            : new(kontoklasse, art, funksjon, default, default, ansvar, prosjekt, fond, merke);

    /// <summary>A key of the balance.</summary>
    public static Dimensjon Balanse(Kapittel kapittel, Sektor sektor, Ansvar ansvar = default, Prosjektkode prosjekt = default, Fondskode fond = default, Avslutningsmerke merke = Avslutningsmerke.Ingen) =>
        new(Kontoklasse.Balanse, default, default, kapittel, sektor, ansvar, prosjekt, fond, merke);

    /// <summary>Over what tells keys apart in practice; the full comparison decides.</summary>
    public override int GetHashCode() =>
        HashCode.Combine((Art.Nummer << 16) | (Funksjon.Nummer & 0xFFFF), (Kapittel.Nummer << 16) | ((int)Kontoklasse << 8) | (int)Merke, Sektor.Nummer, Ansvar, Prosjekt, Fond);
}
