using System.Text.Json.Serialization;
using Ledger.Application.Grunndata;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Rapportering;

/// <summary>A row of a bilag. Kroner in ledger sign; fields that do not apply are null.</summary>
/// <param name="Kontoklasse">Null for a row by account that has no place in the chart, and in the bilag itself, where the account says it.</param>
/// <param name="Kontonavn">The account's name in the municipality's chart; null when only a pattern knows it.</param>
public sealed record Posteringssvar(
    int Linje,
    string? Kontoklasse,
    string? Art,
    string? Funksjon,
    string? Kapittel,
    string? Sektor,
    string? Ansvar,
    string? Prosjekt,
    string? Fond,
    string? Merke,
    decimal Beloep,
    string? Tekst,
    string? Motpart,
    string? Dokument,
    string? Konto = null,
    string? Kontonavn = null,
    string? LokalFunksjon = null,
    string? LokalFunksjonsnavn = null,
    string? Fridim1 = null,
    string? Fridim2 = null,
    int? GjelderPeriode = null)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Artsnavn { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Funksjonsnavn { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Kapittelnavn { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Sektornavn { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Ansvarsnavn { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Prosjektnavn { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Fondsnavn { get; init; }

    /// <param name="navn">Has the names of codes; null leaves them out.</param>
    public static Posteringssvar Av(int linje, Postering p, Kodenavn? navn = null)
    {
        var d = p.Dimensjon;
        return new Posteringssvar(
            linje, Tom(d.Kontoklasse.Navn()), Tom(d.Art.ToString()), Tom(d.Funksjon.ToString()), Tom(d.Kapittel.ToString()), Tom(d.Sektor.ToString()),
            Tom(d.Ansvar.ToString()), Tom(d.Prosjekt.ToString()), Tom(d.Fond.ToString()), Tom(d.Merke.Navn()), p.Beloep.Kroner, p.Tekst, p.Motpart, p.Dokument,
            Tom(d.Egne?.Konto), navn?.Av(Dimensjonsfelt.Konto, d), Tom(d.Egne?.LokalFunksjon),
            navn?.Av(Dimensjonsfelt.LokalFunksjon, d), Tom(d.Egne?.Fridim1), Tom(d.Egne?.Fridim2), p.GjelderPeriode?.Nummer)
        {
            SkrevetAnsvar = Tom(d.Egne?.SkrevetAnsvar),
            SkrevetProsjekt = Tom(d.Egne?.SkrevetProsjekt),
            Artsnavn = navn?.Av(Dimensjonsfelt.Art, d),
            Funksjonsnavn = navn?.Av(Dimensjonsfelt.Funksjon, d),
            Kapittelnavn = navn?.Av(Dimensjonsfelt.Kapittel, d),
            Sektornavn = navn?.Av(Dimensjonsfelt.Sektor, d),
            Ansvarsnavn = navn?.Av(Dimensjonsfelt.Ansvar, d),
            Prosjektnavn = navn?.Av(Dimensjonsfelt.Prosjekt, d),
            Fondsnavn = navn?.Av(Dimensjonsfelt.Fond, d),
        };
    }

    /// <summary>The unit as the source wrote it, where the posting is shown on another: one that is not known, or that was replaced.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SkrevetAnsvar { get; init; }

    /// <summary>The project as the source wrote it, where it is not known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SkrevetProsjekt { get; init; }

    private static string? Tom(string? tekst) => string.IsNullOrEmpty(tekst) ? null : tekst;
}
