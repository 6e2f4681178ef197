using System.Text.Json.Nodes;
using Ledger.Domain.Budsjett;

namespace Ledger.Application.Porter;

/// <summary>The fields of a budget decision that have no column of their own, as the JSON of <see cref="Journalpost.Innhold"/>.</summary>
public static class Vedtaksinnhold
{
    public static string Skriv(Budsjettvedtak vedtak) => Skriv(vedtak.Organ, vedtak.Type);

    public static string Skriv(string organ, Vedtakstype type) => new JsonObject { ["organ"] = organ, ["type"] = type.Navn() }.ToJsonString();

    public static (string Organ, Vedtakstype Type) Les(string innhold)
    {
        var json = JsonNode.Parse(innhold)!;
        return Vedtakstyper.TryParse((string?)json["type"], out var type)
            ? ((string)json["organ"]!, type)
            : throw new InvalidOperationException("A stored vedtak has an unknown type.");
    }
}
