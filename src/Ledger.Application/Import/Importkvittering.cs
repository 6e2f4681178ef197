using System.Text.Json.Serialization;
using Ledger.Application.Skriving;
using Ledger.Domain.Validering;

namespace Ledger.Application.Import;

/// <summary>What an import booked.</summary>
/// <param name="Status"><c>bokfoert</c> or <c>proevekjoert</c>.</param>
/// <param name="SumDebet">Kroner, sum of the positive rows.</param>
/// <param name="SumKredit">Kroner, sum of the negative rows (negative, as in the ledger).</param>
/// <param name="AntallRader">The rows of the body; without those that the counter account added.</param>
/// <param name="SumRader">Kroner, the sum of the body's positive rows.</param>
/// <param name="Versjon">The version that the import made; for a dry run the version that it would have made.</param>
/// <param name="Varsler">Warnings, at most 1 000; they stop nothing.</param>
public sealed record Importkvittering(
    string ImportId,
    string Status,
    int AntallBilag,
    long AntallPosteringer,
    decimal SumDebet,
    decimal SumKredit,
    int? FoersteBilagsnummer,
    int? SisteBilagsnummer,
    long Versjon,
    string Kjedehode,
    bool AlleredeBokfoert,
    long AntallRader,
    decimal SumRader,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] IReadOnlyList<Feil> Varsler,
    long AntallVarsler) : IHarImportId
{
    /// <summary>The warnings by code and value, so that they can be worked from. Empty on receipts of versions that did not group them.</summary>
    public IReadOnlyList<Importfunn> Funn { get; init; } = [];
}
