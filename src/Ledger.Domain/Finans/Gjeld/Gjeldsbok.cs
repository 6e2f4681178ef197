using Ledger.Domain.Finans.Register;

namespace Ledger.Domain.Finans.Gjeld;

/// <summary>What is owed of each loan on each date: sums of the loan's movements. Debt is positive here; in the ledger it is negative.</summary>
public sealed class Gjeldsbok(Finansregister register)
{
    public Finansregister Register { get; } = register;

    /// <summary>The loans, without leases, by code.</summary>
    public IReadOnlyList<Laan> Innlaan { get; } =
        [.. register.Definisjoner.Laan.Where(l => !l.ErLeie).OrderBy(l => l.Kode, StringComparer.Ordinal)];

    /// <summary>The leases (finansiell leie), by code.</summary>
    public IReadOnlyList<Laan> Leier { get; } =
        [.. register.Definisjoner.Laan.Where(l => l.ErLeie).OrderBy(l => l.Kode, StringComparer.Ordinal)];

    /// <summary>What is owed at the end of a day.</summary>
    public Faktatall Restgjeld(Laan laan, DateOnly dato) => Faktatall.Av(Bevegelser(laan).Where(p => p.Dato <= dato));

    public Faktatall Restgjeld(IEnumerable<Laan> laan, DateOnly dato) => Faktatall.Sum(laan.Select(l => Restgjeld(l, dato)));

    /// <summary>The same, and null when a loan was owed that has no row from then: its first is a balance that was carried in later.</summary>
    public Faktatall KjentRestgjeld(IEnumerable<Laan> laan, DateOnly dato) =>
        laan.ToList() is var alle && Restgjeld(alle, dato) is var sum && alle.Exists(l => ErUkjent(l, dato)) ? sum with { Verdi = null } : sum;

    /// <summary>The loans that are not known on a date.</summary>
    public IEnumerable<Mangel> Ukjente(DateOnly dato) => Innlaan.Concat(Leier).Where(l => ErUkjent(l, dato)).Select(l => new Mangel(
        l.Kode, dato, $"restgjeld før inngående balanse {Bevegelser(l)[0].Dato:dd.MM.yyyy}"));

    /// <summary>The movements of some kinds from and with a day to and with another.</summary>
    public Faktatall Bevegelser(Laan laan, DateOnly fra, DateOnly til, params Bevegelsestype[] typer)
    {
        var ord = typer.Select(t => t.Ord()).ToHashSet();
        return Faktatall.Av(Bevegelser(laan).Where(p => p.Dato >= fra && p.Dato <= til && ord.Contains(p.Type ?? "")));
    }

    public IReadOnlyList<Finanspost> Bevegelser(Laan laan) => Register.Poster(Postslag.Laanebevegelse, laan.Kode);

    /// <summary>The rate in force on a day: the last that began; null when none had.</summary>
    public Finanspost? Rentevilkaar(Laan laan, DateOnly dato) => Register.Poster(Postslag.Rentevilkaar, laan.Kode).LastOrDefault(p => p.Dato <= dato);

    /// <summary>
    /// What must be refinanced within some months of a date: loans that fall due whole. An instalment of a serial loan or an annuity is paid, not
    /// refinanced (forskrift 2019-11-18-1520 § 8 c).
    /// </summary>
    public Faktatall Refinansiering(DateOnly dato, int maaneder = 12) =>
        Restgjeld(SomRefinansieres(dato, maaneder), dato);

    /// <summary>The loans of <see cref="Refinansiering"/>.</summary>
    public IEnumerable<Laan> SomRefinansieres(DateOnly dato, int maaneder = 12) =>
        Innlaan.Where(l => l.Refinansieres && l.Forfall <= dato.AddMonths(maaneder));

    private bool ErUkjent(Laan laan, DateOnly dato) => laan.FoersteUtbetaling <= dato
        && Bevegelser(laan) is [{ } foerste, ..] && foerste.Dato > dato && foerste.Type == Bevegelsestype.Inngaaende.Ord();

    /// <summary>What is owed of the loans on a date, leases not with them, parted by who else pays when the rate goes up.</summary>
    public IReadOnlyDictionary<Motpost, decimal> EtterMotpost(DateOnly dato) => Innlaan
        .SelectMany(l => l.Fordel(Restgjeld(l, dato).Verdi!.Value))
        .GroupBy(d => d.Andel.Motpost, d => d.Beloep).ToDictionary(g => g.Key, g => g.Sum());

    /// <summary>What is owed on a date, parted by what the loans are for.</summary>
    public IReadOnlyDictionary<Laaneformaal, decimal> EtterFormaal(DateOnly dato) => Innlaan.Concat(Leier)
        .SelectMany(l => l.Fordel(Restgjeld(l, dato).Verdi!.Value))
        .GroupBy(d => d.Andel.Formaal, d => d.Beloep).ToDictionary(g => g.Key, g => g.Sum());
}
