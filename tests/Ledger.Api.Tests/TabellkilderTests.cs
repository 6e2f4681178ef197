using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;

namespace Ledger.Api.Tests;

/// <summary>Every cell of every table of the demo has behind it what it stands on: parts that sum to it, facts, rows, or a listed reason why nothing.</summary>
public sealed class TabellkilderTests
{
    private const string R = "/v1/kommuner/3201/regnskap/2024", Serier = "prognose=2024-T2&plan=2024-2027&forslag=F";

    /// <summary>A table with every column that the ledger and series may give, beside those that the demo has.</summary>
    private const string Alle = """
        {"navn":"Alt","rader":{"register":"%R","perEnhet":%P},"gruppering":["%E"],"kolonner":[
         {"id":"a","kilde":{"kolonne":"opprinneligBudsjett"}},{"id":"b","kilde":{"kolonne":"revidertBudsjett"}},{"id":"c","kilde":{"kolonne":"budsjettHittil"}},
         {"id":"d","kilde":{"kolonne":"regnskap"}},{"id":"e","kilde":{"kolonne":"regnskapTidligereAar"}},{"id":"f","kilde":{"kolonne":"prognose"}},
         {"id":"g","kilde":{"kolonne":"foreslaattEndring"}},{"id":"h","kilde":{"kolonne":"plan1"}},{"id":"i","kilde":{"kolonne":"plan2"}},
         {"id":"j","kilde":{"kolonne":"regnskap","filter":{"kontoklasse":"investering","art":"230,429"}}},{"id":"k","formel":"b + g - d"}],
         "summer":["%E","alle"]}
        """;

    private Tjener _tjener = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _tjener = await Tjener.StartAsync(demo: true);
        foreach (var (register, perEnhet, gruppe) in new[] { ("prosjekt", "false", "eier"), ("tiltak", "true", "enhet") })
        {
            await Testkommune.KrevAsync(_tjener.PutAsync(
                $"/v1/kommuner/3201/tabeller/alt-{register}",
                Alle.Replace("%R", register, StringComparison.Ordinal).Replace("%P", perEnhet, StringComparison.Ordinal).Replace("%E", gruppe, StringComparison.Ordinal)));
        }

        var enheter = (await _tjener.GetAsync("/v1/kommuner/3201/organisasjon/2024")).Json["enheter"]!.AsArray();
        await Testkommune.KrevAsync(_tjener.PutAsync("/v1/kommuner/3201/organisasjon/2025", new JsonObject
        {
            ["enheter"] = new JsonArray([.. enheter.Select(e => (JsonNode)new JsonObject
            {
                ["kode"] = (string)e!["kode"]!, ["navn"] = (string)e["navn"]!, ["nivaa"] = (string)e["nivaa"]!, ["overordnet"] = (string?)e["overordnet"],
            })]),
        }));
        await SerieAsync("oekonomiplan/2024-2027", """{"navn":"Plan","aar":2024}""", """
            aar;kontoklasse;art;funksjon;ansvar;prosjekt;tiltak;beloep
            2024;investering;230;222;564;P013;;100
            2025;investering;230;222;564;P013;;250.50
            2025;investering;230;222;564;P016;;7
            2025;investering;230;222;564;;;11
            2025;drift;010;201;202;;T-001;-40
            """);
        await SerieAsync("forslag/F", """{"navn":"Forslag","aar":2024}""", """
            kontoklasse;art;funksjon;ansvar;prosjekt;tiltak;beloep
            investering;230;222;564;P013;;30
            investering;910;870;564;;;-30
            """);
    }

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    private async Task SerieAsync(string serie, string hode, string rader)
    {
        await Testkommune.KrevAsync(_tjener.PutAsync("/v1/kommuner/3201/serier/" + serie, hode));
        await Testkommune.KrevAsync(_tjener.SendAsync(
            HttpMethod.Post, $"/v1/kommuner/3201/serier/{serie}/rader", new StringContent(rader, System.Text.Encoding.UTF8, "text/csv")));
    }

    /// <summary>plan.md 2.8 and 6: nothing is shown that cannot be asked where it comes from.</summary>
    [TestCase("")]
    [TestCase("&tilPeriode=4")]
    public async Task Every_cell_of_every_table_has_what_it_stands_on(string periode)
    {
        var tabeller = (await _tjener.GetAsync("/v1/kommuner/3201/tabeller")).Json["tabeller"]!.AsArray().ToList();
        var (feil, sett, adresser) = (new List<string>(), new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<string, decimal>(StringComparer.Ordinal));
        foreach (var tabell in tabeller)
        {
            var id = (string)tabell!["id"]!;
            var definisjon = (await _tjener.GetAsync("/v1/kommuner/3201/tabeller/" + id)).Json;
            var kilder = definisjon["kolonner"]!.AsArray().ToDictionary(k => (string)k!["id"]!, k => k!);
            var rader = (await _tjener.GetAsync($"{R}/tabeller/{id}?{Serier}{periode}")).Json["rader"]!.AsArray().ToList();
            foreach (var rad in rader)
            {
                foreach (var (kolonne, kilde) in kilder.Where(k => Tall(rad![k.Key]) is not null && (periode.Length == 0 || ErHovedbok(k.Value))))
                {
                    var sti = $"{R}/tabeller/{id}/celler/{Uri.EscapeDataString((string)rad!["rad"]!)}/{kolonne}?{Serier}{periode}";
                    var celle = await _tjener.GetAsync(sti);
                    var (slag, stemmer) = celle.Status == HttpStatusCode.OK ? await BakAsync(rad, Tall(rad[kolonne])!.Value, kilde, celle.Json, adresser) : ("", false);
                    sett[slag] = sett.GetValueOrDefault(slag) + 1;
                    if (!stemmer)
                    {
                        feil.Add($"{sti}: {slag} {celle.Tekst}");
                    }
                }
            }
        }

        TestContext.Out.WriteLine(string.Join(", ", sett.Select(s => $"{s.Key} {s.Value}")));
        Assert.That(feil, Is.Empty);
        Assert.That(sett.Keys, Is.SupersetOf(new[] { "bidrag", "formel", "rader" }));
        Assert.That(adresser.Count, Is.GreaterThan(100), "postings were asked for");
    }

    /// <summary>The demo's accounts of 2024 are those of an earlier year in 2025: each project has them as a part, with the postings that sum to it.</summary>
    [Test]
    public async Task The_accounts_of_earlier_years_have_their_postings()
    {
        const string Neste = "/v1/kommuner/3201/regnskap/2025";
        var aarets = (await _tjener.GetAsync(R + "/tabeller/alt-prosjekt")).Json["rader"]!.AsArray().Where(r => (string)r!["type"]! == "rad")
            .ToDictionary(r => (string)r!["kode"]!, r => (decimal)r!["d"]!);
        var (rader, sett) = ((await _tjener.GetAsync(Neste + "/tabeller/alt-prosjekt")).Json["rader"]!.AsArray(), 0);
        foreach (var rad in rader.Where(r => (string)r!["type"]! == "rad"))
        {
            var tidligere = (decimal)rad!["e"]!;
            Assert.That(tidligere, Is.EqualTo(aarets.GetValueOrDefault((string)rad["kode"]!)), rad.ToJsonString());
            if (tidligere == 0)
            {
                continue;
            }

            var celle = (await _tjener.GetAsync($"{Neste}/tabeller/alt-prosjekt/celler/{Uri.EscapeDataString((string)rad["rad"]!)}/e")).Json;
            var bidrag = celle["bidrag"]!.AsArray().Single()!;
            Assert.That(((string)bidrag["kolonne"]!, (int)bidrag["aar"]!, (decimal)bidrag["beloep"]!), Is.EqualTo(("regnskapTidligereAar", 2024, tidligere)));
            Assert.That((decimal)(await _tjener.GetAsync((string)bidrag["posteringer"]!)).Json["sum"]!, Is.EqualTo(tidligere), bidrag.ToJsonString());
            sett++;
        }

        Assert.That(sett, Is.GreaterThan(150));
    }

    /// <summary>A budget is of decisions: each part names one, and one of accounts or of a series none.</summary>
    [TestCase("alt-prosjekt", "P013", "b", "KD-2024-040")]
    [TestCase("alt-tiltak", "T-001", "a", "KST-2023-120")]
    public async Task A_part_of_a_budget_names_its_decision(string tabell, string rad, string kolonne, string ventet)
    {
        var celle = (await _tjener.GetAsync($"{R}/tabeller/{tabell}/celler/{rad}/{kolonne}")).Json;
        Assert.That(celle["budsjettlinjer"]!.AsArray().Sum(l => (decimal)l!["beloep"]!), Is.EqualTo((decimal)celle["verdi"]!).And.Not.Zero);
        var navngitt = celle["budsjettlinjer"]!.AsArray().Concat(celle["bidrag"]!.AsArray()).Select(b => (string?)b!["vedtaksreferanse"]).Distinct();
        Assert.That(navngitt, Is.EqualTo(new[] { ventet }), celle.ToJsonString());
    }

    /// <summary>The columns that had nothing behind their cells: each has a part that can be named.</summary>
    [TestCase("alt-prosjekt", "P013", "c", "budsjettHittil")]
    [TestCase("alt-prosjekt", "P013", "g", "foreslaattEndring")]
    [TestCase("alt-prosjekt", "P013", "h", "plan1")]
    [TestCase("alt-prosjekt", "P013", "i", "plan2")]
    [TestCase("alt-prosjekt", "utenEier", "d", "regnskap")]
    [TestCase("alt-prosjekt", "utenEier", "i", "plan2")]
    [TestCase("alt-prosjekt", "utenProsjekt", "i", "plan2")]
    [TestCase("alt-tiltak", "T-001", "c", "budsjettHittil")]
    public async Task A_cell_has_its_parts(string tabell, string rad, string kolonne, string ventet)
    {
        var celle = await _tjener.GetAsync($"{R}/tabeller/{tabell}/celler/{rad}/{kolonne}?{Serier}&tilPeriode=4");
        var bidrag = celle.Json["bidrag"]!.AsArray();
        Assert.That(bidrag.Count(b => (string)b!["kolonne"]! == ventet && (int)b["aar"]! == (ventet == "plan2" ? 2025 : 2024)), Is.EqualTo(bidrag.Count).And.GreaterThan(0), celle.Tekst);
        Assert.That(bidrag.Sum(b => (decimal)b!["beloep"]!), Is.EqualTo((decimal)celle.Json["verdi"]!).And.Not.Zero, celle.Tekst);
    }

    /// <summary>A register that is no dimension has nothing of the ledger, also when its objects have the codes of projects.</summary>
    [Test]
    public async Task A_register_that_is_no_dimension_has_no_amounts_of_the_ledger()
    {
        const string M = "/v1/kommuner/3201";
        await Testkommune.KrevAsync(_tjener.PutAsync(M + "/registre/likekoder", """{"navn":"Like koder","kolonner":[{"id":"sted","navn":"Sted","type":"enhet"}]}"""));
        await Testkommune.KrevAsync(_tjener.SendAsync(
            HttpMethod.Post, M + "/registre/likekoder/objekter", new StringContent("kode;navn;sted\nP013;Ikke prosjektet;564\n", System.Text.Encoding.UTF8, "text/csv")));
        await Testkommune.KrevAsync(_tjener.PutAsync(
            M + "/tabeller/likekoder",
            Alle.Replace("%R", "likekoder", StringComparison.Ordinal).Replace("%P", "false", StringComparison.Ordinal).Replace("%E", "sted", StringComparison.Ordinal)));
        var rad = (await _tjener.GetAsync($"{R}/tabeller/likekoder?{Serier}")).Json["rader"]!.AsArray().Single(r => (string?)r!["kode"] == "P013")!;
        Assert.That("abcdefghijk".Select(k => rad[k.ToString()]), Is.All.Null, rad.ToJsonString());
    }

    /// <summary>What the projects take with them: budget and accounts by unit, with postings, and the facts that say so.</summary>
    [Test]
    public async Task What_is_carried_to_the_next_year_has_what_it_stands_on()
    {
        var linjer = (await _tjener.GetAsync(R + "/overfoeringer?forklar=true")).Json["linjer"]!.AsArray();
        Assert.That(linjer, Has.Count.GreaterThan(50));
        foreach (var linje in linjer)
        {
            var (forklaring, bidrag) = (linje!["forklaring"]!, linje["forklaring"]!["bidrag"]!.AsArray());
            foreach (var kolonne in new[] { "revidertBudsjett", "regnskap" })
            {
                var deler = bidrag.Where(b => (string)b!["kolonne"]! == kolonne).ToList();
                Assert.That(deler.Sum(b => (decimal)b!["beloep"]!), Is.EqualTo((decimal)linje[kolonne]!), linje.ToJsonString());
                Assert.That(deler.All(b => b!["vedtaksreferanse"] is not null == (kolonne == "revidertBudsjett")), linje.ToJsonString());
            }

            foreach (var b in bidrag.Where(b => b!["posteringer"] is not null))
            {
                Assert.That((decimal)(await _tjener.GetAsync((string)b!["posteringer"]!)).Json["sum"]!, Is.EqualTo((decimal)b["beloep"]!), b.ToJsonString());
            }

            var fase = forklaring["opplysninger"]!.AsArray().Where(o => (string)o!["slag"]! == "status").ToList();
            Assert.That(fase.Select(o => (string?)o!["kode"]).SingleOrDefault(), Is.EqualTo((string?)linje["fase"]), linje.ToJsonString());
            Assert.That(fase.All(o => (long)o!["versjon"]! > 0 && (string?)o["bruker"] == "demo"), linje.ToJsonString());
        }

        Assert.That((await _tjener.GetAsync(R + "/overfoeringer")).Json["linjer"]![0]!["forklaring"], Is.Null, "only when it is asked for");
    }

    /// <summary>A day of a deadline is that of a decision, a series or a document.</summary>
    [Test]
    public async Task A_deadline_that_was_met_says_by_what()
    {
        var linjer = (await _tjener.GetAsync(R + "/frister")).Json["linjer"]!.AsArray();
        Assert.That(linjer.Select(l => l!["dato"] is not null), Is.EqualTo(linjer.Select(l => l!["kilder"]!.AsArray().Any(k => (string?)k!["dato"] == (string?)l["dato"]))));
        var budsjett = linjer.Single(l => (string)l!["kode"]! == "budsjettVedtatt")!["kilder"]![0]!;
        var vedtak = (await _tjener.GetAsync(R + "/budsjett/vedtak")).Json["vedtak"]!.AsArray().Where(v => (string)v!["type"]! == "opprinnelig").Select(v => (string)v!["vedtaksreferanse"]!);
        Assert.That(((string)budsjett["slag"]!, vedtak.Contains((string)budsjett["id"]!)), Is.EqualTo(("vedtak", true)), budsjett.ToJsonString());
    }

    private static decimal? Tall(JsonNode? verdi) => verdi is JsonValue v && v.GetValueKind() == JsonValueKind.Number ? (decimal)v : null;

    private static bool ErHovedbok(JsonNode kolonne) => kolonne["formel"] is not null || Hovedbokskolonner.Contains((kolonne["kilde"] as JsonObject)?["kolonne"]?.ToString());

    /// <summary>What kind of thing stands behind a cell, and whether it makes the cell.</summary>
    private async Task<(string Slag, bool Stemmer)> BakAsync(JsonNode rad, decimal tall, JsonNode kolonne, JsonNode celle, Dictionary<string, decimal> adresser)
    {
        var bidrag = celle["bidrag"]!.AsArray();
        foreach (var b in bidrag.Where(b => b!["posteringer"] is not null))
        {
            var adresse = (string)b!["posteringer"]!;
            if (!adresser.TryGetValue(adresse, out var sum))
            {
                adresser[adresse] = sum = (decimal)(await _tjener.GetAsync(adresse)).Json["sum"]!;
            }

            if (sum != (decimal)b["beloep"]!)
            {
                return ("posteringer", false);
            }
        }

        var (opplysninger, navn) = (celle["opplysninger"]!.AsArray(), (kolonne["kilde"] as JsonObject)?["kolonne"]?.ToString());
        return (string)rad["type"]! == "sum" ? ("rader", celle["rader"]!.AsArray().Count > 0 || tall == 0)
            : (string?)celle["formel"] is not null ? ("formel", tall == 0 || bidrag.Count + opplysninger.Count > 0)
            : navn is not null && Hovedbokskolonner.Contains(navn) ? ("bidrag", bidrag.Sum(b => (decimal)b!["beloep"]!) == tall && bidrag.All(b =>
                (string)b!["kolonne"]! == navn && b["vedtaksreferanse"] is not null == navn.Contains("udsjett", StringComparison.Ordinal)))
            : opplysninger.Count > 0 ? ("fakta", opplysninger.All(o => (long)o!["versjon"]! > 0 && o["bruker"] is not null))
            : navn is not null ? ("felt i registeret", true)
            : kolonne["ikkeMaaltVises"] is not null ? ("vises uten måling", true)
            : ("ingenting", false);
    }

    private static readonly string[] Hovedbokskolonner =
    [
        "opprinneligBudsjett", "revidertBudsjett", "budsjettHittil", "regnskap", "regnskapTidligereAar", "prognose", "foreslaattEndring", "plan1", "plan2",
    ];
}
