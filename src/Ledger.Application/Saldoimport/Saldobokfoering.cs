using System.Globalization;
using Ledger.Application.Skriving;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Saldoimport;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Saldoimport;

/// <summary>Books the differences of a balance import, a bilag per period; more than one where a period has more rows than a bilag may.</summary>
internal sealed class Saldobokfoering(Saldoimportordre ordre, Skrivekontekst kontekst, int mestRader)
{
    /// <returns>The number of each period's first bilag.</returns>
    public async Task<IReadOnlyList<int>> BokfoerAsync(IReadOnlyList<Periodeforskjell> forskjeller, CancellationToken ct)
    {
        var siste = await kontekst.Oekt.SisteNummerAsync(ordre.Aar.Aar, Journalslag.Bilag, ct);
        var foerste = new List<int>();
        using var alle = Forberedt(forskjeller, siste, foerste).GetEnumerator();
        Journalinnslag? Neste() => alle.MoveNext() ? alle.Current : null;
        var innslag = Neste();
        while (innslag is not null)
        {
            // The next bilag is made and hashed while this one is appended. The two tasks share nothing but the finished entry.
            var neste = Task.Run(Neste, CancellationToken.None);
            await Task.WhenAll(neste, kontekst.FoeyTilAsync([innslag], ct).AsTask());
            innslag = await neste;
        }

        return foerste;
    }

    private IEnumerable<Journalinnslag> Forberedt(IReadOnlyList<Periodeforskjell> forskjeller, int siste, List<int> foerste)
    {
        foreach (var forskjell in forskjeller)
        {
            foerste.Add(siste + 1);
            var periode = forskjell.Bokfoeres!.Value;
            Periode? gjelder = forskjell.ErFlyttet ? forskjell.Gjelder : null;
            foreach (var (del, rader) in Saldobilag.Del(forskjell.Rader, mestRader).Index())
            {
                var posteringer = rader.Select(r => new Postering(r.Noekkel, r.Beloep, GjelderPeriode: gjelder)).ToList();
                var bilag = new Bilag(
                    Referanse(forskjell.Gjelder, del), Bilagsdatoer.SisteDag(periode, ordre.Aar), periode, posteringer,
                    $"Saldoimport fra {ordre.Kilde}")
                {
                    Kilde = ordre.Kilde,
                };
                yield return kontekst.Forbered(ordre.Aar, ++siste, bilag);
            }
        }
    }

    /// <summary>Once per ledger: no two writes have the same version.</summary>
    private string Referanse(Periode gjelder, int del)
    {
        var tid = kontekst.Tidspunkt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        return $"{ordre.Kilde}/{tid}-{kontekst.Versjon}/{gjelder}" + (del == 0 ? "" : $".{del + 1}");
    }
}
