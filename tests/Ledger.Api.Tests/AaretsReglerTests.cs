using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Avslutningskommune;

namespace Ledger.Api.Tests;

/// <summary>What the law says of the year's decisions, states and days, each with the smallest input that shows it.</summary>
public sealed class AaretsReglerTests() : Avslutningsprover(9751)
{
    /// <summary>KL § 14-3: an original that is put right in November does not make the changes since its day come before the budget.</summary>
    [Test]
    public async Task An_original_that_is_replaced_is_told_and_keeps_its_day_for_changes()
    {
        await OkAsync(VedtaAsync("O1", "2024-12-10", "opprinnelig", 100));
        var svar = await OkAsync(VedtaAsync("O2", "2025-11-20", "opprinnelig", 90, "O1"));
        Assert.That(svar.Json["varsler"]!.AsArray().Select(v => $"{v!["felt"]} {v["kode"]}"), Has.Some.EqualTo("vedtaksdato opprinnelig_erstattet"), svar.Tekst);
        await OkAsync(VedtaAsync("E1", "2025-06-10", "annet", 5));
        Assert.That((await VedtaAsync("E2", "2024-12-09", "annet", 5)).Koder, Is.EqualTo(["foer_opprinnelig"]));
    }

    /// <summary>KL § 28-1 b and e: the plan counts beside the budget, in balance each year and adopted in time.</summary>
    [Test]
    public async Task Robek_b_and_e_follow_the_adopted_plan()
    {
        Assert.That((await RobekAsync(2026, "b"), await RobekAsync(2026, "e")), Is.EqualTo(((bool?)null, (bool?)null)));
        await PlanAsync("2026-2029", "2025-12-10", (2026, 0), (2027, 0), (2028, 40), (2029, 0));
        Assert.That((await RobekAsync(2026, "b"), await RobekAsync(2026, "e")), Is.EqualTo(((bool?)true, (bool?)false)), "a merforbruk of 2028");
        Assert.That(await RobekAsync(2027, "b"), Is.True, "the plan that has the year");
        await PlanAsync("2027-2030", "2027-01-15", (2027, 0), (2028, 0), (2029, 0), (2030, 0));
        Assert.That((await RobekAsync(2027, "b"), await RobekAsync(2027, "e")), Is.EqualTo(((bool?)false, (bool?)true)), "its own plan is in balance, and late");
    }

    /// <summary>KL §§ 14-3, 14-11: the decision on the accounts says how merforbruk is covered, by the fourth year after at the latest.</summary>
    [Test]
    public async Task The_cover_that_the_council_decides_moves_the_deadline_as_far_as_the_law_lets_it()
    {
        await _k.UtgiftAsync(2025, 100);
        await _k.AvsluttLikevelAsync(2025);
        await OkAsync(_k.StatusAsync(2025, new { tilstand = "avlagt", person = "Kari", rolle = "kommunedirektør", dato = "2026-02-20" }));
        Assert.That(await LagAsync(), Is.EqualTo("2025 100 2027 false"));
        Assert.That((await _k.StatusAsync(2025, Vedtak(2030))).Koder, Is.EqualTo(["utenfor_omraadet"]));
        await OkAsync(_k.StatusAsync(2025, Vedtak(2029)));
        Assert.That(await LagAsync(), Is.EqualTo("2025 100 2029 true"), "over more than two years, which is a ground of ROBEK");
        await _k.PutAsync("/merforbruk/vedtak", new[] { new { oppstaatt = 2025, senest = 2028 } });
        Assert.That(await LagAsync(), Is.EqualTo("2025 100 2028 true"), "a decision on the layer itself goes before");

        static object Vedtak(int siste) => new
        {
            tilstand = "vedtatt", organ = "kommunestyret", vedtaksreferanse = "PS 1", dato = "2026-06-15",
            dekning = new[] { new { budsjettaar = 2026, beloep = 40 }, new { budsjettaar = siste, beloep = 60 } },
        };
    }

    [Test]
    public async Task With_the_ministrys_approval_it_is_covered_later()
    {
        await _k.UtgiftAsync(2025, 100);
        await _k.AvsluttLikevelAsync(2025);
        await OkAsync(_k.StatusAsync(2025, new { tilstand = "avlagt", person = "Kari", rolle = "kommunedirektør", dato = "2026-02-20" }));
        await _k.PutAsync("/merforbruk/vedtak", new[] { new { oppstaatt = 2025, senest = 2031, godkjentAv = "departementet" } });
        await OkAsync(_k.StatusAsync(2025, new
        {
            tilstand = "vedtatt", organ = "kommunestyret", vedtaksreferanse = "PS 1", dato = "2026-06-15", dekning = new[] { new { budsjettaar = 2031, beloep = 100 } },
        }));
    }

    /// <summary>KL § 14-6, § 24-8: accounts are presented when the year is over, and reported on, adopted and sent after that.</summary>
    [Test]
    public async Task The_days_of_the_states_follow_each_other()
    {
        await _k.InntektAsync(2025, 100);
        await OkAsync(_k.AvsluttAsync(2025));
        await GalAsync("dato", new { tilstand = "avlagt", person = "Kari", rolle = "kommunedirektør", dato = "2025-12-31" });
        await OkAsync(_k.StatusAsync(2025, new { tilstand = "avlagt", person = "Kari", rolle = "kommunedirektør", dato = "2026-02-20" }));
        await GalAsync("dato", new { tilstand = "revidert", person = "Ola", konklusjon = "ren", dokument = "RB", dato = "2026-02-19" });
        await OkAsync(_k.StatusAsync(2025, new { tilstand = "revidert", person = "Ola", konklusjon = "ren", dokument = "RB", dato = "2026-04-10" }));
        await GalAsync("dato", new { tilstand = "vedtatt", organ = "kommunestyret", vedtaksreferanse = "PS 1", dato = "2026-04-09" });
        await GalAsync("sendt", new { tilstand = "vedtatt", organ = "kommunestyret", vedtaksreferanse = "PS 1", dato = "2026-06-10", sendt = "2026-06-09" });
        var vedtatt = await OkAsync(_k.StatusAsync(2025, new { tilstand = "vedtatt", organ = "kommunestyret", vedtaksreferanse = "PS 1", dato = "2099-06-10" }));
        Assert.That(Funn(vedtatt.Json), Is.EquivalentTo(["regnskap_vedtatt_etter_fristen", "fremtidig_dato"]));

        async Task GalAsync(string felt, object status)
        {
            var svar = await _k.StatusAsync(2025, status);
            Assert.That((svar.Status, (string?)svar.Json["feil"]?[0]?["felt"], string.Join(',', svar.Koder)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, felt, "utenfor_omraadet")), svar.Tekst);
        }
    }

    /// <summary>§ 5-10 letter c: note 3 has what the errors of earlier years come to, as NDR of the year has it.</summary>
    [Test]
    public async Task Note_3_sums_the_errors_of_earlier_years()
    {
        await _k.InntektAsync(2025, 100);
        var feil = (int)(await _k.BilagAsync(2025, 9, Rad("drift", "010", "202", 9), Balanse("32", -9))).Json["bilagsnummer"]!;
        await _k.AvsluttLikevelAsync(2025);
        await OkAsync(_k.PostAsync($"/regnskap/2025/bilag/{feil}/korreksjon", new
        {
            iAar = 2026, bilagsreferanse = "RETT", begrunnelse = "Tastefeil", bilagsdato = "2026-03-15", periode = 3,
            posteringer = new[] { Rad("drift", "010", "202", 90), Balanse("32", -90) },
        }));
        var linjer = (await _k.LesAsync("/regnskap/2026/noter/3"))["tabeller"]![0]!["linjer"]!.AsArray().ToDictionary(l => (string)l!["post"]!, l => (decimal)l!["beloep"]!);
        Assert.That((linjer["feilDrift"], linjer["feilInvestering"]), Is.EqualTo((-81m, 0m)));
        Assert.That(await _k.Post5_9Async(2026, "1"), Is.EqualTo(-81m));

        // A correction that is taken back, and one of a bilag of the same year.
        await OkAsync(_k.PostAsync("/regnskap/2026/bilag/2/tilbakefoering", new { periode = 4, bilagsdato = "2026-04-15", begrunnelse = "Feil likevel" }));
        var note = await _k.LesAsync("/regnskap/2026/noter/3");
        Assert.That(note["feil"]!.AsArray().Select(f => $"{f!["bilagsnummer"]} av {f["korrigerer"]!["aar"]}/{f["korrigerer"]!["bilagsnummer"]}: {f["drift"]}"), Is.EqualTo((string[])[
            $"1 av 2025/{feil}: -9.00", $"2 av 2025/{feil}: 90.00", "3 av 2026/2: -90.00"]));
        Assert.That(note["tabeller"]![0]!["linjer"]!.AsArray().Where(l => (string)l!["post"]! == "feilDrift").Select(l => (decimal)l!["beloep"]!), Is.EqualTo([9m]));
        Assert.That(await _k.Post5_9Async(2026, "1"), Is.EqualTo(9m));
        await _k.UtgiftAsync(2026, 5);
        Task<Svar> RettAsync(int bilagsnummer) => _k.PostAsync("/regnskap/2026/bilag", new
        {
            bilagsreferanse = $"SAMME-{bilagsnummer}", bilagsdato = "2026-05-15", periode = 5, tidligereAarsFeil = true, begrunnelse = "Feil",
            korrigerer = new { aar = 2026, bilagsnummer }, posteringer = new[] { Rad("drift", "120", "202", -5), Balanse("10", 5) },
        });
        var avvist = await RettAsync(4);
        Assert.That((avvist.Status, (string?)avvist.Json["feil"]?[0]?["felt"]), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "tidligereAarsFeil")), avvist.Tekst);
        await OkAsync(RettAsync(1));
    }

    /// <summary>KL § 14-12, § 9-5: a unit with accounts of its own covers its merforbruk the year after, and has no longer time by decision.</summary>
    [Test]
    public async Task A_foretak_covers_its_merforbruk_the_year_after()
    {
        await _k.PutAsync("/regnskapsenheter/KF1", new { navn = "Eiendom KF", type = "kf", fra = "2025-01-01" });
        var kf = new Avslutningskommune(_tjener, _k.K["/v1/kommuner/".Length..] + "/regnskapsenheter/KF1");
        await kf.PutAsync("/organisasjon/2025", new { enheter = new[] { new { kode = "101", navn = "Skole", nivaa = "ansvar" } } });
        await kf.UtgiftAsync(2025, 60);
        await kf.AvsluttLikevelAsync(2025);
        var lag = (await kf.LesAsync("/regnskap/2025/oekonomikontroll"))["lag"]!.AsArray().Single()!;
        Assert.That(((decimal)lag["rest"]!, (int)lag["senest"]!, (string)lag["status"]!), Is.EqualTo((60m, 2026, "loeper")));
        Assert.That((await kf.LesAsync("/regnskap/2025/oekonomikontroll"))["robek"]!.AsArray().All(r => r!["oppfylt"] is null), "ROBEK is of the municipality");
        Assert.That((int)(await kf.LesAsync("/regnskap/2025/noter/merforbruk"))["registre"]![0]!["rader"]![0]!["senest"]!, Is.EqualTo(2026));
    }

    /// <summary>KL § 14-12: what a foretak has not covered the year after is transferred by the municipality, which is told when it closes that year.</summary>
    [TestCase(0, 60)]
    [TestCase(45, 15)]
    [TestCase(60, 0)]
    public async Task The_municipality_is_told_what_it_must_transfer_to_a_foretak(int dekket, int ventet)
    {
        await _k.PutAsync("/regnskapsenheter/KF1", new { navn = "Eiendom KF", type = "kf", fra = "2025-01-01" });
        var kf = new Avslutningskommune(_tjener, _k.K["/v1/kommuner/".Length..] + "/regnskapsenheter/KF1");
        foreach (var aar in new[] { 2025, 2026 })
        {
            await kf.PutAsync($"/organisasjon/{aar}", new { enheter = new[] { new { kode = "101", navn = "Skole", nivaa = "ansvar" } } });
        }

        await kf.UtgiftAsync(2025, 60);
        await kf.AvsluttLikevelAsync(2025);
        Assert.That(await OverfoeringerAsync(2025), Is.Empty, "the foretak has the year after");
        Assert.That(await OverfoeringerAsync(2026), Is.EqualTo(new[] { "KF1 60.00" }), "it has not begun on the year");
        await OkAsync(kf.PostAsync("/regnskap/2026/inngaaendebalanse", new { }));
        if (dekket > 0)
        {
            await kf.InntektAsync(2026, dekket);
            await kf.BilagAsync(2026, 12, Rad("drift", "530", "880", dekket), Balanse("5900", -dekket));
        }

        Assert.That(await OverfoeringerAsync(2026), Is.EqualTo(ventet == 0 ? Array.Empty<string>() : [$"KF1 {ventet}.00"]));
        var egen = await OkAsync(kf.AvsluttAsync(2026, sporring: "?proevekjoering=true"));
        Assert.That(Funn(egen.Json), Does.Not.Contain("enhet_skal_faa_overfoering"), "it is the municipality's to do");
    }

    /// <summary>What arose in a foretak's last year is due the year after, when the foretak is gone: it is the municipality's to cover, and said once.</summary>
    [Test]
    public async Task The_municipality_is_told_what_a_foretak_that_is_gone_left()
    {
        await _k.PutAsync("/regnskapsenheter/KF1", new { navn = "Eiendom KF", type = "kf", fra = "2020-01-01", til = "2025-12-31" });
        var kf = new Avslutningskommune(_tjener, _k.K["/v1/kommuner/".Length..] + "/regnskapsenheter/KF1");
        await kf.PutAsync("/organisasjon/2025", new { enheter = new[] { new { kode = "101", navn = "Skole", nivaa = "ansvar" } } });
        await kf.UtgiftAsync(2025, 60);
        await kf.AvsluttLikevelAsync(2025);
        Assert.That(await OverfoeringerAsync(2025), Is.Empty, "not due");
        Assert.That(await OverfoeringerAsync(2026), Is.EqualTo(new[] { "KF1 60.00" }));
        Assert.That((await OkAsync(_k.AvsluttAsync(2026, sporring: "?proevekjoering=true"))).Tekst, Does.Contain("Kommunen dekker 60,00\\u00A0kr, siden enheten er avviklet"));
    }

    /// <summary>Bokføringsforskriften § 3-1 nr. 3 and 4: what each customer owes and each supplier is owed, with the entries behind, summing to the account.</summary>
    [Test]
    public async Task Debt_and_receivables_are_specified_by_whom_they_are_with()
    {
        static object Gjeld(decimal beloep, string? motpart) => new { kontoklasse = "balanse", kapittel = "35", sektor = "320", motpart, beloep };
        await _k.BilagAsync(2025, 0, Gjeld(-30, "915000000"), Balanse("10", 30));
        await _k.BilagAsync(2025, 2, Rad("drift", "120", "202", 100), Gjeld(-70, "915000000"), Gjeld(-30, "915000001"));
        await _k.BilagAsync(2025, 4, Gjeld(100, "915000000"), Balanse("10", -100));
        await _k.BilagAsync(2025, 4, Rad("drift", "120", "202", 5), Gjeld(-5, null));
        var svar = await _k.LesAsync("/regnskap/2025/leverandoerspesifikasjon?fraPeriode=3&medPosteringer=true");
        Assert.That(svar["linjer"]!.AsArray().Select(l => $"{l!["motpart"]} {l["inngaaendeBalanse"]} {l["bevegelse"]} {l["utgaaendeBalanse"]} {l["posteringer"]!.AsArray().Count}"), Is.EqualTo(
            ["915000000 -100.00 100.00 0.00 1", "915000001 -30.00 0.00 -30.00 0", " 0.00 -5.00 -5.00 1"]));
        Assert.That(((decimal)svar["sum"]!, svar["laget"] is not null), Is.EqualTo((-35m, true)));
        Assert.That((await _k.LesAsync("/regnskap/2025/kundespesifikasjon"))["linjer"]!.AsArray(), Is.Empty);
        Assert.That((decimal)(await _k.LesAsync("/regnskap/2025/kundespesifikasjon?kapittel=10"))["sum"]!, Is.EqualTo(-70m));
        Assert.That((await _tjener.GetAsync(_k.R(2025) + "/kundespesifikasjon?kapittel=x")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    private async Task<List<string>> OverfoeringerAsync(int aar) =>
    [
        .. (await OkAsync(_k.AvsluttAsync(aar, sporring: "?proevekjoering=true"))).Json["funn"]!.AsArray()
            .Where(f => (string)f!["kode"]! == "enhet_skal_faa_overfoering").Select(f => $"{f!["verdi"]} {f["beloep"]}"),
    ];

    private Task<Svar> VedtaAsync(string referanse, string dato, string type, int beloep, string? erstatter = null) => _k.PostAsync("/regnskap/2025/budsjett/vedtak", new
    {
        vedtaksreferanse = referanse, vedtaksdato = dato, organ = "kommunestyret", type, erstatter, begrunnelse = erstatter is null ? null : "Skrivefeil",
        linjer = new[] { new { kontoklasse = "drift", art = "120", funksjon = "202", ansvar = "101", beloep } },
    });

    private async Task PlanAsync(string kode, string dato, params (int Aar, int Beloep)[] sum)
    {
        var rader = string.Concat(sum.Select(s => $"{s.Aar};drift;netto;101;{s.Beloep}\n"));
        await OkAsync(_tjener.SendAsync(
            HttpMethod.Post, $"{_k.K}/serier/oekonomiplan/{kode}/rader",
            new StringContent("aar;kontoklasse;ramme;ansvar;beloep\n" + rader, Encoding.UTF8, "text/csv")));
        await OkAsync(_k.PostAsync($"/serier/oekonomiplan/{kode}/vedtak", new { vedtaksreferanse = "KST " + kode, vedtaksdato = dato, organ = "kommunestyret" }));
    }

    private async Task<bool?> RobekAsync(int aar, string bokstav) => (bool?)Robek(await _k.LesAsync($"/regnskap/{aar}/oekonomikontroll"), bokstav)["oppfylt"];

    private async Task<string> LagAsync()
    {
        var svar = await _k.LesAsync("/regnskap/2025/oekonomikontroll");
        var lag = svar["lag"]!.AsArray().Single()!;
        return $"{lag["oppstaatt"]} {(decimal)lag["rest"]!:0} {lag["senest"]} {((bool)Robek(svar, "c")["oppfylt"]! ? "true" : "false")}";
    }

    private static JsonNode Robek(JsonNode svar, string bokstav) => svar["robek"]!.AsArray().Single(r => (string)r!["bokstav"]! == bokstav)!;
}
