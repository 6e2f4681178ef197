using Ledger.Domain.Hovedbok;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Saldoimport;

/// <summary>What one source says of one year, or has booked of it: an amount per key and the period that it is about, in øre and ledger sign.</summary>
/// <remarks>
/// Rows of the same key and period add up. A row of 0 counts: with it a key is there. What a source says and what it has booked are compared key by
/// key, so the two may number their keys together, and keep each once.
/// </remarks>
/// <param name="noekler">The keys' numbers; others may share them.</param>
public sealed class Kildesaldo(Noekkelregister noekler)
{
    private readonly Sideliste<Celle> _celler = new();

    // One more than where the first cell of each key stands; those of a key follow each other by period.
    private int[] _foerste = new int[1 << 8];
    private int _perioder;

    public Kildesaldo()
        : this(new Noekkelregister())
    {
    }

    public Noekkelregister Noekler => noekler;

    /// <exception cref="OverflowException">The sum of the key and period leaves the range of an amount.</exception>
    public void LeggTil(in Dimensjon noekkel, Periode periode, Beloep beloep) => LeggTil(noekler.Nummer(noekkel), periode.Nummer, beloep.Oere);

    /// <inheritdoc cref="LeggTil(in Dimensjon, Periode, Beloep)"/>
    /// <param name="nummer">The number of the key.</param>
    public void LeggTil(int nummer, int periode, long oere)
    {
        if (nummer >= _foerste.Length)
        {
            Array.Resize(ref _foerste, Math.Max(nummer + 1, _foerste.Length * 2));
        }

        ref var peker = ref _foerste[nummer];
        while (peker > 0 && _celler[peker - 1].Periode < periode)
        {
            peker = ref _celler[peker - 1].Neste;
        }

        if (peker > 0 && _celler[peker - 1].Periode == periode)
        {
            ref var celle = ref _celler[peker - 1];
            celle.Oere = checked(celle.Oere + oere);
            return;
        }

        _perioder |= 1 << periode;
        peker = _celler.Legg(new Celle { Oere = oere, Neste = peker, Periode = (byte)periode }) + 1;
    }

    /// <summary>Adds what another has.</summary>
    /// <exception cref="OverflowException">A sum leaves the range of an amount.</exception>
    public void LeggTil(Kildesaldo andre)
    {
        for (var nummer = 0; nummer < andre.Noekler.Antall; nummer++)
        {
            foreach (var (periode, oere) in andre.Rader(nummer))
            {
                LeggTil(ReferenceEquals(andre.Noekler, noekler) ? nummer : noekler.Nummer(andre.Noekler[nummer]), periode, oere);
            }
        }
    }

    /// <summary>The amount of a key in a period; null when there is no row of it.</summary>
    public long? Oere(in Dimensjon noekkel, int periode)
    {
        foreach (var rad in noekler.Finn(noekkel) is { } nummer ? Rader(nummer) : default)
        {
            if (rad.Periode == periode)
            {
                return rad.Oere;
            }
        }

        return null;
    }

    /// <summary>The rows of a key, by period.</summary>
    internal Rekke Rader(int nummer) => new(_celler, nummer < _foerste.Length ? _foerste[nummer] : 0);

    internal bool Har(int nummer) => nummer < _foerste.Length && _foerste[nummer] > 0;

    /// <summary>Says that the source has told of a period, though no key has a row of it: a month that is emptied.</summary>
    public void Nevn(int periode) => _perioder |= 1 << periode;

    /// <summary>True when some key has a row of the period, or the source has named it.</summary>
    public bool HarPeriode(int periode) => (_perioder & (1 << periode)) != 0;

    /// <summary>True when the key has an amount that is not zero.</summary>
    internal bool HarBeloep(int nummer)
    {
        foreach (var rad in Rader(nummer))
        {
            if (rad.Oere != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The same with the keys numbered as another has them.</summary>
    internal Kildesaldo Over(Noekkelregister andres)
    {
        if (ReferenceEquals(andres, noekler))
        {
            return this;
        }

        var saldo = new Kildesaldo(andres);
        saldo.LeggTil(this);
        return saldo;
    }

    internal struct Celle
    {
        public long Oere;

        /// <summary>One more than where the key's next cell stands; 0 after the last.</summary>
        public int Neste;
        public byte Periode;
    }

    /// <summary>The cells of a key one after the other.</summary>
    internal ref struct Rekke
    {
        private readonly Sideliste<Celle>? _celler;
        private int _neste;

        internal Rekke(Sideliste<Celle> celler, int foerste) => (_celler, _neste) = (celler, foerste);

        public (int Periode, long Oere) Current { get; private set; }

        public readonly Rekke GetEnumerator() => this;

        public bool MoveNext()
        {
            if (_neste == 0)
            {
                return false;
            }

            ref var celle = ref _celler![_neste - 1];
            (Current, _neste) = ((celle.Periode, celle.Oere), celle.Neste);
            return true;
        }
    }
}
