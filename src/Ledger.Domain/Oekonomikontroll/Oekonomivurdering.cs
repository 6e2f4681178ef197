using Ledger.Domain.Hovedbok;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Oekonomikontroll;

/// <summary>What a year's economic control is made from.</summary>
/// <param name="Kube">The year.</param>
/// <param name="Til">Figures to and including the period.</param>
/// <param name="Inndata">What the ledger does not hold.</param>
/// <param name="Merforbruk">What each year did to merforbruk, from the first to the next one.</param>
/// <param name="Udekket">The same of udekket beløp.</param>
/// <param name="Lag">The registered layers of what the first year began with.</param>
/// <param name="Vedtak">Decisions on layers.</param>
public sealed record Oekonomigrunnlag(
    Saldokube Kube, Periode Til, Kontrollinndata Inndata, IReadOnlyList<Lagsaar> Merforbruk, IReadOnlyList<Lagsaar> Udekket, IReadOnlyList<Lag> Lag,
    IReadOnlyList<Dekningsvedtak> Vedtak)
{
    /// <summary>The day that the deadlines are judged on.</summary>
    public required DateOnly PerDato { get; init; }

    /// <summary>When the original budget was adopted; null without one.</summary>
    public DateOnly? BudsjettVedtatt { get; init; }

    /// <summary>The adopted økonomiplan; null without one.</summary>
    public Vedtattplan? Plan { get; init; }

    /// <summary>When the accounts were adopted; null when they are not.</summary>
    public DateOnly? RegnskapVedtatt { get; init; }

    /// <summary>The year's accounts have come to some state.</summary>
    public bool HarStatus { get; init; }
}

/// <summary>An adopted økonomiplan (kommuneloven § 14-4).</summary>
/// <param name="FoersteAar">The year that it is adopted before.</param>
/// <param name="Drift">Σ drift of each of its years, in ledger sign.</param>
public sealed record Vedtattplan(int FoersteAar, DateOnly Vedtatt, IReadOnlyDictionary<int, Beloep> Drift);

/// <summary>
/// The economic control of a municipality: minimumsavdrag (kommuneloven § 14-18, FOR-2024-09-27-2348), merforbruk and udekket beløp by age
/// (§§ 14-11, 14-12) and the grounds of ROBEK (§ 28-1).
/// </summary>
/// <param name="Merforbruk">Chapter 5900, positive.</param>
/// <param name="Prosent">Merforbruk in percent of driftsinntekter; null without such.</param>
public sealed record Oekonomivurdering(
    Minimumsavdragsgrunnlag Avdragsgrunnlag, Minimumsavdrag Minimumsavdrag, Beloep Merforbruk, Beloep Driftsinntekter, decimal? Prosent, Lagrekke Lag,
    Lagrekke Udekket, IReadOnlyList<Robekvurdering> Robek, Laanegodkjenning Laanegodkjenning)
{
    private static readonly Kontoutvalg Inntekter = Kontoutvalg.Finn("sum_driftsinntekter");
    private static readonly Kontoutvalg Akkumulert = Kontoutvalg.Finn("akkumulert_merforbruk");

    public static Oekonomivurdering Beregn(Oekonomigrunnlag g)
    {
        var kube = g.Kube.Over(Dimensjonsfelt.Art | Dimensjonsfelt.Kapittel);
        var (merforbruk, inntekter) = (Akkumulert.Sum(kube, g.Til), -Inntekter.Sum(kube, g.Til));
        var aar = g.Kube.Aar;
        var regel = Kommuneloven14_11Lag.Regel(kube.Ledger);
        var lag = Kommuneloven14_11Lag.Vurder(
            regel, Lagslag.Merforbruk, g.Lag, g.Merforbruk, g.Vedtak, aar.Aar, g.Inndata.VedtatteDekningsaar);
        var udekket = Kommuneloven14_11Lag.Vurder(regel, Lagslag.Udekket, [], g.Udekket, [], aar.Aar);
        var avdrag = g.Inndata.Til(Minimumsavdragsgrunnlag.Fra(g.Kube, g.Til));
        var robek = Robekgrunnlaget(g, kube, lag, merforbruk, inntekter);
        decimal? prosent = inntekter.ErNull ? null : decimal.Round(merforbruk.Kroner * 100m / inntekter.Kroner, 2, MidpointRounding.AwayFromZero);
        return new Oekonomivurdering(
            avdrag, avdrag.Beregn(), merforbruk, inntekter, prosent, lag, udekket,
            Kommuneloven28_1Robek.Vurder(robek), Kommuneloven28_1Robek.Godkjenning(robek));
    }

    private static Robekgrunnlag Robekgrunnlaget(Oekonomigrunnlag g, Saldokube kube, Lagrekke lag, Beloep merforbruk, Beloep inntekter)
    {
        var noekler = Enumerable.Range(0, kube.Antall).ToList();
        var drift = noekler.Where(n => kube.Noekkel(n).Kontoklasse == Kontoklasse.Drift).ToList();
        var harOpprinnelig = drift.Any(n => !kube.OpprinneligBudsjett(n).ErNull);
        return new Robekgrunnlag(g.Kube.Aar)
        {
            ErEnhet = kube.Ledger.Enhet.Length > 0,
            PerDato = g.PerDato,
            OpprinneligDrift = harOpprinnelig ? Beloep.Sum(drift.Select(kube.OpprinneligBudsjett)) : null,
            RevidertDrift = harOpprinnelig ? Beloep.Sum(drift.Select(kube.RevidertBudsjett)) : null,
            BudsjettVedtatt = g.BudsjettVedtatt,
            Oekonomiplan = g.Plan?.Drift,
            OekonomiplanVedtatt = g.Plan is { } plan && plan.FoersteAar == g.Kube.Aar.Aar ? plan.Vedtatt : null,
            Lag = lag,
            Merforbruk = merforbruk,
            Driftsinntekter = inntekter,
            HarPosteringer = noekler.Any(n => kube.AntallPosteringer(n, Periode.Aarsavslutning) > 0),
            HarStatus = g.HarStatus,
            RegnskapVedtatt = g.RegnskapVedtatt,
            Inndelingslova16a = g.Inndata.Inndelingslova16a,
            Unntatt = g.Inndata.UnntattRobek,
        };
    }
}
