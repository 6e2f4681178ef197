using Ledger.Application.Lesing;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Rapportering;

/// <summary>The part of a question that narrows a report to some dimensions and parts it by some.</summary>
public sealed class Rapportutvalg(Func<string, string?> verdi)
{
    private static readonly Dictionary<string, Dimensjonsfelt> Felter = Dimensjonstabell.Alle
        .Where(k => k.Felt != Dimensjonsfelt.Ingen && !k.Kommer)
        .ToDictionary(k => k.Navn, k => k.Felt, StringComparer.Ordinal);

    /// <summary>The fields that a report can be grouped by.</summary>
    public static IEnumerable<string> Feltnavn => Felter.Keys;

    /// <summary>What is asked for of a field; null when it is left out.</summary>
    /// <exception cref="Avvisning">400: it is empty. A client whose variable is empty would take the whole municipality for a part of it.</exception>
    public string? Kode(string navn) => verdi(navn) is { } tekst && string.IsNullOrWhiteSpace(tekst)
        ? throw Avvisning.Ugyldig(navn, Feilkoder.TomtFilter, $"{navn} er tom, og ville telt alt. Utelat den for å få alt.")
        : verdi(navn);

    /// <summary>The fields that make a group; none when the report is not grouped.</summary>
    public Dimensjonsfelt Grupper() => (Kode("grupperPaa") ?? "")
        .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Aggregate(Dimensjonsfelt.Ingen, (sum, navn) => sum | Felt(navn, "grupperPaa"));

    /// <summary>The field that lines are unfolded by; none when they are not.</summary>
    public Dimensjonsfelt Fordelt() => verdi("fordelPaa") is { } navn ? Felt(navn, "fordelPaa") : Dimensjonsfelt.Ingen;

    /// <summary>The selection in words; null for everything.</summary>
    public string? Tekst(Rapportgrunnlag grunnlag) => Filter(grunnlag) is { ErTomt: false } filter ? filter.ToString() : null;

    /// <summary>What a report of the selection is computed from.</summary>
    /// <exception cref="Avvisning">400: a code that cannot be read, or a unit that is not in the year's organisation.</exception>
    public Oppstillingsgrunnlag Grunnlag(Rapportgrunnlag grunnlag, Periode til)
    {
        var filter = Filter(grunnlag);
        var hele = grunnlag.Oppstillingsgrunnlag(til);
        return filter.ErTomt ? hele : hele with { Utvalg = filter.Kompiler(hele.Organisasjon, hele.Fond), Utvalgsfelt = filter.Felt };
    }

    private static Dimensjonsfelt Felt(string navn, string parameter) => Felter.TryGetValue(navn, out var felt)
        ? felt
        : throw Avvisning.Ugyldig(parameter, Feilkoder.UgyldigFormat, $"{parameter} er av feltene {string.Join(", ", Felter.Keys)}.");

    private Postfilter Filter(Rapportgrunnlag grunnlag)
    {
        var feil = new Feilsamling();
        var utkast = new Filterutkast(
            Ansvar: Kode("ansvar"), Funksjon: Kode("funksjon"), Prosjekt: Kode("prosjekt"), Art: Kode("art"), Konto: Kode("konto"),
            LokalFunksjon: Kode("lokalFunksjon"), Fridim1: Kode("fridim1"), Fridim2: Kode("fridim2"));
        var filter = Filterleser.Les(utkast, "", grunnlag.Grunndata.Organisasjon!, feil);
        return feil.HarFeil ? throw Avvisning.Av(feil, Avvisningsgrunn.Ugyldig) : filter;
    }
}
