namespace Ledger.Domain.Noekkeltall;

/// <summary>What a key figure is measured in.</summary>
public enum Noekkeltallenhet
{
    /// <summary>One decimal.</summary>
    Prosent,

    /// <summary>Two decimals.</summary>
    Kroner,

    /// <summary>A ratio with two decimals.</summary>
    Forhold,

    /// <summary>Years, two decimals.</summary>
    Aar,
}

/// <summary>How a value is compared with its target.</summary>
public enum Maaloperator
{
    MinstLik,
    Over,
    HoeystLik,
    Under,

    /// <summary>From the target to the upper bound, both included.</summary>
    Mellom,
}

/// <summary>Whether a target is reached.</summary>
public enum Maalstatus
{
    Oppnaadd,
    IkkeOppnaadd,

    /// <summary>There is no target, or no value.</summary>
    IkkeMaalt,
}

/// <summary>The names in JSON.</summary>
public static class Noekkeltallverdier
{
    public const string RevidertBudsjett = "revidertBudsjett";
    public const string Regnskap = "regnskap";

    public static readonly IReadOnlyList<string> Enheter = [.. Enum.GetValues<Noekkeltallenhet>().Select(Navn)];
    public static readonly IReadOnlyList<string> Operatorer = [.. Enum.GetValues<Maaloperator>().Select(Navn)];
    public static readonly IReadOnlyList<string> Operatorkoder = [.. Enum.GetValues<Maaloperator>().Select(Kode)];
    public static readonly IReadOnlyList<string> Statuser = [.. Enum.GetValues<Maalstatus>().Select(Navn)];

    public static string Navn(this Noekkeltallenhet enhet) => enhet switch
    {
        Noekkeltallenhet.Prosent => "prosent",
        Noekkeltallenhet.Kroner => "kroner",
        Noekkeltallenhet.Aar => "aar",
        _ => "forhold",
    };

    public static string Navn(this Maaloperator maaloperator) => maaloperator switch
    {
        Maaloperator.MinstLik => ">=",
        Maaloperator.Over => ">",
        Maaloperator.HoeystLik => "<=",
        Maaloperator.Under => "<",
        _ => "mellom",
    };

    /// <summary>The operator as a word, which a programming language can have as a name.</summary>
    public static string Kode(this Maaloperator maaloperator) => maaloperator switch
    {
        Maaloperator.MinstLik => "minst",
        Maaloperator.Over => "over",
        Maaloperator.HoeystLik => "hoeyst",
        Maaloperator.Under => "under",
        _ => "mellom",
    };

    public static string Navn(this Maalstatus status) => status switch
    {
        Maalstatus.Oppnaadd => "oppnaadd",
        Maalstatus.IkkeOppnaadd => "ikkeOppnaadd",
        _ => "ikkeMaalt",
    };

    public static bool TryParse(string? tekst, out Noekkeltallenhet enhet) => Finn(tekst, Navn, out enhet);

    /// <summary>The sign or the word.</summary>
    public static bool TryParse(string? tekst, out Maaloperator maaloperator) => Finn(tekst, Navn, out maaloperator) || Finn(tekst, Kode, out maaloperator);

    private static bool Finn<T>(string? tekst, Func<T, string> navn, out T verdi)
        where T : struct, Enum
    {
        foreach (var kandidat in Enum.GetValues<T>())
        {
            if (navn(kandidat) == tekst)
            {
                verdi = kandidat;
                return true;
            }
        }

        verdi = default;
        return false;
    }
}
