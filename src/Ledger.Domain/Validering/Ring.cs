namespace Ledger.Domain.Validering;

/// <summary>What refers to others, which refer to others.</summary>
public static class Ring
{
    /// <summary>Whether something is reached from what it refers to.</summary>
    /// <param name="viserTil">What a code refers to; null for nothing.</param>
    public static bool Gaar(string kode, Func<string, IEnumerable<string>?> viserTil)
    {
        var (sett, koe) = (new HashSet<string>(StringComparer.Ordinal), new Queue<string>(viserTil(kode) ?? []));
        while (koe.TryDequeue(out var neste))
        {
            if (neste == kode)
            {
                return true;
            }

            foreach (var annen in sett.Add(neste) ? viserTil(neste) ?? [] : [])
            {
                koe.Enqueue(annen);
            }
        }

        return false;
    }
}
