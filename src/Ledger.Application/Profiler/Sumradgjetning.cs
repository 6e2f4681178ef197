using System.Text.RegularExpressions;
using Ledger.Domain.Hovedbok;

namespace Ledger.Application.Profiler;

/// <summary>Finds rows that sum others: at the foot of a file, and after each group of a printed list.</summary>
internal static partial class Sumradgjetning
{
    /// <summary>«Sum ansvar 1100», «Totalt», «Delsum: drift», and as a pivot table writes it, «1100 Totalt».</summary>
    private static readonly (Regex Form, string Uttrykk)[] Former =
        [(Foerst(), @"^(sum|delsum|sluttsum|total|totalt|totalsum)([ :.].*)?$"), (Sist(), "^.* (sum|delsum|total|totalt)$")];

    private static readonly string[] Ord = ["Totalt", "Total", "Totalsum", "Sluttsum", "Sum", "Sum totalt", "Sum total"];

    /// <summary>What the profile says of them, and the rows that are not of them.</summary>
    public static (IReadOnlyList<Utelatelsesutkast> Utelat, List<Celle[]> Rader) Gjett(
        string[] titler, List<Celle[]> rader, List<string> merknader)
    {
        var utelat = new List<Utelatelsesutkast>();
        foreach (var ord in Ord)
        {
            if (rader.RemoveAll(r => Array.Exists(r, c => c.Tekst.Trim().Equals(ord, StringComparison.OrdinalIgnoreCase))) > 0)
            {
                utelat.Add(new Utelatelsesutkast(ord));
            }
        }

        // The name of an account may begin with the word: a row that has an account beside it is no sum. When some do, what tells is the lack of one.
        var konto = Array.FindIndex(titler, t => Kolonnegjetning.Felt(t) is { } felt && (felt == Radfelt.Konto.Navn() || felt == Radfelt.Art.Navn()));
        for (var i = 0; konto >= 0 && i < titler.Length; i++)
        {
            foreach (var (form, uttrykk) in Former)
            {
                var antall = titler[i].Length == 0 ? 0 : rader.RemoveAll(r => form.IsMatch(Tekst(r, i)) && (i == konto || Tekst(r, konto).Length == 0));
                if (antall > 0)
                {
                    utelat.Add(rader.Exists(r => form.IsMatch(Tekst(r, i))) ? new("", titler[konto]) : new(null, titler[i], uttrykk));
                    merknader.Add($"{antall} rader med en sum i kolonnen «{titler[i]}» er utelatt. Er de egne beløp, rettes utelatRader.");
                }
            }
        }

        var uten = konto < 0 ? [] : rader.Where(r => Tekst(r, konto).Length == 0).ToList();
        if (uten.Count > 0 && uten.TrueForAll(r => ErUtenKoder(titler, r)))
        {
            rader.RemoveAll(uten.Contains);
            utelat.Add(new("", titler[konto]));
            merknader.Add($"{uten.Count} rader uten konto og andre koder er utelatt som summer. Er de egne beløp, rettes utelatRader.");
        }

        return (utelat, rader);
    }

    /// <summary>Only amounts: the row is of nothing.</summary>
    private static bool ErUtenKoder(string[] titler, Celle[] rad) => !titler.Where((t, i) => Tekst(rad, i).Length > 0
        && (Kolonnegjetning.Periodeuttrykk(t) ?? Kolonnegjetning.Aarsuttrykk(t)) is null
        && Kolonnegjetning.Felt(t) is not ("beloep" or "debet" or "kredit")).Any();

    private static string Tekst(Celle[] rad, int i) => i < rad.Length ? rad[i].Tekst.Trim() : "";

    [GeneratedRegex(@"^(sum|delsum|sluttsum|total|totalt|totalsum)([ :.].*)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Foerst();

    [GeneratedRegex("^.* (sum|delsum|total|totalt)$", RegexOptions.IgnoreCase)]
    private static partial Regex Sist();
}
