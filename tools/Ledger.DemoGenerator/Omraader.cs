namespace Ledger.DemoGenerator;

/// <summary>A tjenesteområde with the net amounts that stand behind its printed figures.</summary>
public sealed record Omraade(string Kode, string Navn, string Direktoromraade, Beloep3 Netto);

/// <summary>
/// Finds kroner for each area that round to everything the report prints of it: revised budget, accounts, deviation and percent; and whose
/// sums come as near as they can to the printed sums of the direktørområder.
/// </summary>
public static class Omraader
{
    private const string Tabell = "status_okonomi_rammeomraade";
    private const string Opprinnelig = "tjenesteomraadenes_aarsresultat";
    private const int Steg = 2_000;
    private const int Halv = 50_000;
    private const int Omganger = 3;

    /// <summary>Illegible or unprinted cells of opprinnelig budsjett: chosen so that the printed sums hold.</summary>
    private static readonly Dictionary<string, decimal> Valgt = new()
    {
        ["oppvekst_skole_1"] = 692.8m,
        ["oppvekst_skole_2"] = 686.1m,
        ["samfunn_plan_bygning"] = 55.9m,
        ["ol_kommunedirektoren"] = 27.9m,
        ["ol_politisk_ledelse"] = 58.0m,
    };

    public static IReadOnlyList<Omraade> Les(Rapport rapport)
    {
        var areas = new List<Omraade>();
        var rows = rapport.Rader(Tabell);
        foreach (var group in rows.GroupBy(r => r["direktoromraade"]))
        {
            var leaves = group.Where(r => r["kode"].Length > 0).ToList();
            var sum = group.Single(r => r["kode"].Length == 0);
            var restRev = Tall(sum, "revidert_budsjett_2024") - leaves.Sum(l => Tall(l, "revidert_budsjett_2024"));
            var restRegn = Tall(sum, "regnskap_2024") - leaves.Sum(l => Tall(l, "regnskap_2024"));
            var chosen = leaves.Select(_ => (Revidert: 0m, Regnskap: 0m)).ToArray();
            for (var pass = 0; pass < Omganger; pass++)
            {
                // First everyone takes an even share of what the rounded leaves lack of the printed sum; then each takes what it still can.
                for (var i = 0; i < leaves.Count; i++)
                {
                    var left = pass == 0 ? leaves.Count - i : 1;
                    var (rev, regn) = Velg(leaves[i], chosen[i].Revidert + (restRev / left), chosen[i].Regnskap + (restRegn / left));
                    var now = (
                        Revidert: (rev / 1_000_000m) - Tall(leaves[i], "revidert_budsjett_2024"),
                        Regnskap: (regn / 1_000_000m) - Tall(leaves[i], "regnskap_2024"));
                    restRev -= now.Revidert - chosen[i].Revidert;
                    restRegn -= now.Regnskap - chosen[i].Regnskap;
                    chosen[i] = now;
                }
            }

            for (var i = 0; i < leaves.Count; i++)
            {
                var slug = leaves[i]["slug"];
                var opp = Valgt.TryGetValue(slug, out var picked) ? picked : rapport.Tall(Opprinnelig, slug, "opprinnelig_budsjett_2024");
                var rev = Beloep3.Kroner(Tall(leaves[i], "revidert_budsjett_2024") + chosen[i].Revidert);
                var regn = Beloep3.Kroner(Tall(leaves[i], "regnskap_2024") + chosen[i].Regnskap);
                areas.Add(new Omraade(leaves[i]["kode"], leaves[i]["label"], group.Key, new Beloep3(Beloep3.Kroner(opp), rev, regn)));
            }
        }

        return areas;
    }

    private static (long Revidert, long Regnskap) Velg(IReadOnlyDictionary<string, string> row, decimal oensketRev, decimal oensketRegn)
    {
        var rev = Beloep3.Kroner(Tall(row, "revidert_budsjett_2024"));
        var regn = Beloep3.Kroner(Tall(row, "regnskap_2024"));
        var avvik = Tall(row, "mer_mindreforbruk");
        var prosent = Tall(row, "avvik_pst");
        var best = (Revidert: rev, Regnskap: regn, Feil: long.MaxValue);
        for (var a = -Halv / Steg; a <= Halv / Steg; a++)
        {
            for (var b = -Halv / Steg; b <= Halv / Steg; b++)
            {
                var (r, n) = (rev + (a * Steg), regn + (b * Steg));
                var misses = 0;
                misses += Avrund(r / 1_000_000m) == rev / 1_000_000m && Avrund(n / 1_000_000m) == regn / 1_000_000m ? 0 : 1;
                misses += Avrund((r - n) / 1_000_000m) == avvik ? 0 : 1;
                misses += Avrund((r - n) * 100m / Math.Abs(r)) == prosent ? 0 : 1;
                var distance = Math.Abs((a * Steg) - Beloep3.Kroner(oensketRev)) + Math.Abs((b * Steg) - Beloep3.Kroner(oensketRegn));
                var error = (misses * 10_000_000L) + distance;
                if (error < best.Feil)
                {
                    best = (r, n, error);
                }
            }
        }

        return (best.Revidert, best.Regnskap);
    }

    private static decimal Avrund(decimal value) => decimal.Round(value, 1, MidpointRounding.AwayFromZero);

    private static decimal Tall(IReadOnlyDictionary<string, string> row, string column) =>
        decimal.Parse(row[column], System.Globalization.CultureInfo.InvariantCulture);
}
