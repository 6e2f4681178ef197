using System.Security.Cryptography;
using System.Text;
using Ledger.Domain.Kjede;
using Ledger.Tests;

namespace Ledger.Domain.Tests.Kjede;

/// <summary>The canonical forms, written out by hand as an outsider would.</summary>
public sealed class KanoniskTests
{
    private const string Sep = "\u001f";

    [Test]
    public void Form_1_has_its_fields_by_their_place()
    {
        var innhold = string.Join(Sep, "bilag", "A1", "2024-01-31", "1", "", "") + "\n"
            + string.Join(Sep, "1", "drift", "010", "201", "", "", "202", "", "", "", "100.50", "Lønn å", "", "") + "\n"
            + string.Join(Sep, "2", "balanse", "", "", "10", "320", "", "", "", "", "-100.50", "", "Bank", "D1") + "\n";
        Assert.That(new Kjederegner().Innhold(Testposter.Form1).ToString(), Is.EqualTo(Hex(innhold)));
        var ledd = string.Join(Sep, "ledger1", new string('0', 64), "0301", "7", "3", "2024", "12", "2026-11-23T12:00:00.005Z", "jobb", Hex(innhold)) + "\n";
        Assert.That(new Kjederegner().Hash(default, Testposter.Form1).ToString(), Is.EqualTo(Hex(ledd)));
    }

    [Test]
    public void Form_2_has_its_fields_by_their_name_and_texts_as_salted_hashes()
    {
        var innhold = string.Join(Sep, "bilag", "referanse=A1", "dato=2024-01-31", "periode=1") + "\n"
            + string.Join(Sep, "vern", "navn=merknad", "tekst#=" + Saltet(0x44, "Se vedlegg")) + "\n"
            + string.Join(Sep, "rad", "kontoklasse=drift", "art=010", "funksjon=201", "ansvar=202", "konto=10201", "beloep=100.50", "gjelderPeriode=0", "tekst#=" + Saltet(0, "Lønn å")) + "\n"
            + string.Join(Sep, "rad", "kontoklasse=balanse", "kapittel=10", "sektor=320", "beloep=-100.50", "motpart#=" + Saltet(0x11, "Bank"), "dokument#=" + Saltet(0x22, "D1")) + "\n";
        Assert.That(new Kjederegner().Innhold(Testposter.Form2).ToString(), Is.EqualTo(Hex(innhold)));
        var ledd = string.Join(
            Sep, "ledd2", "forrige=" + new string('0', 64), "ledger=0301", "sekvens=7", "versjon=3", "aar=2024", "nummer=12", "tidspunkt=2026-11-23T12:00:00.005Z",
            "bruker#=" + Saltet(0x33, "jobb"), "innhold=" + Hex(innhold)) + "\n";
        Assert.That(new Kjederegner().Hash(default, Testposter.Form2).ToString(), Is.EqualTo(Hex(ledd)));
    }

    /// <summary>The vectors of the specification, as an outsider finds them there: what is hashed, and what the hash is.</summary>
    [TestCase("Form 1", "ledger1␟")]
    [TestCase("Form 2", "ledd2␟")]
    [TestCase("# attestert", "ledd2␟")]
    [TestCase("# attestering", "ledd2␟")]
    [TestCase("# finansreglement", "ledd2␟")]
    [TestCase("# portefoelje", "ledd2␟")]
    [TestCase("# beholdning", "ledd2␟")]
    [TestCase("# laan", "ledd2␟")]
    [TestCase("# rentebytte", "ledd2␟")]
    [TestCase("# eierpost", "ledd2␟")]
    [TestCase("# finanspost", "ledd2␟")]
    [TestCase("# finansmerknad", "ledd2␟")]
    [TestCase("# finansrapport", "ledd2␟")]
    public void The_specifications_vectors_are_what_the_code_gives(string form, string ledd)
    {
        var post = form switch
        {
            "Form 1" => Testposter.Form1,
            "Form 2" => Testposter.Form2,
            _ when Testposter.Attestasjon.TryGetValue(form[2..], out var attestasjon) => attestasjon,
            _ => Testposter.Finans(Enum.GetValues<Journalslag>().Single(s => s.Navn() == form[2..])),
        };
        var vektorer = File.ReadAllText(Repository.Path("openapi/hashkjede.md"));
        vektorer = vektorer[vektorer.IndexOf("## Testvektorer", StringComparison.Ordinal)..];
        vektorer = vektorer[vektorer.IndexOf($"###{(form[0] == '#' ? "" : " ")}{form}\n", StringComparison.Ordinal)..];
        var kodeblokker = vektorer.Split("```").Where((_, i) => i % 2 == 1).Take(2).Select(b => b.Replace("\n", "").Replace("␟", Sep).Replace("␊", "\n")).ToList();
        var regner = new Kjederegner();
        Assert.That(Hex(kodeblokker[0]), Is.EqualTo(regner.Innhold(post).ToString()));
        Assert.That(Hex(kodeblokker[1]), Is.EqualTo(regner.Hash(default, post).ToString()));
        Assert.That(vektorer.Split("\n###")[0], Does.Contain($"innholdshash `{regner.Innhold(post)}`").And.Contain($"kjedehash `{regner.Hash(default, post)}`").And.Contain(ledd));
    }

    [TestCase(0, "0.00")]
    [TestCase(-5, "-0.05")]
    [TestCase(123456, "1234.56")]
    [TestCase(long.MaxValue, "92233720368547758.07")]
    [TestCase(long.MinValue, "-92233720368547758.08")]
    public void Amounts_have_two_decimals(long oere, string text)
    {
        var skriver = new KanoniskSkriver();
        skriver.Kroner(oere);
        Assert.That(Encoding.UTF8.GetString(skriver.Skrevet), Is.EqualTo(text));
    }

    private static string Saltet(byte salt, string tekst) => Convert.ToHexStringLower(SHA256.HashData([.. Testposter.Salt(salt), .. Encoding.UTF8.GetBytes(tekst)]));

    private static string Hex(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
