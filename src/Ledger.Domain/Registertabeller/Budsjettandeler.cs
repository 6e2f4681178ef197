using Ledger.Domain.Verdier;

namespace Ledger.Domain.Registertabeller;

/// <summary>The budget behind an amount of a table, as adopted at first and as changed since.</summary>
public static class Budsjettandeler
{
    /// <summary>The lines of a measure; of a project what each unit has on it.</summary>
    public static IEnumerable<(Ansvar Ansvar, bool ErOpprinnelig, Beloep Beloep)> Av(Tabellgrunnlag grunnlag, string kode, Tabellkolonnen kolonne)
    {
        if (grunnlag.Tabell.Register.Id == Tabellmotor.Tiltak)
        {
            return grunnlag.Tiltakslinjer.Where(l => l.Tiltak == kode).Select(l => (l.Ansvar, l.ErOpprinnelig, l.Beloep));
        }

        if (grunnlag.Tabell.Register.Id != Tabellmotor.Prosjekt)
        {
            return [];
        }

        var (kube, filter) = (grunnlag.Kube, grunnlag.Filtre.GetValueOrDefault(kolonne.Id));
        return Enumerable.Range(0, kube.Antall)
            .Where(n => kube.Noekkel(n) is var d && d.Kontoklasse != Kontoklasse.Balanse && d.Prosjekt.ToString() == kode && filter?.Invoke(d) != false)
            .GroupBy(n => kube.Noekkel(n).Ansvar)
            .SelectMany(g => new[]
            {
                (Ansvar: g.Key, ErOpprinnelig: true, Beloep: Sum(g, kube.OpprinneligBudsjett)),
                (Ansvar: g.Key, ErOpprinnelig: false, Beloep: Sum(g, n => kube.RevidertBudsjett(n) - kube.OpprinneligBudsjett(n))),
            })
            .Where(a => !a.Beloep.ErNull);
    }

    private static Beloep Sum(IEnumerable<int> noekler, Func<int, Beloep> beloep) => noekler.Aggregate(Beloep.Null, (s, n) => s + beloep(n));
}
