using Ledger.Domain.Hovedbok;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Publisering;

/// <summary>What an edition keeps back.</summary>
/// <param name="Enheter">Units that are never shown by themselves.</param>
/// <param name="Prosjekter">Projects that are not.</param>
/// <param name="MinsteLoennssum">A unit that pays less than this in a year, in kroner, shows its total without lines: the pay may be one person's.</param>
public sealed record Skjerming(IReadOnlyList<Ansvar> Enheter, IReadOnlyList<Prosjektkode> Prosjekter, decimal MinsteLoennssum = Skjerming.Standardsum)
{
    public const decimal Standardsum = 5_000_000m;

    public static readonly Skjerming Ingen = new([], []);
}

/// <summary>
/// A year as the public may see it. Dimensions are mapped before anything is computed, so that what must not be shown is not there to be found:
/// pay is in two arts, shielded units and projects are one with their smallest sibling, and the municipality's own terms are gone. Sums hold.
/// </summary>
public sealed class Offentligaar
{
    public const string Oevrig = "OVRIG";

    private static readonly Art Loenn = Art.Parse("010");
    private static readonly Art Sosiale = Art.Parse("090");
    private readonly Dictionary<Ansvar, Ansvar> _enheter = [];
    private readonly HashSet<Prosjektkode> _prosjekter = [];

    public Offentligaar(Organisasjonsplan plan, Saldokube kube, Skjerming skjerming)
    {
        Plan = SlaaSammen(plan, kube, skjerming.Enheter);
        SlaaSammenProsjekter(kube, skjerming.Prosjekter);
        UtenLinjer = FinnUtenLinjer(Plan, kube.Med(Avbild), Beloep.FraKroner(skjerming.MinsteLoennssum));
    }

    /// <summary>The organisation, shielded units merged.</summary>
    public Organisasjonsplan Plan { get; }

    /// <summary>Units that show their total and no lines of it.</summary>
    public IReadOnlySet<Ansvar> UtenLinjer { get; }

    /// <summary>Whether projects were merged.</summary>
    public bool HarOevrigeProsjekter => _prosjekter.Count > 0;

    /// <summary>How many units were merged into others.</summary>
    public int AntallSammenslaatte => _enheter.Count;

    /// <summary>What a key is to the public.</summary>
    public Dimensjon Avbild(in Dimensjon d)
    {
        var art = d.Kontoklasse == Kontoklasse.Balanse ? d.Art : Offentlig(d.Art);
        return d with
        {
            Art = art,
            Ansvar = _enheter.GetValueOrDefault(d.Ansvar, d.Ansvar),
            Prosjekt = _prosjekter.Contains(d.Prosjekt) ? Prosjektkode.Parse(Oevrig) : d.Prosjekt,
            Egne = d.Art.ErTom && d.Kapittel.ErTom ? d.Egne : null,
        };
    }

    private static Art Offentlig(Art art) => art.Nummer switch
    {
        >= 10 and <= 89 => Loenn,
        >= 90 and <= 99 => Sosiale,
        _ => art,
    };

    private static bool ErLoenn(in Dimensjon d) => d.Kontoklasse == Kontoklasse.Drift && d.Art.Nummer is >= 10 and <= 99;

    private Organisasjonsplan SlaaSammen(Organisasjonsplan plan, Saldokube kube, IReadOnlyList<Ansvar> skjermet)
    {
        var enheter = plan.Enheter.ToList();
        foreach (var over in skjermet.Select(plan.Finn).OfType<Enhet>().GroupBy(e => e.Overordnet))
        {
            // Never alone: with the smallest of those beside it, so that nothing is found by subtraction.
            var gruppe = over.ToList();
            var stoerrelse = Summer(plan, kube, _ => true);
            var minst = plan.Underordnede(over.Key).Where(e => !gruppe.Contains(e)).MinBy(e => Math.Abs(stoerrelse.GetValueOrDefault(e.Kode).Kroner));
            gruppe.AddRange(minst is null ? [] : [minst]);
            var felles = Ansvar.Parse(over.Key.ErTom ? Oevrig : $"{over.Key}-{Oevrig}");
            foreach (var kode in gruppe.SelectMany(e => plan.MedUnderordnede(e.Kode)).ToList())
            {
                _enheter[kode] = felles;
                enheter.RemoveAll(e => e.Kode == kode);
            }

            enheter.Add(new Enhet(felles, "Øvrig", gruppe[0].Nivaa, over.Key));
        }

        return _enheter.Count == 0 ? plan : new Organisasjonsplan(enheter);
    }

    private void SlaaSammenProsjekter(Saldokube kube, IReadOnlyList<Prosjektkode> skjermet)
    {
        if (skjermet.Count == 0)
        {
            return;
        }

        _prosjekter.UnionWith(skjermet);
        var andre = Enumerable.Range(0, kube.Antall).Where(n => !kube.Noekkel(n).Prosjekt.ErTom && !_prosjekter.Contains(kube.Noekkel(n).Prosjekt))
            .GroupBy(n => kube.Noekkel(n).Prosjekt)
            .Select(g => (g.Key, Sum: Math.Abs(g.Sum(n => kube.Regnskap(n, Periode.Aarsavslutning).Kroner))))
            .ToList();
        if (andre.Count > 0)
        {
            _prosjekter.Add(andre.MinBy(a => a.Sum).Key);
        }
    }

    /// <summary>Sums of each unit with what lies below it.</summary>
    private static Dictionary<Ansvar, Beloep> Summer(Organisasjonsplan plan, Saldokube kube, Func<Dimensjon, bool> med)
    {
        var summer = new Dictionary<Ansvar, Beloep>();
        for (var n = 0; n < kube.Antall; n++)
        {
            ref readonly var d = ref kube.Noekkel(n);
            if (d.Kontoklasse != Kontoklasse.Drift || !med(d))
            {
                continue;
            }

            var beloep = kube.Regnskap(n, Periode.Aarsavslutning);
            for (var enhet = plan.Finn(d.Ansvar); enhet is not null; enhet = plan.Finn(enhet.Overordnet))
            {
                summer[enhet.Kode] = summer.GetValueOrDefault(enhet.Kode) + beloep;
            }
        }

        return summer;
    }

    /// <summary>
    /// Units below a tjenesteområde, and units with little pay; and whatever those could be computed from, first the sibling with the next
    /// smallest pay.
    /// </summary>
    private static HashSet<Ansvar> FinnUtenLinjer(Organisasjonsplan plan, Saldokube kube, Beloep minst)
    {
        var uten = plan.Enheter.Where(e => e.Nivaa == Nivaa.Ansvar && !e.Overordnet.ErTom).Select(e => e.Kode).ToHashSet();
        var loenn = Summer(plan, kube, d => ErLoenn(d));
        Beloep Loennen(Ansvar kode) => loenn.GetValueOrDefault(kode);
        uten.UnionWith(plan.Enheter.Select(e => e.Kode).Where(e => Loennen(e) > Beloep.Null && Loennen(e) < minst));
        return Linjevern.Utvid(plan, uten, Loennen);
    }
}
