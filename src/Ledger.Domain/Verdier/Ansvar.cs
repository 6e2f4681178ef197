namespace Ledger.Domain.Verdier;

/// <summary>A unit of the municipality's organisation that a row belongs to: direktørområde, tjenesteområde or ansvar.</summary>
/// <remarks>1–20 letters, digits, point, dash or underscore. The default value is the absence of a code.</remarks>
public readonly record struct Ansvar : IComparable<Ansvar>
{
    private readonly string? _kode;

    private Ansvar(string kode) => _kode = kode;

    public bool ErTom => _kode is null;

    /// <exception cref="FormatException">Not a code.</exception>
    public static Ansvar Parse(string text) =>
        TryParse(text, out var value) ? value : throw new FormatException($"'{text}' is not a code.");

    public static bool TryParse(string? text, out Ansvar value)
    {
        var ok = Kode.ErGyldig(text);
        value = ok ? new Ansvar(text!) : default;
        return ok;
    }

    public int CompareTo(Ansvar other) => Kodeorden.Instans.Compare(_kode, other._kode);

    public static bool operator <(Ansvar left, Ansvar right) => left.CompareTo(right) < 0;

    public static bool operator >(Ansvar left, Ansvar right) => left.CompareTo(right) > 0;

    public static bool operator <=(Ansvar left, Ansvar right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Ansvar left, Ansvar right) => left.CompareTo(right) >= 0;

    /// <summary>The code, or empty.</summary>
    public override string ToString() => _kode ?? "";
}
