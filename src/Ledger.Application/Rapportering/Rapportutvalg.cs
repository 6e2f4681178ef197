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

    /// <summary>The fields that make a group; none when the report is not grouped.</summary>
    public Dimensjonsfelt Grupper() => (verdi("grupperPaa") ?? "")
        .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Aggregate(Dimensjonsfelt.Ingen, (sum, navn) => sum | Felt(navn));

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

    private static Dimensjonsfelt Felt(string navn) => Felter.TryGetValue(navn, out var felt)
        ? felt
        : throw Avvisning.Ugyldig("grupperPaa", Feilkoder.UgyldigFormat, $"grupperPaa er en eller flere av {string.Join(", ", Felter.Keys)}.");

    private Postfilter Filter(Rapportgrunnlag grunnlag)
    {
        var feil = new Feilsamling();
        var utkast = new Filterutkast(
            Ansvar: verdi("ansvar"), Funksjon: verdi("funksjon"), Prosjekt: verdi("prosjekt"), Art: verdi("art"), Konto: verdi("konto"),
            LokalFunksjon: verdi("lokalFunksjon"), Fridim1: verdi("fridim1"), Fridim2: verdi("fridim2"));
        var filter = Filterleser.Les(utkast, "", grunnlag.Grunndata.Organisasjon!, feil);
        return feil.HarFeil ? throw Avvisning.Av(feil, Avvisningsgrunn.Ugyldig) : filter;
    }
}
