using System.Collections.Frozen;
using Ledger.Domain.Betydning;
using Ledger.Domain.Fond;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Disponering;

/// <summary>
/// A line of the disposition table, before and after what the year-end closing did. Kroner, ledger sign; the three parts sum to the accounts.
/// </summary>
/// <param name="Linje">The line with all of the closing counted: the accounts as they are.</param>
/// <param name="Strykninger">The part that rows marked strykning make.</param>
/// <param name="Avslutning">The part that rows marked avslutning or inndekning make: what the closing did with the result after strykninger.</param>
public sealed record Disponeringslinje(Oppstillingslinje Linje, Beloep Strykninger, Beloep Avslutning)
{
    /// <summary>The part that rows without a mark make.</summary>
    public Beloep RegnskapFoerStrykninger => Linje.Regnskap - Strykninger - Avslutning;

    /// <summary>A result, which the presentation shows with the opposite of the ledger's sign.</summary>
    public bool ErResultat => Linje.Definisjon.Visningsfaktor < 0;

    /// <summary>No figures, no postings and nothing done by the closing.</summary>
    public bool ErTom => Linje.ErTom && Strykninger.ErNull && Avslutning.ErNull;
}

/// <summary>
/// How netto driftsresultat was disposed of, fund by fund (§ 5-4 first paragraph posts 17–25, § 5-9): a statement built from the funds that
/// drift has moved or budgeted to move.
/// </summary>
public static class Disponeringsrapport
{
    public const string Id = InnebygdeOppstillinger.Disponering;
    public const string NettoDriftsresultat = "netto_driftsresultat";
    public const string Regnskapsresultat = "regnskapsresultat";

    private static readonly FrozenSet<string> Faste = new[]
    {
        NettoDriftsresultat, "overforing_til_investering", "netto_disposisjonsfond", "netto_bundne_fond", "dekning_merforbruk", Regnskapsresultat,
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<Avslutningsmerke> Strykning = new[] { Avslutningsmerke.Strykning }.ToFrozenSet();
    private static readonly FrozenSet<Avslutningsmerke> Avslutning = new[] { Avslutningsmerke.Avslutning, Avslutningsmerke.Inndekning }.ToFrozenSet();

    /// <summary>The fields of a dimension that the table looks at.</summary>
    public const Dimensjonsfelt Felt = Dimensjonsfelt.Art | Dimensjonsfelt.Fond | Dimensjonsfelt.Merke;

    public static IReadOnlyList<Disponeringslinje> Beregn(Oppstillingsgrunnlag grunnlag) => Beregn(grunnlag, Definer(grunnlag));

    /// <param name="definisjon">From <see cref="Definer"/>, of the whole year also where the table is of a part of it.</param>
    public static IReadOnlyList<Disponeringslinje> Beregn(Oppstillingsgrunnlag grunnlag, Oppstillingsdefinisjon definisjon)
    {
        var alle = Oppstillingsmotor.Beregn(definisjon, grunnlag);
        return [.. alle.Linjer.Zip(Merket(Strykning), Merket(Avslutning)).Select(l => new Disponeringslinje(l.First, l.Second.Regnskap, l.Third.Regnskap))];

        IReadOnlyList<Oppstillingslinje> Merket(FrozenSet<Avslutningsmerke> merke) => Oppstillingsmotor.Beregn(
            definisjon with { Linjer = [.. definisjon.Linjer.Select(l => l with { Filtre = [.. l.Filtre.Select(f => f with { Merke = merke })] })] },
            grunnlag with { Forrige = null }).Linjer;
    }

    /// <summary>The table's definition for a year's funds.</summary>
    public static Oppstillingsdefinisjon Definer(Oppstillingsgrunnlag grunnlag)
    {
        var brukte = Brukte(grunnlag);
        var linjer = new List<Linjedefinisjon>
        {
            Linje(NettoDriftsresultat, "Netto driftsresultat før disponering", Kontoutvalg.NettoDriftsresultat.Filter()) with { Visningsfaktor = -1 },
            Linje("overforing_til_investering", "Overføring til investering", Drift("570")),
        };
        LeggTilFond(linjer, brukte.Where(f => !f.Type.ErBundet()), "540,940", "netto_disposisjonsfond", "Netto bruk og avsetning disposisjonsfond");
        LeggTilFond(linjer, brukte.Where(f => f.Type.ErBundet()), "550,950", "netto_bundne_fond", "Netto bruk og avsetning bundne driftsfond");
        linjer.Add(Linje("dekning_merforbruk", "Dekning av tidligere års merforbruk", Drift("530,930")));
        string[] disponert = ["overforing_til_investering", "netto_disposisjonsfond", "netto_bundne_fond", "dekning_merforbruk"];
        linjer.Add(new Linjedefinisjon(
            Regnskapsresultat, "Regnskapsmessig mer- eller mindreforbruk", Linjetype.Resultat, [],
            new Formel(string.Join('-', disponert.Prepend(NettoDriftsresultat)), [(1, NettoDriftsresultat), .. disponert.Select(p => (-1, p))]), -1));
        return Uplassert.Med(
            new Oppstillingsdefinisjon(Id, "Disponering av netto driftsresultat", "Budsjett- og regnskapsforskriften §§ 4-1 til 4-4, 5-9", linjer),
            grunnlag.Kube);
    }

    private static void LeggTilFond(List<Linjedefinisjon> linjer, IEnumerable<Fondsopplysning> fond, string arter, string sumpost, string sumtekst)
    {
        var posts = new List<string>();
        foreach (var f in fond)
        {
            posts.Add(Post(f.Kode));
            linjer.Add(Linje(Post(f.Kode), f.Navn, Drift(arter) with { Fond = new[] { f.Kode }.ToFrozenSet() }));
        }

        linjer.Add(new Linjedefinisjon(
            sumpost, sumtekst, Linjetype.Sum, [], new Formel(string.Join('+', posts), [.. posts.Select(p => (1, p))]), 1));
    }

    /// <summary>A fund's line is called by its code; a fund that is called like one of the other lines gets a prefix.</summary>
    private static string Post(Fondskode kode) => Faste.Contains(kode.ToString()) ? "fond:" + kode : kode.ToString();

    /// <summary>The funds that drift has rows or budget on.</summary>
    private static List<Fondsopplysning> Brukte(Oppstillingsgrunnlag grunnlag)
    {
        var koder = new HashSet<Fondskode>();
        var kube = grunnlag.Kube.Over(Dimensjonsfelt.Art | Dimensjonsfelt.Fond);
        for (var key = 0; key < kube.Antall; key++)
        {
            var d = kube.Noekkel(key);
            if (d.Kontoklasse == Kontoklasse.Drift && Fondstyper.ErFondsart(d.Art))
            {
                koder.Add(d.Fond);
            }
        }

        return [.. grunnlag.Fond.Values.Where(f => koder.Contains(f.Kode)).OrderBy(f => f.Kode)];
    }

    private static Postfilter Drift(string arter) => new() { Kontoklasse = Kontoklasse.Drift, Art = Kodeutvalg.Parse(arter) };

    private static Linjedefinisjon Linje(string post, string tekst, Postfilter filter) => new(post, tekst, Linjetype.Linje, [filter], null, 1);
}
