using System.Text.Json;

namespace Ledger.Domain.Kjede;

/// <summary>Which of the protected texts of a ledger.</summary>
/// <param name="Nummer">The sequence number of the entry; the version of the write for <see cref="Bruker"/> and <see cref="Avtrykk"/>.</param>
/// <param name="Linje">The row of the entry; 0 for a text of the entry itself.</param>
/// <param name="Felt"><c>tekst</c>, <c>motpart</c>, <c>dokument</c>, <c>bruker</c>, <c>avtrykk</c>, or <c>navn:…</c> for a text with a name.</param>
public readonly record struct Tekststed(long Nummer, int Linje, string Felt)
{
    public const string Tekst = "tekst";
    public const string Motpart = "motpart";
    public const string Dokument = "dokument";
    public const string Bruker = "bruker";

    /// <summary>The fingerprint of what a write was sent, which confirms a guess of its texts.</summary>
    public const string Avtrykk = "avtrykk";

    private const string Navneprefiks = "navn:";

    public static string Navngitt(string navn) => Navneprefiks + navn;

    /// <summary>The name of a text with one; null for the others.</summary>
    public string? Navn => Felt.StartsWith(Navneprefiks, StringComparison.Ordinal) ? Felt[Navneprefiks.Length..] : null;

    public bool ErSkriving => Felt is Bruker or Avtrykk;

    /// <summary>The erased texts of an entry and of its write.</summary>
    public static IEnumerable<Tekststed> Slettede(Lestpost post)
    {
        var sekvens = post.Ledd.Sekvens;
        if (post.Ledd.Bruker.ErSlettet)
        {
            yield return new Tekststed(post.Ledd.Versjon, 0, Bruker);
        }

        if (post.Tekst.ErSlettet)
        {
            yield return new Tekststed(sekvens, 0, Tekst);
        }

        foreach (var (navn, _) in post.Tekster.Where(t => t.Tekst.ErSlettet))
        {
            yield return new Tekststed(sekvens, 0, Navngitt(navn));
        }

        foreach (var rad in post.Rader)
        {
            if (rad.Tekst.ErSlettet)
            {
                yield return new Tekststed(sekvens, rad.Linje, Tekst);
            }

            if (rad.Motpart.ErSlettet)
            {
                yield return new Tekststed(sekvens, rad.Linje, Motpart);
            }

            if (rad.Dokument.ErSlettet)
            {
                yield return new Tekststed(sekvens, rad.Linje, Dokument);
            }
        }
    }

    /// <summary>The content of the entry that says which texts were erased.</summary>
    public static string Skriv(IEnumerable<Tekststed> steder) =>
        Sletteinnhold.Form.Skriv(new Sletteinnhold([.. steder.Select(Sletteinnhold.Sted.Av)]));

    /// <exception cref="FormatException">It is no such content.</exception>
    public static IReadOnlyList<Tekststed> Les(string innhold)
    {
        try
        {
            return [.. Sletteinnhold.Form.Les(innhold).Slettet.Select(s => s.Tekststed())];
        }
        catch (JsonException e)
        {
            throw new FormatException("Slettingens innhold kan ikke leses.", e);
        }
    }
}
