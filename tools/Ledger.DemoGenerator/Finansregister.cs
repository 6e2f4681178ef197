using System.Globalization;
using System.Text.Json.Nodes;

namespace Ledger.DemoGenerator;

/// <summary>
/// The finance register: the report's forvaltningsfond by month, its accounts, its history and measures, the liquidity, the market rates and the
/// companies. The values of months are chosen so that every printed cell that can be right is; they and the loans are facts, as a source would send
/// them.
/// </summary>
public sealed class Finansregister(Rapport rapport)
{
    private const string Fond = "FORV";
    private const string Rapporten = "årsrapporten 2024";
    private const string Fondsbank = "FORV-BANK";

    /// <summary>Month end | bank | bonds | shares, in thousand kroner | flows after the last one: class, thousand, day, where to.</summary>
    private const string Maaneder = """
        2023-12-31 | 1708.768 | 1832760.9384 | 1235854.1064 |
        2024-01-31 | 1517 | 1836043 | 1268897 | bank -195 01-31
        2024-02-29 | 1477 | 1828700 | 1330780 | bank -43 02-29
        2024-03-31 | 1457 | 1847043 | 1387657 | bank -43 03-31
        2024-04-30 | 1257 | 1846800 | 1366014 | bank -243 04-30
        2024-05-31 | 1357 | 1863503 | 1369200 | bank 97 05-31
        2024-06-30 | 1400 | 1875200 | 1410643 | bank 40 06-30
        2024-07-31 | 1443 | 1899143 | 1470000 | bank 40 07-31
        2024-08-31 | 1157 | 1918286 | 1463843 | bank -289 08-31
        2024-09-30 | 1343 | 1926543 | 1488743 | obligasjoner -114 09-30 overfoering bank; bank 69 09-30
        2024-10-31 | 1340 | 2036774 | 1394043 | aksjer -121988 10-01 rebalansering obligasjoner; bank -15 10-31
        2024-11-30 | 1100 | 2063357 | 1448900 | bank -243 11-30
        2024-12-31 | 1176.463 | 2052343.087 | 1395109.340 | aksjer -51600 12-16; bank 72.987 12-31
        """;

    /// <summary>What the securities cost: of 2024 as printed, of 2023 so that the year's unrealised gain is the printed one.</summary>
    private static readonly Dictionary<(string Klasse, string Dato), decimal> Kost = new()
    {
        [("obligasjoner", "2023-12-31")] = 1_798_919_391.00m, [("aksjer", "2023-12-31")] = 1_130_850_704.00m,
        [("obligasjoner", "2024-12-31")] = 1_918_168_410.60m, [("aksjer", "2024-12-31")] = 1_086_238_442.60m,
    };

    /// <summary>The code, the printed row, the value of 31.12.2024 and where its ESG column stands.</summary>
    private static readonly (string Kode, string Slug, string Klasse, decimal Verdi, string Kolonne, string Sfdr)[] Fondene =
    [
        ("ALFRED-BERG", "alfred_berg_nordic_ig", "obligasjoner", 682_370_000m, "fond_3", "8"),
        ("DNB-NORDEN", "dnb_obligasjon_norden_g", "obligasjoner", 684_270_000m, "fond_2", "8"),
        ("NORDEA-STARS", "nordea_obligasjon_stars", "obligasjoner", 685_703_087m, "fond_1", "8"),
        ("KLP-FREMVOKSENDE", "klp_aksjefremvoksende_mer_samfunnsansvar_s", "aksjer", 141_300_000m, "fond_3", "9"),
        ("KLP-INDEKS", "klp_aksjeglobal_indeks_s_500", "aksjer", 612_300_000m, "fond_1", "8"),
        ("KLP-GLOBAL", "klp_aksjeglobal_mer_samfunnsansvar_s", "aksjer", 641_509_340m, "fond_2", "9"),
    ];

    /// <summary>Where the flows of a class go, one holding of it.</summary>
    private static readonly Dictionary<string, string> Stroemsted = new() { ["bank"] = Fondsbank, ["obligasjoner"] = "DNB-NORDEN", ["aksjer"] = "KLP-INDEKS" };

    private static readonly (string Kode, string Slug, string Klasse, string Kapittel, string Sektor)[] Likviditet =
    [
        ("BANK-ORDINAER", "bankinnskudd_ordinaere", "bank", "10", "320"), ("BANK-31", "bankinnskudd_31_dager", "bank", "10", "320"),
        ("LIKVIDITETSFOND", "likviditetsfond", "pengemarked", "12", "430"),
    ];

    private static readonly (string Kolonne, string Dato)[] Likviditetsdager =
        [("d_2023_12_31", "2023-12-31"), ("d_2024_04_30", "2024-04-30"), ("d_2024_08_31", "2024-08-31"), ("d_2024_12_31", "2024-12-31")];

    public JsonObject Definisjoner() => new()
    {
        ["finansreglement"] = new JsonArray(Reglement()),
        ["portefoeljer"] = new JsonArray(
            new JsonObject
            {
                ["kode"] = Fond, ["navn"] = "Forvaltningsfondet", ["type"] = "langsiktig", ["startdato"] = "2000-07-01",
                ["grunnkapitalfond"] = "FORV-GRUNN", ["bufferkapitalfond"] = "FORV-BUFFER",
                ["ledger"] = new JsonObject { ["prosjekt"] = Balanseplan.Forvaltningsfondet },
                ["realverdi"] = new JsonObject { ["grunnlag"] = 1_804_000_000m, ["basisaar"] = 2002, ["indeks"] = "prisindeks" },
            },
            new JsonObject { ["kode"] = "LIKVIDITET", ["navn"] = "Kortsiktig likviditet", ["type"] = "kortsiktig", ["startdato"] = "2023-01-01" }),
        ["beholdninger"] = Beholdninger(),
        ["laan"] = Laaneregister.Definisjoner(),
        ["eierposter"] = Eierposter(),
    };

    public string Poster()
    {
        var fil = new Finansposter();
        Laaneregister.Poster(fil);
        Verdier(fil);
        Resultat(fil);
        Maalinger(fil);
        Markedsrenter(fil);
        foreach (var l in Likviditet)
        {
            foreach (var (kolonne, dato) in Likviditetsdager)
            {
                // The demo's deposits end at 964,94, which rounds to what is printed.
                var mill = l.Kode == "BANK-ORDINAER" && dato == "2024-12-31" ? 964.94m : rapport.Tall("kortsiktig_likviditet", l.Slug, kolonne);
                fil.Rad("verdsetting", l.Kode, dato, beloep: mill * 1_000_000m);
            }
        }

        return fil.ToString();
    }

    private static JsonObject Reglement()
    {
        static JsonObject Strategi(string klasse, decimal andel, decimal nedre, decimal oevre) =>
            new() { ["portefoelje"] = Fond, ["aktivaklasse"] = klasse, ["andel"] = andel, ["nedre"] = nedre, ["oevre"] = oevre };
        static JsonObject Grense(string maal, decimal nedre, decimal oevre) =>
            new() { ["id"] = maal, ["maal"] = maal, ["portefoelje"] = Fond, ["nedre"] = nedre, ["oevre"] = oevre, ["maales"] = "rapportdato" };
        return new()
        {
            ["kode"] = "2023-01-01", ["fastrenteTerskelMaaneder"] = 12, ["rentebindingMetode"] = "enkel",
            ["unntattMotpost"] = new JsonArray("formidling", "gebyr", "rentekompensasjon"),
            ["strategi"] = new JsonArray(Strategi("aksjer", 40, 37, 43), Strategi("obligasjoner", 60, 57, 63)),
            ["grenser"] = new JsonArray(Grense("rentedurasjon", 0, 6), Grense("kredittdurasjon", 0, 7)),
            ["stress"] = new JsonObject { ["renteProsentpoeng"] = 2, ["aksjefallProsent"] = 50, ["motpartProsent"] = 3 },
        };
    }

    private JsonArray Beholdninger()
    {
        string Navn(string tabell, string slug) => rapport.Rader(tabell).First(r => r["slug"] == slug)["label"];
        var alle = new JsonArray(new JsonObject
        {
            ["kode"] = Fondsbank, ["navn"] = "Forvaltningsfondets bankkonto", ["portefoelje"] = Fond, ["aktivaklasse"] = "bank", ["motpart"] = "Hovedbank",
            ["kapittel"] = "10", ["sektor"] = "320",
        });
        foreach (var f in Fondene)
        {
            var navn = Navn("forvaltningsfondet_plasseringer", f.Slug);
            var fond = new JsonObject
            {
                ["kode"] = f.Kode, ["navn"] = navn, ["portefoelje"] = Fond, ["aktivaklasse"] = f.Klasse, ["motpart"] = navn.Split(' ')[0],
                ["kapittel"] = f.Klasse == "aksjer" ? "18" : "11", ["sektor"] = "430", ["sfdr"] = f.Sfdr,
            };
            if (f.Klasse == "aksjer")
            {
                fond["utenlandsk"] = true; // Note 3: the shares are foreign, the bonds domestic.
            }

            alle.Add(fond);
        }

        foreach (var l in Likviditet)
        {
            var navn = Navn("kortsiktig_likviditet", l.Slug);
            alle.Add(new JsonObject
            {
                ["kode"] = l.Kode, ["navn"] = navn, ["portefoelje"] = "LIKVIDITET", ["aktivaklasse"] = l.Klasse, ["gruppe"] = navn,
                ["motpart"] = l.Klasse == "bank" ? "Hovedbank" : "Fondsforvalter", ["kapittel"] = l.Kapittel, ["sektor"] = l.Sektor,
            });
        }

        return alle;
    }

    private JsonArray Eierposter() => new([.. rapport.Rader("eierposisjoner").Select(r =>
    {
        var post = new JsonObject
        {
            ["kode"] = r["slug"], ["navn"] = r["label"], ["selskapsform"] = r["selskapsform"], ["gyldigFra"] = "2024-01-01",
        };
        post[r["eierandel_pst"].Length > 0 ? "eierandelProsent" : "eierandelTekst"] = r["eierandel_pst"].Length > 0
            ? decimal.Parse(r["eierandel_pst"], CultureInfo.InvariantCulture)
            : "ikke lest";
        return (JsonNode)post;
    })]);

    /// <summary>The months: a class is parted on its funds as at the end of 2024, in whole øre, and the last takes the rounding.</summary>
    private static void Verdier(Finansposter fil)
    {
        foreach (var r in Maaneder.Split('\n').Select(r => r.Split('|', StringSplitOptions.TrimEntries)))
        {
            fil.Rad("verdsetting", Fondsbank, r[0], beloep: Tusen(r[1]));
            foreach (var (klasse, sum) in new[] { ("obligasjoner", Tusen(r[2])), ("aksjer", Tusen(r[3])) })
            {
                var fond = Fondene.Where(f => f.Klasse == klasse).ToList();
                var kost = Kost.TryGetValue((klasse, r[0]), out var k) ? Del(k, fond.Select(f => f.Verdi)) : null;
                var verdier = Del(sum, fond.Select(f => f.Verdi));
                for (var i = 0; i < fond.Count; i++)
                {
                    fil.Rad("verdsetting", fond[i].Kode, r[0], beloep: verdier[i], kost: kost?[i]);
                }
            }

            foreach (var s in r[4].Split("; ", StringSplitOptions.RemoveEmptyEntries).Select(s => s.Split(' ')))
            {
                Stroem(fil, s, "2024-" + s[2]);
            }
        }
    }

    private static void Stroem(Finansposter fil, string[] s, string dato)
    {
        var (fra, beloep) = (Stroemsted[s[0]], Tusen(s[1]));
        if (s.Length == 3)
        {
            fil.Rad("stroem", fra, dato, beloep > 0 ? "innskudd" : "uttak", beloep);
            return;
        }

        fil.Rad("stroem", fra, dato, s[3], beloep, motobjekt: Stroemsted[s[4]]);
        fil.Rad("stroem", Stroemsted[s[4]], dato, s[3], -beloep, motobjekt: fra);
    }

    /// <summary>The notes of the fund's accounts, and what it was owed and owed.</summary>
    private void Resultat(Finansposter fil)
    {
        const string tabell = "forvaltningsfondet_note1_kroner";
        var honorar = new Dictionary<string, decimal> { ["n114_obligasjonsforvaltning"] = -2_242_853m, ["n114_aksjeforvaltning"] = -1_352_908m };
        foreach (var (slug, type, klasse) in new[]
        {
            ("n110_renter_likvider", "renteLikvider", "bank"), ("n110_renter_rentebaerende", "renteRentebaerende", "obligasjoner"),
            ("n111_gevinst_aksjer", "realisertGevinst", "aksjer"), ("n111_gevinst_rentebaerende", "realisertGevinst", "obligasjoner"),
            ("n112_tap_aksjer", "realisertTap", "aksjer"), ("n112_tap_rentebaerende", "realisertTap", "obligasjoner"),
            ("n113_urealisert_aksjer", "urealisert", "aksjer"), ("n113_urealisert_rentebaerende", "urealisert", "obligasjoner"),
            ("n114_obligasjonsforvaltning", "forvaltningshonorar", "obligasjoner"), ("n114_aksjeforvaltning", "forvaltningshonorar", "aksjer"),
            ("n115_renteinntekter_bank", "bankrente", "bank"), ("n115_bankomkostninger", "bankomkostning", "bank"),
            ("n115_adm_konsulenthonorarer", "administrasjon", ""),
        })
        {
            foreach (var aar in new[] { "2023", "2024" })
            {
                // Two cells of 2024 are illegible; these sum to the printed line.
                if ((rapport.TallEllerNull(tabell, slug, "aar_" + aar) ?? honorar[slug]) is var beloep and not 0m)
                {
                    fil.Rad("resultatpost", Fond, aar + "-12-31", type, beloep, aktivaklasse: klasse);
                }
            }
        }

        const string balanse = "forvaltningsfondet_balanse_kroner";
        fil.Rad("mellomvaerende", Fond, "2023-12-31", "fordring", rapport.Tall(balanse, "kortsiktige_fordringer", "aar_2023"));
        fil.Rad("mellomvaerende", Fond, "2023-12-31", "paaloepteKostnader", 263_428.80m);
        fil.Rad("mellomvaerende", Fond, "2024-12-31", "fordring", rapport.Tall(balanse, "kortsiktige_fordringer", "aar_2024"));
        fil.Rad("mellomvaerende", Fond, "2024-12-31", "kortsiktigGjeld", rapport.Tall(balanse, "sum_kortsiktig_gjeld", "aar_2024"));
        fil.Rad("mellomvaerende", Fond, "2024-12-31", "paaloepteKostnader", rapport.Tall(balanse, "paalopte_kostnader", "aar_2024"));
    }

    private void Maalinger(Finansposter fil)
    {
        void Maal(string objekt, string dato, string type, decimal? beloep = null, decimal? prosent = null, string kilde = Rapporten) =>
            fil.Rad("maaling", objekt, dato, type, beloep, prosent, kilde: kilde);
        const string note2 = "forvaltningsfondet_note2_egenkapital_kroner";
        Maal(Fond, "2023-12-31", "grunnkapital", rapport.Tall(note2, "egenkapital_31_12_2023", "grunnkapital"));
        Maal(Fond, "2023-12-31", "bufferkapital", rapport.Tall(note2, "egenkapital_31_12_2023", "bufferkapital"));
        foreach (var f in Fondene.Where(f => f.Klasse == "obligasjoner"))
        {
            Maal(f.Kode, "2023-12-31", "rentedurasjon", 3.34m);
            Maal(f.Kode, "2024-12-31", "rentedurasjon", 2.9m);
            Maal(f.Kode, "2024-12-31", "kredittdurasjon", 4.1m);
        }

        foreach (var r in rapport.Rader("esg_maaleparametere").Where(r => !r["slug"].EndsWith("navn", StringComparison.Ordinal)))
        {
            var (klasse, type) = (r["tabelldel"], Esg(r["slug"]));
            foreach (var f in Fondene.Where(f => f.Klasse == klasse && r[f.Kolonne].Length > 0 && type.Length > 0))
            {
                var tall = decimal.Parse(r[f.Kolonne], CultureInfo.InvariantCulture);
                Maal(f.Kode, "2024-12-31", type, type is "co2" or "temperatur" ? tall : null, type is "co2" or "temperatur" ? null : tall);
            }
        }

        foreach (var r in rapport.Rader("forvaltningsfondet_historikk_2000_2024").Where(r => r["slug"].StartsWith('y')))
        {
            void Aar(string kolonne, string type, bool kroner)
            {
                if (r[kolonne].Length > 0)
                {
                    var tall = decimal.Parse(r[kolonne], CultureInfo.InvariantCulture);
                    Maal(Fond, r["slug"][1..] + "-12-31", type, kroner ? tall * 1_000_000m : null, kroner ? null : tall);
                }
            }

            Aar("resultat_mill_kr", "aarsresultat", kroner: true);
            Aar("fond_pst", "aarsavkastningPublisert", kroner: false);
            Aar("referanseindeks_pst", "indeksPublisert", kroner: false);
        }

        Maal(Fond, "2024-12-31", "standardavvikEkstern", prosent: 6.1m, kilde: "rådgiver");
        Maal(Fond, "2024-12-31", "markedsverdi15aar", 5_997_000_000m, kilde: "rådgiver");
        Maal(Fond, "2024-12-31", "sannsynlighetRealverdi", prosent: 99.6m, kilde: "rådgiver");
        Maal(Fond, "2024-12-31", "sannsynlighetBufferkapitalNegativ", prosent: 0m, kilde: "rådgiver");
        fil.Rad("indeks", "prisindeks", "2002-12-31", beloep: 100m);
        fil.Rad("indeks", "prisindeks", "2024-12-31", beloep: 169.75m);

        // The printed months multiply to less than the printed year; 0,01 more each gives it, and rounds to the same.
        foreach (var r in rapport.Rader("forvaltningsfondet_avkastning_maaned").Where(r => r["slug"].StartsWith("m_", StringComparison.Ordinal)))
        {
            var maaned = DateOnly.ParseExact(r["slug"][2..] + "_01", "yyyy_MM_dd", CultureInfo.InvariantCulture).AddMonths(1).AddDays(-1);
            fil.Rad(
                "indeks", Fond, maaned.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                prosent: decimal.Parse(r["syntetisk_indeks_pst"], CultureInfo.InvariantCulture) + 0.01m, kilde: Rapporten);
        }
    }

    private static string Esg(string slug) => slug.Split('_', 2)[1] switch
    {
        "brudd_ungc" => "bruddUngc",
        "kvinner_styre" => "kvinnerStyre",
        "inntektsforskjell" => "inntektsforskjell",
        "kontroversielle_vaapen" => "kontroversielleVaapen",
        "menneskerettigheter" => "menneskerettigheter",
        "fondsklassifisering" => "",
        var annet => annet,
    };

    private void Markedsrenter(Finansposter fil)
    {
        foreach (var r in rapport.Rader("rentetabell_laanemarked"))
        {
            var maaneder = (12 * int.Parse(r["slug"][^2..], CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture);
            foreach (var dato in new[] { "2023-12-31", "2024-06-30", "2024-12-31" })
            {
                var kolonne = "d_" + dato.Replace('-', '_') + "_pst";
                fil.Rad("markedsrente", "nok-swap", dato, maaneder, prosent: decimal.Parse(r[kolonne], CultureInfo.InvariantCulture), kilde: Rapporten);
            }
        }
    }

    private static decimal[] Del(decimal sum, IEnumerable<decimal> vekter)
    {
        var alle = vekter.ToArray();
        var deler = alle.Select(v => decimal.Round(sum * v / alle.Sum(), 2, MidpointRounding.AwayFromZero)).ToArray();
        deler[^1] += sum - deler.Sum();
        return deler;
    }

    private static decimal Tusen(string tall) => decimal.Parse(tall, CultureInfo.InvariantCulture) * 1000m;
}
