using System.Globalization;
using CsCheck;
using Ledger.Domain.Avvik;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Tests.Verktoey;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Avvik;

public sealed class AvviksrapportTests
{
    private static readonly Kubebygger Aaret = new Kubebygger()
        .Drift("010", 100, "111").Drift("700", -30, "111").Drift("010", 55, "112", periode: 12).Drift("010", 7, "12").Drift("010", 1, "3").Investering("230", 1_000_000, "111")
        .Budsjett(Kubebygger.Resultat(Kontoklasse.Drift, "010", "111"), 80, 10, 2).Budsjett(Kubebygger.Resultat(Kontoklasse.Drift, "010", "112"), 60, 0, 12);

    [Test]
    public void Per_direktoromraade()
    {
        var resultat = Beregn(Aaret.Grunnlag(), Nivaa.Direktoromraade);
        Assert.That(
            resultat.Linjer.Append(resultat.Sum).Select(l => (l.Enhet?.Kode.ToString(), l.OpprinneligBudsjett.Kroner, l.RevidertBudsjett.Kroner, l.BudsjettHittil.Kroner, l.Regnskap.Kroner, l.Avvik.Kroner, l.AvvikProsent)),
            Is.EqualTo(new (string?, decimal, decimal, decimal, decimal, decimal, decimal?)[]
            {
                ("1", 140, 150, 150, 132, 18, 12m), ("2", 0, 0, 0, 0, 0, null), ("3", 0, 0, 0, 1, -1, null), (null, 140, 150, 150, 133, 17, 11.3m),
            }));
    }

    [TestCase(Nivaa.Direktoromraade, "", "1,2,3")]
    [TestCase(Nivaa.Tjenesteomraade, "", "11,12")]
    [TestCase(Nivaa.Ansvar, "", "3,12,21,111,112")]
    [TestCase(Nivaa.Ansvar, "1", "12,111,112")]
    [TestCase(Nivaa.Ansvar, "11", "111,112")]
    [TestCase(Nivaa.Tjenesteomraade, "1", "11,12")]
    [TestCase(Nivaa.Tjenesteomraade, "2", "")]
    [TestCase(Nivaa.Direktoromraade, "1", "")]
    public void Units_of_a_level(Nivaa nivaa, string overordnet, string koder)
    {
        var resultat = Beregn(Aaret.Grunnlag(), nivaa, Ansvar.TryParse(overordnet, out var over) ? over : default);
        Assert.That(string.Join(',', resultat.Linjer.Select(l => l.Enhet!.Kode)), Is.EqualTo(koder));
    }

    [Test]
    public void Budget_and_actuals_to_a_period()
    {
        var linje = Beregn(Aaret.Grunnlag(6), Nivaa.Tjenesteomraade).Linjer[0];
        Assert.That((linje.RevidertBudsjett.Kroner, linje.BudsjettHittil.Kroner, linje.Regnskap.Kroner), Is.EqualTo((150m, 90m, 70m)));
    }

    [Test]
    public void The_sum_is_the_same_at_every_level_and_every_row_of_drift_stands_once() => Tilfeldig.Hovedbok.Sample(
        boeker =>
        {
            var grunnlag = boeker.Aaret.Grunnlag(11);
            var drift = Beloep.Sum(Enumerable.Range(0, grunnlag.Kube.Antall).Where(i => grunnlag.Kube.Noekkel(i).Kontoklasse == Kontoklasse.Drift).Select(i => grunnlag.Kube.Regnskap(i, grunnlag.TilPeriode)));
            var nivaaer = Enum.GetValues<Nivaa>().Select(n => Beregn(grunnlag, n)).ToList();
            foreach (var r in nivaaer)
            {
                Assert.That(r.Sum, Is.EqualTo(nivaaer[0].Sum));
                Assert.That(Beloep.Sum(r.Linjer.Append(r.UtenEnhet).Select(l => l.Regnskap)), Is.EqualTo(r.Sum.Regnskap));
                Assert.That(Beloep.Sum(r.Linjer.Append(r.Utenfor).Select(l => l.Regnskap)), Is.EqualTo(drift));
            }
        },
        iter: 200);

    // Area 10 with 101, 102 and the ansvar 109 directly below it; area 90 without parts; 99 is only accounted on. 1, 2, 4, 8 and 16 are booked.
    // Level, unit above: lines; what has no unit of the level; sum; what lies outside.
    [TestCase("direktoromraade", "", "10=7 90=8; 0; 15; 16")]
    [TestCase("tjenesteomraade", "", "101=1 102=2; 12; 15; 16")]
    [TestCase("ansvar", "", "90=8 101=1 102=2 109=4; 0; 15; 16 99=16")]
    [TestCase("direktoromraade", "10", "; 7; 7; 0")]
    [TestCase("tjenesteomraade", "10", "101=1 102=2; 4; 7; 0")]
    [TestCase("ansvar", "10", "101=1 102=2 109=4; 0; 7; 0")]
    [TestCase("ansvar", "99", "; 16; 16; 0")]
    public void A_sum_covers_the_areas_whatever_the_level_shows(string nivaa, string overordnet, string svar)
    {
        var plan = new Organisasjonsplan([
            Enhet("10", Nivaa.Direktoromraade), Enhet("101", Nivaa.Tjenesteomraade, "10"), Enhet("102", Nivaa.Tjenesteomraade, "10"), Enhet("109", Nivaa.Ansvar, "10"),
            Enhet("90", Nivaa.Direktoromraade), Enhet("99", Nivaa.Ansvar)]);
        var bok = new Kubebygger().Drift("010", 1, "101").Drift("010", 2, "102").Drift("010", 4, "109").Drift("010", 8, "90").Drift("010", 16, "99");
        Assert.That(Nivaaer.TryParse(nivaa, out var n), Is.True);
        var r = Beregn(bok.Grunnlag() with { Organisasjon = plan }, n, Ansvar.TryParse(overordnet, out var over) ? over : default);
        static string Linjer(IEnumerable<Avvikslinje> linjer) => string.Join(' ', linjer.Select(l => $"{l.Enhet!.Kode}={l.Regnskap.Kroner:0}"));
        Assert.That($"{Linjer(r.Linjer)}; {r.UtenEnhet.Regnskap.Kroner:0}; {r.Sum.Regnskap.Kroner:0}; {r.UtenforOmraadene.Regnskap.Kroner:0} {Linjer(r.EnheterUtenfor)}".TrimEnd(), Is.EqualTo(svar));
        Assert.That(r.Utenfor.Regnskap.Kroner, Is.EqualTo(r.UtenEnhet.Regnskap.Kroner + r.UtenforOmraadene.Regnskap.Kroner));
    }

    [Test]
    public void A_level_by_the_municipalitys_own_name_has_its_units()
    {
        Enhet Av(string kode, string over, string? navn) => Enhet(kode, over.Length == 0 ? Nivaa.Tjenesteomraade : Nivaa.Ansvar) with
        {
            Overordnet = Ansvar.TryParse(over, out var o) ? o : default, Nivaanavn = navn,
        };
        var plan = new Organisasjonsplan(
            [Av("A", "", null), Av("A1", "A", "virksomhet"), Av("A11", "A1", null), Av("A12", "A1", null), Av("A2", "A", "virksomhet")]);
        Assert.That(Avviksplan.LagAvEget(plan, "virksomhet").Enheter.Select(e => $"{e.Enhet.Kode}:{e.Koder.Count}"), Is.EqualTo(["A1:3", "A2:1"]));
        Assert.That(Avviksplan.LagAvEget(plan, "ukjent").Enheter, Is.Empty);
    }

    [TestCase("1:ansvar", "1", Description = "where no unit is an area, all are within")]
    [TestCase("1:tjenesteomraade 2:ansvar", "1")]
    [TestCase("1:direktoromraade 2:tjenesteomraade 3:ansvar", "1 2")]
    public void The_areas_are_the_top_units_that_are_or_have_one(string enheter, string omraader)
    {
        var plan = new Organisasjonsplan([.. enheter.Split(' ').Select(e => e.Split(':')).Select(e => Enhet(e[0], Nivaaer.TryParse(e[1], out var n) ? n : 0))]);
        Assert.That(string.Join(' ', Avviksplan.Lag(plan, Nivaa.Ansvar).Omraader), Is.EqualTo(omraader));
    }

    [TestCase("0", "0", null)]
    [TestCase("5", "0", null)]
    [TestCase("-667.2", "-325.4", "-205.0")]
    [TestCase("1", "2000", "0.1")]
    [TestCase("-1", "2000", "-0.1")]
    [TestCase("0.49", "1000", "0.0")]
    public void Percent(string avvik, string budsjett, string? prosent) =>
        Assert.That(
            Avviksprosent.Av(Kubebygger.Kr(decimal.Parse(avvik, CultureInfo.InvariantCulture)), Kubebygger.Kr(decimal.Parse(budsjett, CultureInfo.InvariantCulture)))?.ToString("0.0", CultureInfo.InvariantCulture),
            Is.EqualTo(prosent));

    [Test]
    public void A_percentage_beyond_a_thousand_million_is_none() =>
        Assert.That(Avviksprosent.Av(Kubebygger.Kr(90_000_000_000_000_000m), Kubebygger.Kr(0.01m)), Is.Null);

    private static Avviksresultat Beregn(Oppstillingsgrunnlag grunnlag, Nivaa nivaa, Ansvar overordnet = default) =>
        Avviksrapport.Beregn(grunnlag, Avviksplan.Lag(grunnlag.Organisasjon, nivaa, overordnet));

    private static Enhet Enhet(string kode, Nivaa nivaa, string overordnet = "") =>
        new(Ansvar.Parse(kode), kode, nivaa, overordnet.Length == 0 ? default : Ansvar.Parse(overordnet));
}
