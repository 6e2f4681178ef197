using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using MiniExcelLibs;
using static Ledger.Api.Tests.Verktoey.Testkommune;

namespace Ledger.Api.Tests;

/// <summary>Files as their sources write them, read by profiles.</summary>
public sealed class ProfilTests
{
    private const string K = "3203";
    private const string Nattfil = """
        Saldoliste per natt
        Kontoklasse;Art;Kostrafunksjon;Kapittel;Sektor;Ansvar/Kode;Jan/2025;Feb/2025;Kommentar
        drift;010;202;;;1;1 000,50;2 000,75;x
        balanse;;;10;320;;-1 000,50;-2 000,75;x
        Totalt;;;;;;0,00;0,00;
        """;

    private const string Profil = """
        {
          "navn": "Nattfilen", "kilde": "natt", "format": { "type": "csv", "desimaltegn": ",", "tusenskille": " " },
          "kolonner": {
            "kontoklasse": { "tittel": "Kontoklasse" }, "art": { "tittel": "Art" }, "funksjon": { "tittel": "Kostrafunksjon" }, "kapittel": { "tittel": "Kapittel" },
            "sektor": { "tittel": "Sektor" }, "ansvar": { "tittel": "Ansvar/Kode" },
            "beloep": { "kolonnePerPeriode": "^(IB|Jan|Feb)/2025$", "kumulativ": true, "avrund": 0.01 }
          },
          "fullstendig": true, "utelatRader": [{ "verdi": "Totalt" }], "bilag": "perPeriode"
        }
        """;

    private Tjener _tjener = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _tjener = await Tjener.StartAsync();
        await RegistrerAsync(_tjener, K);
        await KrevAsync(_tjener.PutAsync(Sti(K) + "/importprofiler/natt", Profil));
    }

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    [Test]
    public async Task A_profile_is_stored_listed_and_answered_as_it_was_sent()
    {
        var liste = await _tjener.GetAsync(Sti(K) + "/importprofiler");
        Assert.That(
            liste.Json["profiler"]!.AsArray().Select(p => ((string)p!["id"]!, (bool)p["medfulgt"]!)),
            Is.EqualTo(new[] { ("budsjett-per-aar", true), ("csv-budsjett", true), ("csv-ledger", true), ("natt", false), ("netto-per-omraade", true), ("xledger-saldo", true) }));
        var hentet = await _tjener.GetAsync(Sti(K) + "/importprofiler/natt");
        Assert.That((string)hentet.Json["kolonner"]!["beloep"]!["kolonnePerPeriode"]!, Is.EqualTo("^(IB|Jan|Feb)/2025$"));
        var igjen = await _tjener.PutAsync(Sti(K) + "/importprofiler/natt", hentet.Tekst);
        Assert.That((igjen.Status, (bool)igjen.Json["endret"]!), Is.EqualTo((HttpStatusCode.OK, false)), igjen.Tekst);
        Assert.That((await _tjener.GetAsync(Sti(K) + "/importprofiler/finnes-ikke")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await _tjener.PutAsync(Sti(K) + "/importprofiler/natt", "{\"navn\":\"x\"}")).Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
    }

    [Test]
    public async Task A_balance_import_by_a_profile_takes_what_the_profile_says_and_the_same_by_any_form()
    {
        const string L = "3204";
        await RegistrerAsync(_tjener, L);
        await KrevAsync(_tjener.PutAsync(Sti(L) + "/importprofiler/natt", Profil));
        var svar = await SendAsync(L, "/saldoimporter?profil=natt", Nattfil, "text/csv");
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.Created), svar.Tekst);
        Assert.That((string)svar.Json["kilde"]!, Is.EqualTo("natt"));
        Assert.That(svar.Json["perioder"]!.AsArray().Select(p => (decimal)p!["sumAbsolutt"]!), Is.EqualTo(new[] { 2001.00m, 2000.50m }), "balances became movements");

        using var skjema = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(Nattfil)), "fil", "natt.csv" } };
        var somSkjema = await _tjener.SendAsync(HttpMethod.Post, Aar(L) + "/saldoimporter?profil=natt", skjema);
        Assert.That((bool)somSkjema.Json["uendret"]!, Is.True, somSkjema.Tekst);

        var ark = new MemoryStream();
        ark.SaveAs(new[]
        {
            new Dictionary<string, object> { ["Kontoklasse"] = "drift", ["Art"] = "010", ["Kostrafunksjon"] = "202", ["Kapittel"] = "", ["Sektor"] = "", ["Ansvar/Kode"] = "1", ["Jan/2025"] = 1000.5, ["Feb/2025"] = 2000.7500000001 },
            new Dictionary<string, object> { ["Kontoklasse"] = "balanse", ["Art"] = "", ["Kostrafunksjon"] = "", ["Kapittel"] = "10", ["Sektor"] = "320", ["Ansvar/Kode"] = "", ["Jan/2025"] = -1000.5, ["Feb/2025"] = -2000.75 },
        });
        var somBok = new ByteArrayContent(ark.ToArray());
        somBok.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        var bok = await _tjener.SendAsync(HttpMethod.Post, Aar(L) + "/saldoimporter?profil=natt", somBok);
        Assert.That((bool?)bok.Json["uendret"], Is.True, bok.Tekst);
    }

    [Test]
    public async Task An_import_by_a_profile_makes_a_bilag_per_period_of_rows_that_stand_scattered()
    {
        var bevegelser = Profil.Replace("\"kumulativ\": true, ", "", StringComparison.Ordinal);
        await KrevAsync(_tjener.PutAsync(Sti(K) + "/importprofiler/bevegelser", bevegelser));
        var svar = await SendAsync(K, "/importer?profil=bevegelser", Nattfil, "text/csv");
        Assert.That((svar.Status, (int?)svar.Json["antallBilag"], (long?)svar.Json["antallPosteringer"]), Is.EqualTo((HttpStatusCode.Created, 2, 4L)), svar.Tekst);
    }

    [Test]
    public async Task A_workbook_with_the_contracts_titles_needs_no_profile()
    {
        var ark = new MemoryStream();
        ark.SaveAs(new[]
        {
            new { bilagsreferanse = "X", bilagsdato = "2025-01-31", periode = "1", kontoklasse = "drift", art = "010", funksjon = "202", kapittel = "", sektor = "", ansvar = "1", beloep = 10.5 },
            new { bilagsreferanse = "X", bilagsdato = "2025-01-31", periode = "1", kontoklasse = "balanse", art = "", funksjon = "", kapittel = "10", sektor = "320", ansvar = "", beloep = -10.5 },
        });
        var innhold = new ByteArrayContent(ark.ToArray());
        innhold.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        var svar = await _tjener.SendAsync(HttpMethod.Post, Aar(K) + "/importer?proevekjoering=true", innhold, "dev-bokfor", ("Idempotency-Key", "bok"));
        Assert.That((svar.Status, (long?)svar.Json["antallPosteringer"]), Is.EqualTo((HttpStatusCode.OK, 2L)), svar.Tekst);
    }

    [Test]
    public async Task A_proposal_from_a_file_reads_the_file()
    {
        var svar = await SendAsync(K, null, Nattfil, "text/csv");
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.OK), svar.Tekst);
        var profil = svar.Json["profil"]!;
        Assert.That(((string)profil["format"]!["desimaltegn"]!, (string)profil["format"]!["tusenskille"]!, (int)profil["format"]!["overskriftsrad"]!), Is.EqualTo((",", " ", 2)), svar.Tekst);
        Assert.That(profil["kolonner"]!.AsObject().Select(k => k.Key), Is.EquivalentTo(new[] { "beloep", "kontoklasse", "art", "funksjon", "kapittel", "sektor", "ansvar" }));
        Assert.That(svar.Json["ubrukteTitler"]!.AsArray().Select(t => (string)t!), Is.EqualTo(new[] { "Kommentar" }));
        Assert.That(((int)svar.Json["aar"]!, (long)svar.Json["antallRader"]!), Is.EqualTo((2025, 4L)));
        Assert.That((string)svar.Json["rader"]![0]!["beloep"]!, Is.EqualTo("1000.50"));
        Assert.That(svar.Json["konti"]!.AsArray().Select(k => ((string)k!["konto"]!, (long)k["antallRader"]!, (bool)k["erKjent"]!, (decimal)k["sum"]!)), Is.EquivalentTo(new[] { ("010", 2L, true, 2000.75m), ("10", 2L, true, -2000.75m) }), "balances of months are not added up");

        // What is proposed can be stored as it is.
        var lagret = await _tjener.PutAsync(Sti(K) + "/importprofiler/foreslaatt", profil.ToJsonString());
        Assert.That(lagret.Status, Is.EqualTo(HttpStatusCode.OK), lagret.Tekst);
    }

    [Test]
    public async Task A_proposal_sees_local_accounts_with_names_latin_1_and_points_for_thousands()
    {
        const string Fil = "Konto;Tjeneste;Koststed;Periode;Beløp\r\n10100 - Fastlønn;20200;101;202501;1.234,50\r\n21032 - Bankinnskudd på konto;;;202501;-1.234,50\r\n";
        var innhold = new ByteArrayContent(Encoding.Latin1.GetBytes(Fil));
        innhold.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        var svar = await _tjener.SendAsync(HttpMethod.Post, Sti(K) + "/importprofiler/forslag", innhold);
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.OK), svar.Tekst);
        var profil = svar.Json["profil"]!;
        Assert.That(((string)profil["format"]!["tegnsett"]!, (string)profil["format"]!["tusenskille"]!), Is.EqualTo(("windows-1252", ".")), svar.Tekst);
        Assert.That((string)profil["kolonner"]!["konto"]!["del"]!, Is.EqualTo(@"^(\S+) - .*$"));
        Assert.That(svar.Json["rader"]![0]!.ToJsonString(), Is.EqualTo("""{"bilagsreferanse":"ny-kilde-2025-01","bilagsdato":"2025-01-31","periode":"1","ansvar":"101","beloep":"1234.50","konto":"10100","lokalFunksjon":"20200"}"""));
        Assert.That(svar.Json["konti"]!.AsArray().Select(k => (bool)k!["erKjent"]!), Is.All.False);
    }

    private Task<Svar> SendAsync(string kommune, string? sti, string fil, string type) => _tjener.SendAsync(
        HttpMethod.Post, sti is null ? Sti(kommune) + "/importprofiler/forslag" : Aar(kommune) + sti, new StringContent(fil, Encoding.UTF8, type), "dev-bokfor", ("Idempotency-Key", sti ?? "f"));
}
