using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Skriving;
using Ledger.Domain.Kjede;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Grunndata;

/// <summary>Opens and closes periods (bokføringsforskriften § 7-6).</summary>
public sealed class Periodetjeneste(Grunndataleser grunndata, Skriveflyt flyt)
{
    /// <summary>The periods 0–13 of a year, in order.</summary>
    /// <exception cref="Avvisning">404 unknown municipality or year.</exception>
    public async Task<IReadOnlyList<Periodestatus>> ListeAsync(LedgerId ledger, Regnskapsaar aar, CancellationToken ct)
    {
        var grunnlag = await grunndata.HentAsync(ledger, aar, ct);
        return [.. Enumerable.Range(Periode.Minste, Periode.Stoerste - Periode.Minste + 1).Select(p => grunnlag.Status(Periode.Fra(p)))];
    }

    /// <summary>The state of the period after the write. A period that is in the wanted state already is left as it is.</summary>
    /// <param name="kanGjenaapne">
    /// The caller may open what was closed. Decided under the lock: another may close the period while this one waits for it.
    /// </param>
    /// <exception cref="Avvisning">
    /// 403 a closed period is to be opened by one who may not; 404 unknown municipality or year; 409 period 13 is to be closed while the year's results
    /// are not disposed of (chapter 4).
    /// </exception>
    public async Task<Periodestatus> SettAsync(
        LedgerId ledger, Regnskapsaar aar, Periode periode, bool lukket, bool kanGjenaapne, Skriveoppdrag oppdrag, CancellationToken ct)
    {
        await grunndata.HentAsync(ledger, aar, ct);
        var svar = await flyt.UtfoerAsync(
            new Skriveordre(ledger, aar.Aar, Journalslag.Periode.Navn(), oppdrag),
            async (kontekst, token) =>
            {
                var data = await grunndata.HentAsync(ledger, kontekst.Oekt, aar, token);
                var foer = data.Status(periode);
                if (foer.ErLukket == lukket)
                {
                    return foer;
                }

                if (foer.ErLukket && !kanGjenaapne)
                {
                    throw new Avvisning(
                        Avvisningsgrunn.IkkeTillatt, Problemtyper.GjenaapningKreverAdmin, "Bare ledger:admin kan åpne en lukket periode",
                        $"Periode {periode} ble lukket {foer.Lukket:yyyy-MM-dd}.");
                }

                if (lukket && periode == Periode.Aarsavslutning)
                {
                    KrevDisponert(await grunndata.KubeAsync(data, token));
                }

                var innhold = Periodeform.Skriv(lukket, kontekst.Tidspunkt, oppdrag.Bruker);
                await kontekst.DefinerAsync(Journalslag.Periode, aar.Aar, periode.ToString(), innhold, token);
                return Periodeform.Les(periode.ToString(), innhold);
            },
            null,
            ct);
        return svar.Kvittering;
    }

    /// <exception cref="Avvisning">409: the results of the year are not disposed of.</exception>
    public static void KrevDisponert(Saldokube kube)
    {
        if (Resultater.Av(kube) is { ErDisponert: false } r)
        {
            throw Avvisning.Konflikt(
                Problemtyper.ResultatIkkeDisponert, "Årets resultat er ikke disponert",
                $"Driften summerer til {r.Drift} kr og investeringene til {r.Investering} kr; begge går i null når året er avsluttet etter kapittel 4.");
        }
    }
}
