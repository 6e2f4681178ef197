using Ledger.Domain.Spesifikasjon;
using Ledger.Domain.Tests.Verktoey;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Spesifikasjon;

public sealed class KontosaldoerTests
{
    private static readonly Kubebygger Aaret = new Kubebygger()
        .Balanse("10", 100, periode: 0).Balanse("10", -30, periode: 2).Balanse("10", 5, periode: 12)
        .Drift("010", 30, "111", periode: 2).Drift("010", 4, "21", periode: 5).Drift("600", -9, periode: 12);

    /// <summary>kontoklasse konto objekt: inngående, bevegelse, utgående, antall posteringer.</summary>
    [TestCase(0, 13, "drift 010 100: 0 34 34 2", "drift 600 100: 0 -9 -9 1", "balanse 10 320: 0 75 75 3")]
    [TestCase(1, 13, "drift 010 100: 0 34 34 2", "drift 600 100: 0 -9 -9 1", "balanse 10 320: 100 -25 75 3")]
    [TestCase(3, 6, "drift 010 100: 30 4 34 2", "balanse 10 320: 70 0 70 2")]
    [TestCase(0, 0, "balanse 10 320: 0 100 100 1")]
    public void Each_account_has_what_came_before_the_periods_and_what_is_there_after(int fra, int til, params string[] kontoer) =>
        Assert.That(Kontosaldoer.Beregn(Aaret.Kube(), Periode.Fra(fra), Periode.Fra(til)).Select(Vis), Is.EqualTo(kontoer));

    private static string Vis(Kontosaldo k) =>
        $"{k.Kontoklasse.Navn()} {k.Konto} {k.Objekt}: {k.InngaaendeBalanse.Kroner:0} {k.Bevegelse.Kroner:0} {k.UtgaaendeBalanse.Kroner:0} {k.AntallPosteringer}";
}
