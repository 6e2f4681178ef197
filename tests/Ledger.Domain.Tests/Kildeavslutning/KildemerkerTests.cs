using Ledger.Domain.Disponering;
using Ledger.Domain.Kildeavslutning;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Tests.Verktoey;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Kildeavslutning;

/// <summary>A closing that a source has booked shows in § 5-9 and in the disposition table as one that the service books.</summary>
public sealed class KildemerkerTests
{
    /// <summary>What the source booked without marks: 100 of its budgeted 540 was kept at 70, and 40 of the result went to the fund beside it.</summary>
    private static Kubebygger Bok() => new Kubebygger()
        .Budsjett(Kubebygger.Resultat(Kontoklasse.Drift, "540", fond: "DISP"), 100)
        .Drift("800", -110).Drift("540", 110, fond: "DISP", periode: 13).Drift("940", -5, fond: "BUFFER", periode: 13).Drift("550", 5, fond: "BUND", periode: 12);

    private static Merketdel Del(string art, string fond, decimal kroner, Avslutningsmerke merke) =>
        new(Kontoklasse.Drift, Art.Parse(art), Fondskode.Parse(fond), Kubebygger.Kr(kroner), merke);

    private static readonly IReadOnlyList<Merketdel> Deler =
    [
        Del("540", "DISP", 100, Avslutningsmerke.Ingen), Del("540", "DISP", -30, Avslutningsmerke.Strykning), Del("540", "DISP", 40, Avslutningsmerke.Avslutning),
        Del("940", "BUFFER", -5, Avslutningsmerke.Inndekning),
    ];

    private static Oppstillingsgrunnlag Grunnlag(Kubebygger bok) => bok.Grunnlag() with
    {
        Merking = new Dictionary<Regnskapsaar, IReadOnlyList<Merketdel>> { [bok.Kube().Aar] = Deler },
    };

    [Test]
    public void Posts_of_5_9_are_those_of_a_closing_with_marks()
    {
        var resultat = Oppstillingsmotor.Beregn(InnebygdeOppstillinger.Finn("5-9-drift", Regnskapsaar.Fra(2024))!, Grunnlag(Bok()));
        decimal Vist(string post) => resultat.Linje(post).Regnskap.Kroner * resultat.Linje(post).Definisjon.Visningsfaktor;
        Assert.That(
            new[] { "5", "6", "8", "10", "15", "17" }.Select(Vist), Is.EqualTo([100m, 0m, 5m, 30m, 5m, 40m]),
            "avsetning by the budget, bruk, budsjettavvik, struck, used for inndekning, set aside of the result");
        Assert.That(resultat.Linje("5").OpprinneligBudsjett.Kroner, Is.EqualTo(100m), "the budget has no marks");
        Assert.That((resultat.Linje("15").AntallPosteringer, resultat.Linje("6").AntallPosteringer), Is.EqualTo((1L, 0L)));
    }

    [Test]
    public void The_disposition_table_parts_before_strykninger_and_closing()
    {
        var linje = Disponeringsrapport.Beregn(Grunnlag(Bok())).ToDictionary(l => l.Linje.Definisjon.Post);
        var disp = linje["DISP"];
        Assert.That(
            (disp.RegnskapFoerStrykninger.Kroner, disp.Strykninger.Kroner, disp.Avslutning.Kroner, disp.Linje.Regnskap.Kroner), Is.EqualTo((100m, -30m, 40m, 110m)));
        var buffer = linje["BUFFER"];
        Assert.That((buffer.RegnskapFoerStrykninger.Kroner, buffer.Avslutning.Kroner), Is.EqualTo((0m, -5m)));
        var resultat = linje["regnskapsresultat"];
        Assert.That((resultat.RegnskapFoerStrykninger.Kroner, resultat.Linje.Regnskap.Kroner), Is.EqualTo((-5m, 0m)));
    }

    [Test]
    public void The_rows_behind_a_line_follow_a_mark_that_has_all_of_a_disposition()
    {
        var grunnlag = Grunnlag(Bok());
        var definisjon = InnebygdeOppstillinger.Finn("5-9-drift", Regnskapsaar.Fra(2024))!;
        Assert.That(
            Oppstillingsmotor.Noekler(definisjon, "15", grunnlag).Select(n => (grunnlag.Kube.Noekkel(n.Noekkel).Fond.ToString(), n.Vekt)), Is.EqualTo([("BUFFER", 1)]));
        Assert.That(Oppstillingsmotor.Noekler(definisjon, "6", grunnlag), Is.Empty);
    }

    /// <summary>Key and parts as kontoklasse, art, fund and mark: a key gets a mark that has all of its own disposition, and of no other.</summary>
    [TestCase("drift 940 BUFFER ingen", "drift 940 BUFFER inndekning", "Inndekning")]
    [TestCase("drift 940 BUFFER ingen", "drift 940 BUFFER inndekning|drift 940 BUFFER inndekning", "Inndekning", Description = "two parts of one mark are one mark")]
    [TestCase("drift 940 BUFFER ingen", "drift 940 BUFFER ingen", "Ingen", Description = "no mark is a mark that the source may give")]
    [TestCase("drift 940 BUFFER ingen", "drift 940 BUFFER inndekning|drift 940 BUFFER avslutning", null, Description = "several marks: the rows are not told apart")]
    [TestCase("drift 940 BUFFER ingen", "drift 940 BUFFER ingen|drift 940 BUFFER avslutning", null)]
    [TestCase("drift 940 BUFFER avslutning", "drift 940 BUFFER inndekning", null, Description = "a mark that the key has is not another's to give")]
    [TestCase("drift 940 DISP ingen", "drift 940 BUFFER inndekning", null, Description = "another fund")]
    [TestCase("drift 940 - ingen", "drift 940 BUFFER inndekning", null, Description = "no fund")]
    [TestCase("drift 940 DISP ingen", "drift 940 BUFFER inndekning|drift 940 DISP strykning", "Strykning")]
    [TestCase("drift 540 BUFFER ingen", "drift 940 BUFFER inndekning", null, Description = "another art")]
    [TestCase("investering 940 BUFFER ingen", "drift 940 BUFFER inndekning", null, Description = "the other account")]
    [TestCase("drift 980 - ingen", "drift 980 - avslutning", "Avslutning", Description = "dispositions without a fund")]
    [TestCase("drift 940 BUFFER ingen", "", null)]
    public void A_key_gets_a_mark_that_has_all_of_its_disposition(string noekkel, string deler, string? ventet)
    {
        static (Kontoklasse Klasse, string Art, string Fond, Avslutningsmerke Merke) Les(string tekst) => tekst.Split(' ') is [var k, var a, var f, var m]
            ? (k == "drift" ? Kontoklasse.Drift : Kontoklasse.Investering, a, f == "-" ? "" : f, Enum.Parse<Avslutningsmerke>(m, ignoreCase: true)) : throw new FormatException(tekst);
        var d = Les(noekkel);
        var lest = deler.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(Les)
            .Select(m => new Merketdel(m.Klasse, Art.Parse(m.Art), Fondskode.TryParse(m.Fond, out var f) ? f : default, Kubebygger.Kr(1), m.Merke)).ToList();
        Assert.That(Kildemerker.Merke(Kubebygger.Resultat(d.Klasse, d.Art, fond: d.Fond, merke: d.Merke), lest)?.ToString(), Is.EqualTo(ventet));
    }

    [Test]
    public void Groups_have_the_marks_once()
    {
        var grunnlag = Grunnlag(Bok());
        var definisjon = InnebygdeOppstillinger.Finn("5-9-drift", Regnskapsaar.Fra(2024))!;
        var plan = new Oppstillingsplan(definisjon, grunnlag.Organisasjon, grunnlag.Fond);
        var grupper = Gruppering.Del(grunnlag, plan.Felt, Domain.Hovedbok.Dimensjonsfelt.Ansvar).Select(g => Oppstillingsmotor.Beregn(plan, g.Grunnlag)).ToList();
        Assert.That(grupper.Sum(g => g.Linje("17").Regnskap.Kroner), Is.EqualTo(40m));
        Assert.That(grupper.Sum(g => g.Linje("5").Regnskap.Kroner), Is.EqualTo(100m));
    }
}
