using System.Text.Json;
using System.Text.Json.Serialization;
using Ledger.Api.Http.Json;
using Ledger.Application.Budsjett;

namespace Ledger.Api.Budsjett;

/// <summary><c>"jevn"</c>, the code of a profile, or twelve numbers.</summary>
[JsonConverter(typeof(Konverter))]
internal sealed record Periodiseringsutkast(IReadOnlyList<string>? Maaneder, string? Profil = null)
{
    internal sealed class Konverter : JsonConverter<Periodiseringsutkast>
    {
        public override Periodiseringsutkast Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.String)
            {
                var kode = reader.GetString();
                return new Periodiseringsutkast(null, kode == Periodiseringsprofiler.Jevn ? null : kode);
            }

            var numbers = JsonSerializer.Deserialize<Tall[]>(ref reader, options) ?? throw new JsonException("A spread is expected.");
            return new Periodiseringsutkast([.. numbers.Select(n => n.Tekst)]);
        }

        public override void Write(Utf8JsonWriter writer, Periodiseringsutkast value, JsonSerializerOptions options)
        {
            if (value.Maaneder is null)
            {
                writer.WriteStringValue(value.Profil ?? Periodiseringsprofiler.Jevn);
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
