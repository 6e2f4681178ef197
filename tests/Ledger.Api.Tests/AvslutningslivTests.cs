using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Avslutningskommune;

namespace Ledger.Api.Tests;

/// <summary>A closing is kept with all that it was decided by, answered again, undone, replaced, presented and adopted.</summary>
public sealed class AvslutningslivTests() : Avslutningsprover(9901)
{
    [Test]
    public async Task A_lost_answer_is_answered_again_and_nothing_is_booked_twice()
    {
        await _k.InntektAsync(2025, 100);
        var foerste = await SendAsync("k1", "{}");
        Assert.That(foerste.Status, Is.EqualTo(HttpStatusCode.Created), foerste.Tekst);
        var igjen = await SendAsync("k1", "{}");
        Assert.That((igjen.Status, (bool)igjen.Json["alleredeBokfoert"]!), Is.EqualTo((HttpStatusCode.OK, true)), igjen.Tekst);
        var uten = JsonNode.Parse(igjen.Tekst)!;
        uten["alleredeBokfoert"] = false;
        Assert.That(uten.ToJsonString(), Is.EqualTo(foerste.Json.ToJsonString()), "the same answer");
        Assert.That(Type(await SendAsync("k1", """{"disposisjonsfond":"DISP"}""")), Is.EqualTo("idempotensnoekkel-brukt"));

        var annen = await _k.AvsluttAsync(2025);
        Assert.That((annen.Status, Type(annen)), Is.EqualTo((HttpStatusCode.Conflict, "aaret-er-avsluttet")));
        Assert.That(annen.Json["avslutning"]!.ToJsonString(), Is.EqualTo(foerste.Json.ToJsonString()), "the present closing is in it");
        var hentet = await _tjener.GetAsync(_k.R(2025) + "/aarsavslutning", "dev-les");
        Assert.That(hentet.Json.ToJsonString(), Is.EqualTo(foerste.Json.ToJsonString()));
        Assert.That(await _k.Post5_9Async(2025, "17"), Is.EqualTo(100m));

        Task<Svar> SendAsync(string noekkel, string body) => _tjener.SendAsync(
            HttpMethod.Post, _k.R(2025) + "/aarsavslutning", new StringContent(body, Encoding.UTF8, "application/json"), "dev-admin", ("Idempotency-Key", noekkel));
    }

    [Test]
    public async Task Every_choice_is_kept_with_where_it_comes_from()
    {
        await _k.UtgiftAsync(2025, 100);
        await OkAsync(_tjener.PutAsync(_k.K + "/avslutningsregler", new { disposisjonsfond = "DISP", nivaa = new { budsjett_mangler = "bekreft" } }));
        Assert.That((await _tjener.PutAsync(_k.K + "/avslutningsregler", new { nivaa = new { overfoering_ulik = "varsel" } })).Koder, Is.EqualTo(["nivaa_senket"]));
        Assert.That((await _tjener.PutAsync(_k.K + "/avslutningsregler", new { nivaa = new { tull = "avvis" } })).Koder, Is.EqualTo(["ukjent_funn"]));
        Assert.That((string)(await _tjener.GetAsync(_k.K + "/avslutningsregler")).Json["disposisjonsfond"]!, Is.EqualTo("DISP"));

        var uten = await _k.AvsluttAsync(2025);
        Assert.That((Type(uten), Funn(uten.Json).Single()), Is.EqualTo(("krever-bekreftelse", "budsjett_mangler")), "the municipality raised it");
        object Bekreftet(object? beloep, string begrunnelse) => new { kode = "budsjett_mangler", beloep, begrunnelse };
        var dobbelt = await _k.AvsluttAsync(2025, new { likevel = new[] { Bekreftet(null, "Kari sier så"), Bekreftet(0.00m, "Ola sier så") } });
        Assert.That((dobbelt.Status, dobbelt.Koder.Single(), (string)dobbelt.Json["feil"]![0]!["felt"]!), Is.EqualTo((HttpStatusCode.BadRequest, "ugyldig_kombinasjon", "likevel")), "one finding, one reason");
        var svar = await OkAsync(_k.AvsluttAsync(2025, new
        {
            lovligBrukAvLaan = 5, lovligBrukAvLaanBegrunnelse = "Sak 7", likevel = new[] { new { kode = "budsjett_mangler", begrunnelse = "Kari sier så" } },
        }));
        var valg = svar.Json["valg"]!;
        Assert.That((string)valg["disposisjonsfond"]!["kilde"]!, Is.EqualTo("regler"));
        Assert.That((string)valg["lovligBrukAvLaan"]!["kilde"]!, Is.EqualTo("foresporsel"));
        Assert.That(((string)valg["ansvar"]!["kilde"]!, (string)valg["ansvar"]!["verdi"]!), Is.EqualTo(("standard", "101")));
        Assert.That((string)valg["skjermetDisposisjonsfond"]!["kilde"]!, Is.EqualTo("ledger"));

        var linje = (await _tjener.GetAsync(_k.K + "/revisjon/uttrekk", "dev-revisjon")).Tekst.Split('\n').Single(l => l.Contains("\"slag\":\"aarsavslutning\"", StringComparison.Ordinal));
        Assert.That(linje, Does.Contain("lovligBrukAvLaan").And.Contain("budsjett_mangler").And.Contain("Kari sier så").And.Contain("Sak 7"));
        var innhold = JsonNode.Parse(linje)!["innhold"]!.ToJsonString();
        Assert.That(innhold, Does.Not.Contain("Kari").And.Not.Contain("Sak 7"), "what is written freely stands apart, so that it can be erased");
    }

    [Test]
    public async Task A_closing_is_undone_as_one_command_and_replaced_as_one()
    {
        Assert.That(Type(await _k.AngreAsync(2025, new { begrunnelse = "x" })), Is.EqualTo("ingen-avslutning"));
        await _k.InntektAsync(2025, 100);
        foreach (var sporring in new[] { "?erstatt=true", "?erstatt=true&proevekjoering=true" })
        {
            var ingen = await _k.AvsluttAsync(2025, sporring: sporring);
            Assert.That((ingen.Status, Type(ingen)), Is.EqualTo((HttpStatusCode.Conflict, "ingen-avslutning")), "what is not there is not replaced");
        }

        var foer = await _k.SaldoAsync(2025);
        var foerste = await OkAsync(_k.AvsluttAsync(2025));
        await _k.AapnePeriode13Async(2025);
        Assert.That(Type(await _k.AvsluttAsync(2025)), Is.EqualTo("avslutning-finnes"), "opening the period leaves the closing standing");
        await OkAsync(_k.ProevBilagAsync(2025, 13, Rad("drift", "120", "202", 60), Balanse("32", -60)));
        Assert.That((bool)(await _tjener.GetAsync(_k.R(2025) + "/status")).Json["endretEtterAvslutning"]!, Is.True);

        var ny = await OkAsync(_k.AvsluttAsync(2025, sporring: "?erstatt=true"));
        Assert.That(ny.Json["steg"]!.AsArray().Select(s => ((string)s!["art"]!, (decimal)s["beloep"]!)), Is.EqualTo([("540", 40m)]));
        Assert.That(((int)ny.Json["avslutning"]!, (int)ny.Json["erstatter"]!), Is.EqualTo((2, 1)));
        Assert.That((await _k.Post5_9Async(2025, "17"), await _k.Post5_9Async(2025, "14")), Is.EqualTo((40m, 0m)));
        Assert.That(
            (int)(await _tjener.GetAsync($"{_k.R(2025)}/bilag/{foerste.Json["bilagsnumre"]![0]}")).Json["tilbakefoertAv"]!, Is.GreaterThan(0), "each bilag has a reversal");

        var retur = await _k.AngreAsync(2025, new { begrunnelse = "Feil fond" });
        Assert.That((retur.Status, retur.Json["bilagsnumre"]!.AsArray().Count), Is.EqualTo((HttpStatusCode.Created, 1)), retur.Tekst);
        Assert.That((string)(await _tjener.GetAsync(_k.R(2025) + "/aarsavslutning")).Json["status"]!, Is.EqualTo("tilbakefoert"));
        var perioder = (await _tjener.GetAsync(_k.R(2025) + "/perioder")).Json["perioder"]!.AsArray().Select(p => (string)p!["status"]!).ToList();
        Assert.That((perioder[13], perioder[..13].Distinct().Single()), Is.EqualTo(("aapen", "lukket")));
        await OkAsync(_k.ProevBilagAsync(2025, 13, Rad("drift", "120", "202", -60), Balanse("32", 60)));
        Assert.That(await _k.SaldoAsync(2025), Is.EqualTo(foer), "as before the first closing");
        var status = (await _tjener.GetAsync(_k.R(2025) + "/status")).Json;
        Assert.That(status["historikk"]!.AsArray().Select(h => (string)h!["tilstand"]!), Is.EqualTo(["avsluttet", "aapen", "avsluttet", "aapen"]));
        Assert.That(((string)status["tilstand"]!, (string)status["historikk"]![3]!["begrunnelse"]!), Is.EqualTo(("aapen", "Feil fond")));
        var kontroll = await _tjener.GetAsync(_k.K + "/revisjon/kontroll", "dev-revisjon");
        Assert.That((bool)kontroll.Json["erHel"]!, Is.True, kontroll.Tekst);
    }

    [Test]
    public async Task A_later_year_and_an_adopted_year_are_not_undone()
    {
        await _k.InntektAsync(2025, 100);
        await OkAsync(_k.AvsluttAsync(2025));
        foreach (var (body, type) in new (object Body, string Type)[]
        {
            (new { tilstand = "vedtatt", organ = "kommunestyret", vedtaksreferanse = "PS 1", dato = "2026-06-15" }, "ugyldig-tilstand"),
            (new { tilstand = "avsluttet", maate = "egneBilag" }, "ugyldig-tilstand"),
        })
        {
            Assert.That(Type(await _k.StatusAsync(2025, body)), Is.EqualTo(type));
        }

        Assert.That((await _k.StatusAsync(2025, new { tilstand = "avlagt" })).Koder, Is.EquivalentTo(["mangler", "mangler", "mangler"]));
        var avlagt = await OkAsync(_k.StatusAsync(2025, new { tilstand = "avlagt", person = "Kari Nordmann", rolle = "kommunedirektør", dato = "2026-03-01" }));
        Assert.That((Funn(avlagt.Json).Single(), (string)avlagt.Json["tilstand"]!), Is.EqualTo(("avlagt_etter_fristen", "avlagt")));
        Assert.That((string)avlagt.Json["historikk"]![1]!["person"]!, Is.EqualTo("Kari Nordmann"));

        var retur = await _k.AngreAsync(2025, new { begrunnelse = "Feil" });
        Assert.That((Type(retur), Funn(retur.Json).Single()), Is.EqualTo(("krever-bekreftelse", "avlagt_regnskap_aapnes")));
        var vedtatt = await OkAsync(_k.StatusAsync(2025, new { tilstand = "vedtatt", organ = "kommunestyret", vedtaksreferanse = "PS 1", dato = "2026-06-15", sendt = "2026-08-01" }));
        Assert.That(Funn(vedtatt.Json), Is.EqualTo(["vedtatt_foer_revidert", "sendt_etter_fristen"]));
        Assert.That(Type(await _k.AngreAsync(2025, new { begrunnelse = "Feil" })), Is.EqualTo("regnskapet-er-vedtatt"));
        Assert.That(Type(await _k.AvsluttAsync(2025, sporring: "?erstatt=true")), Is.EqualTo("regnskapet-er-vedtatt"));
        await OkAsync(_k.StatusAsync(2025, new { tilstand = "opphevet", vedtaksreferanse = "Statsforvalteren 3" }));

        await _k.InntektAsync(2026, 1);
        await _k.AvsluttLikevelAsync(2026);
        Assert.That(Type(await _k.AngreAsync(2025, new { begrunnelse = "Feil" })), Is.EqualTo("senere-aar-er-avsluttet"));
        Assert.That(Type(await _k.AvsluttAsync(2025, sporring: "?erstatt=true")), Is.EqualTo("senere-aar-er-avsluttet"));
        await OkAsync(_k.AngreAsync(2026, new { begrunnelse = "Rekkefølgen" }));
        await OkAsync(_k.AngreAsync(2025, new { begrunnelse = "Vedtaket er opphevet" }));
    }

    [Test]
    public async Task What_is_booked_in_an_adopted_year_is_told_and_leaves_the_adopted_figures()
    {
        await _k.InntektAsync(2025, 100);
        await OkAsync(_k.AvsluttAsync(2025));
        await OkAsync(_k.StatusAsync(2025, new { tilstand = "avlagt", person = "Kari", rolle = "kommunedirektør", dato = "2026-02-20" }));
        await OkAsync(_k.StatusAsync(2025, new { tilstand = "vedtatt", organ = "kommunestyret", vedtaksreferanse = "PS 1", dato = "2026-06-15" }));
        await _k.AapnePeriode13Async(2025);
        Assert.That((bool)(await _k.LesAsync("/regnskap/2025/status"))["endretEtterAvslutning"]!, Is.False, "opened, and nothing booked");
        await _k.UtgiftAsync(2025, 60, 13);

        var status = await _k.LesAsync("/regnskap/2025/status");
        Assert.That(((string)status["tilstand"]!, (bool)status["endretEtterAvslutning"]!), Is.EqualTo(("vedtatt", true)));
        Assert.That((await EiendelerAsync(""), await EiendelerAsync("?tilstand=vedtatt")), Is.EqualTo((40m, 100m)));

        async Task<decimal> EiendelerAsync(string sporring) => (decimal)(await _k.LesAsync("/regnskap/2025/balanse" + sporring))["linjer"]!.AsArray()
            .Single(l => (string)l!["post"]! == "SUM_EIENDELER")!["regnskap"]!;
    }

    [Test]
    public async Task What_is_presented_is_what_was_closed_and_merforbruk_is_adopted_with_its_cover()
    {
        await _k.UtgiftAsync(2025, 60);
        await OkAsync(_k.AvsluttAsync(2025));
        await _k.AapnePeriode13Async(2025);
        await OkAsync(_k.ProevBilagAsync(2025, 13, Rad("drift", "120", "202", 5), Rad("drift", "130", "202", -5)));
        var avlagt = new { tilstand = "avlagt", person = "Kari", rolle = "kommunedirektør", dato = "2026-02-20" };
        Assert.That(Type(await _k.StatusAsync(2025, avlagt)), Is.EqualTo("tallene-er-endret"));
        await OkAsync(_k.ProevBilagAsync(2025, 13, Rad("drift", "120", "202", -5), Rad("drift", "130", "202", 5)));
        var svar = await OkAsync(_k.StatusAsync(2025, avlagt));
        Assert.That(Funn(svar.Json), Is.Empty);

        foreach (var (dekning, kode) in new (object?, string)[]
        {
            (null, "mangler"), (new[] { new { budsjettaar = 2026, beloep = 50 } }, "dekning_sum"), (new[] { new { budsjettaar = 2025, beloep = 60 } }, "utenfor_omraadet"),
        })
        {
            var avvist = await _k.StatusAsync(2025, Vedtak(dekning));
            Assert.That((avvist.Status, avvist.Koder.Single()), Is.EqualTo((HttpStatusCode.UnprocessableEntity, kode)), avvist.Tekst);
        }

        await OkAsync(_k.StatusAsync(2025, Vedtak(new[] { new { budsjettaar = 2026, beloep = 20 }, new { budsjettaar = 2027, beloep = 40 } })));

        static object Vedtak(object? dekning) => new { tilstand = "vedtatt", organ = "kommunestyret", vedtaksreferanse = "PS 1", dato = "2026-06-15", dekning };
    }

    [Test]
    public async Task Periods_alone_close_no_year()
    {
        await _k.InntektAsync(2025, 100);
        Assert.That(Type(await _tjener.PutAsync(_k.R(2025) + "/perioder/13", new { status = "lukket" })), Is.EqualTo("resultat-ikke-disponert"));
        Assert.That(Type(await _k.StatusAsync(2025, new { tilstand = "avsluttet", maate = "egneBilag" })), Is.EqualTo("resultat-ikke-disponert"));

        // A source that closes by its own bilag says what of them is the closing.
        await OkAsync(_k.ProevBilagAsync(2025, 13, Rad("drift", "540", "880", 100, "DISP"), Balanse("56", -100, "DISP")));
        var feil = await _k.StatusAsync(2025, EgneBilag(90));
        Assert.That((feil.Status, feil.Koder.Single()), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "merking_sum")), feil.Tekst);
        var svar = await OkAsync(_k.StatusAsync(2025, EgneBilag(100)));
        Assert.That((string)svar.Json["tilstand"]!, Is.EqualTo("avsluttet"));
        Assert.That(Type(await _k.AngreAsync(2025, new { begrunnelse = "x" })), Is.EqualTo("avslutningen-er-importert"));
        Assert.That(Type(await _k.AvsluttAsync(2025)), Is.EqualTo("aaret-er-avsluttet"));

        await _k.AapnePeriode13Async(2025);
        await OkAsync(_tjener.PostAsync(_k.R(2025) + "/bilag/2/tilbakefoering", new { }));
        await OkAsync(_k.AngreAsync(2025, new { begrunnelse = "Kilden har tilbakeført" }));
        await OkAsync(_k.AvsluttAsync(2025));

        static object EgneBilag(decimal beloep) => new
        {
            tilstand = "avsluttet", maate = "egneBilag", merking = new[] { new { kontoklasse = "drift", art = "540", fond = "DISP", beloep, merke = "avslutning" } },
        };
    }

    /// <summary>A source's closing is not the service's to make, but what it did otherwise than chapter 4 is told; what nobody may close stops it.</summary>
    [Test]
    public async Task A_sources_closing_is_tried_against_chapter_4()
    {
        await _k.BilagAsync(2025, 0, Balanse("10", 100), Balanse("56", -100, "DISP"));
        await _k.UtgiftAsync(2025, 60);
        await _k.BilagAsync(2025, 13, Rad("drift", "980", "899", -60), Balanse("5900", 60));
        await _k.BilagAsync(2025, 5, Rad("investering", "510", "870", 40), Balanse("10", -40));
        await _k.BilagAsync(2025, 5, Rad("investering", "910", "870", -40), Balanse("10", 40));
        var svar = await OkAsync(_k.StatusAsync(2025, new { tilstand = "avsluttet", maate = "egneBilag" }));
        Assert.That(
            svar.Json["funn"]!.AsArray().Where(f => (string)f!["kode"]! == "avslutningen_avviker").Select(f => $"{f!["verdi"]} {f["beloep"]}"),
            Is.EquivalentTo(["drift 940 60.00", "drift 980 -60.00", "investering 910 -40.00", "investering 980 40.00"]), svar.Tekst);

        await _k.BilagAsync(2026, 0, Balanse("10", 40), Balanse("56", -100, "DISP"), Balanse("5900", 60));
        await _k.BilagAsync(2026, 4, Rad("drift", "530", "880", 70), Balanse("5900", -70));
        await _k.InntektAsync(2026, 70);
        var avvist = await _k.StatusAsync(2026, new { tilstand = "avsluttet", maate = "egneBilag" });
        Assert.That(Type(avvist), Is.EqualTo("avslutningen-kan-ikke-bokfoeres"), avvist.Tekst);
        Assert.That(Funn(avvist.Json), Is.EqualTo(["overdekket"]));
    }

    /// <summary>
    /// A mirrored ledger: the service closes it only when that is confirmed, the source's own closing is registered with what its rows were, and when the
    /// source has sent the year anew it is opened and registered again, without rows of the service's.
    /// </summary>
    [Test]
    public async Task A_mirrored_ledger_is_closed_by_its_source_and_closed_again_when_the_source_has_changed()
    {
        await SendAsync("");
        var spurt = await _k.AvsluttAsync(2025);
        Assert.That((Type(spurt), (string)spurt.Json["likevel"]![0]!["kode"]!, (string)spurt.Json["likevel"]![0]!["verdi"]!), Is.EqualTo(("krever-bekreftelse", "kilden_foerer_avslutningen", "natt")));
        await SendAsync("drift;940;880;;;101;DISP;13;-60\nbalanse;;;56;320;101;DISP;13;60\n");
        await OkAsync(_k.StatusAsync(2025, Merket(-60)));
        Assert.That((await _k.Post5_9Async(2025, "14"), Type(await _k.AvsluttAsync(2025))), Is.EqualTo((60m, "aaret-er-avsluttet")));
        var angret = await _k.AngreAsync(2025, new { begrunnelse = "For å se" });
        Assert.That(Type(angret), Is.EqualTo("avslutningen-er-importert"), "nothing has changed");
        var endret = "drift;120;202;;;101;;13;30\nbalanse;;;32;320;101;;13;-30\ndrift;940;880;;;101;DISP;13;-90\nbalanse;;;56;320;101;DISP;13;90\n";
        var lukket = await SendAsync(endret, HttpStatusCode.Conflict);
        Assert.That((Type(lukket), (decimal)lukket.Json["perioder"]![0]!["sumAbsolutt"]!), Is.EqualTo(("periode-lukket", 120m)), "with the difference");
        Assert.That(
            lukket.Json["perioder"]![0]!["kontoer"]!.AsArray().Select(k => $"{k!["kontoklasse"]} {k["konto"]} {k["fond"]} {k["endring"]} {k["antallNoekler"]}"),
            Is.EqualTo(["drift 120  30.00 1", "drift 940 DISP -30.00 1", "balanse 32  -30.00 1", "balanse 56 DISP 30.00 1"]), lukket.Tekst);
        Assert.That((string)lukket.Json["feil"]![0]!["melding"]!, Does.EndWith(": drift 120 30,00\u00a0kr, drift 940 DISP \u221230,00\u00a0kr, balanse 32 \u221230,00\u00a0kr, balanse 56 DISP 30,00\u00a0kr."));

        await _k.AapnePeriode13Async(2025);
        await SendAsync(endret);
        Assert.That(Type(await _k.StatusAsync(2025, new { tilstand = "avlagt", person = "Kari", rolle = "kommunedirektør", dato = "2026-02-20" })), Is.EqualTo("tallene-er-endret"));
        Assert.That(Type(await _k.AvsluttAsync(2025, sporring: "?erstatt=true")), Is.EqualTo("avslutningen-er-importert"), "the service does not close on top of it");
        var antall = (int)(await _k.LesAsync("/regnskap/2025/bilag"))["antallTotalt"]!;
        await OkAsync(_k.AngreAsync(2025, new { begrunnelse = "Kilden har sendt avslutningen på nytt" }));
        Assert.That((int)(await _k.LesAsync("/regnskap/2025/bilag"))["antallTotalt"]!, Is.EqualTo(antall), "the rows are the source's");
        await OkAsync(_k.StatusAsync(2025, Merket(-90)));
        Assert.That(await _k.Post5_9Async(2025, "14"), Is.EqualTo(90m));
        await OkAsync(_k.StatusAsync(2025, new { tilstand = "avlagt", person = "Kari", rolle = "kommunedirektør", dato = "2026-02-20" }));

        async Task<Svar> SendAsync(string avslutning, HttpStatusCode ventet = HttpStatusCode.Created)
        {
            var svar = await _tjener.SendAsync(
                HttpMethod.Post, _k.R(2025) + "/saldoimporter?kilde=natt&fullstendig=true", new StringContent(
                    "kontoklasse;art;funksjon;kapittel;sektor;ansvar;fond;periode;beloep\nbalanse;;;10;320;101;;0;1000\nbalanse;;;56;320;101;DISP;0;-1000\n"
                        + "drift;800;840;;;101;;5;-500\ndrift;010;202;;;101;;5;560\nbalanse;;;10;320;101;;5;-60\n" + avslutning, System.Text.Encoding.UTF8, "text/csv"));
            Assert.That(svar.Status, Is.EqualTo(ventet), svar.Tekst);
            return svar;
        }

        static object Merket(decimal beloep) => new
        {
            tilstand = "avsluttet", maate = "egneBilag", merking = new[] { new { kontoklasse = "drift", art = "940", fond = "DISP", beloep, merke = "avslutning" } },
        };
    }

    [Test]
    public async Task Of_closings_that_race_one_is_booked()
    {
        await _k.InntektAsync(2025, 100);
        var svar = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _k.AvsluttAsync(2025)));
        Assert.That(svar.Count(s => s.Status == HttpStatusCode.Created), Is.EqualTo(1));
        Assert.That(svar.Where(s => s.Status != HttpStatusCode.Created).Select(Type).Distinct(), Is.EqualTo(["aaret-er-avsluttet"]));
        Assert.That(await _k.Post5_9Async(2025, "17"), Is.EqualTo(100m));
    }
}
