using Ledger.Domain.Hovedbok;

namespace Ledger.Domain.Tests.Hovedbok;

/// <summary>Which references are told of by themselves, because they are read as others.</summary>
public sealed class ReferanselikhetTests
{
    [TestCase("REF-1", false)]
    [TestCase("FAKTURA–12 æøå ÅÆØ ü", false, Description = "an en dash, and letters of Latin")]
    [TestCase("Nr 5²", false)]
    [TestCase("\u0420EF-1", true, Description = "Cyrillic beside Latin")]
    [TestCase("\u0391\u0392-1", true, Description = "nothing but Greek, that Latin has too")]
    [TestCase("\u0420\u0415-7", true, Description = "nothing but Cyrillic, that Latin has too")]
    [TestCase("\u0416\u0414\u0415", false, Description = "a word of Cyrillic")]
    [TestCase("\u03A9\u03A3", false, Description = "a word of Greek")]
    [TestCase("\uFB01-1", true, Description = "a ligature")]
    [TestCase("\uFF32EF-1", true, Description = "full width")]
    [TestCase("REF\uFF0D1", false, Description = "a dash is no letter; it is looked up")]
    public void Letters_that_are_read_as_Latin_ones(string referanse, bool ligner) =>
        Assert.That(Referanselikhet.LignerLatinske(referanse), Is.EqualTo(ligner));

    [TestCase(0xFFFF, false)]
    [TestCase(0xFFFE, false)]
    [TestCase(0xFFFD, true)]
    [TestCase(0x1F600, true)]
    public void What_no_file_can_hold_stands_in_no_text(int tegn, bool gyldig) =>
        Assert.That(Tekstregler.HarGyldigeTegn("REF" + char.ConvertFromUtf32(tegn)), Is.EqualTo(gyldig));
}
