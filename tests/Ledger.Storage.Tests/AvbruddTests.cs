using Ledger.Storage.Felles;
using Ledger.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using NUnit.Framework.Constraints;
using SQLitePCL;

namespace Ledger.Storage.Tests;

/// <summary>A statement that nobody waits for any more is ended, and its connection is as good as before.</summary>
public sealed class AvbruddTests
{
    private const string Uendelig = "with recursive n (x) as (select 1 union all select x + 1 from n) select x from n where x < 0";

    [Test]
    public async Task A_statement_that_runs_is_interrupted_by_its_token_and_the_next_one_runs()
    {
        await using var connection = await AapenAsync();
        await using var lager = new SqliteForbindelse(connection, static () => { });
        using var given = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await EnderAsync(connection, () => lager.AlleAsync(Uendelig, null, rad => rad.Heltall(0), given.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(await lager.AlleAsync("select 7", null, rad => rad.Heltall(0), CancellationToken.None), Is.EqualTo(new[] { 7L }));
    }

    [Test]
    public async Task A_statement_given_up_just_before_it_begins_is_interrupted_too()
    {
        await using var connection = await AapenAsync();
        using var given = new CancellationTokenSource();
        using (SqliteAvbrudd.Ved(connection, given.Token))
        {
            await given.CancelAsync(); // SQLite has nothing to interrupt yet.
            await EnderAsync(connection, () => Task.FromResult(Tall(connection, Uendelig)), Throws.TypeOf<SqliteException>());
        }

        Assert.That(Tall(connection, "select 7"), Is.EqualTo(7L), "nothing is interrupted after it has ended");
    }

    private static async Task<SqliteConnection> AapenAsync()
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync();
        return connection;
    }

    private static object? Tall(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private static async Task EnderAsync<T>(SqliteConnection connection, Func<Task<T>> arbeid, IResolveConstraint ventet)
    {
        var runs = Task.Run(arbeid);
        try
        {
            Assert.That(async () => await runs.WaitAsync(TimeSpan.FromSeconds(30)), ventet);
        }
        finally
        {
            // One that ran on would hold its connection for ever, and with it the end of this test.
            while (!runs.IsCompleted)
            {
                raw.sqlite3_interrupt(connection.Handle);
                await Task.Delay(10);
            }
        }
    }
}
