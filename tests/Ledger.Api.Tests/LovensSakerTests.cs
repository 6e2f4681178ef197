using System.Net;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Avslutningskommune;

namespace Ledger.Api.Tests;

/// <summary>Small cases whose right answer comes from the law, over HTTP. Amounts are kroner in ledger sign unless a test says otherwise.</summary>
public sealed class LovensSakerTests() : Avslutningsprover(9801)
{
    /// <summary>§ 5-4 first paragraph post 4 is income tied to no purpose: a grant for schools stays with the schools.</summary>
    [Test]
    public async Task An_earmarked_grant_is_no_general_income()
    {
        await _k.BilagAsync(2025, 5, Rad("drift", "810", "202", -1000), Rad("drift", "120", "202", 1000));
        await _k.BilagAsync(2025, 5, Rad("drift", "810", "840", -30), Balanse("10", 30));
        Assert.That((await LinjeAsync("driftsregnskap", "4"), await LinjeAsync("driftsregnskap", "6")), Is.EqualTo((-30m, 0m)));
        Assert.That((await LinjeAsync("driftsregnskap?oppstilling=art", "5"), await LinjeAsync("driftsregnskap?oppstilling=art", "24")), Is.EqualTo((-1030m, -30m)));
        Assert.That(await LinjeAsync("driftsregnskap", "17"), Is.EqualTo(-30m));
        Assert.That(await LinjeAsync("driftsregnskap?oppstilling=omraade", "101"), Is.Zero);
    }

    /// <summary>§ 5-5 second paragraph asks for the appropriations «henholdsvis»: each kind ties to its post of the first paragraph.</summary>
    [Test]
    public async Task Investments_per_area_tie_to_their_posts_kind_by_kind()
    {
        await _k.BilagAsync(2025, 5, Rad("investering", "230", "265", 70), Rad("investering", "430", "265", 20), Rad("investering", "529", "170", 10), Rad("investering", "520", "283", 5), Balanse("10", -105));
        Assert.That((await LinjeAsync("investeringsregnskap?oppstilling=omraade", "101"), await LinjeAsync("investeringsregnskap?oppstilling=omraade", "sum")), Is.EqualTo((105m, 105m)));
        foreach (var (slag, post, beloep) in new[] { ("varigeDriftsmidler", "1", 70m), ("tilskuddAndre", "2", 20m), ("aksjerOgAndeler", "3", 10m), ("utlaan", "4", 5m) })
        {
            Assert.That(await LinjeAsync("investeringsregnskap?oppstilling=omraade", $"{slag}:101"), Is.EqualTo(beloep), slag);
            Assert.That(await LinjeAsync("investeringsregnskap?oppstilling=omraade", $"{slag}:sum"), Is.EqualTo(await LinjeAsync("investeringsregnskap", post)).And.EqualTo(beloep), slag);
        }

        var bak = await _k.LesAsync("/regnskap/2025/oppstillinger/5-5-2/linjer/tilskuddAndre:101/posteringer");
        Assert.That(((decimal)bak["sum"]!, bak["posteringer"]!.AsArray().Count), Is.EqualTo((20m, 1)));
    }

    /// <summary>§ 5-8, § 5-3: the balance of a year that is not disposed of has its result, and both sides agree.</summary>
    [Test]
    public async Task A_balance_before_the_closing_balances_with_the_result_on_a_line_of_its_own()
    {
        await _k.InntektAsync(2025, 100);
        await _k.BilagAsync(2025, 5, Rad("investering", "230", "265", 30), Balanse("10", -30));
        Assert.That(
            (await LinjeAsync("balanse?fortegn=oppstilling", "C.IV"), await LinjeAsync("balanse?fortegn=oppstilling", "SUM_EK_GJELD"), await LinjeAsync("balanse?fortegn=oppstilling", "SUM_EIENDELER")),
            Is.EqualTo((70m, 70m, 70m)));
        Assert.That(await LinjeAsync("oppstillinger/5-8?fortegn=oppstilling", "C.IV"), Is.EqualTo(70m));
        await _k.AvsluttLikevelAsync(2025);
        var poster = (await _k.LesAsync("/regnskap/2025/balanse"))["linjer"]!.AsArray().Select(l => (string)l!["post"]!).ToList();
        Assert.That(poster, Has.None.EqualTo("C.IV").And.Member("C.III"), "gone when it is 0");
        Assert.That(await LinjeAsync("balanse?fortegn=oppstilling", "SUM_EK_GJELD"), Is.EqualTo(await LinjeAsync("balanse?fortegn=oppstilling", "SUM_EIENDELER")).And.EqualTo(70m));
        Assert.That(await LinjeAsync("balanse?tilPeriode=12&fortegn=oppstilling", "C.IV"), Is.EqualTo(70m), "as of December it was not disposed of");
    }

    /// <summary>Merforbruk brought forward is booked by art 980, which counts in the last line of §§ 5-4, 5-6 and 5-9.</summary>
    [Test]
    public async Task Merforbruk_brought_forward_is_found_from_its_row()
    {
        await _k.UtgiftAsync(2025, 60);
        var avsluttet = await OkAsync(_k.AvsluttAsync(2025));
        var bilag = await _k.LesAsync($"/regnskap/2025/bilag/{avsluttet.Json["bilagsnumre"]![0]}");
        var rad = bilag["posteringer"]!.AsArray().First(p => (string?)p!["art"] == "980")!;
        var spor = bilag["tellerI"]!.AsArray().First(t => (int)t!["linje"]! == (int)rad["linje"]!)!["oppstillinger"]!.AsArray();
        Assert.That(spor.Select(s => $"{s!["oppstilling"]} {string.Join(',', s["poster"]!.AsArray())}"), Is.EquivalentTo(["5-4-1 25", "5-6 32", "5-9-drift 18", "5-8 C,C.IV,SUM_EK_GJELD"]));
        Assert.That(await LinjeAsync("driftsregnskap", "25"), Is.EqualTo(60m));
    }

    [Test]
    public async Task The_disposition_table_is_a_statement_as_its_lines_are()
    {
        await _k.InntektAsync(2025, 100);
        await OkAsync(_k.AvsluttAsync(2025));
        var svar = await _k.LesAsync("/regnskap/2025/oppstillinger/disponering");
        Assert.That(svar["linjer"]!.AsArray().Select(l => $"{l!["post"]} {l["regnskap"]}"), Is.EqualTo((string[])[
            "netto_driftsresultat -100.00", "overforing_til_investering 0.00", "DISP 100.00", "netto_disposisjonsfond 100.00", "netto_bundne_fond 0.00",
            "dekning_merforbruk 0.00", "regnskapsresultat 0.00"]));
        Assert.That((decimal)(await _k.LesAsync("/regnskap/2025/oppstillinger/disponering/linjer/DISP/posteringer"))["sum"]!, Is.EqualTo(100m));
        Assert.That((await _k.LesAsync("/regnskap/2025/oppstillinger/disponering?fortegn=oppstilling"))["linjer"]!.AsArray().Select(l => (decimal)l!["regnskap"]!).First(), Is.EqualTo(100m));
    }

    /// <summary>§ 5-9 of a municipality whose source closes its year: what the source set aside by budget, struck and set aside of the result.</summary>
    [Test]
    public async Task A_closing_by_the_sources_own_bilag_shows_in_5_9_and_in_the_disposition()
    {
        await _k.InntektAsync(2025, 110);
        await _k.BilagAsync(2025, 13, Rad("drift", "540", "880", 110, "DISP"), Balanse("56", -110, "DISP"));
        await OkAsync(_k.StatusAsync(2025, new
        {
            tilstand = "avsluttet", maate = "egneBilag",
            merking = new object[]
            {
                new { kontoklasse = "drift", art = "540", fond = "DISP", beloep = 100, merke = "ingen" },
                new { kontoklasse = "drift", art = "540", fond = "DISP", beloep = -30, merke = "strykning" },
                new { kontoklasse = "drift", art = "540", fond = "DISP", beloep = 40, merke = "avslutning" },
            },
        }));
        Assert.That((await _k.Post5_9Async(2025, "5"), await _k.Post5_9Async(2025, "10"), await _k.Post5_9Async(2025, "17")), Is.EqualTo((100m, 30m, 40m)));
        var disp = (await _k.LesAsync("/regnskap/2025/disponering"))["linjer"]!.AsArray().First(l => (string)l!["post"]! == "DISP")!;
        Assert.That(
            ((decimal)disp["regnskapFoerStrykninger"]!, (decimal)disp["strykninger"]!, (decimal)disp["avslutning"]!, (decimal)disp["regnskap"]!),
            Is.EqualTo((100m, -30m, 40m, 110m)));
    }

    /// <summary>UB = IB (bokføringsloven § 4): an earlier year that is opened and changed is told on the reports of the next at once.</summary>
    [Test]
    public async Task Reports_tell_that_the_year_does_not_begin_as_the_last_one_ended()
    {
        await _k.InntektAsync(2025, 100);
        await _k.AvsluttLikevelAsync(2025);
        await OkAsync(_k.PostAsync("/regnskap/2026/inngaaendebalanse", new { }));
        foreach (var rapport in new[] { "balanse", "driftsregnskap", "fond", "disponering", "avvik?nivaa=ansvar", "oppstillinger/5-6" })
        {
            Assert.That((await _k.LesAsync($"/regnskap/2026/{rapport}"))["inngaaendeBalanse"], Is.Null, rapport);
        }

        await _k.AapnePeriode13Async(2025);
        await _k.BilagAsync(2025, 13, Rad("drift", "800", "840", -50), Balanse("10", 50));
        foreach (var rapport in new[] { "balanse", "driftsregnskap", "fond", "disponering", "avvik?nivaa=ansvar", "oppstillinger/5-6" })
        {
            Assert.That((string?)(await _k.LesAsync($"/regnskap/2026/{rapport}"))["inngaaendeBalanse"], Is.EqualTo("avviker"), rapport);
        }

        await OkAsync(_tjener.PostAsync(_k.R(2025) + "/aarsavslutning?erstatt=true", new { }));
        await OkAsync(_k.PostAsync("/regnskap/2026/inngaaendebalanse", new { }));
        Assert.That((await _k.LesAsync("/regnskap/2026/balanse"))["inngaaendeBalanse"], Is.Null, "two commands later it is whole");
    }

    /// <summary>Bokføringsloven § 10: each entry is documented. Its own bilag and reversals are the service's to answer for.</summary>
    [Test]
    public async Task The_closing_tells_how_many_bilag_have_no_document()
    {
        await _k.InntektAsync(2025, 100);
        var utenDokument = await _k.BilagAsync(2025, 6, Rad("drift", "120", "202", 5), Balanse("10", -5));
        await OkAsync(_k.PostAsync("/regnskap/2025/bilag", new
        {
            bilagsreferanse = "MED", bilagsdato = "2025-06-15", periode = 6,
            posteringer = new object[]
            {
                new { kontoklasse = "drift", art = "120", funksjon = "202", ansvar = "101", beloep = 7, dokument = "F-1" },
                new { kontoklasse = "balanse", kapittel = "10", sektor = "320", beloep = -7, dokument = "F-1" },
            },
        }));
        await OkAsync(_k.PostAsync($"/regnskap/2025/bilag/{utenDokument.Json["bilagsnummer"]}/tilbakefoering", new { }));
        var funn = (await _k.AvsluttAsync(2025, sporring: "?proevekjoering=true")).Json["funn"]!.AsArray().Single(f => (string)f!["kode"]! == "bilag_uten_dokument")!;
        Assert.That(((int)funn["antall"]!, (string)funn["nivaa"]!), Is.EqualTo((2, "varsel")));
    }

    /// <summary>Chapter 4 lets no delegation change loans or the cover of merforbruk (§ 4-1).</summary>
    [TestCase("investering", "910", -10)]
    [TestCase("investering", "912", -10)]
    [TestCase("drift", "530", 10)]
    public async Task No_delegation_changes_loans_or_cover(string kontoklasse, string art, decimal beloep)
    {
        var svar = await _k.AvsluttAsync(2025, new { delegerteEndringer = new[] { new { kontoklasse, art, beloep } } });
        Assert.That((svar.Status, string.Join(',', svar.Koder)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "ugyldig_kombinasjon")), svar.Tekst);
    }

    /// <summary>Rows with a closing's marks that somebody brought in are a closing: none is laid on top of it, and it is undone where it came from.</summary>
    [Test]
    public async Task A_closing_that_came_as_rows_is_undone_by_its_rows()
    {
        await _k.InntektAsync(2025, 100);
        await OkAsync(_tjener.ImporterAsync(
            _k.R(2025) + "/importer?historikk=true",
            "bilagsreferanse;bilagsdato;periode;kontoklasse;art;funksjon;kapittel;sektor;ansvar;fond;merke;beloep\nH;2025-12-31;13;drift;540;880;;;101;DISP;avslutning;100\nH;2025-12-31;13;balanse;;;56;320;;DISP;avslutning;-100\n",
            "historikk"));
        Assert.That(Type(await _k.AvsluttAsync(2025)), Is.EqualTo("avslutning-finnes"));
        Assert.That(Type(await _k.AngreAsync(2025)), Is.EqualTo("avslutningen-er-importert"));
    }

    [Test]
    public async Task A_closing_that_stands_is_shown_to_whoever_closes_again()
    {
        await _k.InntektAsync(2025, 100);
        await OkAsync(_k.AvsluttAsync(2025));
        Assert.That((int)(await _k.AvsluttAsync(2025)).Json["avslutning"]!["avslutning"]!, Is.EqualTo(1));
        await _k.AapnePeriode13Async(2025);
        var svar = await _k.AvsluttAsync(2025);
        Assert.That((Type(svar), (int)svar.Json["avslutning"]!["avslutning"]!), Is.EqualTo(("avslutning-finnes", 1)));
    }

    /// <summary>What the source booked is booked: memoria against ordinary accounts, and a fund in the wrong account, are told with what they hinder.</summary>
    [Test]
    public async Task What_a_source_booked_wrongly_is_told_and_hinders_the_closing()
    {
        var svar = await OkAsync(_tjener.SendAsync(
            HttpMethod.Post, _k.R(2025) + "/saldoimporter?kilde=system",
            new StringContent("""
                {"kontoklasse":"balanse","kapittel":"10","sektor":"320","periode":3,"beloep":100}
                {"kontoklasse":"balanse","kapittel":"9999","sektor":"320","periode":3,"beloep":-100}
                {"kontoklasse":"investering","art":"540","funksjon":"880","ansvar":"101","fond":"DISP","periode":3,"beloep":40}
                {"kontoklasse":"balanse","kapittel":"56","sektor":"320","fond":"DISP","periode":3,"beloep":-40}
                """, System.Text.Encoding.UTF8, "application/x-ndjson")));
        static string Funn(JsonNode f) => $"{f["kode"]} {(decimal)f["sum"]!:0} {string.Join('+', f["hindrer"]!.AsArray())}";
        string[] ventet = ["memoria_i_ubalanse -100 avslutning+kostra", "fondstype 40 avslutning+kostra"];
        Assert.That(svar.Json["funn"]!.AsArray().Select(f => Funn(f!)), Is.EquivalentTo(ventet));
        var kvalitet = (await _k.LesAsync("/regnskap/2025/kvalitet"))["funn"]!.AsArray();
        Assert.That(kvalitet.Select(f => Funn(f!)), Is.SupersetOf(ventet));
        foreach (var f in kvalitet.Where(f => (string)f!["kode"]! is "memoria_i_ubalanse" or "fondstype"))
        {
            var bak = (await OkAsync(_tjener.GetAsync((string)f!["posteringer"]!))).Json;
            Assert.That((bak["posteringer"]!.AsArray().Count, (decimal)bak["sum"]!), Is.EqualTo(((int)f["antallPosteringer"]!, (decimal)f["sum"]!)), (string)f["kode"]!);
        }

        Assert.That(Type(await _k.AvsluttAsync(2025)), Is.EqualTo("avslutningen-kan-ikke-bokfoeres"));
    }

    /// <summary>KL § 14-5 third paragraph: to date against to date, and where the year ends when the rest goes by the budget. A budget of 150 a month, 750 in December.</summary>
    [Test]
    public async Task An_interim_report_compares_the_same_months()
    {
        await OkAsync(_k.PostAsync("/regnskap/2025/budsjett/vedtak", new
        {
            vedtaksreferanse = "O1", vedtaksdato = "2024-12-10", organ = "kommunestyret", type = "opprinnelig",
            linjer = new[]
            {
                new
                {
                    kontoklasse = "drift", art = "120", funksjon = "202", ansvar = "101", beloep = 2400,
                    periodisering = new[] { 150, 150, 150, 150, 150, 150, 150, 150, 150, 150, 150, 750 },
                },
            },
        }));
        foreach (var (periode, beloep) in new[] { (1, 160), (2, 140), (3, 190), (4, 170) })
        {
            await _k.UtgiftAsync(2025, beloep, periode);
        }

        var linje = (await _k.LesAsync("/regnskap/2025/driftsregnskap?oppstilling=art&tilPeriode=4&kolonnesett=tertial"))["linjer"]!.AsArray().First(l => (string)l!["post"]! == "12")!;
        Assert.That(
            new[] { "budsjettHittil", "regnskap", "avvikHittil", "avvikHittilProsent", "fremskrevet" }.Select(f => (decimal)linje[f]!),
            Is.EqualTo([600m, 660m, -60m, -10.0m, 2460m]));
        Assert.That((linje["prognose"], linje["mangler"]!.ToJsonString()), Is.EqualTo(((JsonNode?)null, """["prognose"]""")));
        await _k.BilagAsync(2026, 0, Balanse("10", -660), Balanse("56", 660, "DISP"));
        await _k.UtgiftAsync(2026, 40, 1);
        var bank = (await _k.LesAsync("/regnskap/2026/balanse?tilPeriode=2&kolonnesett=tertial"))["linjer"]!.AsArray().First(l => (string)l!["post"]! == "B.I")!;
        Assert.That(((decimal)bank["inngaaende"]!, (decimal)bank["regnskap"]!, (decimal)bank["forrigeAarHittil"]!), Is.EqualTo((-660m, -700m, -300m)));
    }

    /// <summary>KL § 14-3: a decision that is set aside is taken back by one without lines, and the year then has no original until a new one comes.</summary>
    [Test]
    public async Task A_decision_is_annulled_by_one_that_replaces_it_with_nothing()
    {
        await VedtaAsync("O1", "2024-12-10", "opprinnelig", 100);
        await VedtaAsync("E1", "2025-05-10", "annet", 7);
        Assert.That((await SendVedtakAsync("X", "2025-06-10", "annet", null)).Koder, Is.EqualTo(["mangler"]), "one that replaces nothing has lines");
        await OkAsync(SendVedtakAsync("E2", "2025-06-10", "annet", null, "E1"));
        Assert.That(await BudsjettAsync(), Is.EqualTo((100m, 100m)));
        await OkAsync(SendVedtakAsync("O2", "2025-06-11", "opprinnelig", null, "O1"));
        Assert.That(await BudsjettAsync(), Is.EqualTo((0m, 0m)));
        Assert.That(await RobekAsync("a"), Is.Null, "the year has no original budget");
        await VedtaAsync("O3", "2025-06-12", "opprinnelig", 90);
        Assert.That(await BudsjettAsync(), Is.EqualTo((90m, 90m)));
        Assert.That(await RobekAsync("e"), Is.True, "the one that holds was made in the year");
        var liste = (await _k.LesAsync("/regnskap/2025/budsjett/vedtak"))["vedtak"]!.AsArray().ToDictionary(v => (string)v!["vedtaksreferanse"]!, v => (string?)v!["erstattetAv"]);
        Assert.That((liste["O1"], liste["E1"], liste["O3"]), Is.EqualTo(("O2", "E2", (string?)null)));
    }

    /// <summary>KL § 28-1 e: a budget made in time stays so when a fault in it is put right in the year; ROBEK a follows the figures at once.</summary>
    [Test]
    public async Task An_original_that_is_replaced_was_made_when_the_first_was()
    {
        await VedtaAsync("O1", "2024-12-10", "opprinnelig", 100);
        Assert.That((await RobekAsync("a"), await RobekAsync("e")), Is.EqualTo(((bool?)true, (bool?)false)), "100 over budgeted income is a merforbruk");
        await OkAsync(SendVedtakAsync("O2", "2025-02-10", "opprinnelig", 0, "O1"));
        Assert.That((await RobekAsync("a"), await RobekAsync("e")), Is.EqualTo(((bool?)null, (bool?)false)));
    }

    /// <summary>F § 4-2 second paragraph: what next year's original budget uses of the fund is shielded, and follows what takes its place at once.</summary>
    [Test]
    public async Task The_shield_follows_the_original_that_holds()
    {
        await _k.BilagAsync(2025, 0, Balanse("10", 100), Balanse("56", -100, "DISP"));
        await _k.UtgiftAsync(2025, 100);
        await OkAsync(_k.PostAsync("/regnskap/2026/budsjett/vedtak", Fondsbruk("O1", "2025-12-10", 100)));
        Assert.That(await MerforbrukAsync(), Is.EqualTo(100m));
        var ny = Fondsbruk("O2", "2025-12-15", 40);
        (ny["erstatter"], ny["begrunnelse"]) = ("O1", "Skrivefeil");
        await OkAsync(_k.PostAsync("/regnskap/2026/budsjett/vedtak", ny));
        Assert.That(await MerforbrukAsync(), Is.EqualTo(40m));
        var annullert = new JsonObject { ["vedtaksreferanse"] = "O3", ["vedtaksdato"] = "2025-12-16", ["organ"] = "kommunestyret", ["type"] = "opprinnelig", ["erstatter"] = "O2", ["begrunnelse"] = "Opphevet" };
        await OkAsync(_k.PostAsync("/regnskap/2026/budsjett/vedtak", annullert));
        Assert.That(await MerforbrukAsync(), Is.Zero);

        async Task<decimal> MerforbrukAsync() => (decimal)(await OkAsync(_k.AvsluttAsync(2025, sporring: "?proevekjoering=true"))).Json["etter"]!["merforbruk"]!;
        static JsonObject Fondsbruk(string referanse, string dato, int beloep) => System.Text.Json.JsonSerializer.SerializeToNode(new
        {
            vedtaksreferanse = referanse, vedtaksdato = dato, organ = "kommunestyret", type = "opprinnelig",
            linjer = new[] { new { kontoklasse = "drift", art = "940", funksjon = "880", ansvar = "101", fond = "DISP", beloep = -beloep } },
        })!.AsObject();
    }

    /// <summary>A budget line of art 940 that names no fund shields disposisjonsfond as a whole.</summary>
    [Test]
    public async Task A_budget_line_without_a_fund_shields_the_type()
    {
        await _k.BilagAsync(2025, 0, Balanse("10", 100), Balanse("56", -100, "DISP"));
        await _k.UtgiftAsync(2025, 100);
        await OkAsync(_k.PostAsync("/regnskap/2026/budsjett/vedtak", new
        {
            vedtaksreferanse = "O1", vedtaksdato = "2025-12-10", organ = "kommunestyret", type = "opprinnelig",
            linjer = new[] { new { kontoklasse = "drift", art = "940", funksjon = "880", ansvar = "101", beloep = -60 } },
        }));
        var svar = await OkAsync(_k.AvsluttAsync(2025, sporring: "?proevekjoering=true"));
        Assert.That((decimal)svar.Json["etter"]!["merforbruk"]!, Is.EqualTo(60m), "40 of 100 is used");
    }

    private async Task<decimal> LinjeAsync(string rapport, string post) =>
        (decimal)(await _k.LesAsync($"/regnskap/2025/{rapport}"))["linjer"]!.AsArray().Single(l => (string)l!["post"]! == post)!["regnskap"]!;

    private Task VedtaAsync(string referanse, string dato, string type, int beloep) => OkAsync(SendVedtakAsync(referanse, dato, type, beloep));

    /// <summary>An auditor's sample is what was asked for: rows of one supplier, one size, one time, one word; summed and counted as a whole.</summary>
    [Test]
    public async Task Postings_are_found_by_what_the_rows_hold()
    {
        await OkAsync(_k.PostAsync("/regnskap/2025/bilag", new
        {
            bilagsreferanse = "F-1", bilagsdato = "2025-03-15", periode = 3,
            posteringer = new object[]
            {
                new { kontoklasse = "drift", art = "120", funksjon = "202", ansvar = "101", beloep = 100, motpart = "915000000", tekst = "Kritt og tavler" },
                new { kontoklasse = "drift", art = "120", funksjon = "202", ansvar = "101", beloep = 40, motpart = "915000001", tekst = "Kritt" },
                new { kontoklasse = "balanse", kapittel = "32", sektor = "320", beloep = -140 },
            },
        }));
        await OkAsync(_k.PostAsync("/regnskap/2025/bilag", new
        {
            bilagsreferanse = "F-2", bilagsdato = "2025-04-15", periode = 4,
            posteringer = new object[]
            {
                new { kontoklasse = "drift", art = "120", funksjon = "202", ansvar = "101", beloep = -25, motpart = "915000000", tekst = "Kreditnota" },
                new { kontoklasse = "balanse", kapittel = "32", sektor = "320", beloep = 25 },
            },
        }));
        foreach (var (spoersmaal, antall, sum) in new[]
        {
            ("motpart=915000000", 2, 75m), ("motpart=915000000&fraDato=2025-04-01", 1, -25m), ("motpart=91500000", 0, 0m), ("fraBeloep=40&tilBeloep=100", 2, 140m),
            ("soek=KRITT", 2, 140m), ("soek=kritt&art=120&tilBeloep=40.00", 1, 40m), ("tilDato=2025-03-31", 3, 0m), ("kapittel=32&tilBeloep=25", 1, 25m),
            ("motpart=915000000&fraPeriode=5", 0, 0m),
        })
        {
            var svar = await _k.LesAsync($"/regnskap/2025/posteringer?{spoersmaal}");
            Assert.That(((int)svar["antallTotalt"]!, svar["posteringer"]!.AsArray().Count, (decimal)svar["sum"]!), Is.EqualTo((antall, antall, sum)), spoersmaal);
        }

        var foerste = await _k.LesAsync("/regnskap/2025/posteringer?motpart=915000000&antall=1");
        var andre = await _k.LesAsync($"/regnskap/2025/posteringer?motpart=915000000&antall=1&etter={foerste["neste"]}");
        Assert.That(
            ((int)foerste["posteringer"]![0]!["bilagsnummer"]!, (int)andre["posteringer"]![0]!["bilagsnummer"]!, (string?)andre["neste"], (decimal)andre["sum"]!),
            Is.EqualTo((1, 2, (string?)null, 75m)));
        foreach (var feil in new[] { $"motpart=915000001&etter={foerste["neste"]}", "fraBeloep=mye", "tilDato=2025-13-01", "leverandoer=1", "motpart=", "soek=%20", "fraBeloep=100&tilBeloep=40", "fraDato=2025-04-16&tilDato=2025-04-15" })
        {
            Assert.That((await _tjener.GetAsync(_k.R(2025) + "/posteringer?" + feil)).Status, Is.EqualTo(HttpStatusCode.BadRequest), feil);
        }
    }

    private Task<Svar> SendVedtakAsync(string referanse, string dato, string type, int? beloep, string? erstatter = null) => _k.PostAsync("/regnskap/2025/budsjett/vedtak", new
    {
        vedtaksreferanse = referanse, vedtaksdato = dato, organ = "kommunestyret", type, erstatter, begrunnelse = erstatter is null ? null : "Opphevet ved lovlighetskontroll",
        linjer = beloep is null ? null : new[] { new { kontoklasse = "drift", art = "120", funksjon = "202", ansvar = "101", beloep } },
    });

    private async Task<(decimal, decimal)> BudsjettAsync()
    {
        var linje = (await _k.LesAsync("/regnskap/2025/avvik?nivaa=ansvar"))["linjer"]![0]!;
        return ((decimal)linje["opprinneligBudsjett"]!, (decimal)linje["revidertBudsjett"]!);
    }

    private async Task<bool?> RobekAsync(string bokstav) =>
        (bool?)(await _k.LesAsync("/regnskap/2025/oekonomikontroll"))["robek"]!.AsArray().Single(r => (string)r!["bokstav"]! == bokstav)!["oppfylt"];
}
