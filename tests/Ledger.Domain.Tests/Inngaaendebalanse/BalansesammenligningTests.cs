using CsCheck;
using Ledger.Domain.Aarsavslutning;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Inngaaendebalanse;
using Ledger.Domain.Saldo;
using Ledger.Domain.Tests.Verktoey;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Inngaaendebalansene;

/// <summary>A year begins with what the year before ended with (law.md F5).</summary>
public sealed class BalansesammenligningTests
{
    [Test]
    public void A_difference_is_shown_and_carried_over()
    {
        var forrige = new Kubebygger(2025).Balanse("10", 200, periode: 0).Balanse("56", -200, "DISP", periode: 0).Balanse("10", 25).Balanse("56", -25, "DISP");
        var aaret = new Kubebygger(2026).Balanse("10", 60, periode: 0).Balanse("56", -60, "BUFFER", periode: 0).Balanse("10", 999, periode: 3)
            .Balanse("32", -999, periode: 3);
        var s = Balansesammenligning.Sammenlign(forrige.Kube(), aaret.Kube());
        Assert.That(s.Status, Is.EqualTo(Balansestatus.Avviker));
        Assert.That(
            s.Linjer.Select(l => (l.Noekkel.Kapittel.ToString(), l.Noekkel.Fond.ToString(), l.Utgaaende.Kroner, l.Inngaaende.Kroner, l.Differanse.Kroner)),
            Is.EqualTo([("10", "", 225m, 60m, -165m), ("56", "BUFFER", 0m, -60m, -60m), ("56", "DISP", -225m, 0m, 225m)]));
        Assert.That(s.Kapitler.Select(k => (k.Kapittel.ToString(), k.Differanse.Kroner)), Is.EqualTo([("10", -165m), ("56", 165m)]));
        Assert.That((s.SumAbsolutt.Kroner, s.AntallAvvik), Is.EqualTo((450m, 3)));
        Assert.That(s.Overfoering("Inngående balanse").Select(p => (p.Dimensjon.Kapittel.ToString(), p.Dimensjon.Fond.ToString(), p.Beloep.Kroner)),
            Is.EqualTo([("10", "", 165m), ("56", "BUFFER", 60m), ("56", "DISP", -225m)]));
    }

    [Test]
    public void The_first_year_is_free()
    {
        var aaret = new Kubebygger(2026).Balanse("10", 60, periode: 0).Balanse("5990", -60, periode: 0).Kube();
        foreach (var forrige in new[] { null, new Kubebygger(2025).Budsjett(Kubebygger.Resultat(Kontoklasse.Drift, "010"), 5).Kube() })
        {
            var s = Balansesammenligning.Sammenlign(forrige, aaret);
            Assert.That((s.Status, s.SumAbsolutt, s.AntallAvvik, s.Overfoering("").Count), Is.EqualTo((Balansestatus.ForrigeMangler, Beloep.Null, 0, 0)));
        }
    }

    /// <summary>KOSTRA's chapters of loans were parted in 2024: the parts are compared with the whole, and what is missing is carried to it.</summary>
    [TestCase("41 -400|43 -600|45 -900", "411 -250|412 -150|431 -600|451 -500|453 -400", "stemmer", "")]
    [TestCase("41 -400|42 -50", "411 -300|412 -150", "stemmer", "")]
    [TestCase("43 -600", "431 -500", "avviker", "431 -100")]
    [TestCase("45 -900", "451 -500", "avviker", "45 -400")]
    [TestCase("45 -900", "45 -900", "stemmer", "")]
    [TestCase("451 -900", "452 -900", "avviker", "451 -900|452 900", TestName = "Chapters that did not change are themselves")]
    public void Chapters_that_end_with_a_year(string forrige, string aaret, string status, string overfoering)
    {
        static Saldokube Kube(int aar, string rader, int periode) => rader.Split('|').Select(r => r.Split(' '))
            .Aggregate(new Kubebygger(aar), (k, r) => k.Balanse(r[0], decimal.Parse(r[1], System.Globalization.CultureInfo.InvariantCulture), periode: periode)).Kube();
        var s = Balansesammenligning.Sammenlign(Kube(2023, forrige, 5), Kube(2024, aaret, 0));
        Assert.That(s.Status.Navn(), Is.EqualTo(status));
        Assert.That(string.Join('|', s.Overfoering("").Select(p => $"{p.Dimensjon.Kapittel} {p.Beloep.Kroner:0}")), Is.EqualTo(overfoering));
        Assert.That(
            Balansesammenligning.Sammenlign(Kube(2024, "45 -9", 5), Kube(2025, "451 -9", 0)).Status, Is.EqualTo(Balansestatus.Avviker), "the change was at one year's end");
    }

    /// <summary>Marks of a closing are not carried over, memoria is.</summary>
    [Test]
    public void What_a_key_is()
    {
        var merket = Dimensjon.Balanse(Kapittel.Parse("56"), Sektor.Parse("320"), fond: Fondskode.Parse("DISP"), merke: Avslutningsmerke.Strykning);
        var forrige = new Kubebygger(2025).Balanse("56", -10, "DISP").Regnskap(merket, -5).Balanse("10", 15).Balanse("9100", 7).Balanse("9999", -7).Kube();
        var rader = Balansesammenligning.Sammenlign(forrige, new Kubebygger(2026).Kube()).Overfoering("");
        Assert.That(rader.Select(p => (p.Dimensjon.Kapittel.ToString(), p.Dimensjon.Merke, p.Beloep.Kroner)), Is.EqualTo(
        [
            ("10", Avslutningsmerke.Ingen, 15m), ("56", Avslutningsmerke.Ingen, -15m), ("9100", Avslutningsmerke.Ingen, 7m),
                ("9999", Avslutningsmerke.Ingen, -7m),
        ]));
    }

    /// <summary>An open year is compared as it would be after a closing, so that the bilag balances.</summary>
    [Test]
    public void A_year_that_is_still_open()
    {
        var forrige = new Kubebygger(2025).Drift("800", -100).Balanse("10", 100);
        var toerr = Avslutningsmotor.Avslutt(Avslutningsgrunnlag.Fra(
            forrige.Kube(), Kubebygger.Fond, new Avslutningsvalg { Ansvar = Ansvar.Parse("111"), Disposisjonsfond = Fondskode.Parse("DISP") }));
        var s = Balansesammenligning.Sammenlign(forrige.Kube(), new Kubebygger(2026).Kube(), toerr);
        Assert.That(s.Foreloepig);
        Assert.That(s.Overfoering("").Select(p => (p.Dimensjon.Kapittel.ToString(), p.Dimensjon.Fond.ToString(), p.Beloep.Kroner)),
            Is.EqualTo([("10", "", 100m), ("56", "DISP", -100m)]));
    }

    [Test]
    public void A_unit_that_is_gone_needs_a_map()
    {
        var (gammel, ny) = (Ansvar.Parse("111"), Ansvar.Parse("12"));
        var forrige = new Kubebygger(2025)
            .Regnskap(Dimensjon.Balanse(Kapittel.Parse("13"), Sektor.Parse("320"), gammel), 40)
                .Regnskap(Dimensjon.Balanse(Kapittel.Parse("13"), Sektor.Parse("320"), ny), 2)
            .Balanse("10", -42).Kube();
        var aaret = new Kubebygger(2026).Kube();
        Assert.That(
            Balansesammenligning.Sammenlign(forrige, aaret).KontrollerAnsvar(a => a != gammel).Select(f => (f.Kode, f.Melding[..10])),
            Is.EqualTo([(Feilkoder.UkjentAnsvar, "Enheten 11")]));
        var mappet = Balansesammenligning.Sammenlign(forrige, aaret, ansvarKart: new Dictionary<Ansvar, Ansvar> { [gammel] = ny });
        Assert.That(mappet.KontrollerAnsvar(a => a != gammel), Is.Empty);
        Assert.That(mappet.Overfoering("").Select(p => (p.Dimensjon.Ansvar.ToString(), p.Beloep.Kroner)), Is.EqualTo([("", -42m), ("12", 42m)]));
    }

    private static readonly Gen<(int Debet, int Kredit, int Beloep)[]> Bilag = Gen.Select(Gen.Int[0, 7], Gen.Int[0, 7], Gen.Int[-20, 20]).Array[0, 8];

    /// <summary>Carry-over twice is carry-over once; after it nothing differs, however late bilag come in the year before.</summary>
    [Test]
    public void Carry_over_again_and_again() => Gen.Select(Bilag, Bilag, Bilag).Sample((forrigeBilag, aaretsBilag, sene) =>
    {
        var forrige = new List<Saldopost>();
        var aaret = new List<Saldopost>();
        Foer(forrige, forrigeBilag, 12);
        Foer(aaret, aaretsBilag, 0);
        Foer(aaret, aaretsBilag, 4);
        Overfoer();
        Foer(forrige, sene, 13);
        Overfoer();
        return true;

        void Overfoer()
        {
            var rader = Sammenligning().Overfoering("");
            Assert.That(Beloep.Sum(rader.Select(r => r.Beloep)), Is.EqualTo(Beloep.Null), "the bilag balances");
            aaret.AddRange(rader.Select(r => new Saldopost(r.Dimensjon, Saldoslag.Regnskap, Periode.InngaaendeBalanse, r.Beloep, 1)));
            var etter = Sammenligning();
            Assert.That((etter.SumAbsolutt, etter.Overfoering("").Count), Is.EqualTo((Beloep.Null, 0)));
            if (forrige.Count > 0)
            {
                Assert.That(Summer(aaret.Where(p => p.Periode == Periode.InngaaendeBalanse)), Is.EqualTo(Summer(forrige)), "what the year ended with, memoria and all");
            }
        }

        static string Summer(IEnumerable<Saldopost> poster) => string.Join(' ', poster
            .GroupBy(p => p.Dimensjon.Kapittel.ToString().Replace("451", "45", StringComparison.Ordinal)).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (g.Key, Sum: Beloep.Sum(g.Select(p => p.Beloep)))).Where(g => !g.Sum.ErNull).Select(g => $"{g.Key} {g.Sum}"));

        Balansesammenligning Sammenligning() => Balansesammenligning.Sammenlign(Kube(2025, forrige), Kube(2026, aaret));
    });

    private static void Foer(List<Saldopost> poster, (int Debet, int Kredit, int Beloep)[] bilag, int periode)
    {
        foreach (var (debet, kredit, beloep) in bilag)
        {
            poster.Add(new Saldopost(Noekkel(debet), Saldoslag.Regnskap, Periode.Fra(periode), Beloep.FraOere(beloep), 1));
            poster.Add(new Saldopost(Noekkel(kredit), Saldoslag.Regnskap, Periode.Fra(periode), Beloep.FraOere(-beloep), 1));
        }
    }

    private static Dimensjon Noekkel(int i) => Dimensjon.Balanse(
        Kapittel.Parse(new[] { "10", "13", "27", "45", "56", "5990", "9100", "9999" }[i]), Sektor.Parse("320"), fond: i == 4 ? Fondskode.Parse("DISP") : default,
            merke: (Avslutningsmerke)(i % 2));

    private static Saldokube Kube(int aar, IEnumerable<Saldopost> poster) => new(LedgerId.Parse("3201"), Regnskapsaar.Fra(aar), 1, poster);
}
