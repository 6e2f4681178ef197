using Ledger.Domain.Budsjett;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Porter;

/// <summary>What the service needs of a database. Both engines behave alike; the conformance suite says how.</summary>
public interface ILedgerStore
{
    /// <summary>Brings the schema to the newest version. Throws <see cref="MigreringException"/> with a clear message when it may not.</summary>
    Task MigrerAsync(CancellationToken ct);

    /// <summary>What keeps the database, just now, from being read and written by this program; null when nothing does. A schema newer than this program's is no fault: in a rolling deploy it is migrated first.</summary>
    Task<Lagerfeil?> HelseAsync(CancellationToken ct);

    /// <summary>What an exception that a member here threw says of the database; null when it says nothing of it.</summary>
    Lagerfeil? Feil(Exception exception);

    /// <summary>
    /// Whether what an exception ended may well succeed when it is done again from the beginning. It does not say that nothing was done: a
    /// commit whose answer was lost may have been carried out.
    /// </summary>
    bool KanGjentas(Exception exception);

    Task<IReadOnlyList<Kommunehode>> KommunerAsync(CancellationToken ct);

    Task<Kommunehode?> FinnKommuneAsync(LedgerId ledger, CancellationToken ct);

    /// <summary>Waits for the municipality's write lock and begins a transaction.</summary>
    /// <param name="samles">The write is small and defines nothing, so that it may share its commit with others where that is faster.</param>
    Task<ISkriveoekt> BegynnSkrivAsync(LedgerId ledger, bool samles, CancellationToken ct);

    Task<Transaksjon?> FinnIdempotentAsync(LedgerId ledger, string noekkel, CancellationToken ct);

    /// <summary>Writes with a version at most <paramref name="tilVersjon"/>, newest first; <paramref name="handling"/> narrows.</summary>
    Task<IReadOnlyList<Transaksjon>> TransaksjonerAsync(LedgerId ledger, int? aar, string? handling, long tilVersjon, int antall, CancellationToken ct);

    Task<Transaksjon?> FinnTransaksjonAsync(LedgerId ledger, long versjon, CancellationToken ct);

    /// <summary>The write that booked an import; null when there is none.</summary>
    Task<Transaksjon?> FinnImportAsync(LedgerId ledger, string importId, CancellationToken ct);

    /// <summary>Whether anything but bilag and vedtak was appended after a sequence number, up to another.</summary>
    Task<bool> ErDefinertEtterAsync(LedgerId ledger, long etterSekvens, long tilSekvens, CancellationToken ct);

    /// <summary>The last write at or before a time; null when there is none.</summary>
    Task<Transaksjon?> SisteTransaksjonAsync(LedgerId ledger, DateTimeOffset tidspunkt, CancellationToken ct);

    /// <summary>The newest entry of each code of a kind and year, at or before a sequence number.</summary>
    Task<IReadOnlyList<Journalpost>> GrunndataAsync(LedgerId ledger, Journalslag slag, int aar, long tilSekvens, CancellationToken ct);

    /// <summary>All saldo of a year at the head, with the head they belong to, read in one snapshot.</summary>
    Task<(Kommunehode Hode, IReadOnlyList<Saldopost> Poster)> SaldoAsync(LedgerId ledger, Regnskapsaar aar, CancellationToken ct);

    /// <summary>The same as a cube, made while it is read.</summary>
    Task<(Kommunehode Hode, Saldokube Kube)> SaldokubeAsync(LedgerId ledger, Regnskapsaar aar, CancellationToken ct);

    /// <summary>What the entries after a sequence number, up to another, add to saldo, by year. Reads those entries and nothing else.</summary>
    Task<ILookup<Regnskapsaar, Saldopost>> SaldoendringerAsync(LedgerId ledger, long etterSekvens, long tilSekvens, CancellationToken ct);

    /// <summary>The same computed from the journal's rows up to a sequence number.</summary>
    Task<IReadOnlyList<Saldopost>> SaldoFraJournalAsync(LedgerId ledger, Regnskapsaar aar, long tilSekvens, CancellationToken ct);

    Task<LagretBilag?> FinnBilagAsync(LedgerId ledger, Regnskapsaar aar, int bilagsnummer, CancellationToken ct);

    Task<IReadOnlyList<LagretVedtak>> VedtakAsync(LedgerId ledger, Regnskapsaar aar, long tilSekvens, CancellationToken ct);

    /// <summary>Journal entries with their rows, in chain order after a sequence number; at most <paramref name="antall"/>.</summary>
    Task<IReadOnlyList<Lestpost>> JournalAsync(LedgerId ledger, long etterSekvens, long tilSekvens, int antall, CancellationToken ct);

    /// <summary>What is wrong with that which the engine itself derives from the journal; null when nothing is.</summary>
    Task<string?> KontrollerAvledetAsync(LedgerId ledger, CancellationToken ct);

    /// <summary>How many postings there are up to a sequence number, and the sum of their debet in øre.</summary>
    Task<(long Antall, long Debet)> PosteringssumAsync(LedgerId ledger, long tilSekvens, CancellationToken ct);

    /// <summary>Records an access. Not part of the chain: reading is no entry of the ledger.</summary>
    Task LoggTilgangAsync(Tilgangspost post, CancellationToken ct);

    /// <summary>Accesses to a municipality, newest first, before an id.</summary>
    Task<IReadOnlyList<Tilgangspost>> TilgangerAsync(LedgerId ledger, long foer, int antall, CancellationToken ct);

    /// <summary>Postings in chain order after a position.</summary>
    Task<IReadOnlyList<LagretPostering>> PosteringerAsync(Posteringssporring sporring, CancellationToken ct);
}

/// <summary>Who asked for what, when, from where, and what it was answered with.</summary>
/// <param name="Id">0 before it is stored.</param>
public sealed record Tilgangspost(long Id, DateTimeOffset Tidspunkt, LedgerId Ledger, string Bruker, string Adresse, string Metode, string Sti, int Status);

/// <summary>A bilag as stored.</summary>
/// <param name="TilbakefoertAv">The number of the bilag that reverses it, if any.</param>
public sealed record LagretBilag(Journalpost Post, Bilag Bilag, DateTimeOffset Tidspunkt, string Bruker, int? TilbakefoertAv);

/// <summary>A budget decision as stored.</summary>
public sealed record LagretVedtak(Journalpost Post, Budsjettvedtak Vedtak, DateTimeOffset Tidspunkt, string Bruker);

/// <summary>A posting with where it stands.</summary>
public sealed record LagretPostering(
    Posisjon Posisjon,
    int Bilagsnummer,
    string Bilagsreferanse,
    DateOnly Bilagsdato,
    Periode Periode,
    Postering Postering);

/// <summary>A question for postings of a set of keys.</summary>
/// <param name="Noekkel">What the key of an id stands for; null when it is not asked for. The answer has it from here.</param>
/// <param name="Ider">
/// The ids of the keys to look up, see <see cref="Saldokube.Id"/>. Null when so much is asked for that the part of the chain is rather read
/// from its beginning: whoever asks sees to it that the part is not large.
/// </param>
/// <param name="Etter">The position after which to go on.</param>
public sealed record Posteringssporring(
    LedgerId Ledger,
    Func<int, Dimensjon?> Noekkel,
    IReadOnlyCollection<int>? Ider,
    Periode FraPeriode,
    Periode TilPeriode,
    long TilSekvens,
    Posisjon Etter,
    int Antall)
{
    /// <summary>Where further postings that are asked for stand: of keys that are not looked up because all their postings in the part are known.</summary>
    public IReadOnlyCollection<Posisjon> Plasser { get; init; } = [];
}

/// <summary>The database's schema is not what this program needs, and it must not start.</summary>
public sealed class MigreringException(string message, Exception? inner = null) : Exception(message, inner);
