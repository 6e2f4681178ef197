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

    /// <summary>The entries of a year of one or more types, in one class or in all.</summary>
    public Faktatall Resultatposter(int aar, Aktivaklasse? klasse, params Resultattype[] typer)
    {
        var ord = typer.Select(t => t.Ord()).ToHashSet();
        return Faktatall.Av(verdier.Register.Poster(Postslag.Resultatpost, portefoelje.Kode)
            .Where(p => p.Dato.Year == aar && ord.Contains(p.Type ?? "") && (klasse is null || p.Aktivaklasse == klasse.Value.Ord())));
    }

    public Faktatall Finansinntekter(int aar) => Resultatposter(aar, null, [.. Inntekter]);

    public Faktatall Driftskostnader(int aar) => Resultatposter(aar, null, [.. Enum.GetValues<Resultattype>().Where(t => !Inntekter.Contains(t))]);

    public Faktatall Aarsresultat(int aar) => Faktatall.Sum([Finansinntekter(aar), Driftskostnader(aar)]);

    /// <summary>What is owed or owing at a date.</summary>
    public Faktatall Mellomvaerende(DateOnly dato, Mellomvaerendetype type) => Faktatall.Av(
        verdier.Register.Poster(Postslag.Mellomvaerende, portefoelje.Kode).Where(p => p.Dato == dato && p.Type == type.Ord()));

    /// <summary>The capital that is not to be touched, as it was last measured not later than a date.</summary>
    public Faktatall Grunnkapital(DateOnly dato) => Maalt("grunnkapital", dato);

    /// <summary>
    /// What was taken out of the capital in a year, and put in: withdrawals are negative. What goes through the portfolio's bank accounts is payment of
    /// its running costs, which the year's result already has.
    /// </summary>
    public Faktatall Kapitalbevegelser(int aar) => Faktatall.Av(
        verdier.Beholdninger(portefoelje.Kode).Where(b => b.Klasse != Aktivaklasse.Bank)
            .SelectMany(b => verdier.Register.Poster(Postslag.Stroem, b.Kode))
            .Where(p => p.Dato.Year == aar && (p.Type == Stroemtype.Uttak.Ord() || p.Type == Stroemtype.Innskudd.Ord())));

    /// <summary>The buffer at the end of a year: as it was measured, else last year's with the year's result and what went in and out.</summary>
    public Faktatall Bufferkapital(int aar)
    {
        var ut = new DateOnly(aar, 12, 31);
        return verdier.Register.Poster(Postslag.Maaling, portefoelje.Kode).LastOrDefault(p => p.Type == "bufferkapital" && p.Dato == ut) is { } maalt
            ? new(maalt.Beloep, [maalt.Nummer])
            : aar <= portefoelje.Startdato.Year ? new(null, []) : Faktatall.Sum([Bufferkapital(aar - 1), Aarsresultat(aar), Kapitalbevegelser(aar)]);
    }

    private Faktatall Maalt(string navn, DateOnly dato) =>
        verdier.Register.Maaling(portefoelje.Kode, navn, dato) is { } post ? new(post.Beloep, [post.Nummer]) : new(null, []);
}
