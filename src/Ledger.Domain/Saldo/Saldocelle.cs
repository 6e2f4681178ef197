using System.Runtime.InteropServices;
using Ledger.Domain.Hovedbok;

namespace Ledger.Domain.Saldo;

/// <summary>What a key of a cube has of a slag in a period.</summary>
/// <remarks>Sixteen bytes: a year of a large municipality has a million of them. Where there is but one posting its line takes the place of the count.</remarks>
[StructLayout(LayoutKind.Sequential, Pack = sizeof(int))]
public readonly record struct Saldocelle
{
    private readonly uint _foerste;
    private readonly int _antall; // below zero: one, on this line

    internal Saldocelle(long beloep, long antall, Posisjon foerste)
        : this(beloep, antall == 1 && foerste.Linje > 0 ? -foerste.Linje : checked((int)antall), checked((uint)foerste.Sekvens))
    {
    }

    private Saldocelle(long beloep, int antall, uint foerste) => (Beloep, _antall, _foerste) = (beloep, antall, foerste);

    /// <summary>Øre in ledger sign.</summary>
    public long Beloep { get; }

    /// <summary>How many postings it sums; 0 for budgets.</summary>
    public int Antall => _antall < 0 ? 1 : _antall;

    /// <summary>The sequence number of the first of them; 0 where it is not known.</summary>
    public uint Foerste => _foerste;

    /// <summary>Where the only posting stands; null when there are more, and where it is not known.</summary>
    public Posisjon? Eneste => _antall < 0 ? Posisjon.Fra(_foerste, -_antall) : null;

    /// <summary>The sum of two.</summary>
    internal Saldocelle Med(Saldocelle andre)
    {
        var beloep = checked(Beloep + andre.Beloep);
        return andre._antall == 0 ? new(beloep, _antall, _foerste)
            : _antall == 0 ? new(beloep, andre._antall, andre._foerste)
            : new(beloep, checked(Antall + andre.Antall), Math.Min(_foerste, andre._foerste));
    }
}
