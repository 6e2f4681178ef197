using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ledger.Api.Http.Json;

/// <summary>How JSON is read and written. Numbers are exact decimals; unknown fields are refused, so that a misspelt one is never dropped in silence.</summary>
internal static class JsonOppsett
{
    public static readonly JsonSerializerOptions Valg = Sett(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    public static JsonSerializerOptions Sett(JsonSerializerOptions options)
    {
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.PropertyNameCaseInsensitive = false;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.Never;
        options.MaxDepth = 16;
        options.AllowDuplicateProperties = false;
        return options;
    }
}
