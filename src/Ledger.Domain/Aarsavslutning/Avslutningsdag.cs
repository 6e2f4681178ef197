using Ledger.Domain.Verdier;

namespace Ledger.Domain.Aarsavslutning;

/// <summary>A year is closed when it is over (kommuneloven § 14-6). In the year itself somebody may want to see how it would be.</summary>
public static class Avslutningsdag
{
    /// <param name="dag">The day of the closing.</param>
    public static IEnumerable<Funn> Finn(Regnskapsaar aar, DateOnly dag)
    {
        if (dag.Year <= aar.Aar)
        {
            var funn = Funnregler.AaretErIkkeSlutt.Funnet($"Året {aar} er ikke slutt; i dag er det {dag:yyyy-MM-dd}.", verdi: aar.ToString());
            yield return dag.Year < aar.Aar ? funn : funn with { Nivaa = Funnivaa.Varsel };
        }
    }
}
