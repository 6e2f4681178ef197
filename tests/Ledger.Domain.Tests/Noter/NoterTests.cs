using CsCheck;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Noter;
using Ledger.Domain.Oekonomikontroll;
using Ledger.Domain.Saldo;
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

    /// <summary>
    /// Of what the municipality has transferred, what has covered merforbruk that the unit itself did not cover the year after (§ 6-2). Layers as year,
    /// what it was and what is left at the end of 2024.
    /// </summary>
    [TestCase(100, 60, "2022 60 0", 60)]
    [TestCase(100, 60, "2023 60 0", 0, Description = "last year's is the unit's own to cover")]
    [TestCase(100, 60, "2022 40 0|2023 30 10", 40, Description = "the oldest is covered first")]
    [TestCase(25, 60, "2022 40 0|2023 30 10", 25, Description = "no more than was transferred")]
    [TestCase(100, 0, "2022 40 40", 0, Description = "a grant that covers nothing")]
    [TestCase(0, 40, "2022 40 0", 0)]
    public void What_a_transfer_has_covered(int overfoert, int dekket, string lag, int ventet)
    {
        var bok = new Kubebygger().Drift("800", -500).Drift("530", dekket)
            .Regnskap(Kubebygger.Resultat(Kontoklasse.Drift, "880") with { Egne = Egnefelt.Av("", "", "", "", "KASSE") }, -overfoert);
        var kube = new Saldokube(LedgerId.Parse("3201/KF1"), Regnskapsaar.Fra(2024), 1, bok.Poster);
        var rekke = new Lagrekke(2024, [.. lag.Split('|').Select(l => l.Split(' ').Select(int.Parse).ToArray()).Select(l => new Lagvurdering(
            l[0], Kubebygger.Kr(l[1]), Kubebygger.Kr(l[2]), l[0] + 1, l[0] + 1, Lagstatus.Loeper, false, default, null))], default);
        var tabeller = Enhetsnote.Beregn(new Notegrunnlag(kube, Kubebygger.Fond, null) { Merforbruk = rekke });
        var rader = tabeller.Single(t => t.Id == "enhetensOverfoeringer").Rader.ToDictionary(r => r.Kode, r => ((Beloep)r.Verdier["beloep"]!).Kroner);
        Assert.That((rader["fraKommunen"], rader["fraKommunenTilDekning"], rader["dekketMerforbruk"]), Is.EqualTo(((decimal)overfoert, (decimal)ventet, (decimal)dekket)));
    }

    /// <summary>Minimum 50 by the formula; a foretak that may pay 35 tells what others pay, and its note asks who (FOR-2024-09-27-2348 § 2-2).</summary>
    [TestCase("3201/KF1", 2025, 35, "lavere_vedtatt 35 under_minimum 15")]
    [TestCase("3201/KF1", 2025, 50, "", Description = "nothing is below the minimum")]
    [TestCase("3201/KF1", 2025, null, "")]
    [TestCase("3201/KF1", 2024, 35, "", Description = "the regulation is of 2025")]
    [TestCase("3201", 2025, 35, "", Description = "the municipality itself may not")]
    public void What_a_foretak_pays_below_its_minimum(string ledger, int aar, int? lavere, string ventet)
    {
        var bok = new Kubebygger(aar).Balanse("27", 100, periode: 0).Balanse("45", -50, periode: 0).Drift("590", 100);
        var inndata = new Kontrollinndata(lavere is { } l ? new Dictionary<string, decimal> { [Inndatanavn.LavereAvdrag] = l } : []);
        var linjer = Minimumsavdragsnote.Beregn(new Notegrunnlag(new Saldokube(LedgerId.Parse(ledger), Regnskapsaar.Fra(aar), 1, bok.Poster), Kubebygger.Fond, inndata));
        Assert.That(linjer.Single(x => x.Post == "minimum").Beloep.Kroner, Is.EqualTo(50m));
        Assert.That(string.Join(' ', linjer.SkipWhile(x => x.Post != "betalt").Skip(1).Select(x => $"{x.Post} {x.Beloep.Kroner:0}")), Is.EqualTo(ventet));
        Assert.That(Minimumsavdragsnote.SkalSiHvemSomDekker(linjer), Is.EqualTo(ventet.Length > 0));
    }

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
