using Ledger.Api.Rapporter;

namespace Ledger.Api.Tests;

/// <summary>What the reports of a batch cost together is bounded, also by those that turn out not to fit.</summary>
public sealed class BunkebudsjettTests
{
    [TestCase("40 40 20 1", 100, "ja ja ja full")]
    [TestCase("40 40 30 1", 100, "ja ja nei full", Description = "what is thrown away was made too")]
    [TestCase("101 1", 100, "nei full")]
    [TestCase("99 1 1", 100, "ja ja full")]
    public void Bytes_are_counted_when_they_are_made(string rapporter, int mest, string svar)
    {
        var budsjett = new Bunkebudsjett(mest);
        var gitt = rapporter.Split(' ').Select(r => budsjett.ErFull ? "full" : budsjett.Ta(int.Parse(r, System.Globalization.CultureInfo.InvariantCulture)) ? "ja" : "nei");
        Assert.That(string.Join(' ', gitt), Is.EqualTo(svar));
    }
}
