using Ledger.Application.Lesing;

namespace Ledger.Application.Tests.Tjenester;

/// <summary>The cache with a budget of bytes.</summary>
public sealed class ByteminneTests
{
    /// <summary>Whoever measures what he found anew must not put it in the place of what another has made since.</summary>
    [Test]
    public void What_was_found_takes_the_place_of_nothing_newer()
    {
        var minne = new Byteminne<string, string>(100);
        minne.Sett("a", "gammel", 10);
        Assert.That(minne.Finn("a", out var funnet), Is.True);
        minne.Sett("a", "ny", 20);
        minne.Bytt("a", funnet, "gammel, målt", 30);
        Assert.That((minne.Finn("a", out var naa), naa, minne.Byte), Is.EqualTo((true, "ny", 20L)));
        minne.Bytt("a", "ny", "ny, målt", 40);
        Assert.That((minne.Finn("a", out naa), naa, minne.Byte), Is.EqualTo((true, "ny, målt", 40L)));
        minne.Bytt("b", "ny", "ny", 1);
        Assert.That((minne.Antall, minne.Finn("b", out _)), Is.EqualTo((1, false)), "what was dropped stays so");
    }
}
