using CsCheck;
using Ledger.Domain.Budsjett;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Budsjett;

public sealed class PeriodiseringTests
{
    [Test]
    public void Even_months_sum_to_the_line_and_differ_by_at_most_one_oere() =>
        Gen.Long[-1_000_000_000_000, 1_000_000_000_000].Sample(oere =>
        {
            var months = Periodisering.Jevn.Fordel(Beloep.FraOere(oere));
            return months.Length == 12 && Beloep.Sum(months).Oere == oere && months.Max().Oere - months.Min().Oere <= 1;
        });

    [Test]
    public void Text_and_back_is_the_same_spread() =>
        Gen.Long[-1_000_000, 1_000_000].Array[12].Sample(oere =>
        {
            var spread = Periodisering.Fra([.. oere.Select(Beloep.FraOere)]);
            return Periodisering.Parse(spread.ToString()).Equals(spread) && !spread.Equals(Periodisering.Jevn);
        });

    [Test]
    public void A_spread_has_twelve_months() => Assert.That(() => Periodisering.Fra([Beloep.Null]), Throws.ArgumentException);
}
