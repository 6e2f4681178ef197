using Ledger.Domain.Verdier;

namespace Ledger.Domain.Opplysninger;

/// <summary>A part of a deviation, and what its own parts sum to.</summary>
/// <param name="Differanse">What the part's own parts do not tell of it; null for a part that has none.</param>
public sealed record Forklaringsdel(Stand<Opplysning> Opplysning, Beloep Beloep, Beloep? Differanse);

/// <summary>A deviation and what is said of it: the parts of the first level explain it, and the parts of a part explain that.</summary>
/// <param name="Avvik">Null for a line that the accounts do not tell the deviation of.</param>
public sealed record Avviksforklaring(Beloep? Avvik, IReadOnlyList<Forklaringsdel> Deler, Beloep Forklart)
{
    public Beloep? Uforklart => Avvik - Forklart;

    /// <summary>The explanations of one line. Those of the same name are one, of which the internal counts for who sees it.</summary>
    public static Avviksforklaring Av(Beloep? avvik, IEnumerable<Stand<Opplysning>> opplysninger)
    {
        var deler = opplysninger.GroupBy(o => o.Verdi.Noekkel.Maal, StringComparer.Ordinal)
            .Select(g => g.OrderBy(o => o.Verdi.Noekkel.Ekstern).ThenBy(o => -o.Sekvens).First())
            .OrderBy(o => o.Verdi.Noekkel.Maal, StringComparer.Ordinal).ToList();
        var navn = deler.Select(d => d.Verdi.Noekkel.Maal).ToHashSet(StringComparer.Ordinal);
        var under = deler.ToLookup(d => d.Verdi.Under is { } over && over != d.Verdi.Noekkel.Maal && navn.Contains(over) ? over : "", StringComparer.Ordinal);
        var svar = new List<Forklaringsdel>();
        Ta("", []);

        // Parts that refer to each other in a ring belong to no part: they are shown, and explain nothing.
        svar.AddRange(deler.Where(d => svar.All(s => s.Opplysning.Verdi != d.Verdi)).Select(Del));
        return new(avvik, svar, Sum(under[""]));

        void Ta(string over, HashSet<string> sett)
        {
            foreach (var del in under[over].Where(d => sett.Add(d.Verdi.Noekkel.Maal)))
            {
                svar.Add(Del(del));
                Ta(del.Verdi.Noekkel.Maal, sett);
            }
        }

        Forklaringsdel Del(Stand<Opplysning> del)
        {
            var beloep = del.Verdi.Beloep ?? Beloep.Null;
            return new(del, beloep, under[del.Verdi.Noekkel.Maal].Any() ? beloep - Sum(under[del.Verdi.Noekkel.Maal]) : null);
        }

        static Beloep Sum(IEnumerable<Stand<Opplysning>> deler) => Beloep.Sum(deler.Select(d => d.Verdi.Beloep ?? Beloep.Null));
    }

    /// <summary>The periods of facts that are about the accounts through a period.</summary>
    public static IReadOnlyList<string> Perioder(int tilPeriode) => tilPeriode switch
    {
        >= 12 => ["aar", "T3", "M12"],
        8 => ["T2", "M08"],
        4 => ["T1", "M04"],
        _ => [$"M{tilPeriode / 10}{tilPeriode % 10}"],
    };
}
