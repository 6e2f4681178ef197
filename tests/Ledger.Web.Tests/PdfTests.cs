using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Ledger.Api.Tests.Verktoey;
using Ledger.Web.Tests.Verktoey;
using Microsoft.Data.Sqlite;

namespace Ledger.Web.Tests;

/// <summary>
/// The PDF of an edition, made by a program that the operator names. Most are made by a small one of the test's own, which writes the page that it is
/// given between the first and the last line of a PDF; one by Chromium itself.
/// </summary>
public sealed partial class PdfTests
{
    private const string K = "/v1/kommuner/3201/publikasjoner/";
    private const string Rapport = "/3201/2024/aarsrapport";
    private const string Fil = "/last-ned/rapport.pdf";
    private const string Virker = """{ printf '%%PDF-1.4\n'; cat "$side"; printf '\n%%%%EOF\n'; } > "$ut"; echo "$$ $HOME" >> "$logg" """;
    private static readonly string[] Programmer = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private string _mappe = "";

    [OneTimeSetUp]
    public void Start()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("The small programs are scripts of a shell.");
        }

        _mappe = Directory.CreateTempSubdirectory("ledger-pdftest-").FullName;
    }

    [OneTimeTearDown]
    public void Rydd()
    {
        if (_mappe.Length > 0)
        {
            Directory.Delete(_mappe, recursive: true);
        }
    }

    [Test]
    public async Task An_edition_gets_its_PDF_once_and_the_page_says_its_bytes()
    {
        var program = Program("virker", Virker);
        await using var tjener = await Demo.StartAsync(("Ledger__Sider__Chromium", program));

        // What was published before the service knew of a program, too.
        var demo = await VentPaaAsync(tjener, Rapport + Fil);
        await PubliserAsync(tjener, "notat", "Et {{drift:netto_driftsresultat.regnskap | mill}} i pluss.");
        var bytes = await VentPaaAsync(tjener, "/3201/2024/notat" + Fil);
        Assert.That(bytes, Is.Not.EqualTo(demo));
        Assert.That(await tjener.Klient.GetByteArrayAsync("/3201/2024/notat/u1" + Fil), Is.EqualTo(bytes));

        using var svar = await tjener.Klient.GetAsync("/3201/2024/notat" + Fil);
        using var side = await tjener.Klient.GetAsync("/3201/2024/notat/last-ned");
        Assert.That(
            (svar.Content.Headers.ContentType?.ToString(), svar.Content.Headers.ContentDisposition?.ToString(), svar.Content.Headers.ContentLength),
            Is.EqualTo(("application/pdf", "attachment; filename=\"3201-2024-notat-u1.pdf\"", (long?)bytes.Length)));
        Assert.That(svar.Headers.CacheControl?.ToString(), Is.EqualTo(side.Headers.CacheControl?.ToString()));
        foreach (var hode in new[] { "Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy" })
        {
            Assert.That(svar.Headers.GetValues(hode), Is.EqualTo(side.Headers.GetValues(hode)), hode);
        }

        using var igjen = new HttpRequestMessage(HttpMethod.Get, "/3201/2024/notat" + Fil);
        igjen.Headers.TryAddWithoutValidation("If-None-Match", svar.Headers.ETag!.ToString());
        using var kjent = await tjener.Klient.SendAsync(igjen);
        Assert.That(kjent.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
        using var hodet = await tjener.Klient.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/3201/2024/notat" + Fil));
        Assert.That((hodet.StatusCode, hodet.Content.Headers.ContentLength), Is.EqualTo((HttpStatusCode.OK, (long?)bytes.Length)));
        using var pakket = new HttpRequestMessage(HttpMethod.Get, "/3201/2024/notat" + Fil);
        pakket.Headers.TryAddWithoutValidation("Accept-Encoding", "br, gzip");
        using var ikkePakket = await tjener.Klient.SendAsync(pakket);
        Assert.That((ikkePakket.Content.Headers.ContentEncoding, await ikkePakket.Content.ReadAsByteArrayAsync()), Is.EqualTo((Array.Empty<string>(), bytes)));

        // The page leads to it, and says how large it is and its checksum.
        var lastned = await tjener.HentAsync("/3201/2024/notat/last-ned?enhet=kr");
        var punkt = lastned.Hoved.Descendants("li").Single(l => l.Elements("a").Any(a => (string?)a.Attribute("href") == "/3201/2024/notat" + Fil));
        Assert.That(
            Nettside.Tekst(punkt),
            Is.EqualTo($"PDF {Ledger.Web.Tall.Tallform.Antall((bytes.Length + 999) / 1000).Replace('\u00a0', ' ')} kB, SHA-256 {Sha256(bytes)}"));
        Assert.That((await tjener.HentAsync("/3201/2024/notat/u1/last-ned")).Lenker, Does.Contain("/3201/2024/notat/u1" + Fil));

        // It is the page for print: with its text, and without addresses that a file does not have.
        var trykt = Encoding.UTF8.GetString(bytes);
        Assert.That(trykt, Does.Contain("mill.\u00a0kr i pluss.").And.Contain("href=\"sider.css\"").And.Contain("href=\"trykk.css\"").And.Contain("href=\"#kapittel-drift\""));
        Assert.That(Sidelenke().Matches(trykt).Select(m => m.Value), Is.Empty);

        // A correction has its own; the one that it replaces keeps the bytes that it had, also after a new start, and nothing is made twice.
        await PubliserAsync(tjener, "notat", "Rettet.");
        var andre = await VentPaaAsync(tjener, "/3201/2024/notat/u2" + Fil);
        Assert.That(Encoding.UTF8.GetString(andre), Does.Contain("Rettet."));
        tjener.Behold();
        await tjener.StansAsync();
        await using var ny = await Tjener.StartAsync(demo: true, datamappe: tjener.Datamappe, innstillinger: ("Ledger__Sider__Chromium", program));
        await PubliserAsync(ny, "annet", "Et annet.");
        await VentPaaAsync(ny, "/3201/2024/annet" + Fil);
        Assert.That(await ny.Klient.GetByteArrayAsync("/3201/2024/notat/u1" + Fil), Is.EqualTo(bytes));
        Assert.That(await ny.Klient.GetByteArrayAsync("/3201/2024/notat" + Fil), Is.EqualTo(andre));
        var kjoert = await File.ReadAllLinesAsync(Path.Combine(_mappe, "virker.logg"));
        Assert.That(kjoert, Has.Length.EqualTo(4), "the demo's, the two editions, and the other document");
        Assert.That(kjoert.Select(l => l.Split(' ')[1]).Where(Directory.Exists), Is.Empty, "the folders are gone");
    }

    [Test]
    public async Task A_removed_edition_has_none_and_a_withdrawn_one_is_gone_as_its_other_files_are()
    {
        await using var tjener = await Demo.StartAsync(("Ledger__Sider__Chromium", Program("fjern", Virker)));
        await VentPaaAsync(tjener, Rapport + Fil);
        var foer = Rader(tjener);
        await PubliserAsync(tjener, "notat", "Sa for mye om noen.");
        await VentPaaAsync(tjener, "/3201/2024/notat" + Fil);
        Assert.That(Rader(tjener), Is.EqualTo(foer + 2));

        var trukket = await tjener.PostAsync(K + "notat/tilbaketrekking", new { begrunnelse = "Feil." }, "dev-publiser");
        Assert.That(trukket.Status, Is.EqualTo(HttpStatusCode.OK), trukket.Tekst);
        Assert.That(await StatusAsync(tjener, "/3201/2024/notat" + Fil), Is.EqualTo(HttpStatusCode.Gone));
        var proevd = await tjener.PostAsync(K + "notat/fjerning?proevekjoering=true", new { nummer = 1, begrunnelse = "Feil." }, "dev-publiser");
        Assert.That((proevd.Status, Rader(tjener)), Is.EqualTo((HttpStatusCode.OK, foer + 2)), proevd.Tekst);
        var fjernet = await tjener.PostAsync(K + "notat/fjerning", new { nummer = 1, begrunnelse = "Sa for mye." }, "dev-publiser");
        Assert.That((fjernet.Status, Rader(tjener)), Is.EqualTo((HttpStatusCode.OK, foer)), fjernet.Tekst);
        Assert.That(await StatusAsync(tjener, "/3201/2024/notat/u1" + Fil), Is.EqualTo(HttpStatusCode.Gone));
        Assert.That(await StatusAsync(tjener, Rapport + Fil), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Drafts_and_live_pages_have_none_and_the_list_of_documents_does_not_show_it()
    {
        await using var tjener = await Demo.StartAsync(("Ledger__Sider__Chromium", Program("kladd", Virker)));
        await VentPaaAsync(tjener, Rapport + Fil);
        await LagreAsync(tjener, "kladden", "Ikke ferdig.");
        var liste = await tjener.GetAsync("/v1/kommuner/3201/publikasjoner", "dev-publiser");
        Assert.That(liste.Json["publikasjoner"]!.AsArray().Select(p => (string?)p!["id"]), Is.EquivalentTo(new[] { "kladden", "aarsrapport-2024" }), liste.Tekst);
        using var klient = await LoggInnAsync(tjener);
        foreach (var sti in new[] { "/3201/publikasjoner/kladden/kladd", "/3201/hovedbok/2024" })
        {
            using var lastned = await klient.GetAsync(sti + "/last-ned");
            Assert.That((lastned.StatusCode, (await lastned.Content.ReadAsStringAsync()).Contains("rapport.pdf", StringComparison.Ordinal)),
                Is.EqualTo((HttpStatusCode.OK, false)), sti);
            using var fil = await klient.GetAsync(sti + Fil);
            Assert.That(fil.StatusCode, Is.EqualTo(HttpStatusCode.NotFound), sti);
        }

        Assert.That(await StatusAsync(tjener, "/3201/2024/kladden" + Fil), Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("feiler", "exit 3", "programmet endte med kode 3")]
    [TestCase("tom", "exit 0", "programmet skrev ingen fil")]
    [TestCase("halv", "printf '%%PDF-1.4\\n' > \"$ut\"", "filen er ingen hel PDF")]
    [TestCase("henger", "echo $$ > \"$logg\"; sleep 600 & echo $! >> \"$logg\"; wait", "programmet brukte mer enn 5 sekunder")]
    [TestCase("finnes-ikke", null, "programmet kan ikke startes")]
    public async Task A_program_that_makes_none_stops_no_publication_and_is_told_in_one_line(string navn, string? skript, string feil)
    {
        var program = skript is null ? Path.Combine(_mappe, navn) : Program(navn, skript);
        await using var tjener = await Demo.StartAsync(("Ledger__Sider__Chromium", program), ("Ledger__Sider__PdfSekunder", navn == "henger" ? "5" : "60"));
        await PubliserAsync(tjener, "notat", "Publisert.");
        Assert.That(await StatusAsync(tjener, "/3201/2024/notat"), Is.EqualTo(HttpStatusCode.OK));
        string? Linje() => tjener.Logg.Split('\n').FirstOrDefault(l => l.Contains("«notat» utgave 1", StringComparison.Ordinal));
        for (var n = 0; n < 900 && Linje() is null; n++)
        {
            await Task.Delay(100);
        }

        Assert.That(Linje(), Does.Contain("ble ikke laget, og prøves igjen senere: " + feil));
        Assert.That(await StatusAsync(tjener, "/3201/2024/notat" + Fil), Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await tjener.Klient.GetStringAsync("/3201/2024/notat/last-ned")).Contains("rapport.pdf", StringComparison.Ordinal), Is.False);
        if (navn == "henger")
        {
            Assert.That(await LeverAsync(navn), Is.Empty, "the program, and what it started");
        }
    }

    [Test]
    public async Task A_service_that_stops_ends_the_program_that_it_runs()
    {
        await using var tjener = await Demo.StartAsync(("Ledger__Sider__Chromium", Program("stans", "sleep 600 & echo \"$$\n$!\" > \"$logg\"; wait")));
        var logg = Path.Combine(_mappe, "stans.logg");
        for (var n = 0; n < 900 && (!File.Exists(logg) || (await File.ReadAllLinesAsync(logg)).Length < 2); n++)
        {
            await Task.Delay(100);
        }

        await tjener.StansAsync().WaitAsync(TimeSpan.FromMinutes(1));
        Assert.That(await LeverAsync("stans"), Is.Empty);
    }

    [Test]
    public async Task Without_a_program_there_is_no_PDF_and_no_word_of_it()
    {
        var tjener = await Demo.LesAsync();
        Assert.That(await StatusAsync(tjener, Rapport + Fil), Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(Nettside.Tekst((await tjener.HentAsync(Rapport + "/last-ned")).Hoved), Does.Not.Contain("PDF"));
    }

    /// <summary>The demo's report has its main figure, and the municipality of secrets none of them: not in the text, nor in what a PDF has beside it.</summary>
    [Test]
    public async Task Chromium_makes_a_tagged_PDF_of_the_public_page()
    {
        var program = Array.Find(Programmer, File.Exists);
        if (program is null)
        {
            Assert.Ignore("Chromium is not installed.");
        }

        await using var tjener = await Demo.StartAsync(("Ledger__Sider__Chromium", program!));
        var demo = await VentPaaAsync(tjener, Rapport + Fil);
        await Hemmeligkommune.LagAsync(tjener);
        var hemmelig = await VentPaaAsync(tjener, "/9902/2025/aarsrapport" + Fil);
        foreach (var pdf in new[] { demo, hemmelig })
        {
            Assert.That(Encoding.Latin1.GetString(pdf, 0, 5), Is.EqualTo("%PDF-"));
            Assert.That(pdf, Has.Length.GreaterThan(50_000));
        }

        if (await TekstAsync(demo) is not { } tekst || await TekstAsync(hemmelig) is not { } hemmeligTekst)
        {
            Assert.Ignore("The PDFs are made; pdftotext, which reads them, is not installed.");
            return;
        }

        var drift = await tjener.HentAsync(Rapport + "/drift");
        var netto = drift.Rader("tabell").Single(r => r.Navn == "Netto driftsresultat").Celler[2];
        Assert.That(netto, Is.EqualTo("-325,4"));
        Assert.That(tekst.Split('\n').Where(l => l.Contains("Netto driftsresultat", StringComparison.Ordinal) && l.Contains(netto, StringComparison.Ordinal)), Is.Not.Empty);
        Assert.That(tekst, Does.Contain("Side 1 av ").And.Contain("(/3201/2024/aarsrapport/u1/utskrift)").And.Not.Contain("ERR_"));
        Assert.That(Encoding.Latin1.GetString(demo), Does.Contain("/MarkInfo").And.Contain("/Outlines").And.Not.Contain("file:"));
        Assert.That(hemmeligTekst, Does.Contain("Testdal kommune").And.Contain("Barnehage"));
        Assert.That(Hemmeligkommune.Hemmelig.Append("912 345").Where(h => hemmeligTekst.Contains(h, StringComparison.OrdinalIgnoreCase)), Is.Empty);
    }

    [GeneratedRegex("<a [^>]*href=\"(/|file:|http:)[^>]*>")]
    private static partial Regex Sidelenke();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Vernefelt();

    private static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>A program that takes Chromium's words. What it does knows where the page and the PDF are, and a file to write to.</summary>
    private string Program(string navn, string skript)
    {
        var fil = Path.Combine(_mappe, navn);
        File.WriteAllText(
            fil,
            $$"""
            #!/bin/sh
            logg='{{fil}}.logg'
            for ord in "$@"; do case "$ord" in --print-to-pdf=*) ut="${ord#--print-to-pdf=}";; file://*) side="${ord#file://}";; esac; done
            {{skript}}

            """);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(fil, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return fil;
    }

    /// <summary>Which of the processes that a program has noted still run.</summary>
    private async Task<List<int>> LeverAsync(string navn)
    {
        var noter = (await File.ReadAllLinesAsync(Path.Combine(_mappe, navn + ".logg"))).Select(int.Parse).ToList();
        Assert.That(noter, Has.Count.EqualTo(2));
        for (var n = 0; n < 300 && noter.Exists(Lever); n++)
        {
            await Task.Delay(100);
        }

        return noter.FindAll(Lever);
    }

    /// <summary>One that has ended and that nobody has asked about does not run.</summary>
    private static bool Lever(int prosess)
    {
        try
        {
            return !File.ReadAllText($"/proc/{prosess}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static async Task<byte[]> VentPaaAsync(Tjener tjener, string sti)
    {
        for (var n = 0; n < 900; n++)
        {
            using var svar = await tjener.Klient.GetAsync(sti);
            if (svar.StatusCode == HttpStatusCode.OK)
            {
                return await svar.Content.ReadAsByteArrayAsync();
            }

            await Task.Delay(100);
        }

        throw new AssertionException($"{sti} did not come: {tjener.Logg}");
    }

    private static async Task<string?> TekstAsync(byte[] pdf)
    {
        var fil = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(fil, pdf);
            using var prosess = Process.Start(new ProcessStartInfo("pdftotext", ["-layout", "-enc", "UTF-8", fil, "-"]) { RedirectStandardOutput = true })!;
            var tekst = await prosess.StandardOutput.ReadToEndAsync();
            await prosess.WaitForExitAsync();
            return tekst.Replace('\u00a0', ' ').Replace('\u2212', '-');
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
        finally
        {
            File.Delete(fil);
        }
    }

    /// <summary>How many rows of the catalogue are PDFs, or tell of one.</summary>
    private static long Rader(Tjener tjener)
    {
        using var katalog = new SqliteConnection($"Data Source={Path.Combine(tjener.Datamappe, "katalog.db")};Pooling=False");
        katalog.Open();
        using var sporring = katalog.CreateCommand();
        sporring.CommandText = "select count(*) from kladd where id like 'pdf%'";
        return (long)sporring.ExecuteScalar()!;
    }

    private static async Task LagreAsync(Tjener tjener, string id, string tekst)
    {
        var svar = await tjener.PutAsync(K + id, new
        {
            aar = 2024, type = id, tittel = "Notat", hovedoppstilling = "hovedoversikt-drift",
            kapitler = new[] { new { slug = "notat", tittel = "Notat", blokker = new[] { new { type = "tekst", tekst } } } },
        }, "dev-publiser");
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.OK), svar.Tekst);
    }

    private static async Task PubliserAsync(Tjener tjener, string id, string tekst)
    {
        await LagreAsync(tjener, id, tekst);
        var svar = await tjener.PostAsync(K + id + "/publisering", new { }, "dev-publiser");
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.Created), svar.Tekst);
    }

    private static async Task<HttpStatusCode> StatusAsync(Tjener tjener, string sti)
    {
        using var svar = await tjener.Klient.GetAsync(sti);
        return svar.StatusCode;
    }

    private static async Task<HttpClient> LoggInnAsync(Tjener tjener)
    {
        var klient = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = tjener.Klient.BaseAddress };
        var vern = Vernefelt().Match(await klient.GetStringAsync("/logg-inn")).Groups[1].Value;
        using var svar = await klient.PostAsync("/logg-inn", new FormUrlEncodedContent(
            [KeyValuePair.Create("__RequestVerificationToken", vern), KeyValuePair.Create("noekkel", "dev-admin"), KeyValuePair.Create("til", "/min-side")]));
        Assert.That(svar.StatusCode, Is.EqualTo(HttpStatusCode.Found));
        return klient;
    }
}
