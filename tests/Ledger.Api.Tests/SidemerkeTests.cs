using System.Net;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Enkelkommune;

namespace Ledger.Api.Tests;

/// <summary>A cursor goes on with the selection and version that it came from, and with no other.</summary>
public sealed class SidemerkeTests
{
    private Tjener _tjener = null!;
    private string _drift = "", _foer = "";

    [OneTimeSetUp]
    public async Task Start()
    {
        _tjener = await Tjener.StartAsync();
        await OpprettAsync(_tjener);
        await Testkommune.RegistrerAsync(_tjener, "3203");
        await KrevAsync(_tjener.ImporterAsync(R + "/importer", Rader("S", 4), "sider"));
        _foer = (string)(await _tjener.GetAsync(R + "/posteringer?kontoklasse=drift&antall=1&versjon=3")).Json["neste"]!;
        await BokfoerAsync(_tjener, "S-5");
        _drift = (string)(await _tjener.GetAsync(R + "/posteringer?kontoklasse=drift&antall=1")).Json["neste"]!;
        await BokfoerAsync(_tjener, "S-6");
    }

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    // The cursors: D of the newest version, 4, when it was asked; F of version 3, which was asked for. The newest is 5.
    [TestCase("D", "/posteringer?kontoklasse=drift", 200)]
    [TestCase("D", "/posteringer?kontoklasse=drift&antall=3", 200, Description = "another length of page")]
    [TestCase("D", "/posteringer?kontoklasse=drift&versjon=4", 200, Description = "pinned to the version that the answer named")]
    [TestCase("D", "/posteringer?kontoklasse=drift&versjon=3", 400)]
    [TestCase("D", "/posteringer?kontoklasse=drift&versjon=5", 400)]
    [TestCase("D", "/posteringer?kontoklasse=balanse", 400)]
    [TestCase("D", "/posteringer", 400)]
    [TestCase("D", "/posteringer?kontoklasse=drift&art=115", 400)]
    [TestCase("D", "/posteringer?kontoklasse=drift&tilPeriode=6", 400)]
    [TestCase("D", "/oppstillinger/5-4-1/linjer/1/posteringer", 400)]
    [TestCase("D", "/../../../3203/regnskap/2025/posteringer?kontoklasse=drift", 400)]
    [TestCase("F", "/posteringer?kontoklasse=drift&versjon=3", 200)]
    [TestCase("F", "/posteringer?kontoklasse=drift&versjon=4", 400)]
    [TestCase("F", "/posteringer?kontoklasse=drift", 400)]
    public async Task A_cursor_of_another_selection_or_version_is_refused(string merke, string sti, int status)
    {
        var svar = await _tjener.GetAsync($"{R}{sti}{(sti.Contains('?', StringComparison.Ordinal) ? '&' : '?')}etter={(merke == "D" ? _drift : _foer)}");
        Assert.That((int)svar.Status, Is.EqualTo(status), svar.Tekst);
        if (status == 400)
        {
            Assert.That((string)svar.Json["feil"]![0]!["felt"]!, Is.EqualTo("etter"));
        }
    }

    [TestCase("")]
    [TestCase("4")]
    [TestCase("4.1")]
    [TestCase("4.1.4")]
    [TestCase("4.1.4.abc")]
    [TestCase("-4.1.4.abc")]
    [TestCase("4.99999999999.4.abc")]
    [TestCase("99999999999999999999.1.4.abc")]
    public async Task What_is_no_cursor_is_refused(string merke) =>
        Assert.That((await _tjener.GetAsync(R + "/posteringer?etter=" + merke)).Status, Is.EqualTo(HttpStatusCode.BadRequest));

    [Test]
    public async Task Pages_go_on_while_others_book_and_skip_nothing()
    {
        var (sett, neste) = (new List<string>(), (string?)null);
        for (var i = 0; i == 0 || neste is not null; i++)
        {
            var side = (await KrevAsync(_tjener.GetAsync($"{R}/posteringer?kontoklasse=drift&antall=2{(neste is null ? "" : "&etter=" + neste)}"))).Json;
            sett.AddRange(side["posteringer"]!.AsArray().Select(p => (string)p!["bilagsreferanse"]!));
            neste = (string?)side["neste"];
            if (i < 3)
            {
                await BokfoerAsync(_tjener, $"MENS-{i}");
            }
        }

        Assert.That(sett, Is.EqualTo(new[] { "S0", "S1", "S2", "S3", "S-5", "S-6", "MENS-0", "MENS-1", "MENS-2" }));
    }
}
