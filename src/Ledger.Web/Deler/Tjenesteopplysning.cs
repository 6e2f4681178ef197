using Ledger.Web.Html;
using static Ledger.Web.Html.Tagger;

namespace Ledger.Web.Deler;

/// <summary>What every page's foot says of the service, by its settings: where its accessibility declaration is, and who answers questions.</summary>
/// <param name="Erklaering">The declaration at uustatus.no; null when it is not told.</param>
/// <param name="Kontakt">Where readers may ask: a page, or words; null when it is not told.</param>
public sealed record Tjenesteopplysning(Adresse? Erklaering, string? Kontakt)
{
    public static readonly Tjenesteopplysning Ingen = new(null, null);

    /// <summary>A paragraph of the foot; null when there is nothing to say.</summary>
    public Element? Fot => Erklaering is null && Kontakt is null ? null : P(
        Erklaering is null ? null : A(Erklaering, "Tilgjengelighetserklæring"), Erklaering is not null && Kontakt is not null ? " · " : null,
        Kontakt is null ? null : Adresse.Ekstern(Kontakt) is { } side ? A(side, "Kontakt oss") : "Kontakt: " + Kontakt);
}
