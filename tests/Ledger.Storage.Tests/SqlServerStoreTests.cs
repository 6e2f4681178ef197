using Ledger.Application.Porter;
using Ledger.Storage.SqlServer;
using Ledger.Tests;

namespace Ledger.Storage.Tests;

/// <summary>The conformance suite on a server. Each test makes and drops a database of its own.</summary>
public sealed class SqlServerStoreTests : StoreConformance
{
    private Testdatabase? _database;

    protected override async Task<ILedgerStore> NyAsync()
    {
        _database = await Testdatabase.NyAsync();
        var store = Annen();
        await store.MigrerAsync(CancellationToken.None);
        return store;
    }

    protected override ILedgerStore Annen() => new SqlServerStore(_database!.Tilkobling, TimeProvider.System);

    protected override async Task FjernAsync()
    {
        if (_database is not null)
        {
            await _database.DisposeAsync();
            _database = null;
        }
    }
}
