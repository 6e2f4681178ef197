using CsCheck;
using Ledger.Domain.Oekonomikontroll;
using Ledger.Domain.Tests.Verktoey;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Oekonomikontroller;

/// <summary>FOR-2024-09-27-2348, in kroner as the specification's worked case has it in millions.</summary>
public sealed class MinimumsavdragsgrunnlagTests
{
    private static readonly Minimumsavdragsgrunnlag Enkelt = new(Regnskapsaar.Fra(2025)) { Avskrivninger = Kr(60), Laanegjeld = Kr(1_500),
        VarigeDriftsmidler = Kr(1_800) };

    private static readonly Minimumsavdragsgrunnlag Tomter = Enkelt with { Tomtelaan = Kr(100), TomtelaanHovedstol = Kr(100), TomtelaanSaerskilt = true };

    private static IEnumerable<TestCaseData<Minimumsavdragsgrunnlag, decimal?>> Tilfeller()
    {
        var foer = Regnskapsaar.Fra(2024);
        yield return new(Enkelt, 50.00m);
        yield return new(Tomter, 48.67m);
        yield return new(Tomter with { TomtelaanSaerskilt = false }, 50.00m);
        yield return new(Tomter with { TomtelaanHovedstol = Kr(200) }, 50.67m);
        yield return new(Tomter with { TomtelaanHovedstol = Kr(200), TomtelaanAvRestgjeld = true }, 48.67m);
        yield return new(Tomter with { Aar = foer }, 50.00m);
        yield return new(Enkelt with { MottatteAvdragPaaAndreLaan = Kr(12) }, 50.40m);
        yield return new(Enkelt with { LaanVidereutlaan = Kr(300) }, 40.00m);
        yield return new(Enkelt with { KonserninterneUtlaan = Kr(300) }, 40.00m);
        yield return new(Enkelt with { AndelUbrukteLaanILaanefond = Kr(30) }, 51.00m);
        yield return new(Enkelt with { IkkeAvskrivbare = Kr(300) }, 60.00m);
        yield return new(Enkelt with { FinansiellLeie = Kr(30) }, 49.00m);
        yield return new(Enkelt with { FinansiellLeie = Kr(30), FinansiellLeieMed = true }, 50.00m);
        yield return new(Enkelt with { Kirkelaan = Kr(150), Kirkelevetid = 30, KirkelaanSaerskilt = true }, 50.00m);

        // Nothing is depreciable: no answer before the regulation, and only the loans for land from then on.
        yield return new(Enkelt with { VarigeDriftsmidler = default, Aar = foer }, null);
        yield return new(Enkelt with { VarigeDriftsmidler = default }, 0m);
        yield return new(Tomter with { VarigeDriftsmidler = default }, 2.00m);

        // Molde 2020, thousand kroner: 174 015 × 4 047 013 / 4 521 698.
        yield return new(new(Regnskapsaar.Fra(2020)) { Avskrivninger = Kr(174_015), Laanegjeld = Kr(4_047_013), VarigeDriftsmidler = Kr(4_521_698) },
            155_747.02m);
    }

    [TestCaseSource(nameof(Tilfeller))]
    public void The_minimum(object grunnlag, decimal? minimum) =>
        Assert.That(((Minimumsavdragsgrunnlag)grunnlag).Beregn().Minimum?.Kroner, Is.EqualTo(minimum));

    [Test]
    public void A_foretak_may_pay_less_by_decision()
    {
        var g = Enkelt with { Betalt = Kr(30), ErEnhet = true };
        Assert.That(g.Beregn().Mangler, Is.EqualTo(Kr(20)));
        Assert.That((g with { LavereAvdragVedtatt = Kr(35), ErEnhet = false }).Beregn().Mangler, Is.EqualTo(Kr(20)), "the municipality itself may not");
        Assert.That((g with { LavereAvdragVedtatt = Kr(35) }).Beregn().Mangler, Is.EqualTo(Kr(5)));
        Assert.That((g with { LavereAvdragVedtatt = Kr(90) }).Beregn().Mangler, Is.EqualTo(Kr(20)), "a decision never asks for more");
    }

    [Test]
    public void The_ledger_tells_what_it_knows()
    {
        var kube = new Kubebygger(2025)
            .Balanse("24", 10, periode: 0).Balanse("27", 100, periode: 0).Balanse("28", 7, periode: 0).Balanse("27", 50)
            .Balanse("411", -20, periode: 0).Balanse("454", -30, periode: 0).Balanse("47", -5, periode: 0).Balanse("40", -99, periode: 0)
                .Balanse("23", 4, periode: 0)
            .Drift("590", 6).Drift("510", 3).Drift("511", 1).Investering("510", 8)
            .Kube();
        Assert.That(Minimumsavdragsgrunnlag.Fra(kube), Is.EqualTo(new Minimumsavdragsgrunnlag(Regnskapsaar.Fra(2025))
        {
            VarigeDriftsmidler = Kr(110), Laanegjeld = Kr(55), KonserninterneUtlaan = Kr(4), Avskrivninger = Kr(6), Betalt = Kr(4),
        }));
    }

    /// <summary>Taking the loans for land out never changes what is paid on in all: L + T.</summary>
    [Test]
    public void Loans_for_land_are_taken_out_and_not_away() =>
        Gen.Select(Gen.Int[1, 1_000], Gen.Int[1, 1_000]).Sample((gjeld, tomter) =>
        {
            var g = Enkelt with { Laanegjeld = Kr(gjeld + tomter), Tomtelaan = Kr(tomter), TomtelaanHovedstol = Kr(tomter + gjeld) };
            return g.Beregn().LaanegjeldInngaaende == (g with { TomtelaanSaerskilt = true }).Beregn().LaanegjeldInngaaende + Kr(tomter);
        });

    private static Beloep Kr(long kroner) => Beloep.FraKroner(kroner);
}
