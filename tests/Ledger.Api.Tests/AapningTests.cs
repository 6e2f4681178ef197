using System.Net;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Avslutningskommune;

namespace Ledger.Api.Tests;

/// <summary>A year begins as the last one ended: opened from it, compared with it, carried over, and told when they part.</summary>
public sealed class AapningTests() : Avslutningsprover(9951)
{
    [Test]
    public async Task The_balance_is_carried_over_once_and_every_later_difference_is_told_and_booked()
    {
        Assert.That((string)(await _k.LesAsync("/regnskap/2026/inngaaendebalanse"))["status"]!, Is.EqualTo("forrigeMangler"));
        await _k.InntektAsync(2025, 100);
        await _k.BilagAsync(2025, 6, Balanse("9100", 30), Balanse("9999", -30));

        // The year before is open: the balance is what it would be after the closing, the fund's part included.
        var proevd = await _k.PostAsync("/regnskap/2026/inngaaendebalanse?proevekjoering=true", new { });
        Assert.That((proevd.Status, (bool)proevd.Json["foreloepig"]!, Stilling(proevd.Json)), Is.EqualTo((HttpStatusCode.OK, true, ("stemmer", 0, 0m))), proevd.Tekst);
        Assert.That(proevd.Json["linjer"]!.AsArray().Sum(l => Math.Abs((decimal)l!["differanse"]!)), Is.EqualTo(260m));
        var svar = await _k.PostAsync("/regnskap/2026/inngaaendebalanse", new { });
        Assert.That((svar.Status, Stilling(svar.Json)), Is.EqualTo((HttpStatusCode.Created, ("stemmer", 0, 0m))), svar.Tekst);
        Assert.That(Stilling(await _k.LesAsync("/regnskap/2026/inngaaendebalanse")), Is.EqualTo(Stilling(svar.Json)), "as it is read afterwards");
        Assert.That(
            svar.Json["linjer"]!.AsArray().Select(l => ((string)l!["kapittel"]!, (string?)l["fond"], (decimal)l["differanse"]!)),
            Is.EquivalentTo([("10", null, -100m), ("56", "DISP", 100m), ("9100", null, -30m), ("9999", null, 30m)]));
        await _k.AvsluttLikevelAsync(2025);
        var igjen = await _k.PostAsync("/regnskap/2026/inngaaendebalanse", new { });
        Assert.That((igjen.Status, (bool)igjen.Json["endret"]!), Is.EqualTo((HttpStatusCode.OK, false)), "twice is once");
        var linjen = await _k.LesAsync("/regnskap/2026/inngaaendebalanse");
        Assert.That(((string)linjen["status"]!, (bool)linjen["foreloepig"]!, linjen["kapitler"]!.AsArray().Count), Is.EqualTo(("stemmer", false, 4)));

        // The earlier year is opened and changed: told at once, in the control too, and two commands later it is whole.
        await OkAsync(_k.AngreAsync(2025));
        await _k.BilagAsync(2025, 13, Rad("drift", "800", "840", -50), Balanse("10", 50));
        await _k.AvsluttLikevelAsync(2025);
        var avvik = await _k.LesAsync("/regnskap/2026/inngaaendebalanse");
        Assert.That(((string)avvik["status"]!, (int)avvik["antallAvvik"]!, (decimal)avvik["sumAbsolutt"]!), Is.EqualTo(("avviker", 2, 100m)));
        Assert.That((await _k.LesAsync("/revisjon/kontroll"))["inngaaendeBalanse"]!.ToJsonString(), Is.EqualTo("""[{"aar":2026,"antallAvvik":2,"sumAbsolutt":100.00}]"""));
        Assert.That(Funn((await _k.AvsluttAsync(2026, sporring: "?proevekjoering=true")).Json), Does.Contain("inngaaende_balanse_avviker"));
        await OkAsync(_k.PostAsync("/regnskap/2026/inngaaendebalanse", new { }));
        Assert.That((decimal)(await _k.LesAsync("/regnskap/2026/inngaaendebalanse"))["sumAbsolutt"]!, Is.Zero);
        Assert.That((bool)(await _k.LesAsync("/revisjon/kontroll"))["erHel"]!, Is.True);

        var feil = await _k.ProevBilagAsync(2026, 0, Balanse("10", 60), Balanse("13", -60));
        Assert.That((feil.Status, feil.Json["varsler"]!.AsArray().Select(v => (string)v!["kode"]!)), Is.EqualTo((HttpStatusCode.Created, new[] { "inngaaende_balanse_avviker" })), feil.Tekst);
        Assert.That((string)feil.Json["varsler"]![0]!["melding"]!, Does.Contain("120"));
    }

    /// <summary>
    /// The trial closing of an open year is the closing that will be: it knows what the year before it journaled of loans, else more loans would
    /// stand in the opening balance than may be used.
    /// </summary>
    [Test]
    public async Task What_an_earlier_closing_journaled_is_in_the_balance_of_an_open_year()
    {
        await _k.BilagAsync(2025, 5, Rad("investering", "230", "222", 20), Rad("investering", "529", "870", 80), Balanse("10", -100));
        await _k.AvsluttLikevelAsync(2025);
        await OkAsync(_k.PostAsync("/regnskap/2026/inngaaendebalanse", new { }));
        await _k.BilagAsync(2026, 5, Rad("investering", "910", "870", -100), Balanse("5990", 100));
        var foer = await OkAsync(_k.PostAsync("/regnskap/2027/inngaaendebalanse", new { }));
        Assert.That(
            foer.Json["linjer"]!.AsArray().Where(l => (string)l!["kapittel"]! == "5970").Select(l => (decimal)l!["utgaaendeForrige"]!), Is.EqualTo([80m]), foer.Tekst);
        await _k.AvsluttLikevelAsync(2026);
        Assert.That((bool)(await OkAsync(_k.PostAsync("/regnskap/2027/inngaaendebalanse", new { }))).Json["endret"]!, Is.False);
    }

    private static (string Status, int AntallAvvik, decimal SumAbsolutt) Stilling(JsonNode svar) =>
        ((string)svar["status"]!, (int)svar["antallAvvik"]!, (decimal)svar["sumAbsolutt"]!);

    [Test]
    public async Task A_unit_that_is_gone_is_named_until_it_is_mapped_and_a_closed_year_takes_nothing()
    {
        await OkAsync(_k.PostAsync("/regnskap/2025/bilag", new
        {
            bilagsreferanse = "A", bilagsdato = "2025-03-15", periode = 3,
            posteringer = new object[]
            {
                new { kontoklasse = "balanse", kapittel = "13", sektor = "320", ansvar = "101", beloep = 5 }, new { kontoklasse = "balanse", kapittel = "10", sektor = "320", beloep = -5 },
            },
        }));
        await _k.PutAsync("/organisasjon/2026", new { enheter = new[] { new { kode = "202", navn = "Skole øst", nivaa = "ansvar" } } });
        var borte = await _k.PostAsync("/regnskap/2026/inngaaendebalanse", new { });
        Assert.That((borte.Status, borte.Koder.Single()), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "ukjent_ansvar")), borte.Tekst);
        await OkAsync(_k.PostAsync("/regnskap/2026/inngaaendebalanse", new { ansvarKart = new Dictionary<string, string> { ["101"] = "202" } }));
        await _k.AvsluttLikevelAsync(2026);
        await _k.BilagAsync(2025, 3, Balanse("13", 1), Balanse("10", -1));
        var lukket = await _k.PostAsync("/regnskap/2026/inngaaendebalanse", new { ansvarKart = new Dictionary<string, string> { ["101"] = "202" } });
        Assert.That((lukket.Status, Type(lukket)), Is.EqualTo((HttpStatusCode.Conflict, "aaret-er-avsluttet")));
    }

    [Test]
    public async Task A_year_is_opened_from_the_last_in_one_command()
    {
        await _k.InntektAsync(2027, 10);
        await OkAsync(_tjener.PutAsync(_k.R(2027) + "/oppstillinger/egen", """{"navn":"Egen","linjer":[{"post":"a","tekst":"A","type":"linje","filtre":[{"kontoklasse":"drift"}]}]}"""));
        await _k.PutAsync("/regnskap/2027/bevilgninger", """[{"kode":"SKOLE","navn":"Skole","kontoklasse":"drift","ramme":"netto","filter":{"ansvar":"101"}}]""");
        Assert.That((await _tjener.GetAsync(_k.R(2028) + "/balanse")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await _k.PostAsync("/regnskap/2028/aapning", new { fra = 2040 })).Status, Is.EqualTo(HttpStatusCode.NotFound));
        var proevd = await _k.PostAsync("/regnskap/2028/aapning?proevekjoering=true", new { fra = 2027, inngaaendeBalanse = true });
        Assert.That((proevd.Status, (bool)proevd.Json["endret"]!), Is.EqualTo((HttpStatusCode.OK, true)), proevd.Tekst);
        Assert.That((await _tjener.GetAsync(_k.R(2028) + "/balanse")).Status, Is.EqualTo(HttpStatusCode.NotFound), "it was a preview");

        var svar = await _k.PostAsync("/regnskap/2028/aapning", new { fra = 2027, inngaaendeBalanse = true });
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.Created), svar.Tekst);
        Assert.That(svar.Json["kopiert"]!.ToJsonString(), Is.EqualTo("""[{"slag":"organisasjon","antall":1},{"slag":"kontoplan","antall":0},{"slag":"oppstilling","antall":1},{"slag":"maaltall","antall":0},{"slag":"noteoppsett","antall":0},{"slag":"bevilgning","antall":1}]"""));
        Assert.That(Stilling(svar.Json["inngaaendeBalanse"]!), Is.EqualTo(("stemmer", 0, 0m)), "how it stands after it");
        await OkAsync(_tjener.GetAsync(_k.R(2028) + "/oppstillinger/egen"));
        Assert.That((string)(await _k.LesAsync("/regnskap/2028/inngaaendebalanse"))["status"]!, Is.EqualTo("stemmer"));
        Assert.That((await _k.PostAsync("/regnskap/2028/aapning", new { fra = 2027, inngaaendeBalanse = true })).Status, Is.EqualTo(HttpStatusCode.OK), "twice is once");
        Assert.That((string)(await _k.LesAsync("/regnskap/2028/bevilgninger"))["bevilgninger"]![0]!["kode"]!, Is.EqualTo("SKOLE"));

        // A year that has other units is opened without the appropriations, and that is told.
        await _k.PutAsync("/organisasjon/2029", new { enheter = new[] { new { kode = "202", navn = "Skole øst", nivaa = "ansvar" } } });
        var annen = await OkAsync(_k.PostAsync("/regnskap/2029/aapning", new { fra = 2028 }));
        Assert.That(annen.Json["varsler"]!.AsArray().Select(v => (string)v!["melding"]!), Has.Some.Contain("Bevilgningene i 2028 er ikke kopiert"), annen.Tekst);
        Assert.That((await _k.LesAsync("/regnskap/2029/bevilgninger"))["bevilgninger"]!.AsArray(), Is.Empty);
    }

    /// <summary>A source's opening balance is compared with what stands in period 0, whoever booked it, and is never added to it.</summary>
    [Test]
    public async Task A_sources_opening_balance_is_the_one_that_was_carried_over()
    {
        await _k.InntektAsync(2025, 110);
        await OkAsync(_k.AvsluttAsync(2025));
        await OkAsync(_k.PostAsync("/regnskap/2026/inngaaendebalanse", new { }));
        var sektor = (string)(await _k.LesAsync("/regnskap/2026/inngaaendebalanse"))["linjer"]!.AsArray().Single(l => (string)l!["kapittel"]! == "56")!["sektor"]!;
        await OkAsync(ImporterAsync("hovedbok", (110, 0), (5, 1)));
        Assert.That(await AapningAsync(), Is.EqualTo("10 110.00, 56 -110.00"), "the same balance twice is one");
        await OkAsync(ImporterAsync("hovedbok", (90, 0), (5, 1)));
        Assert.That(await AapningAsync(), Is.EqualTo("10 90.00, 56 -90.00"), "what the source says now");
        Assert.That((string)(await OkAsync(ImporterAsync("hovedbok", (90, 0), (5, 1)))).Json["status"]!, Is.EqualTo("uendret"));
        await OkAsync(ImporterAsync("annen&overtar=hovedbok", (90, 0), (7, 2)));
        Assert.That(await AapningAsync(), Is.EqualTo("10 90.00, 56 -90.00"), "another source that takes over");
        await OkAsync(_k.PostAsync("/regnskap/2026/inngaaendebalanse", new { }));
        Assert.That(await AapningAsync(), Is.EqualTo("10 110.00, 56 -110.00"), "carried over again");

        Task<Svar> ImporterAsync(string kilde, params (int Beloep, int Periode)[] rader) => _tjener.SendAsync(
            HttpMethod.Post, _k.R(2026) + $"/saldoimporter?kilde={kilde}",
            new StringContent(
                string.Join('\n', rader.SelectMany(r => new object[]
                {
                    new { kontoklasse = "balanse", kapittel = "10", sektor = "320", periode = r.Periode, beloep = r.Beloep },
                    r.Periode == 0 ? new { kontoklasse = "balanse", kapittel = "56", sektor, fond = "DISP", periode = 0, beloep = -r.Beloep }
                        : new { kontoklasse = "drift", art = "800", funksjon = "840", ansvar = "101", periode = r.Periode, beloep = -r.Beloep },
                }).Select(r => System.Text.Json.JsonSerializer.Serialize(r))),
                System.Text.Encoding.UTF8, "application/x-ndjson"));

        async Task<string> AapningAsync() => string.Join(", ", (await _k.LesAsync("/regnskap/2026/inngaaendebalanse"))["linjer"]!.AsArray()
            .Select(l => $"{l!["kapittel"]} {l["inngaaende"]}").Order());
    }

    /// <summary>Definitions may come from any year, a balance only from the year before; nothing is opened when that is asked of another.</summary>
    [Test]
    public async Task A_balance_is_not_carried_over_years_between()
    {
        await _k.InntektAsync(2027, 10);
        foreach (var aar in new[] { 2029, 2027, 2026 })
        {
            var svar = await _k.PostAsync($"/regnskap/{aar}/aapning", new { fra = 2027, inngaaendeBalanse = true });
            Assert.That(
                (svar.Status, svar.Koder.Single(), (string)svar.Json["feil"]![0]!["felt"]!),
                Is.EqualTo((HttpStatusCode.UnprocessableEntity, "ugyldig_kombinasjon", "fra")), svar.Tekst);
        }

        Assert.That((await _tjener.GetAsync(_k.R(2029) + "/balanse")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await _k.PostAsync("/regnskap/2027/aapning", new { fra = 2027 })).Koder.Single(), Is.EqualTo("ugyldig_kombinasjon"), "from itself");
        await OkAsync(_k.PostAsync("/regnskap/2029/aapning", new { fra = 2027 }));
        Assert.That((await OkAsync(_tjener.GetAsync(_k.R(2029) + "/balanse"))).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    /// <summary>A report of a state is of the version that was presented, whatever is booked later.</summary>
    [Test]
    public async Task Reports_of_what_was_adopted_stay_as_they_were()
    {
        await _k.InntektAsync(2025, 100);
        Assert.That((await _tjener.GetAsync(_k.R(2025) + "/balanse?tilstand=avlagt")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        await OkAsync(_k.AvsluttAsync(2025));
        await OkAsync(_k.StatusAsync(2025, new { tilstand = "avlagt", person = "Kari", rolle = "kommunedirektør", dato = "2026-02-20" }));
        await OkAsync(_k.StatusAsync(2025, new { tilstand = "revidert", person = "Ola", konklusjon = "ren", dokument = "RB-1", dato = "2026-04-10" }));
        await OkAsync(_k.StatusAsync(2025, new { tilstand = "vedtatt", organ = "kommunestyret", vedtaksreferanse = "PS 1", dato = "2026-06-15" }));
        var vedtatt = await OkAsync(_tjener.GetAsync(_k.R(2025) + "/balanse?tilstand=vedtatt"));
        await _k.AapnePeriode13Async(2025);
        await _k.BilagAsync(2025, 13, Balanse("13", 7), Balanse("10", -7));
        var senere = await OkAsync(_tjener.GetAsync(_k.R(2025) + "/balanse?tilstand=vedtatt"));
        Assert.That((senere.Tekst, senere.ETag), Is.EqualTo((vedtatt.Tekst, vedtatt.ETag)));
        Assert.That((await OkAsync(_tjener.GetAsync(_k.R(2025) + "/balanse"))).Tekst, Is.Not.EqualTo(vedtatt.Tekst));
        Assert.That((await _tjener.GetAsync(_k.R(2025) + "/balanse?tilstand=tull")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await _tjener.GetAsync(_k.R(2025) + "/balanse?tilstand=avlagt&versjon=1")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    /// <summary>A late invoice in a closed year leaves its result undisposed: nothing is carried over until it is closed anew.</summary>
    [Test]
    public async Task A_year_that_was_changed_after_its_closing_is_not_carried_over()
    {
        await _k.InntektAsync(2025, 100);
        await OkAsync(_k.AvsluttAsync(2025));
        await _k.AapnePeriode13Async(2025);
        await _k.UtgiftAsync(2025, 60, 13);
        foreach (var proev in new[] { "?proevekjoering=true", "" })
        {
            var svar = await _k.PostAsync("/regnskap/2026/inngaaendebalanse" + proev, new { });
            Assert.That((svar.Status, Type(svar)), Is.EqualTo((HttpStatusCode.Conflict, "resultat-ikke-disponert")), svar.Tekst);
        }

        await OkAsync(_k.AvsluttAsync(2025, null, "?erstatt=true"));
        await OkAsync(_k.PostAsync("/regnskap/2026/inngaaendebalanse", new { }));
        Assert.That((string)(await _k.LesAsync("/regnskap/2026/inngaaendebalanse"))["status"]!, Is.EqualTo("stemmer"));
    }

    /// <summary>Invariant 7: every report of what was adopted answers the same bytes for ever, whatever is booked, defined or opened since.</summary>
    [Test]
    public async Task What_was_adopted_answers_the_same_bytes_for_ever()
    {
        await _k.InntektAsync(2025, 100);
        await _k.BilagAsync(2025, 6, Rad("drift", "120", "202", 40), Balanse("32", -40));
        await OkAsync(_k.AvsluttAsync(2025));
        await _k.PutAsync("/regnskap/2025/noter/17/tekst", new { tekst = "Revisjon 1" });
        await OkAsync(_k.StatusAsync(2025, new { tilstand = "avlagt", person = "Kari", rolle = "kommunedirektør", dato = "2026-02-20" }));
        await OkAsync(_k.StatusAsync(2025, new { tilstand = "vedtatt", organ = "kommunestyret", vedtaksreferanse = "PS 1", dato = "2026-06-15" }));
        string[] rapporter =
        [
            "driftsregnskap", "driftsregnskap?oppstilling=art", "driftsregnskap?oppstilling=omraade", "investeringsregnskap", "balanse?forklar=true&enhet=tusen", "budsjettavvik", "disponering",
            "avvik?nivaa=ansvar", "fond", "fond/DISP/bevegelser", "noekkeltall", "noter", "noter/1", "noter/17", "oekonomikontroll", "saldobalanse", "inngaaendebalanse", "kvalitet", "posteringer", "bilag",
        ];
        async Task<Dictionary<string, string>> AlleAsync()
        {
            var alle = new Dictionary<string, string>();
            foreach (var r in rapporter)
            {
                var svar = await OkAsync(_tjener.GetAsync($"{_k.R(2025)}/{r}{(r.Contains('?') ? '&' : '?')}tilstand=vedtatt"));
                alle[r] = $"{svar.ETag} {svar.Tekst}";
            }

            return alle;
        }

        var vedtatt = await AlleAsync();
        await _k.AapnePeriode13Async(2025);
        (string, Func<Task>)[] siden =
        [
            ("a bilag of the year", () => _k.BilagAsync(2025, 13, Balanse("13", 7), Balanse("10", -7))),
            ("a reversal", () => OkAsync(_k.PostAsync("/regnskap/2025/bilag/1/tilbakefoering", new { periode = 13 }))),
            ("names", async () =>
            {
                await _k.PutAsync("/fond/DISP", new { navn = "Et annet navn", type = "disposisjonsfond" });
                await _k.PutAsync("/organisasjon/2025", new { enheter = new[] { new { kode = "101", navn = "Et annet navn", nivaa = "ansvar" } } });
            }),
            ("a note", () => _k.PutAsync("/regnskap/2025/noter/17/tekst", new { tekst = "Noe annet" })),
            ("rules", () => _k.PutAsync("/avslutningsregler", new { disposisjonsfond = "DISP", nivaa = new { fond_overtrukket = "avvis" } })),
            ("inputs", () => _k.PutAsync("/regnskap/2025/inndata", new { vesentligFeil = 5 })),
            ("the next year", async () =>
            {
                await _k.InntektAsync(2026, 3);
            }),
            ("a correction in the next year", () => OkAsync(_k.PostAsync("/regnskap/2025/bilag/2/tilbakefoering", new { iAar = 2026, periode = 3, begrunnelse = "Feil" }))),
        ];
        foreach (var (hva, gjoer) in siden)
        {
            await gjoer();
            var naa = await AlleAsync();
            foreach (var (rapport, bytes) in vedtatt)
            {
                Assert.That(naa[rapport], Is.EqualTo(bytes), $"{rapport} after {hva}");
            }
        }
    }
}
