namespace Ledger.Domain.Oppstillinger;

/// <summary>
/// How many lines may be computed for the groups of one request, all its reports together. It counts those without figures too, which are left out of
/// the answer, and they are known before anything is computed. Not safe for use by two threads.
/// </summary>
/// <remarks>Chosen, not measured: fifty times what an answer may have.</remarks>
public sealed class Regnebudsjett(long linjer = Regnebudsjett.Mest)
{
    public const long Mest = 5_000_000;

    /// <summary>How many lines are left.</summary>
    public long Rest { get; private set; } = linjer;

    /// <summary>Somebody asked for more than was left. The next need not count what they would ask for.</summary>
    public bool ErBrukt { get; private set; }

    /// <summary>Takes lines; false, and takes none, when there are not so many left.</summary>
    public bool Ta(long antall)
    {
        if (antall > Rest)
        {
            ErBrukt = true;
            return false;
        }

        Rest -= antall;
        return true;
    }
}
