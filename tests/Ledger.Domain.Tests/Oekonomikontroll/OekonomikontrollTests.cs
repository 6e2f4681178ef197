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

    /// <summary>Invariant 9: twice the depreciation or the debt asks for twice as much, so that units' minima sum to that of them all.</summary>
    [Test]
    public void The_minimum_is_linear_in_depreciation_and_in_debt() =>
        Gen.Select(Gen.Int[0, 1_000].Array[2], Gen.Int[0, 1_000].Array[2], Gen.Int[1, 1_000]).Sample((avskrivninger, gjeld, anlegg) =>
        {
            // Depreciation in whole parts of the assets leaves nothing to round.
            Beloep Minimum(int a, int l) =>
                Minimumsavdrag.Beregn(Beloep.FraOere((long)a * anlegg), Beloep.FraOere(l), Beloep.FraOere(anlegg), default).Minimum!.Value;
            return Minimum(avskrivninger.Sum(), gjeld[0]) == Minimum(avskrivninger[0], gjeld[0]) + Minimum(avskrivninger[1], gjeld[0])
                && Minimum(avskrivninger[0], gjeld.Sum()) == Minimum(avskrivninger[0], gjeld[0]) + Minimum(avskrivninger[0], gjeld[1]);
        });
}
