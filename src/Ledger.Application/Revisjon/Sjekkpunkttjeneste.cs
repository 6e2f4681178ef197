using Ledger.Application.Grunndata;
using Ledger.Application.Porter;
using Ledger.Domain.Kjede;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Revisjon;

/// <summary>Signs checkpoints, with a key that the ledger's database does not hold.</summary>
public interface ISjekkpunktsignatur
{
    /// <summary>The signature of some bytes, in base64.</summary>
    string Signer(byte[] bytes);
}

/// <summary>Makes checkpoints: the chain's head with count, sum and time, to be kept elsewhere and compared later.</summary>
public sealed class Sjekkpunkttjeneste(IHovedbokleser leser, Grunndataleser grunndata, ISjekkpunktsignatur signatur, TimeProvider klokke)
{
    /// <remarks>Its time is never before the last entry's, whatever the clock says.</remarks>
    /// <exception cref="Avvisning">404 unknown municipality.</exception>
    public async Task<Sjekkpunkt> LagAsync(LedgerId ledger, CancellationToken ct)
    {
        var hode = await grunndata.HodeAsync(ledger, ct);
        var siste = hode.Versjon == 0 ? null : await leser.FinnTransaksjonAsync(ledger, hode.Versjon, ct);
        var naa = klokke.GetUtcNow();
        var (antall, debet) = await leser.PosteringssumAsync(ledger, hode.Sekvens, ct);
        var usignert = new Sjekkpunkt(
            ledger.ToString(), hode.Versjon, hode.Sekvens, hode.Kjedehode.ToString(), antall, debet.ToString(),
            Kanonisk.Tid(siste?.Tidspunkt > naa ? siste.Tidspunkt : naa),
            Sjekkpunkt.Signaturalgoritme, "");
        return usignert with { Signatur = signatur.Signer(usignert.Signert()) };
    }
}
