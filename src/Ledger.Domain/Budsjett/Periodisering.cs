using System.Globalization;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Budsjett;

/// <summary>How a budget line is spread over the twelve months.</summary>
/// <remarks>
/// Even by default: each month gets a twelfth in whole øre, and the remainder falls on the first months one øre each, so that the months always sum
/// to the line.
/// </remarks>
public sealed record Periodisering
{
    public static readonly Periodisering Jevn = new((Beloep[]?)null);

    private readonly Beloep[]? _maaneder;

    private Periodisering(Beloep[]? maaneder) => _maaneder = maaneder;

    /// <summary>A spread given as twelve amounts in kroner.</summary>
    /// <exception cref="ArgumentException">Not twelve amounts.</exception>
    public static Periodisering Fra(IReadOnlyList<Beloep> maaneder) =>
        maaneder.Count == 12 ? new Periodisering([.. maaneder]) : throw new ArgumentException("A year has twelve months.", nameof(maaneder));

    /// <summary>A line spread by a profile's weights: whole øre, and what is left over on the last month that has weight.</summary>
    /// <param name="vekter">Twelve, of at most four decimals, not all 0.</param>
    public static Periodisering Av(Beloep total, IReadOnlyList<decimal> vekter)
    {
        const int Desimaler = 10_000;
        Int128[] hele = [.. vekter.Select(v => (Int128)(v * Desimaler))];
        var sum = hele.Aggregate((s, v) => s + v);
        var maaneder = new Beloep[12];
        for (var i = 0; i < 12; i++)
        {
            maaneder[i] = Beloep.FraOere(total.Oere * hele[i] / sum);
        }

        var siste = Array.FindLastIndex(hele, v => v > 0);
        maaneder[siste] += total - Beloep.Sum(maaneder);
        return Fra(maaneder);
    }

    /// <summary>The sum of the twelve amounts; meaningless for an even spread.</summary>
    public Beloep Sum => _maaneder is null ? Beloep.Null : Beloep.Sum(_maaneder);

    /// <summary>The amounts of months 1–12 of a line.</summary>
    public Beloep[] Fordel(Beloep total)
    {
        if (_maaneder is not null)
        {
            return [.. _maaneder];
        }

        var (hele, rest) = Math.DivRem(total.Oere, 12);
        var months = new Beloep[12];
        for (var i = 0; i < 12; i++)
        {
            months[i] = Beloep.FraOere(hele + (i < Math.Abs(rest) ? Math.Sign(rest) : 0));
        }

        return months;
    }

    /// <summary><c>jevn</c>, or the twelve amounts separated by semicolon: the form that is stored and hashed.</summary>
    public override string ToString() => _maaneder is null ? "jevn" : string.Join(';', _maaneder.Select(b => b.ToString()));

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static Periodisering Parse(string text)
    {
        if (text == "jevn")
        {
            return Jevn;
        }

        return Fra(
            [
                .. text.Split(';').Select(
                    t => Beloep.TryParse(t, out var b)
                        ? b
                        : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"'{t}' is not an amount.")))]);
    }

    public bool Equals(Periodisering? other) =>
        other is not null && (_maaneder is null ? other._maaneder is null : other._maaneder is not null && _maaneder.AsSpan().SequenceEqual(other._maaneder));

    public override int GetHashCode() => _maaneder is null ? 0 : HashCode.Combine(_maaneder[0], _maaneder[11]);
}
