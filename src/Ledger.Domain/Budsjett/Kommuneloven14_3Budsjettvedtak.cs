using Ledger.Domain.Verdier;

namespace Ledger.Domain.Budsjett;

/// <summary>
/// When budget decisions are made (kommuneloven §§ 14-3, 14-5): the original budget before the year begins, changes after it and within the year.
/// The original is not changed in the year, but by a decision that says that it takes its place.
/// </summary>
public static class Kommuneloven14_3Budsjettvedtak
{
    /// <summary>True when the decision would be a second original budget in the year itself.</summary>
    /// <param name="opprinnelige">When the original decisions were made; those that are replaced are not among them.</param>
    public static bool FinnesOpprinnelig(Vedtakstype type, DateOnly dato, Regnskapsaar aar, IReadOnlyCollection<DateOnly> opprinnelige, bool erstatter) =>
        type == Vedtakstype.Opprinnelig && !erstatter && opprinnelige.Count > 0 && dato.Year >= aar.Aar;

    /// <summary>What is told of the decision, or must be confirmed.</summary>
    /// <param name="opprinnelige">When the original budgets that hold were first made: one that takes the place of another is of the other's day.</param>
    /// <param name="idag">The day that it is recorded.</param>
    public static IReadOnlyList<Funn> Finn(
        Vedtakstype type, DateOnly dato, Regnskapsaar aar, IReadOnlyCollection<DateOnly> opprinnelige, bool erstatter, DateOnly idag)
    {
        var funn = new List<Funn>();
        if (type == Vedtakstype.Opprinnelig && erstatter)
        {
            funn.Add(Funnregler.OpprinneligErstattet.Funnet("Et vedtak om opprinnelig budsjett er erstattet; kolonnen for opprinnelig budsjett er endret."));
        }
        else if (type == Vedtakstype.Opprinnelig && dato.Year >= aar.Aar)
        {
            funn.Add(Funnregler.VedtattEtterFristen.Funnet(
                $"Et opprinnelig budsjett vedtas før året begynner; dette er datert {dato:yyyy-MM-dd} (ROBEK bokstav e)."));
        }
        else if (type != Vedtakstype.Opprinnelig && opprinnelige.Count > 0 && dato < opprinnelige.Min())
        {
            funn.Add(Funnregler.FoerOpprinnelig.Funnet(
                $"Endringen er datert {dato:yyyy-MM-dd}, før det opprinnelige budsjettet, {opprinnelige.Min():yyyy-MM-dd}."));
        }

        if (dato > new DateOnly(aar.Aar, 12, 31))
        {
            funn.Add(Funnregler.VedtakEtterAaret.Funnet($"Vedtaket er datert {dato:yyyy-MM-dd}; et budsjett endres ikke etter årets slutt."));
        }

        if (dato > idag)
        {
            funn.Add(Funnregler.FremtidigDato.Funnet($"Vedtaket er datert {dato:yyyy-MM-dd}, etter i dag."));
        }

        return funn;
    }
}
