using System.Data.Common;
using System.Globalization;
using Dapper;
using Ledger.Application.Porter;
using Ledger.Domain.Budsjett;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Storage.Felles;

/// <summary>
/// What both engines share: every read, through the same named statements. The engines differ in how they connect, lock, migrate and insert in bulk.
/// </summary>
public abstract partial class DapperStore(Setninger setninger) : ILedgerStore
{
    protected Setninger Setninger { get; } = setninger;

    public abstract Task MigrerAsync(CancellationToken ct);

    public abstract Task<Lagerfeil?> HelseAsync(CancellationToken ct);

    public abstract Lagerfeil? Feil(Exception exception);

    public virtual bool KanGjentas(Exception exception) => false;

    public abstract Task<ISkriveoekt> BegynnSkrivAsync(LedgerId ledger, bool samles, CancellationToken ct);

    /// <summary>An open connection for reading.</summary>
    protected abstract Task<DbConnection> AapneAsync(CancellationToken ct);

    /// <summary>An open connection for reading the journal from end to end, which meets the same keys again and again.</summary>
    protected virtual Task<DbConnection> AapneForJournalAsync(CancellationToken ct) => AapneAsync(ct);

    /// <summary>Begins a transaction whose reads all see one snapshot.</summary>
    protected abstract Task<DbTransaction> BegynnSnapshotAsync(DbConnection connection, LedgerId ledger, CancellationToken ct);

    /// <summary>The nearest of the sequence numbers that the engines have: more bits than those are other municipalities'.</summary>
    protected static long Innenfor(long sekvens) => Math.Clamp(sekvens, 0, uint.MaxValue);

    /// <summary>The same question with its places among those that the engines have.</summary>
    protected static Posteringssporring Innenfor(Posteringssporring sporring)
    {
        var til = Innenfor(sporring.TilSekvens);
        return sporring with { TilSekvens = til, Etter = sporring.Etter.Sekvens > til ? Posisjon.EtterAlle(til) : sporring.Etter };
    }

    /// <summary>A list of integers as the parameter form that the engine's statements take.</summary>
    protected abstract object Heltallsliste(IEnumerable<long> verdier);

    /// <summary>A time as the engine stores it.</summary>
    protected abstract object Tid(DateTimeOffset tidspunkt);

    public async Task<IReadOnlyList<Kommunehode>> KommunerAsync(CancellationToken ct)
    {
        await using var connection = await AapneAsync(ct);
        return [.. (await connection.QueryAsync<Kommunerad>(new CommandDefinition(Setninger.KommuneAlle, cancellationToken: ct))).Select(r => r.Hode())];
    }

    public virtual async Task<Kommunehode?> FinnKommuneAsync(LedgerId ledger, CancellationToken ct)
    {
        await using var connection = await AapneAsync(ct);
        return await FinnKommuneAsync(connection, null, ledger, ct);
    }

    public async Task<Transaksjon?> FinnIdempotentAsync(LedgerId ledger, string noekkel, CancellationToken ct)
    {
        await using var connection = await AapneAsync(ct);
        var row = await connection.QueryFirstOrDefaultAsync<Transaksjonsrad>(new CommandDefinition(
            Setninger.TransaksjonIdempotent, new { kommunenummer = ledger.Kommune.Nummer, idempotensnoekkel = noekkel }, cancellationToken: ct));
        return row?.Transaksjon();
    }

    public async Task<IReadOnlyList<Transaksjon>> TransaksjonerAsync(LedgerId ledger, int? aar, string? handling, long tilVersjon, int antall, CancellationToken ct)
    {
        await using var connection = await AapneAsync(ct);
        var rows = await connection.QueryAsync<Transaksjonsrad>(new CommandDefinition(
            Setninger.TransaksjonListe, new { kommunenummer = ledger.Kommune.Nummer, aar, handling, tilVersjon, antall }, cancellationToken: ct));
        return [.. rows.Select(r => r.Transaksjon())];
    }

    public async Task<Transaksjon?> FinnTransaksjonAsync(LedgerId ledger, long versjon, CancellationToken ct)
    {
        await using var connection = await AapneAsync(ct);
        var row = await connection.QueryFirstOrDefaultAsync<Transaksjonsrad>(new CommandDefinition(
            Setninger.TransaksjonFinn, new { kommunenummer = ledger.Kommune.Nummer, versjon }, cancellationToken: ct));
        return row?.Transaksjon();
    }

    public async Task<Transaksjon?> FinnImportAsync(LedgerId ledger, string importId, CancellationToken ct)
    {
        await using var connection = await AapneAsync(ct);
        var row = await connection.QueryFirstOrDefaultAsync<Transaksjonsrad>(new CommandDefinition(
            Setninger.TransaksjonImport, new { kommunenummer = ledger.Kommune.Nummer, importId }, cancellationToken: ct));
        return row?.Transaksjon();
    }

    public virtual async Task<bool> ErDefinertEtterAsync(LedgerId ledger, long etterSekvens, long tilSekvens, CancellationToken ct)
    {
        await using var connection = await AapneAsync(ct);
        return await connection.ExecuteScalarAsync<int>(new CommandDefinition(
            Setninger.JournalDefinisjonEtter, new { kommunenummer = ledger.Kommune.Nummer, etterSekvens = Innenfor(etterSekvens), tilSekvens = Innenfor(tilSekvens) }, cancellationToken: ct)) != 0;
    }

    public async Task<Transaksjon?> SisteTransaksjonAsync(LedgerId ledger, DateTimeOffset tidspunkt, CancellationToken ct)
    {
        await using var connection = await AapneAsync(ct);
        var row = await connection.QueryFirstOrDefaultAsync<Transaksjonsrad>(new CommandDefinition(
            Setninger.TransaksjonVedTidspunkt, new { kommunenummer = ledger.Kommune.Nummer, tidspunkt = Tid(tidspunkt) }, cancellationToken: ct));
        return row?.Transaksjon();
    }

    public async Task<IReadOnlyList<Journalpost>> GrunndataAsync(LedgerId ledger, Journalslag slag, int aar, long tilSekvens, CancellationToken ct)
    {
        await using var connection = await AapneAsync(ct);
        var rows = await connection.QueryAsync<Journalpostrad>(new CommandDefinition(
            Setninger.JournalGrunndata, new { kommunenummer = ledger.Kommune.Nummer, slag = (byte)slag, aar, tilSekvens = Innenfor(tilSekvens) }, cancellationToken: ct));
        return [.. rows.Select(r => r.Post())];
    }

    public virtual async Task<(Kommunehode Hode, IReadOnlyList<Saldopost> Poster)> SaldoAsync(LedgerId ledger, Regnskapsaar aar, CancellationToken ct)
    {
        await using var connection = await AapneAsync(ct);
        await using var snapshot = await BegynnSnapshotAsync(connection, ledger, ct);
        var head = await FinnKommuneAsync(connection, snapshot, ledger, ct)
            ?? throw new InvalidOperationException($"Kommune {ledger} is not registered.");
        var rows = await connection.QueryAsync<Saldorad>(new CommandDefinition(
            Setninger.SaldoAar, new { kommunenummer = ledger.Kommune.Nummer, aar = aar.Aar }, snapshot, cancellationToken: ct));
        return (head, [.. rows.Select(r => r.Post())]);
    }

    public virtual async Task<(Kommunehode Hode, Saldokube Kube)> SaldokubeAsync(LedgerId ledger, Regnskapsaar aar, CancellationToken ct)
    {
        await using var connection = await AapneAsync(ct);
        await using var snapshot = await BegynnSnapshotAsync(connection, ledger, ct);
        var head = await FinnKommuneAsync(connection, snapshot, ledger, ct)
            ?? throw new InvalidOperationException($"Kommune {ledger} is not registered.");
        var year = new { kommunenummer = ledger.Kommune.Nummer, aar = aar.Aar };
        var keys = await Lestrader.NoeklerAsync((DbDataReader)await connection.ExecuteReaderAsync(new CommandDefinition(Setninger.NoekkelKube, year, snapshot, cancellationToken: ct)), ct);
        var bygger = new Saldokubebygger();
        await Lestrader.CellerAsync((DbDataReader)await connection.ExecuteReaderAsync(new CommandDefinition(Setninger.SaldoCeller, year, snapshot, cancellationToken: ct)), keys, bygger, ct);
        return (head, bygger.Bygg(ledger, aar, head.Versjon).Samlet());
    }

    public async Task<ILookup<Regnskapsaar, Saldopost>> SaldoendringerAsync(LedgerId ledger, long etterSekvens, long tilSekvens, CancellationToken ct)
    {
        try
        {
            return await LesEndringerAsync(ledger, etterSekvens, tilSekvens, ct);
        }
        catch (Exception e) when (Feil(e) == Lagerfeil.SumUtenforOmraadet)
        {
            throw new OverflowException("A saldo changed by more than 64 bits.", e);
        }
    }

    protected virtual async Task<ILookup<Regnskapsaar, Saldopost>> LesEndringerAsync(LedgerId ledger, long etterSekvens, long tilSekvens, CancellationToken ct)
    {
        await using var connection = await AapneAsync(ct);
        var range = new { kommunenummer = ledger.Kommune.Nummer, etterSekvens = Innenfor(etterSekvens), tilSekvens = Innenfor(tilSekvens) };
        return Endringer(
            await connection.QueryAsync<Saldorad>(new CommandDefinition(Setninger.SaldoEndring, range, cancellationToken: ct)),
            await connection.QueryAsync<Budsjettrad>(new CommandDefinition(Setninger.BudsjettlinjeEndring, range, cancellationToken: ct)));
    }

    public async Task<IReadOnlyList<Saldopost>> SaldoFraJournalAsync(LedgerId ledger, Regnskapsaar aar, long tilSekvens, CancellationToken ct)
    {
        await using var connection = await AapneAsync(ct);
        var parameters = new { kommunenummer = ledger.Kommune.Nummer, aar = aar.Aar, tilSekvens = Innenfor(tilSekvens) };
        var actuals = await connection.QueryAsync<Saldorad>(new CommandDefinition(Setninger.SaldoFraJournal, parameters, cancellationToken: ct));
        var poster = actuals.Select(r => r.Post()).ToList();
        foreach (var vedtak in await VedtakAsync(connection, ledger, aar, tilSekvens, ct))
        {
            poster.AddRange(vedtak.Vedtak.Linjer.SelectMany(l => Budsjettposter(l.Dimensjon, l.Beloep, l.Periodisering, vedtak.Vedtak.Type, 0)));
        }

        return poster;
    }

    public async Task<LagretBilag?> FinnBilagAsync(LedgerId ledger, Regnskapsaar aar, int bilagsnummer, CancellationToken ct)
    {
        await using var connection = await AapneAsync(ct);
        var row = await connection.QueryFirstOrDefaultAsync<Journalpostrad>(new CommandDefinition(
            Setninger.JournalBilag, new { kommunenummer = ledger.Kommune.Nummer, aar = aar.Aar, bilagsnummer }, cancellationToken: ct));
        if (row is null)
        {
            return null;
        }

        var rows = await connection.QueryAsync<Posteringsrad>(new CommandDefinition(
            Setninger.PosteringBilag, new { kommunenummer = ledger.Kommune.Nummer, sekvens = row.Sekvens }, cancellationToken: ct));
        var reversedBy = await connection.ExecuteScalarAsync<int?>(new CommandDefinition(
            Setninger.JournalTilbakefoering, new { kommunenummer = ledger.Kommune.Nummer, aar = aar.Aar, bilagsnummer }, cancellationToken: ct));
        var post = row.Post();
        var bilag = new Bilag(post.Referanse, post.Dato!.Value, Periode.Fra(post.Periode!.Value), [.. rows.Select(r => r.Postering())], post.Tekst.Tekst, post.Tilbakefoerer);
        return new LagretBilag(post, bilag, Rader.Tid(row.Tidspunkt), row.Bruker, reversedBy);
    }

    public async Task<IReadOnlyList<LagretVedtak>> VedtakAsync(LedgerId ledger, Regnskapsaar aar, long tilSekvens, CancellationToken ct)
    {
        await using var connection = await AapneAsync(ct);
        return await VedtakAsync(connection, ledger, aar, tilSekvens, ct);
    }

    public virtual async Task<IReadOnlyList<LagretPostering>> PosteringerAsync(Posteringssporring sporring, CancellationToken ct)
    {
        var q = Innenfor(sporring);
        await using var connection = await AapneAsync(ct);
        var reader = (DbDataReader)await connection.ExecuteReaderAsync(new CommandDefinition(
            q.Ider is null ? Setninger.PosteringDel : Setninger.PosteringSide,
            new
            {
                kommunenummer = q.Ledger.Kommune.Nummer,
                noekler = q.Ider is null ? null : Heltallsliste(q.Ider.Select(id => (long)id)),
                plasser = q.Ider is null ? null : Heltallsliste(q.Plasser.Select(p => p.Verdi)),
                tilSekvens = q.TilSekvens,
                etterSekvens = q.Etter.Sekvens,
                etterLinje = q.Etter.Linje,
                fraPeriode = q.FraPeriode.Nummer,
                tilPeriode = q.TilPeriode.Nummer,
                antall = q.Antall,
            },
            cancellationToken: ct));
        return await Lestrader.SideAsync(reader, q.Noekkel, q.Antall, ct);
    }

    public virtual Task<string?> KontrollerAvledetAsync(LedgerId ledger, CancellationToken ct) => Task.FromResult<string?>(null);

    public async Task<(long Antall, Beloep Debet)> PosteringssumAsync(LedgerId ledger, long tilSekvens, CancellationToken ct)
    {
        await using var connection = await AapneAsync(ct);
        var (antall, hele, rest) = await connection.QuerySingleAsync<(long, long, long)>(new CommandDefinition(Setninger.PosteringSum, new { kommunenummer = ledger.Kommune.Nummer, tilSekvens = Innenfor(tilSekvens) }, cancellationToken: ct));
        return (antall, Beloep.FraOere(((Int128)hele << 32) + rest));
    }

    public async Task LoggTilgangAsync(Tilgangspost post, CancellationToken ct)
    {
        await using var connection = await AapneAsync(ct);
        await LoggTilgangAsync(connection, null, Setninger.TilgangNy, post, Tid(post.Tidspunkt), ct);
    }

    internal static Task LoggTilgangAsync(DbConnection connection, DbTransaction? transaction, string setning, Tilgangspost post, object tidspunkt, CancellationToken ct) =>
        connection.ExecuteAsync(new CommandDefinition(
            setning,
            new { tidspunkt, kommunenummer = post.Ledger.Kommune.Nummer, bruker = post.Bruker, adresse = post.Adresse, metode = post.Metode, sti = post.Sti, status = post.Status },
            transaction,
            cancellationToken: ct));

    public async Task<IReadOnlyList<Tilgangspost>> TilgangerAsync(LedgerId ledger, long foer, int antall, CancellationToken ct)
    {
        await using var connection = await AapneAsync(ct);
        var rows = await connection.QueryAsync<Tilgangsrad>(new CommandDefinition(Setninger.TilgangListe, new { kommunenummer = ledger.Kommune.Nummer, foer, antall }, cancellationToken: ct));
        return [.. rows.Select(r => r.Post(ledger))];
    }

    public async Task<IReadOnlyList<Lestpost>> JournalAsync(LedgerId ledger, long etterSekvens, long tilSekvens, int antall, CancellationToken ct)
    {
        (etterSekvens, tilSekvens) = (Innenfor(etterSekvens), Innenfor(tilSekvens));
        await using var connection = await AapneForJournalAsync(ct);
        var heads = (await connection.QueryAsync<Journalpostrad>(new CommandDefinition(
            Setninger.JournalSide, new { kommunenummer = ledger.Kommune.Nummer, etterSekvens, tilSekvens, antall }, cancellationToken: ct))).AsList();
        if (heads.Count == 0)
        {
            return [];
        }

        var range = new { kommunenummer = ledger.Kommune.Nummer, etterSekvens, tilSekvens = heads[^1].Sekvens };
        await using var reader = (DbDataReader)await connection.ExecuteReaderAsync(new CommandDefinition(Setninger.PosteringOmraade, range, cancellationToken: ct));
        var postings = await Lestrader.LesAsync(reader, ct);
        await reader.CloseAsync();
        var lines = (await connection.QueryAsync<Budsjettrad>(new CommandDefinition(Setninger.BudsjettlinjeOmraade, range, cancellationToken: ct))).ToLookup(r => r.Sekvens);
        return [.. heads.Select(h => Rader.Lest(h, postings.GetValueOrDefault(h.Sekvens), lines[h.Sekvens]))];
    }

    protected async Task<Kommunehode?> FinnKommuneAsync(DbConnection connection, DbTransaction? transaction, LedgerId ledger, CancellationToken ct)
    {
        var row = await connection.QueryFirstOrDefaultAsync<Kommunerad>(new CommandDefinition(
            Setninger.KommuneFinn, new { kommunenummer = ledger.Kommune.Nummer }, transaction, cancellationToken: ct));
        return row?.Hode();
    }

    private protected static ILookup<Regnskapsaar, Saldopost> Endringer(IEnumerable<Saldorad> posteringer, IEnumerable<Budsjettrad> budsjett) => posteringer
        .Select(r => (r.Aar, Post: r.Post()))
        .Concat(budsjett.SelectMany(l => Budsjettposter(l.Dimensjon(), Beloep.FraOere(l.Beloep), Periodisering.Parse(l.Periodisering), Vedtaksinnhold.Les(l.Innhold).Type, l.Id).Select(p => (l.Aar, Post: p))))
        .ToLookup(p => Regnskapsaar.Fra(p.Aar), p => p.Post);

    /// <summary>A budget line month by month; it is counted in the first.</summary>
    private static IEnumerable<Saldopost> Budsjettposter(Dimensjon dimensjon, Beloep beloep, Periodisering periodisering, Vedtakstype type, int id)
    {
        var slag = type == Vedtakstype.Opprinnelig ? Saldoslag.OpprinneligBudsjett : Saldoslag.Budsjettendring;
        return periodisering.Fordel(beloep).Select((maaned, m) => new Saldopost(dimensjon, slag, Periode.Fra(m + 1), maaned, m == 0 ? 1 : 0, id));
    }

    private async Task<IReadOnlyList<LagretVedtak>> VedtakAsync(DbConnection connection, LedgerId ledger, Regnskapsaar aar, long tilSekvens, CancellationToken ct)
    {
        var parameters = new { kommunenummer = ledger.Kommune.Nummer, aar = aar.Aar, tilSekvens = Innenfor(tilSekvens) };
        var heads = await connection.QueryAsync<Journalpostrad>(new CommandDefinition(Setninger.JournalVedtak, parameters, cancellationToken: ct));
        var lines = (await connection.QueryAsync<Budsjettrad>(new CommandDefinition(Setninger.BudsjettlinjeTil, parameters, cancellationToken: ct))).ToLookup(l => l.Sekvens);
        var vedtak = new List<LagretVedtak>();
        foreach (var row in heads)
        {
            var post = row.Post();
            var (organ, type) = Vedtaksinnhold.Les(post.Innhold!);
            var budsjettlinjer = lines[post.Sekvens]
                .OrderBy(l => l.Linje)
                .Select(l => new Budsjettlinje(l.Dimensjon(), Beloep.FraOere(l.Beloep), Periodisering.Parse(l.Periodisering)))
                .ToList();
            vedtak.Add(new LagretVedtak(post, new Budsjettvedtak(post.Referanse, post.Dato!.Value, organ, type, post.Tekst.Tekst, budsjettlinjer), Rader.Tid(row.Tidspunkt), row.Bruker));
        }

        return vedtak;
    }
}
