using CsCheck;
using Ledger.Domain.Betydning;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Kvalitet;
using Ledger.Domain.Saldo;
using Ledger.Domain.Tests.Verktoey;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Kvalitet;

public sealed class SaldokontrollTests
{
    private static readonly Kommunenummer Kommune = Kommunenummer.Parse("3201");
    private static readonly Kommunekontoplan Plan = Lag();
    private static readonly Noekkeltolk Tolk = new(Plan, Kubebygger.Organisasjon, new HashSet<Prosjektkode> { Prosjektkode.Parse("P1") });

    private static readonly Gen<Saldopost> Post = Gen.Select(
        Gen.Int[0, 11], Gen.Int[0, 3], Gen.Int[0, 2], Gen.Int[0, 13], Gen.Int[-50, 50]).Select((konto, funksjon, ansvar, periode, kroner) => new Saldopost(
            Noekkel(
                new[] { "10100", "12700", "15290", "16600", "17290", "19999", "12900", "15400", "210320", "25600", "77777", "37290" }[konto],
                new[] { "skole", "moms", "ukjent", "" }[funksjon], new[] { "111", "21", "X9" }[ansvar]),
            Saldoslag.Regnskap, Periode.Fra(periode), Kubebygger.Kr(kroner), 1));

    [TestCase("10100 skole 111 100", "")]
    [TestCase("12700 skole 111 100", "utgaatt_kode varsel drift 270 202 100 KOSTRA kontroll 012")]
    [TestCase("37290 skole 111 -40", "ugyldig_kombinasjon avvis investering 729 202 -40 KOSTRA kontroll 060")]
    [TestCase("37290 moms 111 -40", "")]
    [TestCase("16600 skole 111 -5", "uvanlig_kombinasjon varsel drift 660 202 -5 KOSTRA kontroll 030")]
    [TestCase("10100 ukjent 111 7", "uspesifisert avvis drift 010 7 KOSTRA kontroll 010")]
    [TestCase("210 - - 9", "uspesifisert avvis balanse 10 9 KOSTRA kontroll 013")]
    [TestCase("77777 skole 111 30", "uplassert avvis 77777 30 kommuneloven § 14-6; KOSTRA-forskriften § 1")]
    [TestCase("10100 skole X9 3", "uspesifisert avvis ansvar 3 KOSTRA kontroll 010 til 013")]
    [TestCase("19999 skole 111 300", "interim_ikke_null avvis 19999 300 KOSTRA-forskriften § 5")]
    [TestCase("12900 skole 111 80", "interim_ikke_null avvis intern 80 KOSTRA-forskriften § 5")]
    [TestCase("12900 skole 111 80|17900 skole 21 -80", "")]
    [TestCase(
        "15400 skole 111 50",
        "fond_ufordelt varsel drift ufordelt-disp 50 kommuneloven § 14-10\nfond_ikke_i_balanse bekreft ufordelt-disp 50 § 5-8")]
    [TestCase(
        "15400 skole 111 50|25600 - - -50",
        "fond_ufordelt varsel drift ufordelt-disp 50 kommuneloven § 14-10\nfond_ufordelt varsel balanse ufordelt-disp -50 kommuneloven § 14-10")]
    [TestCase("15400 skole 111 50|25601 - - -50", "fond_ikke_i_balanse bekreft BUFFER -50 § 5-8\nfond_ufordelt varsel drift ufordelt-disp 50 kommuneloven § 14-10\nfond_ikke_i_balanse bekreft ufordelt-disp 50 § 5-8")]
    [TestCase("37290 skole 111 -40|37290 skole 21 40", "", TestName = "SSB looks at what is not 0")]
    [TestCase("77777 skole 111 30|77777 skole 111 -30", "", TestName = "What was reposted is gone")]
    [TestCase(
        "77777 skole 111 30|77777 skole 21 -30", "uplassert avvis 77777 0 kommuneloven § 14-6; KOSTRA-forskriften § 1", TestName = "What cancels elsewhere is not")]
    public void What_a_ledger_is_told(string rader, string funn)
    {
        var kube = Tolk.Tolk(Kube([.. rader.Split('|').Select(r => r.Split(' ')).Select(f => new Saldopost(
            Noekkel(f[0], f[1] == "-" ? "" : f[1], f[2] == "-" ? "" : f[2]), Saldoslag.Regnskap, Periode.Fra(1), Kubebygger.Kr(int.Parse(f[3], System.Globalization.CultureInfo.InvariantCulture)), 1))]));
        Assert.That(string.Join('\n', Funn(kube).Select(f => $"{f.Funn.Kode} {f.Funn.Nivaa.Navn()} {f.Funn.Verdi} {f.Funn.Beloep!.Value.Kroner:0} {f.Funn.Hjemmel}")), Is.EqualTo(funn));
    }

    /// <summary>From a finding to its postings: they are as many as it says, and sum to it.</summary>
    [Test]
    public void The_keys_behind_a_finding_are_what_it_counts() => Post.Array[1, 60].Sample(poster =>
    {
        var kube = Tolk.Tolk(Kube(poster));
        foreach (var (funn, filter) in Funn(kube).Where(f => f.Funn.Kode != Feilkoder.FondIkkeIBalanse))
        {
            var noekler = filter.Noekler(kube, Kubebygger.Organisasjon, Kubebygger.Fond);
            Assert.That(
                (Beloep.Sum(noekler.Select(n => kube.Regnskap(n, Periode.Aarsavslutning))), noekler.Sum(n => kube.AntallPosteringer(n, Periode.Aarsavslutning))),
                Is.EqualTo((funn.Beloep!.Value, funn.Antall!.Value)), $"{funn.Kode} {funn.Verdi}: {filter}");
        }
    });

    /// <summary>Reversed, nothing is left to tell: findings are of what the accounts say now.</summary>
    [Test]
    public void What_is_reposted_is_not_told_any_more() => Post.Array[1, 30].Sample(poster =>
        Funn(Tolk.Tolk(Kube([.. poster, .. poster.Select(p => p with { Beloep = -p.Beloep })]))).Count == 0);

    private static IReadOnlyList<Saldofunn> Funn(Saldokube kube) =>
        [.. Kostrakontroll.Funn(kube, Kommune, Periode.Aarsavslutning), .. Betydningskontroll.Funn(kube, Plan, Periode.Aarsavslutning)];

    private static Saldokube Kube(Saldopost[] poster) => new(LedgerId.Parse("3201"), Regnskapsaar.Fra(2026), 1, poster);

    private static Dimensjon Noekkel(string konto, string lokalFunksjon, string ansvar) => new(
        Kontoklasse.EtterKonto, default, default, default, default, Ansvar.TryParse(ansvar, out var a) ? a : default, default, default, Avslutningsmerke.Ingen, Egnefelt.Av(konto, lokalFunksjon));

    private static Kommunekontoplan Lag()
    {
        var feil = new Feilsamling();
        return new Kommunekontoplanregler(Regnskapsaar.Fra(2026), Kommune, Kubebygger.Fond, feil).Bygg(new(
            [
                new("19999", "Feilkonto", "drift", Type: "interim"),
                new("12900", "Internt kjøp", "drift", Type: "intern"),
                new("17900", "Internt salg", "drift", Type: "intern"),
                new("210", "Kasse", "balanse", Kapittel: "10"),
                new("25600", "Disposisjonsfond", "balanse", Kapittel: "56", Sektor: "080"),
                new("25601", "Bufferfond", "balanse", Kapittel: "56", Sektor: "080", Fond: "BUFFER"),
            ],
            [new(@"1(\d{3})\d", "drift", "$1"), new(@"3(\d{3})\d", "investering", "$1"), new(@"2(\d{2})(\d{3})", "balanse", Kapittel: "$1", Sektor: "$2")],
            [new("skole", "Grunnskole", "202"), new("moms", "Kompensasjon", "841")],
            [])) ?? throw new InvalidOperationException(feil.Feil[0].Melding);
    }
}
