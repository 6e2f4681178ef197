using Ledger.Application.Rapporter;
using Ledger.Domain.Oppstillinger;

namespace Ledger.Web.Kilder;

/// <summary>What pages ask of lines of answers.</summary>
public static class Svarlinjer
{
    /// <summary>A line of postings, not a sum or a result of other lines.</summary>
    public static bool ErLinje(this Oppstillingslinjesvar linje) => linje.Type == "linje";

    /// <inheritdoc cref="ErLinje(Oppstillingslinjesvar)"/>
    public static bool ErLinje(this Disponeringslinjesvar linje) => linje.Type == "linje";

    public static bool ErResultat(this Oppstillingslinjesvar linje) => linje.Type == "resultat";

    /// <summary>The arts that a line is of, as a selection; null when it is of something else too, or of no arts.</summary>
    /// <remarks>A line of § 5-5 takes the art of frames beside its own: several filters that differ by art alone.</remarks>
    public static string? Arter(this Linjedefinisjon linje) => linje.Filtre switch
    {
        [{ Art: { } arter }] => arter.Tekst,
        { Count: > 1 } filtre when filtre.All(f => f.Art is not null && f with { Art = null } == filtre[0] with { Art = null }) =>
            string.Join(',', filtre.Select(f => f.Art!.Tekst)),
        _ => null,
    };

    /// <summary>How many postings the accounts stand on.</summary>
    public static long AntallPosteringer(this Oppstillingslinjesvar linje) => linje.Forklaring?.AntallPosteringer ?? 0;

    /// <summary>No figures and no postings.</summary>
    public static bool ErTom(this Oppstillingslinjesvar l) =>
        l is { OpprinneligBudsjett: 0m, RevidertBudsjett: 0m, Regnskap: 0m, RegnskapForrigeAar: null or 0m } && l.AntallPosteringer() == 0;

    /// <inheritdoc cref="ErTom(Oppstillingslinjesvar)"/>
    public static bool ErTom(this Fondslinjesvar l) =>
        l is { InngaaendeBalanse: 0m, Avsetning: 0m, Bruk: 0m, UtgaaendeBalanse: 0m, BudsjettertAvsetning: 0m, BudsjettertBruk: 0m };

    /// <summary>Parts lines where each sum or result ends a group.</summary>
    public static IEnumerable<IReadOnlyList<T>> Grupper<T>(IEnumerable<T> linjer, Func<T, bool> erLinje)
    {
        var gruppe = new List<T>();
        foreach (var linje in linjer)
        {
            gruppe.Add(linje);
            if (!erLinje(linje))
            {
                yield return gruppe;
                gruppe = [];
            }
        }

        yield return gruppe;
    }
}
