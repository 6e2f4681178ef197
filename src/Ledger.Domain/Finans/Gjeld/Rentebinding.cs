using Ledger.Domain.Finans.Register;

namespace Ledger.Domain.Finans.Gjeld;

/// <summary>A part of a loan with a rate of its own.</summary>
/// <param name="Fast">It is agreed for longer than the threshold of the finance rules.</param>
/// <param name="Til">The next day on which the rate can change; the report date when none is agreed.</param>
/// <param name="Rente">Percent a year; null when the loan has no rate.</param>
/// <param name="Eksponert">How much of <paramref name="Beloep"/> the municipality itself carries the rate of.</param>
/// <param name="MedMotpost">How much of it others pay the rate of.</param>
/// <param name="Poster">The numbers of the facts: movements, rate.</param>
/// <param name="Aar">Years to the next reset, days over 365; by the rules, instalments before it count to their own days.</param>
public sealed record Rentestykke(
    Laan Laan, decimal Beloep, bool Fast, DateOnly Til, decimal? Rente, decimal Eksponert, decimal MedMotpost, IReadOnlyList<int> Poster, decimal Aar);

/// <summary>How long the rates of the loans are bound, what they are, and how much of the debt is hedged. Leases have no rate and are not in it.</summary>
public sealed class Rentebinding
{
    /// <summary>How often a floating side is set, in months, when no market rate says it: Nibor's usual term.</summary>
    private const int Standardtermin = 3;

    private readonly DateOnly _dato;
    private readonly List<Laan> _ukjente;

    public Rentebinding(Gjeldsbok bok, DateOnly dato)
    {
        _dato = dato;
        Reglement = bok.Register.Reglement(dato);
        _ukjente = [.. bok.Innlaan.Where(l => bok.Restgjeld(l, dato).Verdi is null)];
        var (stykker, mangler) = (new List<Rentestykke>(), bok.Ukjente(_ukjente, dato).ToList());
        foreach (var laan in bok.Innlaan)
        {
            stykker.AddRange(Del(bok, laan, mangler));
        }

        (Stykker, Mangler) = (stykker, mangler);
    }

    public Finansreglement Reglement { get; }

    /// <summary>The pieces of each loan sum to what is owed of it. A loan that is not known has none, and the sums that it is in are null.</summary>
    public IReadOnlyList<Rentestykke> Stykker { get; }

    public IReadOnlyList<Mangel> Mangler { get; }

    public decimal? Innlaan => Sum(s => s.Beloep);

    public decimal? Flytende => Sum(s => s.Fast ? 0m : s.Beloep);

    public decimal? Fast => Sum(s => s.Fast ? s.Beloep : 0m);

    public decimal? Renteeksponert => Sum(s => s.Eksponert, ErEksponert);

    /// <summary>The exposed debt with a fixed rate.</summary>
    public decimal? FastEksponert => Sum(s => s.Fast ? s.Eksponert : 0m, ErEksponert);

    /// <summary>The exposed debt times the years to its next reset.</summary>
    public decimal? Kroneaar => Sum(s => s.Eksponert * s.Aar, ErEksponert);

    /// <summary>The floating debt whose rate others pay.</summary>
    public decimal? FlytendeMedMotpost => Sum(s => s.Fast ? 0m : s.MedMotpost, a => a.Motpost != Motpost.Ingen);

    /// <summary>The fixed part of the exposed debt, in percent; null when nothing is exposed.</summary>
    public decimal? Sikringsgrad => Andel(FastEksponert * 100m, Renteeksponert);

    /// <summary>Weighted years to the next reset of the exposed debt.</summary>
    public decimal? Aar => Andel(Kroneaar, Renteeksponert);

    /// <summary>Weighted nominal rate of all loans, in percent; null when a loan has none.</summary>
    public decimal? Gjennomsnittsrente => Stykker.Any(s => s.Rente is null) ? null : Andel(Stykker.Sum(s => s.Beloep * s.Rente!.Value), Innlaan);

    /// <summary>The exposed debt by when its rate can change: within 1, 3 and 5 years, by calendar dates, and later.</summary>
    public IReadOnlyList<(string Kode, decimal? Beloep)> Grupper => [.. Tidsgrupper.Bindinger
        .Del(_dato, Stykker.Select(s => (s.Til, (decimal?)s.Eksponert))).Select(g => (g.Kode, Renteeksponert is null ? null : g.Beloep))];

    private static decimal? Andel(decimal? teller, decimal? nevner) => nevner is null or 0m ? null : teller / nevner;

    /// <summary>Of the pieces; null when a loan that is not known has a share of what is summed.</summary>
    private decimal? Sum(Func<Rentestykke, decimal> av, Func<Laaneandel, bool>? gjelder = null) =>
        _ukjente.Exists(l => gjelder is null || l.Fordeling.Any(gjelder)) ? null : Stykker.Sum(av);

    private bool ErEksponert(Laaneandel andel) => andel.Formaal != Laaneformaal.Leie && !Reglement.UnntattMotpost.Contains(andel.Motpost);

    private IEnumerable<Rentestykke> Del(Gjeldsbok bok, Laan laan, List<Mangel> mangler)
    {
        var rest = bok.Restgjeld(laan, _dato);
        if (rest.Verdi is not > 0m)
        {
            yield break;
        }

        var vilkaar = bok.Rentevilkaar(laan, _dato);
        if (vilkaar is null || vilkaar.Til <= _dato)
        {
            mangler.Add(new(laan.Kode, _dato, vilkaar is null ? "rentevilkår" : $"rentevilkår etter {vilkaar.Til:yyyy-MM-dd}"));
        }

        var (igjen, delt) = (rest.Verdi.Value, bok.Register.Definisjoner.Rentebytter
            .Where(b => b.Laan == laan.Kode && b.Gjelder(_dato)).OrderBy(b => b.Kode, StringComparer.Ordinal));
        foreach (var bytte in delt)
        {
            var del = Math.Min(bytte.NomineltPaa(_dato), igjen);
            if (del > 0m)
            {
                igjen -= del;
                yield return bytte.Retning == Bytteretning.BetalerFast
                    ? Stykke(laan, rest, igjen, del, Rentetype.Fast, bytte.Til, bytte.Fastrente + bytte.Margin, vilkaar)
                    : FlytendeStykke(bok.Register, laan, rest, igjen, del, bytte, vilkaar);
            }
        }

        if (igjen > 0m)
        {
            var type = Finansord.TryLes<Rentetype>(vilkaar?.Type, out var t) ? t : Rentetype.Flytende;
            yield return Stykke(laan, rest, 0m, igjen, type, vilkaar?.Til ?? _dato, vilkaar?.Prosent, vilkaar);
        }
    }

    /// <summary>
    /// A part that a swap makes floating: the market rate with the loan's margin, until the floating side is set anew. Without a market rate it has the
    /// loan's own.
    /// </summary>
    private Rentestykke FlytendeStykke(
        Finansregister register, Laan laan, Faktatall rest, decimal foer, decimal del, Rentebytte bytte, Finanspost? vilkaar)
    {
        var notert = bytte.FlytendeReferanse is null ? null : Rentenotering.Korteste(register, bytte.FlytendeReferanse, _dato);
        var neste = bytte.Fra;
        for (var n = 1; neste <= _dato; n++)
        {
            neste = bytte.Fra.AddMonths(n * (notert?.Maaneder ?? Standardtermin));
        }

        return Stykke(
            laan, rest, foer, del, Rentetype.Flytende, neste < bytte.Til ? neste : bytte.Til, notert is null ? vilkaar?.Prosent : notert.Prosent + bytte.Margin,
            vilkaar, notert?.Post);
    }

    /// <param name="foer">
    /// Where the piece begins, in kroner of what is owed. It covers from there to <c>foer + beloep</c>, which decides whose shares it is of.
    /// </param>
    private Rentestykke Stykke(
        Laan laan, Faktatall rest, decimal foer, decimal beloep, Rentetype type, DateOnly til, decimal? rente, Finanspost? vilkaar,
        int? notering = null)
    {
        var (fra, med) = (laan.FordelFoerste(foer, rest.Verdi!.Value), laan.FordelFoerste(foer + beloep, rest.Verdi.Value));
        decimal Av(Func<Laaneandel, bool> teller) => laan.Fordeling.Select((a, i) => teller(a) ? med[i] - fra[i] : 0m).Sum();
        var naeste = til < _dato ? _dato : til;
        return new(
            laan, beloep, type == Rentetype.Fast && naeste > _dato.AddMonths(Reglement.FastrenteTerskelMaaneder), naeste, rente,
            Av(ErEksponert), Av(a => a.Motpost != Motpost.Ingen),
            [.. rest.Poster, .. new[] { vilkaar?.Nummer, notering }.OfType<int>()], Bindingstid(laan, rest.Verdi!.Value, naeste, vilkaar?.Prosent ?? 0m));
    }

    /// <summary>Weighted years until the rate of what is owed can change.</summary>
    private decimal Bindingstid(Laan laan, decimal rest, DateOnly til, decimal prosent)
    {
        decimal Aar(DateOnly dag) => (dag.DayNumber - _dato.DayNumber) / 365m;
        if (Reglement.RentebindingMetode == Rentebindingmetode.Enkel)
        {
            return Aar(til);
        }

        var foer = Laaneplan.Lag(laan, _dato, rest, prosent).Where(t => t.Dato < til).ToList();
        return (foer.Sum(t => t.Avdrag * Aar(t.Dato)) + ((rest - foer.Sum(t => t.Avdrag)) * Aar(til))) / rest;
    }
}
