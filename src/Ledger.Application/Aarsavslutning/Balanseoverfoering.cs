using Ledger.Application.Grunndata;
using Ledger.Domain.Aarsavslutning;
using Ledger.Domain.Aarsstatus;
using Ledger.Domain.Inngaaendebalanse;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Aarsavslutning;

/// <summary>How the opening balance of a year stands to the year before it, closed or as it would be closed by the municipality's rules.</summary>
public static class Balanseoverfoering
{
    /// <param name="forrige">The year before, by the keys that are compared.</param>
    /// <param name="tolket">The same by what its keys mean, when that is another.</param>
    /// <exception cref="Avslutningsavvisning">The year before is open, and cannot be closed by the rules as it stands.</exception>
    public static Balansesammenligning Sammenlign(
        Saldokube? forrige, Saldokube aaret, Kommunegrunnlag data, IReadOnlyDictionary<Ansvar, Ansvar>? ansvarKart = null, Saldokube? tolket = null) =>
        Balansesammenligning.Sammenlign(forrige, aaret, Toerravslutning(tolket ?? forrige, aaret, data), ansvarKart);

    /// <summary>
    /// The one comparison that reports, findings, receipts and the preview of a closing tell of: against the year before as it is closed or would be. One
    /// that is open and cannot be closed by the rules is compared as it stands.
    /// </summary>
    /// <param name="forrige">The year before by what its keys mean.</param>
    /// <returns>The comparison, and what is wrong with the year before; null when nothing is.</returns>
    public static (Balansesammenligning Sammenligning, string? Merknad) SammenlignEllerSomDetStaar(Saldokube? forrige, Saldokube aaret, Kommunegrunnlag data)
    {
        try
        {
            return (Sammenlign(forrige, aaret, data), null);
        }
        catch (Avslutningsavvisning e)
        {
            return (Balansesammenligning.Sammenlign(forrige, aaret), $"Året før kan ikke avsluttes slik det står: {e.Message}");
        }
    }

    /// <summary>Null when the year before is closed, or not there.</summary>
    private static Avslutningsresultat? Toerravslutning(Saldokube? forrige, Saldokube aaret, Kommunegrunnlag data)
    {
        if (forrige is null || data.ForrigeAar.Tilstand != Aarstilstand.Aapen)
        {
            return null;
        }

        // Rows of the balance have no unit, so that any will do.
        var valg = Avslutningsvalgene.Av(new Avslutningsutkast(), data, data.Organisasjon!.Enheter[0].Kode).Utkast.Valg();
        var opplysninger = new Avslutningsopplysninger
        {
            NesteBudsjett = Nestebudsjett.Fra(aaret, ""),
            UdekketLaanefinansierbart = data.AaretFoerForrige.UdekketLaanefinansierbart,
        };
        return Avslutningsmotor.Avslutt(Avslutningsgrunnlag.Fra(forrige, data.Fond, valg, opplysninger));
    }
}
