namespace Ledger.Api.Finans;

/// <summary>The finance register. Its reports are in the registry of reports.</summary>
internal static class Finansendepunkter
{
    public static void MapFinans(this RouteGroupBuilder kommune)
    {
        var finans = kommune.MapGroup("/finans");
        finans.MapFinansdefinisjoner();
        finans.MapFinansposter();
        finans.MapMerknader();
        finans.MapRapportinnlevering();
    }
}
