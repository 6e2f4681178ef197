using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Ledger.Api.Http.OpenApi;

/// <summary>
/// What the contract says of fields and schemas, in Norwegian: <c>feltord.csv</c> has a description and an example for each field by its name, since a
/// field means the same wherever it stands, and <c>skjemaord.csv</c> a description of each schema. Where a field means something else in one schema, the
/// schema's type stands before its name with a full stop between.
/// </summary>
internal static class Kontraktord
{
    private static readonly Dictionary<string, (string Eksempel, string Beskrivelse)> Felt =
        Les("feltord.csv", 3).ToDictionary(d => d[0], d => (d[1], d[2]), StringComparer.Ordinal);

    private static readonly Dictionary<string, string> Skjemaer = Les("skjemaord.csv", 2).ToDictionary(d => d[0], d => d[1], StringComparer.Ordinal);

    /// <summary>What a field is; null for one that has no words yet, which a test finds.</summary>
    /// <param name="type">The type that it is a field of.</param>
    public static string? Beskrivelse(string felt, string? type = null) => Finn(felt, type)?.Beskrivelse;

    /// <summary>What a schema is; null for one that has no words yet.</summary>
    public static string? Skjema(string navn) => Skjemaer.GetValueOrDefault(navn);

    /// <summary>A value that a field may have, of the type that its schema says; null when the list has none of that type.</summary>
    public static JsonNode? Eksempel(string felt, IOpenApiSchema skjema, string? type = null)
    {
        if (Finn(felt, type) is not { Eksempel.Length: > 0 } ord)
        {
            return null;
        }

        if (skjema.Type is { } verditype && verditype.HasFlag(JsonSchemaType.String))
        {
            return skjema.Format is "uuid" or "date" or "date-time" && !PasserTid(ord.Eksempel, skjema.Format) ? null : ord.Eksempel;
        }

        return Lest(ord.Eksempel) is { } verdi && Passer(verdi, skjema) ? verdi : null;
    }

    private static (string Eksempel, string Beskrivelse)? Finn(string felt, string? type) =>
        type is not null && Felt.TryGetValue($"{type}.{felt}", out var egne) ? egne : Felt.TryGetValue(felt, out var felles) ? felles : null;

    private static bool PasserTid(string eksempel, string format) => format switch
    {
        "uuid" => Guid.TryParse(eksempel, out _),
        "date" => eksempel.Length == 10 && DateOnly.TryParse(eksempel, out _),
        _ => eksempel.Length > 10 && DateTimeOffset.TryParse(eksempel, out _),
    };

    private static bool Passer(JsonNode verdi, IOpenApiSchema skjema) => verdi.GetValueKind() switch
    {
        JsonValueKind.Array => skjema.Items is { } rad && verdi.AsArray() is { Count: > 0 } rader && rader.All(r => r is not null && Passer(r, rad)),
        var enkel => Passer(verdi, enkel, skjema.Type),
    };

    private static bool Passer(JsonNode verdi, JsonValueKind slag, JsonSchemaType? type) => slag switch
    {
        JsonValueKind.String => type is { } t && t.HasFlag(JsonSchemaType.String),
        JsonValueKind.Number => type is { } t
            && (t.HasFlag(JsonSchemaType.Number) || (t.HasFlag(JsonSchemaType.Integer) && verdi.ToJsonString().All(char.IsAsciiDigit))),
        JsonValueKind.True or JsonValueKind.False => type is { } t && t.HasFlag(JsonSchemaType.Boolean),
        _ => false,
    };

    private static JsonNode? Lest(string tekst)
    {
        try
        {
            return JsonNode.Parse(tekst);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static List<string[]> Les(string fil, int antall)
    {
        using var stroem = typeof(Kontraktord).Assembly.GetManifestResourceStream(fil) ?? throw new InvalidOperationException($"{fil} is not embedded.");
        using var leser = new StreamReader(stroem);
        _ = leser.ReadLine();
        var linjer = new List<string[]>();
        while (leser.ReadLine() is { Length: > 0 } linje)
        {
            linjer.Add(linje.Split(';', antall));
        }

        return linjer;
    }
}
