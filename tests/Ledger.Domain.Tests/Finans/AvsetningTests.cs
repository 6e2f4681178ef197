using Ledger.Domain.Finans.Forslag;
using Ledger.Domain.Finans.Plassering;
using Ledger.Domain.Finans.Register;
using Ledger.Domain.Fond;

namespace Ledger.Domain.Tests.Finanser;

/// <summary>What is proposed to be set aside to the funds of a portfolio: what its capital grew by, on the art and chapter of the kind of fund.</summary>
public sealed class AvsetningTests
{
    private static readonly DateOnly Start = new(2023, 1, 1);

    /// <summary>in 100, result 30 less 4, taken out 6: 20 more. When 60 is lost it is used.</summary>
    [TestCase(30, Fondstype.Disposisjonsfond, "540", "56", 20)]
    [TestCase(-60, Fondstype.Disposisjonsfond, "940", "56", -70)]
    [TestCase(30, Fondstype.BundetDriftsfond, "550", "51", 20)]
    [TestCase(-60, Fondstype.BundetDriftsfond, "950", "51", -70)]
    public void The_capital_is_set_aside_or_used(int resultat, Fondstype type, string art, string kapittel, int beloep)
    {
        var mangler = new List<Mangel>();
        var rader = new Avsetningsforslag(Bok(resultat), new Dictionary<string, Fondstype> { ["B"] = type }, "1").Lag(2024, mangler);
        Assert.That(
            rader.Select(r => (r.Kontoklasse, r.Art, r.Kapittel, r.Ansvar, r.Fond, r.Beloep)),
            Is.EqualTo(new (string, string?, string?, string?, string?, decimal)[]
            {
                ("drift", art, null, "1", "B", beloep), ("balanse", null, kapittel, null, "B", -beloep),
            }));
        Assert.That(mangler, Is.Empty);
        Assert.That(rader.SelectMany(r => r.Poster).Distinct(), Is.EquivalentTo(new[] { 1, 2, 3, 4 }));
    }

    /// <summary>A fund that cannot be used in drift, or that nobody knows, and a capital that nobody measured, are told.</summary>
    [Test]
    public void What_cannot_be_proposed_is_told()
    {
        List<string> Mangler(Fondstype? type, int aar)
        {
            var mangler = new List<Mangel>();
            var fond = type is { } t ? new Dictionary<string, Fondstype> { ["B"] = t } : [];
            Assert.That(new Avsetningsforslag(Bok(30), fond, "1").Lag(aar, mangler), Is.Empty);
            return [.. mangler.Select(m => m.Hva)];
        }

        Assert.That(Mangler(null, 2024), Is.EqualTo(new[] { "B som fond i drift" }));
        Assert.That(Mangler(Fondstype.UbundetInvesteringsfond, 2024), Is.EqualTo(new[] { "B som fond i drift" }));
        Assert.That(Mangler(Fondstype.Disposisjonsfond, 2022), Is.EqualTo(new[] { "bufferkapital" }));
    }

    private static Verdibok Bok(int resultat) => new(new(
        Finansdefinisjoner.Ingen with
        {
            Portefoeljer = [new("P", "P", Portefoeljetype.Langsiktig, Start, null, "B", null, null)],
            Beholdninger = [new("A", "A", "P", Aktivaklasse.Aksjer, null, null, null, null, null, null, null, null)],
        },
        [
            new("1", Postslag.Maaling, "P", new(2023, 12, 31)) { Nummer = 1, Type = "bufferkapital", Beloep = 100m, Kilde = "k" },
            new("2", Postslag.Resultatpost, "P", new(2024, 12, 31)) { Nummer = 2, Type = "urealisert", Beloep = resultat },
            new("3", Postslag.Resultatpost, "P", new(2024, 12, 31)) { Nummer = 3, Type = "forvaltningshonorar", Beloep = -4m },
            new("4", Postslag.Stroem, "A", new(2024, 6, 30)) { Nummer = 4, Type = "uttak", Beloep = -6m },
        ]));
}
