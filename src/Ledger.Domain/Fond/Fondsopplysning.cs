using Ledger.Domain.Verdier;

namespace Ledger.Domain.Fond;

/// <summary>A fund of a municipality.</summary>
public sealed record Fondsopplysning(Fondskode Kode, string Navn, Fondstype Type, string? Formaal);
