using System.Collections.Concurrent;
using Ledger.Api.Innstillinger;
using Ledger.Application;
using Ledger.Domain.Verdier;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Http.Vern;

/// <summary>
/// The queue of those who write: a ledger has one writer, and a queue without an end only moves the waiting into the clients. A ledger has a share
/// of the places, so that those who write one do not keep others' out.
/// </summary>
internal sealed class Skriververn(IOptions<Skrivervalg> valg)
{
    private readonly ConcurrentDictionary<LedgerId, int> _regnskap = new();
    private int _alle;

    /// <exception cref="Avvisning">503: the queue is full.</exception>
    public async Task SlippInnAsync(HttpContext http, LedgerId ledger, RequestDelegate next)
    {
        var egne = _regnskap.AddOrUpdate(ledger, 1, (_, antall) => antall + 1);
        var alle = Interlocked.Increment(ref _alle);
        Maaling.Skrivere.Add(1);
        try
        {
            if (alle > valg.Value.Mest || egne > valg.Value.MestPerRegnskap)
            {
                throw new Avvisning(
                    Avvisningsgrunn.Opptatt, Problemtyper.Opptatt, "Tjenesten er opptatt",
                    $"{Math.Min(valg.Value.Mest, valg.Value.MestPerRegnskap)} skrivinger er allerede i gang eller venter. "
                        + "Prøv igjen med samme referanse eller Idempotency-Key.");
            }

            await next(http);
        }
        finally
        {
            Maaling.Skrivere.Add(-1);
            Interlocked.Decrement(ref _alle);
            if (_regnskap.AddOrUpdate(ledger, 0, (_, antall) => antall - 1) == 0)
            {
                _regnskap.TryRemove(new(ledger, 0));
            }
        }
    }
}
