using Ledger.Application.Grunndata;
using Ledger.Application.Porter;
using Ledger.Application.Skriving;
using Ledger.Domain.Kjede;
using Ledger.Domain.Oekonomikontroll;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Oekonomi;

/// <summary>Registers the age of merforbruk, and the council's decisions on when it is covered (kommuneloven §§ 14-11, 14-12).</summary>
public sealed class Merforbrukstjeneste(IHovedbokleser leser, Grunndataleser grunndata, Grunndatatjeneste tjeneste, TimeProvider klokke)
{
    /// <summary>How far back, from the year after this one, the first year is looked for.</summary>
    private const int MestAar = 100;

    /// <param name="lag">They sum to what the first year began with; none: one layer of the year before, assumed.</param>
    /// <exception cref="Avvisning">404 unknown municipality; 422 the layers do not sum to the balance, or are of a year that the ledger has.</exception>
    public async Task<Definisjonskvittering> SettLagAsync(LedgerId ledger, IReadOnlyList<Lag> lag, Skriveoppdrag oppdrag, CancellationToken ct)
    {
        var hode = await grunndata.HodeAsync(ledger, ct);
        var foerste = await FoersteAarAsync(hode, ct);
        var inngaaende = Lagsaar.Fra((await leser.SaldokubeAsync(ledger, foerste, ct)).Kube, Lagslag.Merforbruk).Inngaaende;
        Krev(Kommuneloven14_11Lag.Kontroller(lag, inngaaende, foerste.Aar, []));
        return await tjeneste.DefinerMerforbrukAsync(ledger, lag, oppdrag, ct);
    }

    /// <exception cref="Avvisning">404 unknown municipality; 422 a decision is later than the council can decide by itself.</exception>
    public async Task<Definisjonskvittering> SettVedtakAsync(
        LedgerId ledger, IReadOnlyList<Dekningsvedtak> vedtak, Skriveoppdrag oppdrag, CancellationToken ct)
    {
        await grunndata.HodeAsync(ledger, ct);
        Krev(Kommuneloven14_11Lag.Kontroller([], default, Regnskapsaar.Minste, vedtak));
        return await tjeneste.DefinerMerforbrukAsync(ledger, vedtak, oppdrag, ct);
    }

    private static void Krev(IReadOnlyList<Feil> funnet)
    {
        var feil = new Feilsamling();
        foreach (var f in funnet)
        {
            feil.Avvis(f.Linje, f.Felt, f.Kode, f.Melding);
        }

        if (feil.HarFeil)
        {
            throw Avvisning.Av(feil);
        }
    }

    /// <summary>The first with postings of the years that stand together and reach to now; a year may be opened for its budget alone.</summary>
    private async Task<Regnskapsaar> FoersteAarAsync(Kommunehode hode, CancellationToken ct)
    {
        var (siste, foerste) = (klokke.GetUtcNow().Year + 1, (int?)null);
        for (var aar = siste; aar >= Math.Max(Regnskapsaar.Minste, siste - MestAar); aar--)
        {
            var finnes = (await leser.GrunndataAsync(hode.Ledger, Journalslag.Organisasjon, aar, hode.Sekvens, ct)).Count > 0;
            if (!finnes && foerste is not null)
            {
                break;
            }

            foerste = finnes ? aar : foerste;
        }

        for (var aar = foerste ?? siste; aar <= siste; aar++)
        {
            var kube = (await leser.SaldokubeAsync(hode.Ledger, Regnskapsaar.Fra(aar), ct)).Kube;
            if (Enumerable.Range(0, kube.Antall).Any(n => kube.AntallPosteringer(n, Periode.Aarsavslutning) > 0))
            {
                return Regnskapsaar.Fra(aar);
            }
        }

        return Regnskapsaar.Fra(foerste ?? siste);
    }
}
