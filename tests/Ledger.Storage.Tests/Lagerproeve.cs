using Ledger.Domain.Verdier;
using Ledger.Storage.Sqlite;

namespace Ledger.Storage.Tests;

/// <summary>Tests that have an empty store of their own each.</summary>
public abstract class Lagerproeve
{
    protected static readonly LedgerId Ledger = LedgerId.Parse("3201");
    protected static readonly CancellationToken None = CancellationToken.None;

    protected string Mappe { get; private set; } = "";

    protected SqliteStore Store { get; private set; } = null!;

    [SetUp]
    public async Task LagStore()
    {
        Mappe = Path.Combine(Path.GetTempPath(), $"ledger-{Guid.NewGuid():N}");
        Store = new SqliteStore(Mappe, TimeProvider.System);
        await Store.MigrerAsync(None);
    }

    [TearDown]
    public void FjernStore()
    {
        Store.Dispose();
        Directory.Delete(Mappe, recursive: true);
    }
}
