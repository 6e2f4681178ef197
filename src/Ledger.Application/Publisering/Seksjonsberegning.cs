using System.Globalization;
using Ledger.Application.Lesing;
using Ledger.Application.Rapporter;
using Ledger.Application.Rapportering;
using Ledger.Domain.Publisering;

namespace Ledger.Application.Publisering;

/// <summary>Computes the sections of a document: each is a report with its parameters, to the document's period unless it says another.</summary>
public sealed class Seksjonsberegning(Rapportkilde kilde)
{
    /// <returns>The report's answer; null when it cannot be given, and why, which the findings of the document tell.</returns>
    public async Task<(object? Svar, string? Hvorfor)> BeregnAsync(Rapportgrunnlag grunnlag, Publikasjon publikasjon, Seksjon seksjon, CancellationToken ct)
    {
        try
        {
            var rapport = Rapportregister.Aarsrapport(seksjon.Rapport);
            if (seksjon.Parametre?.Keys.FirstOrDefault(p => !rapport.Bunkefelt.Contains(p)) is { } ukjent)
            {
                return (null, $"{seksjon.Rapport} har ikke parameteren {ukjent}.");
            }

            var spoersmaal = new Rapportspoersmaal(navn => seksjon.Parametre?.GetValueOrDefault(navn) ?? navn switch
            {
                "tilPeriode" => publikasjon.TilPeriode.ToString(CultureInfo.InvariantCulture),
                "prognose" when rapport.Bunkefelt.Contains(navn) => publikasjon.Prognose,
                "forslag" when rapport.Bunkefelt.Contains(navn) => publikasjon.Forslag,
                _ => null,
            });
            return (rapport.Forbered(await rapport.UtvidAsync(grunnlag, spoersmaal, kilde, ct), spoersmaal)(), null);
        }
        catch (Avvisning e)
        {
            return (null, e.Message);
        }
    }
}
