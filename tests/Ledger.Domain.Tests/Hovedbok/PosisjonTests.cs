using CsCheck;
using Ledger.Domain.Hovedbok;

namespace Ledger.Domain.Tests.Hovedbok;

public sealed class PosisjonTests
{
    private static readonly Gen<(long Sekvens, int Linje)> Sted = Gen.Select(
        Gen.OneOf(Gen.Long[0, 10], Gen.Long[0, long.MaxValue]), Gen.OneOf(Gen.Int[0, 3], Gen.Int[0, Bilag.StoersteAntallRader]));

    [Test]
    public void Positions_are_in_the_order_of_the_chain_and_have_what_they_are_made_of() => Gen.Select(Sted, Sted).Sample((a, b) =>
    {
        var (x, y) = (Posisjon.Fra(a.Sekvens, a.Linje), Posisjon.Fra(b.Sekvens, b.Linje));
        Assert.That((x.Sekvens, x.Linje), Is.EqualTo((a.Sekvens, a.Linje)));
        Assert.That(Math.Sign(x.CompareTo(y)), Is.EqualTo(Math.Sign(a.CompareTo(b))));
        Assert.That((x < y, x <= y, x > y, x >= y), Is.EqualTo((a.CompareTo(b) < 0, a.CompareTo(b) <= 0, a.CompareTo(b) > 0, a.CompareTo(b) >= 0)));
        Assert.That(x, Is.LessThanOrEqualTo(Posisjon.EtterAlle(a.Sekvens)));
    });

    [TestCase(-1, 1)]
    [TestCase(1, -1)]
    [TestCase(1, Bilag.StoersteAntallRader + 1)]
    public void There_are_no_others(long sekvens, int linje) => Assert.That(() => Posisjon.Fra(sekvens, linje), Throws.TypeOf<ArgumentOutOfRangeException>());
}
