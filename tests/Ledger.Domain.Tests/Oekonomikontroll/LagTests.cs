using CsCheck;
using Ledger.Domain.Aarsavslutning;
using Ledger.Domain.Fond;
using Ledger.Domain.Oekonomikontroll;
using Ledger.Domain.Tests.Aarsavslutning;
using Ledger.Domain.Tests.Verktoey;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Oekonomikontroller;

/// <summary>Merforbruk and udekket beløp by the year they arose (kommuneloven §§ 14-11, 14-12).</summary>
public sealed class LagTests
{
    /// <summary>60 of 2025 that nobody covers: the deadline stays 2027.</summary>
    [TestCase(2025, Lagstatus.Loeper)]
    [TestCase(2026, Lagstatus.Loeper)]
    [TestCase(2027, Lagstatus.Forfalt)]
    [TestCase(2028, Lagstatus.Forfalt)]
    public void A_layer_keeps_its_deadline(int aar, Lagstatus status)
    {
        var lag = Vurder([], [Aaret(2025, ny: 60), Aaret(2026), Aaret(2027), Aaret(2028)], aar).Lag.Single();
        Assert.That((lag.Oppstaatt, lag.Rest.Kroner, lag.Budsjettaar, lag.Senest, lag.Status), Is.EqualTo((2025, 60m, 2026, (int?)2027, status)));
        Assert.That(lag.OverToAar(aar), Is.EqualTo(aar >= 2027), "ROBEK c");
    }

    /// <summary>40 of 2023; 530 10 in 2024, 35 in 2026; new 25 in 2025, decided for 2029.</summary>
    [TestCase(2025, "2023:30 2025 Forfalt, 2025:25 2029 Loeper")]
    [TestCase(2026, "2023:0 2025 Dekket, 2025:20 2029 Loeper")]
    [TestCase(2027, "2023:0 2025 Dekket, 2025:20 2029 Loeper")]
    [TestCase(2029, "2023:0 2025 Dekket, 2025:20 2029 Forfalt")]
    public void The_oldest_is_covered_first(int aar, string lagene)
    {
        Lagsaar[] aarene = [Aaret(2024, inngaaende: 40, dekket: 10), Aaret(2025, ny: 25), Aaret(2026, dekket: 35), Aaret(2027), Aaret(2028), Aaret(2029)];
        var rekke = Vurder([new Lag(2023, Kr(40))], aarene, aar, [new Dekningsvedtak(2025, 2029)]);
        Assert.That(string.Join(", ", rekke.Lag.Select(l => $"{l.Oppstaatt}:{l.Rest.Kroner:0} {l.Senest} {l.Status}")), Is.EqualTo(lagene));
        Assert.That(rekke.Lag.Any(l => l.OverToAar(aar)), "ROBEK c: decided for the fourth year, or overdue");
    }

    [Test]
    public void What_nobody_has_told_of_is_assumed_to_be_of_the_year_before()
    {
        var lag = Vurder([], [Aaret(2024, inngaaende: 40)], 2024).Lag.Single();
        Assert.That((lag.Oppstaatt, lag.Antatt, lag.Senest), Is.EqualTo((2023, true, (int?)2025)));
    }

    /// <summary>A year that was opened for its budget alone is not the first, and what comes in later without a closing is told too.</summary>
    [Test]
    public void What_a_later_year_begins_with_is_a_layer_too()
    {
        Assert.That(Lagene([Aaret(2022), Aaret(2023), Aaret(2024, inngaaende: 40)], 2024), Is.EqualTo(["2023:40 antatt"]));
        Assert.That(Lagene([Aaret(2024, inngaaende: 40, dekket: 40, ny: 10), Aaret(2025, inngaaende: 25, dekket: 12)], 2025), Is.EqualTo(["2024:13 antatt"]));
        Assert.That(Lagene([Aaret(2024, ny: 10), Aaret(2025)], 2025), Is.EqualTo(["2024:10 "]), "a year that nothing is carried to yet takes nothing away");

        static IEnumerable<string> Lagene(Lagsaar[] aarene, int tilAar) =>
            Vurder([], aarene, tilAar).Lag.Where(l => !l.Rest.ErNull).Select(l => $"{l.Oppstaatt}:{l.Rest.Kroner:0} {(l.Antatt ? "antatt" : "")}");
    }

    /// <summary>A foretak has the year after only; a decision on all layers is read where a layer has none.</summary>
    [TestCase(Dekningsregel.Regnskapsenhet, 2, 2026)]
    [TestCase(Dekningsregel.Kommunekasse, 2, 2027)]
    [TestCase(Dekningsregel.Kommunekasse, 4, 2029)]
    public void Deadlines_by_unit(Dekningsregel regel, int vedtatteAar, int senest) =>
        Assert.That(Kommuneloven14_11Lag.Vurder(regel, Lagslag.Merforbruk, [], [Aaret(2025, ny: 1)], [], 2025, vedtatteAar).Lag.Single().Senest,
            Is.EqualTo(senest));

    /// <summary>A new udekket beløp that only stands for an old one says so, and what the next budget covers stands beside it.</summary>
    [Test]
    public void Udekket()
    {
        Lagsaar[] aarene = [Aaret(2024, inngaaende: 100, ny: 60, dekket: 100), Aaret(2025) with { Budsjettert = Kr(50) }];
        var rekke = Kommuneloven14_11Lag.Vurder(Dekningsregel.Kommunekasse, Lagslag.Udekket, [], aarene, [], 2024);
        Assert.That(
            rekke.Lag.Select(l => (l.Oppstaatt, l.Rest.Kroner, l.Senest, l.Viderefoert.Kroner, l.Budsjettert?.Kroner, l.Status)),
            Is.EqualTo([(2023, 0m, (int?)null, 0m, (decimal?)0m, Lagstatus.Dekket), (2024, 60m, null, 60m, 50m, Lagstatus.Loeper)]));
    }

    [Test]
    public void A_year_is_read_from_its_saldo()
    {
        var kube = new Kubebygger(2025)
            .Balanse("5900", 90, periode: 0).Balanse("5970", 30, periode: 0).Balanse("5900", -20, periode: 13)
            .Drift("530", 50).Drift("530", -30, merke: Avslutningsmerke.Strykning, periode: 13)
                .Drift("980", -15, merke: Avslutningsmerke.Avslutning, periode: 13)
            .Investering("530", 30).Budsjett(Kubebygger.Resultat(Kontoklasse.Drift, "530"), 40, 10)
            .Kube();
        Assert.That(Lagsaar.Fra(kube, Lagslag.Merforbruk), Is.EqualTo(new Lagsaar(2025, Kr(90), Kr(15), Kr(20), Kr(50))));
        Assert.That(Lagsaar.Fra(kube, Lagslag.Udekket), Is.EqualTo(new Lagsaar(2025, Kr(30), Kr(0), Kr(30), Kr(0))));
    }

    [Test]
    public void What_is_registered_is_checked()
    {
        Assert.That(Feil([new Lag(2022, Kr(40)), new Lag(2023, Kr(60))], 100, []), Is.Empty);
        Assert.That(Feil([new Lag(2022, Kr(40))], 100, []), Is.EqualTo([Feilkoder.LagSum]));
        Assert.That(Feil([new Lag(2024, Kr(100))], 100, []), Is.EqualTo([Feilkoder.UtenforOmraadet]));
        Assert.That(Feil([new Lag(2023, Kr(40)), new Lag(2023, Kr(60))], 100, []), Is.EqualTo([Feilkoder.UgyldigKombinasjon]), "a year is one layer");
        Assert.That(Feil([], 100, [new Dekningsvedtak(2023, 2025), new Dekningsvedtak(2023, 2026)]), Is.EqualTo([Feilkoder.UgyldigKombinasjon]));
        Assert.That(Feil([], 100, [new Dekningsvedtak(2023, 2027)]), Is.Empty, "the fourth year after");
        Assert.That(Feil([], 100, [new Dekningsvedtak(2023, 2028)]), Is.EqualTo([Feilkoder.UtenforOmraadet]));
        Assert.That(Feil([], 100, [new Dekningsvedtak(2023, 2028, true)]), Is.Empty, "the ministry may decide on more");

        static IEnumerable<string> Feil(Lag[] lag, long inngaaende, Dekningsvedtak[] vedtak) =>
            Kommuneloven14_11Lag.Kontroller(lag, Kr(inngaaende), 2024, vedtak).Select(f => f.Kode);
    }

    /// <summary>Against a queue of kroner, each with the year it arose in: the layers are what is left in it, and sum to the balance.</summary>
    [Test]
    public void The_layers_are_a_queue() =>
        Gen.Select(Gen.Shuffle(new[] { 2016, 2017, 2018, 2019 }), Gen.Int[0, 9].Array[4], Gen.Select(Gen.Int[0, 20], Gen.Int[0, 25]).Array[1, 8]).Sample((rekkefoelge, foer, aarene) =>
        {
            // What the balance had before the first year, told in whatever order; the oldest is covered first all the same.
            Lag[] inngaaende = [.. rekkefoelge.Select(aar => new Lag(aar, Kr(foer[aar - 2016]))).Where(l => !l.Beloep.ErNull)];
            var koe = new Queue<int>(foer.SelectMany((kroner, i) => Enumerable.Repeat(2016 + i, kroner)));
            var lagsaar = new List<Lagsaar> { Aaret(2018), Aaret(2019) };
            var over = 0;
            for (var i = 0; i < aarene.Length; i++)
            {
                lagsaar.Add(Aaret(2020 + i, inngaaende: koe.Count, ny: aarene[i].Item1, dekket: aarene[i].Item2));
                for (var krone = 0; krone < aarene[i].Item2; krone++)
                {
                    over += koe.TryDequeue(out _) ? 0 : 1;
                }

                for (var krone = 0; krone < aarene[i].Item1; krone++)
                {
                    koe.Enqueue(2020 + i);
                }
            }

            var rekke = Vurder(inngaaende, lagsaar, 2019 + aarene.Length);
            return rekke.Overdekket == Kr(over)
                && rekke.Lag.Where(l => !l.Rest.ErNull).Select(l => (l.Oppstaatt, (int)l.Rest.Kroner))
                    .SequenceEqual(koe.GroupBy(a => a).Select(g => (g.Key, g.Count())));
        });

    /// <summary>
    /// Invariant 8 through closings: after each of several years the layers of both kinds sum to chapters 5900 and 5970, nothing is covered beyond
    /// them, and an udekket beløp is the last year's only, as the whole of it is covered the year after.
    /// </summary>
    [Test]
    public void After_each_closing_the_layers_are_what_the_balance_shows() =>
        Gen.Select(Gen.Int[0, 40], Gen.Int[0, 40], Gen.Select(Gen.Int[-60, 60], Gen.Int[0, 60], Gen.Int[0, 50], Gen.Int[0, 30]).Array[1, 6]).Sample((merforbruk, udekket, aarene) =>
        {
            var (disp, uinv) = (Fondskode.Parse("DISP"), Fondskode.Parse("UINV"));
            var (fondet, igjen) = (Kr(10), (Merforbruk: Kr(merforbruk), Udekket: Kr(udekket)));
            var lagsaar = new Dictionary<Lagslag, List<Lagsaar>> { [Lagslag.Merforbruk] = [], [Lagslag.Udekket] = [] };
            foreach (var (i, (ndr, utgift, inntekt, dekning)) in aarene.Index())
            {
                var aaret = new Testaar();
                aaret.NyttFond(disp, Fondstype.Disposisjonsfond, fondet);
                aaret.NyttFond(uinv, Fondstype.UbundetInvesteringsfond, default);
                aaret.Ordinaer(Kontoklasse.Drift, "800", -Kr(ndr));
                aaret.Ordinaer(Kontoklasse.Investering, "230", Kr(utgift));
                aaret.Ordinaer(Kontoklasse.Investering, "670", -Kr(inntekt));
                aaret.Inngaaende("5900", igjen.Merforbruk);
                aaret.Inngaaende("5970", igjen.Udekket);
                var dekket = Beloep.Min(Kr(dekning), igjen.Merforbruk);
                aaret.Disposisjon(Kontoklasse.Drift, "530", default, dekket, dekket);
                var resultat = Avslutningsmotor.Avslutt(Avslutningsgrunnlag.Fra(aaret.Kube(), aaret.Fond, new Avslutningsvalg { Ansvar = Testaar.Ansvar }));
                aaret.Bokfoer(resultat);
                (fondet, igjen) = (resultat.Fond[disp], (resultat.Etter.Merforbruk, resultat.Etter.Udekket));
                foreach (var (slag, kapittel) in new[] { (Lagslag.Merforbruk, "5900"), (Lagslag.Udekket, "5970") })
                {
                    lagsaar[slag].Add(Lagsaar.Fra(aaret.Kube(), slag) with { Aar = 2020 + i });
                    var rekke = Kommuneloven14_11Lag.Vurder(Dekningsregel.Kommunekasse, slag, [], lagsaar[slag], [], 2020 + i);
                    var aapne = rekke.Lag.Where(l => !l.Rest.ErNull).ToList();
                    Assert.That((rekke.Rest, rekke.Overdekket), Is.EqualTo((aaret.Sum(d => d.Kapittel.ToString() == kapittel), Beloep.Null)), kapittel);
                    Assert.That(aapne.Skip(1).All(l => l.Rest == l.Opprinnelig), "a younger layer is whole while an older one is open");
                    Assert.That(slag == Lagslag.Merforbruk || aapne.All(l => l.Oppstaatt == 2020 + i), "udekket");
                }
            }
        });

    private static Lagrekke Vurder(Lag[] inngaaende, IReadOnlyList<Lagsaar> aarene, int tilAar, Dekningsvedtak[]? vedtak = null) =>
        Kommuneloven14_11Lag.Vurder(Dekningsregel.Kommunekasse, Lagslag.Merforbruk, inngaaende, aarene, vedtak ?? [], tilAar);

    private static Lagsaar Aaret(int aar, long inngaaende = 0, long ny = 0, long dekket = 0) => new(aar, Kr(inngaaende), Kr(ny), Kr(dekket), default);

    private static Beloep Kr(long kroner) => Beloep.FraKroner(kroner);
}
