using System.Text.Json.Serialization;
using Ledger.Domain.Oppstillinger;

namespace Ledger.Application.Rapportering;

/// <summary>What is compared within the year, as it is shown: the same periods of budget, accounts and the year before.</summary>
public sealed record Hittilsvar(decimal Budsjett, decimal Avvik, decimal? AvvikProsent, decimal? RegnskapForrigeAar, decimal? Endring, decimal Fremskrevet)
{
    /// <summary>The columns that are asked for one by one; null for all of them.</summary>
    public IReadOnlyList<string>? Liste { get; init; }

    /// <summary>Whether a column is shown.</summary>
    internal bool Har(string felt) => Liste?.Contains(felt) != false;

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
    public Kolonnetall? AvvikHittil => Hittil is { } h && h.Har("avvikHittil") ? new(h.Avvik) : null;

    /// <summary>avvikHittil in percent of the magnitude of the budget to date; null when that is 0.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Kolonnetall? AvvikHittilProsent => Hittil is { } h && h.Har("avvikHittilProsent") ? new(h.AvvikProsent) : null;

    /// <summary>The accounts of the year before through the same periods; null when the ledger does not have them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Kolonnetall? RegnskapForrigeAarHittil => Hittil is { } h && h.Har("regnskapForrigeAarHittil") ? new(h.RegnskapForrigeAar) : null;

    /// <summary>The accounts less regnskapForrigeAarHittil.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Kolonnetall? EndringForrigeAar => Hittil is { } h && h.Har("endringForrigeAar") ? new(h.Endring) : null;

    /// <summary>The accounts plus the revised budget less the budget to date: where the year ends when the rest of it goes by the budget.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Kolonnetall? Fremskrevet => Hittil is { } h && h.Har("fremskrevet") ? new(h.Fremskrevet) : null;

    /// <summary>Columns of other years and of series; null when none were asked for.</summary>
    [JsonIgnore]
    public Ekstrakolonnesvar? Ekstra { get; init; }

    /// <summary>The revised budget of the year before (§ 5-1).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Kolonnetall? BudsjettForrigeAar => Kolonne("budsjettForrigeAar");

    /// <summary>The original budget of the year before.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Kolonnetall? OpprinneligBudsjettForrigeAar => Kolonne("opprinneligBudsjettForrigeAar");

    /// <summary>The accounts of the last year that the council has adopted.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Kolonnetall? SistVedtatteRegnskap => Kolonne("sistVedtatteRegnskap");

    /// <summary>The first year of the plan: the budget.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Kolonnetall? Plan1 => Kolonne("plan1");

    /// <summary>The second year of the plan.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Kolonnetall? Plan2 => Kolonne("plan2");

    /// <summary>The third year of the plan.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Kolonnetall? Plan3 => Kolonne("plan3");

    /// <summary>The fourth year of the plan.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Kolonnetall? Plan4 => Kolonne("plan4");

    /// <summary>What the whole year will be; null when nobody has said it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Kolonnetall? Prognose => Kolonne("prognose") ?? (Hittil is { Liste: null } ? new(null) : null);

    /// <summary>The revised budget less the forecast: positive is better than the budget.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Kolonnetall? PrognoseAvvik => Kolonne("prognoseAvvik");

    /// <summary>prognoseAvvik in percent of the magnitude of the revised budget.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Kolonnetall? PrognoseAvvikProsent => Kolonne("prognoseAvvikProsent");

    /// <summary>The forecast that this one is compared with.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Kolonnetall? ForrigePrognose => Kolonne("forrigePrognose");

    /// <summary>The forecast less the one before.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Kolonnetall? EndringPrognose => Kolonne("endringPrognose");

    /// <summary>What is proposed to change in the budget.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Kolonnetall? ForeslaattEndring => Kolonne("foreslaattEndring");

    /// <summary>The revised budget with what is proposed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Kolonnetall? BudsjettEtterForslag => Kolonne("budsjettEtterForslag");

    /// <summary>budsjettEtterForslag less the forecast.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Kolonnetall? AvvikEtterForslag => Kolonne("avvikEtterForslag");

    /// <summary>The columns that are null since nobody has given them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Mangler => Ekstra is { Kolonner: var k } && k.ContainsKey("prognose") ? Ekstra.Mangler.Count > 0 ? Ekstra.Mangler : null
        : Hittil is { Liste: null } ? [.. Ekstra?.Mangler ?? [], "prognose"]
        : Ekstra is { Mangler.Count: > 0 } e ? e.Mangler : null;

    private Kolonnetall? Kolonne(string navn) => Ekstra is { } e && e.Kolonner.TryGetValue(navn, out var tall) ? new(tall) : null;

    /// <summary>What is said of the line in the period; there with the columns of tertial when something is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Kommentar { get; init; }

    /// <summary>Period by period; there with perPeriode.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Periodetall>? Perioder { get; init; }
}

/// <summary>The same of lines that do not have the budget to date anyhow.</summary>
public abstract record Linjekolonner : Hittilkolonner
{
    /// <summary>The part of the revised budget that is periodised on the periods asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Kolonnetall? BudsjettHittil => Hittil is { } h && h.Har("budsjettHittil") ? new(h.Budsjett) : null;
}

/// <summary>A period of a series. What is to date begins with the first period asked for.</summary>
/// <param name="Budsjett">The part of the revised budget that is periodised on the period.</param>
/// <param name="AvvikHittil">budsjettHittil less regnskapHittil: positive is better than the budget.</param>
/// <param name="RegnskapForrigeAar">The same period of the year before; null when the ledger does not have it.</param>
public sealed record Periodetall(
    int Periode, decimal Budsjett, decimal Regnskap, decimal BudsjettHittil, decimal RegnskapHittil, decimal AvvikHittil, decimal? RegnskapForrigeAar);
