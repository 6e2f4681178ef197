using System.Collections.Concurrent;
using Ledger.Application.Helse;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Skriving;

/// <summary>When something was looked at, and what was wrong; null when nothing was.</summary>
public sealed record Sistekontroll(DateTimeOffset Tidspunkt, string? Feil);

/// <summary>
/// What the last control of each ledger said, and the last look at its file. Nothing is written in a ledger that is known to be damaged: it would be
/// chained to what somebody changed, and the copy to restore would be older by it.
/// </summary>
/// <remarks>
/// Here for each write to look at. What was found stands in the log of the installation too, and is read from there when a service starts: it holds
/// until a control finds the ledger whole.
/// </remarks>
public sealed class Skadevakt(TimeProvider klokke)
{
    private readonly ConcurrentDictionary<LedgerId, Sistekontroll> _kontroller = new();
    private readonly ConcurrentDictionary<LedgerId, Sistekontroll> _filer = new();

    /// <summary>The last look at a ledger's file; null when there was none since the start.</summary>
    public Sistekontroll? Fil(LedgerId ledger) => _filer.GetValueOrDefault(ledger);

    public void MeldKontroll(LedgerId ledger, string? feil) => _kontroller[ledger] = new(klokke.Sekund(), feil);

    public void MeldFil(LedgerId ledger, string? feil) => _filer[ledger] = new(klokke.Sekund(), feil);

    /// <summary>What is known to be wrong with a ledger; null when nothing is.</summary>
    public string? Skade(LedgerId ledger) => _kontroller.GetValueOrDefault(ledger)?.Feil ?? _filer.GetValueOrDefault(ledger)?.Feil;

    /// <exception cref="Avvisning">409: the ledger is known to be damaged.</exception>
    public void KrevHel(LedgerId ledger)
    {
        if (Skade(ledger) is { } feil)
        {
            throw Avvisning.Konflikt(
                Problemtyper.RegnskapetErSkadet, "Regnskapet er skadet",
                $"Kontrollen av regnskapet {ledger} fant en skade, og ingenting bokføres før det er gjenopprettet og kontrollert på nytt: {feil}");
        }
    }
}
