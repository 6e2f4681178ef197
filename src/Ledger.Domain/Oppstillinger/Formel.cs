using System.Text;

namespace Ledger.Domain.Oppstillinger;

/// <summary>A sum of other lines with signs, written <c>a+b-c</c>. A post that is a number may be written <c>p5</c>.</summary>
public sealed record Formel(string Tekst, IReadOnlyList<(int Fortegn, string Post)> Ledd)
{
    private const int LongestText = 4_000;

    /// <summary>False when the text is no such sum.</summary>
    public static bool TryParse(string? text, out Formel? formel)
    {
        formel = null;
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestText)
        {
            return false;
        }

        var terms = new List<(int, string)>();
        var name = new StringBuilder();
        var sign = 1;
        var leading = true; // a minus before everything else
        var ended = false; // a space after a name: only an operator may follow
        foreach (var c in text.Append('+'))
        {
            if (c is '+' or '-')
            {
                if (name.Length == 0)
                {
                    if (!leading || c == '+')
                    {
                        return false;
                    }

                    (sign, leading) = (-1, false);
                    continue;
                }

                terms.Add((sign, name.ToString()));
                name.Clear();
                (leading, ended) = (false, false);
                sign = c == '+' ? 1 : -1;
            }
            else if (c == ' ')
            {
                ended = name.Length > 0;
            }
            else if (!ended && (char.IsAsciiLetterOrDigit(c) || c is '_' or '.'))
            {
                name.Append(c);
            }
            else
            {
                return false;
            }
        }

        formel = new Formel(text, terms);
        return true;
    }
}
