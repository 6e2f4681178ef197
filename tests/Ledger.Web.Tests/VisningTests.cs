using System.Net;
using System.Text.RegularExpressions;
using Ledger.Api.Tests.Verktoey;
using Ledger.Web.Tests.Verktoey;
using Microsoft.Data.Sqlite;

namespace Ledger.Web.Tests;

/// <summary>Links that show a draft to who has no account: whom they open for, how long, what they show, and what they tell nobody.</summary>
public sealed partial class VisningTests
{
    private const string Kommune = "9903";
    private const string K = "/v1/kommuner/" + Kommune;
    private readonly Testklokke _klokke = new();
    private Tjener _tjener = null!;
    private Leser _redaktoer = null!;
    private Leser _alle = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _tjener = await Tjener.StartAsync(klokke: _klokke, innstillinger: ("Ledger__RateLimit__Enabled", "false"));
        await Aarkommune.LagAsync(_tjener);
        await Aarkommune.KrevAsync(_tjener.PutAsync("/v1/kommuner/9904", new { navn = "Nabo kommune", organisasjonsnummer = "910244132" }));
        (_redaktoer, _alle) = (new Leser(_tjener.Klient.BaseAddress!), new Leser(_tjener.Klient.BaseAddress!));
        using var inn = await _redaktoer.SendAsync("/logg-inn", "/logg-inn", ("noekkel", "dev-admin"), ("til", "/min-side"));
        Assert.That(inn.StatusCode, Is.EqualTo(HttpStatusCode.Found));
    }

    [OneTimeTearDown]
    public async Task Stopp()
    {
        _redaktoer.Dispose();
        _alle.Dispose();
        await _tjener.DisposeAsync();
    }

    /// <summary>Every page and file that links of the preview lead to, from its first page on.</summary>
    [Test]
    public async Task A_link_opens_all_of_the_draft_and_nothing_else_and_is_kept_by_nobody()
    {
        await KladdAsync("hele", "Hele kladden");
        await KladdAsync("annen", "Uvedkommende kladd");
        var rot = await LenkeAsync("hele");
        var (koe, sett, sider) = (new Queue<string>([rot]), new HashSet<string> { rot }, 0);
        while (koe.TryDequeue(out var sti))
        {
            using var svar = await _alle.HentAsync(sti);
            var tekst = await svar.Content.ReadAsStringAsync();
            string? Hode(string navn) => svar.Headers.TryGetValues(navn, out var verdier) ? string.Join(',', verdier) : null;
            Assert.That(
                (svar.StatusCode, svar.Headers.CacheControl?.ToString(), Hode("X-Robots-Tag"), Hode("Referrer-Policy"), Hode("Set-Cookie")),
                Is.EqualTo((HttpStatusCode.OK, "no-store", "noindex", "no-referrer", (string?)null)), sti);
            Assert.That(tekst, Does.Not.Contain("Uvedkommende").And.Not.Contain("utgave 0").And.Not.Contain("Publisert ·"), sti);
            Assert.That(svar.Content.Headers.ContentDisposition?.FileName ?? "", Does.Not.Contain("-u0"), sti);
            if (svar.Content.Headers.ContentType?.MediaType != "text/html")
            {
                continue;
            }

            sider++;
            Assert.That(tekst, Does.Contain("<strong>Kladd. </strong>"), sti);
            foreach (var lenke in Lenker().Matches(tekst).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).Where(l => !l.Contains("enhet=", StringComparison.Ordinal)))
            {
                Assert.That(lenke, Does.StartWith(rot).Or.EqualTo("/" + Kommune).Or.StartsWith("/ressurser/"), sti);
                if (lenke.StartsWith(rot, StringComparison.Ordinal) && sett.Add(lenke))
                {
                    koe.Enqueue(lenke);
                }
            }
        }

        Assert.That((sider, sett.Count), Is.GreaterThan((20, 40)));
        using var lastned = await _alle.HentAsync(rot + "/last-ned");
        Assert.That(await lastned.Content.ReadAsStringAsync(), Does.Not.Contain("Slik kan du vise til").And.Not.Contain("NLOD"), "it is not published");
    }

    [Test]
    public async Task Only_the_secret_itself_opens_and_a_wrong_one_says_nothing()
    {
        await KladdAsync("lukket", "Lukket kladd");
        var rot = await LenkeAsync("lukket");
        var hemmelighet = rot[^32..];
        char Annet(char c) => c == '0' ? '1' : '0';
        var feil = await (await _alle.HentAsync($"/{Kommune}/visning/{new string('0', 32)}")).Content.ReadAsStringAsync();
        foreach (var sti in new[]
        {
            $"/{Kommune}/visning/{Annet(hemmelighet[0])}{hemmelighet[1..]}", $"/{Kommune}/visning/{hemmelighet[..^1]}{Annet(hemmelighet[^1])}",
            $"/{Kommune}/visning/{hemmelighet.ToUpperInvariant()}", $"/{Kommune}/visning/{hemmelighet[1..]}", rot + "0", rot + "%20",
            $"/9904/visning/{hemmelighet}", $"/1111/visning/{hemmelighet}", $"/{Kommune}/visning/", $"/{Kommune}/2024/lukket", $"/{Kommune}/2024/lukket/u0",
            rot + "/bilag/1", rot + "/rapport/saldobalanse", rot + "/posteringer", rot + "/last-ned/rapport.pdf", rot + "/last-ned/rapport.html",
            rot + "/figur/bro", rot + "/figur/bro.svg", rot + "/trykk.css", rot + "/endringer/u1",
        })
        {
            using var svar = await _alle.HentAsync(sti);
            Assert.That((svar.StatusCode, svar.Headers.CacheControl?.ToString()), Is.EqualTo((HttpStatusCode.NotFound, "no-store")), sti);
            Assert.That(await svar.Content.ReadAsStringAsync(), Is.EqualTo(feil), sti);
        }

        var lagret = await LenkeradenAsync("lukket");
        Assert.That(lagret.Id + lagret.Innhold, Does.Not.Contain(hemmelighet), "what is stored opens nothing");
        var redaktoerens = await _redaktoer.TekstAsync($"/{Kommune}/publikasjoner/lukket");
        Assert.That(redaktoerens, Does.Not.Contain(hemmelighet), "it is told once");
        Assert.That((await _tjener.GetAsync(K + "/publikasjoner")).Tekst, Does.Not.Contain("visning"));
    }

    [Test]
    public async Task A_link_ends_with_its_time_its_draft_and_its_document()
    {
        await KladdAsync("slutt", "Kladd som tar slutt");
        var (foerste, andre) = (await LenkeAsync("slutt"), await LenkeAsync("slutt"));
        Assert.That((await StatusAsync(foerste), await StatusAsync(andre)), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)));
        _klokke.Fram(TimeSpan.FromDays(14) - TimeSpan.FromMinutes(1));
        Assert.That(await StatusAsync(foerste), Is.EqualTo(HttpStatusCode.OK), "a minute before");
        _klokke.Fram(TimeSpan.FromMinutes(1));
        Assert.That((await StatusAsync(foerste), await StatusAsync(andre + "/drift.csv")), Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.NotFound)));

        // The session ended with the time. A draft that is thrown away takes its links with it, and so does one that is published.
        using var inn = await _redaktoer.SendAsync("/logg-inn", "/logg-inn", ("noekkel", "dev-admin"), ("til", "/min-side"));
        var kastet = await LenkeAsync("slutt");
        var rad = await LenkeradenAsync("slutt", nyest: true);
        await Aarkommune.KrevAsync(_tjener.SendAsync(HttpMethod.Delete, K + "/publikasjoner/slutt"));
        Assert.That(await StatusAsync(kastet), Is.EqualTo(HttpStatusCode.NotFound));

        // The service stopped between the two: the row is still there, and the next draft of the name is another.
        await SettInnAsync(rad);
        await KladdAsync("slutt", "En helt annen kladd");
        Assert.That(await StatusAsync(kastet), Is.EqualTo(HttpStatusCode.NotFound), "a link of the draft before");
        var publisert = await LenkeAsync("slutt");
        await Aarkommune.KrevAsync(_tjener.PostAsync(K + "/publikasjoner/slutt/publisering", new { }));
        Assert.That((await StatusAsync(publisert), await StatusAsync($"/{Kommune}/2024/slutt")), Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.OK)));
    }

    [TestCase("hovedoppstilling", "\"finnes-ikke\"")]
    [TestCase("resultat", "\"finnes-ikke\"")]
    [TestCase("bro", "[{\"post\":\"finnes-ikke\",\"navn\":\"Trinn\"}]")]
    public async Task A_draft_that_cannot_be_shown_says_why_and_cannot_be_published(string felt, string verdi)
    {
        var id = "feil" + felt;
        await Aarkommune.KrevAsync(_tjener.PutAsync(
            $"{K}/publikasjoner/{id}", System.Text.Json.Nodes.JsonNode.Parse($$"""{"aar":2024,"type":"{{id}}","tittel":"Feil","{{felt}}":{{verdi}}}""")!));
        using var svar = await _alle.HentAsync(await LenkeAsync(id));
        Assert.That((svar.StatusCode, svar.Content.Headers.ContentType?.MediaType), Is.EqualTo((HttpStatusCode.Conflict, "text/html")));
        Assert.That(WebUtility.HtmlDecode(await svar.Content.ReadAsStringAsync()), Does.Contain("Kladden kan ikke vises ennå.").And.Contain("«finnes-ikke»"));
        var publisert = await _tjener.PostAsync($"{K}/publikasjoner/{id}/publisering", new { });
        Assert.That((publisert.Status, publisert.Tekst.Contains("rapport_feiler", StringComparison.Ordinal)),
            Is.EqualTo((HttpStatusCode.UnprocessableEntity, true)), publisert.Tekst);
    }

    [Test]
    public async Task What_a_report_needs_is_refused_or_found_before_it_is_published()
    {
        var aapning = await _tjener.PutAsync(K + "/publikasjoner/periode", new { aar = 2024, type = "periode", tittel = "Åpning", tilPeriode = 0 });
        Assert.That((aapning.Status, (string?)aapning.Json["feil"]![0]!["felt"]), Is.EqualTo((HttpStatusCode.BadRequest, "tilPeriode")), aapning.Tekst);
        var tall = await _tjener.PutAsync(K + "/publikasjoner/tall", new
        {
            aar = 2024, type = "tall", tittel = "Tall", hovedtall = new object[] { new { noekkeltall = "finnes-ikke" }, new { oppstilling = "5-4-1", post = "x" } },
        });
        Assert.That(tall.Json["funn"]!.AsArray().Where(f => (string?)f!["kode"] == "rapport_feiler").Select(f => (string?)f!["verdi"]),
            Is.EqualTo(new[] { "hovedtall/finnes-ikke", "hovedtall/5-4-1:x" }));
    }

    private async Task KladdAsync(string id, string tittel) => await Aarkommune.KrevAsync(_tjener.PutAsync($"{K}/publikasjoner/{id}", new
    {
        aar = 2024, type = id, tittel,
        kapitler = new[] { new { slug = "innledning", tittel = "Innledning", blokker = new[] { new { type = "tekst", tekst = tittel } } } },
    }));

    private async Task<string> LenkeAsync(string id)
    {
        using var svar = await _redaktoer.SendAsync($"/{Kommune}/publikasjoner/{id}", $"/{Kommune}/publikasjoner/{id}", ("handling", "lenke"));
        return Visning().Match(await svar.Content.ReadAsStringAsync()).Value;
    }

    private async Task<HttpStatusCode> StatusAsync(string sti)
    {
        using var svar = await _alle.HentAsync(sti);
        return svar.StatusCode;
    }

    /// <summary>What is stored of a document's link.</summary>
    private async Task<(string Id, string Innhold)> LenkeradenAsync(string publikasjon, bool nyest = false)
    {
        await using var katalog = await KatalogAsync();
        await using var sporring = katalog.CreateCommand();
        sporring.CommandText = "select id, innhold from kladd where id like 'visning/%' and innhold like '%\"' || $p || '\"%' order by endret desc";
        sporring.Parameters.AddWithValue("$p", publikasjon);
        await using var leser = await sporring.ExecuteReaderAsync();
        Assert.That(await leser.ReadAsync(), Is.True);
        var rad = (leser.GetString(0), leser.GetString(1));
        await leser.DisposeAsync();
        if (nyest)
        {
            await using var kopi = katalog.CreateCommand();
            kopi.CommandText = "create table kopi as select * from kladd where id = $id";
            kopi.Parameters.AddWithValue("$id", rad.Item1);
            await kopi.ExecuteNonQueryAsync();
        }

        return rad;
    }

    private async Task SettInnAsync((string Id, string Innhold) rad)
    {
        await using var katalog = await KatalogAsync();
        await using var inn = katalog.CreateCommand();
        inn.CommandText = "insert into kladd select * from kopi; drop table kopi";
        Assert.That(await inn.ExecuteNonQueryAsync(), Is.GreaterThan(0), rad.Id);
    }

    private async Task<SqliteConnection> KatalogAsync()
    {
        var katalog = new SqliteConnection($"Data Source={Path.Combine(_tjener.Datamappe, "katalog.db")};Pooling=False");
        await katalog.OpenAsync();
        return katalog;
    }

    [GeneratedRegex("href=\"([^\"#]+)")]
    private static partial Regex Lenker();

    [GeneratedRegex("/9903/visning/[0-9a-f]{32}")]
    private static partial Regex Visning();
}
