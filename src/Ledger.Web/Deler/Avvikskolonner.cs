using Ledger.Application.Rapporter;
using Ledger.Web.Diagrammer;
using Ledger.Web.Kilder;
using Ledger.Web.Tall;

namespace Ledger.Web.Deler;

/// <summary>The columns of units and of statements: budget, accounts, and the deviation with its bar.</summary>
public static class Avvikskolonner
{
    /// <summary>Of units.</summary>
    public static IReadOnlyList<Kolonne<Avvikslinjesvar>> Enheter(Beloepsenhet enhet, Akse akse, Budsjettmaal maal) =>
    [
        new("Opprinnelig budsjett", "opprinneligBudsjett", Tallslag.Beloep, l => Celle.Beloep(l.OpprinneligBudsjett, enhet), Bred: true),
        new("Revidert budsjett", "revidertBudsjett", Tallslag.Beloep, l => Celle.Beloep(l.RevidertBudsjett, enhet), Bred: true),
        .. Hittil<Avvikslinjesvar>(maal, l => Celle.Beloep(maal.Budsjett(l), enhet)),
        new(maal.Regnskapsnavn, "regnskap", Tallslag.Beloep, l => Celle.Beloep(l.Regnskap, enhet)),
        new(maal.Avviksnavn, maal.Avviksfelt, Tallslag.Avvik, l => Celle.Avvik(maal.Avvik(l), enhet, akse, erNoytral: false), HarAkse: true),
        new("Avvik i %", maal.Prosentfelt, Tallslag.ProsentAvvik, l => Celle.Prosent(maal.Prosent(l)), Bred: true),
    ];

    /// <summary>Of a statement's lines.</summary>
    /// <param name="medFjoraar">There is a year before to show.</param>
    public static IReadOnlyList<Kolonne<Oppstillingslinjesvar>> Linjer(
        Beloepsenhet enhet, Akse akse, Budsjettmaal maal, Linjeretning retning, bool medFjoraar)
    {
        var kolonner = new List<Kolonne<Oppstillingslinjesvar>>
        {
            new("Opprinnelig budsjett", "opprinneligBudsjett", Tallslag.Beloep, l => Celle.Beloep(l.OpprinneligBudsjett, enhet), Bred: true),
            new("Revidert budsjett", "revidertBudsjett", Tallslag.Beloep, l => Celle.Beloep(l.RevidertBudsjett, enhet), Bred: true),
        };
        kolonner.AddRange(Hittil<Oppstillingslinjesvar>(maal, l => Celle.Beloep(maal.Budsjett(l), enhet)));
        kolonner.AddRange(
        [
            new(maal.Regnskapsnavn, "regnskap", Tallslag.Beloep, l => Celle.Beloep(l.Regnskap, enhet)),
            new(maal.Avviksnavn, maal.Avviksfelt, Tallslag.Avvik, l => Celle.Avvik(maal.Avvik(l), enhet, akse, retning.ErNoytral(l.Post)), HarAkse: true),
            new("Avvik i %", maal.Prosentfelt, Tallslag.ProsentAvvik, l => Celle.Prosent(maal.Prosent(l)), Bred: true),
        ]);
        if (medFjoraar)
        {
            kolonner.Add(new(maal.Fjoraarsnavn, maal.Fjoraarsfelt, Tallslag.Beloep, l => Celle.Beloep(maal.Fjoraaret(l), enhet), Bred: true));
        }

        return kolonner;
    }

    /// <summary>The budget to date, in a report within the year.</summary>
    public static IEnumerable<Kolonne<T>> Hittil<T>(Budsjettmaal maal, Func<T, Celle> celle) =>
        maal.ErHittil ? [new(maal.Budsjettnavn, maal.Budsjettfelt, Tallslag.Beloep, celle)] : [];

    /// <summary>Of a balance: it has no budget, and a deviation from none would say nothing.</summary>
    public static IReadOnlyList<Kolonne<Oppstillingslinjesvar>> Balanse(Beloepsenhet enhet) =>
    [
        new("Inngående", "regnskapForrigeAar", Tallslag.Beloep, l => Celle.Beloep(l.RegnskapForrigeAar, enhet)),
        new("Endring", "regnskap", Tallslag.Avvik, l => Celle.Endring(l.Regnskap - l.RegnskapForrigeAar, enhet), Bred: true, MinusFelt: "regnskapForrigeAar"),
        new("Utgående", "regnskap", Tallslag.Beloep, l => Celle.Beloep(l.Regnskap, enhet)),
    ];
}
