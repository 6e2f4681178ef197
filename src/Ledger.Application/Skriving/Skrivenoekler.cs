using System.Runtime.InteropServices;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Saldo;

namespace Ledger.Application.Skriving;

/// <summary>A write's own numbers of its keys: 0, 1, 2 … as they are met, whatever their years.</summary>
internal sealed class Skrivenoekler
{
    private readonly Dictionary<int, (Noekkelregister Noekler, Sideliste<int> Numre)> _aar = [];
    private int _neste;

    /// <returns>The number, and whether the key was met for the first time.</returns>
    public (int Nummer, bool ErNy) Nummer(int aar, in Dimensjon dimensjon)
    {
        ref var aarets = ref CollectionsMarshal.GetValueRefOrAddDefault(_aar, aar, out var kjent);
        if (!kjent)
        {
            aarets = (new Noekkelregister(), new Sideliste<int>());
        }

        var plass = aarets.Noekler.Nummer(dimensjon);
        if (plass < aarets.Numre.Antall)
        {
            return (aarets.Numre[plass], false);
        }

        aarets.Numre.Legg(_neste);
        return (_neste++, true);
    }
}
