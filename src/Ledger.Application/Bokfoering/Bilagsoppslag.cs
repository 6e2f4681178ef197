using Ledger.Application.Grunndata;
using Ledger.Application.Lesing;
using Ledger.Application.Porter;
using Ledger.Domain.Betydning;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Bokfoering;

/// <summary>The posts of a statement that a row counts in, directly or through formulas.</summary>
public sealed record Oppstillingsspor(string Oppstilling, IReadOnlyList<string> Poster);

/// <summary>A bilag, and for each of its rows the statements that it counts in.</summary>
/// <param name="Navn">What its codes are called.</param>
/// <param name="Forrige">The hash of the entry before it in the chain, which its own is computed from; null for the first.</param>
public sealed record Sporetbilag(LagretBilag Lagret, IReadOnlyList<IReadOnlyList<Oppstillingsspor>> Spor, Kodenavn Navn, Kjedehash? Forrige);

/// <summary>Finds a bilag and the way from it to the reports.</summary>
/// <remarks>
/// Where a row counts follows from what its dimension means and what is defined, so no saldo is read, and each dimension of the bilag is looked up once.
/// </remarks>
public sealed class Bilagsoppslag(IHovedbokleser leser, Grunndataleser grunndata)
{
    /// <exception cref="Avvisning">404 unknown municipality, year or bilag.</exception>
    public async Task<Sporetbilag> HentAsync(LedgerId ledger, Regnskapsaar aar, int bilagsnummer, CancellationToken ct)
    {
        var gjeldende = await grunndata.HentAsync(ledger, aar, ct);
        var lagret = await leser.FinnBilagAsync(ledger, aar, bilagsnummer, ct) ?? throw Avvisning.IkkeFunnet($"Bilag {bilagsnummer} finnes ikke i {aar}.");
        var planer = gjeldende.AlleOppstillinger().Select(o => gjeldende.Plan(o.Id, medUplassert: true, _ => Uplassert.Med(o))).ToList();
        var kjente = new Dictionary<Dimensjon, IReadOnlyList<Oppstillingsspor>>();
        var spor = new List<IReadOnlyList<Oppstillingsspor>>(lagret.Bilag.Posteringer.Count);
        foreach (var postering in lagret.Bilag.Posteringer)
        {
            if (!kjente.TryGetValue(postering.Dimensjon, out var kjent))
            {
                ct.ThrowIfCancellationRequested();
                kjente[postering.Dimensjon] = kjent = Spor(planer, gjeldende.Tolk.Tolk(postering.Dimensjon));
            }

            spor.Add(kjent);
        }

        var forrige = await leser.JournalAsync(ledger, lagret.Post.Sekvens - 2, lagret.Post.Sekvens - 1, 1, ct);
        return new Sporetbilag(lagret, spor, new Kodenavn(gjeldende), forrige is [{ Hash: var foer }, ..] ? foer : null);
    }

    private static List<Oppstillingsspor> Spor(IEnumerable<Oppstillingsplan> planer, Dimensjon dimensjon) =>
        [.. planer.Select(p => new Oppstillingsspor(p.Definisjon.Id, Oppstillingsmotor.Poster(p, dimensjon))).Where(s => s.Poster.Count > 0)];
}
