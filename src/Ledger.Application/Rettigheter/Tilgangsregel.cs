using Ledger.Domain.Verdier;

namespace Ledger.Application.Rettigheter;

/// <summary>Whether somebody may have what he asks for.</summary>
public enum Avgjoerelse
{
    Tillatt,

    /// <summary>Nobody knows who asks.</summary>
    Ukjent,

    ManglerScope,

    /// <summary>He is bound to units, and what he asks for is not parted by them.</summary>
    BundetTilEnhet,

    /// <summary>The ledger is another's. It is answered as one that is not there.</summary>
    AnnenKommune,
}

/// <summary>The one rule of who may what, for the API, for batches and for pages. What names no scope is for nobody.</summary>
public static class Tilgangsregel
{
    /// <param name="krav">The scopes of which one is enough; null when none was named.</param>
    /// <param name="ledger">The ledger that is asked for; null when it is none of them.</param>
    /// <param name="hvem">Null when nobody knows who asks.</param>
    /// <param name="forKilde">A source may ask, see <see cref="Innehaver.Har"/>.</param>
    /// <param name="forEnheter">Who is bound to units may ask: what he gets and gives is held to be theirs.</param>
    public static Avgjoerelse Avgjoer(
        IReadOnlyList<string>? krav, LedgerId? ledger, Innehaver? hvem, bool forKilde = false, bool forEnheter = false) =>
        hvem is null ? Avgjoerelse.Ukjent
        : krav is null || !hvem.Har(krav, forKilde) ? Avgjoerelse.ManglerScope
        : ledger is { } egen && !hvem.KanSe(egen) ? Avgjoerelse.AnnenKommune
        : hvem.Enheter.Count > 0 && !forEnheter ? Avgjoerelse.BundetTilEnhet
        : Avgjoerelse.Tillatt;
}
