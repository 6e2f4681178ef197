using System.Reflection;
using NetArchTest.Rules;

namespace Ledger.Architecture.Tests;

/// <summary>Dependencies point inward: Api → Application → Domain, Storage → Application.</summary>
public sealed class AvhengigheterTests
{
    private static readonly Assembly Domain = typeof(Ledger.Domain.Verdier.Beloep).Assembly;
    private static readonly Assembly Application = typeof(Ledger.Application.Avvisning).Assembly;
    private static readonly Assembly Storage = typeof(Ledger.Storage.Sqlite.SqliteStore).Assembly;
    private static readonly Assembly Api = Assembly.Load("Ledger.Api");

    [Test]
    public void The_domain_depends_on_nothing_but_the_base_library() =>
        Assert.That(Domain.GetReferencedAssemblies().Select(a => a.Name).Where(n => !n!.StartsWith("System", StringComparison.Ordinal) && n != "netstandard"), Is.Empty);

    [Test]
    public void The_domain_does_no_io_and_reads_no_clock()
    {
        var result = Types.InAssembly(Domain).ShouldNot().HaveDependencyOnAny("System.IO.File", "System.Net", "System.Data", "System.TimeProvider", "System.Diagnostics.Process").GetResult();
        Assert.That(result.IsSuccessful, Is.True, string.Join(", ", result.FailingTypeNames ?? []));
    }

    [Test]
    public void The_application_knows_neither_storage_nor_web()
    {
        var result = Types.InAssembly(Application).ShouldNot()
            .HaveDependencyOnAny("Ledger.Storage", "Ledger.Api", "Microsoft.AspNetCore", "Dapper", "Microsoft.Data", "System.Data.SqlClient").GetResult();
        Assert.That(result.IsSuccessful, Is.True, string.Join(", ", result.FailingTypeNames ?? []));
    }

    [Test]
    public void Storage_knows_no_web()
    {
        var result = Types.InAssembly(Storage).ShouldNot().HaveDependencyOnAny("Ledger.Api", "Microsoft.AspNetCore").GetResult();
        Assert.That(result.IsSuccessful, Is.True, string.Join(", ", result.FailingTypeNames ?? []));
    }

    [Test]
    public void Only_what_composes_the_service_knows_which_database_it_has()
    {
        var resten = Types.InAssembly(Api).That().DoNotResideInNamespace("Ledger.Api.Oppstart").And().ResideInNamespace("Ledger.Api");
        Assert.That(resten.GetTypes().Count(), Is.GreaterThan(100));
        var result = resten.ShouldNot().HaveDependencyOnAny("Ledger.Storage", "Dapper", "Microsoft.Data").GetResult();
        Assert.That(result.IsSuccessful, Is.True, string.Join(", ", result.FailingTypeNames ?? []));
    }
}
