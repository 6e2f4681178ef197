namespace Ledger.Domain.Validering;

/// <summary>One thing wrong with, or worth noticing in, what a caller sent.</summary>
/// <param name="Linje">The line of the body, header included, counted from 1; null when the field has no line.</param>
/// <param name="Felt">The field as the caller named it.</param>
/// <param name="Kode">A stable code of the error catalogue.</param>
/// <param name="Melding">Norwegian, for people.</param>
public sealed record Feil(long? Linje, string Felt, string Kode, string Melding);
