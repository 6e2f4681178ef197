using Ledger.Domain.Lagring;

namespace Ledger.Application.Grunndata.Definisjoner;

/// <summary>How a year's notes are numbered, and the municipality's own notes.</summary>
/// <param name="Rekkefoelge">Names of notes in the order of their numbers; those that are not named come after, in the order of the regulation.</param>
/// <param name="Egne">The municipality's own notes: 18 and on, in this order.</param>
public sealed record Noteoppsett(IReadOnlyList<string> Rekkefoelge, IReadOnlyList<Egennote> Egne)
{
    public static readonly Noteoppsett Loven = new([], []);
}

/// <summary>A note of the municipality's own.</summary>
/// <param name="Navn">What its text and its tables are kept by, whatever its place.</param>
/// <param name="Hjemmel">What asks for it; § 5-15 when left out.</param>
public sealed record Egennote(string Navn, string Tittel, string? Hjemmel = null);

/// <summary>The stored form of a year's notes.</summary>
public static class Noteoppsettform
{
    /// <summary>A year has one.</summary>
    public const string Kode = "noter";

    public static string Skriv(Noteoppsett oppsett) => Lagretform.SkrivUtenTomme(oppsett);

    public static Noteoppsett Les(string json) => Lagretform.Les<Noteoppsett>(json);
}
