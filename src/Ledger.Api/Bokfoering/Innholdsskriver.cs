using Ledger.Application.Varsler;

namespace Ledger.Api.Bokfoering;

/// <summary>Writes what was booked lately to its file each second and at the end, so that a service that starts can tell of the same content.</summary>
internal sealed partial class Innholdsskriver(Innholdsminne minne, TimeProvider klokke, ILogger<Innholdsskriver> logger) : BackgroundService
{
    private static readonly TimeSpan Mellomrom = TimeSpan.FromSeconds(1);

    /// <summary>After what is under way has ended.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        Skriv();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var takt = new PeriodicTimer(Mellomrom, klokke);
        try
        {
            while (await takt.WaitForNextTickAsync(stoppingToken))
            {
                Skriv();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The rest is written when the service stops.
        }
    }

    private void Skriv()
    {
        try
        {
            minne.Skriv();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LoggFeil(e.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Hva som er bokført i det siste, kunne ikke skrives; bare varsler om likt innhold går tapt: {Feil}")]
    private partial void LoggFeil(string feil);
}
