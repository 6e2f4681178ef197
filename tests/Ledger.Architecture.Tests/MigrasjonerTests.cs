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
        var filer = Directory.GetFiles(Repository.Path(mappe), "*.sql");
        Assert.That(filer, Is.Not.Empty);
        Assert.That(Huskontroll.Migrasjonsbrudd(filer.Select(f => Path.GetFileName(f))), Is.Empty);
    }

    [TestCase("0001_a.sql 0002_b.sql", "")]
    [TestCase("0002_b.sql 0001_a.sql", "", Description = "in any order")]
    [TestCase("0001_a.sql 0002_b.sql 0002_c.sql", "0002_c.sql", Description = "one number twice")]
    [TestCase("0001_a.sql 0003_b.sql", "0003_b.sql", Description = "a gap")]
    [TestCase("0002_b.sql", "0002_b.sql", Description = "no first")]
    [TestCase("0001_a.sql 2_b.sql", "2_b.sql", Description = "not four digits")]
    public void A_number_out_of_order_is_found(string filer, string brudd) =>
        Assert.That(string.Join(' ', Huskontroll.Migrasjonsbrudd(filer.Split(' '))), Is.EqualTo(brudd));
}
