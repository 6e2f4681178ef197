namespace Ledger.Architecture.Tests;

/// <summary>The calls in a source text with their arguments as written. Parentheses and commas in texts, comments and inner calls part nothing.</summary>
internal static class Kallsoek
{
    /// <summary>The name before each parenthesis, and what stands between its commas; a name without one is not there, nor an empty list.</summary>
    public static IEnumerable<(string Navn, IReadOnlyList<string> Argumenter)> Kall(string kilde)
    {
        for (var i = 0; i < kilde.Length; i++)
        {
            if (kilde[i] == '(' && Navn(kilde, i) is { Length: > 0 } navn)
            {
                yield return (navn, Argumenter(kilde, i + 1));
            }
        }
    }

    private static string Navn(string kilde, int slutt)
    {
        var fra = slutt;
        while (fra > 0 && (char.IsLetterOrDigit(kilde[fra - 1]) || kilde[fra - 1] == '_'))
        {
            fra--;
        }

        return kilde[fra..slutt];
    }

    private static List<string> Argumenter(string kilde, int fra)
    {
        var argumenter = new List<string>();
        var (dybde, begynner) = (0, fra);
        for (var i = fra; i < kilde.Length; i++)
        {
            switch (kilde[i])
            {
                case '"' or '\'':
                    i = EtterTekst(kilde, i) - 1;
                    break;
                case '/' when i + 1 < kilde.Length && kilde[i + 1] == '/':
                    i = kilde.IndexOf('\n', i) is var linjeslutt and >= 0 ? linjeslutt : kilde.Length - 1;
                    break;
                case '(' or '[' or '{':
                    dybde++;
                    break;
                case ',' when dybde == 0:
                    argumenter.Add(kilde[begynner..i].Trim());
                    begynner = i + 1;
                    break;
                case ')' or ']' or '}' when dybde-- == 0:
                    argumenter.Add(kilde[begynner..i].Trim());
                    return argumenter;
            }
        }

        return []; // No end: no call.
    }

    /// <summary>Where a text that begins here has ended. What an interpolated text computes may hold texts of its own.</summary>
    private static int EtterTekst(string kilde, int fra)
    {
        if (string.CompareOrdinal(kilde, fra, "\"\"\"", 0, 3) == 0)
        {
            return kilde.IndexOf("\"\"\"", fra + 3, StringComparison.Ordinal) is var slutt and >= 0 ? slutt + 3 : kilde.Length;
        }

        var interpolert = kilde[fra] == '"' && fra > 0 && kilde[fra - 1] == '$';
        for (var i = fra + 1; i < kilde.Length; i++)
        {
            if (kilde[i] == '\\')
            {
                i++;
            }
            else if (interpolert && kilde[i] == '{')
            {
                i = i + 1 < kilde.Length && kilde[i + 1] == '{' ? i + 1 : EtterUtregning(kilde, i + 1) - 1;
            }
            else if (kilde[i] == kilde[fra] || kilde[i] == '\n')
            {
                return i + 1;
            }
        }

        return kilde.Length;
    }

    private static int EtterUtregning(string kilde, int fra)
    {
        var dybde = 0;
        for (var i = fra; i < kilde.Length; i++)
        {
            if (kilde[i] is '"' or '\'')
            {
                i = EtterTekst(kilde, i) - 1;
            }
            else if (kilde[i] == '{')
            {
                dybde++;
            }
            else if (kilde[i] == '}' && dybde-- == 0)
            {
                return i + 1;
            }
        }

        return kilde.Length;
    }
}
