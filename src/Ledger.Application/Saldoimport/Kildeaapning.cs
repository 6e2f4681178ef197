using Ledger.Application.Porter;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Saldo;
using Ledger.Domain.Saldoimport;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Saldoimport;

/// <summary>
/// The opening balance that a file is compared with: what stands in period 0, whoever booked it. A balance that was carried over and the same
/// balance from the source are one opening balance, not two (bokføringsloven § 4).
/// </summary>
internal sealed class Kildeaapning(IHovedbokleser leser, Kilderegister kilder)
{
    /// <summary>
    /// Adds to what the source has booked the opening rows of others: all of a key that the file names, and of other keys those that no source
    /// brought, so that two sources with a part each leave each other alone.
    /// </summary>
    /// <param name="egne">The source, and those that it took over.</param>
    public async Task LeggTilAsync(
        Kommunehode hode, Regnskapsaar aar, IReadOnlyList<string> egne, Kildesaldo fil, Kildesaldo bokfoert, CancellationToken ct)
    {
        if (!fil.HarPeriode(Periode.Minste))
        {
            return;
        }

        var (_, kube) = await leser.SaldokubeAsync(hode.Ledger, aar, ct);
        var aapning = Enumerable.Range(0, kube.Antall).Select(n => (Noekkel: kube.Noekkel(n), Oere: kube.Regnskap(n, Periode.InngaaendeBalanse).Oere))
            .Where(n => n.Noekkel.Kontoklasse is Kontoklasse.Balanse or Kontoklasse.EtterKonto && n.Oere != 0).ToDictionary(n => n.Noekkel, n => (long)n.Oere);
        if (aapning.All(a => bokfoert.Oere(a.Key, Periode.Minste) == a.Value))
        {
            return;
        }

        var mine = await AapningAsync(hode, aar, egne, ct);
        var andres = await AapningAsync(
            hode, aar, (await kilder.AlleAsync(hode, aar, ct)).Select(k => k.Kilde).Except(egne, StringComparer.Ordinal), ct);
        foreach (var noekkel in aapning.Keys.Union(mine.Keys).ToList())
        {
            var uten = checked(aapning.GetValueOrDefault(noekkel) - mine.GetValueOrDefault(noekkel));
            var rest = fil.Oere(noekkel, Periode.Minste) is null ? checked(uten - andres.GetValueOrDefault(noekkel)) : uten;
            if (rest != 0)
            {
                bokfoert.LeggTil(noekkel, Periode.InngaaendeBalanse, Beloep.FraOere(rest));
            }
        }
    }

    /// <summary>What sources have booked in period 0, by key. Øre.</summary>
    private async Task<Dictionary<Dimensjon, long>> AapningAsync(Kommunehode hode, Regnskapsaar aar, IEnumerable<string> navn, CancellationToken ct)
    {
        var sum = new Dictionary<Dimensjon, long>();
        foreach (var kilde in navn)
        {
            var lest = await leser.KildesaldoAsync(
                hode.Ledger, aar, kilde, hode.Sekvens, static () => new List<Saldopost>(),
                static (poster, p) =>
                {
                    if (p.Periode == Periode.InngaaendeBalanse)
                    {
                        poster.Add(p);
                    }
                },
                ct);
            foreach (var p in lest)
            {
                sum[p.Dimensjon] = checked(sum.GetValueOrDefault(p.Dimensjon) + p.Beloep.Oere);
            }
        }

        return sum;
    }
}
