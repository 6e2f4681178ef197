using Ledger.Domain.Oekonomikontroll;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Tests.Verktoey;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Oekonomikontroller;

public sealed class OekonomivurderingTests
{
    private static readonly Oppstillingsplan Bevilgning = new(
        InnebygdeOppstillinger.Finn(InnebygdeOppstillinger.Bevilgning, Regnskapsaar.Fra(2024))!, Kubebygger.Organisasjon, Kubebygger.Fond);

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
        var v = Oekonomivurdering.Beregn(aaret.Grunnlag(6), Regnskapsaar.Fra(2024), Bevilgning, new Kontrollinndata(Kubebygger.Kr(100), Kubebygger.Kr(500), 2));
        var m = v.Minimumsavdrag;
        Assert.That(
            (m.Avskrivninger.Kroner, m.LaanegjeldInngaaende.Kroner, m.AvskrivbareInngaaende.Kroner, m.Betalt.Kroner, m.Minimum!.Value.Kroner),
            Is.EqualTo((100m, 900m, 2_000m, 20m, 45m)));
        Assert.That((v.Merforbruksvurdering.Akkumulert.Kroner, v.Merforbruksvurdering.Driftsinntekter.Kroner), Is.EqualTo((50m, 500m)));
        Assert.That(v.Merforbruksvurdering.Robek[0], Is.EqualTo(new Robekvilkaar(
            "a", "Driftsbudsjettet er vedtatt med merforbruk", true, "Revidert budsjett mangler 42.00 kr på å gå i balanse.")));
    }

    [TestCase(null, 2)]
    [TestCase(3.0, 3)]
    [TestCase(9.0, 4)]
    [TestCase(-1.0, 1)]
    public void Without_a_decision_merforbruk_is_covered_over_two_years(double? vedtatt, int aar)
    {
        var inndata = vedtatt is { } v ? new Dictionary<string, decimal> { [Kontrollinndata.DekningsaarNavn] = (decimal)v } : [];
        Assert.That(Kontrollinndata.Av(inndata), Is.EqualTo(new Kontrollinndata(default, default, aar)));
    }
}
