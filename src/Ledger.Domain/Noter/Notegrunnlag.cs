using Ledger.Domain.Fond;
using Ledger.Domain.Oekonomikontroll;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Noter;

/// <summary>What the notes of a year are computed from.</summary>
/// <param name="Inndata">What is told beside the ledger; null when that is not known, as of the year before.</param>
public sealed record Notegrunnlag(Saldokube Kube, IReadOnlyDictionary<Fondskode, Fondsopplysning> Fond, Kontrollinndata? Inndata);
