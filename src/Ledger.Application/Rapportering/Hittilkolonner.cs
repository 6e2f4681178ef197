using System.Text.Json.Serialization;
using Ledger.Domain.Oppstillinger;

namespace Ledger.Application.Rapportering;

/// <summary>What is compared within the year, as it is shown: the same periods of budget, accounts and the year before.</summary>
public sealed record Hittilsvar(decimal Budsjett, decimal Avvik, decimal? AvvikProsent, decimal? RegnskapForrigeAar, decimal? Endring, decimal Fremskrevet)
{
    /// <param name="fortegn">+1 when the presentation shows the ledger's sign, -1 when it shows the opposite. A deviation is never turned.</param>
    public static Hittilsvar Av(Hittiltall tall, Visning visning, int fortegn) => new(
        visning.Vis(tall.Budsjett, fortegn), visning.Vis(tall.Avvik), tall.AvvikProsent, visning.Vis(tall.RegnskapForrigeAar, fortegn),
        visning.Vis(tall.Endring, fortegn), visning.Vis(tall.Fremskrevet, fortegn));
}

/// <summary>The columns to date of a line, and its series by period. They are there when they are asked for (kolonnesett, fraPeriode, perPeriode).</summary>
public abstract record Hittilkolonner
{
    /// <summary>Null when the columns were not asked for.</summary>
    [JsonIgnore]
    public Hittilsvar? Hittil { get; init; }

    /// <summary>The budget to date less the accounts: positive is better than the budget.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Kolonnetall? AvvikHittil => Hittil is { } h ? new(h.Avvik) : null;

    /// <summary>avvikHittil in percent of the magnitude of the budget to date; null when that is 0.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Kolonnetall? AvvikHittilProsent => Hittil is { } h ? new(h.AvvikProsent) : null;

    /// <summary>The accounts of the year before through the same periods; null when the ledger does not have them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Kolonnetall? RegnskapForrigeAarHittil => Hittil is { } h ? new(h.RegnskapForrigeAar) : null;

    /// <summary>The accounts less regnskapForrigeAarHittil.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Kolonnetall? EndringForrigeAar => Hittil is { } h ? new(h.Endring) : null;

    /// <summary>The accounts plus the revised budget less the budget to date: where the year ends when the rest of it goes by the budget.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Kolonnetall? Fremskrevet => Hittil is { } h ? new(h.Fremskrevet) : null;

    /// <summary>What those who answer for the line expect of the year; null when nobody has said it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Kolonnetall? Prognose => Hittil is null ? null : new(null);

    /// <summary>The columns that are null since nobody has given them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Mangler => Hittil is null ? null : Utenserie;

    private static readonly IReadOnlyList<string> Utenserie = ["prognose"];

    /// <summary>Period by period; there with perPeriode.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Periodetall>? Perioder { get; init; }
}

/// <summary>The same of lines that do not have the budget to date anyhow.</summary>
public abstract record Linjekolonner : Hittilkolonner
{
    /// <summary>The part of the revised budget that is periodised on the periods asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Kolonnetall? BudsjettHittil => Hittil is { } h ? new(h.Budsjett) : null;
}

/// <summary>A period of a series. What is to date begins with the first period asked for.</summary>
/// <param name="Budsjett">The part of the revised budget that is periodised on the period.</param>
/// <param name="AvvikHittil">budsjettHittil less regnskapHittil: positive is better than the budget.</param>
/// <param name="RegnskapForrigeAar">The same period of the year before; null when the ledger does not have it.</param>
public sealed record Periodetall(
    int Periode, decimal Budsjett, decimal Regnskap, decimal BudsjettHittil, decimal RegnskapHittil, decimal AvvikHittil, decimal? RegnskapForrigeAar);
