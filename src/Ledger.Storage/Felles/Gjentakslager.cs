using Ledger.Application.Noekler;
using Ledger.Application.Porter;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Storage.Felles;

/// <summary>
/// A store behind a network: what only reads is read again after a passing fault. What writes is not: a write is done again by the one who
/// can do the whole of it anew and knows whether it was done.
/// </summary>
public sealed class Gjentakslager(
    ILedgerStore lager, INoekkellager noekler, IAvtrykksnoekler avtrykk, TimeProvider clock) : ILedgerStore, INoekkellager, IAvtrykksnoekler
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

    public Task<ISkriveoekt> BegynnSkrivAsync(LedgerId ledger, bool samles, CancellationToken ct) => lager.BegynnSkrivAsync(ledger, samles, ct);

    public Task<Lagretkladd?> FinnKladdAsync(LedgerId ledger, string id, CancellationToken ct) => LesAsync(() => lager.FinnKladdAsync(ledger, id, ct), ct);

    public Task<IReadOnlyList<Lagretkladd>> KladderAsync(LedgerId ledger, string rom, CancellationToken ct) =>
        LesAsync(() => lager.KladderAsync(ledger, rom, ct), ct);

    public Task<bool> LeggTilKladdAsync(LedgerId ledger, Lagretkladd kladd, CancellationToken ct) => lager.LeggTilKladdAsync(ledger, kladd, ct);

    public Task LagreKladdAsync(LedgerId ledger, Lagretkladd kladd, CancellationToken ct) => lager.LagreKladdAsync(ledger, kladd, ct);

    public Task<bool> ByttKladdAsync(LedgerId ledger, Lagretkladd gammel, Lagretkladd? ny, CancellationToken ct) =>
        lager.ByttKladdAsync(ledger, gammel, ny, ct);

    public Task SlettKladdAsync(LedgerId ledger, string id, CancellationToken ct) => lager.SlettKladdAsync(ledger, id, ct);

    public Task<IReadOnlyList<string>> SesjonsnoeklerAsync(CancellationToken ct) => LesAsync(() => lager.SesjonsnoeklerAsync(ct), ct);

    public Task LagreSesjonsnoekkelAsync(string navn, string innhold, CancellationToken ct) => lager.LagreSesjonsnoekkelAsync(navn, innhold, ct);

    public Task<IReadOnlyList<string>> MerknaderAsync(CancellationToken ct) => LesAsync(() => lager.MerknaderAsync(ct), ct);

    public Task<IReadOnlyList<LedgerId>> LedgereAsync(CancellationToken ct) => LesAsync(() => lager.LedgereAsync(ct), ct);

    public Task<Kommunehode?> FinnKommuneAsync(LedgerId ledger, CancellationToken ct) => LesAsync(() => lager.FinnKommuneAsync(ledger, ct), ct);

    public Task<Transaksjon?> FinnIdempotentAsync(LedgerId ledger, string noekkel, CancellationToken ct) =>
        LesAsync(() => lager.FinnIdempotentAsync(ledger, noekkel, ct), ct);

    public Task<IReadOnlyList<Transaksjon>> TransaksjonerAsync(
        LedgerId ledger, int? aar, string? handling, long tilVersjon, int antall, CancellationToken ct) =>
        LesAsync(() => lager.TransaksjonerAsync(ledger, aar, handling, tilVersjon, antall, ct), ct);

    public Task<IReadOnlyList<Transaksjon>> TransaksjonssideAsync(LedgerId ledger, long etterVersjon, long tilVersjon, int antall, CancellationToken ct) =>
        LesAsync(() => lager.TransaksjonssideAsync(ledger, etterVersjon, tilVersjon, antall, ct), ct);

    public Task<Transaksjon?> FinnTransaksjonAsync(LedgerId ledger, long versjon, CancellationToken ct) =>
        LesAsync(() => lager.FinnTransaksjonAsync(ledger, versjon, ct), ct);

    public Task<Transaksjon?> FinnImportAsync(LedgerId ledger, string importId, CancellationToken ct) =>
        LesAsync(() => lager.FinnImportAsync(ledger, importId, ct), ct);

    public Task<bool> ErDefinertEtterAsync(LedgerId ledger, long etterSekvens, long tilSekvens, CancellationToken ct) =>
        LesAsync(() => lager.ErDefinertEtterAsync(ledger, etterSekvens, tilSekvens, ct), ct);

    public Task<Transaksjon?> SisteTransaksjonAsync(LedgerId ledger, DateTimeOffset tidspunkt, CancellationToken ct) =>
        LesAsync(() => lager.SisteTransaksjonAsync(ledger, tidspunkt, ct), ct);

    public Task<IReadOnlyList<Journalpost>> GrunndataAsync(
        LedgerId ledger, Domain.Kjede.Journalslag slag, int aar, long tilSekvens, CancellationToken ct, long etterSekvens = 0) =>
        LesAsync(() => lager.GrunndataAsync(ledger, slag, aar, tilSekvens, ct, etterSekvens), ct);

    public Task<(Kommunehode Hode, IReadOnlyList<Saldopost> Poster)> SaldoAsync(LedgerId ledger, Regnskapsaar aar, CancellationToken ct) =>
        LesAsync(() => lager.SaldoAsync(ledger, aar, ct), ct);

    public Task<(Kommunehode Hode, Saldokube Kube)> SaldokubeAsync(LedgerId ledger, Regnskapsaar aar, CancellationToken ct) =>
        LesAsync(() => lager.SaldokubeAsync(ledger, aar, ct), ct);

    public Task<ILookup<Regnskapsaar, Saldopost>> SaldoendringerAsync(LedgerId ledger, long etterSekvens, long tilSekvens, CancellationToken ct) =>
        LesAsync(() => lager.SaldoendringerAsync(ledger, etterSekvens, tilSekvens, ct), ct);

    public Task<IReadOnlyList<Saldopost>> SaldoFraJournalAsync(LedgerId ledger, Regnskapsaar aar, long tilSekvens, CancellationToken ct) =>
        LesAsync(() => lager.SaldoFraJournalAsync(ledger, aar, tilSekvens, ct), ct);

    public Task<T> KildesaldoAsync<T>(
        LedgerId ledger, Regnskapsaar aar, string kilde, long tilSekvens, Func<T> ny, Action<T, Saldopost> ta, CancellationToken ct) =>
        LesAsync(() => lager.KildesaldoAsync(ledger, aar, kilde, tilSekvens, ny, ta, ct), ct);

    public Task<IReadOnlyList<Kildestand>> KilderAsync(LedgerId ledger, Regnskapsaar aar, long tilSekvens, CancellationToken ct) =>
        LesAsync(() => lager.KilderAsync(ledger, aar, tilSekvens, ct), ct);

    public Task<IReadOnlyList<Regnskapsaar>> AarAsync(LedgerId ledger, long tilSekvens, CancellationToken ct) =>
        LesAsync(() => lager.AarAsync(ledger, tilSekvens, ct), ct);

    public Task<IReadOnlyList<Bilagstreff>> BilagAsync(Bilagssporring sporring, CancellationToken ct) => LesAsync(() => lager.BilagAsync(sporring, ct), ct);

    public Task<LagretBilag?> FinnBilagAsync(LedgerId ledger, Regnskapsaar aar, int bilagsnummer, CancellationToken ct) =>
        LesAsync(() => lager.FinnBilagAsync(ledger, aar, bilagsnummer, ct), ct);

    public Task<IReadOnlyList<LagretVedtak>> VedtakAsync(LedgerId ledger, Regnskapsaar aar, long tilSekvens, CancellationToken ct) =>
        LesAsync(() => lager.VedtakAsync(ledger, aar, tilSekvens, ct), ct);

    public Task<IReadOnlyList<Domain.Kjede.Lestpost>> JournalAsync(LedgerId ledger, long etterSekvens, long tilSekvens, int antall, CancellationToken ct) =>
        LesAsync(() => lager.JournalAsync(ledger, etterSekvens, tilSekvens, antall, ct), ct);

    public Task<string?> KontrollerAvledetAsync(LedgerId ledger, CancellationToken ct) => LesAsync(() => lager.KontrollerAvledetAsync(ledger, ct), ct);

    public Task<string?> KontrollerFilAsync(LedgerId ledger, bool grundig, CancellationToken ct) =>
        LesAsync(() => lager.KontrollerFilAsync(ledger, grundig, ct), ct);

    public Task<IReadOnlyList<Funnettekst>> FinnMotpartAsync(LedgerId ledger, string motpart, int antall, CancellationToken ct) =>
        LesAsync(() => lager.FinnMotpartAsync(ledger, motpart, antall, ct), ct);

    public Task<IReadOnlyList<Funnettekst>> FinnBrukerAsync(LedgerId ledger, string bruker, int antall, CancellationToken ct) =>
        LesAsync(() => lager.FinnBrukerAsync(ledger, bruker, antall, ct), ct);

    public Task<IReadOnlyList<Funnettekst>> FinnGodkjennerAsync(LedgerId ledger, string person, int antall, CancellationToken ct) =>
        LesAsync(() => lager.FinnGodkjennerAsync(ledger, person, antall, ct), ct);

    public Task<(long Antall, Beloep Debet)> PosteringssumAsync(LedgerId ledger, long tilSekvens, CancellationToken ct) =>
        LesAsync(() => lager.PosteringssumAsync(ledger, tilSekvens, ct), ct);

    public Task<IReadOnlyList<Tilgangspost>> TilgangerAsync(LedgerId ledger, DateTimeOffset til, int antall, CancellationToken ct) =>
        LesAsync(() => lager.TilgangerAsync(ledger, til, antall, ct), ct);

    public Task<Tilgangspost?> TilgangAsync(LedgerId ledger, long versjon, CancellationToken ct) =>
        LesAsync(() => lager.TilgangAsync(ledger, versjon, ct), ct);

    public Task<IReadOnlyList<Tilgangspost>> TilgangssideAsync(LedgerId ledger, long etter, int antall, CancellationToken ct) =>
        LesAsync(() => lager.TilgangssideAsync(ledger, etter, antall, ct), ct);

    public Task<IReadOnlyList<LagretPostering>> PosteringerAsync(Posteringssporring sporring, CancellationToken ct) =>
        LesAsync(() => lager.PosteringerAsync(sporring, ct), ct);

    public Task<IReadOnlyList<Installasjonslinje>> InstallasjonslinjerAsync(DateTimeOffset til, int antall, CancellationToken ct) =>
        LesAsync(() => lager.InstallasjonslinjerAsync(til, antall, ct), ct);

    public Task<IReadOnlyDictionary<LedgerId, string>> SkaderAsync(CancellationToken ct) => LesAsync(() => lager.SkaderAsync(ct), ct);

    public Task LoggSkadeAsync(LedgerId ledger, string? skade, CancellationToken ct) => lager.LoggSkadeAsync(ledger, skade, ct);

    public Task<string?> KontrollerInstallasjonAsync(CancellationToken ct) => LesAsync(() => lager.KontrollerInstallasjonAsync(ct), ct);

    public Task<Apinoekkel?> FinnNoekkelAsync(string id, CancellationToken ct) => LesAsync(() => noekler.FinnNoekkelAsync(id, ct), ct);

    public Task<IReadOnlyList<Apinoekkel>> NoeklerAsync(CancellationToken ct) => LesAsync(() => noekler.NoeklerAsync(ct), ct);

    public Task<bool> LagreNoekkelAsync(Apinoekkel noekkel, CancellationToken ct) => noekler.LagreNoekkelAsync(noekkel, ct);

    public Task<bool> AvloesNoekkelAsync(string gammel, DateTimeOffset utloeper, Apinoekkel ny, CancellationToken ct) =>
        noekler.AvloesNoekkelAsync(gammel, utloeper, ny, ct);

    public Task<IReadOnlyList<string>> TilbakekallNoekkelAsync(string id, DateTimeOffset tidspunkt, string bruker, CancellationToken ct) =>
        noekler.TilbakekallNoekkelAsync(id, tidspunkt, bruker, ct);

    public Task MerkNoekkelBruktAsync(string id, DateTimeOffset tidspunkt, CancellationToken ct) => noekler.MerkNoekkelBruktAsync(id, tidspunkt, ct);

    /// <summary>Stores the fingerprint key. A key that is stored already is kept, so the call may be repeated.</summary>
    public Task TaMedAvtrykksnoekkelAsync(LedgerId ledger, byte[] noekkel, CancellationToken ct) => LesAsync(
        async () =>
        {
            await avtrykk.TaMedAvtrykksnoekkelAsync(ledger, noekkel, ct);
            return true;
        },
        ct);

    /// <summary>The fingerprint key. The first call makes it, and later calls answer the same, so the call may be repeated.</summary>
    public Task<byte[]> AvtrykksnoekkelAsync(LedgerId ledger, CancellationToken ct) => LesAsync(() => avtrykk.AvtrykksnoekkelAsync(ledger, ct), ct);

    private Task<T> LesAsync<T>(Func<Task<T>> les, CancellationToken ct) => Gjentak.UtfoerAsync(les, lager.KanGjentas, clock, ct);
}
