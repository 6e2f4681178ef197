using Ledger.Domain.Aarsavslutning;
using Ledger.Domain.Kildeavslutning;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Saldo;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Aarsavslutning;

/// <summary>Chapter 4, case by case, as tables that an accountant can read.</summary>
public sealed class ScenarioTests
{
    private static IEnumerable<TestCaseData<Scenario>> Alle() => Fra(null);

    private static IEnumerable<TestCaseData<Scenario>> AvEnKilde() => Fra("av en kilde");

    private static IEnumerable<TestCaseData<Scenario>> Angret() => Fra("angret");

    private static IEnumerable<TestCaseData<Scenario>> Fra(string? hvordan) => Scenario.LesAlle().Select(
        s => new TestCaseData<Scenario>(s) { TestName = $"{s.Fil}: {s.Tittel}{(hvordan is null ? "" : $" ({hvordan})")}" });

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

    /// <summary>
    /// A mirrored ledger: the source books each case itself, without marks, and tells afterwards which part of each disposition was strykning, avslutning
    /// and inndekning. The parts sum to its rows, § 5-9 and the disposition table know what the service's own closing would have told them, and nothing
    /// differs from chapter 4.
    /// </summary>
    [TestCaseSource(nameof(AvEnKilde))]
    public void Kildens_avslutning(object scenario)
    {
        var s = (Scenario)scenario;
        var resultat = Avslutt(s);
        s.Aaret.Bokfoer(resultat);
        var avsluttet = Grunnlag(s, s.Aaret.Kube());
        s.Aaret.Bokfoer(resultat, -1);

        s.Aaret.Bokfoer(resultat, merker: false);
        var (deler, feil) = (s.Aaret.Merking(resultat), new Feilsamling());
        Merking.Kontroller(deler, s.Aaret.Kube(), feil);
        var speilet = Grunnlag(s, Kildemerker.Merk(s.Aaret.Kube(), deler));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(feil.AntallFeil, Is.Zero);
            Assert.That(speilet.Disposisjoner.Where(d => d.Value != Disposisjon.Ingen), Is.EquivalentTo(avsluttet.Disposisjoner.Where(d => d.Value != Disposisjon.Ingen)));
            Assert.That(Avslutningsmotor.Etterproev(speilet).Select(f => f.Melding), Is.Empty);
        }
    }

    /// <summary>A reopened year: with each bilag of the closing reversed, the case is closed anew as it was the first time.</summary>
    [TestCaseSource(nameof(Angret))]
    public void Avslutningen_paa_nytt(object scenario)
    {
        var s = (Scenario)scenario;
        var resultat = Avslutt(s);
        s.Aaret.Bokfoer(resultat);
        s.Aaret.Bokfoer(resultat, -1);
        var igjen = Avslutt(s);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Scenario.Vis(igjen), Is.EqualTo(s.Steg));
            Assert.That(Scenario.VisEtter(igjen), Is.EqualTo(s.Etter));
            Assert.That(Scenario.VisFunn(igjen), Is.EqualTo(s.Funn));
        }
    }

    private static Avslutningsresultat Avslutt(Scenario s) => Avslutningsmotor.Avslutt(Grunnlag(s, s.Aaret.Kube()));

    private static Avslutningsgrunnlag Grunnlag(Scenario s, Saldokube kube) => Avslutningsgrunnlag.Fra(kube, s.Aaret.Fond, s.Valg, s.Opplysninger);

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
