using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Noter;

/// <summary>
/// What chapters of the balance began with, changed by and ended with: the table under the notes on assets, loans and pension (§§ 5-11 and 5-12).
/// Ledger sign: debt is negative. Chapters that hold nothing are left out.
/// </summary>
public static class Balansenote
{
    public static IReadOnlyList<Notelinje> Beregn(Saldokube kube, Kodeutvalg kapitler)
    {
        var sum = new SortedDictionary<Kapittel, (Beloep Inn, Beloep Ut)>();
        for (var noekkel = 0; noekkel < kube.Antall; noekkel++)
        {
            ref readonly var d = ref kube.Noekkel(noekkel);
            if (d.Kontoklasse == Kontoklasse.Balanse && kapitler.Har(d.Kapittel.Nummer))
            {
                var (inn, ut) = sum.GetValueOrDefault(d.Kapittel);
                sum[d.Kapittel] = (inn + kube.Regnskap(noekkel, Periode.InngaaendeBalanse), ut + kube.Regnskap(noekkel, Periode.Aarsavslutning));
            }
        }

        return [.. sum.Where(s => !(s.Value.Inn.ErNull && s.Value.Ut.ErNull)).SelectMany(s => Linjer(s.Key, s.Value.Inn, s.Value.Ut))];
    }

    /// <summary>The sum of arts of an account, as a line.</summary>
    public static Notelinje Art(string post, string tekst, Saldokube kube, Kontoklasse klasse, string arter)
    {
        var utvalg = new Kontoutvalg(post, klasse, Kodeutvalg.Parse(arter));
        return new Notelinje(post, tekst, utvalg.Sum(kube, Periode.Aarsavslutning)).Av(utvalg);
    }

    private static IEnumerable<Notelinje> Linjer(Kapittel kapittel, Beloep inn, Beloep ut)
    {
        var (navn, utvalg) = ($"{kapittel} {Kontoplan.Navn(kapittel)}", new Kontoutvalg($"{kapittel}", Kontoklasse.Balanse, Kodeutvalg.Parse($"{kapittel}")));
        return
        [
            new Notelinje($"{kapittel}_inngaaende", $"{navn}: inngående balanse", inn).Som(Arbeidskapitalnote.Aapning, utvalg),
            new Notelinje($"{kapittel}_endring", $"{navn}: endring i året", ut - inn).Som(Arbeidskapitalnote.IAaret, utvalg),
            new Notelinje($"{kapittel}_utgaaende", $"{navn}: utgående balanse", ut).Av(utvalg),
        ];
    }
}
