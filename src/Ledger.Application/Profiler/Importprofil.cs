namespace Ledger.Application.Profiler;

/// <summary>What a source's file is.</summary>
public enum Filtype : byte
{
    Csv,
    Ndjson,
    Xlsx,
    JsonTabell,
}

/// <summary>How a file of the source is written.</summary>
/// <param name="Tegnsett">Of a CSV file: utf-8, iso-8859-1 or windows-1252. A byte order mark counts before it.</param>
/// <param name="Skilletegn">Of a CSV file; null finds it from the first line.</param>
/// <param name="Desimaltegn">Comma or point. A number of a workbook or of JSON has none.</param>
/// <param name="Tusenskille">Blank (of any kind), point, comma or apostrophe; null when thousands are not set apart.</param>
/// <param name="Datoformater">As .NET writes them, e.g. <c>dd.MM.yyyy</c>; ISO dates are always read.</param>
/// <param name="Overskriftsrad">The line of the titles, from 1; null is the first line with text in two cells.</param>
/// <param name="Ark">The sheet of a workbook; null is the first.</param>
public sealed record Filform(
    Filtype Type, string? Tegnsett = null, char? Skilletegn = null, char Desimaltegn = '.', char? Tusenskille = null,
    IReadOnlyList<string>? Datoformater = null, int? Overskriftsrad = null, string? Ark = null);

/// <summary>What is done with a column that is read.</summary>
public enum Behandling : byte
{
    Behold,

    /// <summary>Left out on purpose, e.g. because its codes are about persons. It is never stored.</summary>
    Dropp,

    /// <summary>Replaced by a short keyed hash, the same for the same code: rows stay apart and the code is not known.</summary>
    Masker,
}

/// <summary>Where a field's value comes from.</summary>
/// <param name="Tittel">The title of the column, whatever its case.</param>
/// <param name="Konstant">The same value on each row.</param>
/// <param name="Del">An anchored expression with one group: the part of the cell that is the value.
/// With <c>^</c> and no <c>$</c> it fits the beginning.</param>
/// <param name="KolonnePerPeriode">An anchored expression over titles: each column that matches is one period, named by the group.</param>
/// <param name="KolonnePerAar">The same of years: each column that matches is one budget year, <c>2026</c>.</param>
/// <param name="Avrund">Amounts are rounded to this, e.g. 0.01: what was computed in binary fractions has more decimals than it means.</param>
/// <param name="Valgfri">A file may lack the column.</param>
/// <param name="MotsattFortegn">The amount's sign is turned: a column of credits.</param>
public sealed record Kolonne(
    string? Tittel = null, string? Konstant = null, string? Del = null, string? KolonnePerPeriode = null, decimal? Avrund = null,
    Behandling Behandling = Behandling.Behold, bool MotsattFortegn = false, bool Valgfri = false,
    string? KolonnePerAar = null);

/// <summary>A row is left out when a cell of it is a text, or all of the cell fits an expression: a sum at the foot, or one after each group.</summary>
/// <param name="Verdi">The text, whatever its case; null when there is an expression.</param>
/// <param name="Tittel">The title of the column; null looks at all of them.</param>
/// <param name="Uttrykk">An anchored expression, e.g. <c>Sum .*</c>.</param>
public sealed record Utelatelse(string? Verdi, string? Tittel = null, string? Uttrykk = null);

/// <summary>How rows become bilag when the source has none.</summary>
public enum Bilagsdannelse : byte
{
    /// <summary>A column has the reference.</summary>
    Kolonne,

    PerPeriode,
    PerPeriodeOgAnsvar,
}

/// <summary>The account that takes a small imbalance of the source.</summary>
/// <param name="Hoeyst">The largest difference of a bilag or period, in kroner.</param>
public sealed record Profildifferanse(string Konto, decimal Hoeyst);

/// <summary>
/// How a source writes: said once, tried against a file, stored, and used by <c>?profil=</c>.
/// </summary>
/// <param name="Navn">What people call it.</param>
/// <param name="Kilde">The source that files read with it are from.</param>
/// <param name="Kolonner">By the names of the API's fields; <c>debet</c> and <c>kredit</c> may stand in place of <c>beloep</c>.</param>
/// <param name="Tusen">Amounts are in thousands.</param>
/// <param name="Kumulativ">An amount is the balance at the end of its period.</param>
/// <param name="Fullstendig">A file of balances has every key of the periods that it names.</param>
/// <param name="UtelatUkjenteKolonner">Columns that the profile does not name are left out; else they are an error.</param>
public sealed record Importprofil(
    string Navn,
    string Kilde,
    Filform Format,
    IReadOnlyDictionary<string, Kolonne> Kolonner,
    bool Tusen = false,
    bool Kumulativ = false,
    IReadOnlyList<Utelatelse>? UtelatRader = null,
    bool UtelatUkjenteKolonner = true,
    Bilagsdannelse Bilag = Bilagsdannelse.Kolonne,
    Profildifferanse? Differanse = null,
    string? UkjentProsjekt = null,
    string? UkjentEnhet = null,
    string? LukketPeriode = null,
    bool Fullstendig = false);
