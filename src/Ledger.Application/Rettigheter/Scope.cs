namespace Ledger.Application.Rettigheter;

/// <summary>The scopes that a key or token may hold.</summary>
public static class Scope
{
    public const string Les = "ledger:les";
    public const string Bokfor = "ledger:bokfor";
    public const string Budsjett = "ledger:budsjett";
    public const string Stamdata = "ledger:stamdata";
    public const string Rapporter = "ledger:rapporter";
    public const string Publiser = "ledger:publiser";
    public const string Revisjon = "ledger:revisjon";
    public const string Admin = "ledger:admin";

    /// <summary>A system may say which natural person it writes for; it opens nothing by itself.</summary>
    public const string PaaVegneAv = "ledger:paavegneav";

    public static readonly IReadOnlyList<string> Alle = [Les, Bokfor, Budsjett, Stamdata, Rapporter, Publiser, Revisjon, Admin, PaaVegneAv];
}
