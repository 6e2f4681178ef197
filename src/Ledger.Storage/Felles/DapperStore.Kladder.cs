using Ledger.Application.Porter;
using Ledger.Domain.Verdier;

namespace Ledger.Storage.Felles;

/// <summary>Drafts of documents, and the rooms of other rows beside the chain.</summary>
public abstract partial class DapperStore : IKladdlager
{
    public async Task<Lagretkladd?> FinnKladdAsync(LedgerId ledger, string id, CancellationToken ct)
    {
        await using var felles = await AapneFellesAsync(ct);
        return await felles.EnAsync(Setninger.KladdFinn, new { kommunenummer = ledger.Kommune.Nummer, enhet = ledger.Enhet, id }, Radkodek.Kladd, ct);
    }

    public async Task<IReadOnlyList<Lagretkladd>> KladderAsync(LedgerId ledger, string rom, CancellationToken ct)
    {
        await using var felles = await AapneFellesAsync(ct);
        return await felles.AlleAsync(Setninger.KladdAlle, new { kommunenummer = ledger.Kommune.Nummer, enhet = ledger.Enhet, rom }, Radkodek.Kladd, ct);
    }

    public Task<bool> LeggTilKladdAsync(LedgerId ledger, Lagretkladd kladd, CancellationToken ct) =>
        SkrivFellesAsync(async felles => await felles.UtfoerAsync(Setninger.KladdNyOmIngen, Rad(ledger, kladd), ct) == 1, ct);

    public Task LagreKladdAsync(LedgerId ledger, Lagretkladd kladd, CancellationToken ct) => SkrivFellesAsync(
        async felles =>
        {
            await felles.UtfoerAsync(Setninger.KladdSlett, Valgt(ledger, kladd.Id), ct);
            return await felles.UtfoerAsync(Setninger.KladdNy, Rad(ledger, kladd), ct);
        },
        ct);

    public Task<bool> ByttKladdAsync(LedgerId ledger, Lagretkladd gammel, Lagretkladd? ny, CancellationToken ct) => SkrivFellesAsync(
        async felles =>
        {
            if (await felles.UtfoerAsync(Setninger.KladdSlettLik, Rad(ledger, gammel), ct) == 0)
            {
                return false;
            }

            if (ny is not null)
            {
                await felles.UtfoerAsync(Setninger.KladdNy, Rad(ledger, ny), ct);
            }

            return true;
        },
        ct);

    public Task SlettKladdAsync(LedgerId ledger, string id, CancellationToken ct) =>
        SkrivFellesAsync(felles => felles.UtfoerAsync(Setninger.KladdSlett, Valgt(ledger, id), ct), ct);

    private static object Valgt(LedgerId ledger, string id) => new { kommunenummer = ledger.Kommune.Nummer, enhet = ledger.Enhet, id };

    private object Rad(LedgerId ledger, Lagretkladd kladd) => new
    {
        kommunenummer = ledger.Kommune.Nummer, enhet = ledger.Enhet, id = kladd.Id, innhold = kladd.Innhold, tidspunkt = Tid(kladd.Endret),
        bruker = kladd.Bruker,
    };
}
