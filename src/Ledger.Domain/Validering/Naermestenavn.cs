namespace Ledger.Domain.Validering;

/// <summary>The known name that somebody who misspelt one most likely meant.</summary>
public static class Naermestenavn
{
    /// <summary>Longer names are compared by their beginning, so that the cost is bounded whatever is sent.</summary>
    private const int Lengst = 60;

    /// <summary>The name with the fewest letters to put in, take out or change, whatever their case; null when none is known.</summary>
    public static string? Finn(string navn, IEnumerable<string> kjente) => kjente.MinBy(kjent => Avstand(navn, kjent));

    private static int Avstand(string en, string annen)
    {
        var a = en.AsSpan(0, Math.Min(en.Length, Lengst));
        var b = annen.AsSpan(0, Math.Min(annen.Length, Lengst));
        Span<int> forrige = stackalloc int[Lengst + 1];
        Span<int> rad = stackalloc int[Lengst + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            forrige[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            rad[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var bytte = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                rad[j] = Math.Min(forrige[j - 1] + bytte, Math.Min(forrige[j], rad[j - 1]) + 1);
            }

            rad.CopyTo(forrige);
        }

        return forrige[b.Length];
    }
}
