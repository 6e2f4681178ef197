using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Ledger.Application.Porter;

namespace Ledger.Storage.Felles;

/// <summary>A numbered change of the schema.</summary>
/// <param name="Nummer">The four digits that its file name begins with.</param>
/// <param name="Sjekksum">SHA-256 of the text with LF line ends, hexadecimal.</param>
public sealed record Migrering(int Nummer, string Navn, string Tekst, string Sjekksum);

/// <summary>
/// Applies the migrations that a database lacks, inside a transaction that the engine has locked, and refuses a database whose applied
/// migrations are not those of this program.
/// </summary>
public static class Migrator
{
    /// <param name="mappe">Where they lie, e.g. <c>sqlserver/migrations</c>.</param>
    /// <returns>In order.</returns>
    public static IReadOnlyList<Migrering> Migreringer(string mappe) =>
        [.. SqlRessurser.Mappe(mappe).Select(r => new Migrering(
            int.Parse(r.Navn.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture),
            r.Navn,
            r.Tekst,
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(r.Tekst)))))];

    /// <param name="tabell">The name of the migration table, which exists.</param>
    /// <param name="skill">Splits a migration into batches that the engine takes one at a time.</param>
    /// <exception cref="MigreringException">An applied migration was changed or is unknown to this program.</exception>
    internal static async Task AnvendAsync(
        DbConnection connection, DbTransaction transaction, string tabell, IReadOnlyList<Migrering> migreringer, Func<string, IEnumerable<string>> skill,
        DateTimeOffset tidspunkt)
    {
        var applied = (await connection.QueryAsync<(int Nummer, string Navn, string Sjekksum)>(
            $"select nummer, navn, sjekksum from {tabell} order by nummer", transaction: transaction)).ToDictionary(m => m.Nummer);
        foreach (var (nummer, navn, sjekksum) in applied.Values)
        {
            var own = migreringer.FirstOrDefault(m => m.Nummer == nummer)
                ?? throw new MigreringException(
                    $"Databasen har migrering {navn}, som dette programmet ikke kjenner. Start en nyere versjon, eller gjenopprett en sikkerhetskopi.");
            if (own.Sjekksum != sjekksum)
            {
                throw new MigreringException(
                    $"Migrering {navn} er endret etter at den ble kjørt (databasen: {sjekksum[..12]}, programmet: {own.Sjekksum[..12]}). En kjørt "
                        + $"migrering endres aldri; lag en ny.");
            }
        }

        foreach (var migrering in migreringer.Where(m => !applied.ContainsKey(m.Nummer)))
        {
            if (applied.Count > 0 && migrering.Nummer < applied.Keys.Max())
            {
                throw new MigreringException($"Migrering {migrering.Navn} er ikke kjørt, men en senere er det.");
            }

            try
            {
                foreach (var batch in skill(migrering.Tekst))
                {
                    await connection.ExecuteAsync(batch, transaction: transaction);
                }
            }
            catch (DbException e)
            {
                throw new MigreringException($"Migrering {migrering.Navn} feilet: {e.Message}", e);
            }

            await connection.ExecuteAsync(
                $"insert into {tabell} (nummer, navn, sjekksum, tidspunkt) values (@Nummer, @Navn, @Sjekksum, @Tidspunkt)",
                new { migrering.Nummer, migrering.Navn, migrering.Sjekksum, Tidspunkt = tidspunkt.UtcDateTime },
                transaction);
        }
    }
}
