using System.Runtime.CompilerServices;

namespace Ledger.Domain.Saldo;

/// <summary>
/// The saldo of up to <see cref="Bredde"/> keys, in columns. Only cells that have something are stored, and the cells of a key lie together.
/// Immutable, so that a cube that is brought forward shares the blocks that did not change with the cube before.
/// </summary>
internal sealed class Saldoblokk
{
    /// <summary>
    /// How many keys a block has. A change copies a block, so few keys make bringing forward cheap; many keep a walk through the cube quick. Of a
    /// million keys, two changes and a walk took 0,03 and 18 ms with 16, 0,05 and 12 with 64, 0,15 and 10 with 256 (2026-11-26).
    /// </summary>
    public const int Bredde = 64;

    private const int Slagbit = 4;
    private const int Periodemaske = (1 << Slagbit) - 1;
    private const int Fastkostnad = 112; // the headers of three arrays and of the block itself

    private readonly Saldonoekkel[] _noekler;
    private readonly byte[] _celler; // the slag and the period of each cell
    private readonly Saldocelle[] _verdier;

    private Saldoblokk(Saldonoekkel[] noekler, byte[] celler, Saldocelle[] verdier) => (_noekler, _celler, _verdier) = (noekler, celler, verdier);

    public int Antall => _noekler.Length;

    /// <summary>How many bytes the block takes, from the lengths of its columns.</summary>
    public int Byte => Fastkostnad + (_noekler.Length * Unsafe.SizeOf<Saldonoekkel>()) + (_celler.Length * (sizeof(byte) + Unsafe.SizeOf<Saldocelle>()));

    public ref readonly Saldonoekkel Noekkel(int plass) => ref _noekler[plass];

    /// <summary>Øre of a slag in the periods from and to, both included.</summary>
    public Int128 Sum(int plass, Saldoslag slag, int fra, int til)
    {
        Int128 sum = 0;
        for (int c = _noekler[plass].Start, slutt = Slutt(plass); c < slutt; c++)
        {
            var periode = _celler[c] & Periodemaske;
            if (_celler[c] >> Slagbit == (int)slag && periode >= fra && periode <= til)
            {
                sum += _verdier[c].Beloep;
            }
        }

        return sum;
    }

    /// <summary>The actuals in the periods from and to, both included. They lie together, since the cells of a key are ordered by slag and period.</summary>
    /// <param name="erAlle">Whether the key has no actuals in other periods.</param>
    public ReadOnlySpan<Saldocelle> Regnskapsceller(int plass, int fra, int til, out bool erAlle)
    {
        var (foerst, slutt) = (_noekler[plass].Start, Slutt(plass));
        var start = foerst;
        while (start < slutt && _celler[start] < fra)
        {
            start++;
        }

        var etter = start;
        while (etter < slutt && _celler[etter] <= til)
        {
            etter++;
        }

        erAlle = start == foerst && (etter == slutt || _celler[etter] > Periodemaske);
        return _verdier.AsSpan(start..etter);
    }

    /// <summary>
    /// The block with more in cells that it has: only the column of amounts is new. Null when a cell is lacking, so that the block must be built.
    /// </summary>
    public Saldoblokk? Med(IEnumerable<(int Plass, Saldopost Post)> poster)
    {
        var verdier = (Saldocelle[])_verdier.Clone();
        foreach (var (plass, post) in poster)
        {
            var sted = Array.IndexOf(_celler, Celle(post.Slag, post.Periode.Nummer), _noekler[plass].Start, Slutt(plass) - _noekler[plass].Start);
            if (sted < 0)
            {
                return null;
            }

            verdier[sted] = verdier[sted].Med(Verdi(post));
        }

        return new Saldoblokk(_noekler, _celler, verdier);
    }

    /// <summary>Where the cells of a key end.</summary>
    private int Slutt(int plass) => plass + 1 < _noekler.Length ? _noekler[plass + 1].Start : _celler.Length;

    private static byte Celle(Saldoslag slag, int periode) => (byte)(((int)slag << Slagbit) | periode);

    /// <summary>A count and a first posting are kept of actuals only: budget lines are not paged.</summary>
    private static Saldocelle Verdi(Saldopost post) =>
        post.Slag == Saldoslag.Regnskap ? new(post.Beloep.Oere, post.Antall, post.Foerste) : new(post.Beloep.Oere, 0, default);

    /// <summary>Adds a key with all its cells to a block that is being built.</summary>
    public void KopierTil(Bygger bygger, int plass)
    {
        bygger.NyNoekkel(_noekler[plass]);
        LeggTil(bygger, plass);
    }

    /// <summary>Adds the cells of a key to the last key of a block that is being built.</summary>
    public void LeggTil(Bygger bygger, int plass)
    {
        var celler = _noekler[plass].Start..Slutt(plass);
        if (bygger.LeggAlle(_celler.AsSpan(celler), _verdier.AsSpan(celler)))
        {
            return;
        }

        for (var c = celler.Start.Value; c < celler.End.Value; c++)
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

        /// <summary>Makes room for the cells of a block that is changed and for a few new ones, so that the lists do not grow in steps.</summary>
        public void GjoerPlass(Saldoblokk endres)
        {
            const int Nye = 16;
            _celler.EnsureCapacity(endres._celler.Length + Nye);
            _verdier.EnsureCapacity(endres._celler.Length + Nye);
        }

        public void NyNoekkel(in Saldonoekkel noekkel) => _noekler.Add(noekkel with { Start = _celler.Count });

        public void Legg(Saldopost post) => Legg(Celle(post.Slag, post.Periode.Nummer), Verdi(post));

        /// <summary>
        /// Adds all cells of a key in one copy, which is how most keys of a changed block are taken over. False, and nothing added, when the key has
        /// cells already.
        /// </summary>
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

        /// <summary>Adds a cell to the last key, at its place in the order of slag and period, or to the cell that is there.</summary>
        public void Legg(byte celle, Saldocelle verdi)
        {
            var sted = _celler.Count;
            while (sted > _noekler[^1].Start && _celler[sted - 1] >= celle)
            {
                sted--;
            }

            if (sted < _celler.Count && _celler[sted] == celle)
            {
                _verdier[sted] = _verdier[sted].Med(verdi);
                return;
            }

            _celler.Insert(sted, celle);
            _verdier.Insert(sted, verdi);
        }

        /// <summary>The block; the builder is then empty.</summary>
        public Saldoblokk Ferdig()
        {
            var blokk = new Saldoblokk([.. _noekler], [.. _celler], [.. _verdier]);
            _noekler.Clear();
            _celler.Clear();
            _verdier.Clear();
            return blokk;
        }
    }
}
