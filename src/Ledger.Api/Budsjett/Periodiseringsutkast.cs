using System.Text.Json;
using System.Text.Json.Serialization;
using Ledger.Api.Http.Json;

namespace Ledger.Api.Budsjett;

/// <summary><c>"jevn"</c> or twelve numbers.</summary>
[JsonConverter(typeof(Konverter))]
internal sealed record Periodiseringsutkast(IReadOnlyList<string>? Maaneder)
{
    internal sealed class Konverter : JsonConverter<Periodiseringsutkast>
    {
        public override Periodiseringsutkast Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("jevn"))
            {
                return new Periodiseringsutkast((IReadOnlyList<string>?)null);
            }

            var numbers = JsonSerializer.Deserialize<Tall[]>(ref reader, options) ?? throw new JsonException("A spread is expected.");
            return new Periodiseringsutkast([.. numbers.Select(n => n.Tekst)]);
        }

        public override void Write(Utf8JsonWriter writer, Periodiseringsutkast value, JsonSerializerOptions options)
        {
            if (value.Maaneder is null)
            {
                writer.WriteStringValue("jevn");
                return;
            }

            writer.WriteStartArray();
            foreach (var m in value.Maaneder)
            {
                writer.WriteRawValue(m);
            }

            writer.WriteEndArray();
        }
    }
}
