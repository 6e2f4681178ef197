using Ledger.Domain.Budsjett;
using Ledger.Domain.Saldo;

namespace Ledger.Application.Lesing;

/// <summary>
/// The budget of one decision that holds, as a cube of its own: a report of it is what the decision has of each of the report's figures, and the
/// reports of all decisions sum to the year's budget.
/// </summary>
public sealed record Vedtaksbudsjett(Budsjettvedtak Vedtak, Saldokube Kube);
