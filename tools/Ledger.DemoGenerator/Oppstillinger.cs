using System.Text.Json.Nodes;

namespace Ledger.DemoGenerator;

/// <summary>Bærum's own statements as definitions: the main overview of drift, and the balance's main figures. Ledger sign.</summary>
public static class Oppstillinger
{
    private const string Korreksjonsarter = "500-509,540,550,900-909,940,950";

    public static JsonObject HovedoversiktDrift(Rapport rapport)
    {
        var tekst = rapport.Rader("hovedoversikt_drift").ToDictionary(r => r["slug"], r => r["label"]);
        var linjer = new JsonArray();
        void Linje(string post, params JsonObject[] filtre) => linjer.Add(
            new JsonObject { ["post"] = post, ["tekst"] = tekst[post], ["type"] = "linje", ["filtre"] = new JsonArray([.. filtre]) });
        void Sum(string post, string formel, string type = "sum") => linjer.Add(
            new JsonObject { ["post"] = post, ["tekst"] = tekst[post], ["type"] = type, ["formel"] = formel });

        Linje("inntekts_og_formuesskatt", Drift("870"));
        Linje("rammetilskudd", Drift("800"));
        Linje("vertskommunetilskudd", Drift("810", "840"));
        Linje("rente_og_investeringskompensasjon", Drift("810", "870"));
        Linje("integreringstilskudd_flyktninger", Drift("810", "850"));
        Sum(
            "sum_sentrale_inntekter",
            "inntekts_og_formuesskatt+rammetilskudd+vertskommunetilskudd+rente_og_investeringskompensasjon+integreringstilskudd_flyktninger");
        foreach (var (slug, kode) in Organisasjon.Direktoromraader.Select(d => (d.Slug, d.Kode)))
        {
            Linje(slug, new JsonObject { ["kontoklasse"] = "drift", ["ansvar"] = kode });
        }

        Sum("sum_direktoromraadene", string.Join('+', Organisasjon.Direktoromraader.Select(d => d.Slug)));
        Linje("lonns_og_pensjonsreserve_mv", new JsonObject { ["kontoklasse"] = "drift", ["ansvar"] = "910" });
        Sum("netto_driftsutgifter_for_korreksjon", "sum_direktoromraadene+lonns_og_pensjonsreserve_mv");
        Linje(
            "korreksjon_renter_og_fond",
            new JsonObject { ["kontoklasse"] = "drift", ["art"] = Korreksjonsarter, ["ansvar"] = string.Join(
                ',', Organisasjon.Direktoromraader.Select(d => d.Kode).Append("910")) });
        Sum("netto_driftsutgifter_korrigert", "netto_driftsutgifter_for_korreksjon-korreksjon_renter_og_fond");
        Sum("brutto_driftsresultat", "sum_sentrale_inntekter+netto_driftsutgifter_korrigert", "resultat");
        Linje("renteinntekter", Drift("900,901"));
        Linje("utbytter", Drift("905"));
        Linje("gevinster_og_tap_finansielle_omlopsmidler", Drift("509,909"));
        Linje("renteutgifter", Drift("500,501"));
        Linje("avdrag_paa_laan", Drift("510,511"));
        Sum("netto_finansutgifter", "renteinntekter+utbytter+gevinster_og_tap_finansielle_omlopsmidler+renteutgifter+avdrag_paa_laan");
        Sum("netto_driftsresultat", "brutto_driftsresultat+netto_finansutgifter", "resultat");
        Linje("overforing_til_investering", Drift("570"));
        Linje("avsetninger_til_bundne_driftsfond", Drift("550"));
        Linje("bruk_av_bundne_driftsfond", Drift("950"));
        Linje("avsetninger_til_disposisjonsfond", Drift("540", merke: "ingen,avslutning,inndekning"));
        Linje("bruk_av_disposisjonsfond", Drift("940", merke: "ingen,avslutning,inndekning"));
        Linje("herav_aarsresultatet", Drift("540,570,940", merke: "strykning"));
        Sum(
            "sum_disponering",
            "overforing_til_investering+avsetninger_til_bundne_driftsfond+bruk_av_bundne_driftsfond+avsetninger_til_disposisjonsfond+bruk_av_disposisjonsfond+herav_aarsresultatet");
        Sum("regnskapsresultat", "netto_driftsresultat+sum_disponering", "resultat");
        return new JsonObject { ["navn"] = "Hovedoversikt drift", ["linjer"] = linjer };
    }

    /// <summary>The lines that the report follows over five years, with the ids of the printed table.</summary>
    public static JsonObject Driftsutvikling(Rapport rapport)
    {
        var tekst = rapport.Rader("driftsregnskap_2020_2024").ToDictionary(r => r["slug"], r => r["label"]);
        var linjer = new JsonArray();
        void Linje(string post, params JsonObject[] filtre) => linjer.Add(
            new JsonObject { ["post"] = post, ["tekst"] = tekst[post], ["type"] = "linje", ["filtre"] = new JsonArray([.. filtre]) });
        void Sum(string post, string formel, string type = "sum") => linjer.Add(
            new JsonObject { ["post"] = post, ["tekst"] = tekst[post], ["type"] = type, ["formel"] = formel });
        Linje("skatteinntekter", Drift("870"));
        Linje("rammetilskudd", Drift("800"));
        Linje("andre_sentrale_inntekter", Drift("810", "840,850,870"));
        Linje("driftsinntekter_i_tjenesteomraadene", Drift("600-799,830-869,871-899,920"), Drift("810", "100-839,841-849,851-869,871-899"));
        Sum("sum_driftsinntekter", "skatteinntekter+rammetilskudd+andre_sentrale_inntekter+driftsinntekter_i_tjenesteomraadene");
        Linje("sum_driftsutgifter", Drift("010-489,520"));
        Sum("brutto_driftsresultat", "sum_driftsinntekter+sum_driftsutgifter", "resultat");
        Linje("renteinntekter", Drift("900,901"));
        Linje("avkastning_forvaltningsfondet", Drift("905,909,509"));
        Linje("renteutgifter", Drift("500,501"));
        Linje("avdrag", Drift("510,511"));
        Sum("netto_finansutgifter", "renteinntekter+avkastning_forvaltningsfondet+renteutgifter+avdrag");
        Sum("netto_driftsresultat", "brutto_driftsresultat+netto_finansutgifter", "resultat");
        return new JsonObject { ["navn"] = "Driftsregnskapet over årene", ["linjer"] = linjer };
    }

    /// <summary>Funds and debt of the balance; a fund with money in it is negative.</summary>
    public static JsonObject BalansensHovedtall(Rapport rapport)
    {
        var tekst = rapport.Rader("balansens_hovedtall").ToDictionary(r => r["slug"], r => r["label"]);
        var linjer = new JsonArray();
        void Linje(string post, JsonObject filter) => linjer.Add(
            new JsonObject { ["post"] = post, ["tekst"] = tekst[post], ["type"] = "linje", ["filtre"] = new JsonArray(filter), ["visningsfortegn"] = -1 });
        Linje("disposisjonsfond_drift_og_investering", new JsonObject { ["kontoklasse"] = "balanse", ["kapittel"] = "56", ["ikkeFond"] = "FORV-BUFFER" });
        Linje("herav_fritt_disponible", new JsonObject { ["kontoklasse"] = "balanse", ["kapittel"] = "56", ["fond"] = "BUFFER" });
        Linje("bundne_driftsfond", new JsonObject { ["kontoklasse"] = "balanse", ["kapittel"] = "51" });
        Linje("ubundne_investeringsfond", new JsonObject { ["kontoklasse"] = "balanse", ["kapittel"] = "53", ["ikkeFond"] = "FORV-GRUNN" });
        Linje("bundne_investeringsfond", new JsonObject { ["kontoklasse"] = "balanse", ["kapittel"] = "55" });
        Linje("forvaltningsfondet", new JsonObject { ["kontoklasse"] = "balanse", ["kapittel"] = "53,56", ["fond"] = "FORV-BUFFER,FORV-GRUNN" });
        linjer.Add(new JsonObject
        {
            ["post"] = "fondsmidler_totalt", ["tekst"] = tekst["fondsmidler_totalt"], ["type"] = "sum", ["visningsfortegn"] = -1,
            ["formel"] = "disposisjonsfond_drift_og_investering+bundne_driftsfond+ubundne_investeringsfond+bundne_investeringsfond+forvaltningsfondet",
        });
        Linje("langsiktig_gjeld", new JsonObject { ["kontoklasse"] = "balanse", ["kapittel"] = "41-49,411-499" });
        Linje("herav_laaneforfall_refinansieres_2025", new JsonObject { ["kontoklasse"] = "balanse", ["kapittel"] = "412,43,431,453,454" });
        return new JsonObject { ["navn"] = "Balansens hovedtall", ["linjer"] = linjer };
    }

    private static JsonObject Drift(string art, string? funksjon = null, string? merke = null)
    {
        var filter = new JsonObject { ["kontoklasse"] = "drift", ["art"] = art };
        if (funksjon is not null)
        {
            filter["funksjon"] = funksjon;
        }

        if (merke is not null)
        {
            filter["merke"] = merke;
        }

        return filter;
    }
}

/// <summary>The seven direktørområder, the tjenesteområder with their printed codes, and two units for what lies outside them.</summary>
public static class Organisasjon
{
    public static readonly IReadOnlyList<(string Slug, string Kode, string Navn)> Direktoromraader =
    [
        ("oppvekst", "20", "Oppvekst"),
        ("helse_og_velferd", "30", "Helse og velferd"),
        ("aldring_og_mestring", "40", "Aldring og mestring"),
        ("samfunns_og_byutvikling", "50", "Samfunns- og byutvikling"),
        ("bymiljo_og_eiendom", "56", "Bymiljø og eiendom"),
        ("organisasjon_styring_og_utvikling", "60", "Organisasjon, styring og utvikling"),
        ("overordnet_ledelse", "70", "Overordnet ledelse"),
    ];

    public static JsonObject Lag(IReadOnlyList<Omraade> omraader)
    {
        var enheter = new JsonArray();
        foreach (var (slug, kode, navn) in Direktoromraader)
        {
            enheter.Add(Enhet(kode, navn, "direktoromraade", null));
            foreach (var omraade in omraader.Where(o => o.Direktoromraade == slug))
            {
                enheter.Add(Enhet(omraade.Kode, omraade.Navn, "tjenesteomraade", kode));
            }
        }

        enheter.Add(Enhet("900", "Sentrale inntekter og finans", "ansvar", null));
        enheter.Add(Enhet("910", "Lønns- og pensjonsreserve, premieavvik og andre fellesposter", "ansvar", null));
        return new JsonObject { ["enheter"] = enheter };
    }

    /// <summary>The unit at the top that a unit lies in; itself when it lies in none.</summary>
    public static Func<string, string> Topp(IReadOnlyList<Omraade> omraader)
    {
        var koder = Direktoromraader.ToDictionary(d => d.Slug, d => d.Kode);
        var topp = omraader.ToDictionary(o => o.Kode, o => koder[o.Direktoromraade]);
        return kode => topp.GetValueOrDefault(kode, kode);
    }

    private static JsonObject Enhet(string kode, string navn, string nivaa, string? overordnet) =>
        new() { ["kode"] = kode, ["navn"] = navn, ["nivaa"] = nivaa, ["overordnet"] = overordnet };
}
