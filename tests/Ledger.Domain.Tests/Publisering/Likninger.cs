namespace Ledger.Domain.Tests.Publisering;

/// <summary>Linear equations of what is shown: an unknown that is in the space of their rows can be computed.</summary>
internal static class Likninger
{
    public const long Prim = 1_000_000_007;

    /// <summary>The rank, counted modulo a prime, so that nothing is rounded.</summary>
    public static int Rang(List<long[]> rader)
    {
        var m = rader.Select(r => (long[])r.Clone()).ToList();
        var rang = 0;
        for (var kolonne = 0; m.Count > 0 && kolonne < m[0].Length && rang < m.Count; kolonne++)
        {
            var pivot = m.FindIndex(rang, r => r[kolonne] != 0);
            if (pivot < 0)
            {
                continue;
            }

            (m[rang], m[pivot]) = (m[pivot], m[rang]);
            var omvendt = (long)System.Numerics.BigInteger.ModPow(m[rang][kolonne], Prim - 2, Prim);
            for (var i = rang + 1; i < m.Count; i++)
            {
                var faktor = m[i][kolonne] * omvendt % Prim;
                for (var k = kolonne; k < m[i].Length; k++)
                {
                    m[i][k] = (m[i][k] + ((Prim - faktor) * m[rang][k])) % Prim;
                }
            }

            rang++;
        }

        return rang;
    }
}
