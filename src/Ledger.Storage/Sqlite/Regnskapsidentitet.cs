using Dapper;
using Ledger.Application.Porter;
using Ledger.Domain.Verdier;
using Ledger.Storage.Felles;
using Microsoft.Data.Sqlite;

namespace Ledger.Storage.Sqlite;

/// <summary>Which ledger a file says that it holds. A file may have been copied over another's.</summary>
internal static class Regnskapsidentitet
{
    public static readonly IReadOnlyList<Migrering> Migreringer = Migrator.Migreringer(SqliteSql.Regnskapsmigreringer);

    /// <summary>Null when the file holds none yet.</summary>
    public static LedgerId? Les(SqliteConnection connection) =>
        connection.QueryFirstOrDefault<(int Kommunenummer, string Enhet)>(SqliteSql.Oppstart("identitet")) is { Kommunenummer: > 0 } funnet
            ? Radkodek.Ledger(funnet.Kommunenummer, funnet.Enhet)
            : null;

    /// <exception cref="LagerException">The file's schema is too old, or it is of another ledger.</exception>
    public static void Krev(SqliteConnection connection, SqliteFil fil, LedgerId ledger)
    {
        fil.KrevMigrert(connection, Migreringer);
        if (Les(connection) is var funnet && funnet != ledger)
        {
            throw new LagerException(Lagerfeil.Skadet, $"Databasefilen {fil.Sti} er regnskapet til {funnet?.ToString() ?? "ingen"}, ikke {ledger}.");
        }
    }
}
