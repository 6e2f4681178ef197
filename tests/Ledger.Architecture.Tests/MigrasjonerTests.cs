using Ledger.Tests;

namespace Ledger.Architecture.Tests;

/// <summary>A migration is found by its number: two of one number leave a database that cannot be made.</summary>
public sealed class MigrasjonerTests
{
    [TestCase("db/sqlite/katalog/migrations")]
    [TestCase("db/sqlite/regnskap/migrations")]
    [TestCase("db/sqlserver/migrations")]
    public void Migrations_are_numbered_from_one_each_once(string mappe)
    {
        var numre = Directory.GetFiles(Repository.Path(mappe), "*.sql").Select(f => Path.GetFileName(f)[..4]).Order(StringComparer.Ordinal).ToList();
        Assert.That(numre, Is.EqualTo(Enumerable.Range(1, numre.Count).Select(n => n.ToString("0000", System.Globalization.CultureInfo.InvariantCulture))));
    }
}
