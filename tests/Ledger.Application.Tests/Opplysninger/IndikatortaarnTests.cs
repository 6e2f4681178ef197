using Ledger.Application.Opplysninger;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Registertabeller;
using Ledger.Domain.Saldo;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Tests.Opplysninger;

/// <summary>Formulas of indicators that stand on each other: where a tower ends, and that the answer is the same whichever is asked for first.</summary>
public sealed class IndikatortaarnTests
{
    private const int Aar = 2024;

    /// <summary>Up to fifty formulas have a value, from the one that stands on what is reported; what stands higher has none.</summary>
    [TestCase(1)]
    [TestCase(49)]
    [TestCase(50)]
    [TestCase(51)]
    [TestCase(102)]
    public void A_tower_has_values_up_to_its_fiftieth_formula_from_below_and_from_above(int hoeyde)
    {
        var taarn = Enumerable.Range(1, hoeyde).Select(i => Objekt($"i{i}", $"i{i - 1} + 1")).Prepend(Objekt("i0", null)).ToList();
        var ventet = Enumerable.Range(0, hoeyde + 1).Select(i => ($"i{i}", i <= 50 ? 1m + i : (decimal?)null)).ToList();
        foreach (var rekkefoelge in Rekkefoelger(taarn))
        {
            Assert.That(Verdier(rekkefoelge), Is.EquivalentTo(ventet));
        }
    }

    /// <summary>A thousand calls within each other would end the process.</summary>
    [Test]
    public void A_tower_of_many_thousands_does_not_end_the_process()
    {
        var taarn = Enumerable.Range(1, 20_000).Select(i => Objekt($"i{i}", $"i{i - 1} + 1")).Prepend(Objekt("i0", null)).Reverse().ToList();
        Assert.That(Verdier(taarn).Count(v => v.Verdi is not null), Is.EqualTo(51));
    }

    /// <summary>The longer way down counts.</summary>
    [Test]
    public void Two_ways_down_are_as_high_as_the_longer()
    {
        var taarn = Enumerable.Range(1, 50).Select(i => Objekt($"i{i}", $"i{i - 1} + 1"))
            .Concat([Objekt("i0", null), Objekt("kort", "i0 + i49"), Objekt("lang", "i0 + i50"), Objekt("snarvei", "i0 + 5")]).ToList();
        foreach (var rekkefoelge in Rekkefoelger(taarn))
        {
            var verdier = Verdier(rekkefoelge).ToDictionary();
            Assert.That((verdier["kort"], verdier["lang"], verdier["snarvei"]), Is.EqualTo(((decimal?)51, (decimal?)null, (decimal?)6)));
        }
    }

    /// <summary>A ring can come by definitions that are changed one by one. It has no value, and neither has what stands on it, also where another value is offered.</summary>
    [Test]
    public void A_ring_and_what_stands_on_it_have_no_value_and_the_others_have_theirs()
    {
        List<Registerobjekt> objekter =
        [
            Objekt("i0", null), Objekt("a", "b + 1"), Objekt("b", "(c ?? 7) + i0"), Objekt("c", "a * 2"), Objekt("selv", "(selv ?? 3) + 1"),
            Objekt("paa", "(a ?? 5) + i0"), Objekt("ved", "i0 * 4"), Objekt("gal", "i0 +"), Objekt("mangler", "(finnesikke ?? 2) + i0"),
        ];
        foreach (var rekkefoelge in Rekkefoelger(objekter))
        {
            Assert.That(
                Verdier(rekkefoelge).Where(v => v.Verdi is not null), Is.EquivalentTo(new[] { ("i0", (decimal?)1), ("ved", (decimal?)4), ("mangler", (decimal?)3) }));
        }
    }

    private static IEnumerable<List<Registerobjekt>> Rekkefoelger(List<Registerobjekt> objekter)
    {
        var stokket = objekter.ToArray();
        new Random(7).Shuffle(stokket);
        return [objekter, [.. Enumerable.Reverse(objekter)], [.. stokket]];
    }

    /// <summary>Rows are computed in the order of the objects.</summary>
    private static List<(string Kode, decimal? Verdi)> Verdier(List<Registerobjekt> objekter)
    {
        var feil = new Feilsamling();
        var tabell = Tabellregler.Les("indikatorer", Tabellregister.Innebygde["indikatorer"], InnebygdeRegistre.Alle, feil)!;
        Assert.That(feil.HarFeil, Is.False);
        var maalt = new Stand<Opplysning>(
            new(
                new(Opplysningsslag.Maaling, "indikator:i0", "verdi", "", "", Aar, "aar", null, "", true), 1m, null, null, null, null, null, null, null, null, null, null, null, false),
            1, 1);
        var tilstand = Registerhistorikk.Tom.Med(1, objekter.Select(o => ("indikator", new Stand<Registerobjekt>(o, 1, 1))), [maalt], []).Ved(1);
        var grunnlag = new Tabellgrunnlag(
            tabell, objekter, tilstand, new Saldokube(LedgerId.Parse("3201"), Regnskapsaar.Fra(Aar), 1, []), new Organisasjonsplan([]), Aar, Periode.Fra(13),
            new Dictionary<string, Func<Dimensjon, bool>>(), [], (_, _) => [], default, true);
        return [.. Tabellmotor.Beregn(grunnlag).Where(r => r.Type == Tabellradtype.Rad).Select(r => (r.Kode!, r.Celler["verdi"].Tall))];
    }

    private static Registerobjekt Objekt(string kode, string? formel) => new(
        kode, kode, new[] { ("maal", "M1"), ("formel", formel) }.Where(v => v.Item2 is not null).ToDictionary(v => v.Item1, v => v.Item2!), null, null);
}
