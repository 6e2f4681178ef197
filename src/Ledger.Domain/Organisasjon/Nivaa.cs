namespace Ledger.Domain.Organisasjon;

/// <summary>The level of an organisational unit.</summary>
public enum Nivaa : byte
{
    Direktoromraade = 1,
    Tjenesteomraade = 2,
    Ansvar = 3,
}

/// <summary>The names of <see cref="Nivaa"/> in JSON.</summary>
public static class Nivaaer
{
    public static string Navn(this Nivaa nivaa) => nivaa switch
    {
        Nivaa.Direktoromraade => "direktoromraade",
        Nivaa.Tjenesteomraade => "tjenesteomraade",
        _ => "ansvar",
    };

    public static bool TryParse(string? text, out Nivaa nivaa)
    {
        nivaa = text switch
        {
            "direktoromraade" => Nivaa.Direktoromraade,
            "tjenesteomraade" => Nivaa.Tjenesteomraade,
            "ansvar" => Nivaa.Ansvar,
            _ => 0,
        };
        return nivaa != 0;
    }
}
