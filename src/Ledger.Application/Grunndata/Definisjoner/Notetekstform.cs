using Ledger.Application.Porter;
using Ledger.Domain.Kjede;
using Ledger.Domain.Lagring;

namespace Ledger.Application.Grunndata.Definisjoner;

/// <summary>
/// The stored form of a note's text. The text may name people (§ 5-13 letter d), so it stands beside the chain with its salt, and can be erased.
/// </summary>
public static class Notetekstform
{
    /// <summary>The name of the text beside the entry.</summary>
    public const string Felt = "tekst";

    /// <returns>The content that is hashed as it stands, and the text that stands beside it.</returns>
    public static (string Json, IReadOnlyDictionary<string, string?> Tekster) Skriv(string? tekst) =>
        (Lagretform.SkrivUtenTomme(new Lagrettekst(null, tekst is not null)), new Dictionary<string, string?> { [Felt] = tekst });

    /// <summary>None when the text is taken away. Entries of before it could be erased have it in their content.</summary>
    public static Verntekst Les(Journalpost post) =>
        Lagretform.Les<Lagrettekst>(post.Innhold!) is { Tekst: { } iKjeden } ? Verntekst.Aapen(iKjeden)
        : post.Tekster.FirstOrDefault(t => t.Navn == Felt).Tekst;

    private sealed record Lagrettekst(string? Tekst, bool HarTekst = false);
}
