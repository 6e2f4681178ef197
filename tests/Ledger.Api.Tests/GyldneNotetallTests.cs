using System.Globalization;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using Ledger.DemoGenerator;
using Ledger.Tests;

namespace Ledger.Api.Tests;

/// <summary>
/// The printed cells of the annual report that belong to notes: every cell of six tables is looked at, computed in kroner from the notes (and from the
/// statements where a note has none of it) and rounded once to what is printed. Nothing is tolerated. What does not come out stands with its reason in
/// <c>noter-avvik-fra-rapporten.csv</c>, which is neither longer nor shorter than reality.
/// </summary>
public sealed class GyldneNotetallTests
{
    private const string K = "/v1/kommuner/3201", R = K + "/regnskap/2024";
    private const decimal Mill = 1_000_000m, Milliard = 1_000_000_000m;

    private static readonly Rapport Rapport = new(Repository.Path("db/demo/baerum-2024/rapport"));
    private static readonly string[] UtenTall = ["slug", "label", "enhet", "kilde_linje", "avlesning", "selskapsform"];

    /// <summary>How many cells of each table are printed.</summary>
    private static readonly Dictionary<string, int> Trykte = new()
    {
        ["fondsmidler_sammensetning"] = 8, ["fondsmidler_2020_2024"] = 25, ["likviditet_2020_2024"] = 15, ["lonn_pensjon"] = 25, ["eierposisjoner"] = 11,
        ["stoppede_prosjekter"] = 9,
    };

    private readonly Dictionary<string, JsonNode> _noter = [];
    private Tjener _tjener = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _tjener = await Tjener.StartAsync(demo: true, innstillinger: ("Ledger__RateLimit__Enabled", "false"));
        foreach (var note in new[] { "1", "2", "4", "5", "9", "11", "13" })
        {
            _noter[note] = (await _tjener.GetAsync($"{R}/noter/{note}")).Json;
        }
    }

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    [Test]
    public async Task Every_printed_cell_of_a_note_comes_out_but_for_the_listed_ones()
    {
        var regnet = new Dictionary<(string Tabell, string Slug, string Kolonne), decimal?>();
        await FondAsync(regnet);
        await LikviditetAsync(regnet);
        await MeldteAsync(regnet);
        await LoennAsync(regnet);
        Eierposter(regnet);
        Stoppede(regnet);
        var (antall, like, avvik) = (new Dictionary<string, int>(), 0, new List<string>());
        foreach (var tabell in Trykte.Keys)
        {
            foreach (var rad in Rapport.Rader(tabell))
            {
                foreach (var (kolonne, trykt) in rad.Where(c => c.Value.Length > 0 && !UtenTall.Contains(c.Key)))
                {
                    antall[tabell] = antall.GetValueOrDefault(tabell) + 1;
                    var desimaler = trykt.IndexOf('.', StringComparison.Ordinal) is var punkt and >= 0 ? trykt.Length - punkt - 1 : 0;
                    var verdi = regnet.GetValueOrDefault((tabell, rad["slug"], kolonne)) is { } v
                        ? decimal.Round(v, desimaler, MidpointRounding.AwayFromZero) : (decimal?)null;
                    if (verdi == decimal.Parse(trykt, CultureInfo.InvariantCulture))
                    {
                        like++;
                    }
                    else
                    {
                        avvik.Add($"{tabell};{rad["slug"]};{kolonne};{trykt};{verdi?.ToString("0.######", CultureInfo.InvariantCulture)}");
                    }
                }
            }
        }

        TestContext.Out.WriteLine($"{antall.Values.Sum()} printed cells, {like} come out.\n{string.Join('\n', avvik)}");
        Assert.That(antall, Is.EqualTo(Trykte));
        var listet = File.ReadAllLines(Repository.Path("db/demo/baerum-2024/noter-avvik-fra-rapporten.csv")).Skip(1).Select(l => l.Split(';', 6)).ToList();
        Assert.That(listet.Select(l => l[5]), Has.All.Not.Empty, "each has its reason");
        Assert.That(avvik.Order(StringComparer.Ordinal), Is.EqualTo(listet.Select(l => string.Join(';', l.Take(5))).Order(StringComparer.Ordinal)));
        Assert.That(like, Is.EqualTo(antall.Values.Sum() - listet.Count));
    }

    /// <summary>Note 1 as the specification has it, and note 2 without anything left over.</summary>
    [Test]
    public void Notes_1_and_2_have_no_difference()
    {
        Assert.That(
            new[] { "inngaaende", "netto_driftsresultat", "netto_investering", "ubrukte_laanemidler", "prinsippendringer", "differanse", "utgaaende" }.Select(p => Linje("1", p)),
            Is.EqualTo([5_609_586_303m, 325_356_412m, -441_440_000m, -142_000_000m, 0m, 0m, 5_351_502_715m]));
        Assert.That((Linje("2", "differanse"), Linje("2", "nivaaavvik")), Is.EqualTo((0m, 0m)));
        Assert.That(((string)_noter["1"]["status"]!, (int)_noter["1"]["nummer"]!), Is.EqualTo(("ferdig", 1)));
    }

    /// <summary>The register of loans says what the ledger says; the note tells it, by purpose, with the year before.</summary>
    [Test]
    public async Task The_note_on_loans_is_the_register_and_the_ledger()
    {
        Assert.That(Linje("9", "registeravvik"), Is.Zero);
        var sum = Rader("9", "laaneformaal").Single(r => (string)r["kode"]! == "sum");
        Assert.That(Math.Round((decimal)sum["utgaaende"]! / Mill, 1), Is.EqualTo(13_661.0m));
        Assert.That((decimal)sum["endring"]!, Is.EqualTo((decimal)sum["utgaaende"]! - (decimal)sum["inngaaende"]!));
        var formaal = (await _tjener.GetAsync(K + "/finans/gjeld/formaal?dato=2024-12-31")).Json["linjer"]!.AsArray().ToDictionary(l => (string)l!["kode"]!, l => (decimal)l!["beloep"]!);
        Assert.That(
            Rader("9", "laaneformaal").Where(r => formaal.ContainsKey((string)r["kode"]!)).Select(r => (decimal)r["utgaaende"]!).Sum(), Is.EqualTo(formaal["sumLaanegjeld"]));
    }

    /// <summary>Funds from the balance's figures and from note 13, in thousand million, and in the prices of 2024.</summary>
    private async Task FondAsync(Dictionary<(string, string, string), decimal?> regnet)
    {
        decimal Bundne(string del) => Linjer("13").Where(l => ((string)l!["post"]!).EndsWith(del, StringComparison.Ordinal)).Sum(l => (decimal)l!["beloep"]!);
        var fond = (await _tjener.GetAsync(R + "/fond")).Json["linjer"]!.AsArray();
        (decimal Inn, decimal Ut) Sum(Func<JsonNode, bool> hvor) => (
            -fond.Where(f => hvor(f!)).Sum(f => (decimal)f!["inngaaendeBalanse"]!), -fond.Where(f => hvor(f!)).Sum(f => (decimal)f!["utgaaendeBalanse"]!));
        bool Forvaltning(JsonNode f) => ((string)f["fondskode"]!).StartsWith("FORV-", StringComparison.Ordinal);
        bool Type(JsonNode f, string type) => (string)f["type"]! == type && !Forvaltning(f);
        foreach (var (slug, (inn, ut)) in new[]
        {
            ("forvaltningsfondet_inkl_bufferkapital", Sum(Forvaltning)), ("bundne_fond", (Bundne("_inngaaende"), Bundne("_utgaaende"))),
            ("ubundne_investeringsfond", Sum(f => Type(f, "ubundetInvesteringsfond"))), ("disposisjonsfond", Sum(f => Type(f, "disposisjonsfond"))),
        })
        {
            regnet[("fondsmidler_sammensetning", slug, "mrd_kr_2024")] = ut / Milliard;
            regnet[("fondsmidler_sammensetning", slug, "endring_fra_2023_mrd")] = (ut - inn) / Milliard;
        }

        var svar = (await _tjener.GetAsync(K + "/utvikling?fra=2020&til=2024&priser=faste&oppstilling=balansens-hovedtall&enhet=kr&fortegn=oppstilling")).Json;
        var linjer = svar["linjer"]!.AsArray().ToDictionary(l => (string)l!["post"]!, l => l!["verdier"]!.AsArray().ToDictionary(v => (int)v!["aar"]!, v => (decimal?)v!["verdi"]));
        foreach (var (slug, deler) in new (string, string[])[]
        {
            ("bundne_fond", ["bundne_driftsfond", "bundne_investeringsfond"]), ("disposisjonsfond_uten_bufferkapital", ["disposisjonsfond_drift_og_investering"]),
            ("ubundne_investeringsfond", ["ubundne_investeringsfond"]), ("forvaltningsfondet_samlet", ["forvaltningsfondet"]), ("sum_fond", ["fondsmidler_totalt"]),
        })
        {
            foreach (var aar in Enumerable.Range(2020, 5))
            {
                regnet[("fondsmidler_2020_2024", slug, $"aar_{aar}")] = deler.All(d => linjer[d].GetValueOrDefault(aar) is not null) ? deler.Sum(d => linjer[d][aar]!.Value) / Mill : null;
            }
        }
    }

    private async Task LikviditetAsync(Dictionary<(string, string, string), decimal?> regnet)
    {
        foreach (var (aar, indeks) in new[] { (2023, 1.0308m), (2024, 1m) })
        {
            var figurer = (await _tjener.GetAsync($"{K}/regnskap/{aar}/noekkeltall")).Json["noekkeltall"]!.AsArray().ToDictionary(n => (string)n!["id"]!, n => (decimal?)n!["verdi"]);
            foreach (var (id, enhet) in new[] { ("arbeidskapital", Mill), ("likviditetsreserve", Mill), ("likviditetsgrad", 1m) })
            {
                regnet[("likviditet_2020_2024", id, $"aar_{aar}")] = figurer.GetValueOrDefault(id) / enhet * (enhet == Mill ? indeks : 1m);
            }
        }
    }

    /// <summary>Years that the ledger does not have are told as series.</summary>
    private async Task MeldteAsync(Dictionary<(string, string, string), decimal?> regnet)
    {
        var serier = (await _tjener.GetAsync(R + "/tabeller/tidsserier")).Json["rader"]!.AsArray().Where(r => (string)r!["type"]! == "rad").ToDictionary(r => (string)r!["kode"]!, r => r!);
        foreach (var (tabell, gruppe, siste) in new[] { ("fondsmidler_2020_2024", "fondsmidler", 2021), ("likviditet_2020_2024", "likviditet", 2022) })
        {
            foreach (var (nummer, slug) in Rapport.Rader(tabell).Select(r => r["slug"]).Index())
            {
                for (var aar = 2020; aar <= siste; aar++)
                {
                    regnet[(tabell, slug, $"aar_{aar}")] = (decimal?)serier[Tidsserieplan.Kode(gruppe, nummer)][$"aar{aar}"];
                }
            }
        }
    }

    /// <summary>Premieavvik is note 11's; pay is § 5-6 without it.</summary>
    private async Task LoennAsync(Dictionary<(string, string, string), decimal?> regnet)
    {
        async Task<(decimal Foer, decimal Naa)> Arter(string arter)
        {
            var linjer = (await _tjener.GetAsync($"{R}/driftsregnskap?oppstilling=art&art={arter}")).Json["linjer"]!.AsArray().Where(l => (string)l!["post"]! is "10" or "11").ToList();
            return (linjer.Sum(l => (decimal)l!["regnskapForrigeAar"]!), linjer.Sum(l => (decimal)l!["regnskap"]!));
        }

        (decimal Foer, decimal Naa) Sum(params string[] poster) => (
            poster.Sum(p => (decimal?)Linjer("11").Single(l => (string)l!["post"]! == p)!["beloepForrigeAar"] ?? 0m), poster.Sum(p => Linje("11", p)));
        (decimal Foer, decimal Naa) Snu((decimal Foer, decimal Naa) tall) => (-tall.Foer, -tall.Naa);
        var sosiale = await Arter("090-099");
        var avvik = Sum("premieavvik", "amortisering", "premieavvik_avgift", "amortisering_avgift");
        foreach (var (slug, tall) in new (string Slug, (decimal Foer, decimal Naa) Tall)[]
        {
            ("lonn_eks_sosiale", await Arter("010-089")), ("overtid", await Arter("040")),
            ("sosiale_utgifter_eks_premieavvik", (sosiale.Foer - avvik.Foer, sosiale.Naa - avvik.Naa)), ("premieavvik_inntektsfort", Snu(Sum("premieavvik"))),
            ("premieavvik_amortisert", Sum("amortisering")), ("netto_premieavvik", Snu(Sum("premieavvik", "amortisering"))),
            ("netto_premieavvik_inkl_aga", Snu(avvik)), ("akkumulert_premieavvik", (Linje("11", "19_inngaaende"), Linje("11", "19_utgaaende"))),
        })
        {
            regnet[("lonn_pensjon", slug, "aar_2023")] = tall.Foer / Mill;
            regnet[("lonn_pensjon", slug, "aar_2024")] = tall.Naa / Mill;
            regnet[("lonn_pensjon", slug, "endring")] = (tall.Naa - tall.Foer) / Mill;
            regnet[("lonn_pensjon", slug, "endring_pst")] = tall.Foer == 0 ? null : (tall.Naa - tall.Foer) * 100 / tall.Foer;
        }
    }

    private void Eierposter(Dictionary<(string, string, string), decimal?> regnet)
    {
        var rader = Rader("5", "eierposter");
        foreach (var trykt in Rapport.Rader("eierposisjoner"))
        {
            var rad = rader.Single(r => (string)r["navn"]! == trykt["label"]);
            Assert.That((string)rad["selskapsform"]!, Is.EqualTo(trykt["selskapsform"]));
            regnet[("eierposisjoner", trykt["slug"], "eierandel_pst")] = (decimal?)rad["eierandel"];
        }
    }

    private void Stoppede(Dictionary<(string, string, string), decimal?> regnet)
    {
        var rader = Rader("4", "stoppede_prosjekter").Where(r => (string)r["type"]! == "rad").ToList();
        string Ord(string navn) => navn.Split(' ', '–', ',')[0] is var ord && ord == "Avlastningsboliger" ? "Avlastningsbolig" : ord;
        foreach (var trykt in Rapport.Rader("stoppede_prosjekter"))
        {
            regnet[("stoppede_prosjekter", trykt["slug"], "totale_kostnader_31_12_2024_mill")] =
                (decimal)rader.Single(r => Ord((string)r["navn"]!) == Ord(trykt["label"]))["total"]! / Mill;
        }
    }

    private JsonArray Linjer(string note) => _noter[note]["tabeller"]![0]!["linjer"]!.AsArray();

    private decimal Linje(string note, string post) => (decimal)Linjer(note).Single(l => (string)l!["post"]! == post)!["beloep"]!;

    private List<JsonNode> Rader(string note, string tabell) =>
        [.. _noter[note]["registre"]!.AsArray().Single(t => (string)t!["tabell"]! == tabell)!["rader"]!.AsArray().Select(r => r!)];
}
