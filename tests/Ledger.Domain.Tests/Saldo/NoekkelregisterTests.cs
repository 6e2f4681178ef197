using CsCheck;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Saldo;

public sealed class NoekkelregisterTests
{
    private static readonly string[] Koder = ["1", "01", "10", "9", "a", "A", "æ", "Å", "2-1"];

    private static readonly Gen<string> Kode = En(Koder);

    private static readonly Gen<Dimensjon> Noekler = Gen.Select(
        Gen.Int[0, 2], En("010", "115", "940"), En("202", "850"), Kode, En([.. Koder, ""]), En([.. Koder, ""]),
        En([.. Koder, ""]),
        (klasse, art, funksjon, ansvar, prosjekt, fond, konto) =>
        {
            var d = klasse == 2
                ? Dimensjon.Balanse(Kapittel.Parse(funksjon == "202" ? "10" : "5990"), Sektor.Parse(art), Ansvar.Parse(ansvar), Prosjekt(prosjekt), Fond(fond))
                : Dimensjon.Resultat((Kontoklasse)klasse, Art.Parse(art), Funksjon.Parse(funksjon), Ansvar.Parse(ansvar), Prosjekt(prosjekt), Fond(fond));
            return d with { Egne = Egnefelt.Av(konto, fridim2: prosjekt) };
        });

    [Test]
    public void Each_dimension_has_one_number_and_they_are_given_in_turn() => Noekler.Array[0, 600].Sample(dimensjoner =>
    {
        var register = new Noekkelregister();
        var ventet = new List<Dimensjon>();
        foreach (var d in dimensjoner)
        {
            var plass = ventet.IndexOf(d);
            Assert.That(register.Finn(d), Is.EqualTo(plass < 0 ? null : (int?)plass));
            if (plass < 0)
            {
                plass = ventet.Count;
                ventet.Add(d);
            }

            Assert.That(register.Nummer(d), Is.EqualTo(plass));
        }

        Assert.That(Enumerable.Range(0, register.Antall).Select(n => register[n]), Is.EqualTo(ventet));
    });

    [Test]
    public void They_are_sorted_as_dimensions_are_compared([Values(128, 0)] int tallbiter) => Noekler.Array[0, 60].Sample(dimensjoner =>
    {
        // With no bits for a key they are compared one by one, as they are where the codes are too many for a number.
        var register = new Noekkelregister();
        var numre = dimensjoner.Select(d => register.Nummer(d)).Distinct().ToArray();
        Dimensjonsrang.Sorter(register, numre, tallbiter);
        Assert.That(numre.Select(n => register[n]), Is.EqualTo(dimensjoner.Distinct().Order(Dimensjonsorden.Instans)));
    });

    [Test]
    public void As_many_codes_as_a_file_has_are_sorted()
    {
        var register = new Noekkelregister();
        var numre = Enumerable.Range(0, 1 << 12).Select(i => register.Nummer(Dimensjon.Balanse(
            Kapittel.Parse("10"), Sektor.Parse("320"), Ansvar.Parse($"{i * 7 % (1 << 12)}"), Prosjekt($"p{i}"), Fond($"f{i}")) with { Egne = Egnefelt.Av($"k{i}") })).ToArray();
        Dimensjonsrang.Sorter(register, numre);
        Assert.That(numre.Zip(numre.Skip(1)).All(p => Dimensjonsorden.Instans.Compare(register[p.First], register[p.Second]) < 0), Is.True);
    }

    private static Gen<string> En(params string[] verdier) => Gen.Int[0, verdier.Length - 1].Select(i => verdier[i]);

    private static Prosjektkode Prosjekt(string kode) => Prosjektkode.TryParse(kode, out var p) ? p : default;

    private static Fondskode Fond(string kode) => Fondskode.TryParse(kode, out var f) ? f : default;
}
