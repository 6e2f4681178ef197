using System.Collections.Frozen;
using Ledger.Domain.Bilagskontroll;
using Ledger.Domain.Fond;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Kvalitet;

/// <summary>
/// What a source booked and a bilag here may not: memoria against ordinary accounts, and funds in the wrong account. It is booked, and told until the
/// source reposts. The closing has findings of its own for both.
/// </summary>
public static class Kildekontroll
{
    private const Dimensjonsfelt Felt = Dimensjonsfelt.Art | Dimensjonsfelt.Kapittel | Dimensjonsfelt.Fond;

    private static readonly Kodeutvalg Memoria = Kodeutvalg.Parse("9100,9110,9200,9999");

    /// <param name="kube">The year's saldo by what the keys mean.</param>
    public static IReadOnlyList<Saldofunn> Funn(Saldokube kube, IReadOnlyDictionary<Fondskode, Fondsopplysning> fond, Periode til)
    {
        var rullet = kube.Over(Felt);
        var noekler = Enumerable.Range(0, rullet.Antall).Where(n => !rullet.Regnskap(n, til).ErNull).ToList();
        var rader = noekler.Select(n => new Postering(rullet.Noekkel(n), rullet.Regnskap(n, til))).ToList();
        long Antall(Func<Dimensjon, bool> test) =>
            Enumerable.Range(0, rullet.Antall).Where(n => test(rullet.Noekkel(n))).Sum(n => rullet.AntallPosteringer(n, til));
        return
        [
            .. Bilagsfunn.Memoria(rader, fraKilde: true).Select(f => new Saldofunn(
                f with { Antall = Antall(d => d.Kontoklasse == Kontoklasse.Balanse && Memoria.Har(d.Kapittel.Nummer)) },
                new Postfilter { Kontoklasse = Kontoklasse.Balanse, Kapittel = Memoria })),
            .. from rad in rader
               group rad by (rad.Dimensjon.Kontoklasse, rad.Dimensjon.Art, rad.Dimensjon.Fond) into g
               from f in Bilagsfunn.Fondsbruk(g, fond, kube.Aar, fraKilde: true)
               let k = g.Key
               select new Saldofunn(
                   f with { Antall = Antall(d => (d.Kontoklasse, d.Art, d.Fond) == k) },
                   new Postfilter
                   {
                       Kontoklasse = k.Kontoklasse, Art = Kodeutvalg.Parse(k.Art.ToString()), Fond = new[] { k.Fond }.ToFrozenSet(),
                   }),
        ];
    }
}
