using System.Collections.Concurrent;
using System.Globalization;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Helse;

/// <summary>
/// Knows when the clock is behind the journal. Time never goes backwards in a ledger, so what is booked then gets the time of the last entry,
/// until the clock has come so far: after a day with a clock that was ahead, for as long as it was ahead.
/// </summary>
/// <remarks>
/// Nothing is refused: an entry cannot be taken back, so a ledger would else be closed for just as long. It is said, in the log and by
/// <c>/helse/klar</c>.
/// </remarks>
public sealed class Klokkevakt(TimeProvider klokke) : IHelsekilde
{
    /// <summary>Clocks of machines that share a database may differ by so much.</summary>
    private static readonly TimeSpan Slakk = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<LedgerId, DateTimeOffset> _foran = new();

    /// <summary>Is told once for each ledger that is met ahead of the clock.</summary>
    public event Action<string>? Oppdaget;

    /// <summary>Notes the time of a ledger's last entry.</summary>
    public void Ta(LedgerId ledger, DateTimeOffset siste)
    {
        if (siste - klokke.GetUtcNow() <= Slakk)
        {
            return;
        }

        var ny = !_foran.ContainsKey(ledger);
        _foran[ledger] = siste;
        if (ny)
        {
            Oppdaget?.Invoke(
                $"Klokken er bak regnskapet {ledger}: siste innslag er fra {Tekst(siste)}. Til klokken når dit, får det som bokføres, dette tidspunktet.");
        }
    }

    public Task<IReadOnlyList<string>> MerknaderAsync(CancellationToken ct)
    {
        var naa = klokke.GetUtcNow();
        var foran = _foran.Where(f => f.Value - naa > Slakk).ToList();
        return Task.FromResult<IReadOnlyList<string>>(
            foran.Count == 0
                ? []
                : [$"Klokken ({Tekst(naa)}) er bak {foran.Count} regnskap; det siste innslaget er fra {Tekst(foran.Max(f => f.Value))}."]);
    }

    private static string Tekst(DateTimeOffset tid) => tid.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
