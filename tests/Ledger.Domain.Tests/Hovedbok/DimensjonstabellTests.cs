using CsCheck;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Hovedbok;

/// <summary>The table of a dimension's fields: whoever goes through it goes through the whole dimension.</summary>
public sealed class DimensjonstabellTests
{
    private static readonly Gen<string> Egenkode = Gen.OneOf("", "10201", "A-1", "æ");

    private static readonly Gen<Dimensjon> Dimensjoner = Gen.Select(
        Gen.OneOf(
            Dimensjon.Resultat(Kontoklasse.Drift, Art.Parse("010"), Funksjon.Parse("202"), Ansvar.Parse("B1"), Prosjektkode.Parse("P"), Fondskode.Parse("F"), Avslutningsmerke.Strykning),
            Dimensjon.Resultat(Kontoklasse.Investering, Art.Parse("000"), default, default),
            Dimensjon.Balanse(Kapittel.Parse("10"), Sektor.Parse("320")),
            new Dimensjon(Kontoklasse.EtterKonto, default, default, default, default, Ansvar.Parse("B1"), default, default, default)),
        Gen.Select(Egenkode, Egenkode, Egenkode, Egenkode, Egenkode),
        (d, e) => d with { Egne = Egnefelt.Av(e.Item1, e.Item2, e.Item3, e.Item4, e.Item5) });

    [Test]
    public void A_dimension_is_read_back_from_the_texts_of_its_fields() => Dimensjoner.Sample(d =>
    {
        var lest = default(Dimensjon);
        foreach (var kolonne in Dimensjonstabell.Alle)
        {
            Assert.That(kolonne.TrySett(ref lest, kolonne.Tekst(d)), kolonne.Navn);
        }

        Assert.That(lest, Is.EqualTo(d));
        Assert.That(lest.GetHashCode(), Is.EqualTo(d.GetHashCode()));
    });

    [Test]
    public void Dimensions_are_equal_when_their_texts_are_and_are_ordered_alike() => Gen.Select(Dimensjoner, Dimensjoner).Sample((x, y) =>
    {
        var like = Dimensjonstabell.Alle.All(k => k.Tekst(x) == k.Tekst(y));
        Assert.That((x == y, Dimensjonsorden.Instans.Compare(x, y) == 0), Is.EqualTo((like, like)));
        Assert.That(Dimensjonsorden.Instans.Compare(x, y), Is.EqualTo(-Dimensjonsorden.Instans.Compare(y, x)).Using<int>((a, b) => Math.Sign(a) == Math.Sign(b)));
    });

    [Test]
    public void Some_of_the_fields_are_those_and_no_others() => Gen.Select(Dimensjoner, Gen.Int[0, (int)Dimensjonsfelt.Alle]).Sample((d, felt) =>
    {
        var bare = d.Bare((Dimensjonsfelt)felt);
        foreach (var kolonne in Dimensjonstabell.Alle)
        {
            var med = kolonne.Felt == Dimensjonsfelt.Ingen || ((Dimensjonsfelt)felt).HasFlag(kolonne.Felt);
            Assert.That(kolonne.Tekst(bare), Is.EqualTo(med ? kolonne.Tekst(d) : ""), kolonne.Navn);
        }
    });

    [Test]
    public void Every_field_has_a_flag_a_name_and_a_column_of_its_own()
    {
        Assert.That(Dimensjonstabell.Alle.Aggregate(Dimensjonsfelt.Ingen, (alle, k) => alle | k.Felt), Is.EqualTo(Dimensjonsfelt.Alle));
        Assert.That(Dimensjonstabell.Alle.Select(k => k.Felt), Is.Unique);
        Assert.That(Dimensjonstabell.Alle.Select(k => k.Kolonne), Is.EqualTo(new[]
        {
            "kontoklasse", "art", "funksjon", "kapittel", "sektor", "ansvar", "prosjekt", "fond", "merke", "konto", "lokal_funksjon", "fridim1", "fridim2", "motpartsenhet",
        }));
        Assert.That(Dimensjonstabell.Alle.Single(k => k.Kolonne == "lokal_funksjon").Navn, Is.EqualTo("lokalFunksjon"));
    }

    [TestCase("kontoklasse", "annet")]
    [TestCase("art", "10")]
    [TestCase("merke", "ingen")]
    [TestCase("konto", "a b")]
    [TestCase("motpartsenhet", "123456789012345678901")]
    public void A_text_that_is_no_value_of_a_field_changes_nothing(string navn, string tekst)
    {
        var d = Dimensjon.Balanse(Kapittel.Parse("10"), Sektor.Parse("320"));
        Assert.That(Dimensjonstabell.Alle.Single(k => k.Navn == navn).TrySett(ref d, tekst), Is.False);
        Assert.That(d, Is.EqualTo(Dimensjon.Balanse(Kapittel.Parse("10"), Sektor.Parse("320"))));
    }
}
