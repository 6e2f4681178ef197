using Ledger.Domain.Verdier;

namespace Ledger.Application.Varsler;

/// <summary>
/// What was booked lately, by the content of its rows without their references, so that somebody who sends the same again under new ones is
/// told. It warns and decides nothing, so it is of this process, and has room for the newest.
/// </summary>
/// <remarks>Not stored: a hash of texts would let somebody guess at texts that are erased.</remarks>
public sealed class Innholdsminne
{
    private const int Mest = 10_000;

    private readonly Lock _laas = new();
    private readonly Dictionary<(LedgerId, int, UInt128), string> _booket = [];
    private readonly Queue<(LedgerId, int, UInt128)> _rekkefoelge = [];

    /// <summary>What booked the same content, in words; null when nothing did.</summary>
    public string? Finn(LedgerId ledger, Regnskapsaar aar, UInt128 innhold)
    {
        lock (_laas)
        {
            return _booket.GetValueOrDefault((ledger, aar.Aar, innhold));
        }
    }

    /// <param name="hva">What booked it, such as «import» with its id.</param>
    public void Husk(LedgerId ledger, Regnskapsaar aar, UInt128 innhold, string hva)
    {
        lock (_laas)
        {
            if (_booket.TryAdd((ledger, aar.Aar, innhold), hva))
            {
                _rekkefoelge.Enqueue((ledger, aar.Aar, innhold));
                if (_rekkefoelge.Count > Mest)
                {
                    _booket.Remove(_rekkefoelge.Dequeue());
                }
            }
        }
    }
}
