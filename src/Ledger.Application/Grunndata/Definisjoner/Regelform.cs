using System.Text.Json;
using Ledger.Domain.Lagring;
using Ledger.Domain;

namespace Ledger.Application.Grunndata.Definisjoner;

/// <summary>The stored form of a rule's level in a municipality; its code is the entry's reference.</summary>
internal static class Regelform
{
    public static string Skriv(Funnivaa nivaa) => Lagretform.Skriv(new Lagret(nivaa.Navn()));

    public static Funnivaa Les(string json) =>
        Funnavn.TryParse(Lagretform.Les<Lagret>(json).Nivaa, out var nivaa) ? nivaa : throw new JsonException("A stored level is unknown.");

    private sealed record Lagret(string Nivaa);
}
