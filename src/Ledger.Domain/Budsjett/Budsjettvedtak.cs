using Ledger.Domain.Hovedbok;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Budsjett;

/// <summary>The kind of a budget decision. <see cref="Opprinnelig"/> lines make up opprinnelig budsjett; all lines together the revised one.</summary>
public enum Vedtakstype : byte
{
    Opprinnelig = 1,
    Tertial1 = 2,
    Tertial2 = 3,
    Teknisk = 4,
    Annet = 5,

    /// <summary>Lays out on arts the frames of a decision that changes the budget.</summary>
    Detaljering = 6,

    /// <summary>Lays out on arts the frames of the original budget, and counts in its column.</summary>
    DetaljeringAvOpprinnelig = 7,
}

/// <summary>The names of <see cref="Vedtakstype"/> in JSON.</summary>
public static class Vedtakstyper
{
    public static string Navn(this Vedtakstype type) => type switch
    {
        Vedtakstype.Opprinnelig => "opprinnelig",
        Vedtakstype.Tertial1 => "tertial1",
        Vedtakstype.Tertial2 => "tertial2",
        Vedtakstype.Teknisk => "teknisk",
        Vedtakstype.Detaljering => "detaljering",
        Vedtakstype.DetaljeringAvOpprinnelig => "detaljeringAvOpprinnelig",
        _ => "annet",
    };

    /// <summary>The types that a decision is sent as. What it lays out says whether a detaljering is of the original budget.</summary>
    public static readonly IReadOnlyList<string> Sendte =
        [.. Enum.GetValues<Vedtakstype>().Where(t => t != Vedtakstype.DetaljeringAvOpprinnelig).Select(Navn)];

    public static bool ErDetaljering(this Vedtakstype type) => type is Vedtakstype.Detaljering or Vedtakstype.DetaljeringAvOpprinnelig;

    /// <summary>The lines are of the original budget; those of other decisions are changes of it.</summary>
    public static bool ErIOpprinnelig(this Vedtakstype type) => type is Vedtakstype.Opprinnelig or Vedtakstype.DetaljeringAvOpprinnelig;

    public static bool TryParse(string? text, out Vedtakstype type)
    {
        type = text switch
        {
            "opprinnelig" => Vedtakstype.Opprinnelig,
            "tertial1" => Vedtakstype.Tertial1,
            "tertial2" => Vedtakstype.Tertial2,
            "teknisk" => Vedtakstype.Teknisk,
            "annet" => Vedtakstype.Annet,
            "detaljering" => Vedtakstype.Detaljering,
            "detaljeringAvOpprinnelig" => Vedtakstype.DetaljeringAvOpprinnelig,
            _ => 0,
        };
        return type != 0;
    }
}

/// <summary>A line of a budget decision: a change of the appropriation.</summary>
/// <param name="Dimensjon">Drift or investering; funksjon may be empty.</param>
/// <param name="Beloep">The change in kroner, ledger sign.</param>
/// <param name="Periodisering">Its spread over the months; sums to <paramref name="Beloep"/>.</param>
/// <param name="Tiltak">The code of the measure that the line is a part of, if any.</param>
public sealed record Budsjettlinje(Dimensjon Dimensjon, Beloep Beloep, Periodisering Periodisering, string? Tiltak = null);

/// <summary>A decision that adopts or changes the year's budget (kommuneloven §§ 14-3 and 14-5).</summary>
/// <param name="Referanse">The case's own reference, used once per municipality and year.</param>
/// <param name="Organ">Who decided, e.g. kommunestyret.</param>
public sealed record Budsjettvedtak(string Referanse, DateOnly Dato, string Organ, Vedtakstype Type, string? Tekst, IReadOnlyList<Budsjettlinje> Linjer);
