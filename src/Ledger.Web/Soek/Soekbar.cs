using Ledger.Web.Deler;
using Ledger.Web.Html;
using Ledger.Web.Tall;

namespace Ledger.Web.Soek;

/// <summary>Something that can be found.</summary>
/// <param name="Gruppe">What kind of thing it is, as the reader calls it.</param>
/// <param name="Sted">Where in the report it stands, in words.</param>
/// <param name="Adresse">Its page.</param>
/// <param name="Beloep">Its amounts in kroner, by which it can be found as they are shown.</param>
/// <param name="Tall">Its figure; null for what has none.</param>
/// <param name="Andre">Other words that it can be found by, a code for example.</param>
public sealed record Soekbar(
    string Gruppe, string Navn, string Sted, Func<Stier, Adresse> Adresse, IReadOnlyList<decimal> Beloep, Func<Beloepsenhet, Innhold>? Tall = null,
    string Andre = "");
