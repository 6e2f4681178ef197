using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ledger.Domain.Lagring;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Grunndata.Definisjoner;

/// <summary>The stored form of a year's organisation. What came later is left out when it is absent, so that older texts are the same.</summary>
/// <remarks>Units stand by code, so that the same organisation sent in another order is the same.</remarks>
internal static class Organisasjonsform
{
    private const string Dato = "yyyy-MM-dd";

    public static string Skriv(IReadOnlyList<Enhet> enheter, string? bevilgningsnivaa = null) => Lagretform.Skriv(new Lagret(
        [.. enheter.OrderBy(e => e.Kode).Select(e => new Lagretenhet(
            e.Kode.ToString(), e.Navn, e.Nivaa.Navn(), Kode(e.Overordnet), e.Nivaanavn, Dag(e.GyldigFra), Dag(e.GyldigTil), Kode(e.ErstattetAv),
            e.HarEgneRader ? true : null,
            e.Tidligere.Count == 0 ? null : [.. e.Tidligere.Select(p => new Lagretplass(Kode(p.Overordnet), Dag(p.Til)!))]))],
        bevilgningsnivaa));

    /// <summary>The mark that tells an organisation from another (ETag).</summary>
    public static string Merke(Organisasjonsplan? plan) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(plan is null ? "" : Skriv(plan.Enheter, plan.Bevilgningsnivaa))).AsSpan(0, 16));

    public static Organisasjonsplan Les(string json)
    {
        var lagret = Lagretform.Les<Lagret>(json);
        return new([.. lagret.Enheter.Select(Enhet)], lagret.Bevilgningsnivaa);
    }

    private static Enhet Enhet(Lagretenhet e) => new(
        Ansvar.Parse(e.Kode),
        e.Navn,
        Nivaaer.TryParse(e.Nivaa, out var nivaa) ? nivaa : throw new JsonException("A stored nivaa is unknown."),
        Ansvaret(e.Overordnet))
    {
        Nivaanavn = e.Nivaanavn,
        GyldigFra = Dag(e.GyldigFra),
        GyldigTil = Dag(e.GyldigTil),
        ErstattetAv = Ansvaret(e.ErstattetAv),
        HarEgneRader = e.HarEgneRader == true,
        Tidligere = e.Tidligere is { } plasser ? new(plasser.Select(p => new Enhetsplass(Ansvaret(p.Overordnet), Dag(p.Til)!.Value))) : Enhetshistorikk.Ingen,
    };

    private static string? Kode(Ansvar ansvar) => ansvar.ErTom ? null : ansvar.ToString();

    private static Ansvar Ansvaret(string? tekst) => string.IsNullOrEmpty(tekst) ? default : Ansvar.Parse(tekst);

    private static string? Dag(DateOnly? dag) => dag?.ToString(Dato, CultureInfo.InvariantCulture);

    private static DateOnly? Dag(string? tekst) => tekst is null ? null : DateOnly.ParseExact(tekst, Dato, CultureInfo.InvariantCulture);

    private sealed record Lagret(
        IReadOnlyList<Lagretenhet> Enheter,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Bevilgningsnivaa = null);

    private sealed record Lagretenhet(
        string Kode, string Navn, string Nivaa, string? Overordnet,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Nivaanavn = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? GyldigFra = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? GyldigTil = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ErstattetAv = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? HarEgneRader = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Lagretplass>? Tidligere = null);

    private sealed record Lagretplass(string? Overordnet, string Til);
}
