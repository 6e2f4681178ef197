namespace Ledger.Api.Sikkerhet;

/// <summary>A key's rights.</summary>
/// <param name="Bruker">What the journal records as the writer.</param>
/// <param name="Kommuner">The municipalities that it may see; null for all.</param>
public sealed record Noekkelrett(string Bruker, IReadOnlyList<string> Scopes, IReadOnlySet<string>? Kommuner);

/// <summary>The fixed keys of Development. They are refused in every other environment.</summary>
public static class Utviklernoekler
{
    private static readonly Dictionary<string, Noekkelrett> Alle = new(StringComparer.Ordinal)
    {
        ["dev-les"] = new("dev-les", [Scope.Les], null),
        ["dev-bokfor"] = new("dev-bokfor", [Scope.Bokfor], null),
        ["dev-budsjett"] = new("dev-budsjett", [Scope.Budsjett], null),
        ["dev-revisjon"] = new("dev-revisjon", [Scope.Revisjon], null),
        ["dev-admin"] = new("dev-admin", Scope.Alle, null),
    };

    public static Noekkelrett? Finn(string token) => Alle.GetValueOrDefault(token);
}
