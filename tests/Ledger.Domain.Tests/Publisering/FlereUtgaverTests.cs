using Ledger.Domain.Hovedbok;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Publisering;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Publisering;

/// <summary>
/// A reader has all editions of a municipality: what one keeps back must not be computed from what others show, though amounts change between them
/// and each would choose other neighbours, also by the column of the year before. A figure is one unknown in all editions of its year.
/// </summary>
public sealed class FlereUtgaverTests
{
    private const decimal Minst = 6m;

    /// <summary>The small office is kept back with A; then B pays less than A. Whoever has both would have the office, as A and B are shown.</summary>
    [Test]
    public void A_correction_keeps_the_neighbour_of_the_first_edition()
    {
        var plan = Plan([("1", ""), ("11", "1"), ("12", "1"), ("13", "1"), ("2", "")]);
        var foerste = new Utgave(2024, Aar(plan, 2024, new() { ["11"] = 20, ["12"] = 30, ["13"] = 2, ["2"] = 50 }, null, Arvetskjerming.Ingen));
        Assert.That(foerste.Aar.UtenLinjer.Select(u => u.ToString()).Order(), Is.EqualTo(new[] { "11", "13" }));
        Dictionary<string, int> etter = new() { ["11"] = 40, ["12"] = 30, ["13"] = 2, ["2"] = 50 };
        Assert.That(Aar(plan, 2024, etter, null, Arvetskjerming.Ingen).UtenLinjer, Does.Contain(Ansvar.Parse("12")), "by itself it takes the other");
        Assert.That(Aar(plan, 2024, etter, null, Arv([foerste], 2024)).UtenLinjer.Select(u => u.ToString()).Order(), Is.EqualTo(new[] { "11", "13" }));
        Assert.That(Aar(plan, 2025, etter, etter, Arv([foerste], 2025)).UtenLinjer, Is.SupersetOf(foerste.Aar.UtenLinjer), "2024 stands in a column of 2025");
    }

    [Test]
    public void A_unit_that_was_small_the_year_before_has_no_lines_though_it_has_grown()
    {
        var plan = Plan([("1", ""), ("11", "1"), ("12", "1"), ("13", "1")]);
        Dictionary<string, int> naa = new() { ["11"] = 20, ["12"] = 30, ["13"] = 9 }, foer = new() { ["11"] = 20, ["12"] = 30, ["13"] = 2 };
        Assert.That(Aar(plan, 2025, naa, foer, Arvetskjerming.Ingen).UtenLinjer, Does.Contain(Ansvar.Parse("13")));
        Assert.That(Aar(plan, 2025, naa, naa, Arvetskjerming.Ingen).UtenLinjer, Is.Empty);
    }

    [Test]
    public void A_shielded_unit_is_merged_with_the_same_in_every_edition()
    {
        var plan = Plan([("1", ""), ("11", "1"), ("12", "1"), ("13", "1")]);
        var skjerming = new Skjerming([Ansvar.Parse("13")], [], 0m);
        Offentligaar Lag(int elleve, Arvetskjerming arv) =>
            new(plan, Kube(2024, new() { ["11"] = elleve, ["12"] = 30, ["13"] = 40 }), skjerming, null, arv);
        var foerste = Lag(20, Arvetskjerming.Ingen);
        Assert.That(foerste.Plan.Finn(Ansvar.Parse("12")), Is.Not.Null);
        Assert.That(Lag(50, Arvetskjerming.Ingen).Plan.Finn(Ansvar.Parse("12")), Is.Null, "by itself it takes the other");
        Assert.That(Lag(50, Arvetskjerming.Ingen.Med(foerste, sammeTall: true)).Plan.Finn(Ansvar.Parse("12")), Is.Not.Null);
    }

    [Test]
    public void No_small_unit_follows_from_all_editions_together([Range(1, 300)] int froe)
    {
        var tilfeldig = new Random(froe);
        var enheter = new List<(string Kode, string Over)>();
        foreach (var a in Enumerable.Range(1, tilfeldig.Next(2, 5)))
        {
            enheter.Add(($"{a}", ""));
            enheter.AddRange(Enumerable.Range(1, tilfeldig.Next(0, 5)).Select(b => ($"{a}{b}", $"{a}")));
        }

        var plan = Plan(enheter);
        var blader = enheter.Where(e => enheter.All(u => u.Over != e.Kode)).Select(e => e.Kode).ToList();
        int[] aarene = [2023, 2024, 2025];
        var loenn = aarene.ToDictionary(a => a, _ => blader.ToDictionary(b => b, _ => tilfeldig.Next(1, 20)));
        var utgaver = new List<Utgave>();
        foreach (var aar in aarene.SelectMany(a => Enumerable.Repeat(a, tilfeldig.Next(1, 4))))
        {
            foreach (var blad in blader.Where(_ => tilfeldig.Next(4) == 0))
            {
                loenn[aar][blad] = tilfeldig.Next(1, 20);
            }

            utgaver.Add(new(aar, Aar(plan, aar, loenn[aar], loenn.GetValueOrDefault(aar - 1), Arv(utgaver, aar))));
        }

        foreach (var aar in aarene)
        {
            bool Viser(Utgave u, Ansvar kode) => (u.Ar == aar || u.Ar == aar + 1) && !u.Aar.UtenLinjer.Contains(kode);
            var alle = plan.Enheter.Select(e => e.Kode).ToList();
            long[] Rad(params (Ansvar Kode, long Vekt)[] ledd)
            {
                var rad = new long[alle.Count];
                ledd.ToList().ForEach(l => rad[alle.IndexOf(l.Kode)] = l.Vekt);
                return rad;
            }

            List<long[]> likninger = [.. alle.Where(k => utgaver.Exists(u => Viser(u, k))).Select(k => Rad((k, 1)))];
            likninger.AddRange(alle.Prepend(default).Select(over => (Over: over, Under: plan.Underordnede(over).Select(e => e.Kode).ToList()))
                .Where(s => s.Under.Count > 0)
                .Select(s => Rad([.. s.Under.Select(u => (u, 1L)), .. s.Over.ErTom ? [] : new[] { (s.Over, Likninger.Prim - 1) }])));
            var rang = Likninger.Rang(likninger);
            for (var i = 0; i < utgaver.Count; i++)
            {
                // One that an earlier edition has shown is public, and is told before it is published.
                var smaa = utgaver[i].Ar != aar ? [] : utgaver[i].Aar.Smaa.Where(s => !utgaver.Take(i).Any(u => u.Ar == aar && Viser(u, s))).ToList();
                Assert.That(smaa.Where(s => utgaver.Skip(i).Any(u => Viser(u, s))), Is.Empty, $"{aar}: shown later");
                Assert.That(smaa.Where(s => !Alene(plan, s) && Likninger.Rang([.. likninger, Rad((s, 1))]) == rang), Is.Empty, $"{aar}, edition {i}");
            }
        }
    }

    /// <summary>The only one of the municipality has the municipality's lines, and so has the only one below it.</summary>
    private static bool Alene(Organisasjonsplan plan, Ansvar kode) =>
        kode.ErTom || (plan.Underordnede(plan.Finn(kode)!.Overordnet).Count() == 1 && Alene(plan, plan.Finn(kode)!.Overordnet));

    private static Arvetskjerming Arv(IReadOnlyList<Utgave> foer, int aar) => foer.Where(u => u.Ar == aar || u.Ar == aar - 1)
        .Aggregate(Arvetskjerming.Ingen, (arv, u) => arv.Med(u.Aar, u.Ar == aar));

    private static Offentligaar Aar(Organisasjonsplan plan, int aar, Dictionary<string, int> loenn, Dictionary<string, int>? foer, Arvetskjerming arv) =>
        new(plan, Kube(aar, loenn), new Skjerming([], [], Minst), foer is null ? null : Kube(aar - 1, foer), arv);

    private static Saldokube Kube(int aar, Dictionary<string, int> loenn) => new(
        LedgerId.Parse("3201"), Regnskapsaar.Fra(aar), 1,
        [
            .. loenn.Select(l => new Saldopost(
                Dimensjon.Resultat(Kontoklasse.Drift, Art.Parse("010"), Funksjon.Parse("202"), Ansvar.Parse(l.Key)), Saldoslag.Regnskap, Periode.Fra(1),
                Beloep.FraKroner(l.Value), 1)),
        ]);

    private static Organisasjonsplan Plan(IReadOnlyList<(string Kode, string Over)> enheter) => new(
        [.. enheter.Select(e => new Enhet(Ansvar.Parse(e.Kode), e.Kode, (Nivaa)e.Kode.Length, e.Over.Length == 0 ? default : Ansvar.Parse(e.Over)))]);

    private sealed record Utgave(int Ar, Offentligaar Aar);
}
