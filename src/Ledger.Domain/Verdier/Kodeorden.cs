namespace Ledger.Domain.Verdier;

/// <summary>
/// The one order of codes, in every list and where the closing takes funds by code: numbers by their size, letters by the Norwegian alphabet
/// whatever their case, numbers before letters: 9, 10, 100, a, B, Æ, Ø, Å.
/// </summary>
/// <remarks>A total order: codes that only differ in case or leading zeros follow by their characters. It asks nothing of the machine's culture.</remarks>
public sealed class Kodeorden : IComparer<string?>
{
    private const string Alfabet = "abcdefghijklmnopqrstuvwxyzæøå";

    public static readonly Kodeorden Instans = new();

    private Kodeorden()
    {
    }

    public int Compare(string? x, string? y) => Sammenlign(x ?? "", y ?? "") is var orden && orden != 0 ? orden : string.CompareOrdinal(x ?? "", y ?? "");

    private static int Sammenlign(ReadOnlySpan<char> x, ReadOnlySpan<char> y)
    {
        while (!x.IsEmpty && !y.IsEmpty)
        {
            var orden = char.IsAsciiDigit(x[0]) && char.IsAsciiDigit(y[0]) ? Tall(ref x, ref y) : Tegn(ref x, ref y);
            if (orden != 0)
            {
                return orden;
            }
        }

        return x.Length.CompareTo(y.Length);
    }

    /// <summary>The numbers that both begin with; the longer one is larger when neither has leading zeros.</summary>
    private static int Tall(ref ReadOnlySpan<char> x, ref ReadOnlySpan<char> y)
    {
        var a = Tall(ref x);
        var b = Tall(ref y);
        return a.Length != b.Length ? a.Length.CompareTo(b.Length) : a.SequenceCompareTo(b);
    }

    private static ReadOnlySpan<char> Tall(ref ReadOnlySpan<char> tekst)
    {
        var slutt = tekst.IndexOfAnyExceptInRange('0', '9');
        var tall = slutt < 0 ? tekst : tekst[..slutt];
        tekst = tekst[tall.Length..];
        return tall.TrimStart('0');
    }

    private static int Tegn(ref ReadOnlySpan<char> x, ref ReadOnlySpan<char> y)
    {
        var orden = Plass(x[0]).CompareTo(Plass(y[0]));
        x = x[1..];
        y = y[1..];
        return orden;
    }

    /// <summary>Punctuation before digits, digits before letters.</summary>
    private static int Plass(char c) => Alfabet.IndexOf(char.ToLowerInvariant(c)) is var plass and >= 0 ? char.MaxValue + plass : c;
}
