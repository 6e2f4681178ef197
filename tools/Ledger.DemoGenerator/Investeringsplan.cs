namespace Ledger.DemoGenerator;

/// <summary>
/// The investment accounts by § 5-5: the projects of the areas' tables, the purchase and the sales of the text, and one line without a project
/// per post for what no table names. The report prints the revised budget only; in the original one stands the transfer from drift and as much
/// of fixed assets as it finances.
/// </summary>
public static class Investeringsplan
{
    private const string I = "investering_og_finansiering_5_5";
    private const string K = "investering";

    public static IReadOnlyList<Planpost> Lag(Rapport rapport, IReadOnlyList<Fondsbevegelse> fond, IReadOnlyList<Prosjektrad> prosjekter)
    {
        var overfoering = Driftsplan.Overfoering(rapport);
        var mva = -Tabell(rapport, "kompensasjon_for_merverdiavgift");
        var poster = Prosjektene(prosjekter, mva).ToList();
        var lyches = poster.Where(p => p.Art == "529").Aggregate(default(Beloep3), (s, p) => s + p.Beloep);
        KjoepOgSalg(
            poster, Tabell(rapport, "investeringer_i_aksjer_og_andeler") - lyches, Tabell(rapport, "utlaan_av_egne_midler"),
            Tabell(rapport, "salg_av_varige_driftsmidler"));
        poster.Add(new(K, "729", "841", "900", -mva, "Kompensasjon for merverdiavgift", Profil: "kvartal"));
        poster.Add(new(K, "700", "261", "564", Tabell(rapport, "tilskudd_fra_andre"), "Investeringstilskudd", Profil: "kvartal"));
        poster.Add(new(K, "929", "320", "900", Tabell(rapport, "salg_av_finansielle_anleggsmidler"), "Salg av aksjer", Profil: "desember"));
        poster.Add(new(K, "920", "320", "900", Tabell(rapport, "mottatte_avdrag_utlaan_egne_midler"), "Mottatte avdrag", Profil: "kvartal"));
        poster.Add(new(K, "910", "870", "900", Tabell(rapport, "bruk_av_laan"), "Bruk av lån", "5990", "desember"));
        poster.Add(new(K, "522", "283", "900", Tabell(rapport, "videreutlaan"), "Startlån", Profil: "kvartal"));
        poster.Add(new(K, "912", "870", "900", Tabell(rapport, "bruk_av_laan_til_videreutlaan"), "Bruk av lån til videreutlån", "5990", "kvartal"));
        poster.Add(new(K, "512", "870", "900", Tabell(rapport, "avdrag_paa_laan_til_videreutlaan"), "Avdrag på lån til videreutlån", Profil: "kvartal"));
        poster.Add(new(K, "922", "283", "900", Tabell(rapport, "mottatte_avdrag_paa_videreutlaan"), "Mottatte avdrag på startlån", Profil: "kvartal"));
        poster.Add(new(K, "970", "880", "900", -overfoering, "Overføring fra drift", Profil: "desember"));
        poster.Add(
            new(K, "530", "880", "900", Tabell(rapport, "dekning_av_tidligere_aars_udekket"), "Dekning av tidligere års udekket beløp", "5970", "desember"));

        // One line takes what the projects' tables and the rounding of the printed figures leave, and in the original budget what the transfer finances.
        var fondsbruk = fond.Where(f => f.Type == "bundetInvesteringsfond").Aggregate(default(Beloep3), (s, f) => s + f.Avsetning + f.Bruk);
        var sum = poster.Aggregate(fondsbruk, (s, p) => s + p.Beloep);
        poster.Add(new(K, "230", "265", "564", -sum, "Ikke fordelt på prosjekt"));
        return poster;
    }

    /// <summary>The rows of the tables. Their amounts include the value added tax, which is spread in proportion on what is bought for a price.</summary>
    private static IEnumerable<Planpost> Prosjektene(IReadOnlyList<Prosjektrad> prosjekter, Beloep3 mva)
    {
        var rader = prosjekter.Select(p => (p.Prosjekt, Arter: Arter(p.Prosjekt), Beloep: new Beloep3(0, p.Revidert, p.Regnskap))).ToList();
        static bool Kjoept(string art) => art is "200" or "230";
        var revidert = Fordel(mva.Revidert, [.. rader.Select(r => Kjoept(r.Arter.Budsjett) ? Math.Max(0, r.Beloep.Revidert) : 0)]);
        var regnskap = Fordel(mva.Regnskap, [.. rader.Select(r => Kjoept(r.Arter.Regnskap) ? Math.Max(0, r.Beloep.Regnskap) : 0)]);
        for (var i = 0; i < rader.Count; i++)
        {
            var (p, arter, beloep) = rader[i];
            var avgift = new Beloep3(0, revidert[i], regnskap[i]);
            var netto = beloep - avgift;
            Planpost Post(string art, Beloep3 b, string profil = "jevn") =>
                new(K, art, arter.Funksjon, p.Eier, b, p.Navn, Profil: profil, Prosjekt: p.Kode);
            if (arter.Budsjett == arter.Regnskap)
            {
                yield return Post(arter.Regnskap, netto);
            }
            else
            {
                yield return Post(arter.Budsjett, netto with { Regnskap = 0 });
                yield return Post(arter.Regnskap, netto with { Revidert = 0 });
            }

            yield return Post("429", avgift, "kvartal");
        }
    }

    /// <summary>
    /// The arts of a project. The church gets a grant (470), which for Haslum was budgeted as a building; the property bought as a company was
    /// budgeted as shares (529) and is accounted for under the purchase; the garage was bought ready (285); data are equipment (200).
    /// </summary>
    private static (string Budsjett, string Regnskap, string Funksjon) Arter(Prosjekt p)
    {
        string[] data = ["(IT)", "igital", "agsystem", "orvaltningsplan", "elferdsteknologi", "asientvarsling"];
        return p.Navn switch
        {
            Prosjektplan.Kirkeinvesteringer => ("470", "470", "390"),
            Prosjektplan.HaslumMenighetshus => ("230", "470", "390"),
            Prosjektplan.EivindLychesVei => ("529", "529", "320"),
            Prosjektplan.Parkeringskjeller => ("285", "285", "320"),
            _ when data.Any(d => p.Navn.Contains(d, StringComparison.Ordinal)) => ("200", "200", "120"),
            _ => ("230", "230", Prosjektplan.Funksjon(p.Eier, p.Navn)),
        };
    }

    /// <summary>Spreads a sum in proportion to weights in whole kroner; the largest takes what rounding leaves.</summary>
    private static long[] Fordel(long sum, long[] vekter)
    {
        var total = (decimal)vekter.Sum();
        var deler = vekter.Select(v => (long)decimal.Round(sum * (v / total), MidpointRounding.AwayFromZero)).ToArray();
        deler[Array.IndexOf(vekter, vekter.Max())] += sum - deler.Sum();
        return deler;
    }

    /// <summary>The purchase and the sales that the text tells of; the rest of the same arts has no project.</summary>
    private static void KjoepOgSalg(List<Planpost> poster, Beloep3 aksjer, Beloep3 utlaan, Beloep3 salg)
    {
        foreach (var (art, sum, rest, deler) in new (string, Beloep3, string, (string Prosjekt, decimal Mill, string Tekst)[])[]
        {
            ("529", aksjer, "Aksjer og andeler", [("P016", 21.7m, "Aksjer i Eyvind Lyches vei 10 AS"), ("P018", 83.0m, "Kapitalforhøyelse i Kalk Eiendom AS")]),
            ("520", utlaan, "Utlån av egne midler", [("P016", 246.2m, "Utlån til Eyvind Lyches vei 10 AS"), ("P019", 39.0m, "Selgerkreditt Teleplanlokket")]),
            ("670", salg, "Salg av eiendom", [
                ("P018", -153.0m, "Salg av Brambanikvartalet"), ("P019", -78.0m, "Salg av Teleplanlokket"), ("P020", -13.2m, "Salg av parkeringsseksjon")]),
        })
        {
            foreach (var (prosjekt, mill, tekst) in deler)
            {
                poster.Add(new(K, art, "320", "900", Beloep3.Mill(0m, 0m, mill), tekst, Profil: "desember", Prosjekt: prosjekt));
            }

            poster.Add(new(K, art, "320", "900", sum - Beloep3.Mill(0m, 0m, deler.Sum(d => d.Mill)), rest, Profil: "desember"));
        }
    }

    /// <summary>Budgets that round to what is printed and, unlike the printed ones, sum to 0.</summary>
    private static readonly Dictionary<string, decimal> Avrundet = new()
    {
        ["investeringer_i_varige_driftsmidler"] = 2594.46m,
        ["investeringer_i_aksjer_og_andeler"] = 485.16m,
        ["bruk_av_laan"] = -1417.64m,
        ["salg_av_finansielle_anleggsmidler"] = -281.93m,
    };

    private static Beloep3 Tabell(Rapport rapport, string slug)
    {
        var printed = rapport.Tall(I, slug, "budsjett_2024");
        var budsjett = Avrundet.GetValueOrDefault(slug, printed);
        return decimal.Round(budsjett, 1, MidpointRounding.AwayFromZero) == printed
            ? Beloep3.Mill(0m, budsjett, rapport.Tall(I, slug, "regnskap_2024"))
            : throw new InvalidDataException($"{budsjett} does not round to {printed}.");
    }
}
