using System.Globalization;
using Ledger.Web.Tall;

namespace Ledger.Web.Soek;

/// <summary>What can be found in a report, held in memory. Every word that is asked for must begin a word of what is found.</summary>
public sealed class Soekeindeks(IEnumerable<Soekbar> alle)
{
    public const int MestTreff = 50;
    public const int LengsteSpoersmaal = 100;

    private const int Ingen = 9;
    private readonly List<(Soekbar Ting, IReadOnlyList<string> Navn, IReadOnlyList<string> Alle)> _ting =
        [.. alle.Select(t => (t, Soekeord.Del(t.Navn), Soekeord.Del($"{t.Navn} {t.Andre} {t.Sted}")))];

    /// <summary>The best first: the exact name, then the name, then other words. What is asked for is an amount, or words.</summary>
    public IReadOnlyList<Soekbar> Finn(string spoersmaal)
    {
        if (Beloep(spoersmaal) is { } tekst)
        {
            var etterBeloep = _ting.Where(t => t.Ting.Beloep.Any(b => Vises(b, tekst))).Select(t => t.Ting).Take(MestTreff).ToList();
            if (etterBeloep.Count > 0)
            {
                return etterBeloep;
            }
        }

        // One letter begins too many words to mean any of them.
        List<string> ord = [.. Soekeord.Del(spoersmaal).Where(o => o.Length > 1 || char.IsAsciiDigit(o[0]))];
        if (ord.Count == 0)
        {
            return [];
        }

        var treff = Ordnet(ord);
        return Soekeord.Rapportens(ord) is { } andre ? [.. treff.Concat(Ordnet(andre)).Distinct().Take(MestTreff)] : treff;
    }

    private List<Soekbar> Ordnet(IReadOnlyList<string> ord) =>
    [
        .. _ting.Select(t => (t.Ting, Rang: Rang(t.Navn, t.Alle, ord))).Where(t => t.Rang < Ingen)
            .OrderBy(t => t.Rang).ThenBy(t => t.Ting.Tall is null).ThenBy(t => t.Ting.Navn.Length).Take(MestTreff).Select(t => t.Ting),
    ];

    private static int Rang(IReadOnlyList<string> navn, IReadOnlyList<string> alle, IReadOnlyList<string> ord)
    {
        bool Har(IReadOnlyList<string> tekst) => ord.All(o => tekst.Any(t => t.StartsWith(o, StringComparison.Ordinal)));
        return navn.SequenceEqual(ord) ? 0 : Har(navn) ? (navn[0].StartsWith(ord[0], StringComparison.Ordinal) ? 1 : 2) : Har(alle) ? 3 : Ingen;
    }

    /// <summary>An amount as pages write it, without its sign and its spaces; null when the question is none.</summary>
    private static string? Beloep(string spoersmaal)
    {
        var tekst = string.Concat(spoersmaal.Where(c => c is not (' ' or Tallform.Mellomrom or '+' or '-' or '\u2212'))).Replace('.', ',');
        return tekst.Length > 0 && decimal.TryParse(tekst.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)
            ? tekst : null;
    }

    private static bool Vises(decimal kroner, string tekst) => Beloepsenheter.Alle.Any(e =>
        kroner != 0m && Tallform.Skriv(Math.Abs(kroner), e).Replace(Tallform.Mellomrom.ToString(), "", StringComparison.Ordinal) == tekst);
}
