using Ledger.Domain.Hovedbok;

namespace Ledger.Domain.Saldo;

/// <summary>Numbers dimensions from 0 as they are met, each kept once. What is said of them can then stand in arrays.</summary>
/// <remarks>Not safe for use by two threads.</remarks>
public sealed class Noekkelregister
{
    private readonly Sideliste<Plass> _plasser = new();

    // One more than the number of the first key with the place, so that an empty table is an array of zeros.
    private int[] _boetter = new int[1 << 4];

    public int Antall => _plasser.Antall;

    public ref readonly Dimensjon this[int nummer] => ref _plasser[nummer].Dimensjon;

    /// <summary>The dimension's number; it gets one when it has none.</summary>
    public int Nummer(in Dimensjon dimensjon)
    {
        var hash = dimensjon.GetHashCode();
        if (Finn(dimensjon, hash) is { } kjent)
        {
            return kjent;
        }

        if (_plasser.Antall == _boetter.Length)
        {
            Utvid();
        }

        ref var boette = ref Boette(hash);
        boette = _plasser.Legg(new Plass { Dimensjon = dimensjon, Hash = hash, Neste = boette }) + 1;
        return boette - 1;
    }

    /// <summary>The dimension's number; null when it has none.</summary>
    public int? Finn(in Dimensjon dimensjon) => Finn(dimensjon, dimensjon.GetHashCode());

    private int? Finn(in Dimensjon dimensjon, int hash)
    {
        for (var neste = Boette(hash); neste > 0;)
        {
            ref var plass = ref _plasser[neste - 1];
            if (plass.Hash == hash && plass.Dimensjon == dimensjon)
            {
                return neste - 1;
            }

            neste = plass.Neste;
        }

        return null;
    }

    private ref int Boette(int hash) => ref _boetter[hash & (_boetter.Length - 1)];

    private void Utvid()
    {
        _boetter = new int[_boetter.Length * 2];
        for (var nummer = 0; nummer < _plasser.Antall; nummer++)
        {
            ref var plass = ref _plasser[nummer];
            ref var boette = ref Boette(plass.Hash);
            (plass.Neste, boette) = (boette, nummer + 1);
        }
    }

    private struct Plass
    {
        public Dimensjon Dimensjon;
        public int Hash;

        /// <summary>One more than the number of the next key with the same place in the table.</summary>
        public int Neste;
    }
}
