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
    private int _nummer = -1;

    /// <summary>The number of the period's first bilag.</summary>
    public async Task<int> BokfoerAsync(Periodeforskjell forskjell, CancellationToken ct)
    {
        if (_nummer < 0)
        {
            _nummer = await kontekst.Oekt.SisteNummerAsync(ordre.Aar.Aar, Journalslag.Bilag, ct);
        }

        var foerste = _nummer + 1;
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
            await kontekst.FoeyTilAsync([kontekst.Forbered(ordre.Aar, ++_nummer, bilag)], ct);
        }

        return foerste;
    }

    /// <summary>Once per ledger: no two writes have the same version.</summary>
    private string Referanse(Periode gjelder, int del)
    {
        var tid = kontekst.Tidspunkt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        return $"{ordre.Kilde}/{tid}-{kontekst.Versjon}/{gjelder}" + (del == 0 ? "" : $".{del + 1}");
    }
}
