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
    private readonly DataTable _journal = SqlServerMassekopi.Tabell(
        ("kommunenummer", typeof(short)), ("sekvens", typeof(long)), ("versjon", typeof(long)), ("slag", typeof(byte)), ("aar", typeof(short)), ("nummer", typeof(int)), ("referanse", typeof(string)),
        ("dato", typeof(DateTime)), ("periode", typeof(byte)), ("tekst", typeof(string)), ("innhold", typeof(string)), ("tilbakefoerer", typeof(int)), ("hash", typeof(byte[])));

    private readonly DataTable _postering = SqlServerMassekopi.Tabell(
        ("kommunenummer", typeof(short)), ("sekvens", typeof(long)), ("linje", typeof(int)), ("noekkel_id", typeof(int)), ("periode", typeof(byte)), ("beloep", typeof(long)),
        ("tekst", typeof(string)), ("motpart", typeof(string)), ("dokument", typeof(string)));

    private readonly DataTable _budsjettlinje = SqlServerMassekopi.Tabell(
        ("kommunenummer", typeof(short)), ("sekvens", typeof(long)), ("linje", typeof(int)), ("noekkel_id", typeof(int)), ("beloep", typeof(long)), ("periodisering", typeof(string)));

    private bool _registrert;

    public SqlServerSkriveoekt(SqlConnection connection, SqlTransaction transaction, Setninger setninger, LedgerId ledger, Kommunehode? hode)
    {
        _connection = connection;
        _transaction = transaction;
        _setninger = setninger;
        _kopi = new SqlServerMassekopi(connection, transaction);
        _ledger = ledger;
        _registrert = hode is not null;
        Hode = hode;
    }

    public Kommunehode? Hode { get; }

    public async Task<Transaksjon?> FinnIdempotentAsync(string noekkel, CancellationToken ct)
    {
        var row = await _connection.QueryFirstOrDefaultAsync<Transaksjonsrad>(new CommandDefinition(
            _setninger.TransaksjonIdempotent, new { kommunenummer = _ledger.Kommune.Nummer, idempotensnoekkel = noekkel }, _transaction, cancellationToken: ct));
        return row?.Transaksjon();
    }

    public async Task<Transaksjon?> FinnTransaksjonAsync(long versjon, CancellationToken ct)
    {
        var row = await _connection.QueryFirstOrDefaultAsync<Transaksjonsrad>(new CommandDefinition(
            _setninger.TransaksjonFinn, new { kommunenummer = _ledger.Kommune.Nummer, versjon }, _transaction, cancellationToken: ct));
        return row?.Transaksjon();
    }

    public async Task<int> SisteNummerAsync(int aar, Journalslag slag, CancellationToken ct)
    {
        await ToemAsync(ct);
        return await _connection.ExecuteScalarAsync<int>(new CommandDefinition(
            _setninger.JournalSisteNummer, new { kommunenummer = _ledger.Kommune.Nummer, aar, slag = (byte)slag }, _transaction, cancellationToken: ct));
    }

    public async Task<IReadOnlyDictionary<string, int>> FinnReferanserAsync(int aar, Journalslag slag, IReadOnlyCollection<string> referanser, CancellationToken ct)
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
                    _setninger.JournalReferanse, new { kommunenummer = _ledger.Kommune.Nummer, aar, slag = (byte)slag, referanse }, _transaction, cancellationToken: ct)) is { } nummer)
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
            SqlServerMassekopi.ReferanseBrukte, new { kommunenummer = _ledger.Kommune.Nummer, aar, slag = (byte)slag }, _transaction, cancellationToken: ct));
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
            _setninger.JournalTilbakefoering, new { kommunenummer = _ledger.Kommune.Nummer, aar, bilagsnummer }, _transaction, cancellationToken: ct));
    }

    public async ValueTask<IReadOnlyList<int>> NoeklerAsync(int aar, IReadOnlyList<Dimensjon> dimensjoner, CancellationToken ct)
    {
        var rest = dimensjoner.Where(d => !_noekler.ContainsKey((aar, d))).ToHashSet();
        if (rest.Count > MestEnkeltvis && _hentedeAar.Add(aar))
        {
            var kept = await _connection.QueryAsync<Noekkelrad>(new CommandDefinition(_setninger.NoekkelAar, new { kommunenummer = _ledger.Kommune.Nummer, aar }, _transaction, cancellationToken: ct));
            Husk(aar, kept);
            rest.RemoveWhere(d => _noekler.ContainsKey((aar, d)));
        }

        if (rest.Count > MestEnkeltvis)
        {
            await RegistrerAsync(ct);
            using var rows = SqlServerMassekopi.Tabell(
                ("kontoklasse", typeof(byte)), ("art", typeof(string)), ("funksjon", typeof(string)), ("kapittel", typeof(string)), ("sektor", typeof(string)),
                ("ansvar", typeof(string)), ("prosjekt", typeof(string)), ("fond", typeof(string)), ("merke", typeof(byte)));
            foreach (var d in rest)
            {
                SqlServerMassekopi.Legg(
                    rows, (byte)d.Kontoklasse, d.Art.ToString(), d.Funksjon.ToString(), d.Kapittel.ToString(), d.Sektor.ToString(),
                    d.Ansvar.ToString(), d.Prosjekt.ToString(), d.Fond.ToString(), (byte)d.Merke);
            }

            await _kopi.KopierAsync(rows, "#noekkel_ny", ct);
            Husk(aar, await _connection.QueryAsync<Noekkelrad>(new CommandDefinition(
                SqlServerMassekopi.NoekkelNye, new { kommunenummer = _ledger.Kommune.Nummer, aar }, _transaction, cancellationToken: ct)));
        }
        else
        {
            foreach (var d in rest)
            {
                await RegistrerAsync(ct);
                var parameters = Noekkelparametre.Av(_ledger, aar, d);
                var id = await _connection.ExecuteScalarAsync<int?>(new CommandDefinition(_setninger.NoekkelFinn, parameters, _transaction, cancellationToken: ct))
                    ?? await _connection.ExecuteScalarAsync<int>(new CommandDefinition(_setninger.NoekkelNy, parameters, _transaction, cancellationToken: ct));
                _noekler.Add((aar, d), id);
            }
        }

        return [.. dimensjoner.Select(d => _noekler[(aar, d)])];
    }

    public async Task AppendAsync(Journalpost post, IReadOnlyList<Journalrad> rader, CancellationToken ct)
    {
        await RegistrerAsync(ct);
        SqlServerMassekopi.Legg(
            _journal, post.Ledger.Kommune.Nummer, post.Sekvens, post.Versjon, (byte)post.Slag, post.Aar, post.Nummer, post.Referanse,
            post.Dato?.ToDateTime(TimeOnly.MinValue), post.Periode, post.Tekst.Tekst, post.Innhold, post.Tilbakefoerer, post.Hash.ToArray());
        if (post.Slag is Journalslag.Bilag or Journalslag.Vedtak)
        {
            _ventende[(post.Aar, post.Slag, post.Referanse)] = post.Nummer;
        }

        for (var i = 0; i < rader.Count; i++)
        {
            var rad = rader[i];
            if (rad.Periodisering is null)
            {
                SqlServerMassekopi.Legg(_postering, post.Ledger.Kommune.Nummer, post.Sekvens, i + 1, rad.Noekkel, post.Periode, rad.Beloep, rad.Tekst.Tekst, rad.Motpart.Tekst, rad.Dokument.Tekst);
            }
            else
            {
                SqlServerMassekopi.Legg(_budsjettlinje, post.Ledger.Kommune.Nummer, post.Sekvens, i + 1, rad.Noekkel, rad.Beloep, rad.Periodisering);
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
        using var rows = SqlServerMassekopi.Tabell(
            ("noekkel_id", typeof(int)), ("slag", typeof(byte)), ("periode", typeof(byte)), ("beloep", typeof(long)), ("antall", typeof(long)), ("foerste", typeof(long)));
        foreach (var d in deltas)
        {
            SqlServerMassekopi.Legg(rows, d.Noekkel, (byte)d.Slag, d.Periode, d.Beloep, d.Antall, d.Foerste == default ? null : d.Foerste.Verdi);
        }

        if (rows.Rows.Count == 0)
        {
            return;
        }

        await _kopi.KopierAsync(rows, "#saldo_endring", ct);
        await _connection.ExecuteAsync(new CommandDefinition(_setninger.SaldoEndre, transaction: _transaction, cancellationToken: ct));
    }

    public Task SlettSaldoAsync(int aar, CancellationToken ct) =>
        _connection.ExecuteAsync(new CommandDefinition(_setninger.SaldoSlett, new { kommunenummer = _ledger.Kommune.Nummer, aar }, _transaction, cancellationToken: ct));

    public Task CommitVedlikeholdAsync(CancellationToken ct) => _transaction.CommitAsync(ct);

    public async Task CommitAsync(Transaksjon transaksjon, Tilgangspost? tilgang, CancellationToken ct)
    {
        await ToemAsync(ct);
        await _connection.ExecuteAsync(new CommandDefinition(
            _setninger.TransaksjonNy,
            new
            {
                kommunenummer = _ledger.Kommune.Nummer,
                versjon = transaksjon.Versjon,
                tidspunkt = transaksjon.Tidspunkt.UtcDateTime,
                bruker = transaksjon.Bruker.Tekst,
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
                kommunenummer = _ledger.Kommune.Nummer,
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
        _postering.Dispose();
        _budsjettlinje.Dispose();
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private void Husk(int aar, IEnumerable<Noekkelrad> rows)
    {
        foreach (var row in rows)
        {
            _noekler[(aar, row.Dimensjon())] = row.Id;
        }
    }

    private async Task RegistrerAsync(CancellationToken ct)
    {
        if (!_registrert)
        {
            await _connection.ExecuteAsync(new CommandDefinition(
                _setninger.KommuneNy, new { kommunenummer = _ledger.Kommune.Nummer, kjedehode = default(Kjedehash).ToArray() }, _transaction, cancellationToken: ct));
            _registrert = true;
        }
    }

    private async Task ToemAsync(CancellationToken ct)
    {
        await _kopi.KopierAsync(_journal, "ledger.journal", ct);
        await _kopi.KopierAsync(_postering, "ledger.postering", ct);
        await _kopi.KopierAsync(_budsjettlinje, "ledger.budsjettlinje", ct);
        _ventende.Clear();
    }
}
