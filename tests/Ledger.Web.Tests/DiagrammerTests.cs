using Ledger.Web.Diagrammer;
using Ledger.Web.Html;
using Ledger.Web.Tall;

namespace Ledger.Web.Tests;

/// <summary>The charts as text: what is drawn where, of which class.</summary>
public sealed class DiagrammerTests
{
    private const string Pynt = "preserveAspectRatio=\"none\"";

    [Test]
    public void C1_a_bar_from_zero() => Lik(Soeyle.Tegn(Kr(50), Akse.Av([Kr(100), Kr(50)])),
        """
        <svg viewBox="0 0 1000 20" preserveAspectRatio="none" class="soeyle" aria-hidden="true" focusable="false">
        <rect x="0" y="2" width="500" height="16" class="regnskap"/><line x1="0" y1="0" x2="0" y2="20" class="akse"/></svg>
        """);

    [Test]
    public void C2_accounts_in_the_outline_of_the_budget_with_the_original_as_a_tick() => Lik(Budsjettsoeyle.Tegn(Kr(80), Kr(100), Kr(90), Akse.Av([Kr(100)])),
        """
        <svg viewBox="0 0 1000 24" preserveAspectRatio="none" class="soeyle" aria-hidden="true" focusable="false">
        <rect x="0" y="6" width="800" height="12" class="regnskap"/><rect x="0" y="2" width="1000" height="20" class="budsjett"/>
        <line x1="900" y1="0" x2="900" y2="24" class="merke"/><line x1="0" y1="0" x2="0" y2="24" class="akse"/></svg>
        """);

    /// <summary>−100, then +150 to +50, and the total from zero: each row begins where the one before ended.</summary>
    [Test]
    public void C3_a_bridge_is_a_drawing_per_row() =>
        Lik(Innhold.Av(Bro.Tegn([new(Kr(-100), Brodel.Budsjett), new(Kr(150), Brodel.Endring), new(Kr(50), Brodel.Regnskap)])),
        """
        <svg viewBox="0 0 1000 20" preserveAspectRatio="none" class="bro" aria-hidden="true" focusable="false">
        <line x1="666.67" y1="0" x2="666.67" y2="20" class="akse"/><line x1="0" y1="10" x2="0" y2="20" class="ledd"/></svg>
        <svg viewBox="0 0 1000 20" preserveAspectRatio="none" class="bro brostolpe" aria-hidden="true" focusable="false">
        <rect x="0" y="0" width="666.67" height="20" class="budsjett"/></svg>
        <svg viewBox="0 0 1000 20" preserveAspectRatio="none" class="bro" aria-hidden="true" focusable="false">
        <line x1="666.67" y1="0" x2="666.67" y2="20" class="akse"/><line x1="0" y1="0" x2="0" y2="10" class="ledd"/>
        <line x1="1000" y1="10" x2="1000" y2="20" class="ledd"/></svg>
        <svg viewBox="0 0 1000 20" preserveAspectRatio="none" class="bro brostolpe" aria-hidden="true" focusable="false">
        <rect x="0" y="0" width="1000" height="20" class="bedre"/></svg>
        <svg viewBox="0 0 1000 20" preserveAspectRatio="none" class="bro" aria-hidden="true" focusable="false">
        <line x1="666.67" y1="0" x2="666.67" y2="20" class="akse"/><line x1="1000" y1="0" x2="1000" y2="10" class="ledd"/></svg>
        <svg viewBox="0 0 1000 20" preserveAspectRatio="none" class="bro brostolpe" aria-hidden="true" focusable="false">
        <rect x="666.67" y="0" width="333.33" height="20" class="regnskap"/></svg>
        """);

    [Test]
    public void C4_months_over_the_deviation_of_the_year_so_far() => Lik(
        Maaneder.Tegn([new(1, Mill(100), Mill(120), Mill(20)), new(2, Mill(120), Mill(90), Mill(-10))], Beloepsenhet.Mill, "Enheten", "To måneder", "m",
            "Pluss er bedre."),
        """
        <figure class="maaneder maaneder-2"><div class="rekke" aria-hidden="true"><span class="verdi">100,0</span><span class="verdi">120,0</span>
        </div><svg viewBox="0 0 200 160" preserveAspectRatio="none" class="kolonner" role="img" aria-labelledby="m-t m-d">
        <title id="m-t">Enheten</title><desc id="m-d">To måneder</desc><rect x="14" y="27.33" width="72" height="131.67" class="regnskap"/>
        <rect x="10" y="1" width="80" height="158" class="budsjett"/><rect x="114" y="1" width="72" height="158" class="regnskap"/>
        <rect x="110" y="40.5" width="80" height="118.5" class="budsjett"/><line x1="0" y1="159" x2="200" y2="159" class="akse"/></svg>
        <div class="rekke" aria-hidden="true"><span class="maaned">jan</span><span class="maaned">feb</span></div>
        <div class="rekke" aria-hidden="true"><span class="verdi bedre">+20,0</span><span class="verdi daarligere">−10,0</span></div>
        <svg viewBox="0 0 200 80" preserveAspectRatio="none" class="avvikhittil" aria-hidden="true" focusable="false">
        <rect x="14" y="1" width="72" height="52" class="bedre"/><rect x="114" y="53" width="72" height="26" class="daarligere"/>
        <line x1="0" y1="53" x2="200" y2="53" class="akse"/></svg><figcaption>Pluss er bedre.</figcaption></figure>
        """);

    /// <summary>The stroke stands where the fourth and the eighth month end, in both drawings, and the month says which it is.</summary>
    [Test]
    public void C4_marks_the_ends_of_the_tertials()
    {
        var tegnet = Maaneder.Tegn([.. Enumerable.Range(1, 9).Select(p => new Maaned(p, Mill(100), Mill(120), Mill(20 * p)))], Beloepsenhet.Mill, "Enheten", "Ni", "m", "")!
            .ToString()!;
        var streker = System.Text.RegularExpressions.Regex.Matches(tegnet, "<line x1=\"(\\d+)\" y1=\"0\" x2=\"\\1\" y2=\"(\\d+)\" class=\"tertial\"/>");
        Assert.That(streker.Select(s => (s.Groups[1].Value, s.Groups[2].Value)), Is.EqualTo(new[] { ("400", "160"), ("800", "160"), ("400", "80"), ("800", "80") }));
        var navn = System.Text.RegularExpressions.Regex.Matches(tegnet, "class=\"maaned\">([^<]*)<").Select(m => m.Groups[1].Value);
        Assert.That(navn, Is.EqualTo(new[] { "jan", "feb", "mar", "apr T1", "mai", "jun", "jul", "aug T2", "sep" }));
    }

    [Test]
    public void C5_years_the_last_one_solid() =>
        Lik(Aarssoeyler.Tegn([new(2023, 10, "10,0"), new(2024, 20, "20,0")], Akse.Av([10m, 20m]), "Gjeld", "To år", "g", "Mill. kr."),
        """
        <figure class="aarene maaneder-2"><div class="rekke" aria-hidden="true"><span class="verdi">10,0</span><span class="verdi">20,0</span>
        </div><svg viewBox="0 0 200 120" preserveAspectRatio="none" class="kolonner" role="img" aria-labelledby="g-t g-d">
        <title id="g-t">Gjeld</title><desc id="g-d">To år</desc><rect x="16" y="60" width="68" height="60" class="fjor"/>
        <rect x="116" y="0" width="68" height="120" class="regnskap"/><line x1="0" y1="120" x2="200" y2="120" class="akse"/></svg>
        <div class="rekke" aria-hidden="true"><span class="maaned">2023</span><span class="maaned">2024</span></div>
        <figcaption>Mill. kr.</figcaption></figure>
        """);

    [Test]
    public void C6_a_line_and_its_last_point() => Lik(Gnistlinje.Tegn([0m, 10m, 5m]),
        """
        <svg viewBox="0 0 100 24" preserveAspectRatio="none" class="gnist" aria-hidden="true" focusable="false">
        <polyline points="3,21 50,3 97,12" class="linje"/><rect x="94" y="9" width="6" height="6" class="regnskap"/></svg>
        """);

    [Test]
    public void C7_two_lanes_of_the_same_length() => Lik(Fondsflyt.Tegn(Kr(60), Kr(40), Kr(30), Kr(70), Akse.Av([Kr(100)])),
        """
        <svg viewBox="0 0 1000 28" preserveAspectRatio="none" class="soeyle fond" aria-hidden="true" focusable="false">
        <rect x="0" y="2" width="600" height="11" class="fjor"/><rect x="600" y="2" width="400" height="11" class="avsatt"/>
        <rect x="0" y="15" width="700" height="11" class="regnskap"/><rect x="700" y="15" width="300" height="11" class="budsjett"/>
        <line x1="0" y1="0" x2="0" y2="28" class="akse"/></svg>
        """);

    [Test]
    public void C8_a_value_and_the_tick_of_its_goal() => Lik(Maallinje.Tegn(2m, 4m),
        """
        <svg viewBox="0 0 1000 20" preserveAspectRatio="none" class="maal" aria-hidden="true" focusable="false">
        <rect x="0" y="6" width="1000" height="8" class="spor"/><rect x="0" y="6" width="400" height="8" class="regnskap"/>
        <line x1="800" y1="0" x2="800" y2="20" class="merke"/></svg>
        """);

    [TestCase(50, "<rect x=\"500\" y=\"3\" width=\"500\" height=\"14\" class=\"bedre\"/>")]
    [TestCase(-25, "<rect x=\"250\" y=\"3\" width=\"250\" height=\"14\" class=\"daarligere\"/>")]
    public void C9_a_deviation_from_the_axis_that_the_table_shares(int avvik, string ventet) => Assert.That(
        Avvikssoeyle.Tegn(Kr(avvik), Akse.Av([Kr(50), Kr(-50)]), Retninger.Av(avvik, erNoytral: false))!.ToString(),
            Does.Contain(ventet).And.Contain(Pynt).And.Contain("<line x1=\"500\""));

    [Test]
    public void A_sum_beyond_the_scale_of_the_rows_has_no_bar_over_the_figures_beside_it()
    {
        var akse = Akse.Av([Kr(-5), Kr(44)]);
        Assert.That(
            new[]
            {
                Avvikssoeyle.Tegn(Kr(79), akse, Retning.Bedre), Avvikssoeyle.Tegn(Kr(-6), akse, Retning.Daarligere), Soeyle.Tegn(Kr(45), akse),
                Budsjettsoeyle.Tegn(Kr(79), Kr(3), Kr(3), akse), Budsjettsoeyle.Tegn(Kr(3), Kr(79), Kr(3), akse),
            },
            Is.All.Null);
        Assert.That(Avvikssoeyle.Tegn(Kr(44), akse, Retning.Bedre), Is.Not.Null);
    }

    [Test]
    public void Where_all_is_zero_there_is_nothing_to_draw()
    {
        var ingen = Akse.Av([Kr(0)]);
        Assert.That(
            new object?[]
            {
                Soeyle.Tegn(Kr(0), ingen), Budsjettsoeyle.Tegn(Kr(0), Kr(0), Kr(0), ingen),
                    Maaneder.Tegn([new(1, Kr(0), Kr(0), Kr(0))], Beloepsenhet.Mill, "", "", "x", ""),
                Aarssoeyler.Tegn([new(2024, 0, "0")], ingen, "", "", "x", ""), Gnistlinje.Tegn([0m, 0m]), Gnistlinje.Tegn([1m]),
                    Fondsflyt.Tegn(Kr(0), Kr(0), Kr(0), Kr(0), ingen),
                Maallinje.Tegn(null, 4m), Maallinje.Tegn(2m, null), Avvikssoeyle.Tegn(Kr(0), ingen, Retning.Noytral),
            },
            Is.All.Null);
        Assert.That(Bro.Tegn([new(Kr(0), Brodel.Budsjett), new(Kr(0), Brodel.Regnskap)]), Is.Empty);
    }

    private static decimal Kr(int kroner) => kroner;

    private static decimal Mill(int mill) => mill * 1_000_000m;

    /// <summary>The expected text may be broken over lines between elements.</summary>
    private static void Lik(Innhold? tegning, string ventet) =>
        Assert.That(tegning?.ToString(), Is.EqualTo(string.Concat(ventet.Split('\n').Select(l => l.Trim()))));
}
