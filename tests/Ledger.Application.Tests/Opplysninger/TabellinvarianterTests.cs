using CsCheck;
using Ledger.Application.Lesing;
using Ledger.Application.Opplysninger;
using Ledger.Application.Rapporter;
using Ledger.Domain.Budsjett;
using Ledger.Domain.Fond;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Registertabeller;
using Ledger.Domain.Saldo;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Tests.Opplysninger;

/// <summary>plan.md 7, invariants 7 and 8: what the tables of projects keep in random ledgers, beside a model that only adds.</summary>
public sealed class TabellinvarianterTests
{
    private const int Aar = 2024;

    private static readonly string[] Arter = ["230", "429", "470", "529", "520", "670", "910", "550", "010"];
    private static readonly string[] Enheter = ["111", "112", "12", "2"];

    /// <summary>The last is booked on and registered, and has no row: it is of a kind that the tables leave out.</summary>
    private static readonly string[] Prosjekter = ["", "P1", "P2", "P3", "P4", "DRIFT"];

    private static readonly Organisasjonsplan Organisasjon = new(
    [
        Enhet("1", Nivaa.Direktoromraade), Enhet("11", Nivaa.Tjenesteomraade, "1"), Enhet("111", Nivaa.Ansvar, "11"), Enhet("112", Nivaa.Ansvar, "11"),
        Enhet("12", Nivaa.Tjenesteomraade, "1"), Enhet("2", Nivaa.Direktoromraade),
    ]);

    private static readonly Gen<Linje[]> Linjer = Gen.Select(
            Gen.Int[0, 8], Gen.Int[0, 3], Gen.Int[0, 5], Gen.Int[1, 12], Gen.Long[-90_000_00, 90_000_00], Gen.Long[-90_000_00, 90_000_00], Gen.Bool)
        .Select(l => new Linje(Arter[l.Item1], Enheter[l.Item2], Prosjekter[l.Item3], l.Item4, l.Item5 / 100m, l.Item6 / 100m, l.Item7)).Array[0, 40];

    /// <summary>By project: the unit that owns it (none for the last), the frame and what was spent before the ledger; null for what nobody has said.</summary>
    private static readonly Gen<Prosjekt[]> Eiere = Gen.Select(Gen.Int[0, 4], Gen.Int[-1, 900], Gen.Int[-1, 900]).Array[4].Select(valg =>
        valg.Select((v, i) => new Prosjekt(Prosjekter[i + 1], v.Item1 == 4 ? null : Enheter[v.Item1], v.Item2 < 0 ? null : v.Item2, v.Item3 < 0 ? null : v.Item3)).ToArray());

    /// <summary>Invariant 7: sums are the sums of rows, ratios are of the sums, and rows are what was booked and budgeted on the project.</summary>
    [Test]
    public void Sums_are_of_rows_and_ratios_of_sums() => Gen.Select(Linjer, Eiere, Gen.Int[1, 13]).Sample((linjer, prosjekter, til) =>
    {
        var svar = Beregn("investeringsprosjekter", [linjer], prosjekter, til);
        var rader = svar.Where(r => r.Type == Tabellradtype.Rad).ToDictionary(r => r.Id);
        foreach (var rad in rader.Values)
        {
            var egne = linjer.Where(l => l.Prosjekt == rad.Kode && ErUtgift(l)).ToList();
            Assert.That((Tall(rad, "revidertBudsjett"), Tall(rad, "regnskap")), Is.EqualTo((egne.Sum(l => l.Budsjett), egne.Where(l => l.Periode <= til).Sum(l => l.Regnskap))), rad.Id);
        }

        foreach (var sum in svar.Where(r => r.Type == Tabellradtype.Sum))
        {
            var deler = Nederst(sum.Deler, svar.ToDictionary(r => r.Id)).ToList();
            var (revidert, regnskap) = (deler.Sum(d => Tall(d, "revidertBudsjett")!.Value), deler.Sum(d => Tall(d, "regnskap")!.Value));
            Assert.That((Tall(sum, "revidertBudsjett"), Tall(sum, "regnskap"), Tall(sum, "avvik")), Is.EqualTo((revidert, regnskap, revidert - regnskap)), sum.Id);
            Assert.That(Tall(sum, "gjennomfoeringsgrad"), Is.EqualTo(revidert == 0 ? (decimal?)null : 100 * regnskap / revidert), sum.Id);
        }

        Assert.That(svar.Where(r => r.Id == "sum:alle").SelectMany(r => Nederst(r.Deler, svar.ToDictionary(x => x.Id))).Select(r => r.Id).Order(), Is.EqualTo(rader.Keys.Order()));
    });

    /// <summary>Invariant 7: the lines behind an amount sum to it.</summary>
    [Test]
    public void What_stands_behind_an_amount_sums_to_it() => Gen.Select(Linjer, Eiere).Sample((linjer, prosjekter) =>
    {
        var grunnlag = Grunnlag("investeringsprosjekter", [linjer], prosjekter, 13);
        foreach (var rad in Tabellmotor.Beregn(grunnlag).Where(r => r.Type == Tabellradtype.Rad))
        {
            var bak = Budsjettandeler.Av(grunnlag, rad.Kode!, grunnlag.Tabell.Finn("revidertBudsjett")!);
            Assert.That(bak.Sum(b => b.Beloep.Kroner), Is.EqualTo(Tall(rad, "revidertBudsjett")), rad.Id);
        }
    });

    /// <summary>Invariant 7: the order that things came in does not matter.</summary>
    [Test]
    public void The_order_of_what_came_does_not_matter() => Gen.Select(Linjer, Eiere, Gen.Int[0, int.MaxValue]).Sample((linjer, prosjekter, fro) =>
    {
        var stokket = (Linje[])linjer.Clone();
        new Random(fro).Shuffle(stokket);
        foreach (var tabell in new[] { "investeringsprosjekter", "prosjektoekonomi" })
        {
            Assert.That(Vist(Beregn(tabell, [stokket], [.. prosjekter.Reverse()], 13)), Is.EqualTo(Vist(Beregn(tabell, [linjer], prosjekter, 13))), tabell);
        }
    });

    /// <summary>Invariant 8: the rows, the projects without a row and what has no project are posts 1–4 of § 5-5.</summary>
    [Test]
    public void Projects_and_the_rest_are_posts_1_to_4() => Gen.Select(Linjer, Eiere, Gen.Int[1, 13]).Sample((linjer, prosjekter, til) =>
    {
        var (svar, poster) = (Beregn("investeringsprosjekter", [linjer], prosjekter, til), new Rammeposter(Regnskapsaar.Fra(Aar), Organisasjon, new Dictionary<Fondskode, Fondsopplysning>()));
        var alle = linjer.Where(l => l.Dimensjon is { Kontoklasse: Kontoklasse.Investering } d && poster.Av(d) is not null).ToList();
        var viste = svar.Where(r => r.Type is not Tabellradtype.Sum).ToList();
        Assert.That(viste.Sum(r => Tall(r, "revidertBudsjett")!.Value), Is.EqualTo(alle.Sum(l => l.Budsjett)));
        Assert.That(viste.Sum(r => Tall(r, "regnskap")!.Value), Is.EqualTo(alle.Where(l => l.Periode <= til).Sum(l => l.Regnskap)));
    });

    /// <summary>Invariant 8: a year is added to the total of the year before, and what is left of the frame is the frame less the total.</summary>
    [Test]
    public void The_total_of_a_project_grows_by_each_year() => Gen.Select(Linjer, Linjer, Eiere).Sample((foerste, andre, prosjekter) =>
    {
        var (foer, etter) = (Beregn("prosjektoekonomi", [foerste], prosjekter, 13).ToDictionary(r => r.Id), Beregn("prosjektoekonomi", [andre, foerste], prosjekter, 13));
        foreach (var rad in etter.Where(r => r.Type == Tabellradtype.Rad))
        {
            Assert.That(Tall(rad, "total"), Is.EqualTo(Tall(foer[rad.Id], "total") + Tall(rad, "regnskap")), rad.Id);
            var ramme = prosjekter.SingleOrDefault(p => p.Kode == rad.Kode)?.Ramme;
            Assert.That(Tall(rad, "restRamme") + Tall(rad, "total"), Is.EqualTo((decimal?)ramme), rad.Id);
            var foerHovedboken = prosjekter.SingleOrDefault(p => p.Kode == rad.Kode)?.Foer ?? 0;
            Assert.That(
                Tall(rad, "total"), Is.EqualTo(foerHovedboken + foerste.Concat(andre).Where(l => l.Prosjekt == rad.Kode && ErUtgift(l)).Sum(l => l.Regnskap)), "by hand");
        }
    });

    /// <summary>By hand: gross expense of the first four posts. 550 is a fund, 670 and 910 are incomes, 010 is booked on projects too.</summary>
    private static bool ErUtgift(Linje l) => l.ErInvestering && l.Art is "230" or "429" or "470" or "529" or "520" or "010" && l.ErInvestering;

    private static IReadOnlyList<Tabellrad> Beregn(string tabell, Linje[][] aarene, Prosjekt[] prosjekter, int til) =>
        Tabellmotor.Beregn(Grunnlag(tabell, aarene, prosjekter, til));

    /// <param name="aarene">The lines of the report's year, and of the years before.</param>
    private static Tabellgrunnlag Grunnlag(string id, Linje[][] aarene, Prosjekt[] prosjekter, int til)
    {
        var feil = new Feilsamling();
        var tabell = Tabellregler.Les(id, Tabellregister.Innebygde[id], InnebygdeRegistre.Alle, feil)!;
        var fond = new Dictionary<Fondskode, Fondsopplysning>();
        var filtre = tabell.Kolonner.Where(k => k.Kilde is Tabellkilde.Hovedbok { Filter: not null }).ToDictionary(
            k => k.Id, k => Filterleser.Les(((Tabellkilde.Hovedbok)k.Kilde).Filter!, "", Organisasjon, feil).Kompiler(Organisasjon, fond));
        Assert.That(feil.HarFeil, Is.False);
        var objekter = prosjekter.Select(p => Objekt(p.Kode, p.Eier, "enkelt")).Append(Objekt("DRIFT", "12", "drift")).OrderBy(o => o.Kode, StringComparer.Ordinal).ToList();
        var fakta = prosjekter.SelectMany(p => new[] { Faktum(p.Kode, "kostnadsramme", p.Ramme), Faktum(p.Kode, "forbrukFoer", p.Foer) }).OfType<Stand<Opplysning>>();
        var tilstand = Registerhistorikk.Tom.Med(1, objekter.Select(o => ("prosjekt", new Stand<Registerobjekt>(o, 1, 1))), fakta, []).Ved(1);
        var tidligere = aarene.Skip(1).Select((l, i) => Kube(l, Aar - 1 - i)).ToList();
        var tillegg = new Registertillegg(InnebygdeRegistre.Alle, tilstand, Tabellregister.Innebygde, [], tidligere);
        return new(
            tabell, objekter, tilstand, Kube(aarene[0], Aar), Organisasjon, Aar, Periode.Fra(til), filtre, [], Registertabellen.Tidligere(tillegg, tabell, filtre), default, true);
    }

    private static Saldokube Kube(Linje[] linjer, int aar) => new(
        LedgerId.Parse("3201"), Regnskapsaar.Fra(aar), 1,
        linjer.SelectMany(l => new[]
        {
            new Saldopost(l.Dimensjon, Saldoslag.Regnskap, Periode.Fra(l.Periode), Beloep.FraKroner(l.Regnskap), 1),
            new Saldopost(l.Dimensjon, l.Periode % 2 == 0 ? Saldoslag.OpprinneligBudsjett : Saldoslag.Budsjettendring, Periode.Fra(l.Periode), Beloep.FraKroner(l.Budsjett), 1),
        }).ToList());

    /// <summary>The rows of the lowest level: what a sum of sums is made of in the end.</summary>
    private static IEnumerable<Tabellrad> Nederst(IEnumerable<string> deler, Dictionary<string, Tabellrad> alle) =>
        deler.Select(d => alle[d]).SelectMany(d => d.Type == Tabellradtype.Sum ? Nederst(d.Deler, alle) : [d]);

    private static decimal? Tall(Tabellrad rad, string kolonne) => rad.Celler[kolonne].Tall;

    private static string Vist(IReadOnlyList<Tabellrad> rader) => string.Join(
        '\n', rader.Select(r => $"{r.Id} {string.Join(' ', r.Celler.Alle.Select(c => $"{c.Tall:0.######}{c.Tekst}"))}"));

    private static Registerobjekt Objekt(string kode, string? eier, string type) => new(
        kode, "Prosjekt " + kode, new[] { ("eier", eier), ("type", type) }.Where(v => v.Item2 is not null).ToDictionary(v => v.Item1, v => v.Item2!), null, null);

    private static Stand<Opplysning>? Faktum(string kode, string maal, int? kroner) => kroner is not { } k ? null : new Stand<Opplysning>(
        new(
            new(Opplysningsslag.Maaling, "prosjekt:" + kode, maal, "", "", null, "", new DateOnly(Aar - 2, 1, 1), "", true), null, null, null, Beloep.FraKroner(k), null, null,
            null, null, null, null, null, null, false),
        1, 1);

    private static Enhet Enhet(string kode, Nivaa nivaa, string over = "") =>
        new(Ansvar.Parse(kode), "Enhet " + kode, nivaa, Ansvar.TryParse(over, out var o) ? o : default);

    private sealed record Prosjekt(string Kode, string? Eier, int? Ramme, int? Foer);

    private sealed record Linje(string Art, string Enhet, string Prosjekt, int Periode, decimal Regnskap, decimal Budsjett, bool ErInvestering)
    {
        public Dimensjon Dimensjon { get; } = Dimensjon.Resultat(
            ErInvestering ? Kontoklasse.Investering : Kontoklasse.Drift, Domain.Verdier.Art.Parse(Art), Funksjon.Parse("222"), Ansvar.Parse(Enhet),
            Prosjektkode.TryParse(Prosjekt, out var p) ? p : default);
    }
}
