using Ledger.Api.Tests.Verktoey;

namespace Ledger.Web.Tests;

/// <summary>
/// Services with the demo, each in a folder of its own, for whoever writes; those who only read share one, which then makes each page once.
/// </summary>
[SetUpFixture]
public sealed class Demo
{
    private static readonly Lazy<Task<Tjener>> Lesere = new(() => StartAsync(
        ("Ledger__Sider__Innramming", "https://kommune.example"), ("Ledger__Sider__Kontakt", "okonomi-avdelingen")));

    /// <summary>A service with the demo that nobody writes to. It is stopped after the last test.</summary>
    public static Task<Tjener> LesAsync() => Lesere.Value;

    /// <summary>A service with a demo of its own.</summary>
    public static Task<Tjener> StartAsync(params (string Navn, string Verdi)[] innstillinger) =>
        Tjener.StartAsync(demo: true, innstillinger: [("Ledger__RateLimit__Enabled", "false"), .. innstillinger]);

    /// <summary>A service with a demo of its own, or with the directory of one, by a clock of the test's.</summary>
    public static Task<Tjener> StartAsync(TimeProvider klokke, string? datamappe = null) =>
        Tjener.StartAsync(demo: true, datamappe: datamappe, klokke: klokke);

    [OneTimeTearDown]
    public async Task Rydd()
    {
        if (Lesere.IsValueCreated)
        {
            await (await Lesere.Value).DisposeAsync();
        }
    }
}
