using Ledger.Application.Porter;
using Ledger.Application.Revisjon;

namespace Ledger.Api.Oppstart;

/// <summary>Takes up at the start which ledgers are known to be damaged, and says so in the log.</summary>
internal static partial class Skadevarsel
{
    public static async Task VarsleAsync(WebApplication app)
    {
        try
        {
            foreach (var (ledger, feil) in await app.Services.GetRequiredService<Kontrolltjeneste>().HuskSkaderAsync(CancellationToken.None))
            {
                Logg(app.Logger, ledger.ToString(), feil);
            }
        }
        catch (Exception e) when (app.Services.GetRequiredService<ILagertilstand>().Feil(e) is not null)
        {
            // Requests report that the catalogue cannot be read. It is read again with the first check of the files.
        }
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "Regnskapet {Ledger} er kjent skadet, og ingenting bokføres før en kontroll finner det helt: {Feil}")]
    private static partial void Logg(ILogger logger, string ledger, string feil);
}
