using System.Globalization;

namespace Ledger.Domain.Verdier;

/// <summary>An accounting year, which in a municipality is the calendar year (kommuneloven § 14-6).</summary>
/// <remarks>
/// 2000–2199. The forskrift that the built-in statements follow applies from 2020; earlier years can be kept for trends.
/// The default value is 2000.
/// </remarks>
public readonly record struct Regnskapsaar : IComparable<Regnskapsaar>
{
    public const int Minste = 2000;
    public const int Stoerste = 2199;

    private readonly short _offset;

    private Regnskapsaar(int aar) => _offset = (short)(aar - Minste);

    public int Aar => Minste + _offset;

    public Regnskapsaar Forrige => Fra(Aar - 1);

    /// <exception cref="ArgumentOutOfRangeException">Outside 2000–2199.</exception>
    public static Regnskapsaar Fra(int aar) =>
        TryFra(aar, out var value) ? value : throw new ArgumentOutOfRangeException(nameof(aar), aar, "A year is 2000 to 2199.");

    public static bool TryFra(int aar, out Regnskapsaar value)
    {
        var ok = aar is >= Minste and <= Stoerste;
        value = ok ? new Regnskapsaar(aar) : default;
        return ok;
    }

    public static bool TryParse(ReadOnlySpan<char> text, out Regnskapsaar value)
    {
        value = default;
        return text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var aar) && TryFra(aar, out value);
    }

    public int CompareTo(Regnskapsaar other) => _offset.CompareTo(other._offset);

    public static bool operator <(Regnskapsaar left, Regnskapsaar right) => left._offset < right._offset;

    public static bool operator >(Regnskapsaar left, Regnskapsaar right) => left._offset > right._offset;

    public static bool operator <=(Regnskapsaar left, Regnskapsaar right) => left._offset <= right._offset;

    public static bool operator >=(Regnskapsaar left, Regnskapsaar right) => left._offset >= right._offset;

    public override string ToString() => Aar.ToString(CultureInfo.InvariantCulture);
}
