using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Hovedbok;

/// <summary>A file that says the year of its rows must be of the year that is booked in: with several years in it, all would become one.</summary>
internal static class Radaar
{
    /// <summary>False when the row is of another year, which then stands in the errors.</summary>
    public static bool Krev(Posteringsfelt rad, Regnskapsaar aar, Feilsamling feil)
    {
        if (rad[Radfelt.Aar] is not { Length: > 0 } sagt || sagt == aar.ToString())
        {
            return true;
        }

        feil.Avvis(rad.Linje, rad.Prefiks + "aar", Feilkoder.UkjentAar, $"Raden er av {sagt}, og regnskapet er for {aar}.");
        return false;
    }
}
