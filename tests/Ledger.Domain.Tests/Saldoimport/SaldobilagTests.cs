using CsCheck;
using Ledger.Domain.Saldoimport;
using Ledger.Domain.Verdier;
using Ledger.Domain.Hovedbok;

namespace Ledger.Domain.Tests.Saldoimport;

public sealed class SaldobilagTests
{
    /// <summary>Whatever the rows and the limit: each bilag balances and is within it, and the bilag together are the rows.</summary>
    [Test]
    public void A_period_with_many_rows_becomes_bilag_that_balance() => Gen.Select(Gen.Long[-50, 50].Where(o => o != 0).List[1, 40], Gen.Int[3, 8]).Sample((oere, mest) =>
    {
        var sum = oere.Sum();
        var rader = oere.Concat(sum == 0 ? [] : [-sum]).Select((o, i) => new Forskjellsrad(Noekkel(i), Beloep.FraOere(o))).ToList();
        var bilag = Saldobilag.Del(rader, mest).Select(d => d.ToList()).ToList();
        Assert.That(bilag.Select(b => b.Count), Is.All.InRange(2, mest));
        Assert.That(bilag.Select(b => b.Sum(r => r.Beloep.Oere)), Is.All.Zero);
        Assert.That(bilag.SelectMany(b => b).Select(r => r.Beloep.Oere), Is.All.Not.Zero);
        Assert.That(
            bilag.SelectMany(b => b).GroupBy(r => r.Noekkel).Select(g => new Forskjellsrad(g.Key, Beloep.FraOere(g.Sum(r => r.Beloep.Oere)))),
            Is.EqualTo(rader));
    });

    private static Dimensjon Noekkel(int nummer) =>
        Dimensjon.Resultat(Kontoklasse.Drift, Art.Parse("010"), Funksjon.Parse("202"), Ansvar.Parse((100 + nummer).ToString()));
}
