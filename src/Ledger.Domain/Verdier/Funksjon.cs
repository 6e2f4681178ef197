using System.Globalization;

namespace Ledger.Domain.Verdier;

/// <summary>A KOSTRA function: which service a row of drift or investering serves (KOSTRA-forskriften vedlegg 1).</summary>
/// <remarks>Three digits. Whether the code exists in a year is the kontoplan's answer, not this type's.</remarks>
public readonly record struct Funksjon : IComparable<Funksjon>
{
    // One above the number, so that the default value means "none" and 000 can still be held.
    private readonly ushort _plusOne;

    private Funksjon(int nummer) => _plusOne = (ushort)(nummer + 1);

    /// <summary>True for the default value, the absence of a code.</summary>
    public bool ErTom => _plusOne == 0;

    /// <summary>The code as a number; -1 when empty.</summary>
    public int Nummer => _plusOne - 1;

    /// <exception cref="FormatException">Not three digits.</exception>
    public static Funksjon Parse(string text) =>
        TryParse(text, out var value) ? value : throw new FormatException($"'{text}' is not three digits.");

    public static bool TryParse(ReadOnlySpan<char> text, out Funksjon value)
    {
        value = default;
        if (text.Length != 3 || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var nummer))
        {
            return false;
        }

        value = new Funksjon(nummer);
        return true;
    }

    public int CompareTo(Funksjon other) => _plusOne.CompareTo(other._plusOne);

    public static bool operator <(Funksjon left, Funksjon right) => left._plusOne < right._plusOne;

    public static bool operator >(Funksjon left, Funksjon right) => left._plusOne > right._plusOne;

    public static bool operator <=(Funksjon left, Funksjon right) => left._plusOne <= right._plusOne;

    public static bool operator >=(Funksjon left, Funksjon right) => left._plusOne >= right._plusOne;

    /// <summary>Three digits, or empty.</summary>
    public override string ToString() => ErTom ? "" : Kode.Tresifret(Nummer);
}
