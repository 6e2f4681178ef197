using System.Data;
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
    private const int MestVentende = 20_000;

    private readonly SqlConnection _connection;
    private readonly SqlTransaction _transaction;
    private readonly Setninger _setninger;
    private readonly Kommunenummer _kommunenummer;
    private readonly Dictionary<(int, Dimensjon), int> _noekler = [];
    private readonly Dictionary<(int Aar, Journalslag Slag, string Referanse), int> _ventende = [];
    private readonly DataTable _journal = Tabell(
        ("kommunenummer", typeof(short)), ("sekvens", typeof(long)), ("versjon", typeof(long)), ("slag", typeof(byte)), ("aar", typeof(short)), ("nummer", typeof(int)), ("referanse", typeof(string)),
        ("dato", typeof(DateTime)), ("periode", typeof(byte)), ("tekst", typeof(string)), ("innhold", typeof(string)), ("tilbakefoerer", typeof(int)), ("hash", typeof(byte[])));

    private readonly DataTable _postering = Tabell(
        ("kommunenummer", typeof(short)), ("sekvens", typeof(long)), ("linje", typeof(int)), ("noekkel_id", typeof(int)), ("periode", typeof(byte)), ("beloep", typeof(long)),
        ("tekst", typeof(string)), ("motpart", typeof(string)), ("dokument", typeof(string)));

    private readonly DataTable _budsjettlinje = Tabell(
        ("kommunenummer", typeof(short)), ("sekvens", typeof(long)), ("linje", typeof(int)), ("noekkel_id", typeof(int)), ("beloep", typeof(long)), ("periodisering", typeof(string)));

    private static readonly string[] Kjederekkefoelge = ["kommunenummer", "sekvens"];
    private bool _registrert;
    private bool _endringstabell;

    public SqlServerSkriveoekt(SqlConnection connection, SqlTransaction transaction, Setninger setninger, Kommunenummer kommunenummer, Kommunehode? hode)
    {
        _connection = connection;
        _transaction = transaction;
        _setninger = setninger;
        _kommunenummer = kommunenummer;
        _registrert = hode is not null;
        Hode = hode;
    }

    public Kommunehode? Hode { get; }

    public async Task<Transaksjon?> FinnIdempotentAsync(string noekkel, CancellationToken ct)
    {
        var row = await _connection.QueryFirstOrDefaultAsync<Transaksjonsrad>(new CommandDefinition(
            _setninger.TransaksjonIdempotent, new { kommunenummer = _kommunenummer.Nummer, idempotensnoekkel = noekkel }, _transaction, cancellationToken: ct));
        return row?.Transaksjon();
    }

    public async Task<Transaksjon?> FinnTransaksjonAsync(long versjon, CancellationToken ct)
    {
        var row = await _connection.QueryFirstOrDefaultAsync<Transaksjonsrad>(new CommandDefinition(
            _setninger.TransaksjonFinn, new { kommunenummer = _kommunenummer.Nummer, versjon }, _transaction, cancellationToken: ct));
        return row?.Transaksjon();
    }

    public async Task<int> SisteNummerAsync(int aar, Journalslag slag, CancellationToken ct)
    {
        await ToemAsync(ct);
        return await _connection.ExecuteScalarAsync<int>(new CommandDefinition(
            _setninger.JournalSisteNummer, new { kommunenummer = _kommunenummer.Nummer, aar, slag = (byte)slag }, _transaction, cancellationToken: ct));
    }

    public async Task<int?> FinnReferanseAsync(int aar, Journalslag slag, string referanse, CancellationToken ct) =>
        _ventende.TryGetValue((aar, slag, referanse), out var waiting)
            ? waiting
            : await _connection.ExecuteScalarAsync<int?>(new CommandDefinition(
                _setninger.JournalReferanse, new { kommunenummer = _kommunenummer.Nummer, aar, slag = (byte)slag, referanse }, _transaction, cancellationToken: ct));

    public async Task<int?> FinnTilbakefoeringAsync(int aar, int bilagsnummer, CancellationToken ct)
    {
        await ToemAsync(ct);
        return await _connection.ExecuteScalarAsync<int?>(new CommandDefinition(
            _setninger.JournalTilbakefoering, new { kommunenummer = _kommunenummer.Nummer, aar, bilagsnummer }, _transaction, cancellationToken: ct));
    }

    public async ValueTask<int> NoekkelAsync(int aar, Dimensjon dimensjon, CancellationToken ct)
    {
        if (_noekler.TryGetValue((aar, dimensjon), out var id))
        {
            return id;
        }

        await RegistrerAsync(ct);
        var parameters = Noekkelparametre.Av(_kommunenummer, aar, dimensjon);
        id = await _connection.ExecuteScalarAsync<int?>(new CommandDefinition(_setninger.NoekkelFinn, parameters, _transaction, cancellationToken: ct))
            ?? await _connection.ExecuteScalarAsync<int>(new CommandDefinition(_setninger.NoekkelNy, parameters, _transaction, cancellationToken: ct));
        _noekler.Add((aar, dimensjon), id);
        return id;
    }

    public async Task AppendAsync(Journalpost post, IReadOnlyList<Journalrad> rader, CancellationToken ct)
    {
        await RegistrerAsync(ct);
        Legg(
            _journal, post.Kommunenummer.Nummer, post.Sekvens, post.Versjon, (byte)post.Slag, post.Aar, post.Nummer, post.Referanse,
            post.Dato?.ToDateTime(TimeOnly.MinValue), post.Periode, post.Tekst, post.Innhold, post.Tilbakefoerer, post.Hash.ToArray());
        if (post.Slag is Journalslag.Bilag or Journalslag.Vedtak)
        {
            _ventende[(post.Aar, post.Slag, post.Referanse)] = post.Nummer;
        }

        for (var i = 0; i < rader.Count; i++)
        {
            var rad = rader[i];
            if (rad.Periodisering is null)
            {
                Legg(_postering, post.Kommunenummer.Nummer, post.Sekvens, i + 1, rad.Noekkel, post.Periode, rad.Beloep, rad.Tekst, rad.Motpart, rad.Dokument);
            }
            else
            {
                Legg(_budsjettlinje, post.Kommunenummer.Nummer, post.Sekvens, i + 1, rad.Noekkel, rad.Beloep, rad.Periodisering);
            }
        }

        if (_journal.Rows.Count + _postering.Rows.Count + _budsjettlinje.Rows.Count > MestVentende)
        {
            await ToemAsync(ct);
        }
    }

    /// <summary>All changes at once: bulk-copied beside the table, then added to the rows there are and inserted where there are none.</summary>
    public async Task EndreSaldoAsync(IReadOnlyCollection<Saldodelta> deltas, CancellationToken ct)
    {
        if (deltas.Count == 0)
        {
            return;
        }

        if (!_endringstabell)
        {
            await _connection.ExecuteAsync(new CommandDefinition(SqlRessurser.Mappe(SqlServerStore.Motor + "/oekt").Single().Tekst, transaction: _transaction, cancellationToken: ct));
            _endringstabell = true;
        }

        using var rows = Tabell(("noekkel_id", typeof(int)), ("slag", typeof(byte)), ("periode", typeof(byte)), ("beloep", typeof(long)), ("antall", typeof(long)));
        foreach (var d in deltas)
        {
            Legg(rows, d.Noekkel, d.Slag, d.Periode, d.Beloep, d.Antall);
        }

        await KopierAsync(rows, "#saldo_endring", ["noekkel_id", "slag", "periode"], ct);
        await _connection.ExecuteAsync(new CommandDefinition(_setninger.SaldoEndre, transaction: _transaction, cancellationToken: ct));
    }

    public Task SlettSaldoAsync(int aar, CancellationToken ct) =>
        _connection.ExecuteAsync(new CommandDefinition(_setninger.SaldoSlett, new { kommunenummer = _kommunenummer.Nummer, aar }, _transaction, cancellationToken: ct));

    public Task CommitVedlikeholdAsync(CancellationToken ct) => _transaction.CommitAsync(ct);

    public async Task CommitAsync(Transaksjon transaksjon, Tilgangspost? tilgang, CancellationToken ct)
    {
        await ToemAsync(ct);
        await _connection.ExecuteAsync(new CommandDefinition(
            _setninger.TransaksjonNy,
            new
            {
                kommunenummer = _kommunenummer.Nummer,
                versjon = transaksjon.Versjon,
                tidspunkt = transaksjon.Tidspunkt.UtcDateTime,
                bruker = transaksjon.Bruker,
                handling = transaksjon.Handling,
                aar = transaksjon.Aar,
                idempotensnoekkel = transaksjon.Idempotensnoekkel,
                innholdshash = transaksjon.Innholdshash,
                kvittering = transaksjon.Kvittering,
                sisteSekvens = transaksjon.SisteSekvens,
                kjedehode = transaksjon.Kjedehode.ToArray(),
                importId = transaksjon.ImportId,
            },
            _transaction,
            cancellationToken: ct));
        if (tilgang is not null)
        {
            await DapperStore.LoggTilgangAsync(_connection, _transaction, _setninger.TilgangNy, tilgang, tilgang.Tidspunkt.UtcDateTime, ct);
        }

        var moved = await _connection.ExecuteAsync(new CommandDefinition(
            _setninger.KommuneFlytt,
            new
            {
                kommunenummer = _kommunenummer.Nummer,
                versjon = transaksjon.Versjon,
                forrigeVersjon = transaksjon.Versjon - 1,
                sekvens = transaksjon.SisteSekvens,
                kjedehode = transaksjon.Kjedehode.ToArray(),
            },
            _transaction,
            cancellationToken: ct));
        if (moved != 1)
        {
            throw new DBConcurrencyException($"The head of {_kommunenummer} was moved by another writer.");
        }

        await _transaction.CommitAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        _journal.Dispose();
        _postering.Dispose();
        _budsjettlinje.Dispose();
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private async Task RegistrerAsync(CancellationToken ct)
    {
        if (!_registrert)
        {
            await _connection.ExecuteAsync(new CommandDefinition(
                _setninger.KommuneNy, new { kommunenummer = _kommunenummer.Nummer, kjedehode = default(Kjedehash).ToArray() }, _transaction, cancellationToken: ct));
            _registrert = true;
        }
    }

    private async Task ToemAsync(CancellationToken ct)
    {
        await KopierAsync(_journal, "ledger.journal", Kjederekkefoelge, ct);
        await KopierAsync(_postering, "ledger.postering", Kjederekkefoelge, ct);
        await KopierAsync(_budsjettlinje, "ledger.budsjettlinje", Kjederekkefoelge, ct);
        _ventende.Clear();
    }

    private async Task KopierAsync(DataTable rows, string table, string[] order, CancellationToken ct)
    {
        if (rows.Rows.Count == 0)
        {
            return;
        }

        using var copy = new SqlBulkCopy(_connection, SqlBulkCopyOptions.CheckConstraints, _transaction) { DestinationTableName = table, BulkCopyTimeout = 0 };
        foreach (DataColumn column in rows.Columns)
        {
            copy.ColumnMappings.Add(column.ColumnName, column.ColumnName);
        }

        foreach (var column in order)
        {
            copy.ColumnOrderHints.Add(column, SortOrder.Ascending);
        }

        await copy.WriteToServerAsync(rows, ct);
        rows.Clear();
    }

    private static DataTable Tabell(params ReadOnlySpan<(string Navn, Type Type)> kolonner)
    {
        var table = new DataTable();
        foreach (var (navn, type) in kolonner)
        {
            table.Columns.Add(navn, type);
        }

        return table;
    }

    private static void Legg(DataTable table, params ReadOnlySpan<object?> verdier)
    {
        var row = table.NewRow();
        for (var i = 0; i < verdier.Length; i++)
        {
            row[i] = verdier[i] ?? DBNull.Value;
        }

        table.Rows.Add(row);
    }
}
