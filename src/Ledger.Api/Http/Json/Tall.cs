using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ledger.Api.Http.Json;

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

internal static class Tallverdier
{
    /// <summary>The number as an amount in kroner; null when it is absent or no amount.</summary>
    public static decimal? Kroner(this Tall? tall) => tall is { } t && Domain.Verdier.Beloep.TryParse(t.Tekst, out var beloep) ? beloep.Kroner : null;
}
