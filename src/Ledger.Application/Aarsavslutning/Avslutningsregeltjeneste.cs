using Ledger.Application.Grunndata;
using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Skriving;
using Ledger.Domain;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Aarsavslutning;

/// <summary>Sets a municipality's rules for its closings: defaults for choices, and levels of findings that are raised.</summary>
public sealed class Avslutningsregeltjeneste(Grunndatatjeneste tjeneste)
{
    /// <exception cref="Avvisning">404 unknown municipality; 422 a level is of no finding, or lower than the finding's own.</exception>
    public Task<Definisjonskvittering> SettAsync(
        LedgerId ledger, Avslutningsutkast valg, IReadOnlyDictionary<string, Funnivaa> nivaa, Skriveoppdrag oppdrag, CancellationToken ct)
    {
        var feil = new Feilsamling();
        foreach (var (kode, n) in nivaa)
        {
            if (!Funnregler.Alle.TryGetValue(kode, out var regel))
            {
                feil.Avvis(null, $"nivaa.{kode}", Feilkoder.UkjentFunn, $"«{kode}» er ikke koden til noe funn.");
            }
            else if (n < regel.Nivaa)
            {
                feil.Avvis(null, $"nivaa.{kode}", Feilkoder.NivaaSenket, $"Funnet {kode} har nivået {regel.Nivaa.Navn()}; det kan heves, ikke senkes.");
            }
        }

        return feil.HarFeil ? throw Avvisning.Av(feil)
            : tjeneste.SettAsync(ledger, Avslutningsregelform.Innstilling, new Avslutningsregler(valg.Felt(), nivaa), oppdrag, ct);
    }
}
