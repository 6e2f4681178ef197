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

    private static readonly string[] Inngang = ["System.IO.File", "System.Net", "System.Data", "System.TimeProvider", "System.Diagnostics.Process"];
    private static readonly string[] Utenfor = ["Ledger.Storage", "Ledger.Api", "Microsoft.AspNetCore", "Dapper", "Microsoft.Data", "System.Data"];
    private static readonly string[] Nett = ["Ledger.Api", "Microsoft.AspNetCore"];
    private static readonly string[] Database = ["Ledger.Storage", "Dapper", "Microsoft.Data"];

    [Test]
    public void The_domain_depends_on_nothing_but_the_base_library() => Assert.That(Fremmede(Domain), Is.Empty);

    [Test]
    public void The_domain_does_no_io_and_reads_no_clock() => AssertNone(Types.InAssembly(Domain), Inngang);

    [Test]
    public void The_application_knows_neither_storage_nor_web() => AssertNone(Types.InAssembly(Application), Utenfor);

    [Test]
    public void Storage_knows_no_web() => AssertNone(Types.InAssembly(Storage), Nett);

    [Test]
    public void Only_what_composes_the_service_knows_which_database_it_has()
    {
        var resten = Types.InAssembly(Api).That().DoNotResideInNamespace("Ledger.Api.Oppstart").And().ResideInNamespace("Ledger.Api");
        Assert.That(resten.GetTypes().Count(), Is.GreaterThan(100));
        Assert.That(Avhengigheter.Brudd(resten, Database), Is.Empty);
    }

    /// <summary>Each name that a rule forbids is found where it is used: in the projects that may, or in a type of this test.</summary>
    [Test]
    public void Every_dependency_that_is_forbidden_would_be_found()
    {
        Types[] alle = [.. new[] { Storage, Api, typeof(Bruker).Assembly }.Select(a => Types.InAssembly(a))];
        string[] forbudt = [.. Inngang, .. Utenfor, .. Nett, .. Database];
        Assert.That(forbudt.Where(f => !alle.Any(t => Avhengigheter.Brudd(t, f).Count > 0)), Is.Empty);
        Assert.That(Fremmede(Application), Does.Contain("Ledger.Domain"));
    }

    private static List<string?> Fremmede(Assembly prosjekt) =>
        [.. prosjekt.GetReferencedAssemblies().Select(a => a.Name).Where(n => !n!.StartsWith("System", StringComparison.Ordinal) && n != "netstandard")];

    private static void AssertNone(Types typer, string[] avhengigheter) => Assert.That(Avhengigheter.Brudd(typer, avhengigheter), Is.Empty);

    /// <summary>Does what the domain may not.</summary>
    private static class Bruker
    {
        public static string Fil() => File.ReadAllText("x");

        public static System.Net.IPAddress Nett() => System.Net.IPAddress.Loopback;

        public static System.Data.DataTable Tabell() => new();

        public static TimeProvider Klokke() => TimeProvider.System;

        public static void Start() => System.Diagnostics.Process.Start("x");
    }
}
