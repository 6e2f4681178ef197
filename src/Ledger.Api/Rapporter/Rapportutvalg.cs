using System.Text.Json.Serialization;
using Ledger.Application;
using Ledger.Application.Rapporter;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Saldo;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Rapporter;

/// <summary>The parameters that narrow a report to some dimensions and part it by some.</summary>
internal sealed class Rapportutvalg
{
    private static readonly Dictionary<string, Dimensjonsfelt> Felter = Dimensjonstabell.Alle
        .Where(k => k.Felt != Dimensjonsfelt.Ingen && !k.Kommer)
        .ToDictionary(k => k.Navn, k => k.Felt, StringComparer.Ordinal);

    public string? Ansvar { get; init; }

    public string? Funksjon { get; init; }

    public string? Prosjekt { get; init; }

    public string? Art { get; init; }

    public string? GrupperPaa { get; init; }

    /// <summary>The fields that a report can be grouped by.</summary>
    public static IEnumerable<string> Feltnavn => Felter.Keys;

    /// <summary>The fields that make a group; none when the report is not grouped.</summary>
    public Dimensjonsfelt Grupper() => (GrupperPaa ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Aggregate(
        Dimensjonsfelt.Ingen,
        (sum, navn) => Felter.TryGetValue(navn, out var felt) ? sum | felt : throw Avvisning.Ugyldig("grupperPaa", Feilkoder.UgyldigFormat, $"grupperPaa er en eller flere av {string.Join(", ", Felter.Keys)}."));

    /// <summary>The selection in words; null for everything.</summary>
    public string? Tekst(Rapportgrunnlag grunnlag) => Filter(grunnlag) is { ErTomt: false } filter ? filter.ToString() : null;

    /// <summary>What a report of the selection is computed from.</summary>
    /// <exception cref="Avvisning">400: a code that cannot be read, or a unit that is not in the year's organisation.</exception>
    public Oppstillingsgrunnlag Grunnlag(Rapportgrunnlag grunnlag, Periode til)
    {
        var filter = Filter(grunnlag);
        return filter.ErTomt
            ? grunnlag.Oppstillingsgrunnlag(til)
            : grunnlag.Oppstillingsgrunnlag(til) with { Utvalg = filter.Kompiler(grunnlag.Grunndata.Organisasjon!, grunnlag.Grunndata.Fond), Utvalgsfelt = filter.Felt };
    }

    private Postfilter Filter(Rapportgrunnlag grunnlag)
    {
        var feil = new Feilsamling();
        var filter = Filterleser.Les(new Filterutkast(Ansvar: Ansvar, Funksjon: Funksjon, Prosjekt: Prosjekt, Art: Art), "", grunnlag.Grunndata.Organisasjon!, feil);
        return feil.HarFeil ? throw Avvisning.Av(feil, Avvisningsgrunn.Ugyldig) : filter;
    }
}

/// <summary>What the rows of a group have in common: the fields asked for; an empty text where rows have none.</summary>
internal sealed record Gruppenoekkel(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Art,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Funksjon,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Kapittel,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Sektor,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Ansvar,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Prosjekt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Fond,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Merke)
{
    public static Gruppenoekkel Av(in Dimensjon d, Dimensjonsfelt felt)
    {
        string? Kode(Dimensjonsfelt f, string kode) => felt.HasFlag(f) ? kode : null;
        return new(
            Kode(Dimensjonsfelt.Art, d.Art.ToString()), Kode(Dimensjonsfelt.Funksjon, d.Funksjon.ToString()), Kode(Dimensjonsfelt.Kapittel, d.Kapittel.ToString()),
            Kode(Dimensjonsfelt.Sektor, d.Sektor.ToString()), Kode(Dimensjonsfelt.Ansvar, d.Ansvar.ToString()), Kode(Dimensjonsfelt.Prosjekt, d.Prosjekt.ToString()),
            Kode(Dimensjonsfelt.Fond, d.Fond.ToString()), Kode(Dimensjonsfelt.Merke, d.Merke.Navn()));
    }
}

/// <summary>A group of a report: the lines that have figures in it. In kroner, the groups of a line sum to the report's.</summary>
internal sealed record Gruppe<T>(Gruppenoekkel Noekkel, IReadOnlyList<T> Linjer);
