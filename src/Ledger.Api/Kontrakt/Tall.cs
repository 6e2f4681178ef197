using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ledger.Api.Kontrakt;

/// <summary>A JSON number as it was written, so that the domain and not a converter says what is wrong with it.</summary>
[JsonConverter(typeof(Konverter))]
internal readonly record struct Tall(string Tekst)
{
    internal sealed class Konverter : JsonConverter<Tall>
    {
        public override Tall Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Number
                // A number may straddle two buffers of a body that is read in parts.
                ? new Tall(reader.HasValueSequence ? Encoding.ASCII.GetString(reader.ValueSequence) : Encoding.ASCII.GetString(reader.ValueSpan))
                : throw new JsonException("A number is expected.");

        public override void Write(Utf8JsonWriter writer, Tall value, JsonSerializerOptions options) => writer.WriteRawValue(value.Tekst);
    }
}

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
