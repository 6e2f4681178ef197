using System.Security.Cryptography;
using System.Text;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Verdier;
using Ledger.Tests;

namespace Ledger.Domain.Tests.Kjede;

/// <summary>The canonical form, written out by hand as an outsider would.</summary>
public sealed class KanoniskTests
{
    private const string Sep = "\u001f";

    private static readonly Bilag Example = new(
        "A1",
        new DateOnly(2024, 1, 31),
        Periode.Fra(1),
        [
            new Postering(Dimensjon.Resultat(Kontoklasse.Drift, Art.Parse("010"), Funksjon.Parse("201"), Ansvar.Parse("202")), Beloep.FraOere(10050), "Lønn å"),
            new Postering(Dimensjon.Balanse(Kapittel.Parse("10"), Sektor.Parse("320")), Beloep.FraOere(-10050), Motpart: "Bank", Dokument: "D1"),
        ]);

    [Test]
    public void Content_of_a_bilag()
    {
        var text = string.Join(Sep, "bilag", "A1", "2024-01-31", "1", "", "") + "\n"
            + string.Join(Sep, "1", "drift", "010", "201", "", "", "202", "", "", "", "100.50", "Lønn å", "", "") + "\n"
            + string.Join(Sep, "2", "balanse", "", "", "10", "320", "", "", "", "", "-100.50", "", "Bank", "D1") + "\n";
        Assert.That(Kanonisk.Innhold(new KanoniskSkriver(), Example).ToString(), Is.EqualTo(Hex(text)));
    }

    [Test]
    public void A_link_binds_the_previous_hash_the_header_and_the_content()
    {
        var innhold = Kanonisk.Innhold(new KanoniskSkriver(), Example);
        var tid = new DateTimeOffset(2026, 11, 23, 12, 0, 0, 5, TimeSpan.Zero);
        var ledd = new Kjedeledd(LedgerId.Parse("0301"), 7, 3, 2024, 12, tid, Verntekst.Aapen("jobb"));
        var text = string.Join(Sep, "ledger1", new string('0', 64), "0301", "7", "3", "2024", "12", "2026-11-23T12:00:00.005Z", "jobb", innhold.ToString()) + "\n";
        Assert.That(Kanonisk.Ledd(new KanoniskSkriver(), default, ledd, innhold).ToString(), Is.EqualTo(Hex(text)));
    }

    /// <summary>The vectors of the specification, as an outsider finds them there.</summary>
    [Test]
    public void The_specifications_vectors_are_what_the_code_gives()
    {
        var specification = File.ReadAllText(Repository.Path("openapi/hashkjede.md"));
        var innhold = Kanonisk.Innhold(new KanoniskSkriver(), Example);
        var ledd = new Kjedeledd(LedgerId.Parse("0301"), 7, 3, 2024, 12, new DateTimeOffset(2026, 11, 23, 12, 0, 0, 5, TimeSpan.Zero), Verntekst.Aapen("jobb"));
        Assert.That(specification, Does.Contain($"innholdshash `{innhold}`"));
        Assert.That(specification, Does.Contain($"kjedehash `{Kanonisk.Ledd(new KanoniskSkriver(), default, ledd, innhold)}`"));
    }

    [TestCase(0, "0.00")]
    [TestCase(-5, "-0.05")]
    [TestCase(123456, "1234.56")]
    [TestCase(long.MaxValue, "92233720368547758.07")]
    public void Amounts_have_two_decimals(long oere, string text)
    {
        var skriver = new KanoniskSkriver();
        skriver.Kroner(oere);
        Assert.That(Encoding.UTF8.GetString(skriver.Skrevet), Is.EqualTo(text));
    }

    private static string Hex(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
