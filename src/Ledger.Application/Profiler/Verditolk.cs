using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Profiler;

/// <summary>Reads amounts, dates and periods as a source writes them, and writes them as the plain contract has them.</summary>
public static partial class Verditolk
{
    private static readonly string[] Datoer = ["yyyy-MM-dd", "dd.MM.yyyy", "d.M.yyyy"];

    private static readonly List<string> Maaneder = [.. Periode.Maaneder];

    /// <summary>
    /// An amount: <c>1 234,50</c>, <c>−100</c>, <c>100.50-</c>, <c>(100,50)</c>, with blanks around it. One with parentheses and a sign, or a stroke
    /// for its øre, can be read in two ways and is not read. A number of a workbook or JSON is read in invariant form.
    /// </summary>
    /// <param name="avrund">What it is rounded to, half away from zero; null leaves it as it stands.</param>
    public static bool TryBeloep(Celle celle, Filform form, decimal? avrund, bool tusen, bool motsatt, out decimal kroner)
    {
        kroner = 0;
        decimal tall;
        if (celle.ErTall)
        {
            if (!decimal.TryParse(celle.Tekst, NumberStyles.Float, CultureInfo.InvariantCulture, out tall))
            {
                return false;
            }
        }
        else if (!TryTekst(celle.Tekst, form, out tall) && !TryKontraktens(celle.Tekst, form, out tall))
        {
            return false;
        }

        try
        {
            tall = (motsatt ? -tall : tall) * (tusen ? 1_000m : 1m);
            kroner = avrund is { } enhet ? Math.Round(tall / enhet, MidpointRounding.AwayFromZero) * enhet : tall;
            return true;
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    /// <summary>A date: ISO, one of the profile's forms, or a workbook's number of days.</summary>
    /// <param name="dagtall">A number is one of days; in JSON it is no date.</param>
    public static bool TryDato(Celle celle, Filform form, bool dagtall, out DateOnly dato)
    {
        var tekst = celle.Tekst.Trim();
        if (
            dagtall
                && celle.ErTall
                && decimal.TryParse(tekst, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var dager)
                && dager is >= 1 and < 2_958_466)
        {
            // Days since 30 December 1899, as Excel counts from March 1900 on; a time of day is left out.
            dato = new DateOnly(1899, 12, 30).AddDays((int)decimal.Truncate(dager));
            return true;
        }

        if (DateOnly.TryParseExact(tekst, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out dato))
        {
            return true;
        }

        foreach (var format in form.Datoformater ?? [])
        {
            if (DateTime.TryParseExact(tekst, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var tid))
            {
                dato = DateOnly.FromDateTime(tid);
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// A period: 0–13, <c>IB</c> for 0, a month's Norwegian name or its first letters (<c>jan</c>, <c>sept.</c>), any of them with the year (<c>202604</c>,
    /// <c>04/2026</c>, <c>apr. 26</c>), or a date of the year, which is in the period of its month.
    /// </summary>
    /// <param name="aar">The year that a period with a year must be of.</param>
    public static bool TryPeriode(string tekst, int aar, out Periode periode)
    {
        tekst = tekst.Trim();
        periode = default;
        if (DateOnly.TryParseExact(tekst, Datoer, CultureInfo.InvariantCulture, DateTimeStyles.None, out var dato))
        {
            return dato.Year == aar && Periode.TryFra(dato.Month, out periode);
        }

        return Utenaar(tekst, aar) is { } rest && Nummer(rest, out periode);
    }

    /// <summary>The text is a period, of this year or another.</summary>
    public static bool ErPeriode(string tekst)
    {
        tekst = tekst.Trim();
        return DateOnly.TryParseExact(tekst, Datoer, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            || Nummer(Medaar().Match(tekst) is { Success: true } treff ? treff.Groups["periode"].Value : tekst, out _);
    }

    private static bool Nummer(string tekst, out Periode periode) =>
        Maaned(tekst) is { } maaned ? Periode.TryFra(maaned, out periode) : Periode.TryParse(tekst, out periode);

    /// <summary>What is left of a period when the year is taken off; null when it is another year's.</summary>
    private static string? Utenaar(string tekst, int aar)
    {
        if (Medaar().Match(tekst) is not { Success: true } treff)
        {
            return tekst;
        }

        var sagt = treff.Groups["aar"].Value;
        return sagt == aar.ToString(CultureInfo.InvariantCulture) || (sagt.Length == 2 && sagt == (aar % 100).ToString("00", CultureInfo.InvariantCulture))
            ? treff.Groups["periode"].Value : null;
    }

    /// <summary>The number of a month by its name, 0 for the opening balance; null for another text.</summary>
    private static int? Maaned(string tekst)
    {
        var kort = tekst.TrimEnd('.');
        var maaned = Maaneder.FindIndex(
            m => m.Equals(tekst, StringComparison.OrdinalIgnoreCase) || (kort.Length >= 3 && m.StartsWith(kort, StringComparison.OrdinalIgnoreCase)));
        return maaned >= 0 ? maaned + 1 : tekst.Equals("IB", StringComparison.OrdinalIgnoreCase) ? 0 : null;
    }

    /// <summary>The year is before or after the period; two digits are a year only after a name.</summary>
    [GeneratedRegex(
        @"^(?:(?<aar>(?:19|20)\d\d)[-/. ]?(?<periode>\d{2})|(?<periode>\d{1,2})[-/. ](?<aar>(?:19|20)\d\d)"
            + @"|(?<periode>\p{L}+)[-/. ]{0,2}(?<aar>(?:(?:19|20)\d\d|\d\d)))$")]
    private static partial Regex Medaar();

    /// <summary>The contract's own form, which is beyond doubt where a point is no sign of thousands: it has two decimals at most.</summary>
    private static bool TryKontraktens(string tekst, Filform form, out decimal tall)
    {
        var ok = Beloep.TryParse(tekst.AsSpan().Trim(), out var beloep) && form.Tusenskille != '.';
        tall = ok ? beloep.Kroner : 0;
        return ok;
    }

    private static bool TryTekst(string tekst, Filform form, out decimal tall)
    {
        tall = 0;
        var rest = tekst.AsSpan().Trim();
        var negativ = false;
        if (rest.Length > 1 && rest[0] == '(' && rest[^1] == ')')
        {
            negativ = true;
            rest = rest[1..^1].Trim();
        }
        else if (rest.Length > 0 && rest[^1] is '-' or '\u2212')
        {
            negativ = true;
            rest = rest[..^1].TrimEnd();
            if (Beloepstekst.ErPrisstrek(rest))
            {
                return false;
            }
        }
        else if (rest.Length > 0 && rest[0] is '-' or '+' or '\u2212')
        {
            negativ = rest[0] != '+';
            rest = rest[1..].TrimStart();
        }

        var ren = new StringBuilder(rest.Length);
        var desimaler = false;
        var sifre = 0;
        for (var i = 0; i < rest.Length; i++)
        {
            var tegn = rest[i];
            if (char.IsAsciiDigit(tegn))
            {
                ren.Append(tegn);
                sifre++;
            }
            else if (tegn == form.Desimaltegn && !desimaler)
            {
                desimaler = true;
                ren.Append('.');
            }
            else if (desimaler || !ErTusenskille(tegn, form.Tusenskille) || !StaarRett(rest[(i + 1)..], form))
            {
                return false;
            }
        }

        // The scale of a decimal ends at 28: further digits are those of a binary fraction and are rounded by the profile.
        if (sifre == 0 || !decimal.TryParse(ren.ToString(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out tall))
        {
            return false;
        }

        tall = negativ ? -tall : tall;
        return true;
    }

    private static bool ErTusenskille(char tegn, char? skille) => skille switch
    {
        null => false,
        ' ' => tegn is ' ' or '\u00a0' or '\u202f' or '\u2009',
        _ => tegn == skille,
    };

    /// <summary>Three digits follow, and then another such sign, the sign of decimals, or the end.</summary>
    private static bool StaarRett(ReadOnlySpan<char> rest, Filform form) =>
        rest.Length >= 3 && char.IsAsciiDigit(rest[0]) && char.IsAsciiDigit(rest[1]) && char.IsAsciiDigit(rest[2])
        && (rest.Length == 3 || rest[3] == form.Desimaltegn || ErTusenskille(rest[3], form.Tusenskille));
}
