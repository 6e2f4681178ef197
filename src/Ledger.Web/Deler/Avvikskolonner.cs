using Ledger.Application.Rapporter;
using Ledger.Web.Diagrammer;
using Ledger.Web.Tall;

namespace Ledger.Web.Deler;

/// <summary>The columns of units and of statements: budget, accounts, and the deviation with its bar.</summary>
public static class Avvikskolonner
{
    /// <summary>Of units.</summary>
    public static IReadOnlyList<Kolonne<Avvikslinjesvar>> Enheter(Beloepsenhet enhet, Akse akse) =>
    [
        new("Opprinnelig budsjett", "opprinneligBudsjett", Tallslag.Beloep, l => Celle.Beloep(l.OpprinneligBudsjett, enhet), Bred: true),
        new("Revidert budsjett", "revidertBudsjett", Tallslag.Beloep, l => Celle.Beloep(l.RevidertBudsjett, enhet), Bred: true),
        new("Regnskap", "regnskap", Tallslag.Beloep, l => Celle.Beloep(l.Regnskap, enhet)),
        new("Avvik", "avvik", Tallslag.Avvik, l => Celle.Avvik(l.Avvik, enhet, akse, erNoytral: false)),
        new("Avvik i %", "avvikProsent", Tallslag.ProsentAvvik, l => Celle.Prosent(l.AvvikProsent), Bred: true),
    ];

    /// <summary>Of a statement's lines.</summary>
    /// <param name="medFjoraar">There is a year before to show.</param>
    public static IReadOnlyList<Kolonne<Oppstillingslinjesvar>> Linjer(Beloepsenhet enhet, Akse akse, Linjeretning retning, bool medFjoraar)
    {
        var kolonner = new List<Kolonne<Oppstillingslinjesvar>>
        {
            new("Opprinnelig budsjett", "opprinneligBudsjett", Tallslag.Beloep, l => Celle.Beloep(l.OpprinneligBudsjett, enhet), Bred: true),
            new("Revidert budsjett", "revidertBudsjett", Tallslag.Beloep, l => Celle.Beloep(l.RevidertBudsjett, enhet), Bred: true),
            new("Regnskap", "regnskap", Tallslag.Beloep, l => Celle.Beloep(l.Regnskap, enhet)),
            new("Avvik", "avvik", Tallslag.Avvik, l => Celle.Avvik(l.Avvik, enhet, akse, retning.ErNoytral(l.Post))),
            new("Avvik i %", "avvikProsent", Tallslag.ProsentAvvik, l => Celle.Prosent(l.AvvikProsent), Bred: true),
        };
        if (medFjoraar)
        {
            kolonner.Add(new("Regnskap året før", "regnskapForrigeAar", Tallslag.Beloep, l => Celle.Beloep(l.RegnskapForrigeAar, enhet), Bred: true));
        }

        return kolonner;
    }

    /// <summary>Of a balance: it has no budget, and a deviation from none would say nothing.</summary>
    public static IReadOnlyList<Kolonne<Oppstillingslinjesvar>> Balanse(Beloepsenhet enhet) =>
    [
        new("Inngående", "regnskapForrigeAar", Tallslag.Beloep, l => Celle.Beloep(l.RegnskapForrigeAar, enhet)),
        new("Endring", "regnskap", Tallslag.Avvik, l => Celle.Endring(l.Regnskap - l.RegnskapForrigeAar, enhet), Bred: true, MinusFelt: "regnskapForrigeAar"),
        new("Utgående", "regnskap", Tallslag.Beloep, l => Celle.Beloep(l.Regnskap, enhet)),
    ];
}
