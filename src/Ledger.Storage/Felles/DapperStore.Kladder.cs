using Ledger.Application.Porter;
using Ledger.Domain.Verdier;

namespace Ledger.Storage.Felles;

/// <summary>Drafts of documents.</summary>
public abstract partial class DapperStore : IKladdlager
{
    public async Task<Lagretkladd?> FinnKladdAsync(LedgerId ledger, string id, CancellationToken ct)
    {
        await using var felles = await AapneFellesAsync(ct);
        return await felles.EnAsync(Setninger.KladdFinn, new { kommunenummer = ledger.Kommune.Nummer, enhet = ledger.Enhet, id }, Radkodek.Kladd, ct);
    }

    public async Task<IReadOnlyList<Lagretkladd>> KladderAsync(LedgerId ledger, CancellationToken ct)
    {
        await using var felles = await AapneFellesAsync(ct);
        return await felles.AlleAsync(Setninger.KladdAlle, new { kommunenummer = ledger.Kommune.Nummer, enhet = ledger.Enhet }, Radkodek.Kladd, ct);
    }

    public Task LagreKladdAsync(LedgerId ledger, Lagretkladd kladd, CancellationToken ct) => SkrivFellesAsync(
        async felles =>
        {
            var hva = new
            {
                kommunenummer = ledger.Kommune.Nummer, enhet = ledger.Enhet, id = kladd.Id, innhold = kladd.Innhold, tidspunkt = Tid(kladd.Endret),
                bruker = kladd.Bruker,
            };
            await felles.UtfoerAsync(Setninger.KladdSlett, new { hva.kommunenummer, hva.enhet, hva.id }, ct);
            return await felles.UtfoerAsync(Setninger.KladdNy, hva, ct);
        },
        ct);

    public Task SlettKladdAsync(LedgerId ledger, string id, CancellationToken ct) => SkrivFellesAsync(
        felles => felles.UtfoerAsync(Setninger.KladdSlett, new { kommunenummer = ledger.Kommune.Nummer, enhet = ledger.Enhet, id }, ct), ct);
}
