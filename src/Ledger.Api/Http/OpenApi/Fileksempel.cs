using System.Text.Json.Nodes;

namespace Ledger.Api.Http.OpenApi;

/// <summary>A file that an operation takes, as it looks. Every operation that takes one has its own.</summary>
/// <param name="Csv">Its first rows as CSV.</param>
/// <param name="Ndjson">The same as JSON, a row a line; null where that form is not taken.</param>
internal sealed record Fileksempel(string Csv, string? Ndjson = null)
{
    public JsonNode? Av(string innholdstype) => innholdstype switch
    {
        "text/csv" => Csv,
        "application/x-ndjson" => Ndjson,
        // A file of JSON is the rows as a list.
        "application/json" when Ndjson is not null =>
            new JsonArray([.. Ndjson.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(rad => JsonNode.Parse(rad))]),
        _ => null,
    };
}
