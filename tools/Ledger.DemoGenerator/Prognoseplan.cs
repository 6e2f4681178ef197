using System.Globalization;
using System.Text;

namespace Ledger.DemoGenerator;

/// <summary>
/// What the areas reported in the second interim report: the accounts of the year and a part of what the report says that the year became better
/// than it was expected. Chosen by the areas' revised budget (plan.md 6.11).
/// </summary>
public static class Prognoseplan
{
    private const string Helse = "helse_og_velferd";
    private const decimal BedreIHelse = 10.0m, BedreIResten = 109.7m;

    public static string Rader(IReadOnlyList<Omraade> omraader)
    {
        var csv = new StringBuilder("ansvar;kontoklasse;metode;beloep;meldtAv\n");
        var bedre = Fordel([.. omraader.Where(o => o.Direktoromraade == Helse)], BedreIHelse)
            .Concat(Fordel([.. omraader.Where(o => o.Direktoromraade != Helse)], BedreIResten)).ToDictionary(f => f.Kode, f => f.Kroner);
        foreach (var o in omraader)
        {
            csv.Append(CultureInfo.InvariantCulture, $"{o.Kode};drift;manuell;{o.Netto.Regnskap + bedre[o.Kode]};kommunalsjef\n");
        }

        return csv.ToString();
    }

    /// <summary>In proportion to the size of the budget, to 0,1 million; the largest takes what rounding leaves.</summary>
    private static IEnumerable<(string Kode, long Kroner)> Fordel(IReadOnlyList<Omraade> omraader, decimal mill)
    {
        var total = omraader.Sum(o => (decimal)Math.Abs(o.Netto.Revidert));
        var deler = omraader.Select(o => decimal.Round(mill * Math.Abs(o.Netto.Revidert) / total, 1, MidpointRounding.AwayFromZero)).ToArray();
        deler[omraader.Select((o, i) => (Math.Abs(o.Netto.Revidert), i)).Max().i] += mill - deler.Sum();
        return omraader.Select((o, i) => (o.Kode, Beloep3.Kroner(deler[i])));
    }
}
