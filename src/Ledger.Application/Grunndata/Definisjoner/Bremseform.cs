using Ledger.Domain.Kjede;
using Ledger.Domain.Lagring;
using Ledger.Domain.Saldoimport;

namespace Ledger.Application.Grunndata.Definisjoner;

/// <summary>The stored form of how much a file of balances may change: 0.05 and 0.050 are the same.</summary>
public static class Bremseform
{
    public static readonly Innstilling<Saldobremse> Innstilling = new(Journalslag.Saldobremse, "saldobremse", Saldobremse.Standard, Skriv, Les);

    private static string Skriv(Saldobremse bremse) => Lagretform.Skriv(new Saldobremse(Kort(bremse.LukketAndel), Kort(bremse.BorteAndel)));

    private static Saldobremse Les(string json) => Lagretform.Les<Saldobremse>(json);

    /// <summary>Without zeros at the end: a division makes the scale as small as it can be.</summary>
    private static decimal Kort(decimal andel) => andel / 1.0000000000000000000000000000m;
}
