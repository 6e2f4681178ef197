using Ledger.Application.Grunndata;
using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Skriving;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Publisering;

/// <summary>Whether two persons take part in a publication, which each municipality decides for itself.</summary>
public sealed class Topersonregel(Grunndataleser grunndata)
{
    /// <param name="skrevetAv">Who saved or locked the document last; empty for one that was saved before that was kept.</param>
    /// <exception cref="Avvisning">422 where two persons are asked for: the same publishes it, or nobody can say that there are two.</exception>
    public async Task KrevAnnenAsync(LedgerId ledger, string skrevetAv, Skriveoppdrag oppdrag, CancellationToken ct)
    {
        var erUkjent = skrevetAv.Length == 0;
        if ((erUkjent || skrevetAv == oppdrag.Person) && (await grunndata.InnstillingAsync(ledger, Publiseringsregelform.Innstilling, ct)).Verdi.ToPersoner)
        {
            throw Avvisning.Regelbrudd("publisering", Feilkoder.FireOeyne, "Kommunen krever to personer, og " + (erUkjent
                ? "det er ikke kjent hvem som skrev dokumentet. Lagre kladden på nytt, så kan en annen publisere den."
                : $"det var {skrevetAv} som lagret eller låste dokumentet sist. En annen må publisere det."));
        }
    }
}
