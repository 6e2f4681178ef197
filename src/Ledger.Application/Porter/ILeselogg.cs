using Ledger.Domain.Verdier;

namespace Ledger.Application.Porter;

/// <summary>A line of a log of requests. Equal requests of a batch are one line with a count.</summary>
/// <param name="Hendelse">What it was: lesing, skriving (that booked nothing), avvist, innlogging-avvist, or flere.</param>
public sealed record Loggpost(
    DateTimeOffset Tidspunkt, string Hendelse, string Bruker, string Adresse, string Metode, string Sti, int Status, long Antall);

/// <summary>
/// The logs of requests that write nothing in a ledger: one per ledger, and one for the installation (null) of what strangers tried. Lines come in
/// batches, and each batch is a link of the log's chain.
/// </summary>
public interface ILeselogg
{
    /// <summary>Adds a batch.</summary>
    void Skriv(LedgerId? ledger, IReadOnlyList<Loggpost> linjer);

    /// <summary>The lines, newest first, read as they are asked for.</summary>
    IEnumerable<Loggpost> Nyeste(LedgerId? ledger);

    /// <summary>What is wrong with the log's chain; null when it holds.</summary>
    string? Kontroller(LedgerId? ledger);

    /// <summary>Removes the months that ended before a time, of all logs.</summary>
    void Rydd(DateTimeOffset foer);
}
