using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ledger.Domain.Oppstillinger;

namespace Ledger.Domain.Registertabeller;

/// <summary>A table of a register as sent, before it is known to make sense.</summary>
/// <param name="Gruppering">By what rows are grouped, the widest first: <c>enhet</c>, <c>direktoromraade</c>, or a column of the register or the table.</param>
/// <param name="Note">The name of the note to the accounts that shows the table.</param>
/// <param name="Summer">The groupings that get a sum; <c>alle</c> adds a sum of the whole table.</param>
public sealed record Tabellutkast(
    string? Navn, Tabellraderutkast? Rader, IReadOnlyList<Tabellkolonneutkast>? Kolonner, IReadOnlyList<string>? Gruppering = null,
    IReadOnlyList<string>? Summer = null, string? Note = null);

/// <summary>What the rows of a table are.</summary>
/// <param name="Filter">By column of the register: the values that it may have, separated by comma; <c>*</c> is any, and an empty text is none.</param>
/// <param name="PerEnhet">A row for each unit that an object has something on.</param>
/// <param name="UtenTall">Whether objects without any figure have a row; true when left out.</param>
/// <param name="UtenEier">Whether objects that no unit owns have a row in a table grouped by owner; false when left out.</param>
/// <param name="AlleEnheter">Whether units without rows have their sums too, of 0; false when left out.</param>
public sealed record Tabellraderutkast(
    string? Register, IReadOnlyDictionary<string, string>? Filter = null, bool? PerEnhet = null, bool? UtenTall = null, bool? UtenEier = null,
    bool? AlleEnheter = null);

/// <summary>A column of a table: what it is taken from, or a formula over other columns.</summary>
/// <param name="Formel"><c>+ - * /</c>, parentheses, numbers and ids of columns; <c>a ?? b</c> is b where a is not known.</param>
/// <param name="IkkeMaaltVises">What is shown of what was not measured, or was not there yet; formulas and sums see no value.</param>
/// <param name="Aggregering">How rows make a sum: <c>sum</c>, <c>snitt</c>, <c>antall</c> or <c>ingen</c>; by what the column is when left out.</param>
public sealed record Tabellkolonneutkast(
    string? Id, string? Navn = null, Tabellkildeutkast? Kilde = null, string? Formel = null, int? Desimaler = null, string? IkkeMaaltVises = null,
    string? Aggregering = null);

/// <summary>What a column is taken from: a column of the register (also written as a text alone) or of the ledger, or a kind of fact.</summary>
/// <param name="Kolonne">A column of the register, or one of the ledger's: <c>revidertBudsjett</c>, <c>regnskap</c> …</param>
/// <param name="Filter">Of a column of the ledger: what counts.</param>
/// <param name="Aar">A year, or how many before the report's: <c>-1</c>.</param>
/// <param name="Maaloppnaaelse">Whether this measure reaches its target by the object's <c>retning</c>; a sum counts its rows by status.</param>
/// <param name="Region">Of a fact: the region that it is measured of; left out for the municipality itself.</param>
/// <param name="Foerste">The first that was said with a day, and not the one that holds: the frame as it was first adopted.</param>
[JsonConverter(typeof(Tabellkildeleser))]
public sealed record Tabellkildeutkast(
    string? Kolonne = null, Filterutkast? Filter = null, string? Maaling = null, string? Maaltall = null, string? Status = null, string? Kommentar = null,
    string? Forklaring = null, int? Aar = null, string? Periode = null, bool? Foerste = null, string? Maaloppnaaelse = null,
    string? Region = null);

/// <summary>
/// Reads a source that is a text alone, or an object. Its year is also taken as a text: it was one until November 2026, and is in tables stored before.
/// </summary>
internal sealed class Tabellkildeleser : JsonConverter<Tabellkildeutkast>
{
    public override Tabellkildeutkast Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return new Tabellkildeutkast(reader.GetString());
        }

        var lest = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(ref reader, options) ?? throw new JsonException();
        string? Tekst(string navn) => lest.Remove(navn, out var verdi) && verdi.ValueKind != JsonValueKind.Null
            ? verdi.ValueKind is JsonValueKind.String or JsonValueKind.Number ? verdi.ToString() : throw new JsonException() : null;
        var filter = lest.Remove("filter", out var f) && f.ValueKind != JsonValueKind.Null ? f.Deserialize<Filterutkast>(options) : null;
        var foerste = lest.Remove("foerste", out var b) && b.ValueKind != JsonValueKind.Null ? b.Deserialize<bool>(options) : (bool?)null;
        var kilde = new Tabellkildeutkast(
            Tekst("kolonne"), filter, Tekst("maaling"), Tekst("maaltall"), Tekst("status"), Tekst("kommentar"), Tekst("forklaring"),
            Tekst("aar") is { Length: > 0 } aar ? Heltall(aar) : null, Tekst("periode"), foerste,
            Tekst("maaloppnaaelse"), Tekst("region"));
        return lest.Count == 0 ? kilde : throw new JsonException($"A source has no {lest.Keys.First()}.");
    }

    private static int Heltall(string tekst) => int.TryParse(tekst, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var tall)
        ? tall
        : throw new JsonException("aar is a year, or how many before the report's (-1).");

    public override void Write(Utf8JsonWriter writer, Tabellkildeutkast value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (navn, verdi) in new[]
        {
            ("kolonne", value.Kolonne), ("maaling", value.Maaling), ("maaltall", value.Maaltall), ("status", value.Status), ("kommentar", value.Kommentar),
            ("forklaring", value.Forklaring), ("maaloppnaaelse", value.Maaloppnaaelse), ("periode", value.Periode),
            ("region", value.Region),
        })
        {
            if (verdi is not null)
            {
                writer.WriteString(navn, verdi);
            }
        }

        if (value.Aar is { } aar)
        {
            writer.WriteNumber("aar", aar);
        }

        if (value.Foerste is { } foerste)
        {
            writer.WriteBoolean("foerste", foerste);
        }

        if (value.Filter is not null)
        {
            writer.WritePropertyName("filter");
            JsonSerializer.Serialize(writer, value.Filter, options);
        }

        writer.WriteEndObject();
    }
}
