using System.Globalization;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using Ledger.DemoGenerator;
using Ledger.Tests;

namespace Ledger.Api.Tests;

/// <summary>
/// The printed cells of the annual report's finance tables against the answers of the service: 711 cells, computed in kroner, rounded once to what is
/// printed, and nothing tolerated. The 26 cells that cannot be right stand with their reasons in <c>finans/avvik-fra-rapporten.csv</c>; each of
/// them must be wrong, and by what the list says.
/// </summary>
public sealed class GyldneFinanstallTests
{
    private const string F = "/v1/kommuner/3201/finans";
    private const string Fond = F + "/portefoeljer/FORV";
    private const decimal Mill = 1_000_000m;
    private static readonly Rapport Rapport = new(Repository.Path("db/demo/baerum-2024/rapport"));
    private readonly Dictionary<string, JsonNode> _svar = [];
    private Tjener _tjener = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _tjener = await Tjener.StartAsync(demo: true, innstillinger: ("Ledger__RateLimit__Enabled", "false"));
        foreach (var (navn, sti) in new[]
        {
            ("motparter", F + "/gjeld/motparter?aar=2024"), ("bevegelser", F + "/gjeld/bevegelser?aar=2024"), ("formaal", F + "/gjeld/formaal?dato=2024-12-31"),
            ("likviditet", F + "/likviditet?aar=2024"), ("stress", F + "/stresstest?dato=2024-12-31"), ("eierposter", F + "/eierposter?dato=2024-12-31"),
            ("plasseringer", Fond + "/plasseringer?dato=2024-12-31"), ("resultat", Fond + "/resultat?dato=2024-12-31"),
            ("aktivafordeling", Fond + "/aktivafordeling?dato=2024-12-31"), ("durasjon", Fond + "/durasjon?dato=2024-12-31"),
            ("risiko", Fond + "/risiko?dato=2024-12-31"), ("regnskap", Fond + "/regnskap?dato=2024-12-31"), ("esg", Fond + "/esg?dato=2024-12-31"),
            ("avkastning", Fond + "/avkastning?aar=2024"), ("historikk", Fond + "/historikk?dato=2024-12-31"),
            ("renter_2023_12_31", F + "/markedsrenter?serie=nok-swap&dato=2023-12-31"), ("renter_2024_06_30", F + "/markedsrenter?serie=nok-swap&dato=2024-06-30"),
            ("renter_2024_12_31", F + "/markedsrenter?serie=nok-swap&dato=2024-12-31"), ("binding", F + "/gjeld/rentebinding?dato=2024-12-31"),
            ("forfall", F + "/gjeld/forfall?dato=2024-12-31"), ("kontroll", F + "/reglement/kontroll?dato=2024-12-31"),
            ("binding2023", F + "/gjeld/rentebinding?dato=2023-12-31"),
        })
        {
            var svar = await _tjener.GetAsync(sti);
            Assert.That((int)svar.Status, Is.EqualTo(200), svar.Tekst);
            _svar[navn] = svar.Json;
        }
    }

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    [Test]
    public void Every_printed_cell_comes_out_but_for_the_listed_ones()
    {
        var antall = new Dictionary<string, int>();
        var avvik = new List<string>();
        foreach (var (tabell, forventet, beregn) in Tabeller())
        {
            foreach (var rad in Rapport.Rader(tabell))
            {
                foreach (var (kolonne, trykt) in rad.Where(c => c.Value.Length > 0))
                {
                    // Null is a column of text; empty is a figure that the register does not have.
                    if (beregn(rad["slug"], kolonne) is not { } celle)
                    {
                        continue;
                    }

                    antall[tabell] = antall.GetValueOrDefault(tabell) + 1;
                    var desimaler = trykt.Contains('.', StringComparison.Ordinal) ? trykt.Length - trykt.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
                    decimal? regnet = celle.Verdi is { } v ? decimal.Round(v, desimaler, MidpointRounding.AwayFromZero) : null;
                    if (regnet != decimal.Parse(trykt, CultureInfo.InvariantCulture))
                    {
                        avvik.Add($"{tabell};{rad["slug"]};{kolonne};{trykt};{regnet?.ToString("0.######", CultureInfo.InvariantCulture)}");
                    }
                }
            }

            Assert.That(antall.GetValueOrDefault(tabell), Is.EqualTo(forventet), tabell);
        }

        var listet = File.ReadAllLines(Repository.Path("db/demo/baerum-2024/finans/avvik-fra-rapporten.csv")).Skip(1).Select(l => l.Split(';', 6)).ToList();
        Assert.That(listet.Select(l => l[5]), Has.All.Not.Empty, "each has its reason");
        string Tall(string tekst) => tekst.Length == 0 ? "" : decimal.Parse(tekst, CultureInfo.InvariantCulture).ToString("0.######", CultureInfo.InvariantCulture);
        Assert.That(avvik.Order(StringComparer.Ordinal), Is.EqualTo(listet.Select(l => $"{l[0]};{l[1]};{l[2]};{l[3]};{Tall(l[4])}").Order(StringComparer.Ordinal)));
        Assert.That((antall.Values.Sum(), avvik.Count), Is.EqualTo((711, 26)));
    }

    /// <summary>What the report's prose says, rounded as it says it.</summary>
    [Test]
    public void The_figures_of_the_prose_come_out()
    {
        decimal? Av(string svar, params string[] sti) => (decimal?)sti.Aggregate(_svar[svar], (n, s) => n[s]!);
        decimal? Risiko(string kode) => (decimal?)Linje("risiko", kode)["verdi"];
        decimal? Esg(string maal) => (decimal?)_svar["esg"]["linjer"]!.AsArray().Single(l => (string)l!["maal"]! == maal)!["vektet"];
        decimal? Sfdr(string artikkel) => (decimal?)_svar["esg"]["sfdr"]!.AsArray().Single(l => (string)l!["artikkel"]! == artikkel)!["andelProsent"];
        decimal? Gruppe(string kode) => (decimal?)_svar["forfall"]["grupper"]!.AsArray().Single(l => (string)l!["kode"]! == kode)!["andelProsent"];
        decimal? Bevegelse(string felt) => (decimal?)Linje("bevegelser", "sumInnlaan")[felt] / Mill;
        var (buffer, foer) = (Av("stress", "bufferkapital"), Av("stress", "bufferkapitalForrigeAar"));
        foreach (var (hva, tall, desimaler, sagt) in new (string, decimal?, int, decimal)[]
        {
            ("endring bufferkapital", (buffer - foer) / Mill, 1, 378.3m), ("realverdi", Risiko("realverdi") / Mill, 0, 3062m),
            ("bufferkapital av fondet", buffer / (decimal?)Balanse("sumEgenkapital")["beloep"] * 100m, 0, 56m),
            ("overdekning", Risiko("overdekning") / Mill, 0, 386m), ("nedre", Risiko("intervallNedre"), 1, -0.6m), ("øvre", Risiko("intervallOevre"), 1, 11.6m),
            ("avkastning", Av("avkastning", "aaret", "avkastningProsent"), 1, 14.0m), ("indeks", Av("avkastning", "aaret", "indeksProsent"), 1, 14.1m),
            ("relativ", Av("avkastning", "aaret", "relativProsent"), 1, -0.1m), ("artikkel 9", Sfdr("9"), 0, 23m), ("artikkel 8", Sfdr("8"), 0, 77m),
            ("kvinner i styret", Esg("kvinnerStyre"), 0, 39m), ("nye lån", Bevegelse("opptak"), 0, 1566m), ("refinansiert", Bevegelse("refinansiering"), 0, 600m),
            ("avdrag", Bevegelse("avdrag"), 0, 634m), ("avdrag på leie", (decimal?)Linje("bevegelser", "sumLeie")["avdrag"] / Mill, 0, 8m),
            ("refinansieres", Av("forfall", "refinansieringProsent"), 0, 8m), ("grønne lån", Av("formaal", "groent") / Mill, 0, 4655m),
            ("grønn andel", Av("formaal", "groentProsent"), 0, 34m), ("rente", Av("binding", "gjennomsnittsrenteProsent"), 1, 4.2m),
            ("rente i fjor", Av("binding2023", "gjennomsnittsrenteProsent"), 1, 4.0m), ("rentebinding", Av("binding", "rentebindingAar"), 1, 2.6m),
            ("fast", Av("binding", "sikringsgradProsent"), 0, 59m), ("avdragsfrie", Av("forfall", "avdragsfriProsent"), 0, 31m),
            ("over ti år", Gruppe("over10"), 0, 60m), ("stress", Av("stress", "samlet") / Mill, 0, 902m), ("av bufferkapital", Av("stress", "prosentAvBufferkapital"), 0, 43m),
            ("endring i stress", (Av("stress", "samlet") - Av("stress", "samletForrigeAar")) / Mill, 0, 48m),
        })
        {
            decimal? regnet = tall is { } t ? decimal.Round(t, desimaler, MidpointRounding.AwayFromZero) : null;
            Assert.That(regnet, Is.EqualTo(sagt), hva);
        }
    }

    /// <summary>What the report does not say: shares were above their limit, and bonds below theirs, from July to September.</summary>
    [TestCase("aksjer", 43.6, 43.3, 43.6)]
    [TestCase("obligasjoner", 56.3, 56.7, 56.4)]
    public void The_breach_of_the_autumn_is_shown(string klasse, decimal juli, decimal august, decimal september)
    {
        var brudd = _svar["kontroll"]["linjer"]!.AsArray().Single(l => (string?)l!["aktivaklasse"] == klasse)!["brudd"]!.AsArray().Single()!;
        Assert.That(((string)brudd["fra"]!, (string)brudd["til"]!, (string)brudd["avsluttet"]!), Is.EqualTo(("2024-07-31", "2024-09-30", "2024-10-31")));
        decimal Andel(int maaned) => decimal.Round(
            (decimal)_svar["avkastning"]["verdier"]![maaned]!["klasser"]!.AsArray().Single(k => (string)k!["aktivaklasse"]! == klasse)!["andelProsent"]!, 1);
        Assert.That((Andel(7), Andel(8), Andel(9)), Is.EqualTo((juli, august, september)));
    }

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
