using Ledger.Storage.Felles;
using Ledger.Tests;

namespace Ledger.Storage.Tests;

/// <summary>Each statement is a file and a property, and both engines have the same ones.</summary>
public sealed class SetningerTests
{
    private static readonly string[] Properties =
        [.. typeof(Setninger).GetProperties().Where(p => p.PropertyType == typeof(string)).Select(p => Setninger.Filnavn(p.Name)).Order(StringComparer.Ordinal)];

    private static readonly Setninger Sqlite = new("sqlite/regnskap/statements", "sqlite/katalog/statements");
    private static readonly Setninger SqlServer = new("sqlserver/statements");

    [Test]
    public void Every_property_has_a_file_and_every_file_a_property_in_both_engines()
    {
        Assert.That(Sqlite.Navn.Order(StringComparer.Ordinal), Is.EqualTo(Properties));
        Assert.That(SqlServer.Navn.Order(StringComparer.Ordinal), Is.EqualTo(Properties));
    }

    /// <summary>A statement of eight rows is that of one row with its values eight times.</summary>
    [TestCase("statements/journal_ny")]
    [TestCase("statements/noekkel_ny")]
    [TestCase("statements/postering_ny")]
    [TestCase("indeks/posteringsnoekkel_ny")]
    public void The_inserts_of_many_rows_are_those_of_one(string navn)
    {
        var (head, values) = Les($"db/sqlite/regnskap/{navn}.sql").TrimEnd(';').Split("values ") is [var a, var b] ? (a, b) : throw new FormatException(navn);
        var rows = Enumerable.Range(0, 8).Select(i => System.Text.RegularExpressions.Regex.Replace(values, @"@\w+", m => FormattableString.Invariant($"{m.Value}_{i}")));
        Assert.That(
            Les($"db/sqlite/regnskap/flere/{Path.GetFileName(navn)}.sql"),
            Is.EqualTo($"{head.Replace("insert into", "insert or fail into", StringComparison.Ordinal)}values {string.Join(", ", rows)};"));

        static string Les(string file) => string.Join(
            ' ',
            File.ReadAllLines(Repository.Path(file)).Where(l => !l.StartsWith("--", StringComparison.Ordinal)).Select(l => l.Trim()));
    }

    /// <summary>Those that only one engine has are named where they are used.</summary>
    [Test]
    public void Every_other_file_is_used()
    {
        var code = Code();
        string[] folders = ["sqlite/oppstart", "sqlite/overta", "sqlite/regnskap/indeks", "sqlite/regnskap/flere", "sqlite/katalog/plassering", "sqlserver/oppstart", "sqlserver/oekt"];
        var names = folders.SelectMany(f => Directory.EnumerateFiles(Repository.Path("db/" + f), "*.sql")).Select(f => Path.GetFileNameWithoutExtension(f)!).ToList();
        Assert.That(names, Has.Count.GreaterThan(20));
        Assert.That(names.Where(n => !code.Contains($"\"{n}\"", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Every_statement_is_used()
    {
        var code = Code();
        var unused = typeof(Setninger).GetProperties().Where(p => p.PropertyType == typeof(string) && !System.Text.RegularExpressions.Regex.IsMatch(code, @"(etninger|sql)\." + p.Name + @"\b")).Select(p => p.Name);
        Assert.That(unused, Is.Empty);
    }

    private static string Code() => string.Concat(Directory.EnumerateFiles(Repository.Path("src/Ledger.Storage"), "*.cs", SearchOption.AllDirectories)
        .Where(f => Path.GetFileName(f) != "Setninger.cs" && !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Select(File.ReadAllText));
}
