namespace Ledger.Domain.Oppstillinger;

/// <summary>
/// Unfolds the formulas of a statement: every line becomes a weighted sum of the lines that have filters. That is why a figure can always
/// be followed to postings that sum to it.
/// </summary>
public sealed class Linjevekter
{
    private readonly Dictionary<string, int> _index;
    private readonly int[]?[] _vekter;

    /// <exception cref="ArgumentException">A formula names a post that is not there, or goes in a circle.</exception>
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
                throw new ArgumentException($"Formelen til post {linje.Post} går i ring.");
            }

            foreach (var (fortegn, navn) in linje.Formel.Ledd)
            {
                var post = Slaaopp(navn, _index.ContainsKey) ?? throw new ArgumentException($"Formelen til post {linje.Post} viser til {navn}, som ikke finnes.");
                var j = _index[post];
                var inner = Loes(definisjon, j, underveis);
                // Formulas are written in display sign; the ledger's sign is display times factor.
                var factor = linje.Visningsfaktor * fortegn * definisjon.Linjer[j].Visningsfaktor;
                for (var k = 0; k < vekter.Length; k++)
                {
                    vekter[k] += factor * inner[k];
                }
            }

            underveis.Remove(i);
        }

        return _vekter[i] = vekter;
    }
}
