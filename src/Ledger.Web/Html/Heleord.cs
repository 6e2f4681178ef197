using System.Text;
using System.Text.RegularExpressions;

namespace Ledger.Web.Html;

/// <summary>
/// What is read as one word though it has a space or a hyphen: a paragraph of law, a range, an amount with its unit. A browser breaks a line after
/// each of them, so what would be parted is marked, wherever a page says it and whoever wrote it.
/// </summary>
internal static partial class Heleord
{
    private const string Start = "<span class=\"hel\">";
    private const string Slutt = "</span>";

    public static void Skriv(StringBuilder ut, string tekst)
    {
        var skrevet = 0;
        foreach (var funn in Moenster().EnumerateMatches(tekst))
        {
            var ord = tekst.AsSpan(funn.Index, funn.Length);
            if (!ord.ContainsAny(' ', '-', '–'))
            {
                continue;
            }

            Innhold.SkrivTekst(ut, tekst.AsSpan(skrevet..funn.Index));
            ut.Append(Start);
            Innhold.SkrivTekst(ut, ord);
            ut.Append(Slutt);
            skrevet = funn.Index + funn.Length;
        }

        Innhold.SkrivTekst(ut, tekst.AsSpan(skrevet));
    }

    /// <summary>Nothing that is a part of a longer word or code, and nothing so long that it would not fit in a narrow cell.</summary>
    [GeneratedRegex(
        @"(?<![\w.,/§–-])(?:§§?[ \u00a0]?[0-9]{1,3}(?:[-–][0-9]{1,3})?[a-z]?"
        + @"|[0-9]{1,4}(?:[-–][0-9]{1,4}){1,2}"
        + @"|[−-]?(?:[0-9]{1,3}(?:[ \u00a0][0-9]{3}){1,3}|[0-9]{1,6})(?:,[0-9]{1,2})?[ \u00a0]"
        + @"(?:%|(?:(?:mill|mrd)\.|millioner|milliarder|tusen)(?:[ \u00a0](?:kr|kroner)(?!\w))?|kr|kroner|prosent))(?![\w/-])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Moenster();
}
