using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;

namespace Ledger.Api.Tests;

/// <summary>The whole finance report: as a file, of a register that is empty, and of a time before the register knew its loans.</summary>
public sealed class FinansrapportTests
{
    private const string F = "/v1/kommuner/3201/finans";
    private const string Tomt = "/v1/kommuner/3203/finans";
    private Tjener _tjener = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _tjener = await Tjener.StartAsync(demo: true, innstillinger: ("Ledger__RateLimit__Enabled", "false"));
        await Testkommune.RegistrerAsync(_tjener, "3203");
    }

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    /// <summary>Each figure of each table is a row, with that of the same line and column a year earlier, and a count is a whole number.</summary>
    [Test]
    public async Task A_file_has_every_table()
    {
        var rader = (await CsvAsync(F + "/rapport?dato=2024-12-31")).Select(r => r.Split(';')).ToList();
        Assert.That(rader[0], Is.EqualTo(new[] { "Tabell", "Portefølje", "Linje", "Kolonne", "Måleenhet", "Verdi", "Forrige år" }));
        string[] Ved(string tabell, string linje, string kolonne) => rader.Single(r => r[0] == tabell && r[2] == linje && r[3] == kolonne)[5..];
        Assert.That(Ved("Hovedtall", "Innlån", "Verdi"), Is.EqualTo(new[] { "13530540000,00", "12599000000,00" }));
        Assert.That(Ved("Hovedtall", "Grenser i finansreglementet som er brutt", "Verdi"), Is.EqualTo(new[] { "0", "0" }));
        Assert.That(Ved("Lånegjeld per motpart", "Sum innlån", "2024-12-31"), Is.EqualTo(new[] { "13530540000,00", "12599000000,00" }), "the same day a year earlier");
        Assert.That(Ved("Stresstest", "Samlet · Samlet beregnet risiko", "Tap"), Is.EqualTo(new[] { "901504204,34", "853710825,64" }));
        Assert.That(Ved("Verdi og avkastning per måned", "2024-10 · aksjer", "Avkastning i prosent"), Is.EqualTo(new[] { "1,996554", "" }), "the demo has no months of 2023");
        Assert.That(rader.Single(r => r[2] == "Innlån" && r[0] == "Hovedtall")[4], Is.EqualTo("kroner"));
        var iMill = (await CsvAsync(F + "/rapport?dato=2024-12-31&enhet=mill")).Select(r => r.Split(';')).Single(r => r[2] == "Innlån" && r[0] == "Hovedtall");
        Assert.That(iMill[4..6], Is.EqualTo(new[] { "mill. kr", "13530,54" }), "what is said of a figure is of the figure that is shown");
        Assert.That(rader.Select(r => r[0]).Distinct().Count(), Is.EqualTo(21), string.Join(", ", rader.Select(r => r[0]).Distinct()));

        // A figure of the file is the figure of the table that it is of.
        foreach (var (sti, tabell) in new[] { ("/gjeld/bevegelser?aar=2024", "Nye lån, avdrag og refinansiering"), ("/portefoeljer/FORV/resultat?dato=2024-12-31", "Resultat") })
        {
            var egne = (await CsvAsync(F + sti)).Skip(1).SelectMany(r => r.Split(';').Where(c => c.Contains(','))).Order().ToList();
            var iFilen = rader.Where(r => r[0] == tabell).SelectMany(r => tabell == "Resultat" ? r[5..] : r[5..6]).Where(v => v.Contains(',')).Order().ToList();
            Assert.That(iFilen, Is.Not.Empty.And.EqualTo(egne), tabell);
        }
    }

    /// <summary>Without facts a register answers of the day that the version was written, with tables that are empty.</summary>
    [Test]
    public async Task A_register_without_facts_has_a_report()
    {
        var svar = (await _tjener.GetAsync(Tomt + "/rapport")).Json;
        var idag = DateOnly.FromDateTime(DateTime.UtcNow);
        Assert.That(DateOnly.Parse((string)svar["dato"]!, System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo(idag).Or.EqualTo(idag.AddDays(-1)));
        Assert.That((decimal)svar["linjer"]!.AsArray().Single(l => (string)l!["kode"]! == "innlaan")!["verdi"]!, Is.Zero);
        Assert.That((int)(await _tjener.GetAsync(Tomt + "/gjeld/motparter")).Json["aar"]!, Is.EqualTo(idag.Year).Or.EqualTo(idag.AddDays(-1).Year));
    }

    [TestCase("2000-12-31")]
    [TestCase("2200-01-01")]
    [TestCase("0001-01-01")]
    public async Task A_year_without_one_before_it_is_refused_by_its_date(string dato)
    {
        var svar = await _tjener.GetAsync(Tomt + "/rapport?dato=" + dato);
        Assert.That((int)svar.Status, Is.EqualTo(400), svar.Tekst);
        Assert.That(((string)svar.Json["feil"]![0]!["felt"]!, (string)svar.Json["feil"]![0]!["kode"]!), Is.EqualTo(("dato", "utenfor_omraadet")));
    }

    /// <summary>A report of a day in the year is what could be said on the day, also when it is made later: no figure stands on what came after.</summary>
    [TestCase("2024-08-31")]
    [TestCase("2024-10-15")]
    [TestCase("2024-02-29")]
    public async Task A_report_tells_nothing_of_what_came_after(string dato)
    {
        var facts = (await _tjener.GetAsync(F + "/poster?antall=1000")).Json["poster"]!.AsArray().ToDictionary(p => (int)p!["nummer"]!, p => p!);
        var svar = (await _tjener.GetAsync($"{F}/rapport?dato={dato}&forklar=true")).Json;
        var navngitte = Noder(svar).OfType<JsonObject>().Where(o => o["formel"] is not null).SelectMany(o => o["poster"]!.AsArray().Select(p => (int)p!)).Distinct().ToList();
        Assert.That(navngitte, Has.Count.GreaterThan(50));
        Assert.That(
            navngitte.Where(n => string.CompareOrdinal((string)facts[n]["dato"]!, dato) > 0 && (string)facts[n]["slag"]! != "rentevilkaar"), Is.Empty);
        foreach (var linje in new[] { "motpartene", "likviditeten" }.SelectMany(t => svar["tabellene"]![t]!["linjer"]!.AsArray()))
        {
            Assert.That(linje!["verdier"]!.AsArray().Select(v => (string)v!["dato"]!), Has.All.LessThanOrEqualTo(dato));
        }

        var siste = svar["tabellene"]!["portefoeljene"]![0]!["avkastningen"]!["linjer"]!.AsArray()[^1]!;
        Assert.That(string.CompareOrdinal((string)siste["maaned"]!, dato), Is.LessThanOrEqualTo(0));
        if (dato == "2024-08-31")
        {
            Assert.That((decimal)svar["linjer"]!.AsArray().Single(l => (string)l!["kode"]! == "avkastning")!["verdi"]!, Is.EqualTo(10.214806m));
        }
    }

    /// <summary>Days that no register tells of are refused by their name, whatever the report.</summary>
    [Test]
    public async Task A_day_that_no_register_tells_of_is_refused()
    {
        var galt = new List<string>();
        foreach (var (mal, sti) in (await _tjener.GetAsync("/openapi/v1.json")).Json["paths"]!.AsObject().Where(p => p.Key.Contains("/finans/", StringComparison.Ordinal)))
        {
            var navn = (sti!["get"]?["parameters"] as JsonArray ?? []).Select(p => (string)p!["name"]!).Intersect(["dato", "fra", "til"]).ToList();
            foreach (var (felt, dag) in navn.SelectMany(n => new[] { (n, "0001-01-01"), (n, "1899-12-31"), (n, "2200-01-01"), (n, "9999-12-31") }))
            {
                if (mal.EndsWith("/poster", StringComparison.Ordinal))
                {
                    continue;
                }

                var svar = await _tjener.GetAsync(mal.Replace("{kommunenummer}", "3201", StringComparison.Ordinal).Replace("{portefoelje}", "FORV", StringComparison.Ordinal)
                    + $"?{felt}={dag}" + (mal.EndsWith("bilagsforslag", StringComparison.Ordinal) ? "&ansvar=1" : ""));
                if ((int)svar.Status != 400 || (string?)svar.Json["feil"]?[0]?["felt"] is not ("dato" or "fra" or "til"))
                {
                    galt.Add($"{mal} {felt}={dag}: {(int)svar.Status}");
                }
            }
        }

        Assert.That(galt, Is.Empty);
    }

    private static IEnumerable<JsonNode> Noder(JsonNode? node) => node is null ? [] : node switch
    {
        JsonObject o => o.SelectMany(f => Noder(f.Value)).Prepend(o),
        JsonArray a => a.SelectMany(Noder).Prepend(a),
        _ => [node],
    };

    /// <summary>What was owed before the balance that a loan was carried in with is not known: it is not 0.</summary>
    [Test]
    public async Task What_was_owed_before_the_first_balance_is_not_known()
    {
        var svar = (await _tjener.GetAsync(F + "/gjeld/motparter?aar=2023")).Json;
        var sum = svar["linjer"]!.AsArray().Single(l => (string)l!["kode"]! == "sumInnlaan")!;
        Assert.That(sum["verdier"]!.AsArray().Select(v => (decimal?)v!["beloep"]), Is.EqualTo(new decimal?[] { null, null, null, 12_599_000_000m }));
        Assert.That((decimal?)sum["endring"], Is.Null);
        Assert.That(svar["mangler"]!.AsArray().Select(m => (string)m!["objekt"]!), Does.Contain("KBN-01").And.No.Member("KBN-05"), "that one was paid out later");

        // Every figure that a loan of before the register has a part in is null, and not what the others come to.
        async Task NullAsync(string sti, params string[] felt)
        {
            var hele = (await _tjener.GetAsync(F + sti)).Json;
            foreach (var f in felt)
            {
                var verdier = f.Split('.') switch
                {
                    [var liste, var kode, var egen] => hele[liste]!.AsArray().Where(l => kode == "*" || ((string?)l!["kode"] ?? (string?)l["id"]) == kode).Select(l => l![egen]).ToList(),
                    _ => [hele[f]],
                };
                Assert.That(verdier, Is.Not.Empty, $"{sti} {f}");
                Assert.That(verdier, Has.All.Null, $"{sti} {f}");
            }

            Assert.That(hele["mangler"]!.AsArray(), Is.Not.Empty, sti);
        }

        await NullAsync("/gjeld/formaal?dato=2023-06-30", "innlaan", "groent", "groentProsent", "linjer.*.beloep", "motposter.*.beloep");
        await NullAsync(
            "/gjeld/rentebinding?dato=2023-06-30", "innlaan", "fast", "flytende", "renteeksponert", "sikringsgradProsent", "rentebindingAar",
            "gjennomsnittsrenteProsent", "virkeligVerdi", "modifisertDurasjonAar", "grupper.*.beloep");
        await NullAsync("/gjeld/forfall?dato=2023-12-30", "innlaan", "refinansiering", "refinansieringProsent", "avdragsfri", "grupper.over10.beloep");
        await NullAsync("/gjeld/bevegelser?aar=2023", "linjer.sumInnlaan.avdrag", "linjer.sumInnlaan.opptak", "linjer.sumInnlaan.inngaaende", "linjer.KBN-01.avdrag");
        await NullAsync("/gjeld/plan?dato=2023-06-30", "linjer.*.inngaaende", "linjer.*.avdrag", "linjer.*.renter", "linjer.*.utgaaende");
        await NullAsync("/stresstest?dato=2023-06-30", "samlet", "del1.flytendeGjeld.tap", "del1.motposter.tap", "del1.del1.tap");
        await NullAsync("/markedsrenter?dato=2023-06-30", "gjennomsnittsrenteProsent");
        await NullAsync("/rapport?dato=2023-12-30", "linjer.innlaan.verdi", "linjer.sikringsgrad.verdi", "linjer.refinansiering.verdi", "linjer.stresstestSamlet.verdi");
        Assert.That(
            (await _tjener.GetAsync(F + "/reglement/kontroll?dato=2023-06-30")).Json["linjer"]!.AsArray()
                .Where(l => (string)l!["maal"]! is "sikringsgrad" or "rentebinding" or "refinansieringsandel").Select(l => (string)l!["status"]!),
            Has.All.EqualTo("ikkeMaalt"));
        Assert.That((decimal)(await _tjener.GetAsync(F + "/gjeld/bevegelser?aar=2023")).Json["linjer"]!.AsArray().Single(l => (string)l!["kode"]! == "sumInnlaan")!["utgaaende"]!, Is.EqualTo(12_599_000_000m));
        foreach (var sti in new[] { "/gjeld/formaal", "/gjeld/rentebinding", "/gjeld/forfall" })
        {
            Assert.That((await _tjener.GetAsync(F + sti + "?dato=2023-06-30")).Json["mangler"]!.AsArray().Select(m => (string)m!["objekt"]!), Does.Contain("KBN-01"), sti);
            Assert.That((await _tjener.GetAsync(F + sti + "?dato=2023-12-31")).Json["mangler"]!.AsArray(), Is.Empty, sti);
        }
    }

    private async Task<string[]> CsvAsync(string sti) => (await _tjener.SendAsync(HttpMethod.Get, sti, null, "dev-les", ("Accept", "text/csv"))).Tekst
        .TrimStart('\uFEFF').Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
