using Ledger.Application.Porter;

namespace Ledger.Storage.Felles;

/// <summary>Keys of sessions. They are secrets: the log of the installation says that one was made, and nothing of it.</summary>
public abstract partial class DapperStore : ISesjonsnoekler
{
    public async Task<IReadOnlyList<string>> SesjonsnoeklerAsync(CancellationToken ct)
    {
        await using var felles = await AapneFellesAsync(ct);
        return await felles.AlleAsync(Setninger.SesjonsnoekkelAlle, null, rad => rad.Tekst(0), ct);
    }

    public Task LagreSesjonsnoekkelAsync(string navn, string innhold, CancellationToken ct) => SkrivFellesAsync(
        async felles =>
        {
            var naa = Klokke.GetUtcNow();
            await felles.UtfoerAsync(Setninger.SesjonsnoekkelNy, new { navn, innhold, tidspunkt = Tid(naa) }, ct);
            await LoggAsync(felles, new Installasjonslinje(0, naa, "sesjonsnoekkel-laget", navn, null, null, null, null), ct);
            return true;
        },
        ct);
}
