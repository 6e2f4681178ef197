using System.Runtime.CompilerServices;
using Ledger.Domain.Hovedbok;
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
    private const int Fastkostnad = 280; // seven arrays and the object

    private readonly Dimensjon[] _noekler;
    private readonly int[] _ider;
    private readonly long[] _foerste;
    private readonly int[] _start; // of each key's cells; one more than there are keys
    private readonly byte[] _celler; // slag and period
    private readonly long[] _beloep;
    private readonly int[] _antall;

    private Saldoblokk(Dimensjon[] noekler, int[] ider, long[] foerste, int[] start, byte[] celler, long[] beloep, int[] antall) =>
        (_noekler, _ider, _foerste, _start, _celler, _beloep, _antall) = (noekler, ider, foerste, start, celler, beloep, antall);

    public int Antall => _noekler.Length;

    /// <summary>How many bytes the block takes, by its columns.</summary>
    public int Byte => Fastkostnad + (_noekler.Length * (Unsafe.SizeOf<Dimensjon>() + (2 * sizeof(int)) + sizeof(long))) + (_celler.Length * (sizeof(byte) + sizeof(long) + sizeof(int)));

    public ref readonly Dimensjon Noekkel(int plass) => ref _noekler[plass];

    public int Id(int plass) => _ider[plass];

    public long Foerste(int plass) => _foerste[plass];

    /// <summary>Øre of a slag in the periods from and to, both included.</summary>
    public long Sum(int plass, Saldoslag slag, int fra, int til)
    {
        long sum = 0;
        for (var c = _start[plass]; c < _start[plass + 1]; c++)
        {
            var periode = _celler[c] & Periodemaske;
            if (_celler[c] >> Slagbit == (int)slag && periode >= fra && periode <= til)
            {
                sum = checked(sum + _beloep[c]);
            }
        }

        return sum;
    }

    /// <summary>How many postings the actuals sum, up to and including a period.</summary>
    public long AntallPosteringer(int plass, int til)
    {
        long sum = 0;
        for (var c = _start[plass]; c < _start[plass + 1] && _celler[c] <= til; c++)
        {
            sum += _antall[c];
        }

        return sum;
    }

    /// <summary>The block with more in cells that it has, sharing the columns that stay as they are; null when one of the cells is new.</summary>
    public Saldoblokk? Med(IEnumerable<(int Plass, Saldopost Post)> poster)
    {
        var (beloep, antall) = ((long[])_beloep.Clone(), (int[])_antall.Clone());
        foreach (var (plass, post) in poster)
        {
            var at = Array.IndexOf(_celler, Celle(post.Slag, post.Periode.Nummer), _start[plass], _start[plass + 1] - _start[plass]);
            if (at < 0)
            {
                return null;
            }

            beloep[at] = checked(beloep[at] + post.Beloep.Oere);
            antall[at] = checked(antall[at] + Postantall(post));
        }

        return new Saldoblokk(_noekler, _ider, _foerste, _start, _celler, beloep, antall);
    }

    private static byte Celle(Saldoslag slag, int periode) => (byte)(((int)slag << Slagbit) | periode);

    /// <summary>Only actuals are counted.</summary>
    private static int Postantall(Saldopost post) => post.Slag == Saldoslag.Regnskap ? checked((int)post.Antall) : 0;

    /// <summary>Adds a key with all its cells to a block that is being built.</summary>
    public void KopierTil(Bygger bygger, int plass)
    {
        bygger.NyNoekkel(_ider[plass], _noekler[plass], _foerste[plass]);
        LeggTil(bygger, plass);
    }

    /// <summary>Adds the cells of a key to the last key of a block that is being built.</summary>
    public void LeggTil(Bygger bygger, int plass)
    {
        if (bygger.LeggAlle(_celler.AsSpan(_start[plass].._start[plass + 1]), _beloep.AsSpan(_start[plass].._start[plass + 1]), _antall.AsSpan(_start[plass].._start[plass + 1])))
        {
            return;
        }

        for (var c = _start[plass]; c < _start[plass + 1]; c++)
        {
            bygger.Legg(_celler[c], _beloep[c], _antall[c]);
        }
    }

    /// <summary>Builds blocks, key by key.</summary>
    internal sealed class Bygger
    {
        private readonly List<Dimensjon> _noekler = new(Bredde);
        private readonly List<int> _ider = new(Bredde);
        private readonly List<long> _foerste = new(Bredde);
        private readonly List<int> _start = new(Bredde + 1);
        private readonly List<byte> _celler = [];
        private readonly List<long> _beloep = [];
        private readonly List<int> _antall = [];

        public int Antall => _noekler.Count;

        /// <summary>Makes room for the cells of a block that is changed, and some more.</summary>
        public void GjoerPlass(Saldoblokk endres)
        {
            const int Nye = 16;
            _celler.EnsureCapacity(endres._celler.Length + Nye);
            _beloep.EnsureCapacity(endres._celler.Length + Nye);
            _antall.EnsureCapacity(endres._celler.Length + Nye);
        }

        public void NyNoekkel(int id, in Dimensjon dimensjon, long foerste)
        {
            _foerste.Add(foerste);
            _start.Add(_celler.Count);
            _noekler.Add(dimensjon);
            _ider.Add(id);
        }

        public void Legg(Saldoslag slag, int periode, long beloep, long antall) => Legg(Celle(slag, periode), beloep, checked((int)antall));

        public void Legg(Saldopost post) => Legg(Celle(post.Slag, post.Periode.Nummer), post.Beloep.Oere, Postantall(post));

        /// <summary>All cells of a key at once, in order: that is how most keys of a changed block are copied. Not when the key has some already.</summary>
        public bool LeggAlle(ReadOnlySpan<byte> celler, ReadOnlySpan<long> beloep, ReadOnlySpan<int> antall)
        {
            if (_celler.Count > _start[^1])
            {
                return false;
            }

            _celler.AddRange(celler);
            _beloep.AddRange(beloep);
            _antall.AddRange(antall);
            return true;
        }

        /// <summary>Cells of a key lie in order, actuals first.</summary>
        public void Legg(byte celle, long beloep, int antall)
        {
            var at = _celler.Count;
            while (at > _start[^1] && _celler[at - 1] >= celle)
            {
                at--;
            }

            if (at < _celler.Count && _celler[at] == celle)
            {
                _beloep[at] = checked(_beloep[at] + beloep);
                _antall[at] = checked(_antall[at] + antall);
                return;
            }

            _celler.Insert(at, celle);
            _beloep.Insert(at, beloep);
            _antall.Insert(at, antall);
        }

        /// <summary>The block; the builder is then empty.</summary>
        public Saldoblokk Ferdig()
        {
            var block = new Saldoblokk([.. _noekler], [.. _ider], [.. _foerste], [.. _start, _celler.Count], [.. _celler], [.. _beloep], [.. _antall]);
            _noekler.Clear();
            _ider.Clear();
            _foerste.Clear();
            _start.Clear();
            _celler.Clear();
            _beloep.Clear();
            _antall.Clear();
            return block;
        }
    }
}
