namespace Ledger.Domain.Opplysninger;

/// <summary>What the values of a register's column are.</summary>
public enum Felttype
{
    Tekst,

    /// <summary>One of a few texts, or any code.</summary>
    Kode,
    Tall,

    /// <summary>Kroner with at most two decimals.</summary>
    Beloep,
    Prosent,
    Dato,

    /// <summary>The code of an object of another register.</summary>
    Objekt,

    /// <summary>The code of a unit of the organisation.</summary>
    Enhet,

    /// <summary>true or false.</summary>
    Flagg,

    /// <summary>A year, which no one adds up.</summary>
    Aar,

    /// <summary>A KOSTRA function that the municipality may book on.</summary>
    Funksjon,
}

/// <summary>The names of <see cref="Felttype"/> in JSON.</summary>
public static class Felttyper
{
    public static readonly IReadOnlyList<string> AlleNavn = [.. Enum.GetValues<Felttype>().Select(Navn)];

    public static string Navn(this Felttype type) => type.ToString().ToLowerInvariant();

    public static bool TryParse(string? tekst, out Felttype type)
    {
        type = Enum.GetValues<Felttype>().FirstOrDefault(t => t.Navn() == tekst);
        return AlleNavn.Contains(tekst);
    }
}
