using Ledger.Application.Grunndata;
using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Skriving;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Lagring;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Finans;

/// <summary>Registers what explains a difference of the reconciliation, and how a breach of a limit was handled.</summary>
public sealed class Merknadstjeneste(Skriveflyt flyt)
{
    private const int MestTekst = 2_000;

    /// <exception cref="Avvisning">404 unknown municipality; 422 the text is missing or too long.</exception>
    public async Task<Definisjonskvittering> RegistrerAsync(
        LedgerId ledger, Lagretmerknad merknad, string felt, Skriveoppdrag oppdrag, CancellationToken ct)
    {
        var feil = new Feilsamling();
        if (string.IsNullOrWhiteSpace(merknad.Tekst))
        {
            feil.Avvis(null, felt, Feilkoder.Mangler, $"Feltet {felt} mangler.");
        }
        else
        {
            Tekstregler.Kontroller(merknad.Tekst, MestTekst, null, felt, feil);
        }

        if (feil.HarFeil)
        {
            throw Avvisning.Av(feil);
        }

        var svar = await flyt.UtfoerAsync(
            new Skriveordre(ledger, 0, Journalslag.Finansmerknad.Navn(), oppdrag),
            async (kontekst, token) =>
            {
                _ = kontekst.Oekt.Hode ?? throw Avvisning.UkjentKommune(ledger);
                if (merknad.Grense is { } grense && !HarGrense(await Finanslager.HentAsync(kontekst.Oekt, token), grense))
                {
                    throw Avvisning.Regelbrudd("grense", Feilkoder.UkjentObjekt, $"Ingen finansreglement har grensen «{grense}».");
                }

                await kontekst.DefinerAsync(
                    Journalslag.Finansmerknad, 0, merknad.Kode, Lagretform.SkrivUtenTomme(merknad), token,
                    new Dictionary<string, string?> { [Lagretmerknad.Tekstnavn] = merknad.Tekst });
                return new Definisjonskvittering(kontekst.Versjon, kontekst.Kjedehode.ToString(), Endret: true);
            },
            null,
            ct);
        return svar.Kvittering with { Proevekjoering = oppdrag.ErProeve };
    }

    /// <summary>Whether rules have a limit, also rules that later ones took the place of: a breach of theirs can still be explained.</summary>
    private static bool HarGrense(Finansstand stand, string id) =>
        stand.Register.Definisjoner.Reglementer.Any(r => r.AlleGrenser().Any(g => g.Id == id));
}
