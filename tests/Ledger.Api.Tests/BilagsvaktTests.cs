using System.Net;
using System.Text;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Avslutningskommune;

namespace Ledger.Api.Tests;

/// <summary>What bilag are refused for, and told of, beyond the form of their rows: memoria, funds, dates, marks.</summary>
public sealed class BilagsvaktTests
{
    private const string Hode = "bilagsreferanse;bilagsdato;periode;kontoklasse;art;funksjon;kapittel;sektor;ansvar;fond;merke;beloep\n";
    private Tjener _tjener = null!;
    private Avslutningskommune _k = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _tjener = await Tjener.StartAsync();
        _k = await OpprettAsync(_tjener, "9941");
    }

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    [Test]
    public async Task Memoria_balances_by_itself_and_each_account_has_its_own_funds()
    {
        foreach (var (rader, kode) in new (object[], string)[]
        {
            ([Balanse("10", 100), Balanse("9999", -100)], "memoria_i_ubalanse"),
            ([Rad("investering", "940", "880", -5, "DISP"), Balanse("56", 5, "DISP")], "fondstype"),
            ([Rad("drift", "540", "880", 5, "UINV"), Balanse("53", -5, "UINV")], "fondstype"),
        })
        {
            var svar = await _k.ProevBilagAsync(2025, 5, rader);
            Assert.That((svar.Status, svar.Koder.Single()), Is.EqualTo((HttpStatusCode.UnprocessableEntity, kode)), svar.Tekst);
        }

        var import = await ImporterAsync("M;2025-05-15;5;balanse;;;10;320;;;;100\nM;2025-05-15;5;balanse;;;9999;320;;;;-100\n");
        Assert.That((import.Status, import.Koder.Single(), (long)import.Json["feil"]![0]!["linje"]!), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "memoria_i_ubalanse", 2L)), import.Tekst);
        await _k.BilagAsync(2025, 5, Balanse("9100", 100), Balanse("9999", -100));
    }

    [Test]
    public async Task A_fund_that_is_overdrawn_and_a_date_to_come_are_told()
    {
        var overtrukket = await _k.BilagAsync(2025, 5, Rad("drift", "950", "202", -100, "BUND"), Balanse("51", 100, "BUND"));
        Assert.That(overtrukket.Json["varsler"]!.AsArray().Select(v => (string)v!["kode"]!), Is.EqualTo(["fond_overtrukket"]));
        Assert.That((string)overtrukket.Json["varsler"]![0]!["melding"]!, Does.Contain("100"));
        var ut = await _k.BilagAsync(2025, 5, Rad("drift", "550", "202", 100, "BUND"), Balanse("51", -100, "BUND"));
        Assert.That(ut.Json["varsler"]!.AsArray(), Is.Empty, "what is put back is not told");

        var aar = DateTime.UtcNow.Year + 1;
        await _k.PutAsync($"/organisasjon/{aar}", new { enheter = new[] { new { kode = "101", navn = "Skole", nivaa = "ansvar" } } });
        var fremtid = await _k.BilagAsync(aar, 5, Rad("drift", "120", "202", 1), Balanse("10", -1));
        Assert.That(fremtid.Json["varsler"]!.AsArray().Select(v => (string)v!["kode"]!), Is.EqualTo(["fremtidig_dato"]));
    }

    [Test]
    public async Task Marks_are_the_closings_or_an_administrators_who_asks()
    {
        var rader = "S;2025-12-31;13;drift;940;880;;;101;DISP;strykning;100\nS;2025-12-31;13;balanse;;;56;080;;DISP;strykning;-100\n";
        var bokfor = await ImporterAsync(rader, noekkel: "dev-bokfor");
        Assert.That((bokfor.Status, Type(bokfor)), Is.EqualTo((HttpStatusCode.Forbidden, "mangler-scope")), bokfor.Tekst);
        Assert.That((await ImporterAsync(rader, "?historikk=true", "dev-bokfor")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        var admin = await ImporterAsync(rader);
        Assert.That((admin.Status, admin.Koder.Distinct().Single()), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "merke_forbeholdt_avslutningen")), admin.Tekst);
        var ett = await _tjener.PostAsync(
            _k.R(2025) + "/bilag",
            new { bilagsreferanse = "S1", bilagsdato = "2025-12-31", periode = 13, posteringer = new[] { Rad("drift", "940", "880", 100, "DISP", "strykning"), Balanse("56", -100, "DISP") } },
            "dev-bokfor");
        Assert.That((ett.Status, Type(ett)), Is.EqualTo((HttpStatusCode.Forbidden, "mangler-scope")), ett.Tekst);
        Assert.That((await ImporterAsync(rader, "?historikk=true")).Status, Is.EqualTo(HttpStatusCode.Created));
    }

    private Task<Svar> ImporterAsync(string rader, string sporring = "", string noekkel = "dev-admin") => _tjener.SendAsync(
        HttpMethod.Post, _k.R(2025) + "/importer" + sporring, new StringContent(Hode + rader, Encoding.UTF8, "text/csv"), noekkel,
        ("Idempotency-Key", Guid.NewGuid().ToString()));
}
