namespace Ledger.DemoGenerator;

/// <summary>
/// The investment accounts by § 5-5. The report prints the revised budget only; in the original one stands the transfer from drift and as
/// much of fixed assets as it finances.
/// </summary>
public static class Investeringsplan
{
    private const string I = "investering_og_finansiering_5_5";

    public static IReadOnlyList<Planpost> Lag(Rapport rapport, IReadOnlyList<Fondsbevegelse> fond)
    {
        var overfoering = Driftsplan.Overfoering(rapport);
        var poster = new List<Planpost>();
        var varige = Tabell(rapport, "investeringer_i_varige_driftsmidler");
        var mva = -Tabell(rapport, "kompensasjon_for_merverdiavgift");
        poster.Add(new("investering", "429", "222", "564", mva, "Merverdiavgift", Profil: "kvartal"));
        var rest = varige - mva;
        foreach (var (art, funksjon, ansvar, andel, tekst) in new[]
        {
            ("230", "222", "564", 0.34m, "Skolebygg"), (
                "230", "221", "564", 0.12m, "Barnehager"), ("230", "261", "564", 0.14m, "Helsebygg"), ("230", "265", "564", 0.10m, "Boliger"),
            (
                "230", "345", "562", 0.09m,
                "Vannledninger"), ("230", "353", "562", 0.12m, "Avløpsnett"), ("230", "332", "562", 0.05m, "Veier"), ("200", "120", "682", 0.04m, "IKT-utstyr"),
        })
        {
            poster.Add(new("investering", art, funksjon, ansvar, rest.Andel(andel), tekst, Profil: "jevn"));
        }

        poster.Add(
            new("investering", "470", "380", "522", Tabell(rapport, "tilskudd_til_andres_investeringer"), "Tilskudd til idrettsanlegg", Profil: "kvartal"));
        poster.Add(new("investering", "529", "320", "900", Tabell(rapport, "investeringer_i_aksjer_og_andeler"), "Aksjer og andeler", Profil: "desember"));
        poster.Add(new("investering", "520", "320", "900", Tabell(rapport, "utlaan_av_egne_midler"), "Utlån av egne midler", Profil: "desember"));
        poster.Add(new("investering", "729", "841", "900", -mva, "Kompensasjon for merverdiavgift", Profil: "kvartal"));
        poster.Add(new("investering", "700", "261", "564", Tabell(rapport, "tilskudd_fra_andre"), "Investeringstilskudd", Profil: "kvartal"));
        poster.Add(new("investering", "670", "320", "564", Tabell(rapport, "salg_av_varige_driftsmidler"), "Salg av eiendom", Profil: "desember"));
        poster.Add(new("investering", "929", "320", "900", Tabell(rapport, "salg_av_finansielle_anleggsmidler"), "Salg av aksjer", Profil: "desember"));
        poster.Add(new("investering", "920", "320", "900", Tabell(rapport, "mottatte_avdrag_utlaan_egne_midler"), "Mottatte avdrag", Profil: "kvartal"));
        poster.Add(new("investering", "910", "870", "900", Tabell(rapport, "bruk_av_laan"), "Bruk av lån", "5990", "desember"));
        poster.Add(new("investering", "522", "283", "900", Tabell(rapport, "videreutlaan"), "Startlån", Profil: "kvartal"));
        poster.Add(new("investering", "912", "870", "900", Tabell(rapport, "bruk_av_laan_til_videreutlaan"), "Bruk av lån til videreutlån", "5990", "kvartal"));
        poster.Add(
            new("investering", "512", "870", "900", Tabell(rapport, "avdrag_paa_laan_til_videreutlaan"), "Avdrag på lån til videreutlån", Profil: "kvartal"));
        poster.Add(
            new("investering", "922", "283", "900", Tabell(rapport, "mottatte_avdrag_paa_videreutlaan"), "Mottatte avdrag på startlån", Profil: "kvartal"));
        poster.Add(new("investering", "970", "880", "900", -overfoering, "Overføring fra drift", Profil: "desember"));
        poster.Add(
            new(
                "investering", "530", "880", "900", Tabell(rapport, "dekning_av_tidligere_aars_udekket"), "Dekning av tidligere års udekket beløp", "5970",
                "desember"));

        // Fixed assets take the rounding of the printed figures, and in the original budget what the transfer finances.
        var fondsbruk = fond.Where(f => f.Type == "bundetInvesteringsfond").Aggregate(default(Beloep3), (s, f) => s + f.Avsetning + f.Bruk);
        var sum = poster.Aggregate(fondsbruk, (s, p) => s + p.Beloep);
        poster.Add(new("investering", "230", "381", "564", -sum, "Idrettsanlegg", Profil: "jevn"));
        return poster;
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
