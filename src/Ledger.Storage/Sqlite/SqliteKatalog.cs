using System.Text.Json;
using Dapper;
using Ledger.Application.Noekler;
using Ledger.Application.Porter;
using Ledger.Domain.Kjede;
using Ledger.Domain.Verdier;
using Ledger.Storage.Felles;
using Microsoft.Data.Sqlite;

namespace Ledger.Storage.Sqlite;

/// <summary>Where the file of a ledger lies.</summary>
/// <param name="Fil">Its name in the folder of ledgers.</param>
/// <param name="LagetSom">The temporary name that the file was created under; null for a file that was moved here. It is renamed once it is registered.</param>
internal sealed record Plassering(string Fil, string? LagetSom)
{
    /// <summary>The hash of its row in the catalogue, for the log of the installation.</summary>
    public Kjedehash Tilstand(DateTimeOffset registrert) =>
        Kjedehash.Av(JsonSerializer.SerializeToUtf8Bytes(new[] { Fil, LagetSom, Kanonisk.Tid(registrert) }));
}

/// <summary>The catalogue: which ledgers this installation has and where their files lie, its API keys, and its own log. One small file.</summary>
/// <remarks>Its writers wait for each other in the process, and they are never long. No ledger is written while the catalogue is held.</remarks>
internal sealed class SqliteKatalog : IDisposable
{
    public const string Filnavn = "katalog.db";

    private static readonly IReadOnlyList<Migrering> Migreringer = Migrator.Migreringer(SqliteSql.Katalogmigreringer);

    private readonly SemaphoreSlim _skriver = new(1, 1);
    private readonly Lock _laas = new();
    private Aapen? _aapen;
    private bool _lukket;

    public SqliteKatalog(string mappe, TimeSpan laasvent, TimeProvider klokke) => Fil = new SqliteFil(Path.Combine(mappe, Filnavn), laasvent, klokke);

    public SqliteFil Fil { get; }

    public Task MigrerAsync(CancellationToken ct) => Fil.MigrerAsync(Migreringer, ct);

    /// <summary>Null when the ledger is not here.</summary>
    public Plassering? Finn(LedgerId ledger) => Nylig().Plasseringer.Les(ledger);

    public Apinoekkel? FinnNoekkel(string id) => Nylig().Noekler.Les(id);

    /// <summary>Every ledger with its file, in order.</summary>
    public List<(LedgerId Ledger, Plassering Plassering)> Alle()
    {
        Fil.Krev();
        return Hent().Lesere.Les(l =>
        {
            using var alle = new SqliteSetning(l.Connection, SqliteSql.Plassering("plassering_alle"));
            return alle.LesAlle(rad => (Radkodek.Ledger(rad), new Plassering(rad.Tekst(2), rad.TekstEllerNull(3))));
        });
    }

    /// <summary>Adds a ledger; false when it is here already.</summary>
    public Task<bool> RegistrerAsync(LedgerId ledger, Plassering plassering, DateTimeOffset tidspunkt, string hendelse, CancellationToken ct) => SkrivAsync(
        async felles =>
        {
            if (Finn(ledger) is not null)
            {
                return false;
            }

            var ny = new { kommunenummer = ledger.Kommune.Nummer, enhet = ledger.Enhet, fil = plassering.Fil, lagetSom = plassering.LagetSom,
                registrert = Kanonisk.Tid(tidspunkt) };
            await felles.UtfoerAsync(SqliteSql.Plassering("plassering_ny"), ny, ct);
            await LoggAsync(felles, tidspunkt, hendelse, ledger, plassering.Tilstand(tidspunkt), ct);
            return true;
        },
        ct);

    /// <summary>Takes a ledger out; its file stays where it is. False when it is not here.</summary>
    public Task<bool> AvregistrerAsync(LedgerId ledger, DateTimeOffset tidspunkt, CancellationToken ct) => SkrivAsync(
        async felles =>
        {
            var tattUt = await felles.UtfoerAsync(
                SqliteSql.Plassering("plassering_slett"), new { kommunenummer = ledger.Kommune.Nummer, enhet = ledger.Enhet }, ct) == 1;
            if (tattUt)
            {
                await LoggAsync(felles, tidspunkt, "regnskap-avregistrert", ledger, null, ct);
            }

            return tattUt;
        },
        ct);

    public SqliteForbindelse Aapne()
    {
        Fil.Krev();
        return Hent().Lesere.Lei(() => { });
    }

    /// <summary>Writes in one transaction.</summary>
    public async Task<T> SkrivAsync<T>(Func<Forbindelse, Task<T>> arbeid, CancellationToken ct)
    {
        await _skriver.WaitAsync(ct);
        try
        {
            var connection = Fil.AapneSkriver();
            await using var felles = new SqliteForbindelse(connection, connection.Dispose);
            return await felles.SkrivAsync(() => arbeid(felles), ct);
        }
        finally
        {
            _skriver.Release();
        }
    }

    public Lagerfeil? Helse()
    {
        Fil.Krev();
        using var connection = Fil.Aapne();
        Fil.KrevMigrert(connection, Migreringer);
        return Fil.ErSkrivebeskyttet(connection) ? Lagerfeil.Skrivebeskyttet : null;
    }

    public void Dispose()
    {
        lock (_laas)
        {
            _lukket = true;
            _aapen?.Dispose();
            _aapen = null;
        }

        _skriver.Dispose();
    }

    private static Task LoggAsync(
        Forbindelse felles, DateTimeOffset tidspunkt, string hendelse, LedgerId ledger, Kjedehash? tilstand, CancellationToken ct) =>
        Loggkjede.SkrivAsync(
            felles, SqliteSql.Setninger, new Installasjonslinje(0, tidspunkt, hendelse, ledger.ToString(), null, null, tilstand, null), Kanonisk.Tid, ct);

    private Aapen Nylig()
    {
        if (Fil.ErForeldet())
        {
            Fil.Krev();
        }

        return Hent();
    }

    /// <summary>Opened when it is first asked for: the file may not be there, or not migrated, before.</summary>
    private Aapen Hent()
    {
        return Volatile.Read(ref _aapen) ?? Aapne();

        Aapen Aapne()
        {
            lock (_laas)
            {
                ObjectDisposedException.ThrowIf(_lukket, this);
                return _aapen ??= new Aapen(Fil);
            }
        }
    }

    /// <summary>The open connection to the catalogue file, and what is cached from it.</summary>
    private sealed class Aapen : IDisposable
    {
        private readonly SqliteEndringsmerke _merke;

        public Aapen(SqliteFil fil)
        {
            var connection = fil.Aapne();
            try
            {
                fil.KrevMigrert(connection, Migreringer);
                _merke = new SqliteEndringsmerke(connection);
            }
            catch
            {
                connection.Dispose();
                throw;
            }

            Lesere = new SqliteLesere(fil);
            Plasseringer = new(_merke, FinnPlassering);
            Noekler = new(_merke, FinnNoekkel);
        }

        public SqliteLesere Lesere { get; }

        public SqliteMinne<LedgerId, Plassering> Plasseringer { get; }

        public SqliteMinne<string, Apinoekkel> Noekler { get; }

        public void Dispose()
        {
            Lesere.Dispose();
            _merke.Dispose();
        }

        private Plassering? FinnPlassering(LedgerId ledger) => Lesere.Les(l =>
        {
            using var finn = new SqliteSetning(l.Connection, SqliteSql.Plassering("plassering_finn"), "kommunenummer", "enhet");
            return finn.Sett(0, ledger.Kommune.Nummer).Sett(1, ledger.Enhet).Les(rad => new Plassering(rad.Tekst(0), rad.TekstEllerNull(1)));
        });

        private Apinoekkel? FinnNoekkel(string id) => Lesere.Les(l =>
        {
            using var finn = new SqliteSetning(l.Connection, SqliteSql.Setninger.NoekkelApiFinn, "id");
            return finn.Sett(0, id).Les(Radkodek.Apinoekkel);
        });
    }
}
