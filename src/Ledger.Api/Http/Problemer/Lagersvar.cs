using Ledger.Application;
using Ledger.Application.Porter;
using Ledger.Domain.Validering;

namespace Ledger.Api.Http.Problemer;

/// <summary>What a caller is told when the database, or the disk that bodies are received on, cannot do what is asked.</summary>
internal static class Lagersvar
{
    private const string Igjen = "En skriving kan sendes igjen med samme referanse eller Idempotency-Key når dette er rettet: den bokføres høyst én gang.";

    // ENOSPC, EFBIG and EDQUOT as .NET gives them on Unix, and ERROR_DISK_FULL.
    private static readonly int[] FullDisk = [28, Diskskriving.ForStorFil, 122, unchecked((int)0x80070070)];

    /// <summary>What the exception says of the database, or of the other files that the service has.</summary>
    public static Lagerfeil? Finn(ILagertilstand tilstand, Exception exception) => tilstand.Feil(exception) ?? exception switch
    {
        IOException io when FullDisk.Contains(io.HResult) => Lagerfeil.Fullt,
        UnauthorizedAccessException => Lagerfeil.Skrivebeskyttet,

        // BadHttpRequestException is an IOException too, but it concerns the caller's connection and not the disk.
        IOException and not BadHttpRequestException and not Microsoft.AspNetCore.Connections.ConnectionResetException => Lagerfeil.Utilgjengelig,
        _ => null,
    };

    /// <summary>The problem's body; null when the exception is not about the database. Counted.</summary>
    public static Dictionary<string, object?>? Innhold(ILagertilstand tilstand, Exception exception)
    {
        if (Finn(tilstand, exception) is not { } feil)
        {
            return null;
        }

        Maaling.Lagerfeil.Add(1, new KeyValuePair<string, object?>("feil", feil.ToString()));
        return Innhold(feil);
    }

    public static Dictionary<string, object?> Innhold(Lagerfeil feil) =>
        feil switch
        {
            Lagerfeil.Fullt => Problemsvar.Innhold(
                StatusCodes.Status507InsufficientStorage, Problemtyper.LageretErFullt, "Lageret er fullt",
                "Det er ikke plass til mer på disken. Det som er bokført, kan leses. " + Igjen),
            Lagerfeil.Skrivebeskyttet => Problemsvar.Innhold(
                503, Problemtyper.LageretErSkrivebeskyttet, "Lageret er skrivebeskyttet", "Databasen kan leses, men ikke skrives. " + Igjen),
            Lagerfeil.Skadet => Problemsvar.Innhold(
                503, Problemtyper.LageretErSkadet, "Lageret er skadet", "Databasen kan ikke leses og må gjenopprettes av den som drifter tjenesten."),
            Lagerfeil.IkkeMigrert => Problemsvar.Innhold(
                503, Problemtyper.LageretErIkkeMigrert, "Lageret er ikke migrert",
                "Databasens skjema er eldre enn dette programmet, eller er ikke laget. Kjør kommandoen migrer."),
            Lagerfeil.Nektet => Problemsvar.Innhold(
                503, Problemtyper.LageretNekter, "Lageret nekter tjenesten tilgang",
                "Tjenestens bruker i databasen mangler en rettighet, eller databasen finnes ikke. Den som drifter tjenesten, må rette det."),
            Lagerfeil.ForLangTekst => Problemsvar.Innhold(
                Avvisning.Regelbrudd("body", Feilkoder.ForLang, "En tekst er lengre enn lageret har plass til. Ingenting er bokført.")),
            Lagerfeil.SumUtenforOmraadet => Problemsvar.Innhold(
                Avvisning.Regelbrudd("beloep", Feilkoder.SumUtenforOmraadet, "En sum er utenfor området for beløp. Ingenting er bokført.")),
            Lagerfeil.Laast => Problemsvar.Innhold(503, Problemtyper.LageretErOpptatt, "Lageret er opptatt", "Databasen holdes av en annen. " + Igjen),
            _ => Problemsvar.Innhold(503, Problemtyper.LageretSvarerIkke, "Lageret svarer ikke", "Databasen svarer ikke. " + Igjen),
        };
}
