namespace Ledger.Application.Tabeller;

/// <summary>A form that a report can be answered in.</summary>
/// <param name="Innholdstype">The media type, without parameters.</param>
/// <param name="Filendelse">Of the file that the answer is saved as.</param>
public sealed record Rapportformat(string Innholdstype, string Filendelse)
{
    public static readonly Rapportformat Json = new("application/json", "json");

    /// <summary>One JSON object a line, for what is too long for one document.</summary>
    public static readonly Rapportformat Ndjson = new("application/x-ndjson", "ndjson");

    /// <summary>Server-sent events (HTML § 9.2).</summary>
    public static readonly Rapportformat Hendelser = new("text/event-stream", "txt");

    public static readonly Rapportformat Csv = new("text/csv", "csv");

    public static readonly Rapportformat Xlsx = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx");

    /// <summary>What a report has unless its endpoint says otherwise. The first is the one for those who do not ask.</summary>
    public static readonly IReadOnlyList<Rapportformat> Rapport = [Json, Csv, Xlsx];
}
