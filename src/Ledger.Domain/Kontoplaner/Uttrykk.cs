using System.Text.RegularExpressions;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Kontoplaner;

/// <summary>
/// A regular expression over a code of the municipality's own, and over the whole of it. It runs without backtracking, so the time it takes
/// follows the length of the code and never explodes, whatever was written. There is no time limit: a clock would give the same chart different
/// meanings on a slow machine.
/// </summary>
public sealed class Uttrykk
{
    /// <summary>The longest expression, in characters. What maps a code of at most 20 characters is far shorter.</summary>
    public const int StoersteLengde = 200;

    /// <summary>The largest number of repetitions: a code is no longer.</summary>
    private const int MestGjentakelser = Kode.StoersteLengde;

    /// <summary>The largest product of all repetitions. Those within each other multiply, and so does the size of the automaton.</summary>
    private const long StoersteProdukt = 1_000;

    private static readonly Regex Gjentakelser = new(@"\{\s*(\d+)?\s*,?\s*(\d+)?\s*\}", RegexOptions.NonBacktracking);
    private readonly Regex _regex;

    private Uttrykk(string tekst, Regex regex) => (Tekst, _regex) = (tekst, regex);

    /// <summary>The expression as it was written.</summary>
    public string Tekst { get; }

    /// <summary>How many groups it has, for <c>$1</c>, <c>$2</c> and so on.</summary>
    public int AntallGrupper => _regex.GetGroupNumbers().Length - 1;

    /// <param name="feil">In Norwegian, why the text is no expression; null when it is one.</param>
    public static Uttrykk? Les(string tekst, out string? feil)
    {
        feil = tekst.Length switch
        {
            0 => "Feltet uttrykk mangler.",
            > StoersteLengde => $"Et uttrykk er høyst {StoersteLengde} tegn.",
            _ when ErForStort(tekst) => $"Et uttrykk gjentar høyst {MestGjentakelser} ganger, og {StoersteProdukt} ganger når gjentakelsene ganges sammen.",
            _ => null,
        };
        if (feil is not null)
        {
            return null;
        }

        try
        {
            // Read by itself first: its brackets must close within it, or it would break out of the anchors.
            _ = new Regex(tekst, RegexOptions.NonBacktracking);
            return new Uttrykk(tekst, new Regex($@"\A(?:{tekst})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant));
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            feil = "Uttrykket kan ikke leses. Det er et regulært uttrykk uten tilbakereferanser og uten å se framover eller bakover.";
            return null;
        }
    }

    /// <summary>The code's groups by number, the whole code as number 0; null when the expression is not about the code.</summary>
    public IReadOnlyList<string>? Grupper(string kode)
    {
        var treff = kode.Length <= Kode.StoersteLengde ? _regex.Match(kode) : Match.Empty;
        return treff.Success ? [.. treff.Groups.Cast<Group>().Select(g => g.Value)] : null;
    }

    /// <summary>True when a repetition counts further than a code is long, or counted repetitions are so many that their product may be large.</summary>
    private static bool ErForStort(string tekst)
    {
        var produkt = 1L;
        foreach (Match treff in Gjentakelser.Matches(tekst))
        {
            var mest = treff.Groups.Cast<Group>().Skip(1).Select(g => int.TryParse(g.ValueSpan, out var n) ? n : g.Success ? int.MaxValue : 0).Max();
            produkt *= Math.Max(mest, 1);
            if (mest > MestGjentakelser || produkt > StoersteProdukt)
            {
                return true;
            }
        }

        return false;
    }
}
