using System.IO.Compression;
using Dapper;
using Ledger.Application.Porter;
using Ledger.Application.Revisjon;
using Ledger.Domain.Verdier;
using Ledger.Storage.Sqlite;
using Ledger.Tests;
using Microsoft.Data.Sqlite;

namespace Ledger.Storage.Tests;

/// <summary>
/// A database made by the last version that had one file for all municipalities (commit bd37cf3): two municipalities with imports, a budget, a
/// reversal, a closing and a key.
/// </summary>
public sealed class OvertakelseTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private string _mappe = "";
    private string _gammel = "";

    [SetUp]
    public async Task SetUp()
    {
        _mappe = Directory.CreateTempSubdirectory("ledger-").FullName;
        _gammel = Path.Combine(_mappe, "ledger.db");
        await using var pakket = new GZipStream(File.OpenRead(Repository.Path("tests/Ledger.Storage.Tests/eldre/ledger.db.gz")), CompressionMode.Decompress);
        await using var fil = File.Create(_gammel);
        await pakket.CopyToAsync(fil);
    }

    [TearDown]
    public void TearDown() => Directory.Delete(_mappe, recursive: true);

    [Test]
    public void A_start_on_the_old_layout_names_the_command()
    {
        using var store = new SqliteStore(_mappe, TimeProvider.System);
        Assert.That(() => store.MigrerAsync(None), Throws.TypeOf<MigreringException>().With.Message.Contains("overta " + _gammel));
    }

    [Test]
    public async Task Each_chain_is_the_same_chain_and_all_that_was_stored_is_there()
    {
        var overtakelse = new Overtakelse(_mappe, TimeProvider.System);
        var ledgere = await overtakelse.LagAsync(_gammel, None);
        Assert.That(File.Exists(Path.Combine(_mappe, "katalog.db")), Is.False, "nothing is in use before the last step");
        overtakelse.TaIBruk();
        Assert.That(Directory.Exists(overtakelse.Mappe), Is.False);

        using var store = new SqliteStore(_mappe, TimeProvider.System);
        await store.MigrerAsync(None);
        Assert.That(await store.LedgereAsync(None), Is.EqualTo(ledgere));
        foreach (var (ledger, versjon, sekvens, rader, hode) in new[]
        {
            ("9901", 8L, 178L, 320L, "2d1e9da882f2d2111aa3f3bf17b47d1cfcdf5ae3cc8139d5c8c840fe6e1dd6ce"),
            ("9902", 7L, 162L, 318L, "187826d0c14274785ae41fcc87126af3fbfae3e8cbe89c8bee7342cd8f63987f"),
        })
        {
            var kontroll = await new Revisjonstjeneste(store).KontrollerAsync(LedgerId.Parse(ledger), None);
            Assert.That(
                (kontroll.ErHel, kontroll.Hode.Versjon, kontroll.Hode.Sekvens, kontroll.AntallRader, kontroll.Hode.Kjedehode.ToString()),
                Is.EqualTo((true, versjon, sekvens, rader, hode)),
                $"{kontroll.Brudd} {kontroll.Saldofeil}");
        }

        Assert.That((await store.NoeklerAsync(None)).Single().Navn, Is.EqualTo("Overtatt"));
        await using var fra = new SqliteConnection($"Data Source={_gammel};Mode=ReadOnly;Pooling=False");
        foreach (var tabell in new[] { "transaksjon", "journal", "noekkel", "postering", "budsjettlinje", "tilgang" })
        {
            long overtatt = 0;
            foreach (var ledger in ledgere)
            {
                await using var til = new SqliteConnection($"Data Source={Path.Combine(_mappe, "regnskap", ledger + ".db")};Pooling=False");
                overtatt += await til.ExecuteScalarAsync<long>($"select count(*) from {tabell}");
                Assert.That(await til.ExecuteScalarAsync<string>("pragma integrity_check"), Is.EqualTo("ok"));
                Assert.That(await til.QueryAsync("pragma foreign_key_check"), Is.Empty);
            }

            Assert.That(overtatt, Is.EqualTo(await fra.ExecuteScalarAsync<long>($"select count(*) from {tabell}")).And.Positive, tabell);
        }
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task What_was_broken_off_is_done_again(bool mellomFlyttingene)
    {
        var overtakelse = new Overtakelse(_mappe, TimeProvider.System);
        await overtakelse.LagAsync(_gammel, None);
        if (mellomFlyttingene)
        {
            Directory.Move(Path.Combine(overtakelse.Mappe, "regnskap"), Path.Combine(_mappe, "regnskap"));
        }
        else
        {
            File.Delete(Path.Combine(overtakelse.Mappe, "regnskap", "9902.db"));
        }

        using (var store = new SqliteStore(_mappe, TimeProvider.System))
        {
            Assert.That(() => store.MigrerAsync(None), Throws.TypeOf<MigreringException>(), "no service starts on a half");
        }

        Assert.That(await overtakelse.LagAsync(_gammel, None), Has.Count.EqualTo(2));
        overtakelse.TaIBruk();
        using var ferdig = new SqliteStore(_mappe, TimeProvider.System);
        Assert.That((await new Revisjonstjeneste(ferdig).KontrollerAsync(LedgerId.Parse("9902"), None)).ErHel, Is.True);
        Assert.That(() => overtakelse.LagAsync(_gammel, None), Throws.TypeOf<MigreringException>().With.Message.Contains("katalog"));
    }

    [TestCase("delete from migrering where nummer = 7", "skjema 6")]
    [TestCase("drop table migrering", "kan ikke leses")]
    public async Task Another_version_is_refused(string sql, string melding)
    {
        await using (var connection = new SqliteConnection($"Data Source={_gammel};Pooling=False"))
        {
            await connection.ExecuteAsync(sql);
        }

        Assert.That(() => new Overtakelse(_mappe, TimeProvider.System).LagAsync(_gammel, None), Throws.TypeOf<MigreringException>().With.Message.Contains(melding));
    }
}
