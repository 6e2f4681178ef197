using System.Collections.Concurrent;
using Ledger.Application.Noekler;
using Ledger.Application.Porter;

namespace Ledger.Api.Http.Sikkerhet;

/// <summary>Notes when a key was last used: at most once a minute, and in the background, since a request must not wait for a write.</summary>
internal sealed class Noekkelbruk(INoekkellager lager, TimeProvider clock, ILogger<Noekkelbruk> logger) : BackgroundService
{
    private static readonly TimeSpan Hvert = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _brukt = new(StringComparer.Ordinal);

    public void Merk(Apinoekkel noekkel)
    {
        var now = clock.GetUtcNow();
        if (noekkel.SistBrukt is not { } last || now - last >= Hvert)
        {
            _brukt[noekkel.Id] = now;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(5), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var (id, time) in _brukt.ToArray())
            {
                try
                {
                    await lager.MerkNoekkelBruktAsync(id, time, stoppingToken);
                    _brukt.TryRemove(new(id, time));
                }
                catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException))
                {
                    logger.LogWarning(e, "Sist brukt av nøkkel {Id} kunne ikke noteres", id);
                }
            }
        }
    }
}
