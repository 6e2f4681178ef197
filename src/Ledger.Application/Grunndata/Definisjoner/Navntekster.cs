using Ledger.Application.Porter;

namespace Ledger.Application.Grunndata.Definisjoner;

/// <summary>The texts of an entry that stand apart from its content because they may be erased.</summary>
public static class Navntekster
{
    /// <summary>Those that are not erased, by name.</summary>
    public static IReadOnlyDictionary<string, string> Les(Journalpost post) =>
        post.Tekster.Where(t => t.Tekst.Tekst is not null).ToDictionary(t => t.Navn, t => t.Tekst.Tekst!, StringComparer.Ordinal);
}
