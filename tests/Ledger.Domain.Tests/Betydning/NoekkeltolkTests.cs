using CsCheck;
using Ledger.Domain.Betydning;
using Ledger.Domain.Fond;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Saldo;
using Ledger.Domain.Tests.Verktoey;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Betydning;

public sealed class NoekkeltolkTests
{
    private static readonly Regnskapsaar Aar = Regnskapsaar.Fra(2024);
    private static readonly Kommunenummer Kommune = Kommunenummer.Parse("3201");
    private static readonly IReadOnlySet<Prosjektkode> Prosjekter = new HashSet<Prosjektkode> { Prosjektkode.Parse("P1") };

    private static readonly Noekkeltolk Uten = new(Kommunekontoplan.Tom, Kubebygger.Organisasjon, Prosjekter);

    private static readonly Noekkeltolk Tolk = Ny(new(
        [
            new("10100", "Fastlønn", "drift", "010"),
            new("19999", "Feilkonto", "drift", Type: "interim"),
            new("15400", "Avsetning", "drift", "540"),
            new("25600", "Disposisjonsfond", "balanse", Kapittel: "56", Sektor: "080"),
            new("25601", "Bufferfond", "balanse", Kapittel: "56", Sektor: "080", Fond: "BUFFER"),
        ],
        [new(@"1(\d{3})\d", "drift", "$1"), new(@"3(\d{3})\d", "investering", "$1"), new(@"2(\d{2})(\d{3})", "balanse", Kapittel: "$1", Sektor: "$2")],
        [new("skole", "Grunnskole", "202")],
        [new(@"(\d{3})00", "$1")]));

    /// <summary>Keys of a source: known and unknown accounts, functions, units and projects, and some with KOSTRA codes.</summary>
    private static readonly Gen<Dimensjon> Noekkel = Gen.Select(
        Valg("10100", "10200", "10110", "19999", "15400", "32300", "210320", "25600", "25601", "77777", ""),
        Valg("skole", "21100", "99999", ""), Valg("111", "21", "X9", ""), Valg("P1", "P9", ""))
        .Select((konto, lokalFunksjon, ansvar, prosjekt) => konto.Length == 0 ? Kubebygger.Resultat(Kontoklasse.Drift, "020") : Skrevet(konto, lokalFunksjon, ansvar, prosjekt));

    [TestCase("10100 skole 111 P1", "drift 010 202 111 P1 ")]
    [TestCase("10200 21100 21", "drift 020 211 21  ")]
    [TestCase("10200 99999 21", "drift 020  21  ", TestName = "An unknown function is left out")]
    [TestCase("10200 - 21", "drift 020  21  ", TestName = "No function")]
    [TestCase("32300 21100 21", "investering 230 211 21  ")]
    [TestCase("210320 skole 111", "balanse 10 320 111  ", TestName = "A function on a balance row means nothing")]
    [TestCase("77777 skole 111", " 111  ", TestName = "An unknown account has no place")]
    [TestCase("10110 skole 111", " 111  ", TestName = "An art that KOSTRA does not have is no place")]
    [TestCase("19999 skole 111", " 111  ", TestName = "An interim account has no place")]
    [TestCase("10100 skole X9 P9", "drift 010 202 uspesifisert uspesifisert ")]
    [TestCase("25600 -", "balanse 56 080   ufordelt-disp", TestName = "One account for the chapter: not given to a fund")]
    [TestCase("25601 -", "balanse 56 080   BUFFER", TestName = "The account's fund")]
    [TestCase("15400 - 111", "drift 540  111  ufordelt-disp", TestName = "An art of funds without a fund")]
    public void What_a_key_means(string skrevet, string betydning)
    {
        var felt = skrevet.Split(' ');
        var d = Skrevet(felt[0], felt[1] == "-" ? "" : felt[1], felt.ElementAtOrDefault(2) ?? "", felt.ElementAtOrDefault(3) ?? "");
        var tolket = Tolk.Tolk(d);
        Assert.That(SomSkrevet(tolket), Is.EqualTo(SomSkrevet(d)), "what was written is kept");
        Assert.That(Vis(tolket), Is.EqualTo(betydning));
    }

    [TestCase(Kontoklasse.Drift, "540", "ufordelt-disp")]
    [TestCase(Kontoklasse.Drift, "940", "ufordelt-disp")]
    [TestCase(Kontoklasse.Drift, "550", "ufordelt-bunddrift")]
    [TestCase(Kontoklasse.Investering, "940", "ufordelt-ubundinv")]
    [TestCase(Kontoklasse.Investering, "950", "ufordelt-bundinv")]
    [TestCase(Kontoklasse.Drift, "010", "")]
    public void A_row_with_an_art_of_funds_and_no_fund(Kontoklasse klasse, string art, string fond) =>
        Assert.That(Uten.Tolk(Kubebygger.Resultat(klasse, art)).Fond.ToString(), Is.EqualTo(fond));

    [Test]
    public void A_fund_that_is_named_stays() => Assert.That(Tolk.Tolk(Skrevet("25601") with { Fond = Fondskode.Parse("DISP") }).Fond.ToString(), Is.EqualTo("DISP"));

    [Test]
    public void Each_type_has_a_fund_for_what_is_not_given_to_any_and_it_stands_in_the_chapter_of_the_type() =>
        Assert.That(
            Ufordeltefond.Alle.Values.Select(f => (f.Type, Ufordeltefond.For(Kontoklasse.Balanse, default, f.Type.Kapittel()))),
            Is.EquivalentTo(Enum.GetValues<Fondstype>().Select(t => (t, Ufordeltefond.Alle.Values.Single(f => f.Type == t).Kode))));

    [Test]
    public void A_ledger_with_KOSTRA_codes_and_known_units_is_its_own_meaning()
    {
        var kube = Kube([Kubebygger.Resultat(Kontoklasse.Drift, "020"), Dimensjon.Balanse(Kapittel.Parse("10"), Sektor.Parse("320"))], [1, -1]);
        Assert.That((Uten.Tolk(kube), Tolk.Tolk(kube)), Is.EqualTo((kube, kube)));
    }

    /// <summary>Every øre of the source is in drift, investering, the balance or uplassert, whatever the chart knows.</summary>
    [Test]
    public void What_is_placed_and_what_is_not_sum_to_the_source() => Gen.Select(Noekkel.Array[1, 60], Gen.Int[-1000, 1000].Array[60], Gen.Bool).Sample((noekler, kroner, medPlan) =>
    {
        // The last row balances the bilag.
        kroner = kroner[..noekler.Length];
        kroner[^1] -= kroner.Sum();
        var skrevet = Kube(noekler, kroner);
        var tolket = (medPlan ? Tolk : Uten).Tolk(skrevet);
        for (var n = 0; n < skrevet.Antall; n++)
        {
            Assert.That(
                (tolket.Regnskap(n, Periode.Aarsavslutning), tolket.Id(n), SomSkrevet(tolket.Noekkel(n))),
                Is.EqualTo((skrevet.Regnskap(n, Periode.Aarsavslutning), skrevet.Id(n), SomSkrevet(skrevet.Noekkel(n)))));
        }

        var plassert = Sum(tolket, d => d.Kontoklasse != Kontoklasse.EtterKonto);
        var balanse = Beregn(InnebygdeOppstillinger.Balanse, tolket);
        var uplassert = balanse.Linjer.SingleOrDefault(l => l.Definisjon.Post == Uplassert.Post)?.Regnskap ?? Beloep.Null;
        Assert.That(plassert + uplassert, Is.EqualTo(Beloep.Null));
        Assert.That(uplassert, Is.EqualTo(Sum(tolket, d => d.Art.ErTom && d.Kapittel.ErTom)));
        Assert.That(balanse.Linjer.Any(l => l.Definisjon.Post == Uplassert.Post), Is.EqualTo(Uplassert.Finnes(tolket)));
    });

    [Test]
    public void The_line_stands_at_the_foot_of_every_statement_and_in_no_sum()
    {
        var kube = Tolk.Tolk(Kube([Skrevet("10100", ansvar: "111"), Skrevet("77777", ansvar: "111")], [100, -30]));
        foreach (var id in new[] { InnebygdeOppstillinger.Bevilgning, InnebygdeOppstillinger.Art, InnebygdeOppstillinger.Investering, InnebygdeOppstillinger.Balanse })
        {
            var linjer = Beregn(id, kube).Linjer;
            Assert.That((linjer[^1].Definisjon.Post, linjer[^1].Regnskap.Kroner), Is.EqualTo((Uplassert.Post, -30m)), id);
            Assert.That(linjer.Take(linjer.Count - 1).Select(l => l.Regnskap.Kroner), Has.None.EqualTo(-30m).And.None.EqualTo(70m), id);
        }
    }

    [Test]
    public void A_cube_is_brought_forward_by_what_new_keys_mean() => Gen.Select(Noekkel.Array[1, 20], Noekkel.Array[1, 20]).Sample((foerst, siden) =>
    {
        var (foer, etter) = (Poster(foerst, [.. foerst.Select(_ => 1)]), Poster(siden, [.. siden.Select(_ => 2)]));
        var fram = Tolk.Tolk(Kube(foer)).Fremfoer(2, Tolk.Tolk(etter));
        var hel = Tolk.Tolk(Kube([.. foer, .. etter]));
        Assert.That(Innhold(fram), Is.EqualTo(Innhold(hel)));
    });

    [Test]
    public void A_changed_chart_tells_which_lines_it_moves_and_by_how_much()
    {
        var skrevet = Kube([Skrevet("10100", ansvar: "111"), Skrevet("77777", ansvar: "111"), Skrevet("10200", ansvar: "111")], [100, 30, 5]);
        var ny = Ny(new([new("10100", "Fastlønn", "drift", "010"), new("77777", "Husleie", "drift", "190"), new("10200", "Vikarer", "investering", "020")], [], [], []));
        var virkning = Kontoplanendring.Forhaandsvis(skrevet, Tolk, ny, [Oppstilling(InnebygdeOppstillinger.Art)], Grunnlag(skrevet));
        Assert.That(
            virkning.Linjer.Where(l => l.Post is "10" or "12" or "15" or Uplassert.Post).Select(l => (l.Post, l.RegnskapFoer.Kroner, l.RegnskapEtter.Kroner)),
            Is.EqualTo(new[] { ("10", 105m, 100m), ("12", 0m, 30m), ("15", 105m, 130m), (Uplassert.Post, 30m, 0m) }));
        Assert.That(virkning.Klassebytter.Select(b => (b.Konto, b.Foer, b.Etter, b.Regnskap.Kroner)), Is.EqualTo(new[]
        {
            ("10200", Kontoklasse.Drift, Kontoklasse.Investering, 5m), ("77777", Kontoklasse.EtterKonto, Kontoklasse.Drift, 30m),
        }));
        var uendret = Kontoplanendring.Forhaandsvis(skrevet, Tolk, Tolk, [Oppstilling(InnebygdeOppstillinger.Art)], Grunnlag(skrevet));
        Assert.That(uendret.Linjer.Count + uendret.Klassebytter.Count, Is.Zero);
    }

    private static Gen<string> Valg(params string[] verdier) => Gen.Int[0, verdier.Length - 1].Select(i => verdier[i]);

    private static Oppstillingsdefinisjon Oppstilling(string id) => InnebygdeOppstillinger.Finn(id, Aar)!;

    private static Noekkeltolk Ny(Kontoplanutkast utkast)
    {
        var feil = new Feilsamling();
        return new(new Kommunekontoplanregler(Aar, Kommune, Kubebygger.Fond, feil).Bygg(utkast) ?? throw new InvalidOperationException(feil.Feil[0].Melding), Kubebygger.Organisasjon, Prosjekter);
    }

    private static Dimensjon Skrevet(string konto, string lokalFunksjon = "", string ansvar = "", string prosjekt = "") => new(
        Kontoklasse.EtterKonto, default, default, default, default, Ansvar.TryParse(ansvar, out var a) ? a : default, Prosjektkode.TryParse(prosjekt, out var p) ? p : default, default,
        Avslutningsmerke.Ingen, Egnefelt.Av(konto, lokalFunksjon));

    private static string Vis(in Dimensjon d) => d.Kontoklasse switch
    {
        Kontoklasse.Balanse => $"balanse {d.Kapittel} {d.Sektor} {d.Ansvar} {d.Prosjekt} {d.Fond}",
        Kontoklasse.EtterKonto => $" {d.Ansvar} {d.Prosjekt} {d.Fond}",
        _ => $"{d.Kontoklasse.Navn()} {d.Art} {d.Funksjon} {d.Ansvar} {d.Prosjekt} {d.Fond}",
    };

    private static Saldopost[] Poster(Dimensjon[] noekler, int[] kroner) =>
        [.. noekler.Select((d, i) => new Saldopost(d, Saldoslag.Regnskap, Periode.Fra(1), Kubebygger.Kr(kroner[i]), 1))];

    private static Saldokube Kube(Saldopost[] poster) => new(LedgerId.Parse("3201"), Aar, 1, poster);

    private static Saldokube Kube(Dimensjon[] noekler, int[] kroner) => Kube(Poster(noekler, kroner));

    private static Oppstillingsgrunnlag Grunnlag(Saldokube kube) => new(kube, null, Kubebygger.Organisasjon, Kubebygger.Fond, Periode.Aarsavslutning);

    private static Oppstillingsresultat Beregn(string id, Saldokube kube) =>
        Oppstillingsmotor.Beregn(Uplassert.Med(Oppstilling(id), kube), Grunnlag(kube));

    private static Beloep Sum(Saldokube kube, Func<Dimensjon, bool> test) =>
        Beloep.Sum(Enumerable.Range(0, kube.Antall).Where(n => test(kube.Noekkel(n))).Select(n => kube.Regnskap(n, Periode.Aarsavslutning)));

    private static List<string> Innhold(Saldokube kube) =>
        [.. Enumerable.Range(0, kube.Antall).GroupBy(n => kube.Noekkel(n)).Select(g => $"{g.Key}: {g.Sum(n => kube.Regnskap(n, Periode.Aarsavslutning).Kroner)}").Order(StringComparer.Ordinal)];

    /// <summary>The codes that the source wrote, wherever a key that is read keeps them.</summary>
    private static string SomSkrevet(in Dimensjon d)
    {
        var e = d.Egne;
        var ansvar = e is { SkrevetAnsvar.Length: > 0 } ? e.SkrevetAnsvar : d.Ansvar == Noekkeltolk.UspesifisertAnsvar ? "" : d.Ansvar.ToString();
        var prosjekt = e is { SkrevetProsjekt.Length: > 0 } ? e.SkrevetProsjekt : d.Prosjekt.ToString();
        return $"{e?.Konto} {e?.LokalFunksjon} {e?.Fridim1} {e?.Fridim2} {ansvar} {prosjekt}";
    }
}
