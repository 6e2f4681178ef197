using System.Collections.Concurrent;
using Ledger.Application.Porter;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Endringer;

/// <summary>
/// Waits for a municipality's version to move. The version is read and not signalled, so that a write by another process is seen too; those
/// who wait for the same municipality share the reads.
/// </summary>
public sealed class Endringsvakt(IHovedbokleser store, TimeProvider clock)
{
    private static readonly TimeSpan Mellomrom = TimeSpan.FromMilliseconds(200);

    private readonly ConcurrentDictionary<LedgerId, Lesing> _siste = new();

    /// <summary>The head when its version is another than the one given, or as it is when the time is up.</summary>
    /// <exception cref="Avvisning">404 for an unknown municipality.</exception>
    public async Task<Kommunehode> VentAsync(LedgerId ledger, long versjon, TimeSpan lengst, CancellationToken ct)
    {
        var started = clock.GetTimestamp();
        var head = await store.FinnKommuneAsync(ledger, ct) ?? throw Avvisning.UkjentKommune(ledger);
        while (head.Versjon == versjon && lengst - clock.GetElapsedTime(started) is { Ticks: > 0 } left)
        {
            await Task.Delay(left < Mellomrom ? left : Mellomrom, clock, ct);
            head = await LesAsync(ledger, head, ct);
        }

        return head;
    }

    private async Task<Kommunehode> LesAsync(LedgerId ledger, Kommunehode known, CancellationToken ct)
    {
        if (_siste.TryGetValue(ledger, out var last) && clock.GetElapsedTime(last.Tid) < Mellomrom)
        {
            return last.Hode.Versjon > known.Versjon ? last.Hode : known;
        }

        var time = clock.GetTimestamp();
        var head = await store.FinnKommuneAsync(ledger, ct) ?? known;
        _siste[ledger] = new Lesing(head, time);
        return head;
    }

    private sealed record Lesing(Kommunehode Hode, long Tid);
}
