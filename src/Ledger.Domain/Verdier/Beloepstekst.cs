using System.Globalization;

namespace Ledger.Domain.Verdier;

/// <summary>How an amount was written, where that is not the contract's way. Each is told once.</summary>
[Flags]
public enum Skrivemaate
{
    Kontraktens = 0,

    /// <summary>Blanks around the amount.</summary>
    Mellomrom = 1,

    /// <summary>A comma before the decimals.</summary>
    Desimalkomma = 2,

    /// <summary>Blanks between groups of three digits.</summary>
    Tusenskille = 4,

    /// <summary>The minus sign U+2212.</summary>
    Minustegn = 8,

    /// <summary>The sign after the digits.</summary>
    FortegnBak = 16,

    /// <summary>No digit before or after the decimal sign.</summary>
    ManglendeSiffer = 32,

    /// <summary>More than two decimals, all further ones zero.</summary>
    Nulldesimaler = 64,
}

/// <summary>
/// Reads amounts as Norwegian systems and spreadsheets write them, where they can be read in one way only.
/// </summary>
/// <remarks>
/// What can be read in two ways is refused: <c>1.230</c> and <c>1,230</c> are one krone and 23 øre to one system and 1 230 kroner to another.
/// <c>100,-</c> is a hundred kroner and no øre as prices are written, and minus a hundred in a list of balances.
/// So are parentheses, exponents and English thousands commas.
/// </remarks>
public static class Beloepstekst
{
    /// <summary>Longer texts are no amounts: a field of a row may be a megabyte.</summary>
    private const int Lengst = 64;

    /// <summary>False when the text is no amount, or one that can be read in two ways.</summary>
    public static bool TryParse(ReadOnlySpan<char> tekst, out Beloep beloep, out Skrivemaate maate)
    {
        maate = Skrivemaate.Kontraktens;
        if (Beloep.TryParse(tekst, out beloep))
        {
            return true;
        }

        if (tekst.Length > Lengst)
        {
            return false;
        }

        var trimmet = tekst.Trim();
        maate = trimmet.Length == tekst.Length ? maate : maate | Skrivemaate.Mellomrom;
        Span<char> siffer = stackalloc char[Lengst + 2];
        return LesFortegn(ref trimmet, ref maate, out var negativ)
            && Delt(trimmet, siffer[1..], ref maate, out var lengde)
            && Beloep.TryParse(Med(negativ, siffer, lengde), out beloep);
    }

    private static bool LesFortegn(ref ReadOnlySpan<char> tekst, ref Skrivemaate maate, out bool negativ)
    {
        negativ = false;
        if (tekst.IsEmpty)
        {
            return false;
        }

        if (ErFortegn(tekst[0]))
        {
            negativ = tekst[0] != '+';
            maate |= tekst[0] == '\u2212' ? Skrivemaate.Minustegn : 0;
            tekst = tekst[1..];
        }
        else if (ErFortegn(tekst[^1]))
        {
            negativ = tekst[^1] != '+';
            maate |= Skrivemaate.FortegnBak | (tekst[^1] == '\u2212' ? Skrivemaate.Minustegn : 0);
            tekst = tekst[..^1];
            return !tekst.IsEmpty && !ErPrisstrek(tekst);
        }

        return !tekst.IsEmpty;
    }

    /// <summary>What stands before a sign at the end ends with the sign of decimals: the stroke may stand for the øre.</summary>
    public static bool ErPrisstrek(ReadOnlySpan<char> foerFortegnet) => foerFortegnet is [.., '.' or ','];

    /// <summary>Whole kroner and decimals in the contract's form: digits, a point, two decimals.</summary>
    private static bool Delt(ReadOnlySpan<char> tekst, Span<char> siffer, ref Skrivemaate maate, out int lengde)
    {
        lengde = 0;
        var skille = tekst.IndexOfAny('.', ',');
        var hele = skille < 0 ? tekst : tekst[..skille];
        var desimaler = skille < 0 ? [] : tekst[(skille + 1)..];
        if (skille >= 0)
        {
            maate |= tekst[skille] == ',' ? Skrivemaate.Desimalkomma : 0;
            maate |= hele.IsEmpty || desimaler.IsEmpty ? Skrivemaate.ManglendeSiffer : 0;
        }

        if (
            (hele.IsEmpty && desimaler.IsEmpty)
                || !Hele(hele, siffer, ref maate, ref lengde)
                || desimaler.ContainsAnyExceptInRange('0', '9')
                || KanVaereTusenskille(hele, desimaler))
        {
            return false;
        }

        if (desimaler.Length > 2)
        {
            maate |= Skrivemaate.Nulldesimaler;
            if (desimaler[2..].ContainsAnyExcept('0'))
            {
                return false;
            }

            desimaler = desimaler[..2];
        }

        if (!desimaler.IsEmpty)
        {
            siffer[lengde++] = '.';
            desimaler.CopyTo(siffer[lengde..]);
            lengde += desimaler.Length;
        }

        return true;
    }

    /// <summary>The digits before the decimal sign, in groups of three where there are blanks.</summary>
    private static bool Hele(ReadOnlySpan<char> hele, Span<char> siffer, ref Skrivemaate maate, ref int lengde)
    {
        var (grupper, iGruppe) = (0, 0);
        foreach (var c in hele)
        {
            if (char.IsAsciiDigit(c))
            {
                siffer[lengde++] = c;
                iGruppe++;
                continue;
            }

            if (char.GetUnicodeCategory(c) != UnicodeCategory.SpaceSeparator || (grupper == 0 ? iGruppe is < 1 or > 3 : iGruppe != 3))
            {
                return false;
            }

            grupper++;
            iGruppe = 0;
        }

        maate |= grupper > 0 ? Skrivemaate.Tusenskille : 0;
        if (hele.IsEmpty)
        {
            siffer[lengde++] = '0';
        }

        return grupper == 0 || iGruppe == 3;
    }

    /// <summary>Three digits after the only sign: a group of thousands as much as decimals, unless what stands before can be no group.</summary>
    private static bool KanVaereTusenskille(ReadOnlySpan<char> hele, ReadOnlySpan<char> desimaler) =>
        desimaler.Length == 3 && hele.Length is 1 or 2 or 3 && hele[0] != '0';

    private static ReadOnlySpan<char> Med(bool negativ, Span<char> siffer, int lengde)
    {
        siffer[0] = '-';
        return negativ ? siffer[..(lengde + 1)] : siffer[1..(lengde + 1)];
    }

    private static bool ErFortegn(char c) => c is '-' or '+' or '\u2212';
}
