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

    /// <param name="forrige">The year before, which stands in a column beside the year's; null when there is none.</param>
    /// <param name="arv">What other editions of the same figures keep back; null when there are none.</param>
    public Offentligaar(Organisasjonsplan plan, Saldokube kube, Skjerming skjerming, Saldokube? forrige = null, Arvetskjerming? arv = null)
    {
        arv ??= Arvetskjerming.Ingen;
        Plan = SlaaSammen(plan, kube, skjerming.Enheter, arv.Enheter);
        SlaaSammenProsjekter(kube, skjerming.Prosjekter, arv.Prosjekter);
        var minst = Beloep.FraKroner(skjerming.MinsteLoennssum);
        List<Dictionary<Ansvar, Beloep>> loenn =
            [.. new[] { kube, forrige }.OfType<Saldokube>().Select(k => Summer(Plan, k.Med(Avbild), d => ErLoenn(d)))];
        Smaa = Plan.Enheter.Select(e => e.Kode)
            .Where(e => loenn.Any(l => l.GetValueOrDefault(e) > Beloep.Null && l.GetValueOrDefault(e) < minst)).ToHashSet();
        var nederst = Plan.Enheter.Where(e => e.Nivaa == Nivaa.Ansvar && !e.Overordnet.ErTom).Select(e => e.Kode);
        HashSet<Ansvar> maa = [.. nederst, .. Smaa];
        var egne = arv.ErRettelse ? maa : Utvid(Plan, loenn, maa);
        UtenLinjer = Utvid(Plan, loenn, [.. egne, .. Finnes(arv.UtenLinjer)]);

        // What a first edition asks for by itself is enough for those after it, until they ask for more: then it takes all that was kept back with it,
        // since part of that may have been shown in an edition between.
        Egne = !arv.ErRettelse ? egne : maa.All(arv.Egne.Contains) ? Finnes(arv.Egne).ToHashSet() : UtenLinjer;
    }

    /// <summary>The organisation, shielded units merged.</summary>
    public Organisasjonsplan Plan { get; }

    /// <summary>Units that show their total and no lines of it.</summary>
    public IReadOnlySet<Ansvar> UtenLinjer { get; }

    /// <summary>Those of them that this year's figures alone ask for. Editions of the year after keep them back too: they show this year beside.</summary>
    public IReadOnlySet<Ansvar> Egne { get; }

    /// <summary>Units that pay so little that it may be one person's.</summary>
    public IReadOnlySet<Ansvar> Smaa { get; }

    /// <summary>The units that were merged, with what lies below them.</summary>
    public IReadOnlyCollection<Ansvar> Sammenslaatte => _enheter.Keys;

    /// <summary>The projects that were.</summary>
    public IReadOnlyCollection<Prosjektkode> SammenslaatteProsjekter => _prosjekter;

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

    private IEnumerable<Ansvar> Finnes(IEnumerable<Ansvar> koder) => koder.Where(k => Plan.Finn(k) is not null);

    private Organisasjonsplan SlaaSammen(Organisasjonsplan plan, Saldokube kube, IReadOnlyList<Ansvar> skjermet, IReadOnlyList<Ansvar> foer)
    {
        var enheter = plan.Enheter.ToList();
        foreach (var over in skjermet.Select(plan.Finn).OfType<Enhet>().GroupBy(e => e.Overordnet))
        {
            // Never alone: with those that it was merged with before, else with the smallest beside it, so that nothing is found by subtraction.
            var gruppe = over.ToList();
            var andre = plan.Underordnede(over.Key).Where(e => !gruppe.Contains(e)).ToList();
            var sammeSomFoer = andre.Where(e => foer.Contains(e.Kode)).ToList();
            var stoerrelse = Summer(plan, kube, _ => true);
            var minst = andre.MinBy(e => Math.Abs(stoerrelse.GetValueOrDefault(e.Kode).Kroner));
            gruppe.AddRange(sammeSomFoer.Count > 0 ? sammeSomFoer : minst is null ? [] : [minst]);
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

    private void SlaaSammenProsjekter(Saldokube kube, IReadOnlyList<Prosjektkode> skjermet, IReadOnlyList<Prosjektkode> foer)
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
        var sammeSomFoer = foer.Where(p => !_prosjekter.Contains(p)).ToList();
        _prosjekter.UnionWith(sammeSomFoer.Count > 0 ? sammeSomFoer : andre.OrderBy(a => a.Sum).Take(1).Select(a => a.Key));
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
    /// What is kept back, and whatever that could be computed from, first the sibling with the next smallest pay: in the year, and in the year
    /// before, whose figures stand beside.
    /// </summary>
    private static HashSet<Ansvar> Utvid(Organisasjonsplan plan, List<Dictionary<Ansvar, Beloep>> loenn, IReadOnlyCollection<Ansvar> uten)
    {
        HashSet<Ansvar> skjult = [.. uten];
        for (var foer = -1; foer != skjult.Count;)
        {
            foer = skjult.Count;
            foreach (var aaret in loenn)
            {
                skjult = Linjevern.Utvid(plan, skjult, kode => aaret.GetValueOrDefault(kode));
            }
        }

        return skjult;
    }
}
