namespace Ledger.Domain.Validering;

/// <summary>The stable codes of errors and warnings: the one place where they are written. Each is explained in <c>openapi/feilkoder.md</c>.</summary>
public static class Feilkoder
{
    public const string Mangler = "mangler";
    public const string SkalVaereTom = "skal_vaere_tom";
    public const string UgyldigFormat = "ugyldig_format";
    public const string UgyldigTegn = "ugyldig_tegn";
    public const string ForLang = "for_lang";
    public const string UgyldigPeriode = "ugyldig_periode";
    public const string PeriodeUlik = "periode_ulik";
    public const string PeriodeLukket = "periode_lukket";
    public const string DatoUlik = "dato_ulik";
    public const string DatoUtenforAaret = "dato_utenfor_aaret";
    public const string UgyldigBeloep = "ugyldig_beloep";
    public const string ForMangeDesimaler = "for_mange_desimaler";
    public const string SumUtenforOmraadet = "sum_utenfor_omraadet";
    public const string UkjentKontoklasse = "ukjent_kontoklasse";
    public const string UkjentArt = "ukjent_art";
    public const string UkjentFunksjon = "ukjent_funksjon";
    public const string KontoplanIkkeKjent = "kontoplan_ikke_kjent";
    public const string UkjentKapittel = "ukjent_kapittel";
    public const string UkjentSektor = "ukjent_sektor";
    public const string UkjentAnsvar = "ukjent_ansvar";
    public const string AnsvarIkkeBlad = "ansvar_ikke_blad";
    public const string UkjentProsjekt = "ukjent_prosjekt";
    public const string UkjentMotpartsenhet = "ukjent_motpartsenhet";
    public const string UkjentFond = "ukjent_fond";
    public const string UgyldigKombinasjon = "ugyldig_kombinasjon";
    public const string UtgaattKode = "utgaatt_kode";
    public const string UvanligKombinasjon = "uvanlig_kombinasjon";
    public const string BareBalanseIPeriode0 = "bare_balanse_i_periode_0";
    public const string MerkeUtenforAvslutning = "merke_utenfor_avslutning";
    public const string Fondstype = "fondstype";
    public const string FondIkkeIBalanse = "fond_ikke_i_balanse";
    public const string Ubalanse = "ubalanse";
    public const string ForFaaRader = "for_faa_rader";
    public const string ForMangeRader = "for_mange_rader";
    public const string BilagIkkeSamlet = "bilag_ikke_samlet";
    public const string BilagsreferanseFinnes = "bilagsreferanse_finnes";
    public const string ReservertReferanse = "reservert_referanse";

    // Told of rows that are booked.
    public const string LignerReferanse = "ligner_referanse";
    public const string BlandedeSkrifter = "blandede_skrifter";
    public const string ReferanseNormalisert = "referanse_normalisert";
    public const string FormattegnFjernet = "formattegn_fjernet";
    public const string BeloepTolket = "beloep_tolket";
    public const string VerdiTolket = "verdi_tolket";
    public const string LedendeNuller = "ledende_nuller";
    public const string DatoUtenforPerioden = "dato_utenfor_perioden";
    public const string SammeInnholdSom = "samme_innhold_som";
    public const string SammeFaktura = "samme_faktura";
    public const string InngaaendeBalanseDobbel = "inngaaende_balanse_dobbel";
    public const string OpprinneligFinnes = "opprinnelig_finnes";
    public const string OpprinneligEtterAaretsStart = "opprinnelig_etter_aarets_start";

    // Of a body as a whole, and of parameters.
    public const string TomtInnhold = "tomt_innhold";
    public const string ManglendeKolonne = "manglende_kolonne";
    public const string UkjentKolonne = "ukjent_kolonne";
    public const string KolonneUtelatt = "kolonne_utelatt";
    public const string DublettKolonne = "dublett_kolonne";
    public const string FeilAntallKolonner = "feil_antall_kolonner";
    public const string FeilTegnsett = "feil_tegnsett";
    public const string UgyldigCsv = "ugyldig_csv";
    public const string UgyldigNdjson = "ugyldig_ndjson";
    public const string UgyldigJson = "ugyldig_json";
    public const string UgyldigSkjema = "ugyldig_skjema";
    public const string UgyldigArbeidsbok = "ugyldig_arbeidsbok";
    public const string UgyldigKomprimering = "ugyldig_komprimering";
    public const string UtenforOmraadet = "utenfor_omraadet";
    public const string ForMange = "for_mange";
    public const string UkjentParameter = "ukjent_parameter";

    // Of balance imports.
    public const string UkjentKilde = "ukjent_kilde";
    public const string DifferanseFoert = "differanse_foert";
    public const string GjelderLukketPeriode = "gjelder_lukket_periode";

    // Of what is defined for a municipality.
    public const string DublettEnhet = "dublett_enhet";
    public const string UkjentOverordnet = "ukjent_overordnet";
    public const string UgyldigNivaa = "ugyldig_nivaa";
    public const string ReservertKode = "reservert_kode";
    public const string DublettKonto = "dublett_konto";
    public const string DublettFunksjon = "dublett_funksjon";
    public const string UkjentKontotype = "ukjent_kontotype";
    public const string UgyldigUttrykk = "ugyldig_uttrykk";
    public const string NivaaForLavt = "nivaa_for_lavt";
    public const string EnhetIBruk = "enhet_i_bruk";
    public const string ProeveKanIkkeEndres = "proeve_kan_ikke_endres";
    public const string FondstypeKanIkkeEndres = "fondstype_kan_ikke_endres";

    // Of budgets and what is carried forward.
    public const string UkjentBilag = "ukjent_bilag";
    public const string PeriodiseringSum = "periodisering_sum";
    public const string LagSum = "lag_sum";
    public const string UkjentAar = "ukjent_aar";
    public const string VedtakUlikt = "vedtak_ulikt";
    public const string UkjentVedtak = "ukjent_vedtak";
    public const string UkjentPeriodisering = "ukjent_periodisering";
    public const string UtenforEnhetene = "utenfor_enhetene";
    public const string VedtakstypeUlik = "vedtakstype_ulik";
    public const string VedtakErErstattet = "vedtak_er_erstattet";
    public const string VedtakHarDetaljering = "vedtak_har_detaljering";
    public const string DekningSum = "dekning_sum";
    public const string AttestasjonUlik = "attestasjon_ulik";
    public const string FireOeyne = "fire_oeyne";
    public const string UkjentFunn = "ukjent_funn";
    public const string NivaaSenket = "nivaa_senket";
    public const string MerkingSum = "merking_sum";
    public const string BudsjettIkkeIBalanse = "budsjett_ikke_i_balanse";

    // Of registers, facts and tables.
    public const string UgyldigTall = "ugyldig_tall";
    public const string UkjentObjekt = "ukjent_objekt";
    public const string UkjentIndikator = "ukjent_indikator";
    public const string UkjentStatus = "ukjent_status";
    public const string VerdiEllerMerke = "verdi_eller_merke";
    public const string UvanligVerdi = "uvanlig_verdi";
    public const string DublettOpplysning = "dublett_opplysning";
    public const string DublettObjekt = "dublett_objekt";
    public const string ObjektIBruk = "objekt_i_bruk";
    public const string RammeUtenVedtak = "ramme_uten_vedtak";
    public const string FramtidigDato = "framtidig_dato";
    public const string PostreferanseFinnes = "postreferanse_finnes";
    public const string UkjentPostreferanse = "ukjent_postreferanse";

    // Of the finance register.
    public const string UkjentSlag = "ukjent_slag";
    public const string UgyldigType = "ugyldig_type";
    public const string UkjentBeholdning = "ukjent_beholdning";
    public const string UkjentLaan = "ukjent_laan";
    public const string UkjentPortefoelje = "ukjent_portefoelje";
    public const string UkjentMotobjekt = "ukjent_motobjekt";
    public const string ReferanseFinnes = "referanse_finnes";
    public const string ErstatterUkjent = "erstatter_ukjent";
    public const string ErstatterAnnetObjekt = "erstatter_annet_objekt";
    public const string AlleredeErstattet = "allerede_erstattet";
    public const string VerdsettingFinnes = "verdsetting_finnes";
    public const string NegativVerdi = "negativ_verdi";
    public const string RestgjeldNegativ = "restgjeld_negativ";
    public const string BevegelseUtenforLoepetid = "bevegelse_utenfor_loepetid";
    public const string FeilFortegn = "feil_fortegn";
    public const string InngaaendeIkkeFoerst = "inngaaende_ikke_foerst";
    public const string RefinansieringUlik = "refinansiering_ulik";
    public const string RebalanseringGaarIkkeINull = "rebalansering_gaar_ikke_i_null";
    public const string RentevilkaarOverlapper = "rentevilkaar_overlapper";
    public const string TilFoerFra = "til_foer_fra";
    public const string FordelingSum = "fordeling_sum";
    public const string StrategiSum = "strategi_sum";
    public const string GrenseSnudd = "grense_snudd";
    public const string LaanIBruk = "laan_i_bruk";
    public const string SwapUtenLaan = "swap_uten_laan";
    public const string ProsentSomBroek = "prosent_som_brok";
    public const string FremtidigDato = "fremtidig_dato";
    public const string SikringOverRestgjeld = "sikring_over_restgjeld";
    public const string DagUtenSaldo = "dag_uten_saldo";
    public const string StorStroemUtenVerdi = "stor_stroem_uten_verdi";
    public const string AvvikRapportertAvkastning = "avvik_rapportert_avkastning";
    public const string RenteUtloept = "rente_utloept";

    // Of series.
    public const string ArtEllerRamme = "art_eller_ramme";
    public const string RammeKontoklasse = "ramme_kontoklasse";
    public const string UkjentMetode = "ukjent_metode";
    public const string PrognoseOverlapper = "prognose_overlapper";
    public const string Planperiode = "planperiode";
    public const string PeriodenErAapen = "perioden_er_aapen";
    public const string FjoraarMangler = "fjoraar_mangler";
    public const string PlanUlikBudsjett = "plan_ulik_budsjett";

    // Of the registers of the notes.
    public const string LevetidOverMaks = "levetid_over_maks";
    public const string FondIBruk = "fond_i_bruk";

    // Of appropriations.
    public const string DublettBevilgning = "dublett_bevilgning";
    public const string BevilgningerOverlapper = "bevilgninger_overlapper";
    public const string EndrerBevilgning = "endrer_bevilgning";
    public const string IngenRamme = "ingen_ramme";
    public const string RammeGaarIkkeOpp = "ramme_gaar_ikke_opp";
    public const string LaanopptakMangler = "laanopptak_mangler";
    public const string RammeUtenforBevilgning = "ramme_utenfor_bevilgning";

    // Of statements.
    public const string DublettPost = "dublett_post";
    public const string UkjentPost = "ukjent_post";
    public const string TomtFilter = "tomt_filter";
    public const string FormelIRing = "formel_i_ring";
    public const string FormelForStor = "formel_for_stor";

    /// <summary>Rows that do not have the form of the format: answered by 400 when no other error stands beside them.</summary>
    public static readonly IReadOnlySet<string> Formfeil = new HashSet<string>(StringComparer.Ordinal)
    {
        FeilAntallKolonner, UkjentKolonne, DublettKolonne, UgyldigCsv, UgyldigNdjson,
    };

    /// <summary>Codes that clash with what is stored rather than with a rule: answered by 409 when no other error stands beside them.</summary>
    public static readonly IReadOnlySet<string> Konflikter = new HashSet<string>(StringComparer.Ordinal)
    {
        PeriodeLukket, BilagsreferanseFinnes, ReferanseFinnes, AlleredeErstattet, VerdsettingFinnes, LaanIBruk,
    };
}
