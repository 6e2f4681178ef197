using System.Globalization;
using CsCheck;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Verdier;

public sealed class BeloepTests
{
    private static readonly Gen<Beloep> Any = Gen.Long.Where(l => l != long.MinValue).Select(Beloep.FraOere);

    [TestCase("0", 0)]
    [TestCase("1", 100)]
    [TestCase("-1.5", -150)]
    [TestCase("+12.34", 1234)]
    [TestCase("92233720368547758.07", long.MaxValue)]
    [TestCase("-92233720368547758.07", -long.MaxValue)]
    public void Reads_amounts(string text, long oere) =>
        Assert.That(Beloep.TryParse(text, out var b) ? b.Oere : (long?)null, Is.EqualTo(oere));

    [TestCase("")]
    [TestCase("-")]
    [TestCase(".5")]
    [TestCase("5.")]
    [TestCase("1.234")]
    [TestCase("1,5")]
    [TestCase("1 000")]
    [TestCase("1e3")]
    [TestCase("NaN")]
    [TestCase("--1")]
    [TestCase("92233720368547758.08")]
    [TestCase("-92233720368547758.08")]
    [TestCase("99999999999999999999")]
    [TestCase("٣")]
    public void Refuses_what_is_no_amount(string text) => Assert.That(Beloep.TryParse(text, out _), Is.False);

    [TestCase("100,50-", -10050)]
    [TestCase("100-", -10000)]
    [TestCase("100,", 10000)]
    [TestCase("100,-", null)]
    [TestCase("1 234,\u2212", null)]
    [TestCase("100.-", null)]
    [TestCase("100,+", null)]
    public void A_stroke_where_the_øre_should_be_is_no_sign(string tekst, long? oere) =>
        Assert.That(Beloepstekst.TryParse(tekst, out var b, out _) ? b.Oere : (long?)null, Is.EqualTo(oere));

    [Test]
    public void Text_and_back_is_the_same_amount() =>
        Any.Sample(b => Beloep.TryParse(b.ToString(), out var back) && back == b);

    [Test]
    public void Kroner_and_back_is_the_same_amount() =>
        Any.Sample(b => Beloep.FraKroner(b.Kroner) == b && b.Kroner == b.Oere / 100m);

    [Test]
    public void Reading_agrees_with_decimal() =>
        Gen.Select(Gen.Int, Gen.Int[0, 9999]).Sample((whole, decimals) =>
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{whole}.{decimals}");
            var expected = decimal.Parse(text, CultureInfo.InvariantCulture);
            return decimals.ToString(CultureInfo.InvariantCulture).Length <= 2
                ? Beloep.TryParse(text, out var b) && b.Kroner == expected
                : !Beloep.TryParse(text, out _);
        });

    [Test]
    public void Sums_are_exact_beyond_what_can_be_booked() =>
        Gen.Select(Any, Any, Gen.Int[1, 1_000_000]).Sample((a, b, n) =>
        {
            var sum = Beloep.FraOere((a.SumOere + b.SumOere) * n);
            return (a + b).SumOere == (Int128)a.Oere + b.Oere && sum.Kroner == (a.Kroner + b.Kroner) * n && (a + b).KanBokfoeres == (Int128.Abs((Int128)a.Oere + b.Oere) <= long.MaxValue);
        });

    [Test]
    public void A_sum_that_cannot_be_booked_is_not_cut_to_one_that_can() =>
        Assert.That(() => (Beloep.FraOere(long.MaxValue) + Beloep.FraOere(1L)).Oere, Throws.TypeOf<OverflowException>());

    [Test]
    public void More_than_two_decimals_is_refused() => Assert.That(() => Beloep.FraKroner(0.001m), Throws.ArgumentException);
}
