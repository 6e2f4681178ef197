namespace Ledger.Domain.Finans.Register;

/// <summary>How the remaining binding of a loan is weighed.</summary>
public enum Rentebindingmetode
{
    Enkel,

    /// <summary>Each instalment before the reset counts to its own due date.</summary>
    Avdragsjustert,
}

/// <summary>What a limit is about.</summary>
public enum Grensemaal
{
    Aktivaandel,
    Rentedurasjon,
    Kredittdurasjon,
    AndelUnderInvestmentGrade,
    AndelAktiveFond,
    Sikringsgrad,
    Rentebinding,
    InnskuddHovedbank,
    StoersteMotpartsandel,
    Refinansieringsandel,
    StresstestSamlet,
    SannsynlighetRealverdi,
}

/// <summary>When a limit is measured.</summary>
public enum Maalefrekvens
{
    Daglig,
    Maaned,
    Rapportdato,
}

/// <summary>How a portfolio is to be parted; percent.</summary>
public sealed record Strategilinje(string Portefoelje, Aktivaklasse Klasse, decimal Andel, decimal Nedre, decimal Oevre);

/// <summary>A limit.</summary>
/// <param name="Klasse">Of a limit on the share of a class.</param>
public sealed record Grense(
    string Id, Grensemaal Maal, string? Portefoelje, Aktivaklasse? Klasse, decimal? Nedre, decimal? Oevre, Maalefrekvens Maales);

/// <summary>The factors of the stress test, in percent and percentage points.</summary>
public sealed record Stressfaktorer(decimal RenteProsentpoeng, decimal AksjefallProsent, decimal MotpartProsent)
{
    public static readonly Stressfaktorer Standard = new(2, 50, 3);
}

/// <summary>The rules for finance and debt that the council adopted (kommuneloven § 14-13, forskrift 2019-11-18-1520 § 6).</summary>
public sealed record Finansreglement(
    DateOnly GyldigFra, string? Vedtak, DateOnly? Vedtaksdato, string? Hovedbank, int FastrenteTerskelMaaneder, Rentebindingmetode RentebindingMetode,
    IReadOnlyList<Motpost> UnntattMotpost, IReadOnlyList<Strategilinje> Strategi, IReadOnlyList<Grense> Grenser, Stressfaktorer Stress)
{
    /// <summary>What applies where the municipality has sent none: a fixed rate has more than twelve months left, and nothing is exempt.</summary>
    public static readonly Finansreglement Standard = new(
        DateOnly.MinValue, null, null, null, 12, Rentebindingmetode.Enkel, [], [], [], Stressfaktorer.Standard);

    /// <summary>The limits, those of the strategy with them: each class with a share is measured at the end of each month.</summary>
    public IReadOnlyList<Grense> AlleGrenser() =>
    [
        .. Strategi.Select(s => new Grense(
            $"aktivaandel:{s.Portefoelje}:{s.Klasse.Ord()}", Grensemaal.Aktivaandel, s.Portefoelje, s.Klasse, s.Nedre, s.Oevre, Maalefrekvens.Maaned)),
        .. Grenser,
    ];
}
