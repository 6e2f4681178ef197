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
    public void Addition_is_exact_or_throws() =>
        Gen.Select(Any, Any).Sample((a, b) =>
        {
            var expected = (Int128)a.Oere + b.Oere;
            try
            {
                return (a + b).Oere == expected;
            }
            catch (OverflowException)
            {
                return expected > long.MaxValue || expected < long.MinValue;
            }
        });

    [Test]
    public void More_than_two_decimals_is_refused() => Assert.That(() => Beloep.FraKroner(0.001m), Throws.ArgumentException);
}
