using System.Text.Json.Nodes;

namespace Ledger.Fasit;

/// <summary>The units of a year, by what is above them.</summary>
internal sealed class Enheter(JsonNode organisasjon)
{
    private readonly Dictionary<string, (string Nivaa, string? Over)> _enheter = organisasjon["enheter"]!.AsArray()
        .ToDictionary(e => (string)e!["kode"]!, e => ((string)e!["nivaa"]!, (string?)e["overordnet"]));

    /// <summary>What each unit of a level has, with all that is below it.</summary>
    public Dictionary<string, decimal> Sum(string nivaa, IEnumerable<(string Ansvar, decimal Beloep)> tall)
    {
        var sum = _enheter.Where(e => e.Value.Nivaa == nivaa).ToDictionary(e => e.Key, _ => 0m);
        foreach (var (ansvar, beloep) in tall)
        {
            for (var enhet = ansvar; enhet is not null; enhet = _enheter[enhet].Over)
            {
                if (sum.TryGetValue(enhet, out var foer))
                {
                    sum[enhet] = foer + beloep;
                }
            }
        }

        return sum;
    }
}
