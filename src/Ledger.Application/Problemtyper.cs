namespace Ledger.Application;

/// <summary>
/// The stable types of problems (RFC 9457), without their prefix: the one place where they are written. Each is explained in
/// <c>openapi/feilkoder.md</c>.
/// </summary>
public static class Problemtyper
{
    public const string UgyldigForesporsel = "ugyldig-foresporsel";
    public const string IkkeAutentisert = "ikke-autentisert";
    public const string ManglerScope = "mangler-scope";
    public const string BundetTilKilde = "bundet-til-kilde";
    public const string BundetTilEnhet = "bundet-til-enhet";
    public const string ForVideRettigheter = "for-vide-rettigheter";
    public const string GjenaapningKreverAdmin = "gjenaapning-krever-admin";
    public const string UkjentKommune = "ukjent-kommune";
    public const string UkjentAar = "ukjent-aar";
    public const string IkkeFunnet = "ikke-funnet";
    public const string MetodeIkkeTillatt = "metode-ikke-tillatt";
    public const string FormatFinnesIkke = "format-finnes-ikke";
    public const string BilagsreferanseFinnes = "bilagsreferanse-finnes";
    public const string VedtaksreferanseFinnes = "vedtaksreferanse-finnes";
    public const string AlleredeTilbakefoert = "allerede-tilbakefoert";
    public const string AlleredeAttestert = "allerede-attestert";
    public const string BilagetKanIkkeKorrigeres = "bilaget-kan-ikke-korrigeres";
    public const string KjedenErBrutt = "kjeden-er-brutt";
    public const string RegnskapetErSkadet = "regnskapet-er-skadet";
    public const string TekstenKanIkkeSlettes = "teksten-kan-ikke-slettes";
    public const string AnnenKjede = "annen-kjede";
    public const string NoekkelUgyldig = "noekkel-ugyldig";
    public const string ForMangeNoekler = "for-mange-noekler";
    public const string PeriodeLukket = "periode-lukket";
    public const string AaretErAvsluttet = "aaret-er-avsluttet";
    public const string OpprinneligFinnes = "opprinnelig-finnes";
    public const string VedtakErErstattet = "vedtak-er-erstattet";
    public const string VedtakHarDetaljering = "vedtak-har-detaljering";
    public const string AvslutningFinnes = "avslutning-finnes";
    public const string IngenAvslutning = "ingen-avslutning";
    public const string AvslutningenErImportert = "avslutningen-er-importert";
    public const string SenereAarErAvsluttet = "senere-aar-er-avsluttet";
    public const string RegnskapetErVedtatt = "regnskapet-er-vedtatt";
    public const string ResultatIkkeDisponert = "resultat-ikke-disponert";
    public const string OppstillingGjelderIkke = "oppstilling-gjelder-ikke";
    public const string ManglerEnhet = "mangler-enhet";
    public const string EnhetskodeIBruk = "enhetskode-i-bruk";
    public const string EnhetHarPosteringer = "enhet-har-posteringer";
    public const string UgyldigTilstand = "ugyldig-tilstand";
    public const string TalleneErEndret = "tallene-er-endret";
    public const string KreverBekreftelse = "krever-bekreftelse";
    public const string UventetStorEndring = "uventet-stor-endring";
    public const string AnnenKilde = "annen-kilde";
    public const string BekreftelseUtdatert = "bekreftelse-utdatert";
    public const string AvslutningenKanIkkeBokfoeres = "avslutningen-kan-ikke-bokfoeres";
    public const string ForutsetningFeilet = "forutsetning-feilet";
    public const string DokumentetErLaast = "dokumentet-er-laast";
    public const string PublikasjonenKanIkkePubliseres = "publikasjonen-kan-ikke-publiseres";
    public const string SerienErLaast = "serien-er-laast";
    public const string OppstillingUtdatert = "oppstilling-utdatert";
    public const string ForLangsomt = "for-langsomt";
    public const string ForMangeRader = "for-mange-rader";
    public const string ForStortInnhold = "for-stort-innhold";
    public const string Innholdstype = "innholdstype";
    public const string Innholdskoding = "innholdskoding";
    public const string Valideringsfeil = "valideringsfeil";
    public const string IdempotensnoekkelBrukt = "idempotensnoekkel-brukt";
    public const string ForMangeForesporsler = "for-mange-foresporsler";
    public const string InternFeil = "intern-feil";
    public const string Opptatt = "opptatt";
    public const string Tidsavbrudd = "tidsavbrudd";
    public const string LageretErOpptatt = "lageret-er-opptatt";
    public const string LageretErSkrivebeskyttet = "lageret-er-skrivebeskyttet";
    public const string LageretErIkkeMigrert = "lageret-er-ikke-migrert";
    public const string LageretSvarerIkke = "lageret-svarer-ikke";
    public const string LageretErSkadet = "lageret-er-skadet";
    public const string LageretNekter = "lageret-nekter";
    public const string LageretErFullt = "lageret-er-fullt";
    public const string SjekkpunktnoekkelUleselig = "sjekkpunktnoekkel-uleselig";
    public const string UtstederSvarerIkke = "utsteder-svarer-ikke";
    public const string Annet = "feil";
}
