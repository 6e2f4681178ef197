using System.Text.Json.Serialization;
using Ledger.Application.Rapportering;

namespace Ledger.Application.Noter;

/// <summary>The notes of a year.</summary>
public sealed record Notelistesvar(string Kommunenummer, int Aar, long Versjon, string Kjedehode, IReadOnlyList<Notehode> Noter);

/// <summary>A note's number and state.</summary>
/// <param name="Id">Its place in the order of the regulation, and after these in the municipality's own; what lines of statements refer to.</param>
/// <param name="Nummer">Its number in the year's accounts, which skips notes that are ikkeAktuell; null for those.</param>
/// <param name="Status">ferdig, mangler or ikkeAktuell.</param>
/// <param name="Mangler">What is missing.</param>
public sealed record Notehode(
    string Id, int? Nummer, string Navn, string Tittel, string Hjemmel, string Status, IReadOnlyList<string> Mangler)
{
    public const string Ferdig = "ferdig", Mangelfull = "mangler", IkkeAktuell = "ikkeAktuell";

    public static readonly IReadOnlyList<string> Statuser = [Ferdig, Mangelfull, IkkeAktuell];
}

/// <summary>A note. Kroner or the unit asked for.</summary>
/// <param name="Feil">Of note 3: the errors of earlier years that are corrected in the year.</param>
public sealed record Notesvar(
    string Kommunenummer, int Aar, string Id, string Navn, string Tittel, string Hjemmel, string Status, IReadOnlyList<string> Mangler, long Versjon,
    string Kjedehode, string Enhet, IReadOnlyList<Notetabellsvar> Tabeller,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Feilrettingsvar>? Feil)
{
    /// <summary>Its number in the year's accounts; null when it is ikkeAktuell.</summary>
    public int? Nummer { get; init; }

    /// <summary>Tables that are made from registers; not there when there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Noteregistersvar>? Registre { get; init; }

    /// <summary>What the municipality has written; null when it has not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Tekst { get; init; }
}

/// <summary>A table of a note.</summary>
public sealed record Notetabellsvar(string Navn, IReadOnlyList<Notelinjesvar> Linjer);

/// <summary>A line of a note; what the municipality has more of is positive, and debt negative.</summary>
/// <param name="BeloepForrigeAar">Null when the ledger does not have the year before.</param>
public sealed record Notelinjesvar(string Post, string Tekst, decimal Beloep, decimal? BeloepForrigeAar)
{
    /// <summary>What it stands on; there with forklar=true.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Forklaring? Forklaring { get; init; }
}

/// <summary>A table of a note that is made from a register.</summary>
public sealed record Noteregistersvar(string Tabell, string Navn, IReadOnlyList<Notekolonnesvar> Kolonner, IReadOnlyList<Noteradsvar> Rader);

/// <summary>A column of a table of a note.</summary>
public sealed record Notekolonnesvar(string Id, string Navn);

/// <summary>A row of a table of a note. The table's columns are fields beside those that all rows have.</summary>
public sealed record Noteradsvar(string? Kode, string Navn, string Type)
{
    public const string Rad = "rad", Sum = "sum";

    public static readonly IReadOnlyList<string> Typer = [Rad, Sum];

    [JsonExtensionData]
    public Dictionary<string, object?> Verdier { get; init; } = [];
}

/// <summary>A bilag that corrects an error of an earlier year. Ledger sign.</summary>
/// <param name="Korrigerer">The bilag with the error; null when it is no single one.</param>
/// <param name="Kapitler">What it changes of the balance, by chapter.</param>
/// <param name="Vesentlig">
/// Whether drift or investering changes by the municipality's limit or more (inndata vesentligFeil), by all the bilag that correct the same error; null
/// without one.
/// </param>
public sealed record Feilrettingsvar(
    int Bilagsnummer, string Bilagsreferanse, DateOnly Bilagsdato, Korrigertbilag? Korrigerer, decimal Drift, decimal Investering,
    IReadOnlyList<Kapittelsum> Kapitler, string? Begrunnelse, bool? Vesentlig);

/// <summary>A bilag of another year, by its number.</summary>
public sealed record Korrigertbilag(int Aar, int Bilagsnummer);

/// <summary>What a chapter changes by.</summary>
public sealed record Kapittelsum(string Kapittel, decimal Sum);
