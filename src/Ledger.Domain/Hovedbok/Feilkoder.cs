namespace Ledger.Domain.Hovedbok;

/// <summary>The stable codes of errors and warnings in rows. Each is explained in <c>openapi/feilkoder.md</c>.</summary>
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
    public const string UkjentKapittel = "ukjent_kapittel";
    public const string UkjentSektor = "ukjent_sektor";
    public const string UkjentAnsvar = "ukjent_ansvar";
    public const string AnsvarIkkeBlad = "ansvar_ikke_blad";
    public const string UkjentProsjekt = "ukjent_prosjekt";
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

    /// <summary>Codes that clash with what is stored rather than with a rule: answered by 409 when no other error stands beside them.</summary>
    public static readonly IReadOnlySet<string> Konflikter = new HashSet<string>(StringComparer.Ordinal) { PeriodeLukket, BilagsreferanseFinnes };
}
