using Ledger.Web.Html;

namespace Ledger.Web.Deler;

/// <summary>A chapter of the whole report on one page.</summary>
public sealed record Utskriftskapittel(Sidekapittel Kapittel, Innhold Innhold);
