using NetArchTest.Rules;

namespace Ledger.Architecture.Tests;

/// <summary>Which types of a set depend on what they may not.</summary>
internal static class Avhengigheter
{
    public static IReadOnlyList<string> Brudd(Types typer, params string[] avhengigheter) =>
        Navn(typer.ShouldNot().HaveDependencyOnAny(avhengigheter).GetResult());

    public static IReadOnlyList<string> Brudd(PredicateList typer, params string[] avhengigheter) =>
        Navn(typer.ShouldNot().HaveDependencyOnAny(avhengigheter).GetResult());

    private static IReadOnlyList<string> Navn(TestResult resultat) => resultat.IsSuccessful ? [] : [.. resultat.FailingTypeNames];
}
