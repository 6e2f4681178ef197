using Ledger.Web.Tall;

namespace Ledger.Web.Tests;

/// <summary>Numbers as readers see them. In the tables below a space is U+00A0 and - is U+2212 in what is expected.</summary>
public sealed class TallformTests
{
    [TestCase("44548000.00", Beloepsenhet.Mill, "44,5")] // 44,55 in mill. with two decimals, which rounded again would be 44,6
    [TestCase("-9270000000.00", Beloepsenhet.Mill, "-9 270,0")]
    [TestCase("-40000.00", Beloepsenhet.Mill, "0,0")]
    [TestCase("50000.00", Beloepsenhet.Mill, "0,1")] // half away from zero
    [TestCase("-50000.00", Beloepsenhet.Mill, "-0,1")]
    [TestCase("49999.99", Beloepsenhet.Mill, "0,0")]
    [TestCase("1234567.89", Beloepsenhet.Tusen, "1 235")]
    [TestCase("1234567.89", Beloepsenhet.Kr, "1 234 567,89")]
    [TestCase("-1234567.00", Beloepsenhet.Kr, "-1 234 567")]
    [TestCase("-0.50", Beloepsenhet.Kr, "-0,50")]
    [TestCase("92233720368547758.07", Beloepsenhet.Mill, "92 233 720 368,5")]
    public void An_amount(string kroner, Beloepsenhet enhet, string ventet) => Assert.That(Tallform.Skriv(Les(kroner), enhet), Is.EqualTo(Norsk(ventet)));

    [TestCase("667156412.00", "+667,2")]
    [TestCase("-67500000.00", "-67,5")]
    [TestCase("40000.00", "0,0")]
    [TestCase("0.00", "0,0")]
    public void A_deviation_has_plus_where_it_is_better_and_no_sign_at_zero(string kroner, string ventet) =>
        Assert.That(Tallform.Avvik(Les(kroner), Beloepsenhet.Mill), Is.EqualTo(Norsk(ventet)));

    [TestCase(null, true, "–")]
    [TestCase("1.7", true, "+1,7 %")]
    [TestCase("-7.4", true, "-7,4 %")]
    [TestCase("0.0", true, "0,0 %")]
    [TestCase("4.2", false, "4,2 %")]
    [TestCase("999.9", true, "+999,9 %")]
    [TestCase("1000.0", true, "> 1 000 %")]
    [TestCase("-8155.0", true, "< -1 000 %")]
    public void A_percentage(string? prosent, bool medPluss, string ventet) => Assert.That(
        Tallform.Prosent(prosent is null ? null : decimal.Parse(prosent, System.Globalization.CultureInfo.InvariantCulture), medPluss),
            Is.EqualTo(Norsk(ventet)));

    [Test]
    public void Kroner_and_oere_are_both_in_the_exact_amount() => Assert.That(Tallform.Eksakt(Les("2066100000.00")), Is.EqualTo(Norsk("2 066 100 000,00 kr")));

    [Test]
    public void Dates_and_months() => Assert.That(
        (Dato.Kort(new(2024, 12, 31)), Dato.Lang(new(2024, 5, 1)), Dato.Kortmaaned(5), Dato.Maaned(13)),
        Is.EqualTo(("31.12.2024", Norsk("1. mai 2024"), "mai", "årsavslutning")));

    private static decimal Les(string kroner) => decimal.Parse(kroner, System.Globalization.CultureInfo.InvariantCulture);

    private static string Norsk(string tekst) => tekst.Replace(' ', '\u00a0').Replace('-', '\u2212');
}
