using System.Globalization;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using Ledger.DemoGenerator;
using Ledger.Tests;

namespace Ledger.Api.Tests;

/// <summary>
/// The report's tables over five and ten years against the API's answer, each cell rounded once to what is printed and nothing tolerated: 2023 and 2024
/// are the ledger's, what was before is what was told of it. What differs stands with its reason in <c>utvikling-avvik-fra-rapporten.csv</c>.
/// </summary>
public sealed class GyldneUtviklingTests
{
    private const string K = "/v1/kommuner/3201";
    private const string Utvikling = K + "/utvikling?fra=2020&til=2024&oppstilling=driftsutvikling&priser=faste&prisindeks=tidsserie:driftsindeks";
    private const string Drift = "driftsregnskap_2020_2024", Resultat = "brutto_netto_driftsresultat_2020_2024", Realvekst = "realvekst_drift_2020_2024",
        Andel = "disposisjonsfond_andel_2015_2024", Omraader = "tjenesteomraadenes_resultat_2015_2024", Gjeldsgrad = "gjeldsgrad_peers_2015_2024",
        Investeringer = "investeringer_2015_2024", Laanegjeld = "laanegjeld_2020_2024", Laan = "laan_per_innbygger_2020_2024";

    /// <summary>The printed cells of each table.</summary>
    private static readonly Dictionary<string, int> Celler = new()
    {
        [Drift] = 60, [Resultat] = 10, [Realvekst] = 10, [Andel] = 10, [Omraader] = 6, [Gjeldsgrad] = 40, [Investeringer] = 42, [Laanegjeld] = 20, [Laan] = 8,
    };

    /// <summary>Those whose 2024 other golden tests compare.</summary>
    private static readonly string[] Andresteder = [Investeringer, Laanegjeld, Laan];

    private static readonly string Mappe = Repository.Path("db/demo/baerum-2024");
    private static readonly Rapport Rapport = new(Path.Combine(Mappe, "rapport"));

    private readonly Dictionary<(string Tabell, string Slug, string Kolonne), decimal?> _regnet = [];
    private Tjener _tjener = null!;

    [OneTimeSetUp]
    public async Task Start() => _tjener = await Tjener.StartAsync(demo: true);

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    [Test]
    public async Task Every_printed_cell_over_the_years_comes_out_but_for_the_listed_ones()
    {
        await DriftenAsync();
        await SerieneAsync();
        var (antall, avvik) = (new Dictionary<string, int>(), new List<string>());
        foreach (var tabell in Celler.Keys)
        {
            foreach (var rad in Rapport.Rader(tabell))
            {
                foreach (var (kolonne, trykt) in rad.Where(c => c.Key.StartsWith("aar_", StringComparison.Ordinal) && c.Value.Length > 0
                    && !(Andresteder.Contains(tabell) && c.Key == "aar_2024")))
                {
                    antall[tabell] = antall.GetValueOrDefault(tabell) + 1;
                    var desimaler = trykt.IndexOf('.', StringComparison.Ordinal) is var punkt and >= 0 ? trykt.Length - punkt - 1 : 0;
                    var verdi = _regnet.GetValueOrDefault((tabell, rad["slug"], kolonne)) is { } v
                        ? decimal.Round(v, desimaler, MidpointRounding.AwayFromZero) : (decimal?)null;
                    if (verdi != decimal.Parse(trykt, CultureInfo.InvariantCulture))
                    {
                        avvik.Add($"{tabell};{rad["slug"]};{kolonne};{trykt};{verdi?.ToString(CultureInfo.InvariantCulture)}");
                    }
                }
            }
        }

        TestContext.Out.WriteLine(string.Join('\n', avvik));
        var listet = File.ReadAllLines(Path.Combine(Mappe, "utvikling-avvik-fra-rapporten.csv")).Skip(1).Select(l => l.Split(';', 6)).ToList();
        Assert.That(listet.Select(l => l[5]), Has.All.Not.Empty, "each difference has its reason");
        Assert.That(avvik, Is.EqualTo(listet.Select(l => string.Join(';', l.Take(5)))));
        Assert.That(antall, Is.EqualTo(Celler));
    }

    /// <summary>What the ledger has not got is told from what it has, in JSON and in the file.</summary>
    [Test]
    public async Task The_years_before_the_ledger_say_that_they_were_told()
    {
        var linje = (await _tjener.GetAsync(Utvikling + "&post=netto_driftsresultat")).Json["linjer"]!.AsArray().Single()!;
        Assert.That(
            linje["verdier"]!.AsArray().Select(v => ((int)v!["aar"]!, (bool?)v["meldt"])),
            Is.EqualTo(new (int, bool?)[] { (2020, true), (2021, true), (2022, true), (2023, null), (2024, null) }));
        Assert.That((await _tjener.SendAsync(HttpMethod.Get, Utvikling, null, "dev-les", ("Accept", "text/csv"))).Tekst, Does.Contain(";2020, 2021, 2022\n").Or.Contain(";2020, 2021, 2022\r\n"));
    }

    [TestCase("priser=loepende&prisindeks=tidsserie:driftsindeks", "ugyldig_kombinasjon")]
    [TestCase("priser=faste&prisindeks=tidsserie:finnesikke", "ukjent_objekt")]
    [TestCase("priser=faste&prisindeks=driftsindeks", "ukjent_objekt")]
    public async Task An_index_that_nobody_has_told_is_refused(string valg, string kode)
    {
        var svar = await _tjener.GetAsync($"{K}/utvikling?fra=2023&til=2024&{valg}");
        Assert.That((int)svar.Status, Is.EqualTo(400), svar.Tekst);
        Assert.That(svar.Tekst, Does.Contain(kode).And.Contain("prisindeks"));
    }

    private async Task DriftenAsync()
    {
        var svar = (await _tjener.GetAsync(Utvikling + "&enhet=kr")).Json;
        foreach (var linje in svar["linjer"]!.AsArray())
        {
            var post = (string)linje!["post"]!;
            foreach (var verdi in linje["verdier"]!.AsArray())
            {
                var (kolonne, mill) = ($"aar_{(int)verdi!["aar"]!}", (decimal?)verdi["verdi"] / 1_000_000m);
                _regnet[(Drift, post, kolonne)] = mill;
                _regnet[(Resultat, post, kolonne)] = -mill;
                _regnet[(Realvekst, post, kolonne)] = (decimal?)verdi["endringProsent"];
            }
        }
    }

    /// <summary>Series that were told; and what the ledger has of them.</summary>
    private async Task SerieneAsync()
    {
        var tabell = (await _tjener.GetAsync(K + "/regnskap/2024/tabeller/tidsserier")).Json["rader"]!.AsArray()
            .Where(r => (string)r!["type"]! == "rad").ToDictionary(r => (string)r!["kode"]!, r => r!);
        for (var aar = 2015; aar <= 2024; aar++)
        {
            foreach (var (fil, gruppe) in new[]
            {
                (Gjeldsgrad, "gjeldsgrad"), (Andel, "disposisjonsfond"), (Omraader, "resultat"), (Investeringer, "investeringer"), (Laanegjeld, "laanegjeld"),
                (Laan, "laanPerInnbygger"),
            })
            {
                foreach (var (nummer, slug) in Rapport.Rader(fil).Select(r => r["slug"]).Index())
                {
                    _regnet[(fil, slug, $"aar_{aar}")] = (decimal?)tabell.GetValueOrDefault(Tidsserieplan.Kode(gruppe, nummer))?[$"aar{aar}"];
                }
            }

        }

        // A share of the year's own kroner, also where the table beside it is in kroner of 2024.
        async Task<Dictionary<int, decimal>> Loepende(string oppstilling, string post) =>
            (await _tjener.GetAsync($"{K}/utvikling?fra=2023&til=2024&oppstilling={oppstilling}&post={post}")).Json["linjer"]!.AsArray().Single()!["verdier"]!
                .AsArray().ToDictionary(v => (int)v!["aar"]!, v => (decimal)v!["verdi"]!);
        var (fond, inntekter) = (
            await Loepende("balansens-hovedtall", "disposisjonsfond_drift_og_investering"), await Loepende("driftsutvikling", "sum_driftsinntekter"));
        foreach (var aar in fond.Keys)
        {
            _regnet[(Andel, "disposisjonsfond_av_sum_driftsinntekter", $"aar_{aar}")] = 100m * fond[aar] / inntekter[aar];
        }

        _regnet[(Omraader, "resultat_tjenesteomraadene", "aar_2024")] =
            (decimal)(await _tjener.GetAsync(K + "/regnskap/2024/avvik?nivaa=direktoromraade&enhet=kr")).Json["sum"]!["avvik"]! / 1_000_000m;
    }
}
