using Ledger.Application.Bokfoering;
using Ledger.Application.Skriving;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Import;

/// <summary>The fingerprint of a file that is read for nothing else: of an import that is sent again, or confirmed.</summary>
internal static class Radavtrykk
{
    /// <summary>With all rows of a reader, washed as those that are booked.</summary>
    public static Innholdsavtrykk Over(this Importavtrykk avtrykk, IPosteringsleser leser, Regnskapsaar aar)
    {
        var vask = new Radvask(null, romslig: true, aar);
        while (leser.Neste() is { } rad)
        {
            vask.Ta(rad);
            avtrykk.Ta(rad);
        }

        return avtrykk.Ferdig();
    }
}
