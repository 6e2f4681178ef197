using System.Globalization;

namespace Ledger.Domain.Verdier;

/// <summary>A KOSTRA sector: the counterpart's institutional sector of a balance row.</summary>
/// <remarks>Three digits, 000 for none. Whether the code exists in a year is the kontoplan's answer, not this type's.</remarks>
public readonly record struct Sektor : IComparable<Sektor>
{
    // One above the number, so that the default value means "none" and 000 can still be held.
    private readonly ushort _plusOne;

    private Sektor(int nummer) => _plusOne = (ushort)(nummer + 1);

    /// <summary>True for the default value, the absence of a code.</summary>
    public bool ErTom => _plusOne == 0;

    /// <summary>The code as a number; -1 when empty.</summary>
    public int Nummer => _plusOne - 1;

    /// <exception cref="FormatException">Not three digits.</exception>
    public static Sektor Parse(string text) =>
        TryParse(text, out var value) ? value : throw new FormatException($"'{text}' is not three digits.");

    public static bool TryParse(ReadOnlySpan<char> text, out Sektor value)
    {
        value = default;
        if (text.Length != 3 || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var nummer))
        {
            return false;
        }

        value = new Sektor(nummer);
        return true;
    }

    public int CompareTo(Sektor other) => _plusOne.CompareTo(other._plusOne);

    public static bool operator <(Sektor left, Sektor right) => left._plusOne < right._plusOne;

    public static bool operator >(Sektor left, Sektor right) => left._plusOne > right._plusOne;

    public static bool operator <=(Sektor left, Sektor right) => left._plusOne <= right._plusOne;

    public static bool operator >=(Sektor left, Sektor right) => left._plusOne >= right._plusOne;

    /// <summary>Three digits, or empty.</summary>
    public override string ToString() => ErTom ? "" : Kode.Tresifret(Nummer);
}
