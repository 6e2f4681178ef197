using System.Xml.Linq;
using CsCheck;
using Ledger.Web.Html;
using static Ledger.Web.Html.Tagger;

namespace Ledger.Web.Tests;

/// <summary>What a page says, it says as text: nothing in a name or a parameter becomes markup.</summary>
public sealed class HtmlTests
{
    private static readonly string[] Fiendtlige =
    [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "&lt;b&gt;", "]]>", "<!--", "\0\u0001\u001f", "\ufffe",
            "æøå ÆØÅ – «»", "</title><script>",
    ];

    [TestCaseSource(nameof(Fiendtlige))]
    public void Hostile_text_is_text_in_content_and_in_attributes(string tekst)
    {
        var element = XElement.Parse(P(Attr.Klasse(tekst), Attr.Data("rad", tekst), tekst).ToString());
        var ventet = Tillatt(tekst);
        Assert.That((element.Value, (string?)element.Attribute("class"), (string?)element.Attribute("data-rad"), element.Elements().Count()),
            Is.EqualTo((ventet, ventet, ventet, 0)));
    }

    [Test]
    public void Any_text_comes_back_as_it_was() => Gen.String.Sample(tekst =>
    {
        // A lone surrogate cannot be written as UTF-8 at all.
        var rent = new string([.. tekst.Where(c => !char.IsSurrogate(c))]);
        Assert.That(XElement.Parse(P(Attr.Data("rad", rent.Replace("\n", "").Replace("\t", "")), rent).ToString(), LoadOptions.PreserveWhitespace).Value,
            Is.EqualTo(Tillatt(rent)));
    });

    [Test]
    public void An_address_leads_into_the_service_whatever_its_parts_are() => Gen.Select(Gen.String, Gen.String).Sample((ledd, verdi) =>
    {
        var rent = new string([.. (ledd + verdi).Where(c => !char.IsSurrogate(c))]);
        var adresse = Adresse.Rot.Under("3201", rent).Med(("enhet", rent)).ToString();
        Assert.That(adresse, Does.StartWith("/3201/").And.Not.Contains("\"").And.Not.Contains("<").And.Not.Contains(" "));
        Assert.That(adresse.Split('?')[0].Count(c => c == '/'), Is.EqualTo(2));
    });

    [TestCase("onclick")]
    [TestCase("a b")]
    [TestCase("x=\"y")]
    public void The_name_of_an_attribute_is_letters(string navn)
    {
        if (navn.All(char.IsAsciiLetterLower))
        {
            // With its prefix it is data and runs nothing.
            Assert.That(P(Attr.Data(navn, "x")).ToString(), Is.EqualTo("<p data-onclick=\"x\"></p>"));
        }
        else
        {
            Assert.That(() => Attr.Data(navn, "x"), Throws.ArgumentException);
        }
    }

    [TestCase("Se § 10-4 og §§ 4-2.", "§ 10-4", "§§ 4-2")]
    [TestCase("Oppstilling 5-4 viser årene 2023–2024", "5-4", "2023–2024")]
    [TestCase("Kode 5-4-1, art 010-099.", "5-4-1", "010-099")]
    [TestCase("Brukte 12 mill. kr, 1 200,50 kroner, −3,5 prosent og 4 %.", "12 mill. kr", "1 200,50 kroner", "−3,5 prosent", "4 %")]
    [TestCase("§ 14-13a (<b>)", "§ 14-13a")]
    [TestCase("12\u00a0mill.\u00a0kr og §\u00a05")]
    [TestCase("D-424-10-01, 2026-11-29T05:49, a2e4-8d45, 12 kroner-seddel, 12 kreditorer, 123-45-678-90, hit-5")]
    [TestCase("20 30 barn, 4 av 5, 12. mars")]
    public void What_is_read_as_one_word_is_not_parted(string tekst, params string[] hele)
    {
        var element = XElement.Parse(P(tekst).ToString());
        Assert.That(element.Elements().Select(e => ((string?)e.Attribute("class"), e.Value)), Is.EqualTo(hele.Select(h => ("hel", h))));
        Assert.That(element.Value, Is.EqualTo(tekst));
        Assert.That(Title(tekst).ToString(), Does.Not.Contain("<span"), "an element of text has no elements");
    }

    [Test]
    public void Pieces_that_are_not_there_are_left_out() => Assert.That(Div(null, "a", null, Innhold.Av("b", null)).ToString(), Is.EqualTo("<div>ab</div>"));

    private static string Tillatt(string tekst) =>
        new([.. tekst.Select(c => c is < ' ' and not '\n' and not '\t' or '\u007f' or '\ufffe' or '\uffff' ? '\ufffd' : c)]);
}
