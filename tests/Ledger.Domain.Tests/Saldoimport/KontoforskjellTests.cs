using Ledger.Domain.Hovedbok;
using Ledger.Domain.Saldoimport;
using Ledger.Domain.Tests.Verktoey;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Saldoimport;

/// <summary>What a source has changed, by the account that somebody must be asked about.</summary>
public sealed class KontoforskjellTests
{
    [Test]
    public void Keys_of_an_account_are_one_and_the_largest_are_first()
    {
        static Forskjellsrad Rad(Dimensjon d, decimal kroner) => new(d, Kubebygger.Kr(kroner));
        static Dimensjon Drift(string art, string ansvar = "111", string fond = "") => Kubebygger.Resultat(Kontoklasse.Drift, art, ansvar, fond: fond);
        var lokal = Drift("010") with { Egne = Egnefelt.Av("10100", "", "", "", "") };
        var funnet = Kontoforskjell.Av(
        [
            Rad(Drift("010"), 5), Rad(lokal, 6), Rad(Drift("120"), 40), Rad(Drift("120", "112"), -40), Rad(Drift("940", fond: "DISP"), -30), Rad(Drift("940", fond: "BUND"), 30),
            Rad(Kubebygger.Resultat(Kontoklasse.Investering, "120"), 30), Rad(Dimensjon.Balanse(Kapittel.Parse("10"), Sektor.Parse("320")), 1),
        ]);
        Assert.That(funnet.Select(k => $"{k.Navn}: {k.Endring:0} {k.SumAbsolutt:0} {k.AntallNoekler}"), Is.EqualTo(
        [
            "drift 120: 0 80 2", "investering 120: 30 30 1", "drift 940 BUND: 30 30 1", "drift 940 DISP: -30 30 1", "drift 10100: 6 6 1", "drift 010: 5 5 1",
            "balanse 10: 1 1 1",
        ]));
    }
}
