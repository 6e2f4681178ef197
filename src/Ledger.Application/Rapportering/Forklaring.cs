using System.Text.Json.Serialization;
using Ledger.Application.Lesing;
using Ledger.Application.Opplysninger;
using Ledger.Domain.Avvik;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Serier;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Rapportering;

/// <summary>What a figure stands on (forklar=true).</summary>
/// <param name="Filtre">Which postings count; a posting that several match counts once. Empty for a sum.</param>
/// <param name="Formel">Over other posts, in display sign; null for a line.</param>
/// <param name="AntallPosteringer">How many postings the accounts column sums.</param>
public sealed record Forklaring(IReadOnlyList<string> Filtre, string? Formel, int Visningsfortegn, long AntallPosteringer, long Versjon, string Kjedehode)
{
    /// <summary>What the forecast is made of, part by part; there when the report shows one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Prognosedelsvar>? Prognose { get; init; }

    /// <summary>The budget decisions that hold, by unit and art or frame: they sum to the revised budget. There where the budget is explained.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Vedtakslinjesvar>? Vedtakslinjer { get; init; }

    /// <summary>What each budget decision that holds has of the line, in ledger sign; they sum to the revised budget. There for lines with budgets.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Vedtaksandelsvar>? Budsjettvedtak { get; init; }

    /// <summary>What the ledger has of the figures, part by part; there where they are of objects of a register.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Cellebidragsvar>? Bidrag { get; init; }

    /// <summary>The facts that the figures stand on; there where they may stand on facts.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Opplysningssvar>? Opplysninger { get; init; }

    /// <summary>The same with the parts of the state's forecast in a unit, or in the areas that are summed.</summary>
    /// <param name="grunnlag">Null for a line that is of neither.</param>
    /// <param name="enhet">Null for the sum.</param>
    public Forklaring MedPrognose(Rapportgrunnlag? grunnlag, Avviksplan plan, Enhet? enhet, Visning visning)
    {
        if (grunnlag?.Kolonner?.FirstOrDefault(k => k.Navn == Kolonnevalg.Prognose)?.Deler is not { } deler)
        {
            return this;
        }

        var enheter = (enhet is null ? plan.Omraader : [enhet.Kode]).SelectMany(grunnlag.Grunndata.Organisasjon!.MedUnderordnede).ToHashSet();
        return this with { Prognose = [.. deler(enheter).Select(d => Prognosedelsvar.Av(d.Del, d.Versjon, visning))] };
    }

    public static Forklaring Av(Rapportgrunnlag grunnlag, Oppstillingslinje linje) => Av(
        grunnlag, [.. linje.Definisjon.Filtre.Select(f => f.ToString())], linje.Definisjon.Formel?.Tekst, linje.AntallPosteringer,
        linje.Definisjon.Visningsfaktor);

    public static Forklaring Av(Rapportgrunnlag grunnlag, IReadOnlyList<string> filtre, string? formel, long antall, int visningsfortegn = 1) =>
        new(filtre, formel, visningsfortegn, antall, grunnlag.Hode.Versjon, grunnlag.Hode.Kjedehode.ToString());
}

/// <summary>A part of a forecast in a line, or in its units. Amounts in ledger sign.</summary>
/// <param name="Ansvar">The unit that the part is given for; null for the method of units that have none.</param>
/// <param name="Beloep">What it is of the line: the parts sum to the line's forecast.</param>
/// <param name="RegnskapHittil">The accounts through the forecast's period; null for an amount that was given.</param>
/// <param name="Budsjett">The revised budget.</param>
/// <param name="BudsjettHittil">Its part through the period.</param>
/// <param name="Faktor">Of fjoraarsprofil: the year before, whole, over the same to the period. Each unit and art group has its own.</param>
/// <param name="MeldtAv">The role that said it.</param>
/// <param name="Versjon">The version that the row was received in.</param>
public sealed record Prognosedelsvar(
    string? Ansvar, string Kontoklasse, string? Art, string? Funksjon, string? Prosjekt, string? Fond, string Metode, decimal Beloep,
    decimal? RegnskapHittil, decimal? Budsjett, decimal? BudsjettHittil, decimal? Faktor, string? MeldtAv, long? Versjon)
{
    public static Prognosedelsvar Av(Prognosedel del, long? versjon, Visning visning)
    {
        static string? Tom(string? tekst) => string.IsNullOrEmpty(tekst) ? null : tekst;
        var (n, t) = (del.Rad?.Noekkel, del.Tall);
        return new(
            Tom(n?.Ansvar), (n?.Kontoklasse ?? Domain.Verdier.Kontoklasse.Drift).Navn(), Tom(n?.Art), Tom(n?.Funksjon), Tom(n?.Prosjekt), Tom(n?.Fond),
            del.Metode.Navn(), visning.Vis(del.Beloep), visning.Vis(t?.RegnskapHittil, 1), visning.Vis(t?.Budsjett, 1), visning.Vis(t?.BudsjettHittil, 1),
            t is { Fjoraaret: { } hele, FjoraaretHittil: { ErNull: false } hittil }
                ? decimal.Round(hele.Kroner / hittil.Kroner, 6, MidpointRounding.AwayFromZero) : null,
            del.Rad?.MeldtAv, versjon);
    }
}
