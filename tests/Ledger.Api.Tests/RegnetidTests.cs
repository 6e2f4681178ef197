using System.Net;
using Ledger.Api.Http.Vern;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Testkommune;

namespace Ledger.Api.Tests;

/// <summary>Heavy reads are paid for by the time that they take.</summary>
public sealed class RegnetidTests
{
    [Test]
    public void Who_has_used_more_than_he_has_waits_until_it_is_given_back_and_nobody_else_does()
    {
        var klokke = new Klokke();
        var kvote = new Regnetidskvote(klokke, perSekund: 2_000, samlet: 10_000);
        kvote.Bruk("a", TimeSpan.FromSeconds(10));
        Assert.That(kvote.Ventetid("a"), Is.Null, "all that he had");
        kvote.Bruk("a", TimeSpan.FromSeconds(6));
        Assert.That((kvote.Ventetid("a"), kvote.Ventetid("b")), Is.EqualTo(((TimeSpan?)TimeSpan.FromSeconds(3), (TimeSpan?)null)));
        klokke.Sekunder += 2;
        Assert.That(kvote.Ventetid("a"), Is.EqualTo(TimeSpan.FromSeconds(1)));
        klokke.Sekunder += 1;
        Assert.That(kvote.Ventetid("a"), Is.Null);
        klokke.Sekunder += 1_000;
        kvote.Bruk("a", TimeSpan.FromSeconds(12));
        Assert.That(kvote.Ventetid("a"), Is.EqualTo(TimeSpan.FromSeconds(1)), "a long pause gives no more than there is room for");
    }

    [Test]
    public async Task A_heavy_read_is_429_when_earlier_ones_took_too_long_and_light_ones_go_on()
    {
        await using var tjener = await Tjener.StartProsessAsync(
            innstillinger: [("Ledger__RateLimit__Regnetid__Samlet", "1"), ("Ledger__RateLimit__Regnetid__PerSekund", "1")]);
        await RegistrerAsync(tjener, "3201");
        Assert.That((await tjener.GetAsync(Aar("3201") + "/avvik?grupperPaa=art", "dev-les")).Status, Is.EqualTo(HttpStatusCode.OK));
        var neste = await tjener.GetAsync(Aar("3201") + "/avvik?grupperPaa=funksjon", "dev-les");
        Assert.That((neste.Status, (string?)neste.Json["type"]), Is.EqualTo((HttpStatusCode.TooManyRequests, "urn:ledger:problem:for-mange-foresporsler")), neste.Tekst);
        Assert.That(int.Parse(neste.Hode("Retry-After")!), Is.Positive);
        Assert.That((await tjener.GetAsync(Aar("3201") + "/avvik?grupperPaa=funksjon", "dev-revisjon")).Status, Is.EqualTo(HttpStatusCode.OK), "another key");
        Assert.That((await tjener.GetAsync(Aar("3201") + "/avvik", "dev-les")).Status, Is.EqualTo(HttpStatusCode.OK), "a light one");
    }

    private sealed class Klokke : TimeProvider
    {
        public long Sekunder { get; set; } = 100;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Sekunder;
    }
}
