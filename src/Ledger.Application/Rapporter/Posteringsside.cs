using Ledger.Application.Grunndata;
using Ledger.Application.Lesing;
using Ledger.Application.Rapportering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Rapporter;

/// <summary>A page of the postings behind keys of a state, and the sum of all of them.</summary>
internal sealed record Posteringsside(IReadOnlyList<Posteringslinjesvar> Posteringer, string? Neste, Beloep Sum, long AntallTotalt)
{
    private const int StandardAntall = 100;
    private const int StoersteAntall = 1_000;

    /// <summary>The rows of the keys that a filter takes, all read: their sum and number are of no cell.</summary>
    /// <param name="noekler">The keys, ascending.</param>
    /// <exception cref="Avvisning">400 more rows than may be read.</exception>
    public static async Task<Posteringsside> SoekAsync(
        Rapport rapport, Rapportkilde kilde, Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal, IReadOnlyList<int> noekler, Radfilter filter,
        Periode fra, Periode til, CancellationToken ct)
    {
        var mest = Parametertolk.Heltall(spoersmaal["antall"], "antall", StandardAntall, 1, StoersteAntall);
        var side = Sidemerke.Av(rapport, spoersmaal, grunnlag.Hode.Versjon);
        var etter = side.Les(spoersmaal["etter"]);
        var kandidater = noekler.Sum(n => grunnlag.Kube.AntallPosteringer(n, fra, til));
        Radfilter.KrevOverkommelig(kandidater);
        var lest = kandidater == 0 ? [] : await kilde.PosteringerAsync(grunnlag, noekler, fra, til, default, (int)kandidater, ct);
        var treff = lest.Where(filter.Tar).ToList();
        var rader = treff.Where(p => p.Posisjon > etter).Take(mest + 1).ToList();
        var navn = new Kodenavn(grunnlag.Grunndata);
        return new Posteringsside(
            [.. rader.Take(mest).Select(p => Posteringslinjesvar.Av(p, 1, navn))], rader.Count > mest ? side.Skriv(rader[mest - 1].Posisjon) : null,
            Beloep.Sum(treff.Select(p => p.Postering.Beloep)), treff.Count);
    }

    /// <param name="noekler">The keys, ascending, with how each counts.</param>
    public static async Task<Posteringsside> HentAsync(
        Rapport rapport, Rapportkilde kilde, Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal, IReadOnlyList<(int Noekkel, int Vekt)> noekler,
        Periode fra, Periode til, CancellationToken ct)
    {
        var mest = Parametertolk.Heltall(spoersmaal["antall"], "antall", StandardAntall, 1, StoersteAntall);
        var side = Sidemerke.Av(rapport, spoersmaal, grunnlag.Hode.Versjon);
        var rader = await kilde.PosteringerAsync(grunnlag, noekler.Select(n => n.Noekkel), fra, til, side.Les(spoersmaal["etter"]), mest + 1, ct);

        // Keys that mean the same count the same.
        var vekter = noekler.All(n => n.Vekt == 1) ? null
            : noekler.DistinctBy(n => grunnlag.Kube.Noekkel(n.Noekkel)).ToDictionary(n => grunnlag.Kube.Noekkel(n.Noekkel), n => n.Vekt);
        var navn = new Kodenavn(grunnlag.Grunndata);
        return new Posteringsside(
            [.. rader.Take(mest).Select(p => Posteringslinjesvar.Av(p, vekter?[p.Postering.Dimensjon] ?? 1, navn))],
            rader.Count > mest ? side.Skriv(rader[mest - 1].Posisjon) : null,
            Summer(grunnlag, noekler, fra, til), noekler.Sum(n => grunnlag.Kube.AntallPosteringer(n.Noekkel, fra, til)));
    }

    public Posteringsliste Liste(Rapportgrunnlag grunnlag) => new(
        grunnlag.Hode.Ledger.ToString(), grunnlag.Grunndata.Aar.Aar, grunnlag.Hode.Versjon, grunnlag.Hode.Kjedehode.ToString(), Sum.Kroner, Posteringer, Neste,
        AntallTotalt);

    private static Beloep Summer(Rapportgrunnlag grunnlag, IReadOnlyList<(int Noekkel, int Vekt)> noekler, Periode fra, Periode til)
    {
        Int128 sum = 0;
        foreach (var (noekkel, vekt) in noekler)
        {
            sum += grunnlag.Kube.Regnskap(noekkel, fra, til).SumOere * vekt;
        }

        return Beloep.FraOere(sum);
    }
}
