using Ledger.Domain.Finans.Gjeld;
using Ledger.Domain.Finans.Register;
using static Ledger.Domain.Tests.Finanser.GjeldTests;

namespace Ledger.Domain.Tests.Finanser;

/// <summary>The interest of a plan when the rate changes within a term.</summary>
public sealed class PlanrenteTests
{
    /// <summary>
    /// A term over the year-end whose rate goes from 4 to 5 and 6 %: each part has its own rate. By days of 365, 92 at 4 % and 91 at 5 % of a million are
    /// 22 547.95 of the first year, and 60 at 5 % and 122 at 6 % are 28 273.97; by 30E/360, 90 and 89 days are 22 361.11 of 50 833.33.
    /// </summary>
    [TestCase(Laaneform.Avdragsfritt, Rentekonvensjon.Act365, 22_547.95, 28_273.97)]
    [TestCase(Laaneform.Serie, Rentekonvensjon.Act365, 22_547.95, 28_273.97)]
    [TestCase(Laaneform.Avdragsfritt, Rentekonvensjon.Euro30360, 22_361.11, 28_472.22)]
    [TestCase(Laaneform.Annuitet, Rentekonvensjon.Act365, 22_547.95, 28_273.97)]
    [TestCase(Laaneform.Annuitet, Rentekonvensjon.Euro30360, 22_547.95, 28_273.97)]
    public void A_rate_that_changes_within_a_term_is_of_its_days(Laaneform form, Rentekonvensjon konvensjon, decimal foerste, decimal andre)
    {
        var laan = Laanet("A", form) with { TerminerPerAar = 1, FoersteTermin = D("2026-07-01"), Forfall = D("2030-07-01"), Rentekonvensjon = konvensjon };
        var bok = new Gjeldsbok(new(
            Finansdefinisjoner.Ingen with { Laan = [laan] },
            [
                Bevegelse("a", "A", "2024-01-01", "opptak", 1_000_000m), Vilkaar("r", "A", "2024-01-01", "2025-10-01", "fast", 4m),
                Vilkaar("s", "A", "2025-10-01", "2026-03-01", "fast", 5m), Vilkaar("t", "A", "2026-03-01", "2034-01-01", "fast", 6m),
            ]));
        var renter = new Rentebane(bok, laan, D("2025-07-01"));
        var termin = Laaneplan.Lag(laan, D("2025-07-01"), 1_000_000m, renter)[0];
        Assert.That(termin.Rente, Is.EqualTo(foerste + andre));
        Assert.That(
            new[] { 2024, 2025, 2026, 2027 }.Select(aar => Laaneplan.RenteI(laan, renter, termin, aar)), Is.EqualTo(new[] { 0m, foerste, andre, 0m }));
    }

    /// <summary>
    /// The first term of a plan may have begun before its date: its instalment is that of the whole term, its interest of the days that are left. Ten years
    /// of a million at 5 % cost 129 504.57 a year; of the 365 days to 1 June, 152 are left at the year-end, and 213 of the next term are in the year. A first
    /// term that is longer than the others has the interest of all its days.
    /// </summary>
    [TestCase("2025-06-01", "2024-12-31", "2034-06-01", 79_504.57, 20_821.92, 47_680.21)]
    [TestCase("2025-06-01", "2024-06-01", "2034-06-01", 79_504.57, 50_000.00, 47_680.21)]
    [TestCase("2025-06-01", "2025-05-31", "2034-06-01", 79_504.57, 136.99, 26_995.28)]
    [TestCase("2026-06-01", "2024-12-31", "2035-06-01", 79_504.57, 70_821.92, 50_000.00)]
    public void The_first_term_of_an_annuity_has_the_interest_of_its_days(
        string termin, string dato, string forfall, decimal avdrag, decimal rente, decimal aaret)
    {
        var laan = Laanet("A", Laaneform.Annuitet) with { TerminerPerAar = 1, FoersteTermin = D(termin), Forfall = D(forfall) };
        var renter = new Rentebane(5m);
        var plan = Laaneplan.Lag(laan, D(dato), 1_000_000m, renter);
        Assert.That(
            (plan[0].Avdrag, plan[0].Rente, plan.Sum(t => Laaneplan.RenteI(laan, renter, t, 2025))), Is.EqualTo((avdrag, rente, aaret)));
    }

    /// <summary>A rate that somebody mistyped gives an absurd plan, not none: of ever so many terms only the interest is left.</summary>
    [TestCase(100, 960, 83_333_333_333.33)]
    [TestCase(100, 1, 1_083_333_333_333.33)]
    [TestCase(0, 3, 333_333_333_333.33)]
    [TestCase(-100, 1, 916_666_666_666.67)]
    [TestCase(-100, 960, 0.00)]
    public void A_term_costs_what_it_costs_whatever_the_rate(int prosent, int terminer, decimal beloep) =>
        Assert.That(Laaneplan.Terminbeloep(1_000_000_000_000m, prosent / 100m / 12m, terminer), Is.EqualTo(beloep));
}
