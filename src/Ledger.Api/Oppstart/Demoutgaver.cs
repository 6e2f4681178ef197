using System.Text.Json;
using Ledger.Api.Http.Json;
using Ledger.Api.Innstillinger;
using Ledger.Application.Porter;
using Ledger.Application.Publisering;
using Ledger.Domain.Publisering;
using Ledger.Domain.Verdier;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Oppstart;

/// <summary>
/// The editions in the chains, and under them the demo's report, of the version that the demo was loaded as. The demo's chain is laid once and
/// compared with the annual report, so its report is a file beside it and not an entry of it.
/// </summary>
internal sealed class Demoutgaver(Utgaveregister register, IHovedbokleser store, IOptions<Ledgervalg> valg, IHostEnvironment miljoe) : IUtgaver
{
    private Utgave? _demo;

    public Task<IReadOnlyList<LedgerId>> LedgereAsync(CancellationToken ct) => register.LedgereAsync(ct);

    public async Task<IReadOnlyList<Utgave>> AvAsync(LedgerId ledger, CancellationToken ct)
    {
        var utgaver = await register.AvAsync(ledger, ct);
        if (ledger != Demolaster.Ledger || await DemoAsync(ct) is not { } demo)
        {
            return utgaver;
        }

        var erErstattet = utgaver.Any(u => u.Publikasjon.Id == demo.Publikasjon.Id && u.Status == Utgavestatus.Publisert);
        return [.. utgaver, erErstattet ? demo with { Status = Utgavestatus.Erstattet } : demo];
    }

    /// <summary>Not there yet while the demo is being loaded, or where another ledger has the number.</summary>
    private async Task<Utgave?> DemoAsync(CancellationToken ct)
    {
        if (_demo is not null || valg.Value.Demoer(miljoe) == Demovalg.Ingen
            || await Demolaster.VersjonAsync(store, ct) is not { } siste)
        {
            return _demo;
        }

        var fil = await File.ReadAllBytesAsync(Path.Combine(Demolaster.Mappe, "publikasjon.json"), ct);
        var publikasjon = JsonSerializer.Deserialize<Publikasjon>(fil, JsonOppsett.Valg) ?? throw new InvalidDataException("publikasjon.json er tom.");
        return _demo = new Utgave(Demolaster.Ledger, publikasjon with { Kapitler = [.. publikasjon.Kapitler.Select(Publikasjonstjeneste.Vask)] }, 1,
            siste);
    }
}
