using Ledger.Api.Endepunkter;

namespace Ledger.Api.Rapporter;

/// <summary>Which report, and of what part of the year; the same whether it stands in an address or in a batch.</summary>
/// <param name="Oppstilling">Which of the report's statements; of oppstilling its id.</param>
/// <param name="Nivaa">Of avvik.</param>
/// <param name="Overordnet">Of avvik.</param>
internal sealed record Rapportspoersmaal(string Rapport, Rapportsporring Sporring, Rapportutvalg Utvalg, string? Oppstilling = null, string? Nivaa = null, string? Overordnet = null)
{
    /// <summary>Reads what can be read without the ledger.</summary>
    /// <exception cref="Ledger.Application.Avvisning">400.</exception>
    public void Kontroller() => _ = (Sporring.Til(), Sporring.Tid(), Sporring.Visning(), Sporring.SkalForklare(), Utvalg.Grupper());
}
