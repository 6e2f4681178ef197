using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Avslutningskommune;

namespace Ledger.Api.Tests;

/// <summary>
/// FOR-2024-09-27-2348 § 4-1: the units of one legal person pay the sum of their minima on loans from others. The municipality has borrowed 300 and lent
/// 200 of it to its foretak: minima 100 · (300 − 200) / 1000 = 10 and 50 · 200 / 500 = 20.
/// </summary>
public sealed class SamletMinimumsavdragTests() : Avslutningsprover(9571)
{
    [TestCase(30, 20, "30.00 30.00 0.00 | KASSE 10.00 30.00 30.00, KF1 20.00 20.00 0.00", 0)]
    [TestCase(10, 20, "30.00 10.00 20.00 | KASSE 10.00 10.00 10.00, KF1 20.00 20.00 0.00", 20)]
    [TestCase(29.99, 20, "30.00 29.99 0.01 | KASSE 10.00 29.99 29.99, KF1 20.00 20.00 0.00", 0.01)]
    [TestCase(40, 0, "30.00 40.00 0.00 | KASSE 10.00 40.00 40.00, KF1 20.00 0.00 0.00", 0)]
    public async Task The_minima_are_paid_on_loans_from_others(decimal kassen, decimal foretaket, string svar, decimal forLite)
    {
        await _k.PutAsync("/regnskapsenheter/KF1", new { navn = "Eiendom KF", type = "kf", fra = "2020-01-01" });
        await _k.PutAsync("/regnskapsenheter/IKS", new { navn = "Et annet rettssubjekt", type = "ko", egetRettssubjekt = true, fra = "2020-01-01" });
        var (kf, iks) = (Enheten("KF1"), Enheten("IKS"));
        foreach (var enhet in new[] { kf, iks })
        {
            await enhet.PutAsync("/organisasjon/2025", new { enheter = new[] { new { kode = "101", navn = "Alt", nivaa = "ansvar" } } });
        }

        await _k.BilagAsync(2025, 0, Balanse("27", 1000), Balanse("23", 200), Balanse("45", -300), Balanse("5990", -900));
        await _k.BilagAsync(2025, 5, Rad("drift", "590", "202", 100), Rad("drift", "990", "860", -100), Rad("drift", "510", "870", kassen), Balanse("10", -kassen));
        await kf.BilagAsync(2025, 0, Balanse("27", 500), Balanse("47", -200), Balanse("5990", -300));
        await kf.BilagAsync(2025, 5, Rad("drift", "590", "202", 50), Rad("drift", "990", "860", -50), Rad("drift", "511", "870", foretaket), Balanse("10", -foretaket));
        await iks.BilagAsync(2025, 0, Balanse("27", 100), Balanse("45", -100));
        await iks.BilagAsync(2025, 5, Rad("drift", "590", "202", 10), Rad("drift", "990", "860", -10), Rad("drift", "510", "870", 7), Balanse("10", -7));

        var samlet = await _k.LesAsync("/konsolidert/regnskap/2025/minimumsavdrag");
        Assert.That(
            $"{samlet["minimum"]} {samlet["betaltEksternt"]} {samlet["forLite"]} | {string.Join(", ", samlet["linjer"]!.AsArray().Select(l => $"{l!["enhet"]} {l["minimum"]} {l["betalt"]} {l["betaltEksternt"]}"))}",
            Is.EqualTo(svar));

        var proevd = await _k.AvsluttAsync(2025, sporring: "?proevekjoering=true");
        var funn = proevd.Json["funn"]!.AsArray().Where(f => (string)f!["kode"]! == "samlet_minimumsavdrag_mangler").Select(f => (decimal)f!["beloep"]!);
        Assert.That(funn, Is.EqualTo(forLite == 0 ? [] : new[] { forLite }), proevd.Tekst);
        Assert.That(Funn((await kf.AvsluttAsync(2025, sporring: "?proevekjoering=true")).Json), Has.None.EqualTo("samlet_minimumsavdrag_mangler"), "it is of the municipality's closing");
    }

    /// <summary>The regulation is from 2025; a unit that is left out of the consolidated accounts is said to be missing in the sum.</summary>
    [Test]
    public async Task A_unit_that_is_left_out_is_named()
    {
        await _k.PutAsync("/regnskapsenheter/KF2", new { navn = "Lite KF", type = "kf", fra = "2020-01-01", utelatt = new { grunn = "uvesentlig" } });
        Assert.That((await _k.LesAsync("/konsolidert/regnskap/2025/minimumsavdrag"))["mangler"]!.AsArray().Select(m => (string)m!), Is.EqualTo(new[] { "KF2 Lite KF er utelatt av det konsoliderte regnskapet" }));
    }

    private Avslutningskommune Enheten(string kode) => new(_tjener, _k.K["/v1/kommuner/".Length..] + "/regnskapsenheter/" + kode);
}
