using Ledger.Domain.Verdier;

namespace Ledger.Domain.Publisering;

/// <summary>
/// What editions before keep back, and this one must too: a reader has them all. What is kept back in one and shown in the next would be found, or
/// would be what the other could be computed from.
/// </summary>
/// <param name="UtenLinjer">Units without lines in an edition of the same figures, or of those of the year before, which stand beside.</param>
/// <param name="Egne">Those of them that editions of the same figures ask for.</param>
/// <param name="ErRettelse">There are editions of the same figures.</param>
/// <param name="Enheter">Units that are merged with shielded ones.</param>
/// <param name="Prosjekter">Projects that are.</param>
public sealed record Arvetskjerming(
    IReadOnlyList<Ansvar> UtenLinjer, IReadOnlyList<Ansvar> Egne, bool ErRettelse, IReadOnlyList<Ansvar> Enheter, IReadOnlyList<Prosjektkode> Prosjekter)
{
    public static readonly Arvetskjerming Ingen = new([], [], false, [], []);

    public bool ErTom => UtenLinjer.Count + Egne.Count + Enheter.Count + Prosjekter.Count == 0;

    /// <summary>What an edition passes on to the next, with what that has from others.</summary>
    /// <param name="sammeTall">The edition is of the same figures; false for those of the year before.</param>
    public Arvetskjerming Med(Offentligaar aar, bool sammeTall) => new(
        [.. UtenLinjer.Union(sammeTall ? aar.UtenLinjer : aar.Egne).Order()],
        [.. Egne.Union(sammeTall ? aar.Egne : []).Order()],
        ErRettelse || sammeTall,
        [.. Enheter.Union(aar.Sammenslaatte).Order()],
        [.. Prosjekter.Union(aar.SammenslaatteProsjekter).OrderBy(p => p.ToString(), StringComparer.Ordinal)]);
}
