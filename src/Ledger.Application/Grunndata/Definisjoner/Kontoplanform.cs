using System.Text.Json;
using System.Text.Json.Serialization;
using Ledger.Domain.Fond;
using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Lagring;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Grunndata.Definisjoner;

/// <summary>
/// The stored form of a municipality's chart. It is read without the rules that it was sent under: what was accepted once is not refused by
/// the code lists of a later release.
/// </summary>
internal static class Kontoplanform
{
    public static string Skriv(Kommunekontoplan plan) => Lagretform.Skriv(new Lagret(
        [.. plan.Konti.Select(Konto)],
        [.. plan.Moenstre.Select(m => new Lagretmoenster(
            m.Uttrykk.Tekst, m.Kontoklasse.Navn(), Tom(m.Artmal.Tekst), Tom(m.Kapittelmal.Tekst), Tom(m.Sektormal.Tekst)))],
        [.. plan.Funksjoner.Select(f => new Lagretfunksjon(f.Kode, f.Navn, f.Funksjon.ToString()))],
        [.. plan.Funksjonsmoenstre.Select(m => new Lagretfunksjonsmoenster(m.Uttrykk.Tekst, m.Funksjonsmal.Tekst))]));

    /// <summary>The chart as it could be sent: the stored form has the fields of the sent one.</summary>
    public static Kontoplanutkast Utkast(Kommunekontoplan plan) => Lagretform.Les<Kontoplanutkast>(Skriv(plan));

    /// <param name="json">Null when the municipality has no chart.</param>
    /// <param name="fond">The registered funds: some name the account that is theirs.</param>
    public static Kommunekontoplan Les(string? json, Kontoplan kostra, IEnumerable<Fondsopplysning> fond)
    {
        if (json is null)
        {
            return Kommunekontoplan.Tom;
        }

        var lagret = Lagretform.Les<Lagret>(json);
        return new(
            [.. lagret.Konti.Select(k => new Konto(k.Konto, k.Navn, Betydning(k)))],
            [.. lagret.Moenstre.Select(m => new Kontomoenster(
                Uttrykket(m.Uttrykk), Klasse(m.Kontoklasse), new(m.Art ?? ""), new(m.Kapittel ?? ""), new(m.Sektor ?? "")))],
            [.. lagret.Funksjoner.Select(f => new Lokalfunksjon(f.LokalFunksjon, f.Navn, Funksjon.Parse(f.Funksjon)))],
            [.. lagret.Funksjonsmoenstre.Select(m => new Funksjonsmoenster(Uttrykket(m.Uttrykk), new(m.Funksjon)))],
            kostra)
        {
            Fondskonti = fond.Where(f => f.Konto is not null).GroupBy(f => f.Konto!, StringComparer.Ordinal)
                .ToDictionary(f => f.Key, f => f.First().Kode, StringComparer.Ordinal),
        };
    }

    private static Lagretkonto Konto(Konto k)
    {
        var b = k.Betydning;
        return new(
            k.Kode, k.Navn, b.Kontoklasse.Navn(), Tom(b.Art.ToString()), Tom(b.Kapittel.ToString()), Tom(b.Sektor.ToString()), Tom(b.Fond.ToString()),
            b.Type == Kontotype.Ordinaer ? null : b.Type.Navn());
    }

    private static Kontobetydning Betydning(Lagretkonto k) => new(
        Klasse(k.Kontoklasse),
        Kode<Art>(k.Art, Art.TryParse), Kode<Kapittel>(k.Kapittel, Kapittel.TryParse), Kode<Sektor>(k.Sektor, Sektor.TryParse),
        k.Fond is null ? default : Fondskode.Parse(k.Fond),
        k.Type is null ? Kontotype.Ordinaer : Kontotyper.TryParse(k.Type, out var type) ? type : throw Ukjent("type"));

    private static Kontoklasse Klasse(string navn) => Kontoklasser.TryParse(navn, out var klasse) ? klasse : throw Ukjent("kontoklasse");

    private static Uttrykk Uttrykket(string tekst) => Uttrykk.Les(tekst, out _) ?? throw Ukjent("uttrykk");

    private static T Kode<T>(string? tekst, Leser<T> les)
        where T : struct => tekst is null ? default : les(tekst, out var kode) ? kode : throw Ukjent("kode");

    private static JsonException Ukjent(string felt) => new($"A stored {felt} of a chart cannot be read.");

    private static string? Tom(string? tekst) => string.IsNullOrEmpty(tekst) ? null : tekst;

    private delegate bool Leser<T>(ReadOnlySpan<char> tekst, out T kode);

    private sealed record Lagret(
        IReadOnlyList<Lagretkonto> Konti, IReadOnlyList<Lagretmoenster> Moenstre, IReadOnlyList<Lagretfunksjon> Funksjoner,
        IReadOnlyList<Lagretfunksjonsmoenster> Funksjonsmoenstre);

    private sealed record Lagretkonto(
        string Konto, string Navn, string Kontoklasse,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Art,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Kapittel,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Sektor,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Fond,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Type);

    private sealed record Lagretmoenster(
        string Uttrykk, string Kontoklasse,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Art,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Kapittel,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Sektor);

    private sealed record Lagretfunksjon(string LokalFunksjon, string Navn, string Funksjon);

    private sealed record Lagretfunksjonsmoenster(string Uttrykk, string Funksjon);
}
