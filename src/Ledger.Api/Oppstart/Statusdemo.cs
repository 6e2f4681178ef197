using System.Globalization;
using System.Text.Json;
using Ledger.Api.Aarsavslutning;
using Ledger.Api.Http.Json;
using Ledger.Application.Aarsavslutning;
using Ledger.Domain.Aarsstatus;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Oppstart;

/// <summary>Takes a demo's years through their states: a year is closed by its own bilag, presented, reported on and adopted.</summary>
internal sealed class Statusdemo(Statustjeneste statuser)
{
    /// <summary>What a load that was cut off has recorded is left.</summary>
    /// <param name="mappe">The demo's folder, where <c>statuser.json</c> has the states by year.</param>
    public async Task LastAsync(LedgerId ledger, string mappe, CancellationToken ct)
    {
        var aarene = JsonSerializer.Deserialize<Dictionary<string, Statusforesporsel[]>>(
            await File.ReadAllTextAsync(Path.Combine(mappe, "statuser.json"), ct), JsonOppsett.Valg)!;
        foreach (var (navn, tilstander) in aarene)
        {
            var aar = Regnskapsaar.Fra(int.Parse(navn, CultureInfo.InvariantCulture));
            foreach (var bestilling in tilstander.Select(s => s.Bestilling()))
            {
                var naa = (await statuser.HentAsync(ledger, aar, ct)).Tilstand;
                if (Aarstilstander.TryParse(naa, out var tilstand) && tilstand < bestilling.Tilstand)
                {
                    await statuser.RegistrerAsync(ledger, aar, bestilling, Demolaster.Oppdrag, ct);
                }
            }
        }
    }
}
