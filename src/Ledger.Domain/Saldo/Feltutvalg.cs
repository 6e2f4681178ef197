namespace Ledger.Domain.Saldo;

/// <summary>The keys of a cube that have some of the values of a field, without a list of them being made.</summary>
/// <param name="kjente">The keys of each value, as the index has them.</param>
/// <param name="senere">The keys that are newer than the index; found when they are gone through.</param>
/// <param name="mest">At most how many keys they all are.</param>
internal sealed class Feltutvalg(List<List<int>> kjente, IEnumerable<int> senere, int mest)
{
    /// <summary>At most how many keys there are. Known at once, so that a search can choose the field with fewest.</summary>
    public int Mest => mest;

    public void LeggI(Noekkelsett sett)
    {
        foreach (var noekler in kjente)
        {
            foreach (var noekkel in noekler)
            {
                sett.Legg(noekkel);
            }
        }

        foreach (var noekkel in senere)
        {
            sett.Legg(noekkel);
        }
    }
}
