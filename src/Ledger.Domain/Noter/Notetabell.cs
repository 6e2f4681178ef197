using Ledger.Domain.Verdier;

namespace Ledger.Domain.Noter;

/// <summary>A column of a table of a note.</summary>
public sealed record Notekolonne(string Id, string Navn);

/// <summary>A row of a table of a note.</summary>
/// <param name="Verdier">By column: an amount, a number or a text; null for what is not known.</param>
public sealed record Noterad(string Kode, string Navn, IReadOnlyDictionary<string, object?> Verdier, bool ErSum = false);

/// <summary>A table of a note that is made from a register.</summary>
/// <param name="Sum">What the register says that the chapters of the note hold, ledger sign; null when it does not say.</param>
public sealed record Notetabell(string Id, string Navn, IReadOnlyList<Notekolonne> Kolonner, IReadOnlyList<Noterad> Rader, Beloep? Sum = null)
{
    /// <summary>What is wrong with what is registered, in Norwegian, for the reader.</summary>
    public IReadOnlyList<string> Mangler { get; init; } = [];

    /// <summary>The sum of a column of amounts over the rows.</summary>
    public static Beloep Summer(IEnumerable<Noterad> rader, string kolonne) => Beloep.Sum(rader.Select(r => r.Verdier[kolonne]).OfType<Beloep>());
}
