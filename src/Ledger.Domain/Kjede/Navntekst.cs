namespace Ledger.Domain.Kjede;

/// <summary>A protected text of an entry beside its fixed ones, such as a comment of a definition, with the name that it is found by.</summary>
/// <param name="Navn">A letter a–z, then letters, digits and points: <c>linjer.3.kommentar</c>. Once per entry.</param>
public readonly record struct Navntekst(string Navn, Verntekst Tekst)
{
    /// <summary>Long enough for a place in a definition of some depth.</summary>
    public const int LengsteNavn = 100;

    public static bool ErNavn(ReadOnlySpan<char> navn)
    {
        if (navn.Length is 0 or > LengsteNavn || !char.IsAsciiLetterLower(navn[0]))
        {
            return false;
        }

        foreach (var tegn in navn)
        {
            if (!char.IsAsciiLetterOrDigit(tegn) && tegn != '.')
            {
                return false;
            }
        }

        return true;
    }
}
