using Ledger.Application.Grunndata;
using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Skriving;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Lagring;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Finans;

/// <summary>Files a finance report: the day, the version that its figures are locked to, and what is judged of them (kommuneloven § 14-13).</summary>
public sealed class Finansrapporttjeneste(Skriveflyt flyt, TimeProvider klokke)
{
    private const int MestTekst = 10_000;

    /// <param name="versjon">The version to lock to; the newest when null.</param>
    /// <param name="tekster">What is judged, by name. The same report again, with the same texts, writes nothing.</param>
    /// <exception cref="Avvisning">404 unknown municipality; 422 what is sent breaks a rule.</exception>
    public async Task<Definisjonskvittering> LeverAsync(
        LedgerId ledger, DateOnly rapportdato, string type, string? sak, long? versjon, IReadOnlyDictionary<string, string?> tekster, Skriveoppdrag oppdrag,
        CancellationToken ct)
    {
        Kontroller(rapportdato, type, sak, tekster);
        var skrevne = tekster.Where(t => !string.IsNullOrEmpty(t.Value)).ToDictionary(StringComparer.Ordinal);
        var svar = await flyt.UtfoerAsync(
            new Skriveordre(ledger, 0, Journalslag.Finansrapport.Navn(), oppdrag),
            async (kontekst, token) =>
            {
                var hode = kontekst.Oekt.Hode ?? throw Avvisning.UkjentKommune(ledger);
                if (versjon is { } v && (v < 1 || v > hode.Versjon))
                {
                    throw Avvisning.Regelbrudd("versjon", Feilkoder.UtenforOmraadet, $"versjon er 1–{hode.Versjon}.");
                }

                var dagens = (await Finanslager.HentAsync(kontekst.Oekt, token)).Rapporter
                    .Where(r => r.Rapportdato == rapportdato && r.Type == type).ToList();
                var kjent = Lagretfinansrapport.Finn(dagens, type, sak, versjon, skrevne);
                var nummer = kjent is not null ? kjent.Loepenummer : dagens.Count == 0 ? (int?)null : dagens.Max(r => r.Loepenummer ?? 1) + 1;
                var rapport = new Lagretfinansrapport(rapportdato, type, sak, versjon ?? kjent?.Laast ?? hode.Versjon, nummer);
                if (kjent is not null && kjent.Laast == rapport.Laast && kjent.Sak == sak && kjent.HarTekster(skrevne))
                {
                    return new Definisjonskvittering(hode.Versjon, hode.Kjedehode.ToString(), Endret: false);
                }

                await kontekst.DefinerAsync(Journalslag.Finansrapport, 0, rapport.Kode, Lagretform.SkrivUtenTomme(rapport), token, skrevne);
                return new Definisjonskvittering(kontekst.Versjon, kontekst.Kjedehode.ToString(), Endret: true);
            },
            null,
            ct);
        return svar.Kvittering with { Proevekjoering = oppdrag.ErProeve };
    }

    private void Kontroller(DateOnly rapportdato, string type, string? sak, IReadOnlyDictionary<string, string?> tekster)
    {
        var feil = new Feilsamling();
        if (rapportdato > DateOnly.FromDateTime(klokke.GetUtcNow().UtcDateTime))
        {
            feil.Avvis(null, "rapportdato", Feilkoder.FremtidigDato, $"{rapportdato:yyyy-MM-dd} er ikke kommet.");
        }

        if (!Lagretfinansrapport.Typer.Contains(type))
        {
            feil.Avvis(null, "type", Feilkoder.UgyldigType, $"type er {string.Join(", ", Lagretfinansrapport.Typer)}.");
        }

        if (sak is not null)
        {
            Tekstregler.KontrollerReferanse(sak, null, "sak", feil);
        }

        foreach (var (navn, tekst) in tekster.Where(t => t.Value is not null))
        {
            Tekstregler.Kontroller(tekst!, MestTekst, null, "vurderinger." + navn, feil);
        }

        if (feil.HarFeil)
        {
            throw Avvisning.Av(feil);
        }
    }
}
