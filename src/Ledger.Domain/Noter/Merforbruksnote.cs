using Ledger.Domain.Oekonomikontroll;

namespace Ledger.Domain.Noter;

/// <summary>Merforbruk that is carried forward, by the year that it arose in, with the deadline of each part (kommuneloven §§ 14-11, 14-12).</summary>
public static class Merforbruksnote
{
    private static readonly Notekolonne[] Kolonner =
    [
        new("opprinnelig", "Opprinnelig merforbruk"), new("rest", "Ikke dekket"), new("budsjettaar", "Første budsjettår"), new("senest", "Dekkes senest"),
        new("status", "Status"),
    ];

    /// <param name="rekke">Null when there is no merforbruk in the balance.</param>
    public static IReadOnlyList<Notetabell> Beregn(Lagrekke? rekke) => rekke is not { Lag.Count: > 0 } ? [] :
    [
        new Notetabell("merforbruk", "Merforbruk etter året det oppsto", Kolonner,
        [
            .. rekke.Lag.Select(l => new Noterad($"{l.Oppstaatt}", $"Merforbruk fra {l.Oppstaatt}", new Dictionary<string, object?>
            {
                ["opprinnelig"] = l.Opprinnelig, ["rest"] = l.Rest, ["budsjettaar"] = (decimal)l.Budsjettaar, ["senest"] = (decimal?)l.Senest,
                ["status"] = l.Status switch { Lagstatus.Dekket => "dekket", Lagstatus.Forfalt => "forfalt", _ => "loeper" },
            })),
        ]),
    ];
}
