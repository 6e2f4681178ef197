using System.Globalization;
using System.Text.RegularExpressions;
using Ledger.Tests;

namespace Ledger.Web.Tests;

/// <summary>The colours of both themes can be told from what they stand on (WCAG 2.2, 1.4.3 and 1.4.11), computed from the tokens of the style sheet.</summary>
public sealed partial class KontrastTests
{
    private static readonly string Stilark = File.ReadAllText(Repository.Path("src/Ledger.Web/Ressurser/sider.css"));

    [TestCase("tekst", "papir", 7.0)]
    [TestCase("tekst", "flate", 7.0)]
    [TestCase("dempet", "papir", 4.5)]
    [TestCase("dempet", "flate", 4.5)]
    [TestCase("lenke", "papir", 4.5)]
    [TestCase("lenke", "flate", 4.5)]
    [TestCase("bedre", "papir", 4.5)]
    [TestCase("bedre", "flate", 4.5)]
    [TestCase("daarligere", "papir", 4.5)]
    [TestCase("daarligere", "flate", 4.5)]
    [TestCase("topptekst", "topp", 7.0)]
    [TestCase("aksent", "topp", 3.0)]
    [TestCase("regnskap", "papir", 4.5)]
    [TestCase("regnskap", "spor", 3.0)]
    [TestCase("budsjett", "papir", 4.5)]
    [TestCase("fjor", "papir", 3.0)]
    [TestCase("axe", "papir", 3.0)]
    [TestCase("tekst", "spor", 3.0)]
    [TestCase("fokus", "papir", 3.0)]
    public void A_colour_stands_out(string forgrunn, string bakgrunn, double minst)
    {
        foreach (var (tema, farger) in Temaer())
        {
            Assert.That(Kontrast(farger[forgrunn], farger[bakgrunn]), Is.GreaterThanOrEqualTo(minst), $"{forgrunn} on {bakgrunn}, {tema}");
        }
    }

    [Test]
    public void The_known_contrasts_are_computed_right()
    {
        Assert.That(Kontrast("#000000", "#ffffff"), Is.EqualTo(21).Within(0.01));
        Assert.That(Kontrast("#c2410c", "#ffffff"), Is.EqualTo(5.18).Within(0.05));
    }

    [Test]
    public void Nothing_is_fetched_from_elsewhere() => Assert.That(Stilark, Does.Not.Contain("url(").And.Not.Contain("@import").And.Not.Contain("http"));

    private static IEnumerable<(string Navn, Dictionary<string, string> Farger)> Temaer()
    {
        Dictionary<string, string> Les(string tekst) =>
            Token().Matches(tekst[..tekst.IndexOf('}', StringComparison.Ordinal)]).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);
        var moerk = Stilark.IndexOf("prefers-color-scheme: dark", StringComparison.Ordinal);
        yield return ("light", Les(Stilark));
        yield return ("dark", Les(Stilark[moerk..]));
    }

    private static double Kontrast(string a, string b)
    {
        var (x, y) = (Lys(a), Lys(b));
        return (Math.Max(x, y) + 0.05) / (Math.Min(x, y) + 0.05);
    }

    private static double Lys(string farge)
    {
        double Del(int i)
        {
            var v = int.Parse(farge.AsSpan(1 + (2 * i), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return v <= 0.04045 ? v / 12.92 : Math.Pow((v + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Del(0)) + (0.7152 * Del(1)) + (0.0722 * Del(2));
    }

    [GeneratedRegex(@"--([a-z]+):\s*(#[0-9a-f]{6})")]
    private static partial Regex Token();
}
