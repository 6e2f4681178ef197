using Ledger.Domain.Hovedbok;

namespace Ledger.Domain.Saldo;

/// <summary>Fields of a <see cref="Dimensjon"/>. Kontoklasse is not among them: it always counts.</summary>
[Flags]
public enum Dimensjonsfelt
{
    Ingen = 0,
    Art = 1,
    Funksjon = 2,
    Kapittel = 4,
    Sektor = 8,
    Ansvar = 16,
    Prosjekt = 32,
    Fond = 64,
    Merke = 128,
    Alle = 255,
}

/// <summary>Dimensions with some of their fields.</summary>
public static class Dimensjonsfelter
{
    /// <summary>The dimension with kontoklasse and these fields; the others are empty. Dimensions that agree in them become equal.</summary>
    public static Dimensjon Bare(this in Dimensjon d, Dimensjonsfelt felt) => new(
        d.Kontoklasse,
        felt.HasFlag(Dimensjonsfelt.Art) ? d.Art : default,
        felt.HasFlag(Dimensjonsfelt.Funksjon) ? d.Funksjon : default,
        felt.HasFlag(Dimensjonsfelt.Kapittel) ? d.Kapittel : default,
        felt.HasFlag(Dimensjonsfelt.Sektor) ? d.Sektor : default,
        felt.HasFlag(Dimensjonsfelt.Ansvar) ? d.Ansvar : default,
        felt.HasFlag(Dimensjonsfelt.Prosjekt) ? d.Prosjekt : default,
        felt.HasFlag(Dimensjonsfelt.Fond) ? d.Fond : default,
        felt.HasFlag(Dimensjonsfelt.Merke) ? d.Merke : default);
}
