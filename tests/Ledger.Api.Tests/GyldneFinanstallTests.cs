using System.Globalization;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using Ledger.DemoGenerator;
using Ledger.Tests;

namespace Ledger.Api.Tests;

/// <summary>
/// The printed cells of the annual report's finance tables against the answers of the service: 711 cells, computed in kroner, rounded once to what is
/// printed, and nothing tolerated. The 26 cells that cannot be right stand with their reasons in <c>finans/avvik-fra-rapporten.csv</c>; each of
/// them must be wrong, and by what the list says.
/// </summary>
public sealed partial class GyldneFinanstallTests
{
    private const string F = "/v1/kommuner/3201/finans";
    private const string Fond = F + "/portefoeljer/FORV";
    private const decimal Mill = 1_000_000m;
    private static readonly Rapport Rapport = new(Repository.Path("db/demo/baerum-2024/rapport"));
    private readonly Dictionary<string, JsonNode> _svar = [];
    private Tjener _tjener = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _tjener = await Tjener.StartAsync(demo: true, innstillinger: ("Ledger__RateLimit__Enabled", "false"));
        foreach (var (navn, sti) in new[]
        {
            ("motparter", F + "/gjeld/motparter?aar=2024"), ("bevegelser", F + "/gjeld/bevegelser?aar=2024"), ("formaal", F + "/gjeld/formaal?dato=2024-12-31"),
            ("likviditet", F + "/likviditet?aar=2024"), ("stress", F + "/stresstest?dato=2024-12-31"), ("eierposter", F + "/eierposter?dato=2024-12-31"),
            ("plasseringer", Fond + "/plasseringer?dato=2024-12-31"), ("resultat", Fond + "/resultat?dato=2024-12-31"),
            ("aktivafordeling", Fond + "/aktivafordeling?dato=2024-12-31"), ("durasjon", Fond + "/durasjon?dato=2024-12-31"),
            ("risiko", Fond + "/risiko?dato=2024-12-31"), ("regnskap", Fond + "/regnskap?dato=2024-12-31"), ("esg", Fond + "/esg?dato=2024-12-31"),
            ("avkastning", Fond + "/avkastning?aar=2024"), ("historikk", Fond + "/historikk?dato=2024-12-31"),
            ("renter_2023_12_31", F + "/markedsrenter?serie=nok-swap&dato=2023-12-31"), ("renter_2024_06_30", F + "/markedsrenter?serie=nok-swap&dato=2024-06-30"),
            ("renter_2024_12_31", F + "/markedsrenter?serie=nok-swap&dato=2024-12-31"), ("binding", F + "/gjeld/rentebinding?dato=2024-12-31"),
            ("forfall", F + "/gjeld/forfall?dato=2024-12-31"), ("kontroll", F + "/reglement/kontroll?dato=2024-12-31"),
            ("binding2023", F + "/gjeld/rentebinding?dato=2023-12-31"),
        })
        {
            var svar = await _tjener.GetAsync(sti);
            Assert.That((int)svar.Status, Is.EqualTo(200), svar.Tekst);
            _svar[navn] = svar.Json;
        }
    }

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    /// <summary>The chapters of 2023 are others, and the register begins at its end: what moved in the year is not known, and is not nothing.</summary>
    [Test]
    public async Task The_year_before_is_compared_in_its_own_chapters()
    {
        var svar = (await _tjener.GetAsync(F + "/avstemming?dato=2023-12-31&enhet=mill")).Json;
        var linjer = svar["linjer"]!.AsArray().ToDictionary(l => (string)l!["linje"]!, l => ((decimal?)l!["register"], (string)l["status"]!));
        Assert.That(linjer.Where(l => l.Key.StartsWith("A1", StringComparison.Ordinal)), Is.EquivalentTo(new Dictionary<string, (decimal?, string)>
        {
            ["A1/41"] = (400m, "stemmer"), ["A1/43"] = (600m, "stemmer"), ["A1/45"] = (11_737.30m, "stemmer"),
        }));
        Assert.That(new[] { "A2", "A3" }.Select(l => linjer[l].Item1), Is.All.Null);
        Assert.That(svar["mangler"]!.AsArray().Select(m => (string)m!["objekt"]!), Is.SupersetOf(new[] { "A2", "A3" }));
    }

    [Test]
    public void Every_printed_cell_comes_out_but_for_the_listed_ones()
    {
        var antall = new Dictionary<string, int>();
        var avvik = new List<string>();
        foreach (var (tabell, forventet, beregn) in Tabeller())
        {
            foreach (var rad in Rapport.Rader(tabell))
            {
                foreach (var (kolonne, trykt) in rad.Where(c => c.Value.Length > 0))
                {
                    // Null is a column of text; empty is a figure that the register does not have.
                    if (beregn(rad["slug"], kolonne) is not { } celle)
                    {
                        continue;
                    }

                    antall[tabell] = antall.GetValueOrDefault(tabell) + 1;
                    var desimaler = trykt.Contains('.', StringComparison.Ordinal) ? trykt.Length - trykt.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
                    decimal? regnet = celle.Verdi is { } v ? decimal.Round(v, desimaler, MidpointRounding.AwayFromZero) : null;
                    if (regnet != decimal.Parse(trykt, CultureInfo.InvariantCulture))
                    {
                        avvik.Add($"{tabell};{rad["slug"]};{kolonne};{trykt};{regnet?.ToString("0.######", CultureInfo.InvariantCulture)}");
                    }
                }
            }

            Assert.That(antall.GetValueOrDefault(tabell), Is.EqualTo(forventet), tabell);
        }

        var listet = File.ReadAllLines(Repository.Path("db/demo/baerum-2024/finans/avvik-fra-rapporten.csv")).Skip(1).Select(l => l.Split(';', 6)).ToList();
        Assert.That(listet.Select(l => l[5]), Has.All.Not.Empty, "each has its reason");
        string Tall(string tekst) => tekst.Length == 0 ? "" : decimal.Parse(tekst, CultureInfo.InvariantCulture).ToString("0.######", CultureInfo.InvariantCulture);
        Assert.That(avvik.Order(StringComparer.Ordinal), Is.EqualTo(listet.Select(l => $"{l[0]};{l[1]};{l[2]};{l[3]};{Tall(l[4])}").Order(StringComparer.Ordinal)));
        Assert.That((antall.Values.Sum(), avvik.Count), Is.EqualTo((711, 26)));
    }

    /// <summary>What the report's prose says, rounded as it says it.</summary>
    [Test]
    public void The_figures_of_the_prose_come_out()
    {
        decimal? Av(string svar, params string[] sti) => (decimal?)sti.Aggregate(_svar[svar], (n, s) => n[s]!);
        decimal? Risiko(string kode) => (decimal?)Linje("risiko", kode)["verdi"];
        decimal? Esg(string maal) => (decimal?)_svar["esg"]["linjer"]!.AsArray().Single(l => (string)l!["maal"]! == maal)!["vektet"];
        decimal? Sfdr(string artikkel) => (decimal?)_svar["esg"]["sfdr"]!.AsArray().Single(l => (string)l!["artikkel"]! == artikkel)!["andelProsent"];
        decimal? Gruppe(string kode) => (decimal?)_svar["forfall"]["grupper"]!.AsArray().Single(l => (string)l!["kode"]! == kode)!["andelProsent"];
        decimal? Bevegelse(string felt) => (decimal?)Linje("bevegelser", "sumInnlaan")[felt] / Mill;
        var (buffer, foer) = (Av("stress", "bufferkapital"), Av("stress", "bufferkapitalForrigeAar"));
        foreach (var (hva, tall, desimaler, sagt) in new (string, decimal?, int, decimal)[]
        {
            ("endring bufferkapital", (buffer - foer) / Mill, 1, 378.3m), ("realverdi", Risiko("realverdi") / Mill, 0, 3062m),
            ("bufferkapital av fondet", buffer / (decimal?)Balanse("sumEgenkapital")["beloep"] * 100m, 0, 56m),
            ("overdekning", Risiko("overdekning") / Mill, 0, 386m), ("nedre", Risiko("intervallNedre"), 1, -0.6m), ("øvre", Risiko("intervallOevre"), 1, 11.6m),
            ("avkastning", Av("avkastning", "aaret", "avkastningProsent"), 1, 14.0m), ("indeks", Av("avkastning", "aaret", "indeksProsent"), 1, 14.1m),
            ("relativ", Av("avkastning", "aaret", "relativProsent"), 1, -0.1m), ("artikkel 9", Sfdr("9"), 0, 23m), ("artikkel 8", Sfdr("8"), 0, 77m),
            ("kvinner i styret", Esg("kvinnerStyre"), 0, 39m), ("nye lån", Bevegelse("opptak"), 0, 1566m), ("refinansiert", Bevegelse("refinansiering"), 0, 600m),
            ("avdrag", Bevegelse("avdrag"), 0, 634m), ("avdrag på leie", (decimal?)Linje("bevegelser", "sumLeie")["avdrag"] / Mill, 0, 8m),
            ("refinansieres", Av("forfall", "refinansieringProsent"), 0, 8m), ("grønne lån", Av("formaal", "groent") / Mill, 0, 4655m),
            ("grønn andel", Av("formaal", "groentProsent"), 0, 34m), ("rente", Av("binding", "gjennomsnittsrenteProsent"), 1, 4.2m),
            ("rente i fjor", Av("binding2023", "gjennomsnittsrenteProsent"), 1, 4.0m), ("rentebinding", Av("binding", "rentebindingAar"), 1, 2.6m),
            ("fast", Av("binding", "sikringsgradProsent"), 0, 59m), ("avdragsfrie", Av("forfall", "avdragsfriProsent"), 0, 31m),
            ("over ti år", Gruppe("over10"), 0, 60m), ("stress", Av("stress", "samlet") / Mill, 0, 902m), ("av bufferkapital", Av("stress", "prosentAvBufferkapital"), 0, 43m),
            ("endring i stress", (Av("stress", "samlet") - Av("stress", "samletForrigeAar")) / Mill, 0, 48m),
        })
        {
            decimal? regnet = tall is { } t ? decimal.Round(t, desimaler, MidpointRounding.AwayFromZero) : null;
            Assert.That(regnet, Is.EqualTo(sagt), hva);
        }
    }

    /// <summary>What the report does not say: shares were above their limit, and bonds below theirs, from July to September.</summary>
    [TestCase("aksjer", 43.6, 43.3, 43.6)]
    [TestCase("obligasjoner", 56.3, 56.7, 56.4)]
    public void The_breach_of_the_autumn_is_shown(string klasse, decimal juli, decimal august, decimal september)
    {
        var brudd = _svar["kontroll"]["linjer"]!.AsArray().Single(l => (string?)l!["aktivaklasse"] == klasse)!["brudd"]!.AsArray().Single()!;
        Assert.That(((string)brudd["fra"]!, (string)brudd["til"]!, (string)brudd["avsluttet"]!), Is.EqualTo(("2024-07-31", "2024-09-30", "2024-10-31")));
        decimal Andel(int maaned) => decimal.Round(
            (decimal)_svar["avkastning"]["verdier"]![maaned]!["klasser"]!.AsArray().Single(k => (string)k!["aktivaklasse"]! == klasse)!["andelProsent"]!, 1);
        Assert.That((Andel(7), Andel(8), Andel(9)), Is.EqualTo((juli, august, september)));
    }

    /// <summary>Reports of the register in a batch are those of their addresses, also of a year without accounts.</summary>
    [Test]
    public async Task A_batch_has_the_reports_of_the_register()
    {
        var bunke = await _tjener.PostAsync("/v1/kommuner/3201/rapporter", new
        {
            rapporter = new object[]
            {
                new { rapport = "gjeldsmotparter", aar = 2024 }, new { rapport = "aktivafordeling", aar = 2024, portefoelje = "FORV" },
                new { rapport = "stresstest", aar = 2024, rente = 3 }, new { rapport = "gjeldsrentebinding", aar = 2031, dato = "2024-12-31", enhet = "mill" },
                new { rapport = "gjeldsplan", aar = 2024 }, new { rapport = "noekkeltall", aar = 2024 },
                new { rapport = "aktivafordeling", aar = 2024, portefoelje = "X" },
            },
        });
        var svar = bunke.Json["rapporter"]!.AsArray();
        Assert.That(svar.Select(r => (int)r!["status"]!), Is.EqualTo(new[] { 200, 200, 200, 200, 200, 200, 404 }), bunke.Tekst);
        Assert.That(svar[0]!["svar"]!["linjer"]!.ToJsonString(), Is.EqualTo(_svar["motparter"]["linjer"]!.ToJsonString()));
        Assert.That(svar[1]!["svar"]!["linjer"]!.ToJsonString(), Is.EqualTo(_svar["aktivafordeling"]["linjer"]!.ToJsonString()));
        Assert.That((decimal)svar[2]!["svar"]!["del1"]![0]!["tap"]!, Is.EqualTo((decimal)Linje("stress", "flytendeGjeld", "del1")["tap"]! * 1.5m));
        Assert.That((decimal)svar[3]!["svar"]!["flytende"]!, Is.EqualTo(7708.30m));
        Assert.That(svar[4]!["svar"]!["linjer"]!.AsArray().Select(l => (int)l!["aar"]!), Is.EqualTo(new[] { 2025, 2026, 2027, 2028 }));
    }

    /// <summary>Each explained amount is the sum of the facts that it names, and those are the facts of the extract, whose chain an outsider recomputes.</summary>
    [Test]
    public async Task Amounts_are_the_sums_of_the_facts_that_they_name()
    {
        var uttrekk = (await _tjener.GetAsync("/v1/kommuner/3201/revisjon/uttrekk", "dev-revisjon")).Tekst
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!).ToList();
        Assert.That(Utenforstaaende.Hode(uttrekk), Is.EqualTo((string)uttrekk[0]["kjedehode"]!));
        var fakta = uttrekk.Where(p => (string?)p["slag"] == "finanspost").SelectMany(p => JsonNode.Parse((string)p["innhold"]!)!.AsArray())
            .ToDictionary(p => (int)p!["nummer"]!, p => (decimal?)p!["beloep"] ?? 0m);
        var sett = 0;
        foreach (var (sti, liste) in new[]
        {
            ("/gjeld/bevegelser?aar=2024", "linjer"), ("/gjeld/rentebinding?dato=2024-12-31", "stykker"), ("/portefoeljer/FORV/plasseringer?dato=2024-12-31", "linjer"),
            ("/portefoeljer/FORV/resultat?dato=2024-12-31", "linjer"), ("/portefoeljer/FORV/regnskap?dato=2024-12-31", "note1"), ("/likviditet/daglig?fra=2024-12-31&til=2024-12-31", "dager"),
        })
        {
            foreach (var linje in (await _tjener.GetAsync(F + sti + "&forklar=true")).Json[liste]!.AsArray())
            {
                foreach (var f in linje!["forklaringer"]!.AsArray().Where(f => (string)f!["felt"]! is not "virkeligVerdi"))
                {
                    var (felt, sum) = ((string)f!["felt"]!, f["poster"]!.AsArray().Sum(n => fakta[(int)n!]));
                    Assert.That((decimal)linje[felt]!, Is.EqualTo(felt is "avdrag" or "innfrielse" ? -sum : sum), $"{sti} {felt} {linje.ToJsonString()}");
                    sett++;
                }
            }
        }

        Assert.That(sett, Is.GreaterThan(200));
    }

    /// <summary>17: somebody with the extract and the verifier alone gets the rows of every report that the service answers, and the agreement with the accounts.</summary>
    [Test]
    public async Task The_verifier_computes_the_reports_from_the_extract()
    {
        var fil = Path.Combine(Path.GetTempPath(), $"finans-{Guid.NewGuid():N}.ndjson");
        await File.WriteAllTextAsync(fil, (await _tjener.GetAsync("/v1/kommuner/3201/revisjon/uttrekk", "dev-revisjon")).Tekst);
        try
        {
            using var prosess = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(
                "dotnet", [Path.Combine(AppContext.BaseDirectory, "Ledger.Verify.dll"), fil]) { RedirectStandardOutput = true, StandardOutputEncoding = System.Text.Encoding.UTF8 })!;
            var linjer = (await prosess.StandardOutput.ReadToEndAsync()).Split('\n').Select(l => l.TrimEnd('\r')).ToHashSet(StringComparer.Ordinal);
            await prosess.WaitForExitAsync();
            Assert.That(prosess.ExitCode, Is.Zero);
            string[] stier =
            [
                "gjeld/motparter?aar=2024", "gjeld/bevegelser?aar=2024", "gjeld/formaal?dato=2024-12-31", "gjeld/rentebinding?dato=2024-12-31", "gjeld/forfall?dato=2024-12-31",
                "gjeld/plan?dato=2024-12-31", "markedsrenter?dato=2024-12-31", "likviditet?aar=2024", "stresstest?dato=2024-12-31", "reglement/kontroll?dato=2024-12-31&fra=2024-01-01",
                "eierposter?dato=2024-12-31", "rapport?dato=2024-12-31", "portefoeljer/FORV/plasseringer?dato=2024-12-31", "portefoeljer/FORV/resultat?dato=2024-12-31",
                "portefoeljer/FORV/aktivafordeling?dato=2024-12-31", "portefoeljer/FORV/durasjon?dato=2024-12-31", "portefoeljer/FORV/risiko?dato=2024-12-31",
                "portefoeljer/FORV/regnskap?dato=2024-12-31", "portefoeljer/FORV/esg?dato=2024-12-31", "portefoeljer/FORV/avkastning?aar=2024", "portefoeljer/FORV/historikk?dato=2024-12-31",
            ];
            foreach (var sti in stier)
            {
                var csv = (await _tjener.SendAsync(HttpMethod.Get, $"{F}/{sti}", null, "dev-les", ("Accept", "text/csv"))).Tekst.TrimStart('\uFEFF').Split('\n', StringSplitOptions.RemoveEmptyEntries);
                Assert.That(csv, Has.Length.GreaterThan(1), sti);
                Assert.That(csv.Where(r => !linjer.Contains(r)), Is.Empty, sti);
            }

            Assert.That(linjer, Has.Member("A2;504540000.00;504540000.00;0.00").Or.Member("A2;504540000;504540000;0"));
        }
        finally
        {
            File.Delete(fil);
        }
    }

    /// <summary>What the register proposes to set aside is what the accounts set aside, to the øre; half a year has nothing to set aside.</summary>
    [Test]
    public async Task What_is_proposed_to_be_set_aside_is_what_was()
    {
        var forslag = (await _tjener.GetAsync(F + "/bilagsforslag?fra=2024-12-31&til=2024-12-31&ansvar=900&avsetning=true")).Json["linjer"]!.AsArray()
            .Where(l => (string?)l!["fond"] is not null).Select(l => ((string?)l!["art"], (string?)l["kapittel"], (string)l["fond"]!, (decimal)l["beloep"]!)).ToList();
        var fond = (await _tjener.GetAsync("/v1/kommuner/3201/regnskap/2024/fond")).Json["linjer"]!.AsArray().Single(l => (string)l!["fondskode"]! == "FORV-BUFFER")!;
        var endring = -((decimal)fond["utgaaendeBalanse"]! - (decimal)fond["inngaaendeBalanse"]!);
        Assert.That(Math.Abs(endring), Is.EqualTo(378_316_412m));
        Assert.That(forslag, Is.EqualTo(new (string?, string?, string, decimal)[]
        {
            ("540", null, "FORV-BUFFER", Math.Abs(endring)), (null, "56", "FORV-BUFFER", -Math.Abs(endring)),
        }));
        Assert.That((int)(await _tjener.GetAsync(F + "/bilagsforslag?fra=2024-01-01&til=2024-06-30&ansvar=900&avsetning=true")).Status, Is.EqualTo(400));
    }

    /// <summary>The main figures of the report name the facts behind them, both years; amounts are their sum. So do green loans and the articles of SFDR.</summary>
    [Test]
    public async Task The_main_figures_name_their_facts()
    {
        var fakta = new Dictionary<int, decimal>();
        for (string? etter = "0"; etter is not null;)
        {
            var side = (await _tjener.GetAsync($"{F}/poster?antall=1000&etter={etter}")).Json;
            foreach (var p in side["poster"]!.AsArray())
            {
                fakta[(int)p!["nummer"]!] = (decimal?)p["beloep"] ?? 0m;
            }

            etter = (string?)side["neste"];
        }

        decimal Sum(JsonNode linje, string felt) => linje["forklaringer"]!.AsArray().Single(f => (string)f!["felt"]! == felt)!["poster"]!.AsArray().Sum(n => fakta[(int)n!]);
        var linjer = (await _tjener.GetAsync(F + "/rapport?dato=2024-12-31&forklar=true")).Json["linjer"]!.AsArray();
        foreach (var linje in linjer)
        {
            Assert.That(
                linje!["forklaringer"]!.AsArray().Where(f => (string)f!["felt"]! == "verdi" || linje["verdiForrigeAar"] is not null).All(f =>
                    ((string)f!["formel"]!).Length > 0 && f["poster"]!.AsArray().Count > 0), Is.True, linje.ToJsonString());
            if ((string)linje["kode"]! is "innlaan" or "refinansiering" or "markedsverdi" or "aarsresultat")
            {
                Assert.That(
                    ((decimal)linje["verdi"]!, (decimal)linje["verdiForrigeAar"]!), Is.EqualTo((Sum(linje, "verdi"), Sum(linje, "verdiForrigeAar"))), (string)linje["kode"]!);
            }
        }

        Assert.That(linjer.Count, Is.EqualTo(12));
        var formaal = (await _tjener.GetAsync(F + "/gjeld/formaal?dato=2024-12-31&forklar=true")).Json;
        Assert.That(Sum(formaal, "groent"), Is.EqualTo((decimal)formaal["groent"]!));
        foreach (var artikkel in (await _tjener.GetAsync(Fond + "/esg?dato=2024-12-31&forklar=true")).Json["sfdr"]!.AsArray())
        {
            Assert.That(Sum(artikkel!, "beloep"), Is.EqualTo((decimal)artikkel!["beloep"]!));
        }
    }

    /// <summary>What a report has beside its first list is in its file too: the notes of the accounts, the articles of SFDR, the sum of the stress test, the year's return.</summary>
    [TestCase("/portefoeljer/FORV/regnskap?dato=2024-12-31", "Note 2: egenkapital;utgaaende;Egenkapital;sum;3448602715,00;;1528518969,00;1920083746,00")]
    [TestCase("/portefoeljer/FORV/regnskap?dato=2024-12-31", "Note 3: verdipapirer;obligasjoner;Obligasjoner;linje;2052343087,00;;;;1918168410,60;2052343087,00;1918168410,60")]
    [TestCase("/portefoeljer/FORV/esg?dato=2024-12-31", "SFDR;Artikkel 9;")]
    [TestCase("/stresstest?dato=2024-12-31&enhet=mill", "Del 2: langsiktige plasseringer;del2;Sum beregnet risiko;sum;;;3448,63;23,678709;816,59;740,36")]
    [TestCase("/stresstest?dato=2024-12-31&enhet=mill", "Samlet;samlet;Samlet beregnet risiko;sum;;;;;901,50;853,71")]
    [TestCase("/portefoeljer/FORV/avkastning?aar=2024", "2024;alle;sum;;;;;430")]
    public async Task A_file_has_all_that_a_report_has(string sti, string rad)
    {
        var csv = await _tjener.SendAsync(HttpMethod.Get, F + sti, null, "dev-les", ("Accept", "text/csv"));
        Assert.That(csv.Tekst.Split('\n').Any(l => l.StartsWith(rad, StringComparison.Ordinal)), Is.True, csv.Tekst);
    }

    /// <summary>The register's key figures stand with the others, with the targets of the finance rules, and end with the period.</summary>
    [Test]
    public async Task The_key_figures_of_the_register_join_the_others()
    {
        async Task<Dictionary<string, JsonNode>> TallAsync(string ved = "") => (await _tjener.GetAsync("/v1/kommuner/3201/regnskap/2024/noekkeltall" + ved))
            .Json["noekkeltall"]!.AsArray().ToDictionary(n => (string)n!["id"]!, n => n!);
        var tall = await TallAsync();
        decimal? Av(string id) => (decimal?)tall[id]["verdi"];
        Assert.That(
            (Av("sikringsgrad"), Av("rentebinding"), Av("gjennomsnittsrente"), Av("refinansieringsandel"), Av("stresstestAvBufferkapital")),
            Is.EqualTo(((decimal?)59.0m, (decimal?)2.61m, (decimal?)4.2m, (decimal?)8.4m, (decimal?)42.5m)));
        Assert.That((Av("overdekning"), Av("stresstestSamlet")), Is.EqualTo(((decimal?)Linje("risiko", "overdekning")["verdi"], (decimal?)_svar["stress"]["samlet"])));
        var april = (await _tjener.GetAsync(F + "/gjeld/rentebinding?dato=2024-04-30")).Json;
        Assert.That(
            (decimal?)(await TallAsync("?tilPeriode=4"))["rentebinding"]["verdi"], Is.EqualTo(decimal.Round((decimal)april["rentebindingAar"]!, 2, MidpointRounding.AwayFromZero)));
        Assert.That(await TallAsync("?ansvar=40"), Does.Not.ContainKey("sikringsgrad"), "the register has no units");
        await _tjener.PutAsync("/v1/kommuner/3201/finans/finansreglement/2024-06-01", new
        {
            grenser = new object[] { new { id = "sikring", maal = "sikringsgrad", nedre = 60, oevre = 90 }, new { id = "tid", maal = "rentebinding", nedre = 1 } },
        });
        tall = await TallAsync();
        Assert.That(
            ((decimal?)tall["sikringsgrad"]["maal"], (string?)tall["sikringsgrad"]["operator"], (string?)tall["sikringsgrad"]["status"], (string?)tall["rentebinding"]["status"]),
            Is.EqualTo(((decimal?)60m, "mellom", "ikkeOppnaadd", "oppnaadd")));
    }
}
