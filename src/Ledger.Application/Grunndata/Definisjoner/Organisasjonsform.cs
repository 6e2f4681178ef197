using System.Text.Json;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Grunndata.Definisjoner;

/// <summary>The stored form of a year's organisation.</summary>
internal static class Organisasjonsform
{
    public static string Skriv(IReadOnlyList<Enhet> enheter) => Lagretform.Skriv(new Lagret(
        [.. enheter.Select(e => new Lagretenhet(e.Kode.ToString(), e.Navn, e.Nivaa.Navn(), e.Overordnet.ErTom ? null : e.Overordnet.ToString()))]));

    public static Organisasjonsplan Les(string json) => new([.. Lagretform.Les<Lagret>(json).Enheter.Select(e => new Enhet(
        Ansvar.Parse(e.Kode),
        e.Navn,
        Nivaaer.TryParse(e.Nivaa, out var nivaa) ? nivaa : throw new JsonException("A stored nivaa is unknown."),
        string.IsNullOrEmpty(e.Overordnet) ? default : Ansvar.Parse(e.Overordnet)))]);

    private sealed record Lagret(IReadOnlyList<Lagretenhet> Enheter);

    private sealed record Lagretenhet(string Kode, string Navn, string Nivaa, string? Overordnet);
}
