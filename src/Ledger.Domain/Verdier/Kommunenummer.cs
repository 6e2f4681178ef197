using System.Globalization;

namespace Ledger.Domain.Verdier;

/// <summary>A municipality's four-digit number, e.g. 3201 for Bærum or 0301 for Oslo.</summary>
/// <remarks>Only the form is checked (0001–9999), so that municipalities of earlier years can be kept. The default value is "0000" and names none.</remarks>
public readonly record struct Kommunenummer : IComparable<Kommunenummer>
{
    private readonly short _nummer;

    private Kommunenummer(int nummer) => _nummer = (short)nummer;

    public int Nummer => _nummer;

    /// <exception cref="FormatException">Not four digits, or 0000.</exception>
    public static Kommunenummer Parse(string text) =>
        TryParse(text, out var value) ? value : throw new FormatException($"'{text}' is not a kommunenummer.");

    public static bool TryParse(ReadOnlySpan<char> text, out Kommunenummer value)
    {
        value = default;
        if (text.Length != 4 || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var nummer) || nummer == 0)
        {
            return false;
        }

        value = new Kommunenummer(nummer);
        return true;
    }

    public int CompareTo(Kommunenummer other) => _nummer.CompareTo(other._nummer);

    public static bool operator <(Kommunenummer left, Kommunenummer right) => left._nummer < right._nummer;

    public static bool operator >(Kommunenummer left, Kommunenummer right) => left._nummer > right._nummer;

    public static bool operator <=(Kommunenummer left, Kommunenummer right) => left._nummer <= right._nummer;

    public static bool operator >=(Kommunenummer left, Kommunenummer right) => left._nummer >= right._nummer;

    public override string ToString() => _nummer.ToString("0000", CultureInfo.InvariantCulture);
}
