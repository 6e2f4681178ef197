using Ledger.Application.Rettigheter;

namespace Ledger.Api.Http.Sikkerhet;

/// <summary>The fixed keys of Development, each for every municipality. They are refused in every other environment.</summary>
internal static class Utviklernoekler
{
    /// <summary>What the journal records as the writer, and the scopes, by key.</summary>
    public static IReadOnlyDictionary<string, (
        string Bruker, IReadOnlyList<string> Scopes)> Alle { get; } = new Dictionary<string, (string, IReadOnlyList<string>)>(StringComparer.Ordinal)
    {
        ["dev-les"] = ("dev-les", [Scope.Les]),
        ["dev-bokfor"] = ("dev-bokfor", [Scope.Bokfor]),
        ["dev-budsjett"] = ("dev-budsjett", [Scope.Budsjett]),
        ["dev-stamdata"] = ("dev-stamdata", [Scope.Stamdata]),
        ["dev-rapporter"] = ("dev-rapporter", [Scope.Rapporter]),
        ["dev-publiser"] = ("dev-publiser", [Scope.Publiser]),
        ["dev-revisjon"] = ("dev-revisjon", [Scope.Revisjon]),
        ["dev-admin"] = ("dev-admin", Scope.Alle),
    };
}
