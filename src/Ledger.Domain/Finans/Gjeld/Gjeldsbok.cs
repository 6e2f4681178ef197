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

    /// <summary>
    /// What is owed at the end of a day; null when the day has not come, and when the loan was owed and its first row is a balance that was carried in later.
    /// </summary>
    public Faktatall Restgjeld(Laan laan, DateOnly dato) =>
        ErUkjent(laan, dato) ? Faktatall.Ukjent : Faktatall.Av(Bevegelser(laan).Where(p => p.Dato <= dato));

    public Faktatall Restgjeld(IEnumerable<Laan> laan, DateOnly dato) => Faktatall.Sum(laan.Select(l => Restgjeld(l, dato)));

    /// <summary>The loans that are not known on a date.</summary>
    public IEnumerable<Mangel> Ukjente(DateOnly dato) => Ukjente(Innlaan.Concat(Leier), dato);

    /// <summary>Those of some loans that are not known on a date.</summary>
    public IEnumerable<Mangel> Ukjente(IEnumerable<Laan> laan, DateOnly dato) => !Register.HarKommet(dato)
        ? laan.Take(1).Select(_ => Mangel.IkkeKommet(dato))
        : laan.Where(l => ErUkjent(l, dato)).Select(l => new Mangel(
            l.Kode, dato, $"restgjeld før inngående balanse {Bevegelser(l)[0].Dato:dd.MM.yyyy}"));

    /// <summary>
    /// The movements of some kinds from and with a day to and with another; null when the period has not begun, and when the loan moved in it before its
    /// first row, which is a balance that was carried in.
    /// </summary>
    public Faktatall Bevegelser(Laan laan, DateOnly fra, DateOnly til, params Bevegelsestype[] typer)
    {
        var ord = typer.Select(t => t.Ord()).ToHashSet();
        return !Register.HarKommet(fra) || BevegelserErUkjente(laan, fra, til)
            ? Faktatall.Ukjent : Faktatall.Av(Bevegelser(laan).Where(p => p.Dato >= fra && p.Dato <= til && ord.Contains(p.Type ?? "")));
    }

    /// <summary>Whether a loan may have moved in a period before the balance it was carried in with. A balance of the first day is that of the start.</summary>
    public bool BevegelserErUkjente(Laan laan, DateOnly fra, DateOnly til) =>
        Inngangsdag(laan) is { } dag && dag > fra && laan.FoersteUtbetaling < dag && laan.FoersteUtbetaling <= til;

    /// <summary>The loans whose movements of a period are not known.</summary>
    public IEnumerable<Mangel> UkjenteBevegelser(DateOnly fra, DateOnly til) => Innlaan.Concat(Leier).Where(l => BevegelserErUkjente(l, fra, til))
        .Select(l => new Mangel(l.Kode, til, $"bevegelser før inngående balanse {Bevegelser(l)[0].Dato:dd.MM.yyyy}"));

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

    /// <summary>What is owed of the loans on a date, leases not with them, parted by who else pays when the rate goes up.</summary>
    public IReadOnlyDictionary<Motpost, Faktatall> EtterMotpost(DateOnly dato) => Delt(Innlaan, dato, a => a.Motpost);

    /// <summary>What is owed on a date, parted by what the loans are for.</summary>
    public IReadOnlyDictionary<Laaneformaal, Faktatall> EtterFormaal(DateOnly dato) => Delt(Innlaan.Concat(Leier), dato, a => a.Formaal);

    private bool ErUkjent(Laan laan, DateOnly dato) => !Register.HarKommet(dato) || (laan.FoersteUtbetaling <= dato && Inngangsdag(laan) > dato);

    /// <summary>The day of the balance that a loan began with here; null when it began with a movement, or has none.</summary>
    private DateOnly? Inngangsdag(Laan laan) =>
        Bevegelser(laan) is [{ } foerste, ..] && foerste.Type == Bevegelsestype.Inngaaende.Ord() ? foerste.Dato : null;

    /// <summary>A part is unknown when a loan that has a share of it is.</summary>
    private Dictionary<T, Faktatall> Delt<T>(IEnumerable<Laan> laan, DateOnly dato, Func<Laaneandel, T> etter)
        where T : struct, Enum =>
        (from l in laan
         let rest = Restgjeld(l, dato)
         from del in rest.Verdi is { } kroner
             ? l.Fordel(kroner).Select(d => (d.Andel, Beloep: (decimal?)d.Beloep)) : l.Fordeling.Select(a => (Andel: a, Beloep: (decimal?)null))
         group new Faktatall(del.Beloep, rest.Poster) by etter(del.Andel)).ToDictionary(g => g.Key, Faktatall.Sum);
}
