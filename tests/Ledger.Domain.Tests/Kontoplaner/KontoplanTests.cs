using System.Globalization;
using CsCheck;
using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Kontoplaner;

public sealed class KontoplanTests
{
    private static readonly Kommunenummer Baerum = Kommunenummer.Parse("3201");
    private static readonly Kommunenummer Oslo = Kommunenummer.Parse("0301");
    private static readonly Kommunenummer Akershus = Kommunenummer.Parse("3200");

    /// <summary>Changes of the code lists by year, as KOSTRA-forskriften has them.</summary>
    [TestCase("art", "010", 2024, Kodestatus.Gyldig)]
    [TestCase("art", "011", 2024, Kodestatus.Ukjent)]
    [TestCase("art", "270", 2025, Kodestatus.Gyldig)]
    [TestCase("art", "270", 2026, Kodestatus.Utgaatt)]
    [TestCase("art", "271", 2025, Kodestatus.IkkeTraadtIKraft)]
    [TestCase("art", "271", 2026, Kodestatus.Gyldig)]
    [TestCase("art", "875", 2024, Kodestatus.Gyldig)]
    [TestCase("art", "875", 2025, Kodestatus.Utgaatt)]
    [TestCase("art", "878", 2024, Kodestatus.IkkeTraadtIKraft)]
    [TestCase("art", "879", 2025, Kodestatus.Gyldig)]
    [TestCase("art", "375", 2021, Kodestatus.Utgaatt)]
    [TestCase("art", "930", 2024, Kodestatus.Utgaatt)]
    [TestCase("funksjon", "254", 2023, Kodestatus.Gyldig)]
    [TestCase("funksjon", "254", 2025, Kodestatus.Utgaatt)]
    [TestCase("funksjon", "257", 2023, Kodestatus.IkkeTraadtIKraft)]
    [TestCase("funksjon", "258", 2024, Kodestatus.Gyldig)]
    [TestCase("funksjon", "190", 2025, Kodestatus.Utgaatt)]
    [TestCase("funksjon", "999", 2025, Kodestatus.Ukjent)]
    [TestCase("kapittel", "45", 2023, Kodestatus.Gyldig)]
    [TestCase("kapittel", "45", 2024, Kodestatus.Utgaatt)]
    [TestCase("kapittel", "451", 2024, Kodestatus.Gyldig)]
    [TestCase("kapittel", "5950", 2025, Kodestatus.Utgaatt)]
    [TestCase("kapittel", "17", 2025, Kodestatus.Ukjent)]
    [TestCase("art", "871", 2022, Kodestatus.IkkeTraadtIKraft)]
    [TestCase("art", "876", 2023, Kodestatus.Gyldig)]
    [TestCase("art", "874", 2022, Kodestatus.Gyldig)]
    [TestCase("art", "874", 2023, Kodestatus.Utgaatt)]
    [TestCase("art", "298", 2024, Kodestatus.Ukjent)]
    [TestCase("art", "580", 2024, Kodestatus.Utgaatt)]
    [TestCase("funksjon", "190", 2022, Kodestatus.Utgaatt)]
    [TestCase("sektor", "320", 2025, Kodestatus.Gyldig)]
    [TestCase("sektor", "321", 2025, Kodestatus.Ukjent)]
    public void A_code_stands_in_a_year_as_the_lists_say(string liste, string kode, int aar, Kodestatus status)
    {
        var plan = Kontoplan.For(Regnskapsaar.Fra(aar), Baerum);
        Assert.That(
            liste switch
            {
                "art" => plan.Status(Art.Parse(kode)),
                "funksjon" => plan.Status(Funksjon.Parse(kode)),
                "kapittel" => plan.Status(Kapittel.Parse(kode)),
                _ => plan.Status(Sektor.Parse(kode)),
            },
            Is.EqualTo(status));
    }

    [Test]
    public void County_functions_are_the_counties_and_Oslos()
    {
        var aar = Regnskapsaar.Fra(2025);
        var fylkesvei = Funksjon.Parse("722");
        Assert.That(Kontoplan.For(aar, Baerum).Status(fylkesvei), Is.EqualTo(Kodestatus.Ukjent));
        Assert.That(Kontoplan.For(aar, Akershus).Status(fylkesvei), Is.EqualTo(Kodestatus.Gyldig));
        Assert.That(Kontoplan.For(aar, Oslo).Status(fylkesvei), Is.EqualTo(Kodestatus.Gyldig));
        Assert.That(Kontoplan.For(aar, Akershus).Status(Funksjon.Parse("202")), Is.EqualTo(Kodestatus.Ukjent));
        Assert.That(Kontoplan.For(aar, Oslo).Status(Funksjon.Parse("691")), Is.EqualTo(Kodestatus.Gyldig));
        Assert.That(Kontoplan.For(aar, Baerum).Status(Funksjon.Parse("691")), Is.EqualTo(Kodestatus.Ukjent));
    }

    [Test]
    public void The_lists_of_2026_have_the_forskrifts_number_of_codes()
    {
        Assert.That(Kontoplan.Arter.Count(k => k.Status(2026) == Kodestatus.Gyldig), Is.EqualTo(119), "116 and three between Oslo's districts");
        Assert.That(Kontoplan.Kapitler.Count(k => k.Status(2026) == Kodestatus.Gyldig), Is.EqualTo(47));
        Assert.That(Kontoplan.Funksjoner.Count(k => k.Status(2026) == Kodestatus.Gyldig), Is.EqualTo(150), "144 and Oslo's six");
        Assert.That(Enumerable.Range(0, 1000).Count(n => Kontoplan.For(Regnskapsaar.Fra(2026), Baerum).Status(Sektor.Parse(n.ToString("000", CultureInfo.InvariantCulture))) == Kodestatus.Gyldig), Is.EqualTo(20));
    }

    /// <summary>Each rule with a row that breaks it and one that does not.</summary>
    [TestCase("020", "drift", "729", "841", "drift", "729", "222", Alvor.Feil)]
    [TestCase("025", "drift", "910", "870", "investering", "910", "870", Alvor.Feil)]
    [TestCase("030", "drift", "660", "222", "investering", "660", "222", Alvor.Informasjon)]
    [TestCase("035", "drift", "520", "202", "drift", "520", "281", Alvor.Advarsel)]
    [TestCase("040", "investering", "010", "860", "investering", "010", "222", Alvor.Feil)]
    [TestCase("045", "investering", "010", "100", "investering", "010", "130", Alvor.Informasjon)]
    [TestCase("050", "investering", "590", "222", "drift", "590", "222", Alvor.Feil)]
    [TestCase("055", "investering", "650", "222", "drift", "650", "222", Alvor.Informasjon)]
    [TestCase("060", "investering", "729", "222", "investering", "729", "841", Alvor.Feil)]
    [TestCase("065", "drift", "980", "880", "drift", "980", "899", Alvor.Feil)]
    [TestCase("065", "drift", "010", "899", "drift", "010", "120", Alvor.Feil)]
    [TestCase("070", "drift", "530", "870", "drift", "530", "880", Alvor.Feil)]
    [TestCase("075", "drift", "870", "840", "drift", "870", "800", Alvor.Feil)]
    [TestCase("080", "drift", "800", "800", "drift", "800", "840", Alvor.Feil)]
    [TestCase("081", "drift", "010", "850", "drift", "810", "850", Alvor.Advarsel)]
    public void A_rule_is_broken_and_kept(string regel, string klasse, string art, string funksjon, string okKlasse, string okArt, string okFunksjon, Alvor alvor)
    {
        Assert.That(Brudd(klasse, art, funksjon, 2025).Where(b => b.Regel == regel).Select(b => b.Alvor), Is.EqualTo(new[] { alvor }));
        Assert.That(Brudd(okKlasse, okArt, okFunksjon, 2025).Where(b => b.Regel == regel), Is.Empty);
    }

    [Test]
    public void Rule_081_came_in_2025_and_is_not_for_counties()
    {
        Assert.That(Brudd("drift", "010", "850", 2024).Where(b => b.Regel == "081"), Is.Empty);
        var found = Kostraregler.Kontroller(Kontoklasse.Drift, Art.Parse("010"), Funksjon.Parse("850"), Regnskapsaar.Fra(2025), Akershus);
        Assert.That(found.Where(b => b.Regel == "081"), Is.Empty);
    }

    [Test]
    public void No_art_valid_in_a_year_is_refused_everywhere() =>
        Gen.Select(Gen.Int[0, Kontoplan.Arter.Count() - 1].Select(i => Kontoplan.Arter.ElementAt(i)), Gen.Int[2020, 2030]).Sample((art, aar) =>
            art.Status(aar) != Kodestatus.Gyldig
            || (from k in new[] { "drift", "investering" }
                from f in Kontoplan.Funksjoner
                where f.Status(aar) == Kodestatus.Gyldig
                select Brudd(k, art.Kode, f.Kode, aar)).Any(b => b.All(x => x.Alvor != Alvor.Feil)));

    private static IReadOnlyList<Regelbrudd> Brudd(string klasse, string art, string funksjon, int aar)
    {
        _ = Kontoklasser.TryParse(klasse, out var k);
        return Kostraregler.Kontroller(k, Art.Parse(art), Funksjon.Parse(funksjon), Regnskapsaar.Fra(aar), Baerum);
    }
}
