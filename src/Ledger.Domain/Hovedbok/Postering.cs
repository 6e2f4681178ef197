using Ledger.Domain.Verdier;

namespace Ledger.Domain.Hovedbok;

/// <summary>One row of a bilag.</summary>
/// <param name="Dimensjon">What the amount is about.</param>
/// <param name="Beloep">Kroner in ledger sign (debet positive).</param>
/// <param name="Tekst">Free text, without control characters.</param>
/// <param name="Motpart">The counterpart as the source knows it.</param>
/// <param name="Dokument">A reference to the documentation (bokføringsloven § 10).</param>
/// <param name="GjelderPeriode">
/// The period that the amount is about, when it is booked in a later one because that was closed (bokføringsloven § 9); null when it is the
/// bilag's.
/// </param>
public sealed record Postering(
    Dimensjon Dimensjon, Beloep Beloep, string? Tekst = null, string? Motpart = null, string? Dokument = null, Periode? GjelderPeriode = null)
{
    /// <summary>Where the key of the dimension is kept for who books many rows.</summary>
    public Noekkelvei Vei { get; init; }
}
