using static Ledger.Api.Tests.Verktoey.Avslutningskommune;

namespace Ledger.Api.Tests.Verktoey;

/// <summary>Tests of the accounting year: one service for the class, and a municipality of its own for each test.</summary>
/// <param name="foersteNummer">The municipality of the first test; the next one has the next number.</param>
public abstract class Avslutningsprover(int foersteNummer)
{
    private int _nummer = foersteNummer;

    private protected Tjener _tjener = null!;
    private protected Avslutningskommune _k = null!;

    [OneTimeSetUp]
    public async Task Start() => _tjener = await Tjener.StartAsync();

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    [SetUp]
    public async Task Opprett() => _k = await OpprettAsync(_tjener, $"{_nummer++}");
}
