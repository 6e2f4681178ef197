namespace Ledger.Domain.Verdier;

/// <summary>
/// Which ledger: a municipality's own accounts (kommunekassen), written as its number, <c>3201</c>; or those of a unit of it that keeps
/// accounts of its own (foretak, lånefond), written <c>3201/KF1</c> (kommuneloven § 14-8).
/// </summary>
/// <remarks>
/// Each ledger has its own journal, chain, versions and numbers of bilag. The code of a unit is 1–12 letters A–Z and digits, so that the text
/// can stand in an address, and with a hyphen for the slash in the name of a file. The default value is "0000" and names none.
/// </remarks>
public readonly record struct LedgerId : IComparable<LedgerId>
{
    /// <summary>The longest code of a unit.</summary>
    public const int LengsteEnhet = 12;

    private static readonly System.Buffers.SearchValues<char> Enhetstegn = System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    private readonly string? _enhet;

    private LedgerId(Kommunenummer kommune, string? enhet)
    {
        Kommune = kommune;
        _enhet = enhet;
    }

    public Kommunenummer Kommune { get; }

    /// <summary>The code of the unit; empty for the municipality's own ledger.</summary>
    public string Enhet => _enhet ?? "";

    /// <summary>The municipality's own ledger (kommunekassen).</summary>
    public static LedgerId Av(Kommunenummer kommune) => new(kommune, null);

    /// <exception cref="FormatException">Not a number of a municipality, alone or with a slash and the code of a unit.</exception>
    public static LedgerId Parse(string text) =>
        TryParse(text, out var verdi) ? verdi : throw new FormatException($"'{text}' is not the identity of a ledger.");

    public static bool TryParse(ReadOnlySpan<char> text, out LedgerId verdi)
    {
        verdi = default;
        var skille = text.IndexOf('/');
        if (!Kommunenummer.TryParse(skille < 0 ? text : text[..skille], out var kommune))
        {
            return false;
        }

        if (skille < 0)
        {
            verdi = new LedgerId(kommune, null);
            return true;
        }

        var enhet = text[(skille + 1)..];
        if (enhet.Length is 0 or > LengsteEnhet || enhet.ContainsAnyExcept(Enhetstegn))
        {
            return false;
        }

        verdi = new LedgerId(kommune, enhet.ToString());
        return true;
    }

    /// <summary>The municipality's own ledger first, then its units by code.</summary>
    public int CompareTo(LedgerId other)
    {
        var kommune = Kommune.CompareTo(other.Kommune);
        return kommune != 0 ? kommune : string.CompareOrdinal(Enhet, other.Enhet);
    }

    public static bool operator <(LedgerId left, LedgerId right) => left.CompareTo(right) < 0;

    public static bool operator >(LedgerId left, LedgerId right) => left.CompareTo(right) > 0;

    public static bool operator <=(LedgerId left, LedgerId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(LedgerId left, LedgerId right) => left.CompareTo(right) >= 0;

    public override string ToString() => _enhet is null ? Kommune.ToString() : $"{Kommune}/{_enhet}";
}
