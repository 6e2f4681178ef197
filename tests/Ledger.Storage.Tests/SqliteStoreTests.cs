using Ledger.Application.Porter;
using Ledger.Storage.Felles;
using Ledger.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Ledger.Storage.Tests;

public sealed class SqliteStoreTests : StoreConformance
{
    private string _file = "";
    private readonly List<SqliteStore> _stores = [];

    protected override async Task<ILedgerStore> NyAsync()
    {
        _file = Path.Combine(Path.GetTempPath(), $"ledger-{Guid.NewGuid():N}", "ledger.db");
        var store = Annen();
        await store.MigrerAsync(CancellationToken.None);
        return store;
    }

    protected override ILedgerStore Annen()
    {
        var store = new SqliteStore(_file, TimeProvider.System);
        _stores.Add(store);
        return store;
    }

    protected override Task FjernAsync()
    {
        _stores.ForEach(s => s.Dispose());
        _stores.Clear();
        Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);
        return Task.CompletedTask;
    }

    [Test]
    public async Task The_file_is_in_wal_mode()
    {
        await using var connection = await ÅpneAsync();
        Assert.That(await SkalarAsync(connection, "pragma journal_mode"), Is.EqualTo("wal"));
    }

    [TestCase("update journal set tekst = 'x'")]
    [TestCase("delete from journal")]
    [TestCase("update postering set beloep = 1")]
    [TestCase("delete from postering")]
    [TestCase("delete from transaksjon")]
    public async Task The_database_itself_refuses_to_change_the_journal(string sql)
    {
        await RegistrerAsync();
        await BokfoerAsync(Bilag("A", 100));
        await using var connection = await ÅpneAsync();
        Assert.That(() => SkalarAsync(connection, sql), Throws.TypeOf<SqliteException>().With.Message.Contains("append-only"));
    }

    [Test]
    public async Task Migrating_twice_changes_nothing()
    {
        await Store.MigrerAsync(CancellationToken.None);
        Assert.That(await Store.HelseAsync(CancellationToken.None), Is.Null);
    }

    [Test]
    public async Task A_changed_migration_stops_the_start()
    {
        await using (var connection = await ÅpneAsync())
        {
            await SkalarAsync(connection, "update migrering set sjekksum = 'xxxxxxxxxxxxxxxx' where nummer = 1");
        }

        Assert.That(() => Store.MigrerAsync(CancellationToken.None), Throws.TypeOf<MigreringException>().With.Message.Contains("0001_grunnlag").And.Message.Contains("endret"));
    }

    [Test]
    public async Task A_migration_that_the_program_lacks_stops_the_start()
    {
        await using (var connection = await ÅpneAsync())
        {
            await SkalarAsync(connection, "insert into migrering values (9999, '9999_fra_fremtiden', 'x', 'x')");
        }

        Assert.That(() => Store.MigrerAsync(CancellationToken.None), Throws.TypeOf<MigreringException>().With.Message.Contains("9999_fra_fremtiden"));
    }

    [Test]
    public async Task Ten_starts_at_once_migrate_once()
    {
        _file = Path.Combine(Path.GetDirectoryName(_file)!, "ny.db");
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => Annen().MigrerAsync(CancellationToken.None))));
        await using var connection = await ÅpneAsync();
        Assert.That(await SkalarAsync(connection, "select count(*) from migrering"), Is.EqualTo((long)Migrator.Migreringer("sqlite").Count));
    }

    private async Task<SqliteConnection> ÅpneAsync()
    {
        var connection = new SqliteConnection($"Data Source={_file};Pooling=False");
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
