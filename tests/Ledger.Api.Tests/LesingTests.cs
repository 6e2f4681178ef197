using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;

namespace Ledger.Api.Tests;

/// <summary>What a frontend relies on: answers that can be kept, pages of one version, to be told of changes, and parts that sum to the whole.</summary>
public sealed class LesingTests
{
    private const string K = "/v1/kommuner/3201";
    private const string R = K + "/regnskap/2024";

    private Tjener _tjener = null!;
    private long _demo;
    private int _nummer;

    [OneTimeSetUp]
    public async Task Start()
    {
        _tjener = await DemoAsync();
        _demo = (long)(await _tjener.GetAsync(K)).Json["versjon"]!;
    }

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    [TestCase("gzip", "-gzip\"")]
    [TestCase("br", "-br\"")]
    [TestCase("gzip, deflate, br;q=0.5", "-gzip\"")]
    [TestCase("gzip, deflate, br, zstd", "-br\"")]
    [TestCase("*", "-br\"")]
    [TestCase("br;q=0, gzip;q=0", "\"")]
    [TestCase("identity", "\"")]
    public async Task An_answer_in_another_coding_is_the_same_answer_under_another_ETag(string acceptEncoding, string suffix)
    {
        var plain = await HentAsync(R + "/driftsregnskap?enhet=mill");
        var coded = await HentAsync(R + "/driftsregnskap?enhet=mill", ("Accept-Encoding", acceptEncoding));
        await using Stream decoder = coded.Svar.Content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "br" => new BrotliStream(new MemoryStream(coded.Bytes), CompressionMode.Decompress),
            "gzip" => new GZipStream(new MemoryStream(coded.Bytes), CompressionMode.Decompress),
            _ => new MemoryStream(coded.Bytes),
        };
        using var target = new MemoryStream();
        await decoder.CopyToAsync(target);
        Assert.That(target.ToArray(), Is.EqualTo(plain.Bytes));
        var base_ = plain.Svar.Headers.ETag!.Tag.TrimEnd('"');
        Assert.That(coded.Svar.Headers.ETag!.Tag, Is.EqualTo(base_ + suffix));
        foreach (var svar in new[] { plain.Svar, coded.Svar })
        {
            Assert.That(svar.Headers.Vary, Is.EquivalentTo(new[] { "Accept", "Accept-Encoding" }));
            Assert.That(svar.Headers.CacheControl!.ToString(), Is.EqualTo("no-cache, private"));
        }

        var known = await HentAsync(R + "/driftsregnskap?enhet=mill", ("Accept-Encoding", acceptEncoding), ("If-None-Match", $"\"x\", {coded.Svar.Headers.ETag}"));
        Assert.That((known.Svar.StatusCode, known.Bytes.Length, known.Svar.Headers.ETag), Is.EqualTo((HttpStatusCode.NotModified, 0, coded.Svar.Headers.ETag)));
        Assert.That((await HentAsync(R + "/driftsregnskap?enhet=tusen", ("If-None-Match", plain.Svar.Headers.ETag!.Tag))).Svar.StatusCode, Is.EqualTo(HttpStatusCode.OK), "other parameters");
    }

    [Test]
    public async Task A_posting_is_in_the_next_answer_and_an_earlier_version_stays_as_it_was()
    {
        var before = await HentAsync(R + "/driftsregnskap?oppstilling=art&art=010");
        var versjon = (long)Json(before.Bytes)["versjon"]!;
        await BokfoerAsync(_tjener, 1234.50m);
        var after = await HentAsync(R + "/driftsregnskap?oppstilling=art&art=010", ("If-None-Match", before.Svar.Headers.ETag!.Tag));
        Assert.That(after.Svar.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(Loenn(Json(after.Bytes)) - Loenn(Json(before.Bytes)), Is.EqualTo(1234.50m));
        for (var i = 0; i < 2; i++)
        {
            var earlier = Json((await HentAsync($"{R}/driftsregnskap?oppstilling=art&art=010&versjon={versjon}")).Bytes);
            Assert.That(JsonNode.DeepEquals(earlier, Json(before.Bytes)), "the second time from what was kept");
        }

        // The kept answer is for those who may see the municipality, and no others.
        var stranger = await _tjener.GetAsync(R + "/driftsregnskap?oppstilling=art&art=010", null);
        Assert.That(stranger.Status, Is.EqualTo(HttpStatusCode.Unauthorized));

        static decimal Loenn(JsonNode svar) => (decimal)svar["linjer"]!.AsArray().Single(l => (string)l!["tekst"]! == "Lønnsutgifter")!["regnskap"]!;
    }

    [Test]
    public async Task Nothing_is_wrong_when_nothing_can_be_kept()
    {
        await using var tjener = await DemoAsync(("Ledger__Minne__Kuber", "0"), ("Ledger__Minne__Svar", "0"));
        foreach (var sti in new[] { R + "/driftsregnskap", R + "/avvik?nivaa=ansvar", R + "/balanse" })
        {
            var first = await tjener.GetAsync(sti);
            await BokfoerAsync(tjener, 10m);
            var second = await tjener.GetAsync(sti);
            Assert.That((first.Status, second.Status, second.Tekst == first.Tekst), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK, false)));
            Assert.That((await tjener.SendAsync(HttpMethod.Get, sti, null, "dev-les", ("If-None-Match", second.ETag!))).Status, Is.EqualTo(HttpStatusCode.NotModified));
        }
    }

    [Test]
    public async Task A_page_gets_its_reports_of_one_version_as_their_own_addresses_answer_them()
    {
        (object Bestilling, string Sti)[] page =
        [
            (new { rapport = "driftsregnskap", aar = 2024, enhet = "mill" }, "driftsregnskap?enhet=mill"),
            (new { id = "art", rapport = "driftsregnskap", aar = 2024, oppstilling = "art", tilPeriode = 6, forklar = true }, "driftsregnskap?oppstilling=art&tilPeriode=6&forklar=true"),
            (new { rapport = "investeringsregnskap", aar = 2024, grupperPaa = "art" }, "investeringsregnskap?grupperPaa=art"),
            (new { rapport = "balanse", aar = 2024 }, "balanse"),
            (new { rapport = "budsjettavvik", aar = 2024, fortegn = "oppstilling" }, "budsjettavvik?fortegn=oppstilling"),
            (new { rapport = "oppstilling", aar = 2024, oppstilling = "hovedoversikt-drift" }, "oppstillinger/hovedoversikt-drift"),
            (new { rapport = "avvik", aar = 2024, nivaa = "tjenesteomraade", overordnet = "40" }, "avvik?nivaa=tjenesteomraade&overordnet=40"),
            (new { rapport = "fond", aar = 2024 }, "fond"),
            (new { rapport = "disponering", aar = 2024, enhet = "mill" }, "disponering?enhet=mill"),
            (new { rapport = "noekkeltall", aar = 2024, ansvar = "40" }, "noekkeltall?ansvar=40"),
            (new { rapport = "oekonomikontroll", aar = 2024 }, "oekonomikontroll"),
        ];
        for (var time = 1; time <= 2; time++)
        {
            var svar = await _tjener.PostAsync(K + "/rapporter", new { rapporter = page.Select(p => p.Bestilling).ToArray() }, "dev-les");
            Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.OK), svar.Tekst);
            var rapporter = svar.Json["rapporter"]!.AsArray();
            Assert.That(rapporter.Select(r => (string)r!["id"]!), Is.EqualTo(Enumerable.Range(0, page.Length).Select(i => i == 1 ? "art" : i.ToString(CultureInfo.InvariantCulture))));
            foreach (var (rapport, (_, sti)) in rapporter.Zip(page))
            {
                var alone = await _tjener.GetAsync($"{R}/{sti}", "dev-les");
                Assert.That(rapport!["svar"]!.ToJsonString(), Is.EqualTo(alone.Json.ToJsonString()), sti);
                Assert.That((long)rapport["svar"]!["versjon"]!, Is.EqualTo((long)svar.Json["versjon"]!));
            }

            // The second time of another version: nothing kept of the first is in it.
            await BokfoerAsync(_tjener, 1m);
        }
    }

    [Test]
    public async Task A_page_of_an_earlier_version_is_that_versions()
    {
        var before = await _tjener.GetAsync(R + "/avvik");
        await BokfoerAsync(_tjener, 77m);
        var svar = await _tjener.PostAsync(K + "/rapporter", new { versjon = (long)before.Json["versjon"]!, rapporter = new object[] { new { rapport = "avvik", aar = 2024 } } });
        Assert.That(svar.Json["rapporter"]![0]!["svar"]!.ToJsonString(), Is.EqualTo(before.Json.ToJsonString()));
    }

    [Test]
    public async Task A_report_that_cannot_be_given_leaves_the_others_on_the_page()
    {
        var svar = await _tjener.PostAsync(K + "/rapporter", new
        {
            rapporter = new object[]
            {
                new { rapport = "balanse", aar = 2031 }, new { rapport = "oppstilling", aar = 2024, oppstilling = "finnes-ikke" }, new { rapport = "fond", aar = 2024, enhet = "øre" },
                new { rapport = "oekonomikontroll", aar = 2024, ansvar = "40" }, new { rapport = "noekkeltall", aar = 2024, grupperPaa = "art" }, new { rapport = "avvik", aar = 2024, ansvar = "finnes-ikke" }, new { rapport = "fond", aar = 2024 },
            },
        });
        var rapporter = svar.Json["rapporter"]!.AsArray();
        Assert.That(rapporter.Select(r => (int)r!["status"]!), Is.EqualTo(new[] { 404, 404, 400, 400, 400, 400, 200 }));
        Assert.That((string)rapporter[0]!["problem"]!["type"]!, Is.EqualTo("urn:ledger:problem:ukjent-aar"));
        Assert.That(rapporter.Select(r => r!["svar"] is null), Is.EqualTo(new[] { true, true, true, true, true, true, false }));
        foreach (var body in new object[] { new { }, new { rapporter = Array.Empty<object>() }, new { rapporter = new object[] { new { rapport = "tull", aar = 2024 } } }, new { rapporter = new object[] { new { rapport = "fond" } } }, new { rapporter = Enumerable.Repeat(new { rapport = "fond", aar = 2024 }, 51).ToArray() } })
        {
            Assert.That((await _tjener.PostAsync(K + "/rapporter", body)).Status, Is.EqualTo(HttpStatusCode.BadRequest));
        }
    }

    [TestCase("ansvar")]
    [TestCase("art")]
    [TestCase("ansvar,art")]
    [TestCase("funksjon")]
    [TestCase("prosjekt,fond")]
    [TestCase("kapittel,merke,sektor")]
    public async Task The_groups_of_every_report_sum_to_its_lines(string felt)
    {
        foreach (var sti in new[] { "driftsregnskap?", "driftsregnskap?oppstilling=omraade&", "investeringsregnskap?art=010-599&", "balanse?", "budsjettavvik?", "oppstillinger/hovedoversikt-drift?ansvar=40&", "avvik?nivaa=ansvar&", "fond?", "disponering?" })
        {
            var svar = (await _tjener.GetAsync($"{R}/{sti}grupperPaa={felt}")).Json;
            var whole = (await _tjener.GetAsync($"{R}/{sti.TrimEnd('?', '&')}")).Json;
            Assert.That(svar["linjer"]!.ToJsonString(), Is.EqualTo(whole["linjer"]!.ToJsonString()), "the lines are those of the report itself");
            var groups = svar["grupper"]!.AsArray();
            Assert.That(groups, Is.Not.Empty, sti);
            Assert.That(groups.Select(g => string.Join(',', g!["noekkel"]!.AsObject().Select(f => f.Key).Where(f => !f.EndsWith("navn", StringComparison.Ordinal)).Order(StringComparer.Ordinal))).Distinct(), Is.EqualTo(new[] { string.Join(',', felt.Split(',').Order(StringComparer.Ordinal)) }));
            var sums = groups.SelectMany(g => g!["linjer"]!.AsArray()).ToLookup(l => Navn(l!), l => l!);
            foreach (var linje in whole["linjer"]!.AsArray())
            {
                foreach (var (kolonne, _) in linje!.AsObject().Where(f => f.Value is JsonValue v && v.GetValueKind() == System.Text.Json.JsonValueKind.Number && f.Key != "avvikProsent"))
                {
                    Assert.That(sums[Navn(linje)].Sum(l => (decimal)l[kolonne]!), Is.EqualTo((decimal)linje[kolonne]!), $"{sti} {Navn(linje)} {kolonne}");
                }
            }
        }

        static string Navn(JsonNode linje) => (string)(linje["post"] ?? linje["kode"] ?? linje["fondskode"])!;
    }

    [TestCase("")]
    [TestCase("fortegn=oppstilling&")]
    public async Task The_balance_opens_with_period_0_and_has_no_budget(string fortegn)
    {
        foreach (var til in new[] { 6, 13 })
        {
            var linjer = (await _tjener.GetAsync($"{R}/balanse?{fortegn}tilPeriode={til}&versjon={_demo}")).Json["linjer"]!.AsArray().Select(l => l!).ToList();
            var aapning = (await _tjener.GetAsync($"{R}/oppstillinger/5-8?{fortegn}tilPeriode=1&versjon={_demo}")).Json["linjer"]!.AsArray().Select(l => l!).ToList();
            var januar = (await _tjener.GetAsync($"{R}/balanse?{fortegn}tilPeriode=1&versjon={_demo}")).Json["linjer"]!.AsArray().Select(l => l!).ToList();
            // A result that is not disposed of has a line only while there is one.
            static decimal Tall(List<JsonNode> linjer, JsonNode linje, string felt) =>
                linjer.SingleOrDefault(l => (string)l["post"]! == (string)linje["post"]!) is { } samme ? (decimal)samme[felt]! : 0m;
            foreach (var linje in linjer)
            {
                decimal D(string felt) => (decimal)linje[felt]!;
                Assert.That((D("utgaaendeBalanse"), D("inngaaendeBalanse") + D("endring")), Is.EqualTo((D("regnskap"), D("regnskap"))), (string)linje["post"]!);
                Assert.That(new[] { "opprinneligBudsjett", "revidertBudsjett", "avvik", "avvikProsent" }.Select(f => linje.AsObject().ContainsKey(f) && linje[f] is null), Is.All.True);
                Assert.That(D("inngaaendeBalanse"), Is.EqualTo(Tall(januar, linje, "regnskap") - Tall(januar, linje, "endring")), "the same opening whatever the period");
                Assert.That(Tall(januar, linje, "regnskap"), Is.EqualTo(Tall(aapning, linje, "regnskap")), "and the statement by its id has the same account");
            }

            Assert.That(linjer.Any(l => (decimal)l["inngaaendeBalanse"]! != 0m) && linjer.Any(l => (decimal)l["endring"]! != 0m), Is.True);
        }
    }

    [TestCase("direktoromraade")]
    [TestCase("tjenesteomraade")]
    [TestCase("ansvar")]
    public async Task The_sum_of_the_areas_is_the_same_at_every_level_and_says_what_is_outside(string nivaa)
    {
        var svar = (await _tjener.GetAsync($"{R}/avvik?nivaa={nivaa}&versjon={_demo}&forklar=true")).Json;
        decimal Sum(string felt) => svar[felt]!.AsArray().Sum(l => (decimal)l!["regnskap"]!);
        Assert.That((decimal)svar["sum"]!["regnskap"]!, Is.EqualTo(10_222_100_000m).And.EqualTo(Sum("linjer")));
        Assert.That(((string)svar["utenfor"]!["kode"]!, (decimal)svar["utenfor"]!["regnskap"]!), Is.EqualTo(("utenfor", -10_222_100_000m)), "taxes and finance");
        Assert.That((decimal)svar["utenEnhet"]!["regnskap"]!, Is.Zero);
        Assert.That(svar["enheterUtenfor"]!.AsArray().Select(l => (string)l!["kode"]!), Is.EqualTo(nivaa == "ansvar" ? new[] { "900", "910" } : []));

        // What a figure says that it stands on, as a selection of the same report.
        Assert.That((string)svar["sum"]!["forklaring"]!["filtre"]![0]!, Does.StartWith("kontoklasse=drift ansvar=20,30,40,"));
        var csv = (await _tjener.SendAsync(HttpMethod.Get, $"{R}/avvik?nivaa={nivaa}&versjon={_demo}", null, "dev-les", ("Accept", "text/csv"))).Tekst;
        Assert.That(csv.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^2..].Select(r => r.Split(';')[1]), Is.EqualTo(new[] { "Sum", "Utenfor områdene" }));
    }

    [Test]
    public async Task What_is_behind_a_line_of_a_selection_sums_to_it_and_a_grouped_table_has_a_row_per_groups_line()
    {
        var svar = (await _tjener.GetAsync(R + "/driftsregnskap?oppstilling=art&ansvar=40&funksjon=200-299&grupperPaa=ansvar")).Json;
        Assert.That((string)svar["utvalg"]!, Is.EqualTo("funksjon=200-299 ansvar=40"));
        foreach (var linje in svar["linjer"]!.AsArray().Where(l => (string)l!["type"]! == "linje").Take(12))
        {
            var behind = (await _tjener.GetAsync($"{R}/oppstillinger/5-6/linjer/{linje!["post"]}/posteringer?antall=1&ansvar=40&funksjon=200-299")).Json;
            Assert.That((decimal)behind["sum"]!, Is.EqualTo((decimal)linje["regnskap"]!));
        }

        var csv = await HentAsync(R + "/driftsregnskap?oppstilling=art&ansvar=40&funksjon=200-299&grupperPaa=ansvar", ("Accept", "text/csv"));
        var rows = System.Text.Encoding.UTF8.GetString(csv.Bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(rows[0], Does.Contain("Gruppe: ansvar").And.Contain("Post"));
        Assert.That(rows, Has.Length.EqualTo(1 + svar["grupper"]!.AsArray().Sum(g => g!["linjer"]!.AsArray().Count)));
    }

    [Test]
    public async Task Those_who_wait_are_told_of_a_write_by_another_process()
    {
        await using var tjener = await DemoAsync();
        await using var other = await Tjener.StartAsync(datamappe: tjener.Datamappe);
        var now = (await tjener.GetAsync(K + "/endringer")).Json;
        var versjon = (long)now["versjon"]!;
        Assert.That(((long)now["etter"]!, now["endringer"]!.AsArray().Count), Is.EqualTo((versjon, 0)));
        Assert.That((long)(await tjener.GetAsync($"{K}/endringer?etter={versjon}&vent=0")).Json["versjon"]!, Is.EqualTo(versjon), "no change, no wait");

        using var stream = await StroemAsync(tjener, versjon);
        using var reader = new StreamReader(await stream.Content.ReadAsStreamAsync());
        Assert.That((long)(await HendelseAsync(reader)).Data["versjon"]!, Is.EqualTo(versjon));
        var waiting = tjener.GetAsync($"{K}/endringer?etter={versjon}&vent=60");
        var next = HendelseAsync(reader);
        await BokfoerAsync(other, 5m);
        var told = (await waiting).Json;
        Assert.That((long)told["versjon"]!, Is.EqualTo(versjon + 1));
        Assert.That((bool)told["fullstendig"]!, Is.True);
        Assert.That(told["endringer"]!.AsArray().Select(e => ((long)e!["versjon"]!, (int)e["aar"]!)), Is.EqualTo(new[] { (versjon + 1, 2024) }));
        var (id, data) = await next;
        Assert.That((id, (long)data["versjon"]!), Is.EqualTo(((versjon + 1).ToString(CultureInfo.InvariantCulture), versjon + 1)));
        Assert.That((long)(await tjener.GetAsync(R + "/balanse")).Json["versjon"]!, Is.EqualTo(versjon + 1), "and the reports of this process have it");

        // Who comes back on the stream hears at once what was missed.
        using var again = await StroemAsync(tjener, versjon);
        using var second = new StreamReader(await again.Content.ReadAsStreamAsync());
        Assert.That((await HendelseAsync(second)).Data["endringer"]!.AsArray(), Has.Count.EqualTo(1));
        Assert.That((await tjener.GetAsync(K + "/endringer?etter=x")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await tjener.GetAsync(K + "/endringer?vent=61")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await tjener.GetAsync("/v1/kommuner/9999/endringer")).Status, Is.EqualTo(HttpStatusCode.NotFound));

    }

    [Test]
    public async Task Http2_is_spoken_where_it_is_configured()
    {
        await using var tjener = await Tjener.StartAsync(innstillinger: [("Kestrel__Endpoints__h2c__Url", "http://127.0.0.1:0"), ("Kestrel__Endpoints__h2c__Protocols", "Http2")]);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(tjener.Klient.BaseAddress!, "/helse/klar")) { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        using var svar = await tjener.Klient.SendAsync(request);
        Assert.That((svar.StatusCode, svar.Version), Is.EqualTo((HttpStatusCode.OK, HttpVersion.Version20)));
    }

    private static JsonNode Json(byte[] bytes) => JsonNode.Parse(bytes)!;

    private async Task<(HttpResponseMessage Svar, byte[] Bytes)> HentAsync(string sti, params (string Navn, string Verdi)[] hoder)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, sti);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "dev-les");
        foreach (var (navn, verdi) in hoder)
        {
            request.Headers.TryAddWithoutValidation(navn, verdi);
        }

        var response = await _tjener.Klient.SendAsync(request);
        return (response, await response.Content.ReadAsByteArrayAsync());
    }

    private static async Task<HttpResponseMessage> StroemAsync(Tjener tjener, long etter)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, K + "/endringer");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "dev-les");
        request.Headers.Accept.ParseAdd("text/event-stream");
        request.Headers.TryAddWithoutValidation("Last-Event-ID", etter.ToString(CultureInfo.InvariantCulture));
        return await tjener.Klient.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    /// <summary>The next event that is a change.</summary>
    private static async Task<(string Id, JsonNode Data)> HendelseAsync(StreamReader reader)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.Length > 0)
            {
                var at = line.IndexOf(':', StringComparison.Ordinal);
                fields[line[..at]] = line[(at + 1)..].TrimStart();
            }
            else if (fields.GetValueOrDefault("event") == "endring")
            {
                return (fields["id"], JsonNode.Parse(fields["data"])!);
            }
        }

        throw new IOException("The stream ended.");
    }

    /// <summary>The demo with a month of its adopted year opened, so that something can happen.</summary>
    private static async Task<Tjener> DemoAsync(params (string Navn, string Verdi)[] innstillinger)
    {
        var tjener = await Tjener.StartAsync(demo: true, innstillinger: innstillinger);
        await tjener.PutAsync(R + "/perioder/5", new { status = "aapen" });
        return tjener;
    }

    private async Task BokfoerAsync(Tjener tjener, decimal beloep)
    {
        var svar = await tjener.PostAsync(R + "/bilag", new
        {
            bilagsreferanse = $"lesing-{Interlocked.Increment(ref _nummer)}", bilagsdato = "2024-05-31", periode = 5, tekst = "Test",
            posteringer = new object[]
            {
                new { kontoklasse = "drift", art = "010", funksjon = "253", ansvar = "422", beloep },
                new { kontoklasse = "balanse", kapittel = "10", sektor = "320", beloep = -beloep },
            },
        });
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.Created), svar.Tekst);
    }
}
