using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Ledger.Tests;

namespace Ledger.Api.Tests.Verktoey;

/// <summary>An operation of the committed contract, with an address and a body of the right type.</summary>
/// <param name="Sti">As the contract has it, with names in braces.</param>
public sealed partial record Operasjon(string Id, string Metode, string Sti, JsonNode Node)
{
    private static readonly Dictionary<string, string> Deler = new(StringComparer.Ordinal)
    {
        ["kommunenummer"] = "3203", ["aar"] = "2025", ["periode"] = "3", ["bilagsnummer"] = "1", ["noekkelId"] = "0123456789abcdef",
        ["importId"] = "01a208ed-32d7-72fb-aefa-c5ac2c75f737",
    };

    /// <summary>Reads may have a body, and are then sent with POST.</summary>
    public bool ErSkriving => Metode != "GET" && Id is not ("hentRapporter" or "foreslaaImportprofil");

    public bool ErAapen => Node["security"] is not JsonArray { Count: > 0 };

    /// <summary>The names of its query parameters.</summary>
    public IReadOnlyList<string> Parametre =>
        [.. (Node["parameters"]?.AsArray() ?? []).Where(p => (string)p!["in"]! == "query").Select(p => (string)p!["name"]!)];

    public static IEnumerable<Operasjon> Alle() =>
        from sti in JsonNode.Parse(File.ReadAllText(Repository.Path("openapi/ledger-v1.json")))!["paths"]!.AsObject()
        from operasjon in sti.Value!.AsObject()
        where operasjon.Key is "get" or "put" or "post" or "delete"
        select new Operasjon((string)operasjon.Value!["operationId"]!, operasjon.Key.ToUpperInvariant(), sti.Key, operasjon.Value);

    /// <param name="deler">The parts of the address that are to be others than those of a municipality that nobody registered.</param>
    public string Adresse(IReadOnlyDictionary<string, string>? deler = null) => Del().Replace(Sti, m =>
        deler?.GetValueOrDefault(m.Groups[1].Value) ?? Deler.GetValueOrDefault(m.Groups[1].Value, "x"));

    /// <summary>A body that has the content type and nothing in it; null for operations without one.</summary>
    public StringContent? TomtInnhold() =>
        Node["requestBody"]?["content"]?.AsObject().First().Key is { } type ? new(type == "application/json" ? "{}" : "x\n", Encoding.UTF8, type) : null;

    public override string ToString() => $"{Metode} {Sti}";

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Del();
}
