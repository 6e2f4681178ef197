using Ledger.Domain.Disponering;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Tests.Verktoey;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Oppstillinger;

/// <summary>What has a name of its own means the same wherever it stands.</summary>
public sealed class KontoutvalgTests
{
    /// <summary>The posts called netto driftsresultat, by statement.</summary>
    [TestCase(InnebygdeOppstillinger.Bevilgning, "17")]
    [TestCase(InnebygdeOppstillinger.Art, "24")]
    [TestCase(InnebygdeOppstillinger.BudsjettavvikDrift, "1")]
    [TestCase(InnebygdeOppstillinger.Disponering, Disponeringsrapport.NettoDriftsresultat)]
    public void Netto_driftsresultat_counts_the_same_arts_in_every_statement(string id, string post)
    {
        var definisjon = id == InnebygdeOppstillinger.Disponering
            ? Disponeringsrapport.Definer(new Kubebygger().Grunnlag())
            : InnebygdeOppstillinger.Finn(id, Regnskapsaar.Fra(2024))!;
        var arter = Kontoplan.Arter.Select(a => Art.Parse(a.Kode)).Select(a => Kubebygger.Resultat(Kontoklasse.Drift, a.ToString())).ToList();
        var sett = arter.Where(d => Poster(definisjon, d).Count > 0).ToList();
        Assert.That(sett, Has.Count.GreaterThan(100));
        Assert.That(sett.Where(d => Poster(definisjon, d).Contains(post)), Is.EqualTo(sett.Where(d => Kontoutvalg.NettoDriftsresultat.Har(d))));
    }

    [Test]
    public void A_selection_is_of_one_kontoklasse_and_sums_what_it_has()
    {
        var laan = Kontoutvalg.Finn("langsiktig_laanegjeld");
        var kube = new Kubebygger().Balanse("45", -100, periode: 0).Balanse("45", 30, periode: 6).Balanse("40", -7).Drift("450", 1).Kube();
        Assert.That((laan.Sum(kube, Periode.InngaaendeBalanse).Kroner, laan.Sum(kube, Periode.Aarsavslutning).Kroner), Is.EqualTo((-100m, -70m)));
        Assert.That(laan.Filter().ToString(), Is.EqualTo("kontoklasse=balanse kapittel=41-45,47,411,412,431,451-454"));
    }

    private static IReadOnlyList<string> Poster(Oppstillingsdefinisjon definisjon, Dimensjon dimensjon) =>
        Oppstillingsmotor.Poster(definisjon, dimensjon, Kubebygger.Organisasjon, Kubebygger.Fond);
}
