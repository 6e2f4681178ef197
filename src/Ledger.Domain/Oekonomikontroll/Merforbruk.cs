using Ledger.Domain.Verdier;

namespace Ledger.Domain.Oekonomikontroll;

/// <summary>When a merforbruk must be covered (kommuneloven § 14-11).</summary>
/// <param name="Budsjettaar">The year after: the main rule.</param>
/// <param name="Senest">The second year after, or up to the fourth when the council has decided so in a special case.</param>
public sealed record Dekningsfrist(int Oppstaatt, int Budsjettaar, int Senest);

/// <summary>A ground for entry in ROBEK (kommuneloven § 28-1), with the figures it was judged by.</summary>
/// <param name="Oppfylt">Null when the ledger does not know.</param>
public sealed record Robekvilkaar(string Bokstav, string Tekst, bool? Oppfylt, string Grunn);

/// <summary>Merforbruk in the balance, its deadlines, and what the ledger can say of ROBEK. Kroner, positive.</summary>
public sealed record Merforbruksvurdering(Beloep Akkumulert, Beloep Driftsinntekter, decimal? Prosent, Dekningsfrist? Frist, IReadOnlyList<Robekvilkaar> Robek);

/// <summary>Judges accumulated merforbruk (kommuneloven §§ 14-11, 14-12, 28-1). The limits are data.</summary>
public static class Merforbruk
{
    /// <summary>Accumulated merforbruk above this part of driftsinntekter is a ground for ROBEK.</summary>
    public const decimal Robekgrense = 3m;

    /// <summary>Merforbruk is covered within this many years when the council decides nothing else (kommuneloven § 14-11).</summary>
    public const int Hovedregel = 2;

    /// <summary>The latest year that the council can decide on by itself.</summary>
    public const int LengsteVedtak = 4;

    /// <param name="vedtatteAar">How many years the council has decided to spread the cover over; 2 without a decision.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not 1–4.</exception>
    public static Dekningsfrist Frist(Regnskapsaar oppstaatt, int vedtatteAar = Hovedregel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(vedtatteAar, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(vedtatteAar, LengsteVedtak);
        return new Dekningsfrist(oppstaatt.Aar, oppstaatt.Aar + 1, oppstaatt.Aar + vedtatteAar);
    }

    /// <param name="akkumulert">Chapter 5900, positive when there is merforbruk.</param>
    /// <param name="driftsinntekter">The year's, positive.</param>
    /// <param name="budsjettertMerforbruk">What the revised budget leaves uncovered, positive.</param>
    public static Merforbruksvurdering Vurder(
        Regnskapsaar aar, Beloep akkumulert, Beloep driftsinntekter, Beloep budsjettertMerforbruk, int vedtatteAar = Hovedregel)
    {
        decimal? prosent = driftsinntekter.ErNull ? null : akkumulert.Kroner * 100m / driftsinntekter.Kroner;
        var frist = akkumulert > Beloep.Null ? Frist(aar, vedtatteAar) : null;
        return new Merforbruksvurdering(
            akkumulert,
            driftsinntekter,
            prosent is { } p ? decimal.Round(p, 2, MidpointRounding.AwayFromZero) : null,
            frist,
            [
                new Robekvilkaar(
                    "a", "Driftsbudsjettet er vedtatt med merforbruk", budsjettertMerforbruk > Beloep.Null,
                    $"Revidert budsjett mangler {Beloep.Max(budsjettertMerforbruk, Beloep.Null)} kr på å gå i balanse."),
                new Robekvilkaar(
                    "c", "Merforbruket dekkes over mer enn to år", frist is null ? false : frist.Senest > aar.Aar + Hovedregel,
                    frist is null ? "Det er ikke noe merforbruk i balansen." : $"Merforbruket skal være dekket senest i {frist.Senest}."),
                new Robekvilkaar(
                    "d", $"Akkumulert merforbruk er over {Robekgrense} prosent av driftsinntektene", prosent is null ? null : prosent > Robekgrense,
                    $"{akkumulert} kr av {driftsinntekter} kr."),
                new Robekvilkaar(
                    "e", "Budsjett, økonomiplan eller regnskap er ikke vedtatt i tide", null,
                    "Hovedboken kjenner ikke vedtaksdatoene for regnskap og økonomiplan."),
            ]);
    }
}
