using Ledger.Application.Porter;
using Ledger.Application.Publisering;

namespace Ledger.Api.Publisering;

/// <summary>Publishes what is planned when its time comes. What fell due while the service was down is published when it starts.</summary>
internal sealed partial class Publiseringsvakt(
    Publiseringsplan plan, ILagertilstand tilstand, TimeProvider klokke, ILogger<Publiseringsvakt> logger) : BackgroundService
{
    /// <summary>Another service may have taken a plan, or changed one.</summary>
    private static readonly TimeSpan Lengst = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Kortest = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(await RundeAsync(stoppingToken), klokke, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    /// <summary>How long to wait for the next.</summary>
    private async Task<TimeSpan> RundeAsync(CancellationToken ct)
    {
        var pause = Lengst;
        try
        {
            foreach (var ledger in await plan.LedgereAsync(ct))
            {
                var (forsoekt, neste) = await plan.ForfalteAsync(ledger, ct);
                foreach (var (id, feil) in forsoekt)
                {
                    if (feil is null)
                    {
                        LoggPublisert(ledger.ToString(), id);
                    }
                    else
                    {
                        LoggIkkePublisert(ledger.ToString(), id, feil);
                    }
                }

                pause = neste is { } n && n - klokke.GetUtcNow() is var til && til < pause ? til : pause;
            }
        }
        catch (Exception e) when (tilstand.Feil(e) is { } feil)
        {
            LoggUbesvart(feil);
        }

        return pause < Kortest ? Kortest : pause;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "«{Id}» i kommune {Ledger} er publisert, som planlagt")]
    private partial void LoggPublisert(string ledger, string id);

    [LoggerMessage(Level = LogLevel.Error, Message = "«{Id}» i kommune {Ledger} ble ikke publisert til planlagt tid: {Feil}")]
    private partial void LoggIkkePublisert(string ledger, string id, string feil);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Hva som er planlagt publisert, kunne ikke slås opp: {Feil}")]
    private partial void LoggUbesvart(Lagerfeil feil);
}
