using System.Globalization;
using CsCheck;
using Ledger.Domain.Finans.Forslag;
using Ledger.Domain.Finans.Gjeld;
using Ledger.Domain.Finans.Plassering;
using Ledger.Domain.Finans.Rammer;
using Ledger.Domain.Finans.Register;

namespace Ledger.Domain.Tests.Finanser;

/// <summary>What holds for every register, whatever its loans, instalments, rates, swaps and holdings are.</summary>
public sealed class InvariantTests
{
    private static readonly DateOnly Start = new(2024, 1, 1);

    /// <summary>Kroner: the last of the 28 digits of a decimal differ when factors come in another order.</summary>
    private const decimal Avrunding = 1e-12m;

    private sealed record Laaneproeve(Laaneform Form, long Oere, int Avdragsprosent, int Avdragsdag, int Del, bool Fast, int Bundet, Motpost Motpost);

    private sealed record Bytteproeve(int Laan, long Oere, bool BetalerFast, int Dager);

    private sealed record Proeve(Laaneproeve[] Laan, Bytteproeve[] Bytter, long[] Verdier, int Dag)
    {
        public DateOnly Dato => Start.AddDays(Dag);

        public Finansregister Register(decimal skala = 1m, bool medBytter = true)
        {
            var poster = new List<Finanspost>();
            foreach (var (l, i) in Laan.Select((l, i) => (l, i)))
            {
                poster.Add(Post($"o{i}", Postslag.Laanebevegelse, "L" + i, Start, "opptak", l.Oere / 100m * skala));
                poster.Add(Post($"a{i}", Postslag.Laanebevegelse, "L" + i, Start.AddDays(l.Avdragsdag), "avdrag", -(l.Oere * l.Avdragsprosent / 100) / 100m * skala));
                poster.Add(new($"r{i}", Postslag.Rentevilkaar, "L" + i, Start) { Til = Start.AddDays(l.Bundet), Type = l.Fast ? "fast" : "flytende", Prosent = 4m + i });
            }

            string[] beholdninger = ["FOND-O", "FOND-A", "BANK"];
            poster.AddRange(beholdninger.Zip(Verdier, (b, v) => Post("v" + b, Postslag.Verdsetting, b, Dato, null, v / 100m * skala)));
            poster.Add(new("d", Postslag.Maaling, "FOND-O", Start) { Type = "rentedurasjon", Beloep = 3m });
            return new(
                Finansdefinisjoner.Ingen with
                {
                    Reglementer = [Finansreglement.Standard with { UnntattMotpost = [Motpost.Formidling, Motpost.Gebyr] }],
                    Portefoeljer =
                    [
                        new("P", "P", Portefoeljetype.Langsiktig, Start, null, null, null, null), new("K", "K", Portefoeljetype.Kortsiktig, Start, null, null, null, null),
                    ],
                    Beholdninger =
                    [
                        Beholdning("FOND-O", "P", Aktivaklasse.Obligasjoner), Beholdning("FOND-A", "P", Aktivaklasse.Aksjer), Beholdning("BANK", "K", Aktivaklasse.Bank),
                    ],
                    Laan = [.. Laan.Select((l, i) => Laanet(l, "L" + i))],
                    Rentebytter = !medBytter ? [] :
                    [
                        .. Bytter.Select((b, i) => new Rentebytte(
                            "B" + i, "L" + (b.Laan % Laan.Length), "bank", [new(Start, b.Oere / 100m * skala)], b.BetalerFast ? Bytteretning.BetalerFast : Bytteretning.MottarFast, Start,
                            Start.AddDays(b.Dager), 3m, 0.5m, true)),
                    ],
                },
                poster);
        }

        private static Laan Laanet(Laaneproeve l, string kode) => new(
            kode, kode is "L0" or "L1" ? "Banken" : "Markedet", "Banken", l.Form, 100m, Start, Start.AddYears(10), 2, null, Rentekonvensjon.Act365, false,
            l.Form is Laaneform.Avdragsfritt or Laaneform.Sertifikat, null, "320",
            [new(Laaneformaal.Videreutlaan, l.Motpost, l.Del / 10_000m), new(Laaneformaal.IkkeSelvfinansierende, Motpost.Ingen, 1m - (l.Del / 10_000m))]);

        private static Beholdning Beholdning(string kode, string portefoelje, Aktivaklasse klasse) =>
            new(kode, kode, portefoelje, klasse, null, "M", null, null, null, null, null, null);

        private static Finanspost Post(string referanse, Postslag slag, string objekt, DateOnly dato, string? type, decimal beloep) =>
            new(referanse, slag, objekt, dato) { Type = type, Beloep = beloep };
    }

    private static readonly Laaneform[] Former = [Laaneform.Serie, Laaneform.Annuitet, Laaneform.Avdragsfritt, Laaneform.Sertifikat];
    private static readonly Motpost[] Motposter = [Motpost.Formidling, Motpost.Gebyr, Motpost.Ingen];

    private static readonly Gen<Proeve> Proever = Gen.Select(
        Gen.Select(
            Gen.Int[0, 3].Select(i => Former[i]), Gen.Long[100, 1_000_000_00], Gen.Int[0, 100],
            Gen.Int[0, 700], Gen.Int[0, 10_000], Gen.Bool, Gen.Int[1, 2_500], Gen.Int[0, 2].Select(i => Motposter[i]),
            (form, oere, prosent, dag, del, fast, bundet, motpost) => new Laaneproeve(form, oere, prosent, dag, del, fast, bundet, motpost)).Array[1, 4],
        Gen.Select(Gen.Int[0, 3], Gen.Long[1, 1_500_000_00], Gen.Bool, Gen.Int[1, 2_500], (laan, oere, fast, dager) => new Bytteproeve(laan, oere, fast, dager)).Array[0, 3],
        Gen.Long[1, 1_000_000_00].Array[3], Gen.Int[0, 800], (laan, bytter, verdier, dag) => new Proeve(laan, bytter, verdier, dag));

    /// <summary>1 and 2: pieces, lenders, purposes, who pays, buckets, and fixed and floating sum to what is owed, to the øre, and nothing is owed less than 0.</summary>
    [Test]
    public void Every_split_sums_to_the_debt() => Proever.Sample(p =>
    {
        var bok = new Gjeldsbok(p.Register());
        var (b, sum) = (new Rentebinding(bok, p.Dato), bok.Restgjeld(bok.Innlaan, p.Dato).Verdi!.Value);
        Assert.That(bok.Innlaan.All(l => bok.Restgjeld(l, p.Dato).Verdi >= 0m));
        Assert.That(
            (b.Innlaan, b.Fast + b.Flytende, Faktatall.Sum(bok.EtterFormaal(p.Dato).Values).Verdi, bok.Innlaan.GroupBy(l => l.Motpartsgruppe).Sum(g => bok.Restgjeld(g, p.Dato).Verdi!.Value)),
            Is.EqualTo(((decimal?)sum, (decimal?)sum, (decimal?)sum, sum)));
        foreach (var laan in bok.Innlaan)
        {
            var (rest, siden) = (bok.Restgjeld(laan, p.Dato).Verdi!.Value, p.Dato.AddDays(90));
            Assert.That(b.Stykker.Where(s => s.Laan == laan).Sum(s => s.Beloep), Is.EqualTo(rest));
            Assert.That(
                bok.Restgjeld(laan, siden).Verdi,
                Is.EqualTo(rest + bok.Bevegelser(laan, p.Dato.AddDays(1), siden, Bevegelsestype.Opptak, Bevegelsestype.Avdrag).Verdi));
        }

        // Each piece is parted in whole øre, and the pieces together as the loans are.
        var motposter = bok.EtterMotpost(p.Dato).ToDictionary(m => m.Key, m => m.Value.Verdi!.Value);
        Assert.That(motposter.Values.Sum(), Is.EqualTo(sum));
        Assert.That(b.Stykker.SelectMany(s => new[] { s.Eksponert, s.MedMotpost }).All(d => decimal.Round(d, 2) == d));
        Assert.That(b.Stykker.Where(s => s.Eksponert + s.MedMotpost != s.Beloep), Is.Empty, "the parts of a piece are the piece: what is not exposed, others pay");
        Assert.That(b.Stykker.Sum(s => s.MedMotpost), Is.EqualTo(sum - motposter.GetValueOrDefault(Motpost.Ingen)));
        Assert.That(
            (b.Grupper.Sum(g => g.Beloep), b.Renteeksponert),
            Is.EqualTo((b.Renteeksponert, (decimal?)sum - motposter.GetValueOrDefault(Motpost.Formidling) - motposter.GetValueOrDefault(Motpost.Gebyr))));
    });

    /// <summary>5: a hedge is no more than all, binding lies within its pieces, and a swap moves the hedge its own way.</summary>
    [Test]
    public void Hedging_keeps_within_its_bounds() => Proever.Sample(p =>
    {
        var b = new Rentebinding(new(p.Register()), p.Dato);
        Assert.That(b.Sikringsgrad ?? 0m, Is.InRange(0m, 100.0000000001m));
        var eksponerte = b.Stykker.Where(s => s.Eksponert > 0m).ToList();
        if (eksponerte.Count > 0)
        {
            Assert.That(b.Aar!.Value, Is.InRange(eksponerte.Min(s => s.Aar) - 1e-12m, eksponerte.Max(s => s.Aar) + 1e-12m));
        }

        foreach (var betaler in new[] { true, false })
        {
            // Only swaps that turn the loan: one that pays fixed on a floating loan, one that receives fixed on a fixed one.
            var egne = p with { Bytter = [.. p.Bytter.Where(s => s.BetalerFast == betaler && p.Laan[s.Laan % p.Laan.Length].Fast != betaler)] };
            var (med, uten) = (new Rentebinding(new(egne.Register()), p.Dato).Sikringsgrad, new Rentebinding(new(egne.Register(medBytter: false)), p.Dato).Sikringsgrad);
            Assert.That((med ?? 0m) - (uten ?? 0m), betaler ? Is.GreaterThanOrEqualTo(-1e-12m) : Is.LessThanOrEqualTo(1e-12m));
        }
    });

    /// <summary>8: all amounts times ten leave every percent, and make every amount ten times as large.</summary>
    [Test]
    public void Percents_do_not_depend_on_the_size_of_amounts() => Proever.Sample(p =>
    {
        var (en, ti) = (new Rentebinding(new(p.Register()), p.Dato), new Rentebinding(new(p.Register(10m)), p.Dato));
        Assert.That(ti.Flytende, Is.EqualTo(en.Flytende * 10m));
        var (s1, s10) = (Stress(p.Register(), p.Dato), Stress(p.Register(10m), p.Dato));
        Assert.That(s10.Samlet!.Value, Is.EqualTo(s1.Samlet!.Value * 10m).Within(0.01m), "parts are whole øre before they are multiplied");
        Assert.That(s10.Del2[^1].TapProsent ?? 0m, Is.EqualTo(s1.Del2[^1].TapProsent ?? 0m).Within(1e-12m));
    });

    /// <summary>11: sums are of the lines, the whole is the parts, each factor is linear, and the floating part is no more than the debt.</summary>
    [Test]
    public void The_stress_test_adds_up() => Gen.Select(Proever, Gen.Int[0, 10], Gen.Int[0, 100]).Sample((p, rente, aksjer) =>
    {
        var s = Stresstest.Beregn(p.Register(), p.Dato, new(rente, aksjer, 3m));
        var tap = s.Del1.Select(l => l.Tap!.Value).ToList();
        Assert.That((tap[3], tap[5]), Is.EqualTo((tap[0] + tap[1] + tap[2], tap[3] + tap[4])));
        Assert.That((s.Del2[^1].Tap, s.Samlet), Is.EqualTo((s.Del2.SkipLast(1).Sum(l => l.Tap), tap[5] + s.Del2[^1].Tap)));
        var dobbel = Stresstest.Beregn(p.Register(), p.Dato, new(rente * 2, aksjer * 2, 6m));
        Assert.That(dobbel.Samlet!.Value, Is.EqualTo(s.Samlet!.Value * 2m).Within(Avrunding));
        var b = new Rentebinding(new(p.Register()), p.Dato);
        Assert.That((b.Flytende + b.Fast, b.FlytendeMedMotpost <= b.Flytende + 1e-15m), Is.EqualTo((b.Innlaan, true)));
        Assert.That(s.Del1[4].Beholdning, Is.LessThanOrEqualTo(s.Del1[2].Beholdning!.Value), "bank deposits are liquidity");
    });

    /// <summary>14: what must be refinanced within a year and later is what those loans owe; waiting only lets loans into the window.</summary>
    [Test]
    public void Refinancing_and_later_maturities_are_the_whole() => Proever.Sample(p =>
    {
        var bok = new Gjeldsbok(p.Register());
        var hele = bok.Restgjeld(bok.Innlaan.Where(l => l.Refinansieres), p.Dato).Verdi;
        var senere = bok.Restgjeld(bok.Innlaan.Where(l => l.Refinansieres && l.Forfall > p.Dato.AddMonths(12)), p.Dato).Verdi;
        Assert.That(bok.Refinansiering(p.Dato).Verdi + senere, Is.EqualTo(hele));
        Assert.That(bok.Refinansiering(p.Dato, 24).Verdi, Is.GreaterThanOrEqualTo(bok.Refinansiering(p.Dato).Verdi!.Value));
    });

    /// <summary>16: the order of the facts changes nothing.</summary>
    [Test]
    public void The_order_of_facts_changes_nothing() => Gen.Select(Proever, Gen.Int[0, 1_000]).Sample((p, froe) =>
    {
        var register = p.Register();
        var stokket = new Finansregister(register.Definisjoner, [.. register.Gjeldende.OrderBy(f => ((f.Referanse[0] ^ f.Referanse[^1] ^ froe) & 7, f.Dato))]);
        Assert.That(stokket.Gjeldende.Select(f => f.Referanse), Is.EqualTo(register.Gjeldende.Select(f => f.Referanse)));
        Assert.That(Stress(stokket, p.Dato).Samlet, Is.EqualTo(Stress(register, p.Dato).Samlet));
    });

    /// <summary>A register that tells of the days until one says what it said of them, and nothing of later days: no debt, value or limit is known.</summary>
    [Test]
    public void Nothing_is_told_of_days_to_come() => Gen.Select(Proever, Gen.OneOf(Gen.Int[1, 7], Gen.Int[1, 400])).Sample((p, dager) =>
    {
        var (hele, register, senere) = (p.Register(), p.Register().Fortalt(p.Dato), p.Dato.AddDays(dager));
        Assert.That((Stress(register, p.Dato).Samlet, new Gjeldsbok(register).Refinansiering(p.Dato).Verdi), Is.EqualTo((Stress(hele, p.Dato).Samlet, new Gjeldsbok(hele).Refinansiering(p.Dato).Verdi)));
        var (bok, verdier, b, s) = (new Gjeldsbok(register), new Verdibok(register), new Rentebinding(new(register), senere), Stress(register, senere));
        decimal?[] ukjent =
        [
            .. bok.Innlaan.Select(l => bok.Restgjeld(l, senere).Verdi), .. bok.EtterFormaal(senere).Values.Select(v => v.Verdi), b.Innlaan, b.Fast, b.Sikringsgrad, b.Aar,
            b.Gjennomsnittsrente, bok.Bevegelser(bok.Innlaan[0], senere, senere.AddDays(9), Bevegelsestype.Avdrag).Verdi, s.Samlet, s.Bufferkapital,
            verdier.Sum("P", senere).Verdi, verdier.Sum("K", senere).Verdi, verdier.Anskaffelseskost("P", Aktivaklasse.Aksjer, senere).Verdi,
            register.Maaling("FOND-O", "rentedurasjon", senere)?.Beloep,
            .. new Reglementskontroll(register).Kontroller(senere, senere).Select(k => k.Verdi),
        ];
        Assert.That(ukjent, Has.All.Null);
        Assert.That(bok.Ukjente(senere).Single(), Is.EqualTo(Mangel.IkkeKommet(senere)));
        Assert.That(register.Kjent(p.Dato), Is.EqualTo(p.Dato));
        Assert.That(register.Kjent(senere), senere.Year == p.Dato.Year ? Is.LessThanOrEqualTo(p.Dato) : Is.EqualTo(senere));
        Assert.That(register.TilOgMed(senere).Sist, Is.EqualTo(p.Dato), "a later day does not tell more");
        Assert.That(new Laaneforslag(bok, "1").Renter(p.Dato, senere, []), Is.Empty);
    });

    /// <summary>What is proposed of the movements sums to 0 in every bilag, and lowers the debt in the accounts by what the register says.</summary>
    [Test]
    public void Proposed_bilag_balance() => Proever.Sample(p =>
    {
        var bok = new Gjeldsbok(p.Register());
        var rader = new Laaneforslag(bok, "1").Lag(Start, new(2024, 12, 31), []);
        Assert.That(rader.GroupBy(r => r.Bilagsreferanse).All(b => b.Sum(r => r.Beloep) == 0m));
        string[] egne = ["10", "5990", "9100", "9999"];
        Assert.That(
            -rader.Where(r => r.Kapittel is not null && !egne.Contains(r.Kapittel)).Sum(r => r.Beloep),
            Is.EqualTo(bok.Restgjeld(bok.Innlaan, new(2024, 12, 31)).Verdi));
    });

    /// <summary>Easter Sundays from the almanac, and the days that banks are closed for them.</summary>
    [TestCase("2024-03-31")]
    [TestCase("2025-04-20")]
    [TestCase("2026-04-05")]
    [TestCase("2038-04-25")]
    public void Bank_days(string paaske)
    {
        var dag = DateOnly.Parse(paaske, CultureInfo.InvariantCulture);
        Assert.That(Bankdager.Paaskedag(dag.Year), Is.EqualTo(dag));
        Assert.That(new[] { -3, -2, 0, 1, 39, 50 }.Any(d => Bankdager.Er(dag.AddDays(d))), Is.False);
        Assert.That(Bankdager.Er(dag.AddDays(2)) && Bankdager.Er(dag.AddDays(-4)), Is.True);
    }

    private static Stresstest Stress(Finansregister register, DateOnly dato) => Stresstest.Beregn(register, dato, Stressfaktorer.Standard);
}
