using System.Globalization;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using Ledger.DemoGenerator;
using Ledger.Tests;

namespace Ledger.Api.Tests;

/// <summary>
/// Every legible cell of the annual report's tables against the API's answer. Tolerance 0,1 mill. for a line and 0,2 for a sum, because the
/// report rounds. What differs by more stands with its reason in <c>avvik-fra-rapporten.csv</c>, which must be neither longer nor shorter
/// than reality.
/// </summary>
[TestFixture(Testlager.Sqlite)]
[TestFixture(Testlager.SqlServer)]
public sealed class GyldneTabellerTests(string lager)
{
    private const string K = "/v1/kommuner/3201";
    private const string R = K + "/regnskap/2024";
    private const decimal Linje = 0.1m;
    private const decimal Sum = 0.2m;
    private static readonly string Mappe = Repository.Path("db/demo/baerum-2024");
    private static readonly Rapport Rapport = new(Path.Combine(Mappe, "rapport"));
    private Testlager _lager = null!;
    private Tjener _tjener = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _lager = await Testlager.NyttAsync(lager);
        _tjener = await Tjener.StartAsync(demo: true, datamappe: Directory.CreateTempSubdirectory("ledger-").FullName, innstillinger: _lager.Innstillinger);
    }

    [OneTimeTearDown]
    public async Task Stopp()
    {
        if (_tjener is not null)
        {
            await _tjener.DisposeAsync();
            await _lager.DisposeAsync();
        }
    }

    [Test]
    public async Task Every_legible_cell_comes_out_of_the_ledger_but_for_the_listed_ones()
    {
        var celler = new List<Celle>();
        celler.AddRange(await HovedoversiktAsync());
        celler.AddRange(await DisponeringAsync());
        celler.AddRange(await OmraaderAsync());
        celler.AddRange(await InvesteringAsync());
        celler.AddRange(await BalanseAsync());
        Assert.That(celler, Has.Count.EqualTo(630), "every printed cell is compared");
        Celle.AssertSomListet(celler);
    }

    [Test]
    public async Task The_headline_figures_are_the_printed_ones()
    {
        var linje = await LinjeAsync("/driftsregnskap", "17");
        Assert.Multiple(() =>
        {
            Assert.That(Avrund(linje, "regnskap"), Is.EqualTo(-325.4m));
            Assert.That(Avrund(linje, "revidertBudsjett"), Is.EqualTo(341.8m));
            Assert.That(Avrund(linje, "avvik"), Is.EqualTo(667.2m));
        });
    }

    [Test]
    public async Task Netto_driftsresultat_is_the_same_in_5_4_and_5_6_and_the_accounts_close_at_zero()
    {
        var bevilgning = await LinjeAsync("/driftsregnskap", "17");
        var art = await LinjeAsync("/driftsregnskap?oppstilling=art", "24");
        Assert.That((decimal)art["regnskap"]!, Is.EqualTo((decimal)bevilgning["regnskap"]!));
        foreach (var (sti, post) in new[] { ("/driftsregnskap", "25"), ("/driftsregnskap?oppstilling=art", "32"), ("/investeringsregnskap", "27") })
        {
            var linje = await LinjeAsync(sti, post);
            foreach (var kolonne in new[] { "opprinneligBudsjett", "revidertBudsjett", "regnskap" })
            {
                Assert.That((decimal)linje[kolonne]!, Is.Zero, $"{sti} {post} {kolonne}");
            }
        }

        var omraade = await LinjeAsync("/driftsregnskap?oppstilling=omraade", "sum");
        Assert.That((decimal)omraade["regnskap"]!, Is.EqualTo((decimal)(await LinjeAsync("/driftsregnskap", "6"))["regnskap"]!));
        var eiendeler = await LinjeAsync("/balanse", "SUM_EIENDELER");
        var gjeld = await LinjeAsync("/balanse", "SUM_EK_GJELD");
        Assert.That((decimal)eiendeler["regnskap"]! + (decimal)gjeld["regnskap"]!, Is.Zero);
        Assert.That((decimal)eiendeler["regnskapForrigeAar"]! + (decimal)gjeld["regnskapForrigeAar"]!, Is.Zero);
    }

    [Test]
    public async Task The_postings_behind_a_line_sum_to_it()
    {
        foreach (var (id, post) in new[] { ("hovedoversikt-drift", "korreksjon_renter_og_fond"), ("5-4-1", "17"), ("5-5-1", "14"), ("disponering", "BUFFER"), ("5-8", "C.I.1") })
        {
            decimal sum = 0;
            string? neste = null;
            do
            {
                var side = (await _tjener.GetAsync($"{R}/oppstillinger/{id}/linjer/{post}/posteringer?antall=1000{(neste is null ? "" : "&etter=" + neste)}")).Json;
                sum += side["posteringer"]!.AsArray().Sum(p => (decimal)p!["postering"]!["beloep"]! * (int)p["vekt"]!);
                neste = (string?)side["neste"];
                Assert.That((decimal)side["sum"]!, Is.Not.Zero);
            }
            while (neste is not null);

            var linje = await LinjeAsync(id == "disponering" ? "/disponering" : "/oppstillinger/" + id, post);
            Assert.That(sum, Is.EqualTo((decimal)linje["regnskap"]!), $"{id} {post}");
        }
    }

    [Test]
    public async Task Each_fund_ends_where_its_movements_take_it_and_as_the_balance_says()
    {
        var fond = (await _tjener.GetAsync(R + "/fond")).Json["linjer"]!.AsArray();
        foreach (var f in fond)
        {
            Assert.That((decimal)f!["utgaaendeBalanse"]!, Is.EqualTo((decimal)f["inngaaendeBalanse"]! - (decimal)f["avsetning"]! - (decimal)f["bruk"]!), (string)f["fondskode"]!);
        }

        foreach (var (type, post) in new[] { ("disposisjonsfond", "C.I.1"), ("bundetDriftsfond", "C.I.2"), ("ubundetInvesteringsfond", "C.II.1"), ("bundetInvesteringsfond", "C.II.2") })
        {
            var linje = await LinjeAsync("/balanse", post);
            Assert.That(fond.Where(f => (string)f!["type"]! == type).Sum(f => (decimal)f!["utgaaendeBalanse"]!), Is.EqualTo((decimal)linje["regnskap"]!), type);
            Assert.That(fond.Where(f => (string)f!["type"]! == type).Sum(f => (decimal)f!["inngaaendeBalanse"]!), Is.EqualTo((decimal)linje["regnskapForrigeAar"]!), type);
        }
    }

    /// <summary>The printed key figures, to the decimals they are printed with.</summary>
    [TestCase("netto_driftsresultat_prosent", "resultatgrad", 1, 1, "ikkeOppnaadd")]
    [TestCase("gjennomfoeringsgrad", "gjennomforingsgrad", 1, 0, "oppnaadd")]
    [TestCase("likviditetsreserve", "likviditetsreserve", 1_000_000, 0, "ikkeOppnaadd")]
    [TestCase("likviditetsgrad", "likviditetsgrad", 1, 1, "oppnaadd")]
    [TestCase("bufferfond", "bufferfond", 1_000_000, 0, "oppnaadd")]
    [TestCase("netto_laanegjeld_prosent", "gjeldsgrad_kommunekassen", 1, 0, "ikkeMaalt")]
    public async Task A_key_figure_is_the_printed_one(string id, string slug, int enhet, int desimaler, string status)
    {
        var figure = (await _tjener.GetAsync(R + "/noekkeltall")).Json["noekkeltall"]!.AsArray().Single(n => (string)n!["id"]! == id)!;
        Assert.That(decimal.Round((decimal)figure["verdi"]! / enhet, desimaler, MidpointRounding.AwayFromZero), Is.EqualTo(Rapport.Tall("nokkeltall_maal", slug, "verdi_2024")));
        Assert.That((string)figure["status"]!, Is.EqualTo(status));
        Assert.That((string)figure["formel"]!, Is.Not.Empty);
    }

    /// <summary>The report's fund table in fixed 2024-kroner, for the years that the ledger holds: 2024, and 2023 as its opening balance. Printed in whole mill.</summary>
    [Test]
    public async Task The_trend_of_funds_in_fixed_prices_is_the_printed_one()
    {
        var svar = (await _tjener.GetAsync(K + "/utvikling?fra=2021&til=2024&priser=faste&oppstilling=balansens-hovedtall&enhet=mill&fortegn=oppstilling")).Json;
        var linjer = svar["linjer"]!.AsArray().ToDictionary(l => (string)l!["post"]!, l => l!["verdier"]!.AsArray().ToDictionary(v => (int)v!["aar"]!, v => (decimal?)v!["verdi"]));
        var poster = new Dictionary<string, string[]>
        {
            ["bundne_fond"] = ["bundne_driftsfond", "bundne_investeringsfond"], ["disposisjonsfond_uten_bufferkapital"] = ["disposisjonsfond_drift_og_investering"],
            ["ubundne_investeringsfond"] = ["ubundne_investeringsfond"], ["forvaltningsfondet_samlet"] = ["forvaltningsfondet"], ["sum_fond"] = ["fondsmidler_totalt"],
        };
        foreach (var (slug, deler) in poster)
        {
            foreach (var aar in new[] { 2022, 2023, 2024 })
            {
                Assert.That(deler.Sum(d => linjer[d][aar]), Is.EqualTo(Rapport.Tall("fondsmidler_2020_2024", slug, $"aar_{aar}")).Within(1m), $"{slug} {aar}");
            }
        }

        foreach (var aar in new[] { 2022, 2023, 2024 })
        {
            Assert.That(linjer["langsiktig_gjeld"][aar], Is.EqualTo(Rapport.Tall("laanegjeld_2020_2024", "sum_laanegjeld", $"aar_{aar}")).Within(1m), $"gjeld {aar}");
        }

        Assert.That(linjer["fondsmidler_totalt"][2021], Is.Null, "what the ledger does not hold is not guessed");
    }

    private async Task<IEnumerable<Celle>> HovedoversiktAsync()
    {
        const string Tabell = "hovedoversikt_drift";
        var linjer = await LinjerAsync("/oppstillinger/hovedoversikt-drift");
        return Rapport.Rader(Tabell).SelectMany(rad => Sammenlign(
            Tabell, rad, linjer[rad["slug"]], (string)linjer[rad["slug"]]["type"]! == "linje" ? Linje : Sum,
            ("opprinnelig_budsjett_2024", "opprinneligBudsjett", 1), ("revidert_budsjett_2024", "revidertBudsjett", 1), ("regnskap_2024", "regnskap", 1), ("avvik_2024", "avvik", 1)));
    }

    /// <summary>The table's own deviation has the opposite direction of everyone else's: accounts less budget.</summary>
    private async Task<IEnumerable<Celle>> DisponeringAsync()
    {
        const string Tabell = "disponering_netto_driftsresultat";
        var linjer = await LinjerAsync("/disponering");
        var poster = new Dictionary<string, string>
        {
            ["netto_driftsresultat_for_disponering"] = "netto_driftsresultat", ["overforing_fra_drift"] = "overforing_til_investering", ["bufferfond"] = "BUFFER",
            ["skattereguleringsfond"] = "SKATTEREG", ["lonnsreserve"] = "LONNSRES", ["risikopott"] = "RISIKO", ["investeringsfond"] = "INVEST", ["flyktningeformaal"] = "FLYKTNING",
            ["forsknings_og_innovasjonsfond"] = "FOU", ["selvforsikringsfond"] = "SELVFORS", ["kompensasjon_verning_skog"] = "SKOGVERN", ["digitalt_utstyr"] = "DIGITALT",
            ["idrett_tilskudd_andres_investeringer"] = "IDRETT", ["haandball_vm"] = "HANDBALLVM", ["forvaltningsfondets_bufferkapital"] = "FORV-BUFFER",
            ["netto_disposisjonsfond"] = "netto_disposisjonsfond", ["bundne_fondsmidler"] = "netto_bundne_fond", ["netto_bundne_fond"] = "netto_bundne_fond",
            ["regnskapsmessig_overskudd"] = "regnskapsresultat",
        };
        return Rapport.Rader(Tabell).SelectMany(rad => Sammenlign(
            Tabell, rad, linjer[poster[rad["slug"]]], rad["slug"] is "netto_disposisjonsfond" or "netto_bundne_fond" or "regnskapsmessig_overskudd" or "netto_driftsresultat_for_disponering" ? Sum : Linje,
            ("budsjett_2024", "revidertBudsjett", 1), ("regnskap_for_strykninger", "regnskapFoerStrykninger", 1), ("strykninger", "strykninger", 1),
            ("regnskap_etter_strykninger_2024", "regnskap", 1), ("avvik_2024", "avvik", -1)));
    }

    private async Task<IEnumerable<Celle>> OmraaderAsync()
    {
        var units = (await AvvikAsync("direktoromraade")).Concat(await AvvikAsync("tjenesteomraade")).ToList();
        var sum = (await _tjener.GetAsync(R + "/avvik?enhet=mill")).Json["sum"]!;
        var kode = Rapport.Rader("status_okonomi_rammeomraade").Where(r => r["kode"].Length > 0).ToDictionary(r => r["slug"], r => r["kode"]);
        foreach (var (slug, k, _) in Organisasjon.Direktoromraader)
        {
            kode.Add(slug, k);
        }

        JsonNode Enhet(string slug) => slug == "sum_tjenesteomraader" ? sum : units.Single(u => (string)u["kode"]! == kode[slug]);
        decimal Toleranse(IReadOnlyDictionary<string, string> rad) => kode.TryGetValue(rad["slug"], out var k) && k.Length == 3 ? Linje : Sum;
        var status = Rapport.Rader("status_okonomi_rammeomraade").SelectMany(rad => Sammenlign(
            "status_okonomi_rammeomraade", rad, Enhet(rad["slug"]), Toleranse(rad),
            ("revidert_budsjett_2024", "revidertBudsjett", 1), ("regnskap_2024", "regnskap", 1), ("mer_mindreforbruk", "avvik", 1), ("avvik_pst", "avvikProsent", 1)));
        var aar = Rapport.Rader("tjenesteomraadenes_aarsresultat").SelectMany(rad => Sammenlign(
            "tjenesteomraadenes_aarsresultat", rad, Enhet(rad["slug"]), Toleranse(rad),
            ("opprinnelig_budsjett_2024", "opprinneligBudsjett", 1), ("revidert_budsjett_2024", "revidertBudsjett", 1), ("regnskap_2024", "regnskap", 1), ("avvik_2024", "avvik", 1)));

        // This table prints whole percents: half a percent of rounding beside the tolerance.
        var prosent = Rapport.Rader("tjenesteomraadenes_aarsresultat").SelectMany(rad => Sammenlign(
            "tjenesteomraadenes_aarsresultat", rad, Enhet(rad["slug"]), 0.5m + Linje, ("avvik_pst", "avvikProsent", 1)));
        return status.Concat(aar).Concat(prosent);
    }

    private async Task<IEnumerable<Celle>> InvesteringAsync()
    {
        const string Tabell = "investering_og_finansiering_5_5";
        var linjer = await LinjerAsync("/investeringsregnskap");
        var poster = new Dictionary<string, string>
        {
            ["investeringer_i_varige_driftsmidler"] = "1", ["tilskudd_til_andres_investeringer"] = "2", ["investeringer_i_aksjer_og_andeler"] = "3", ["utlaan_av_egne_midler"] = "4",
            ["avdrag_paa_laan"] = "5", ["sum_investeringsutgifter"] = "6", ["kompensasjon_for_merverdiavgift"] = "7", ["tilskudd_fra_andre"] = "8", ["salg_av_varige_driftsmidler"] = "9",
            ["salg_av_finansielle_anleggsmidler"] = "10", ["mottatte_avdrag_utlaan_egne_midler"] = "12", ["bruk_av_laan"] = "13", ["sum_investeringsinntekter"] = "14", ["videreutlaan"] = "15",
            ["bruk_av_laan_til_videreutlaan"] = "16", ["avdrag_paa_laan_til_videreutlaan"] = "17", ["mottatte_avdrag_paa_videreutlaan"] = "18", ["netto_utgifter_videreutlaan"] = "19",
            ["overforing_fra_drift"] = "20", ["avsetninger_til_bundne_investeringsfond"] = "21", ["bruk_av_bundne_investeringsfond"] = "22", ["avsetninger_til_ubundet_investeringsfond"] = "23",
            ["bruk_av_ubundet_investeringsfond"] = "24", ["dekning_av_tidligere_aars_udekket"] = "25", ["sum_overforing_fra_drift_og_netto_avsetninger"] = "26",
            ["fremfort_til_inndekning_i_senere_aar"] = "27",
        };
        return Rapport.Rader(Tabell).SelectMany(rad => Sammenlign(
            Tabell, rad, linjer[poster[rad["slug"]]], (string)linjer[poster[rad["slug"]]]["type"]! == "linje" ? Linje : Sum,
            ("regnskap_2024", "regnskap", 1), ("budsjett_2024", "revidertBudsjett", 1), ("avvik", "avvik", 1)));
    }

    /// <summary>The balance's main figures are printed as money in the fund: the opposite of the ledger's sign.</summary>
    private async Task<IEnumerable<Celle>> BalanseAsync()
    {
        const string Tabell = "balansens_hovedtall";
        var linjer = await LinjerAsync("/oppstillinger/balansens-hovedtall");
        return Rapport.Rader(Tabell).Where(rad => linjer.ContainsKey(rad["slug"])).SelectMany(rad => Sammenlign(
            Tabell, rad, linjer[rad["slug"]], rad["slug"] is "fondsmidler_totalt" ? Sum : Linje, ("aar_2024", "regnskap", -1), ("aar_2023", "regnskapForrigeAar", -1)));
    }

    private static IEnumerable<Celle> Sammenlign(string tabell, IReadOnlyDictionary<string, string> rad, JsonNode linje, decimal toleranse, params (string Kolonne, string Felt, int Fortegn)[] kolonner) =>
        from k in kolonner
        where rad[k.Kolonne].Length > 0
        select new Celle(tabell, rad["slug"], k.Kolonne, decimal.Parse(rad[k.Kolonne], CultureInfo.InvariantCulture), (decimal)linje[k.Felt]! * k.Fortegn, toleranse);

    private async Task<List<JsonNode>> AvvikAsync(string nivaa) =>
        [.. (await _tjener.GetAsync($"{R}/avvik?nivaa={nivaa}&enhet=mill")).Json["linjer"]!.AsArray().Select(l => l!)];

    private async Task<Dictionary<string, JsonNode>> LinjerAsync(string sti) =>
        (await _tjener.GetAsync($"{R}{sti}?enhet=mill")).Json["linjer"]!.AsArray().ToDictionary(l => (string)l!["post"]!, l => l!);

    private async Task<JsonNode> LinjeAsync(string sti, string post) =>
        (await _tjener.GetAsync(R + sti)).Json["linjer"]!.AsArray().Single(l => (string)l!["post"]! == post)!;

    private static decimal Avrund(JsonNode linje, string kolonne) => decimal.Round((decimal)linje[kolonne]! / 1_000_000m, 1, MidpointRounding.AwayFromZero);
}
