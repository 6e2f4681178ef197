using System.Collections.Concurrent;
using Ledger.Application.Porter;
using Ledger.Domain.Kjede;
using Ledger.Domain.Verdier;
using Ledger.Storage.Felles;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Ledger.Storage.Sqlite;

/// <summary>
/// Reads heads, which every request does: on connections that are kept with the statement prepared, since opening and preparing would cost
/// many times the read.
/// </summary>
internal sealed class SqliteHodeleser(Func<SqliteConnection> aapne, Setninger setninger) : IDisposable
{
    private const int Versjon = 1, Sekvens = 2, Hode = 3;
    private const int MestLedige = 32;
    private readonly ConcurrentBag<(SqliteConnection Forbindelse, SqliteSetning Setning)> _ledige = [];

    public Kommunehode? Finn(Kommunenummer kommunenummer)
    {
        if (!_ledige.TryTake(out var reader))
        {
            var connection = aapne();
            reader = (connection, new SqliteSetning(connection, setninger.KommuneFinn, "kommunenummer"));
        }

        Kommunehode? head;
        try
        {
            head = reader.Setning.Sett(0, kommunenummer.Nummer).Les(s => new Kommunehode(
                kommunenummer, raw.sqlite3_column_int64(s, Versjon), raw.sqlite3_column_int64(s, Sekvens), Kjedehash.Fra(raw.sqlite3_column_blob(s, Hode).ToArray())));
        }
        catch
        {
            Lukk(reader);
            throw;
        }

        if (_ledige.Count < MestLedige)
        {
            _ledige.Add(reader);
        }
        else
        {
            Lukk(reader);
        }

        return head;
    }

    public void Dispose()
    {
        while (_ledige.TryTake(out var reader))
        {
            Lukk(reader);
        }
    }

    private static void Lukk((SqliteConnection Forbindelse, SqliteSetning Setning) reader)
    {
        reader.Setning.Dispose();
        reader.Forbindelse.Dispose();
    }
}
