using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Ledger.Api.Tests.Verktoey;
using Ledger.Web.Tests.Verktoey;

namespace Ledger.Web.Tests;

/// <summary>
/// Every page of the demo's edition, found by its links: each figure is the API's of the same version, rounded once; and each page can be read
/// by everybody.
/// </summary>
public sealed partial class SiderTests
{
    private const string Rapport = "/3201/2024/aarsrapport";
    private const int StoersteSide = 30 * 1024;

    private Tjener _tjener = null!;
    private Apitall _api = null!;
    private IReadOnlyList<Nettside> _sider = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _tjener = await Demo.LesAsync();
        _api = new Apitall(_tjener);

        _sider = await _tjener.GjennomgaaAsync("/3201", Foelges);

        // Other units of the same pages are of the same answers, which are in kroner.
        await _api.HentAsync(_sider.SelectMany(s => s.Kilder()));
    }

    [Test]
    public void The_whole_report_is_found_by_links() => Assert.That(_sider.Select(s => s.Adresse), Is.SupersetOf(new[]
    {
        Rapport, Rapport + "/drift", Rapport + "/investering", Rapport + "/balanse", Rapport + "/disponering", Rapport + "/fond", Rapport + "/omraader",
            Rapport + "/omraader/424",
        Rapport + "/fond/BUFFER", Rapport + "/last-ned", Rapport + "/utskrift",
        Rapport + "/noekkeltall", Rapport + "/noekkeltall/likviditetsreserve", Rapport + "/om", Rapport + "/tall/hovedoversikt-drift/aldring_og_mestring",
        Rapport + "/tall/5-6/10?ansvar=424", Rapport + "/oppstilling/5-4-1",
    }).And.Exactly(_sider.Count).Items);

    [Test]
    public async Task Every_figure_is_the_APIs_rounded_once()
    {
        var antall = 0;
        foreach (var side in _sider)
        {
            antall += await _api.SammenlignAsync(side, "mill");
        }

        Assert.That(antall, Is.GreaterThan(5_000));
    }

    [TestCase("kr")]
    [TestCase("tusen")]
    public async Task Every_figure_is_the_APIs_in_other_units_too(string enhet)
    {
        foreach (var sti in new[] { "", "/u1/drift", "/omraader", "/omraader/424", "/omraader/40", "/disponering", "/fond", "/balanse",
            "/tall/hovedoversikt-drift/netto_driftsresultat" })
        {
            Assert.That(await _api.SammenlignAsync(await _tjener.HentAsync($"{Rapport}{sti}?enhet={enhet}"), enhet), Is.GreaterThan(3), sti);
        }
    }

    /// <summary>What stands in the margins on paper is the edition's own; a title cannot end the text that it stands in.</summary>
    [Test]
    public async Task The_margins_of_paper_have_title_edition_version_and_chain_head()
    {
        var utskrift = await _tjener.HentAsync(Rapport + "/utskrift");
        var adresse = (string)utskrift.Html.Descendants("link").Single(l => (string?)l.Attribute("media") == "print").Attribute("href")!;
        Assert.That(adresse, Is.EqualTo(Rapport + "/u1/trykk.css"));
        using var svar = await _tjener.Klient.GetAsync(adresse);
        var css = await svar.Content.ReadAsStringAsync();
        Assert.That(svar.Content.Headers.ContentType?.MediaType, Is.EqualTo("text/css"));
        var kjede = Nettside.Tekst(_sider.Single(s => s.Adresse == Rapport).Html.Descendants("footer").Descendants("code").First());
        Assert.That(css, Does.StartWith("@page { @top-left { content: \"Årsrapport 2024 \\b7  Bærum kommune \\b7  utgave 1\"").And.Contains(kjede));
        Assert.That(Ledger.Web.Deler.Trykkstil.Tekst("a\"; } b"), Is.EqualTo("\"a\\22 \\3b  \\7d  b\""));
    }

    [Test]
    public async Task The_front_leads_with_the_newest_report_and_three_figures_and_every_foot_says_who_answers()
    {
        var forside = _sider.Single(s => s.Adresse == "/3201");
        Assert.That(forside.Hoved.Descendants("h2").First().Element("a")!.Attribute("href")!.Value, Is.EqualTo(Rapport));
        Assert.That(Kort(forside).Select(f => f.Split('|')[1]), Is.EqualTo(new[] { "325,4 mill. kr", "2,3 %", "87,2 mill. kr" }));
        Assert.That(await _api.SammenlignAsync(forside, "mill"), Is.GreaterThan(3));
        Assert.That(_sider.Where(s => !Nettside.Tekst(s.Html).Contains("Kontakt: okonomi-avdelingen", StringComparison.Ordinal)).Select(s => s.Adresse), Is.Empty);
    }

    /// <summary>A figure that another site shows: the same figures, from where it says, and framed only by those who are named.</summary>
    [Test]
    public async Task A_figure_by_itself_has_the_APIs_figures_its_source_and_whom_may_frame_it()
    {
        var figurer = _sider.Where(s => s.Adresse == Rapport || s.Adresse == Rapport + "/omraader/424").SelectMany(s => s.Lenker)
            .Where(l => l.Contains("/figur/", StringComparison.Ordinal)).Distinct().ToList();
        Assert.That(figurer, Has.Count.EqualTo(8).And.All.Contains("/u1/figur/"));
        foreach (var adresse in figurer.Where(f => !f.EndsWith(".svg", StringComparison.Ordinal)))
        {
            var figur = await _tjener.HentAsync(adresse);
            Assert.That(await _api.SammenlignAsync(figur, "mill"), Is.GreaterThan(6), adresse);
            Assert.That(Nettside.Tekst(figur.Hoved), Does.Contain("Kilde: Årsrapport 2024, Bærum kommune, utgave 1, per 31.12.2024."));
            Assert.That(figur.Html.Descendants().Count(e => e.Name.LocalName is "header" or "nav" or "form" or "script"), Is.Zero);
            using var svar = await _tjener.Klient.GetAsync(adresse);
            Assert.That(svar.Headers.GetValues("Content-Security-Policy").Single(), Does.Contain("frame-ancestors https://kommune.example;"));
        }

        foreach (var adresse in figurer.Where(f => f.EndsWith(".svg", StringComparison.Ordinal)))
        {
            using var svar = await _tjener.Klient.GetAsync(adresse);
            Assert.That(svar.Content.Headers.ContentType?.ToString(), Is.EqualTo("image/svg+xml"), adresse);
            Assert.That(svar.Headers.GetValues("Cross-Origin-Resource-Policy").Single(), Is.EqualTo("cross-origin"), "an image on other sites");
            var svg = XElement.Parse(await svar.Content.ReadAsStringAsync());
            XNamespace ns = "http://www.w3.org/2000/svg";
            Assert.That((svg.Name, svg.Descendants().Attributes("class").Count()), Is.EqualTo((ns + "svg", 0)), "its colours are in it");

            // Each row of the table that stands on the page, with its number as the page has it.
            var siden1 = await _tjener.HentAsync(adresse[..^".svg".Length]);
            var tabell = siden1.Html.Descendants("table").First().Descendants("tbody").Elements("tr").Select(r => Nettside.Tekst(r.Element("th")!)).ToList();
            var tekster = svg.Elements(ns + "text").Select(Nettside.Tekst).ToList();
            Assert.That(tekster, Is.SupersetOf(tabell), adresse);
            var celler = siden1.Html.Descendants("td").Select(Nettside.Tekst).ToHashSet();
            Assert.That(tekster.Count(celler.Contains), Is.EqualTo(tabell.Count), adresse + ": a number for each row, as the page has it");
            Assert.That(tekster[^1], Is.EqualTo("Kilde: Årsrapport 2024, Bærum kommune, utgave 1, per 31.12.2024."));
        }

        using var siden = await _tjener.Klient.GetAsync(Rapport);
        Assert.That(siden.Headers.GetValues("Content-Security-Policy").Single(), Does.Contain("frame-ancestors 'none'"), "pages are framed by nobody");
        using var ingen = await _tjener.Klient.GetAsync(Rapport + "/figur/finnesikke");
        Assert.That(ingen.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public void A_page_has_one_heading_headings_in_order_its_landmarks_and_a_title_of_its_own() => Assert.Multiple(() =>
    {
        foreach (var side in _sider)
        {
            Assert.That(side.Html.Descendants("h1").Count(), Is.EqualTo(1), side.Adresse);
            var nivaaer = side.Html.Descendants().Where(e => Overskrift().IsMatch(e.Name.LocalName)).Select(e => e.Name.LocalName[1] - '0').ToList();
            Assert.That(nivaaer.Zip(nivaaer.Skip(1)).All(n => n.Second <= n.First + 1) && nivaaer[0] == 1, side.Adresse);
            Assert.That((string?)side.Html.Attribute("lang"), Is.EqualTo("nb"), side.Adresse);
            Assert.That(new[] { "main", "header" }.Select(n => side.Html.Descendants(n).Count()), Is.All.EqualTo(1), side.Adresse);
            var navn = side.Html.Descendants("nav").Select(n => (string?)n.Attribute("aria-label")).ToList();
            Assert.That(navn, Is.Unique.And.None.Null, side.Adresse);
            Assert.That((string?)side.Html.Descendants("body").Elements().First().Attribute("href"), Is.EqualTo("#" + (string?)side.Hoved.Attribute("id")),
                "skip link");
            var ider = side.Html.Descendants().Attributes("id").Select(a => a.Value).ToList();
            Assert.That(ider, Is.Unique, side.Adresse);
            foreach (var peker in side.Html.Descendants().SelectMany(
                e => new[] { e.Attribute("aria-labelledby"), e.Attribute("aria-describedby") }).OfType<XAttribute>().SelectMany(a => a.Value.Split(' ')))
            {
                Assert.That(ider, Does.Contain(peker), side.Adresse);
            }

            Assert.That(side.Html.Descendants("a").Where(a => a.Value.Trim().Length == 0), Is.Empty, side.Adresse);
        }

        // Sorting and folding show the same page in another way.
        Assert.That(_sider.GroupBy(s => s.Adresse.Split('?')[0] + Ansvar().Match(s.Adresse).Value).Select(g => g.First().Tittel), Is.Unique);
    });

    [Test]
    public void A_table_has_a_caption_one_row_of_headings_a_heading_per_row_and_as_many_cells_as_headings() => Assert.Multiple(() =>
    {
        var tabeller = 0;
        foreach (var (side, tabell) in _sider.SelectMany(s => s.Html.Descendants("table").Select(t => (s, t))))
        {
            tabeller++;
            var sted = $"{side.Adresse} {tabell.Element("caption")?.Value}";
            Assert.That(tabell.Element("caption")?.Value, Is.Not.Null.And.Not.Empty, sted);
            var hoder = tabell.Element("thead")!.Elements("tr").Single().Elements().ToList();
            Assert.That(hoder.All(h => (string?)h.Attribute("scope") == "col" && h.Value.Length > 0), sted);
            foreach (var rad in tabell.Elements("tbody").Elements("tr"))
            {
                Assert.That((string?)rad.Elements().First().Attribute("scope"), Is.EqualTo("row"), sted);
                Assert.That(rad.Elements().Count(), Is.EqualTo(hoder.Count), sted);
                Assert.That(rad.Elements().All(c => c.Value.Length > 0), sted);
            }

            Assert.That((string?)tabell.Parent!.Attribute("tabindex"), Is.EqualTo("0"), "a wide table scrolls by keyboard too");
        }

        Assert.That(tabeller, Is.GreaterThan(50));
    });

    [Test]
    public void A_drawing_is_either_named_or_hidden_and_pages_run_and_style_nothing() => Assert.Multiple(() =>
    {
        foreach (var side in _sider)
        {
            foreach (var svg in side.Html.Descendants("svg"))
            {
                var skjult = (string?)svg.Attribute("aria-hidden") == "true";
                Assert.That(skjult ^ ((string?)svg.Attribute("role") == "img" && svg.Elements("title").Any(t => t.Value.Length > 0)), side.Adresse);
            }

            Assert.That(side.Html.Descendants().Where(e => e.Name.LocalName is "script" or "style" or "iframe" or "img").Select(
                e => e.Name.LocalName), Is.Empty, side.Adresse);
            Assert.That(
                side.Html.Descendants("form").Select(
                    f => ((string?)f.Attribute("role"), (string?)f.Attribute("method"), (string?)f.Attribute("action"))).Where(
                    f => f != ("search", "get", Rapport + "/sok") && f != (null, "get", Rapport + "/utvikling")), Is.Empty, side.Adresse + ": a form asks and changes nothing");
            Assert.That(side.Html.Descendants().Attributes().Where(
                a => a.Name.LocalName == "style" || a.Name.LocalName.StartsWith("on", StringComparison.Ordinal)), Is.Empty, side.Adresse);
            Assert.That(side.Html.Descendants().Attributes().Where(a => a.Name.LocalName is "href" or "src").Select(a => a.Value).Where(
                v => !v.StartsWith('/') && !v.StartsWith('#')), Is.Empty, side.Adresse);
            Assert.That(side.Html.Descendants("data").Concat(side.Html.Descendants("td")).Where(e => e.Value.Contains('-')).Select(e => e.Value), Is.Empty,
                "a hyphen for minus: " + side.Adresse);
        }
    });

    [Test]
    public async Task Pages_and_the_style_sheet_are_small()
    {
        Assert.That(_sider.Where(s => s.Byte > StoersteSide && !s.Adresse.Split('?')[0].EndsWith("/utskrift", StringComparison.Ordinal)).Select(s => s.Adresse), Is.Empty);
        var stil = (string)_sider[0].Html.Descendants("link").First(l => (string?)l.Attribute("rel") == "stylesheet").Attribute("href")!;
        Assert.That((await _tjener.KomprimertAsync(stil)).Bytes.Length, Is.LessThan(12 * 1024));
    }

    /// <summary>What the municipality's own report prints (pages.md section 18, journeys 1–6).</summary>
    [Test]
    public void The_figures_that_the_report_prints() => Assert.Multiple(() =>
    {
        Assert.That(Kort(Side("")), Is.EqualTo(new[]
        {
            "Netto driftsresultat|325,4 mill. kr|667,2 bedre enn revidert budsjett", "Resultatgrad|2,3 %|Mål: minst 4 % · ikke nådd",
                "Likviditetsreserve|87,2 mill. kr|Mål: minst 300 mill. kr · ikke nådd",
            "Bufferfond|439,1 mill. kr|Mål: minst 100 mill. kr · nådd", "Gjennomføringsgrad investeringer|82,9 %|Mål: minst 70 % · nådd",
                "Langsiktig gjeld|13 661,0 mill. kr|12 737,3 ved inngangen til året",
        }));
        Assert.That(Side("").Rader("bro").Select(r => r.Celler[0]), Is.EqualTo(new[] { "-341,8", "+181,7", "-50,3", "+6,6", "+209,4", "+319,8", "325,4" }));
        var drift = Side("/drift");
        Assert.That(Rad(drift, "Inntekts- og formuesskatt"), Is.EqualTo(new[] { "-9 270,0", "-8 142,8", "-8 281,4", "+138,6", "+1,7 %", "-8 392,5" }));
        Assert.That(Rad(drift, "Rammetilskudd")[2], Is.EqualTo("-2 134,8"));
        Assert.That(Rad(drift, "Avdrag på lån")[3], Is.EqualTo("0,0"));
        Assert.That(Rad(drift, "Netto driftsresultat"), Is.EqualTo(new[] { "-379,6", "341,8", "-325,4", "+667,2", "+195,2 %", "-493,8" }));
        Assert.That(Rad(drift, "Avsetninger til bundne driftsfond")[4], Is.EqualTo("< -1 000 %"));
        var omraader = Side("/omraader");
        Assert.That(Rad(omraader, "Bolig, aktivitet og tilrettelagt arbeid")[3..], Is.EqualTo(new[] { "-67,5", "-7,4 %" }));
        Assert.That(Rad(omraader, "Miljøteknisk")[3..], Is.EqualTo(new[] { "-46,6", "-31,9 %" }));
        Assert.That(Rad(omraader, "Aldring og mestring – ledelse")[3..], Is.EqualTo(new[] { "+24,5", "+331,5 %" }));
        Assert.That(Rad(omraader, "Sum tjenesteområdene")[3], Is.EqualTo("-50,3"));
        Assert.That(omraader.Html.Descendants("th").Single(h => h.Value.EndsWith("Avvik", StringComparison.Ordinal)).Descendants("span").First().Elements("span")
            .Select(Nettside.Tekst), Is.EqualTo(new[] { "dårligere", "bedre" }), "the sides of the bars have a heading");
        var enhet = Side("/omraader/424");
        Assert.That(Nettside.Tekst(enhet.Hoved.Element("h1")!), Is.EqualTo("Sykehjem og helsehus brukte 44,5 mill. kr mindre enn budsjettert"));
        Assert.That(enhet.Hoved.Descendants("dd").SelectMany(d => d.Elements("data").Concat(d.Elements("span").Elements("data"))).Select(Nettside.Tekst),
            Is.EqualTo(new[] { "1 064,1", "1 019,5", "+44,5", "4,2 %", "1 041,7" }));
        Assert.That(Rader(enhet, "arter", "Lønnsutgifter", "Kjøp av varer og tjenester", "Netto driftsutgifter").Select(r => r[1]),
            Is.EqualTo(new[] { "902,7", "172,6", "1 019,5" }));
        Assert.That(Rader(Side("/disponering"), "tabell", "Bufferfond").Single()[1..4], Is.EqualTo(new[] { "-361,1", "+109,3", "-251,8" }));
        Assert.That(Rader(Side("/fond"), "tabell", "Bufferfond Disposisjonsfond").Single(), Is.EqualTo(new[] { "690,9", "0,0", "-251,8", "439,1" }));
    });

    /// <summary>A headline says which way in a word; the exact amount under it has the ledger's sign.</summary>
    [TestCase("hovedoversikt-drift/netto_driftsresultat", "Netto driftsresultat: overskudd 325,4 mill. kr", "-325 356 412,00 kr")]
    [TestCase("5-4-1/17", "Netto driftsresultat: overskudd 325,4 mill. kr", "-325 356 412,00 kr")]
    [TestCase("5-9-drift/1", "Netto driftsresultat: overskudd 325,4 mill. kr", "-325 356 412,00 kr")]
    [TestCase("hovedoversikt-drift/netto_finansutgifter", "Netto finansutgifter: 495,8 mill. kr", "495 843 588,00 kr")]
    public async Task A_result_is_called_what_it_is(string figur, string overskrift, string eksakt)
    {
        var side = await _tjener.HentAsync($"{Rapport}/tall/{figur}");
        Assert.That(Nettside.Tekst(side.Hoved.Element("h1")!), Is.EqualTo(overskrift));
        Assert.That(Nettside.Tekst(side.Hoved.Elements("p").First()), Does.StartWith(eksakt));
    }

    [Test]
    public void What_rounds_to_zero_has_neither_colour_nor_bar_and_the_longest_bar_is_the_largest_deviation() => Assert.Multiple(() =>
    {
        var avdrag = Celle(Side("/drift"), "Avdrag på lån", 3);
        Assert.That((string?)avdrag.Attribute("class"), Does.Contain("noytral"));
        Assert.That(avdrag.Descendants("rect").All(r => (string?)r.Attribute("width") == "0"));
        var omraader = Side("/omraader").Html.Descendants("td").Where(c => c.Descendants("rect").Any()).ToList();
        var lengst = omraader.MaxBy(c => decimal.Parse((string)c.Descendants("rect").First().Attribute("width")!, CultureInfo.InvariantCulture))!;
        Assert.That(Nettside.Tekst(lengst.Parent!.Element("th")!), Is.EqualTo("Aldring og mestring"));
        Assert.That((string?)Celle(Side("/drift"), "Avsetninger til disposisjonsfond", 3).Attribute("class"), Does.Contain("noytral"), "fund rows are grey");
        Assert.That((string?)Celle(Side("/drift"), "Korreksjon for renter, og bruk av og avsetning til fond i tjenesteområdene", 3).Attribute("class"),
            Does.Contain("noytral"), "counts with weight -1");
    });

    /// <summary>In public the months of a whole line, and not of a unit's: those may be one person's.</summary>
    [Test]
    public void A_line_has_its_months_and_a_units_line_has_not() => Assert.Multiple(() =>
    {
        Assert.That(Side("/tall/hovedoversikt-drift/aldring_og_mestring").Rader("maanedstabell").Count(), Is.GreaterThanOrEqualTo(12));
        Assert.That(Side("/tall/5-6/10").Rader("maanedstabell").Count(), Is.GreaterThanOrEqualTo(12));
        Assert.That(_sider.Where(s => s.Adresse.Contains("/tall/", StringComparison.Ordinal) && s.Adresse.Contains("ansvar=", StringComparison.Ordinal)
            && s.Html.Descendants().Any(e => (string?)e.Attribute("id") == "maanedstabell")).Select(s => s.Adresse), Is.Empty);
    });

    [Test]
    public void Parts_of_a_figure_sum_to_it() => Assert.That(
        _sider.SelectMany(s => s.Html.Descendants("data").Where(d => (string?)d.Attribute("data-slag") == "Differanse").Select(
            d => (s.Adresse, Nettside.Tekst(d)))).Where(d => d.Item2 != "0,00 kr"), Is.Empty);

    /// <summary>
    /// Other units, all columns and the permanent addresses show the same figures: some of each are read by tests of their own. Figures of a unit
    /// are read for two units, and lines that a statement makes one of for each unit (<c>utlaan:40</c>) for two, their sum and what lies outside, so that the
    /// crawl takes seconds.
    /// </summary>
    private static bool Foelges(string adresse) => adresse.StartsWith("/3201", StringComparison.Ordinal)
        && !adresse.Contains("/u1", StringComparison.Ordinal) && !Annen().IsMatch(adresse)
            && (!adresse.Contains("ansvar=", StringComparison.Ordinal) || Ansvarene().IsMatch(adresse))
            && (!adresse.Contains("%3A", StringComparison.Ordinal) || Enhetslinjer().IsMatch(adresse));

    private Nettside Side(string sti) => _sider.Single(s => s.Adresse == Rapport + sti);

    private static IEnumerable<string> Kort(Nettside side) =>
        side.Hoved.Descendants("div").Where(d => (string?)d.Attribute("class") == "kort").Select(k => string.Join('|', k.Elements("p").Select(Nettside.Tekst)));

    private static string[] Rad(Nettside side, string navn) => side.Rader("tabell").First(r => r.Navn == navn).Celler;

    private static IEnumerable<string[]> Rader(Nettside side, string tabell, params string[] navn) =>
        navn.Select(n => side.Rader(tabell).First(r => r.Navn == n).Celler);

    private static XElement Celle(Nettside side, string navn, int kolonne) =>
        side.Html.Descendants("tr").First(r => r.Elements("th").Any(t => Nettside.Tekst(t) == navn)).Elements("td").ElementAt(kolonne);

    [GeneratedRegex("^h[1-6]$")]
    private static partial Regex Overskrift();

    [GeneratedRegex("enhet=|kolonner=|priser=|/figur/|\\.(csv|xlsx|json|zip|html)")]
    private static partial Regex Annen();

    [GeneratedRegex("ansvar=(424|900)")]
    private static partial Regex Ansvarene();

    [GeneratedRegex("%3A(40|424|sum|utenfor)([?.]|$)")]
    private static partial Regex Enhetslinjer();

    [GeneratedRegex("ansvar=[^&]*")]
    private static partial Regex Ansvar();
}
