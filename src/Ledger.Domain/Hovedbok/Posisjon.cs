namespace Ledger.Domain.Hovedbok;

/// <summary>Where a posting stands in a ledger's chain: the sequence number of its bilag and its line there. In chain order.</summary>
/// <remarks>The default value is before every posting.</remarks>
public readonly record struct Posisjon : IComparable<Posisjon>
{
    private Posisjon(long sekvens, int linje) => (Sekvens, Linje) = (sekvens, linje);

    public long Sekvens { get; }

    public int Linje { get; }

    /// <summary>Throws <see cref="ArgumentOutOfRangeException"/> below 0, and for a line beyond <see cref="Bilag.StoersteAntallRader"/>.</summary>
    public static Posisjon Fra(long sekvens, int linje)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sekvens);
        ArgumentOutOfRangeException.ThrowIfNegative(linje);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(linje, Bilag.StoersteAntallRader);
        return new Posisjon(sekvens, linje);
    }

    /// <summary>After every line of an entry, and before the next entry.</summary>
    public static Posisjon EtterAlle(long sekvens) => Fra(sekvens, Bilag.StoersteAntallRader);

    public int CompareTo(Posisjon other) => Sekvens != other.Sekvens ? Sekvens.CompareTo(other.Sekvens) : Linje.CompareTo(other.Linje);

    public static bool operator <(Posisjon left, Posisjon right) => left.CompareTo(right) < 0;

    public static bool operator >(Posisjon left, Posisjon right) => left.CompareTo(right) > 0;

    public static bool operator <=(Posisjon left, Posisjon right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Posisjon left, Posisjon right) => left.CompareTo(right) >= 0;

    public override string ToString() => $"{Sekvens}.{Linje}";
}
