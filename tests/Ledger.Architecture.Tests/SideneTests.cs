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

    [Test]
    public void Pages_know_neither_the_API_nor_storage() =>
        AssertNone(Types.InAssembly(Web), "Ledger.Api", "Ledger.Storage", "Dapper", "Microsoft.Data", "System.Net.Http");

    [Test]
    public void What_pages_are_made_of_knows_no_postings_no_store_and_no_request()
    {
        foreach (var rom in new[] { "Sider", "Deler", "Diagrammer", "Html", "Tall" })
        {
            AssertNone(Types.InAssembly(Web).That().ResideInNamespace("Ledger.Web." + rom), "Ledger.Application.Porter", "Ledger.Domain.Hovedbok",
                "Ledger.Domain.Saldo", "Microsoft.AspNetCore");
        }
    }

    [Test]
    public void Charts_see_numbers_and_markup_only() => AssertNone(
        Types.InAssembly(Web).That().ResideInNamespace("Ledger.Web.Diagrammer"), "Ledger.Application", "Ledger.Web.Kilder", "Ledger.Web.Deler",
            "Ledger.Web.Sider", "Ledger.Web.Ruting", "Ledger.Domain.Oppstillinger");

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

    private static void AssertNone(Types typer, params string[] avhengigheter) =>
        AssertNone(typer.Should(), typer.ShouldNot().HaveDependencyOnAny(avhengigheter).GetResult());

    private static void AssertNone(PredicateList typer, params string[] avhengigheter) =>
        AssertNone(typer.Should(), typer.ShouldNot().HaveDependencyOnAny(avhengigheter).GetResult());

    private static void AssertNone(Conditions typer, TestResult resultat)
    {
        Assert.That(typer.NotBeNested().GetTypes(), Is.Not.Empty, "there are types to check");
        Assert.That(resultat.IsSuccessful, Is.True, string.Join(", ", resultat.FailingTypeNames ?? []));
    }
}
