using System.Globalization;
using CsCheck;
using Ledger.Domain.Finans.Forslag;
using Ledger.Domain.Finans.Gjeld;
using Ledger.Domain.Finans.Plassering;
using Ledger.Domain.Finans.Rammer;
using Ledger.Domain.Finans.Register;

namespace Ledger.Domain.Tests.Finanser;

/// <summary>What holds for every portfolio, whatever it holds, earns and moves.</summary>
public sealed class PlasseringsinvariantTests
{
    private const decimal Avrunding = 1e-15m;
    private static readonly DateOnly Start = new(2023, 12, 31);
    private static readonly DateOnly Slutt = new(2024, 12, 31);
    private static readonly string[] Koder = ["A", "B", "C"];
    private static readonly Aktivaklasse[] Klasser = [Aktivaklasse.Aksjer, Aktivaklasse.Obligasjoner, Aktivaklasse.Bank];
    private static readonly DateOnly[] Maaneder = [.. Enumerable.Range(1, 13).Select(m => new DateOnly(2024, 1, 1).AddMonths(m - 1).AddDays(-1))];

    private static readonly Finansdefinisjoner Definisjoner = Finansdefinisjoner.Ingen with
    {
        Portefoeljer = [new("P", "P", Portefoeljetype.Langsiktig, new(2020, 1, 1), null, null, null, null)],
        Beholdninger = [.. Koder.Zip(Klasser, (k, c) => new Beholdning(k, k, "P", c, null, null, null, c == Aktivaklasse.Bank ? "10" : "18", "430", null, null, null))],
        Reglementer =
        [
            Finansreglement.Standard with { Strategi = [.. Klasser.Select(k => new Strategilinje("P", k, 100m / 3m, 0m, 100m))] },
        ],
    };

    /// <summary>The value of each holding at the end of thirteen months, and flows: holding, days after the start, kroner.</summary>
    private static readonly Gen<(decimal[] Verdier, (int Kode, int Dag, decimal Kroner)[] Stroemmer)> Aar = Gen.Select(
        Gen.Long[100_00, 1_000_00].Select(o => o / 100m).Array[39],
        Gen.Select(Gen.Int[0, 2], Gen.Int[1, 366], Gen.Long[-5_00, 5_00].Select(o => o / 100m)).Array[0, 20]);

    /// <summary>7: without flows the return of a month is its values alone, a value within the month changes nothing, and the year is its months and its quarters.</summary>
    [Test]
    public void Without_flows_the_return_is_of_the_values() => Gen.Select(Aar, Gen.Int[2, 27], Gen.Long[1_00, 2_000_00]).Sample((aar, dag, midt) =>
    {
        var poster = Verdiposter(aar.Verdier);
        var maaneder = new Avkastning(new(new(Definisjoner, poster))).Maaneder("P", 2024);
        decimal Sum(int maaned) => aar.Verdier.Skip(maaned * 3).Take(3).Sum();
        foreach (var (m, i) in maaneder.Select((m, i) => (m, i)))
        {
            Assert.That(m.Total.Prosent, Is.EqualTo(((Sum(i + 1) / Sum(i)) - 1m) * 100m).Within(Avrunding));
        }

        Assert.That(Avkastning.Kjede([]), Is.Null, "no month is no return");
        var hele = Avkastning.Kjede(maaneder.Select(m => m.Total.Prosent));
        var kvartaler = Avkastning.Kjede(maaneder.Chunk(3).Select(k => Avkastning.Kjede(k.Select(m => m.Total.Prosent))));
        Assert.That(kvartaler, Is.EqualTo(hele).Within(1e-12m));
        Assert.That(hele, Is.EqualTo(((Sum(12) / Sum(0)) - 1m) * 100m).Within(1e-12m));
        var delt = new Avkastning(new(new(Definisjoner, [.. poster, .. Koder.Select(k => Post(
            "midt" + k, Postslag.Verdsetting, k, new(2024, 5, dag), midt / 100m))]))).Maaneder("P", 2024);
        Assert.That(delt.Select(m => m.Total.Prosent), Is.EqualTo(maaneder.Select(m => m.Total.Prosent)));
    });

    /// <summary>9: what was gained and what flowed in is the change of value, of each class and of all; the shares of the classes sum to the whole.</summary>
    [Test]
    public void Gains_and_flows_are_the_change_of_value() => Aar.Sample(aar =>
    {
        var register = new Finansregister(Definisjoner, [.. Verdiposter(aar.Verdier), .. Stroemposter(aar.Stroemmer)]);
        var maaneder = new Avkastning(new(register)).Maaneder("P", 2024);
        foreach (var (klasse, i) in Klasser.Select((k, i) => (k, i)))
        {
            Assert.That(
                maaneder.Sum(m => m.Klasser[klasse].Beloep + m.Klasser[klasse].Stroem), Is.EqualTo(aar.Verdier[36 + i] - aar.Verdier[i]), klasse.Ord());
        }

        Assert.That(maaneder.Sum(m => m.Total.Beloep + m.Total.Stroem), Is.EqualTo(aar.Verdier[36..].Sum() - aar.Verdier[..3].Sum()));
        Assert.That(maaneder.Sum(m => m.Total.Stroem), Is.EqualTo(aar.Stroemmer.Sum(s => s.Kroner)));
        Assert.That(new Reglementskontroll(register).Kontroller(Slutt, Slutt).Sum(k => k.Verdi), Is.EqualTo(100m).Within(Avrunding));
    });

    /// <summary>
    /// 10: equity is what it was with the year's result and what went in and out, and what is owned is equity and debt. Then the bilag that is proposed sums
    /// to 0 and brings each chapter to its value; an øre that no fact explains is told, and nothing is proposed.
    /// </summary>
    [Test]
    public void Equity_rolls_forward() => Gen.Select(Aar, Gen.Long[-100_00, 100_00].Array[6], Gen.Long[0, 50_00].Array[4]).Sample((aar, oere, mellom) =>
    {
        string[] typer = ["renteLikvider", "utbytte", "realisertGevinst", "realisertTap", "forvaltningshonorar", "administrasjon"];
        var resultat = typer.Zip(oere, (t, o) => Post("r" + t, Postslag.Resultatpost, "P", Slutt, o / 100m, t)).ToList();
        List<Finanspost> uten =
        [
            .. Verdiposter(aar.Verdier), .. Stroemposter(aar.Stroemmer), .. resultat,
            Post("f0", Postslag.Mellomvaerende, "P", Start, mellom[0] / 100m, "fordring"), Post("f1", Postslag.Mellomvaerende, "P", Slutt, mellom[1] / 100m, "fordring"),
            Post("g0", Postslag.Mellomvaerende, "P", Start, mellom[2] / 100m, "kortsiktigGjeld"), Post("g1", Postslag.Mellomvaerende, "P", Slutt, mellom[3] / 100m, "kortsiktigGjeld"),
            Post("grunn", Postslag.Maaling, "P", Start, 50m, "grunnkapital"),
            Post("buffer", Postslag.Maaling, "P", Start, aar.Verdier[..3].Sum() + ((mellom[0] - mellom[2]) / 100m) - 50m, "bufferkapital"),
        ];
        // What nothing else explains is an unrealised gain: so do the accounts of a portfolio close.
        var inn = aar.Stroemmer.Where(s => s.Kode != 2).Sum(s => s.Kroner);
        var urealisert = aar.Verdier[36..].Sum() - aar.Verdier[..3].Sum() + ((mellom[1] - mellom[0] - mellom[3] + mellom[2]) / 100m) - inn - resultat.Sum(r => r.Beloep!.Value);
        var register = new Finansregister(Definisjoner, [.. uten, Post("u", Postslag.Resultatpost, "P", Slutt, urealisert, "urealisert")]);
        var (bok, mangler) = (new Verdibok(register), new List<Mangel>());
        var regnskap = new Fondsregnskap(bok, register.Definisjoner.Portefoeljer[0]);
        var ut = regnskap.Grunnkapital(Slutt).Verdi + regnskap.Bufferkapital(Slutt).Verdi;
        Assert.That(ut, Is.EqualTo(50m + regnskap.Bufferkapital(Start).Verdi + regnskap.Aarsresultat(Slutt).Verdi + inn));
        Assert.That(bok.Sum("P", Slutt).Verdi + (mellom[1] / 100m), Is.EqualTo(ut + (mellom[3] / 100m)), "what is owned is equity and debt");

        var bilag = new Plasseringsforslag(bok, "1").Lag(new(2024, 1, 1), Slutt, mangler);
        Assert.That((mangler.Count, bilag.Sum(r => r.Beloep)), Is.EqualTo((0, 0m)));
        Assert.That(bilag.Where(r => r.Kapittel == "18").Sum(r => r.Beloep), Is.EqualTo(aar.Verdier[36] + aar.Verdier[37] - aar.Verdier[0] - aar.Verdier[1]));
        Assert.That(-bilag.Where(r => r.Art is not null).Sum(r => r.Beloep), Is.EqualTo(regnskap.Aarsresultat(Slutt).Verdi));
        var oeret = new Finansregister(Definisjoner, [.. register.Gjeldende, Post("oere", Postslag.Resultatpost, "P", Slutt, 0.01m, "utbytte")]);
        Assert.That(new Plasseringsforslag(new(oeret), "1").Lag(new(2024, 1, 1), Slutt, mangler), Is.Empty);
        Assert.That(mangler.Single().Hva, Does.Contain("0,01"));
    });

    /// <summary>What is bought and not yet valued is missing, and is no loss of all of it; what is bought and sold again, or valued at 0 after, is not held.</summary>
    [TestCase("2024-03-10 100", null)]
    [TestCase("2024-02-29 100", 0)]
    [TestCase("2024-03-31 100", null)]
    [TestCase("2024-04-01 100", 0)]
    [TestCase("2024-03-10 100,2024-03-11 -100", 0)]
    [TestCase("2024-03-10 -100", 0)]
    public void What_came_in_since_the_last_value_is_held(string stroemmer, int? verdi)
    {
        var (kode, til) = (Definisjoner.Beholdninger[0].Kode, new DateOnly(2024, 3, 31));
        var bok = new Verdibok(new(Definisjoner,
        [
            Post("v", Postslag.Verdsetting, kode, new(2024, 2, 29), 0m),
            .. stroemmer.Split(',').Select(s => s.Split(' ')).Select((s, i) => Post(
                $"s{i}", Postslag.Stroem, kode, DateOnly.Parse(s[0], CultureInfo.InvariantCulture), decimal.Parse(s[1], CultureInfo.InvariantCulture), "innskudd")),
        ]));
        Assert.That(bok.Verdi(Definisjoner.Beholdninger[0], til).Verdi, Is.EqualTo((decimal?)verdi));
    }

    /// <summary>
    /// A portfolio of bank accounts has no value to book from here, and is not known before its first saldo: what it was owed then is told to be missing.
    /// </summary>
    [Test]
    public void A_portfolio_that_began_within_the_period_is_told_of()
    {
        var konto = Definisjoner.Beholdninger[0] with { Kode = "KONTO", Portefoelje = "LIK", Klasse = Aktivaklasse.Bank };
        var likviditet = Definisjoner.Portefoeljer[0] with { Kode = "LIK", Type = Portefoeljetype.Kortsiktig };
        var register = new Finansregister(
            Definisjoner with { Portefoeljer = [likviditet], Beholdninger = [konto] }, [Post("v", Postslag.Verdsetting, "KONTO", Slutt.AddDays(-9), 100m)]);
        var mangler = new List<Mangel>();
        Assert.That(new Plasseringsforslag(new(register), "1").Lag(new(2024, 1, 1), Slutt, mangler), Is.Empty);
        Assert.That(mangler, Is.EqualTo([new Mangel("LIK", new(2023, 12, 31), "mellomværende")]));
    }

    /// <summary>
    /// What the register has of a portfolio later says nothing of a day: the accounts of a day are of its facts until then. Before the first value, and in a
    /// year without entries, they are unknown and not 0; before the portfolio began there is nothing.
    /// </summary>
    [Test]
    public void Accounts_are_of_the_day() => Gen.Select(Aar, Gen.Int[-400, 366], Gen.Int[1, 366], Gen.Long[-100_00, 100_00]).Sample((aar, dag, fra, oere) =>
    {
        var (dato, inntekt) = (Start.AddDays(dag), Start.AddDays(fra));
        List<Finanspost> poster =
        [
            .. Verdiposter(aar.Verdier), .. Stroemposter(aar.Stroemmer), Post("buffer", Postslag.Maaling, "P", Start, 100m, "bufferkapital"),
            Post("r", Postslag.Resultatpost, "P", inntekt, oere / 100m, "utbytte"), Post("u", Postslag.Resultatpost, "P", Slutt, 5m, "urealisert"),
        ];
        Fondsregnskap Regnskap(Func<Finanspost, bool> hvilke, DateOnly? startet = null) => new(
            new(new(Definisjoner with { Portefoeljer = [Definisjoner.Portefoeljer[0] with { Startdato = startet ?? new(2020, 1, 1) }] }, [.. poster.Where(hvilke)])),
            Definisjoner.Portefoeljer[0] with { Startdato = startet ?? new(2020, 1, 1) });
        var (hele, hittil) = (Regnskap(_ => true), Regnskap(p => p.Dato <= dato));
        Assert.That(
            (hele.Aarsresultat(dato).Verdi, hele.Bufferkapital(dato).Verdi, hele.Kapitalbevegelser(dato).Verdi),
            Is.EqualTo((hittil.Aarsresultat(dato).Verdi, hittil.Bufferkapital(dato).Verdi, hittil.Kapitalbevegelser(dato).Verdi)));
        var harResultat = dato.Year == 2024 && dato >= (inntekt < Slutt ? inntekt : Slutt);
        Assert.That(hele.Aarsresultat(dato).Verdi, harResultat ? Is.EqualTo((oere / 100m) + (dato == Slutt && inntekt != Slutt ? 5m : inntekt == Slutt ? 5m : 0m)) : Is.Null);
        var inn = aar.Stroemmer.Where(s => s.Kode != 2 && Start.AddDays(s.Dag) <= dato).Sum(s => s.Kroner);
        Assert.That(
            hele.Bufferkapital(dato).Verdi, dato == Start ? Is.EqualTo(100m) : harResultat ? Is.EqualTo(100m + hele.Aarsresultat(dato).Verdi + inn) : Is.Null);
        var verdi = new Verdibok(new(Definisjoner, poster)).Sum("P", dato).Verdi;
        Assert.That(verdi, dato < Start ? Is.Null : Maaneder.Contains(dato) ? Is.EqualTo(aar.Verdier.Skip(Array.IndexOf(Maaneder, dato) * 3).Take(3).Sum()) : Is.Null);
        Assert.That(hele.Mangler(dato).Select(m => m.Hva), Does.Contain("grunnkapital"));
        Assert.That(hele.Mangler(dato).Any(m => m.Hva == "bufferkapital"), Is.EqualTo(hele.Bufferkapital(dato).Verdi is null));
        if (dato < Start)
        {
            var senere = Regnskap(_ => true, Start);
            Assert.That((senere.Aarsresultat(dato).Verdi, senere.Mangler(dato).Any()), Is.EqualTo(((decimal?)0m, false)), "it had not begun");
        }
    });

    /// <summary>12: accumulated history is the product of the published years; a year that is published again with the same figure changes nothing.</summary>
    [Test]
    public void History_is_the_product_of_the_published_years() => Gen.Select(Gen.Int[-300, 500].Array[1, 25], Gen.Int[0, 24]).Sample((tideler, igjen) =>
    {
        var portefoelje = Definisjoner.Portefoeljer[0];
        List<Finanspost> poster = [.. tideler.Select((t, i) => new Finanspost($"h{i}", Postslag.Maaling, "P", new(2000 + i, 12, 31)) { Type = "aarsavkastningPublisert", Prosent = t / 10m })];
        var historikk = Historikk.Av(new(Definisjoner, poster), portefoelje, Slutt);
        var produkt = 1m;
        foreach (var (aar, t) in historikk.Aar.Zip(tideler))
        {
            produkt *= 1m + (t / 1000m);
            Assert.That(aar.FondAkkumulert, Is.EqualTo((produkt - 1m) * 100m).Within(Avrunding));
        }

        var samme = poster[igjen % poster.Count] with { Referanse = "igjen", Dato = poster[igjen % poster.Count].Dato.AddDays(-1) };
        var etter = Historikk.Av(new(Definisjoner, [.. poster, samme]), portefoelje, Slutt);
        Assert.That(etter.Aar.Select(a => a.FondAkkumulert), Is.EqualTo(historikk.Aar.Select(a => a.FondAkkumulert)));
        Assert.That(etter.FondSnitt, Is.EqualTo(historikk.FondSnitt));

        // With another figure it is the one of the later day that counts, in the order that they were sent or not.
        var rettet = poster[igjen % poster.Count] with { Referanse = "a", Dato = poster[igjen % poster.Count].Dato.AddDays(-1), Prosent = 99m };
        Assert.That(Historikk.Av(new(Definisjoner, [rettet, .. poster]), portefoelje, Slutt).FondSnitt, Is.EqualTo(historikk.FondSnitt));
        var nye = poster.Select((p, i) => i == igjen % poster.Count ? p with { Prosent = 99m } : p).ToList();
        var foer = poster[igjen % poster.Count] with { Referanse = "b", Dato = poster[igjen % poster.Count].Dato.AddDays(-1) };
        var uten = Historikk.Av(new(Definisjoner, nye), portefoelje, Slutt);
        Assert.That(Historikk.Av(new(Definisjoner, [.. nye, foer]), portefoelje, Slutt).Aar.Select(a => a.FondAkkumulert), Is.EqualTo(uten.Aar.Select(a => a.FondAkkumulert)));
        Assert.That(Historikk.Av(new(Definisjoner, poster), portefoelje, new(2000, 6, 30)).Aar, Is.Empty, "nothing was published by then");
    });

    /// <summary>17: a register that has only the facts that a figure names gives the same figure.</summary>
    [Test]
    public void A_figure_is_of_the_facts_that_it_names() => Gen.Select(Aar, Laanebok.Alle, Gen.Int[1, 400]).Sample((aar, laan, bundet) =>
    {
        var definisjoner = Definisjoner with
        {
            Laan = laan.Laan,
            Portefoeljer = [.. Definisjoner.Portefoeljer, new("K", "K", Portefoeljetype.Kortsiktig, Start, null, null, null, null)],
            Beholdninger = [.. Definisjoner.Beholdninger, new("D", "D", "K", Aktivaklasse.Bank, null, "M", null, "10", "320", null, null, null)],
            Rentebytter = [new("S", "L0", "bank", [new(Laanebok.Start, 1_000m)], Bytteretning.MottarFast, Laanebok.Start, Slutt.AddYears(3), 3m, 0.5m, true, "nibor3m")],
        };
        List<Finanspost> poster =
        [
            .. laan.Poster, .. Verdiposter(aar.Verdier), .. Stroemposter(aar.Stroemmer), Post("d", Postslag.Verdsetting, "D", Slutt, 77m),
            .. laan.Laan.Select(l => new Finanspost("r" + l.Kode, Postslag.Rentevilkaar, l.Kode, Laanebok.Start) { Til = Slutt.AddDays(bundet), Type = "fast", Prosent = 4m }),
            new("n", Postslag.Markedsrente, "nibor3m", Laanebok.Start) { Type = "3", Prosent = 4.7m },
            Post("dur", Postslag.Maaling, "B", Start, 2.9m, "rentedurasjon"), Post("co2", Postslag.Maaling, "A", Start, 200m, "co2"),
            Post("buffer", Postslag.Maaling, "P", Start, 100m, "bufferkapital"), Post("u", Postslag.Resultatpost, "P", Slutt, 5m, "urealisert"),
        ];
        var hele = new Finansregister(definisjoner, [.. poster.Select((p, i) => p with { Nummer = i + 1 })]);
        var sett = 0;
        foreach (var tall in new Func<Finansregister, Faktatall>[]
        {
            r => new Gjeldsbok(r).Restgjeld(new Gjeldsbok(r).Innlaan, Slutt), r => new Gjeldsbok(r).Refinansiering(Slutt),
            r => Bindingen(r, b => b.Sikringsgrad), r => Bindingen(r, b => b.Gjennomsnittsrente), r => Bindingen(r, b => b.Aar),
            r => Stress(r, s => s.Del1[0]), r => Stress(r, s => s.Del1[2]), r => Stress(r, s => s.Del1[^1]), r => Stress(r, s => s.Del2[1]), r => Stress(r, s => s.Del2[^1]),
            r => new Avkastning(new(r)).Maaned("P", Maaneder[7]) is var m ? new(m.Total.Prosent, m.Total.Poster) : Faktatall.Null,
            r => new Verdibok(r).Sum("P", Slutt), r => Risiko.Durasjon(new(r), "P", "rentedurasjon", Slutt),
            r => Risiko.Vektet(new(r), Definisjoner.Beholdninger, "co2", Slutt), r => new Fondsregnskap(new(r), Definisjoner.Portefoeljer[0]).Bufferkapital(Slutt),
        })
        {
            var (verdi, navngitte) = (tall(hele).Verdi, tall(hele).Poster.ToHashSet());
            Assert.That(tall(new(definisjoner, [.. hele.Gjeldende.Where(p => navngitte.Contains(p.Nummer))])).Verdi, Is.EqualTo(verdi), $"figure {sett}");
            sett++;
        }
    });

    private static Faktatall Bindingen(Finansregister register, Func<Rentebinding, decimal?> av)
    {
        var binding = new Rentebinding(new(register), Slutt);
        return new(av(binding), [.. binding.Stykker.SelectMany(s => s.Poster)]);
    }

    private static Faktatall Stress(Finansregister register, Func<Stresstest, Stresslinje> av)
    {
        var linje = av(Stresstest.Beregn(register, Slutt, Stressfaktorer.Standard));
        return new(linje.Tap, linje.Poster);
    }

    private static List<Finanspost> Verdiposter(decimal[] verdier) => [.. Maaneder.SelectMany((dag, m) => Koder.Select((kode, i) => Post(
        $"v{m}{kode}", Postslag.Verdsetting, kode, dag, verdier[(m * 3) + i])))];

    private static IEnumerable<Finanspost> Stroemposter((int Kode, int Dag, decimal Kroner)[] stroemmer) => stroemmer.Select((s, i) => Post(
        $"s{i}", Postslag.Stroem, Koder[s.Kode], Start.AddDays(s.Dag), s.Kroner, s.Kroner < 0m ? "uttak" : "innskudd"));

    private static Finanspost Post(string referanse, Postslag slag, string objekt, DateOnly dato, decimal beloep, string? type = null) =>
        new(referanse, slag, objekt, dato) { Beloep = beloep, Type = type };
}
