using System.Globalization;
using System.Text.Json.Nodes;

namespace Ledger.Api.Tests;

/// <summary>Where each printed cell stands in the answers.</summary>
public sealed partial class GyldneFinanstallTests
{
    /// <summary>A printed cell as the service answers it; without a value where the register has no figure.</summary>
    private sealed record Celle(decimal? Verdi);

    private IEnumerable<(string Tabell, int Celler, Func<string, string, Celle?> Beregn)> Tabeller() =>
    [
        ("forvaltningsfondet_plasseringer", 6, Plassering), ("forvaltningsfondet_resultat", 6, Resultat),
        ("forvaltningsfondet_aktivafordeling", 13, Aktivafordeling), ("forvaltningsfondet_durasjon", 6, Durasjon),
        ("forvaltningsfondet_risikonokkeltall", 7, Risikotall), ("esg_maaleparametere", 46, Esg),
        ("forvaltningsfondet_resultatregnskap_kroner", 22, (s, k) => Regnskap("resultat", Resultatkoder[s], k)),
        ("forvaltningsfondet_balanse_kroner", 31, (s, k) => Regnskap("balanse", Balansekoder[s], k)),
        ("forvaltningsfondet_note1_kroner", 36, (s, k) => Regnskap("note1", Note1koder[s], k)),
        ("forvaltningsfondet_note2_egenkapital_kroner", 10, Note2), ("forvaltningsfondet_note3_verdipapirer_kroner", 22, Note3),
        ("forvaltningsfondet_verdi_maaned", 104, Maanedsverdi), ("forvaltningsfondet_avkastning_maaned", 103, Avkastning),
        ("forvaltningsfondet_historikk_2000_2024", 127, Historikk), ("kortsiktig_likviditet", 20, (s, k) => Datolinje("likviditet", Likviditetskode(s), k)),
        ("laanegjeld_per_motpart", 40, (s, k) => Datolinje("motparter", Motpartkoder[s], k)), ("nye_laan_2024", 7, NyeLaan),
        ("rentetabell_laanemarked", 30, Markedsrente), ("stresstest_del1", 24, (s, k) => Stress("del1", s, k)),
        ("stresstest_del2", 26, (s, k) => Stress("del2", s, k)), ("eierposisjoner", 11, Eierandel), ("laanegjeld_2020_2024", 5, Formaal),
        ("balansens_hovedtall", 9, Hovedtall),
    ];

    private JsonNode Linje(string svar, string kode, string liste = "linjer") => _svar[svar][liste]!.AsArray().Single(l => (string)l!["kode"]! == kode)!;

    private JsonNode Balanse(string kode) => Linje("regnskap", kode, "balanse");

    private static Celle I(JsonNode? tall, decimal enhet = 1m) => new((decimal?)tall / enhet);

    private static readonly Dictionary<string, string> Klasser = new()
    {
        ["bank"] = "bank", ["nordiske_obligasjoner"] = "obligasjoner", ["globale_aksjer"] = "aksjer", ["bankinnskudd"] = "bank", ["sum"] = "sum",
    };

    private static readonly Dictionary<string, string> Plasseringskoder = new()
    {
        ["alfred_berg_nordic_ig"] = "ALFRED-BERG", ["dnb_obligasjon_norden_g"] = "DNB-NORDEN", ["nordea_obligasjon_stars"] = "NORDEA-STARS",
        ["klp_aksjefremvoksende_mer_samfunnsansvar_s"] = "KLP-FREMVOKSENDE", ["klp_aksjeglobal_indeks_s_500"] = "KLP-INDEKS",
        ["klp_aksjeglobal_mer_samfunnsansvar_s"] = "KLP-GLOBAL",
    };

    private static readonly Dictionary<string, string> Resultatkoder = new()
    {
        ["renter_og_utbytte"] = "renterOgUtbytte", ["gevinster_ved_realisasjon"] = "gevinster", ["tap_ved_realisasjon"] = "tap",
        ["urealiserte_gevinster_tap"] = "urealisert", ["sum_resultat_finansielle_eiendeler"] = "sumFinansielleInntekter",
        ["forvaltningshonorarer_og_gebyrer"] = "forvaltningshonorarer", ["andre_driftskostnader"] = "andreDriftskostnader",
        ["sum_driftskostnader"] = "sumDriftskostnader", ["aarsresultat"] = "aarsresultat", ["overfort_til_bufferkapital"] = "overfoertBufferkapital",
        ["sum_overforinger"] = "sumOverfoeringer",
    };

    private static readonly Dictionary<string, string> Balansekoder = new()
    {
        ["aksjer_og_andeler"] = "aksjer", ["obligasjoner_mv"] = "obligasjoner", ["finansielle_derivater"] = "derivater",
        ["sum_finansielle_eiendeler"] = "sumFinansielleEiendeler", ["kortsiktige_fordringer"] = "fordringer", ["sum_fordringer"] = "sumFordringer",
        ["forskuddsbetalte_kostnader"] = "forskuddsbetalt", ["kasse_bank"] = "bank", ["sum_andre_eiendeler"] = "sumAndreEiendeler",
        ["sum_eiendeler"] = "sumEiendeler", ["grunnkapital"] = "grunnkapital", ["bufferkapital"] = "bufferkapital", ["sum_egenkapital"] = "sumEgenkapital",
        ["mellomvaerende_megler_leverandorgjeld"] = "kortsiktigGjeld", ["sum_kortsiktig_gjeld"] = "sumKortsiktigGjeld",
        ["paalopte_kostnader"] = "paaloepteKostnader", ["sum_egenkapital_og_gjeld"] = "sumEgenkapitalOgGjeld",
    };

    private static readonly Dictionary<string, string> Note1koder = new()
    {
        ["n110_renter_likvider"] = "renterLikvider", ["n110_renter_rentebaerende"] = "renterRentebaerende", ["n110_sum"] = "sum1.10",
        ["n111_gevinst_aksjer"] = "gevinstAksjer", ["n111_gevinst_rentebaerende"] = "gevinstRentebaerende", ["n111_sum"] = "sum1.11",
        ["n112_tap_aksjer"] = "tapAksjer", ["n112_tap_rentebaerende"] = "tapRentebaerende", ["n112_sum"] = "sum1.12",
        ["n113_urealisert_aksjer"] = "urealisertAksjer", ["n113_urealisert_rentebaerende"] = "urealisertRentebaerende", ["n113_sum"] = "sum1.13",
        ["n114_obligasjonsforvaltning"] = "obligasjonsforvaltning", ["n114_aksjeforvaltning"] = "aksjeforvaltning", ["n114_sum"] = "sum1.14",
        ["n115_renteinntekter_bank"] = "bankrente", ["n115_bankomkostninger"] = "bankomkostninger", ["n115_adm_konsulenthonorarer"] = "administrasjon",
        ["n115_sum"] = "sum1.15",
    };

    private static readonly Dictionary<string, string> Motpartkoder = new()
    {
        ["kommunalbanken"] = "Kommunalbanken", ["klp_banken"] = "KLP Banken", ["husbanken"] = "Husbanken", ["obligasjonsmarked"] = "Obligasjonsmarked",
        ["sertifikatmarked"] = "Sertifikatmarked", ["sum_innlaan"] = "sumInnlaan", ["hvorav_refinansiering_under_1_aar"] = "refinansiering",
        ["skuleveg_as_finansiell_leie"] = "leie",
    };

    private static string Likviditetskode(string slug) => slug == "sum_kortsiktig_likviditet" ? "sum"
        : Rapport.Rader("kortsiktig_likviditet").Single(r => r["slug"] == slug)["label"];

    private Celle? Datolinje(string svar, string kode, string kolonne)
    {
        var linje = _svar[svar]["linjer"]!.AsArray().Single(l => kode == "leie"
            ? ((string)l!["tekst"]!).StartsWith("Finansiell leie", StringComparison.Ordinal) : (string)l!["kode"]! == kode)!;
        return kolonne == "endring_2024" ? I(linje["endring"], Mill) : !kolonne.StartsWith("d_", StringComparison.Ordinal) ? null
            : I(linje["verdier"]!.AsArray().Single(v => "d_" + ((string)v!["dato"]!).Replace('-', '_') == kolonne)!["beloep"], Mill);
    }

    private Celle? Plassering(string slug, string kolonne) =>
        kolonne == "markedsverdi_mill_kr_31_12_2024" ? I(Linje("plasseringer", Plasseringskoder[slug])["markedsverdi"], Mill) : null;

    private Celle? Resultat(string slug, string kolonne) => kolonne.StartsWith("mill_kr_", StringComparison.Ordinal)
        ? I(Linje("resultat", slug == "sum_driftskostnader" ? "driftskostnader" : slug)[kolonne == "mill_kr_2024" ? "beloep" : "beloepForrigeAar"], Mill) : null;

    private Celle? Aktivafordeling(string slug, string kolonne) => kolonne switch
    {
        "faktisk_pst_31_12_2024" => I(Linje("aktivafordeling", Klasser[slug])["andelProsent"]),
        "strategi_pst" => I(Linje("aktivafordeling", Klasser[slug])["strategiProsent"]),
        "ovre_grense_pst" => I(Linje("aktivafordeling", Klasser[slug])["oevre"]),
        "nedre_grense_pst" => I(Linje("aktivafordeling", Klasser[slug])["nedre"]),
        _ => null,
    };

    private Celle? Durasjon(string slug, string kolonne) =>
        kolonne switch { "faktisk" => "verdi", "minimum" => "nedre", "maksimum" => "oevre", _ => null } is { } felt ? I(Linje("durasjon", slug)[felt]) : null;

    /// <summary>What an adviser simulated is shown with its source, and is not what the register computes.</summary>
    private Celle? Risikotall(string slug, string kolonne)
    {
        var kode = slug switch { "estimert_realverdi_etter_15_aar" => "realverdi15aar", "standardavvik_portefolje_36_md" => "standardavvik", _ => "relativRisiko" };
        return kolonne != "verdi" ? null : slug.StartsWith("sannsynlighet", StringComparison.Ordinal) || slug is "estimert_markedsverdi_etter_15_aar"
            ? new(null) : I(Linje("risiko", kode)["verdi"], kode == "realverdi15aar" ? Mill : 1m);
    }

    private Celle? Esg(string slug, string kolonne)
    {
        if (!kolonne.StartsWith("fond_", StringComparison.Ordinal) || slug.EndsWith("navn", StringComparison.Ordinal))
        {
            return null;
        }

        string[] fond = slug.StartsWith("obl", StringComparison.Ordinal)
            ? ["NORDEA-STARS", "DNB-NORDEN", "ALFRED-BERG"] : ["KLP-INDEKS", "KLP-GLOBAL", "KLP-FREMVOKSENDE"];
        var (kode, maal) = (fond[kolonne[^1] - '1'], slug.Split('_', 2)[1]);
        if (maal == "fondsklassifisering")
        {
            return new(decimal.Parse((string)_svar["esg"]["sfdr"]!.AsArray().Single(s => s!["beholdninger"]!.AsArray().Any(b => (string)b! == kode))!["artikkel"]!,
                CultureInfo.InvariantCulture));
        }

        var navn = maal switch { "brudd_ungc" => "bruddUngc", "kvinner_styre" => "kvinnerStyre", "kontroversielle_vaapen" => "kontroversielleVaapen", _ => maal };
        return I(_svar["esg"]["linjer"]!.AsArray().Single(l => (string)l!["maal"]! == navn)!["verdier"]!.AsArray()
            .Single(v => (string)v!["beholdning"]! == kode)!["verdi"]);
    }

    private Celle? Regnskap(string liste, string kode, string kolonne) => kolonne is "aar_2024" or "aar_2023"
        ? I(Linje("regnskap", kode, liste)[kolonne == "aar_2024" ? "beloep" : "beloepForrigeAar"]) : null;

    private Celle? Note2(string slug, string kolonne)
    {
        var kode = slug switch
        {
            "egenkapital_31_12_2023" => "inngaaende", "overfort_til_kommunens_driftskonto" => "uttak", "aarets_resultat" => "aarsresultat", _ => "utgaaende",
        };
        var felt = kolonne switch { "grunnkapital" => "grunnkapital", "bufferkapital" => "bufferkapital", "total_egenkapital" => "total", _ => null };
        return felt is null ? null : I(Linje("regnskap", kode, "note2")[felt]);
    }

    private Celle? Note3(string slug, string kolonne)
    {
        if (kolonne is not ("obligasjoner" or "aksjer" or "sum"))
        {
            return null;
        }

        var klasse = _svar["regnskap"]["note3"]!.AsArray().Single(l => (string)l!["aktivaklasse"]! == kolonne)!;
        return slug switch
        {
            "virkelig_verdi_norske" => I(klasse["virkeligVerdiNorske"]),
            "anskaffelseskost_norske" => I(klasse["anskaffelseskostNorske"]),
            "virkelig_verdi_utenlandske" => I(klasse["virkeligVerdiUtenlandske"]),
            "anskaffelseskost_utenlandske" => I(klasse["anskaffelseskostUtenlandske"]),
            "sum_virkelig_verdi" => I(klasse["virkeligVerdi"]),
            "sum_anskaffelseskost" => I(klasse["anskaffelseskost"]),
            "kasse_bank" => I(Balanse("bank")["beloep"]),
            "fordringer" => I(Balanse("fordringer")["beloep"]),
            "kortsiktig_gjeld" => I(Balanse("kortsiktigGjeld")["beloep"], -1m),
            "paalopte_kostnader" => I(Balanse("paaloepteKostnader")["beloep"], -1m),
            "netto_paalopte_inntekter" => I(_svar["regnskap"]["nettoPaaloept"]),
            _ => I(Balanse("sumEgenkapital")["beloep"]),
        };
    }

    private Celle? Maanedsverdi(string slug, string kolonne)
    {
        var (klasse, felt) = (kolonne[..Math.Max(0, kolonne.LastIndexOf('_'))], kolonne.EndsWith("_mill", StringComparison.Ordinal) ? "beloep" : "andelProsent");
        if (!Klasser.ContainsKey(klasse) && klasse != "total")
        {
            return null;
        }

        // The report calls the end of February the 28th, in a leap year.
        var dag = slug[2..].Replace('_', '-').Replace("02-28", "02-29", StringComparison.Ordinal);
        var maaned = _svar["avkastning"]["verdier"]!.AsArray().Single(v => (string)v!["dato"]! == dag)!;
        var enhet = felt == "beloep" ? Mill : 1m;
        return klasse != "total" ? I(maaned["klasser"]!.AsArray().Single(k => (string)k!["aktivaklasse"]! == Klasser[klasse])![felt], enhet)
            : felt == "beloep" ? I(maaned["total"], Mill) : new(maaned["klasser"]!.AsArray().Sum(k => (decimal)k!["andelProsent"]!));
    }

    private Celle? Avkastning(string slug, string kolonne)
    {
        var aaret = slug == "aaret_totalt";
        var linje = aaret ? _svar["avkastning"]["aaret"]! : _svar["avkastning"]["linjer"]!.AsArray().Single(l => "m_" + ((string)l!["maaned"]!).Replace('-', '_') == slug)!;
        if (kolonne == "syntetisk_indeks_pst")
        {
            return I(linje["indeksProsent"]);
        }

        var klasse = kolonne[..Math.Max(0, kolonne.LastIndexOf('_'))];
        if (!Klasser.ContainsKey(klasse) && klasse != "total")
        {
            return null;
        }

        var del = klasse != "total" ? linje["klasser"]!.AsArray().Single(k => (string)k!["aktivaklasse"]! == Klasser[klasse])! : aaret ? linje : linje["total"]!;
        return kolonne.EndsWith("_mill", StringComparison.Ordinal) ? I(del["avkastningBeloep"], Mill) : I(del["avkastningProsent"]);
    }

    private Celle? Historikk(string slug, string kolonne)
    {
        if (slug == "gjennomsnitt_per_aar")
        {
            return kolonne switch
            {
                "fond_pst" => I(_svar["historikk"]["fondSnittProsent"]), "referanseindeks_pst" => I(_svar["historikk"]["indeksSnittProsent"]), _ => null,
            };
        }

        var linjer = _svar["historikk"]["linjer"]!.AsArray();
        var linje = slug == "totalt" ? linjer[^1]! : linjer.Single(l => $"y{(int)l!["aar"]!}" == slug)!;
        return kolonne switch
        {
            "resultat_mill_kr" => I(linje["resultat"], Mill),
            "fond_pst" => I(linje["fondProsent"]),
            "referanseindeks_pst" => I(linje["indeksProsent"]),
            "fond_akkumulert_pst" => I(linje["fondAkkumulertProsent"]),
            "referanse_akkumulert_pst" => I(linje["indeksAkkumulertProsent"]),
            _ => null,
        };
    }

    private Celle? NyeLaan(string slug, string kolonne)
    {
        var (kode, felt) = slug switch
        {
            "husbanken_startlaan" => ("HUS-01", "opptak"), "nordea_obligasjonslaan_nytt" => ("OBL-02", "opptak"), "kommunalbanken_gront" => ("KBN-05", "opptak"),
            "sparebank1_markets_sertifikat" => ("SERT-04", "opptak"), "klp_banken_serielaan" => ("KLP-01", "opptak"),
            "refinansiert_nordea_obligasjon" => ("OBL-02", "refinansiering"), _ => ("SERT-03", "refinansiering"),
        };
        return kolonne == "beloep_mill_kr" ? I(Linje("bevegelser", kode)[felt], Mill) : null;
    }

    private Celle? Markedsrente(string slug, string kolonne)
    {
        if (!kolonne.StartsWith("d_", StringComparison.Ordinal))
        {
            return null;
        }

        var linje = _svar["renter_" + kolonne[2..12]]["linjer"]!.AsArray()
            .Single(l => (int)l!["loepetid"]! == 12 * int.Parse(slug[^2..], CultureInfo.InvariantCulture))!;
        Assert.That(((string)linje["notert"]!).Replace('-', '_'), Is.EqualTo(kolonne[2..12]));
        return I(linje["prosent"]);
    }

    private Celle? Stress(string del, string slug, string kolonne)
    {
        var kode = slug switch
        {
            "renterisiko_flytende_gjeld" => "flytendeGjeld", "motposter_gjeld" => "motposter", "renterisiko_kortsiktig_likviditet" => "likviditet",
            "sum_netto_renteendring" => "netto", "motpartsrisiko_bankinnskudd" => "motpart", "pengemarked_bank" => "bank", "obligasjoner_ig" => "obligasjoner",
            "aksjer" => "aksjer", _ => del,
        };
        var felt = kolonne switch
        {
            "stressfaktor_pst" => "faktorProsent", "durasjon" => "durasjon", "beholdning_mill_kr" or "beholdning_portefolje_mill_kr" => "beholdning",
            "verdifall_pst" => "tapProsent", "verdifall_31_12_2024_mill_kr" => "tap", "verdifall_31_12_2023_mill_kr" => "tapForrigeAar", _ => null,
        };
        return felt is null ? null : slug switch
        {
            "bufferkapital" => I(_svar["stress"][felt == "tap" ? "bufferkapital" : "bufferkapitalForrigeAar"], Mill),
            "prosent_av_bufferkapital" => I(_svar["stress"][felt == "tap" ? "prosentAvBufferkapital" : "prosentAvBufferkapitalForrigeAar"]),
            _ => I(Linje("stress", kode, del)[felt], felt is "beholdning" or "tap" or "tapForrigeAar" ? Mill : 1m),
        };
    }

    private Celle? Eierandel(string slug, string kolonne) => kolonne == "eierandel_pst" ? I(Linje("eierposter", slug)["eierandelProsent"]) : null;

    private Celle? Formaal(string slug, string kolonne)
    {
        string[] koder = slug switch
        {
            "ikke_selvfinansierende_laan" => ["ikkeSelvfinansierende"],
            "selvfinansierende_laan_var_boliger" => ["selvfinansierendeVar", "selvfinansierendeBolig"],
            "selvfinansierende_formidlingslaan" => ["videreutlaan"],
            "ikke_selvfinansierende_laan_ovrige_ops" => ["leie"],
            _ => ["sumLaanegjeld"],
        };
        return kolonne == "aar_2024" ? new(koder.Sum(k => (decimal)Linje("formaal", k)["beloep"]!) / Mill) : null;
    }

    private Celle? Hovedtall(string slug, string kolonne)
    {
        if (kolonne is not ("aar_2023" or "aar_2024" or "endring"))
        {
            return null;
        }

        var dato = kolonne switch { "aar_2023" => "d_2023_12_31", "aar_2024" => "d_2024_12_31", _ => "endring_2024" };
        var fond = Balanse("sumEgenkapital");
        return slug switch
        {
            "langsiktig_gjeld" => Datolinje("motparter", "sumLaanegjeld", dato),
            "herav_laaneforfall_refinansieres_2025" => Datolinje("motparter", "refinansiering", dato),
            "forvaltningsfondet" => kolonne switch
            {
                "aar_2024" => I(fond["beloep"], Mill), "aar_2023" => I(fond["beloepForrigeAar"], Mill),
                _ => new(((decimal)fond["beloep"]! - (decimal)fond["beloepForrigeAar"]!) / Mill),
            },
            _ => null,
        };
    }
}
