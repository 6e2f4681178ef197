using Ledger.Application.Porter;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Rapporter;

/// <summary>How much memory the cubes may take, in bytes.</summary>
public sealed record Kubebudsjett(long Byte);

/// <summary>
/// The cubes of the newest versions, shared by all reports. A cube is loaded once, however many ask; after a posting it is brought forward by
/// what was posted since. Those used longest ago go when the budget is exceeded.
/// </summary>
public sealed class Kubelager(IHovedbokleser store, Kubebudsjett budsjett)
{
    /// <summary>With more new entries than this, the saldo are read anew: they are fewer than the rows behind them.</summary>
    private const long MestFremfoert = 20_000;

    private const int Laaser = 64;

    /// <summary>Each guards its share of the years: one loads or brings forward a year at a time, and the others find it done.</summary>
    private readonly SemaphoreSlim[] _laaser = [.. Enumerable.Range(0, Laaser).Select(_ => new SemaphoreSlim(1))];

    private readonly Byteminne<(LedgerId Ledger, Regnskapsaar Aar), Plass> _plasser = new(budsjett.Byte);
    private readonly Endringer?[] _endringer = new Endringer?[Laaser];
    private long _lastet;
    private long _fremfoert;

    /// <summary>How many times a cube was read from saldo, and how many times one was brought forward.</summary>
    public (long Lastet, long Fremfoert) Tellere => (Interlocked.Read(ref _lastet), Interlocked.Read(ref _fremfoert));

    /// <summary>The bytes that the cubes take, and how many they are.</summary>
    public (long Byte, int Antall) Bruk => (_plasser.Byte, _plasser.Antall);

    /// <summary>The year's cube at a head, or at a later one when a writer committed in between.</summary>
    public async Task<Saldokube> HentAsync(Kommunehode hode, Regnskapsaar aar, CancellationToken ct)
    {
        var key = (hode.Ledger, aar);
        if (Finn(key) is { } known && known.Hode.Versjon >= hode.Versjon)
        {
            return known.Kube;
        }

        var laas = _laaser[key.GetHashCode() & (Laaser - 1)];
        await laas.WaitAsync(ct);
        try
        {
            if (Finn(key) is { } done && done.Hode.Versjon >= hode.Versjon)
            {
                return done.Kube;
            }

            var plass = await LesAsync(Finn(key), hode, aar, ct);
            _plasser.Sett(key, plass, plass.Byte);
            return plass.Kube;
        }
        finally
        {
            laas.Release();
        }
    }

    private async Task<Plass> LesAsync(Plass? known, Kommunehode hode, Regnskapsaar aar, CancellationToken ct)
    {
        if (known is not null && hode.Sekvens - known.Hode.Sekvens <= MestFremfoert && await FremfoerAsync(known, hode, aar, ct) is { } fremfoert)
        {
            return fremfoert;
        }

        var (shown, kube) = await store.SaldokubeAsync(hode.Ledger, aar, ct);
        Interlocked.Increment(ref _lastet);
        Maaling.Kubelesinger.Add(1);
        Opprydding.Etter(kube.Antall);
        return Plass.Av(shown, kube);
    }

    /// <summary>Null when a saldo changed by more than 64 bits hold, from one end of the range to the other.</summary>
    private async Task<Plass?> FremfoerAsync(Plass known, Kommunehode hode, Regnskapsaar aar, CancellationToken ct)
    {
        try
        {
            var nye = await EndringerAsync(known.Hode, hode, ct);
            var kube = known.Kube.Fremfoer(hode.Versjon, [.. nye[aar]]);
            Interlocked.Increment(ref _fremfoert);
            return Plass.Av(hode, kube);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>What was posted between two heads. A report asks for two years, one after the other, and they change together.</summary>
    private async Task<ILookup<Regnskapsaar, Saldopost>> EndringerAsync(Kommunehode fra, Kommunehode til, CancellationToken ct)
    {
        var place = fra.Ledger.GetHashCode() & (Laaser - 1);
        if (Volatile.Read(ref _endringer[place]) is { } last && last.Fra == fra && last.Til == til)
        {
            return last.Poster;
        }

        var poster = await store.SaldoendringerAsync(fra.Ledger, fra.Sekvens, til.Sekvens, ct);
        Volatile.Write(ref _endringer[place], new Endringer(fra, til, poster));
        return poster;
    }

    private Plass? Finn((LedgerId, Regnskapsaar) key)
    {
        if (!_plasser.Finn(key, out var plass))
        {
            return null;
        }

        // What a cube keeps for its reports comes after it was put here.
        if (plass.Kube.Byte != plass.Byte)
        {
            plass = Plass.Av(plass.Hode, plass.Kube);
            _plasser.Sett(key, plass, plass.Byte);
        }

        return plass;
    }

    /// <param name="Hode">The head that the cube shows.</param>
    private sealed record Plass(Kommunehode Hode, Saldokube Kube, long Byte)
    {
        public static Plass Av(Kommunehode hode, Saldokube kube) => new(hode, kube, kube.Byte);
    }

    private sealed record Endringer(Kommunehode Fra, Kommunehode Til, ILookup<Regnskapsaar, Saldopost> Poster);
}
