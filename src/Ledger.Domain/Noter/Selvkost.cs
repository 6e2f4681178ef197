using Ledger.Domain.Verdier;

namespace Ledger.Domain.Noter;

/// <summary>A year of a fee: what was paid for the service, what it cost, and the interest of its fund.</summary>
/// <param name="Kalkylerente">Percent.</param>
public sealed record Selvkostaar(int Aar, Beloep Gebyr, Beloep Grunnlag, decimal Kalkylerente);

/// <summary>What is left of a year's surplus, or of a year's deficit; both positive.</summary>
public sealed record Selvkostlag(int Aar, Beloep Rest);

/// <summary>What a year did to a fee's fund.</summary>
/// <param name="Brukt">Of earlier surplus, for the year's deficit.</param>
/// <param name="Dekket">Of earlier deficit, by the year's surplus.</param>
/// <param name="Kommunens">The part of the deficit that the municipality bears.</param>
public sealed record Selvkostsvar(
    Beloep Resultat, Beloep Brukt, Beloep Dekket, Beloep Avsatt, Beloep Renter, Beloep Kommunens, IReadOnlyList<Selvkostlag> Fond,
    IReadOnlyList<Selvkostlag> Underskudd)
{
    /// <summary>The years whose surplus or deficit is left after the five years of selvkostforskriften.</summary>
    public IReadOnlyList<int> Forfalt { get; init; } = [];

    public Beloep FondUtgaaende => Beloep.Sum(Fond.Select(l => l.Rest));

    public Beloep UnderskuddUtgaaende => Beloep.Sum(Underskudd.Select(l => l.Rest));
}

/// <summary>
/// The fund of a fee by layers (selvkostforskriften §§ 8 to 10): the oldest is used first, and none may be left after five years.
/// </summary>
public static class Selvkost
{
    /// <summary>The years that a surplus may be kept, and a deficit carried.</summary>
    public const int Frist = 5;

    /// <param name="framfoererUnderskudd">Whether a deficit may be covered by later years; else the municipality bears it.</param>
    /// <param name="renteAvUnderskudd">Whether a deficit bears interest: the fee must cover its cost, or a fixed share of it.</param>
    public static Selvkostsvar Beregn(
        Selvkostaar aaret, IReadOnlyList<Selvkostlag> fond, IReadOnlyList<Selvkostlag> underskudd, bool framfoererUnderskudd = true,
        bool renteAvUnderskudd = false)
    {
        var resultat = aaret.Gebyr - aaret.Grunnlag;
        var (fondFoer, gjeldFoer) = (Sum(fond), Sum(underskudd));
        var (brukt, fondet) = Ta(fond, Beloep.Max(Beloep.Null, -resultat));
        var (dekket, gjelden) = Ta(underskudd, Beloep.Max(Beloep.Null, resultat));
        var avsatt = Beloep.Max(Beloep.Null, resultat - dekket);
        var mangler = Beloep.Max(Beloep.Null, -resultat - brukt);
        var renter = Rente(fondFoer, Sum(fondet) + avsatt, aaret.Kalkylerente);
        var nyGjeld = framfoererUnderskudd ? mangler : Beloep.Null;
        var gjeldsrente = renteAvUnderskudd ? Rente(gjeldFoer, Sum(gjelden) + nyGjeld, aaret.Kalkylerente) : Beloep.Null;
        return new(
            resultat, brukt, dekket, avsatt, renter, framfoererUnderskudd ? Beloep.Null : mangler, Med(fondet, aaret.Aar, avsatt + renter),
            Med(gjelden, aaret.Aar, nyGjeld + gjeldsrente))
        {
            Forfalt = [.. fondet.Concat(gjelden).Where(l => l.Aar + Frist <= aaret.Aar).Select(l => l.Aar).Distinct().Order()],
        };
    }

    private static (Beloep Tatt, List<Selvkostlag> Igjen) Ta(IReadOnlyList<Selvkostlag> lag, Beloep beloep)
    {
        var (tatt, igjen) = (Beloep.Null, new List<Selvkostlag>());
        foreach (var l in lag.OrderBy(l => l.Aar))
        {
            var del = Beloep.Min(l.Rest, beloep - tatt);
            tatt += del;
            if (l.Rest > del)
            {
                igjen.Add(l with { Rest = l.Rest - del });
            }
        }

        return (tatt, igjen);
    }

    private static List<Selvkostlag> Med(List<Selvkostlag> lag, int aar, Beloep beloep) => beloep.ErNull ? lag : [.. lag, new(aar, beloep)];

    private static Beloep Sum(IEnumerable<Selvkostlag> lag) => Beloep.Sum(lag.Select(l => l.Rest));

    /// <summary>Of the mean of the balance at the start and before the interest.</summary>
    private static Beloep Rente(Beloep foer, Beloep etter, decimal prosent) => Beloep.FraOere(
        (Int128)decimal.Round((decimal)(foer + etter).SumOere * prosent / 200m, 0, MidpointRounding.AwayFromZero));
}
