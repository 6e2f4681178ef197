using System.Net;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;

namespace Ledger.Api.Tests;

/// <summary>Units with accounts of their own, and the consolidated accounts of a municipality with one: the worked case of the rules, over HTTP.</summary>
public sealed class RegnskapsenheterTests
{
    private const string K = "/v1/kommuner/3234", E = K + "/regnskapsenheter/KF1", C = K + "/konsolidert/regnskap/2025";
    private static readonly object Kf = new { navn = "Eiendom KF", organisasjonsnummer = "910244132", type = "kf", fra = "2024-01-01" };
    private Tjener _tjener = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _tjener = await Tjener.StartAsync(innstillinger: ("Ledger__RateLimit__Enabled", "false"));
        await OkAsync(_tjener.PutAsync(K, new { navn = "Nyvik", organisasjonsnummer = "935478715" }));
        await OkAsync(_tjener.PutAsync(E, Kf));
        foreach (var ledger in new[] { K, E })
        {
            foreach (var aar in new[] { 2024, 2025 })
            {
                await OkAsync(_tjener.PutAsync($"{ledger}/organisasjon/{aar}", new { enheter = new[] { new { kode = "101", navn = "Alt", nivaa = "ansvar" } } }));
            }
        }

        await BilagAsync(K, 2024, Drift("870", -500), Drift("380", 20, "KF1"), Balanse("10", 480));
        await BilagAsync(E, 2024, Drift("780", -20, "KASSE"), Balanse("10", 20));
        await BilagAsync(
            K, 2025, Drift("870", -1_000), Drift("010", 600), Drift("480", 100, "KF1"), Drift("380", 50, "KF1"), Drift("500", 30), Drift("901", -8, "KF1"), Drift("510", 60),
            Drift("590", 40), Drift("990", -40, funksjon: "860"), Drift("570", 15), Inv("230", 200), Inv("380", 25, "KF1"), Inv("521", 40, "KF1"), Inv("910", -240),
            Inv("921", -10, "KF1"), Inv("970", -15), Balanse("23", 90, "KF1"), Balanse("14", 5, "KF1"), Balanse("10", 58));
        await BilagAsync(
            E, 2025, Drift("880", -100, "KASSE"), Drift("780", -75, "KASSE"), Drift("620", -30), Drift("010", 150), Drift("501", 8, "KASSE"), Drift("511", 10, "KASSE"),
            Inv("230", 40), Inv("911", -40, "KASSE"), Balanse("47", -90, "KASSE"), Balanse("33", -5, "KASSE"), Balanse("10", 132));
    }

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    /// <summary>Drift by art and investering of the worked case; netto driftsresultat is the sum of the units', and the lines go up.</summary>
    [Test]
    public async Task The_worked_case_is_consolidated()
    {
        var drift = await LinjerAsync(C + "/driftsregnskap?oppstilling=art&fortegn=oppstilling");
        Assert.That(
            new[] { "9", "15", "16", "20", "21", "23", "24" }.Select(p => drift[p]), Is.EqualTo([1_055m, 790m, 265m, 30m, 70m, 40m, 205m]),
            "incomes, expenses, gross, interest, instalments, counter-entry, net");
        var kasse = await LinjerAsync(K + "/regnskap/2025/driftsregnskap?oppstilling=art&fortegn=oppstilling");
        var kf = await LinjerAsync(E + "/regnskap/2025/driftsregnskap?oppstilling=art&fortegn=oppstilling");
        Assert.That((kasse["24"], kf["24"]), Is.EqualTo((168m, 37m)));

        var inv = await LinjerAsync(C + "/investeringsregnskap");
        Assert.That(new[] { "1", "4", "12", "13", "20", "27" }.Select(p => Math.Abs(inv[p])), Is.EqualTo([265m, 0m, 10m, 240m, 15m, 0m]));

        var balanse = await LinjerAsync(C + "/balanse");
        Assert.That((balanse["A.II.3"], balanse["B.III.2"], balanse["D.I.1"], balanse["E.I.4"], balanse["B.I"]), Is.EqualTo((0m, 0m, 0m, 0m, 190m + 500m - 500m)));
        var forrige = await LinjerAsync(C + "/driftsregnskap", "regnskapForrigeAar");
        Assert.That((forrige["9"], forrige["15"]), Is.EqualTo((-500m, 0m)), "the year before is eliminated too");
        Assert.That((await LinjerAsync(C + "/balanse", "regnskapForrigeAar"))["B.I"], Is.EqualTo(500m), "the bank of both");
    }

    [Test]
    public async Task Each_line_is_the_units_less_what_is_eliminated()
    {
        foreach (var sti in new[] { "/driftsregnskap", "/investeringsregnskap", "/balanse" })
        {
            var svar = await SvarAsync(C + sti + "?perEnhet=true");
            foreach (var linje in svar["linjer"]!.AsArray())
            {
                var deler = linje!["enheter"]!.AsArray();
                Assert.That(deler.Select(d => (string)d!["enhet"]!), Is.EqualTo(["KASSE", "KF1", "elimineringer", "justeringer"]));
                Assert.That(deler.Sum(d => (decimal)d!["beloep"]!), Is.EqualTo((decimal)linje["regnskap"]!), $"{sti} {linje["post"]}");
            }

            Assert.That(svar["versjoner"]!.AsArray().Select(v => (string)v!["enhet"]!), Is.EqualTo(["KASSE", "KF1"]));
            Assert.That((bool)svar["ogsaaKonsolidert"]!, Is.False);
        }
    }

    /// <summary>What meets is taken out on both sides; what is in drift with one and in investering with the other stays, and is told.</summary>
    [Test]
    public async Task What_meets_is_eliminated_and_what_does_not_is_told()
    {
        var linjer = (await SvarAsync(C + "/elimineringer"))["linjer"]!.AsArray().Select(l => $"{l!["type"]} {l["kontoklasse"]} {l["fra"]}-{l["til"]} {l["kode"]}/{l["motkode"]} {l["beloep"]} {l["ulik"]}").ToList();
        Assert.That(linjer.Where(l => l.StartsWith("eliminering", StringComparison.Ordinal)), Is.EqualTo(
        [
            "eliminering drift KASSE-KF1 380/780 50.00 -25.00", "eliminering drift KASSE-KF1 480/880 100.00 0.00", "eliminering drift KF1-KASSE 501/901 8.00 0.00",
            "eliminering investering KASSE-KF1 521/911 40.00 0.00", "eliminering balanse KASSE-KF1 14/33 5.00 0.00", "eliminering balanse KASSE-KF1 23/47 90.00 0.00",
        ]));
        Assert.That(linjer.Where(l => l.StartsWith("motpart_ulik", StringComparison.Ordinal)), Is.EqualTo(
        [
            "motpart_ulik drift KASSE-KF1 380/780 50.00 -25.00", "motpart_ulik drift KF1-KASSE 511/921 0.00 10.00",
            "motpart_ulik investering KASSE-KF1 380/780 0.00 25.00", "motpart_ulik investering KF1-KASSE 511/921 0.00 -10.00",
        ]));
    }

    /// <summary>A unit has its own ledger: chain, numbers, versions and everything else below it, and nothing of the municipality's moves.</summary>
    [Test]
    public async Task A_unit_has_a_ledger_of_its_own()
    {
        var enhet = await SvarAsync(E);
        Assert.That(((string)enhet["navn"]!, (string)enhet["type"]!, (string)enhet["regler"]!), Is.EqualTo(("Eiendom KF", "kf", "kommunal")));
        var (kasse, kf) = (await SvarAsync(K + "/regnskap/2025/balanse"), await SvarAsync(E + "/regnskap/2025/balanse"));
        Assert.That(((string)kasse["kommunenummer"]!, (string)kf["kommunenummer"]!), Is.EqualTo(("3234", "3234/KF1")));
        Assert.That((string)kasse["kjedehode"]!, Is.Not.EqualTo((string)kf["kjedehode"]!));
        Assert.That((long)kf["versjon"]!, Is.EqualTo((long)enhet["versjon"]!));
        var bilag = await BilagAsync(E, 2024, Drift("120", 1), Balanse("10", -1));
        Assert.That((bilag.Hode("Location"), (int)bilag.Json["bilagsnummer"]!), Is.EqualTo(($"{E}/regnskap/2024/bilag/2", 2)));
        Assert.That((await SvarAsync(K + "/regnskap/2025/balanse"))["versjon"]!.GetValue<long>(), Is.EqualTo((long)kasse["versjon"]!), "the municipality's own ledger did not move");
        Assert.That((string)(await SvarAsync(E + "/revisjon/kontroll"))["resultat"]!, Is.EqualTo("HEL"));
        var uttrekk = await _tjener.GetAsync(E + "/revisjon/uttrekk");
        Assert.That(uttrekk.Tekst, Does.Contain("3234/KF1").And.Not.Contain("Nyvik"));
        await OkAsync(_tjener.PostAsync($"{E}/regnskap/2024/bilag/2/tilbakefoering", new { }));
        Assert.That((await SvarAsync(K + "/regnskapsenheter"))["enheter"]!.AsArray().Select(e => (string)e!["kode"]!), Does.Contain("KF1"));

        // Sent again it is the same unit, and nothing is written.
        Assert.That((bool)(await OkAsync(_tjener.PutAsync(E, Kf))).Json["endret"]!, Is.False);
        Assert.That((await _tjener.GetAsync("/v1/kommuner/3234~KF1/regnskap/2025/balanse")).Status, Is.EqualTo(HttpStatusCode.BadRequest), "there is one address");
    }

    /// <summary>A key of a municipality is of its own ledger alone; the consolidated accounts ask for all of them, and name none.</summary>
    [Test]
    public async Task Keys_are_of_a_ledger_or_of_all_of_a_municipality()
    {
        var (kasse, kf, alle) = (await NoekkelAsync("3234"), await NoekkelAsync("3234/KF1"), await NoekkelAsync("3234/*"));
        string[] stier = [K + "/regnskap/2025/balanse", E + "/regnskap/2025/balanse", C + "/balanse"];
        async Task<int[]> SerAsync(string noekkel) => [.. await Task.WhenAll(stier.Select(async s => (int)(await _tjener.GetAsync(s, noekkel)).Status))];
        Assert.That(await SerAsync(kasse), Is.EqualTo([200, 404, 403]));
        Assert.That(await SerAsync(kf), Is.EqualTo([404, 200, 404]));
        Assert.That(await SerAsync(alle), Is.EqualTo([200, 200, 200]));
        var avvist = await _tjener.GetAsync(C + "/balanse", kasse);
        Assert.That(((string)avvist.Json["type"]!, avvist.Tekst.Contains("KF1", StringComparison.Ordinal)), Is.EqualTo(("urn:ledger:problem:mangler-enhet", false)));
        Assert.That((await _tjener.PostAsync("/v1/noekler", new { navn = "x", scopes = new[] { "ledger:les" }, kommuner = new[] { "3234/" } })).Koder, Is.EqualTo(["ugyldig_format"]));
    }

    [Test]
    public async Task A_row_says_who_is_on_the_other_side()
    {
        foreach (var (ledger, motpart) in new[] { (K, "KF9"), (K, "KASSE"), (E, "KF1"), (E, "kasse") })
        {
            var svar = await ProevAsync(ledger, 2025, Drift("480", 1, motpart), Balanse("10", -1));
            Assert.That((svar.Status, svar.Koder), Is.EqualTo((HttpStatusCode.UnprocessableEntity, new[] { "ukjent_motpartsenhet" })), $"{ledger} {motpart}");
        }

        var uten = await ProevAsync(K, 2025, Drift("480", 1), Balanse("10", -1));
        Assert.That((uten.Status, uten.Tekst), Is.EqualTo((HttpStatusCode.OK, uten.Tekst)));
        Assert.That(uten.Tekst, Does.Contain("motpart_mangler"));
        Assert.That((await ProevAsync(K, 2025, Drift("120", 1), Balanse("10", -1))).Tekst, Does.Not.Contain("motpart_mangler"));
        var csv = "bilagsreferanse;bilagsdato;periode;kontoklasse;art;funksjon;kapittel;sektor;ansvar;beloep;motpartsenhet\nM1;2025-03-15;3;drift;480;202;;;101;1,00;KF1\nM1;2025-03-15;3;balanse;;;10;320;;-1,00;\n";
        var import = await _tjener.ImporterAsync(K + "/regnskap/2025/importer?proevekjoering=true", csv, "motpart");
        Assert.That(((int)import.Status, import.Tekst.Contains("motpart_mangler", StringComparison.Ordinal)), Is.EqualTo((200, false)), import.Tekst);

        await OkAsync(_tjener.PutAsync("/v1/kommuner/3236", new { navn = "Alene", organisasjonsnummer = "935478715" }));
        await OkAsync(_tjener.PutAsync("/v1/kommuner/3236/organisasjon/2025", new { enheter = new[] { new { kode = "101", navn = "Alt", nivaa = "ansvar" } } }));
        Assert.That((await ProevAsync("/v1/kommuner/3236", 2025, Drift("480", 1), Balanse("10", -1))).Tekst, Does.Not.Contain("motpart_mangler"), "who has no units is not asked");
    }

    /// <summary>A municipality of one unit makes one account, and says that it is also the consolidated one; the council's statements are each unit's.</summary>
    [Test]
    public async Task Alone_the_accounts_are_also_the_consolidated_ones()
    {
        const string A = "/v1/kommuner/3238";
        await OkAsync(_tjener.PutAsync(A, new { navn = "Alene", organisasjonsnummer = "935478715" }));
        await OkAsync(_tjener.PutAsync(A + "/organisasjon/2025", new { enheter = new[] { new { kode = "101", navn = "Alt", nivaa = "ansvar" } } }));
        await BilagAsync(A, 2025, Drift("870", -70), Drift("010", 30), Balanse("10", 40));
        var alene = await SvarAsync(A + "/konsolidert/regnskap/2025/driftsregnskap");
        Assert.That((bool)alene["ogsaaKonsolidert"]!, Is.True);
        var egne = await LinjerAsync(A + "/regnskap/2025/driftsregnskap?oppstilling=art");
        Assert.That(alene["linjer"]!.AsArray().Select(l => ((string)l!["post"]!, (decimal)l["regnskap"]!)), Is.EqualTo(egne.Select(l => (l.Key, l.Value))));
        foreach (var sti in new[] { "/driftsregnskap?oppstilling=bevilgning", "/driftsregnskap?oppstilling=omraade", "/investeringsregnskap?oppstilling=omraade" })
        {
            var svar = await _tjener.GetAsync(C + sti);
            Assert.That((svar.Status, (string)svar.Json["type"]!), Is.EqualTo((HttpStatusCode.NotFound, "urn:ledger:problem:oppstilling-gjelder-ikke")), sti);
        }

        Assert.That((await _tjener.GetAsync(C + "/budsjettavvik")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await _tjener.GetAsync(E + "/konsolidert/regnskap/2025/balanse")).Status, Is.EqualTo(HttpStatusCode.NotFound), "a unit has none");
    }

    /// <summary>KRS 14 as announced, by choice: the 25 of the worked case that the municipality has in investering go against the 25 that the KF has in drift.</summary>
    [Test]
    public async Task What_is_across_drift_and_investering_is_eliminated_by_choice()
    {
        var drift = await LinjerAsync(C + "/driftsregnskap?oppstilling=art&fortegn=oppstilling&elimineringPaaTvers=true");
        var inv = await LinjerAsync(C + "/investeringsregnskap?elimineringPaaTvers=true");
        Assert.That((drift["9"], drift["24"], inv["1"]), Is.EqualTo((1_030m, 190m, 240m)), "25 of income and of cost, and the KF's instalment of 10");
        var linjer = (await SvarAsync(C + "/elimineringer?elimineringPaaTvers=true"))["linjer"]!.AsArray();
        Assert.That(
            linjer.Where(l => l!["motklasse"] is not null).Select(l => $"{l!["kontoklasse"]} {l["kode"]} {l["motklasse"]} {l["motkode"]} {l["beloep"]}"),
            Is.EquivalentTo(["investering 380 drift 780 25.00", "drift 511 investering 921 10.00"]));
        Assert.That(linjer.Select(l => (string)l!["type"]!), Has.None.EqualTo("motpart_ulik"));
    }

    /// <summary>§ 6-2: the share of a foretak's income that comes from its own municipality: 175 of 205.</summary>
    [Test]
    public async Task A_foretak_tells_what_its_own_municipality_pays()
    {
        var rader = (await SvarAsync(E + "/regnskap/2025/noter/enhet"))["registre"]![0]!["rader"]!.AsArray();
        Assert.That(rader.Select(r => $"{r!["kode"]} {r["beloep"]} {((decimal)r["andel"]!).ToString("0.0", System.Globalization.CultureInfo.InvariantCulture)}"), Is.EqualTo(["fraKommunen 175.00 85.4", "alle 205.00 100.0"]));
        Assert.That(
            (await SvarAsync(E + "/regnskap/2025/noter/enhet"))["registre"]![1]!["rader"]!.AsArray().Select(r => $"{r!["kode"]} {r["beloep"]}"),
            Is.EqualTo(["fraKommunen 100.00", "fraKommunenTilDekning 0.00", "tilKommunen 0.00", "dekketMerforbruk 0.00"]), "a grant that covers nothing");
        var avvist = await _tjener.PutAsync(K + "/regnskap/2025/inndata", new { lavereAvdragVedtatt = 5 });
        Assert.That((avvist.Status, avvist.Koder), Is.EqualTo((HttpStatusCode.UnprocessableEntity, new[] { "skal_vaere_tom" })), "the municipality pays its minimum");
        await OkAsync(_tjener.PutAsync(E + "/regnskap/2025/inndata", new { lavereAvdragVedtatt = 5 }));
        Assert.That((string)(await SvarAsync(K + "/regnskap/2025/noter"))["noter"]!.AsArray().Single(n => (string)n!["id"]! == "enhet")!["status"]!, Is.EqualTo("ikkeAktuell"));
    }

    /// <summary>A unit that has booked keeps its identity, and the years that it has accounts of.</summary>
    [Test]
    public async Task A_unit_with_postings_is_not_made_another()
    {
        foreach (var (enhet, type) in new (object, string)[]
        {
            (new { navn = "Et annet", organisasjonsnummer = "935478715", type = "kf", fra = "2025-01-01" }, "enhetskode-i-bruk"),
            (new { navn = "Et råd", organisasjonsnummer = "910244132", type = "ipr", fra = "2025-01-01" }, "enhetskode-i-bruk"),
            (new { navn = "Eiendom KF", organisasjonsnummer = "910244132", type = "kf", fra = "2026-01-01" }, "enhet-har-posteringer"),
            (new { navn = "Eiendom KF", organisasjonsnummer = "910244132", type = "kf", fra = "2023-01-01", til = "2024-12-31" }, "enhet-har-posteringer"),
        })
        {
            var svar = await _tjener.PutAsync(E, enhet);
            Assert.That((svar.Status, (string)svar.Json["type"]!), Is.EqualTo((HttpStatusCode.Conflict, "urn:ledger:problem:" + type)), svar.Tekst);
        }

        await OkAsync(_tjener.PutAsync("/v1/kommuner/3234/regnskapsenheter/KF8", Kf));
        await OkAsync(_tjener.PutAsync("/v1/kommuner/3234/regnskapsenheter/KF8", new { navn = "Uten posteringer", organisasjonsnummer = "935478715", type = "ipr", fra = "2099-01-01" }));
    }

    /// <summary>Additions balance, say why, and are specified; without lines one is taken away.</summary>
    [Test]
    public async Task An_adjustment_balances_and_is_specified()
    {
        var foer = await LinjerAsync(C + "/balanse");
        object Justering(decimal andre) => new
        {
            referanse = "J1", begrunnelse = "Ubrukte interne lån", dokument = "N-12",
            linjer = new object[] { new { kontoklasse = "balanse", kapittel = "9110", beloep = -7 }, new { kontoklasse = "balanse", kapittel = "9999", beloep = andre } },
        };
        var skjev = await _tjener.PostAsync(C + "/justeringer", Justering(6));
        Assert.That((skjev.Status, skjev.Koder), Is.EqualTo((HttpStatusCode.UnprocessableEntity, new[] { "ubalanse" })));
        await OkAsync(_tjener.PostAsync(C + "/justeringer", Justering(7)));
        Assert.That((await LinjerAsync(C + "/balanse"))["F.I"], Is.EqualTo(foer["F.I"] - 7));
        var spesifisert = (await SvarAsync(C + "/elimineringer"))["linjer"]!.AsArray().Where(l => (string)l!["type"]! == "justering").Select(l => $"{l!["kode"]} {l["beloep"]} {l["begrunnelse"]} {l["dokument"]}");
        Assert.That(spesifisert, Is.EqualTo(["9110 -7.00 Ubrukte interne lån N-12", "9999 7.00 Ubrukte interne lån N-12"]));
        var feil = await _tjener.PostAsync(C + "/justeringer", new { referanse = "J2", begrunnelse = "x", dokument = "y", linjer = new[] { new { kontoklasse = "drift", art = "999", beloep = 1 } } });
        Assert.That(feil.Koder, Does.Contain("ukjent_art"));
        await OkAsync(_tjener.PostAsync(C + "/justeringer", new { referanse = "J1", begrunnelse = "Bortfalt", dokument = "N-12" }));
        Assert.That((await LinjerAsync(C + "/balanse"))["F.I"], Is.EqualTo(foer["F.I"]));
    }

    /// <summary>The consolidated accounts are presented as each unit's were: a set of versions that later entries do not move.</summary>
    [Test]
    public async Task What_is_presented_is_consolidated_at_the_version_of_each_unit()
    {
        const string A = "/v1/kommuner/3242", F = A + "/regnskapsenheter/KF1", Avlagt = A + "/konsolidert/regnskap/2025/driftsregnskap?tilstand=avlagt&fortegn=oppstilling";
        await OkAsync(_tjener.PutAsync(A, new { navn = "Avlagt", organisasjonsnummer = "935478715" }));
        await OkAsync(_tjener.PutAsync(F, Kf));
        foreach (var ledger in new[] { A, F })
        {
            await OkAsync(_tjener.PutAsync($"{ledger}/organisasjon/2025", new { enheter = new[] { new { kode = "101", navn = "Alt", nivaa = "ansvar" } } }));
            await OkAsync(_tjener.PutAsync($"{ledger}/fond/DISP", new { navn = "DISP", type = "disposisjonsfond" }));
        }

        await BilagAsync(A, 2025, Drift("870", -100), Drift("480", 40, "KF1"), Balanse("10", 60));
        await BilagAsync(F, 2025, Drift("880", -40, "KASSE"), Drift("010", 30), Balanse("10", 10));
        Assert.That((await _tjener.GetAsync(Avlagt)).Status, Is.EqualTo(HttpStatusCode.NotFound), "the municipality's own are not presented");
        await AvleggAsync(A);
        Assert.That((string)(await SvarAsync(Avlagt))["mangler"]!.AsArray().Single()!, Is.EqualTo("KF1 Eiendom KF har ikke regnskap for 2025 som er avlagt"));
        await AvleggAsync(F);
        var avlagt = await SvarAsync(Avlagt);
        Assert.That((avlagt["mangler"]!.AsArray().Count, (await LinjerAsync(Avlagt))["24"]), Is.EqualTo((0, 70m)));
        foreach (var ledger in new[] { A, F })
        {
            await OkAsync(_tjener.PutAsync($"{ledger}/regnskap/2025/perioder/13", new { status = "aapen" }));
            await OkAsync(_tjener.PostAsync($"{ledger}/regnskap/2025/bilag", new { bilagsreferanse = "SEN", bilagsdato = "2025-12-31", periode = 13, posteringer = new[] { Drift("010", 5), Balanse("10", -5) } }));
        }

        Assert.That((await SvarAsync(Avlagt)).ToJsonString(), Is.EqualTo(avlagt.ToJsonString()));
        Assert.That((await LinjerAsync(A + "/konsolidert/regnskap/2025/driftsregnskap?fortegn=oppstilling"))["24"], Is.EqualTo(60m), "the newest has both");

        async Task AvleggAsync(string ledger)
        {
            var svar = await _tjener.PostAsync(ledger + "/regnskap/2025/aarsavslutning", new { });
            if (svar.Status == HttpStatusCode.Conflict && svar.Json["likevel"] is JsonArray likevel)
            {
                foreach (var l in likevel)
                {
                    l!["begrunnelse"] = "Avtalt med revisor";
                }

                svar = await _tjener.PostAsync(ledger + "/regnskap/2025/aarsavslutning", new JsonObject { ["likevel"] = likevel.DeepClone() });
            }

            await OkAsync(Task.FromResult(svar));
            await OkAsync(_tjener.PostAsync(ledger + "/regnskap/2025/status", new { tilstand = "avlagt", person = "Kari", rolle = "leder", dato = "2026-02-20" }));
        }
    }

    /// <summary>A unit that is left out, or is not there yet, is in no figure; one that is there without accounts is told.</summary>
    [Test]
    public async Task Units_left_out_are_in_no_figure()
    {
        const string A = "/v1/kommuner/3240";
        await OkAsync(_tjener.PutAsync(A, new { navn = "Utelatt", organisasjonsnummer = "935478715" }));
        await OkAsync(_tjener.PutAsync(A + "/organisasjon/2025", new { enheter = new[] { new { kode = "101", navn = "Alt", nivaa = "ansvar" } } }));
        foreach (var (kode, tillegg) in new (string, object)[]
        {
            ("KF1", new { navn = "Liten", type = "kf", fra = "2020-01-01", utelatt = new { grunn = "Uvesentlig" } }), ("KF2", new { navn = "Ny", type = "kf", fra = "2026-01-01" }),
            ("KF3", new { navn = "Borte", type = "kf", fra = "2020-01-01", til = "2024-12-31" }), ("IPR", new { navn = "Uten regnskap", type = "ipr", fra = "2020-01-01" }),
        })
        {
            await OkAsync(_tjener.PutAsync($"{A}/regnskapsenheter/{kode}", tillegg));
        }

        var svar = await SvarAsync(A + "/konsolidert/regnskap/2025/balanse");
        Assert.That(((bool)svar["ogsaaKonsolidert"]!, (string)svar["mangler"]!.AsArray().Single()!), Is.EqualTo((true, "IPR Uten regnskap har ikke regnskap for 2025")));
        foreach (var (kode, body) in new (string, object)[]
        {
            ("KASSE", new { navn = "x", type = "kf", fra = "2025-01-01" }), ("kf", new { navn = "x", type = "kf", fra = "2025-01-01" }), ("KF4", new { navn = "x", type = "as", fra = "2025-01-01" }),
            ("KF4", new { navn = "x", type = "kf", fra = "i fjor" }), ("KF4", new { type = "kf", fra = "2025-01-01" }),
        })
        {
            Assert.That((await _tjener.PutAsync($"{A}/regnskapsenheter/{kode}", body)).Status, Is.EqualTo(HttpStatusCode.BadRequest), kode);
        }
    }

    /// <summary>§ 10-4: a column has the units of its own year, so that last year's figures are those that last year's accounts had.</summary>
    [Test]
    public async Task Each_column_has_the_units_of_its_own_year()
    {
        const string A = "/v1/kommuner/3246";
        string Enhet(string kode) => $"{A}/regnskapsenheter/{kode}";
        await OkAsync(_tjener.PutAsync(A, new { navn = "Omdannet", organisasjonsnummer = "935478715" }));
        await OkAsync(_tjener.PutAsync(Enhet("KF1"), new { navn = "Borte", type = "kf", fra = "2020-01-01", til = "2024-12-31" }));
        await OkAsync(_tjener.PutAsync(Enhet("KF2"), new { navn = "Ny", type = "kf", fra = "2025-01-01" }));
        await OkAsync(_tjener.PutAsync(Enhet("KF3"), new { navn = "Ikke begynt", type = "kf", fra = "2020-01-01" }));
        await OkAsync(_tjener.PutAsync(Enhet("KF4"), new { navn = "Uten", type = "kf", fra = "2020-01-01" }));
        foreach (var (ledger, aar) in new[] { (A, 2024), (A, 2025), (Enhet("KF1"), 2024), (Enhet("KF2"), 2024), (Enhet("KF2"), 2025), (Enhet("KF3"), 2024) })
        {
            await OkAsync(_tjener.PutAsync($"{ledger}/organisasjon/{aar}", new { enheter = new[] { new { kode = "101", navn = "Alt", nivaa = "ansvar" } } }));
        }

        await BilagAsync(A, 2024, Drift("870", -500), Drift("380", 20, "KF1"), Balanse("10", 480));
        await BilagAsync(Enhet("KF1"), 2024, Drift("780", -20, "KASSE"), Drift("620", -30), Balanse("10", 50));
        await BilagAsync(Enhet("KF2"), 2024, Drift("620", -1), Balanse("10", 1));
        await BilagAsync(Enhet("KF3"), 2024, Drift("620", -7), Balanse("10", 7));
        await BilagAsync(A, 2025, Drift("870", -600), Balanse("10", 600));
        await BilagAsync(Enhet("KF2"), 2025, Drift("620", -40), Balanse("10", 40));
        foreach (var (sti, post, iAar, iFjor) in new[] { ("/driftsregnskap", "9", -640m, -537m), ("/driftsregnskap", "15", 0m, 0m), ("/balanse", "B.I", 640m, 537m) })
        {
            var (naa, foer) = (A + "/konsolidert/regnskap/2025" + sti, A + "/konsolidert/regnskap/2024" + sti);
            Assert.That(((await LinjerAsync(naa))[post], (await LinjerAsync(naa, "regnskapForrigeAar"))[post]), Is.EqualTo((iAar, iFjor)), post);
            Assert.That(await LinjerAsync(naa, "regnskapForrigeAar"), Is.EqualTo(await LinjerAsync(foer)), sti);
        }

        var svar = await SvarAsync(A + "/konsolidert/regnskap/2025/balanse?perEnhet=true");
        Assert.That(svar["versjoner"]!.AsArray().Select(v => (string)v!["enhet"]!), Is.EqualTo(["KASSE", "KF2", "KF1", "KF3"]));
        Assert.That(svar["linjer"]![0]!["enheter"]!.AsArray().Select(e => (string)e!["enhet"]!), Is.EqualTo(["KASSE", "KF2", "elimineringer", "justeringer"]));
        Assert.That(svar["mangler"]!.AsArray().Select(m => (string)m!), Is.EqualTo(
            ["KF3 Ikke begynt har ikke regnskap for 2025", "KF4 Uten har ikke regnskap for 2025", "KF4 Uten har ikke regnskap for 2024"]));
        Assert.That((await SvarAsync(A + "/konsolidert/regnskap/2024/balanse"))["mangler"]!.AsArray().Select(m => (string)m!), Is.EqualTo(
            ["KF2 Ny har posteringer i 2024, som enhetens fra og til ikke har med", "KF4 Uten har ikke regnskap for 2024"]));
        Assert.That((await SvarAsync(A + "/konsolidert/regnskap/2025/elimineringer"))["versjoner"]!.AsArray().Select(v => (string)v!["enhet"]!), Is.EqualTo(["KASSE", "KF2"]));
    }

    private static async Task<Svar> OkAsync(Task<Svar> oppgave)
    {
        var svar = await oppgave;
        Assert.That((int)svar.Status, Is.InRange(200, 299), svar.Tekst);
        return svar;
    }

    private static object Drift(string art, decimal beloep, string? motpartsenhet = null, string funksjon = "202") =>
        new { kontoklasse = "drift", art, funksjon, ansvar = "101", beloep, motpartsenhet };

    private static object Inv(string art, decimal beloep, string? motpartsenhet = null) =>
        new { kontoklasse = "investering", art, funksjon = "222", ansvar = "101", beloep, motpartsenhet };

    private static object Balanse(string kapittel, decimal beloep, string? motpartsenhet = null) =>
        new { kontoklasse = "balanse", kapittel, sektor = "320", beloep, motpartsenhet };

    private Task<Svar> BilagAsync(string ledger, int aar, params object[] posteringer) => OkAsync(_tjener.PostAsync($"{ledger}/regnskap/{aar}/bilag", Bilag(aar, posteringer)));

    private Task<Svar> ProevAsync(string ledger, int aar, params object[] posteringer) =>
        _tjener.PostAsync($"{ledger}/regnskap/{aar}/bilag?proevekjoering=true", Bilag(aar, posteringer));

    private static object Bilag(int aar, object[] posteringer) => new { bilagsreferanse = Guid.NewGuid().ToString("N"), bilagsdato = $"{aar}-05-15", periode = 5, posteringer };

    private async Task<string> NoekkelAsync(string kommune) =>
        (string)(await OkAsync(_tjener.PostAsync("/v1/noekler", new { navn = "enhet", scopes = new[] { "ledger:les" }, kommuner = new[] { kommune } }))).Json["noekkel"]!;

    private async Task<JsonNode> SvarAsync(string sti) => (await OkAsync(_tjener.GetAsync(sti))).Json;

    private async Task<Dictionary<string, decimal>> LinjerAsync(string sti, string kolonne = "regnskap") =>
        (await SvarAsync(sti))["linjer"]!.AsArray().ToDictionary(l => (string)l!["post"]!, l => (decimal)l![kolonne]!);
}
