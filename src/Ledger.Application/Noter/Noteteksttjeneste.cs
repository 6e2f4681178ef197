using Ledger.Application.Grunndata;
using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Skriving;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Noter;

/// <summary>Writes what the municipality itself says in the notes to its accounts, and which notes it has.</summary>
public sealed class Noteteksttjeneste(Grunndatatjeneste tjeneste, Grunndataleser leser)
{
    private const int MestEgne = 100;

    /// <param name="note">The note's id or name.</param>
    /// <param name="tekst">Empty takes the text away.</param>
    /// <exception cref="Avvisning">404 unknown municipality, year or note.</exception>
    public async Task<Definisjonskvittering> SettAsync(
        LedgerId ledger, Regnskapsaar aar, string note, string tekst, Skriveoppdrag oppdrag, CancellationToken ct) =>
        await tjeneste.DefinerNotetekstAsync(ledger, aar, await NavnAsync(ledger, aar, note, ct), tekst.Length == 0 ? null : tekst, oppdrag, ct);

    /// <summary>What a note is called where its text is kept.</summary>
    /// <param name="note">Its id or name.</param>
    /// <exception cref="Avvisning">404: there is no such note, year or municipality.</exception>
    public async Task<string> NavnAsync(LedgerId ledger, Regnskapsaar aar, string note, CancellationToken ct) =>
        Notekatalog.Finn((await leser.HentAsync(ledger, aar, ct)).Noteoppsett, note).Navn;

    /// <exception cref="Avvisning">404 unknown municipality or year.</exception>
    public async Task<(Noteoppsett Oppsett, long Versjon)> OppsettAsync(LedgerId ledger, Regnskapsaar aar, CancellationToken ct)
    {
        var data = await leser.HentAsync(ledger, aar, ct);
        return (data.Noteoppsett, data.Versjon);
    }

    /// <exception cref="Avvisning">404 unknown municipality or year; 422 what makes no sense, by field.</exception>
    public Task<Definisjonskvittering> SettOppsettAsync(
        LedgerId ledger, Regnskapsaar aar, Noteoppsett oppsett, Skriveoppdrag oppdrag, CancellationToken ct)
    {
        var feil = new Feilsamling();
        if (oppsett.Egne.Count > MestEgne)
        {
            feil.Avvis(null, "egne", Feilkoder.ForMange, $"Et år har høyst {MestEgne} egne noter.");
        }

        var navn = Lovensnoter.Alle.Concat(Lovensnoter.Faste).Select(n => n.Navn).ToHashSet(StringComparer.Ordinal);
        foreach (var (egen, i) in oppsett.Egne.Select((e, i) => (e, i)))
        {
            if (!Faktakode.ErId(egen.Navn))
            {
                feil.Avvis(
                    null, $"egne[{i}].navn", Feilkoder.UgyldigFormat, "En notes navn er 1–40 bokstaver a–z, sifre, strek og understrek, med en bokstav først.");
            }
            else if (!navn.Add(egen.Navn))
            {
                feil.Avvis(null, $"egne[{i}].navn", Feilkoder.DublettKolonne, $"Noten «{egen.Navn}» finnes fra før.");
            }

            if (string.IsNullOrWhiteSpace(egen.Tittel))
            {
                feil.Avvis(null, $"egne[{i}].tittel", Feilkoder.Mangler, "Feltet tittel mangler.");
            }
            else
            {
                Tekstregler.Kontroller(egen.Tittel, Tekstregler.Navn, null, $"egne[{i}].tittel", feil);
            }

            if (egen.Hjemmel is { } hjemmel)
            {
                Tekstregler.Kontroller(hjemmel, Tekstregler.Navn, null, $"egne[{i}].hjemmel", feil);
            }
        }

        foreach (var (note, i) in oppsett.Rekkefoelge.Select((n, i) => (n, i)))
        {
            if (!navn.Contains(note))
            {
                feil.Avvis(null, $"rekkefoelge[{i}]", Feilkoder.UkjentObjekt, $"Det finnes ingen note med navnet «{note}».");
            }
            else if (oppsett.Rekkefoelge.Take(i).Contains(note))
            {
                feil.Avvis(null, $"rekkefoelge[{i}]", Feilkoder.DublettKolonne, $"Noten «{note}» står flere ganger.");
            }
        }

        return feil.HarFeil ? throw Avvisning.Av(feil) : tjeneste.DefinerNoteoppsettAsync(ledger, aar, oppsett, oppdrag, ct);
    }
}
