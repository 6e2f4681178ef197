using Ledger.Domain.Verdier;

namespace Ledger.Domain.Oppstillinger;

/// <summary>What a line of a statement is.</summary>
public enum Linjetype
{
    /// <summary>A sum of postings.</summary>
    Linje,

    /// <summary>A sum of other lines.</summary>
    Sum,

    /// <summary>A result: a sum of other lines that is a balance.</summary>
    Resultat,
}

/// <summary>A line of a statement: either filters over dimensions, or a formula over other lines.</summary>
/// <param name="Post">Unique in the statement.</param>
/// <param name="Filtre">Of a <see cref="Linjetype.Linje"/>: what counts; a posting that several filters match counts once.</param>
/// <param name="Formel">Of the other types, in display sign.</param>
/// <param name="Visningsfaktor">
/// +1 when the regulation shows the ledger's sign, -1 when it shows the opposite (inntekt, overskudd and tilgang as positive).
/// </param>
/// <param name="KanUtelates">The line may be left out when it is empty.</param>
public sealed record Linjedefinisjon(
    string Post, string Tekst, Linjetype Type, IReadOnlyList<Postfilter> Filtre, Formel? Formel, int Visningsfaktor, bool KanUtelates = false)
{
    /// <summary>The line stands only where the accounts have an amount on it.</summary>
    public bool BareMedBeloep { get; init; }

    /// <summary>The line stands only where there is an amount in any column, the budget's too.</summary>
    public bool BareMedTall { get; init; }

    /// <summary>
    /// The rows that book what the line shows, when they are the counterpart of all that it sums: merforbruk brought forward is what the other
    /// arts sum to, and its row is of art 980. They are no part of the line's sum; null for all other lines.
    /// </summary>
    public Postfilter? Motpost { get; init; }
}

/// <summary>A statement as data: one evaluator computes them all.</summary>
/// <param name="Id">E.g. <c>5-4-1</c>, or a municipality's own such as <c>hovedoversikt-drift</c>.</param>
/// <param name="Hjemmel">The paragraph of the regulation; null for own statements.</param>
public sealed record Oppstillingsdefinisjon(string Id, string Navn, string? Hjemmel, IReadOnlyList<Linjedefinisjon> Linjer)
{
    public Linjedefinisjon? Finn(string post) => Linjer.FirstOrDefault(l => l.Post == post);

    /// <summary>
    /// The statement is of the balance. It may have the sum of drift and investering too, which the balance lacks until the year is closed.
    /// </summary>
    public bool ErBalanse
    {
        get
        {
            var filtre = Linjer.SelectMany(l => l.Filtre).ToList();
            return filtre.Any(f => f.Kontoklasse == Kontoklasse.Balanse)
                && filtre.All(f => f.Kontoklasse is Kontoklasse.Balanse or Kontoklasse.EtterKonto || f == new Postfilter { Kontoklasse = f.Kontoklasse });
        }
    }
}

/// <summary>The names of <see cref="Linjetype"/> in JSON.</summary>
public static class Linjetyper
{
    public static string Navn(this Linjetype type) => type switch
    {
        Linjetype.Linje => "linje",
        Linjetype.Sum => "sum",
        _ => "resultat",
    };

    public static bool TryParse(string? text, out Linjetype type)
    {
        (var ok, type) = text switch
        {
            "linje" => (true, Linjetype.Linje),
            "sum" => (true, Linjetype.Sum),
            "resultat" => (true, Linjetype.Resultat),
            _ => (false, default),
        };
        return ok;
    }
}
