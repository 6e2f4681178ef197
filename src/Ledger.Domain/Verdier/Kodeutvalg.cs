using System.Globalization;

namespace Ledger.Domain.Verdier;

/// <summary>
/// A set of numeric codes written as a list of codes and ranges, e.g. <c>010-099,160</c>; a leading <c>!</c> means all others.
/// </summary>
public sealed class Kodeutvalg
{
    private const int Stoerste = 9999;

    private readonly (int Fra, int Til)[] _ranges;
    private readonly bool _inverted;

    private Kodeutvalg((int, int)[] ranges, bool inverted, string tekst)
    {
        Tekst = tekst;
        _ranges = ranges;
        _inverted = inverted;
    }

    /// <summary>The list as it was written.</summary>
    public string Tekst { get; }

    public bool Har(int kode)
    {
        foreach (var (fra, til) in _ranges)
        {
            if (kode >= fra && kode <= til)
            {
                return !_inverted;
            }
        }

        return _inverted;
    }

    /// <summary>The codes that are in both; null, which is all codes, stands for a set that is not narrowed.</summary>
    public static Kodeutvalg? Snitt(Kodeutvalg? en, Kodeutvalg? to)
    {
        if (en is null || to is null)
        {
            return en ?? to;
        }

        var deler = new List<(int Fra, int Til)>();
        foreach (var kode in Enumerable.Range(0, Stoerste + 1).Where(k => en.Har(k) && to.Har(k)))
        {
            if (deler.Count > 0 && deler[^1].Til == kode - 1)
            {
                deler[^1] = (deler[^1].Fra, kode);
            }
            else
            {
                deler.Add((kode, kode));
            }
        }

        return new([.. deler], inverted: false, string.Join(',', deler.Select(d => d.Fra == d.Til ? $"{d.Fra:000}" : $"{d.Fra:000}-{d.Til:000}")));
    }

    /// <exception cref="FormatException">Not a list of codes and ranges.</exception>
    public static Kodeutvalg Parse(string text) =>
        TryParse(text, out var value) ? value! : throw new FormatException($"'{text}' is not a list of codes and ranges.");

    public static bool TryParse(string? text, out Kodeutvalg? value)
    {
        value = null;
        if (string.IsNullOrEmpty(text) || text.Length > 2_000)
        {
            return false;
        }

        var inverted = text[0] == '!';
        var ranges = new List<(int, int)>();
        foreach (var part in text[(inverted ? 1 : 0)..].Split(','))
        {
            var ends = part.Split('-');
            if (ends.Length > 2 || !Tall(ends[0], out var from) || !Tall(ends[^1], out var to) || from > to)
            {
                return false;
            }

            ranges.Add((from, to));
        }

        value = new Kodeutvalg([.. ranges], inverted, text);
        return true;
    }

    private static bool Tall(string text, out int value)
    {
        value = 0;
        return text.Length is >= 1 and <= 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }
}
