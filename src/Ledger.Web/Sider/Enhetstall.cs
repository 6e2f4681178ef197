using Ledger.Application.Rapporter;
using Ledger.Domain.Organisasjon;
using Ledger.Web.Deler;

namespace Ledger.Web.Sider;

/// <summary>Where a unit's own figures stand in the reports.</summary>
internal static class Enhetstall
{
    /// <summary>The unit's line up to a period, and the address of the answer that it stands in.</summary>
    public static (Avvikslinjesvar Linje, string Api) Finn(Sidegrunnlag k, Enhet enhet, int? tilPeriode = null)
    {
        var svar = k.Kilde.Avvik(enhet.Nivaa, enhet.Overordnet, tilPeriode)!;
        return (svar.Verdi.Linjer.Concat(svar.Verdi.EnheterUtenfor).First(l => l.Kode == enhet.Kode.ToString()), svar.Api);
    }
}
