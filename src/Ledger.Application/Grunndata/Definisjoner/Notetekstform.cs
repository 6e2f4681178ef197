namespace Ledger.Application.Grunndata.Definisjoner;

/// <summary>The stored form of a note's text. The text is published with the accounts.</summary>
public static class Notetekstform
{
    public static string Skriv(string? tekst) => Lagretform.Skriv(new Lagrettekst(tekst));

    /// <summary>Null when the text is taken away.</summary>
    public static string? Les(string json) => Lagretform.Les<Lagrettekst>(json).Tekst;

    private sealed record Lagrettekst(string? Tekst);
}
