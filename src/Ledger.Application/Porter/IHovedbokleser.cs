using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Porter;

/// <summary>Reads the journal of a ledger, its writes and its balances.</summary>
public interface IHovedbokleser
{
    /// <summary>The ledgers that are here, in order.</summary>
    Task<IReadOnlyList<LedgerId>> LedgereAsync(CancellationToken ct);

    Task<Kommunehode?> FinnKommuneAsync(LedgerId ledger, CancellationToken ct);

    Task<Transaksjon?> FinnIdempotentAsync(LedgerId ledger, string noekkel, CancellationToken ct);

    /// <summary>Writes with a version at most <paramref name="tilVersjon"/>, newest first; <paramref name="handling"/> narrows.</summary>
    Task<IReadOnlyList<Transaksjon>> TransaksjonerAsync(LedgerId ledger, int? aar, string? handling, long tilVersjon, int antall, CancellationToken ct);

    /// <summary>Writes after a version up to another, oldest first.</summary>
    Task<IReadOnlyList<Transaksjon>> TransaksjonssideAsync(LedgerId ledger, long etterVersjon, long tilVersjon, int antall, CancellationToken ct);

    Task<Transaksjon?> FinnTransaksjonAsync(LedgerId ledger, long versjon, CancellationToken ct);

    /// <summary>The write that booked an import; null when there is none.</summary>
    Task<Transaksjon?> FinnImportAsync(LedgerId ledger, string importId, CancellationToken ct);

    /// <summary>
    /// Whether anything was defined after a sequence number, up to another: bilag, vedtak, and the rows of registers and series define nothing.
    /// </summary>
    Task<bool> ErDefinertEtterAsync(LedgerId ledger, long etterSekvens, long tilSekvens, CancellationToken ct);

    /// <summary>The last write at or before a time; null when there is none.</summary>
    Task<Transaksjon?> SisteTransaksjonAsync(LedgerId ledger, DateTimeOffset tidspunkt, CancellationToken ct);

    /// <summary>The newest entry of each code of a kind and year, at or before a sequence number; only of those after another, when it is given.</summary>
    Task<IReadOnlyList<Journalpost>> GrunndataAsync(
        LedgerId ledger, Journalslag slag, int aar, long tilSekvens, CancellationToken ct, long etterSekvens = 0);

    /// <summary>All saldo of a year at the head, with the head they belong to, read in one snapshot.</summary>
    Task<(Kommunehode Hode, IReadOnlyList<Saldopost> Poster)> SaldoAsync(LedgerId ledger, Regnskapsaar aar, CancellationToken ct);

    /// <summary>The same as a cube, made while it is read.</summary>
    Task<(Kommunehode Hode, Saldokube Kube)> SaldokubeAsync(LedgerId ledger, Regnskapsaar aar, CancellationToken ct);

    /// <summary>What the entries after a sequence number, up to another, add to saldo, by year. Reads those entries and nothing else.</summary>
    /// <exception cref="OverflowException">A saldo changed by more than 64 bits hold: from one end of the range to the other.</exception>
    Task<ILookup<Regnskapsaar, Saldopost>> SaldoendringerAsync(LedgerId ledger, long etterSekvens, long tilSekvens, CancellationToken ct);

    /// <summary>The same computed from the journal's rows up to a sequence number.</summary>
    Task<IReadOnlyList<Saldopost>> SaldoFraJournalAsync(LedgerId ledger, Regnskapsaar aar, long tilSekvens, CancellationToken ct);

    /// <summary>
    /// The same of the bilag that one source was the reason of: what it has booked, by the periods booked in and about. It is gathered while it is
    /// read, those of a key one after the other: a year has a million, and nobody needs to hold them in this form.
    /// </summary>
    /// <param name="ny">Makes what they are gathered in; called again when the read must be done again.</param>
    Task<T> KildesaldoAsync<T>(
        LedgerId ledger, Regnskapsaar aar, string kilde, long tilSekvens, Func<T> ny, Action<T, Saldopost> ta, CancellationToken ct);

    /// <summary>The sources that have booked in a year up to a sequence number, by name.</summary>
    Task<IReadOnlyList<Kildestand>> KilderAsync(LedgerId ledger, Regnskapsaar aar, long tilSekvens, CancellationToken ct);

    /// <summary>The years that were opened up to a sequence number, in order.</summary>
    Task<IReadOnlyList<Regnskapsaar>> AarAsync(LedgerId ledger, long tilSekvens, CancellationToken ct);

    /// <summary>A page of a year's bilag.</summary>
    Task<IReadOnlyList<Bilagstreff>> BilagAsync(Bilagssporring sporring, CancellationToken ct);

    Task<LagretBilag?> FinnBilagAsync(LedgerId ledger, Regnskapsaar aar, int bilagsnummer, CancellationToken ct);

    Task<IReadOnlyList<LagretVedtak>> VedtakAsync(LedgerId ledger, Regnskapsaar aar, long tilSekvens, CancellationToken ct);

    /// <summary>Journal entries with their rows, in chain order after a sequence number; at most <paramref name="antall"/>.</summary>
    Task<IReadOnlyList<Lestpost>> JournalAsync(LedgerId ledger, long etterSekvens, long tilSekvens, int antall, CancellationToken ct);

    /// <summary>
    /// What is wrong with rows that stand where no entry has them, or say otherwise than their entry, and with that which the engine itself derives
    /// from the journal; null when nothing is.
    /// </summary>
    Task<string?> KontrollerAvledetAsync(LedgerId ledger, CancellationToken ct);

    /// <summary>What the engine says is wrong with the file that a ledger lies in; null when nothing is, and where the file is the server's.</summary>
    /// <param name="grundig">Compares indexes with their tables too, which takes longer.</param>
    Task<string?> KontrollerFilAsync(LedgerId ledger, bool grundig, CancellationToken ct);

    /// <summary>The postings whose motpart is a text, at most as many; in chain order.</summary>
    Task<IReadOnlyList<Funnettekst>> FinnMotpartAsync(LedgerId ledger, string motpart, int antall, CancellationToken ct);

    /// <summary>The writes by a user, at most as many; in order.</summary>
    Task<IReadOnlyList<Funnettekst>> FinnBrukerAsync(LedgerId ledger, string bruker, int antall, CancellationToken ct);

    /// <summary>Where a person approved a bilag or had one booked for him, with what he is called there, at most as many; in chain order.</summary>
    Task<IReadOnlyList<Funnettekst>> FinnGodkjennerAsync(LedgerId ledger, string person, int antall, CancellationToken ct);

    /// <summary>How many postings there are up to a sequence number, and the sum of their debet.</summary>
    Task<(long Antall, Beloep Debet)> PosteringssumAsync(LedgerId ledger, long tilSekvens, CancellationToken ct);

    /// <summary>Postings in chain order after a position.</summary>
    Task<IReadOnlyList<LagretPostering>> PosteringerAsync(Posteringssporring sporring, CancellationToken ct);
}
