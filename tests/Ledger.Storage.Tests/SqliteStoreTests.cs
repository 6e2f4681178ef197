using CsCheck;
using Ledger.Application.Porter;
using Ledger.Application.Revisjon;
using Ledger.Domain.Budsjett;
using Ledger.Domain.Verdier;
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
                            await UtfoerAsync("update kommune set versjon = versjon + 1");
                            break;
                        case 2:
                            await UtfoerAsync("begin immediate; update kommune set versjon = versjon + 1; rollback");
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

                    Assert.That((await Store.FinnKommuneAsync(Baerum, CancellationToken.None))!.Versjon, Is.EqualTo(await SkalarAsync("select versjon from kommune")));
                    Assert.That((await Store.FinnKommuneAsync(Baerum, CancellationToken.None))!.Versjon, Is.EqualTo(await SkalarAsync("select versjon from kommune")));
                }
            },
            iter: 20,
            threads: 1);

        async Task UtfoerAsync(string sql) => await SkalarAsync(sql);

        async Task<object?> SkalarAsync(string sql)
        {
            await using var connection = await ÅpneAsync();
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
    public async Task A_file_that_is_not_in_wal_mode_has_no_mark_and_is_read_each_time()
    {
        await RegistrerAsync();
        var rollback = Path.Combine(Path.GetDirectoryName(_file)!, "kopi.db");
        await using (var connection = await ÅpneAsync())
        {
            await SkalarAsync(connection, $"vacuum into '{rollback}'");
        }

        _file = rollback;
        var store = Annen();
        var first = await store.FinnKommuneAsync(Baerum, CancellationToken.None);
        Assert.That(await store.FinnKommuneAsync(Baerum, CancellationToken.None), Is.EqualTo(first).And.Not.SameAs(first));
        await using (var connection = await ÅpneAsync())
        {
            await SkalarAsync(connection, "update kommune set versjon = 42");
        }

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

    /// <summary>The same ledger in a file as it was laid before journal and saldo were laid anew, brought to the newest schema.</summary>
    [Test]
    public async Task A_file_of_an_older_program_is_migrated_with_all_that_is_in_it()
    {
        await RegistrerAsync();
        await BokfoerAsync([.. Enumerable.Range(1, 30).Select(i => Bilag($"A{i}", i * 100, 1 + (i % 4), i % 3 == 0 ? "010" : "100"))]);
        await SkrivAsync("vedtak", k => k.VedtaAsync(Aar, 1, new Budsjettvedtak("V", new DateOnly(2024, 1, 1), "kommunestyret", Vedtakstype.Opprinnelig, null, [new Budsjettlinje(Drift("010"), Beloep.FraOere(500), Periodisering.Jevn)]), CancellationToken.None));
        var newest = _file;
        _file = Path.Combine(Path.GetDirectoryName(newest)!, "eldre.db");
        await using (var connection = new SqliteConnection($"Data Source={_file};Pooling=False"))
        {
            await connection.OpenAsync();
            await SkalarAsync(connection, await File.ReadAllTextAsync(Ledger.Tests.Repository.Path("db/sqlite/oppstart/migreringstabell.sql")));
            foreach (var m in Migrator.Migreringer("sqlite").Where(m => m.Nummer <= 5))
            {
                await SkalarAsync(connection, m.Tekst);
                await SkalarAsync(connection, $"insert into migrering values ({m.Nummer}, '{m.Navn}', '{m.Sjekksum}', '2026-01-01')");
            }

            await SkalarAsync(connection, $"attach '{newest}' as ny");
            await SkalarAsync(connection, """
                insert into kommune select * from ny.kommune;
                insert into transaksjon select * from ny.transaksjon;
                insert into journal select kommunenummer, sekvens, versjon, slag, aar, nummer, referanse, dato, periode, tekst, innhold, tilbakefoerer, hash from ny.journal;
                insert into noekkel select * from ny.noekkel;
                insert into postering (id, noekkel_id, periode, beloep, tekst, motpart, dokument) select id, noekkel_id, periode, beloep, tekst, motpart, dokument from ny.postering;
                insert into posteringsnoekkel select * from ny.posteringsnoekkel;
                insert into budsjettlinje select kommunenummer, sekvens, linje, noekkel_id, beloep, periodisering from ny.budsjettlinje;
                insert into saldo select noekkel_id, slag, periode, beloep, antall from ny.saldo;
                """);
        }

        var older = Annen();
        await older.MigrerAsync(CancellationToken.None);
        var control = await new Revisjonstjeneste(older).KontrollerAsync(Baerum, CancellationToken.None);
        Assert.That((control.ErHel, control.AntallPoster), Is.EqualTo((true, 32L)), $"{control.Brudd} {control.Saldofeil}");
        Assert.That((await older.VedtakAsync(Baerum, Aar, long.MaxValue, CancellationToken.None)).Single().Vedtak.Linjer, Has.Count.EqualTo(1));
        await using var migrated = await ÅpneAsync();
        Assert.That(await SkalarAsync(migrated, "select count(*) from pragma_foreign_key_check"), Is.Zero);
        Assert.That(await SkalarAsync(migrated, "pragma integrity_check"), Is.EqualTo("ok"));
        await SkalarAsync(migrated, $"attach '{newest}' as ny");
        foreach (var kind in new[] { "table", "index", "trigger" })
        {
            Assert.That(await SkalarAsync(migrated, $"select group_concat(name) from (select name from main.sqlite_master where type = '{kind}' except select name from ny.sqlite_master where type = '{kind}')"), Is.EqualTo(DBNull.Value), "as a new file has it");
        }

        Assert.That(await SkalarAsync(migrated, "select count(*) from (select * from main.saldo except select * from ny.saldo)"), Is.Zero);
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
