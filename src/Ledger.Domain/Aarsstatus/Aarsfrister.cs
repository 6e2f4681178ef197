using Ledger.Domain.Verdier;

namespace Ledger.Domain.Aarsstatus;

/// <summary>What the auditor concluded with (kommuneloven § 24-8).</summary>
public enum Revisjonskonklusjon : byte
{
    Ren,
    Presisering,
    Forbehold,
    Negativ,
    IkkeGrunnlag,
}

/// <summary>A state with the facts that the deadlines are judged by.</summary>
/// <param name="Dato">The day of the presentation, the report or the decision; null when it is not told.</param>
/// <param name="Foer">The state before.</param>
/// <param name="Sendt">When the accounts were sent to the ministry; null when it is not told.</param>
public sealed record Tilstandsskifte(
    Regnskapsaar Aar, Aarstilstand Tilstand, Aarstilstand Foer, DateOnly? Dato, Revisjonskonklusjon? Konklusjon = null, DateOnly? Sendt = null);

/// <summary>
/// The deadlines of the accounts: presented by 22 February, reported on by 15 April, adopted by 30 June and sent within 30 days (kommuneloven
/// §§ 14-3, 14-6, 24-8; budsjett- og regnskapsforskriften § 5-16).
/// </summary>
public static class Aarsfrister
{
    private const int Dagertilsending = 30;

    public static IReadOnlyList<Funn> Finn(Tilstandsskifte s)
    {
        var neste = s.Aar.Aar + 1;
        return [.. (s.Tilstand switch
        {
            Aarstilstand.Avlagt => [Etter(s.Dato, new DateOnly(neste, 2, 22), Funnregler.AvlagtEtterFristen, "Regnskapet er avlagt")],
            Aarstilstand.Revidert =>
            [
                Etter(s.Dato, new DateOnly(neste, 4, 15), Funnregler.RevidertEtterFristen, "Revisjonsberetningen er avgitt"),
                s.Konklusjon == Revisjonskonklusjon.Negativ
                    ? Funnregler.NegativRevisjonsberetning.Funnet("Revisjonsberetningen er negativ; regnskapet skal sendes departementet.") : null,
            ],
            Aarstilstand.Vedtatt =>
            [
                Etter(s.Dato, new DateOnly(neste, 6, 30), Funnregler.RegnskapVedtattEtterFristen, "Regnskapet er vedtatt"),
                s.Foer == Aarstilstand.Avlagt
                    ? Funnregler.VedtattFoerRevidert.Funnet("Regnskapet er vedtatt før revisjonsberetningen er registrert.") : null,
                s.Dato is { } vedtatt
                    ? Etter(s.Sendt, vedtatt.AddDays(Dagertilsending), Funnregler.SendtEtterFristen, "Regnskapet er sendt departementet") : null,
            ],
            _ => Array.Empty<Funn?>(),
        }).OfType<Funn>()];
    }

    private static Funn? Etter(DateOnly? dato, DateOnly frist, Funnregel regel, string hva) =>
        dato > frist ? regel.Funnet($"{hva} {dato:yyyy-MM-dd}; fristen var {frist:yyyy-MM-dd}.") : null;
}
