using Ledger.Domain.Hovedbok;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Kildeavslutning;

/// <summary>
/// What a source's own closing means: its rows have no marks, so that § 5-9 and the disposition table are told which of them are strykninger and
/// which the closing made.
/// </summary>
public static class Kildemerker
{
    /// <summary>The mark that a key gets with all of its disposition; null when it has one, or the disposition has none or several.</summary>
    public static Avslutningsmerke? Merke(Dimensjon d, IReadOnlyList<Merketdel> deler) => d.Merke != Avslutningsmerke.Ingen ? null
        : deler.Where(m => m.Disposisjon == (d.Kontoklasse, d.Art, d.Fond)).Select(m => m.Merke).Distinct().ToList() is [var ene] ? ene : null;

    /// <summary>
    /// A year's saldo with the parts on keys of their own mark. The sums of a disposition do not move, nor does any column but the accounts. A part
    /// of a disposition is no posting of its own, so that the rows behind it can be told only where one mark has all (<see cref="Merke"/>).
    /// </summary>
    /// <param name="kube">With art, fund and mark among its fields.</param>
    public static Saldokube Merk(Saldokube kube, IReadOnlyList<Merketdel> deler)
    {
        var disposisjoner = deler.ToLookup(d => d.Disposisjon);
        var stoerste = new Dictionary<(Kontoklasse, Art, Fondskode), int>();
        var poster = new List<Saldopost>();
        for (var noekkel = 0; noekkel < kube.Antall; noekkel++)
        {
            var d = kube.Noekkel(noekkel);
            poster.AddRange(Poster(kube, noekkel, Merke(d, deler) is { } merke ? d with { Merke = merke } : d));
            var disposisjon = (d.Kontoklasse, d.Art, d.Fond);
            if (d.Merke == Avslutningsmerke.Ingen && disposisjoner.Contains(disposisjon)
                && (!stoerste.TryGetValue(disposisjon, out var foer) || Sum(foer) < Sum(noekkel)))
            {
                stoerste[disposisjon] = noekkel;
            }
        }

        foreach (var (disposisjon, noekkel) in stoerste.Where(s => disposisjoner[s.Key].Select(d => d.Merke).Distinct().Count() > 1))
        {
            var d = kube.Noekkel(noekkel);
            poster.AddRange(disposisjoner[disposisjon].SelectMany(del => new[]
            {
                new Saldopost(d, Saldoslag.Regnskap, Periode.Aarsavslutning, -del.Beloep, 0),
                new Saldopost(d with { Merke = del.Merke }, Saldoslag.Regnskap, Periode.Aarsavslutning, del.Beloep, 0),
            }));
        }

        return new Saldokube(kube.Ledger, kube.Aar, kube.Versjon, poster);

        Beloep Sum(int noekkel) => kube.Regnskap(noekkel, Periode.Aarsavslutning).Abs();
    }

    /// <summary>All that a key has, its accounts on another dimension.</summary>
    private static IEnumerable<Saldopost> Poster(Saldokube kube, int noekkel, Dimensjon regnskap)
    {
        foreach (var slag in Enum.GetValues<Saldoslag>())
        {
            for (var nummer = Periode.Minste; nummer <= Periode.Stoerste; nummer++)
            {
                var periode = Periode.Fra(nummer);
                var sum = kube.Blokk(noekkel).Sum(Saldokube.Plass(noekkel), slag, nummer, nummer);
                var antall = slag == Saldoslag.Regnskap ? kube.AntallPosteringer(noekkel, periode, periode) : 0;
                if (sum != 0 || antall > 0)
                {
                    yield return new Saldopost(slag == Saldoslag.Regnskap ? regnskap : kube.Noekkel(noekkel), slag, periode, Beloep.FraOere(sum), antall);
                }
            }
        }
    }
}
