using Ledger.Domain.Validering;

namespace Ledger.Domain.Oppstillinger;

/// <summary>
/// Unfolds the formulas of a statement: every line becomes a weighted sum of the lines that have filters. That is why a figure can always
/// be followed to postings that sum to it.
/// </summary>
/// <remarks>
/// Only the weights that are not 0 are kept: the statements by area have a line for each unit of a level, and with 20 000 of them all pairs took
/// 1,6 GB.
/// </remarks>
public sealed class Linjevekter
{
    /// <summary>The most times, plus or minus, that a line may count in another: so that a sum of real amounts stays in range.</summary>
    public const int StoersteVekt = 1_000;

    private readonly Dictionary<string, int> _index;
    private readonly (int Linje, int Vekt)[]?[] _vekter;
    private readonly List<int>?[] _brukt;

    /// <exception cref="Formelfeil">A formula names a post that is not there, goes in a circle, or counts a line too many times.</exception>
    public Linjevekter(Oppstillingsdefinisjon definisjon)
    {
        var linjer = definisjon.Linjer;
        _index = linjer.Select((l, i) => (l.Post, i)).ToDictionary(l => l.Post, l => l.i);
        _vekter = new (int, int)[]?[linjer.Count];
        _brukt = new List<int>?[linjer.Count];
        for (var i = 0; i < linjer.Count; i++)
        {
            foreach (var (grunnlinje, _) in Loes(definisjon, i, []))
            {
                (_brukt[grunnlinje] ??= []).Add(i);
            }
        }
    }

    /// <summary>How many times line <paramref name="grunnlinje"/>'s ledger amount counts in line <paramref name="linje"/>'s.</summary>
    public int this[int linje, int grunnlinje] => Sum(linje, [grunnlinje]);

    /// <summary>The lines whose ledger amounts a line is the weighted sum of, ascending.</summary>
    public IReadOnlyList<(int Linje, int Vekt)> Ledd(int linje) => _vekter[linje]!;

    /// <summary>The lines in which postings that count directly in some lines count in the end, each once, ascending.</summary>
    public IReadOnlyList<int> Linjer(int[] grunnlinjer) => grunnlinjer.Length == 1
        ? _brukt[grunnlinjer[0]] ?? []
        : [.. grunnlinjer.SelectMany(k => _brukt[k] ?? []).Distinct().Order().Where(i => Sum(i, grunnlinjer) != 0)];

    /// <summary>How many times a posting that counts directly in <paramref name="grunnlinjer"/> counts in line <paramref name="linje"/>.</summary>
    public int Sum(int linje, ReadOnlySpan<int> grunnlinjer)
    {
        var weight = 0;
        var row = _vekter[linje]!;
        foreach (var k in grunnlinjer)
        {
            var plass = Array.BinarySearch(row, (k, 0), Etterlinje);
            weight += plass >= 0 ? row[plass].Vekt : 0;
        }

        return weight;
    }

    /// <summary>The post that a formula's name stands for.</summary>
    public static string? Slaaopp(string navn, Func<string, bool> finnes) =>
        finnes(navn) ? navn : navn.Length > 1 && navn[0] == 'p' && finnes(navn[1..]) ? navn[1..] : null;

    private static readonly Comparer<(int Linje, int Vekt)> Etterlinje = Comparer<(int Linje, int Vekt)>.Create((a, b) => a.Linje.CompareTo(b.Linje));

    private (int Linje, int Vekt)[] Loes(Oppstillingsdefinisjon definisjon, int i, HashSet<int> underveis)
    {
        if (_vekter[i] is { } known)
        {
            return known;
        }

        var linje = definisjon.Linjer[i];
        if (linje.Formel is null)
        {
            return _vekter[i] = [(i, 1)];
        }

        if (!underveis.Add(i))
        {
            throw new Formelfeil(i, Feilkoder.FormelIRing, $"Formelen til post {linje.Post} går i ring.");
        }

        var vekter = new Dictionary<int, int>();
        foreach (var (fortegn, navn) in linje.Formel.Ledd)
        {
            var post = Slaaopp(navn, _index.ContainsKey)
                ?? throw new Formelfeil(i, Feilkoder.UkjentPost, $"Formelen til post {linje.Post} viser til {navn}, som ikke finnes.");
            var j = _index[post];

            // Formulas are written in display sign; the ledger's sign is display times factor.
            var factor = linje.Visningsfaktor * fortegn * definisjon.Linjer[j].Visningsfaktor;
            foreach (var (k, vekt) in Loes(definisjon, j, underveis))
            {
                var sum = vekter[k] = vekter.GetValueOrDefault(k) + (factor * vekt);
                if (Math.Abs(sum) > StoersteVekt)
                {
                    throw new Formelfeil(
                        i, Feilkoder.FormelForStor,
                        $"Formelen til post {linje.Post} teller post {definisjon.Linjer[k].Post} mer enn {StoersteVekt} ganger.");
                }
            }
        }

        underveis.Remove(i);
        return _vekter[i] = [.. vekter.Where(v => v.Value != 0).Select(v => (v.Key, v.Value)).OrderBy(v => v.Key)];
    }
}

/// <summary>A formula that cannot be unfolded.</summary>
/// <param name="linje">The index of the line that it belongs to.</param>
/// <param name="kode">A stable code of the error catalogue.</param>
/// <param name="melding">Norwegian, naming the post.</param>
public sealed class Formelfeil(int linje, string kode, string melding) : Exception(melding)
{
    public int Linje { get; } = linje;

    public string Kode { get; } = kode;
}
