using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Ledger.Domain.Lagring;

/// <summary>
/// How something stands where it is stored: JSON whose fields come in the order of the record. The text is hashed as it stands, and defining the same
/// again is found by comparing texts, so what a record writes must not change for content that is the same. A new form is
/// <see cref="Lagretform.Hel{T}"/> or <see cref="Lagretform.UtenTomme{T}"/>; the others are how version 1 wrote some, and stay for the sake of their bytes.
/// </summary>
/// <typeparam name="T">The record. There is one codec for each, which both writes and reads it.</typeparam>
public sealed class Lagretform<T>
{
    private readonly JsonSerializerOptions _valg;

    internal Lagretform(JsonSerializerOptions valg) => _valg = valg;

    public string Skriv(T innhold) => JsonSerializer.Serialize(innhold, _valg);

    /// <exception cref="JsonException">It is no such content.</exception>
    public T Les(string json) => JsonSerializer.Deserialize<T>(json, _valg) ?? throw new JsonException("What is stored is null.");

    /// <summary>The fields by name, for what is laid over something else before it is stored.</summary>
    public JsonObject Felt(T innhold) => JsonSerializer.SerializeToNode(innhold, _valg)!.AsObject();

    public T AvFelt(JsonObject felt) => felt.Deserialize<T>(_valg)!;
}

/// <summary>The forms that there are. No other place says how what is stored is written.</summary>
public static class Lagretform
{
    private static readonly JsonSerializerOptions Alt = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSerializerOptions Utentomme = new(Alt) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private static readonly JsonSerializerOptions Ascii = new(JsonSerializerDefaults.Web);

    private static readonly JsonSerializerOptions AsciiUtentomme = new(Ascii) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private static readonly JsonSerializerOptions AsciiStreng =
        new(AsciiUtentomme) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    /// <summary>Every field is written, letters as they are.</summary>
    public static Lagretform<T> Hel<T>() => new(Alt);

    /// <summary>The same without the fields that are null.</summary>
    public static Lagretform<T> UtenTomme<T>() => new(Utentomme);

    /// <summary>Every field is written; letters outside ASCII, and those that HTML gives a meaning, by their number.</summary>
    public static Lagretform<T> HelAscii<T>() => new(Ascii);

    /// <summary>The same without the fields that are null.</summary>
    public static Lagretform<T> UtenTommeAscii<T>() => new(AsciiUtentomme);

    /// <summary>The same, and what is read must have each field that the record cannot be without: it comes from outside, in an extract.</summary>
    public static Lagretform<T> StrengAscii<T>() => new(AsciiStreng);

    public static string Skriv<T>(T innhold) => Hel<T>().Skriv(innhold);

    public static string SkrivUtenTomme<T>(T innhold) => UtenTomme<T>().Skriv(innhold);

    public static T Les<T>(string json) => Hel<T>().Les(json);
}
