using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ledger.Api.Http.Svar;

/// <summary>A report that is JSON already, within another answer.</summary>
[JsonConverter(typeof(Skriver))]
internal sealed record Rapportbytes(byte[] Json)
{
    internal sealed class Skriver : JsonConverter<Rapportbytes>
    {
        public override Rapportbytes Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Reports are not read.");

        public override void Write(Utf8JsonWriter writer, Rapportbytes value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Json, skipInputValidation: true);
    }
}
