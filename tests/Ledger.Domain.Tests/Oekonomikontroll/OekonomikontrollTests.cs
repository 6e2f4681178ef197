using CsCheck;
using Ledger.Domain.Oekonomikontroll;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Oekonomikontroll;

public sealed class OekonomikontrollTests
{
    private static Beloep Tusen(long tusen) => Beloep.FraOere(tusen * 100_000);

    /// <summary>Molde 2020, note 7: 174 015 × 4 047 013 / 4 521 698 = 155 747 (thousand kroner).</summary>
    [Test]
    public void Molde_2020()
    {
        var m = Minimumsavdrag.Beregn(Tusen(174_015), Tusen(4_047_013), Tusen(4_521_698), Tusen(150_000));
        Assert.That(decimal.Round(m.Minimum!.Value.Kroner / 1000m), Is.EqualTo(155_747m));
        Assert.That(m.Mangler, Is.EqualTo(m.Minimum.Value - Tusen(150_000)));
    }

    [Test]
    public void Nothing_depreciable_gives_no_answer()
    {
        var m = Minimumsavdrag.Beregn(Tusen(10), Tusen(100), default, Tusen(1));
        Assert.That((m.Minimum, m.Mangler), Is.EqualTo(((Beloep?)null, (Beloep?)null)));
    }

    [Test]
    public void The_minimum_is_the_formula_to_the_oere() =>
        Gen.Select(Gen.Long[0, 10_000_000_000], Gen.Long[0, 1_000_000_000_000], Gen.Long[1, 1_000_000_000_000]).Sample((a, l, n) =>
        {
            var minimum = Minimumsavdrag.Beregn(Beloep.FraOere(a), Beloep.FraOere(l), Beloep.FraOere(n), default).Minimum!.Value.Oere;
            return Int128.Abs(((Int128)minimum * n) - ((Int128)a * l)) * 2 <= n;
        });

    [TestCase(2024, 2, 2025, 2026)]
    [TestCase(2024, 1, 2025, 2025)]
    [TestCase(2024, 4, 2025, 2028)]
    public void Deadlines_of_merforbruk(int oppstaatt, int vedtatt, int budsjett, int senest) =>
        Assert.That(Merforbruk.Frist(Regnskapsaar.Fra(oppstaatt), vedtatt), Is.EqualTo(new Dekningsfrist(oppstaatt, budsjett, senest)));

    [TestCase(0)]
    [TestCase(5)]
    public void The_council_decides_on_one_to_four_years(int vedtatt) =>
        Assert.That(() => Merforbruk.Frist(Regnskapsaar.Fra(2024), vedtatt), Throws.TypeOf<ArgumentOutOfRangeException>());

    [TestCase(29, 1000, 0, 2, false, false, false)]
    [TestCase(30, 1000, 0, 2, false, false, false)]
    [TestCase(31, 1000, 0, 2, true, false, false)]
    [TestCase(10, 1000, 0, 3, false, true, false)]
    [TestCase(0, 1000, 5, 2, false, false, true)]
    public void Grounds_of_ROBEK(long akkumulert, long inntekter, long budsjettert, int vedtatt, bool overTreProsent, bool overToAar, bool budsjett)
    {
        var v = Merforbruk.Vurder(Regnskapsaar.Fra(2024), Tusen(akkumulert), Tusen(inntekter), Tusen(budsjettert), vedtatt);
        var robek = v.Robek.ToDictionary(r => r.Bokstav, r => r.Oppfylt);
        Assert.That((robek["d"], robek["c"], robek["a"]), Is.EqualTo(((bool?)overTreProsent, (bool?)overToAar, (bool?)budsjett)));
        Assert.That(v.Frist is null, Is.EqualTo(akkumulert == 0));
    }
}
