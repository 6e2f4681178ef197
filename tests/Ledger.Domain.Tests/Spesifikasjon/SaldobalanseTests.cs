using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Spesifikasjon;
using Ledger.Domain.Tests.Verktoey;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Spesifikasjon;

public sealed class SaldobalanseTests
{
    private static readonly Kubebygger Aaret = new Kubebygger()
        .Balanse("10", 100, periode: 0).Balanse("5990", -100, periode: 0)
        .Drift("010", 30, "111", periode: 2).Drift("010", 4, "21", periode: 7).Drift("600", -9, periode: 2)
        .Balanse("10", -21, periode: 2).Balanse("10", -4, periode: 7);

    [Test]
    public void Each_account_has_what_came_in_how_it_moved_and_what_it_has_and_all_sum_to_nothing()
    {
        var balanse = Saldobalanse.Beregn(Aaret.Grunnlag(6), Kommunekontoplan.Tom);
        Assert.That(balanse.Linjer.Concat(balanse.Summer).Append(balanse.Sum).Select(Vis), Is.EqualTo(new[]
        {
            "drift 010: 0 30 30 1", "drift 600: 0 -9 -9 1", "balanse 10: 100 -21 79 2", "balanse 5990: -100 0 -100 1",
            "drift sum: 0 21 21 2", "balanse sum: 0 -21 -21 3", "alt sum: 0 0 0 5",
        }));
        Assert.That(balanse.Linjer.Select(l => l.Navn), Is.All.Not.Empty, "accounts have names");
    }

    [Test]
    public void A_part_of_the_ledger_has_its_own_sum()
    {
        var balanse = Saldobalanse.Beregn(Aaret.Grunnlag(utvalg: d => d.Ansvar == Ansvar.Parse("21")), Kommunekontoplan.Tom);
        Assert.That(balanse.Linjer.Append(balanse.Sum).Select(Vis), Is.EqualTo(new[] { "drift 010: 0 4 4 1", "alt sum: 0 4 4 1" }));
    }

    private static string Vis(Saldobalanselinje l) =>
        $"{l.Kontoklasse?.Navn() ?? "alt"} {(l.Konto.Length == 0 ? "sum" : l.Konto)}: "
        + $"{l.InngaaendeBalanse.Kroner:0} {l.Bevegelse.Kroner:0} {l.UtgaaendeBalanse.Kroner:0} {l.AntallPosteringer}";
}
