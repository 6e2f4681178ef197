using System.Globalization;
using CsCheck;
using Ledger.Domain.Finans.Gjeld;
using Ledger.Domain.Finans.Register;

namespace Ledger.Domain.Tests.Finanser;

/// <summary>Loans: balances, rates, days and plans, with the demo's loans and the vectors of the specification.</summary>
public sealed class GjeldTests
{
    private static readonly Gjeldsbok Bok = new(Demoregister.Alt);

    /// <summary>from, to: days actual, 30E/360, 30/360</summary>
    [TestCase("2024-02-29", "2024-03-31", 31, 31, 32)]
    [TestCase("2024-01-31", "2024-02-29", 29, 29, 29)]
    [TestCase("2023-12-31", "2024-12-31", 366, 360, 360)]
    public void Days_are_counted_by_the_convention(string fra, string til, int faktiske, int euro, int obligasjon)
    {
        var dager = new[] { Rentekonvensjon.Act365, Rentekonvensjon.Euro30360, Rentekonvensjon.Obligasjon30360 }.Select(k => k.Dager(D(fra), D(til)));
        Assert.That(dager, Is.EqualTo(new[] { faktiske, euro, obligasjon }));
    }

    /// <summary>From each day of January to each of March: as 30 when they are the 31st, in bond basis the last only when the first is the 30th or the 31st.</summary>
    [Test]
    public void Every_month_has_thirty_days()
    {
        foreach (var (fra, til) in from f in Enumerable.Range(1, 31) from t in Enumerable.Range(1, 31) select (f, t))
        {
            var (euro, obligasjon) = (60 + (til == 31 ? 30 : til) - (fra == 31 ? 30 : fra), 60 + (til == 31 && fra >= 30 ? 30 : til) - (fra == 31 ? 30 : fra));
            Assert.That(
                (Rentekonvensjon.Euro30360.Dager(new(2025, 1, fra), new(2025, 3, til)), Rentekonvensjon.Obligasjon30360.Dager(new(2025, 1, fra), new(2025, 3, til))),
                Is.EqualTo((euro, obligasjon)), $"{fra}.1–{til}.3");
        }
    }

    /// <summary>100 000 000 at 5 % from 29 February to 31 March 2024.</summary>
    [TestCase("act/365", 424_657.53)]
    [TestCase("act/360", 430_555.56)]
    [TestCase("30E/360", 430_555.56)]
    [TestCase("30/360", 444_444.44)]
    [TestCase("act/act", 423_497.27)]
    public void Interest_is_by_the_convention(string konvensjon, decimal rente)
    {
        Assert.That(Dagtelling.TryLes(konvensjon, out var k));
        Assert.That(Oere(k.Rente(100_000_000m, 5m, D("2024-02-29"), D("2024-03-31"))), Is.EqualTo(rente));
    }

    /// <summary>date | per group, million | loans | to refinance | lease</summary>
    [TestCase("2023-12-31", "8874.1 0.0 2724.9 400.0 600.0", 12599.0, 600.0, 138.3)]
    [TestCase("2024-04-30", "8864.2 0.0 2799.2 900.0 300.0", 12863.4, 300.0, 136.3)]
    [TestCase("2024-08-31", "9508.8 0.0 2709.0 900.0 300.0", 13417.8, 300.0, 134.4)]
    [TestCase("2024-12-31", "9182.4 161.0 2697.1 900.0 590.0", 13530.5, 1140.0, 130.4)]
    public void The_demo_gives_the_printed_debt(string dato, string grupper, decimal sum, decimal refinansiering, decimal leie)
    {
        string[] navn = ["Kommunalbanken", "KLP Banken", "Husbanken", "Obligasjonsmarked", "Sertifikatmarked"];
        var perGruppe = navn.Select(n => Mill(Bok.Restgjeld(Bok.Innlaan.Where(l => l.Motpartsgruppe == n), D(dato)), 1));
        Assert.That(string.Join(' ', perGruppe.Select(m => m.ToString("0.0", CultureInfo.InvariantCulture))), Is.EqualTo(grupper));
        Assert.That(
            (Mill(Bok.Restgjeld(Bok.Innlaan, D(dato)), 1), Mill(Bok.Refinansiering(D(dato)), 1), Mill(Bok.Restgjeld(Bok.Leier, D(dato)), 1)),
            Is.EqualTo((sum, refinansiering, leie)));
    }

    [TestCase("2024-12-31", 7708.30, 5822.24, 3945.10, 9178.23, 2.608, 4.161, "inntil1 3763.20, 1-3 900.00, 3-5 3811.03, over5 704.00")]
    [TestCase("2023-12-31", 8060.00, 4539.00, 3395.00, null, null, 4.043, null)]
    public void The_demo_gives_the_rate_binding(
        string dato, decimal flytende, decimal fast, decimal motposter, decimal? eksponert, decimal? aar, decimal rente, string? grupper)
    {
        var b = new Rentebinding(Bok, D(dato));
        Assert.That((b.Flytende / 1e6m, b.Fast / 1e6m, b.FlytendeMedMotpost / 1e6m, Runde(b.Gjennomsnittsrente, 3)),
            Is.EqualTo((flytende, fast, motposter, rente)));
        Assert.That(b.Mangler, Is.Empty);
        if (eksponert is not null)
        {
            Assert.That((b.Renteeksponert / 1e6m, Runde(b.Aar, 3), Runde(b.Sikringsgrad, 6)), Is.EqualTo((eksponert, aar, 58.998630m)));
            Assert.That(
                string.Join(", ", b.Grupper.Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Kode} {g.Beloep / 1e6m:0.00}"))),
                Is.EqualTo(grupper));
        }
    }

    [TestCase(Laaneformaal.IkkeSelvfinansierende, 6604)]
    [TestCase(Laaneformaal.Videreutlaan, 2133)]
    [TestCase(Laaneformaal.Leie, 130)]
    public void The_demo_gives_the_printed_purposes(Laaneformaal formaal, decimal mill) =>
        Assert.That(Runde(Bok.EtterFormaal(D("2024-12-31"))[formaal].Verdi / 1e6m, 0), Is.EqualTo(mill));

    [TestCase(2023, "411 400.00, 431 600.00, 451 9037.30, 452 2700.00")]
    [TestCase(2024, "411 900.00, 431 590.00, 451 9470.96, 452 2150.00, 453 550.00")]
    public void The_loans_lie_in_the_chapters_of_the_accounts(int aar, string kapitler) => Assert.That(
        string.Join(", ", Bok.Innlaan.Concat(Bok.Leier).GroupBy(l => l.Forventetkapittel(aar), l => Bok.Restgjeld(l, new(aar, 12, 31)).Verdi)
            .Select(g => (g.Key, Sum: g.Sum())).Where(g => g.Sum != 0m).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Key} {g.Sum / 1e6m:0.00}"))),
        Is.EqualTo(kapitler));

    /// <summary>A fixed loan of 100 with a swap of 30 that makes it floating, and one of 50 that pays fixed on a floating loan of 40.</summary>
    [Test]
    public void A_swap_turns_the_part_that_it_covers()
    {
        var dato = D("2024-12-31");
        var bytter = new Rentebytte[]
        {
            new("S1", "A", "bank", [new(D("2024-01-01"), 30m)], Bytteretning.MottarFast, D("2024-01-01"), D("2028-01-01"), 3m, 0.5m, true),
            new("S2", "B", "bank", [new(D("2024-01-01"), 50m)], Bytteretning.BetalerFast, D("2024-01-01"), D("2028-01-01"), 3m, 0.5m, true),
        };
        Laan[] laan = [Laanet("A", Laaneform.Avdragsfritt), Laanet("B", Laaneform.Avdragsfritt)];
        Finanspost[] poster =
        [
            Bevegelse("a", "A", "2024-01-01", "opptak", 100m), Bevegelse("b", "B", "2024-01-01", "opptak", 40m),
            Vilkaar("ra", "A", "2024-01-01", "2029-01-01", "fast", 4m), Vilkaar("rb", "B", "2024-01-01", "2025-03-01", "flytende", 5m),
        ];
        var b = new Rentebinding(new(new(Finansdefinisjoner.Ingen with { Laan = laan, Rentebytter = bytter }, poster)), dato);
        Assert.That((b.Innlaan, b.Fast, b.Flytende), Is.EqualTo((140m, 110m, 30m)));
        Assert.That(
            b.Stykker.Select(s => (s.Laan.Kode, s.Beloep, s.Fast, s.Rente)),
            Is.EqualTo(new[] { ("A", 30m, false, 4m), ("A", 70m, true, 4m), ("B", 40m, true, 3.5m) }));
    }

    /// <summary>100 is owed, 20 of it is due after one year and the rate is bound for two: 0.2·1 + 0.8·2 years when instalments count.</summary>
    [TestCase(Rentebindingmetode.Enkel, 2.0)]
    [TestCase(Rentebindingmetode.Avdragsjustert, 1.8)]
    public void Instalments_before_the_reset_count_to_their_day(Rentebindingmetode metode, decimal aar)
    {
        var laan = Laanet("A", Laaneform.Serie) with
        {
            FoersteUtbetaling = D("2025-01-01"), FoersteTermin = D("2026-01-01"), Forfall = D("2030-01-01"), TerminerPerAar = 1,
        };
        var register = new Finansregister(
            Finansdefinisjoner.Ingen with { Laan = [laan], Reglementer = [Finansreglement.Standard with { RentebindingMetode = metode }] },
            [Bevegelse("a", "A", "2025-01-01", "opptak", 100m), Vilkaar("r", "A", "2025-01-01", "2027-01-01", "fast", 4m)]);
        Assert.That(new Rentebinding(new(register), D("2025-01-01")).Aar, Is.EqualTo(aar));
    }

    /// <summary>A rate that has run out is floating at once, with the last rate, and is told.</summary>
    [Test]
    public void A_loan_without_a_rate_in_force_is_told()
    {
        Finanspost[] poster = [Bevegelse("a", "A", "2024-01-01", "opptak", 100m), Vilkaar("r", "A", "2024-01-01", "2024-06-01", "flytende", 5m)];
        var b = new Rentebinding(new(new(Finansdefinisjoner.Ingen with { Laan = [Laanet("A", Laaneform.Serie)] }, poster)), D("2024-12-31"));
        Assert.That((b.Aar, b.Gjennomsnittsrente, b.Mangler.Single().Objekt), Is.EqualTo((0m, 5m, "A")));
    }

    /// <summary>
    /// Whatever the three parts are, each but the last is its share in whole øre, and the last takes what rounding leaves. So are the parts of the first
    /// kroner of the loan, which are the loan's own when they are all of it.
    /// </summary>
    [Test]
    public void Parts_sum_to_the_loan() =>
        Gen.Select(Gen.Long[0, 10_000_000_00], Gen.Int[1, 9_999], Gen.Int[1, 9_999], Gen.Long[0, 1_000_000]).Sample((oere, a, b, milliondel) =>
        {
            var (foerste, andre) = (a / 20_000m, b / 20_000m);
            var laan = Laanet("A", Laaneform.Serie) with
            {
                Fordeling =
                [
                    new(Laaneformaal.Videreutlaan, Motpost.Formidling, foerste), new(Laaneformaal.SelvfinansierendeVar, Motpost.Gebyr, andre),
                    new(Laaneformaal.IkkeSelvfinansierende, Motpost.Ingen, 1m - foerste - andre),
                ],
            };
            var (hele, del) = (oere / 100m, Oere(oere / 100m * milliondel / 1_000_000m));
            var (deler, av) = (laan.Fordel(hele).Select(d => d.Beloep).ToList(), laan.FordelFoerste(del, hele));
            decimal[] rundet = [Oere(hele * foerste), Oere(hele * andre)];
            rundet[1] = Math.Min(rundet[1], hele - rundet[0]);
            var foran = hele == 0m ? 0m : Oere(rundet[0] * del / hele);
            var neste = hele == rundet[0] ? 0m : Oere(rundet[1] * (del - foran) / (hele - rundet[0]));
            Assert.That(deler, Is.EqualTo(new[] { rundet[0], rundet[1], hele - rundet[0] - rundet[1] }));
            Assert.That(av, Is.EqualTo(new[] { foran, neste, del - foran - neste }));
            Assert.That(laan.FordelFoerste(hele, hele), Is.EqualTo(deler));
            Assert.That(laan.FordelFoerste(0m, hele), Has.All.Zero);
        });

    /// <summary>The instalments of a plan sum to what is owed, and nothing is owed after the last, for every form, rate and number of terms.</summary>
    [Test]
    public void A_plan_pays_the_loan() =>
        Gen.Select(Gen.Enum<Laaneform>(), Gen.Long[1, 10_000_000_00], Gen.Int[0, 1_500], Gen.Int[0, 3].Select(i => new[] { 1, 2, 4, 12 }[i]), Gen.Int[1, 30])
            .Sample((form, oere, rente, terminer, aar) =>
            {
                var laan = Laanet("A", form) with { TerminerPerAar = terminer, FoersteTermin = null, Forfall = D("2024-01-01").AddYears(aar) };
                var plan = Laaneplan.Lag(laan, laan.FoersteUtbetaling, oere / 100m, rente / 100m);
                Assert.That((plan.Sum(t => t.Avdrag), plan[^1].Rest), Is.EqualTo((oere / 100m, 0m)));
                Assert.That(plan.All(t => t.Rest >= 0m && t.Rente >= 0m));
            });

    /// <summary>
    /// The interest of a plan is of the years that it accrues in, and of nothing else: a year of a loan without instalments has what its accounts will have,
    /// to the øre of its terms, whenever in the year they are paid.
    /// </summary>
    [Test]
    public void The_interest_of_a_plan_is_of_the_year_that_it_accrues_in() => Gen.Select(
        Gen.Long[1_000_00, 10_000_000_00], Gen.Int[1, 1_500], Gen.Int[0, 3].Select(i => new[] { 1, 2, 4, 12 }[i]), Gen.Int[1, 360], Gen.Enum<Laaneform>()).Sample((oere, rente, terminer, dag, form) =>
    {
        var laan = Laanet("A", Laaneform.Avdragsfritt) with { TerminerPerAar = terminer, FoersteTermin = D("2024-01-01").AddDays(dag), Forfall = D("2033-06-30") };
        var bok = new Gjeldsbok(new(
            Finansdefinisjoner.Ingen with { Laan = [laan] },
            [Bevegelse("a", "A", "2024-01-01", "opptak", oere / 100m), Vilkaar("r", "A", "2024-01-01", "2034-01-01", "fast", rente / 100m)]));
        var renter = new Rentebane(bok, laan, D("2024-12-31"));
        var plan = Laaneplan.Lag(laan, D("2024-12-31"), oere / 100m, renter);
        foreach (var aar in new[] { 2025, 2026, 2028 })
        {
            var paaloept = Renteberegning.Paaloept(bok, laan, new(aar - 1, 12, 31), new(aar, 12, 31));
            Assert.That(plan.Sum(t => Laaneplan.RenteI(laan, renter, t, aar)), Is.EqualTo(paaloept!.Value).Within(0.01m * (terminer + 1)));
        }

        Assert.That(plan.Sum(t => Laaneplan.RenteI(laan, renter, t, 2024)), Is.Zero, "the day after the last day of a year is the next year's");
        var (annet, samme) = (laan with { Form = form }, new Rentebane(rente / 100m));
        var andre = Laaneplan.Lag(annet, D("2024-05-05"), oere / 100m, samme);
        decimal Andre(int aar) => andre.Sum(t => Laaneplan.RenteI(annet, samme, t, aar));
        Assert.That(Enumerable.Range(2024, 11).Sum(Andre), Is.EqualTo(andre.Sum(t => t.Rente)));
        Assert.That(Andre(2023) + Andre(2035), Is.Zero);
    });

    /// <summary>An annuity costs the same each term, but for the last, which takes the øre.</summary>
    [Test]
    public void An_annuity_costs_the_same_each_term()
    {
        var laan = Laanet("A", Laaneform.Annuitet) with { TerminerPerAar = 12, FoersteTermin = null, Forfall = D("2026-01-01") };
        var plan = Laaneplan.Lag(laan, laan.FoersteUtbetaling, 200_000m, 12m);
        Assert.That(plan.Take(23).Select(t => t.Avdrag + t.Rente).Distinct(), Is.EqualTo(new[] { 9_414.69m }));
        Assert.That(plan[^1].Avdrag + plan[^1].Rente, Is.EqualTo(9_414.69m).Within(0.5m));
    }

    /// <summary>
    /// Interest of two periods side by side is that of the whole, and a year of 30E/360 has 360 days: from the last of February of a leap year it ends a day
    /// before.
    /// </summary>
    [Test]
    public void Interest_adds_up() =>
        Gen.Select(Gen.Bool.Select(b => b ? Rentekonvensjon.Act365 : Rentekonvensjon.Act360), Gen.Int[0, 4_000], Gen.Int[0, 4_000]).Sample((k, a, b) =>
        {
            var (fra, midt, til) = (D("2020-01-01"), D("2020-01-01").AddDays(a), D("2020-01-01").AddDays(a + b));
            Assert.That(Oere(k.Rente(1e6m, 5m, fra, midt) + k.Rente(1e6m, 5m, midt, til)), Is.EqualTo(Oere(k.Rente(1e6m, 5m, fra, til))));
            Assert.That(Rentekonvensjon.Euro30360.Dager(midt, midt.AddYears(1)), Is.EqualTo(midt is { Month: 2, Day: 29 } ? 359 : 360));
            var dager = til.DayNumber - midt.DayNumber;
            Assert.That((Rentekonvensjon.Act365.Dager(midt, til), Rentekonvensjon.ActAct.Dager(midt, til)), Is.EqualTo((dager, dager)));

            // By days of each calendar year, one by one.
            var dagene = Enumerable.Range(0, b % 800).Sum(n => 1m / (DateTime.IsLeapYear(midt.AddDays(n).Year) ? 366 : 365));
            Assert.That(Rentekonvensjon.ActAct.Rente(1e6m, 5m, midt, midt.AddDays(b % 800)), Is.EqualTo(50_000m * dagene).Within(1e-15m));
        });

    /// <summary>A day later each rate is bound a day less; a loan turns floating once, on the day when a year is left.</summary>
    [Test]
    public void A_fixed_rate_runs_out_day_by_day() =>
        Gen.OneOf(Gen.Int[0, 1_200], Gen.Int[1_094, 1_098]).Sample(dag =>
        {
            var register = new Finansregister(
                Finansdefinisjoner.Ingen with { Laan = [Laanet("A", Laaneform.Avdragsfritt)] },
                [Bevegelse("a", "A", "2024-01-01", "opptak", 100m), Vilkaar("r", "A", "2024-01-01", "2028-01-01", "fast", 4m)]);
            var dato = D("2024-01-01").AddDays(dag);
            var (i_dag, i_morgen) = (new Rentebinding(new(register), dato), new Rentebinding(new(register), dato.AddDays(1)));
            Assert.That(Runde((i_dag.Aar - i_morgen.Aar) * 365m, 6), Is.EqualTo(1m));
            Assert.That(i_dag.Fast == 100m, Is.EqualTo(dato.AddMonths(12) < D("2028-01-01")));
        });

    /// <summary>
    /// 80 of 100 is swapped to 3,5 %, 60 from the middle of 2025, and nothing from 2026: 3,8, then half a year of 3,8 and half of 4,1, then the loan's own 5,0.
    /// From the new rate that is agreed for 2027, it is that.
    /// </summary>
    [TestCase(Laaneform.Avdragsfritt)]
    [TestCase(Laaneform.Obligasjon)]
    public void A_plan_follows_the_steps_of_a_swap(Laaneform form)
    {
        var laan = Laanet("A", form) with
        {
            FoersteTermin = D("2025-01-01"), Forfall = D("2028-01-01"), TerminerPerAar = 1, Rentekonvensjon = Rentekonvensjon.Euro30360,
        };
        var bytte = new Rentebytte(
            "S", "A", "bank", [new(D("2024-01-01"), 80m), new(D("2025-07-01"), 60m)], Bytteretning.BetalerFast, D("2024-01-01"), D("2026-01-01"), 3m, 0.5m, true);
        var bok = new Gjeldsbok(new(
            Finansdefinisjoner.Ingen with { Laan = [laan], Rentebytter = [bytte] },
            [
                Bevegelse("a", "A", "2024-01-01", "opptak", 100m), Vilkaar("r", "A", "2024-01-01", "2024-04-01", "flytende", 5m),
                Vilkaar("n", "A", "2027-01-01", "2028-01-01", "fast", 4m),
            ]));
        var plan = Laaneplan.Lag(laan, D("2024-01-01"), 100m, new Rentebane(bok, laan, D("2024-01-01")));
        Assert.That(plan.Select(t => t.Rente), Is.EqualTo(new[] { 3.8m, 3.95m, 5m, 4m }));
        Assert.That(plan.Select(t => t.Avdrag), Is.EqualTo(new[] { 0m, 0m, 0m, 100m }));
    }

    /// <summary>An annuity whose swap ends is spread anew over the terms that are left, and is still paid whole; a swap that never ends changes nothing after.</summary>
    [Test]
    public void An_annuity_is_spread_anew_when_its_rate_changes()
    {
        var laan = Laanet("A", Laaneform.Annuitet) with { TerminerPerAar = 1, FoersteTermin = D("2025-01-01"), Forfall = D("2034-01-01") };
        Rentebane Bane(string til) => new(
            new Gjeldsbok(new(
                Finansdefinisjoner.Ingen with
                {
                    Laan = [laan],
                    Rentebytter = [new("S", "A", "b", [new(D("2024-01-01"), 1_000m)], Bytteretning.BetalerFast, D("2024-01-01"), D(til), 3m, 0m, true)],
                },
                [Vilkaar("r", "A", "2024-01-01", "2024-04-01", "flytende", 5m)])),
            laan, D("2024-01-01"));
        var (lang, kort) = (Laaneplan.Lag(laan, D("2024-01-01"), 1_000m, Bane("2044-01-01")), Laaneplan.Lag(laan, D("2024-01-01"), 1_000m, Bane("2028-01-01")));
        Assert.That(lang, Is.EqualTo(Laaneplan.Lag(laan, D("2024-01-01"), 1_000m, 3m)));
        Assert.That(kort.Take(4), Is.EqualTo(lang.Take(4)));
        Assert.That((kort.Sum(t => t.Avdrag), kort[^1].Rest), Is.EqualTo((1_000m, 0m)));
        Assert.That(kort[4].Rente + kort[4].Avdrag, Is.EqualTo(Laaneplan.Terminbeloep(kort[3].Rest, 0.05m, 6)));
    }

    /// <summary>A bond of three years at par has the duration of the textbook: 2,723 years, modified by its yield.</summary>
    [Test]
    public void Modified_duration() => Assert.That(
        Runde(Renteberegning.ModifisertDurasjon([(365, 5m), (730, 5m), (1095, 105m)], 5m).Aar, 4), Is.EqualTo(2.7232m));

    /// <summary>As many numbers below 1 as above: the root of those is above the number.</summary>
    [Test]
    public void Roots_are_exact_to_the_decimals() =>
        Gen.Select(Gen.OneOf(Gen.Int[1, 999], Gen.Int[1, 1_000_000]), Gen.Int[1, 60]).Sample((tall, grad) =>
        {
            var rot = Desimal.Rot(tall / 1000m, grad);
            Assert.That(Desimal.Potens(rot, grad) / (tall / 1000m), Is.EqualTo(1m).Within(1e-20m));
        });

    internal static Finanspost Bevegelse(string referanse, string objekt, string dato, string type, decimal beloep) =>
        new(referanse, Postslag.Laanebevegelse, objekt, D(dato)) { Type = type, Beloep = beloep };

    internal static Laan Laanet(string kode, Laaneform form) => new(
        kode, "Bank", "Bank", form, 100m, D("2024-01-01"), D("2034-01-01"), 2, D("2024-07-01"), Rentekonvensjon.Act365, false, form == Laaneform.Avdragsfritt,
        null, "320", [new(Laaneformaal.IkkeSelvfinansierende, Motpost.Ingen, 1m)]);

    internal static Finanspost Vilkaar(string referanse, string objekt, string dato, string til, string type, decimal prosent) =>
        new(referanse, Postslag.Rentevilkaar, objekt, D(dato)) { Til = D(til), Type = type, Prosent = prosent };

    internal static DateOnly D(string tekst) => Demoregister.Dag(tekst);

    private static decimal Mill(Faktatall tall, int desimaler) => Runde(tall.Verdi / 1e6m, desimaler)!.Value;

    internal static decimal? Runde(decimal? tall, int desimaler) => tall is { } t ? decimal.Round(t, desimaler, MidpointRounding.AwayFromZero) : null;

    internal static decimal Oere(decimal tall) => decimal.Round(tall, 2, MidpointRounding.AwayFromZero);
}
