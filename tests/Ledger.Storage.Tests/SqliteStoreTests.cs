using CsCheck;
using Ledger.Application.Porter;
using Ledger.Domain.Verdier;
using Ledger.Storage.Felles;
using Ledger.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Ledger.Storage.Tests;

public sealed class SqliteStoreTests : StoreConformance
{
    private string _mappe = "";
    private readonly List<SqliteStore> _stores = [];

    private string Fil => Path.Combine(_mappe, "regnskap", "3201.db");

    private string Katalog => Path.Combine(_mappe, "katalog.db");

    protected override async Task<ILedgerStore> NyAsync()
    {
        _mappe = Path.Combine(Path.GetTempPath(), $"ledger-{Guid.NewGuid():N}");
        var store = Annen();
        await store.MigrerAsync(CancellationToken.None);
        return store;
    }

    protected override ILedgerStore Annen()
    {
        var store = new SqliteStore(_mappe, TimeProvider.System);
        _stores.Add(store);
        return store;
    }

    protected override Task FjernAsync()
    {
        _stores.ForEach(s => s.Dispose());
        _stores.Clear();
        Directory.Delete(_mappe, recursive: true);
        return Task.CompletedTask;
    }

    [Test]
    public async Task The_files_are_in_wal_mode_and_only_their_owner_may_read_them()
    {
        await RegistrerAsync();
        foreach (var fil in new[] { Fil, Katalog })
        {
            await using var connection = await AapneAsync(fil);
            Assert.That(await SkalarAsync(connection, "pragma journal_mode"), Is.EqualTo("wal"));
            if (OperatingSystem.IsWindows())
            {
                continue;
            }

            foreach (var del in Directory.EnumerateFiles(Path.GetDirectoryName(fil)!, Path.GetFileName(fil) + "*"))
            {
                Assert.That(File.GetUnixFileMode(del), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite), del);
            }

            Assert.That(File.GetUnixFileMode(Path.GetDirectoryName(fil)!), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
        }
    }

    [TestCase("update journal set tekst = 'x'")]
    [TestCase("delete from journal")]
    [TestCase("update postering set beloep = 1")]
    [TestCase("delete from postering")]
    [TestCase("delete from transaksjon")]
    [TestCase("delete from tilgang")]
    [TestCase("insert into journaltekst values (1, 'a', 'x', zeroblob(16)); update journaltekst set tekst = 'y'")]
    public async Task The_database_itself_refuses_to_change_the_journal(string sql)
    {
        await RegistrerAsync();
        await BokfoerAsync(Bilag("A", 100));
        await using var connection = await AapneAsync(Fil);
        await SkalarAsync(connection, "insert into tilgang (tidspunkt, bruker, adresse, metode, sti, status) values ('', 'b', 'a', 'GET', '/', 200)");
        Assert.That(() => SkalarAsync(connection, sql), Throws.TypeOf<SqliteException>().With.Message.Contains("append-only"));
    }

    /// <summary>Cost must not grow with history: no statement may read a whole table to find a few rows.</summary>
    [Test]
    public async Task Every_read_finds_its_rows_by_an_index_that_narrows()
    {
        await RegistrerAsync();
        var plans = new List<string>();
        foreach (var (fil, mappe) in new[] { (Fil, "db/sqlite/regnskap/statements"), (Katalog, "db/sqlite/katalog/statements"), (Katalog, "db/sqlite/katalog/plassering") })
        {
            await using var connection = await AapneAsync(fil);
            foreach (var setning in Directory.EnumerateFiles(Ledger.Tests.Repository.Path(mappe), "*.sql"))
            {
                await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Our own files.
                command.CommandText = "explain query plan " + await File.ReadAllTextAsync(setning);
#pragma warning restore CA2100
                foreach (var name in System.Text.RegularExpressions.Regex.Matches(command.CommandText, "@\\w+").Select(m => m.Value).Distinct())
                {
                    command.Parameters.AddWithValue(name, 1);
                }

                await using var reader = await command.ExecuteReaderAsync();
                while (await reader.ReadAsync())
                {
                    plans.Add($"{Path.GetFileNameWithoutExtension(setning)}: {reader.GetString(3)}");
                }
            }
        }

        Assert.That(plans, Has.Count.GreaterThan(30));

        // A new key looks for rows that wait for it only inside a transaction that has broken a foreign key, which none of ours does.
        // A control reads all there is, and a person's name has no index: an index of names would be one more place to erase it from.
        // Whoever encrypts sessions asks for all of the few keys there are.
        // A page of bilag is numbered and counted within those of a year that were found by an index, which a plan calls a scan of them.
        // The sums of a source are of rows that were found by an index, and the key of each is looked up by its id.
        string[] all = ["bilag_soek", "ledger_alle", "noekkel_api_alle", "plassering_alle", "plassering_kontroll", "avtrykksnoekkel_alle", "kontroll_rader", "person_bruker", "person_motpart", "person_godkjenner", "sesjonsnoekkel_alle"];
        var whole = plans.Where(p => !p.StartsWith("noekkel_ny", StringComparison.Ordinal) && !all.Contains(p.Split(':')[0])).Where(p =>
            (p.Contains(": SCAN ", StringComparison.Ordinal) && !p.Contains("SCAN CONSTANT ROW", StringComparison.Ordinal) && !p.Contains("SCAN json_each", StringComparison.Ordinal) && p != "saldo_kilde: SCAN s") // The keys that a revocation has found so far.
            || System.Text.RegularExpressions.Regex.IsMatch(p, @"slag[<>]\?"));
        Assert.That(whole, Is.Empty);
    }

    /// <summary>The auditor reads by a connection of its own, each time anew; what the store keeps from one read to the next must never differ from that.</summary>
    [Test]
    public async Task What_is_kept_between_reads_is_what_stands_in_the_file_whatever_is_done_to_it()
    {
        await RegistrerAsync();
        var number = 0;
        await Gen.Int[0, 5].Array[1, 25].SampleAsync(
            async steps =>
            {
                foreach (var step in steps)
                {
                    switch (step)
                    {
                        case 0:
                            number++;
                            await BokfoerAsync(number, Bilag($"R{number}", 100));
                            break;
                        case 1:
                            await UtfoerAsync("update ledger set versjon = versjon + 1");
                            break;
                        case 2:
                            await UtfoerAsync("begin immediate; update ledger set versjon = versjon + 1; rollback");
                            break;
                        case 3:
                            await UtfoerAsync("pragma wal_checkpoint(restart)");
                            break;
                        case 4:
                            await UtfoerAsync("pragma wal_checkpoint(truncate)");
                            break;
                        default:
                            await UtfoerAsync("vacuum");
                            break;
                    }

                    Assert.That((await Store.FinnKommuneAsync(Baerum, CancellationToken.None))!.Versjon, Is.EqualTo(await SkalarAsync("select versjon from ledger")));
                    Assert.That((await Store.FinnKommuneAsync(Baerum, CancellationToken.None))!.Versjon, Is.EqualTo(await SkalarAsync("select versjon from ledger")));
                }
            },
            iter: 20,
            threads: 1);

        async Task UtfoerAsync(string sql) => await SkalarAsync(sql);

        async Task<object?> SkalarAsync(string sql)
        {
            await using var connection = await AapneAsync(Fil);
            return await SqliteStoreTests.SkalarAsync(connection, sql);
        }
    }

    [Test]
    public async Task A_head_that_nobody_changed_is_read_once()
    {
        await RegistrerAsync();
        var first = await Store.FinnKommuneAsync(Baerum, CancellationToken.None);
        Assert.That(await Store.FinnKommuneAsync(Baerum, CancellationToken.None), Is.SameAs(first));
        await BokfoerAsync(Bilag("R1", 100));
        Assert.That(await Store.FinnKommuneAsync(Baerum, CancellationToken.None), Is.Not.EqualTo(first));
    }

    [Test]
    public async Task A_copy_that_is_put_in_the_place_of_a_file_is_read_as_it_is_and_brought_into_wal_mode()
    {
        await RegistrerAsync();
        await BokfoerAsync(Bilag("R1", 100));
        var kopi = Path.Combine(_mappe, "kopi.db");
        ((SqliteStore)Store).Kopier(Baerum, kopi);
        await BokfoerAsync(2, Bilag("R2", 100));
        _stores.ForEach(s => s.Dispose());
        File.Move(kopi, Fil, overwrite: true);
        var store = Annen();
        Assert.That((await store.FinnKommuneAsync(Baerum, CancellationToken.None))!.Versjon, Is.EqualTo(2));
        await using var connection = await AapneAsync(Fil);
        Assert.That(await SkalarAsync(connection, "pragma journal_mode"), Is.EqualTo("wal"));
        await SkalarAsync(connection, "update ledger set versjon = 42");
        Assert.That((await store.FinnKommuneAsync(Baerum, CancellationToken.None))!.Versjon, Is.EqualTo(42));
    }

    [Test]
    public async Task A_store_that_is_closed_says_so()
    {
        await RegistrerAsync();
        var store = Annen();
        await store.FinnKommuneAsync(Baerum, CancellationToken.None);
        ((SqliteStore)store).Dispose();
        Assert.That(() => store.FinnKommuneAsync(Baerum, CancellationToken.None), Throws.TypeOf<ObjectDisposedException>());
    }

    [Test]
    public async Task Migrating_twice_changes_nothing()
    {
        await Store.MigrerAsync(CancellationToken.None);
        Assert.That(await Store.HelseAsync(CancellationToken.None), Is.Null);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_changed_migration_stops_the_start(bool katalog)
    {
        await RegistrerAsync();
        await EndreAsync(katalog ? Katalog : Fil, "update migrering set sjekksum = 'xxxxxxxxxxxxxxxx' where nummer = 1");
        Assert.That(() => Store.MigrerAsync(CancellationToken.None), Throws.TypeOf<MigreringException>().With.Message.Contains("0001_grunnlag").And.Message.Contains("endret"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_migration_that_the_program_lacks_stops_the_start(bool katalog)
    {
        await RegistrerAsync();
        await EndreAsync(katalog ? Katalog : Fil, "insert into migrering values (9999, '9999_fra_fremtiden', 'x', 'x')");
        Assert.That(() => Store.MigrerAsync(CancellationToken.None), Throws.TypeOf<MigreringException>().With.Message.Contains("9999_fra_fremtiden"));
        Assert.That(await Store.HelseAsync(CancellationToken.None), Is.Null, "an instance that runs already goes on: migrations only add");
    }

    [Test]
    public async Task A_file_that_is_not_migrated_says_so_and_the_other_ledgers_live()
    {
        await RegistrerAsync();
        await EndreAsync(Fil, "delete from migrering");
        var store = Annen();
        Assert.That(() => store.FinnKommuneAsync(Baerum, CancellationToken.None), Throws.TypeOf<LagerException>().With.Property("Feil").EqualTo(Lagerfeil.IkkeMigrert));
        Assert.That(await store.FinnKommuneAsync(LedgerId.Parse("0301"), CancellationToken.None), Is.Null);
    }

    [Test]
    public async Task Ten_starts_at_once_migrate_once()
    {
        _mappe = Path.Combine(_mappe, "ny");
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => Annen().MigrerAsync(CancellationToken.None))));
        await using var connection = await AapneAsync(Katalog);
        Assert.That(await SkalarAsync(connection, "select count(*) from migrering"), Is.EqualTo((long)Migrator.Migreringer("sqlite/katalog/migrations").Count));
    }

    private static async Task EndreAsync(string fil, string sql)
    {
        await using var connection = await AapneAsync(fil);
        await SkalarAsync(connection, sql);
    }

    private static async Task<SqliteConnection> AapneAsync(string fil)
    {
        var connection = new SqliteConnection($"Data Source={fil};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<object?> SkalarAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }
}
