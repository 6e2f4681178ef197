namespace Ledger.Application.Profiler;

/// <summary>A profile as it is written in JSON: sent, stored and answered. What is left out has the value that stands at <see cref="Importprofil"/>.</summary>
/// <param name="Navn">What people call it.</param>
/// <param name="Kilde">The source that files read with it are from.</param>
/// <param name="Kolonner">By the names of the API's fields; <c>debet</c> and <c>kredit</c> may stand in place of <c>beloep</c>.</param>
/// <param name="Enhet"><c>kr</c> or <c>tusen</c>.</param>
/// <param name="Fullstendig">A file of balances has every key of the periods that it names.</param>
/// <param name="UtelatKolonner"><c>ukjente</c>: columns that the profile does not name are left out. <c>ingen</c>: they are an error.</param>
/// <param name="Bilag"><c>kolonne</c>, <c>perPeriode</c> or <c>perPeriodeOgAnsvar</c>.</param>
public sealed record Profilutkast(
    string? Navn,
    string? Kilde,
    Filformutkast? Format,
    IReadOnlyDictionary<string, Kolonneutkast>? Kolonner,
    string? Enhet = null,
    bool? Fullstendig = null,
    IReadOnlyList<Utelatelsesutkast>? UtelatRader = null,
    string? UtelatKolonner = null,
    string? Bilag = null,
    Differanseutkast? Differanse = null,
    string? UkjentProsjekt = null,
    string? UkjentEnhet = null,
    string? LukketPeriode = null);

/// <summary>How a file is written, see <see cref="Filform"/>.</summary>
/// <param name="Type"><c>csv</c>, <c>ndjson</c>, <c>xlsx</c> or <c>json-tabell</c>.</param>
public sealed record Filformutkast(
    string? Type, string? Tegnsett = null, string? Skilletegn = null, string? Desimaltegn = null, string? Tusenskille = null,
    IReadOnlyList<string>? Datoformater = null, int? Overskriftsrad = null, string? Ark = null);

/// <summary>Where a field's value comes from, see <see cref="Kolonne"/>.</summary>
/// <param name="Kumulativ">Of beloep: an amount is the balance at the end of its period.</param>
/// <param name="KolonnePerAar">Of beloep in a file of budget lines: an expression over titles whose group is the year.</param>
/// <param name="Behandling"><c>behold</c>, <c>dropp</c> or <c>masker</c>.</param>
public sealed record Kolonneutkast(
    string? Tittel = null, string? Konstant = null, string? Del = null, string? KolonnePerPeriode = null, bool? Kumulativ = null, decimal? Avrund = null,
    string? Behandling = null, bool? MotsattFortegn = null, bool? Valgfri = null, string? KolonnePerAar = null);

/// <summary>
/// Rows that are left out: those that have the text, or a text that fits the expression, in the column of the title, or in any column. An empty
/// <c>verdi</c> with a title leaves out rows that have nothing in that column.
/// </summary>
/// <param name="Uttrykk">An anchored expression that the whole cell fits, e.g. <c>^Sum .*$</c>.</param>
public sealed record Utelatelsesutkast(string? Verdi = null, string? Tittel = null, string? Uttrykk = null);

/// <summary>The account that takes small imbalances.</summary>
/// <param name="Hoeyst">Kroner.</param>
public sealed record Differanseutkast(string? Konto, decimal? Hoeyst);
