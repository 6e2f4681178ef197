using Dapper;
using Ledger.Application.Porter;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Verdier;
using Ledger.Storage.Felles;
using Microsoft.Data.Sqlite;

namespace Ledger.Storage.Sqlite;

/// <summary>One immediate transaction on the SQLite file. The statements that run once per row are prepared and reused.</summary>
internal sealed class SqliteSkriveoekt : ISkriveoekt
{
    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _transaction;
    private readonly Setninger _setninger;
    private readonly Kommunenummer _kommunenummer;
    private readonly Action _release;
    private readonly SqlitePreparert _journal;
    private readonly SqlitePreparert _postering;
    private readonly SqlitePreparert _budsjettlinje;
    private readonly SqlitePreparert _referanse;
    private readonly SqlitePreparert _saldo;
    private readonly SqlitePreparert _noekkelFinn;
    private readonly SqlitePreparert _noekkelNy;
    private static readonly string[] Noekkelfelt = ["kommunenummer", "aar", "kontoklasse", "art", "funksjon", "kapittel", "sektor", "ansvar", "prosjekt", "fond", "merke"];

    private readonly Dictionary<(int, Dimensjon), int> _noekler = [];
    private bool _disposed;

    public SqliteSkriveoekt(SqliteConnection connection, SqliteTransaction transaction, Setninger setninger, Kommunenummer kommunenummer, Kommunehode? hode, Action release)
    {
        _connection = connection;
        _transaction = transaction;
        _setninger = setninger;
        _kommunenummer = kommunenummer;
        _release = release;
        Hode = hode;
        _journal = new SqlitePreparert(connection, transaction, setninger.JournalNy,
            "kommunenummer", "sekvens", "versjon", "slag", "aar", "nummer", "referanse", "dato", "periode", "tekst", "innhold", "tilbakefoerer", "hash");
        _postering = new SqlitePreparert(connection, transaction, setninger.PosteringNy,
            "kommunenummer", "sekvens", "linje", "noekkelId", "periode", "beloep", "tekst", "motpart", "dokument");
        _budsjettlinje = new SqlitePreparert(connection, transaction, setninger.BudsjettlinjeNy,
            "kommunenummer", "sekvens", "linje", "noekkelId", "beloep", "periodisering");
        _referanse = new SqlitePreparert(connection, transaction, setninger.JournalReferanse, "kommunenummer", "aar", "slag", "referanse");
        _noekkelFinn = new SqlitePreparert(connection, transaction, setninger.NoekkelFinn, Noekkelfelt);
        _noekkelNy = new SqlitePreparert(connection, transaction, setninger.NoekkelNy, Noekkelfelt);
        _saldo = new SqlitePreparert(connection, transaction, setninger.SaldoEndre, "noekkelId", "slag", "periode", "beloep", "antall");
    }

    public Kommunehode? Hode { get; }

    public async Task<Transaksjon?> FinnIdempotentAsync(string noekkel, CancellationToken ct)
    {
        var row = await _connection.QueryFirstOrDefaultAsync<Transaksjonsrad>(new CommandDefinition(
            _setninger.TransaksjonIdempotent, new { kommunenummer = _kommunenummer.Nummer, idempotensnoekkel = noekkel }, _transaction, cancellationToken: ct));
        return row?.Transaksjon();
    }

    public Task<int> SisteNummerAsync(int aar, Journalslag slag, CancellationToken ct) =>
        _connection.ExecuteScalarAsync<int>(new CommandDefinition(
            _setninger.JournalSisteNummer, new { kommunenummer = _kommunenummer.Nummer, aar, slag = (byte)slag }, _transaction, cancellationToken: ct));

    public Task<int?> FinnReferanseAsync(int aar, Journalslag slag, string referanse, CancellationToken ct)
    {
        var number = _referanse.Bind(_kommunenummer.Nummer, aar, (long)slag, referanse).ExecuteScalar();
        return Task.FromResult(number is null ? (int?)null : (int)(long)number);
    }

    public Task<int?> FinnTilbakefoeringAsync(int aar, int bilagsnummer, CancellationToken ct) =>
        _connection.ExecuteScalarAsync<int?>(new CommandDefinition(
            _setninger.JournalTilbakefoering, new { kommunenummer = _kommunenummer.Nummer, aar, bilagsnummer }, _transaction, cancellationToken: ct));

    public ValueTask<int> NoekkelAsync(int aar, Dimensjon dimensjon, CancellationToken ct)
    {
        if (!_noekler.TryGetValue((aar, dimensjon), out var id))
        {
            id = (int)(long)(Bind(_noekkelFinn).ExecuteScalar() ?? Bind(_noekkelNy).ExecuteScalar()!);
            _noekler.Add((aar, dimensjon), id);
        }

        return ValueTask.FromResult(id);

        SqliteCommand Bind(SqlitePreparert statement) => statement.Bind(
            _kommunenummer.Nummer, aar, (long)dimensjon.Kontoklasse, dimensjon.Art.ToString(), dimensjon.Funksjon.ToString(), dimensjon.Kapittel.ToString(), dimensjon.Sektor.ToString(),
            dimensjon.Ansvar.ToString(), dimensjon.Prosjekt.ToString(), dimensjon.Fond.ToString(), (long)dimensjon.Merke);
    }

    public Task AppendAsync(Journalpost post, IReadOnlyList<Journalrad> rader, CancellationToken ct)
    {
        if (Hode is null && post.Sekvens == 1)
        {
            _connection.Execute(_setninger.KommuneNy, new { kommunenummer = _kommunenummer.Nummer, kjedehode = default(Kjedehash).ToArray() }, _transaction);
        }

        _journal.Bind(
            post.Kommunenummer.Nummer, post.Sekvens, post.Versjon, (long)post.Slag, post.Aar, post.Nummer, post.Referanse,
            post.Dato is { } dato ? Kanonisk.Dato(dato) : null, post.Periode, post.Tekst, post.Innhold, post.Tilbakefoerer, post.Hash.ToArray()).ExecuteNonQuery();
        for (var i = 0; i < rader.Count; i++)
        {
            var rad = rader[i];
            if (rad.Periodisering is null)
            {
                _postering.Bind(post.Kommunenummer.Nummer, post.Sekvens, i + 1, rad.Noekkel, post.Periode, rad.Beloep, rad.Tekst, rad.Motpart, rad.Dokument).ExecuteNonQuery();
            }
            else
            {
                _budsjettlinje.Bind(post.Kommunenummer.Nummer, post.Sekvens, i + 1, rad.Noekkel, rad.Beloep, rad.Periodisering).ExecuteNonQuery();
            }
        }

        return Task.CompletedTask;
    }

    public Task EndreSaldoAsync(IReadOnlyCollection<Saldodelta> deltas, CancellationToken ct)
    {
        foreach (var delta in deltas)
        {
            _saldo.Bind(delta.Noekkel, (long)delta.Slag, (long)delta.Periode, delta.Beloep, delta.Antall).ExecuteNonQuery();
        }

        return Task.CompletedTask;
    }

    public Task SlettSaldoAsync(int aar, CancellationToken ct) =>
        _connection.ExecuteAsync(new CommandDefinition(_setninger.SaldoSlett, new { kommunenummer = _kommunenummer.Nummer, aar }, _transaction, cancellationToken: ct));

    public Task CommitVedlikeholdAsync(CancellationToken ct) => _transaction.CommitAsync(ct);

    public async Task CommitAsync(Transaksjon transaksjon, CancellationToken ct)
    {
        await _connection.ExecuteAsync(
            _setninger.TransaksjonNy,
            new
            {
                kommunenummer = _kommunenummer.Nummer,
                versjon = transaksjon.Versjon,
                tidspunkt = Kanonisk.Tid(transaksjon.Tidspunkt),
                bruker = transaksjon.Bruker,
                handling = transaksjon.Handling,
                aar = transaksjon.Aar,
                idempotensnoekkel = transaksjon.Idempotensnoekkel,
                innholdshash = transaksjon.Innholdshash,
                kvittering = transaksjon.Kvittering,
                sisteSekvens = transaksjon.SisteSekvens,
                kjedehode = transaksjon.Kjedehode.ToArray(),
            },
            _transaction);
        var moved = await _connection.ExecuteAsync(
            _setninger.KommuneFlytt,
            new
            {
                kommunenummer = _kommunenummer.Nummer,
                versjon = transaksjon.Versjon,
                forrigeVersjon = transaksjon.Versjon - 1,
                sekvens = transaksjon.SisteSekvens,
                kjedehode = transaksjon.Kjedehode.ToArray(),
            },
            _transaction);
        if (moved != 1)
        {
            throw new InvalidOperationException($"The head of {_kommunenummer} was moved by another writer.");
        }

        await _transaction.CommitAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        try
        {
            foreach (var prepared in new[] { _journal, _postering, _budsjettlinje, _referanse, _saldo, _noekkelFinn, _noekkelNy })
            {
                prepared.Dispose();
            }

            await _transaction.DisposeAsync();
            await _connection.DisposeAsync();
        }
        finally
        {
            _release();
        }
    }
}
