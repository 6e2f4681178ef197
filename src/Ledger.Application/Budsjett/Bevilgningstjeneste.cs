using Ledger.Application.Grunndata;
using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Porter;
using Ledger.Application.Skriving;
using Ledger.Domain.Bevilgninger;
using Ledger.Domain.Budsjett;
using Ledger.Domain.Kjede;
using Ledger.Domain.Lagring;
using Ledger.Domain.Serier;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Budsjett;

/// <summary>Defines the council's appropriations of a year (kommuneloven § 14-5 first paragraph).</summary>
public sealed class Bevilgningstjeneste(IHovedbokleser leser, Grunndataleser grunndata, Skriveflyt flyt)
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
                var leste = Bevilgningsleser.Les(bevilgninger, data.Organisasjon!, feil);
                if (feil.HarFeil)
                {
                    throw Avvisning.Av(feil);
                }

                VarsleUtenfor(data, leste, await leser.VedtakAsync(ledger, aar, kontekst.Oekt.Hode!.Sekvens, token), feil);
                IReadOnlyList<Feil>? varsler = feil.Varsler.Count == 0 ? null : feil.Varsler;
                if (data.Bevilgninger.SequenceEqual(bevilgninger))
                {
                    return new Definisjonskvittering(data.Versjon, kontekst.Oekt.Hode!.Kjedehode.ToString(), Endret: false, Varsler: varsler);
                }

                await kontekst.DefinerAsync(Journalslag.Bevilgning, aar.Aar, Kode, Lagretform.SkrivUtenTomme(bevilgninger), token);
                return new Definisjonskvittering(kontekst.Versjon, kontekst.Kjedehode.ToString(), Endret: true, Varsler: varsler);
            },
            null, ct);
        return svar.Kvittering with { Proevekjoering = oppdrag.ErProeve };
    }

    /// <summary>Frames that are adopted and lie in none of the appropriations: adopted first, or above what they were parted in.</summary>
    private static void VarsleUtenfor(
        Kommunegrunnlag data, IReadOnlyList<Bevilgning> bevilgninger, IReadOnlyList<LagretVedtak> vedtak, Feilsamling feil)
    {
        if (bevilgninger.Count == 0)
        {
            return;
        }

        var kart = new Bevilgningskart(bevilgninger, Detaljeringer.Rammeposter(data), data.Organisasjon!, data.AlleFond);
        foreach (var ramme in vedtak.SelectMany(v => v.Vedtak.Linjer).Where(l => Rammer.Av(l.Dimensjon.Art) is not null && kart.Av(l.Dimensjon) is null)
            .GroupBy(l => (l.Dimensjon.Ansvar, Rammer.Av(l.Dimensjon.Art))).Where(g => !Beloep.Sum(g.Select(l => l.Beloep)).ErNull))
        {
            feil.Varsle(null, "filter", Feilkoder.RammeUtenforBevilgning, Vedtaksvarsler.Utenfor(ramme.Key.Ansvar, ramme.Key.Item2!));
        }
    }
}
