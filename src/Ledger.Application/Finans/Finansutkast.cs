namespace Ledger.Application.Finans;

/// <summary>A definition of the finance register as it is sent and stored.</summary>
public interface IFinansutkast
{
    /// <summary>Its code; in an address, and in answers.</summary>
    string? Kode { get; init; }
}

/// <summary>The rules for finance and debt that the council adopted.</summary>
public sealed record Reglementsutkast(
    string? Vedtak, string? Vedtaksdato, string? Hovedbank, int? FastrenteTerskelMaaneder, string? RentebindingMetode, IReadOnlyList<string>? UnntattMotpost,
    IReadOnlyList<Strategiutkast?>? Strategi, IReadOnlyList<Grenseutkast?>? Grenser, Stressutkast? Stress) : IFinansutkast
{
    /// <summary>The day that it is in force from.</summary>
    public string? Kode { get; init; }
}

/// <summary>How a portfolio is to be parted; percent.</summary>
public sealed record Strategiutkast(string? Portefoelje, string? Aktivaklasse, decimal? Andel, decimal? Nedre, decimal? Oevre);

/// <summary>A limit.</summary>
public sealed record Grenseutkast(string? Id, string? Maal, string? Portefoelje, string? Aktivaklasse, decimal? Nedre, decimal? Oevre, string? Maales);

/// <summary>The factors of the stress test.</summary>
public sealed record Stressutkast(decimal? RenteProsentpoeng, decimal? AksjefallProsent, decimal? MotpartProsent);

/// <summary>A portfolio.</summary>
public sealed record Portefoeljeutkast(
    string? Navn, string? Type, string? Startdato, string? Grunnkapitalfond, string? Bufferkapitalfond, Ledgerutvalgsutkast? Ledger,
    Realverdiutkast? Realverdi) : IFinansutkast
{
    public string? Kode { get; init; }
}

/// <summary>Which rows of the ledger are a portfolio's.</summary>
public sealed record Ledgerutvalgsutkast(string? Kapittel, string? Sektor, string? Ansvar, string? Prosjekt, string? Art);

/// <summary>The value that a portfolio is to keep.</summary>
public sealed record Realverdiutkast(decimal? Grunnlag, int? Basisaar, string? Indeks);

/// <summary>A holding.</summary>
/// <param name="Utenlandsk">It is of foreign issuers; domestic when left out.</param>
public sealed record Beholdningsutkast(
    string? Navn, string? Portefoelje, string? Aktivaklasse, string? Gruppe, string? Motpart, string? Isin, string? Kapittel, string? Sektor,
    string? Referanseindeks, string? Sfdr, decimal? AktivAndel, bool? Utenlandsk = null) : IFinansutkast
{
    public string? Kode { get; init; }
}

/// <summary>A loan.</summary>
public sealed record Laansutkast(
    string? Motpartsgruppe, string? Laangiver, string? Tilrettelegger, string? Form, decimal? Hovedstol, string? FoersteUtbetaling, string? Forfall,
    int? TerminerPerAar, string? FoersteTermin, string? Valuta, string? Rentekonvensjon, bool? Groent, bool? Refinansieres, string? Kapittel, string? Sektor,
    IReadOnlyList<Andelsutkast?>? Fordeling) : IFinansutkast
{
    public string? Kode { get; init; }
}

/// <summary>A part of a loan.</summary>
/// <param name="Andel">Of 1.</param>
public sealed record Andelsutkast(string? Formaal, string? Motpost, decimal? Andel);

/// <summary>A swap of a rate.</summary>
/// <param name="Nominelt">The same amount all the way; <paramref name="Nominellplan"/> instead for one that changes.</param>
public sealed record Rentebytteutkast(
    string? Laan, string? Motpart, decimal? Nominelt, string? Retning, string? Fra, string? Til, decimal? Fastrente, string? FlytendeReferanse,
    decimal? Margin, string? KonvensjonFast, string? KonvensjonFlytende, bool? Sikring,
    IReadOnlyList<Nominelltrinnutkast?>? Nominellplan = null) : IFinansutkast
{
    public string? Kode { get; init; }
}

/// <summary>What a swap is of, from a day.</summary>
public sealed record Nominelltrinnutkast(string? Fra, decimal? Nominelt);

/// <summary>What the municipality owns of a company.</summary>
public sealed record Eierpostutkast(
    string? Navn, string? Organisasjonsnummer, string? Selskapsform, decimal? EierandelProsent, string? EierandelTekst, string? GyldigFra, string? GyldigTil,
    decimal? BokfoertVerdi, string? Kapittel) : IFinansutkast
{
    public string? Kode { get; init; }
}

/// <summary>Gives a definition the code of its address.</summary>
public static class Kodet
{
    public static T Av<T>(T utkast, string kode)
        where T : class, IFinansutkast
    {
        IFinansutkast med = utkast switch
        {
            Reglementsutkast u => u with { Kode = kode },
            Portefoeljeutkast u => u with { Kode = kode },
            Beholdningsutkast u => u with { Kode = kode },
            Laansutkast u => u with { Kode = kode },
            Rentebytteutkast u => u with { Kode = kode },
            Eierpostutkast u => u with { Kode = kode },
            _ => throw new InvalidOperationException(utkast.GetType().Name),
        };
        return (T)med;
    }
}
