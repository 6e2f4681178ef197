namespace Ledger.Domain.Verdier;

/// <summary>A fund's code.</summary>
/// <remarks>1–20 letters, digits, point, dash or underscore. The default value is the absence of a code.</remarks>
public readonly record struct Fondskode : IComparable<Fondskode>
{
    private readonly string? _kode;

    private Fondskode(string kode) => _kode = kode;

    public bool ErTom => _kode is null;

    /// <exception cref="FormatException">Not a code.</exception>
    public static Fondskode Parse(string text) =>
        TryParse(text, out var value) ? value : throw new FormatException($"'{text}' is not a code.");

    public static bool TryParse(string? text, out Fondskode value)
    {
        var ok = Kode.ErGyldig(text);
        value = ok ? new Fondskode(text!) : default;
        return ok;
    }

    public int CompareTo(Fondskode other) => Kodeorden.Instans.Compare(_kode, other._kode);

    public static bool operator <(Fondskode left, Fondskode right) => left.CompareTo(right) < 0;

    public static bool operator >(Fondskode left, Fondskode right) => left.CompareTo(right) > 0;

    public static bool operator <=(Fondskode left, Fondskode right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Fondskode left, Fondskode right) => left.CompareTo(right) >= 0;

    /// <summary>The code, or empty.</summary>
    public override string ToString() => _kode ?? "";
}
