namespace Ledger.Api.Tests.Verktoey;

/// <summary>The demo, loaded once for all tests of the process; who needs it goes on with a copy of its files.</summary>
internal static class Demomappe
{
    private static readonly Lazy<Task<string>> Lastet = new(LastAsync);

    public static async Task<string> KopiAsync() => Kopi(await Lastet.Value);

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

    private static async Task<string> LastAsync()
    {
        var mappe = Directory.CreateTempSubdirectory("ledger-demo-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(mappe, recursive: true);
        await using var tjener = await Tjener.StartAsync(demo: true, datamappe: mappe);
        tjener.Behold();
        await tjener.StansAsync();
        return mappe;
    }
}
