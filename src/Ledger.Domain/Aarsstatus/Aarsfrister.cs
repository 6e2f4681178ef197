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
    Regnskapsaar Aar, Aarstilstand Tilstand, Aarstilstand Foer, DateOnly? Dato, Revisjonskonklusjon? Konklusjon = null, DateOnly? Sendt = null)
{
    /// <summary>The day that it is recorded; null when it is not told.</summary>
    public DateOnly? IDag { get; init; }

    /// <summary>The day of the state before; null when it has none.</summary>
    public DateOnly? Foerdato { get; init; }
}

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
        }).Append(Fremtidig(s)).OfType<Funn>()];
    }

    /// <summary>What is wrong with the days: accounts are presented when the year is over, and then reported on, adopted and sent in that order.</summary>
    /// <returns>Fields as in JSON, and what is wrong with each.</returns>
    public static IReadOnlyList<(string Felt, string Melding)> Kontroller(Tilstandsskifte s)
    {
        var feil = new List<(string, string)>();
        if (s.Dato is { } dato && dato.Year <= s.Aar.Aar)
        {
            feil.Add(("dato", $"Regnskapet for {s.Aar} er ikke {s.Tilstand.Navn()} {dato:yyyy-MM-dd}, før året er slutt."));
        }
        else if (s.Dato < s.Foerdato)
        {
            feil.Add(("dato", $"Regnskapet ble {s.Foer.Navn()} {s.Foerdato:yyyy-MM-dd}, og er ikke {s.Tilstand.Navn()} før, {s.Dato:yyyy-MM-dd}."));
        }

        if (s.Sendt < s.Dato)
        {
            feil.Add(("sendt", $"Regnskapet er ikke sendt {s.Sendt:yyyy-MM-dd}, før det er vedtatt."));
        }

        return feil;
    }

    private static Funn? Fremtidig(Tilstandsskifte s) =>
        s.Dato > s.IDag ? Funnregler.FremtidigDato.Funnet($"Regnskapet er {s.Tilstand.Navn()} {s.Dato:yyyy-MM-dd}, etter i dag.") : null;

    private static Funn? Etter(DateOnly? dato, DateOnly frist, Funnregel regel, string hva) =>
        dato > frist ? regel.Funnet($"{hva} {dato:yyyy-MM-dd}; fristen var {frist:yyyy-MM-dd}.") : null;
}
