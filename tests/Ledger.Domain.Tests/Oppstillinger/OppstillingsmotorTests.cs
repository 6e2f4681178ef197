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
            SlageneErPostene(Beregn("5-5-2", k, f), investering);

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
            resultat.Linjer.Where(l => !l.ErUtelatt).Select(l => (l.Definisjon.Post, l.Regnskap.Kroner, l.RegnskapForrigeAar?.Kroner)),
            Is.EqualTo(new (string, decimal, decimal?)[]
            {
                ("11", 0, 50), ("12", 0, 0), ("1:egne", 0, 30), ("1", 0, 80), ("21", 0, 0), ("2", 0, 0), ("3", 5, 0), ("utenfor", 0, 20), ("sum", 5, 100),
            }));
    }

    /// <summary>§ 5-5 second paragraph: what stood on a unit that is gone is in the block of its kind, whose sum is the post's.</summary>
    [Test]
    public void An_investment_on_a_unit_that_is_gone_is_in_the_block_of_its_kind()
    {
        var forrige = new Kubebygger(2023).Investering("230", 20, "nedlagt").Investering("230", 40, "11").Investering("529", 7, "nedlagt").Kube();
        var resultat = Oppstillingsmotor.Beregn(
            Omraadeoppstillinger.Investering(Regnskapsaar.Fra(2024), Kubebygger.Organisasjon)!, new Kubebygger().Investering("230", 5, "3").Grunnlag(forrige: forrige));
        decimal? Ifjor(int slag, string post) => resultat.Linje(Omraadeoppstillinger.Slagpost(Omraadeoppstillinger.Investeringsslag[slag], post)).RegnskapForrigeAar?.Kroner;
        Assert.That(
            new[] { Ifjor(0, "utenfor"), Ifjor(0, "sum"), Ifjor(2, "utenfor"), Ifjor(2, "sum"), Ifjor(3, "sum"), resultat.Linje("sum").RegnskapForrigeAar?.Kroner },
            Is.EqualTo([20m, 60m, 7m, 7m, 0m, 67m]));
    }

    /// <summary>The council may set a frame for an area as a whole (kommuneloven § 14-5): it is the area's and not something outside it.</summary>
    [Test]
    public void A_frame_of_an_area_as_a_whole_is_in_its_sum()
    {
        var resultat = Oppstillingsmotor.Beregn(
            Omraadeoppstillinger.Drift(Regnskapsaar.Fra(2024), Kubebygger.Organisasjon)!, new Kubebygger().Budsjett(Kubebygger.Resultat(Kontoklasse.Drift, "010", "1"), 7).Grunnlag());
        decimal Kr(string post) => resultat.Linje(post).RevidertBudsjett.Kroner;
        Assert.That(new[] { Kr("11"), Kr("1:egne"), Kr("1"), Kr("utenfor"), Kr("sum") }, Is.EqualTo([0m, 7m, 7m, 0m, 7m]));
        Assert.That(resultat.Linjer.Where(l => l.ErUtelatt).Select(l => l.Definisjon.Post), Is.EqualTo(["2:egne"]), "an area without one has no such line");
    }

    /// <summary>§ 5-5 second paragraph, case of year.md 5.6: 230 +70 and 430 +20 on one area, 529 +10 on another.</summary>
    [Test]
    public void Investment_appropriations_stand_by_kind()
    {
        var k = new Kubebygger().Investering("230", 70, "111").Investering("430", 20, "111").Investering("529", 10, "3");
        var resultat = Beregn("5-5-2", k);
        decimal Kr(string post) => resultat.Linje(post).Regnskap.Kroner;
        string[] slag = ["varigeDriftsmidler", "tilskuddAndre", "aksjerOgAndeler", "utlaan"];
        Assert.That(new[] { Kr("11"), Kr("3"), Kr("sum") }, Is.EqualTo([90m, 10m, 100m]), "the lines per area keep their totals");
        Assert.That(slag.Select(s => Kr(s + ":11")), Is.EqualTo([70m, 20m, 0m, 0m]));
        Assert.That(slag.Select(s => Kr(s + ":3")), Is.EqualTo([0m, 0m, 10m, 0m]));
        Assert.That(slag.Select(s => Kr(s + ":sum")), Is.EqualTo([70m, 20m, 10m, 0m]));
        Assert.That(resultat.Linje("tilskuddAndre:11").Definisjon.Tekst, Is.EqualTo("Enhet 11: tilskudd til andres investeringer"));
    }

    /// <summary>§ 5-8 (F 5-3): before the year is disposed of, the balance has what drift and investering sum to, and so both its sides agree.</summary>
    [Test]
    public void A_balance_that_is_not_closed_has_the_result()
    {
        var k = new Kubebygger().Drift("800", -100).Balanse("10", 100).Investering("230", 30).Balanse("10", -30);
        var balanse = Beregn("5-8", k);
        Assert.That(Vist(balanse.Linje("C.IV")), Is.EqualTo(70_00));
        Assert.That(Vist(balanse.Linje("SUM_EK_GJELD")), Is.EqualTo(Vist(balanse.Linje("SUM_EIENDELER"))).And.EqualTo(70_00));
        Assert.That(balanse.Linje("C.IV").ErUtelatt, Is.False);
        k.Drift("540", 100, fond: "DISP", periode: 13).Balanse("56", -100, "DISP", periode: 13).Investering("980", -30, periode: 13).Balanse("5970", 30, periode: 13);
        balanse = Beregn("5-8", k);
        Assert.That(balanse.Linje("C.IV").ErUtelatt, Is.True, "it stands only where there is an amount");
        Assert.That(Vist(balanse.Linje("SUM_EK_GJELD")), Is.EqualTo(Vist(balanse.Linje("SUM_EIENDELER"))));
        Assert.That(balanse.Linjer.Where(l => l.ErUtelatt).Select(l => l.Definisjon.Post), Is.EqualTo(["C.IV"]), "no other line is left out");
    }

    /// <summary>Both sides of the balance agree whatever is booked, in both columns.</summary>
    [Test]
    public void Both_sides_of_every_balance_agree() => Tilfeldig.Hovedbok.Sample(
        boeker =>
        {
            var (k, f) = boeker;
            foreach (var bok in new[] { k, f })
            {
                bok.Balanse("10", -Beloep.Sum(bok.Poster.Where(p => p.Slag == Saldoslag.Regnskap).Select(p => p.Beloep)).Kroner);
            }

            var balanse = Beregn("5-8", k, f);
            var (eiendeler, gjeld) = (balanse.Linje("SUM_EIENDELER"), balanse.Linje("SUM_EK_GJELD"));
            Assert.That(eiendeler.Regnskap + gjeld.Regnskap + balanse.Linje("F").Regnskap, Is.EqualTo(Beloep.Null));
            Assert.That(eiendeler.RegnskapForrigeAar + gjeld.RegnskapForrigeAar + balanse.Linje("F").RegnskapForrigeAar, Is.EqualTo(Beloep.Null));
        },
        iter: Tries);

    /// <summary>Invariant 11: §§ 5-4 and 5-6 have the same netto driftsresultat whatever function 810 is on, and all columns agree with a naive sum.</summary>
    [Test]
    public void Netto_driftsresultat_does_not_follow_the_function_of_810() => Gen.Select(Tilfeldig.Hovedbok, Gen.OneOf("800", "840", "850", "870", "202", "120", "276")).Sample(
        (boeker, funksjon) =>
        {
            var (k, f) = boeker;
            var flyttet = new Kubebygger(k.Kube().Aar.Aar);
            foreach (var p in k.Poster)
            {
                flyttet.Legg(p.Dimensjon.Art.ToString() == "810" ? p with { Dimensjon = p.Dimensjon with { Funksjon = Funksjon.Parse(funksjon) } } : p);
            }

            foreach (var bok in new[] { k, flyttet })
            {
                Kolonnelikt(Beregn("5-4-1", bok, f).Linje("17"), Beregn("5-6", bok, f).Linje("24"));
                Kolonnelikt(Beregn("5-4-1", bok, f).Linje("6"), Beregn("5-4-2", bok, f).Linje("sum"));
            }

            Kolonnelikt(Beregn("5-4-1", k, f).Linje("17"), Beregn("5-4-1", flyttet, f).Linje("17"));
            var ndr = Beloep.Sum(Rader(k, Kontoklasse.Drift)
                .Where(p => p.Dimensjon.Art.Nummer is not (530 or 540 or 550 or 570 or 580 or 589 or 930 or 940 or 950 or 980 or 989)).Select(p => p.Beloep));
            Assert.That(Beregn("5-4-1", flyttet, f).Linje("17").Regnskap, Is.EqualTo(ndr));
        },
        iter: Tries);

    /// <summary>Invariant 11: each block of § 5-5 second paragraph sums to its post of the first, and the blocks of an area to its line, in every column.</summary>
    private static void SlageneErPostene(Oppstillingsresultat omraader, Oppstillingsresultat investering)
    {
        foreach (var (i, slag) in Omraadeoppstillinger.Investeringsslag.Index())
        {
            Kolonnelikt(omraader.Linje(Omraadeoppstillinger.Slagpost(slag, "sum")), investering.Linje($"{i + 1}"));
        }

        foreach (var linje in omraader.Linjer.Where(l => !l.Definisjon.Post.Contains(':', StringComparison.Ordinal)))
        {
            var slagene = Omraadeoppstillinger.Investeringsslag.Select(s => omraader.Linje(Omraadeoppstillinger.Slagpost(s, linje.Definisjon.Post))).ToList();
            Assert.That(
                (Beloep.Sum(slagene.Select(s => s.OpprinneligBudsjett)), Beloep.Sum(slagene.Select(s => s.RevidertBudsjett)), Beloep.Sum(slagene.Select(s => s.BudsjettHittil)),
                    Beloep.Sum(slagene.Select(s => s.Regnskap)), slagene.Sum(s => s.RegnskapForrigeAar?.Oere)),
                Is.EqualTo((linje.OpprinneligBudsjett, linje.RevidertBudsjett, linje.BudsjettHittil, linje.Regnskap, linje.RegnskapForrigeAar?.Oere ?? 0)), linje.Definisjon.Post);
        }
    }

    private static IEnumerable<Saldopost> Rader(Kubebygger k, Kontoklasse klasse) => k.Poster.Where(p => p.Slag == Saldoslag.Regnskap && p.Dimensjon.Kontoklasse == klasse);

    private static long Vist(Oppstillingslinje linje) => linje.Regnskap.Oere * linje.Definisjon.Visningsfaktor;

    private static void Likt(Oppstillingsresultat resultat, Dictionary<string, long> fasit) =>
        Assert.That(resultat.Linjer.Where(l => !l.Definisjon.BareMedTall).ToDictionary(l => l.Definisjon.Post, Vist), Is.EquivalentTo(fasit), resultat.Definisjon.Id);

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
