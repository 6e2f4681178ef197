namespace Ledger.Domain.Hovedbok;

/// <summary>Where a posting stands in a municipality's chain: the sequence number of its bilag and its line there. In chain order.</summary>
/// <remarks>The default value is before every posting.</remarks>
public readonly record struct Posisjon : IComparable<Posisjon>
{
    /// <summary>How many of the bits are the line's: as many as <see cref="Bilag.StoersteAntallRader"/> has.</summary>
    public const int Linjebiter = 17;

    /// <summary>The largest sequence number that there is room for.</summary>
    public const long StoersteSekvens = long.MaxValue >> Linjebiter;

    private Posisjon(long verdi) => Verdi = verdi;

    /// <summary>The position as one number, in the same order.</summary>
    public long Verdi { get; }

    public long Sekvens => Verdi >> Linjebiter;

    public int Linje => (int)(Verdi & Bilag.StoersteAntallRader);

    /// <summary>Throws <see cref="ArgumentOutOfRangeException"/> outside 0–<see cref="StoersteSekvens"/> and 0–<see cref="Bilag.StoersteAntallRader"/>.</summary>
    public static Posisjon Fra(long sekvens, int linje)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sekvens);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sekvens, StoersteSekvens);
        ArgumentOutOfRangeException.ThrowIfNegative(linje);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(linje, Bilag.StoersteAntallRader);
        return new Posisjon((sekvens << Linjebiter) | (uint)linje);
    }

    /// <summary>The position that <see cref="Verdi"/> says.</summary>
    public static Posisjon AvVerdi(long verdi) => verdi >= 0 ? new(verdi) : throw new ArgumentOutOfRangeException(nameof(verdi), verdi, "A position is not negative.");

    /// <summary>After every line of an entry, and before the next entry.</summary>
    public static Posisjon EtterAlle(long sekvens) => Fra(sekvens, Bilag.StoersteAntallRader);

    public int CompareTo(Posisjon other) => Verdi.CompareTo(other.Verdi);

    public static bool operator <(Posisjon left, Posisjon right) => left.Verdi < right.Verdi;

    public static bool operator >(Posisjon left, Posisjon right) => left.Verdi > right.Verdi;

    public static bool operator <=(Posisjon left, Posisjon right) => left.Verdi <= right.Verdi;

    public static bool operator >=(Posisjon left, Posisjon right) => left.Verdi >= right.Verdi;

    public override string ToString() => $"{Sekvens}.{Linje}";
}
