using System.Collections.Concurrent;
using Ledger.Application.Porter;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Opplysninger;

/// <summary>
/// What the definitions of a ledger say, remembered until one of them is another: the same entries give the same dictionary, so that what is
/// computed of it can be known again.
/// </summary>
internal sealed class Definisjonsminne<T>(Func<IReadOnlyList<Journalpost>, IReadOnlyDictionary<string, T>> les)
{
    private readonly ConcurrentDictionary<LedgerId, (long[] Sekvenser, IReadOnlyDictionary<string, T> Alle)> _siste = new();

    /// <param name="poster">The entries that hold.</param>
    public IReadOnlyDictionary<string, T> Hent(LedgerId ledger, IReadOnlyList<Journalpost> poster)
    {
        if (_siste.TryGetValue(ledger, out var siste) && siste.Sekvenser.SequenceEqual(poster.Select(p => p.Sekvens)))
        {
            return siste.Alle;
        }

        var alle = les(poster);
        _siste[ledger] = ([.. poster.Select(p => p.Sekvens)], alle);
        return alle;
    }
}
