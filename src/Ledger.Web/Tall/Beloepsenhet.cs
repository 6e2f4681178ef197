namespace Ledger.Web.Tall;

/// <summary>What amounts are shown in. It is chosen in the address and never depends on the screen.</summary>
public enum Beloepsenhet
{
    Mill,
    Tusen,
    Kr,
}

/// <summary>The names of <see cref="Beloepsenhet"/>.</summary>
public static class Beloepsenheter
{
    public static IReadOnlyList<Beloepsenhet> Alle { get; } = [Beloepsenhet.Mill, Beloepsenhet.Tusen, Beloepsenhet.Kr];

    /// <summary>In an address.</summary>
    public static string Navn(this Beloepsenhet enhet) => enhet switch
    {
        Beloepsenhet.Mill => "mill",
        Beloepsenhet.Tusen => "tusen",
        _ => "kr",
    };

    /// <summary>For readers.</summary>
    public static string Tekst(this Beloepsenhet enhet) => enhet switch
    {
        Beloepsenhet.Mill => $"mill.{Tallform.Mellomrom}kr",
        Beloepsenhet.Tusen => $"1{Tallform.Mellomrom}000{Tallform.Mellomrom}kr",
        _ => "kr",
    };

    /// <summary>For readers, to stand after a figure on the same line. «1 064 050 1 000 kr» would be read as one number.</summary>
    public static string Benevnt(this Beloepsenhet enhet) =>
        Tallform.Mellomrom + (enhet == Beloepsenhet.Tusen ? $"tusen{Tallform.Mellomrom}kr" : enhet.Tekst());

    public static bool TryParse(string tekst, out Beloepsenhet enhet)
    {
        enhet = Alle.FirstOrDefault(e => e.Navn() == tekst);
        return enhet.Navn() == tekst;
    }
}
