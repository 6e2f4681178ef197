using System.Net;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Testkommune;

namespace Ledger.Api.Tests;

/// <summary>Two processes on one database: what one did the other knows at once, and together they do each thing once.</summary>
[TestFixture(Testlager.Sqlite)]
[TestFixture(Testlager.SqlServer)]
public sealed class FlereInstanserTests(string lager)
{
    private const string K = "3203";
    private Testlager _lager = null!;
    private Tjener _foerste = null!;
    private Tjener _andre = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _lager = await Testlager.NyttAsync(lager);
        _foerste = await Tjener.StartProsessAsync(innstillinger: _lager.Innstillinger);
        await RegistrerAsync(_foerste, K);
        _andre = await Tjener.StartProsessAsync(datamappe: _foerste.Datamappe, innstillinger: _lager.Innstillinger);
    }

    [OneTimeTearDown]
    public async Task Stopp()
    {
        if (_andre is not null)
        {
            await _andre.DisposeAsync();
            await _foerste.DisposeAsync();
            await _lager.DisposeAsync();
        }
    }

    [Test]
    public async Task One_key_sent_to_both_at_once_books_once()
    {
        for (var n = 0; n < 10; n++)
        {
            var csv = Csv($"K{n}-", 20);
            var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => (i % 2 == 0 ? _foerste : _andre).ImporterAsync(Aar(K) + "/importer", csv, $"felles-{n}")));
            Assert.That(answers.Select(a => a.Status).Order(), Is.EqualTo(new[] { HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Created }), answers[0].Tekst);
            Assert.That(answers.Select(a => (string)a.Json["importId"]!).Distinct().Count(), Is.EqualTo(1));
        }

        await KontrollerAsync(_andre, K);
    }

    [Test]
    public async Task Both_write_at_once_without_a_gap_or_a_loss()
    {
        var before = await KontrollerAsync(_foerste, K);
        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => (i % 2 == 0 ? _foerste : _andre).ImporterAsync(Aar(K) + "/importer", Csv($"S{i}-", 1 + (i % 5)), $"s{i}")));
        Assert.That(answers.Select(a => a.Status), Is.All.EqualTo(HttpStatusCode.Created));
        Assert.That(await KontrollerAsync(_andre, K), Is.EqualTo(before + Enumerable.Range(0, 60).Sum(i => 1 + (i % 5))));
    }

    [Test]
    public async Task What_one_booked_the_other_reports_at_once()
    {
        for (var n = 0; n < 20; n++)
        {
            var (writer, reader) = n % 2 == 0 ? (_foerste, _andre) : (_andre, _foerste);
            var before = (decimal)(await reader.GetAsync(Aar(K) + "/avvik?nivaa=tjenesteomraade")).Json["sum"]!["regnskap"]!;
            var receipt = await writer.ImporterAsync(Aar(K) + "/importer", Csv($"L{n}-", 3), $"l{n}");
            var after = (await reader.GetAsync(Aar(K) + "/avvik?nivaa=tjenesteomraade")).Json;
            Assert.That(((decimal)after["sum"]!["regnskap"]!, (long)after["versjon"]!), Is.EqualTo((before + 3m, (long)receipt.Json["versjon"]!)));
        }
    }

    [Test]
    public async Task What_one_defined_and_closed_the_other_goes_by_at_once()
    {
        await KrevAsync(_foerste.ImporterAsync(Aar(K) + "/importer", Csv("P", 1, periode: 5), "p1"));
        await KrevAsync(_andre.PutAsync(Aar(K) + "/perioder/5", new { status = "lukket" }));
        Assert.That((await _foerste.ImporterAsync(Aar(K) + "/importer", Csv("Q", 1, periode: 5), "p2")).Status, Is.EqualTo(HttpStatusCode.Conflict));

        var key = await _foerste.PostAsync("/v1/noekler", new { navn = "Delt", scopes = new[] { "ledger:les" }, kommuner = new[] { K } });
        Assert.That((await _andre.GetAsync(Sti(K), (string)key.Json["noekkel"]!)).Status, Is.EqualTo(HttpStatusCode.OK));
        await KrevAsync(_foerste.SendAsync(HttpMethod.Delete, "/v1/noekler/" + key.Json["id"]));
        Assert.That((await _andre.GetAsync(Sti(K), (string)key.Json["noekkel"]!)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }
}
