using System.Text.Json.Serialization;
using Ledger.Api.Http.Svar;

namespace Ledger.Api.Rapporter;

/// <summary>Reports of one version.</summary>
internal sealed record Rapportbunke(string Kommunenummer, long Versjon, string Kjedehode, IReadOnlyList<Rapportleveranse> Rapporter);

/// <summary>A report of a batch, or why it cannot be given.</summary>
/// <param name="Status">As the report's own address would answer.</param>
/// <param name="Svar">What the report's own address answers.</param>
internal sealed record Rapportleveranse(
    string Id, string Rapport, int Aar, int Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Rapportbytes? Svar,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, object?>? Problem = null);
