using Ledger.Application.Helse;
using Ledger.Application.Porter;
using Ledger.Application.Skriving;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Revisjon;

/// <summary>What the control of a ledger found, and the control of what all ledgers share.</summary>
/// <param name="Fil">The last look at the ledger's file.</param>
/// <param name="Loggfeil">What is wrong with the log of requests of the ledger; null when nothing is.</param>
/// <param name="Installasjonsfeil">What is wrong with the log of the installation, its keys or placements; null when nothing is.</param>
public sealed record Fullkontroll(Kontrollresultat Ledger, Sistekontroll? Fil, string? Loggfeil, string? Installasjonsfeil)
{
    public bool ErHel => Ledger.ErHel && Loggfeil is null && Installasjonsfeil is null;
}

/// <summary>Controls ledgers, and remembers what was found.</summary>
public sealed class Kontrolltjeneste(ILedgerStore lager, Skadevakt vakt, TimeProvider klokke, ILeselogg? logg = null)
{
    /// <exception cref="Avvisning">404 unknown municipality.</exception>
    public async Task<Fullkontroll> KontrollerAsync(LedgerId ledger, CancellationToken ct)
    {
        var resultat = await new Revisjonstjeneste(lager).KontrollerAsync(ledger, ct) with { Tidspunkt = klokke.Sekund() };
        await MeldAsync(
            ledger,
            () =>
            {
                vakt.MeldKontroll(ledger, resultat.Sted);
                vakt.MeldFil(ledger, resultat.Filfeil);
            },
            ct);
        var installasjonsfeil = await lager.KontrollerInstallasjonAsync(ct) ?? logg?.Kontroller(null);
        return new Fullkontroll(resultat, vakt.Fil(ledger), logg?.Kontroller(ledger), installasjonsfeil);
    }

    /// <summary>Takes up what was found before the service started; the ledgers that are known to be damaged, with what is wrong.</summary>
    public async Task<IReadOnlyDictionary<LedgerId, string>> HuskSkaderAsync(CancellationToken ct)
    {
        var skader = await lager.SkaderAsync(ct);
        foreach (var (ledger, feil) in skader)
        {
            vakt.MeldKontroll(ledger, feil);
        }

        return skader;
    }

    /// <summary>Looks at the file of each ledger; those that are damaged, with what is wrong.</summary>
    public async Task<IReadOnlyList<(LedgerId Ledger, string Feil)>> KontrollerFilerAsync(CancellationToken ct)
    {
        // Another instance may have found damage that this one does not know of yet.
        await HuskSkaderAsync(ct);
        var skadede = new List<(LedgerId, string)>();
        foreach (var ledger in await lager.LedgereAsync(ct))
        {
            string? feil;
            try
            {
                feil = await lager.KontrollerFilAsync(ledger, grundig: false, ct);
            }
            catch (Exception e) when (lager.Feil(e) is { } lagerfeil)
            {
                // A file that is locked or missing is not damaged; requests for its ledger report that themselves.
                if (lagerfeil != Lagerfeil.Skadet)
                {
                    continue;
                }

                feil = e.Message;
            }

            await MeldAsync(ledger, () => vakt.MeldFil(ledger, feil), ct);
            if (feil is not null)
            {
                skadede.Add((ledger, feil));
            }
        }

        return skadede;
    }

    /// <summary>Notes what was found, and logs it when it is another than was known.</summary>
    private async Task MeldAsync(LedgerId ledger, Action meld, CancellationToken ct)
    {
        var kjent = vakt.Skade(ledger);
        meld();
        if (vakt.Skade(ledger) is var skade && skade == kjent)
        {
            return;
        }

        try
        {
            await lager.LoggSkadeAsync(ledger, skade, ct);
        }
        catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException))
        {
            // The log may be what somebody changed, or its disk full. What was found is answered, and stops this service's writes, all the same.
        }
    }
}
