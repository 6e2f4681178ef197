using System.Net;
using Ledger.Api.Tests.Verktoey;
using Ledger.Web.Tests.Verktoey;

namespace Ledger.Web.Tests;

/// <summary>How pages are answered: to anyone, to be kept, never changed by later postings, and harmless in a browser.</summary>
public sealed class SidesvarTests
{
    private const string Rapport = "/3201/2024/aarsrapport";

    private Tjener _tjener = null!;
    private HttpClient _klient = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _tjener = await Demo.StartAsync();
        _klient = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = _tjener.Klient.BaseAddress };
    }

    [OneTimeTearDown]
    public async Task Stopp()
    {
        _klient.Dispose();
        await _tjener.DisposeAsync();
    }

    [Test]
    public async Task The_root_leads_to_the_one_report_that_is_published() =>
        Assert.That(((await _klient.GetAsync("/")).StatusCode, (await _klient.GetAsync("/")).Headers.Location?.ToString()),
            Is.EqualTo((HttpStatusCode.Found, Rapport)));

    [TestCase(Rapport)]
    [TestCase("/3201")]
    [TestCase(Rapport + "/finnes-ikke")]
    public async Task A_page_has_headers_that_keep_a_browser_from_running_or_fetching_anything(string sti)
    {
        using var svar = await _klient.GetAsync(sti);
        string? Hode(string navn) => svar.Headers.TryGetValues(navn, out var v) ? string.Join(", ", v) : null;
        Assert.That(Hode("Content-Security-Policy"),
            Does.StartWith("default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
                .And.Not.Contains("unsafe"));
        Assert.That(
            (Hode("X-Content-Type-Options"), Hode("Referrer-Policy"), Hode("Cross-Origin-Opener-Policy"), Hode("Cross-Origin-Resource-Policy"),
                Hode("Permissions-Policy"), Hode("Set-Cookie")),
            Is.EqualTo(("nosniff", "same-origin", "same-origin", "same-origin",
                "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()", (string?)null)));
    }

    [Test]
    public async Task The_API_keeps_its_own_policy() =>
        Assert.That((await _klient.GetAsync("/helse/live")).Headers.GetValues("Content-Security-Policy").Single(),
            Is.EqualTo("default-src 'none'; frame-ancestors 'none'"));

    [TestCase(null)]
    [TestCase("gzip")]
    [TestCase("br")]
    public async Task A_page_that_the_reader_has_is_not_sent_again(string? koding)
    {
        using var foerste = await SendAsync(HttpMethod.Get, Rapport, koding);
        Assert.That((foerste.StatusCode, foerste.Content.Headers.ContentEncoding.SingleOrDefault(), foerste.Headers.CacheControl?.ToString()),
            Is.EqualTo((HttpStatusCode.OK, koding, "public, max-age=300, stale-while-revalidate=600")));
        using var igjen = await SendAsync(HttpMethod.Get, Rapport, koding, foerste.Headers.ETag!.ToString());
        Assert.That((igjen.StatusCode, (await igjen.Content.ReadAsByteArrayAsync()).Length, igjen.Headers.ETag),
            Is.EqualTo((HttpStatusCode.NotModified, 0, foerste.Headers.ETag)));
        using var annen = await SendAsync(HttpMethod.Get, Rapport + "/drift", koding, foerste.Headers.ETag!.ToString());
        Assert.That(annen.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task HEAD_answers_the_headers_alone()
    {
        using var svar = await SendAsync(HttpMethod.Head, Rapport + "/drift", null);
        Assert.That((svar.StatusCode, svar.Content.Headers.ContentLength > 1_000, (await svar.Content.ReadAsByteArrayAsync()).Length),
            Is.EqualTo((HttpStatusCode.OK, true, 0)));
    }

    [Test]
    public async Task A_resource_is_kept_for_ever_under_the_hash_of_its_bytes()
    {
        var side = await _tjener.HentAsync(Rapport);
        foreach (var adresse in side.Html.Descendants("link").Where(l => (string?)l.Attribute("rel") != "canonical").Select(l => (string)l.Attribute("href")!))
        {
            using var svar = await _klient.GetAsync(adresse);
            Assert.That((svar.StatusCode, svar.Headers.CacheControl?.ToString()), Is.EqualTo((HttpStatusCode.OK, "public, max-age=31536000, immutable")),
                adresse);
            var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(await svar.Content.ReadAsByteArrayAsync()))[..12];
            Assert.That(adresse, Does.Contain($".{hash}."));
        }
    }

    [TestCase(Rapport + "?utm_source=x", Rapport)]
    [TestCase(Rapport + "/drift?versjon=1&enhet=kr", Rapport + "/drift?enhet=kr")]
    [TestCase(Rapport + "/omraader?rekkefoelge=navn&%3Cb%3E=1", Rapport + "/omraader?rekkefoelge=navn")]
    public async Task Unknown_parameters_are_taken_out_of_the_address(string sti, string ventet)
    {
        using var svar = await _klient.GetAsync(sti);
        Assert.That((svar.StatusCode, svar.Headers.Location?.ToString()), Is.EqualTo((HttpStatusCode.MovedPermanently, ventet)));
    }

    [TestCase(Rapport + "/drift?enhet=euro", 400)]
    [TestCase(Rapport + "/drift?enhet=kr&enhet=mill", 400)]
    [TestCase(Rapport + "/omraader?rekkefoelge=%3Cscript%3E", 400)]
    [TestCase(Rapport + "/u2", 404)]
    [TestCase(Rapport + "/u0", 404)]
    [TestCase("/3203/2024/aarsrapport", 404)]
    [TestCase("/3203", 404)]
    [TestCase("/3201/2023/aarsrapport", 404)]
    [TestCase("/3201/2024/tertial1", 404)]
    [TestCase(Rapport + "/omraader/425", 404)]
    [TestCase(Rapport + "/omraader/%3Cscript%3E", 404)]
    [TestCase(Rapport + "/oppstilling/finnes-ikke", 404)]
    [TestCase(Rapport + "/tall/5-6/99", 404)]
    [TestCase(Rapport + "/tall/5-6/10?ansvar=%22%3E%3Cb%3E", 404)]
    [TestCase(Rapport + "/noekkeltall/finnes-ikke", 404)]
    [TestCase(Rapport + "/posteringer", 404)]
    public async Task What_is_not_there_is_answered_as_a_page_that_repeats_nothing_of_the_address(string sti, int status)
    {
        using var svar = await _klient.GetAsync(sti);
        var tekst = await svar.Content.ReadAsStringAsync();
        Assert.That(((int)svar.StatusCode, svar.Content.Headers.ContentType?.MediaType, svar.Headers.CacheControl?.ToString()),
            Is.EqualTo((status, "text/html", "no-store")));
        Assert.That(tekst, Does.Contain("<h1>").And.Not.Contains("script>").And.Not.Contains("<b>"));
    }

    /// <summary>A line of an area's own amounts is in the statement and not in that of a unit below the area.</summary>
    [TestCase("")]
    [TestCase("?ansvar=20")]
    [TestCase("?del=art")]
    public async Task A_line_that_units_do_not_have_has_its_page(string valg)
    {
        using var svar = await _klient.GetAsync(Rapport + "/tall/5-5-2/20%3Aegne" + valg);
        Assert.That((svar.StatusCode, WebUtility.HtmlDecode(await svar.Content.ReadAsStringAsync()).Contains("ikke fordelt på enhet", StringComparison.Ordinal)),
            Is.EqualTo((HttpStatusCode.OK, true)));
    }

    private const string Nettleser = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8";

    /// <summary>Outside the pages too: a person gets a page with a way home, and a program what it has always got.</summary>
    [TestCase("/finnes-ikke", Nettleser, true)]
    [TestCase("/v2/", Nettleser, true)]
    [TestCase("/v1/nei", Nettleser, true)]
    [TestCase("/v1/%3Cscript%3E?a=%3Cb%3E", Nettleser, true)]
    [TestCase("/3201/hovedbok/20244/drift", "text/html", true)]
    [TestCase("/finnes-ikke", null, false)]
    [TestCase("/finnes-ikke", "*/*", false)]
    [TestCase("/v1/nei", "application/json", false)]
    [TestCase("/v1/nei", "application/json, text/html", false)]
    [TestCase("/v1/nei", "text/html;q=0.5, application/json", false)]
    [TestCase("/v1/nei", ";;;", false)]
    [TestCase("/v1/kommuner", Nettleser, false)]
    public async Task An_address_that_leads_nowhere_is_a_page_in_a_browser(string sti, string? accept, bool erSide)
    {
        foreach (var metode in new[] { HttpMethod.Get, HttpMethod.Post })
        {
            using var kall = new HttpRequestMessage(metode, sti);
            kall.Headers.TryAddWithoutValidation("Accept", accept);
            using var svar = await _klient.SendAsync(kall);
            var tekst = await svar.Content.ReadAsStringAsync();
            var ventes = erSide && metode == HttpMethod.Get ? "text/html" : "application/problem+json";
            Assert.That((svar.Content.Headers.ContentType?.MediaType, svar.Headers.CacheControl?.ToString()), Is.EqualTo((ventes, "no-store")), tekst);
            Assert.That(tekst, Does.Not.Contain("<script").And.Not.Contain("<b>").And.Not.Contain("script>"));

            // Where a key is asked for first, whether there is such an address is not told to who has none.
            var (status, tittel) = sti.StartsWith("/v1/", StringComparison.Ordinal) ? (HttpStatusCode.Unauthorized, "Siden kan ikke vises")
                : (HttpStatusCode.NotFound, "Siden finnes ikke");
            Assert.That(ventes != "text/html" || (svar.StatusCode == status && tekst.Contains($"<h1>{tittel}</h1>", StringComparison.Ordinal)
                && tekst.Contains("<a href=\"/\">Til forsiden</a>", StringComparison.Ordinal)
                && svar.Headers.GetValues("Content-Security-Policy").Single().Contains("style-src 'self'", StringComparison.Ordinal)), tekst);
        }
    }

    [Test]
    public async Task A_later_posting_changes_no_byte_of_an_edition()
    {
        using var foer = await SendAsync(HttpMethod.Get, Rapport + "/u1/drift", null);
        var bytes = await foer.Content.ReadAsByteArrayAsync();
        var svar = await _tjener.PutAsync("/v1/kommuner/3201/fond/NYTT", new { navn = "Nytt fond", type = "disposisjonsfond" });
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.OK), svar.Tekst);
        await using var ny = await Tjener.StartAsync(demo: true, datamappe: Demomappe.Kopi(_tjener.Datamappe));
        using var etter = await ny.Klient.GetAsync(Rapport + "/u1/drift");
        Assert.That(await etter.Content.ReadAsByteArrayAsync(), Is.EqualTo(bytes), "another process, which has kept nothing");
        Assert.That((await (await ny.Klient.GetAsync(Rapport + "/fond")).Content.ReadAsStringAsync()), Does.Not.Contain("Nytt fond"));
    }

    [Test]
    public async Task Where_nothing_is_published_the_root_says_so_and_the_rest_is_not_there()
    {
        await using var tom = await Tjener.StartAsync("Production");
        var rot = await tom.GetAsync("/", noekkel: null);
        Assert.That((rot.Status, rot.Tekst.Contains("Ingen rapporter er publisert", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.OK, true)));
        Assert.That((await tom.GetAsync(Rapport, noekkel: null)).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Pages_are_open_and_the_API_is_not()
    {
        Assert.That((await _tjener.GetAsync(Rapport + "/omraader/424", noekkel: null)).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await _tjener.GetAsync("/v1/kommuner/3201/regnskap/2024/avvik", noekkel: null)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod metode, string sti, string? koding, string? etag = null)
    {
        using var forespoersel = new HttpRequestMessage(metode, sti);
        if (koding is not null)
        {
            forespoersel.Headers.TryAddWithoutValidation("Accept-Encoding", koding);
        }

        if (etag is not null)
        {
            forespoersel.Headers.TryAddWithoutValidation("If-None-Match", etag);
        }

        return await _klient.SendAsync(forespoersel);
    }
}
