using System.Diagnostics;
using System.Globalization;
using System.Net;
using Ledger.Api.Tests.Verktoey;
using Microsoft.Data.Sqlite;
using static Ledger.Api.Tests.Verktoey.Enkelkommune;

namespace Ledger.Api.Tests;

/// <summary>
/// A disk that is full or fails, a database that is read-only, corrupt, held by another or gone: the service says so by a stable type, goes
/// on with what it can, books nothing by half, and is well again without a restart when the fault is.
/// </summary>
[Parallelizable(ParallelScope.All)] // Each has a process and a directory of its own, and mostly waits.
public sealed class LagerfeilTests
{
    private static readonly Lazy<Task<string>> Klar = new(LagKlarAsync);

    [Test]
    public async Task A_full_disk_answers_507_keeps_reading_and_is_well_again_when_there_is_room()
    {
        var disk = Directory.CreateTempSubdirectory("ledger-disk-").FullName;
        if (await KjoerAsync("mount", "-t", "tmpfs", "-o", "size=16m", "ledger-test", disk) != 0)
        {
            Directory.Delete(disk);
            Assert.Ignore("No right to mount a small file system here; A_failing_disk_… covers the same path by a limit of file size.");
        }

        try
        {
            await using var tjener = await Tjener.StartProsessAsync(datamappe: Path.Combine(disk, "data"));
            await OpprettAsync(tjener);
            await KrevAsync(BokfoerAsync(tjener, "FOER"));

            var filler = Path.Combine(disk, "fyll");
            await FyllAsync(filler);
            var small = await UntilAsync(i => BokfoerAsync(tjener, $"S{i}", new string('x', 200)), s => s.Status != HttpStatusCode.Created);
            Assert.That((small.Status, Type(small)), Is.EqualTo((HttpStatusCode.InsufficientStorage, "lageret-er-fullt")), small.Tekst);
            var large = await tjener.ImporterAsync(R + "/importer", Rader("I", 30_000), "stor");
            Assert.That((large.Status, Type(large)), Is.EqualTo((HttpStatusCode.InsufficientStorage, "lageret-er-fullt")), large.Tekst);
            Assert.That((await tjener.GetAsync(R + "/driftsregnskap")).Status, Is.EqualTo(HttpStatusCode.OK), "reading goes on");
            var before = await KontrollertAntallAsync(tjener);

            File.Delete(filler);
            await KrevAsync(BokfoerAsync(tjener, "ETTER"));
            await KrevAsync(tjener.ImporterAsync(R + "/importer", Rader("I", 1_000), "liten"));
            Assert.That(await KontrollertAntallAsync(tjener), Is.EqualTo(before + 2 + 2_000));
        }
        finally
        {
            await KjoerAsync("umount", disk);
            Directory.Delete(disk, recursive: true);
        }
    }

    [Test]
    public async Task A_failing_disk_answers_503_or_507_books_nothing_by_half_and_is_well_again_without_a_restart()
    {
        // Writes beyond a size fail with an error of the file system, as they do on a quota; the limit is put on the running process.
        Krev(OperatingSystem.IsLinux() && File.Exists("/usr/bin/prlimit"), "prlimit is not here.");
        await using var tjener = await Tjener.StartProsessAsync();
        await OpprettAsync(tjener);
        await KrevAsync(BokfoerAsync(tjener, "FOER"));
        var before = await KontrollertAntallAsync(tjener);

        await BegrensAsync(tjener, "4000000");
        var svar = await tjener.ImporterAsync(R + "/importer", Rader("I", 26_000), "stor");
        Assert.That(Type(svar), Is.EqualTo("lageret-er-fullt").Or.EqualTo("lageret-svarer-ikke"), svar.Tekst);
        Assert.That((await tjener.GetAsync(R + "/driftsregnskap")).Status, Is.EqualTo(HttpStatusCode.OK), "reading goes on");
        Assert.That(await KontrollertAntallAsync(tjener), Is.EqualTo(before), "nothing of it is booked");

        await BegrensAsync(tjener, "unlimited");
        var again = await tjener.ImporterAsync(R + "/importer", Rader("I", 26_000), "stor");
        Assert.That(again.Status, Is.EqualTo(HttpStatusCode.Created), again.Tekst);
        Assert.That(await KontrollertAntallAsync(tjener), Is.EqualTo(before + 52_000));
    }

    [Test]
    public async Task A_database_that_may_only_be_read_answers_503_to_writes_and_serves_reads()
    {
        var folder = await KlarMappeAsync();
        await using var tjener = await SomVanligBrukerAsync(folder);
        await KrevAsync(tjener.GetAsync(R + "/driftsregnskap"));
        RettTil(folder, write: false);
        try
        {
            var svar = await BokfoerAsync(tjener, "A");
            Assert.That((svar.Status, Type(svar)), Is.EqualTo((HttpStatusCode.ServiceUnavailable, "lageret-er-skrivebeskyttet")), svar.Tekst);
            Assert.That(svar.Hode("Retry-After"), Is.Not.Null);
            Assert.That(Type(await tjener.GetAsync("/helse/klar")), Is.EqualTo("lageret-er-skrivebeskyttet"));
            Assert.That((await tjener.GetAsync(R + "/driftsregnskap")).Status, Is.EqualTo(HttpStatusCode.OK));
        }
        finally
        {
            RettTil(folder, write: true);
        }

        await KrevAsync(BokfoerAsync(tjener, "A"));
        Assert.That(await KontrollertAntallAsync(tjener), Is.EqualTo(2));
    }

    [Test]
    public async Task A_start_on_what_is_no_database_or_may_not_be_written_ends_with_a_message_and_code_1()
    {
        var folder = await KlarMappeAsync();
        RettTil(folder, write: false);
        try
        {
            Assert.That(async () => await SomVanligBrukerAsync(folder), Throws.InvalidOperationException.With.Message.Contains("Databasen kan ikke brukes (Skrivebeskyttet)").And.Message.Not.Contains("   at "));
        }
        finally
        {
            RettTil(folder, write: true);
        }

        File.Delete(Path.Combine(folder, "katalog.db-wal"));
        File.Delete(Path.Combine(folder, "katalog.db-shm"));
        await File.WriteAllTextAsync(Path.Combine(folder, "katalog.db"), new string('x', 100_000));
        Assert.That(async () => await Tjener.StartProsessAsync(datamappe: folder), Throws.InvalidOperationException.With.Message.Contains("Databasen kan ikke brukes (Skadet)").And.Message.Not.Contains("   at "));
        Assert.That((await File.ReadAllTextAsync(Path.Combine(folder, "katalog.db"))).Length, Is.EqualTo(100_000), "what lies there is not touched");
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public async Task Pages_that_are_destroyed_while_it_runs_answer_503_that_it_is_broken_and_the_process_lives()
    {
        var folder = await KlarMappeAsync();
        var tjener = await Tjener.StartProsessAsync(datamappe: folder);
        await KrevAsync(tjener.PutAsync("/v1/kommuner/3203", new { navn = "Asker", organisasjonsnummer = "920125298" }));
        var file = Regnskap(folder);
        var whole = await Filskade.OedeleggAsync(file);

        foreach (var svar in new[] { await tjener.GetAsync(R + "/driftsregnskap"), await BokfoerAsync(tjener, "A"), await tjener.GetAsync(K) })
        {
            Assert.That((svar.Status, Type(svar)), Is.EqualTo((HttpStatusCode.ServiceUnavailable, "lageret-er-skadet")), svar.Tekst);
        }

        Assert.That((await tjener.GetAsync("/helse/live")).Status, Is.EqualTo(HttpStatusCode.OK));
        await KrevAsync(tjener.GetAsync("/helse/klar"));
        await KrevAsync(tjener.GetAsync("/v1/kommuner/3203")); // Another ledger has another file.

        // A copy in its place, while the service is stopped as for any restore, and all is as it was.
        tjener.Behold();
        Assert.That(await tjener.StansAsync(), Is.Zero);
        await tjener.DisposeAsync();
        foreach (var rest in Directory.EnumerateFiles(Path.GetDirectoryName(file)!, "3201.db-*"))
        {
            File.Delete(rest);
        }

        await File.WriteAllBytesAsync(file, whole);
        await using var again = await Tjener.StartProsessAsync(datamappe: folder);
        await KrevAsync(BokfoerAsync(again, "A"));
        Assert.That(await KontrollertAntallAsync(again), Is.EqualTo(2));
    }

    [Test]
    public async Task A_schema_that_is_not_there_or_too_old_answers_503_until_it_is_migrated_beside_the_service_and_a_newer_one_is_served()
    {
        var folder = Directory.CreateTempSubdirectory("ledger-").FullName;
        var file = Path.Combine(folder, "katalog.db");
        await File.WriteAllBytesAsync(file, []);
        await using var tjener = await Tjener.StartProsessAsync(datamappe: folder, innstillinger: [("Ledger__Migrer", "false")]);
        foreach (var svar in new[] { await tjener.GetAsync("/helse/klar"), await tjener.GetAsync(R + "/driftsregnskap"), await BokfoerAsync(tjener, "A") })
        {
            Assert.That((svar.Status, Type(svar)), Is.EqualTo((HttpStatusCode.ServiceUnavailable, "lageret-er-ikke-migrert")), svar.Tekst);
        }

        Assert.That((await tjener.GetAsync("/helse/live")).Status, Is.EqualTo(HttpStatusCode.OK));
        var (code, output) = await Tjener.KommandoAsync(folder, "migrer");
        Assert.That(code, Is.Zero, output);
        await KrevAsync(tjener.GetAsync("/helse/klar"));
        await OpprettAsync(tjener);
        await KrevAsync(BokfoerAsync(tjener, "A"));

        await KjoerAsync(file, "delete from migrering where nummer = (select max(nummer) from migrering)");
        Assert.That(Type(await tjener.GetAsync("/helse/klar")), Is.EqualTo("lageret-er-ikke-migrert"));

        // In a rolling deploy the newest instance migrates, and the others go on.
        await KjoerAsync(file, "insert into migrering values (9999, '9999_nyere', 'x', 'x')");
        await KrevAsync(tjener.GetAsync("/helse/klar"));
        await KrevAsync(BokfoerAsync(tjener, "B"));

        static async Task KjoerAsync(string file, string sql)
        {
            await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Written above.
            command.CommandText = sql;
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync();
        }
    }

    [Test]
    public async Task A_server_that_does_not_answer_is_told_by_type_and_a_start_that_must_migrate_it_ends()
    {
        // Nobody listens at port 1.
        (string, string)[] server = [("Ledger__Provider", "sqlserver"), ("ConnectionStrings__Ledger", "Server=127.0.0.1,1;Database=x;User Id=x;Password=hemmelig;Encrypt=false;Connect Timeout=1;ConnectRetryCount=0")];
        Assert.That(
            async () => await Tjener.StartProsessAsync(innstillinger: server),
            Throws.InvalidOperationException.With.Message.Contains("Databasen kan ikke brukes (Utilgjengelig)").And.Message.Not.Contains("   at ").And.Message.Not.Contains("hemmelig"));

        await using var tjener = await Tjener.StartProsessAsync(innstillinger: [.. server, ("Ledger__Migrer", "false")]);
        foreach (var svar in new[] { await tjener.GetAsync("/helse/klar"), await tjener.GetAsync(R + "/driftsregnskap"), await tjener.ImporterAsync(R + "/importer", Rader("I", 10), "i") })
        {
            Assert.That((svar.Status, Type(svar), svar.Hode("Retry-After")), Is.EqualTo((HttpStatusCode.ServiceUnavailable, "lageret-svarer-ikke", "5")), svar.Tekst);
        }

        Assert.That((await tjener.GetAsync("/helse/live")).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(tjener.Logg, Does.Not.Contain("hemmelig"));
    }

    [Test]
    public async Task A_file_held_by_another_process_answers_503_to_writes_until_it_is_let_go()
    {
        await using var tjener = await Tjener.StartProsessAsync(innstillinger: [("Ledger__Timeouts__DatabaseLock", "1")]);
        await OpprettAsync(tjener);
        await using (var other = new SqliteConnection($"Data Source={Regnskap(tjener.Datamappe)};Pooling=False"))
        {
            await other.OpenAsync();
            await using var hold = other.BeginTransaction(deferred: false);
            var svar = await BokfoerAsync(tjener, "A");
            Assert.That((svar.Status, Type(svar)), Is.EqualTo((HttpStatusCode.ServiceUnavailable, "lageret-er-opptatt")), svar.Tekst);
            Assert.That((await tjener.GetAsync(R + "/driftsregnskap")).Status, Is.EqualTo(HttpStatusCode.OK), "reading goes on");
        }

        await KrevAsync(BokfoerAsync(tjener, "A"));
        Assert.That(await KontrollertAntallAsync(tjener), Is.EqualTo(2));
    }

    [Test]
    public async Task A_file_that_is_moved_away_answers_503_is_not_made_anew_and_serves_again_when_it_is_back()
    {
        await using var tjener = await Tjener.StartProsessAsync();
        await OpprettAsync(tjener);
        await KrevAsync(BokfoerAsync(tjener, "FOER"));
        var file = Regnskap(tjener.Datamappe);
        File.Move(file, file + ".borte");
        foreach (var svar in new[] { await tjener.GetAsync(R + "/driftsregnskap"), await BokfoerAsync(tjener, "A"), await tjener.ImporterAsync(R + "/importer", Rader("I", 10), "i") })
        {
            Assert.That((svar.Status, Type(svar)), Is.EqualTo((HttpStatusCode.ServiceUnavailable, "lageret-svarer-ikke")), svar.Tekst);
        }

        await KrevAsync(tjener.GetAsync("/helse/klar")); // It is of one ledger alone.
        Assert.That(File.Exists(file), Is.False, "an empty database in its place would be worse than none");

        File.Move(file + ".borte", file);
        Assert.That((await tjener.GetAsync("/helse/klar")).Status, Is.EqualTo(HttpStatusCode.OK));
        await KrevAsync(BokfoerAsync(tjener, "A"));
        Assert.That(await KontrollertAntallAsync(tjener), Is.EqualTo(4));
    }

    /// <summary>A data directory with a municipality in it, left by a service that has ended: a copy of one that is made once.</summary>
    private static async Task<string> KlarMappeAsync() => Demomappe.Kopi(await Klar.Value);

    private static async Task<string> LagKlarAsync()
    {
        await using var tjener = await Tjener.StartAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(tjener.Datamappe, recursive: true);
        await OpprettAsync(tjener);
        tjener.Behold();
        await tjener.StansAsync();
        return tjener.Datamappe;
    }

    /// <summary>The service as a user who is bound by file modes. Root is not, and starts it as nobody.</summary>
    private static async Task<Tjener> SomVanligBrukerAsync(string folder)
    {
        Krev(!OperatingSystem.IsWindows(), "File modes of Unix.");
        if (Environment.UserName != "root")
        {
            return await Tjener.StartProsessAsync(datamappe: folder);
        }

        Krev(await KjoerAsync("chown", "-R", "65534", folder) == 0, "No right to give files away.");
        return await Tjener.StartPaaAsync("http://127.0.0.1:0", datamappe: folder, foran: ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]);
    }

    private static void RettTil(string folder, bool write)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        const UnixFileMode Read = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        foreach (var file in Directory.EnumerateFiles(folder, "*.db*", SearchOption.AllDirectories))
        {
            File.SetUnixFileMode(file, write ? Read | UnixFileMode.UserWrite : Read);
        }

        foreach (var mappe in new[] { folder, Path.GetDirectoryName(Regnskap(folder))! })
        {
            File.SetUnixFileMode(mappe, Read | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute | (write ? UnixFileMode.UserWrite : 0));
        }
    }

    private static string Regnskap(string datamappe) => Path.Combine(datamappe, "regnskap", "3201.db");

    private static async Task FyllAsync(string file)
    {
        try
        {
            await using var stream = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
            var block = new byte[4096];
            while (true)
            {
                await stream.WriteAsync(block);
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    private static async Task BegrensAsync(Tjener tjener, string bytes) =>
        Assert.That(await KjoerAsync("prlimit", "--pid", tjener.Prosess.ToString(CultureInfo.InvariantCulture), $"--fsize={bytes}:unlimited"), Is.Zero);

    private static async Task<Svar> UntilAsync(Func<int, Task<Svar>> send, Func<Svar, bool> done)
    {
        var svar = await send(0);
        for (var i = 1; i < 20_000 && !done(svar); i++)
        {
            svar = await send(i);
        }

        return svar;
    }

    private static async Task<int> KjoerAsync(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true })!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    private static void Krev(bool condition, string otherwise)
    {
        if (!condition)
        {
            Assert.Ignore(otherwise);
        }
    }
}
