using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Registertabeller;

/// <summary>
/// The ledger's amounts by project and unit. The cube by the
/// fields that columns look at is gone through once for all of them, and a filter that several have is asked once of each key.
/// </summary>
internal static class Prosjektbeloep
{
    /// <param name="svar">The amounts of each column are put here.</param>
    public static void Les(Tabellgrunnlag grunnlag, IDictionary<string, ILookup<string, (Ansvar Ansvar, Beloep Beloep)>> svar)
    {
        var kube = grunnlag.Kube.Over(grunnlag.Felt);
        var kolonner = grunnlag.Tabell.Kolonner.Where(k => k.Kilde is Tabellkilde.Hovedbok { Kolonne: not "regnskapTidligereAar" and var navn }
            && !Tabellkilde.Seriekolonner.Contains(navn)).ToList();
        var grupper = kolonner.Select((k, i) => (Kolonne: k, Plass: i, Verdi: Verdi(kube, grunnlag.TilPeriode, ((Tabellkilde.Hovedbok)k.Kilde).Kolonne)))
            .GroupBy(k => ((Tabellkilde.Hovedbok)k.Kolonne.Kilde).Filter)
            .Select(g => (Filter: grunnlag.Filtre.GetValueOrDefault(g.First().Kolonne.Id), Kolonner: g.ToArray())).ToArray();
        var summer = new Dictionary<(Prosjektkode Prosjekt, Ansvar Ansvar), Beloep[]>();
        for (var noekkel = 0; noekkel < kube.Antall; noekkel++)
        {
            ref readonly var d = ref kube.Noekkel(noekkel);
            if (d.Kontoklasse == Kontoklasse.Balanse)
            {
                continue;
            }

            Beloep[]? sum = null;
            foreach (var (filter, gruppe) in grupper)
            {
                if (filter?.Invoke(d) == false)
                {
                    continue;
                }

                if (sum is null && !summer.TryGetValue((d.Prosjekt, d.Ansvar), out sum))
                {
                    summer[(d.Prosjekt, d.Ansvar)] = sum = new Beloep[kolonner.Count];
                }

                foreach (var (_, plass, verdi) in gruppe)
                {
                    sum[plass] += verdi(noekkel);
                }
            }
        }

        foreach (var (kolonne, i) in kolonner.Select((k, i) => (k, i)))
        {
            svar[kolonne.Id] = summer.ToLookup(s => s.Key.Prosjekt.ErTom ? "" : s.Key.Prosjekt.ToString(), s => (s.Key.Ansvar, s.Value[i]));
        }
    }

    /// <summary>The amounts of a series by project and unit, of what a column's filter lets through.</summary>
    public static ILookup<string, (Ansvar Ansvar, Beloep Beloep)> AvSerie(Tabellgrunnlag grunnlag, Tabellkolonnen kolonne)
    {
        var filter = grunnlag.Filtre.GetValueOrDefault(kolonne.Id);
        return grunnlag.Serier.GetValueOrDefault(((Tabellkilde.Hovedbok)kolonne.Kilde).Kolonne, [])
            .Where(b => b.Dimensjon.Kontoklasse != Kontoklasse.Balanse && filter?.Invoke(b.Dimensjon) != false)
            .ToLookup(b => b.Dimensjon.Prosjekt.ErTom ? "" : b.Dimensjon.Prosjekt.ToString(), b => (b.Dimensjon.Ansvar, b.Beloep));
    }

    private static Func<int, Beloep> Verdi(Saldokube kube, Periode til, string kolonne) => kolonne switch
    {
        "opprinneligBudsjett" => kube.OpprinneligBudsjett,
        "revidertBudsjett" => kube.RevidertBudsjett,
        "budsjettHittil" => noekkel => kube.BudsjettHittil(noekkel, til),
        _ => noekkel => kube.Regnskap(noekkel, til),
    };
}
