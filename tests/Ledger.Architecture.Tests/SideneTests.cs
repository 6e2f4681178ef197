using System.Reflection;
using Ledger.Application.Porter;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Saldo;
using Ledger.Web.Kilder;
using NetArchTest.Rules;

namespace Ledger.Architecture.Tests;

/// <summary>Pages depend on Application and Domain, and what is public cannot reach a posting: there is nothing in its source that leads to one.</summary>
public sealed class SideneTests
{
    private static readonly Assembly Web = typeof(IOffentligKilde).Assembly;

    private static readonly string[] Utenfor = ["Ledger.Api", "Ledger.Storage", "Dapper", "Microsoft.Data", "System.Net.Http"];
    private static readonly string[] Bak = ["Ledger.Application.Porter", "Ledger.Domain.Hovedbok", "Ledger.Domain.Saldo", "Microsoft.AspNetCore"];

    private static readonly string[] Over =
        ["Ledger.Application", "Ledger.Web.Kilder", "Ledger.Web.Deler", "Ledger.Web.Sider", "Ledger.Web.Ruting", "Ledger.Domain.Oppstillinger"];

    [Test]
    public void Pages_know_neither_the_API_nor_storage() => Assert.That(Avhengigheter.Brudd(Types.InAssembly(Web), Utenfor), Is.Empty);

    [TestCase("Sider")]
    [TestCase("Deler")]
    [TestCase("Diagrammer")]
    [TestCase("Html")]
    [TestCase("Tall")]
    public void What_pages_are_made_of_knows_no_postings_no_store_and_no_request(string rom) => AssertNone(rom, Bak);

    [Test]
    public void Charts_see_numbers_and_markup_only() => AssertNone("Diagrammer", Over);

    /// <summary>Each name that a rule forbids is found where it is used: in the projects that may, or in a type of this test.</summary>
    [Test]
    public void Every_dependency_that_is_forbidden_would_be_found()
    {
        Assembly[] prosjekter = [Assembly.Load("Ledger.Api"), Web, typeof(Storage.Sqlite.SqliteStore).Assembly, typeof(SideneTests).Assembly];
        Types[] alle = [.. prosjekter.Select(a => Types.InAssembly(a))];
        Assert.That(Utenfor.Concat(Bak).Concat(Over).Where(f => !alle.Any(t => Avhengigheter.Brudd(t, f).Count > 0)), Is.Empty);
    }

    [Test]
    public void Nothing_that_the_public_source_answers_leads_to_a_posting()
    {
        Type[] forbudt = [typeof(Bilag), typeof(Postering), typeof(LagretBilag), typeof(LagretPostering), typeof(Journalpost), typeof(ILedgerStore),
            typeof(Saldokube), typeof(Dimensjon)];
        var naadd = Naadd(typeof(IOffentligKilde));
        Assert.That(naadd, Has.Count.GreaterThan(15), "the walk finds what there is");
        Assert.That(naadd.Intersect(forbudt), Is.Empty);
        Assert.That(Naadd(typeof(LagretBilag)).Intersect(forbudt), Is.Not.Empty, "the walk would find a posting");
    }

    /// <summary>
    /// Every type of ours that can be read from a type: through properties, fields, elements, and what methods without arguments, or those of the
    /// source itself, give.
    /// </summary>
    private static HashSet<Type> Naadd(Type kilde)
    {
        var naadd = new HashSet<Type>();
        var koe = new Queue<Type>([kilde]);
        while (koe.TryDequeue(out var type))
        {
            foreach (var t in type.IsGenericType ? type.GetGenericArguments().Append(type) : [type.HasElementType ? type.GetElementType()! : type])
            {
                if (t != type)
                {
                    koe.Enqueue(t);
                }
                else if (t.Assembly.GetName().Name!.StartsWith("Ledger.", StringComparison.Ordinal) && naadd.Add(t))
                {
                    const BindingFlags Alle = BindingFlags.Public | BindingFlags.Instance;
                    t.GetProperties(Alle).Select(p => p.PropertyType).ToList().ForEach(koe.Enqueue);
                    t.GetFields(Alle).Select(f => f.FieldType).ToList().ForEach(koe.Enqueue);
                    t.GetMethods(Alle).Where(m => t == kilde || m.GetParameters().Length == 0).Select(m => m.ReturnType).ToList().ForEach(koe.Enqueue);
                }
            }
        }

        return naadd;
    }

    private static void AssertNone(string rom, string[] avhengigheter)
    {
        var typer = Types.InAssembly(Web).That().ResideInNamespace("Ledger.Web." + rom);
        Assert.That(typer.Should().NotBeNested().GetTypes(), Is.Not.Empty, "there are types to check");
        Assert.That(Avhengigheter.Brudd(typer, avhengigheter), Is.Empty);
    }

    /// <summary>Asks over the net, as no page may.</summary>
    private static class Spoerrer
    {
        public static HttpClient Klient() => new();
    }
}
