using Ledger.Domain.Oekonomikontroll;
using Ledger.Domain.Tests.Verktoey;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Oekonomikontroller;

public sealed class OekonomivurderingTests
{
    /// <summary>Which accounts the control reads: debt and assets at the start of the year, the rest to and including the period.</summary>
    [Test]
    public void The_control_reads_the_accounts_of_the_law()
    {
        var aaret = new Kubebygger()
            .Drift("590", 100).Drift("510", 20).Drift("511", 5, periode: 12).Drift("600", -400).Drift("920", -100)
            .Balanse("45", -1_000, periode: 0).Balanse("40", -77, periode: 0).Balanse("45", 300)
            .Balanse("27", 2_000, periode: 0).Balanse("24", 300, periode: 0).Balanse("28", 200, periode: 0).Balanse("20", 99, periode: 0)
            .Balanse("5900", 50, periode: 0)
            .Budsjett(Kubebygger.Resultat(Kontoklasse.Drift, "010"), 40, 2);
        var v = Vurder(aaret.Grunnlag(6), new() { ["laanVidereutlaan"] = 100, ["tomter"] = 300 });
        var m = v.Minimumsavdrag;
        Assert.That(
            (m.Avskrivninger.Kroner, m.LaanegjeldInngaaende.Kroner, m.AvskrivbareInngaaende.Kroner, m.Betalt.Kroner, m.Minimum!.Value.Kroner),
            Is.EqualTo((100m, 900m, 2_000m, 20m, 45m)));
        Assert.That((v.Merforbruk.Kroner, v.Driftsinntekter.Kroner, v.Prosent), Is.EqualTo((50m, 500m, 10m)));
        Assert.That((v.Robek[0].Oppfylt, v.Robek[0].Grunn), Is.EqualTo(((bool?)true, "Opprinnelig budsjett mangler 40,00\u00a0kr på å gå i balanse, revidert 42,00\u00a0kr.")));
        Assert.That(v.Lag.Lag.Single(), Is.EqualTo(new Lagvurdering(
            2023, Kubebygger.Kr(50), Kubebygger.Kr(50), 2024, 2025, Lagstatus.Loeper, true, default, default(Beloep))), "assumed to be of the year before the first");
    }

    [TestCase(null, 2)]
    [TestCase(3.0, 3)]
    [TestCase(9.0, 4)]
    [TestCase(-1.0, 1)]
    public void Without_a_decision_merforbruk_is_covered_over_two_years(double? vedtatt, int aar)
    {
        var inndata = vedtatt is { } v ? new Dictionary<string, decimal> { ["vedtatteDekningsaar"] = (decimal)v } : [];
        Assert.That(new Kontrollinndata(inndata).VedtatteDekningsaar, Is.EqualTo(aar));
    }

    private static Oekonomivurdering Vurder(Ledger.Domain.Oppstillinger.Oppstillingsgrunnlag g, Dictionary<string, decimal> inndata) =>
        Oekonomivurdering.Beregn(new Oekonomigrunnlag(
            g.Kube, g.TilPeriode, new Kontrollinndata(inndata), [Lagsaar.Fra(g.Kube, Lagslag.Merforbruk)], [Lagsaar.Fra(g.Kube, Lagslag.Udekket)], [], [])
        {
            PerDato = new DateOnly(2024, 7, 1),
        });
}
