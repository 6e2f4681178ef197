using Ledger.Application.Publisering;
using Ledger.Web.Html;
using Ledger.Web.Kilder;
using Ledger.Web.Spraak;
using Ledger.Web.Tall;

namespace Ledger.Web.Deler;

/// <summary>Everything that a page is a function of. Who the reader is, is not here.</summary>
/// <param name="Kapitler">The chapters that the source has, in the order of the menu.</param>
public sealed record Sidegrunnlag(IOffentligKilde Kilde, Stier Stier, Valg Valg, IReadOnlyList<Sidekapittel> Kapitler)
{
    public Beloepsenhet Enhet => Valg.Enhet;

    /// <summary>What accounts are measured against.</summary>
    public Budsjettmaal Maal => Kilde.Maal;

    /// <summary>The form of Norwegian that the document is in.</summary>
    public Maalform Maalform => Kilde.Maalform;

    /// <summary>What a live page says later; null for pages that say nothing by themselves.</summary>
    public Levendehode? Levende { get; init; }

    /// <summary>What a reader must know before he reads on, on every page; null for nothing.</summary>
    public string? Merknad { get; init; }

    /// <summary>When the figures came, by source, in words; null where pages do not say it.</summary>
    public string? Ferskhet { get; init; }

    /// <summary>Who answers for the pages.</summary>
    public Tjenesteopplysning Tjenesten { get; init; } = Tjenesteopplysning.Ingen;

    /// <summary>The edition's PDF; null while there is none, and for pages that do not tell of it.</summary>
    public Pdfopplysning? Pdf { get; init; }

    /// <summary>The other editions of the document, newest first.</summary>
    public IReadOnlyList<Utgave> AndreUtgaver { get; init; } = [];

    /// <summary>Sources of the years before, one for a year, oldest first: there for those pages that show them.</summary>
    public IReadOnlyList<IOffentligKilde> AarFoer { get; init; } = [];

    /// <summary>The editions of the same report in other years, replaced ones too: the oldest year first, and its newest edition.</summary>
    public IReadOnlyList<Utgave> AndreAar { get; init; } = [];
}

/// <summary>A page within the frame.</summary>
/// <param name="Tittel">Of the window: unique in the edition.</param>
/// <param name="Kapittel">The chapter of the menu that it belongs to.</param>
/// <param name="Smuler">The pages above it, with their addresses, and its own name last.</param>
/// <param name="Ledd">Its address below the edition's first page.</param>
/// <param name="ErLagret">False for an answer to what the reader wrote: it is neither kept nor listed by search engines.</param>
public sealed record Side(string Tittel, Sidekapittel Kapittel, IReadOnlyList<(string Navn, Adresse? Adresse)> Smuler, IReadOnlyList<string> Ledd,
    Innhold Innhold, bool ErLagret = true);
