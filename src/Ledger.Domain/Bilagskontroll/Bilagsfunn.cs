using Ledger.Domain.Fond;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Bilagskontroll;

/// <summary>What a bilag, or an import of many, is told of beyond what its rows are refused for. Pure: today's date comes from the caller.</summary>
public static class Bilagsfunn
{
    /// <summary>The first year of budsjett- og regnskapsforskriften: since then each account has funds of its own (§§ 2-1, 2-2).</summary>
    private const int ForskriftFra = 2020;

    /// <summary>False when a row is of no account that <see cref="Memoria"/> or <see cref="Fondsbruk"/> looks at.</summary>
    public static bool Angaar(Postering rad) =>
        ErMemoria(rad.Dimensjon) || (rad.Dimensjon.Kontoklasse != Kontoklasse.Balanse && Fondstyper.ErFondsart(rad.Dimensjon.Art));

    /// <summary>Memoria balances by itself: a bilag does not move between it and ordinary accounts (KOSTRA 125, 190).</summary>
    /// <param name="fraKilde">True for balances that a source has booked already: told, but not refused.</param>
    public static IEnumerable<Funn> Memoria(IEnumerable<Postering> rader, bool fraKilde)
    {
        var sum = Beloep.Sum(rader.Where(r => ErMemoria(r.Dimensjon)).Select(r => r.Beloep));
        if (!sum.ErNull)
        {
            var funn = Funnregler.MemoriaIUbalanse.Funnet(
                $"Memoriakontiene 9100, 9110, 9200 og 9999 summerer til {Kronetekst.Kr(sum)} i bilaget, ikke null.", sum);
            yield return For(funn, fraKilde);
        }
    }

    /// <summary>Drift has driftsfond, investering has investeringsfond (§§ 2-1, 2-2); one finding per account, art and fund.</summary>
    /// <param name="fraKilde">True for balances that a source has booked already: told, but not refused.</param>
    public static IEnumerable<Funn> Fondsbruk(
        IEnumerable<Postering> rader, IReadOnlyDictionary<Fondskode, Fondsopplysning> fond, Regnskapsaar aar, bool fraKilde) =>
        from rad in aar.Aar >= ForskriftFra ? rader : []
        where rad.Dimensjon.Kontoklasse != Kontoklasse.Balanse && Fondstyper.ErFondsart(rad.Dimensjon.Art) && fond.ContainsKey(rad.Dimensjon.Fond)
        let type = fond[rad.Dimensjon.Fond].Type
        where (rad.Dimensjon.Kontoklasse == Kontoklasse.Drift) != (type is Fondstype.Disposisjonsfond or Fondstype.BundetDriftsfond)
        group rad.Beloep by (rad.Dimensjon.Kontoklasse, rad.Dimensjon.Art, rad.Dimensjon.Fond, type) into g
        let k = g.Key
        select For(
            Funnregler.Fondstype.Funnet(
                $"Art {k.Art} i {k.Kontoklasse.Navn()} er ført på {k.Fond} ({k.type.Navn()}); {k.Kontoklasse.Navn()} har egne fond.",
                Beloep.Sum(g), g.Count(), k.Fond.ToString()),
            fraKilde);

    /// <summary>Marks of the closing are written by the closing, or by an administrator who brings in a year's history.</summary>
    public static IEnumerable<Funn> Merker(IEnumerable<Postering> rader)
    {
        var antall = rader.Count(r => r.Dimensjon.Merke != Avslutningsmerke.Ingen);
        if (antall > 0)
        {
            yield return Funnregler.MerkeForbeholdtAvslutningen.Funnet($"{antall} rader har merker som bare årsavslutningen fører.", antall: antall);
        }
    }

    /// <summary>Funds that the rows leave with less than nothing in them and that had more before.</summary>
    /// <param name="foer">The funds' money before the rows. Kroner, positive.</param>
    public static IEnumerable<Funn> Overtrukket(IReadOnlyDictionary<Fondskode, Beloep> foer, IEnumerable<Postering> rader) =>
        from rad in rader
        where rad.Dimensjon.Kontoklasse == Kontoklasse.Balanse && Fondstyper.ErFondskapittel(rad.Dimensjon.Kapittel) && !rad.Dimensjon.Fond.ErTom
        group rad.Beloep by rad.Dimensjon.Fond into g
        orderby g.Key
        let inn = foer.GetValueOrDefault(g.Key)
        let ut = inn - Beloep.Sum(g)
        where ut < default(Beloep) && ut < inn
        select Funnregler.FondOvertrukket.Funnet($"Fondet {g.Key} blir overtrukket med {Kronetekst.Kr(-ut)}.", -ut,
            verdi: g.Key.ToString()) with { Nivaa = Funnivaa.Varsel };

    private static bool ErMemoria(in Dimensjon d) => d.Kontoklasse == Kontoklasse.Balanse && d.Kapittel.Nummer is 9100 or 9110 or 9200 or 9999;

    /// <summary>What somebody books here is refused; what a source has booked is told, and hinders what would be false.</summary>
    private static Funn For(Funn funn, bool fraKilde) => fraKilde ? funn : funn with { Hindrer = [Hindring.Bokfoering, .. funn.Hindrer] };
}
