using System.Globalization;
using System.Numerics;

namespace Ledger.Domain.Verdier;

/// <summary>
/// An exact amount in Norwegian kroner with two decimals.
/// </summary>
/// <remarks>
/// What is booked is a 64-bit count of øre, ±92 233 720 368 547 758,07 kr, and that is what texts are read as. Sums are wider, so that no
/// report of amounts that could be booked can fail: the range of a sum is that of a decimal with two decimals. All arithmetic is checked: a
/// result outside the range throws <see cref="OverflowException"/> and never wraps. The default value is 0,00.
/// Ledger sign: utgift, eiendel and debet are positive; inntekt, gjeld, egenkapital and kredit are negative.
/// </remarks>
public readonly record struct Beloep : IComparable<Beloep>, IAdditionOperators<Beloep, Beloep, Beloep>
{
    /// <summary>0,00 kr.</summary>
    public static readonly Beloep Null;

    private Beloep(Int128 sum) => SumOere = sum;

    /// <summary>The amount in øre, whatever its size.</summary>
    public Int128 SumOere { get; }

    /// <summary>A bookable amount in øre (1/100 krone).</summary>
    /// <exception cref="OverflowException">A sum that is larger than an amount that can be booked.</exception>
    public long Oere => checked((long)SumOere);

    /// <summary>The amount in kroner, always with two decimals.</summary>
    public decimal Kroner
    {
        get
        {
            var size = (UInt128)Int128.Abs(SumOere);
            return size >> 96 == 0
                ? new(unchecked((int)size), unchecked((int)(size >> 32)), unchecked((int)(size >> 64)), SumOere < 0, 2)
                : throw new OverflowException();
        }
    }

    public bool ErNull => SumOere == 0;

    /// <summary>Whether the amount is one that a row can have, and a saldo be stored as.</summary>
    public bool KanBokfoeres => SumOere >= -long.MaxValue && SumOere <= long.MaxValue;

    /// <summary>An amount from a count of øre.</summary>
    public static Beloep FraOere(long oere) => new(oere);

    /// <summary>A sum from a count of øre.</summary>
    public static Beloep FraOere(Int128 oere) => new(oere);

    /// <summary>An amount from kroner.</summary>
    /// <exception cref="ArgumentException">More than two decimals that are not zero.</exception>
    /// <exception cref="OverflowException">Outside the range.</exception>
    public static Beloep FraKroner(decimal kroner) =>
        TryFraKroner(kroner, out var beloep) ? beloep : throw new ArgumentException($"{kroner} has more than two decimals or is out of range.", nameof(kroner));

    /// <summary>False when the amount has more than two decimals or is out of range.</summary>
    public static bool TryFraKroner(decimal kroner, out Beloep beloep)
    {
        beloep = default;
        if (kroner is > 92_233_720_368_547_758.07m or < -92_233_720_368_547_758.07m)
        {
            return false;
        }

        var oere = kroner * 100m;
        if (oere != decimal.Truncate(oere))
        {
            return false;
        }

        beloep = new Beloep((long)oere);
        return true;
    }

    /// <summary>Reads an invariant decimal number: optional sign, digits, optional point and at most two decimals.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Beloep beloep)
    {
        beloep = default;
        var i = 0;
        var negative = false;
        if (text.Length > 0 && text[0] is '-' or '+')
        {
            negative = text[0] == '-';
            i = 1;
        }

        long oere = 0;
        int digits = 0, decimals = -1;
        for (; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '.' && decimals < 0 && digits > 0)
            {
                decimals = 0;
                continue;
            }

            if (c is < '0' or > '9' || decimals == 2 || digits == 19)
            {
                return false;
            }

            digits++;
            if (decimals >= 0)
            {
                decimals++;
            }

            var next = unchecked((oere * 10) - (c - '0')); // negative accumulation reaches long.MinValue safely
            if (oere < -922_337_203_685_477_580L || next > oere && oere != 0)
            {
                return false;
            }

            oere = next;
        }

        if (digits == 0 || decimals == 0)
        {
            return false;
        }

        for (var d = Math.Max(decimals, 0); d < 2; d++)
        {
            if (oere < -922_337_203_685_477_580L)
            {
                return false;
            }

            oere *= 10;
        }

        if (oere == long.MinValue)
        {
            return false;
        }

        beloep = new Beloep(negative ? oere : -oere);
        return true;
    }

    /// <summary>The sum; <see cref="OverflowException"/> when it leaves the range.</summary>
    public static Beloep Sum(IEnumerable<Beloep> values)
    {
        Int128 sum = 0;
        foreach (var v in values)
        {
            sum += v.SumOere;
        }

        return new Beloep(sum);
    }

    public static Beloep Min(Beloep a, Beloep b) => a.SumOere <= b.SumOere ? a : b;

    public static Beloep Max(Beloep a, Beloep b) => a.SumOere >= b.SumOere ? a : b;

    public Beloep Abs() => SumOere < 0 ? -this : this;

    public static Beloep operator +(Beloep left, Beloep right) => new(checked(left.SumOere + right.SumOere));

    public static Beloep operator -(Beloep left, Beloep right) => new(checked(left.SumOere - right.SumOere));

    public static Beloep operator -(Beloep value) => new(checked(-value.SumOere));

    public static bool operator <(Beloep left, Beloep right) => left.SumOere < right.SumOere;

    public static bool operator >(Beloep left, Beloep right) => left.SumOere > right.SumOere;

    public static bool operator <=(Beloep left, Beloep right) => left.SumOere <= right.SumOere;

    public static bool operator >=(Beloep left, Beloep right) => left.SumOere >= right.SumOere;

    public int CompareTo(Beloep other) => SumOere.CompareTo(other.SumOere);

    /// <summary>Invariant form with exactly two decimals, e.g. <c>-325400000.00</c>.</summary>
    public override string ToString() => Kroner.ToString("0.00", CultureInfo.InvariantCulture);
}
