using System.Globalization;
using Ledger.Domain.Finans.Gjeld;
using Ledger.Domain.Finans.Plassering;
using Ledger.Domain.Finans.Rammer;
using Ledger.Domain.Finans.Register;
using Ledger.Tests;

namespace Ledger.Domain.Tests.Finanser;

/// <summary>
/// The printed cells of the annual report's finance tables against the demo's register: tolerance 0, rounded once to the printed decimals. The cells
/// that cannot be right are listed with their reason, and each of them must still be wrong.
/// </summary>
public sealed class GyldneFinanstallTests
{
    private const decimal Mill = 1_000_000m;
    private const string Fond = "FORV";
    private static readonly DateOnly Slutt = new(2024, 12, 31);
    private static readonly DateOnly Fjor = new(2023, 12, 31);
    private static readonly Gjeldsbok Gjeld = new(Demoregister.Alt);
    private static readonly Verdibok Verdier = new(Demoregister.Alt);
    private static readonly Fondsregnskap Regnskap = new(Verdier, Demoregister.Alt.Portefoelje(Fond)!);
    private static readonly Dictionary<(string, string, string), string> Unntak =
        Les(Repository.Path("db/demo/baerum-2024/finans/avvik-fra-rapporten.csv"), ';').ToDictionary(r => (r["tabell"], r["slug"], r["kolonne"]), r => r["beregnet"]);

    /// <summary>table, printed cells that are compared, of them listed as wrong</summary>
    [TestCase("laanegjeld_per_motpart", 40, 1)]
    [TestCase("nye_laan_2024", 7, 0)]
    [TestCase("rentetabell_laanemarked", 30, 0)]
    [TestCase("laanegjeld_2020_2024", 5, 0)]
    [TestCase("stresstest_del1", 24, 1)]
    [TestCase("stresstest_del2", 26, 3)]
    [TestCase("forvaltningsfondet_aktivafordeling", 13, 3)]
    [TestCase("forvaltningsfondet_durasjon", 6, 0)]
    [TestCase("forvaltningsfondet_risikonokkeltall", 7, 6)]
    [TestCase("esg_maaleparametere", 46, 0)]
    [TestCase("forvaltningsfondet_resultatregnskap_kroner", 22, 0)]
    [TestCase("forvaltningsfondet_balanse_kroner", 29, 0)]
    [TestCase("forvaltningsfondet_note2_egenkapital_kroner", 10, 0)]
    [TestCase("eierposisjoner", 11, 0)]
    [TestCase("kortsiktig_likviditet", 20, 0)]
    [TestCase("forvaltningsfondet_plasseringer", 6, 0)]
    [TestCase("forvaltningsfondet_resultat", 6, 0)]
    [TestCase("forvaltningsfondet_verdi_maaned", 104, 6)]
    [TestCase("forvaltningsfondet_avkastning_maaned", 103, 6)]
    [TestCase("forvaltningsfondet_historikk_2000_2024", 127, 0)]
    [TestCase("forvaltningsfondet_note1_kroner", 36, 0)]
    public void Every_printed_cell_comes_out_but_for_the_listed_ones(string tabell, int antall, int feil)
    {
        var (sett, avvik, beregn) = (0, new List<string>(), Tabell(tabell));
        foreach (var rad in Les(Repository.Path($"db/demo/baerum-2024/rapport/{tabell}.csv"), ','))
        {
            foreach (var (kolonne, trykt) in rad.Where(c => c.Value.Length > 0))
            {
                if (beregn(rad["slug"], kolonne) is not { } tall)
                {
                    // What the register cannot compute, and the list says so.
                    if (Unntak.TryGetValue((tabell, rad["slug"], kolonne), out var tomt) && tomt.Length == 0)
                    {
                        sett++;
                        avvik.Add("");
                    }

                    continue;
                }

                sett++;
                var desimaler = trykt.Contains('.', StringComparison.Ordinal) ? trykt.Length - trykt.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
                var regnet = decimal.Round(tall, desimaler, MidpointRounding.AwayFromZero);
                if (regnet != decimal.Parse(trykt, CultureInfo.InvariantCulture))
                {
                    var funnet = Unntak.TryGetValue((tabell, rad["slug"], kolonne), out var listet)
                        && decimal.Parse(listet, CultureInfo.InvariantCulture) == regnet;
                    avvik.Add(funnet ? "" : string.Create(CultureInfo.InvariantCulture, $"{rad["slug"]}.{kolonne}: trykt {trykt}, regnet {regnet}"));
                }
            }
        }

        Assert.That(avvik.Where(a => a.Length > 0), Is.Empty);
        Assert.That((sett, avvik.Count), Is.EqualTo((antall, feil)));
    }

    /// <summary>What computes a table's cells; null for a cell that is no figure of the register.</summary>
    private static Func<string, string, decimal?> Tabell(string tabell) => tabell switch
    {
        "laanegjeld_per_motpart" => Motpart,
        "nye_laan_2024" => NyeLaan,
        "rentetabell_laanemarked" => Markedsrente,
        "laanegjeld_2020_2024" => Formaal,
        "stresstest_del1" => (slug, kolonne) => Stress(slug, kolonne, s => s.Del1),
        "stresstest_del2" => (slug, kolonne) => Stress(slug, kolonne, s => s.Del2),
        "kortsiktig_likviditet" => Likviditeten,
        "forvaltningsfondet_aktivafordeling" => GyldneFondstall.Aktivafordeling,
        "forvaltningsfondet_durasjon" => GyldneFondstall.Durasjon,
        "forvaltningsfondet_risikonokkeltall" => GyldneFondstall.Risikotall,
        "esg_maaleparametere" => GyldneFondstall.Esg,
        "forvaltningsfondet_resultatregnskap_kroner" => GyldneFondstall.Resultatregnskap,
        "forvaltningsfondet_balanse_kroner" => GyldneFondstall.Balanse,
        "forvaltningsfondet_note2_egenkapital_kroner" => GyldneFondstall.Note2,
        "eierposisjoner" => GyldneFondstall.Eierandel,
        "forvaltningsfondet_plasseringer" => Plassering,
        "forvaltningsfondet_resultat" => Resultat,
        "forvaltningsfondet_verdi_maaned" => Maanedsverdi,
        "forvaltningsfondet_avkastning_maaned" => Avkastningen,
        "forvaltningsfondet_historikk_2000_2024" => Historikken,
        _ => Note1,
    };

    private static decimal? Motpart(string slug, string kolonne)
    {
        decimal? Paa(DateOnly d) => slug switch
        {
            "kommunalbanken" => Gruppe("Kommunalbanken", d),
            "klp_banken" => Gruppe("KLP Banken", d),
            "husbanken" => Gruppe("Husbanken", d),
            "obligasjonsmarked" => Gruppe("Obligasjonsmarked", d),
            "sertifikatmarked" => Gruppe("Sertifikatmarked", d),
            "sum_innlaan" => Gjeld.Restgjeld(Gjeld.Innlaan, d).Verdi,
            "hvorav_refinansiering_under_1_aar" => Gjeld.Refinansiering(d).Verdi,
            _ => Gjeld.Restgjeld(Gjeld.Leier, d).Verdi,
        };
        return (kolonne == "endring_2024" ? Paa(Slutt) - Paa(Fjor) : Dag(kolonne) is { } dag ? Paa(dag) : null) / Mill;
    }

    private static decimal? Gruppe(string gruppe, DateOnly dato) => Gjeld.Restgjeld(Gjeld.Innlaan.Where(l => l.Motpartsgruppe == gruppe), dato).Verdi;

    private static decimal? NyeLaan(string slug, string kolonne)
    {
        if (kolonne != "beloep_mill_kr")
        {
            return null;
        }

        var (kode, type) = slug switch
        {
            "husbanken_startlaan" => ("HUS-01", Bevegelsestype.Opptak),
            "nordea_obligasjonslaan_nytt" => ("OBL-02", Bevegelsestype.Opptak),
            "kommunalbanken_gront" => ("KBN-05", Bevegelsestype.Opptak),
            "sparebank1_markets_sertifikat" => ("SERT-04", Bevegelsestype.Opptak),
            "klp_banken_serielaan" => ("KLP-01", Bevegelsestype.Opptak),
            "refinansiert_nordea_obligasjon" => ("OBL-02", Bevegelsestype.Refinansiering),
            _ => ("SERT-03", Bevegelsestype.Refinansiering),
        };
        return Gjeld.Bevegelser(Gjeld.Innlaan.Single(l => l.Kode == kode), new(2024, 1, 1), Slutt, type).Verdi / Mill;
    }

    private static decimal? Markedsrente(string slug, string kolonne)
    {
        var maaneder = (12 * int.Parse(slug[^2..], CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture);
        return Dag(kolonne) is { } dag
            ? Demoregister.Alt.Poster(Postslag.Markedsrente, "nok-swap").Single(p => p.Type == maaneder && p.Dato == dag).Prosent : null;
    }

    private static decimal? Formaal(string slug, string kolonne)
    {
        if (kolonne != "aar_2024")
        {
            return null;
        }

        var formaal = Gjeld.EtterFormaal(Slutt);
        return slug switch
        {
            "ikke_selvfinansierende_laan" => formaal[Laaneformaal.IkkeSelvfinansierende],
            "selvfinansierende_laan_var_boliger" => formaal[Laaneformaal.SelvfinansierendeVar] + formaal[Laaneformaal.SelvfinansierendeBolig],
            "selvfinansierende_formidlingslaan" => formaal[Laaneformaal.Videreutlaan],
            "ikke_selvfinansierende_laan_ovrige_ops" => formaal[Laaneformaal.Leie],
            _ => formaal.Values.Sum(),
        } / Mill;
    }

    private static decimal? Stress(string slug, string kolonne, Func<Stresstest, IReadOnlyList<Stresslinje>> del)
    {
        var s = Stresstest.Beregn(Demoregister.Alt, kolonne == "verdifall_31_12_2023_mill_kr" ? Fjor : Slutt, Stressfaktorer.Standard);
        var linjer = del(s);
        if (!kolonne.EndsWith("_2024_mill_kr", StringComparison.Ordinal) && !kolonne.EndsWith("_2023_mill_kr", StringComparison.Ordinal))
        {
            var linje = slug switch
            {
                "renterisiko_flytende_gjeld" or "pengemarked_bank" => linjer[0],
                "motposter_gjeld" or "obligasjoner_ig" => linjer[1],
                "renterisiko_kortsiktig_likviditet" or "aksjer" => linjer[2],
                "motpartsrisiko_bankinnskudd" => linjer[4],
                _ => linjer[^1],
            };
            return kolonne switch
            {
                "stressfaktor_pst" => linje.Faktor,
                "durasjon" => linje.Durasjon,
                "beholdning_mill_kr" or "beholdning_portefolje_mill_kr" => linje.Beholdning / Mill,
                "verdifall_pst" => linje.TapProsent,
                _ => null,
            };
        }

        return slug switch
        {
            "renterisiko_flytende_gjeld" or "pengemarked_bank" => linjer[0].Tap,
            "motposter_gjeld" or "obligasjoner_ig" => linjer[1].Tap,
            "renterisiko_kortsiktig_likviditet" or "aksjer" => linjer[2].Tap,
            "sum_netto_renteendring" => linjer[3].Tap,
            "motpartsrisiko_bankinnskudd" => linjer[4].Tap,
            "bufferkapital" => s.Bufferkapital,
            "prosent_av_bufferkapital" => s.ProsentAvBufferkapital * Mill,
            _ => linjer[^1].Tap,
        } / Mill;
    }

    private static decimal? Likviditeten(string slug, string kolonne)
    {
        decimal? Paa(DateOnly d) => slug == "sum_kortsiktig_likviditet" ? new Likviditet(Verdier).Sum(d).Verdi : Verdier.Verdi(
            Demoregister.Alt.Definisjoner.Beholdninger.Single(b => b.Kode == slug switch
            {
                "bankinnskudd_ordinaere" => "BANK-ORDINAER", "bankinnskudd_31_dager" => "BANK-31", _ => "LIKVIDITETSFOND",
            }), d).Verdi;
        return (kolonne == "endring_2024" ? Paa(Slutt) - Paa(Fjor) : Dag(kolonne) is { } dag ? Paa(dag) : null) / Mill;
    }

    private static decimal? Plassering(string slug, string kolonne) => kolonne != "markedsverdi_mill_kr_31_12_2024" ? null : Verdier.Verdi(
        Demoregister.Alt.Definisjoner.Beholdninger.Single(b => b.Kode == slug switch
        {
            "alfred_berg_nordic_ig" => "ALFRED-BERG", "dnb_obligasjon_norden_g" => "DNB-NORDEN", "nordea_obligasjon_stars" => "NORDEA-STARS",
            "klp_aksjefremvoksende_mer_samfunnsansvar_s" => "KLP-FREMVOKSENDE", "klp_aksjeglobal_indeks_s_500" => "KLP-INDEKS", _ => "KLP-GLOBAL",
        }), Slutt).Verdi / Mill;

    private static decimal? Resultat(string slug, string kolonne)
    {
        if (!kolonne.StartsWith("mill_kr_", StringComparison.Ordinal))
        {
            return null;
        }

        var aar = int.Parse(kolonne[^4..], CultureInfo.InvariantCulture);
        return slug switch
        {
            "finansinntekter" => Regnskap.Finansinntekter(aar), "sum_driftskostnader" => Regnskap.Driftskostnader(aar), _ => Regnskap.Aarsresultat(aar),
        } is { Verdi: { } kroner } ? kroner / Mill : null;
    }

    private static decimal? Maanedsverdi(string slug, string kolonne)
    {
        // The report calls the end of February the 28th, in a leap year.
        var dag = Dag(slug)!.Value is { Month: 2 } ? new DateOnly(2024, 2, 29) : Dag(slug)!.Value;
        decimal? Av(string klasse) => klasse switch
        {
            "bank" => Verdier.Sum(Fond, Aktivaklasse.Bank, dag).Verdi,
            "nordiske_obligasjoner" => Verdier.Sum(Fond, Aktivaklasse.Obligasjoner, dag).Verdi,
            "globale_aksjer" => Verdier.Sum(Fond, Aktivaklasse.Aksjer, dag).Verdi,
            _ => Verdier.Sum(Fond, dag).Verdi,
        };
        return kolonne.EndsWith("_mill", StringComparison.Ordinal) ? Av(kolonne[..^5]) / Mill
            : kolonne.EndsWith("_pst", StringComparison.Ordinal) ? Av(kolonne[..^4]) / Av("total") * 100m : null;
    }

    private static decimal? Avkastningen(string slug, string kolonne)
    {
        var maaneder = new Avkastning(Verdier).Maaneder(Fond, 2024);
        var valgt = slug == "aaret_totalt" ? maaneder : [maaneder[int.Parse(slug[^2..], CultureInfo.InvariantCulture) - 1]];
        Periodeavkastning Av(Maanedsavkastning m, string klasse) => klasse switch
        {
            "bank" => m.Klasser[Aktivaklasse.Bank], "nordiske_obligasjoner" => m.Klasser[Aktivaklasse.Obligasjoner],
            "globale_aksjer" => m.Klasser[Aktivaklasse.Aksjer], _ => m.Total,
        };
        return kolonne == "syntetisk_indeks_pst" ? Avkastning.Kjede(valgt.Select(m => m.Indeks))
            : kolonne.EndsWith("_mill", StringComparison.Ordinal) ? valgt.Sum(m => Av(m, kolonne[..^5]).Beloep) / Mill
            : kolonne.EndsWith("_pst", StringComparison.Ordinal) ? Avkastning.Kjede(valgt.Select(m => Av(m, kolonne[..^4]).Prosent)) : null;
    }

    private static decimal? Historikken(string slug, string kolonne)
    {
        var h = Historikk.Av(Demoregister.Alt, Demoregister.Alt.Portefoelje(Fond)!, Slutt);
        if (slug == "gjennomsnitt_per_aar")
        {
            return kolonne switch { "fond_pst" => h.FondSnitt, "referanseindeks_pst" => h.IndeksSnitt, _ => null };
        }

        var aar = slug == "totalt" ? h.Aar[^1] : h.Aar.Single(a => slug == string.Create(CultureInfo.InvariantCulture, $"y{a.Aar}"));
        return kolonne switch
        {
            "resultat_mill_kr" when slug != "totalt" => aar.Resultat / Mill,
            "fond_pst" => aar.Fond,
            "referanseindeks_pst" => aar.Indeks,
            "fond_akkumulert_pst" => aar.FondAkkumulert,
            "referanse_akkumulert_pst" => aar.IndeksAkkumulert,
            _ => null,
        };
    }

    private static decimal? Note1(string slug, string kolonne)
    {
        if (!kolonne.StartsWith("aar_", StringComparison.Ordinal))
        {
            return null;
        }

        decimal? Sum(Aktivaklasse? klasse, params Resultattype[] typer) =>
            Regnskap.Resultatposter(int.Parse(kolonne[^4..], CultureInfo.InvariantCulture), klasse, typer).Verdi;
        return slug switch
        {
            "n110_renter_likvider" => Sum(null, Resultattype.RenteLikvider),
            "n110_renter_rentebaerende" => Sum(null, Resultattype.RenteRentebaerende),
            "n110_sum" => Sum(null, Resultattype.RenteLikvider, Resultattype.RenteRentebaerende, Resultattype.Utbytte),
            "n111_gevinst_aksjer" => Sum(Aktivaklasse.Aksjer, Resultattype.RealisertGevinst),
            "n111_gevinst_rentebaerende" => Sum(Aktivaklasse.Obligasjoner, Resultattype.RealisertGevinst),
            "n111_sum" => Sum(null, Resultattype.RealisertGevinst),
            "n112_tap_aksjer" => Sum(Aktivaklasse.Aksjer, Resultattype.RealisertTap),
            "n112_tap_rentebaerende" => Sum(Aktivaklasse.Obligasjoner, Resultattype.RealisertTap),
            "n112_sum" => Sum(null, Resultattype.RealisertTap),
            "n113_urealisert_aksjer" => Sum(Aktivaklasse.Aksjer, Resultattype.Urealisert),
            "n113_urealisert_rentebaerende" => Sum(Aktivaklasse.Obligasjoner, Resultattype.Urealisert),
            "n113_sum" => Sum(null, Resultattype.Urealisert),
            "n114_obligasjonsforvaltning" => Sum(Aktivaklasse.Obligasjoner, Resultattype.Forvaltningshonorar),
            "n114_aksjeforvaltning" => Sum(Aktivaklasse.Aksjer, Resultattype.Forvaltningshonorar),
            "n114_sum" => Sum(null, Resultattype.Forvaltningshonorar),
            "n115_renteinntekter_bank" => Sum(null, Resultattype.Bankrente),
            "n115_bankomkostninger" => Sum(null, Resultattype.Bankomkostning),
            "n115_adm_konsulenthonorarer" => Sum(null, Resultattype.Administrasjon),
            _ => Sum(null, Resultattype.Bankrente, Resultattype.Bankomkostning, Resultattype.Administrasjon),
        };
    }

    /// <summary>The day of a heading or a row like d_2024_04_30 or d_2024_06_30_pst.</summary>
    private static DateOnly? Dag(string tekst) => tekst.StartsWith("d_", StringComparison.Ordinal)
        ? DateOnly.ParseExact(tekst[2..12], "yyyy_MM_dd", CultureInfo.InvariantCulture) : null;

    /// <summary>Rows of a CSV with quotes.</summary>
    private static IEnumerable<Dictionary<string, string>> Les(string fil, char skille)
    {
        var linjer = File.ReadAllLines(fil);
        string[] Felt(string linje) =>
            string.Concat(linje.Split('"').Select((d, i) => i % 2 == 0 ? d.Replace(skille, '\u001f') : d)).Split('\u001f');
        var hode = Felt(linjer[0]);
        return linjer.Skip(1).Where(l => l.Length > 0).Select(l => hode.Zip(Felt(l)).ToDictionary(f => f.First, f => f.Second));
    }
}
