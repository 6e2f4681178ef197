using System.Globalization;

namespace Ledger.Domain.Verdier;

/// <summary>A chapter of the balance, e.g. 10, 411 or 5900 (KOSTRA-forskriften vedlegg 3).</summary>
/// <remarks>
/// Two to four digits without a leading zero. The default value is the absence of a chapter. Whether it exists in a year is the kontoplan's answer.
/// </remarks>
public readonly record struct Kapittel : IComparable<Kapittel>
{
    private readonly short _nummer;

    private Kapittel(int nummer) => _nummer = (short)nummer;

    public bool ErTom => _nummer == 0;

    public int Nummer => _nummer;

    /// <exception cref="FormatException">Not two to four digits, or a leading zero.</exception>
    public static Kapittel Parse(string text) =>
        TryParse(text, out var value) ? value : throw new FormatException($"'{text}' is not a kapittel.");

    public static bool TryParse(ReadOnlySpan<char> text, out Kapittel value)
    {
        value = default;
        if (text.Length is < 2 or > 4 || text[0] == '0' || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var nummer))
        {
            return false;
        }

        value = new Kapittel(nummer);
        return true;
    }

    public int CompareTo(Kapittel other) => _nummer.CompareTo(other._nummer);

    public static bool operator <(Kapittel left, Kapittel right) => left._nummer < right._nummer;

    public static bool operator >(Kapittel left, Kapittel right) => left._nummer > right._nummer;

    public static bool operator <=(Kapittel left, Kapittel right) => left._nummer <= right._nummer;

    public static bool operator >=(Kapittel left, Kapittel right) => left._nummer >= right._nummer;

    public override string ToString() => ErTom ? "" : Kode.Flersifret(_nummer);
}
