using CsCheck;
using Ledger.Domain.Bevilgninger;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Tests.Verktoey;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Bevilgninger;

public sealed class BevilgningTests
{
    private static readonly Regnskapsaar Aaret = Regnskapsaar.Fra(2024);

    private static readonly Gen<(Kontoklasse Klasse, string Art)> Arter = Ett(
        (Kontoklasse.Drift, "001"), (Kontoklasse.Drift, "010"), (Kontoklasse.Drift, "810"), (Kontoklasse.Drift, "870"), (Kontoklasse.Investering, "002"),
        (Kontoklasse.Investering, "003"), (Kontoklasse.Investering, "004"), (Kontoklasse.Investering, "005"), (Kontoklasse.Investering, "230"),
        (Kontoklasse.Investering, "429"), (Kontoklasse.Investering, "470"), (Kontoklasse.Investering, "529"), (Kontoklasse.Investering, "910"));

    private static readonly Gen<Kubebygger> Boeker = Gen.Select(
        Arter, Ett([.. Kubebygger.Blader, "1", "11", "9"]), Ett("100", "202", "850"), Ett("", "P1", "P2"), Gen.Int[-900, 900]).List[1, 40]
        .Select(rader =>
        {
            var bok = new Kubebygger();
            foreach (var (art, enhet, funksjon, prosjekt, kroner) in rader)
            {
                var d = Kubebygger.Resultat(art.Klasse, art.Art, enhet, funksjon, prosjekt: prosjekt);
                d = art.Art.StartsWith("00", StringComparison.Ordinal) ? d with { Funksjon = default } : d;
                bok.Budsjett(d, kroner, kroner / 3);
                if (!d.Funksjon.ErTom)
                {
                    bok.Regnskap(d, kroner - 7);
                }
            }

            return bok;
        });

    /// <summary>Those that overlap are left out, so that any choice is one that could be adopted.</summary>
    private static readonly Gen<List<Bevilgning>> Valg = Gen.Select(
        Ett("netto", "varigeDriftsmidler", "tilskuddAndre", "aksjerOgAndeler", "utlaan"), Ett("1", "11", "111", "12", "21,3", "3"),
        Ett((string?)null, "202", "100-199"), Ett((string?)null, "P1", "P1,P2")).List[0, 8].Select(alle =>
        {
            var utkast = new List<Bevilgningsutkast>();
            foreach (var (ramme, ansvar, funksjon, prosjekt) in alle)
            {
                var ny = Utkast($"B{utkast.Count}", ramme, ansvar, funksjon, prosjekt);
                utkast = Feil([.. utkast, ny]).Length == 0 ? [.. utkast, ny] : utkast;
            }

            return Les(utkast, new Feilsamling()).ToList();
        });

    /// <summary>
    /// Invariant 3: whatever is appropriated, the second paragraphs end in posts 6 and 1–4 of the first, in every column; and what is on no art yet makes
    /// the results of §§ 5-4 and 5-6 the same.
    /// </summary>
    [Test]
    public void The_second_paragraphs_end_in_the_posts_of_the_first() => Gen.Select(Boeker, Boeker, Valg).Sample(
        (bok, forrige, bevilgninger) =>
        {
            var grunnlag = bok.Grunnlag(tilPeriode: 8, forrige: forrige.Kube());
            Oppstillingsresultat Beregn(Oppstillingsdefinisjon d) => Oppstillingsmotor.Beregn(d, grunnlag);
            Kolonnelikt(
                Beregn(Bevilgningsoppstillinger.Drift(Aaret, bevilgninger)!).Linje("sum"), Beregn(InnebygdeOppstillinger.Finn("5-4-1", Aaret)!).Linje("6"));
            Kolonnelikt(Beregn(InnebygdeOppstillinger.Finn("5-4-1", Aaret)!).Linje("17"), Beregn(InnebygdeOppstillinger.Finn("5-6", Aaret)!).Linje("24"));
            var (investering, per) = (Beregn(InnebygdeOppstillinger.Finn("5-5-1", Aaret)!), Beregn(Bevilgningsoppstillinger.Investering(Aaret, bevilgninger)!));
            foreach (var (i, slag) in Omraadeoppstillinger.Investeringsslag.Index())
            {
                Kolonnelikt(per.Linje(Omraadeoppstillinger.Slagpost(slag, "sum")), investering.Linje($"{i + 1}"));
            }
        },
        iter: 300);

    [TestCase("netto 20 nei", "[0].filter.ansvar:ukjent_ansvar")]
    [TestCase("netto 1; netto 11", "[1].filter:bevilgninger_overlapper")]
    [TestCase("netto 11; netto 12,3; varigeDriftsmidler 1", "")]
    [TestCase("netto 1 202; netto 11 300-399; netto 111 200-300", "[2].filter:bevilgninger_overlapper [2].filter:bevilgninger_overlapper")]
    [TestCase("netto 1 - P1; netto 1 - P2", "")]
    [TestCase("netto 1 - P1; netto 1", "[1].filter:bevilgninger_overlapper")]
    public void Every_key_lies_in_at_most_one(string alle, string feil) => Assert.That(
        Feil([.. alle.Split("; ").Select((b, i) => b.Split(' ') is var d ? Utkast($"B{i}", d[0], d[1], d.ElementAtOrDefault(2) is "-" or "nei" ? null : d.ElementAtOrDefault(2), d.ElementAtOrDefault(3)) : null!)]),
        Is.EqualTo(feil));

    [TestCase(1, "sum", "drift", "netto", null, "[0].kode:ugyldig_format")]
    [TestCase(1, "A B", "drift", "netto", null, "[0].kode:ugyldig_format")]
    [TestCase(1, "A", "balanse", "netto", null, "[0].kontoklasse:ukjent_kontoklasse")]
    [TestCase(1, "A", "investering", "netto", null, "[0].ramme:ramme_kontoklasse")]
    [TestCase(1, "A", "drift", null, null, "[0].ramme:mangler")]
    [TestCase(1, "A", "drift", "netto", 1001, "[0].varselProsent:utenfor_omraadet")]
    [TestCase(2, "A", "drift", "netto", null, "[1].kode:dublett_bevilgning [1].filter:bevilgninger_overlapper")]
    [TestCase(201, "A", "drift", "netto", null, "[200]:for_mange")]
    public void What_is_wrong_is_told_by_field(int antall, string kode, string klasse, string? ramme, int? varsel, string feil) =>
        Assert.That(Feil([.. Enumerable.Repeat(new Bevilgningsutkast(kode, "Navn", klasse, ramme, new("3"), varsel), antall)]), Is.EqualTo(feil));

    /// <summary>Invariant 12, and R6: by sign, so that a net income behaves as an expense does.</summary>
    [TestCase(100, 0, null, "innenfor", "0.0")]
    [TestCase(100, 89.94, null, "innenfor", "89.9")]
    [TestCase(100, 89.99, null, "innenfor", "90.0", Description = "What is shown is rounded; the status is not.")]
    [TestCase(100, 90, null, "varsel", "90.0")]
    [TestCase(100, 100, null, "varsel", "100.0")]
    [TestCase(100, 100.01, null, "overskredet", "100.0")]
    [TestCase(100, 50, 100.0, "innenfor", "50.0")]
    [TestCase(100, 50, 101.0, "ventesOverskredet", "50.0")]
    [TestCase(-100, -100, null, "innenfor", null)]
    [TestCase(-100, -99, null, "overskredet", null)]
    [TestCase(-100, -120, -99.0, "ventesOverskredet", null)]
    [TestCase(0, 0, null, "innenfor", null)]
    public void The_status_follows_the_sign(decimal ramme, decimal brukt, double? prognose, string status, string? prosent)
    {
        var stand = Stand(ramme, brukt, prognose is { } p ? (decimal)p : null);
        Assert.That((stand.Status.Navn(), stand.BruktProsent?.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture)), Is.EqualTo((status, prosent)));
    }

    /// <summary>The warning is at the appropriation's own share, and what is shown is rounded half away from zero.</summary>
    [TestCase(49.99, 50, "innenfor", "50.0")]
    [TestCase(50, 50, "varsel", "50.0")]
    [TestCase(95, 100, "innenfor", "95.0")]
    [TestCase(12.25, 90, "innenfor", "12.3")]
    [TestCase(0, 0, "varsel", "0.0")]
    public void The_warning_is_the_appropriation_s_own(decimal brukt, decimal varsel, string status, string prosent)
    {
        var stand = Stand(100, brukt, brukt) with { VarselProsent = varsel };
        Assert.That(
            (stand.Status.Navn(), stand.BruktProsent?.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture), stand.PrognoseProsent),
            Is.EqualTo((status, prosent, stand.BruktProsent)));
    }

    /// <summary>An income has no share used, however far above 100 percent the warning is put.</summary>
    [Test]
    public void An_income_that_comes_in_is_not_warned_of() => Assert.That((Stand(-100, -120, null) with { VarselProsent = 150 }).Status, Is.EqualTo(Rammestatus.Innenfor));

    [Test]
    public void What_is_laid_out_and_what_is_left_are_of_the_frame()
    {
        var stand = Stand(100, 30, null) with { Ufordelt = Kubebygger.Kr(15) };
        Assert.That((stand.Fordelt.Kroner, stand.Disponibelt.Kroner, stand.PrognoseProsent), Is.EqualTo((85m, 70m, (decimal?)null)));
    }

    [Test]
    public void Another_expense_never_improves_a_status() => Gen.Select(Gen.Int[-50, 50], Gen.Int[-60, 60], Gen.Int[-60, 60], Gen.Int[1, 40]).Sample(
        (ramme, brukt, prognose, utgift) => Stand(ramme, brukt + utgift, prognose).Status >= Stand(ramme, brukt, prognose).Status, iter: 300);

    [TestCase(-101, 1000, true)]
    [TestCase(-100, 1000, false)]
    [TestCase(-101, 3000, false, Description = "More than 100, and not 5 percent.")]
    [TestCase(500, 1000, false, Description = "Better than the budget.")]
    public void A_deviation_is_material_when_both_limits_are_passed(decimal avvik, decimal bevilget, bool ventet) =>
        Assert.That(new Vesentlighet(100, 5).ErVesentlig(Kubebygger.Kr(avvik), Kubebygger.Kr(bevilget)), Is.EqualTo(ventet));

    private static Gen<T> Ett<T>(params T[] verdier) => Gen.Int[0, verdier.Length - 1].Select(i => verdier[i]);

    private static Rammestand Stand(decimal ramme, decimal brukt, decimal? prognose) =>
        new(Kubebygger.Kr(ramme), Beloep.Null, Kubebygger.Kr(brukt), prognose is { } p ? Kubebygger.Kr(p) : null, Bevilgning.StandardVarsel);

    private static Bevilgningsutkast Utkast(string kode, string ramme, string ansvar, string? funksjon, string? prosjekt) =>
        new(kode, null, ramme == "netto" ? "drift" : "investering", ramme, new(ansvar, funksjon, prosjekt));

    private static IReadOnlyList<Bevilgning> Les(IReadOnlyList<Bevilgningsutkast> utkast, Feilsamling feil) =>
        Bevilgningsleser.Les(utkast, Kubebygger.Organisasjon, feil);

    private static string Feil(IReadOnlyList<Bevilgningsutkast> utkast)
    {
        var feil = new Feilsamling();
        Les(utkast, feil);
        return string.Join(' ', feil.Feil.Select(f => $"{f.Felt}:{f.Kode}"));
    }

    private static void Kolonnelikt(Oppstillingslinje a, Oppstillingslinje b) => Assert.That(
        (a.OpprinneligBudsjett, a.RevidertBudsjett, a.BudsjettHittil, a.Regnskap, a.RegnskapForrigeAar),
        Is.EqualTo((b.OpprinneligBudsjett, b.RevidertBudsjett, b.BudsjettHittil, b.Regnskap, b.RegnskapForrigeAar)), $"{a.Definisjon.Tekst} / {b.Definisjon.Tekst}");
}
