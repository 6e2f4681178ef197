using Ledger.Application.Porter;
using Ledger.Application.Skriving;
using Ledger.Application.Varsler;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Tests.Varsler;

/// <summary>What was booked lately: the newest of all ledgers, kept from one service to the next, and forgotten when a text is erased.</summary>
public sealed class InnholdsminneTests
{
    private static readonly LedgerId En = LedgerId.Parse("3201");
    private static readonly LedgerId To = LedgerId.Parse("3203");
    private static readonly Regnskapsaar Aar = Regnskapsaar.Fra(2026);

    [Test]
    public void The_newest_are_remembered_and_the_store_has_no_more_than_twice_as_many()
    {
        var lager = new Liste();
        var minne = Nytt(lager);
        for (var i = 0; i < 3 * Innholdsminne.Mest; i++)
        {
            minne.Husk(En, Aar, (UInt128)i, $"bilag {i}");
            if (i % 999 == 0)
            {
                minne.Skriv();
            }
        }

        minne.Skriv();
        Assert.That(lager.Linjer, Has.Count.LessThanOrEqualTo(2 * Innholdsminne.Mest));
        foreach (var m in new[] { minne, Nytt(lager) })
        {
            Assert.That(m.Finn(En, Aar, (2 * Innholdsminne.Mest) - 1), Is.Null);
            Assert.That(m.Finn(En, Aar, 2 * Innholdsminne.Mest), Is.EqualTo($"bilag {2 * Innholdsminne.Mest}"));
            Assert.That(m.Finn(En, Regnskapsaar.Fra(2025), 2 * Innholdsminne.Mest), Is.Null, "another year");
        }
    }

    [Test]
    public void A_ledger_is_forgotten_in_the_store_too_and_the_others_are_not()
    {
        var lager = new Liste();
        var minne = Nytt(lager);
        minne.Husk(En, Aar, 1, "bilag 1");
        minne.Husk(To, Aar, 1, "bilag 2");
        minne.Skriv();
        minne.Glem(En);
        minne.Husk(En, Aar, 2, "bilag 3");
        minne.Skriv();
        foreach (var m in new[] { minne, Nytt(lager) })
        {
            Assert.That((m.Finn(En, Aar, 1), m.Finn(To, Aar, 1), m.Finn(En, Aar, 2)), Is.EqualTo(((string?)null, "bilag 2", "bilag 3")));
        }

        Assert.That(lager.Linjer, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task The_mark_is_of_the_ledgers_own_key()
    {
        var minne = Nytt(new Liste());
        var en = await minne.MerkeAsync(En, 7, CancellationToken.None);
        Assert.That(await minne.MerkeAsync(En, 7, CancellationToken.None), Is.EqualTo(en));
        Assert.That(new[] { await minne.MerkeAsync(En, 8, CancellationToken.None), await minne.MerkeAsync(To, 7, CancellationToken.None), (UInt128)7 }, Has.None.EqualTo(en));
    }

    private static Innholdsminne Nytt(IInnholdslager lager) => new(new Avtrykkslaas(new Noekler()), lager);

    private sealed class Liste : IInnholdslager
    {
        public List<Husketinnhold> Linjer { get; } = [];

        public IReadOnlyList<Husketinnhold> Les() => [.. Linjer];

        public void LeggTil(IReadOnlyList<Husketinnhold> nye) => Linjer.AddRange(nye);

        public void Erstatt(IReadOnlyList<Husketinnhold> alle)
        {
            Linjer.Clear();
            Linjer.AddRange(alle);
        }
    }

    private sealed class Noekler : IAvtrykksnoekler
    {
        public Task<byte[]> AvtrykksnoekkelAsync(LedgerId ledger, CancellationToken ct) => Task.FromResult(System.Text.Encoding.UTF8.GetBytes(ledger.ToString()));

        public Task TaMedAvtrykksnoekkelAsync(LedgerId ledger, byte[] noekkel, CancellationToken ct) => Task.CompletedTask;
    }
}
