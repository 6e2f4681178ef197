using System.Collections.Frozen;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Oppstillinger;

/// <summary>
/// The statements by budget area (§§ 5-4 and 5-5 second paragraph): the same arts as the first paragraph's posts, one line per area of the
/// year's organisation. Null in years before the regulation. What stood on units that the year's organisation does not have, as in the year
/// before a reorganisation, is a line of its own, so that the total is the first paragraph's in every column.
/// </summary>
public static class Omraadeoppstillinger
{
    /// <summary>The post of what stands on units outside the year's organisation; no unit may have it as its code.</summary>
    public const string Utenfor = "utenfor";

    /// <summary>The post of the total.</summary>
    public const string Total = "sum";

    /// <summary>What posts 1–4 of § 5-5 first paragraph are called in the posts of the second paragraph.</summary>
    public static readonly IReadOnlyList<string> Investeringsslag = ["varigeDriftsmidler", "tilskuddAndre", "aksjerOgAndeler", "utlaan"];

    /// <summary>Added to an area's code for the line of rows that stand on none of its units.</summary>
    private const string Egne = ":egne";

    /// <summary>Net per area; the total is post 6 of § 5-4 first paragraph.</summary>
    public static Oppstillingsdefinisjon? Drift(Regnskapsaar aar, Organisasjonsplan organisasjon) =>
        InnebygdeOppstillinger.Finn(InnebygdeOppstillinger.Bevilgning, aar) is { } first
            ? Bygg(InnebygdeOppstillinger.BevilgningOmraade, organisasjon, first.Finn("6")!.Filtre, "Sum bevilgninger drift, netto")
            : null;

    /// <summary>
    /// Gross per area; the total is posts 1–4 of § 5-5 first paragraph. After it stands a block for each of the four posts, since the second
    /// paragraph asks for the appropriations «henholdsvis»: the same lines for that kind alone, with the post's own sum at the end.
    /// </summary>
    public static Oppstillingsdefinisjon? Investering(Regnskapsaar aar, Organisasjonsplan organisasjon)
    {
        if (InnebygdeOppstillinger.Finn(InnebygdeOppstillinger.Investering, aar) is not { } first)
        {
            return null;
        }

        var poster = Investeringsslag.Select((slag, i) => (Slag: slag, Post: first.Finn($"{i + 1}")!)).ToList();
        var samlet = Bygg(
            InnebygdeOppstillinger.InvesteringOmraade, organisasjon, [.. poster.SelectMany(p => p.Post.Filtre)], "Sum bevilgninger investering, brutto");
        var blokker = poster.SelectMany(p => Linjer(organisasjon, p.Post.Filtre, "Sum " + MedLitenForbokstav(p.Post.Tekst))
            .Select(l => l with
            {
                Post = Slagpost(p.Slag, l.Post),
                Tekst = l.Post == Total ? l.Tekst : $"{l.Tekst}: {MedLitenForbokstav(p.Post.Tekst)}",
                Formel = l.Formel is { } f ? Sum([.. f.Ledd.Select(ledd => Slagpost(p.Slag, ledd.Post))]) : null,
                KanUtelates = l.KanUtelates || l.Post != Total,
            }));
        return samlet with { Linjer = [.. samlet.Linjer, .. blokker] };
    }

    /// <summary>The post of an area, or of the total, in the block of one kind of investment.</summary>
    public static string Slagpost(string slag, string post) => $"{slag}:{post}";

    private static Oppstillingsdefinisjon Bygg(string id, Organisasjonsplan organisasjon, IReadOnlyList<Postfilter> filtre, string sumtekst)
    {
        var (navn, hjemmel) = InnebygdeOppstillinger.Overskrift(id);
        return new Oppstillingsdefinisjon(id, navn, hjemmel, Linjer(organisasjon, filtre, sumtekst));
    }

    /// <summary>Lines for the units at the second level or, where an area has none, the area itself; then sums per area, then the total.</summary>
    private static List<Linjedefinisjon> Linjer(Organisasjonsplan organisasjon, IReadOnlyList<Postfilter> filtre, string sumtekst)
    {
        var linjer = new List<Linjedefinisjon>();
        var top = new List<string>();
        foreach (var omraade in organisasjon.Enheter.Where(e => e.Overordnet.ErTom))
        {
            var under = Under(organisasjon, omraade);
            if (under.Count == 0 || under[0] == omraade)
            {
                linjer.Add(Linje(omraade, filtre));
            }
            else
            {
                var poster = under.Select(Post).ToList();
                linjer.AddRange(under.Select(e => Linje(e, filtre)));
                linjer.Add(Rest(omraade, under, filtre));
                poster.Add(linjer[^1].Post);
                linjer.Add(Sum(Post(omraade), "Sum " + omraade.Navn, poster));
            }

            top.Add(Post(omraade));
        }

        var innenfor = linjer.SelectMany(l => l.Filtre).SelectMany(f => f.Ansvar!).ToFrozenSet();
        linjer.Add(new Linjedefinisjon(
            Utenfor, "Enheter utenfor årets organisasjon", Linjetype.Linje, [.. filtre.Select(f => f with { IkkeAnsvar = innenfor })], null, 1,
            KanUtelates: true));
        linjer.Add(Sum(Total, sumtekst, top.Append(Utenfor)));
        return linjer;
    }

    /// <summary>The units of an area that have lines: those of the council's level, else those right below the area.</summary>
    private static List<Enhet> Under(Organisasjonsplan organisasjon, Enhet omraade) => organisasjon.Bevilgningsnivaa is { } nivaa
        ? [.. organisasjon.AvNivaa(omraade, nivaa)]
        : [.. organisasjon.Underordnede(omraade.Kode)];

    /// <summary>
    /// What is of the area and on none of its lines, and belongs to the area's sum: rows of its own from before it got units below it, units that
    /// lie beside the council's level, and a frame that the council set for the area as a whole.
    /// </summary>
    private static Linjedefinisjon Rest(Enhet omraade, List<Enhet> under, IReadOnlyList<Postfilter> filtre)
    {
        var (av, uten) = (new[] { omraade.Kode }.ToFrozenSet(), under.Select(e => e.Kode).ToFrozenSet());
        return new(
            Post(omraade) + Egne, omraade.Navn + ", ikke fordelt på enhet", Linjetype.Linje,
            [.. filtre.Select(f => f with { Ansvar = av, IkkeAnsvar = uten })], null, 1, KanUtelates: true) { BareMedTall = true };
    }

    private static string Post(Enhet enhet) => enhet.Kode.ToString();

    private static Linjedefinisjon Linje(Enhet enhet, IReadOnlyList<Postfilter> filtre) =>
        new(Post(enhet), enhet.Navn, Linjetype.Linje, [.. filtre.Select(f => f with { Ansvar = new[] { enhet.Kode }.ToFrozenSet() })], null, 1);

    private static Linjedefinisjon Sum(string post, string tekst, IEnumerable<string> ledd) =>
        new(post, tekst, Linjetype.Sum, [], Sum([.. ledd]), 1);

    private static Formel Sum(IReadOnlyList<string> poster) => new(string.Join('+', poster), [.. poster.Select(p => (1, p))]);

    private static string MedLitenForbokstav(string tekst) => char.ToLowerInvariant(tekst[0]) + tekst[1..];
}
