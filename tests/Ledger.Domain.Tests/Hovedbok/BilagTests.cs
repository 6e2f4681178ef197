using Ledger.Domain.Hovedbok;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Hovedbok;

public sealed class BilagTests
{
    private static readonly Dimensjon Bank = Dimensjon.Balanse(Kapittel.Parse("10"), Sektor.Parse("320"));

    [Test]
    public void A_bilag_balances()
    {
        var rader = new[] { new Postering(Bank, Beloep.FraOere(1)), new Postering(Bank, Beloep.FraOere(-2)) };
        Assert.That(() => new Bilag("A", new DateOnly(2024, 1, 1), Periode.Fra(1), rader), Throws.ArgumentException);
    }

    [Test]
    public void A_bilag_has_two_rows() =>
        Assert.That(() => new Bilag("A", new DateOnly(2024, 1, 1), Periode.Fra(1), [new Postering(Bank, Beloep.Null)]), Throws.ArgumentException);
}
