using CsCheck;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Verdier;

public sealed class KodeTests
{
    private static readonly string[] Ordnet =
        ["1", "2", "9", "10", "010", "100", "a", "A", "A1", "A2", "A02", "A10", "aa", "B", "b2-9", "b2-10", "Z", "Æ", "Ø", "Å", "å1"];

    [Test]
    public void Codes_are_in_the_order_of_numbers_and_of_the_Norwegian_alphabet() => Assert.That(
        new[] { "10", "100", "9", "B", "a", "Å", "Æ", "Ø" }.Select(Fondskode.Parse).Order().Select(f => f.ToString()),
        Is.EqualTo(new[] { "9", "10", "100", "a", "B", "Æ", "Ø", "Å" }));

    [Test]
    public void The_order_is_total_whatever_order_the_codes_come_in() => Gen.Shuffle(Ordnet).Sample(koder =>
        koder.Order(Kodeorden.Instans).SequenceEqual(Ordnet.Order(Kodeorden.Instans))
        && koder.All(a => koder.All(b => Math.Sign(Kodeorden.Instans.Compare(a, b)) == -Math.Sign(Kodeorden.Instans.Compare(b, a)) && (Kodeorden.Instans.Compare(a, b) == 0) == (a == b))));

    [TestCase("010", true)]
    [TestCase("990", true)]
    [TestCase("10", false)]
    [TestCase("0100", false)]
    [TestCase("1a0", false)]
    [TestCase("-10", false)]
    public void Art_is_three_digits(string text, bool ok)
    {
        Assert.That(Art.TryParse(text, out var art), Is.EqualTo(ok));
        Assert.That(art.ToString(), Is.EqualTo(ok ? text : ""));
    }

    [TestCase("10", true)]
    [TestCase("5900", true)]
    [TestCase("1", false)]
    [TestCase("010", false)]
    [TestCase("59000", false)]
    public void Kapittel_is_two_to_four_digits(string text, bool ok) => Assert.That(Kapittel.TryParse(text, out _), Is.EqualTo(ok));

    [TestCase("202", true)]
    [TestCase("A-1_x.Å", true)]
    [TestCase("", false)]
    [TestCase("..", false)]
    [TestCase("a/b", false)]
    [TestCase("a b", false)]
    [TestCase("123456789012345678901", false)]
    [TestCase("a\u0000", false)]
    public void Ansvar_is_a_short_code(string text, bool ok) => Assert.That(Ansvar.TryParse(text, out _), Is.EqualTo(ok));

    [TestCase("3201", true)]
    [TestCase("0301", true)]
    [TestCase("0000", false)]
    [TestCase("301", false)]
    [TestCase("+301", false)]
    public void Kommunenummer_is_four_digits(string text, bool ok)
    {
        Assert.That(LedgerId.TryParse(text, out var value), Is.EqualTo(ok));
        Assert.That(value.ToString(), Is.EqualTo(ok ? text : "0000"));
    }

    [TestCase("935478715", true)]
    [TestCase("935478716", false)]
    [TestCase("93547871", false)]
    [TestCase("93547871x", false)]
    public void Organisasjonsnummer_has_a_check_digit(string text, bool ok) => Assert.That(Organisasjonsnummer.TryParse(text, out _), Is.EqualTo(ok));

    [Test]
    public void Periode_is_0_to_13()
    {
        for (var i = -1; i <= 14; i++)
        {
            Assert.That(Periode.TryFra(i, out _), Is.EqualTo(i is >= 0 and <= 13), $"{i}");
        }

        Assert.That(Periode.TryParse("14", out _), Is.False);
        Assert.That(Periode.TryParse("-1", out _), Is.False);
        Assert.That(() => Periode.Fra(14), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void The_default_of_a_code_is_its_absence() =>
        Assert.Multiple(() =>
        {
            Assert.That(default(Art).ErTom, Is.True);
            Assert.That(Art.Parse("000").ErTom, Is.False);
            Assert.That(default(Kapittel).ErTom, Is.True);
            Assert.That(default(Ansvar).ErTom, Is.True);
            Assert.That(default(Sektor).ToString(), Is.Empty);
        });
}
