namespace Ledger.Web.Html;

/// <summary>The attributes that pages use. There is none for style, for events or for addresses of other kinds.</summary>
public static class Attr
{
    public static Attributt Klasse(string navn) => new("class", navn);

    public static Attributt Id(string id) => new("id", id);

    public static Attributt Lang(string spraak) => new("lang", spraak);

    /// <summary>An attribute of WAI-ARIA, without its prefix.</summary>
    public static Attributt Aria(string navn, string verdi) => new("aria-" + Navn(navn), verdi);

    public static Attributt Rolle(string rolle) => new("role", rolle);

    /// <summary>An attribute for programs, without its prefix.</summary>
    public static Attributt Data(string navn, string verdi) => new("data-" + Navn(navn), verdi);

    /// <summary>Reachable by keyboard: a region that scrolls.</summary>
    public static Attributt Fokuserbar { get; } = new("tabindex", "0");

    /// <summary>Not shown, to anybody, until a script takes it away.</summary>
    public static Attributt Skjult { get; } = new("hidden", "hidden");

    public static Attributt Type(string type) => new("type", type);

    /// <summary>What a style sheet is for.</summary>
    public static Attributt Medium(string medium) => new("media", medium);

    /// <summary>What a field may be filled with; its label says what it is.</summary>
    public static Attributt Plassholder(string tekst) => new("placeholder", tekst);

    private static string Navn(string navn) =>
        navn.All(c => char.IsAsciiLetterLower(c) || c == '-') ? navn : throw new ArgumentException($"{navn} is no name of an attribute.", nameof(navn));
}
