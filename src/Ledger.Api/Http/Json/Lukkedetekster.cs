using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Ledger.Application.Rapportering;

namespace Ledger.Api.Http.Json;

/// <summary>
/// Reads the fields of requests that are one of a few texts in any letters: generated clients write such a value as their language writes names,
/// <c>Drift</c> for <c>drift</c>. A value that is not in the list is left as it was sent, and the domain refuses it.
/// </summary>
internal static class Lukkedetekster
{
    public static void LesLukkede(this JsonSerializerOptions options, IReadOnlyList<Lukketfelt> lukkede)
    {
        var perType = lukkede.ToLookup(l => l.Type);
        options.TypeInfoResolver = (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(info =>
        {
            foreach (var lukket in perType[info.Type])
            {
                if (info.Properties.FirstOrDefault(p => p.Name == lukket.Felt && p.PropertyType == typeof(string)) is { } felt)
                {
                    felt.CustomConverter = new Konverter(lukket.Verdier);
                }
            }
        });
    }

    private sealed class Konverter(IReadOnlyList<string> verdier) : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var tekst = reader.GetString();
            return verdier.FirstOrDefault(v => v.Equals(tekst, StringComparison.OrdinalIgnoreCase)) ?? tekst;
        }

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
    }
}
