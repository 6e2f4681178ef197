using Ledger.Application.Grunndata;
using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Skriving;
using Ledger.Domain.Bevilgninger;
using Ledger.Domain.Kjede;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Budsjett;

/// <summary>Defines the council's appropriations of a year (kommuneloven § 14-5 first paragraph).</summary>
public sealed class Bevilgningstjeneste(Grunndataleser grunndata, Skriveflyt flyt)
{
    private const string Kode = "bevilgninger";

    /// <summary>Those of the year in place of the ones there were. None brings the council's level of the organisation back.</summary>
    /// <exception cref="Avvisning">404 unknown municipality or year; 422 what is wrong with them.</exception>
    public async Task<Definisjonskvittering> DefinerAsync(
        LedgerId ledger, Regnskapsaar aar, IReadOnlyList<Bevilgningsutkast> bevilgninger, Skriveoppdrag oppdrag, CancellationToken ct)
    {
        var svar = await flyt.UtfoerAsync(
            new Skriveordre(ledger, aar.Aar, Journalslag.Bevilgning.Navn(), oppdrag),
            async (kontekst, token) =>
            {
                var data = await grunndata.HentAsync(ledger, kontekst.Oekt, aar, token);
                var feil = new Feilsamling();
                Bevilgningsleser.Les(bevilgninger, data.Organisasjon!, feil);
                if (feil.HarFeil)
                {
                    throw Avvisning.Av(feil);
                }

                if (data.Bevilgninger.SequenceEqual(bevilgninger))
                {
                    return new Definisjonskvittering(data.Versjon, kontekst.Oekt.Hode!.Kjedehode.ToString(), Endret: false);
                }

                await kontekst.DefinerAsync(Journalslag.Bevilgning, aar.Aar, Kode, Lagretform.SkrivUtenTomme(bevilgninger), token);
                return new Definisjonskvittering(kontekst.Versjon, kontekst.Kjedehode.ToString(), Endret: true);
            },
            null, ct);
        return svar.Kvittering with { Proevekjoering = oppdrag.ErProeve };
    }
}
