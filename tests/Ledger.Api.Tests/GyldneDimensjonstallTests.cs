using System.Globalization;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using Ledger.DemoGenerator;
using Ledger.Tests;

namespace Ledger.Api.Tests;

/// <summary>
/// What the report prints below the statements: per project, measure, lender and fund, pay, and the year to date. Amounts are read in kroner and
/// rounded once to what is printed; nothing is tolerated.
/// </summary>
public sealed class GyldneDimensjonstallTests
{
    private const string R = "/v1/kommuner/3201/regnskap/2024";
    private const string Omraadetabell = "investeringsprosjekter_omraader";
    private static readonly string Mappe = Repository.Path("db/demo/baerum-2024");
    private static readonly Rapport Rapport = new(Path.Combine(Mappe, "rapport"));
    private Tjener _tjener = null!;

    private sealed record Prosjekttall(string Prosjekt, decimal Revidert, decimal Regnskap);

    [OneTimeSetUp]
    public async Task Start() => _tjener = await Tjener.StartAsync(demo: true);

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    /// <summary>All 201 rows and the 22 sums: § 5-5 posts 1–4 per project, gross, by the unit that owns the project.</summary>
    [Test]
    public async Task Each_row_of_the_project_tables_comes_out()
    {
        var tall = (await ProsjekttallAsync()).ToDictionary(p => p.Prosjekt);
        var eier = Register().ToLookup(p => p.Eier);
        var navn = Prosjekter().ToDictionary(p => (string)p!["prosjektkode"]!, p => (string)p!["navn"]!);
        var kode = Rapport.Rader("status_okonomi_rammeomraade").Where(r => r["kode"].Length > 0).ToDictionary(r => r["label"], r => r["kode"]);
        var celler = new List<Celle>();
        foreach (var rad in Rapport.Rader(Omraadetabell))
        {
            var egne = eier[kode[rad["omrade"]]].Where(p => rad["radtype"] == "sum" || navn[p.Kode] == rad["prosjekt"]).Select(p => p.Kode).ToList();
            Assert.That(rad["radtype"] == "sum" || egne.Count == 1, Is.True, rad["prosjekt"]);
            var (revidert, regnskap) = (0m, 0m);
            foreach (var p in egne.Where(tall.ContainsKey))
            {
                (revidert, regnskap) = (revidert + tall[p].Revidert, regnskap + tall[p].Regnskap);
            }

            var slug = $"{rad["omrade"]}/{(rad["radtype"] == "sum" ? "Sum" : rad["prosjekt"])}";
            celler.AddRange(
                from c in new[] { ("rev_bud", revidert), ("regnskap", regnskap), ("mer_mindreforbruk", revidert - regnskap) }
                where rad[c.Item1].Length > 0
                select Celle.Eksakt(Omraadetabell, slug, c.Item1, rad[c.Item1], c.Item2 / 1_000_000m, 1));
        }

        Assert.That(celler, Has.Count.EqualTo((201 * 3) - 1 + (22 * 3)), "one account is illegible");
        Celle.AssertSomListet(celler);
    }

    /// <summary>The rows of the tables, the purchase and the sales, and what stands on no project are § 5-5 posts 1–4 to the krone.</summary>
    [Test]
    public async Task Projects_and_what_has_none_are_the_statement()
    {
        var tall = await ProsjekttallAsync();
        var linjer = (await _tjener.GetAsync(R + "/investeringsregnskap")).Json["linjer"]!.AsArray().ToDictionary(l => (string)l!["post"]!, l => l!);
        decimal Post(string post, string kolonne) => (decimal)linjer[post][kolonne]!;
        string[] poster = ["1", "2", "3", "4"];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(tall.Sum(t => t.Revidert), Is.EqualTo(poster.Sum(p => Post(p, "revidertBudsjett"))));
            Assert.That(tall.Sum(t => t.Regnskap), Is.EqualTo(poster.Sum(p => Post(p, "regnskap"))));
            Assert.That(poster.Select(p => Post(p, "revidertBudsjett")), Is.EqualTo(new[] { 2_594_460_000m, 30_600_000m, 485_160_000m, 0m }));
            Assert.That(poster.Select(p => Post(p, "regnskap")), Is.EqualTo(new[] { 2_023_040_000m, 51_000_000m, 207_200_000m, 295_800_000m }));
        }

        // Fixed assets that no table names; shares and loans without a project are no row of the tables.
        var uten = (await _tjener.GetAsync(R + "/investeringsregnskap?art=230&grupperPaa=prosjekt")).Json["grupper"]!.AsArray()
            .Single(g => (string)g!["noekkel"]!["prosjekt"]! == "")!["linjer"]!.AsArray().Single(l => (string)l!["post"]! == "1")!;
        Assert.That(((decimal)uten["revidertBudsjett"]!, (decimal)uten["regnskap"]!), Is.EqualTo((2_035_004m, -1_034_993m)));
    }

    /// <summary>Gross investments by who pays: what users pay for is chosen, so that it gives the two printed sums.</summary>
    [Test]
    public async Task The_split_of_investments_on_who_pays_is_the_printed_one()
    {
        const string Tabell = "investeringer_2015_2024";
        var selv = Register().Where(p => p.Selvfinansierende).Select(p => p.Kode).ToHashSet();
        var selvfinansierende = (await ProsjekttallAsync()).Where(t => selv.Contains(t.Prosjekt)).Sum(t => t.Regnskap);
        var linjer = (await _tjener.GetAsync(R + "/investeringsregnskap")).Json["linjer"]!.AsArray();
        var total = linjer.Where(l => (string)l!["post"]! is "1" or "2").Sum(l => (decimal)l!["regnskap"]!);
        Celle.AssertSomListet(
        [
            .. new[] { ("ikke_selvfinansierende", total - selvfinansierende), ("selvfinansierende", selvfinansierende), ("brutto_investeringer_totalt", total) }
                .Select(c => Celle.Eksakt(Tabell, c.Item1, "aar_2024", Trykt(Tabell, c.Item1, "aar_2024"), c.Item2 / 1_000_000m, 0)),
        ]);
    }

    /// <summary>Klima- og miljøfondet per measure in whole kroner, its group sums, and disposisjonspostene. The areas' own sums do not move.</summary>
    [Test]
    public async Task Each_measure_of_the_climate_fund_comes_out()
    {
        var grupper = (await _tjener.GetAsync(R + "/driftsregnskap?oppstilling=art&ansvar=686,704&art=470&grupperPaa=prosjekt")).Json["grupper"]!.AsArray();
        var tall = grupper.ToDictionary(
            g => (string)g!["noekkel"]!["prosjekt"]!, g => g!["linjer"]!.AsArray().Single(l => (string)l!["post"]! == "13")!);
        decimal Tall(string kode, string kolonne) => tall.TryGetValue(kode, out var linje) ? (decimal)linje[kolonne]! : 0m;
        Assert.That((Tall("DISP-01", "revidertBudsjett"), Tall("DISP-01", "regnskap")), Is.EqualTo((3_158_330m, 420_000m)));

        const string Tabell = "klimafond";
        var (nummer, gruppe, alle, celler) = (0, new List<string>(), new List<string>(), new List<Celle>());
        foreach (var rad in Rapport.Rader(Tabell))
        {
            var koder = new List<string>();
            if (rad["radtype"] == "tiltak")
            {
                koder.Add($"KF-{++nummer:00}");
                gruppe.AddRange(koder);
                alle.AddRange(koder);
            }
            else
            {
                koder.AddRange(rad["gruppe"] == "Totalsum" ? alle : gruppe);
                gruppe.Clear();
            }

            var (budsjett, regnskap) = (koder.Sum(k => Tall(k, "revidertBudsjett")), koder.Sum(k => Tall(k, "regnskap")));
            var prosent = budsjett == 0 ? 0 : regnskap * 100 / budsjett;
            celler.AddRange(
                from c in new[] { ("arsbudsjett_kr", budsjett), ("regnskap_kr", regnskap), ("regnskap_prosent", prosent), ("arsavvik_kr", budsjett - regnskap) }
                select Celle.Eksakt(Tabell, $"{rad["gruppe"]}/{rad["tiltak"]}", c.Item1, rad[c.Item1], c.Item2, 0));
        }

        Assert.That(celler, Has.Count.EqualTo(192));
        Celle.AssertSomListet(celler);
    }

    /// <summary>Loans by lender at both year-ends: bonds, certificates, credit institutions and the lease each have their chapters, which were others in 2023.</summary>
    [Test]
    public async Task Debt_by_lender_stands_in_its_chapters()
    {
        const string Tabell = "laanegjeld_per_motpart";
        var saldo = await SaldoAsync("kapittel,sektor");
        decimal[] Gjeld(Func<(string Kapittel, string Sektor), bool> hvor) =>
            [-saldo.Where(s => hvor(s.Key)).Sum(s => s.Value.Forrige), -saldo.Where(s => hvor(s.Key)).Sum(s => s.Value.Regnskap)];
        bool Leie((string Kapittel, string Sektor) n) => n is ("45" or "451", "200");
        bool Kredittinstitusjon((string Kapittel, string Sektor) n) => n.Kapittel is "45" or "451" or "452" or "453" or "454" && !Leie(n);
        bool Innlaan((string Kapittel, string Sektor) n) => n.Kapittel is "41" or "411" or "412" or "43" or "431" || Kredittinstitusjon(n);
        var celler = new List<Celle>();
        foreach (var (slug, hvor) in new (string, Func<(string Kapittel, string Sektor), bool>)[]
        {
            ("obligasjonsmarked", n => n.Kapittel is "41" or "411" or "412"), ("sertifikatmarked", n => n.Kapittel is "43" or "431"), ("sum_innlaan", Innlaan),
            ("skuleveg_as_finansiell_leie", Leie),
        })
        {
            var verdier = Gjeld(hvor);
            foreach (var (kolonne, verdi) in new[] { ("d_2023_12_31", verdier[0]), ("d_2024_12_31", verdier[1]), ("endring_2024", verdier[1] - verdier[0]) })
            {
                celler.Add(Celle.Eksakt(Tabell, slug, kolonne, Trykt(Tabell, slug, kolonne), verdi / 1_000_000m, 1));
            }
        }

        // Only the end of 2024 has loans of the table's last line by chapter: at the end of 2023 they are the certificates.
        celler.Add(Celle.Eksakt(
            Tabell, "hvorav_refinansiering_under_1_aar", "d_2024_12_31", Trykt(Tabell, "hvorav_refinansiering_under_1_aar", "d_2024_12_31"),
            Gjeld(n => n.Kapittel is "412" or "431" or "453" or "454")[1] / 1_000_000m, 1));
        var kreditt = Gjeld(Kredittinstitusjon);
        foreach (var (kolonne, verdi) in new[] { ("d_2023_12_31", kreditt[0]), ("d_2024_12_31", kreditt[1]) })
        {
            var trykt = new[] { "kommunalbanken", "klp_banken", "husbanken" }.Sum(s => Rapport.Tall(Tabell, s, kolonne));
            celler.Add(Celle.Eksakt(Tabell, "kredittinstitusjoner", kolonne, trykt.ToString(CultureInfo.InvariantCulture), verdi / 1_000_000m, 1));
        }

        Celle.AssertSomListet(celler);
        Assert.That(saldo.Where(s => s.Key.Kapittel is "452" or "453").Select(s => (s.Key.Kapittel, s.Value)), Is.EqualTo(
            new[] { ("452", (0m, -2_150_000_000m)), ("453", (0m, -550_000_000m)) }), "in 2023 the chapter was 45");
        var aapnet = (await _tjener.GetAsync("/v1/kommuner/3201/regnskap/2024/balanse?grupperPaa=kapittel")).Json["grupper"]!.AsArray()
            .Single(g => (string)g!["noekkel"]!["kapittel"]! == "452")!;
        Assert.That(aapnet["linjer"]!.AsArray().Where(l => (string)l!["type"]! == "linje").Sum(l => (decimal)l!["inngaaendeBalanse"]!), Is.EqualTo(-2_700_000_000m));
    }

    /// <summary>The forvaltningsfond's balance in whole kroner is what the ledger has on its project, and its equity is the two funds.</summary>
    [Test]
    public async Task The_balance_of_the_forvaltningsfond_is_the_printed_one()
    {
        const string Tabell = "forvaltningsfondet_balanse_kroner";
        var saldo = (await SaldoAsync("kapittel,prosjekt")).Where(s => s.Key.Felt == "FORV").ToDictionary(s => s.Key.Kapittel, s => s.Value);
        var fond = (await _tjener.GetAsync(R + "/fond")).Json["linjer"]!.AsArray().ToDictionary(f => (string)f!["fondskode"]!, f => f!);
        (decimal, decimal) Fond(params string[] koder) =>
            (-koder.Sum(k => (decimal)fond[k]["inngaaendeBalanse"]!), -koder.Sum(k => (decimal)fond[k]["utgaaendeBalanse"]!));
        (decimal, decimal) Sum(params string[] kapitler) => (kapitler.Sum(k => saldo[k].Forrige), kapitler.Sum(k => saldo[k].Regnskap));
        var celler = new List<Celle>();
        foreach (var (slug, (forrige, naa)) in new[]
        {
            ("aksjer_og_andeler", Sum("18")), ("obligasjoner_mv", Sum("11")), ("sum_finansielle_eiendeler", Sum("11", "18")),
            ("kortsiktige_fordringer", Sum("16")), ("kasse_bank", Sum("10")), ("sum_eiendeler", Sum("10", "11", "16", "18")),
            ("grunnkapital", Fond("FORV-GRUNN")), ("bufferkapital", Fond("FORV-BUFFER")), ("sum_egenkapital", Sum("10", "11", "16", "18", "32")),
        })
        {
            celler.Add(Celle.Eksakt(Tabell, slug, "aar_2023", Trykt(Tabell, slug, "aar_2023"), forrige, 0));
            celler.Add(Celle.Eksakt(Tabell, slug, "aar_2024", Trykt(Tabell, slug, "aar_2024"), naa, 0));
        }

        Assert.That(-saldo["32"].Regnskap, Is.EqualTo(
            Rapport.Tall(Tabell, "sum_kortsiktig_gjeld", "aar_2024") + Rapport.Tall(Tabell, "paalopte_kostnader", "aar_2024")));
        Celle.AssertSomListet(celler);
    }

    /// <summary>Pay, overtime, social costs and premieavvik: arts of § 5-6, and the functions of premieavvik.</summary>
    [Test]
    public async Task Pay_and_pension_are_the_printed_ones()
    {
        async Task<decimal> Sum(string utvalg) => (await _tjener.GetAsync($"{R}/driftsregnskap?oppstilling=art&{utvalg}")).Json["linjer"]!.AsArray()
            .Where(l => (string)l!["post"]! is "10" or "11").Sum(l => (decimal)l!["regnskap"]!);
        var (premieavvik, amortisert) = (await Sum("funksjon=170&art=090"), await Sum("funksjon=171&art=090"));
        var netto = await Sum("funksjon=170,171");
        var saldo = (await SaldoAsync("kapittel,sektor")).Where(s => s.Key.Kapittel == "19").ToList();
        var celler = new (string Slug, decimal Verdi, int Desimaler)[]
        {
            ("lonn_eks_sosiale", await Sum("art=010-089"), 0), ("overtid", await Sum("art=040"), 1),
            ("sosiale_utgifter_eks_premieavvik", await Sum("art=090-099") - netto, 0), ("premieavvik_inntektsfort", -premieavvik, 0),
            ("premieavvik_amortisert", amortisert, 0), ("netto_premieavvik", -premieavvik - amortisert, 0), ("netto_premieavvik_inkl_aga", -netto, 0),
            ("akkumulert_premieavvik", saldo.Sum(s => s.Value.Regnskap), 0),
        }.Select(c => Celle.Eksakt("lonn_pensjon", c.Slug, "aar_2024", Trykt("lonn_pensjon", c.Slug, "aar_2024"), c.Verdi / 1_000_000m, c.Desimaler)).ToList();
        celler.Add(Celle.Eksakt(
            "lonn_pensjon", "akkumulert_premieavvik", "endring", Trykt("lonn_pensjon", "akkumulert_premieavvik", "endring"),
            saldo.Sum(s => s.Value.Regnskap - s.Value.Forrige) / 1_000_000m, 0));
        Celle.AssertSomListet(celler);
        Assert.That(await Sum("funksjon=172"), Is.EqualTo(480_000m), "what the two leave of 213,0 is owed with feriepenger");
    }

    /// <summary>Note 1 (§ 5-10 a): what the year did to arbeidskapital, with nothing left over; and the kapitalkonto against what it stands for.</summary>
    [Test]
    public async Task Arbeidskapital_and_kapitalkonto_have_no_difference()
    {
        var saldo = (await SaldoAsync("kapittel,sektor")).GroupBy(s => int.Parse(s.Key.Kapittel, CultureInfo.InvariantCulture))
            .ToDictionary(g => g.Key, g => (Inn: g.Sum(s => s.Value.Forrige), Ut: g.Sum(s => s.Value.Regnskap)));
        (decimal Inn, decimal Ut) Kapitler(Func<int, bool> hvor) =>
            (saldo.Where(s => hvor(s.Key)).Sum(s => s.Value.Inn), saldo.Where(s => hvor(s.Key)).Sum(s => s.Value.Ut));
        var arbeidskapital = Kapitler(k => k is (>= 10 and <= 19) or (>= 31 and <= 39));
        var ubrukt = Kapitler(k => k is 9100 or 9110);
        var prinsipp = Kapitler(k => k is 580 or 581);
        var drift = await LinjerAsync("/driftsregnskap");
        var investering = await LinjerAsync("/investeringsregnskap");
        var resultat = -drift["17"];
        var utgifter = investering["6"] + investering["14"] + investering["19"];
        using (Assert.EnterMultipleScope())
        {
            Assert.That((arbeidskapital.Inn, resultat, utgifter, ubrukt.Ut - ubrukt.Inn, arbeidskapital.Ut),
                Is.EqualTo((5_609_586_303m, 325_356_412m, 441_440_000m, -142_000_000m, 5_351_502_715m)));
            Assert.That(arbeidskapital.Ut - arbeidskapital.Inn - (resultat - utgifter + (ubrukt.Ut - ubrukt.Inn) - (prinsipp.Ut - prinsipp.Inn)), Is.Zero);
        }

        var motposter = Kapitler(k => k is (>= 20 and <= 29) or (>= 40 and <= 47) or (>= 411 and <= 454) or 9100 or 9110);
        Assert.That((-saldo[5990].Inn, -saldo[5990].Ut), Is.EqualTo((motposter.Inn, motposter.Ut)));
        Assert.That(-saldo[5990].Inn, Is.EqualTo(8_479_000_000m).Within(50_000m));
    }

    /// <summary>The tjenesteområder to date: budget spread evenly, less accounts. No figure of the report,
    /// but of the specification of the interim reports.</summary>
    [TestCase(4, 3390.6, 3538.8, -148.2)]
    [TestCase(8, 6781.2, 6869.8, -88.6)]
    public async Task The_deviation_to_date_is_the_one_that_is_specified(int periode, double budsjett, double regnskap, double avvik)
    {
        var sum = (await _tjener.GetAsync($"{R}/avvik?nivaa=tjenesteomraade&tilPeriode={periode}")).Json["sum"]!;
        decimal Mill(decimal kroner) => decimal.Round(kroner / 1_000_000m, 1, MidpointRounding.AwayFromZero);
        var (plan, brukt) = ((decimal)sum["budsjettHittil"]!, (decimal)sum["regnskap"]!);
        Assert.That((Mill(plan), Mill(brukt), Mill(plan - brukt)), Is.EqualTo(((decimal)budsjett, (decimal)regnskap, (decimal)avvik)));
    }

    /// <summary>Key figures that follow from the ledger of 2024: working capital without the forvaltningsfond, and debt per inhabitant.</summary>
    [Test]
    public async Task Liquidity_and_debt_per_inhabitant_are_the_printed_ones()
    {
        var figurer = (await _tjener.GetAsync(R + "/noekkeltall")).Json["noekkeltall"]!.AsArray().ToDictionary(n => (string)n!["id"]!, n => (decimal?)n!["verdi"]);
        Celle.AssertSomListet(
        [
            .. new[] { ("arbeidskapital", 1_000_000m, 0), ("likviditetsreserve", 1_000_000m, 1), ("likviditetsgrad", 1m, 1) }.Select(c => Celle.Eksakt(
                "likviditet_2020_2024", c.Item1, "aar_2024", Trykt("likviditet_2020_2024", c.Item1, "aar_2024"), figurer[c.Item1]!.Value / c.Item2, c.Item3)),
            Celle.Eksakt("laan_per_innbygger_2020_2024", "netto_laanegjeld_per_innbygger", "aar_2024",
                Trykt("laan_per_innbygger_2020_2024", "netto_laanegjeld_per_innbygger", "aar_2024"), figurer["netto_laanegjeld_per_innbygger"]!.Value, 0),
        ]);
    }

    private static string Trykt(string tabell, string slug, string kolonne) => Rapport.Rader(tabell).Single(r => r["slug"] == slug)[kolonne];

    private static JsonArray Prosjekter() => JsonNode.Parse(File.ReadAllText(Path.Combine(Mappe, "prosjekter.json")))!.AsArray();

    private static List<(string Kode, string Eier, bool Selvfinansierende)> Register() =>
    [
        // From the right of the row: a name may hold a separator.
        .. File.ReadAllLines(Path.Combine(Mappe, "opplysninger", "prosjekt.csv")).Skip(1).Select(l => l.Split(';')).Select(f => (f[0], f[^6], f[^2] == "true")),
    ];

    /// <summary>§ 5-5 posts 1–4 per project; what has none under the empty code.</summary>
    private async Task<List<Prosjekttall>> ProsjekttallAsync() =>
    [
        .. (await _tjener.GetAsync(R + "/investeringsregnskap?grupperPaa=prosjekt")).Json["grupper"]!.AsArray().Select(g =>
        {
            var linjer = g!["linjer"]!.AsArray().Where(l => (string)l!["post"]! is "1" or "2" or "3" or "4").ToList();
            return new Prosjekttall(
                (string)g["noekkel"]!["prosjekt"]!, linjer.Sum(l => (decimal)l!["revidertBudsjett"]!), linjer.Sum(l => (decimal)l!["regnskap"]!));
        }),
    ];

    /// <summary>The closing and opening balance per chapter and one more field. Ledger sign, kroner.</summary>
    private async Task<Dictionary<(string Kapittel, string Felt), (decimal Forrige, decimal Regnskap)>> SaldoAsync(string felt)
    {
        var andre = felt.Split(',')[1];

        // Rows of drift and investering are a group without a chapter.
        var grupper = (await _tjener.GetAsync($"{R}/balanse?grupperPaa={felt}")).Json["grupper"]!.AsArray();
        return grupper.Where(g => (string)g!["noekkel"]!["kapittel"]! != "").ToDictionary(
            g => ((string)g!["noekkel"]!["kapittel"]!, (string)g["noekkel"]![andre]!),
            g =>
            {
                var linje = g!["linjer"]!.AsArray().Where(l => (string)l!["type"]! == "linje").ToList();
                return (linje.Sum(l => (decimal)l!["regnskapForrigeAar"]!), linje.Sum(l => (decimal)l!["regnskap"]!));
            });
    }

    private async Task<Dictionary<string, decimal>> LinjerAsync(string sti) =>
        (await _tjener.GetAsync(R + sti)).Json["linjer"]!.AsArray().ToDictionary(l => (string)l!["post"]!, l => (decimal)l!["regnskap"]!);
}
