using System.Net;
using System.Text;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Testkommune;

namespace Ledger.Api.Tests;

/// <summary>A file that is sent as a form is one whole file, and the choices of a write are said in full.</summary>
public sealed class SkjemaTests
{
    private const string K = "3203";
    private const string Start = "--B\r\nContent-Disposition: form-data; name=\"fil\"; filename=\"a.csv\"\r\nContent-Type: text/csv\r\n\r\n";
    private const string Felt = "\r\n--B\r\nContent-Disposition: form-data; name=\"kommentar\"\r\n\r\nhei";
    private Tjener _tjener = null!;

    [OneTimeSetUp]
    public async Task StartTjener()
    {
        _tjener = await Tjener.StartAsync();
        await RegistrerAsync(_tjener, K);
    }

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    [TestCase("\r\n--B--\r\n", null)]
    [TestCase("\r\n--B--", null)]
    [TestCase(Felt + "\r\n--B--\r\n", null, Description = "a field after the file")]
    [TestCase("", "ugyldig_skjema", Description = "cut in the file")]
    [TestCase("\r\n--B", "ugyldig_skjema")]
    [TestCase("\r\n--B-", "ugyldig_skjema")]
    [TestCase("\r\n--B\r\n", "ugyldig_skjema", Description = "another part was to come")]
    [TestCase("\r\n--B\r\nContent-Dispo", "ugyldig_skjema")]
    [TestCase(Felt, "ugyldig_skjema", Description = "cut in a field after the file")]
    [TestCase("\r\n" + Start + "x\r\n--B--\r\n", "ugyldig_skjema", Description = "two files")]
    public async Task A_form_that_is_cut_or_has_two_files_books_nothing(string slutt, string? kode)
    {
        foreach (var sti in new[] { "/importer?proevekjoering=true", "/saldoimporter?kilde=x&proevekjoering=true" })
        {
            using var innhold = new ByteArrayContent(Encoding.UTF8.GetBytes(Start + (sti[1] == 'i' ? Csv("A", 3) : Saldo) + slutt));
            innhold.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=B");
            var svar = await _tjener.SendAsync(HttpMethod.Post, Aar(K) + sti, innhold, "dev-admin", ("Idempotency-Key", "s"));
            Assert.That((svar.Status, svar.Status == HttpStatusCode.OK ? null : svar.Koder.Single()), Is.EqualTo((kode is null ? HttpStatusCode.OK : HttpStatusCode.BadRequest, kode)), svar.Tekst);
        }
    }

    [TestCase("/saldoimporter?kilde=x&kumulativ=")]
    [TestCase("/saldoimporter?kilde=x&fullstendig")]
    [TestCase("/importer?historikk=")]
    [TestCase("/importer?proevekjoering=")]
    public async Task A_choice_of_a_write_that_is_empty_is_no_yes(string sti)
    {
        var svar = await _tjener.ImporterAsync(Aar(K) + sti, sti[1] == 'i' ? Csv("A", 3) : Saldo, "v");
        Assert.That((svar.Status, svar.Koder.Single()), Is.EqualTo((HttpStatusCode.BadRequest, "ugyldig_format")), svar.Tekst);
    }

    [TestCase("1.0", true)]
    [TestCase("1.00", true)]
    [TestCase("1.5", false)]
    [TestCase("1.", false)]
    public async Task One_point_nought_is_the_integer_in_ndjson_too(string periode, bool tas)
    {
        var rad = "{\"bilagsreferanse\":\"N\",\"bilagsdato\":\"2025-01-31\",\"periode\":" + periode + ",";
        var svar = await _tjener.ImporterAsync(
            Aar(K) + "/importer?proevekjoering=true",
            rad + "\"kontoklasse\":\"drift\",\"art\":\"010\",\"funksjon\":\"202\",\"ansvar\":\"1\",\"beloep\":5}\n" + rad + "\"kontoklasse\":\"balanse\",\"kapittel\":\"10\",\"sektor\":\"320\",\"beloep\":-5}\n",
            "n", "application/x-ndjson");
        Assert.That(svar.Status == HttpStatusCode.OK, Is.EqualTo(tas), svar.Tekst);
    }

    private const string Saldo = "kontoklasse;art;funksjon;kapittel;sektor;ansvar;periode;beloep\ndrift;010;202;;;1;1;100\nbalanse;;;10;320;;1;-100\n";
}
