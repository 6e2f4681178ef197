namespace Ledger.Api.Http.OpenApi;

/// <summary>A file that an operation takes, where it is of other rows than postings.</summary>
/// <param name="Csv">Its first rows as CSV.</param>
/// <param name="Ndjson">A row as JSON.</param>
internal sealed record Fileksempel(string Csv, string Ndjson)
{
    public string? Av(string innholdstype) => innholdstype switch
    {
        "text/csv" => Csv,
        "application/x-ndjson" => Ndjson,
        _ => null,
    };
}
