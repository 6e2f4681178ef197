using Ledger.Api.Innstillinger;

namespace Ledger.Api.Tests;

/// <summary>What the setting of the demo may be; another value stops the start.</summary>
public sealed class DemovalgTests
{
    [TestCase(null, ExpectedResult = "Ingen")]
    [TestCase("", ExpectedResult = "Ingen")]
    [TestCase("False", ExpectedResult = "Ingen")]
    [TestCase("true", ExpectedResult = "Baerum")]
    [TestCase("baerum", ExpectedResult = "Baerum")]
    [TestCase("Alle", ExpectedResult = "Alle")]
    [TestCase("nyvik", ExpectedResult = null)]
    public string? The_setting_asks_for(string? demo) => Demovalgene.Les(demo)?.ToString();
}
