using Ledger.Domain.Hovedbok;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Serier;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Budsjett;

/// <summary>
/// Lays out on arts what was adopted as a frame. Each line has a line of the opposite amount on the nearest frame at or above its unit, of its kind,
/// month by month, so that what was adopted is the same before and after (the ministry's letter of 19.9.2022 on kommuneloven § 14-5).
/// </summary>
/// <param name="rammer">What is left of each frame of the decision that is laid out.</param>
public sealed class Detaljering(IReadOnlyDictionary<Dimensjon, Beloep> rammer, Rammeposter poster, Organisasjonsplan organisasjon)
{
    /// <summary>What is left of each frame of decisions' lines.</summary>
    public static Dictionary<Dimensjon, Beloep> Rammene(IEnumerable<Budsjettlinje> linjer) =>
        linjer.Where(l => Rammer.Av(l.Dimensjon.Art) is not null).GroupBy(l => l.Dimensjon).ToDictionary(g => g.Key, g => Beloep.Sum(g.Select(l => l.Beloep)));

    /// <summary>The line on the frame that a line is taken from; null when there is no such frame.</summary>
    /// <param name="betydning">The line's key by what the chart says that it means.</param>
    public Budsjettlinje? Motlinje(Budsjettlinje linje, in Dimensjon betydning) => Ramme(betydning) is not { } ramme ? null : new(
        ramme, -linje.Beloep, Periodisering.Fra([.. linje.Periodisering.Fordel(linje.Beloep).Select(b => -b)]));

    /// <summary>The frames that lines have touched and that are not used up, with what is left.</summary>
    public IReadOnlyList<(Dimensjon Ramme, Beloep Igjen)> Rester(IEnumerable<Budsjettlinje> motlinjer) =>
    [
        .. motlinjer.GroupBy(l => l.Dimensjon).Select(g => (Ramme: g.Key, Igjen: Beloep.Sum([rammer[g.Key], .. g.Select(l => l.Beloep)])))
            .Where(r => !r.Igjen.ErNull),
    ];

    /// <summary>On the same unit one of the same project comes before one of none.</summary>
    private Dimensjon? Ramme(in Dimensjon d)
    {
        if (poster.Av(d) is not { } slag)
        {
            return null;
        }

        var art = Art.Parse(Rammer.Arter[slag]);
        for (var enhet = organisasjon.Finn(d.Ansvar); enhet is not null; enhet = enhet.Overordnet.ErTom ? null : organisasjon.Finn(enhet.Overordnet))
        {
            foreach (var prosjekt in new[] { d.Prosjekt, default }.Distinct())
            {
                if (Dimensjon.Resultat(d.Kontoklasse, art, default, enhet.Kode, prosjekt) is var ramme && rammer.ContainsKey(ramme))
                {
                    return ramme;
                }
            }
        }

        return null;
    }
}
