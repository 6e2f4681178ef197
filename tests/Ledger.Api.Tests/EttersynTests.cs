using System.Net;
using Ledger.Api.Tests.Verktoey;
using Microsoft.Data.Sqlite;
using static Ledger.Api.Tests.Verktoey.Testkommune;

namespace Ledger.Api.Tests;

/// <summary>What the service looks after by itself: its files at the start, the logs that are too old, and the ledgers' files on a schedule.</summary>
public sealed class EttersynTests
{
    private const string K = "3203";

    [Test]
    public async Task What_a_killed_program_left_and_months_that_are_too_old_are_gone_after_the_start()
    {
        var mappe = Directory.CreateTempSubdirectory("ledger-").FullName;
        var kropp = await LagAsync(mappe, "mellomlager", "kropp.tmp");
        var gammel = await LagAsync(mappe, "logg", "installasjon", "2019-01.ndjson");
        var ung = await LagAsync(mappe, "logg", "installasjon", $"{DateTime.UtcNow:yyyy-MM}.ndjson");
        await using var tjener = await Tjener.StartAsync(datamappe: mappe, innstillinger: [("Ledger__Logg__Maaneder", "12")]);
        Assert.That(File.Exists(kropp), Is.False, "the body of an upload");
        await tjener.GetAsync("/v1/revisjon/logg"); // Writes what is gathered, and clears away.
        await TilAsync(() => !File.Exists(gammel), "the month that is too old");
        Assert.That(File.Exists(ung), Is.True);
    }

    [Test]
    public async Task Logs_are_kept_for_as_long_as_there_is_no_setting_for_how_long()
    {
        var mappe = Directory.CreateTempSubdirectory("ledger-").FullName;
        var gammel = await LagAsync(mappe, "logg", "installasjon", "2019-01.ndjson");
        await using var tjener = await Tjener.StartAsync(datamappe: mappe, innstillinger: [("Ledger__Logg__Maaneder", "0")]);
        await tjener.GetAsync("/v1/revisjon/logg");
        await Task.Delay(1_500);
        Assert.That(File.Exists(gammel), Is.True);
    }

    [Test]
    public async Task A_file_that_is_damaged_is_found_on_the_schedule_and_nothing_more_is_booked_in_it()
    {
        var mappe = Path.Combine(Path.GetTempPath(), $"ledger-{Guid.NewGuid():N}");
        await using (var foer = await Tjener.StartAsync(datamappe: mappe))
        {
            foer.Behold();
            await RegistrerAsync(foer, K);
            await RegistrerAsync(foer, "3205");
            await KrevAsync(foer.ImporterAsync(Aar(K) + "/importer", Csv("A", 10), "a"));
            await foer.StansAsync();
        }

        await SkadAsync(Path.Combine(mappe, "regnskap", K + ".db"), "postering");
        await using var tjener = await Tjener.StartAsync(datamappe: mappe, innstillinger: [("Ledger__Kontroll__FoersteSekunder", "1")]);
        await TilAsync(() => tjener.Logg.Contains($"Filen til regnskapet {K} er skadet", StringComparison.Ordinal), tjener.Logg);
        var skriving = await tjener.PutAsync(Sti(K) + "/fond/F", new { navn = "F", type = "disposisjonsfond" });
        Assert.That((skriving.Status, (string)skriving.Json["type"]!), Is.EqualTo((HttpStatusCode.Conflict, "urn:ledger:problem:regnskapet-er-skadet")), skriving.Tekst);
        await KrevAsync(tjener.PutAsync(Sti("3205") + "/fond/F", new { navn = "F", type = "disposisjonsfond" }));
        Assert.That((string)(await tjener.GetAsync(Sti(K) + "/revisjon/kontroll")).Json["resultat"]!, Is.EqualTo("BRUTT"));
    }

    private static async Task<string> LagAsync(params string[] sti)
    {
        var fil = Path.Combine(sti);
        Directory.CreateDirectory(Path.GetDirectoryName(fil)!);
        await File.WriteAllTextAsync(fil, "");
        return fil;
    }

    /// <summary>Overwrites the root page of a table.</summary>
    private static async Task SkadAsync(string fil, string tabell)
    {
        long side, stoerrelse;
        await using (var connection = new SqliteConnection($"Data Source={fil};Pooling=False"))
        {
            await connection.OpenAsync();
            side = await TallAsync(connection, $"select rootpage from sqlite_master where name = '{tabell}'");
            stoerrelse = await TallAsync(connection, "pragma page_size");
            await TallAsync(connection, "pragma wal_checkpoint(truncate)");
        }

        await using var bytes = new FileStream(fil, FileMode.Open);
        bytes.Position = (side - 1) * stoerrelse;
        await bytes.WriteAsync(Enumerable.Repeat((byte)0xFF, 100).ToArray());
    }

    private static async Task<long> TallAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The test's own texts.
        command.CommandText = sql;
#pragma warning restore CA2100
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static async Task TilAsync(Func<bool> holder, string hva)
    {
        for (var i = 0; i < 600 && !holder(); i++)
        {
            await Task.Delay(100);
        }

        Assert.That(holder(), Is.True, hva);
    }
}
