using Ledger.Domain.Organisasjon;
using Ledger.Domain.Publisering;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Publisering;

/// <summary>
/// That the lines of a unit with little pay cannot be computed from those that are shown: a unit's are the sum of those below it, and the
/// municipality's are always shown.
/// </summary>
public sealed class LinjevernTests
{
    /// <summary>
    /// A small area, whose neighbour was kept back, and not those below it: they were the neighbour, and the municipality less them was the small one.
    /// </summary>
    [Test]
    public void What_is_kept_back_for_another_is_not_the_sum_of_what_is_shown()
    {
        var plan = Plan(("1", ""), ("2", ""), ("3", ""), ("11", "1"), ("12", "1"), ("21", "2"), ("22", "2"), ("31", "3"));
        var loenn = new Dictionary<string, long> { ["11"] = 90, ["12"] = 40, ["21"] = 65, ["22"] = 60, ["31"] = 1 };
        var uten = Linjevern.Utvid(plan, [Ansvar.Parse("3"), Ansvar.Parse("31")], Sum(plan, loenn));
        Assert.That(uten.Select(u => u.ToString()).Order(), Is.EqualTo(new[] { "2", "22", "3", "31" }));
    }

    [Test]
    public void No_unit_that_is_kept_back_follows_from_those_that_are_shown([Range(1, 400)] int froe)
    {
        var tilfeldig = new Random(froe);
        var enheter = new List<(string Kode, string Over)>();
        foreach (var a in Enumerable.Range(1, tilfeldig.Next(1, 5)))
        {
            enheter.Add(($"{a}", ""));
            foreach (var b in Enumerable.Range(1, tilfeldig.Next(0, 4)))
            {
                enheter.Add(($"{a}{b}", $"{a}"));
                enheter.AddRange(Enumerable.Range(1, tilfeldig.Next(0, 3)).Select(c => ($"{a}{b}{c}", $"{a}{b}")));
            }
        }

        var plan = Plan([.. enheter]);
        var blader = enheter.Where(e => enheter.All(u => u.Over != e.Kode)).ToDictionary(e => e.Kode, _ => (long)tilfeldig.Next(0, 20));
        var loenn = Sum(plan, blader);
        var smaa = plan.Enheter.Select(e => e.Kode).Where(k => loenn(k).Kroner is > 0m and < 6m).ToList();
        var uten = Linjevern.Utvid(plan, smaa, loenn);
        Assert.That(uten, Is.SupersetOf(smaa));

        // Each paying unit is an unknown; what is shown is known, and so is each sum.
        var ukjente = plan.Enheter.Select(e => e.Kode).Where(k => loenn(k) > Beloep.Null).ToList();
        long[] Rad(params (Ansvar Kode, long Vekt)[] ledd)
        {
            var rad = new long[ukjente.Count];
            ledd.ToList().ForEach(l => rad[ukjente.IndexOf(l.Kode)] = l.Vekt);
            return rad;
        }

        List<long[]> likninger = [.. ukjente.Where(u => !uten.Contains(u)).Select(u => Rad((u, 1)))];
        foreach (var over in ukjente.Prepend(default))
        {
            var under = plan.Underordnede(over).Select(e => e.Kode).Where(ukjente.Contains).ToList();
            if (under.Count > 0)
            {
                likninger.Add(Rad([.. under.Select(u => (u, 1L)), .. over.ErTom ? [] : new[] { (over, Likninger.Prim - 1) }]));
            }
        }

        // The only one that pays has the municipality's own lines.
        var alene = new HashSet<Ansvar>();
        for (Ansvar over = default; plan.Underordnede(over).Select(e => e.Kode).Where(ukjente.Contains).ToList() is [var eneste]; over = eneste)
        {
            alene.Add(eneste);
        }

        var rang = Likninger.Rang(likninger);
        Assert.That(ukjente.Where(u => uten.Contains(u) && !alene.Contains(u) && Likninger.Rang([.. likninger, Rad((u, 1))]) == rang), Is.Empty);
    }

    private static Organisasjonsplan Plan(params (string Kode, string Over)[] enheter) => new(
        [.. enheter.Select(e => new Enhet(Ansvar.Parse(e.Kode), e.Kode, (Nivaa)e.Kode.Length, e.Over.Length == 0 ? default : Ansvar.Parse(e.Over)))]);

    private static Func<Ansvar, Beloep> Sum(Organisasjonsplan plan, Dictionary<string, long> blader) =>
        kode => Beloep.FraKroner(plan.MedUnderordnede(kode).Sum(k => blader.GetValueOrDefault(k.ToString())));
}
