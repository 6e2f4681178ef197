using System.Buffers;
using System.Globalization;
using System.Text;

namespace Ledger.Domain.Hovedbok;

/// <summary>References that people cannot tell apart, or take for the same.</summary>
/// <remarks>
/// A choice of the confusables of Unicode UTS 39: letters of Greek and Cyrillic that look like Latin ones, forms of width, dashes and blanks.
/// Digits that look like letters (0 and O) are not among them, since references are mostly numbers.
/// </remarks>
public static class Referanselikhet
{
    private const string Greske = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρϲϳ";
    private const string GreskeSom = "ABEZHIKMNOPTYXovpcj";
    private const string Kyrilliske = "АВЕЅІЈКМНОРСТУХаеѕіјорсухѵԁԛԝһ";
    private const string KyrilliskeSom = "ABESIJKMHOPCTYXaesijopcyxvdqwh";

    private static readonly SearchValues<char> Enkle = SearchValues.Create("0123456789abcdefghijklmnopqrstuvwxyz-_./ :#");

    /// <summary>The reference as an eye reads it: two with the same skeleton look alike. The text itself where it is its own.</summary>
    public static string Skjelett(string referanse) =>
        referanse.AsSpan().ContainsAnyExcept(Enkle) ? Latinsk(referanse).ToLowerInvariant() : referanse;

    /// <summary>The reference with Latin letters, plain dashes and blanks in place of those that look like them. Case stays.</summary>
    public static string Latinsk(string referanse)
    {
        if (Ascii.IsValid(referanse))
        {
            return referanse;
        }

        var tegn = referanse.Normalize(NormalizationForm.FormKC).ToCharArray();
        for (var i = 0; i < tegn.Length; i++)
        {
            tegn[i] = Som(tegn[i]);
        }

        return new string(tegn);
    }

    /// <summary>
    /// Letters that are read as Latin ones and are others: Latin beside Greek or Cyrillic, which nobody writes on purpose, words of nothing but letters
    /// that Latin has too, ligatures and forms of width. They are told of by themselves: the plain reference may come later, and is then looked up as
    /// it stands.
    /// </summary>
    public static bool LignerLatinske(string referanse)
    {
        if (Ascii.IsValid(referanse))
        {
            return false;
        }

        var latinsk = Latinsk(referanse);
        return latinsk.Any(ErAndre)
            ? referanse.Any(ErAndre) && referanse.Any(c => char.IsLetter(c) && !ErAndre(c))
            : !referanse.Where(char.IsLetter).SequenceEqual(latinsk.Where(char.IsLetter));
    }

    /// <summary>A letter of Greek or Cyrillic.</summary>
    private static bool ErAndre(char c) => c is >= '\u0370' and <= '\u052F' && char.IsLetter(c);

    public static string Melding(string referanse, string annen) => $"Bilagsreferanse «{referanse}» ligner «{annen}», men er en annen.";

    private static char Som(char c)
    {
        if (Kyrilliske.IndexOf(c) is var k and >= 0)
        {
            return KyrilliskeSom[k];
        }

        if (Greske.IndexOf(c) is var g and >= 0)
        {
            return GreskeSom[g];
        }

        return char.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.DashPunctuation => '-',
            UnicodeCategory.SpaceSeparator => ' ',
            _ => c == '\u2212' ? '-' : c,
        };
    }
}
