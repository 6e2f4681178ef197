using Ledger.Application.Porter;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Storage.Felles;

/// <summary>What a source has booked, and when it was last heard from.</summary>
public abstract partial class DapperStore
{
    public async Task<T> KildesaldoAsync<T>(
        LedgerId ledger, Regnskapsaar aar, string kilde, long tilSekvens, Func<T> ny, Action<T, Saldopost> ta, CancellationToken ct)
    {
        await using var lager = await AapneAsync(ledger, ct);
        var (samlet, lest) = (ny(), new Kildesaldoleser(_posisjon));
        await lager.HverAsync(
            Setninger.SaldoKilde,
            new { aar = aar.Aar, kilde, tilSekvens = Innenfor(tilSekvens) },
            rad =>
            {
                ta(samlet, lest.Les(rad));
                return true;
            },
            ct);
        return samlet;
    }

    public async Task<IReadOnlyList<Kildestand>> KilderAsync(LedgerId ledger, Regnskapsaar aar, long tilSekvens, CancellationToken ct)
    {
        await using var lager = await AapneAsync(ledger, ct);
        return await lager.AlleAsync(Setninger.KildeAlle, new { aar = aar.Aar, tilSekvens = Innenfor(tilSekvens) }, Radkodek.Kildestand, ct);
    }
}
