using System.Globalization;
using CsCheck;
using Ledger.Domain.Finans.Plassering;
using Ledger.Domain.Finans.Rammer;
using Ledger.Domain.Finans.Register;

namespace Ledger.Domain.Tests.Finanser;

/// <summary>The portfolio: returns, accounts, stress test and limits, with the demo's values and the vectors of the specification.</summary>
public sealed class PlasseringTests
{
    private const string Fond = "FORV";
    private static readonly Verdibok Bok = new(Demoregister.Alt);
    private static readonly Fondsregnskap Regnskap = new(Bok, Demoregister.Alt.Portefoelje(Fond)!);

    [Test]
    public void October_has_the_rebalancing_from_its_first_day()
    {
        var oktober = new Avkastning(Bok).Maaned(Fond, D("2024-10-31"));
        Assert.That(
            (
                Runde(oktober.Klasser[Aktivaklasse.Aksjer].Prosent, 6), Runde(oktober.Klasser[Aktivaklasse.Obligasjoner].Prosent, 6),
                Runde(oktober.Total.Prosent, 6)),
            Is.EqualTo((1.996554m, -0.573923m, 0.454922m)));
        Assert.That((oktober.Klasser[Aktivaklasse.Aksjer].Beloep, oktober.Klasser[Aktivaklasse.Aksjer].VektetStroem),
            Is.EqualTo((27_288_000m, -121_988_000m)));
    }

    [Test]
    public void The_year_is_its_months_linked()
    {
        var maaneder = new Avkastning(Bok).Maaneder(Fond, 2024);
        decimal? Aaret(Func<Maanedsavkastning, decimal?> prosent) => Runde(Avkastning.Kjede(maaneder.Select(prosent)), 6);
        Assert.That(
            (Aaret(m => m.Klasser[Aktivaklasse.Obligasjoner].Prosent), Aaret(m => m.Klasser[Aktivaklasse.Aksjer].Prosent), Aaret(m => m.Total.Prosent)),
            Is.EqualTo((5.318826m, 27.506060m, 14.024793m)));
        Assert.That(maaneder.Sum(m => m.Klasser[Aktivaklasse.Bank].Beloep), Is.EqualTo(105_708m));
        Assert.That(Runde(Avkastning.Kjede(maaneder.Select(m => m.Indeks)), 1), Is.EqualTo(14.1m));
    }

    [TestCase(2023, 333_914_866, -3_158_652, 330_756_214)]
    [TestCase(2024, 434_552_752, -4_636_340, 429_916_412)]
    public void The_accounts(int aar, decimal inntekter, decimal kostnader, decimal resultat) => Assert.That(
        (Regnskap.Finansinntekter(new(aar, 12, 31)).Verdi, Regnskap.Driftskostnader(new(aar, 12, 31)).Verdi, Regnskap.Aarsresultat(new(aar, 12, 31)).Verdi),
        Is.EqualTo(((decimal?)inntekter, (decimal?)kostnader, (decimal?)resultat)));

    /// <summary>Assets are equity and debt, and the buffer takes the result and gives what was taken out.</summary>
    [TestCase("2023-12-31", 1_541_767_334)]
    [TestCase("2024-12-31", 1_920_083_746)]
    public void The_balance_sheet_balances(string dato, decimal buffer)
    {
        var dag = D(dato);
        var eiendeler = Bok.Sum(Fond, dag).Verdi + Regnskap.Mellomvaerende(dag, Mellomvaerendetype.Fordring).Verdi;
        var gjeld = Regnskap.Mellomvaerende(dag, Mellomvaerendetype.KortsiktigGjeld).Verdi
            + Regnskap.Mellomvaerende(dag, Mellomvaerendetype.PaaloepteKostnader).Verdi;
        Assert.That(Regnskap.Bufferkapital(dag).Verdi, Is.EqualTo(buffer));
        Assert.That(eiendeler - gjeld, Is.EqualTo(Regnskap.Grunnkapital(dag).Verdi + buffer));
    }

    [Test]
    public void Unrealised_gains_are_the_change_of_value_less_cost()
    {
        decimal? Gevinst(Aktivaklasse k, string dag) => Bok.Sum(Fond, k, D(dag)).Verdi - Bok.Anskaffelseskost(Fond, k, D(dag)).Verdi;
        foreach (var klasse in new[] { Aktivaklasse.Aksjer, Aktivaklasse.Obligasjoner })
        {
            Assert.That(
                Gevinst(klasse, "2024-12-31") - Gevinst(klasse, "2023-12-31"),
                Is.EqualTo(Regnskap.Resultatposter(D("2024-12-31"), klasse, Resultattype.Urealisert).Verdi), klasse.Ord());
        }
    }

    [Test]
    public void History_links_the_published_years()
    {
        var h = Historikk.Av(Demoregister.Alt, Demoregister.Alt.Portefoelje(Fond)!, D("2024-12-31"));
        Assert.That((Runde(h.Aar[^1].FondAkkumulert, 1), Runde(h.Aar[^1].IndeksAkkumulert, 1)), Is.EqualTo((274.5m, 214.9m)));
        Assert.That((Runde(h.FondSnitt, 1), Runde(h.IndeksSnitt, 1)), Is.EqualTo((5.5m, 4.8m)));
    }

    [Test]
    public void Real_value_follows_the_price_index() => Assert.That(
        Runde(Risiko.Realverdi(Demoregister.Alt, Demoregister.Alt.Portefoelje(Fond)!, D("2024-12-31")).Verdi / 1e6m, 0), Is.EqualTo(3062m));

    [Test]
    public void The_deviation_of_thirty_six_months()
    {
        var maaneder = Enumerable.Range(0, 36).Select(i => (decimal?)(i % 2 == 0 ? 1m : -1m)).ToList();
        Assert.That(Runde(Risiko.Standardavvik(maaneder), 6), Is.EqualTo(3.513240m), "√(36/35·12)");
        Assert.That(Risiko.Standardavvik(maaneder[1..]), Is.Null, "thirty-five months are too few");
        Assert.That(Risiko.Standardavvik([.. maaneder[1..], null]), Is.Null);
    }

    [TestCase("2024-12-31", 154.166, -78.902, -19.2988, 55.9652, 28.9482, 84.9134, 816.590804, 901.504204)]
    [TestCase("2023-12-31", 161.2, -67.9, -43.548, 49.752, 63.603, 113.355, 740.355826, 853.710826)]
    public void The_stress_test(
        string dato, decimal gjeld, decimal motposter, decimal likvid, decimal netto, decimal motpart, decimal del1, decimal del2, decimal samlet)
    {
        var s = Stresstest.Beregn(Demoregister.Alt, D(dato), Stressfaktorer.Standard);
        Assert.That(s.Del1.Select(l => l.Tap / 1e6m), Is.EqualTo(new decimal?[] { gjeld, motposter, likvid, netto, motpart, del1 }));
        Assert.That((Runde(s.Del2[^1].Tap / 1e6m, 6), Runde(s.Samlet / 1e6m, 6)), Is.EqualTo((del2, samlet)));
        Assert.That(s.Mangler, Is.Empty);
    }

    /// <summary>The report does not say that shares were above 43 % and bonds below 57 % from July to September.</summary>
    [Test]
    public void The_breach_of_the_summer_is_found()
    {
        var kontroll = new Reglementskontroll(Demoregister.Alt).Kontroller(D("2024-01-01"), D("2024-12-31"));
        var brudd = kontroll.SelectMany(k => k.Brudd.Select(b => string.Create(
            CultureInfo.InvariantCulture, $"{k.Grense.Klasse?.Ord()} {b.Fra:yyyy-MM-dd}–{b.Til:yyyy-MM-dd} {b.Avsluttet:yyyy-MM-dd} {b.Verdi:0.0}")));
        Assert.That(brudd, Is.EqualTo(new[]
        {
            "aksjer 2024-07-31–2024-09-30 2024-10-31 43.6", "obligasjoner 2024-07-31–2024-09-30 2024-10-31 56.3",
        }));
        Assert.That(kontroll.Select(k => k.Status), Is.All.EqualTo(Grensestatus.Innenfor));
    }

    [Test]
    public void A_missing_value_is_null_and_told()
    {
        var mangler = new List<Mangel>();
        Assert.That(Bok.Sum(Fond, D("2024-06-29"), mangler).Verdi, Is.Null);
        Assert.That(mangler.Select(m => m.Objekt), Has.Member("KLP-GLOBAL").And.Member("DNB-NORDEN").And.Member("FORV-BANK"));
    }

    /// <summary>Values and flows of two classes in a month: r of the whole is Σ a·r, moves inside it change nothing, and no amount's size matters.</summary>
    [Test]
    public void The_total_is_the_classes_by_what_they_had() =>
        Gen.Select(Gen.Int[1_000, 2_000], Gen.Int[1_000, 2_000], Gen.Int[-90, 90], Gen.Int[1, 31], Gen.Int[1_000, 2_000], Gen.Int[1_000, 2_000])
            .Sample((a0, b0, f, dag, a1, b1) =>
            {
                var m = Maaneden(a0, b0, a1, b1, (f, dag), 1m);
                var (total, klasser) = (m.Total, m.Klasser.Values.ToList());
                var vekter = klasser.Select(k => k.Inngaaende!.Value + k.VektetStroem).ToList();
                Assert.That(
                    klasser.Zip(vekter, (k, v) => k.Prosent!.Value * v).Sum() / vekter.Sum(), Is.EqualTo(total.Prosent).Within(1e-12m));
                Assert.That(total.Stroem, Is.Zero);
                Assert.That(total.Prosent, Is.EqualTo(Runde(((decimal)(a1 + b1) / (a0 + b0) - 1m) * 100m, 20)).Within(1e-12m));
                Assert.That(Maaneden(a0, b0, a1, b1, (f, dag), 7m).Total.Prosent, Is.EqualTo(total.Prosent).Within(1e-12m));
            });

    /// <summary>With a value of the day before a large deposit the month is two linked parts; without, it is told.</summary>
    [Test]
    public void A_large_flow_splits_the_month()
    {
        Finanspost[] poster = [Verdi("A", "2024-01-31", 100m), Stroem("A", "2024-02-15", 100m), Verdi("A", "2024-02-29", 220m)];
        var register = new Finansregister(Definisjoner, poster);
        var uten = new Avkastning(new(register)).Maaned("P", D("2024-02-29"));
        Assert.That(uten.StoreStroemmer, Is.EqualTo(new[] { (Aktivaklasse.Aksjer, new DateOnly(2024, 2, 15)) }));
        var med = new Avkastning(new(new(Definisjoner, [.. poster, Verdi("A", "2024-02-14", 110m)]))).Maaned("P", D("2024-02-29"));
        Assert.That(med.StoreStroemmer, Is.Empty);
        Assert.That(Runde(med.Klasser[Aktivaklasse.Aksjer].Prosent, 6), Is.EqualTo(15.238095m), "1,10 · 220/210 − 1");

        // The whole is parted only where all of it is valued: 20 / (200 + 100 · 15/29), and 210/200 · 320/310 − 1.
        Finanspost[] medO = [.. poster, Verdi("A", "2024-02-14", 110m), Verdi("B", "2024-01-31", 100m), Verdi("B", "2024-02-29", 100m)];
        decimal? Hele(params Finanspost[] alle) => Runde(new Avkastning(new(new(Definisjoner, alle))).Maaned("P", D("2024-02-29")).Total.Prosent, 6);
        Assert.That((Hele(medO), Hele([.. medO, Verdi("B", "2024-02-14", 100m)])), Is.EqualTo(((decimal?)7.945205m, (decimal?)8.387097m)));
    }

    /// <summary>A flow is large when it is above a tenth of the class, in or out; one of the first day of a month has the value of the day before.</summary>
    [TestCase("2024-02-15", 10.00, 0)]
    [TestCase("2024-02-15", 10.01, 1)]
    [TestCase("2024-02-15", -10.01, 1)]
    [TestCase("2024-02-02", 10.01, 1)]
    [TestCase("2024-02-01", 50.00, 0)]
    public void A_flow_above_a_tenth_is_large(string dag, decimal kroner, int store)
    {
        var m = new Avkastning(new(new(Definisjoner, [Verdi("A", "2024-01-31", 100m), Stroem("A", dag, kroner), Verdi("A", "2024-02-29", 120m)]))).Maaned("P", D("2024-02-29"));
        Assert.That((m.StoreStroemmer.Count, m.Klasser[Aktivaklasse.Aksjer].Stroem), Is.EqualTo((store, kroner)));
        Assert.That(m.Klasser[Aktivaklasse.Aksjer].Prosent, Is.Not.Null);
    }

    /// <summary>Shares were 60, then 50, then 60 percent. The limit was 55 until March, is 65 in March and is 40 from April: each month by its own.</summary>
    [Test]
    public void A_month_is_held_against_the_limit_of_its_day()
    {
        string[] slutt = ["2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30"];
        Finansreglement Regler(string fra, decimal oevre) => Finansreglement.Standard with
        {
            GyldigFra = D(fra), Grenser = [new("g", Grensemaal.Aktivaandel, "P", Aktivaklasse.Aksjer, null, oevre, Maalefrekvens.Maaned)],
        };
        Brudd[] Bruddene(params Finansreglement[] regler) => [.. new Reglementskontroll(new(
            Definisjoner with { Reglementer = regler },
            [.. slutt.Zip(new[] { 60m, 50m, 60m, 50m }, (d, v) => (d, v)).SelectMany(m => new[] { Verdi("A", m.d, m.v), Verdi("B", m.d, 100m - m.v) })]))
            .Kontroller(D("2024-01-01"), D("2024-04-30")).Single().Brudd];
        Assert.That(
            Bruddene(Regler("2024-01-01", 55m), Regler("2024-03-01", 65m), Regler("2024-04-01", 40m)).Select(b => (b.Fra, b.Til, b.Avsluttet, b.Verdi)),
            Is.EqualTo(new[] { (D(slutt[0]), D(slutt[0]), (DateOnly?)D(slutt[1]), 60m), (D(slutt[3]), D(slutt[3]), null, 50m) }));
        Assert.That(Bruddene(Regler("2024-04-01", 40m)).Select(b => b.Fra), Is.EqualTo(new[] { D(slutt[3]) }), "there was no limit before");
    }

    /// <summary>
    /// What rules within the period dropped is told after what applies, with its breaches until then: of a daily limit those of every day, also when the
    /// same limit is later measured by the month. What was dropped before the period is not told.
    /// </summary>
    [Test]
    public void A_limit_that_later_rules_dropped_keeps_its_breaches()
    {
        static Grense Limit(string id, Maalefrekvens maales, decimal oevre = 55m) => new(id, Grensemaal.Aktivaandel, "P", Aktivaklasse.Aksjer, null, oevre, maales);
        static Finansreglement Regler(string fra, params Grense[] grenser) => Finansreglement.Standard with { GyldigFra = D(fra), Grenser = grenser };
        var register = new Finansregister(
            Definisjoner with
            {
                Reglementer =
                [
                    Regler("2024-01-01", Limit("foer", Maalefrekvens.Daglig)),
                    Regler("2024-02-01", Limit("borte", Maalefrekvens.Maaned), Limit("sjeldnere", Maalefrekvens.Daglig), Limit("rapport", Maalefrekvens.Rapportdato)),
                    Regler("2024-03-01", Limit("sjeldnere", Maalefrekvens.Maaned), Limit("ny", Maalefrekvens.Maaned, 70m)),
                ],
            },
            [.. new[] { "2024-02-14", "2024-02-29", "2024-03-14", "2024-03-31" }.SelectMany(d => new[] { Verdi("A", d, 60m), Verdi("B", d, 40m) })]);
        Assert.That(
            new Reglementskontroll(register).Kontroller(D("2024-02-01"), D("2024-03-31")).Select(k => (
                k.Grense.Id, k.Status, k.Verdi, k.GjaldtTil, string.Join(' ', k.Brudd.Select(b => $"{b.Fra:MM-dd}–{b.Til:MM-dd}")))),
            Is.EqualTo(new (string, Grensestatus, decimal?, DateOnly?, string)[]
            {
                ("sjeldnere", Grensestatus.Brudd, 60m, null, "02-14–03-31"), ("ny", Grensestatus.Innenfor, 60m, null, ""),
                ("borte", Grensestatus.IkkeMaalt, null, D("2024-02-29"), "02-29–02-29"), ("rapport", Grensestatus.IkkeMaalt, null, D("2024-02-29"), ""),
            }));
        Assert.That(new Reglementskontroll(register).Kontroller(D("2024-03-01"), D("2024-03-31")).Select(k => k.Grense.Id), Is.EqualTo(new[] { "sjeldnere", "ny" }));
        Assert.That(new Reglementskontroll(register).Kontroller(D("2024-01-31"), D("2024-02-14")).Last().Grense.Id, Is.EqualTo("foer"));
    }

    /// <summary>What the managers report is weighed with what each class had: when nobody knows that of one, there is no total.</summary>
    [Test]
    public void A_total_that_is_reported_needs_what_each_class_had()
    {
        Finanspost Rapportert(Aktivaklasse klasse, decimal prosent) => new($"r{klasse}", Postslag.Maaling, "P", D("2024-02-29"))
        {
            Type = "avkastningRapportert", Aktivaklasse = klasse.Ord(), Prosent = prosent, Kilde = "k",
        };
        decimal? Total(params Finanspost[] poster) => new Avkastning(new(new(
            Definisjoner, [.. poster, Rapportert(Aktivaklasse.Aksjer, 3m), Rapportert(Aktivaklasse.Obligasjoner, 1m)]))).Maaned("P", D("2024-02-29")).RapportertTotal;
        Assert.That(Total(Verdi("A", "2024-01-31", 75m), Verdi("B", "2024-01-31", 25m)), Is.EqualTo(2.5m));
        Assert.That(Total(Verdi("A", "2024-01-31", 75m), Verdi("B", "2024-01-15", 25m)), Is.Null, "the bonds are held, and not valued");
    }

    /// <summary>A narrower limit never makes a breach good, and the breaches are the measurements in breach, apart and in order.</summary>
    [Test]
    public void Breaches_cover_the_dates_in_breach() =>
        Gen.Select(Gen.Int[0, 100].Array[0, 30], Gen.Int[0, 100], Gen.Int[0, 50]).Sample((tall, oevre, mindre) =>
        {
            var grense = new Grense("g", Grensemaal.Sikringsgrad, null, null, null, oevre, Maalefrekvens.Daglig);
            var maalinger = tall.Select((v, i) => (Dato: D("2024-01-01").AddDays(i), Verdi: (decimal?)v)).ToList();
            var brudd = Reglementskontroll.Bruddene(grense, maalinger);
            Assert.That(
                maalinger.Where(m => brudd.Any(b => b.Fra <= m.Dato && m.Dato <= b.Til)).Select(m => m.Dato),
                Is.EqualTo(maalinger.Where(m => m.Verdi > oevre).Select(m => m.Dato)));
            Assert.That(brudd.Zip(brudd.Skip(1)).All(p => p.First.Til < p.Second.Fra));
            Assert.That(maalinger.All(m => Reglementskontroll.Status(grense, m.Verdi) != Grensestatus.Brudd
                || Reglementskontroll.Status(grense with { Oevre = oevre - mindre }, m.Verdi) == Grensestatus.Brudd));
        });

    /// <summary>A row and the one that takes its place give what the second alone gives; the order in which they came changes nothing.</summary>
    [Test]
    public void A_correction_gives_what_it_says_alone()
    {
        Finanspost[] rettet = [Verdi("A", "2024-01-31", 100m), Verdi("A", "2024-01-31", 120m) with { Referanse = "ny", Erstatter = "A 2024-01-31" }];
        foreach (var poster in new[] { rettet, [rettet[1], rettet[0]], [rettet[1] with { Erstatter = null }] })
        {
            Assert.That(new Verdibok(new(Definisjoner, poster)).Sum("P", D("2024-01-31")).Verdi, Is.EqualTo(120m));
        }

        Finanspost[] annullert = [rettet[0], new("bort", Postslag.Verdsetting, "A", D("2024-01-31")) { Erstatter = "A 2024-01-31" }];
        Assert.That(new Verdibok(new(Definisjoner, annullert)).Sum("P", D("2024-01-31")).Verdi, Is.Null, "nothing is valued yet");
        Assert.That(new Verdibok(new(Definisjoner, [.. annullert, Verdi("B", "2024-01-31", 5m)])).Sum("P", D("2024-01-31")).Verdi, Is.EqualTo(5m), "not held");
        Assert.That(new Verdibok(new(Definisjoner, annullert)).Sum("P", D("2023-12-31")).Verdi, Is.Zero, "it had not begun");
    }

    private static readonly Finansdefinisjoner Definisjoner = Finansdefinisjoner.Ingen with
    {
        Portefoeljer = [new("P", "P", Portefoeljetype.Langsiktig, new(2024, 1, 1), null, null, null, null)],
        Beholdninger = [Beholdningen("A", Aktivaklasse.Aksjer), Beholdningen("B", Aktivaklasse.Obligasjoner)],
    };

    private static Maanedsavkastning Maaneden(
        decimal a0, decimal b0, decimal a1, decimal b1, (int Beloep, int Dag) flytting, decimal skala) => new Avkastning(new(new(
        Definisjoner,
        [
            Verdi("A", "2023-12-31", a0 * skala), Verdi("B", "2023-12-31", b0 * skala), Verdi("A", "2024-01-31", a1 * skala),
            Verdi("B", "2024-01-31", b1 * skala), Stroem("A", $"2024-01-{flytting.Dag:00}", flytting.Beloep * skala),
            Stroem("B", $"2024-01-{flytting.Dag:00}", -flytting.Beloep * skala),
        ]))).Maaned("P", D("2024-01-31"));

    private static Beholdning Beholdningen(string kode, Aktivaklasse klasse) => new(kode, kode, "P", klasse, null, null, null, null, null, null, null, null);

    private static Finanspost Verdi(string objekt, string dato, decimal beloep) =>
        new($"{objekt} {dato}", Postslag.Verdsetting, objekt, D(dato)) { Beloep = beloep };

    private static Finanspost Stroem(string objekt, string dato, decimal beloep) =>
        new($"s {objekt} {dato}", Postslag.Stroem, objekt, D(dato)) { Type = "rebalansering", Beloep = beloep };

    private static DateOnly D(string tekst) => Demoregister.Dag(tekst);

    private static decimal? Runde(decimal? tall, int desimaler) => tall is { } t ? decimal.Round(t, desimaler, MidpointRounding.AwayFromZero) : null;
}
