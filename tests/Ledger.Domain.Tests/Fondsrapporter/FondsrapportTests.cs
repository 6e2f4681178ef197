using CsCheck;
using Ledger.Domain.Fond;
using Ledger.Domain.Fondsrapporter;
using Ledger.Domain.Tests.Verktoey;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Fondsrapporter;

public sealed class FondsrapportTests
{
    private static readonly string[] Koder = [.. Kubebygger.Fond.Keys.Select(k => k.ToString())];

    [Test]
    public void The_closing_balance_is_the_opening_balance_and_the_movements() =>
        Gen.Select(Gen.OneOf(Koder), Gen.Long[-1_000_000, 1_000_000], Gen.Int[0, 13], Gen.Bool).Array.Sample(
            bevegelser =>
            {
                var k = new Kubebygger();
                foreach (var (kode, oere, periode, avsetning) in bevegelser)
                {
                    var type = Kubebygger.Fond[Fondskode.Parse(kode)].Type;
                    var klasse = type.KanBrukesI(Kontoklasse.Drift) ? Kontoklasse.Drift : Kontoklasse.Investering;
                    var art = (type.ErBundet(), avsetning) switch { (true, true) => "550", (true, false) => "950", (false, true) => "540", _ => "940" };
                    k.Balanse(type.Kapittel().ToString(), -oere / 100m, kode, periode);
                    if (periode > 0)
                    {
                        k.Regnskap(Kubebygger.Resultat(klasse, art, fond: kode), oere / 100m, periode);
                    }
                }

                foreach (var linje in Fondsrapport.Beregn(k.Grunnlag(11)))
                {
                    Assert.That(Differanse(linje), Is.EqualTo(Beloep.Null), linje.Fond.Kode.ToString());
                    Assert.That(linje.UtgaaendeBalanse, Is.EqualTo(linje.InngaaendeBalanse - linje.Avsetning - linje.Bruk));
                }
            },
            iter: 300);

    [Test]
    public void A_balance_without_a_movement_is_a_difference()
    {
        var linje = Fondsrapport.Beregn(new Kubebygger().Balanse("56", -10, "DISP", 0).Balanse("56", -3, "DISP", 4).Grunnlag()).Single(l => l.Fond.Kode.ToString() == "DISP");
        Assert.That((linje.InngaaendeBalanse.Kroner, linje.UtgaaendeBalanse.Kroner, Differanse(linje).Kroner), Is.EqualTo((-10m, -13m, -3m)));
    }

    [Test]
    public void A_disposisjonsfond_moves_through_investering_too_and_other_rows_with_the_fund_do_not_count()
    {
        var k = new Kubebygger().Investering("940", -40, fond: "DISP").Drift("540", 10, fond: "DISP").Drift("905", -99, fond: "DISP").Balanse("10", 500, "DISP");
        var linje = Fondsrapport.Beregn(k.Grunnlag()).Single(l => l.Fond.Kode.ToString() == "DISP");
        Assert.That((linje.Avsetning.Kroner, linje.Bruk.Kroner, linje.UtgaaendeBalanse.Kroner), Is.EqualTo((10m, -40m, 0m)));
    }

    /// <summary>What the movements do not explain.</summary>
    private static Beloep Differanse(Fondslinje l) => l.UtgaaendeBalanse - (l.InngaaendeBalanse - l.Avsetning - l.Bruk);
}
