using Ledger.Domain.Verdier;
using static Ledger.Domain.Verdier.Kronetekst;

namespace Ledger.Domain.Aarsavslutning;

/// <summary>
/// A closing that a source has booked, tried against chapter 4: what it carried forward and disposed of is taken away, the paragraphs do it anew on
/// what is left, and where they end elsewhere it is told. The order of funds and of strykninger is the municipality's to choose, so that only the
/// sum of each disposition counts, and what the source struck stays struck.
/// </summary>
internal static class Etterproeving
{
    /// <param name="grunnlag">The year with the source's closing in it, marked as far as the source told.</param>
    public static IEnumerable<Funn> Finn(Avslutningsgrunnlag grunnlag)
    {
        var loep = new Avslutningsloep(Uten(grunnlag));
        try
        {
            Paragraf4_1Budsjett.DekkUdekket(loep);
            Kommuneloven14_10MottatteAvdrag.SettAv(loep);
            loep.Skjerm(Paragraf4_2Skjerming.Skjerm(grunnlag));
            Avslutningsmotor.Lukk(loep);
        }
        catch (Avslutningsavvisning)
        {
            // Money has no fund to go to, which the findings of the year tell by themselves.
            return [];
        }

        return
            from d in loep.Disposisjoner
            group d by (d.Key.Kontoklasse, d.Key.Art) into g
            let bokfoert = Beloep.Sum(grunnlag.Disposisjoner.Where(d => (d.Key.Kontoklasse, d.Key.Art) == g.Key).Select(d => d.Value.Sum))
            let lovlig = Beloep.Sum(g.Select(d => d.Value.Sum))
            where lovlig != bokfoert
            select Funnregler.AvslutningenAvviker.Funnet(
                $"Kilden har avsluttet med {Disposisjonsarter.Navn(new(g.Key.Kontoklasse, g.Key.Art))} {Kr(bokfoert)}; kapittel 4 gir {Kr(lovlig)}.",
                lovlig - bokfoert, verdi: $"{g.Key.Kontoklasse.Navn()} {g.Key.Art}");
    }

    /// <summary>The year before the closing disposed of its results: nothing carried forward, and nothing that is marked as its doing.</summary>
    private static Avslutningsgrunnlag Uten(Avslutningsgrunnlag grunnlag)
    {
        var fond = grunnlag.Fond.ToDictionary();
        var disposisjoner = new Dictionary<Disposisjonsnoekkel, Disposisjon>();
        foreach (var (n, d) in grunnlag.Disposisjoner)
        {
            var igjen = n.Art == Disposisjonsarter.Fremfoert ? Disposisjon.Ingen : d with { Avslutning = default, Inndekning = default };
            disposisjoner[n] = igjen;
            if (fond.TryGetValue(n.Fond, out var saldo))
            {
                fond[n.Fond] = saldo with { Saldo = saldo.Saldo + (n.ErKilde ? d.Sum - igjen.Sum : igjen.Sum - d.Sum) };
            }
        }

        return grunnlag with { Disposisjoner = disposisjoner, Fond = fond };
    }
}
