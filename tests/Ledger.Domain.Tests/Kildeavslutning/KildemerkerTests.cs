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
