namespace Ledger.Domain.Saldo;

/// <summary>The keys of a cube that have some of the values of a field.</summary>
/// <param name="kjente">The keys of each value.</param>
/// <param name="senere">The keys that came after them; found when they are asked for.</param>
/// <param name="mest">At most how many they are.</param>
internal sealed class Feltutvalg(List<List<int>> kjente, IEnumerable<int> senere, int mest)
{
    /// <summary>At most how many they are, without finding them.</summary>
    public int Mest => mest;

    public void LeggI(Noekkelsett sett)
    {
        foreach (var keys in kjente)
        {
            foreach (var key in keys)
            {
                sett.Legg(key);
            }
        }

        foreach (var key in senere)
        {
            sett.Legg(key);
        }
    }
}
