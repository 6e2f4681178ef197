using System.Data;
using System.Data.Common;
using Dapper;
using Ledger.Domain.Hovedbok;
using Ledger.Storage.Felles;
using Microsoft.Data.SqlClient;

namespace Ledger.Storage.SqlServer;

/// <summary>A connection of the pool.</summary>
/// <param name="snapshot">Whether the database has snapshots for reads that must agree.</param>
/// <param name="transaksjon">The transaction that runs on it already.</param>
internal sealed class SqlServerForbindelse(SqlConnection connection, int ledger, bool snapshot, SqlTransaction? transaksjon = null)
    : Forbindelse(connection, ledger, transaksjon)
{
    private bool _lestSnapshot;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_lestSnapshot && Connection.State == ConnectionState.Open)
        {
            try
            {
                // The pool hands the connection on with the level of its last transaction, and what runs next without one would run in it.
                await Connection.ExecuteAsync("set transaction isolation level read committed;");
            }
            catch (SqlException)
            {
                SqlConnection.ClearPool((SqlConnection)Connection);
            }
        }

        await Connection.DisposeAsync();
    }

    protected override IRad Rad(DbDataReader reader) => new SqlServerRad(reader);

    protected override void Avbryt(DbDataReader reader) => (reader as IWrappedDataReader)?.Command.Cancel();

    protected override async Task<DbTransaction> SnapshotAsync(CancellationToken ct)
    {
        _lestSnapshot = snapshot;
        return await Connection.BeginTransactionAsync(snapshot ? IsolationLevel.Snapshot : IsolationLevel.ReadCommitted, ct);
    }

    // Named, because a connection from the pool goes on with the level of its last transaction.
    protected override async Task<DbTransaction> BegynnAsync(CancellationToken ct) => await Connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);
}

/// <summary>The row that a reader of SQL Server stands on. The server's integers have many widths, and the client reads each by its own call.</summary>
internal sealed class SqlServerRad(DbDataReader reader) : Leserrad(reader)
{
    private readonly TypeCode[] _typer = [.. Enumerable.Range(0, reader.FieldCount).Select(i => Type.GetTypeCode(reader.GetFieldType(i)))];

    public override long Heltall(int kolonne) => _typer[kolonne] switch
    {
        TypeCode.Int64 => Reader.GetInt64(kolonne),
        TypeCode.Int32 => Reader.GetInt32(kolonne),
        TypeCode.Int16 => Reader.GetInt16(kolonne),
        TypeCode.Byte => Reader.GetByte(kolonne),
        var type => throw new InvalidOperationException($"Column {kolonne} is of type {type}."),
    };

    public override DateTimeOffset Tid(int kolonne) => new(DateTime.SpecifyKind(Reader.GetDateTime(kolonne), DateTimeKind.Utc));

    public override DateOnly Dato(int kolonne) => DateOnly.FromDateTime(Reader.GetDateTime(kolonne));
}

/// <summary>The engine's forms of positions: two columns.</summary>
internal static class SqlServerPosisjon
{
    public static readonly Posisjonskolonner Kolonner = new(
        2, (rad, kolonne) => rad.ErNull(kolonne) ? default : Posisjon.Fra(rad.Heltall(kolonne), rad.Tall(kolonne + 1)));
}
