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
        foreach (var c in text.Append('+'))
        {
            if (c is '+' or '-')
            {
                if (name.Length == 0)
                {
                    if (terms.Count > 0 || c == '+')
                    {
                        return false;
                    }

                    sign = -1; // a leading minus
                    continue;
                }

                terms.Add((sign, name.ToString()));
                name.Clear();
                sign = c == '+' ? 1 : -1;
            }
            else if (char.IsAsciiLetterOrDigit(c) || c is '_' or '.')
            {
                name.Append(c);
            }
            else if (c != ' ')
            {
                return false;
            }
        }

        formel = new Formel(text, terms);
        return true;
    }
}
