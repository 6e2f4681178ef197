using Ledger.Domain.Disponering;
using Ledger.Domain.Fond;
using Ledger.Domain.Fondsrapporter;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Tests.Verktoey;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Oppstillinger;

/// <summary>
/// A year worked out by hand. Netto driftsresultat is 150; the budgeted dispositions take 185, so 35 of the avsetning to disposisjonsfond is
/// struck (§ 4-2 b) and the year closes at zero.
/// </summary>
public sealed class AarsavslutningEksempelTests
{
    private static readonly Kubebygger Aaret = new Kubebygger()
        .Drift("800", -1000).Drift("870", -2000).Drift("600", -100, "21")
        .Drift("010", 2500, "12").Drift("099", 300).Drift("590", 80).Drift("990", -80)
        .Drift("500", 50).Drift("510", 120).Drift("900", -20)
        .Drift("570", 100, periode: 13).Drift("540", 50, fond: "DISP", periode: 13).Drift("550", 40, fond: "BUND", periode: 12)
        .Drift("940", -30, fond: "BUFFER", periode: 13).Drift("530", 25, periode: 13)
        .Drift("540", -35, fond: "DISP", merke: Avslutningsmerke.Strykning, periode: 13)
        .Balanse("56", -200, "DISP", 0).Balanse("56", -90, "BUFFER", 0).Balanse("51", -10, "BUND", 0).Balanse("10", 300, periode: 0)
        .Balanse("56", -50, "DISP", 13).Balanse("56", 35, "DISP", 13).Balanse("56", 30, "BUFFER", 13).Balanse("51", -40, "BUND", 12)
        .Budsjett(Kubebygger.Resultat(Kontoklasse.Drift, "540", fond: "DISP"), 60, -10)
        .Budsjett(Kubebygger.Resultat(Kontoklasse.Drift, "940", fond: "BUFFER"), -30)
        .Budsjett(Kubebygger.Resultat(Kontoklasse.Drift, "800"), -900, -40);

    [Test]
    public void Bevilgningsoversikten() => Vist(
        "5-4-1",
        ("1", 1000), ("2", 2000), ("5", 3000), ("6", 2700), ("7", 80), ("8", 2780), ("9", 220), ("10", 20), ("13", 50), ("14", 120), ("15", 150), ("16", 80), ("17", 150),
        ("18", 100), ("19", 40), ("21", 15), ("22", 30), ("23", 25), ("24", 150), ("25", 0));

    [Test]
    public void Etter_art() => Vist(
        "5-6", ("1", 1000), ("7", 100), ("9", 3100), ("10", 2500), ("11", 300), ("14", 80), ("15", 2880), ("16", 220), ("22", 150), ("23", 80), ("24", 150), ("31", 150), ("32", 0));

    [Test]
    public void Samlet_budsjettavvik() => Vist(
        "5-9-drift",
        ("1", 150), ("2", 40), ("3", 0), ("4", 100), ("5", 50), ("6", 30), ("7", 25), ("8", -35), ("9", 0), ("10", 35), ("11", 0), ("12", 0), ("13", 0), ("14", 0), ("15", 0), ("16", 0), ("17", 0), ("18", 0));

    [Test]
    public void A_struck_use_of_funds_and_a_use_in_the_closing_have_their_own_posts()
    {
        var k = new Kubebygger().Drift("010", 100).Drift("800", -140)
            .Drift("940", -60, fond: "DISP").Drift("940", 60, fond: "DISP", merke: Avslutningsmerke.Strykning, periode: 13)
            .Drift("530", 15, merke: Avslutningsmerke.Avslutning, periode: 13).Drift("540", 25, fond: "DISP", merke: Avslutningsmerke.Avslutning, periode: 13)
            .Drift("940", -5, fond: "BUFFER", merke: Avslutningsmerke.Inndekning, periode: 13).Drift("530", 5, merke: Avslutningsmerke.Inndekning, periode: 13);
        var linjer = Oppstillingsmotor.Beregn(InnebygdeOppstillinger.Finn("5-9-drift", Regnskapsaar.Fra(2024))!, k.Grunnlag());
        Assert.That(
            new[] { "1", "6", "8", "12", "13", "14", "15", "16", "17", "18" }.Select(p => linjer.Linje(p).Regnskap.Kroner * linjer.Linje(p).Definisjon.Visningsfaktor),
            Is.EqualTo([40m, 60m, 100m, 60m, 40m, 0m, 5m, 15m, 25m, 0m]));
    }

    [Test]
    public void Investering_with_struck_loans()
    {
        var k = new Kubebygger().Investering("230", 500).Investering("729", -90).Investering("910", -400).Investering("970", -100).Investering("550", 10, fond: "BINV")
            .Investering("910", 80, merke: Avslutningsmerke.Strykning, periode: 13);
        var linjer = Oppstillingsmotor.Beregn(InnebygdeOppstillinger.Finn("5-9-investering", Regnskapsaar.Fra(2024))!, k.Grunnlag());
        Assert.That(
            Enumerable.Range(1, 16).Select(p => linjer.Linje($"{p}").Regnskap.Kroner * linjer.Linje($"{p}").Definisjon.Visningsfaktor),
            Is.EqualTo([-410m, 10m, 0m, 400m, 100m, 0m, 0m, 0m, 80m, 0m, 80m, 0m, 0m, 0m, 0m, 0m]));
    }

    [Test]
    public void Disponeringen()
    {
        var linjer = Disponeringsrapport.Beregn(Aaret.Grunnlag());
        Assert.That(
            linjer.Select(l => (l.Linje.Definisjon.Post, l.Linje.OpprinneligBudsjett.Kroner, l.Linje.RevidertBudsjett.Kroner, l.RegnskapFoerStrykninger.Kroner, l.Strykninger.Kroner, l.Linje.Regnskap.Kroner, l.Linje.Avvik.Kroner)),
            Is.EqualTo(new (string, decimal, decimal, decimal, decimal, decimal, decimal)[]
            {
                ("netto_driftsresultat", -900, -940, -150, 0, -150, -790),
                ("overforing_til_investering", 0, 0, 100, 0, 100, -100),
                ("BUFFER", -30, -30, -30, 0, -30, 0),
                ("DISP", 60, 50, 50, -35, 15, 35),
                ("netto_disposisjonsfond", 30, 20, 20, -35, -15, 35),
                ("BUND", 0, 0, 40, 0, 40, -40),
                ("netto_bundne_fond", 0, 0, 40, 0, 40, -40),
                ("dekning_merforbruk", 0, 0, 25, 0, 25, -25),
                ("regnskapsresultat", -870, -920, 35, -35, 0, -920),
            }));
    }

    /// <summary>Before strykninger is before all of the closing (law.md F8): income 100 was 100 before anything was disposed of.</summary>
    [Test]
    public void What_the_closing_made_is_a_column_of_its_own()
    {
        var aaret = new Kubebygger().Drift("800", -100).Drift("540", 60, fond: "DISP", merke: Avslutningsmerke.Avslutning, periode: 13)
            .Drift("530", 40, merke: Avslutningsmerke.Inndekning, periode: 13);
        var linjer = Disponeringsrapport.Beregn(aaret.Grunnlag()).ToDictionary(
            l => l.Linje.Definisjon.Post, l => (l.RegnskapFoerStrykninger.Kroner, l.Strykninger.Kroner, l.Avslutning.Kroner, l.Linje.Regnskap.Kroner));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(linjer["DISP"], Is.EqualTo((0m, 0m, 60m, 60m)));
            Assert.That(linjer["dekning_merforbruk"], Is.EqualTo((0m, 0m, 40m, 40m)));
            Assert.That(linjer["regnskapsresultat"], Is.EqualTo((-100m, 0m, 100m, 0m)));
        }
    }

    [Test]
    public void A_fund_called_like_another_line_of_the_table_has_a_prefix()
    {
        var fond = new Fondsopplysning(Fondskode.Parse("regnskapsresultat"), "Rart navn", Fondstype.Disposisjonsfond, null);
        var grunnlag = new Kubebygger().Drift("540", 7, fond: "regnskapsresultat").Grunnlag() with { Fond = new Dictionary<Fondskode, Fondsopplysning> { [fond.Kode] = fond } };
        Assert.That(Disponeringsrapport.Beregn(grunnlag).Where(l => !l.Linje.Regnskap.ErNull).Select(l => l.Linje.Definisjon.Post), Is.EqualTo(["fond:regnskapsresultat", "netto_disposisjonsfond", "regnskapsresultat"]));
    }

    [Test]
    public void Fondene()
    {
        var linjer = Fondsrapport.Beregn(Aaret.Grunnlag());
        Assert.That(
            linjer.Select(l => (l.Fond.Kode.ToString(), l.InngaaendeBalanse.Kroner, l.Avsetning.Kroner, l.Bruk.Kroner, l.UtgaaendeBalanse.Kroner, l.BudsjettertAvsetning.Kroner, l.BudsjettertBruk.Kroner, l.Avvik.Kroner, (l.UtgaaendeBalanse - l.InngaaendeBalanse + l.Avsetning + l.Bruk).Kroner)),
            Is.EqualTo(new (string, decimal, decimal, decimal, decimal, decimal, decimal, decimal, decimal)[]
            {
                ("BUFFER", -90, 0, -30, -60, 0, -30, 0, 0),
                ("DISP", -200, 15, 0, -215, 50, 0, 35, 0),
                ("BUND", -10, 40, 0, -50, 0, 0, -40, 0),
                ("UINV", 0, 0, 0, 0, 0, 0, 0, 0),
                ("BINV", 0, 0, 0, 0, 0, 0, 0, 0),
            }));
    }

    private static void Vist(string id, params (string Post, decimal Kroner)[] fasit)
    {
        var resultat = Oppstillingsmotor.Beregn(InnebygdeOppstillinger.Finn(id, Regnskapsaar.Fra(2024))!, Aaret.Grunnlag());
        Assert.That(fasit.Select(f => (f.Post, resultat.Linje(f.Post).Regnskap.Kroner * resultat.Linje(f.Post).Definisjon.Visningsfaktor)), Is.EqualTo(fasit));
        Assert.That(resultat.Linjer.Where(l => fasit.All(f => f.Post != l.Definisjon.Post) && l.Definisjon.Type == Linjetype.Linje && !l.Regnskap.ErNull && id == "5-4-1"), Is.Empty);
    }
}
