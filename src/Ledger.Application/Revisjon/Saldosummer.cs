using Ledger.Domain.Hovedbok;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Revisjon;

/// <summary>Saldo by what they are of. Budgets come line by line, and have no place; actuals come summed.</summary>
internal static class Saldosummer
{
    public static Dictionary<(Dimensjon Dimensjon, Saldoslag Slag, Periode Periode, Periode Gjelder), (long Beloep, long Antall, Posisjon Foerste)> Av(
        IEnumerable<Saldopost> poster)
    {
        var summer = new Dictionary<(Dimensjon, Saldoslag, Periode, Periode), (long Beloep, long Antall, Posisjon Foerste)>();
        foreach (var p in poster)
        {
            var foer = summer.GetValueOrDefault((p.Dimensjon, p.Slag, p.Periode, p.Gjelder));
            summer[(p.Dimensjon, p.Slag, p.Periode, p.Gjelder)] = (checked(foer.Beloep + p.Beloep.Oere), foer.Antall + p.Antall, p.Foerste);
        }

        return summer;
    }
}
