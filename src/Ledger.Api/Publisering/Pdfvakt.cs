using Ledger.Application.Publisering;
using Ledger.Domain.Verdier;
using Ledger.Web.Ruting;

namespace Ledger.Api.Publisering;

/// <summary>
/// Makes the PDF of each edition once, one at a time: when it is published, or at the start for one that has none. One that cannot be made is told in
/// the log and tried again later; the edition is published all the same.
/// </summary>
/// <param name="klar">Over when what the service begins with is there.</param>
internal sealed partial class Pdfvakt(
    Utgavepdfer pdfer, Utgavetrykk trykk, Chromium chromium, Func<Task> klar, ILogger<Pdfvakt> logger) : BackgroundService
{
    /// <summary>Another service may have published, or been stopped before it was done.</summary>
    private static readonly TimeSpan Mellom = TimeSpan.FromMinutes(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!chromium.ErSatt)
        {
            return;
        }

        try
        {
            await klar().WaitAsync(stoppingToken);
            while (true)
            {
                foreach (var ledger in await ForsoekAsync("PDF-ene som mangler", pdfer.LedgereAsync, [], stoppingToken))
                {
                    await RundeAsync(ledger, stoppingToken);
                }

                await pdfer.VentAsync(Mellom, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops, and the program that it ran is ended.
        }
    }

    private async Task RundeAsync(LedgerId ledger, CancellationToken ct)
    {
        foreach (var utgave in await ForsoekAsync($"PDF-ene i kommune {ledger}", token => pdfer.ManglerAsync(ledger, token), [], ct))
        {
            var hva = $"PDF-en av «{utgave.Publikasjon.Id}» utgave {utgave.Nummer} i kommune {ledger}";
            await ForsoekAsync(hva, token => LagAsync(utgave, hva, token), false, ct);
        }
    }

    private async Task<bool> LagAsync(Utgave utgave, string hva, CancellationToken ct)
    {
        var (pdf, feil) = await chromium.SkrivUtAsync(await trykk.FilerAsync(utgave, ct), ct);
        if (pdf is null)
        {
            LoggIkkeLaget(hva, feil!);
            return false;
        }

        await pdfer.LagreAsync(utgave, pdf, ct);
        LoggLaget(hva, pdf.Length);
        return true;
    }

    /// <summary>Whatever is wrong with one of them, a full disk or a ledger that is damaged, is no reason to leave out the next.</summary>
    private async Task<T> ForsoekAsync<T>(string hva, Func<CancellationToken, Task<T>> arbeid, T ellers, CancellationToken ct)
    {
        try
        {
            return await arbeid(ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            LoggIkkeLaget(hva, e.Message.ReplaceLineEndings(" "));
            return ellers;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Hva} er laget, {Antall} byte")]
    private partial void LoggLaget(string hva, int antall);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Hva} ble ikke laget, og prøves igjen senere: {Feil}")]
    private partial void LoggIkkeLaget(string hva, string feil);
}
