using System.Globalization;
using CsCheck;
using Ledger.Domain.Noter;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Noter;

/// <summary>What notes compute from registers: depreciation, premieavvik and selvkost, by the worked cases of their rules.</summary>
public sealed class RegisternoterTests
{
    /// <summary>§ 3-5: a million over seven years; each part in whole øre, and the sum exact.</summary>
    [Test]
    public void A_million_over_seven_years() => Assert.That(
        Enumerable.Range(1, 7).Select(k => Likedeling.Del(Kr(1_000_000m), 7, k).Kroner),
        Is.EqualTo([142_857.14m, 142_857.15m, 142_857.14m, 142_857.14m, 142_857.14m, 142_857.15m, 142_857.14m]));

    /// <summary>Invariant 13: the parts sum to the amount and differ by at most an øre.</summary>
    [Test]
    public void Parts_sum_to_the_amount_and_differ_by_an_oere() =>
        Gen.Select(Gen.Long[-1_000_000_000_000, 1_000_000_000_000], Gen.Int[1, 80]).Sample((oere, aar) =>
        {
            var deler = Enumerable.Range(0, aar + 2).Select(k => Likedeling.Del(Beloep.FraOere(oere), aar, k)).ToList();
            Assert.That(Beloep.Sum(deler).Oere, Is.EqualTo(oere));
            Assert.That((deler[0].Oere, deler[^1].Oere), Is.EqualTo((0L, 0L)), "nothing before the first year or after the last");
            Assert.That(deler.Skip(1).Take(aar).Max(d => d.Oere) - deler.Skip(1).Take(aar).Min(d => d.Oere), Is.LessThanOrEqualTo(1));
        });

    [Test]
    public void A_million_over_fifteen_years_from_the_year_after() => Assert.That(
        Enumerable.Range(2020, 4).Select(aar => Anlegg.Aaret(15, null, [Post("tilgang", 2020, 1_000_000m)], aar).Avskrivning.Kroner),
        Is.EqualTo([0m, 66_666.67m, 66_666.66m, 66_666.67m]));

    /// <summary>§ 3-4a: pipes of 2006 over 40 years get a life of 80 from 2026. 19 years are depreciated, so 61 are left.</summary>
    [Test]
    public void A_new_life_is_depreciated_over_the_years_that_are_left()
    {
        Registerpost[] poster = [Post("tilgang", 2006, 4_000_000m), Post("nyLevetid", 2026, null, ("levetid", "80"))];
        Assert.That(Anlegg.Aaret(40, null, poster, 2025).Utgaaende.Kroner, Is.EqualTo(2_100_000m));
        Assert.That(Anlegg.Aaret(40, null, poster, 2026).Avskrivning.Kroner, Is.EqualTo(34_426.23m));
        Assert.That(Anlegg.Aaret(40, null, poster, 2086).Utgaaende.Kroner, Is.Zero, "after 61 years");
    }

    /// <summary>Invariant 13: an asset is never depreciated below 0, whatever is written down, and its lines go up.</summary>
    [Test]
    public void An_asset_goes_up_and_never_below_nothing() =>
        Gen.Select(Gen.Int[1, 20], Gen.Int[0, 1_000_000], Gen.Int[0, 15], Gen.Int[0, 100]).Sample((levetid, kost, nedskrevetI, andel) =>
        {
            var foer = nedskrevetI == 0 ? Beloep.Null : Anlegg.Aaret(levetid, null, [Post("tilgang", 2000, kost)], 2000 + nedskrevetI).Utgaaende;
            Registerpost[] poster =
            [
                Post("tilgang", 2000, kost),
                .. nedskrevetI == 0 ? [] : new[] { Post("nedskrivning", 2000 + nedskrevetI, decimal.Round(foer.Kroner * andel / 100m, 2)) },
            ];
            var forrige = Beloep.Null;
            for (var aar = 2000; aar <= 2025; aar++)
            {
                var a = Anlegg.Aaret(levetid, null, [.. poster.Where(p => p.Dato.Year <= aar)], aar);
                Assert.That(a.Inngaaende, Is.EqualTo(forrige));
                Assert.That(a.Inngaaende + a.Tilgang - a.Avgang - a.Avskrivning - a.Nedskrivning + a.Reversering, Is.EqualTo(a.Utgaaende));
                Assert.That(a.Utgaaende, Is.GreaterThanOrEqualTo(Beloep.Null));
                forrige = a.Utgaaende;
            }

            Assert.That(forrige.ErNull, $"all of it is depreciated after {levetid} years");
        });

    /// <summary>The worked case of § 3-5: five cohorts, one of them over a year.</summary>
    [TestCase(2025, 570_000, 1_660_000)]
    [TestCase(2026, 400_000, 1_260_000)]
    [TestCase(2027, 300_000, 960_000)]
    public void Premieavvik_is_amortised_by_cohort(int aar, int amortisert, int rest)
    {
        var tilstand = Tilstand("premieavvik",
        [
            Kohort(2019, 700_000), Kohort(2022, 1_400_000), Kohort(2023, -210_000), Kohort(2024, 300_000, "1"), Kohort(2025, 910_000),
        ]);
        var tabell = Premieavviksnote.Beregn(tilstand, aar).Single();
        var sum = tabell.Rader.Single(r => r.ErSum);
        Assert.That((((Beloep)sum.Verdier["amortisert"]!).Kroner, ((Beloep)sum.Verdier["rest"]!).Kroner), Is.EqualTo(((decimal)amortisert, (decimal)rest)));
        Assert.That(tabell.Sum!.Value.Kroner, Is.EqualTo(rest * 1.141m), "with arbeidsgiveravgift");
    }

    /// <summary>The worked cases of selvkost, three years after each other, one without carrying forward, and one whose fund is too old.</summary>
    [Test]
    public void Selvkost_uses_the_oldest_first()
    {
        IReadOnlyList<Selvkostlag> fond = [new(2021, Kr(300_000)), new(2024, Kr(500_000))];
        var svar = Selvkost.Beregn(new(2026, Kr(9_600_000), Kr(10_000_000), 5.0m), fond, []);
        Assert.That(Tekst(svar), Is.EqualTo("-400000 brukt 400000 dekket 0 avsatt 0 renter 30000 fond 2024:400000 2026:30000 underskudd  forfalt "));
        svar = Selvkost.Beregn(new(2027, Kr(9_300_000), Kr(10_100_000), 4.5m), svar.Fond, svar.Underskudd);
        Assert.That(Tekst(svar), Is.EqualTo("-800000 brukt 430000 dekket 0 avsatt 0 renter 9675 fond 2027:9675 underskudd 2027:370000 forfalt "));
        svar = Selvkost.Beregn(new(2028, Kr(10_600_000), Kr(10_200_000), 4.0m), svar.Fond, svar.Underskudd);
        Assert.That(Tekst(svar), Is.EqualTo("400000 brukt 0 dekket 370000 avsatt 30000 renter 987 fond 2027:9675 2028:30987 underskudd  forfalt "));

        var plan = Selvkost.Beregn(new(2026, Kr(2_000_000), Kr(2_400_000), 5.0m), [new(2025, Kr(100_000))], [], framfoererUnderskudd: false);
        Assert.That((Tekst(plan), plan.Kommunens.Kroner), Is.EqualTo(("-400000 brukt 100000 dekket 0 avsatt 0 renter 2500 fond 2026:2500 underskudd  forfalt ", 300_000m)));
        var sen = Selvkost.Beregn(new(2026, Kr(9_600_000), Kr(10_000_000), 5.0m), [new(2021, Kr(900_000))], []);
        Assert.That(Tekst(sen), Is.EqualTo("-400000 brukt 400000 dekket 0 avsatt 0 renter 35000 fond 2021:500000 2026:35000 underskudd  forfalt 2021"));
    }

    /// <summary>Invariant 14: what the layers less the deficits move by is the result and the interests less the municipality's part.</summary>
    [Test]
    public void The_layers_move_by_the_result_and_the_interest() =>
        Gen.Select(Gen.Int[0, 100_000].Array[0, 4], Gen.Int[0, 100_000].Array[0, 4], Gen.Int[0, 200_000], Gen.Int[0, 200_000], Gen.Bool).Sample((fond, gjeld, gebyr, grunnlag, fram) =>
        {
            List<Selvkostlag> f = [.. fond.Select((b, i) => new Selvkostlag(2021 + i, Beloep.FraOere(b)))], g = [.. gjeld.Select((b, i) => new Selvkostlag(2021 + i, Beloep.FraOere(b)))];
            var svar = Selvkost.Beregn(new(2026, Beloep.FraOere(gebyr), Beloep.FraOere(grunnlag), 4.2m), f, g, fram);
            var foer = Beloep.Sum(f.Select(l => l.Rest)) - Beloep.Sum(g.Select(l => l.Rest));
            Assert.That(svar.FondUtgaaende - svar.UnderskuddUtgaaende - foer, Is.EqualTo(svar.Resultat + svar.Renter + svar.Kommunens));
            Assert.That(svar.Fond.Concat(svar.Underskudd).All(l => l.Rest > Beloep.Null));
        });

    private static string Tekst(Selvkostsvar s) => string.Create(CultureInfo.InvariantCulture,
        $"{s.Resultat.Kroner:0.##} brukt {s.Brukt.Kroner:0.##} dekket {s.Dekket.Kroner:0.##} avsatt {s.Avsatt.Kroner:0.##} renter {s.Renter.Kroner:0.##} fond {Lag(s.Fond)} underskudd {Lag(s.Underskudd)} forfalt {string.Join(' ', s.Forfalt)}");

    private static string Lag(IEnumerable<Selvkostlag> lag) => string.Join(' ', lag.Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.Aar}:{l.Rest.Kroner:0.##}")));

    private static Beloep Kr(decimal kroner) => Beloep.FraKroner(kroner);

    private static Registerpost Post(string type, int aar, decimal? beloep, params (string, string)[] verdier) => new(
        $"{type}-{aar}", "A", new DateOnly(aar, type == "nyLevetid" ? 1 : 6, 1), type, beloep is { } b ? Kr(b) : null, null, null, null, null,
        verdier.ToDictionary(v => v.Item1, v => v.Item2));

    private static Registerobjekt Kohort(int aar, decimal avvik, string over = "7") => new(
        $"KLP-{aar}", $"KLP {aar}", new Dictionary<string, string>
        {
            ["aar"] = $"{aar}", ["premie"] = $"{1_000_000m + avvik}", ["nettoKostnad"] = "1000000", ["agaSats"] = "14.1", ["aarAmortisering"] = over,
        }, null, null);

    private static Registertilstand Tilstand(string register, IEnumerable<Registerobjekt> objekter) => Registerhistorikk.Tom.Med(
        1, objekter.Select(o => (register, new Stand<Registerobjekt>(o, 1, 1))), [], []).Ved(1);
}
