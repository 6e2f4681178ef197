using System.Text.RegularExpressions;

namespace Ledger.Application.Profiler;

/// <summary>Guesses which sign is before the decimals, and which is between thousands, from all amounts of a file together.</summary>
/// <remarks>
/// One amount may be read in two ways: «1.234» is a thousand or a little more than one. Where none of the amounts tells, three digits after
/// the only sign are taken for thousands: amounts in kroner have two decimals or none.
/// </remarks>
internal static partial class Tallgjetning
{
    /// <returns>The signs, and whether the amounts could also be read another way.</returns>
    public static (char Desimaltegn, char? Tusenskille, bool ErTvetydig) Gjett(IEnumerable<string> beloep)
    {
        var (desimal, tusen, tvetydig) = ((char?)null, (char?)null, (char?)null);
        var mellomrom = false;
        foreach (var tekst in beloep.Select(b => b.Trim(' ', '\u00a0', '(', ')', '-', '\u2212', '+')))
        {
            mellomrom |= Mellomrom().IsMatch(tekst);
            tusen = tekst.Contains('\'') ? '\'' : tusen;
            var tegn = tekst.Where(t => t is '.' or ',').ToList();
            if (tegn.Count == 0)
            {
                continue;
            }

            var siste = tegn[^1];
            if (tegn.Exists(t => t != siste))
            {
                (desimal, tusen) = (siste, Annet(siste));
            }
            else if (tegn.Count > 1)
            {
                tusen = siste;
            }
            else if (Tresifret().IsMatch(tekst))
            {
                tvetydig = siste;
            }
            else
            {
                desimal = siste;
            }
        }

        var uavklart = tvetydig is not null && desimal is null && tusen is null && !mellomrom;
        tusen ??= uavklart ? tvetydig : mellomrom ? ' ' : null;
        desimal ??= tusen is '.' or ',' ? Annet(tusen.Value) : tvetydig ?? '.';
        return (desimal.Value, tusen == desimal ? null : tusen, uavklart);
    }

    private static char Annet(char tegn) => tegn == '.' ? ',' : '.';

    [GeneratedRegex(@"\d[ \u00a0\u202f\u2009]\d{3}")]
    private static partial Regex Mellomrom();

    /// <summary>At most three digits, of which the first is not zero, the sign, and three digits.</summary>
    [GeneratedRegex(@"^[1-9]\d{0,2}[.,]\d{3}$")]
    private static partial Regex Tresifret();
}
