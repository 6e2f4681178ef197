using System.Text.Json.Nodes;
using Ledger.Domain.Lagring;
using Ledger.Domain;
using Ledger.Domain.Kjede;

namespace Ledger.Application.Grunndata.Definisjoner;

/// <summary>What a municipality has decided of its closings.</summary>
/// <param name="Valg">Defaults for choices, by the names of the request.</param>
/// <param name="Nivaa">Levels of findings that are raised.</param>
public sealed record Avslutningsregler(JsonObject Valg, IReadOnlyDictionary<string, Funnivaa> Nivaa)
{
    public static readonly Avslutningsregler Ingen = new([], new Dictionary<string, Funnivaa>());
}

/// <summary>The stored form of the rules for closings: as they were sent.</summary>
public static class Avslutningsregelform
{
    public static readonly Innstilling<Avslutningsregler> Innstilling = new(
        Journalslag.Avslutningsregler, "avslutningsregler", Avslutningsregler.Ingen, Skriv, Les);

    private static string Skriv(Avslutningsregler regler) =>
        Lagretform.Skriv(new Lagret(regler.Valg, regler.Nivaa.OrderBy(n => n.Key, StringComparer.Ordinal).ToDictionary(n => n.Key, n => n.Value.Navn())));

    private static Avslutningsregler Les(string json)
    {
        var lagret = Lagretform.Les<Lagret>(json);
        return new Avslutningsregler(lagret.Valg, lagret.Nivaa.ToDictionary(n => n.Key, n => Enum.GetValues<Funnivaa>().First(v => v.Navn() == n.Value)));
    }

    private sealed record Lagret(JsonObject Valg, IReadOnlyDictionary<string, string> Nivaa);
}
