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
}
