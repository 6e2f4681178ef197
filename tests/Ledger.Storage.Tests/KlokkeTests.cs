using Ledger.Application.Grunndata;
using Ledger.Application.Helse;
using Ledger.Application.Revisjon;
using Ledger.Application.Skriving;
using Ledger.Domain.Verdier;
using Ledger.Storage.Sqlite;

namespace Ledger.Storage.Tests;

/// <summary>A clock that was ahead once: time in the ledger does not go backwards, and somebody is told.</summary>
public sealed class KlokkeTests
{
    private static readonly LedgerId Baerum = LedgerId.Parse("3201");

    [Test]
    public async Task A_clock_behind_the_journal_is_told_once_until_it_has_caught_up_and_no_checkpoint_is_earlier_than_its_entries()
    {
        var folder = Directory.CreateTempSubdirectory("klokke-").FullName;
        var clock = new Klokke { Naa = new DateTimeOffset(2028, 1, 1, 0, 0, 0, TimeSpan.Zero) };
        using var store = new SqliteStore(folder, clock);
        await store.MigrerAsync(CancellationToken.None);
        var watch = new Klokkevakt(clock);
        var told = new List<string>();
        watch.Oppdaget += told.Add;
        var definitions = new Grunndatatjeneste(store, new Grunndataleser(store), new Skriveflyt(store, store, new Avtrykkslaas(store), clock, null, watch));
        Task NavnAsync(string navn) => definitions.RegistrerKommuneAsync(Baerum, navn, Organisasjonsnummer.Parse("935478715"), new Skriveoppdrag("test"), CancellationToken.None);
        await NavnAsync("Foran");
        Assert.That((told, await watch.MerknaderAsync(CancellationToken.None)), Is.EqualTo((Array.Empty<string>(), Array.Empty<string>())));

        clock.Naa = clock.Naa.AddDays(-400);
        await NavnAsync("Bak");
        await NavnAsync("Bak igjen");
        Assert.That(told, Has.Count.EqualTo(1), "once");
        Assert.That(told[0], Does.Contain("3201").And.Contain("2028-01-01"));
        Assert.That(await watch.MerknaderAsync(CancellationToken.None), Has.Count.EqualTo(1));
        Assert.That((await store.FinnTransaksjonAsync(Baerum, 3, CancellationToken.None))!.Tidspunkt.Year, Is.EqualTo(2028));
        var point = await new Sjekkpunkttjeneste(store, new Grunndataleser(store), new Usignert(), clock).LagAsync(Baerum, CancellationToken.None);
        Assert.That(point.Tidspunkt, Does.StartWith("2028-01-01"));

        clock.Naa = new DateTimeOffset(2028, 1, 2, 0, 0, 0, TimeSpan.Zero);
        Assert.That(await watch.MerknaderAsync(CancellationToken.None), Is.Empty, "it has caught up");
        Directory.Delete(folder, recursive: true);
    }

    private sealed class Usignert : ISjekkpunktsignatur
    {
        public string Signer(byte[] bytes) => "";
    }

    private sealed class Klokke : TimeProvider
    {
        public DateTimeOffset Naa { get; set; }

        public override DateTimeOffset GetUtcNow() => Naa;
    }
}
