using Ledger.Application.Rapporter.Finans;
using Ledger.Application.Rapportering;

namespace Ledger.Application.Rapporter;

/// <summary>
/// All reports, each a file of this folder. What is here has an address, its formats, its place in the contract and a line in the access
/// rules; those that can be given at a chosen version are in batches too. Nothing else lists reports.
/// </summary>
public static class Rapportregister
{
    /// <summary>In the order of the contract.</summary>
    public static IReadOnlyList<Rapport> Alle { get; } =
    [
        new Utviklingen(),
        .. Lovoppstillinger.Alle,
        new Balansen(),
        new Oppstillingene(),
        new Avvikene(),
        new Tertialrapporten(),
        new Rammekontrollen(),
        new Prognosemaanedene(),
        new Prognosetreff(),
        new Forklaringene(),
        new Gjeldsutviklingen(),
        new Overfoeringene(),
        new Fristene(),
        new Fondene(),
        new Fondsbevegelser(),
        new Disponeringen(),
        new Noekkeltallene(),
        new Oekonomikontrollen(),
        new Kvaliteten(),
        new Registertabellen(),
        new Tabellcellen(),
        new Posteringene(),
        new Linjeposteringer(),
        new Inngaaendebalansen(),
        new Saldobalansen(),
        new Kontospesifikasjonen(),
        new Bokfoeringsspesifikasjonen(),
        .. Motpartsspesifikasjonen.Alle,
        new Avstemmingen(),
        new Kildene(),
        new Bilagslisten(),
        new BilagUtenDokument(),
        new BilagUtenAttestasjon(),
        new BilagSammePerson(),
        new Registerforslaget(),
        new Selvkosten(),
        new Notene(),
        new Noten(),
        .. Konsolidertoppstilling.Alle,
        new Elimineringene(),
        new Minimumsavdragene(),
        new Konsolidertenoter(),
        new Kodelisten(),
        new Saldotabellen(),
        new Gjeldsmotparter(),
        new Gjeldsbevegelser(),
        new Gjeldsformaal(),
        new Gjeldsrentebinding(),
        new Gjeldsforfall(),
        new Gjeldsplan(),
        new Markedsrenter(),
        new Plasseringene(),
        new Fondsresultat(),
        new Aktivafordeling(),
        new Fondsdurasjon(),
        new Fondsrisiko(),
        new Fondsregnskapet(),
        new Fondsesg(),
        new Fondsavkastning(),
        new Fondshistorikk(),
        new Likviditetsrapport(),
        new Dagliglikviditet(),
        new Stresstestene(),
        new Reglementskontrollen(),
        new Eierpostene(),
        new Avstemmingsrapport(),
        new Bilagsforslagene(),
        new Helefinansrapporten(),
        new Leverterapporter(),
    ];

    /// <summary>Those that a batch can have.</summary>
    public static IReadOnlyList<Rapport> IBunke { get; } = [.. Alle.Where(r => r is IBunkerapport)];

    /// <summary>The fields of answers whose texts are one of a few.</summary>
    public static IReadOnlyList<Lukketfelt> Lukkede { get; } = [.. Alle.SelectMany(r => r.Lukkede).DistinctBy(l => (l.Type, l.Felt))];

    /// <exception cref="Avvisning">400: there is no such report for a batch.</exception>
    public static IBunkerapport Bunkerapport(string navn) => Finn<IBunkerapport>(navn);

    /// <exception cref="Avvisning">400: there is no such report of a year.</exception>
    public static IAarsrapport Aarsrapport(string navn) => Finn<IAarsrapport>(navn);

    private static T Finn<T>(string navn)
        where T : class => Alle.FirstOrDefault(r => r.Navn == navn) as T ?? throw Avvisning.Ugyldig(
            "rapport", Domain.Validering.Feilkoder.UgyldigFormat,
            $"rapport er en av {string.Join(", ", Alle.Where(r => r is T).Select(r => r.Navn))}.");
}
