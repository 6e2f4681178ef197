using Ledger.Storage.Felles;
using Ledger.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Ledger.Storage.Tests;

/// <summary>A statement that nobody waits for any more is ended, and its connection is as good as before.</summary>
public sealed class AvbruddTests
{
    private const string Uendelig = "with recursive n (x) as (select 1 union all select x + 1 from n) select x from n where x < 0";

    [Test]
    public async Task A_statement_that_runs_is_interrupted_by_its_token_and_the_next_one_runs()
    {
        await using var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync();
        await using var lager = new SqliteForbindelse(connection, static () => { });
        using var given = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        Assert.That(
            async () => await Task.Run(() => lager.AlleAsync(Uendelig, null, rad => rad.Heltall(0), given.Token)).WaitAsync(TimeSpan.FromSeconds(30)),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(await lager.AlleAsync("select 7", null, rad => rad.Heltall(0), CancellationToken.None), Is.EqualTo(new[] { 7L }));
    }
}
