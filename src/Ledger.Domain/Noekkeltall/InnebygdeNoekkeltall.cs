using System.Text.Json;
using System.Text.Json.Nodes;
using Ledger.Domain.Oppstillinger;

namespace Ledger.Domain.Noekkeltall;

/// <summary>The built-in key figures, read from <c>noekkeltall.json</c>. A term there may name a <see cref="Kontoutvalg"/> in place of a filter.</summary>
public static class InnebygdeNoekkeltall
{
    /// <summary>In the order they are shown.</summary>
    public static IReadOnlyList<Noekkeltalldefinisjon> Alle { get; } = Les();

    /// <summary>Whether an id is of a built-in figure, also one of the finance register.</summary>
    public static bool Har(string id) => Ider.Contains(id);

    /// <summary>The ids of the built-in figures, with those of the finance register.</summary>
    public static IEnumerable<string> Ider => Alle.Concat(Finansnoekkeltall.Alle).Select(n => n.Id);

    private static List<Noekkeltalldefinisjon> Les()
    {
        using var stream = typeof(InnebygdeNoekkeltall).Assembly.GetManifestResourceStream("noekkeltall.json")!;
        var noekkeltall = JsonNode.Parse(stream)!.AsArray();
        foreach (var ledd in noekkeltall.SelectMany(n => new[] { n!["teller"], n["nevner"] }).OfType<JsonArray>().SelectMany(l => l).OfType<JsonObject>())
        {
            if (ledd.Remove("utvalg", out var navn))
            {
                ledd["filter"] = JsonSerializer.SerializeToNode(Kontoutvalg.Finn((string)navn!).Utkast(), JsonSerializerOptions.Web);
            }
        }

        return noekkeltall.Deserialize<List<Noekkeltalldefinisjon>>(JsonSerializerOptions.Web)!;
    }
}
