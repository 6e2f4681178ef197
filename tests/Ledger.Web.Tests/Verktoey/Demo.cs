using Ledger.Api.Tests.Verktoey;

namespace Ledger.Web.Tests;

/// <summary>
/// The demo, loaded once for all tests: whoever writes goes on with a copy of its folder, and those who only read share one service, which then
/// makes each page once.
/// </summary>
[SetUpFixture]
public sealed class Demo
{
    private static readonly Lazy<Task<string>> Lastet = new(LastAsync);
    private static readonly Lazy<Task<Tjener>> Lesere = new(() => StartAsync(
        ("Ledger__Sider__Innramming", "https://kommune.example"), ("Ledger__Sider__Kontakt", "okonomi-avdelingen")));

    /// <summary>A service with the demo that nobody writes to. It is stopped after the last test.</summary>
    public static Task<Tjener> LesAsync() => Lesere.Value;

    /// <summary>A service with a demo of its own.</summary>
    public static async Task<Tjener> StartAsync(params (string Navn, string Verdi)[] innstillinger) =>
        await Tjener.StartAsync(demo: true, datamappe: Kopi(await Lastet.Value), innstillinger: [("Ledger__RateLimit__Enabled", "false"), .. innstillinger]);

    /// <summary>A service with a demo of its own, or with the directory of one, by a clock of the test's.</summary>
    public static async Task<Tjener> StartAsync(TimeProvider klokke, string? datamappe = null) =>
        await Tjener.StartAsync(demo: true, datamappe: datamappe ?? Kopi(await Lastet.Value), klokke: klokke);

    /// <summary>The files as they are, the log of the database with them.</summary>
    public static string Kopi(string mappe)
    {
        var kopi = Directory.CreateTempSubdirectory("ledger-kopi-").FullName;
        foreach (var fil in Directory.EnumerateFiles(mappe, "*", SearchOption.AllDirectories))
        {
            var ny = Path.Combine(kopi, Path.GetRelativePath(mappe, fil));
            Directory.CreateDirectory(Path.GetDirectoryName(ny)!);
            File.Copy(fil, ny);
        }

        return kopi;
    }

    [OneTimeTearDown]
    public async Task Rydd()
    {
        if (Lesere.IsValueCreated)
        {
            await (await Lesere.Value).DisposeAsync();
        }

        if (Lastet.IsValueCreated)
        {
            Directory.Delete(await Lastet.Value, recursive: true);
        }
    }

    private static async Task<string> LastAsync()
    {
        var tjener = await Tjener.StartAsync(demo: true);
        tjener.Behold();
        await tjener.StansAsync();
        await tjener.DisposeAsync();
        return tjener.Datamappe;
    }
}
