using Ledger.Domain.Kontoplaner;

namespace Ledger.Domain.Noter;

/// <summary>The notes that a line of a statement refers to (§ 5-15), by their ids, from <c>noter.csv</c>.</summary>
public static class Notehenvisninger
{
    private static readonly Dictionary<(string Oppstilling, string Post), IReadOnlyList<string>> Alle = Kodelister.Les("noter.csv")
        .ToDictionary(r => (r["oppstilling"], r["post"]), r => (IReadOnlyList<string>)r["noter"].Split(','));

    /// <summary>Null when the line refers to none.</summary>
    public static IReadOnlyList<string>? For(string oppstilling, string post) => Alle.GetValueOrDefault((oppstilling, post));
}
