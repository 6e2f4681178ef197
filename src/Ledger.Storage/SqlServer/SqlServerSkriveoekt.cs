using System.Data;
using System.Data.Common;
using Dapper;
using Ledger.Application.Porter;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Verdier;
using Ledger.Storage.Felles;
using Microsoft.Data.SqlClient;

namespace Ledger.Storage.SqlServer;

/// <summary>One transaction on SQL Server. Rows are gathered and bulk-copied in key order, journal before the rows that refer to it.</summary>
internal sealed class SqlServerSkriveoekt : ISkriveoekt
{
    private const int MestVentende = 20_000; // rows; it bounds memory only, since large tables do not escalate locks (0001_grunnlag.sql)

    /// <summary>Few are looked up one by one; for many it pays to send them all at once.</summary>
    private const int MestEnkeltvis = 8;

    private readonly SqlConnection _connection;
    private readonly SqlTransaction _transaction;
    private readonly Setninger _setninger;
    private readonly LedgerId _ledger;
    private readonly SqlServerMassekopi _kopi;
    private readonly Dictionary<(int Aar, Dimensjon Dimensjon), int> _noekler = [];
    private readonly HashSet<int> _hentedeAar = [];
    private readonly Dictionary<(int Aar, Journalslag Slag, string Referanse), int> _ventende = [];
    private readonly Dictionary<int, short> _noekkelaar = [];
    private readonly DataTable _journal = SqlServerTabeller.Journal();
    private readonly DataTable _journaltekst = SqlServerTabeller.Journaltekst();
    private readonly DataTable _postering = SqlServerTabeller.Postering();
    private readonly DataTable _budsjettlinje = SqlServerTabeller.Budsjettlinje();

    private readonly Action _slipp;
    private int _id;

    /// <param name="id">The ledger's number here; 0 when it has none yet.</param>
    /// <param name="slipp">Is called when the connection is let go of.</param>
    public SqlServerSkriveoekt(
        SqlConnection connection, SqlTransaction transaction, Setninger setninger, LedgerId ledger, int id, Kommunehode? hode, Action slipp)
    {
        _slipp = slipp;
        _connection = connection;
        _transaction = transaction;
        _setninger = setninger;
        _kopi = new SqlServerMassekopi(connection, transaction);
        _ledger = ledger;
        _id = id;
        Hode = hode;
    }

    public Kommunehode? Hode { get; }

    public Task<Transaksjon?> FinnIdempotentAsync(string noekkel, CancellationToken ct) =>
        TransaksjonAsync(_setninger.TransaksjonIdempotent, new { ledgerId = _id, idempotensnoekkel = noekkel }, ct);

    public Task<Transaksjon?> FinnTransaksjonAsync(long versjon, CancellationToken ct) =>
        TransaksjonAsync(_setninger.TransaksjonFinn, new { ledgerId = _id, versjon }, ct);

    public async Task<bool> ErDefinertEtterAsync(long etterSekvens, long tilSekvens, CancellationToken ct) =>
        await _connection.ExecuteScalarAsync<int?>(new CommandDefinition(
            _setninger.JournalDefinisjonEtter, new { ledgerId = _id, etterSekvens, tilSekvens }, _transaction, cancellationToken: ct)) is not (null or 0);

    public async Task<IReadOnlyList<Journalpost>> GrunndataAsync(Journalslag slag, int aar, long tilSekvens, CancellationToken ct, long etterSekvens = 0)
    {
        await ToemAsync(ct);

        // Not disposed of: connection and transaction are the session's.
        return await DapperStore.GrunndataAsync(
            _setninger, new SqlServerForbindelse(_connection, _id, snapshot: false, _transaction), _ledger, slag, aar, etterSekvens, tilSekvens, ct);
    }

    public async Task<int> SisteNummerAsync(int aar, Journalslag slag, CancellationToken ct)
    {
        await ToemAsync(ct);
        return await _connection.ExecuteScalarAsync<int>(new CommandDefinition(
            _setninger.JournalSisteNummer, new { ledgerId = _id, aar, slag = (byte)slag }, _transaction, cancellationToken: ct));
    }

    public async Task<IReadOnlyDictionary<string, int>> FinnReferanserAsync(
        int aar, Journalslag slag, IReadOnlyCollection<string> referanser, CancellationToken ct)
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        var rest = new HashSet<string>(StringComparer.Ordinal);
        foreach (var referanse in referanser)
        {
            if (_ventende.TryGetValue((aar, slag, referanse), out var waiting))
            {
                found[referanse] = waiting;
            }
            else
            {
                rest.Add(referanse);
            }
        }

        if (rest.Count <= MestEnkeltvis)
        {
            foreach (var referanse in rest)
            {
                if (await _connection.ExecuteScalarAsync<int?>(new CommandDefinition(
                    _setninger.JournalReferanse, new { ledgerId = _id, aar, slag = (byte)slag, referanse }, _transaction, cancellationToken: ct)) is { } nummer)
                {
                    found[referanse] = nummer;
                }
            }

            return found;
        }

        using var rows = SqlServerMassekopi.Tabell(("referanse", typeof(string)));
        foreach (var referanse in rest)
        {
            SqlServerMassekopi.Legg(rows, referanse);
        }

        await _kopi.KopierAsync(rows, "#referanse", ct);
        var used = await _connection.QueryAsync<(string Referanse, int Nummer)>(new CommandDefinition(
            SqlServerMassekopi.ReferanseBrukte, new { ledgerId = _id, aar, slag = (byte)slag }, _transaction, cancellationToken: ct));
        foreach (var (referanse, nummer) in used)
        {
            found[referanse] = nummer;
        }

        return found;
    }

    public async Task<int?> FinnTilbakefoeringAsync(int aar, int bilagsnummer, CancellationToken ct)
    {
        await ToemAsync(ct);
        return await _connection.ExecuteScalarAsync<int?>(new CommandDefinition(
            _setninger.JournalTilbakefoering, new { ledgerId = _id, aar, bilagsnummer }, _transaction, cancellationToken: ct));
    }

    public async ValueTask<IReadOnlyList<int>> NoeklerAsync(int aar, IReadOnlyList<Dimensjon> dimensjoner, CancellationToken ct)
    {
        var rest = dimensjoner.Where(d => !_noekler.ContainsKey((aar, d))).ToHashSet();
        if (rest.Count > MestEnkeltvis && _hentedeAar.Add(aar))
        {
            await HuskAsync(aar, _setninger.NoekkelAar, ct);
            rest.RemoveWhere(d => _noekler.ContainsKey((aar, d)));
        }

        if (rest.Count > MestEnkeltvis)
        {
            await RegistrerAsync(ct);
            using var rows = new DataTable();
            foreach (var kolonne in Dimensjonstabell.Alle.Index())
            {
                rows.Columns.Add(kolonne.Item.Kolonne, Dimensjonskodek.ErTall(kolonne.Index) ? typeof(byte) : typeof(string));
            }

            foreach (var d in rest)
            {
                SqlServerMassekopi.Legg(rows, [.. Enumerable.Range(0, Dimensjonskodek.Antall).Select(i => Dimensjonskodek.Verdi(d, i))]);
            }

            await _kopi.KopierAsync(rows, "#noekkel_ny", ct);
            await HuskAsync(aar, SqlServerMassekopi.NoekkelNye, ct);
        }
        else
        {
            foreach (var d in rest)
            {
                await RegistrerAsync(ct);
                var parameters = Parametre(aar, d);
                var id = await _connection.ExecuteScalarAsync<int?>(
                    new CommandDefinition(_setninger.NoekkelFinn, parameters, _transaction, cancellationToken: ct))
                    ?? await _connection.ExecuteScalarAsync<int>(new CommandDefinition(_setninger.NoekkelNy, parameters, _transaction, cancellationToken: ct));
                Husk(aar, d, id);
            }
        }

        return [.. dimensjoner.Select(d => _noekler[(aar, d)])];
    }

    public async Task AppendAsync(Journalpost post, Journalrad[] rader, CancellationToken ct)
    {
        await RegistrerAsync(ct);
        SqlServerMassekopi.Legg(
            _journal, _id, post.Sekvens, post.Versjon, (byte)post.Form, (int)post.Slag, post.Aar, post.Nummer, post.Referanse,
            post.Dato?.ToDateTime(TimeOnly.MinValue), post.Periode, post.Tekst.Tekst, post.Tekst.Vern, post.Innhold, post.Tilbakefoerer, post.Hash.ToArray(),
            post.Kilde);
        foreach (var (navn, tekst) in post.Tekster)
        {
            SqlServerMassekopi.Legg(_journaltekst, _id, post.Sekvens, navn, tekst.Tekst, tekst.Vern);
        }

        if (post.Slag is Journalslag.Bilag or Journalslag.Vedtak)
        {
            _ventende[(post.Aar, post.Slag, post.Referanse)] = post.Nummer;
        }

        for (var i = 0; i < rader.Length; i++)
        {
            var rad = rader[i];
            if (rad.Periodisering is null)
            {
                SqlServerMassekopi.Legg(
                    _postering, _id, post.Aar, post.Sekvens, i + 1, rad.Noekkel, post.Periode, rad.GjelderPeriode, rad.Beloep,
                    rad.Tekst.Tekst, rad.Tekst.Vern, rad.Motpart.Tekst, rad.Motpart.Vern, rad.Dokument.Tekst, rad.Dokument.Vern);
            }
            else
            {
                SqlServerMassekopi.Legg(_budsjettlinje, _id, post.Aar, post.Sekvens, i + 1, rad.Noekkel, rad.Beloep, rad.Periodisering, rad.Tiltak);
            }
        }

        if (_journal.Rows.Count + _postering.Rows.Count + _budsjettlinje.Rows.Count > MestVentende)
        {
            await ToemAsync(ct);
        }
    }

    /// <summary>All changes at once: bulk-copied beside the table, then added to the rows there are and inserted where there are none.</summary>
    public async Task EndreSaldoAsync(IEnumerable<Saldodelta> deltas, CancellationToken ct)
    {
        using var rows = SqlServerTabeller.Saldoendring();
        foreach (var d in deltas)
        {
            var harFoerste = d.Foerste != default;
            SqlServerMassekopi.Legg(
                rows, _noekkelaar[d.Noekkel], d.Noekkel, d.Slag, d.Periode, d.Gjelder, d.Beloep, d.Antall, harFoerste
                    ? d.Foerste.Sekvens
                    : null, harFoerste
                    ? d.Foerste.Linje
                    : null);
        }

        if (rows.Rows.Count == 0)
        {
            return;
        }

        await _kopi.KopierAsync(rows, "#saldo_endring", ct);
        await _connection.ExecuteAsync(new CommandDefinition(_setninger.SaldoEndre, new { ledgerId = _id }, _transaction, cancellationToken: ct));
    }

    public Task KildeMottattAsync(int aar, string kilde, DateTimeOffset tidspunkt, CancellationToken ct) => _connection.ExecuteAsync(
        new CommandDefinition(
            _setninger.KildeMottatt, new { ledgerId = _id, aar, kilde, tidspunkt = tidspunkt.UtcDateTime }, _transaction, cancellationToken: ct));

    public async Task SlettTekstAsync(Tekststed sted, Kjedehash hash, CancellationToken ct)
    {
        var parametre = new { ledgerId = _id, nummer = sted.Nummer, linje = sted.Linje, felt = sted.Felt, navn = sted.Navn, hash = hash.ToArray() };
        var setning = Sletting.Setning(_setninger, sted);
        if (await _connection.ExecuteAsync(new CommandDefinition(setning, parametre, _transaction, cancellationToken: ct)) != 1)
        {
            throw new InvalidOperationException($"There is no text {sted} to erase in {_ledger}.");
        }
    }

    public Task SlettSaldoAsync(int aar, CancellationToken ct) =>
        _connection.ExecuteAsync(new CommandDefinition(_setninger.SaldoSlett, new { ledgerId = _id, aar }, _transaction, cancellationToken: ct));

    public Task CommitVedlikeholdAsync(CancellationToken ct) => _transaction.CommitAsync(ct);

    public async Task CommitAsync(Transaksjon transaksjon, Tilgangspost? tilgang, CancellationToken ct)
    {
        await ToemAsync(ct);
        await _connection.ExecuteAsync(new CommandDefinition(
            _setninger.TransaksjonNy,
            new
            {
                ledgerId = _id,
                versjon = transaksjon.Versjon,
                form = (byte)transaksjon.Form,
                tidspunkt = transaksjon.Tidspunkt.UtcDateTime,
                bruker = transaksjon.Bruker.Tekst,
                brukerVern = transaksjon.Bruker.Vern,
                handling = transaksjon.Handling,
                aar = transaksjon.Aar,
                idempotensnoekkel = transaksjon.Idempotensnoekkel,
                innholdshash = transaksjon.Innholdshash,
                kvittering = transaksjon.Kvittering,
                sisteSekvens = transaksjon.SisteSekvens,
                kjedehode = transaksjon.Kjedehode.ToArray(),
                importId = transaksjon.ImportId,
                avtrykkVern = transaksjon.AvtrykkVern,
                segl = transaksjon.Segl?.ToArray(),
            },
            _transaction,
            cancellationToken: ct));
        if (tilgang is not null)
        {
            var linje = new
            {
                ledgerId = _id,
                tidspunkt = tilgang.Tidspunkt.UtcDateTime,
                bruker = tilgang.Versjon is null ? tilgang.Bruker : "",
                adresse = tilgang.Adresse,
                metode = tilgang.Metode,
                sti = tilgang.Sti,
                status = tilgang.Status,
                versjon = tilgang.Versjon,
                gjelder = tilgang.Gjelder,
                hash = tilgang.Hash?.ToArray(),
            };
            await _connection.ExecuteAsync(new CommandDefinition(_setninger.TilgangNy, linje, _transaction, cancellationToken: ct));
        }

        var moved = await _connection.ExecuteAsync(new CommandDefinition(
            _setninger.LedgerFlytt,
            new
            {
                ledgerId = _id,
                versjon = transaksjon.Versjon,
                forrigeVersjon = transaksjon.Versjon - 1,
                sekvens = transaksjon.SisteSekvens,
                kjedehode = transaksjon.Kjedehode.ToArray(),
            },
            _transaction,
            cancellationToken: ct));
        if (moved != 1)
        {
            throw new DBConcurrencyException($"The head of {_ledger} was moved by another writer.");
        }

        await _transaction.CommitAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        _journal.Dispose();
        _journaltekst.Dispose();
        _postering.Dispose();
        _budsjettlinje.Dispose();
        try
        {
            await _transaction.DisposeAsync();
            await _connection.DisposeAsync();
        }
        finally
        {
            _slipp();
        }
    }

    private async Task<Transaksjon?> TransaksjonAsync(string setning, object parametre, CancellationToken ct) =>
        (await LesAsync(setning, parametre, rad => Radkodek.Transaksjon(rad, _ledger), ct)).FirstOrDefault();

    private async Task<List<T>> LesAsync<T>(string setning, object parametre, Func<IRad, T> les, CancellationToken ct)
    {
        var rader = new List<T>();
        await using var reader = (DbDataReader)await _connection.ExecuteReaderAsync(
            new CommandDefinition(setning, parametre, _transaction, cancellationToken: ct));
        var rad = new SqlServerRad(reader);
        while (await reader.ReadAsync(ct))
        {
            rader.Add(les(rad));
        }

        return rader;
    }

    private async Task HuskAsync(int aar, string setning, CancellationToken ct)
    {
        foreach (var (id, dimensjon) in await LesAsync(setning, new { ledgerId = _id, aar }, rad => Radkodek.Noekkel(rad), ct))
        {
            Husk(aar, dimensjon, id);
        }
    }

    private void Husk(int aar, in Dimensjon dimensjon, int id)
    {
        _noekler[(aar, dimensjon)] = id;
        _noekkelaar[id] = (short)aar;
    }

    private DynamicParameters Parametre(int aar, in Dimensjon d)
    {
        var parametre = new DynamicParameters(new { ledgerId = _id, aar });
        for (var i = 0; i < Dimensjonskodek.Antall; i++)
        {
            parametre.Add(Dimensjonskodek.Parametre[i], Dimensjonskodek.Verdi(d, i));
        }

        return parametre;
    }

    private async Task RegistrerAsync(CancellationToken ct)
    {
        if (_id == 0)
        {
            var ny = new { kommunenummer = _ledger.Kommune.Nummer, enhet = _ledger.Enhet, kjedehode = default(Kjedehash).ToArray() };
            _id = await _connection.ExecuteScalarAsync<int>(new CommandDefinition(_setninger.LedgerNy, ny, _transaction, cancellationToken: ct));
        }
    }

    private async Task ToemAsync(CancellationToken ct)
    {
        await _kopi.KopierAsync(_journal, "ledger.journal", ct);
        await _kopi.KopierAsync(_journaltekst, "ledger.journaltekst", ct);
        await _kopi.KopierAsync(_postering, "ledger.postering", ct);
        await _kopi.KopierAsync(_budsjettlinje, "ledger.budsjettlinje", ct);
        _ventende.Clear();
    }
}
