using Ledger.Domain.Finans.Register;

namespace Ledger.Domain.Finans.Gjeld;

/// <summary>
/// The rate of a loan on the days that come: what is agreed, and what swaps turn it to while they last, each of what its own plan says on the day. A rate
/// that runs out goes on as it was.
/// </summary>
public sealed class Rentebane
{
    private readonly IReadOnlyList<(DateOnly Fra, decimal? Prosent)> _egne;
    private readonly IReadOnlyList<(Rentebytte Bytte, decimal? Prosent)> _bytter;
    private readonly IReadOnlyList<DateOnly> _skift;

    /// <summary>The same rate all the way.</summary>
    public Rentebane(decimal prosent) => (_egne, _bytter, _skift) = ([(DateOnly.MinValue, prosent)], [], []);

    /// <summary>As it is known on a date: a side that a swap makes floating has the market rate of that date.</summary>
    public Rentebane(Gjeldsbok bok, Laan laan, DateOnly dato)
    {
        _egne = [.. bok.Register.Poster(Postslag.Rentevilkaar, laan.Kode).Select(p => (p.Dato, p.Prosent))];
        _bytter =
        [
            .. bok.Register.Definisjoner.Rentebytter.Where(b => b.Laan == laan.Kode && b.Til > dato).OrderBy(b => b.Kode, StringComparer.Ordinal)
                .Select(b => (b, b.Retning == Bytteretning.BetalerFast ? b.Fastrente + b.Margin : Notert(bok.Register, b, dato))),
        ];
        _skift =
        [
            .. _egne.Select(e => e.Fra).Concat(_bytter.SelectMany(b => b.Bytte.Nominelt.Select(t => t.Fra).Append(b.Bytte.Til))).Where(d => d > dato)
                .Distinct().Order(),
        ];
    }

    /// <summary>Percent a year of what is owed on a day; null when the loan has no rate.</summary>
    public decimal? Prosent(DateOnly dag, decimal rest)
    {
        var (egen, igjen, sum) = (_egne.LastOrDefault(e => e.Fra <= dag).Prosent, rest, (decimal?)0m);
        foreach (var (bytte, prosent) in _bytter)
        {
            var del = Math.Min(bytte.NomineltPaa(dag), igjen);
            (igjen, sum) = (igjen - del, sum + (del * (del == 0m ? 0m : prosent ?? egen)));
        }

        return igjen == rest ? egen : (sum + (igjen == 0m ? 0m : igjen * egen)) / rest;
    }

    /// <summary>The interest of what is owed from a day to another, not rounded: each stretch at its own rate.</summary>
    public decimal? Rente(Rentekonvensjon konvensjon, decimal rest, DateOnly fra, DateOnly til)
    {
        var sum = (decimal?)0m;
        foreach (var (start, slutt) in Strekk(fra, til))
        {
            sum += Prosent(start, rest) is { } prosent ? konvensjon.Rente(rest, prosent, start, slutt) : null;
        }

        return sum;
    }

    /// <summary>The rate of a whole term, weighed by days.</summary>
    public decimal? Snitt(decimal rest, DateOnly fra, DateOnly til)
    {
        var strekk = Strekk(fra, til);
        return strekk.Count == 1 ? Prosent(fra, rest)
            : strekk.Select(s => Prosent(s.Fra, rest) * (s.Til.DayNumber - s.Fra.DayNumber)).Aggregate((decimal?)0m, (a, b) => a + b)
                / (til.DayNumber - fra.DayNumber);
    }

    private static decimal? Notert(Finansregister register, Rentebytte bytte, DateOnly dato) =>
        (bytte.FlytendeReferanse is null ? null : Rentenotering.Korteste(register, bytte.FlytendeReferanse, dato))?.Prosent + bytte.Margin;

    private List<(DateOnly Fra, DateOnly Til)> Strekk(DateOnly fra, DateOnly til)
    {
        DateOnly[] dager = [fra, .. _skift.Where(d => d > fra && d < til), til];
        return [.. dager.Zip(dager.Skip(1))];
    }
}
