using System.Runtime.InteropServices;
using Ledger.Domain.Hovedbok;

namespace Ledger.Domain.Saldo;

/// <summary>A cell of a cube: what a key has of one slag in one period.</summary>
/// <remarks>
/// Sixteen bytes, since a year of a large municipality has a million cells. Most cells sum one posting; such a cell has the posting's line, as a
/// negative number, where others have their count, so that the posting can be read without a search.
/// </remarks>
[StructLayout(LayoutKind.Sequential, Pack = sizeof(int))]
public readonly record struct Saldocelle
{
    private readonly uint _foerste;
    private readonly int _antall; // negative: one posting, on line -_antall

    internal Saldocelle(long beloep, long antall, Posisjon foerste)
        : this(beloep, antall == 1 && foerste.Linje > 0 ? -foerste.Linje : checked((int)antall), checked((uint)foerste.Sekvens))
    {
    }

    private Saldocelle(long beloep, int antall, uint foerste) => (Beloep, _antall, _foerste) = (beloep, antall, foerste);

    /// <summary>Øre in ledger sign.</summary>
    public long Beloep { get; }

    /// <summary>How many postings it sums; 0 for budgets.</summary>
    public int Antall => _antall < 0 ? 1 : _antall;

    /// <summary>The sequence number of the bilag with the first of the postings; 0 where it is not known.</summary>
    public uint Foerste => _foerste;

    /// <summary>Where the posting stands when there is exactly one; null when there are more, and where it is not known.</summary>
    public Posisjon? Eneste => _antall < 0 ? Posisjon.Fra(_foerste, -_antall) : null;

    /// <summary>The two cells as one.</summary>
    internal Saldocelle Med(Saldocelle andre)
    {
        var beloep = checked(Beloep + andre.Beloep);
        return andre._antall == 0 ? new(beloep, _antall, _foerste)
            : _antall == 0 ? new(beloep, andre._antall, andre._foerste)
            : new(beloep, checked(Antall + andre.Antall), Math.Min(_foerste, andre._foerste));
    }
}
