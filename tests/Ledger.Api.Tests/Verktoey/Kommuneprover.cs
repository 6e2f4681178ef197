using static Ledger.Api.Tests.Verktoey.Testkommune;

namespace Ledger.Api.Tests.Verktoey;

/// <summary>One service for the class, and a municipality of its own for each test, with the unit and the year of <see cref="Testkommune"/>.</summary>
public abstract class Kommuneprover
{
    /// <summary>Numbers that no county has. One row of them for all classes, so that no two tests have the same.</summary>
    private static int _nummer = 4700;

    private protected Tjener _tjener = null!;
    private protected string _k = "", _r = "";

    [OneTimeSetUp]
    public async Task Start() => _tjener = await Tjener.StartAsync();

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    [SetUp]
    public async Task Ny()
    {
        var nummer = $"{Interlocked.Increment(ref _nummer)}";
        (_k, _r) = (Sti(nummer), Aar(nummer));
        await OpprettAsync(nummer);
    }

    private protected virtual Task OpprettAsync(string nummer) => RegistrerAsync(_tjener, nummer);
}
