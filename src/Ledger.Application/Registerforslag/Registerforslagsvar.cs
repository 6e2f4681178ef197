using System.Text.Json.Serialization;
using Ledger.Application.Bokfoering;
using Ledger.Domain.Registerforslag;

namespace Ledger.Application.Registerforslag;

/// <summary>A proposal of a register.</summary>
/// <param name="Forslag">What is proposed.</param>
/// <param name="Bilag">As it can be sent to POST /bilag; null when there is nothing to book.</param>
/// <param name="Mangler">What keeps objects of the register out of it.</param>
public sealed record Registerforslagsvar(
    string Kommunenummer, int Aar, string Forslag, long Versjon, string Kjedehode, Forslagsbilagsvar? Bilag, IReadOnlyList<string> Mangler)
{
    /// <summary>How it was booked; not there when it was only proposed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Bilagskvittering? Kvittering { get; init; }

    /// <summary>There, and true, when nothing was booked and all else is what would have been.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Proevekjoering { get; init; }
}

/// <summary>A proposed bilag.</summary>
public sealed record Forslagsbilagsvar(
    string Bilagsreferanse, DateOnly Bilagsdato, int Periode, string Tekst, IReadOnlyList<Forslagspostering> Posteringer)
{
    /// <summary>Null when there are no rows.</summary>
    public static Forslagsbilagsvar? Av(Registerbilag bilag) => bilag.Rader.Count == 0 ? null : new(
        bilag.Rader[0].Bilagsreferanse, bilag.Rader[0].Bilagsdato, bilag.Rader[0].Bilagsdato.Month, bilag.Tekst,
        [
            .. bilag.Rader.Select(r => new Forslagspostering(
                r.Kontoklasse, r.Art, r.Funksjon, r.Kapittel, r.Sektor, r.Ansvar, r.Prosjekt, r.Fond, r.Beloep, r.Tekst)),
        ]);
}

/// <summary>A row, with the fields of the import of postings. Kroner in ledger sign.</summary>
public sealed record Forslagspostering(
    string Kontoklasse, string? Art, string? Funksjon, string? Kapittel, string? Sektor, string? Ansvar, string? Prosjekt, string? Fond, decimal Beloep,
    string Tekst);
