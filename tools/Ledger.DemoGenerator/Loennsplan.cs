namespace Ledger.DemoGenerator;

/// <summary>
/// Brings the areas' pay, overtime and social costs to the printed sums. What that frees in an area goes to its goods and services (100–380)
/// with the same spread over the months, so that no sum of an area moves, nor of a month.
/// </summary>
public static class Loennsplan
{
    private const string Tabell = "lonn_pensjon";
    private const string Felles = "910";

    /// <summary>Sykehjem og helsehus stays as it was laid first: the pages' journeys of readers show its arts.</summary>
    private const string Staar = "424";

    public static void Tilpass(List<Planpost> poster, Rapport rapport)
    {
        var andre = poster.Where(p => p.Ansvar is Felles or Staar).ToList();
        long Maal(string slug, Func<string, bool> gruppe) =>
            Beloep3.Kroner(rapport.Tall(Tabell, slug, "aar_2024")) - Regnskap(andre.Where(p => gruppe(p.Art) && p.Funksjon is not ("170" or "171")));
        var omraadene = poster.Where(p => p.Ansvar is not ("900" or Felles or Staar)).ToList();
        var overtid = Maal("overtid", ErOvertid);
        var faktorer = new (Func<string, bool> Gruppe, decimal Faktor)[]
        {
            (ErOvertid, Faktor(ErOvertid, overtid)),
            (ErLoenn, Faktor(ErLoenn, Maal("lonn_eks_sosiale", a => ErLoenn(a) || ErOvertid(a)) - overtid)),
            (ErSosiale, Faktor(ErSosiale, Maal("sosiale_utgifter_eks_premieavvik", ErSosiale))),
        };
        decimal Faktor(Func<string, bool> gruppe, long maal) => (decimal)maal / Regnskap(omraadene.Where(p => gruppe(p.Art)));

        foreach (var omraade in omraadene.GroupBy(p => p.Ansvar))
        {
            var mottakere = omraade.Where(p => ErVarer(p.Art)).ToList();
            foreach (var profil in omraade.GroupBy(p => p.Profil))
            {
                var frigjort = default(Beloep3);
                foreach (var post in profil)
                {
                    var faktor = faktorer.Where(f => f.Gruppe(post.Art)).Select(f => f.Faktor).DefaultIfEmpty(1m).Single();
                    var beloep = post.Beloep.Andel(faktor);
                    frigjort += post.Beloep - beloep;
                    poster[poster.IndexOf(post)] = post with { Beloep = beloep };
                }

                Legg(poster, mottakere, frigjort, profil.Key);
            }
        }
    }

    private static void Legg(List<Planpost> poster, List<Planpost> mottakere, Beloep3 beloep, string profil)
    {
        var vekt = (decimal)mottakere.Sum(m => m.Beloep.Regnskap);
        var rest = beloep;
        foreach (var m in mottakere)
        {
            var del = m == mottakere[^1] ? rest : beloep.Andel(m.Beloep.Regnskap / vekt);
            rest -= del;
            poster.Add(m with { Beloep = del, Profil = profil });
        }
    }

    private static long Regnskap(IEnumerable<Planpost> poster) => poster.Sum(p => p.Beloep.Regnskap);

    private static bool ErOvertid(string art) => art == "040";

    private static bool ErLoenn(string art) => !ErOvertid(art) && string.CompareOrdinal(art, "090") < 0;

    private static bool ErSosiale(string art) => art is "090" or "099";

    private static bool ErVarer(string art) => string.CompareOrdinal(art, "100") >= 0 && string.CompareOrdinal(art, "390") < 0;
}
