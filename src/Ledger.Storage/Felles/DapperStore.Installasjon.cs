using Ledger.Application.Porter;
using Ledger.Domain.Kjede;
using Ledger.Domain.Verdier;

namespace Ledger.Storage.Felles;

/// <summary>The log of the installation, read and controlled.</summary>
public abstract partial class DapperStore
{
    private const string Skadet = "skade-funnet";
    private const string Helet = "skade-borte";
    private const int LengsteInnhold = 1_000;

    public async Task<IReadOnlyList<Installasjonslinje>> InstallasjonslinjerAsync(DateTimeOffset til, int antall, CancellationToken ct)
    {
        await using var felles = await AapneFellesAsync(ct);
        return await felles.AlleAsync(Setninger.InstallasjonsloggListe, new { til = Tid(til), antall }, Radkodek.Installasjonslinje, ct);
    }

    public async Task<string?> KontrollerInstallasjonAsync(CancellationToken ct)
    {
        try
        {
            await using var felles = await AapneFellesAsync(ct);
            await felles.BegynnSnapshotAsync(ct);
            var (tilstander, feil) = await Loggkjede.KontrollerAsync(felles, Setninger, ct);
            var noekler = await felles.AlleAsync(Setninger.NoekkelApiAlle, null, Radkodek.Apinoekkel, ct);
            var avtrykk = await felles.AlleAsync(
                Setninger.AvtrykksnoekkelAlle, null, rad => (Radkodek.Ledger(rad).ToString(), Kjedehash.Av(rad.Byte(2))), ct);
            return feil
                ?? Loggkjede.Sammenlign(tilstander, "noekkel", noekler.Select(n => (n.Id, n.Tilstand())))
                ?? Loggkjede.Sammenlign(tilstander, "avtrykksnoekkel", avtrykk)
                ?? await KontrollerPlasseringerAsync(felles, tilstander, ct);
        }
        catch (Exception e) when (Feil(e) == Lagerfeil.Skadet || (Feil(e) is null && e is FormatException or ArgumentException or InvalidCastException))
        {
            return $"Katalogen kan ikke leses: {e.Message}";
        }
    }

    public Task LoggSkadeAsync(LedgerId ledger, string? skade, CancellationToken ct) => SkrivFellesAsync(
        async felles =>
        {
            var (hendelse, innhold) = skade is null ? (Helet, null) : (Skadet, skade.Length > LengsteInnhold ? skade[..LengsteInnhold] : skade);
            await LoggAsync(felles, new Installasjonslinje(0, Klokke.GetUtcNow(), hendelse, ledger.ToString(), null, innhold, null, null), ct);
            return true;
        },
        ct);

    public async Task<IReadOnlyDictionary<LedgerId, string>> SkaderAsync(CancellationToken ct)
    {
        await using var felles = await AapneFellesAsync(ct);
        return await Loggkjede.SkaderAsync(felles, Setninger, Skadet, Helet, ct);
    }

    /// <summary>Where ledgers lie, where that is known to the installation.</summary>
    private protected virtual Task<string?> KontrollerPlasseringerAsync(
        Forbindelse felles, Dictionary<(string Slag, string Gjelder), Kjedehash?> tilstander, CancellationToken ct) => Task.FromResult<string?>(null);
}
