using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Porter;
using Ledger.Application.Skriving;
using Ledger.Domain.Kjede;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Grunndata;

/// <summary>A period as it is told.</summary>
/// <param name="LukketAv">Who closed it; null when it is open, or the name is erased.</param>
public sealed record Periodeopplysning(Periodestatus Status, string? LukketAv);

/// <summary>Opens and closes periods (bokføringsforskriften § 7-6).</summary>
public sealed class Periodetjeneste(IHovedbokleser leser, Grunndataleser grunndata, Skriveflyt flyt)
{
    /// <summary>The periods 0–13 of a year, in order.</summary>
    /// <exception cref="Avvisning">404 unknown municipality or year.</exception>
    public async Task<IReadOnlyList<Periodeopplysning>> ListeAsync(LedgerId ledger, Regnskapsaar aar, CancellationToken ct)
    {
        var grunnlag = await grunndata.HentAsync(ledger, aar, ct);
        var perioder = new List<Periodeopplysning>();
        for (var nummer = Periode.Minste; nummer <= Periode.Stoerste; nummer++)
        {
            perioder.Add(await OpplysAsync(ledger, grunnlag.Status(Periode.Fra(nummer)), ct));
        }

        return perioder;
    }

    /// <summary>The state of the period after the write. A period that is in the wanted state already is left as it is.</summary>
    /// <param name="kanGjenaapne">
    /// The caller may open what was closed. Decided under the lock: another may close the period while this one waits for it.
    /// </param>
    /// <exception cref="Avvisning">
    /// 403 a closed period is to be opened by one who may not; 404 unknown municipality or year; 409 period 13 is to be closed while the year's results
    /// are not disposed of (chapter 4).
    /// </exception>
    public async Task<Periodeopplysning> SettAsync(
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

                var innhold = Periodeform.Skriv(lukket, kontekst.Tidspunkt);
                await kontekst.DefinerAsync(Journalslag.Periode, aar.Aar, periode.ToString(), innhold, token);
                return Periodeform.Les(periode.ToString(), innhold, kontekst.Versjon);
            },
            null,
            ct);

        // A closing that was only tried has no record to look up.
        return oppdrag.Proevekjoering ? new Periodeopplysning(svar.Kvittering, svar.Kvittering.ErLukket ? oppdrag.Bruker : null)
            : await OpplysAsync(ledger, svar.Kvittering, ct);
    }

    private async Task<Periodeopplysning> OpplysAsync(LedgerId ledger, Periodestatus status, CancellationToken ct) =>
        new(status, status.ErLukket ? (await leser.FinnTransaksjonAsync(ledger, status.Versjon, ct))?.Bruker.Tekst : null);

    /// <exception cref="Avvisning">409: the results of the year are not disposed of.</exception>
    public static void KrevDisponert(Saldokube kube)
    {
        if (Resultater.Av(kube) is { ErDisponert: false } r)
        {
            throw Avvisning.Konflikt(
                Problemtyper.ResultatIkkeDisponert, "Årets resultat er ikke disponert",
                $"Driften summerer til {Kronetekst.Kr(r.Drift)} og investeringene til {Kronetekst.Kr(r.Investering)}; "
                    + "begge går i null når året er avsluttet etter kapittel 4.");
        }
    }
}
