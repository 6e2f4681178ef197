using CsCheck;
using Ledger.Domain.Finans.Register;
using static Ledger.Domain.Tests.Finanser.GjeldTests;

namespace Ledger.Domain.Tests.Finanser;

/// <summary>How a loan and the pieces of it are parted by what it is for.</summary>
public sealed class FordelingTests
{
    /// <summary>
    /// Pieces that stand after each other have parts that are never negative, sum to the piece, and over the pieces to the parts of the loan, whatever the
    /// shares are and however few øre there are.
    /// </summary>
    [Test]
    public void Pieces_are_never_negative() => Gen.Select(
        Gen.Int[0, 10].Array[1, 5].Where(d => d.Sum() > 0), Gen.OneOf(Gen.Long[1, 30], Gen.Long[1, 10_000_000_00]),
        Gen.Int[0, 1_000].Array[0, 6]).Sample((andeler, oere, kutt) =>
    {
        var deler = andeler.Select(a => decimal.Round(a / (decimal)andeler.Sum(), 6)).ToArray();
        deler[^1] = Math.Max(0m, 1m - deler[..^1].Sum());
        var laan = Laanet("A", Laaneform.Serie) with
        {
            Fordeling = [.. deler.Select(d => new Laaneandel(Laaneformaal.IkkeSelvfinansierende, Motpost.Ingen, d))],
        };
        var hele = oere / 100m;
        decimal[] grenser = [0m, .. kutt.Select(k => Oere(hele * k / 1_000m)).Order(), hele];
        var summer = new decimal[deler.Length];
        foreach (var (fra, til) in grenser.Zip(grenser.Skip(1)))
        {
            var (foer, etter) = (laan.FordelFoerste(fra, hele), laan.FordelFoerste(til, hele));
            var stykke = foer.Zip(etter, (f, e) => e - f).ToList();
            Assert.That(stykke, Has.All.GreaterThanOrEqualTo(0m));
            Assert.That(stykke.Sum(), Is.EqualTo(til - fra));
            summer = [.. summer.Zip(stykke, (a, b) => a + b)];
        }

        var egne = laan.Fordel(hele).Select(d => d.Beloep).ToList();
        Assert.That(egne, Has.All.GreaterThanOrEqualTo(0m));
        Assert.That(summer, Is.EqualTo(egne));
        Assert.That(laan.Fordel(-hele).Select(d => -d.Beloep), Is.EqualTo(egne));
    });

    /// <summary>A cent in three, cut in the middle of five: the piece that had −0.01 when each share was rounded for itself.</summary>
    [Test]
    public void Few_oere_in_three_shares()
    {
        var laan = Laanet("A", Laaneform.Serie) with
        {
            Fordeling =
            [
                new(Laaneformaal.Videreutlaan, Motpost.Formidling, 0.4m), new(Laaneformaal.SelvfinansierendeVar, Motpost.Gebyr, 0.4m),
                new(Laaneformaal.IkkeSelvfinansierende, Motpost.Ingen, 0.2m),
            ],
        };
        Assert.That(laan.FordelFoerste(0.01m, 0.05m), Is.EqualTo(new[] { 0m, 0.01m, 0m }));
        Assert.That(laan.FordelFoerste(0.02m, 0.05m), Is.EqualTo(new[] { 0.01m, 0.01m, 0m }));
        Assert.That(laan.FordelFoerste(0.03m, 0.05m), Is.EqualTo(new[] { 0.01m, 0.01m, 0.01m }));
        Assert.That(laan.Fordel(0.01m).Select(d => d.Beloep).Sum(), Is.EqualTo(0.01m));
        var halve = laan with { Fordeling = [.. laan.Fordeling.Zip([0.5m, 0.5m, 0m], (a, d) => a with { Del = d })] };
        Assert.That(halve.Fordel(0.01m).Select(d => d.Beloep), Is.EqualTo(new[] { 0.01m, 0m, 0m }));
    }
}
