using CsCheck;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Saldoimport;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Saldoimport;

public sealed class SaldoforskjellTests
{
    private static readonly Dimensjon Loenn = Dimensjon.Resultat(Kontoklasse.Drift, Art.Parse("010"), Funksjon.Parse("202"), Ansvar.Parse("101"));
    private static readonly Dimensjon Mat = Dimensjon.Resultat(Kontoklasse.Drift, Art.Parse("115"), Funksjon.Parse("202"), Ansvar.Parse("101"));
    private static readonly Dimensjon Bank = Dimensjon.Balanse(Kapittel.Parse("10"), Sektor.Parse("320"));
    private static readonly Dimensjon Interim = Dimensjon.Balanse(Kapittel.Parse("13"), Sektor.Parse("320"));
    private static readonly Dimensjon[] Noekler = [Loenn, Mat, Bank, Interim];

    private static bool Aapen(Periode periode) => false;

    /// <summary>The cases as an economist reads them: what is booked, what the file says, what is booked because of it.</summary>
    [TestCase("", "L1=100 B1=-100", "", "1: L+100 B-100", TestName = "The first file is booked as it stands")]
    [TestCase("L1=100 B1=-100", "L1=100 B1=-100", "", "", TestName = "The same again books nothing")]
    [TestCase("L1=100 B1=-100", "L1=120 B1=-120", "", "1: L+20 B-20", TestName = "Only the difference is booked")]
    [TestCase("L1=100 B1=-100", "M1=40 B1=-40", "", "1: M+40 B+60 ubalanse 100", TestName = "A part file leaves what it does not name, and says what is missing")]
    [TestCase("L1=100 B1=-100", "M1=100 B1=-100", "fullstendig", "1: L-100 M+100", TestName = "A whole file takes away what it does not name")]
    [TestCase("L1=100 B1=-100 L2=5 B2=-5", "L1=100 B1=-100", "fullstendig", "", TestName = "A whole file of January says nothing of February")]
    [TestCase("", "L1=100 L2=130 B1=-100 B2=-130", "kumulativ", "1: L+100 B-100|2: L+30 B-30", TestName = "Balances become movements")]
    [TestCase("L1=100 B1=-100", "L2=130 B2=-130", "kumulativ", "2: L+30 B-30", TestName = "A balance is compared with what is booked before it")]
    [TestCase("L1=100 B1=-100 L2=7 B2=-7", "L1=100 B1=-100 L3=150 B3=-150", "kumulativ", "3: L+43 B-43", TestName = "What is booked between two balances counts")]
    [TestCase("L1=100 B1=-100", "L1=110 B1=-110", "lukket:1", "1: L+10 B-10 bokfoeres nei", TestName = "A closed month is not written")]
    [TestCase("L1=100 B1=-100", "L1=110 B1=-110", "lukket:1,2 flytt", "1: L+10 B-10 bokfoeres 3", TestName = "It is moved to the first open month after it")]
    [TestCase("", "L1=100 B1=-99.80", "grense:1", "1: L+100 B-99.80 I-0.20 foert -0.20", TestName = "A small difference goes to its account")]
    [TestCase("L1=100 B1=-99.80 I1=-0.20", "L1=100 B1=-99.80", "grense:1 fullstendig", "", TestName = "The same small difference the next night changes nothing")]
    [TestCase("L1=100 B1=-99.80 I1=-0.20", "L1=100 B1=-100", "grense:1 fullstendig", "1: B-0.20 I+0.20", TestName = "And is taken off when the source is right again")]
    [TestCase("L1=100 B1=-99.80 I1=-0.20", "L1=100 B1=-99.80", "grense:1 fullstendig borte", "borte 0", TestName = "The row for differences is no key that went away")]
    [TestCase("", "L1=100 B1=-98", "grense:1", "1: L+100 B-98 ubalanse 2", TestName = "A large difference is told")]
    public void A_file_is_compared_with_what_is_booked(string bokfoert, string fil, string valg, string ventet)
    {
        var ord = valg.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var lukkede = ord.Where(o => o.StartsWith("lukket:", StringComparison.Ordinal)).SelectMany(o => o[7..].Split(',')).Select(int.Parse).ToHashSet();
        var grense = ord.FirstOrDefault(o => o.StartsWith("grense:", StringComparison.Ordinal));
        var endring = Saldoforskjell.Regn(
            Les(fil),
            Les(bokfoert),
            new Saldoimportvalg(
                ord.Contains("fullstendig"), ord.Contains("kumulativ"), ord.Contains("flytt") ? LukketPeriodevalg.FoersteAapne : LukketPeriodevalg.Avvis,
                grense is null ? null : new Differansekonto(Interim, Kr(grense[7..]))),
            p => lukkede.Contains(p.Nummer));
        Assert.That(ord.Contains("borte") ? $"borte {endring.BorteNoekler}" : string.Join('|', endring.Perioder.Select(Skriv)), Is.EqualTo(ventet));
    }

    [Test]
    public void Files_one_after_the_other_end_where_the_last_alone_would_whatever_was_closed_between()
    {
        var fil = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 12], Gen.Long[-1_000, 1_000]).Array[0, 12];
        Gen.Select(fil.Array[1, 6], Gen.Int[0, 5].Array[6], Gen.Bool).Sample((filer, lukketTil, kumulativ) =>
        {
            var valg = new Saldoimportvalg(Fullstendig: true, Kumulativ: kumulativ, LukketPeriodevalg.FoersteAapne);
            var (steg, lukket) = (new Kildesaldo(), -1);
            var bokfoertPerPeriode = new Dictionary<(Dimensjon, int), long>();
            for (var i = 0; i < filer.Length; i++)
            {
                // Every file names all periods, as a nightly file of the year does.
                var endring = Saldoforskjell.Regn(Kilde(filer[i]), steg, valg, p => p.Nummer <= lukket);
                foreach (var forskjell in endring.Perioder)
                {
                    Assert.That(forskjell.Bokfoeres!.Value.Nummer, Is.GreaterThan(lukket), "a closed period is never written");
                    foreach (var rad in forskjell.Rader)
                    {
                        steg.LeggTil(rad.Noekkel, forskjell.Gjelder, rad.Beloep);
                    }
                }

                lukket = Math.Max(lukket, lukketTil[i]);
            }

            var alene = new Kildesaldo();
            foreach (var forskjell in Saldoforskjell.Regn(Kilde(filer[^1]), alene, valg, Aapen).Perioder)
            {
                forskjell.Rader.ToList().ForEach(r => alene.LeggTil(r.Noekkel, forskjell.Gjelder, r.Beloep));
            }

            foreach (var (noekkel, periode) in from n in Noekler from p in Enumerable.Range(0, 14) select (n, p))
            {
                Assert.That(steg.Oere(noekkel, periode) ?? 0, Is.EqualTo(alene.Oere(noekkel, periode) ?? 0));
            }

            Assert.That(Saldoforskjell.Regn(Kilde(filer[^1]), steg, valg, Aapen).Perioder, Is.Empty, "the last file again books nothing");
        });
    }

    [Test]
    public void A_large_change_of_a_closed_month_and_keys_that_disappear_are_unexpected()
    {
        var bokfoert = Les("L1=1000 B1=-1000 L2=1000 B2=-1000");
        bool Lukket(Periode periode) => periode.Nummer == 1;
        var valg = new Saldoimportvalg(Fullstendig: true, LukketPeriode: LukketPeriodevalg.FoersteAapne);

        Assert.That(Uventet("L1=1050 B1=-1050 L2=1 B2=-1"), Is.Empty, "five per cent of January, and anything of February");
        Assert.That(Uventet("L1=1051 B1=-1051 L2=1000 B2=-1000").Single().Periode!.Value.Nummer, Is.EqualTo(1));
        Assert.That(Uventet("M1=1000 B1=-1000 M2=1000 B2=-1000").Select(u => (u.Periode?.Nummer, u.Andel)), Is.EqualTo(new (int?, decimal)[] { (1, 1m), (null, 0.5m) }));

        IReadOnlyList<UventetEndring> Uventet(string fil) =>
            Saldoforskjell.Uventet(Saldoforskjell.Regn(Les(fil), bokfoert, valg, Lukket), bokfoert, new Saldobremse(), Lukket);
    }

    private static Kildesaldo Kilde((int Noekkel, int Periode, long Oere)[] rader)
    {
        var kilde = new Kildesaldo();
        for (var periode = 0; periode <= 12; periode++)
        {
            kilde.LeggTil(Bank, Periode.Fra(periode), default);
        }

        foreach (var (noekkel, periode, oere) in rader)
        {
            kilde.LeggTil(Noekler[noekkel], Periode.Fra(periode), Beloep.FraOere(oere));
            kilde.LeggTil(Bank, Periode.Fra(periode), Beloep.FraOere(-oere));
        }

        return kilde;
    }

    /// <summary>«L1=100»: pay, period 1, 100 kr. M is food, B the bank, I the account for differences.</summary>
    private static Kildesaldo Les(string tekst)
    {
        var kilde = new Kildesaldo();
        foreach (var ord in tekst.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var deler = ord[1..].Split('=');
            kilde.LeggTil(Noekler["LMBI".IndexOf(ord[0])], Periode.Fra(int.Parse(deler[0])), Kr(deler[1]));
        }

        return kilde;
    }

    private static Beloep Kr(string tekst) => Beloep.TryParse(tekst, out var beloep) ? beloep : throw new FormatException(tekst);

    private static string Skriv(Periodeforskjell f)
    {
        var rader = f.Rader.OrderBy(r => Array.IndexOf(Noekler, r.Noekkel)).Select(r => "LMBI"[Array.IndexOf(Noekler, r.Noekkel)] + (r.Beloep.Oere > 0 ? "+" : "") + Kort(r.Beloep));
        return $"{f.Gjelder}: {string.Join(' ', rader)}"
            + (f.Bokfoeres is null ? " bokfoeres nei" : f.ErFlyttet ? $" bokfoeres {f.Bokfoeres}" : "")
            + (f.Ubalanse.ErNull ? "" : " ubalanse " + Kort(f.Ubalanse))
            + (f.Foert.ErNull || f.Rader.All(r => r.Noekkel != Interim) || f.Foert != f.Rader.Single(r => r.Noekkel == Interim).Beloep ? "" : " foert " + Kort(f.Foert));
    }

    private static string Kort(Beloep beloep) => beloep.ToString().Replace(".00", "", StringComparison.Ordinal);
}
