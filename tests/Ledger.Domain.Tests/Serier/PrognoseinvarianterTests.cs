using CsCheck;
using Ledger.Domain.Avvik;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Saldo;
using Ledger.Domain.Serier;
using Ledger.Domain.Tests.Verktoey;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Serier;

/// <summary>plan.md 7, invariants 4 and 5: what forecasts of random ledgers keep, whatever the method.</summary>
public sealed class PrognoseinvarianterTests
{
    private static readonly string[] Arter = ["010", "115", "470", "690", "500"];

    private static readonly Gen<Kubebygger> Boeker = Gen.Select(
        Gen.Int[0, 4], Gen.Int[0, 4], Gen.Int[1, 12], Gen.Int[-900, 900], Gen.Int[-900, 900]).List[1, 40].Select(rader =>
        {
            var bok = new Kubebygger();
            foreach (var (art, enhet, periode, regnskap, budsjett) in rader)
            {
                var d = Kubebygger.Resultat(Kontoklasse.Drift, Arter[art], Kubebygger.Blader[enhet]);
                bok.Regnskap(d, regnskap, periode).Budsjett(d, budsjett, budsjett / 2, periode);
            }

            return bok;
        });

    /// <summary>Invariant 4: at the end of the year every method is the accounts.</summary>
    [Test]
    public void At_the_end_of_the_year_a_forecast_is_the_accounts() => Boeker.Sample(bok =>
    {
        var kube = bok.Kube();
        foreach (var metode in new[] { Seriemetode.Lineaer, Seriemetode.Periodisert })
        {
            Assert.That(Sum(Alle(kube, null, metode, 12)), Is.EqualTo(Regnskap(kube, 12)), $"{metode}");
        }
    });

    /// <summary>Invariant 4: what is left of the year goes as planned, key by key.</summary>
    [Test]
    public void What_deviates_so_far_stays() => Gen.Select(Boeker, Gen.Int[1, 12]).Sample((bok, til) =>
    {
        var kube = bok.Kube();
        var prognose = Alle(kube, null, Seriemetode.Periodisert, til).Poster.ToLookup(p => p.Dimensjon, p => p.Beloep);
        for (var n = 0; n < kube.Antall; n++)
        {
            var rest = Beloep.Sum(prognose[kube.Noekkel(n)]) - kube.RevidertBudsjett(n);
            Assert.That(rest, Is.EqualTo(kube.Regnskap(n, Periode.Fra(til)) - kube.BudsjettHittil(n, Periode.Fra(til))));
        }
    });

    /// <summary>Invariant 4: with the accounts of the year before so far, the year becomes what that year became, to half an øre a key.</summary>
    [Test]
    public void The_profile_of_the_same_accounts_is_the_year_before() => Gen.Select(Boeker, Gen.Int[1, 11]).Sample((bok, til) =>
    {
        var forrige = bok.Kube();
        var aaret = new Kubebygger();
        for (var n = 0; n < forrige.Antall; n++)
        {
            for (var p = 1; p <= til; p++)
            {
                aaret.Regnskap(forrige.Noekkel(n), forrige.Regnskap(n, Periode.Fra(p), Periode.Fra(p)).Kroner, p);
            }
        }

        var svar = Alle(aaret.Kube(), forrige, Seriemetode.Fjoraarsprofil, til);
        foreach (var gruppe in svar.Poster.Where(p => p.Dimensjon.Art.ToString() != "500").GroupBy(p => (p.Dimensjon.Ansvar, Gruppe: p.Dimensjon.Art.ToString()[0] == '1' ? 1 : p.Dimensjon.Art.Nummer / 100)))
        {
            var noekler = Enumerable.Range(0, forrige.Antall).Where(n => forrige.Noekkel(n).Ansvar == gruppe.Key.Ansvar
                && gruppe.Any(g => g.Dimensjon.Art == forrige.Noekkel(n).Art)).ToList();
            var (hele, hittil) = (noekler.Sum(n => forrige.Regnskap(n, Periode.Aarsavslutning).Kroner), noekler.Sum(n => forrige.Regnskap(n, Periode.Fra(til)).Kroner));
            if (hittil != 0 && Math.Sign(hele) == Math.Sign(hittil))
            {
                Assert.That(gruppe.Sum(g => g.Beloep.Kroner), Is.EqualTo(hele).Within(0.005m * gruppe.Count()), $"{gruppe.Key}");
            }
        }
    });

    /// <summary>Invariant 5: parts that are let in count no key twice, and a unit's forecast is that of what lies at or below it.</summary>
    [Test]
    public void No_key_is_in_two_parts_and_units_sum_to_those_above() => Gen.Select(Boeker, Gen.Select(Gen.Int[0, 7], Gen.Int[-1, 4]).List[1, 12]).Sample((bok, valg) =>
    {
        var enheter = Kubebygger.Organisasjon.Enheter;
        var deler = new List<Serierad>();
        foreach (var (enhet, art) in valg)
        {
            var ny = Rad(enheter[enhet].Kode.ToString(), Seriemetode.Periodisert, art < 0 ? "" : Arter[art]);
            if (deler.All(d => d.Noekkel != ny.Noekkel && !Serieleser.Overlapper(d.Noekkel, ny.Noekkel, Kubebygger.Organisasjon)))
            {
                deler.Add(ny);
            }
        }

        var kube = bok.Kube();
        var svar = Prognoseberegning.Beregn(Hode(6, null), deler, kube, null, Kubebygger.Organisasjon);
        Assert.That(svar.Poster.GroupBy(p => p.Dimensjon).Select(g => g.Count()), Is.All.EqualTo(1));
        var serie = new Kubebygger();
        svar.Poster.ToList().ForEach(p => serie.Budsjett(p.Dimensjon, p.Beloep.Kroner));
        var linjer = Avviksrapport.Beregn(serie.Grunnlag(), Avviksplan.Lag(Kubebygger.Organisasjon, null)) is var r
            ? r.Linjer.Concat(r.EnheterUtenfor).ToDictionary(l => l.Enhet!.Kode, l => l.RevidertBudsjett) : [];
        foreach (var enhet in enheter)
        {
            var under = Kubebygger.Organisasjon.MedUnderordnede(enhet.Kode).ToHashSet();
            Assert.That(linjer[enhet.Kode], Is.EqualTo(Beloep.Sum(svar.Poster.Where(p => under.Contains(p.Dimensjon.Ansvar)).Select(p => p.Beloep))));
            var forklart = Prognoseberegning.Forklar(Hode(6, null), deler, kube, null, Kubebygger.Organisasjon, under);
            Assert.That(Beloep.Sum(forklart.Select(d => d.Beloep)), Is.EqualTo(linjer[enhet.Kode]), "what explains a unit is its forecast");
        }
    });

    /// <summary>Invariant 5 beside a model that only adds: given amounts where they stand, computed ones key by key, and the method of all others.</summary>
    [Test]
    public void A_unit_s_forecast_is_its_parts_and_adjustments() => Gen.Select(
        Boeker, Gen.Select(Gen.Int[0, 7], Gen.Int[-1, 4], Gen.Int[0, 3], Gen.Int[-500, 500]).List[1, 10], Gen.Int[1, 12], Gen.Bool).Sample((bok, valg, til, standard) =>
    {
        var (enheter, deler, kube) = (Kubebygger.Organisasjon.Enheter, new List<Serierad>(), bok.Kube());
        foreach (var (enhet, art, metode, kroner) in valg)
        {
            var hvordan = new[] { Seriemetode.Manuell, Seriemetode.Lineaer, Seriemetode.Periodisert, Seriemetode.Justering }[metode];
            var ny = Rad(enheter[enhet].Kode.ToString(), hvordan, art < 0 ? "" : Arter[art]);
            ny = ny with { Noekkel = ny.Noekkel with { Justering = metode == 3 }, Beloep = metode is 0 or 3 ? Kubebygger.Kr(kroner) : null };
            if (deler.All(d => d.Noekkel != ny.Noekkel && !Serieleser.Overlapper(d.Noekkel, ny.Noekkel, Kubebygger.Organisasjon)))
            {
                deler.Add(ny);
            }
        }

        var svar = Prognoseberegning.Beregn(Hode(til, standard ? Seriemetode.Periodisert : null), deler, kube, null, Kubebygger.Organisasjon);
        HashSet<Ansvar> Under(string kode) => [.. Kubebygger.Organisasjon.MedUnderordnede(Ansvar.Parse(kode))];
        var dekket = deler.Where(d => !d.Noekkel.Justering).SelectMany(d => Under(d.Noekkel.Ansvar)).ToHashSet();
        foreach (var enhet in enheter)
        {
            var under = Under(enhet.Kode.ToString());
            decimal Regnet(Seriemetode metode, Func<Dimensjon, bool> teller) => Enumerable.Range(0, kube.Antall)
                .Where(n => kube.Noekkel(n) is { Kontoklasse: Kontoklasse.Drift } d && under.Contains(d.Ansvar) && teller(d))
                .Sum(n => kube.Regnskap(n, Periode.Fra(til)).Kroner is var a && metode == Seriemetode.Lineaer ? decimal.Round(a * 12 / til, 2, MidpointRounding.AwayFromZero)
                    : a + kube.RevidertBudsjett(n).Kroner - kube.BudsjettHittil(n, Periode.Fra(til)).Kroner);
            var ventet = deler.Sum(d => d.Beloep is { } gitt ? under.Contains(Ansvar.Parse(d.Noekkel.Ansvar)) ? gitt.Kroner : 0m
                : Regnet(d.Metode, k => Under(d.Noekkel.Ansvar).Contains(k.Ansvar) && (d.Noekkel.Art.Length == 0 || d.Noekkel.Art == k.Art.ToString())))
                + (standard ? Regnet(Seriemetode.Periodisert, k => !dekket.Contains(k.Ansvar)) : 0m);
            Assert.That(Beloep.Sum(svar.Poster.Where(p => under.Contains(p.Dimensjon.Ansvar)).Select(p => p.Beloep)).Kroner, Is.EqualTo(ventet), $"{enhet.Kode}");
        }

        Assert.That(
            svar.Dekning.Select(e => e.ToString()), Is.EquivalentTo(deler.Where(d => !d.Noekkel.Justering).Select(d => d.Noekkel.Ansvar)
                .Concat(standard ? enheter.Select(e => e.Kode).Where(e => !dekket.Contains(e) && Kubebygger.Organisasjon.ErBlad(e)).Select(e => e.ToString()) : []).Distinct().Select(e => $"({Kontoklasse.Drift}, {e})")),
            "a unit that nobody has said anything of is not 0");
    });

    private static Serieverdier Alle(Saldokube kube, Saldokube? forrige, Seriemetode metode, int til) =>
        Prognoseberegning.Beregn(Hode(til, metode), [], kube, forrige, Kubebygger.Organisasjon);

    private static Beloep Sum(Serieverdier verdier) => Beloep.Sum(verdier.Poster.Select(p => p.Beloep));

    private static Beloep Regnskap(Saldokube kube, int til) => Beloep.Sum(Enumerable.Range(0, kube.Antall).Select(n => kube.Regnskap(n, Periode.Fra(til))));

    private static Seriehode Hode(int til, Seriemetode? standard) =>
        new(Serieslag.Prognose, "2024-T1", "Prognose", 2024, til, null, null, standard, null, null, null, null, Seriestatus.Aapen, null);

    private static Serierad Rad(string ansvar, Seriemetode metode, string art) =>
        new(new Serienoekkel(0, Kontoklasse.Drift, art, "", "", "", ansvar, "", "", "", false), metode, null, null);
}
