using Microsoft.Data.Sqlite;

namespace Ledger.Tests;

/// <summary>Somebody with a database file, who changes it behind the service's back.</summary>
internal static class Inntrenger
{
    /// <summary>Takes the triggers away, which let nothing be changed, and carries out what is given.</summary>
    /// <returns>How many rows were changed.</returns>
    public static async Task<int> EndreAsync(string fil, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={fil};Pooling=False;Foreign Keys=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "select group_concat('drop trigger ' || name, ';') from sqlite_master where type = 'trigger'";
        var triggers = (string)(await command.ExecuteScalarAsync())!;
#pragma warning disable CA2100 // The test is the attacker.
        command.CommandText = triggers + ";" + sql;
#pragma warning restore CA2100
        return await command.ExecuteNonQueryAsync();
    }
}
