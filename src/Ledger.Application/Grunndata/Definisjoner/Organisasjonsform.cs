using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Grunndata.Definisjoner;

/// <summary>The stored form of a year's organisation. What came later is left out when it is absent, so that older texts are the same.</summary>
internal static class Organisasjonsform
{
    private const string Dato = "yyyy-MM-dd";

    public static string Skriv(IReadOnlyList<Enhet> enheter, string? bevilgningsnivaa = null) => Lagretform.Skriv(new Lagret(
        [.. enheter.Select(e => new Lagretenhet(
            e.Kode.ToString(), e.Navn, e.Nivaa.Navn(), Kode(e.Overordnet), e.Nivaanavn, Dag(e.GyldigFra), Dag(e.GyldigTil), Kode(e.ErstattetAv),
            e.HarEgneRader ? true : null))],
        bevilgningsnivaa));

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
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? HarEgneRader = null);
}
