using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Ledger.Api.Tests.Verktoey;
using Ledger.Web.Tests.Verktoey;

namespace Ledger.Web.Tests;

/// <summary>The live ledger as pages: for those who have signed in, down to the voucher and its proof, and for nobody by a key or without a session.</summary>
public sealed partial class InterneSiderTests
{
    private const string Aaret = "/3201/hovedbok/2024";

    private Tjener _tjener = null!;

    [OneTimeSetUp]
    public async Task Start() => _tjener = await Demo.StartAsync();

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    [TestCase(Aaret)]
    [TestCase(Aaret + "/omraader/424")]
    [TestCase(Aaret + "/rapport/saldobalanse")]
    [TestCase(Aaret + "/bilag/1")]
    [TestCase(Aaret + "/drift.csv")]
    [TestCase(Aaret + "/finans/gjeld")]
    [TestCase(Aaret + "/finans/gjeld/gjeldsmotparter.csv")]
    [TestCase(Aaret + "/noter")]
    [TestCase(Aaret + "/noter/13.csv")]
    [TestCase("/3201/revisjon")]
    [TestCase("/min-side")]
    public async Task Without_a_session_a_live_page_leads_to_the_sign_in_also_with_a_key(string sti)
    {
        using var klient = Klient();
        foreach (var noekkel in new[] { null, "dev-admin" })
        {
            using var forespoersel = new HttpRequestMessage(HttpMethod.Get, sti);
            forespoersel.Headers.Authorization = noekkel is null ? null : new("Bearer", noekkel);
            using var svar = await klient.SendAsync(forespoersel);
            Assert.That((svar.StatusCode, svar.Headers.Location?.ToString()), Is.EqualTo((HttpStatusCode.Found, "/logg-inn?til=" + Uri.EscapeDataString(sti))));
        }
    }

    [Test]
    public async Task An_economist_goes_from_a_unit_to_the_voucher_that_the_API_answers()
    {
        using var klient = await LoggInnAsync("dev-les");
        var enhet = await SideAsync(klient, Aaret + "/omraader/424");
        Assert.That(Nettside.Tekst(enhet.Descendants("main").Single()), Does.Contain("1 064,1").And.Contain("1 019,5"));
        var tall = await SideAsync(klient, Aaret + "/tall/5-6/10?ansvar=424");
        var videre = (string)tall.Descendants("a").Single(a => a.Value == "Vis posteringene").Attribute("href")!;
        var posteringer = await SideAsync(klient, videre);
        Assert.That(posteringer.Descendants("tbody").Elements("tr").Count(), Is.GreaterThan(5));

        var api = (await _tjener.GetAsync("/v1/kommuner/3201/regnskap/2024/bilag/182", "dev-les")).Json;
        var bilag = await SideAsync(klient, Aaret + "/bilag/182");
        var tekst = Nettside.Tekst(bilag.Descendants("main").Single());
        Assert.That(tekst, Does.Contain((string)api["bilagsreferanse"]!).And.Contain((string)api["kjedehash"]!));
        var uttrekk = (await _tjener.GetAsync("/v1/kommuner/3201/revisjon/uttrekk", "dev-revisjon")).Tekst.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var hasher = uttrekk.Select(l => (string?)JsonNode.Parse(l)!["hash"]).OfType<string>().ToList();
        Assert.That(tekst, Does.Contain(hasher[hasher.IndexOf((string)api["kjedehash"]!) - 1]), "the hash that its own is computed from");
        var rader = bilag.Descendants("tbody").Elements("tr").Select(r => Tall(Nettside.Tekst(r.Elements("td").First()))).ToList();
        Assert.That(rader.SkipLast(1), Is.EqualTo(api["posteringer"]!.AsArray().Select(p => (decimal)p!["beloep"]!)));
        Assert.That(rader[^1], Is.EqualTo(0m));
        Assert.That(bilag.Descendants("tbody").Elements("tr").SkipLast(1).Select(r => Nettside.Tekst(r.Element("th")!)),
            Has.Some.StartsWith("010 ").And.All.Match(@"^[\d.]+ \p{L}"), "no code without its name");

        // A phone has no room for a column of each: the same stands under the account, and is left out where there are columns.
        foreach (var rad in bilag.Descendants("tbody").Elements("tr").SkipLast(1))
        {
            var kolonner = rad.Elements("td").Where(c => (string?)c.Attribute("class") == "bred").Select(Nettside.Tekst).Where(t => t != "–");
            Assert.That(rad.Element("th")!.Elements("span").Select(Nettside.Tekst), Is.EqualTo(kolonner));
        }
    }

    /// <summary>The notes: the list has a page for each, with its number, what is missing, its tables and its files, and the figures are the API's.</summary>
    [Test]
    public async Task Every_note_has_a_page_with_its_tables_and_files()
    {
        using var klient = await LoggInnAsync("dev-les");
        var liste = await SideAsync(klient, Aaret + "/noter");
        var noter = (await _tjener.GetAsync("/v1/kommuner/3201/regnskap/2024/noter", "dev-les")).Json["noter"]!.AsArray();
        var lenker = liste.Descendants("main").Single().Descendants("tbody").Descendants("a").Select(a => (string)a.Attribute("href")!).ToList();
        Assert.That(lenker, Has.Count.EqualTo(noter.Count(n => (string)n!["status"]! != "ikkeAktuell")));
        foreach (var note in noter)
        {
            var side = await SideAsync(klient, $"{Aaret}/noter/{note!["navn"]}");
            var tekst = Nettside.Tekst(side.Descendants("main").Single());
            Assert.That(tekst, Does.Contain((string)note["tittel"]!), (string)note["navn"]!);
            foreach (var mangel in note["mangler"]!.AsArray())
            {
                Assert.That(tekst, Does.Contain((string)mangel!));
            }

            foreach (var endelse in new[] { "csv", "xlsx" })
            {
                using var fil = await klient.GetAsync($"{Aaret}/noter/{note["navn"]}.{endelse}");
                Assert.That(fil.StatusCode, Is.EqualTo(HttpStatusCode.OK), $"{note["navn"]}.{endelse}");
            }
        }

        var eierposter = Nettside.Tekst((await SideAsync(klient, Aaret + "/noter/5")).Descendants("main").Single());
        Assert.That(eierposter, Does.Contain("Vårt Sandvika AS").And.Contain("20"));
        var arbeidskapital = Nettside.Tekst((await SideAsync(klient, Aaret + "/noter/1?enhet=kr")).Descendants("main").Single());
        var note1 = (await _tjener.GetAsync("/v1/kommuner/3201/regnskap/2024/noter/1", "dev-les")).Json["tabeller"]![0]!["linjer"]!.AsArray();
        var slutt = (decimal)note1.Single(l => (string)l!["post"]! == "utgaaende")!["beloep"]!;
        Assert.That(arbeidskapital, Does.Contain(slutt.ToString("#,0", new System.Globalization.NumberFormatInfo { NumberGroupSeparator = " " })));
        using var ukjent = await klient.GetAsync(Aaret + "/noter/finnesikke");
        Assert.That(ukjent.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_live_figure_is_the_APIs_and_an_address_with_a_version_stays_as_it_was()
    {
        using var klient = await LoggInnAsync("dev-les");
        var drift = await SideAsync(klient, Aaret + "/drift");
        var fast = (string)drift.Descendants("a").First(a => a.Value == "Fast lenke").Attribute("href")!;
        var foer = UtenOekt(await klient.GetStringAsync(fast));
        var linjer = (await _tjener.GetAsync("/v1/kommuner/3201/regnskap/2024/oppstillinger/hovedoversikt-drift", "dev-les")).Json["linjer"]!.AsArray();
        foreach (var rad in drift.Descendants("tbody").Elements("tr"))
        {
            var api = linjer.Single(l => (string?)l!["post"] == (string)rad.Attribute("data-rad")!)!;
            Assert.That(Nettside.Tekst(rad.Elements("td").ElementAt(2)), Is.EqualTo(Apitall.Skriv((decimal)api["regnskap"]!, "Beloep", "mill")));
        }

        await _tjener.PutAsync("/v1/kommuner/3201/fond/LEVENDE", new { navn = "Levende fond", type = "disposisjonsfond" });
        Assert.That(UtenOekt(await klient.GetStringAsync(fast)), Is.EqualTo(foer));
        using var svar = await klient.GetAsync(Aaret + "/drift");
        Assert.That(svar.Headers.CacheControl?.ToString(), Is.EqualTo("no-cache, private"));
    }

    [Test]
    public async Task Every_report_of_the_registry_has_its_page()
    {
        using var klient = await LoggInnAsync("dev-les");
        var forside = await SideAsync(klient, Aaret);
        var meny = forside.Descendants("nav").First(n => (string?)n.Attribute("aria-label") == "Kapitler").Descendants("a").Select(a => (string)a.Attribute("href")!).ToList();
        Assert.That(meny, Has.Some.EndsWith("/rapport/saldobalanse").And.Some.EndsWith("/rapport/oekonomikontroll").And.Some.EndsWith("/rapport/posteringer"));
        foreach (var adresse in meny)
        {
            var side = await SideAsync(klient, adresse);
            Assert.That(side.Descendants("h1").Count(), Is.EqualTo(1), adresse);
            Assert.That(side.Descendants("meta").Any(m => (string?)m.Attribute("content") == "noindex"), adresse);
        }

        var balanse = await SideAsync(klient, Aaret + "/rapport/saldobalanse");
        var siste = Nettside.Tekst(balanse.Descendants("tbody").Elements("tr").Last());
        Assert.That(siste, Does.Contain("0,00"), "a trial balance is zero");
    }

    /// <summary>Plan and follow-up: a part of the menu, each with its table and what is drawn of it, the postings behind a row, and the file.</summary>
    [TestCase("tertialrapport", "ansvar", "210")]
    [TestCase("tabell-investeringsprosjekter", "prosjekt", "P013")]
    [TestCase("tabell-oekonomiplantiltak", null, null)]
    [TestCase("rammekontroll", null, null)]
    [TestCase("forklaringer", null, null)]
    public async Task A_report_of_the_plan_is_drawn_and_leads_to_its_postings(string navn, string? felt, string? kode)
    {
        using var klient = await LoggInnAsync("dev-les");
        var forside = await SideAsync(klient, Aaret);
        Assert.That(forside.Descendants("nav").First(n => (string?)n.Attribute("aria-label") == "Kapitler").Value, Does.Contain("Plan og oppfølging"));
        var side = await SideAsync(klient, $"{Aaret}/rapport/{navn}");
        Assert.That(side.Descendants("td").Count(c => c.Descendants().Any(e => e.Name.LocalName == "svg")), Is.GreaterThan(5), "bars beside the amounts");
        if (felt is not null)
        {
            var lenke = side.Descendants("th").Elements("a").First(a => ((string)a.Attribute("href")!).Contains($"{felt}={kode}", StringComparison.Ordinal));
            Assert.That(lenke.Value, Is.Not.Empty.And.Not.EqualTo("–"));
            Assert.That((await SideAsync(klient, (string)lenke.Attribute("href")!)).Descendants("tbody").Elements("tr"), Is.Not.Empty);
        }

        using var fil = await klient.GetAsync((string)side.Descendants("a").First(a => a.Value == "CSV").Attribute("href")!);
        Assert.That((fil.StatusCode, fil.Content.Headers.ContentType?.MediaType), Is.EqualTo((HttpStatusCode.OK, "text/csv")));
        using var offentlig = Klient();
        using var svar = await offentlig.GetAsync($"/3201/2024/aarsrapport/rapport/{navn}");
        Assert.That(svar.StatusCode, Is.EqualTo(HttpStatusCode.NotFound), "what is internal is in no published report");
    }

    /// <summary>Which forecast the figures are of; the files have months by their names.</summary>
    [Test]
    public async Task An_interim_report_says_which_forecast_it_shows()
    {
        using var klient = await LoggInnAsync("dev-les");
        var svar = (await _tjener.GetAsync("/v1/kommuner/3201/regnskap/2024/tertialrapport", "dev-les")).Json;
        var sagt = (await SideAsync(klient, Aaret + "/rapport/tertialrapport")).Descendants("dt").Single(d => d.Value == "Prognose").ElementsAfterSelf("dd").First().Value;
        Assert.That(sagt, Does.StartWith((string)svar["prognose"]!).And.EndWith($"versjon {svar["prognoseVersjon"]}"));
        var maaneder = (await SideAsync(klient, Aaret + "/rapport/prognosemaaneder")).Descendants("a").First(a => a.Value == "CSV").Attribute("href")!.Value;
        Assert.That((await klient.GetStringAsync(maaneder)).Split('\n')[0], Does.Contain(";Januar;Februar;").And.Contain(";Desember"));
    }

    /// <summary>A wide report shows what most readers come for, codes with their names; all columns are a choice, and the files have them anyway.</summary>
    [TestCase("rammekontroll", "Navn|Ramme|Brukt|Disponibelt|Brukt i prosent|Status", "Fordelt", "mill")]
    [TestCase("tertialrapport", "Navn|Revidert budsjett|Budsjett hittil|Regnskap|Avvik hittil|Prognose|Prognoseavvik", "Overordnet", "mill")]
    [TestCase("prognosemaaneder", "Navn|Prognose|jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des", "Kode", "mill")]
    [TestCase("posteringer", "Bilag|Bilagsdato|Art eller kapittel|Ansvar|Beløp|Posteringstekst", "Dokument", null)]
    public async Task A_wide_report_shows_its_main_columns_and_all_when_asked(string navn, string ventet, string bredKolonne, string? enhet)
    {
        using var klient = await LoggInnAsync("dev-revisjon");
        var side = await SideAsync(klient, $"{Aaret}/rapport/{navn}");
        Assert.That(Hoder(side), Is.SubsetOf(ventet.Split('|')).And.Length.GreaterThan(4));
        Assert.That(Hoder(side), Is.EqualTo(ventet.Split('|').Where(h => Hoder(side).Contains(h))), "in the order of the table");
        var alle = side.Descendants("a").Single(a => a.Value == "Alle kolonner");
        Assert.That(Hoder(await SideAsync(klient, (string)alle.Attribute("href")!)), Does.Contain(bredKolonne));
        var csv = (string)side.Descendants("a").First(a => a.Value == "CSV").Attribute("href")!;
        Assert.That((await klient.GetStringAsync(csv)).Split('\n')[0], Does.Contain(bredKolonne));
        var valg = side.Descendants("a").Select(a => a.Value).ToList();
        Assert.That(valg.Contains("Kroner"), Is.EqualTo(enhet is not null));
        if (enhet is not null)
        {
            // Asked for in another unit, columns stay chosen, and both choices are the page's own and not the report's.
            var ikroner = await SideAsync(klient, $"{Aaret}/rapport/{navn}?vis=alle&enhet=kr");
            Assert.That(Nettside.Tekst(ikroner.Descendants("caption").Single()), Does.EndWith("Beløp i kr."));
            Assert.That((string)ikroner.Descendants("a").Single(a => a.Value.StartsWith("Mill.", StringComparison.Ordinal)).Attribute("href")!, Does.EndWith("?vis=alle"));
        }

        using var ukjent = await klient.GetAsync($"{Aaret}/rapport/{navn}?vis=noen");
        Assert.That(ukjent.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));

        static string[] Hoder(XElement side) => [.. side.Descendants("main").Single().Descendants("thead").Elements("tr").Elements("th").Select(t => t.Value)];
    }

    /// <summary>A report that has its amounts in kroner whatever is asked says so, and offers no other unit.</summary>
    [Test]
    public async Task A_report_that_knows_only_kroner_says_kroner()
    {
        using var klient = await LoggInnAsync("dev-revisjon");
        var side = await SideAsync(klient, $"{Aaret}/rapport/oekonomikontroll");
        Assert.That(Nettside.Tekst(side.Descendants("caption").Single()), Does.EndWith("Beløp i kroner."));
        Assert.That(side.Descendants("main").Single().Descendants("a").Select(a => a.Value), Has.None.EqualTo("Kroner"));
    }

    /// <summary>From the menu to the debt, to a loan's facts: the figures are the API's, each says how it was made, and the table can be saved.</summary>
    [Test]
    public async Task The_finance_department_goes_from_the_menu_to_the_facts_of_a_loan()
    {
        using var klient = await LoggInnAsync("dev-les");
        var forside = await SideAsync(klient, Aaret);
        var lenke = (string)forside.Descendants("a").First(a => ((string?)a.Attribute("href") ?? "").Contains("/finans/gjeld", StringComparison.Ordinal)).Attribute("href")!;
        var gjeld = await SideAsync(klient, lenke);
        var tekst = Nettside.Tekst(gjeld.Descendants("main").Single()).Replace('\u00a0', ' ').Replace('\u202f', ' ');
        Assert.That(tekst, Does.Contain("13 530,54").And.Contain("9 182,43").And.Contain("Slik er tallene laget").And.Contain("restgjeld"));
        Assert.That(gjeld.Descendants().Count(e => e.Name.LocalName == "svg"), Is.GreaterThan(10), "bars beside the amounts");
        Assert.That(gjeld.Descendants("h2").Count(), Is.EqualTo(7));
        Assert.That(gjeld.Descendants().Select(e => (string?)e.Attribute("id")).OfType<string>(), Is.Unique);

        var csv = (string)gjeld.Descendants("a").First(a => a.Value == "CSV").Attribute("href")!;
        using var fil = await klient.GetAsync(csv);
        Assert.That((fil.Content.Headers.ContentType?.MediaType, fil.Content.Headers.ContentDisposition?.FileName), Is.EqualTo(("text/csv", "3201-2024-gjeldsmotparter.csv")));
        var api = (await _tjener.GetAsync("/v1/kommuner/3201/finans/gjeld/motparter?aar=2024&enhet=mill", "dev-les")).Json["linjer"]!.AsArray();
        var linjer = (await fil.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(';')[^2].Replace(',', '.')).ToList();
        Assert.That(linjer.Select(l => decimal.Parse(l, CultureInfo.InvariantCulture)), Is.EqualTo(api.Select(l => (decimal)l!["endring"]!)));

        var laan = gjeld.Descendants("a").First(a => a.Value == "KBN-06");
        var poster = await SideAsync(klient, (string)laan.Attribute("href")!);
        var fakta = (await _tjener.GetAsync("/v1/kommuner/3201/finans/poster?objekt=KBN-06", "dev-les")).Json["poster"]!.AsArray();
        Assert.That(poster.Descendants("tbody").Elements("tr").Select(r => Nettside.Tekst(r.Elements("td").First())), Is.EqualTo(fakta.Select(f => (string)f!["referanse"]!)));
        foreach (var emne in new[] { "fond", "likviditet" })
        {
            Assert.That((await SideAsync(klient, $"{Aaret}/finans/{emne}")).Descendants("table").Count(), Is.GreaterThan(4), emne);
        }

        var fond = await SideAsync(klient, Aaret + "/finans/fond");
        var note = fond.Descendants("h3").Single(h => h.Value == "Note 3: verdipapirer").ElementsAfterSelf().First().Descendants("th").Where(t => (string?)t.Attribute("scope") == "col");
        Assert.That(note.Select(t => t.Value), Does.Contain("Anskaffelseskost").And.Not.Contains("Grunnkapital"), "a part has only its own columns");
    }

    /// <summary>What the register has is found by its names and its amounts, and is in the print of the year; not so for one who is bound to units.</summary>
    [Test]
    public async Task The_register_is_found_and_printed()
    {
        using var klient = await LoggInnAsync("dev-les");
        foreach (var (ord, navn, adresse) in new[]
        {
            ("KBN-06", "KBN-06", "/finans/poster?objekt=KBN-06"), ("1 730,3", "KBN-06", "/finans/poster?objekt=KBN-06"),
            ("fremvoksende", "KLP AksjeFremvoksende Markeder Mer Samfunnsansvar S", "/finans/poster?objekt=KLP-FREMVOKSENDE"),
            ("stresstest", "Likviditet og rammer", "/finans/likviditet"),
        })
        {
            var treff = await SideAsync(klient, $"{Aaret}/sok?q={Uri.EscapeDataString(ord)}");
            Assert.That(
                treff.Descendants("main").Single().Descendants("a").Select(a => (a.Value, (string)a.Attribute("href")!)).Any(a => a.Item1 == navn && a.Item2.Contains(adresse, StringComparison.Ordinal))
                    || treff.Descendants("main").Single().Descendants("a").Any(a => ((string)a.Attribute("href")!).EndsWith(adresse, StringComparison.Ordinal)),
                Is.True, ord);
        }

        var utskrift = await SideAsync(klient, Aaret + "/utskrift");
        var innhold = utskrift.Descendants("nav").Single(n => (string?)n.Attribute("class") == "innholdsliste").Descendants("a").Select(a => a.Value).ToList();
        Assert.That(innhold, Is.SupersetOf(new[] { "Finansrapporten", "Gjeld og renter", "Plasseringer", "Likviditet og rammer" }));
        Assert.That(Nettside.Tekst(utskrift.Descendants("main").Single()), Does.Contain("Lånegjeld per motpart").And.Contain("Note 2: egenkapital").And.Contain("Stresstest"));
        Assert.That(utskrift.Descendants().Select(e => (string?)e.Attribute("id")).OfType<string>(), Is.Unique);
    }

    /// <summary>The register is not public: a published edition has no such page, and without a session there is the sign-in only.</summary>
    [TestCase("/3201/2024/aarsrapport/finans/gjeld")]
    [TestCase("/3201/hovedbok/2024/finans/ukjent")]
    [TestCase("/3201/hovedbok/2024/finans/gjeld/balanse.csv")]
    public async Task There_is_no_such_page_of_the_register(string sti)
    {
        using var klient = await LoggInnAsync("dev-les");
        using var svar = await klient.GetAsync(sti);
        Assert.That(svar.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    /// <summary>A text or a state moves the version and changes no figure; a posting changes one.</summary>
    [Test]
    public async Task A_live_page_is_told_of_new_figures_and_of_nothing_else()
    {
        const string Api = "/v1/kommuner/3201/regnskap/2024";
        using var klient = await LoggInnAsync("dev-les");
        var side = await SideAsync(klient, Aaret + "/drift");
        var beskjed = side.Descendants("p").Single(p => p.Attribute("data-nye-tall") is not null);
        Assert.That((beskjed.Attribute("hidden") is not null, (string)beskjed.Descendants("a").Single().Attribute("href")!), Is.EqualTo((true, Aaret + "/drift")));
        Assert.That(side.Descendants("script").Single().Attribute("src")!.Value, Does.StartWith("/ressurser/levende."));
        Assert.That((await SideAsync(klient, (string)side.Descendants("a").First(a => a.Value == "Fast lenke").Attribute("href")!)).Descendants("p")
            .Where(p => p.Attribute("data-nye-tall") is not null), Is.Empty, "a version that was asked for stays as it is");

        using var svar = await klient.GetAsync((string)beskjed.Attribute("data-nye-tall")!, HttpCompletionOption.ResponseHeadersRead);
        Assert.That((svar.Content.Headers.ContentType?.MediaType, svar.Headers.Contains("Set-Cookie")), Is.EqualTo(("text/event-stream", false)), "no sign of the reader");
        using var leser = new StreamReader(await svar.Content.ReadAsStreamAsync());
        async Task<string> HendelseAsync()
        {
            while (await leser.ReadLineAsync(new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token) is { } linje)
            {
                if (linje.StartsWith("event: ", StringComparison.Ordinal))
                {
                    return linje["event: ".Length..];
                }
            }

            return "";
        }

        Assert.That(await HendelseAsync(), Is.EqualTo("puls"));
        Assert.That((await _tjener.PutAsync(Api + "/perioder/12", new { status = "aapen" })).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await HendelseAsync(), Is.EqualTo("puls"), "a period is no figure");
        var rader = new object[]
        {
            new { kontoklasse = "drift", art = "120", funksjon = "120", ansvar = "424", beloep = 1_000m },
            new { kontoklasse = "balanse", kapittel = "10", sektor = "320", beloep = -1_000m },
        };
        var bokfoert = await _tjener.PostAsync(Api + "/bilag", new { bilagsreferanse = "NYE-TALL", bilagsdato = "2024-12-31", periode = 12, tekst = "Nye tall", posteringer = rader });
        Assert.That(bokfoert.Status, Is.EqualTo(HttpStatusCode.Created), bokfoert.Tekst);
        Assert.That(await HendelseAsync(), Is.EqualTo("nye-tall"));
    }

    [Test]
    public async Task The_work_with_a_year_has_its_pages_with_the_APIs_figures()
    {
        const string Api = "/v1/kommuner/3201/regnskap/2024";
        using var klient = await LoggInnAsync("dev-les");
        var budsjett = await SideAsync(klient, Aaret + "/budsjett");
        var vedtak = (await _tjener.GetAsync(Api + "/budsjett/vedtak", "dev-les")).Json["vedtak"]!.AsArray();
        Assert.That(
            Rader(budsjett, "vedtak").Select(r => r.Descendants("a").Single().Value), Is.EqualTo(vedtak.Select(v => (string)v!["vedtaksreferanse"]!)));
        Assert.That(Bare(budsjett, "budsjettbro").Descendants("tbody").Elements("tr").Select(r => Nettside.Tekst(r.Element("td")!)), Is.EqualTo(
            new[] { "379,6", "-484,2", "-346,9", "+300,1", "-183,1", "-7,3", "-341,8" }), "a sum of sums is opened: one step of -714 would rule the bridge");
        Assert.That(await new Apitall(_tjener).SammenlignAsync(new Nettside(Aaret + "/budsjett", Bare(budsjett, "budsjettbro"), 0), "mill"), Is.GreaterThan(3));
        Assert.That(Nettside.Tekst(budsjett.Descendants("footer").Single()), Does.Contain("Tall fra import av bilag "), "how fresh the figures are");
        var foerste = await SideAsync(klient, Aaret + "/budsjett/1");
        Assert.That(Tallene(foerste, "linjer", 1), Is.EqualTo(vedtak[0]!["linjer"]!.AsArray().Take(1_000).Select(l => (decimal)l!["beloep"]!)));

        var import = await SideAsync(klient, Aaret + "/import");
        var importer = (await _tjener.GetAsync(Api + "/importer", "dev-les")).Json["importer"]!.AsArray();
        Assert.That(Tallene(import, "importer", 6), Is.EqualTo(importer.Select(i => (decimal)i!["sumDebet"]!)));

        var funn = (await _tjener.GetAsync(Api + "/kvalitet", "dev-les")).Json["funn"]!.AsArray();
        var kvalitet = await SideAsync(klient, Aaret + "/kvalitet");
        Assert.That(kvalitet.Descendants("main").Single().Descendants("li").Count(), Is.EqualTo(funn.Count));

        var foer = (long)(await _tjener.GetAsync("/v1/kommuner/3201", "dev-les")).Json["versjon"]!;
        var avslutning = Nettside.Tekst((await SideAsync(klient, Aaret + "/avslutning")).Descendants("h1").Single());
        Assert.That(avslutning, Does.Contain("2024"));
        Assert.That((long)(await _tjener.GetAsync("/v1/kommuner/3201", "dev-les")).Json["versjon"]!, Is.EqualTo(foer), "a page books nothing");
    }

    /// <summary>The years of a line, in each year's kroner and in fixed ones, are the API's, rounded once.</summary>
    [TestCase("", "")]
    [TestCase("&priser=faste", "&priser=faste")]
    public async Task The_page_of_years_has_the_APIs_figures(string valg, string parameter)
    {
        const string Post = "aldring_og_mestring";
        await _tjener.ImporterAsync(
            "/v1/kommuner/3201/opplysninger",
            "slag;objekt;maal;aar;periode;beloep\nmaaling;linje:hovedoversikt-drift/netto_driftsresultat;regnskap;2022;aar;-446160479.04\n", "utvikling-2022");
        using var klient = await LoggInnAsync("dev-les");
        var side = await SideAsync(klient, $"{Aaret}/utvikling?linje={Post}&linje=netto_driftsresultat{valg}");
        Assert.That(Nettside.Tekst(side), Does.Contain("Tallene for 2022 er fra før hovedboken, slik de er meldt."));
        var api = (await _tjener.GetAsync($"/v1/kommuner/3201/utvikling?fra=2022&til=2024&oppstilling=hovedoversikt-drift{parameter}", "dev-les")).Json;
        var verdier = api["linjer"]!.AsArray().Single(l => (string?)l!["post"] == Post)!["verdier"]!.AsArray().Select(v => (decimal?)v!["verdi"]).ToList();
        Assert.That(verdier, Has.Count.EqualTo(3));
        Assert.That(verdier.Skip(1), Has.All.Not.Null);
        Assert.That(
            Rader(side, "utvikling").First().Elements("td").Skip(1).Select(Nettside.Tekst),
            Is.EqualTo(verdier.Skip(1).Select(v => Apitall.Skriv(v, "Beloep", "mill"))));
        Assert.That(side.Descendants("figure").Count(), Is.EqualTo(2));
    }

    [Test]
    public async Task A_file_of_a_report_has_all_rows_of_it()
    {
        using var klient = await LoggInnAsync("dev-les");
        var alle = (await _tjener.GetAsync("/v1/kommuner/3201/regnskap/2024/posteringer?ansvar=424&antall=1", "dev-les")).Json;
        var antall = (int)alle["antallTotalt"]!;
        Assert.That(antall, Is.GreaterThan(100), "more than a page");
        var side = await SideAsync(klient, Aaret + "/posteringer?ansvar=424&antall=10");
        var fil = (string)side.Descendants("a").Single(a => a.Value == "CSV").Attribute("href")!;
        var linjer = (await klient.GetStringAsync(fil)).TrimEnd('\n').Split('\n');
        Assert.That(linjer, Has.Length.EqualTo(antall + 1));
        var plass = Array.IndexOf(linjer[0].Split(';'), "Beløp");
        Assert.That(linjer.Skip(1).Sum(l => decimal.Parse(l.Split(';')[plass].Replace(',', '.'), CultureInfo.InvariantCulture)), Is.EqualTo((decimal)alle["sum"]!));
    }

    [Test]
    public async Task The_auditors_desk_is_for_auditors_and_says_what_the_control_says()
    {
        using var les = await LoggInnAsync("dev-les");
        using var nekt = await les.GetAsync("/3201/revisjon");
        Assert.That((nekt.StatusCode, (await nekt.Content.ReadAsStringAsync()).Contains("ledger:revisjon", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.Forbidden, true)));
        using var revisor = await LoggInnAsync("dev-revisjon");
        var bord = Nettside.Tekst((await SideAsync(revisor, "/3201/revisjon")).Descendants("main").Single());
        var kontroll = (await _tjener.GetAsync("/v1/kommuner/3201/revisjon/kontroll", "dev-revisjon")).Json;
        Assert.That(bord, Does.Contain("Hovedboken er hel").And.Contain((string)kontroll["kjedehode"]!)
            .And.Contain(((long)kontroll["antallPoster"]!).ToString("N0", new NumberFormatInfo { NumberGroupSeparator = " " })));
    }

    /// <summary>The auditor takes with him from his desk what the verifier needs, and what he read of vouchers stands in the access log.</summary>
    [Test]
    public async Task The_auditor_takes_the_same_files_from_his_desk_and_reading_vouchers_is_logged()
    {
        const string Api = "/v1/kommuner/3201/revisjon";
        using var revisor = await LoggInnAsync("dev-revisjon");
        var filer = (await SideAsync(revisor, "/3201/revisjon")).Descendants("main").Single().Descendants("a").Select(a => (string)a.Attribute("href")!).ToList();
        Assert.That(filer, Has.Count.EqualTo(4));
        var hode = (await _tjener.GetAsync(Api + "/sjekkpunkt", "dev-revisjon")).Json;
        var sjekkpunkt = System.Text.Json.Nodes.JsonNode.Parse(await revisor.GetStringAsync(filer.Single(f => f.EndsWith("sjekkpunkt.json", StringComparison.Ordinal))))!;
        Assert.That(((string?)sjekkpunkt["kjedehode"], (long)sjekkpunkt["antallPosteringer"]!, ((string?)sjekkpunkt["signatur"])?.Length > 60),
            Is.EqualTo(((string?)hode["kjedehode"], (long)hode["antallPosteringer"]!, true)));
        Assert.That(await revisor.GetStringAsync("/3201/revisjon/noekkel.pem"), Is.EqualTo((await _tjener.GetAsync(Api + "/noekkel", "dev-revisjon")).Tekst));
        Assert.That(await revisor.GetStringAsync("/3201/revisjon/uttrekk.ndjson"), Is.EqualTo((await _tjener.GetAsync(Api + "/uttrekk", "dev-revisjon")).Tekst));
        using var les = await LoggInnAsync("dev-les");
        using var nei = await les.GetAsync("/3201/revisjon/uttrekk.ndjson");
        Assert.That(nei.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));

        await SideAsync(les, Aaret + "/bilag/17");
        await SideAsync(les, Aaret + "/posteringer?ansvar=424&antall=3");
        await SideAsync(les, Aaret + "/drift?linjer=alle");
        var tilgang = System.Text.Json.Nodes.JsonNode.Parse(await revisor.GetStringAsync("/3201/revisjon/tilgang.json"))!["tilganger"]!.AsArray();
        var lest = tilgang.Where(l => (string?)l!["hendelse"] == "lesing").Select(l => ((string)l!["sti"]!, (string)l["bruker"]!)).ToList();
        Assert.That(lest.Select(l => l.Item1), Does.Contain(Aaret + "/bilag/17").And.Contain(Aaret + "/posteringer?ansvar=424&antall=3")
            .And.Contain("/3201/revisjon/uttrekk.ndjson").And.Not.Contain(Aaret + "/drift?linjer=alle"));
        Assert.That(lest.Single(l => l.Item1 == Aaret + "/bilag/17").Item2, Is.Not.Empty);
    }

    [TestCase(Aaret + "/drift?enhett=kr", 400, "enhet")]
    [TestCase(Aaret + "/rapport/saldobalanse?tilperiode=3", 400, "tilPeriode")]
    [TestCase(Aaret + "/drift?versjon=0", 400, "versjon")]
    [TestCase(Aaret + "/drift?versjon=999999", 404, "finnes ikke")]
    [TestCase("/3201/hovedbok/2031", 404, "finnes ikke")]
    [TestCase("/3205/hovedbok/2024", 404, "finnes ikke")]
    [TestCase(Aaret + "/bilag/999999", 404, "finnes ikke")]
    [TestCase(Aaret + "/rapport/finnesikke", 404, "finnes ikke")]
    public async Task What_cannot_be_shown_is_told(string sti, int status, string ord)
    {
        using var klient = await LoggInnAsync("dev-les");
        using var svar = await klient.GetAsync(sti);
        Assert.That(((int)svar.StatusCode, (await svar.Content.ReadAsStringAsync()).Contains(ord, StringComparison.Ordinal)), Is.EqualTo((status, true)));
    }

    /// <summary>A browser reads "/\t/" as "//", which is another host; what no header holds is no fault of the service's either.</summary>
    [TestCase("//ond.example/x")]
    [TestCase("https://ond.example/")]
    [TestCase("/\\ond.example")]
    [TestCase("/\t/ond.example")]
    [TestCase("/\n/ond.example")]
    [TestCase("/\r\nX-Ond: 1")]
    [TestCase("/ /ond.example")]
    [TestCase("/æ")]
    public async Task A_sign_in_leads_to_no_other_host(string til)
    {
        using var inne = await LoggInnAsync("dev-les", til);
        Assert.That(await inne.GetStringAsync("/logg-inn?til=" + Uri.EscapeDataString(til)), Does.Contain("name=\"til\" value=\"/min-side\""));
    }

    /// <summary>A form that cannot be read is the sender's fault, whatever is wrong with it.</summary>
    [TestCase("noekkel=dev-les%00x", TestName = "A form with a NUL in a value")]
    [TestCase("x%00=1", TestName = "A form with a NUL in a name")]
    [TestCase("mange", TestName = "A form of 2 000 fields")]
    public async Task A_form_that_cannot_be_read_is_400(string skjema)
    {
        var innhold = skjema == "mange" ? string.Join('&', Enumerable.Range(0, 2_000).Select(i => $"f{i}=1")) : skjema;
        using var svar = await _tjener.Klient.PostAsync(
            "/logg-inn", new StringContent(innhold, System.Text.Encoding.UTF8, "application/x-www-form-urlencoded"));
        Assert.That(svar.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task A_sign_in_without_its_token_leads_nowhere_and_signing_out_ends_it()
    {
        using var klient = Klient();
        using var uten = await klient.PostAsync("/logg-inn", new FormUrlEncodedContent([KeyValuePair.Create("noekkel", "dev-admin")]));
        Assert.That((uten.Headers.Location?.ToString(), uten.Headers.Contains("Set-Cookie")), Is.EqualTo(("/logg-inn", false)));
        using var inne = await LoggInnAsync("dev-les");
        Assert.That((await inne.GetAsync("/min-side")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        var vern = Vern(await inne.GetStringAsync("/logg-ut"));
        await inne.PostAsync("/logg-ut", new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", vern)]));
        Assert.That((await inne.GetAsync("/min-side")).StatusCode, Is.EqualTo(HttpStatusCode.Found));
        Assert.That((await inne.GetAsync("/v1/kommuner/3201")).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized), "the API takes no session");
    }

    private HttpClient Klient() => new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = _tjener.Klient.BaseAddress };

    private async Task<HttpClient> LoggInnAsync(string noekkel, string til = "/min-side")
    {
        var klient = Klient();
        var vern = Vern(await klient.GetStringAsync("/logg-inn"));
        using var svar = await klient.PostAsync("/logg-inn", new FormUrlEncodedContent(
            [KeyValuePair.Create("__RequestVerificationToken", vern), KeyValuePair.Create("noekkel", noekkel), KeyValuePair.Create("til", til)]));
        Assert.That((svar.StatusCode, svar.Headers.Location?.ToString()), Is.EqualTo((HttpStatusCode.Found, "/min-side")));
        return klient;
    }

    private static async Task<XElement> SideAsync(HttpClient klient, string sti)
    {
        using var svar = await klient.GetAsync(sti);
        var tekst = await svar.Content.ReadAsStringAsync();
        Assert.That(svar.StatusCode, Is.EqualTo(HttpStatusCode.OK), sti);
        return XElement.Parse(tekst["<!DOCTYPE html>".Length..], LoadOptions.PreserveWhitespace);
    }

    private static IEnumerable<XElement> Rader(XElement side, string tabell) =>
        side.Descendants("table").Single(t => (string?)t.Attribute("data-rapport") == tabell).Descendants("tbody").Elements("tr");

    private static IEnumerable<string> Kolonne(XElement side, string tabell, int kolonne) =>
        Rader(side, tabell).Select(r => Nettside.Tekst(r.Elements().ElementAt(kolonne)));

    private static IEnumerable<decimal> Tallene(XElement side, string tabell, int kolonne) => Kolonne(side, tabell, kolonne).Select(Tall);

    /// <summary>The page with no other table than one.</summary>
    private static XElement Bare(XElement side, string tabell) => new("main", side.Descendants("table").Single(t => (string?)t.Element("caption")?.Attribute("id") == tabell));

    private static decimal Tall(string vist) => decimal.Parse(vist.Replace(" ", "", StringComparison.Ordinal).Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string Vern(string html) => Vernefelt().Match(html).Groups[1].Value;

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Vernefelt();

    /// <summary>A page without how many seconds the session has left, which is another each second.</summary>
    private static string UtenOekt(string html) => Oekt().Replace(html, "");

    [System.Text.RegularExpressions.GeneratedRegex("data-oekt=\"[0-9]+\"")]
    private static partial System.Text.RegularExpressions.Regex Oekt();
}
