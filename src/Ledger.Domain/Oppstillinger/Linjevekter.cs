using Ledger.Domain.Validering;

namespace Ledger.Domain.Oppstillinger;

/// <summary>
/// Unfolds the formulas of a statement: every line becomes a weighted sum of the lines that have filters. That is why a figure can always
/// be followed to postings that sum to it.
/// </summary>
public sealed class Linjevekter
{
    /// <summary>The most times, plus or minus, that a line may count in another: so that a sum of real amounts stays in range.</summary>
    public const int StoersteVekt = 1_000;

    private readonly Dictionary<string, int> _index;
    private readonly int[]?[] _vekter;

    /// <exception cref="Formelfeil">A formula names a post that is not there, goes in a circle, or counts a line too many times.</exception>
    public Linjevekter(Oppstillingsdefinisjon definisjon)
    {
        var linjer = definisjon.Linjer;
        _index = linjer.Select((l, i) => (l.Post, i)).ToDictionary(l => l.Post, l => l.i);
        _vekter = new int[]?[linjer.Count];
        for (var i = 0; i < linjer.Count; i++)
        {
            Loes(definisjon, i, []);
        }
    }

    /// <summary>How many times line <paramref name="grunnlinje"/>'s ledger amount counts in line <paramref name="linje"/>'s.</summary>
    public int this[int linje, int grunnlinje] => _vekter[linje]![grunnlinje];

    /// <summary>How many times a posting that counts directly in <paramref name="grunnlinjer"/> counts in line <paramref name="linje"/>.</summary>
    public int Sum(int linje, ReadOnlySpan<int> grunnlinjer)
    {
        var weight = 0;
        var row = _vekter[linje]!;
        foreach (var k in grunnlinjer)
        {
            weight += row[k];
        }

        return weight;
    }

    /// <summary>The post that a formula's name stands for.</summary>
    public static string? Slaaopp(string navn, Func<string, bool> finnes) =>
        finnes(navn) ? navn : navn.Length > 1 && navn[0] == 'p' && finnes(navn[1..]) ? navn[1..] : null;

    private int[] Loes(Oppstillingsdefinisjon definisjon, int i, HashSet<int> underveis)
    {
        if (_vekter[i] is { } known)
        {
            return known;
        }

        var linje = definisjon.Linjer[i];
        var vekter = new int[definisjon.Linjer.Count];
        if (linje.Formel is null)
        {
            vekter[i] = 1;
        }
        else
        {
            if (!underveis.Add(i))
            {
                throw new Formelfeil(i, Feilkoder.FormelIRing, $"Formelen til post {linje.Post} går i ring.");
            }

            foreach (var (fortegn, navn) in linje.Formel.Ledd)
            {
                var post = Slaaopp(navn, _index.ContainsKey)
                    ?? throw new Formelfeil(i, Feilkoder.UkjentPost, $"Formelen til post {linje.Post} viser til {navn}, som ikke finnes.");
                var j = _index[post];
                var inner = Loes(definisjon, j, underveis);
                // Formulas are written in display sign; the ledger's sign is display times factor.
                var factor = linje.Visningsfaktor * fortegn * definisjon.Linjer[j].Visningsfaktor;
                for (var k = 0; k < vekter.Length; k++)
                {
                    vekter[k] += factor * inner[k];
                    if (Math.Abs(vekter[k]) > StoersteVekt)
                    {
                        throw new Formelfeil(
                            i, Feilkoder.FormelForStor,
                            $"Formelen til post {linje.Post} teller post {definisjon.Linjer[k].Post} mer enn {StoersteVekt} ganger.");
                    }
                }
            }

            underveis.Remove(i);
        }

        return _vekter[i] = vekter;
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
