using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Ledger.Api.Tests.Verktoey;
using Ledger.Web.Tests.Verktoey;

namespace Ledger.Web.Tests;

/// <summary>An editor's way: a draft with a wrong reference, then right; published, corrected and withdrawn; and what the public then reads.</summary>
public sealed partial class PublikasjonTests
{
    private const string Id = "tertial2-2024";
    private const string Api = "/v1/kommuner/3201/publikasjoner/" + Id;
    private const string Side = "/3201/2024/tertial2";

    private Tjener _tjener = null!;

    [OneTimeSetUp]
    public async Task Start() => _tjener = await Demo.StartAsync();

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    [Test]
    public async Task A_document_from_draft_to_withdrawal()
    {
        // A reference that leads nowhere stops it, and the place is named.
        Assert.That((await LagreAsync("Overskuddet er {{drift:finnes_ikke.regnskap}}.")).Status, Is.EqualTo(HttpStatusCode.OK));
        var nekt = await _tjener.PostAsync(Api + "/publisering", new { }, "dev-publiser");
        Assert.That((nekt.Status, (string?)nekt.Json["type"]), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "urn:ledger:problem:publikasjonen-kan-ikke-publiseres")));
        Assert.That((string)nekt.Json["funn"]![0]!["verdi"]!, Is.EqualTo("kapitler/sammendrag: {{drift:finnes_ikke.regnskap}}"));
        Assert.That((await HentAsync(Side)).Status, Is.EqualTo(HttpStatusCode.NotFound), "a draft is not public");

        // Put right, tried and published.
        var kladd = await LagreAsync(
            "Overskudd på **{{drift:netto_driftsresultat.regnskap | mill}}**, [se driften](/3201/2024/tertial2/drift). <script>alert(1)</script> [x](javascript:alert(1)) "
            + "![bilde](https://example.com/x.png) Fondet: {{fond:BUFFER.utgaaendeBalanse}}.");
        Assert.That(((string?)kladd.Json["status"], kladd.Json["funn"]!.AsArray().Any(f => (string?)f!["nivaa"] == "avvis")), Is.EqualTo(("kladd", false)));
        var proeve = await _tjener.PostAsync(Api + "/publisering?proevekjoering=true", new { }, "dev-publiser");
        Assert.That((proeve.Status, (int)proeve.Json["nummer"]!, (await HentAsync(Side)).Status), Is.EqualTo((HttpStatusCode.OK, 1, HttpStatusCode.NotFound)));
        var foerste = await _tjener.PostAsync(Api + "/publisering", new { }, "dev-publiser");
        Assert.That((foerste.Status, (int)foerste.Json["nummer"]!, (string?)foerste.Json["adresse"]), Is.EqualTo((HttpStatusCode.Created, 1, Side + "/u1")), foerste.Tekst);

        // The text has the figure, and nothing that runs or fetches.
        var tekst = await _tjener.HentAsync(Side + "/tekst/sammendrag");
        var brutto = (decimal)(await _tjener.GetAsync("/v1/kommuner/3201/regnskap/2024/oppstillinger/hovedoversikt-drift?tilPeriode=8&versjon=" + foerste.Json["versjon"])).Json["linjer"]!
            .AsArray().Single(l => (string?)l!["post"] == "netto_driftsresultat")!["regnskap"]!;
        Assert.That(Nettside.Tekst(tekst.Hoved), Does.Contain($"Overskudd på {Apitall.Skriv(-brutto, "Beloep", "mill")} mill. kr, se driften."));
        Assert.That(tekst.Html.Descendants().Where(e => e.Name.LocalName is "script" or "img"), Is.Empty);
        Assert.That(tekst.Html.Descendants("a").Select(a => (string)a.Attribute("href")!).Where(h => h.Contains("javascript", StringComparison.OrdinalIgnoreCase)), Is.Empty);
        Assert.That(tekst.Lenker, Does.Contain("/3201/2024/tertial2/drift"));
        Assert.That((await _tjener.HentAsync(Side + "/sok?q=sammendrag")).Hoved.Descendants("a").Select(a => a.Value), Does.Contain("Sammendrag"));

        // Accounts of eight months are measured against eight months of budget, on every page.
        var api = new Apitall(_tjener);
        foreach (var sti in new[] { "", "/drift", "/investering", "/omraader", "/omraader/40", "/omraader/424", "/disponering", "/prosjekter", "/tall/hovedoversikt-drift/netto_driftsresultat", "/oppstilling/5-4-1" })
        {
            var side = await _tjener.HentAsync(Side + "/u1" + sti);
            Assert.That(await api.SammenlignAsync(side, "mill"), Is.GreaterThan(3), sti);
            var felt = side.Html.Descendants().Select(e => (string?)e.Attribute("data-felt")).OfType<string>().ToList();
            Assert.That(felt, Does.Contain("avvikHittil").Or.Contain("budsjettHittil"), sti);
            Assert.That(felt.Intersect(["avvik", "avvikProsent"]), Is.Empty, sti + ": a deviation from the whole year's budget");
        }

        var omraader = (await _tjener.HentAsync(Side + "/u1/omraader")).Rader("tabell").ToList();
        Assert.That(omraader.Single(r => r.Navn == "Sum tjenesteområdene").Celler, Does.Contain("-88,6"), "the check number of period 8");

        // The same bytes after a posting and in another edition's time.
        var bytes = await BytesAsync(Side + "/u1/tekst/sammendrag");
        await BokfoerAsync(8, 1_000m);
        Assert.That(await BytesAsync(Side + "/u1/tekst/sammendrag"), Is.EqualTo(bytes));
        await LagreAsync("Rettet: {{drift:netto_driftsresultat.avvik}}.");
        var helt = await _tjener.PostAsync(Api + "/publisering", new { }, "dev-publiser");
        Assert.That(
            (helt.Status, (string?)helt.Json["funn"]![0]!["kode"], helt.Tekst.Contains("avvikHittil", StringComparison.Ordinal)),
            Is.EqualTo((HttpStatusCode.UnprocessableEntity, "ukjent_referanse", true)), "the year's budget against eight months: " + helt.Tekst);
        await LagreAsync("Rettet: {{drift:netto_driftsresultat.avvikHittil}}.");
        var andre = await _tjener.PostAsync(Api + "/publisering", new { }, "dev-publiser");
        Assert.That((andre.Status, (int)andre.Json["nummer"]!), Is.EqualTo((HttpStatusCode.Created, 2)), andre.Tekst);
        Assert.That(Nettside.Tekst((await _tjener.HentAsync(Side + "/tekst/sammendrag")).Hoved), Does.Contain("Rettet"));
        var gammel = await _tjener.HentAsync(Side + "/u1/tekst/sammendrag");
        Assert.That(Nettside.Tekst(gammel.Html), Does.Contain("Eldre utgave.").And.Contain("Overskudd på"));
        Assert.That(gammel.Lenker, Does.Contain(Side + "/tekst/sammendrag"));
        Assert.That(Encoding.UTF8.GetString(bytes), Does.Contain("Overskudd på"));

        // What is another than in edition 1: the rows that differ, by the API of both versions, and the text.
        var endringer = await _tjener.HentAsync(Side + "/endringer/u1?enhet=kr");
        Assert.That(endringer.Rader("omraadene").Select(r => (r.Navn, r.Celler[2])), Is.EqualTo(new[] { ("Sykehjem og helsehus", "+1 000") }));
        Assert.That(await api.SammenlignAsync(endringer, "kr"), Is.GreaterThan(8));
        Assert.That(Nettside.Tekst(endringer.Hoved), Does.Contain("Sammendrag endret"));
        Assert.That((await HentAsync(Side + "/u1/endringer/u2")).Status, Is.EqualTo(HttpStatusCode.NotFound), "a later one");
        Assert.That((await _tjener.HentAsync(Side)).Lenker, Does.Contain(Side + "/endringer/u1"));

        // Withdrawn: gone, with date and reason and nothing else. The one before is shown again.
        var trukket = await _tjener.PostAsync(Api + "/tilbaketrekking", new { begrunnelse = "Feil tall i sammendraget." }, "dev-publiser");
        Assert.That(((int)trukket.Json["nummer"]!, (string?)trukket.Json["status"]), Is.EqualTo((2, "trukket")), trukket.Tekst);
        foreach (var sti in new[] { "", "/drift", "/tekst/sammendrag", "/drift.csv", "/last-ned/alt.zip", "/sok?q=rettet" })
        {
            var borte = await HentAsync(Side + "/u2" + sti);
            Assert.That((borte.Status, borte.Tekst.Contains("Feil tall i sammendraget.", StringComparison.Ordinal), borte.Tekst.Contains("Rettet", StringComparison.Ordinal)),
                Is.EqualTo((HttpStatusCode.Gone, true, false)), sti);
        }

        Assert.That(Nettside.Tekst((await _tjener.HentAsync(Side + "/tekst/sammendrag")).Hoved), Does.Contain("Overskudd på"), "edition 1 is the newest that is shown");

        // All of it is in the chain, which is whole, and in the extract.
        var kontroll = await _tjener.GetAsync("/v1/kommuner/3201/revisjon/kontroll", "dev-revisjon");
        Assert.That((bool)kontroll.Json["erHel"]!, kontroll.Tekst);
        var uttrekk = (await _tjener.GetAsync("/v1/kommuner/3201/revisjon/uttrekk", "dev-revisjon")).Tekst.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(
            uttrekk.Select(l => JsonNode.Parse(l)!).Where(l => (string?)l["slag"] == "publikasjon").Select(l => (string?)l["referanse"]),
            Is.EqualTo(new[] { Id + "/u1", Id + "/u2", Id + "/u2/tilstand" }));
        var svar = await _tjener.GetAsync(Api, "dev-les");
        Assert.That(svar.Json["utgaver"]!.AsArray().Select(u => $"{u!["nummer"]} {u["status"]}"), Is.EqualTo(new[] { "2 trukket", "1 publisert" }));
    }

    /// <summary>The same figures and the same pages; no text of the interface is left in bokmål, and no name is another.</summary>
    [Test]
    public async Task A_document_in_nynorsk_is_nynorsk_on_every_page()
    {
        const string Nynorsk = "/v1/kommuner/3201/publikasjoner/aarsmelding-2024", Rapport = "/3201/2024/aarsmelding";
        await _tjener.PutAsync(Nynorsk, new
        {
            aar = 2024, type = "aarsmelding", tittel = "Årsmelding 2024", spraak = "nn", hovedoppstilling = "hovedoversikt-drift",
            kapitler = new[] { new { slug = "ord", tittel = "Ordføraren", blokker = new[] { new { type = "tekst", tekst = "Slik skriv vi, fra eit hus." } } } },
        }, "dev-publiser");
        var publisert = await _tjener.PostAsync(Nynorsk + "/publisering", new { }, "dev-publiser");
        Assert.That(publisert.Status, Is.EqualTo(HttpStatusCode.Created), publisert.Tekst);
        var sider = (await _tjener.GjennomgaaAsync(Rapport, a => Foelges().IsMatch(a) && !IkkeFoelges().IsMatch(a))).ToList();
        sider.Add(await _tjener.HentAsync(Rapport + "/sok?q=lønsutgifter"));
        Assert.That(sider, Has.Count.GreaterThan(60));
        Assert.That(sider[^1].Hoved.Descendants("li").Count(), Is.GreaterThan(0), "found by a word of nynorsk");

        // What the municipality has named: units, funds, projects, and the lines of its own statements.
        const string Aaret = "/v1/kommuner/3201/regnskap/2024";
        var navn = new List<string> { "fra eit hus" };
        foreach (var (sti, liste, felt) in new[]
        {
            ("/v1/kommuner/3201/organisasjon/2024", "enheter", "navn"), (Aaret + "/fond", "linjer", "navn"),
            (Aaret + "/oppstillinger/hovedoversikt-drift", "linjer", "tekst"), (Aaret + "/oppstillinger/balansens-hovedtall", "linjer", "tekst"),
            (Aaret + "/noekkeltall", "noekkeltall", "navn"), (Aaret + "/noekkeltall", "noekkeltall", "merknad"),
        })
        {
            var svar = await _tjener.GetAsync(sti, "dev-les");
            Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.OK), sti);
            navn.AddRange(svar.Json[liste]!.AsArray().Select(n => (string?)n![felt]).OfType<string>());
        }

        navn.AddRange((await _tjener.HentAsync("/3201/2024/aarsrapport/prosjekter")).Rader("tabell").Select(r => r.Navn).Where(
            n => n is not ("Uten prosjekt" or "Sum investeringsutgifter")));
        navn = [.. navn.Distinct().OrderByDescending(n => n.Length)];
        var funn = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var side in sider)
        {
            Assert.That((string?)side.Html.Attribute("lang"), Is.EqualTo("nn"), side.Adresse);
            var tekster = side.Html.DescendantNodes().OfType<XText>().Where(t => t.Parent!.Name.LocalName != "code").Select(t => t.Value)
                .Concat(side.Html.Descendants().Attributes().Where(a => a.Name.LocalName is "aria-label" or "placeholder").Select(a => a.Value));
            funn.UnionWith(tekster.Select(t => navn.Aggregate(t.Replace('\u00a0', ' '), (u, n) => u.Replace(n, "", StringComparison.OrdinalIgnoreCase)))
                .Where(t => Bokmaal().IsMatch(t)));
        }

        Assert.That(funn, Is.Empty);
        var api = new Apitall(_tjener);
        foreach (var sti in new[] { "", "/drift", "/omraader/424", "/fond", "/tall/5-6/10?ansvar=424" })
        {
            Assert.That(await api.SammenlignAsync(await _tjener.HentAsync(Rapport + sti), "mill"), Is.GreaterThan(2), sti);
        }

        var csv = await HentAsync(Rapport + "/drift.csv");
        Assert.That(csv.Tekst, Does.Contain("Opphavleg budsjett").And.Not.Contains("Regnskap;"));
    }

    [System.Text.RegularExpressions.GeneratedRegex("^/3201/2024/aarsmelding(/(?!tall|omraader|prosjekter/)|/omraader(/4|$)|/tall/(5-6|5-8|hovedoversikt-drift)/|$)")]
    private static partial System.Text.RegularExpressions.Regex Foelges();

    [System.Text.RegularExpressions.GeneratedRegex("enhet=|kolonner=|/figur/|/u1|\\.(csv|xlsx|json|zip|html)|ansvar=(?!424)")]
    private static partial System.Text.RegularExpressions.Regex IkkeFoelges();

    /// <summary>Words that are bokmål and not nynorsk.</summary>
    [System.Text.RegularExpressions.GeneratedRegex(
        "\\b(ikke|fra|hva|hvordan|hvorfor|hvilken?|hver|hvert|noe|noen|mer|være|ble|regnskap\\w*|utgave\\w*|tjeneste\\w*|avsetning\\w*|bevilgning\\w*|"
        + "overskudd\\w*|underskudd\\w*|tilskudd\\w*|\\w*eiendel\\w*|egenkapital\\w*|eiendom\\w*|merforbruk\\w*|mer-|strykning\\w*|strøket|enhet\\w*|måned\\w*|lønn\\w*|"
        + "videre\\w*|høyre|bedre|dårligere|siden|kjedehode\\w*|hovedboken|gjelder|vises|utenfor|utenom|uten|selskaper|verdier|\\w*midler|penger|pengene|tall|tallene|tallet|"
        + "linjen|opprinnelig|kolonner|lenke|posteringer|disponeringer|nettleserens|begynte|endringer|oppstillinger|kapitler|områder|områdene|prosjekter)\\b",
        System.Text.RegularExpressions.RegexOptions.IgnoreCase)]
    private static partial System.Text.RegularExpressions.Regex Bokmaal();

    [Test]
    public async Task A_locked_document_answers_its_sections_at_its_version_and_is_closed()
    {
        const string Laast = "/v1/kommuner/3201/publikasjoner/laast-2024";
        object Kladd() => new
        {
            aar = 2024, type = "annet", tittel = "Notat", seksjoner = new[] { new { id = "drift", navn = "Drift", rapport = "driftsregnskap", parametre = new { enhet = "mill" } } },
        };
        Assert.That((await _tjener.PutAsync(Laast, Kladd(), "dev-publiser")).Status, Is.EqualTo(HttpStatusCode.OK));
        var laast = await _tjener.PostAsync(Laast + "/laas", new { }, "dev-publiser");
        Assert.That((laast.Status, (string?)laast.Json["status"]), Is.EqualTo((HttpStatusCode.OK, "laast")), laast.Tekst);
        Assert.That((await _tjener.PutAsync(Laast, Kladd(), "dev-publiser")).Status, Is.EqualTo(HttpStatusCode.Conflict));
        await _tjener.PutAsync("/v1/kommuner/3201/fond/LAAS", new { navn = "Et fond", type = "disposisjonsfond" });
        var etter = await _tjener.GetAsync(Laast, "dev-publiser");
        Assert.That((long)etter.Json["versjon"]!, Is.EqualTo((long)laast.Json["versjon"]!));
        Assert.That(etter.Json["seksjoner"]![0]!["svar"]!["linjer"]!.ToJsonString(), Is.EqualTo(laast.Json["seksjoner"]![0]!["svar"]!["linjer"]!.ToJsonString()));
        Assert.That((await _tjener.GetAsync(Laast, "dev-les")).Status, Is.EqualTo(HttpStatusCode.NotFound), "drafts are for those who publish");
    }

    [TestCase("dev-les")]
    [TestCase("dev-bokfor")]
    [TestCase("dev-budsjett")]
    public async Task Only_those_who_publish_may_write_documents(string noekkel) =>
        Assert.That((await _tjener.PutAsync(Api, new { aar = 2024, type = "aarsrapport", tittel = "X" }, noekkel)).Status, Is.EqualTo(HttpStatusCode.Forbidden));

    [TestCase("""{"aar":2024,"type":"Årsrapport","tittel":"X"}""", "type")]
    [TestCase("""{"aar":2024,"type":"aarsrapport"}""", "tittel")]
    [TestCase("""{"type":"aarsrapport","tittel":"X"}""", "aar")]
    [TestCase("""{"aar":2024,"type":"aarsrapport","tittel":"X","spraak":"en"}""", "spraak")]
    [TestCase("""{"aar":2024,"type":"aarsrapport","tittel":"X","rapporteringsdato":"31.12.2024"}""", "rapporteringsdato")]
    [TestCase("""{"aar":2024,"type":"aarsrapport","tittel":"X","kapitler":[{"slug":"../x","tittel":"A","blokker":[]}]}""", "kapitler")]
    public async Task A_document_that_is_badly_formed_is_refused_by_field(string innhold, string felt)
    {
        var svar = await _tjener.PutAsync("/v1/kommuner/3201/publikasjoner/daarlig", innhold, "dev-publiser");
        Assert.That((svar.Status, svar.Json["feil"]!.AsArray().Select(f => (string?)f!["felt"]).Contains(felt)), Is.EqualTo((HttpStatusCode.BadRequest, true)), svar.Tekst);
    }

    [Test]
    public async Task What_looks_like_a_person_must_be_confirmed()
    {
        const string Person = "/v1/kommuner/3201/publikasjoner/person";
        await _tjener.PutAsync(Person, new
        {
            aar = 2024, type = "annet", tittel = "Kontakt",
            kapitler = new[] { new { slug = "kontakt", tittel = "Kontakt", blokker = new[] { new { type = "tekst", tekst = "Skriv til navn@eksempel.no" } } } },
        }, "dev-publiser");
        var nekt = await _tjener.PostAsync(Person + "/publisering", new { }, "dev-publiser");
        Assert.That((nekt.Status, (string?)nekt.Json["funn"]![0]!["kode"]), Is.EqualTo((HttpStatusCode.Conflict, "personmoenster")), nekt.Tekst);
        var likevel = await _tjener.PostAsync(
            Person + "/publisering", new { likevel = new[] { new { kode = "personmoenster", verdi = "kapitler/kontakt", begrunnelse = "Felles postmottak." } } }, "dev-publiser");
        Assert.That(likevel.Status, Is.EqualTo(HttpStatusCode.Created), likevel.Tekst);
    }

    private Task<Svar> LagreAsync(string tekst) => _tjener.PutAsync(Api, new
    {
        aar = 2024,
        type = "tertial2",
        tittel = "Tertialrapport 2 2024",
        tilPeriode = 8,
        hovedoppstilling = "hovedoversikt-drift",
        kapitler = new[] { new { slug = "sammendrag", tittel = "Sammendrag", blokker = new[] { new { type = "tekst", tekst } } } },
    }, "dev-publiser");

    private async Task<(HttpStatusCode Status, string Tekst)> HentAsync(string sti)
    {
        using var svar = await _tjener.Klient.GetAsync(sti);
        return (svar.StatusCode, await svar.Content.ReadAsStringAsync());
    }

    private async Task BokfoerAsync(int periode, decimal kroner)
    {
        const string Aaret = "/v1/kommuner/3201/regnskap/2024";
        Assert.That((await _tjener.PutAsync($"{Aaret}/perioder/{periode}", new { status = "aapen" })).Status, Is.EqualTo(HttpStatusCode.OK));
        var rader = new object[]
        {
            new { kontoklasse = "drift", art = "120", funksjon = "120", ansvar = "424", beloep = kroner },
            new { kontoklasse = "balanse", kapittel = "10", sektor = "320", beloep = -kroner },
        };
        var dato = $"2024-{periode:00}-15";
        var svar = await _tjener.PostAsync(
            Aaret + "/bilag", new { bilagsreferanse = "ETTER-" + periode, bilagsdato = dato, periode, tekst = "Etter utgaven", posteringer = rader });
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.Created), svar.Tekst);
    }

    private async Task<byte[]> BytesAsync(string sti) => await (await _tjener.Klient.GetAsync(sti)).Content.ReadAsByteArrayAsync();
}
