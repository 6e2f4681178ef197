using Ledger.Domain.Aarsavslutning;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Aarsavslutning;

/// <summary>Chapter 4, case by case, as tables that an accountant can read.</summary>
public sealed class ScenarioTests
{
    private static IEnumerable<TestCaseData<Scenario>> Alle() =>
        Scenario.LesAlle().Select(s => new TestCaseData<Scenario>(s) { TestName = $"{s.Fil}: {s.Tittel}" });

    [TestCaseSource(nameof(Alle))]
    public void Avslutningen(object scenario)
    {
        var s = (Scenario)scenario;
        var resultat = Avslutningsmotor.Avslutt(Avslutningsgrunnlag.Fra(s.Aaret.Kube(), s.Aaret.Fond, s.Valg, s.Opplysninger));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Scenario.Vis(resultat), Is.EqualTo(s.Steg));
            Assert.That(Scenario.VisEtter(resultat), Is.EqualTo(s.Etter));
            Assert.That(Scenario.VisFunn(resultat), Is.EqualTo(s.Funn));
        }

        Lovlighet.Kontroller(s.Aaret, resultat, s.Valg, s.Opplysninger);
    }

    [Test]
    public void The_cases_are_many_and_reach_every_paragraph()
    {
        var alle = Scenario.LesAlle().ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(alle, Has.Count.GreaterThanOrEqualTo(124));
            Assert.That(alle.Select(s => s.Tittel), Is.Unique);
            Assert.That(
                alle.SelectMany(s => s.Steg).Select(l => l.Split(" | ")[0]).Distinct().Order(StringComparer.Ordinal),
                Is.EqualTo(
                [
                    "kommuneloven § 14-10 fjerde ledd", "§ 4-1 første ledd", "§ 4-1 tredje ledd bokstav a", "§ 4-1 tredje ledd bokstav b",
                    "§ 4-2 andre ledd", "§ 4-2 første ledd bokstav a", "§ 4-2 første ledd bokstav b", "§ 4-2 første ledd bokstav c",
                    "§ 4-3 andre ledd", "§ 4-3 første ledd", "§ 4-4", "§ 4-5 andre ledd", "§ 4-5 første ledd",
                    "§ 4-6 andre ledd", "§ 4-6 første ledd bokstav a", "§ 4-6 første ledd bokstav b", "§ 4-6 første ledd bokstav c",
                ]));
        }
    }
}
