using System.Runtime.CompilerServices;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Saldo;

/// <summary>
/// The saldo of a few keys in columns: only the cells that there are, those of a key together. Immutable, so that a cube that is brought
/// forward shares with the one before all blocks but those that changed.
/// </summary>
internal sealed class Saldoblokk
{
    /// <summary>How many keys a block has. A change copies a block: fewer keys make that cheaper, and the list of blocks longer.</summary>
    public const int Bredde = 64;

    private const int Slagbit = 4;
    private const int Periodemaske = (1 << Slagbit) - 1;
    private const int Fastkostnad = 112; // three arrays and the object

    private readonly Saldonoekkel[] _noekler;
    private readonly byte[] _celler; // slag and period
    private readonly Saldocelle[] _verdier;

    private Saldoblokk(Saldonoekkel[] noekler, byte[] celler, Saldocelle[] verdier) => (_noekler, _celler, _verdier) = (noekler, celler, verdier);

    public int Antall => _noekler.Length;

    /// <summary>How many bytes the block takes, by its columns.</summary>
    public int Byte => Fastkostnad + (_noekler.Length * Unsafe.SizeOf<Saldonoekkel>()) + (_celler.Length * (sizeof(byte) + Unsafe.SizeOf<Saldocelle>()));

    public ref readonly Saldonoekkel Noekkel(int plass) => ref _noekler[plass];

    /// <summary>Øre of a slag in the periods from and to, both included.</summary>
    public Int128 Sum(int plass, Saldoslag slag, int fra, int til)
    {
        Int128 sum = 0;
        for (int c = _noekler[plass].Start, end = Slutt(plass); c < end; c++)
        {
            var periode = _celler[c] & Periodemaske;
            if (_celler[c] >> Slagbit == (int)slag && periode >= fra && periode <= til)
            {
                sum += _verdier[c].Beloep;
            }
        }

        return sum;
    }

    /// <summary>The actuals in the periods from and to, both included: those cells lie together. And whether there are no others.</summary>
    public ReadOnlySpan<Saldocelle> Regnskapsceller(int plass, int fra, int til, out bool erAlle)
    {
        var (first, end) = (_noekler[plass].Start, Slutt(plass));
        var start = first;
        while (start < end && _celler[start] < fra)
        {
            start++;
        }

        var after = start;
        while (after < end && _celler[after] <= til)
        {
            after++;
        }

        erAlle = start == first && (after == end || _celler[after] > Periodemaske);
        return _verdier.AsSpan(start..after);
    }

    /// <summary>The block with more in cells that it has, sharing the columns that stay as they are; null when one of the cells is new.</summary>
    public Saldoblokk? Med(IEnumerable<(int Plass, Saldopost Post)> poster)
    {
        var verdier = (Saldocelle[])_verdier.Clone();
        foreach (var (plass, post) in poster)
        {
            var at = Array.IndexOf(_celler, Celle(post.Slag, post.Periode.Nummer), _noekler[plass].Start, Slutt(plass) - _noekler[plass].Start);
            if (at < 0)
            {
                return null;
            }

            verdier[at] = verdier[at].Med(Verdi(post));
        }

        return new Saldoblokk(_noekler, _celler, verdier);
    }

    /// <summary>Where the cells of a key end.</summary>
    private int Slutt(int plass) => plass + 1 < _noekler.Length ? _noekler[plass + 1].Start : _celler.Length;

    private static byte Celle(Saldoslag slag, int periode) => (byte)(((int)slag << Slagbit) | periode);

    /// <summary>Only actuals are counted.</summary>
    private static Saldocelle Verdi(Saldopost post) => post.Slag == Saldoslag.Regnskap ? new(post.Beloep.Oere, post.Antall, post.Foerste) : new(post.Beloep.Oere, 0, default);

    /// <summary>Adds a key with all its cells to a block that is being built.</summary>
    public void KopierTil(Bygger bygger, int plass)
    {
        bygger.NyNoekkel(_noekler[plass]);
        LeggTil(bygger, plass);
    }

    /// <summary>Adds the cells of a key to the last key of a block that is being built.</summary>
    public void LeggTil(Bygger bygger, int plass)
    {
        var cells = _noekler[plass].Start..Slutt(plass);
        if (bygger.LeggAlle(_celler.AsSpan(cells), _verdier.AsSpan(cells)))
        {
            return;
        }

        for (var c = cells.Start.Value; c < cells.End.Value; c++)
        {
            bygger.Legg(_celler[c], _verdier[c]);
        }
    }

    /// <summary>Builds blocks, key by key.</summary>
    internal sealed class Bygger
    {
        private readonly List<Saldonoekkel> _noekler = new(Bredde);
        private readonly List<byte> _celler = [];
        private readonly List<Saldocelle> _verdier = [];

        public int Antall => _noekler.Count;

        /// <summary>Makes room for the cells of a block that is changed, and some more.</summary>
        public void GjoerPlass(Saldoblokk endres)
        {
            const int Nye = 16;
            _celler.EnsureCapacity(endres._celler.Length + Nye);
            _verdier.EnsureCapacity(endres._celler.Length + Nye);
        }

        public void NyNoekkel(in Saldonoekkel noekkel) => _noekler.Add(noekkel with { Start = _celler.Count });

        public void Legg(Saldopost post) => Legg(Celle(post.Slag, post.Periode.Nummer), Verdi(post));

        /// <summary>All cells of a key at once, in order: that is how most keys of a changed block are copied. Not when the key has some already.</summary>
        public bool LeggAlle(ReadOnlySpan<byte> celler, ReadOnlySpan<Saldocelle> verdier)
        {
            if (_celler.Count > _noekler[^1].Start)
            {
                return false;
            }

            _celler.AddRange(celler);
            _verdier.AddRange(verdier);
            return true;
        }

        /// <summary>Cells of a key lie in order, actuals first.</summary>
        public void Legg(byte celle, Saldocelle verdi)
        {
            var at = _celler.Count;
            while (at > _noekler[^1].Start && _celler[at - 1] >= celle)
            {
                at--;
            }

            if (at < _celler.Count && _celler[at] == celle)
            {
                _verdier[at] = _verdier[at].Med(verdi);
                return;
            }

            _celler.Insert(at, celle);
            _verdier.Insert(at, verdi);
        }

        /// <summary>The block; the builder is then empty.</summary>
        public Saldoblokk Ferdig()
        {
            var block = new Saldoblokk([.. _noekler], [.. _celler], [.. _verdier]);
            _noekler.Clear();
            _celler.Clear();
            _verdier.Clear();
            return block;
        }
    }
}
