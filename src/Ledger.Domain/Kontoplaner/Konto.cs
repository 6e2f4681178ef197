using Ledger.Domain.Verdier;

namespace Ledger.Domain.Kontoplaner;

/// <summary>What an account of the municipality's own is for.</summary>
public enum Kontotype : byte
{
    Ordinaer = 0,

    /// <summary>An account for what is not yet understood; it must be zero before KOSTRA.</summary>
    Interim = 1,

    /// <summary>
    /// Purchases and sales within the municipality; they must cancel before KOSTRA. Their arts (290, 690, 790) are not KOSTRA's, so they have no
    /// place in the statements unless the chart gives them an art that is.
    /// </summary>
    Intern = 2,

    /// <summary>An account that only budgets use.</summary>
    Budsjett = 3,
}

/// <summary>The names of <see cref="Kontotype"/> in JSON.</summary>
public static class Kontotyper
{
    public static string Navn(this Kontotype type) => type switch
    {
        Kontotype.Interim => "interim",
        Kontotype.Intern => "intern",
        Kontotype.Budsjett => "budsjett",
        _ => "ordinaer",
    };

    public static bool TryParse(string? tekst, out Kontotype type)
    {
        (var ok, type) = tekst switch
        {
            "ordinaer" => (true, Kontotype.Ordinaer),
            "interim" => (true, Kontotype.Interim),
            "intern" => (true, Kontotype.Intern),
            "budsjett" => (true, Kontotype.Budsjett),
            _ => (false, default),
        };
        return ok;
    }
}

/// <summary>What an account means in KOSTRA's terms.</summary>
/// <param name="Art">Of drift and investering.</param>
/// <param name="Kapittel">Of the balance, with <paramref name="Sektor"/>.</param>
/// <param name="Fond">The fund of rows that do not name one themselves; empty when the account says nothing of funds.</param>
public sealed record Kontobetydning(
    Kontoklasse Kontoklasse, Art Art, Kapittel Kapittel, Sektor Sektor, Fondskode Fond = default, Kontotype Type = Kontotype.Ordinaer)
{
    /// <summary>True when the account has a place in the statements: an art, or a chapter of the balance.</summary>
    public bool HarPlass => Kontoklasse == Kontoklasse.Balanse ? !Kapittel.ErTom : !Art.ErTom;
}

/// <summary>An account of the municipality's own.</summary>
public sealed record Konto(string Kode, string Navn, Kontobetydning Betydning);

/// <summary>A function of the municipality's own, with the KOSTRA function that it is part of.</summary>
public sealed record Lokalfunksjon(string Kode, string Navn, Funksjon Funksjon);
