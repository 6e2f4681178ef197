namespace Ledger.Domain.Publisering;

/// <summary>The life of a document: written, locked at a version, published; then replaced by a newer edition, withdrawn or removed.</summary>
public enum Utgavestatus
{
    Kladd,
    Laast,
    Publisert,
    Erstattet,

    /// <summary>Not shown any more; the figures remain in the ledger.</summary>
    Trukket,

    /// <summary>Withdrawn because it said too much: its texts are not given out again, and the hash remains.</summary>
    Fjernet,
}

/// <summary>The names of <see cref="Utgavestatus"/> in JSON.</summary>
public static class Utgavestatuser
{
    public static IReadOnlyList<string> Navnene { get; } = [.. Enum.GetValues<Utgavestatus>().Select(Navn)];

    public static string Navn(this Utgavestatus status) => status.ToString().ToLowerInvariant();

    public static Utgavestatus Parse(string tekst) => Enum.GetValues<Utgavestatus>().First(s => s.Navn() == tekst);
}
