using CsCheck;
using Ledger.Domain.Finans.Avstemming;
using Ledger.Domain.Finans.Forslag;
using Ledger.Domain.Finans.Gjeld;
using Ledger.Domain.Finans.Register;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Saldo;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Finanser;

/// <summary>What holds for every history of loans, against a naive model of it.</summary>
public sealed class GjeldsinvariantTests
{
    private static readonly DateOnly Slutt = new(2024, 12, 31);

    /// <summary>1 and 3: what is owed is the model's on every day; refinancing is paid by redemptions; net new debt is what was taken up less what was paid.</summary>
    [Test]
    public void The_debt_is_that_of_the_model() => Gen.Select(Laanebok.Alle, Gen.Int[0, 365], Gen.Int[0, 365]).Sample((modell, a, b) =>
    {
        var feil = new Feilsamling();
        Postregler.Proev(modell.Definisjoner, [], [.. modell.Poster.Select((p, i) => new Sendtpost(i + 2, p))], Slutt, feil);
        Assert.That(feil.AntallFeil, Is.Zero, "what the model does is taken");
        var (bok, fra, til) = (new Gjeldsbok(modell.Register), Laanebok.Start.AddDays(Math.Min(a, b)), Laanebok.Start.AddDays(Math.Max(a, b)));
        for (var i = 0; i < modell.Laan.Count; i++)
        {
            Assert.That(
                (bok.Restgjeld(modell.Laan[i], fra).Verdi, bok.Restgjeld(modell.Laan[i], til).Verdi),
                Is.EqualTo(((decimal?)modell.Rest(i, fra), (decimal?)modell.Rest(i, til))));
        }

        decimal Sum(params Bevegelsestype[] typer) => modell.Laan.Sum(l => bok.Bevegelser(l, fra.AddDays(1), til, typer).Verdi!.Value);
        Assert.That(Sum(Bevegelsestype.Refinansiering), Is.EqualTo(-Sum(Bevegelsestype.Innfrielse)));
        Assert.That(
            bok.Restgjeld(modell.Laan, til).Verdi - bok.Restgjeld(modell.Laan, fra).Verdi,
            Is.EqualTo(Sum(Bevegelsestype.Opptak) + Sum(Bevegelsestype.Avdrag, Bevegelsestype.EkstraordinaertAvdrag)));
    });

    /// <summary>
    /// 14: what must be refinanced is what the loans owe that fall due whole within a year; waiting adds only what loans owe that have come into the year,
    /// and what was taken up.
    /// </summary>
    [Test]
    public void What_must_be_refinanced_grows_only_by_what_comes_into_the_year() => Gen.Select(
        Laanebok.Alle, Gen.OneOf(Gen.Const(0), Gen.Const(366), Gen.Int[0, 365]), Gen.Int[0, 800]).Sample((modell, dag, dager) =>
    {
        var (bok, dato, senere) = (new Gjeldsbok(modell.Register), Laanebok.Start.AddDays(dag), Laanebok.Start.AddDays(dag + dager));
        bool Faller(Laan l, DateOnly d) => l.Form is Laaneform.Avdragsfritt or Laaneform.Obligasjon or Laaneform.Sertifikat && l.Forfall <= d.AddYears(1);
        decimal Rest(DateOnly d, Func<Laan, bool> hvilke) => modell.Laan.Select((l, i) => hvilke(l) ? modell.Rest(i, d) : 0m).Sum();
        Assert.That(bok.Refinansiering(dato).Verdi, Is.EqualTo(Rest(dato, l => Faller(l, dato))));
        var tattOpp = modell.Laan.Where(l => Faller(l, dato))
            .Sum(l => bok.Bevegelser(l, dato.AddDays(1), senere, Bevegelsestype.Opptak, Bevegelsestype.Refinansiering).Verdi!.Value);
        Assert.That(
            bok.Refinansiering(senere).Verdi,
            Is.LessThanOrEqualTo(bok.Refinansiering(dato).Verdi!.Value + tattOpp + Rest(senere, l => Faller(l, senere) && !Faller(l, dato))));
    });

    /// <summary>3: a refinancing and the redemption that it pays are taken together as they are, and refused when one is another amount or day, or is not there.</summary>
    [Test]
    public void A_refinancing_is_its_redemption() => Gen.Select(Laanebok.Alle, Gen.Int[0, 100], Gen.Int[0, 5]).Sample((modell, valgt, hvordan) =>
    {
        var par = modell.Poster.Where(p => p.Motobjekt is not null).ToList();
        if (par.Count == 0)
        {
            return;
        }

        var en = par[valgt % par.Count];
        List<Finanspost> endret =
        [
            .. modell.Poster.SelectMany<Finanspost, Finanspost>(p => p != en ? [p] : hvordan switch
            {
                0 => [],
                1 => [p with { Beloep = p.Beloep + 0.01m }],
                2 => [p with { Beloep = p.Beloep - 0.01m }],
                3 => [p with { Dato = p.Dato.AddDays(1) }],
                4 => [p, p with { Referanse = "igjen" }],
                _ => [p with { Motobjekt = null }],
            }),
        ];
        var feil = new Feilsamling();
        Postregler.Proev(modell.Definisjoner, [], [.. endret.Select((p, i) => new Sendtpost(i + 2, p))], Slutt.AddDays(1), feil);
        var (alene, lik) = (en.Type == "refinansiering" && hvordan == 5, en.Beloep is 0.01m or -0.01m);
        Assert.That(
            feil.Feil.Select(f => f.Kode), Does.Contain(alene ? Feilkoder.Mangler : lik && hvordan is 1 or 2 ? Feilkoder.FeilFortegn : Feilkoder.RefinansieringUlik).Or
                .Contain(Feilkoder.RefinansieringUlik));
    });

    /// <summary>1: an instalment above what is owed, on any day and in any order of the rows, is refused.</summary>
    [Test]
    public void More_than_is_owed_cannot_be_paid() => Gen.Select(Laanebok.Alle, Gen.Int[0, 365], Gen.Int[0, 3], Gen.Long[1, 100_000_00]).Sample((modell, dag, laan, oere) =>
    {
        var (nr, dato) = (laan % modell.Laan.Count, Laanebok.Start.AddDays(dag));
        var rad = new Finanspost("X", Postslag.Laanebevegelse, modell.Laan[nr].Kode, dato) { Type = "avdrag", Beloep = -oere / 100m };
        var feil = new Feilsamling();
        Postregler.Proev(modell.Definisjoner, modell.Poster, [new(2, rad)], Slutt, feil);
        var minst = Enumerable.Range(dag, 367 - dag).Min(d => modell.Rest(nr, Laanebok.Start.AddDays(d)));
        Assert.That(feil.Feil.Any(f => f.Kode == Feilkoder.RestgjeldNegativ), Is.EqualTo(minst < oere / 100m));
    });

    /// <summary>4: a reset raises the remaining binding to the new one; between resets it falls a day a day.</summary>
    [Test]
    public void A_reset_binds_anew() => Gen.Select(Gen.Int[1, 400].Array[1, 6], Gen.Int[0, 900], Gen.Bool.Array[6]).Sample((bindinger, dag, faste) =>
    {
        var laan = GjeldTests.Laanet("A", Laaneform.Avdragsfritt);
        var (poster, fra) = (new List<Finanspost> { GjeldTests.Bevegelse("a", "A", "2024-01-01", "opptak", 100m) }, Laanebok.Start);
        foreach (var (dager, i) in bindinger.Select((d, i) => (d, i)))
        {
            poster.Add(new($"r{i}", Postslag.Rentevilkaar, "A", fra) { Til = fra.AddDays(dager), Type = faste[i] ? "fast" : "flytende", Prosent = 4m });
            fra = fra.AddDays(dager);
        }

        var dato = Laanebok.Start.AddDays(dag);
        var igjen = new Rentebinding(new(new(Finansdefinisjoner.Ingen with { Laan = [laan] }, poster)), dato);
        var neste = bindinger.Select((_, i) => bindinger[..(i + 1)].Sum()).Where(s => s > dag).DefaultIfEmpty(dag).First();
        Assert.That(decimal.Round(igjen.Aar!.Value * 365m, 12), Is.EqualTo(neste - dag));
        Assert.That(igjen.Mangler.Count, Is.EqualTo(dag >= bindinger.Sum() ? 1 : 0), "a rate that has run out is told");
    });

    /// <summary>
    /// Loans of which the first that is known is a balance: before it every sum with a share of the loan is unknown, whatever else is in it, and told; from
    /// it on each is what it is in a register that knows all.
    /// </summary>
    [Test]
    public void Nothing_unknown_is_zero() => Gen.Select(Laanebok.Alle, Gen.Int[1, 365], Gen.Int[0, 365], Gen.Int[0, 15]).Sample((modell, inn, dag, valgt) =>
    {
        var (inngang, dato) = (Laanebok.Start.AddDays(inn), Laanebok.Start.AddDays(dag));
        var baaret = modell.Laan.Where((_, i) => (valgt & (1 << i)) != 0 && modell.Rest(i, inngang) > 0m).ToList();
        var poster = modell.Poster.Where(p => !baaret.Exists(l => l.Kode == p.Objekt && p.Dato <= inngang)).Concat(baaret.Select(l =>
            new Finanspost("I" + l.Kode, Postslag.Laanebevegelse, l.Kode, inngang) { Type = "inngaaende", Beloep = modell.Rest(modell.Laan.IndexOf(l), inngang) }));
        var (alt, bok) = (new Gjeldsbok(modell.Register), new Gjeldsbok(new(modell.Definisjoner, [.. poster])));
        var ukjente = dato < inngang ? baaret : [];
        bool Ukjent(Func<Laan, bool> hvilke) => ukjente.Exists(l => !l.ErLeie && hvilke(l));
        decimal? Eller(bool ukjent, decimal? kjent) => ukjent ? null : kjent;
        var (b, hele) = (new Rentebinding(bok, dato), new Rentebinding(alt, dato));
        Assert.That(
            (b.Innlaan, b.Fast, b.Flytende, b.Renteeksponert, b.FastEksponert, b.Kroneaar),
            Is.EqualTo((
                Eller(Ukjent(_ => true), hele.Innlaan), Eller(Ukjent(_ => true), hele.Fast), Eller(Ukjent(_ => true), hele.Flytende),
                Eller(Ukjent(_ => true), hele.Renteeksponert), Eller(Ukjent(_ => true), hele.FastEksponert), Eller(Ukjent(_ => true), hele.Kroneaar))));
        Assert.That(b.FlytendeMedMotpost, Is.EqualTo(Eller(Ukjent(l => l.Fordeling.Any(a => a.Motpost != Motpost.Ingen)), hele.FlytendeMedMotpost)));
        Assert.That(b.Grupper.Sum(g => g.Beloep ?? -1m), Is.EqualTo(Ukjent(_ => true) ? -4m : hele.Renteeksponert));
        Assert.That(bok.Refinansiering(dato).Verdi, Is.EqualTo(Eller(Ukjent(l => l.Refinansieres && l.Forfall <= dato.AddMonths(12)), alt.Refinansiering(dato).Verdi)));
        foreach (var (formaal, sum) in bok.EtterFormaal(dato))
        {
            Assert.That(
                sum.Verdi, Is.EqualTo(Eller(ukjente.Exists(l => l.Fordeling.Any(a => a.Formaal == formaal)), alt.EtterFormaal(dato)[formaal].Verdi)), formaal.Ord());
        }

        Assert.That(bok.Ukjente(dato).Select(m => m.Objekt), Is.EquivalentTo(ukjente.Select(l => l.Kode)));
        foreach (var l in modell.Laan)
        {
            var erUkjent = baaret.Contains(l) && dato < inngang;
            Assert.That(bok.Bevegelser(l, dato, Slutt, Bevegelsestype.Avdrag).Verdi, Is.EqualTo(Eller(erUkjent, alt.Bevegelser(l, dato, Slutt, Bevegelsestype.Avdrag).Verdi)));
        }
    });

    /// <summary>16: rows that take the place of others give what the last of them give alone, and the earlier ones give what they gave.</summary>
    [Test]
    public void Corrections_give_what_the_last_give_alone() => Gen.Select(Laanebok.Alle, Gen.Int[0, 100_000]).Sample((modell, froe) =>
    {
        var rettet = modell.Poster.Where((_, i) => ((i * 7919) + froe) % 3 == 0).Select(p => p with
        {
            Referanse = p.Referanse + "-ny", Erstatter = p.Referanse, Dato = p.Dato.AddDays(1), Tekst = "Rettet.",
        }).ToList();
        var borte = rettet.Select(r => r.Erstatter!).ToHashSet();
        var alene = new Finansregister(modell.Definisjoner, [.. modell.Poster.Where(p => !borte.Contains(p.Referanse)), .. rettet.Select(r => r with { Erstatter = null })]);
        var sammen = new Finansregister(modell.Definisjoner, [.. rettet, .. modell.Poster]);
        foreach (var dag in Enumerable.Range(0, 13).Select(m => Laanebok.Start.AddMonths(m)))
        {
            Assert.That(
                modell.Laan.Select(l => new Gjeldsbok(sammen).Restgjeld(l, dag).Verdi), Is.EqualTo(modell.Laan.Select(l => new Gjeldsbok(alene).Restgjeld(l, dag).Verdi)));
        }
    });

    /// <summary>
    /// 18: accounts that mirror the register agree with it on A1 to A5, whatever the loans and the holdings are. One øre more of a market value is one line
    /// that does not; one øre more of an instalment is two.
    /// </summary>
    [Test]
    public void Accounts_that_mirror_the_register_agree() => Gen.Select(Laanebok.Alle, Gen.Long[0, 1_000_000_00].Array[3]).Sample((modell, verdier) =>
    {
        string[] kapitler = ["10", "12", "18"];
        Aktivaklasse[] klasser = [Aktivaklasse.Bank, Aktivaklasse.Pengemarked, Aktivaklasse.Aksjer];
        var definisjoner = modell.Definisjoner with
        {
            Portefoeljer = [new("K", "K", Portefoeljetype.Kortsiktig, Laanebok.Start, null, null, null, null)],
            Beholdninger = [.. kapitler.Select((k, i) => new Beholdning("B" + k, k, "K", klasser[i], null, null, null, k, "320", null, null, null))],
        };
        Finanspost Verdi(string kapittel, decimal kroner) => new("V" + kapittel, Postslag.Verdsetting, "B" + kapittel, Slutt) { Nummer = 1_000, Beloep = kroner };
        List<Finanspost> poster = [.. modell.Poster, .. kapitler.Zip(verdier, (k, v) => Verdi(k, v / 100m))];
        var bilag = new Laaneforslag(new(new(definisjoner, poster)), "1").Lag(Laanebok.Start, Slutt, []);
        var bank = bilag.Where(r => r.Kapittel == "10").Sum(r => r.Beloep);
        var kube = new Saldokube(LedgerId.Parse("3201"), Regnskapsaar.Fra(2024), 1,
        [
            .. bilag.Select(r => Saldo(r.Art, r.Kapittel, r.Sektor, r.Bilagsdato.Month, r.Beloep)),
            .. kapitler.Zip(verdier, (k, v) => Saldo(null, k, "320", 12, (v / 100m) - (k == "10" ? bank : 0m))),
        ]);
        string[] Avvik(IReadOnlyCollection<Finanspost> alle) =>
            [.. Finansavstemming.Beregn(new(definisjoner, alle), kube, Slutt).Where(l => l.Differanse != 0m).Select(l => l.Linje[..2])];
        Assert.That(Avvik(poster), Is.Empty);
        Assert.That(Avvik([.. poster.Where(p => p.Referanse != "V18"), Verdi("18", (verdier[2] / 100m) + 0.01m)]), Is.EqualTo(new[] { "A5" }));
        var skyldig = Enumerable.Range(0, modell.Laan.Count).FirstOrDefault(i => modell.Rest(i, Slutt) > 0m, -1);
        if (skyldig >= 0)
        {
            var avdrag = new Finanspost("X", Postslag.Laanebevegelse, "L" + skyldig, Slutt) { Type = "avdrag", Beloep = -0.01m };
            Assert.That(Avvik([.. poster, avdrag]), Is.EqualTo(new[] { "A1", "A2" }).Or.EqualTo(new[] { "A1", "A3" }));
        }
    });

    private static Saldopost Saldo(string? art, string? kapittel, string? sektor, int maaned, decimal kroner) => new(
        art is null ? Dimensjon.Balanse(Kapittel.Parse(kapittel!), Sektor.Parse(sektor!))
            : Dimensjon.Resultat(art == "512" ? Kontoklasse.Investering : Kontoklasse.Drift, Art.Parse(art), Funksjon.Parse("870"), Ansvar.Parse("1")),
        Saldoslag.Regnskap, Periode.Fra(maaned), Beloep.FraKroner(kroner), 1);
}
