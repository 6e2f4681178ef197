using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ledger.Application.Rapportering;

/// <summary>A figure of a column that is there when it is asked for. Then it may be null: nobody knows it, or it has no meaning.</summary>
[JsonConverter(typeof(Konverter))]
public readonly record struct Kolonnetall(decimal? Verdi)
{
    internal sealed class Konverter : JsonConverter<Kolonnetall>
    {
        public override bool HandleNull => true;

        public override Kolonnetall Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.TokenType == JsonTokenType.Null ? null : reader.GetDecimal());

        public override void Write(Utf8JsonWriter writer, Kolonnetall value, JsonSerializerOptions options)
        {
            if (value.Verdi is { } verdi)
            {
                writer.WriteNumberValue(verdi);
            }
            else
            {
                writer.WriteNullValue();
            }
        }
    }
}
