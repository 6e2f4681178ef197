using Ledger.Api.Innstillinger;
using Ledger.Application.Revisjon;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Revisjon;

/// <summary>Looks at the files of the ledgers on a schedule, so that a disk that fails is known before what it fails on is the last copy.</summary>
internal sealed partial class Filvakt(Kontrolltjeneste tjeneste, IOptions<Kontrollvalg> valg, TimeProvider klokke, ILogger<Filvakt> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = TimeSpan.FromSeconds(valg.Value.FoersteSekunder);
        while (true)
        {
            try
            {
                await Task.Delay(pause, klokke, stoppingToken);
                foreach (var (ledger, feil) in await tjeneste.KontrollerFilerAsync(stoppingToken))
                {
                    LoggSkade(ledger.ToString(), feil);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                LoggFeil(e);
            }

            pause = TimeSpan.FromMinutes(valg.Value.Minutter);
        }
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "Filen til regnskapet {Ledger} er skadet, og ingenting bokføres i det: {Feil}")]
    private partial void LoggSkade(string ledger, string feil);

    [LoggerMessage(Level = LogLevel.Error, Message = "Filene til regnskapene kunne ikke kontrolleres")]
    private partial void LoggFeil(Exception e);
}
