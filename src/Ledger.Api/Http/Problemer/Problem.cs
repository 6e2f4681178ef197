using System.Text.Json.Serialization;

namespace Ledger.Api.Http.Problemer;

/// <summary>An error (RFC 9457).</summary>
/// <param name="Type">Stable; described in feilkoder.md.</param>
/// <param name="TraceId">Of the request; a job's problem has none.</param>
/// <param name="Feil">What is wrong by line and field, at most 1 000.</param>
/// <param name="AntallFeil">How many they are in all. There when feil is.</param>
internal sealed record Problem(
    string Type, string Title, int Status, string Detail,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? TraceId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Domain.Validering.Feil>? Feil,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? AntallFeil);
