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

    /// <summary>Cost must not grow with history: no statement may read a whole journal to find a few rows.</summary>
    [Test]
    public async Task Every_read_finds_its_rows_by_an_index_that_narrows()
    {
        await using var connection = await ÅpneAsync();
        var setninger = new Setninger("sqlite");
        var plans = new List<string>();
        foreach (var property in typeof(Setninger).GetProperties().Where(p => p.PropertyType == typeof(string)))
        {
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Our own files.
            command.CommandText = "explain query plan " + (string)property.GetValue(setninger)!;
#pragma warning restore CA2100
            foreach (System.Text.RegularExpressions.Match name in System.Text.RegularExpressions.Regex.Matches(command.CommandText, "@\\w+"))
            {
                if (!command.Parameters.Contains(name.Value))
                {
                    command.Parameters.AddWithValue(name.Value, 1);
                }
            }

            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                plans.Add($"{property.Name}: {reader.GetString(3)}");
            }
        }

        Assert.That(plans, Has.Count.GreaterThan(30));
        // A new key looks for rows that wait for it only inside a transaction that has broken a foreign key, which none of ours does.
        var whole = plans.Where(p => !p.StartsWith("NoekkelNy", StringComparison.Ordinal)).Where(p =>
            p.Contains(": SCAN ", StringComparison.Ordinal) && !p.Contains("SCAN CONSTANT ROW", StringComparison.Ordinal) && !p.Contains("SCAN json_each", StringComparison.Ordinal)
            && !p.StartsWith("KommuneAlle", StringComparison.Ordinal) && !p.StartsWith("NoekkelApiAlle", StringComparison.Ordinal)
            || System.Text.RegularExpressions.Regex.IsMatch(p, @"SEARCH (j|n|journal|p|postering) USING PRIMARY KEY \(kommunenummer=\?\)$")
            || System.Text.RegularExpressions.Regex.IsMatch(p, @"slag[<>]\?"));
        Assert.That(whole, Is.Empty);
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
        Assert.That(await Store.HelseAsync(CancellationToken.None), Is.Null, "an instance that runs already goes on: migrations only add");
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
