using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ledger.Api.Http.Json;

/// <summary>A JSON number as it was written, so that the domain and not a converter says what is wrong with it.</summary>
[JsonConverter(typeof(Konverter))]
internal readonly record struct Tall(string Tekst) : IFormattable
{
    public override string ToString() => Tekst;

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => Tekst;

    internal sealed class Konverter : JsonConverter<Tall>
    {
        public override Tall Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Number
                // A number may straddle two buffers of a body that is read in parts.
                ? new Tall(reader.HasValueSequence ? Encoding.ASCII.GetString(reader.ValueSequence) : Encoding.ASCII.GetString(reader.ValueSpan))
                : throw new Forventettall();

        public override void Write(Utf8JsonWriter writer, Tall value, JsonSerializerOptions options) => writer.WriteRawValue(value.Tekst);
    }
}

/// <summary>A JSON number that is to be whole. 1.0 is the integer 1 to JSON Schema, and to clients that know one kind of number only.</summary>
[JsonConverter(typeof(Konverter))]
internal readonly record struct Heltall(string Tekst) : IFormattable
{
    public override string ToString() => Tekst;

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => Tekst;

    internal sealed class Konverter : JsonConverter<Heltall>
    {
        private static readonly Tall.Konverter Tallene = new();

        public override Heltall Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var tekst = Tallene.Read(ref reader, typeof(Tall), options).Tekst;
            return new Heltall(
                decimal.TryParse(tekst, NumberStyles.Float, CultureInfo.InvariantCulture, out var tall) && decimal.IsInteger(tall)
                    ? tall.ToString("0", CultureInfo.InvariantCulture)
                    : tekst);
        }

        public override void Write(Utf8JsonWriter writer, Heltall value, JsonSerializerOptions options) => writer.WriteRawValue(value.Tekst);
    }
}

/// <summary>A field that is to be a number is something else.</summary>
internal sealed class Forventettall() : JsonException("A number is expected.");

internal static class Tallverdier
{
    /// <summary>The number as an amount in kroner; null when it is absent or no amount.</summary>
    public static decimal? Kroner(this Tall? tall) => tall is { } t && Domain.Verdier.Beloep.TryParse(t.Tekst, out var beloep) ? beloep.Kroner : null;
}
