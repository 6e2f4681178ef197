using Ledger.Domain.Finans.Register;

namespace Ledger.Domain.Finans.Plassering;

/// <summary>The accounts of a portfolio: its result, and how its equity rolls forward. Kroner; income is positive, cost negative.</summary>
public sealed class Fondsregnskap(Verdibok verdier, Portefoelje portefoelje)
{
    private static readonly HashSet<Resultattype> Inntekter =
    [
        Resultattype.RenteLikvider, Resultattype.RenteRentebaerende, Resultattype.Utbytte, Resultattype.RealisertGevinst, Resultattype.RealisertTap,
        Resultattype.Urealisert,
    ];

    /// <summary>
    /// The entries of a year to a date, of one or more types, in one class or in all; null when the portfolio had begun and the year has none of any kind,
    /// and when the date has not come.
    /// </summary>
    public Faktatall Resultatposter(DateOnly til, Aktivaklasse? klasse, params Resultattype[] typer)
    {
        var ord = typer.Select(t => t.Ord()).ToHashSet();
        var aarets = verdier.Register.Poster(Postslag.Resultatpost, portefoelje.Kode).Where(p => p.Dato.Year == til.Year && p.Dato <= til).ToList();
        return !verdier.Register.HarKommet(til) || (aarets.Count == 0 && portefoelje.Startdato <= til)
            ? Faktatall.Ukjent
            : Faktatall.Av(aarets.Where(p => ord.Contains(p.Type ?? "") && (klasse is null || p.Aktivaklasse == klasse.Value.Ord())));
    }

    public Faktatall Finansinntekter(DateOnly til) => Resultatposter(til, null, [.. Inntekter]);

    public Faktatall Driftskostnader(DateOnly til) => Resultatposter(til, null, [.. Enum.GetValues<Resultattype>().Where(t => !Inntekter.Contains(t))]);

    /// <summary>Of the year to a date.</summary>
    public Faktatall Aarsresultat(DateOnly til) => Faktatall.Sum([Finansinntekter(til), Driftskostnader(til)]);

    /// <summary>What is owed or owing at a date.</summary>
    public Faktatall Mellomvaerende(DateOnly dato, Mellomvaerendetype type) => verdier.ErUkjent(portefoelje.Kode, dato) ? Faktatall.Ukjent : Faktatall.Av(
        verdier.Register.Poster(Postslag.Mellomvaerende, portefoelje.Kode).Where(p => p.Dato == dato && p.Type == type.Ord()));

    /// <summary>The capital that is not to be touched, as it was last measured not later than a date.</summary>
    public Faktatall Grunnkapital(DateOnly dato) => Maalt("grunnkapital", dato);

    /// <summary>
    /// What was taken out of the capital in a year to a date, and put in: withdrawals are negative. What goes through the portfolio's bank accounts is
    /// payment of its running costs, which the year's result already has. Null when the year began before the register knew the portfolio.
    /// </summary>
    public Faktatall Kapitalbevegelser(DateOnly til) =>
        verdier.ErUkjent(portefoelje.Kode, Aarsskiftet(til)) && Bufferkapital(Aarsskiftet(til)).Verdi is null ? Faktatall.Ukjent : Flyttet(til);

    /// <summary>The buffer on a date: as it was measured, else last year-end's with the year's result and what went in and out until then.</summary>
    public Faktatall Bufferkapital(DateOnly dato) =>
        verdier.Register.Poster(Postslag.Maaling, portefoelje.Kode).LastOrDefault(p => p.Type == "bufferkapital" && p.Dato == dato) is { } maalt
            ? new(maalt.Beloep, [maalt.Nummer])
            : dato.Year <= portefoelje.Startdato.Year ? Faktatall.Ukjent
            : Faktatall.Sum([Bufferkapital(Aarsskiftet(dato)), Aarsresultat(dato), Flyttet(dato)]);

    /// <summary>What the accounts of a date lack.</summary>
    public IEnumerable<Mangel> Mangler(DateOnly dato)
    {
        (string Hva, Faktatall Tall)[] deler =
            [("årets resultatposter", Aarsresultat(dato)), ("grunnkapital", Grunnkapital(dato)), ("bufferkapital", Bufferkapital(dato))];
        return portefoelje.Startdato > dato ? [] : deler.Where(d => d.Tall.Verdi is null).Select(d => new Mangel(portefoelje.Kode, dato, d.Hva));
    }

    private Faktatall Flyttet(DateOnly til) => Faktatall.Av(
        verdier.Beholdninger(portefoelje.Kode).Where(b => b.Klasse != Aktivaklasse.Bank)
            .SelectMany(b => verdier.Register.Poster(Postslag.Stroem, b.Kode))
            .Where(p => p.Dato.Year == til.Year && p.Dato <= til && (p.Type == Stroemtype.Uttak.Ord() || p.Type == Stroemtype.Innskudd.Ord())));

    private static DateOnly Aarsskiftet(DateOnly dato) => new(dato.Year - 1, 12, 31);

    private Faktatall Maalt(string navn, DateOnly dato) =>
        verdier.Register.Maaling(portefoelje.Kode, navn, dato) is { } post ? new(post.Beloep, [post.Nummer]) : new(null, []);
}
