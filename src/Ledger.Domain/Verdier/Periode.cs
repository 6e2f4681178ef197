namespace Ledger.Domain.Verdier;

/// <summary>
/// An accounting period of a year: 0 = inngående balanse, 1–12 = months, 13 = årsavslutning.
/// </summary>
/// <remarks>The default value is period 0.</remarks>
public readonly record struct Periode : IComparable<Periode>
{
    public const int Minste = 0;
    public const int Stoerste = 13;

    public static readonly Periode InngaaendeBalanse;
    public static readonly Periode Aarsavslutning = new(13);

    /// <summary>The names of periods 1–12, as they stand within a sentence.</summary>
    public static readonly IReadOnlyList<string> Maaneder =
        ["januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "desember"];

    /// <summary>The same as they head a column.</summary>
    public static readonly IReadOnlyList<string> Maanedsoverskrifter = [.. Maaneder.Select(m => char.ToUpperInvariant(m[0]) + m[1..])];

    private readonly byte _nummer;

    private Periode(int nummer) => _nummer = (byte)nummer;

    public int Nummer => _nummer;

    /// <exception cref="ArgumentOutOfRangeException">Outside 0–13.</exception>
    public static Periode Fra(int nummer) =>
        TryFra(nummer, out var periode) ? periode : throw new ArgumentOutOfRangeException(nameof(nummer), nummer, "A period is 0 to 13.");

    public static bool TryFra(int nummer, out Periode periode)
    {
        var ok = nummer is >= Minste and <= Stoerste;
        periode = ok ? new Periode(nummer) : default;
        return ok;
    }

    public static bool TryParse(ReadOnlySpan<char> text, out Periode periode)
    {
        periode = default;
        return text.Length is 1 or 2
            && int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var nummer)
            && TryFra(nummer, out periode);
    }

    public int CompareTo(Periode other) => _nummer.CompareTo(other._nummer);

    public static bool operator <(Periode left, Periode right) => left._nummer < right._nummer;

    public static bool operator >(Periode left, Periode right) => left._nummer > right._nummer;

    public static bool operator <=(Periode left, Periode right) => left._nummer <= right._nummer;

    public static bool operator >=(Periode left, Periode right) => left._nummer >= right._nummer;

    public override string ToString() => _nummer.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
