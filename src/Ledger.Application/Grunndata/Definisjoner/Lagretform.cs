using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ledger.Application.Grunndata.Definisjoner;

/// <summary>
/// How definitions stand in the journal: JSON whose fields come in the order of the record. The text is hashed as it stands, and defining
/// the same again is found by comparing texts, so what a record writes must not change for content that is the same.
/// </summary>
internal static class Lagretform
{
    private static readonly JsonSerializerOptions Valg = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSerializerOptions Utentomme = new(Valg) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>The same without the fields that are null.</summary>
    public static string SkrivUtenTomme<T>(T innhold) => JsonSerializer.Serialize(innhold, Utentomme);

    public static string Skriv<T>(T innhold) => JsonSerializer.Serialize(innhold, Valg);

    public static T Les<T>(string json) => JsonSerializer.Deserialize<T>(json, Valg) ?? throw new JsonException("A stored definition is null.");
}
