using Ledger.Application.Noekler;
using Ledger.Application.Porter;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Storage.Felles;

/// <summary>
/// A store behind a network: what only reads is read again after a passing fault. What writes is not: a write is done again by the one who
/// can do the whole of it anew and knows whether it was done.
/// </summary>
public sealed class Gjentakslager(ILedgerStore lager, INoekkellager noekler, TimeProvider clock) : ILedgerStore, INoekkellager
{
    /// <summary>Migrating twice is migrating once.</summary>
    public Task MigrerAsync(CancellationToken ct) => LesAsync(
        async () =>
        {
            await lager.MigrerAsync(ct);
            return true;
        },
        ct);

    /// <summary>Once: whoever asks wants to know how it is now, and asks again.</summary>
    public Task<Lagerfeil?> HelseAsync(CancellationToken ct) => lager.HelseAsync(ct);

    public Lagerfeil? Feil(Exception exception) => lager.Feil(exception);

    public bool KanGjentas(Exception exception) => lager.KanGjentas(exception);

    public Task<ISkriveoekt> BegynnSkrivAsync(Kommunenummer kommunenummer, bool samles, CancellationToken ct) => lager.BegynnSkrivAsync(kommunenummer, samles, ct);

    public Task LoggTilgangAsync(Tilgangspost post, CancellationToken ct) => lager.LoggTilgangAsync(post, ct);

    public Task<IReadOnlyList<Kommunehode>> KommunerAsync(CancellationToken ct) => LesAsync(() => lager.KommunerAsync(ct), ct);

    public Task<Kommunehode?> FinnKommuneAsync(Kommunenummer kommunenummer, CancellationToken ct) => LesAsync(() => lager.FinnKommuneAsync(kommunenummer, ct), ct);

    public Task<Transaksjon?> FinnIdempotentAsync(Kommunenummer kommunenummer, string noekkel, CancellationToken ct) => LesAsync(() => lager.FinnIdempotentAsync(kommunenummer, noekkel, ct), ct);

    public Task<IReadOnlyList<Transaksjon>> TransaksjonerAsync(Kommunenummer kommunenummer, int? aar, string? handling, long tilVersjon, int antall, CancellationToken ct) =>
        LesAsync(() => lager.TransaksjonerAsync(kommunenummer, aar, handling, tilVersjon, antall, ct), ct);

    public Task<Transaksjon?> FinnTransaksjonAsync(Kommunenummer kommunenummer, long versjon, CancellationToken ct) => LesAsync(() => lager.FinnTransaksjonAsync(kommunenummer, versjon, ct), ct);

    public Task<Transaksjon?> FinnImportAsync(Kommunenummer kommunenummer, string importId, CancellationToken ct) => LesAsync(() => lager.FinnImportAsync(kommunenummer, importId, ct), ct);

    public Task<bool> ErDefinertEtterAsync(Kommunenummer kommunenummer, long etterSekvens, long tilSekvens, CancellationToken ct) =>
        LesAsync(() => lager.ErDefinertEtterAsync(kommunenummer, etterSekvens, tilSekvens, ct), ct);

    public Task<Transaksjon?> SisteTransaksjonAsync(Kommunenummer kommunenummer, DateTimeOffset tidspunkt, CancellationToken ct) =>
        LesAsync(() => lager.SisteTransaksjonAsync(kommunenummer, tidspunkt, ct), ct);

    public Task<IReadOnlyList<Journalpost>> GrunndataAsync(Kommunenummer kommunenummer, Domain.Kjede.Journalslag slag, int aar, long tilSekvens, CancellationToken ct) =>
        LesAsync(() => lager.GrunndataAsync(kommunenummer, slag, aar, tilSekvens, ct), ct);

    public Task<(Kommunehode Hode, IReadOnlyList<Saldopost> Poster)> SaldoAsync(Kommunenummer kommunenummer, Regnskapsaar aar, CancellationToken ct) =>
        LesAsync(() => lager.SaldoAsync(kommunenummer, aar, ct), ct);

    public Task<(Kommunehode Hode, Saldokube Kube)> SaldokubeAsync(Kommunenummer kommunenummer, Regnskapsaar aar, CancellationToken ct) =>
        LesAsync(() => lager.SaldokubeAsync(kommunenummer, aar, ct), ct);

    public Task<ILookup<Regnskapsaar, Saldopost>> SaldoendringerAsync(Kommunenummer kommunenummer, long etterSekvens, long tilSekvens, CancellationToken ct) =>
        LesAsync(() => lager.SaldoendringerAsync(kommunenummer, etterSekvens, tilSekvens, ct), ct);

    public Task<IReadOnlyList<Saldopost>> SaldoFraJournalAsync(Kommunenummer kommunenummer, Regnskapsaar aar, long tilSekvens, CancellationToken ct) =>
        LesAsync(() => lager.SaldoFraJournalAsync(kommunenummer, aar, tilSekvens, ct), ct);

    public Task<LagretBilag?> FinnBilagAsync(Kommunenummer kommunenummer, Regnskapsaar aar, int bilagsnummer, CancellationToken ct) =>
        LesAsync(() => lager.FinnBilagAsync(kommunenummer, aar, bilagsnummer, ct), ct);

    public Task<IReadOnlyList<LagretVedtak>> VedtakAsync(Kommunenummer kommunenummer, Regnskapsaar aar, long tilSekvens, CancellationToken ct) =>
        LesAsync(() => lager.VedtakAsync(kommunenummer, aar, tilSekvens, ct), ct);

    public Task<IReadOnlyList<Domain.Kjede.Lestpost>> JournalAsync(Kommunenummer kommunenummer, long etterSekvens, long tilSekvens, int antall, CancellationToken ct) =>
        LesAsync(() => lager.JournalAsync(kommunenummer, etterSekvens, tilSekvens, antall, ct), ct);

    public Task<string?> KontrollerAvledetAsync(Kommunenummer kommunenummer, CancellationToken ct) => LesAsync(() => lager.KontrollerAvledetAsync(kommunenummer, ct), ct);

    public Task<(long Antall, long Debet)> PosteringssumAsync(Kommunenummer kommunenummer, long tilSekvens, CancellationToken ct) =>
        LesAsync(() => lager.PosteringssumAsync(kommunenummer, tilSekvens, ct), ct);

    public Task<IReadOnlyList<Tilgangspost>> TilgangerAsync(Kommunenummer kommunenummer, long foer, int antall, CancellationToken ct) =>
        LesAsync(() => lager.TilgangerAsync(kommunenummer, foer, antall, ct), ct);

    public Task<IReadOnlyList<LagretPostering>> PosteringerAsync(Posteringssporring sporring, CancellationToken ct) => LesAsync(() => lager.PosteringerAsync(sporring, ct), ct);

    public Task<Apinoekkel?> FinnNoekkelAsync(string id, CancellationToken ct) => LesAsync(() => noekler.FinnNoekkelAsync(id, ct), ct);

    public Task<IReadOnlyList<Apinoekkel>> NoeklerAsync(CancellationToken ct) => LesAsync(() => noekler.NoeklerAsync(ct), ct);

    public Task LagreNoekkelAsync(Apinoekkel noekkel, CancellationToken ct) => noekler.LagreNoekkelAsync(noekkel, ct);

    public Task<bool> TilbakekallNoekkelAsync(string id, DateTimeOffset tidspunkt, string bruker, CancellationToken ct) => noekler.TilbakekallNoekkelAsync(id, tidspunkt, bruker, ct);

    public Task ForkortNoekkelAsync(string id, DateTimeOffset utloeper, CancellationToken ct) => noekler.ForkortNoekkelAsync(id, utloeper, ct);

    public Task MerkNoekkelBruktAsync(string id, DateTimeOffset tidspunkt, CancellationToken ct) => noekler.MerkNoekkelBruktAsync(id, tidspunkt, ct);

    private Task<T> LesAsync<T>(Func<Task<T>> les, CancellationToken ct) => Gjentak.UtfoerAsync(les, lager.KanGjentas, clock, ct);
}
