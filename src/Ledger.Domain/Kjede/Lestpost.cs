using Ledger.Domain.Budsjett;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Kjede;

/// <summary>A row as it was read back, before it is known to be a bilag or a budget line.</summary>
/// <param name="Periodisering">For budget lines only.</param>
public readonly record struct Lestrad(
    int Linje, Dimensjon Dimensjon, Beloep Beloep, Verntekst Tekst, Verntekst Motpart, Verntekst Dokument, string? Periodisering)
{
    /// <summary>The period that a posting is about; null when it is the bilag's.</summary>
    public int? GjelderPeriode { get; init; }

    /// <summary>The measure that a budget line is a part of.</summary>
    public string? Tiltak { get; init; }

    /// <summary>Where the key of the dimension is kept for who books many rows.</summary>
    public Noekkelvei Vei { get; init; }
}

/// <summary>A journal entry as it was read back, with what its hash is over.</summary>
/// <param name="Organ">Of a vedtak.</param>
/// <param name="Type">Of a vedtak.</param>
/// <param name="Json">Of a definition.</param>
public sealed record Lestpost(
    Kjedeledd Ledd,
    Journalslag Slag,
    string Referanse,
    DateOnly? Dato,
    int? Periode,
    Verntekst Tekst,
    int? Tilbakefoerer,
    string? Organ,
    Vedtakstype? Type,
    string? Json,
    IReadOnlyList<Lestrad> Rader,
    Kjedehash Hash)
{
    public Kjedeform Form { get; init; } = Kjedeform.Ledger1;

    /// <summary>The source that a bilag was made from, when it says one.</summary>
    public string? Kilde { get; init; }

    /// <summary>Protected texts beside <see cref="Tekst"/>, by name in ordinal order.</summary>
    public IReadOnlyList<Navntekst> Tekster { get; init; } = [];

    /// <summary>The entry as a bilag; texts that are erased are shown as such.</summary>
    /// <exception cref="FormatException">It is no bilag.</exception>
    /// <exception cref="ArgumentException">It does not balance, or has a period that is none.</exception>
    public Bilag Bilag() => new(
        Referanse,
        Dato ?? throw new FormatException("Bilaget har ingen dato."),
        Verdier.Periode.Fra(Periode ?? -1),
        [.. Rader.Select(r => new Postering(
            r.Dimensjon, r.Beloep, r.Tekst.Vist, r.Motpart.Vist, r.Dokument.Vist, r.GjelderPeriode is { } gjelder ? Verdier.Periode.Fra(gjelder) : null))],
        Tekst.Vist,
        Tilbakefoerer)
    {
        Kilde = Kilde,
    };

    /// <summary>The entry as a budget decision.</summary>
    /// <exception cref="FormatException">It is no budget decision.</exception>
    public Budsjettvedtak Vedtak() => new(
        Referanse,
        Dato ?? throw new FormatException("Vedtaket har ingen dato."),
        Organ ?? "",
        Type ?? throw new FormatException("Vedtaket har ingen type."),
        Tekst.Vist,
        [.. Rader.Select(r => new Budsjettlinje(r.Dimensjon, r.Beloep, Periodisering.Parse(r.Periodisering ?? ""), r.Tiltak))]);
}
