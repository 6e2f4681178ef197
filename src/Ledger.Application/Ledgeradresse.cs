using Ledger.Domain.Verdier;

namespace Ledger.Application;

/// <summary>Where a ledger stands in the contract: the municipality's own at its number, and that of a unit below it.</summary>
public static class Ledgeradresse
{
    /// <summary>What stands between the number and the unit in an address that is routed. Nobody sends it or is answered it.</summary>
    public const char Skille = '~';

    public const string Ledd = "/regnskapsenheter/";

    public static string Av(LedgerId ledger) => Vist($"/v1/kommuner/{ledger.ToString().Replace('/', Skille)}");

    /// <summary>An address as it is answered.</summary>
    public static string Vist(string adresse) => adresse.Replace(Skille.ToString(), Ledd, StringComparison.Ordinal);
}
