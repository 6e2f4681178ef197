using System.Text.Json;
using Ledger.Api.Http.Json;
using Ledger.Application.Opplysninger;
using Ledger.Application.Serier;
using Ledger.Domain.Serier;

namespace Ledger.Api.Oppstart;

/// <summary>Loads the demo's forecasts and locks them: what the interim reports expected. One without a file of rows is computed by its method.</summary>
internal sealed class Prognosedemo(Serietjeneste serier)
{
    private static readonly string Mappe = Path.Combine(Demolaster.Mappe, "prognoser");

    public async Task LastAsync(CancellationToken ct)
    {
        var hoder = JsonSerializer.Deserialize<SortedDictionary<string, Serieutkast>>(
            await File.ReadAllTextAsync(Path.Combine(Mappe, "prognoser.json"), ct), JsonOppsett.Valg)!;
        var (_, kjente) = await serier.AlleAsync(Demolaster.Ledger, ct);
        foreach (var (kode, hode) in hoder.Where(h => kjente.All(k => k.Kode != h.Key || k.Status == Seriestatus.Aapen)))
        {
            await serier.DefinerAsync(Demolaster.Ledger, Serieslag.Prognose, kode, hode, Demolaster.Oppdrag, ct);
            if (Path.Combine(Mappe, kode + ".csv") is var fil && File.Exists(fil))
            {
                await using var rader = File.OpenRead(fil);
                var ordre = new Faktaordre(Demolaster.Ledger, rader, Demolaster.Oppdrag, "demo-prognose-" + kode);
                await serier.RaderAsync(ordre, Serieslag.Prognose, kode, fullstendig: false, null, ct);
            }

            await serier.LaasAsync(Demolaster.Ledger, Serieslag.Prognose, kode, Demolaster.Oppdrag, ct);
        }
    }
}
