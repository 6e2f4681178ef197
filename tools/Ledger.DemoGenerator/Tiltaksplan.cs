namespace Ledger.DemoGenerator;

/// <summary>A measure of the økonomiplan on one unit, with the kroner behind its printed figures.</summary>
/// <param name="Kode">The same on each unit that the measure stands on.</param>
/// <param name="Status">Empty where none is legible.</param>
public sealed record Tiltaksrad(string Kode, string Navn, string Gruppe, string BesluttetAv, string Ansvar, string Status, long Budsjett, long Oppnaadd);

/// <summary>
/// The measures of the økonomiplan. Kroner are found from the unit's sum down through its groups to the rows, so that each rounds to what is printed
/// of it and all sums hold.
/// </summary>
public static class Tiltaksplan
{
    private const string Vedtatt = " – KST";

    public static IReadOnlyList<Tiltaksrad> Les(Rapport rapport, IReadOnlyList<Omraade> omraader)
    {
        var kode = omraader.ToDictionary(o => o.Navn, o => o.Kode);
        var koder = new Dictionary<(string Navn, string Gruppe), string>();
        var liste = new List<Tiltaksrad>();
        foreach (var enhet in rapport.Rader("okonomiplantiltak").GroupBy(r => r["omrade"]))
        {
            var grupper = enhet.Where(r => r["gruppe"].Length > 0).GroupBy(r => r["gruppe"]).Select(g => (
                Rader: g.Where(r => r["radtype"] == "tiltak").ToList(), Sum: g.Single(r => r["radtype"] == "sum_gruppe"))).ToList();
            var summer = Prosjektkroner.Velg(
                [.. grupper.Select(g => Prosjektkroner.SomRad([.. g.Rader.Select(Kroner)], Kroner(g.Sum)))],
                Kroner(enhet.Single(r => r["radtype"] == "sum_tiltak")));
            foreach (var (gruppe, sum) in grupper.Zip(summer))
            {
                var kroner = Prosjektkroner.Velg([.. gruppe.Rader.Select(Kroner)], Prosjektkroner.Punkt(sum));
                foreach (var (rad, (budsjett, oppnaadd)) in gruppe.Rader.Zip(kroner))
                {
                    var av = rad["tiltak"].EndsWith(Vedtatt, StringComparison.Ordinal);
                    var noekkel = (Navn: av ? rad["tiltak"][..^Vedtatt.Length] : rad["tiltak"], Gruppe: rad["gruppe"]);
                    if (!koder.TryGetValue(noekkel, out var egen))
                    {
                        koder[noekkel] = egen = $"T-{koder.Count + 1:000}";
                    }

                    liste.Add(new(egen, noekkel.Navn, noekkel.Gruppe, av ? "KST" : "", kode[enhet.Key], rad["status"], budsjett, oppnaadd));
                }
            }
        }

        return liste;
    }

    /// <summary>
    /// The lines that tie the original budget to its measures. Each unit's first line of drift has what its measures take, so that the same is taken
    /// off it without a measure, line by line: no sum of the budget moves, not even the øre of a month.
    /// </summary>
    public static IEnumerable<(Budsjettpost Post, string Tiltak)> Budsjett(IReadOnlyList<Tiltaksrad> tiltak, IReadOnlyList<Budsjettpost> budsjett) =>
        tiltak.GroupBy(t => t.Ansvar).SelectMany(g =>
        {
            var linje = budsjett.First(b => b.Kontoklasse == "drift" && b.Ansvar == g.Key && b.Opprinnelig != 0 && b is { Prosjekt: "", Fond: "" });
            return g.Where(t => t.Budsjett != 0).SelectMany(
                t => new[] { (linje with { Opprinnelig = t.Budsjett }, t.Kode), (linje with { Opprinnelig = -t.Budsjett }, "") });
        });

    private static Prosjektkroner.Rad Kroner(IReadOnlyDictionary<string, string> rad) =>
        Prosjektkroner.Les(rad["budsjett_2024"], rad["oppnadd_2024"], rad["avvik"]);
}
