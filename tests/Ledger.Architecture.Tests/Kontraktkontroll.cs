using System.Text.Json.Nodes;

namespace Ledger.Architecture.Tests;

/// <summary>What operations of a contract lack that each of ours has.</summary>
internal static class Kontraktkontroll
{
    private static readonly string[] Felles = ["400", "401", "403", "404"];

    public static IReadOnlyList<string> Brudd(JsonNode kontrakt)
    {
        var operasjoner = kontrakt["paths"]!.AsObject()
            .SelectMany(sti => sti.Value!.AsObject().Select(o => (Sti: sti.Key, Metode: o.Key, Innhold: o.Value!))).ToList();
        return
        [
            .. operasjoner.SelectMany(o => Mangler(o.Sti, o.Metode, o.Innhold).Select(m => $"{o.Metode} {o.Sti}: no {m}")),
            .. operasjoner.CountBy(o => (string?)o.Innhold["operationId"] ?? "").Where(n => n is { Key.Length: > 0, Value: > 1 }).Select(n => $"{n.Key}: twice"),
        ];
    }

    private static IEnumerable<string> Mangler(string sti, string metode, JsonNode operasjon)
    {
        if (string.IsNullOrEmpty((string?)operasjon["operationId"]))
        {
            yield return "name";
        }

        if (string.IsNullOrEmpty((string?)operasjon["summary"]))
        {
            yield return "summary";
        }

        // A batch of reports and a proposal from a file only read.
        var leser = metode == "get" || sti.EndsWith("/rapporter", StringComparison.Ordinal) || sti.EndsWith("/forslag", StringComparison.Ordinal);
        if (!leser && operasjon["parameters"]?.AsArray().Any(p => (string?)p!["name"] == "proevekjoering") != true)
        {
            yield return "trial run";
        }

        if (sti.StartsWith("/helse/", StringComparison.Ordinal))
        {
            yield break; // Open to all.
        }

        if (((string?)operasjon["description"])?.Contains("ledger:", StringComparison.Ordinal) != true)
        {
            yield return "scope";
        }

        foreach (var status in Felles.Where(s => operasjon["responses"]?[s] is null))
        {
            yield return status;
        }
    }
}
