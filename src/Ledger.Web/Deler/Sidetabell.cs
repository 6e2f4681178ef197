namespace Ledger.Web.Deler;

/// <summary>A table of a page as data: what the reader can save. Amounts are kroner, not rounded, in the sign that the page shows.</summary>
/// <param name="Id">Unique on the page.</param>
/// <param name="Foerste">The heading of the first column.</param>
public sealed record Sidetabell(
    string Id, string Tittel, string Foerste, IReadOnlyList<(string Tittel, Tallslag Slag)> Kolonner, IReadOnlyList<Siderad> Rader);

/// <summary>A row of it.</summary>
/// <param name="Kode">The post or code in the API's answer; null when there is none.</param>
/// <param name="Verdier">As many as there are columns; null where there is no value.</param>
public sealed record Siderad(string? Kode, string Navn, IReadOnlyList<decimal?> Verdier);
