using Ledger.Domain.Aarsstatus;
using Ledger.Domain.Utvikling;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Rapportering;

/// <summary>What the value of a parameter looks like.</summary>
public abstract record Parameterform
{
    /// <summary>Any text, or one of a pattern (regular expression).</summary>
    public sealed record Tekst(string? Moenster = null, string? Eksempel = null) : Parameterform;

    /// <summary>A whole number.</summary>
    /// <param name="Stoerst">Null when there is no upper bound.</param>
    public sealed record Heltall(int Minst, int? Stoerst, int Eksempel) : Parameterform;

    /// <summary>One of a few texts.</summary>
    public sealed record Verdier(IReadOnlyList<string> Navn) : Parameterform;

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public sealed record Bryter : Parameterform;

    /// <summary>A text of a format that the contract knows by name.</summary>
    public sealed record Format(string Navn, string? Eksempel = null) : Parameterform;
}

/// <summary>A parameter. It means the same wherever it stands.</summary>
/// <param name="Beskrivelse">Norwegian.</param>
public sealed record Rapportparameter(string Navn, string Beskrivelse, Parameterform Form, bool Paakrevd = false);

/// <summary>The parameters of reports.</summary>
public static class Rapportparametre
{
    /// <summary>The states that fix a version.</summary>
    public static readonly IReadOnlyList<string> Tilstandsnavn =
        [Aarstilstand.Avlagt.Navn(), Aarstilstand.Revidert.Navn(), Aarstilstand.Vedtatt.Navn()];

    /// <summary>The level that is the whole tree.</summary>
    public const string AlleNivaaer = "alle";

    private static readonly Parameterform.Heltall Etaar = new(Regnskapsaar.Minste, Regnskapsaar.Stoerste, 2024);

    // Parts of addresses.
    public static readonly Rapportparameter Kommunenummer = new("kommunenummer", "Kommunens nummer.", new Parameterform.Tekst("^[0-9]{4}$", "3201"));
    public static readonly Rapportparameter Aar = new("aar", "Regnskapsåret.", Etaar);
    public static readonly Rapportparameter Id = new("id", "Oppstillingens eller nøkkeltallets id.", new Parameterform.Tekst());
    public static readonly Rapportparameter Fondskode = new("fondskode", "Fondets kode.", new Parameterform.Tekst(null, "BUFFER"));
    public static readonly Rapportparameter Post = new("post", "Posten i oppstillingen.", new Parameterform.Tekst(null, "17"));

    public static readonly Rapportparameter Note = new("note", "Notens id eller navn.", new Parameterform.Tekst(null, "1"));

    public static readonly Rapportparameter Kilde = new(
        "kilde", "Systemet som saldoene kommer fra.", new Parameterform.Tekst(@"^[\p{L}\p{Nd}][\p{L}\p{Nd}._-]{0,39}$", "okonomisystem"), Paakrevd: true);
    public static readonly Rapportparameter Saldokilde = Kilde with { Beskrivelse = "Bare det som denne kilden har bokført.", Paakrevd = false };
    public static readonly Rapportparameter Avstemmingskilde = Kilde with
    {
        Beskrivelse = "Systemet som saldoene kommer fra; uten den avstemmes registrene mot hovedboken.", Paakrevd = false,
    };

    // When.
    public static readonly Rapportparameter Fra = new("fra", "Det første året.", Etaar with { Eksempel = 2020 }, Paakrevd: true);
    public static readonly Rapportparameter Til = new(
        "til", "Det siste året; faste priser er i dette årets kroner.", Etaar, Paakrevd: true);
    public static readonly Rapportparameter FraPeriode = new(
        "fraPeriode",
        "Første periode; 0 når den er utelatt. I rapporter gjelder regnskapet og kolonnene hittil da fra og med perioden, og kolonnene hittil er med.",
        new Parameterform.Heltall(0, 13, 1));
    public static readonly Rapportparameter TilPeriode = new(
        "tilPeriode", "Til og med perioden; 13, hele året, når den er utelatt.", new Parameterform.Heltall(0, 13, 12));
    public static readonly Rapportparameter Versjon = new(
        "versjon", "Tallene slik de var i denne versjonen av kommunens hovedbok.", new Parameterform.Heltall(1, null, 1));
    public static readonly Rapportparameter PerTidspunkt = new(
        "perTidspunkt", "Tallene slik de var på tidspunktet (RFC 3339). Ikke sammen med versjon.",
        new Parameterform.Format("date-time", "2025-02-22T12:00:00Z"));

    public static readonly Rapportparameter Periodisering = new(
        "periodisering",
        "bokfoert: perioden et beløp er bokført i. gjelder: perioden det gjelder, som er en tidligere når den var lukket. bokfoert når den er utelatt.",
        new Parameterform.Verdier(["bokfoert", "gjelder"]));

    public static readonly Rapportparameter Tilstand = new(
        "tilstand", "Tallene slik de ble avlagt, revidert eller vedtatt. Ikke sammen med versjon eller perTidspunkt.",
        new Parameterform.Verdier(Tilstandsnavn));

    public static readonly Rapportparameter Kolonnesett = new(
        "kolonnesett",
        "tertial legger til budsjettHittil, avvikHittil, avvikHittilProsent, regnskapForrigeAarHittil, endringForrigeAar, fremskrevet og prognose, og "
            + "kommentar der det er meldt en til perioden; "
            + "i balansen inngaaende og forrigeAarHittil. budsjett legger til fjorårets budsjett og sist vedtatte regnskap (§ 5-1), og plan "
            + "økonomiplanens år i tillegg. regnskap når den er utelatt.",
        new Parameterform.Verdier(Periodevalg.Kolonnesett));
    public static readonly Rapportparameter Kolonner = new(
        Kolonneliste.Parameter,
        "Kolonnene, skilt med komma, i stedet for et kolonnesett: kolonnene i settene, og dem som følger av prognose, forrigePrognose og forslag. I JSON "
            + "står de ved siden av dem som hver linje har; CSV og regneark har bare disse, i denne rekkefølgen.",
        new Parameterform.Tekst(null, "revidertBudsjett,budsjettHittil,regnskap,avvikHittil"));

    /// <summary>Of tables of registers.</summary>
    public static readonly Rapportparameter Tabellkolonner = new(
        Kolonneliste.Parameter, "Bare disse av tabellens kolonner, skilt med komma, i denne rekkefølgen.", new Parameterform.Tekst(null, "revidert,avvik"));

    public static readonly Rapportparameter MedPosteringer = new(
        "medPosteringer", "true gir hver konto med posteringene i periodene, i den rekkefølgen de er bokført.", new Parameterform.Bryter());
    public static readonly Rapportparameter PerPeriode = new(
        "perPeriode", "true gir hver linje periode for periode, med budsjett, regnskap og avvik hittil. Ikke sammen med grupperPaa.",
        new Parameterform.Bryter());

    public static readonly Rapportparameter Prognose = new(
        "prognose", "Koden til prognosen som vises ved siden av budsjettet.", new Parameterform.Tekst(null, "2024-T2"));
    public static readonly Rapportparameter ForrigePrognose = new(
        "forrigePrognose", "Koden til prognosen som endringen regnes fra.", new Parameterform.Tekst(null, "2024-T1"));
    public static readonly Rapportparameter Forslag = new("forslag", "Koden til forslaget som vises ved siden av budsjettet.", new Parameterform.Tekst());
    public static readonly Rapportparameter Plan = new(
        "plan", "Koden til økonomiplanen; den nyeste som har året når den er utelatt.", new Parameterform.Tekst(null, "2025-2028"));
    public static readonly Rapportparameter SistVedtatt = new(
        "sistVedtatt",
        "Året som sistVedtatteRegnskap er av (§ 5-1); det nyeste kommunestyret har vedtatt regnskapet for når det er utelatt, ellers to år før.",
        new Parameterform.Heltall(2000, 2199, 2023));

    public static readonly Rapportparameter Rammestatus = new(
        "status", "Bare bevilgningene som står slik.", new Parameterform.Verdier(Domain.Bevilgninger.Rammestatuser.Alle));

    // How amounts are shown.
    public static readonly Rapportparameter Enhet = new("enhet", "Enheten beløp vises i; kr når den er utelatt.", new Parameterform.Verdier(Visning.Enheter));
    public static readonly Rapportparameter Fortegn = new(
        "fortegn", "hovedbok viser kostnader positive og inntekter negative; oppstilling viser forskriftens oppstillingsform.",
        new Parameterform.Verdier(Visning.Fortegnene));
    public static readonly Rapportparameter Forklar = new(
        "forklar", "true gir hvert tall med filtrene og formelen det er regnet ut av.", new Parameterform.Bryter());
    public static readonly Rapportparameter Priser = new(
        "priser", "Løpende priser, eller faste: regnet om med en prisindeks til det siste årets kroner.",
        new Parameterform.Verdier(["loepende", "faste"]));

    public static readonly Rapportparameter Prisindeks = new(
        "prisindeks", "Hva faste priser er regnet om med: kpi, eller register:kode for det som har en verdi per år; kpi når den er utelatt.",
        new Parameterform.Tekst(null, "kpi"));

    public static readonly Rapportparameter Utviklingstall = new(
        "tall", "Regnskapet år for år, eller budsjettet slik det var opprinnelig eller er nå; regnskapet når den er utelatt.",
        new Parameterform.Verdier(Utviklingstallnavn.Alle));

    // Which of them.
    public static readonly Rapportparameter Oppstilling = new(
        "oppstilling", "Hvilken av rapportens oppstillinger; den første når den er utelatt.", new Parameterform.Tekst());
    public static readonly Rapportparameter Nivaa = new(
        "nivaa",
        "Nivået i organisasjonen: direktoromraade, tjenesteomraade eller ansvar, eller kommunens eget navn på det; direktoromraade når det er utelatt. alle "
            + "gir hele treet: hver enhet med sin sum, før dem som ligger under den.",
        new Parameterform.Tekst(null, "tjenesteomraade"));
    public static readonly Rapportparameter Organisasjon = new(
        "organisasjon",
        "aaret: årets organisasjon slik den er. perDato: et beløp hører til der enheten lå i perioden; en enhet som er flyttet, står der den lå. aaret når "
            + "den er utelatt.",
        new Parameterform.Verdier(["aaret", "perDato"]));

    /// <summary>Of §§ 5-4 and 5-5 second paragraph.</summary>
    public static readonly Rapportparameter Bevilgningsnivaa = new(
        "nivaa",
        "Nivået som områdene vises på: kommunens eget navn på det, eller direktoromraade, tjenesteomraade eller ansvar. Når det er utelatt, nivået som "
            + "kommunestyret bevilger på.",
        new Parameterform.Tekst(null, "tjenesteomraade"));

    /// <summary>Of explanations.</summary>
    public static readonly Rapportparameter Forklaringsnivaa = new(
        "nivaa", "Enhetene på dette nivået er med også når ingen har forklart noe; bare det som er forklart når det er utelatt.",
        new Parameterform.Tekst(null, "tjenesteomraade"));

    /// <summary>Of lists and workbooks of facts.</summary>
    public static readonly Rapportparameter Enhetskode = new("enhet", "Bare det som gjelder enheten med denne koden.", new Parameterform.Tekst(null, "20"));

    /// <summary>Of tables of registers.</summary>
    public static readonly Rapportparameter Sumnivaa = new(
        "nivaa", "Bare summene av dette som tabellen er gruppert etter; alle er summen av alt.", new Parameterform.Tekst(null, "enhet"));

    public static readonly Rapportparameter Overordnet = new("overordnet", "Bare enheter under denne.", new Parameterform.Tekst(null, "40"));
    public static readonly Rapportparameter Kontoklasse = new(
        "kontoklasse", "Bare denne kontoklassen; flere skilles med komma.", new Parameterform.Tekst(null, "drift"));
    public static readonly Rapportparameter Art = new(
        "art", "Bare disse artene: koder og områder skilt med komma.", new Parameterform.Tekst(null, "010-099,590"));
    public static readonly Rapportparameter Funksjon = new(
        "funksjon", "Bare disse funksjonene: koder og områder skilt med komma.", new Parameterform.Tekst(null, "201"));
    public static readonly Rapportparameter Kapittel = new(
        "kapittel", "Bare disse kapitlene: koder og områder skilt med komma.", new Parameterform.Tekst(null, "51-58"));
    public static readonly Rapportparameter Sektor = new(
        "sektor", "Bare disse sektorene: koder og områder skilt med komma.", new Parameterform.Tekst(null, "320"));
    public static readonly Rapportparameter Uten = new(
        "uten", "Bare posteringer uten disse feltene, skilt med komma.", new Parameterform.Tekst(null, "funksjon"));
    public static readonly Rapportparameter Ansvar = new(
        "ansvar", "Bare disse enhetene og det som ligger under dem: koder og områder skilt med komma.", new Parameterform.Tekst(null, "40"));
    public static readonly Rapportparameter Prosjekt = new("prosjekt", "Bare disse prosjektene, skilt med komma.", new Parameterform.Tekst());
    public static readonly Rapportparameter Fond = new("fond", "Bare disse fondene, skilt med komma.", new Parameterform.Tekst(null, "BUFFER"));
    public static readonly Rapportparameter Merke = new(
        "merke", "Bare posteringer med årsavslutningens merke, skilt med komma.", new Parameterform.Tekst(null, "strykning"));
    public static readonly Rapportparameter Konto = new(
        "konto", "Bare disse kontoene i kommunens egen kontoplan, skilt med komma.", new Parameterform.Tekst(null, "10100"));
    public static readonly Rapportparameter LokalFunksjon = new(
        "lokalFunksjon", "Bare disse funksjonene i kommunens egen kontoplan, skilt med komma.", new Parameterform.Tekst(null, "20210"));
    public static readonly Rapportparameter Fridim1 = new("fridim1", "Bare disse verdiene av den første frie dimensjonen.", new Parameterform.Tekst());
    public static readonly Rapportparameter Fridim2 = new("fridim2", "Bare disse verdiene av den andre frie dimensjonen.", new Parameterform.Tekst());
    public static readonly Rapportparameter GrupperPaa = new(
        "grupperPaa",
        $"Del hver linje etter et eller flere felt, skilt med komma: {string.Join(", ", Rapportutvalg.Feltnavn)}. I kroner summerer gruppene til linjene.",
        new Parameterform.Tekst(null, "ansvar,art"));

    public static readonly Rapportparameter FordelPaa = new(
        "fordelPaa",
        $"Brett ut hver linje etter ett felt, med navn: {string.Join(", ", Rapportutvalg.Feltnavn)}. I kroner summerer delene til linjen.",
        new Parameterform.Tekst(null, "art"));

    // Pages of rows.
    public static readonly Rapportparameter Antall = new("antall", "Størst antall på en side.", new Parameterform.Heltall(1, 1000, 100));
    public static readonly Rapportparameter Etter = new("etter", "Verdien av neste fra siden før; i uttrekket et sekvensnummer.", new Parameterform.Tekst());

    // Lists of bilag.
    public static readonly Rapportparameter Bilagsreferanse = new(
        "bilagsreferanse", "Bare bilaget med referansen; med * til slutt alle som begynner slik.", new Parameterform.Tekst(null, "FOND-BRUK-*"));
    public static readonly Rapportparameter FraNummer = new("fraNummer", "Det laveste bilagsnummeret.", new Parameterform.Heltall(1, null, 1));
    public static readonly Rapportparameter TilNummer = new("tilNummer", "Det høyeste bilagsnummeret.", new Parameterform.Heltall(1, null, 100));
    public static readonly Rapportparameter FraDato = new("fraDato", "Den første bilagsdatoen.", new Parameterform.Format("date", "2024-01-01"));
    public static readonly Rapportparameter TilDato = new("tilDato", "Den siste bilagsdatoen.", new Parameterform.Format("date", "2024-12-31"));
    public static readonly Rapportparameter FraBeloep = new(
        "fraBeloep", "Bare bilag der summen av debet er minst så stor, i kroner.", new Parameterform.Tekst("^[0-9]+([.][0-9]{1,2})?$", "1000.00"));
    public static readonly Rapportparameter TilBeloep = new(
        "tilBeloep", "Bare bilag der summen av debet er høyst så stor, i kroner.", new Parameterform.Tekst("^[0-9]+([.][0-9]{1,2})?$", "5000.00"));
    public static readonly Rapportparameter Dokumentgrense = new(
        "fraBeloep", "Bare rader på minst så mye, uten fortegn, i kroner; alle når den er utelatt.",
        new Parameterform.Tekst("^[0-9]+([.][0-9]{1,2})?$", "1000.00"));
    public static readonly Rapportparameter Attestasjonsgrense = new(
        "fraBeloep", "Bare bilag med en sum debet på minst så mye, i kroner; de som er over kommunens beløpsgrense når den er utelatt.",
        new Parameterform.Tekst("^[0-9]+([.][0-9]{1,2})?$", "1000.00"));
    public static readonly Rapportparameter Radtak = new(
        "tilBeloep", "Bare rader på høyst så mye, uten fortegn, i kroner; alle når den er utelatt.",
        new Parameterform.Tekst("^[0-9]+([.][0-9]{1,2})?$", "5000.00"));
    public static readonly Rapportparameter Motpart = new("motpart", "Bare rader med nettopp denne motparten.", new Parameterform.Tekst(null, "915000000"));
    public static readonly Rapportparameter Bruker = new("bruker", "Bare bilag som denne brukeren eller nøkkelen bokførte.", new Parameterform.Tekst());
    public static readonly Rapportparameter Bilagskilde = new("bilagskilde", "Bare bilag fra dette kildesystemet.", new Parameterform.Tekst());
    public static readonly Rapportparameter Sorter = new(
        "sorter", "Hva listen er ordnet etter; med minus foran synkende. bilagsnummer når den er utelatt.",
        new Parameterform.Tekst("^-?(bilagsnummer|bilagsdato|beloep)$", "-beloep"));

    // Lists of codes.
    public static readonly Rapportparameter Liste = new(
        "liste", "Kodelisten.",
        new Parameterform.Verdier(["art", "funksjon", "kapittel", "sektor", "ansvar", "prosjekt", "fond", "konto", "lokalFunksjon"]));
    public static readonly Rapportparameter Soek = new("soek", "Bare det som har dette i koden, navnet eller teksten.", new Parameterform.Tekst());

    // Of the finance register.
    public static readonly Rapportparameter Portefoelje = new("portefoelje", "Porteføljens kode.", new Parameterform.Tekst(null, "FORV"));
    public static readonly Rapportparameter Dato = new(
        "dato", "Dagen tallene er for; den siste registeret har noe for når den er utelatt.", new Parameterform.Format("date", "2024-12-31"));
    public static readonly Rapportparameter Rapportaar = new("aar", "Året; det siste registeret har noe for når det er utelatt.", Etaar);
    public static readonly Rapportparameter KrevdAar = Aar with { Paakrevd = true };
    public static readonly Rapportparameter Planaar = new("aar", "Hvor mange år framover; 4 når det er utelatt.", new Parameterform.Heltall(1, 40, 4));
    public static readonly Rapportparameter Fradag = new("fra", "Den første dagen.", new Parameterform.Format("date", "2024-01-01"));
    public static readonly Rapportparameter Tildag = new("til", "Den siste dagen.", new Parameterform.Format("date", "2024-12-31"));
    public static readonly Rapportparameter Maaneder = new(
        "maaneder", "Hvor mange måneder framover lån som må refinansieres, telles; 12 når det er utelatt.", new Parameterform.Heltall(1, 120, 12));
    public static readonly Rapportparameter Metode = new(
        "metode", "beregnet: av verdier og strømmer. rapportert: forvalternes egne tall per klasse. beregnet når den er utelatt.",
        new Parameterform.Verdier(["beregnet", "rapportert"]));
    public static readonly Rapportparameter Serie = new("serie", "Bare denne serien.", new Parameterform.Tekst(null, "nok-swap"));
    public static readonly Rapportparameter Stressrente = new(
        "rente", "Renteøkningen i prosentpoeng; reglementets når den er utelatt.", new Parameterform.Tekst(@"^[0-9]+([.][0-9]{1,6})?$", "2"));
    public static readonly Rapportparameter Stressaksjer = new(
        "aksjer", "Aksjefallet i prosent; reglementets når det er utelatt.", new Parameterform.Tekst(@"^[0-9]+([.][0-9]{1,6})?$", "50"));
    public static readonly Rapportparameter Stressmotpart = new(
        "motpart", "Tapet på motparter i prosent; reglementets når det er utelatt.", new Parameterform.Tekst(@"^[0-9]+([.][0-9]{1,6})?$", "3"));

    public static readonly Rapportparameter Bilagsansvar = new(
        "ansvar", "Ansvaret som avdrag, renter og porteføljenes resultat føres på, når porteføljen ikke har sitt eget.",
        new Parameterform.Tekst(null, "1000"), Paakrevd: true);
    public static readonly Rapportparameter Forslagsansvar = new(
        "ansvar", "Ansvaret til rader som registeret ikke sier noe ansvar for; en enhet utenfor områdene, ellers den første, når det er utelatt.",
        new Parameterform.Tekst(null, "1000"));
    public static readonly Rapportparameter MedPlasseringer = new(
        "plasseringer", "Ta med porteføljenes resultat og verdiendring i perioden.", new Parameterform.Bryter());
    public static readonly Rapportparameter MedAvsetning = new(
        "avsetning", "Ta med det som settes av til porteføljenes fond, eller brukes av dem; til er da 31. desember.", new Parameterform.Bryter());
    public static readonly Rapportparameter MedRenter = new("renter", "Ta med påløpte renter i perioden.", new Parameterform.Bryter());

    public static readonly Rapportparameter PerEnhet = new(
        "perEnhet", "Hver enhets del av linjen, med elimineringer og justeringer.", new Parameterform.Bryter());

    public static readonly Rapportparameter ElimineringPaaTvers = new(
        "elimineringPaaTvers", "true: det en enhet har i drift og den andre i investering, elimineres også; netto driftsresultat følger da av organiseringen.",
        new Parameterform.Bryter());

    /// <summary>The selection in the municipality's own terms.</summary>
    public static readonly IReadOnlyList<Rapportparameter> Egne = [Konto, LokalFunksjon, Fridim1, Fridim2];

    /// <summary>What every report of a year takes.</summary>
    public static readonly IReadOnlyList<Rapportparameter> Felles = [TilPeriode, Versjon, PerTidspunkt, Tilstand, Fortegn, Enhet, Forklar];

    /// <summary>The same, narrowed to some dimensions and parted by some.</summary>
    public static readonly IReadOnlyList<Rapportparameter> MedUtvalg =
        [.. Felles, Periodisering, Organisasjon, Ansvar, Funksjon, Prosjekt, Art, .. Egne, GrupperPaa];

    /// <summary>The same with a choice of periods and of columns.</summary>
    public static readonly IReadOnlyList<Rapportparameter> MedPerioder =
        [.. MedUtvalg, FraPeriode, Kolonnesett, Kolonner, PerPeriode, Prognose, ForrigePrognose, Forslag, Plan, SistVedtatt];

    /// <summary>Those that mean the same wherever they are named. A few reports have others, whose name has other values elsewhere.</summary>
    public static readonly IReadOnlyList<Rapportparameter> Alle =
    [
        Kommunenummer, Aar, Kilde, Id, Note, Fondskode, Post, Fra, Til, FraPeriode, TilPeriode, Periodisering, Versjon, PerTidspunkt, Tilstand,
        Kolonnesett, Kolonner, MedPosteringer, PerPeriode, Prognose, ForrigePrognose, Forslag, Plan, SistVedtatt, Rammestatus, Enhet, Fortegn, Forklar, Priser,
        Prisindeks, Utviklingstall, Oppstilling,
        Nivaa, Overordnet, Organisasjon, Kontoklasse, Art, Funksjon, Kapittel, Ansvar, Prosjekt, Fond, Merke, Konto, LokalFunksjon, Fridim1, Fridim2,
        Sektor, Uten, GrupperPaa, FordelPaa,
        Bilagsreferanse, FraNummer, TilNummer, FraDato, TilDato, FraBeloep, TilBeloep, Bruker, Bilagskilde, Sorter, Liste, Soek, Antall, Etter,
        Portefoelje, Dato, Maaneder, Metode, Serie, Stressrente, Stressaksjer, Stressmotpart, MedRenter, MedPlasseringer, MedAvsetning,
        PerEnhet, ElimineringPaaTvers,
    ];
}
