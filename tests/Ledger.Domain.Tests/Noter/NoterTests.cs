using CsCheck;
using Ledger.Domain.Noter;
using Ledger.Domain.Tests.Verktoey;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Noter;

public sealed class NoterTests
{
    /// <summary>A bilag by the patterns of posting, with an amount: both sides of it.</summary>
    private static readonly Func<Kubebygger, decimal, Kubebygger>[] Moenstre =
    [
        (k, b) => k.Drift("010", b).Balanse("32", -b),
        (k, b) => k.Drift("870", -b).Balanse("10", b),
        (k, b) => k.Drift("510", b).Balanse("10", -b).Balanse("45", b).Balanse("5990", -b),
        (k, b) => k.Drift("590", b).Drift("990", -b).Balanse("27", -b).Balanse("5990", b),
        (k, b) => k.Drift("550", b, fond: "BUND").Balanse("51", -b, fond: "BUND"),
        (k, b) => k.Investering("230", b).Balanse("10", -b).Balanse("27", b).Balanse("5990", -b),
        (k, b) => k.Investering("910", -b).Balanse("9100", -b).Balanse("9999", b).Balanse("5990", b),
        (k, b) => k.Balanse("10", b).Balanse("45", -b).Balanse("9100", b).Balanse("9999", -b),
        (k, b) => k.Investering("522", b).Balanse("10", -b).Balanse("22", b).Balanse("5990", -b),
        (k, b) => k.Investering("922", -b).Balanse("10", b).Balanse("22", -b).Balanse("5990", b),
        (k, b) => k.Balanse("581", b).Balanse("16", -b),
    ];

    /// <summary>The worked case of the notes: AK 450 → 508, K 800 → 890.</summary>
    [Test]
    public void The_worked_case()
    {
        var kube = Aapning(new Kubebygger())
            .Drift("870", -900).Drift("010", 700).Drift("090", -20).Drift("510", 70).Drift("590", 60).Drift("990", -60).Drift("570", 60)
            .Investering("230", 200).Investering("729", -30).Investering("910", -110).Investering("522", 40).Investering("912", -40)
            .Investering("922", -25).Investering("512", 15).Investering("970", -60).Investering("550", 10, fond: "BINV")
            .Balanse("10", 70).Balanse("581", 12).Balanse("16", -12)
            .Balanse("27", 140).Balanse("22", 15).Balanse("451", -35).Balanse("9100", -30).Balanse("5990", -90).Kube();
        Assert.That(
            Tekst(Arbeidskapitalnote.Beregn(kube, Periode.Aarsavslutning)),
            Is.EqualTo("inngaaende 450 netto_driftsresultat 150 netto_investering -50 ubrukte_laanemidler -30 prinsippendringer -12 differanse 0 utgaaende 508"));
        Assert.That(
            Tekst(Kapitalkontonote.Beregn(kube, Periode.Aarsavslutning)),
            Is.EqualTo("inngaaende 800 anleggsmidler 155 langsiktig_gjeld -35 ubrukte_laanemidler -30 differanse 0 utgaaende 890 nivaaavvik 0"));
    }

    /// <summary>Invariant 12: bilag by the patterns leave no difference, and one that breaks them shows exactly its amount.</summary>
    [Test]
    public void Bilag_by_the_patterns_of_posting_leave_no_difference() =>
        Gen.Select(Gen.Int[0, Moenstre.Length - 1], Gen.Int[-1_000, 1_000]).Array[0, 30].Select(Gen.Int[-500, 500]).Sample((bilag, brudd) =>
        {
            var kube = bilag.Aggregate(Aapning(new Kubebygger()), (k, b) => Moenstre[b.Item1](k, b.Item2)).Balanse("10", -brudd).Balanse("22", brudd).Kube();
            Assert.That(Differanse(Arbeidskapitalnote.Beregn(kube, Periode.Aarsavslutning)), Is.EqualTo((decimal)-brudd), "working capital became a loan without art 520");
            Assert.That(Differanse(Kapitalkontonote.Beregn(kube, Periode.Aarsavslutning)), Is.EqualTo((decimal)-brudd), "and the capital account does not know of it");
        });

    private static Kubebygger Aapning(Kubebygger k) => new (string Kapittel, decimal Beloep)[]
    {
        ("10", 500), ("16", 80), ("19", 70), ("22", 150), ("27", 2_000), ("32", -200), ("451", -1_400), ("5990", -800), ("9100", 50), ("9999", -50),
    }.Aggregate(k, (b, r) => b.Balanse(r.Kapittel, r.Beloep, periode: 0));

    private static decimal Differanse(IReadOnlyList<Notelinje> linjer) => linjer.Single(l => l.Post == "differanse").Beloep.Kroner;

    private static string Tekst(IReadOnlyList<Notelinje> linjer) => string.Join(' ', linjer.Select(l => $"{l.Post} {l.Beloep.Kroner:0}"));
}
