using System.Data.Common;
using Ledger.Storage.Felles;
using Microsoft.Data.Sqlite;

namespace Ledger.Storage.Sqlite;

/// <summary>A connection to a file, which goes back to where it came from.</summary>
internal sealed class SqliteForbindelse(SqliteConnection connection, Action lever) : Forbindelse(connection, ledger: 0)
{
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        lever();
    }

    protected override IDisposable? AvbrytVed(CancellationToken ct) => SqliteAvbrudd.Ved((SqliteConnection)Connection, ct);

    protected override IRad Rad(DbDataReader reader) => new SqliteLeserrad(reader);

    protected override Task<DbTransaction> SnapshotAsync(CancellationToken ct) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)Connection).BeginTransaction(deferred: true));

    protected override Task<DbTransaction> BegynnAsync(CancellationToken ct) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)Connection).BeginTransaction(deferred: false));
}
