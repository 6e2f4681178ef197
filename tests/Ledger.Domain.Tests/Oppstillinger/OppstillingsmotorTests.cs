using CsCheck;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Saldo;
using Ledger.Domain.Tests.Verktoey;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Oppstillinger;

/// <summary>What must hold of the statements for any ledger whatever.</summary>
public sealed class OppstillingsmotorTests
{
    private const long Tries = 200;

    [Test]
    public void Agrees_with_the_naive_model() => Tilfeldig.Hovedbok.Sample(
        boeker =>
        {
            var (k, _) = boeker;
            Likt(Beregn("5-4-1", k), Fasit.Etter54(k.Poster));
            Likt(Beregn("5-6", k), Fasit.Etter56(k.Poster));
            Likt(Beregn("5-5-1", k), Fasit.Etter55(k.Poster));
            Likt(Beregn("5-9-drift", k), Fasit.Etter59Drift(k.Poster));
        },
        iter: Tries);

    [Test]
    public void The_paragraphs_agree_with_each_other() => Tilfeldig.Hovedbok.Sample(
        boeker =>
        {
            var (k, f) = boeker;
            var (bevilgning, art, investering) = (Beregn("5-4-1", k, f), Beregn("5-6", k, f), Beregn("5-5-1", k, f));
            var (avvik, avvikInvestering) = (Beregn("5-9-drift", k, f), Beregn("5-9-investering", k, f));
            Kolonnelikt(bevilgning.Linje("17"), art.Linje("24"));
            Kolonnelikt(bevilgning.Linje("24"), art.Linje("31"));
            Kolonnelikt(bevilgning.Linje("25"), art.Linje("32"));
            Kolonnelikt(bevilgning.Linje("17"), avvik.Linje("1"));
            Kolonnelikt(bevilgning.Linje("6"), Beregn("5-4-2", k, f).Linje("sum"));
            Kolonnelikt(investering.Linje("27"), avvikInvestering.Linje("16"));
            var gross = Beregn("5-5-2", k, f).Linje("sum");
            Assert.That(gross.Regnskap, Is.EqualTo(Beloep.Sum(new[] { "1", "2", "3", "4" }.Select(p => investering.Linje(p).Regnskap))));

            // § 4-4 moves the same amount through 940 and 530; the closing statement leaves both out of its last line.
            var inndekning = Rader(k, Kontoklasse.Drift)
                .Where(p => p.Dimensjon.Merke == Avslutningsmerke.Inndekning && (p.Dimensjon.Art.ToString() is "530" or "930" or "940")).Select(p => p.Beloep);
            Assert.That(avvik.Linje("18").Regnskap + Beloep.Sum(inndekning), Is.EqualTo(bevilgning.Linje("25").Regnskap));
        },
        iter: Tries);

    [Test]
    public void When_drift_and_investering_sum_to_zero_the_last_lines_are_what_was_carried_forward() => Tilfeldig.Hovedbok.Sample(
        boeker =>
        {
            var (k, _) = boeker;
            foreach (var klasse in new[] { Kontoklasse.Drift, Kontoklasse.Investering })
            {
                k.Regnskap(Kubebygger.Resultat(klasse, "980", funksjon: "899"), -Beloep.Sum(Rader(k, klasse).Select(p => p.Beloep)).Kroner, 13);
            }

            Beloep Fremfoert(Kontoklasse klasse) => Beloep.Sum(Rader(k, klasse).Where(p => p.Dimensjon.Art.ToString() is "580" or "589" or "980" or "989").Select(p => p.Beloep));
            Assert.That(Beregn("5-4-1", k).Linje("25").Regnskap, Is.EqualTo(-Fremfoert(Kontoklasse.Drift)));
            Assert.That(Beregn("5-6", k).Linje("32").Regnskap, Is.EqualTo(-Fremfoert(Kontoklasse.Drift)));
            Assert.That(Beregn("5-5-1", k).Linje("27").Regnskap, Is.EqualTo(-Fremfoert(Kontoklasse.Investering)));
        },
        iter: Tries);

    [Test]
    public void What_stands_behind_a_line_sums_to_it() => Tilfeldig.Hovedbok.Sample(
        boeker =>
        {
            var (k, _) = boeker;
            var grunnlag = k.Grunnlag(9, utvalg: d => d.Ansvar.ToString() != "12");
            foreach (var definisjon in Alle(k))
            {
                foreach (var linje in Oppstillingsmotor.Beregn(definisjon, grunnlag).Linjer)
                {
                    long sum = 0, antall = 0;
                    foreach (var (key, vekt) in Oppstillingsmotor.Noekler(definisjon, linje.Definisjon.Post, grunnlag))
                    {
                        sum += grunnlag.Kube.Regnskap(key, grunnlag.TilPeriode).Oere * vekt;
                        antall += grunnlag.Kube.AntallPosteringer(key, grunnlag.TilPeriode);
                        var posts = Oppstillingsmotor.Poster(definisjon, grunnlag.Kube.Noekkel(key), grunnlag.Organisasjon, grunnlag.Fond);
                        Assert.That(posts, Does.Contain(linje.Definisjon.Post));
                    }

                    Assert.That((sum, antall), Is.EqualTo((linje.Regnskap.Oere, linje.AntallPosteringer)), $"{definisjon.Id} {linje.Definisjon.Post}");
                }
            }
        },
        iter: 40);

    [Test]
    public void An_unknown_post_has_nothing_behind_it() =>
        Assert.That(() => Oppstillingsmotor.Noekler(InnebygdeOppstillinger.Finn("5-6", Regnskapsaar.Fra(2024))!, "33", new Kubebygger().Grunnlag()), Throws.ArgumentException);

    [Test]
    public void The_columns_are_whole_year_budgets_and_actuals_to_the_period()
    {
        var loenn = Kubebygger.Resultat(Kontoklasse.Drift, "010");
        var k = new Kubebygger().Regnskap(loenn, 100, 2).Regnskap(loenn, 7, 13).Budsjett(loenn, 90, 30, periode: 2).Budsjett(loenn, 10, 0, periode: 12);
        var linje = Oppstillingsmotor.Beregn(InnebygdeOppstillinger.Finn("5-6", Regnskapsaar.Fra(2024))!, k.Grunnlag(6, new Kubebygger(2023).Regnskap(loenn, 55, 13).Kube())).Linje("10");
        Assert.That(
            (linje.OpprinneligBudsjett.Kroner, linje.RevidertBudsjett.Kroner, linje.BudsjettHittil.Kroner, linje.Regnskap.Kroner, linje.Avvik.Kroner, linje.AvvikProsent, linje.RegnskapForrigeAar?.Kroner, linje.AntallPosteringer),
            Is.EqualTo((100m, 130m, 120m, 100m, 30m, (decimal?)23.1m, (decimal?)55m, 1L)));
    }

    [Test]
    public void The_balance_of_the_year_before_is_the_opening_balance_when_that_year_is_not_kept()
    {
        var definisjon = InnebygdeOppstillinger.Finn("5-8", Regnskapsaar.Fra(2024))!;
        var k = new Kubebygger().Balanse("10", 500, periode: 0).Balanse("56", -500, "DISP", 0).Balanse("10", -20, periode: 3);
        Oppstillingslinje Bank(Saldokube? forrige) => Oppstillingsmotor.Beregn(definisjon, k.Grunnlag(forrige: forrige)).Linje("B.I");
        Assert.That((Bank(null).Regnskap.Kroner, Bank(null).RegnskapForrigeAar?.Kroner), Is.EqualTo((480m, (decimal?)500m)));
        Assert.That(Bank(new Kubebygger(2023).Balanse("10", 499).Kube()).RegnskapForrigeAar?.Kroner, Is.EqualTo(499m));
        Assert.That(Oppstillingsmotor.Beregn(InnebygdeOppstillinger.Finn("5-6", Regnskapsaar.Fra(2024))!, k.Grunnlag()).Linje("10").RegnskapForrigeAar, Is.Null);
    }

    [Test]
    public void A_balanced_opening_balance_has_equal_sides()
    {
        var k = new Kubebygger().Balanse("10", 500).Balanse("27", 900).Balanse("56", -300, "DISP").Balanse("5990", -700).Balanse("451", -400).Balanse("9100", 50).Balanse("9999", -50);
        var balanse = Beregn("5-8", k);
        Assert.That(Vist(balanse.Linje("SUM_EIENDELER")), Is.EqualTo(1400_00));
        Assert.That(Vist(balanse.Linje("SUM_EK_GJELD")), Is.EqualTo(1400_00));
        Assert.That(Vist(balanse.Linje("C.I.1")), Is.EqualTo(300_00));
        Assert.That(Vist(balanse.Linje("F")), Is.Zero);
    }

    [Test]
    public void What_stood_on_units_that_are_gone_is_a_line_of_its_own()
    {
        var forrige = new Kubebygger(2023).Drift("010", 10, "111").Drift("010", 20, "nedlagt").Drift("010", 30, "1").Drift("010", 40, "11").Kube();
        var resultat = Oppstillingsmotor.Beregn(Omraadeoppstillinger.Drift(Regnskapsaar.Fra(2024), Kubebygger.Organisasjon)!, new Kubebygger().Drift("010", 5, "3").Grunnlag(forrige: forrige));
        Assert.That(
            resultat.Linjer.Select(l => (l.Definisjon.Post, l.Regnskap.Kroner, l.RegnskapForrigeAar?.Kroner)),
            Is.EqualTo(new (string, decimal, decimal?)[]
            {
                ("11", 0, 50), ("12", 0, 0), ("1", 0, 50), ("21", 0, 0), ("2", 0, 0), ("3", 5, 0), ("utenfor", 0, 50), ("sum", 5, 100),
            }));
    }

    private static IEnumerable<Saldopost> Rader(Kubebygger k, Kontoklasse klasse) => k.Poster.Where(p => p.Slag == Saldoslag.Regnskap && p.Dimensjon.Kontoklasse == klasse);

    private static long Vist(Oppstillingslinje linje) => linje.Regnskap.Oere * linje.Definisjon.Visningsfaktor;

    private static void Likt(Oppstillingsresultat resultat, Dictionary<string, long> fasit) =>
        Assert.That(resultat.Linjer.ToDictionary(l => l.Definisjon.Post, Vist), Is.EquivalentTo(fasit), resultat.Definisjon.Id);

    private static void Kolonnelikt(Oppstillingslinje a, Oppstillingslinje b) => Assert.That(
        (a.OpprinneligBudsjett, a.RevidertBudsjett, a.BudsjettHittil, a.Regnskap, a.RegnskapForrigeAar),
        Is.EqualTo((b.OpprinneligBudsjett, b.RevidertBudsjett, b.BudsjettHittil, b.Regnskap, b.RegnskapForrigeAar)),
        $"{a.Definisjon.Tekst} / {b.Definisjon.Tekst}");

    private static Oppstillingsresultat Beregn(string id, Kubebygger k, Kubebygger? forrige = null) =>
        Oppstillingsmotor.Beregn(Alle(k).Single(d => d.Id == id), k.Grunnlag(forrige: forrige?.Kube()));

    private static IEnumerable<Oppstillingsdefinisjon> Alle(Kubebygger k)
    {
        var aar = k.Kube().Aar;
        return InnebygdeOppstillinger.Ider.Select(id => InnebygdeOppstillinger.Finn(id, aar)).OfType<Oppstillingsdefinisjon>()
            .Append(Omraadeoppstillinger.Drift(aar, Kubebygger.Organisasjon)!)
            .Append(Omraadeoppstillinger.Investering(aar, Kubebygger.Organisasjon)!);
    }
}
