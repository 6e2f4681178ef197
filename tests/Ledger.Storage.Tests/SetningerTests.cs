using Ledger.Storage.Felles;
using Ledger.Tests;

namespace Ledger.Storage.Tests;

/// <summary>Each statement is a file and a property, and both engines have the same ones.</summary>
public sealed class SetningerTests
{
    private static readonly string[] Properties =
        [.. typeof(Setninger).GetProperties().Where(p => p.PropertyType == typeof(string)).Select(p => Setninger.Filnavn(p.Name)).Order(StringComparer.Ordinal)];

    [TestCase("sqlite")]
    [TestCase("sqlserver")]
    public void Every_property_has_a_file_and_every_file_a_property(string motor) =>
        Assert.That(new Setninger(motor).Navn.Order(StringComparer.Ordinal), Is.EqualTo(Properties));

    [Test]
    public void Every_statement_is_used()
    {
        var code = string.Concat(Directory.EnumerateFiles(Repository.Path("src/Ledger.Storage"), "*.cs", SearchOption.AllDirectories)
            .Where(f => Path.GetFileName(f) != "Setninger.cs" && !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"))
            .Select(File.ReadAllText));
        var unused = typeof(Setninger).GetProperties().Where(p => p.PropertyType == typeof(string) && !code.Contains("etninger." + p.Name, StringComparison.Ordinal)).Select(p => p.Name);
        Assert.That(unused, Is.Empty);
    }
}
