using Ledger.Domain.Validering;
using static Ledger.Domain.Funnivaa;
using static Ledger.Domain.Hindring;

namespace Ledger.Domain;

/// <summary>The catalogue of rules that findings come from. Each code is explained in <c>openapi/feilkoder.md</c>.</summary>
public static class Funnregler
{
    public static readonly Funnregel MemoriaIUbalanse = new("memoria_i_ubalanse", Avvis, "KOSTRA kontroll 125 og 190", Avslutning, Kostra);
    public static readonly Funnregel OverfoeringUlik = new("overfoering_ulik", Avvis, "KOSTRA kontroll 140", Avslutning, Kostra);
    public static readonly Funnregel AvskrivningUlik = new("avskrivning_ulik", Avvis, "KOSTRA kontroll 155, 160 og 165", Avslutning, Kostra);
    public static readonly Funnregel Overdekket = new("overdekket", Avvis, "KOSTRA kontroll 016; §§ 4-3 og 4-6", Avslutning, Kostra);
    public static readonly Funnregel ArtUtenfor5_9 = new("art_utenfor_5_9", Avvis, "§ 5-9", Avslutning);
    public static readonly Funnregel SenereAarAvsluttet = new("senere_aar_avsluttet", Avvis, "kommuneloven § 14-6", Avslutning);
    public static readonly Funnregel AaretErIkkeSlutt = new("aaret_er_ikke_slutt", Bekreft, "kommuneloven § 14-6", Avslutning);
    public static readonly Funnregel ForrigeAarAapent = new("forrige_aar_aapent", Bekreft, "kommuneloven § 14-6", Avslutning);
    public static readonly Funnregel InngaaendeBalanseAvviker = new("inngaaende_balanse_avviker", Bekreft, "bokføringsloven § 4; § 5-8", Avslutning);
    public static readonly Funnregel KapitalkontoAvviker = new("kapitalkonto_avviker", Bekreft, "§ 5-10 bokstav b", Avslutning);
    public static readonly Funnregel MinimumsavdragMangler = new("minimumsavdrag_mangler", Bekreft, "kommuneloven § 14-18; FOR-2024-09-27-2348 § 2-1",
        Avslutning);
    public static readonly Funnregel FremfoertIkkeIBalanse = new("fremfoert_ikke_i_balanse", Bekreft, "kommuneloven § 14-11; §§ 4-2, 4-5 og 5-8", Avslutning);
    public static readonly Funnregel ArtIFeilRegnskap = new("art_i_feil_regnskap", Bekreft, "kapittel 2; kommuneloven §§ 14-9 og 14-14", Avslutning);
    public static readonly Funnregel FondOvertrukket = new("fond_overtrukket", Bekreft, "kommuneloven § 14-10", Avslutning);
    public static readonly Funnregel MottatteAvdragUdisponert = new("mottatte_avdrag_udisponert", Bekreft,
        "kommuneloven §§ 14-10 fjerde ledd og 14-17 andre ledd", Avslutning);
    public static readonly Funnregel LaanFeilFormaal = new("laan_feil_formaal", Bekreft, "§ 2-6; kommuneloven §§ 14-15 til 14-17", Avslutning);
    public static readonly Funnregel DisposisjonsfondIInvestering = new("disposisjonsfond_i_investering", Bekreft, "§§ 2-1 og 2-2", Avslutning, Kostra);
    public static readonly Funnregel InvesteringsfondIDrift = new("investeringsfond_i_drift", Bekreft, "§§ 2-1 og 2-2", Avslutning, Kostra);
    public static readonly Funnregel Fondstype = new(Feilkoder.Fondstype, Avvis, "§§ 2-1 og 2-2", Avslutning, Kostra);
    public static readonly Funnregel MerkeForbeholdtAvslutningen = new("merke_forbeholdt_avslutningen", Avvis, "kapittel 4; § 5-9", Bokfoering);
    public static readonly Funnregel DatoUtenforPerioden = new(Feilkoder.DatoUtenforPerioden, Varsel, "bokføringsloven § 7");
    public static readonly Funnregel FremtidigDato = new(Feilkoder.FremtidigDato, Varsel, "bokføringsloven § 7");
    public static readonly Funnregel AvslutningFinnes = new("avslutning_finnes", Varsel, "kapittel 4");
    public static readonly Funnregel AvslutningenAvviker = new("avslutningen_avviker", Varsel, "kapittel 4; kommuneloven §§ 14-10 og 14-11");
    public static readonly Funnregel DisposisjonUlikBudsjett = new("disposisjon_ulik_budsjett", Varsel, "§ 4-1 første ledd");
    public static readonly Funnregel BudsjettMangler = new("budsjett_mangler", Varsel, "§ 4-1 første ledd; § 2-6 andre ledd");
    public static readonly Funnregel SkjermingAvviker = new("skjerming_avviker", Varsel, "§ 4-2 andre ledd");
    public static readonly Funnregel NesteBudsjettMangler = new("neste_budsjett_mangler", Varsel, "§ 4-2 andre ledd");
    public static readonly Funnregel UdekketLaanUkjent = new("udekket_laan_ukjent", Varsel, "§ 2-6 fjerde ledd");
    public static readonly Funnregel UbrukteLaanNegativ = new("ubrukte_laan_negativ", Varsel, "§ 2-6 første ledd");
    public static readonly Funnregel Funksjon290 = new("funksjon_290", Varsel, "KOSTRA kontroll 170 og 175", Kostra);
    public static readonly Funnregel UtgaattKode = new(Feilkoder.UtgaattKode, Varsel, "KOSTRA-forskriften vedlegg 1 til 4", Kostra);
    public static readonly Funnregel MotpartMangler = new("motpart_mangler", Varsel, "§ 10-1");
    public static readonly Funnregel MotpartUtenRegnskap = new("motpart_uten_regnskap", Varsel, "§§ 10-1 og 10-4");
    public static readonly Funnregel BilagUtenDokument = new("bilag_uten_dokument", Varsel, "bokføringsloven § 10");
    public static readonly Funnregel BilagUtenAttestasjon = new("bilag_uten_attestasjon", Varsel, "kommuneloven § 25-1");
    public static readonly Funnregel EnhetSkalFaaOverfoering = new("enhet_skal_faa_overfoering", Varsel, "kommuneloven § 14-12");
    public static readonly Funnregel SamletMinimumsavdragMangler = new("samlet_minimumsavdrag_mangler", Varsel, "FOR-2024-09-27-2348 § 4-1");
    public static readonly Funnregel UdekketSkalBudsjetteres = new("udekket_skal_budsjetteres", Varsel, "§ 4-5 andre ledd");

    // Of the year's states and its closing as a whole.
    public static readonly Funnregel AvlagtRegnskapAapnes = new("avlagt_regnskap_aapnes", Bekreft, "kommuneloven § 14-6; bokføringsloven § 9", Avslutning);
    public static readonly Funnregel KildenFoererAvslutningen = new("kilden_foerer_avslutningen", Bekreft, "bokføringsloven § 4", Avslutning);
    public static readonly Funnregel AvlagtEtterFristen = new("avlagt_etter_fristen", Varsel, "kommuneloven § 14-6; § 5-16");
    public static readonly Funnregel RevidertEtterFristen = new("revidert_etter_fristen", Varsel, "kommuneloven § 24-8");
    public static readonly Funnregel NegativRevisjonsberetning = new("negativ_revisjonsberetning", Varsel, "kommuneloven § 28-6");
    public static readonly Funnregel RegnskapVedtattEtterFristen = new("regnskap_vedtatt_etter_fristen", Varsel, "kommuneloven §§ 14-3 og 28-1 bokstav f");
    public static readonly Funnregel VedtattFoerRevidert = new("vedtatt_foer_revidert", Varsel, "kommuneloven § 14-3");
    public static readonly Funnregel SendtEtterFristen = new("sendt_etter_fristen", Varsel, "§ 5-16");

    // Of budget decisions.
    public static readonly Funnregel OpprinneligErstattet = new("opprinnelig_erstattet", Varsel, "kommuneloven § 14-3");
    public static readonly Funnregel VedtattEtterFristen = new("vedtatt_etter_fristen", Varsel, "kommuneloven §§ 14-3 og 28-1 bokstav e");
    public static readonly Funnregel FoerOpprinnelig = new("foer_opprinnelig", Avvis, "kommuneloven § 14-5", Bokfoering);
    public static readonly Funnregel VedtakEtterAaret = new("vedtak_etter_aaret", Bekreft, "kommuneloven § 14-5", Bokfoering);

    // Of what keys mean, and of KOSTRA's controls.
    public static readonly Funnregel Uplassert = new("uplassert", Avvis, "kommuneloven § 14-6; KOSTRA-forskriften § 1", Avslutning, Kostra);
    public static readonly Funnregel Uspesifisert = new("uspesifisert", Avvis, "KOSTRA kontroll 010 til 013", Kostra);
    public static readonly Funnregel InterimIkkeNull = new("interim_ikke_null", Avvis, "KOSTRA-forskriften § 5", Avslutning, Kostra);
    public static readonly Funnregel BudsjettkontoIRegnskapet = new("budsjettkonto_i_regnskapet", Varsel, "KOSTRA-forskriften § 5", Kostra);
    public static readonly Funnregel FondUfordelt = new("fond_ufordelt", Varsel, "kommuneloven § 14-10");
    public static readonly Funnregel FondIkkeIBalanse = new(Feilkoder.FondIkkeIBalanse, Bekreft, "§ 5-8", Avslutning);
    public static readonly Funnregel UgyldigKombinasjon = new(Feilkoder.UgyldigKombinasjon, Avvis, "KOSTRA kontroll 020 til 080", Kostra);
    public static readonly Funnregel UvanligKombinasjon = new(Feilkoder.UvanligKombinasjon, Varsel, "KOSTRA kontroll 030 til 081");
    public static readonly Funnregel KildeUteble = new("kilde_uteble", Varsel, "bokføringsforskriften § 5-2");
    public static readonly Funnregel KodeIkkeIKostra = new("kode_ikke_i_kostra", Avvis, "KOSTRA kontroll 010 til 013", Kostra);

    // Of what is published.
    public static readonly Funnregel UkjentReferanse = new("ukjent_referanse", Avvis, null, Hindring.Publisering);
    public static readonly Funnregel RapportFeiler = new("rapport_feiler", Avvis, null, Hindring.Publisering);
    public static readonly Funnregel VesentligAvvikUtenKommentar = new("vesentlig_avvik_uten_kommentar", Varsel, "kommuneloven §§ 14-5 og 14-7");
    public static readonly Funnregel VesentligAvvikUtenForslag = new("vesentlig_avvik_uten_forslag", Varsel, "kommuneloven § 14-5 tredje ledd");
    public static readonly Funnregel ErProeveregnskap = new("proeveregnskap", Avvis, null, Hindring.Publisering, Kostra, Saft);
    public static readonly Funnregel OffentligSumAvviker = new("offentlig_sum_avviker", Avvis, "offentlegforskrifta § 7", Hindring.Publisering);
    public static readonly Funnregel TomtKapittel = new("tomt_kapittel", Avvis, null, Hindring.Publisering);
    public static readonly Funnregel Personmoenster = new("personmoenster", Bekreft, "offentlegforskrifta § 7", Hindring.Publisering);
    public static readonly Funnregel VistIAnnenUtgave = new("vist_i_annen_utgave", Bekreft, "offentlegforskrifta § 7", Hindring.Publisering);
    public static readonly Funnregel AapenPeriode = new("aapen_periode", Varsel, "bokføringsforskriften § 7-6");
    public static readonly Funnregel HoldtTilbake = new("holdt_tilbake", Varsel, "offentlegforskrifta § 7");

    /// <summary>All rules, by code.</summary>
    public static IReadOnlyDictionary<string, Funnregel> Alle { get; } = typeof(Funnregler)
        .GetFields(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Static)
        .Select(f => f.GetValue(null)).OfType<Funnregel>().ToDictionary(r => r.Kode, StringComparer.Ordinal);
}
