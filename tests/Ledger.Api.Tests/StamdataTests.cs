using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;

namespace Ledger.Api.Tests;

/// <summary>Master data in one call: what the source has is added or changed, nothing is deleted, and what is not taken is told.</summary>
public sealed class StamdataTests : Kommuneprover
{
    private protected override Task OpprettAsync(string nummer) =>
        KrevAsync(_tjener.PutAsync(_k, new { navn = "Kommune", organisasjonsnummer = "920125298" }));

    [Test]
    public async Task The_same_organisation_in_another_order_is_the_same()
    {
        object[] enheter =
        [
            new { kode = "100", navn = "Hundre", nivaa = "direktoromraade" }, new { kode = "9", navn = "Ni", nivaa = "direktoromraade" },
            new { kode = "Å", navn = "Å", nivaa = "direktoromraade" }, new { kode = "10", navn = "Ti", nivaa = "direktoromraade" },
            new { kode = "Æ", navn = "Æ", nivaa = "direktoromraade" }, new { kode = "B", navn = "B", nivaa = "direktoromraade" },
        ];
        await KrevAsync(_tjener.PutAsync(_k + "/organisasjon/2025", new { enheter }));
        var omvendt = await KrevAsync(_tjener.PutAsync(_k + "/organisasjon/2025", new { enheter = enheter.Reverse().ToArray() }));
        Assert.That((bool)omvendt["endret"]!, Is.False, omvendt.ToJsonString());
        var avvik = await HentAsync(_k + "/regnskap/2025/avvik?nivaa=direktoromraade");
        Assert.That(avvik["linjer"]!.AsArray().Select(l => (string)l!["kode"]!), Is.EqualTo(new[] { "9", "10", "100", "B", "Æ", "Å" }));
    }

    [Test]
    public async Task One_call_opens_the_year_and_the_same_again_changes_nothing()
    {
        var alt = new
        {
            nivaaer = new object[] { new { nivaa = "omraade" }, new { nivaa = "virksomhetsomraade", bevilgning = true }, new { nivaa = "virksomhet" }, new { nivaa = "ansvar" } },
            enheter = new object[]
            {
                new { kode = "O", navn = "Oppvekst", nivaa = "omraade" }, new { kode = "O1", navn = "Skoler", nivaa = "virksomhetsomraade", overordnet = "O" },
                new { kode = "O11", navn = "Skole nord", nivaa = "virksomhet", overordnet = "O1" },
                new { kode = "111", navn = "Trinn 1-4", nivaa = "ansvar", overordnet = "O11", gyldigFra = "2024-01-01", gyldigTil = "2024-12-31" },
                new { kode = "111", navn = "Trinn 1-7", nivaa = "ansvar", overordnet = "O11", gyldigFra = "2025-01-01" },
                new { kode = "112", navn = "SFO", nivaa = "ansvar", overordnet = "O11" }, new { kode = "099", navn = "Nedlagt", nivaa = "ansvar", overordnet = "O11", gyldigTil = "2023-12-31" },
            },
            prosjekter = new object[] { new { kode = "P1", navn = "Ny skole", gyldigTil = "2026-06-30" } },
            fond = new object[] { new { kode = "DISP", navn = "Disposisjonsfond", type = "disposisjonsfond", konto = "25600" } },
            funksjoner = new object[] { new { lokalFunksjon = "20200", funksjon = "202" } },
        };
        var foerst = await KrevAsync(_tjener.PostAsync(_k + "/stamdata/2025", alt, "dev-stamdata"));
        Assert.That(
            (foerst["enheter"]!.ToJsonString(), foerst["prosjekter"]!.ToJsonString(), (bool)foerst["endret"]!),
            Is.EqualTo(("""{"nye":5,"endret":0,"uendret":0}""", """{"nye":1,"endret":0,"uendret":0}""", true)), foerst.ToJsonString());
        Assert.That(foerst["ikkeEndret"]!.AsArray().Select(i => $"{i!["type"]} {i["kode"]}"), Is.EquivalentTo(new[] { "enhet 111", "enhet 099" }));
        var igjen = await KrevAsync(_tjener.PostAsync(_k + "/stamdata/2025", alt, "dev-stamdata"));
        Assert.That(((bool)igjen["endret"]!, (long)igjen["versjon"]!, (int)igjen["enheter"]!["uendret"]!), Is.EqualTo((false, (long)foerst["versjon"]!, 5)));

        // Nor does another order: units stand by their codes.
        var omvendt = await KrevAsync(_tjener.PostAsync(_k + "/stamdata/2025", new { alt.nivaaer, enheter = alt.enheter.Reverse().ToArray() }, "dev-stamdata"));
        Assert.That(((bool)omvendt["endret"]!, (long)omvendt["versjon"]!), Is.EqualTo((false, (long)foerst["versjon"]!)), omvendt.ToJsonString());
        Assert.That(
            (await HentAsync(_k + "/stamdata/2025"))["enheter"]!.AsArray().Select(e => (string)e!["kode"]!), Is.EqualTo(new[] { "111", "112", "O", "O1", "O11" }));

        // Nothing is deleted, and what is sent again is changed.
        var endret = await KrevAsync(_tjener.PostAsync(_k + "/stamdata/2025", new { enheter = new object[] { new { kode = "112", navn = "Skolefritidsordning", nivaa = "ansvar", overordnet = "O11" } } }, "dev-stamdata"));
        Assert.That(((int)endret["enheter"]!["endret"]!, (await HentAsync(_k + "/stamdata/2025"))["enheter"]!.AsArray().Count), Is.EqualTo((1, 5)));

        await ImporterAsync("A;2025-01-31;1;drift;010;202;;;111;P1;;60\nA;2025-01-31;1;drift;010;202;;;112;;;40\nA;2025-01-31;1;balanse;;;10;320;;;;-100\n");
        var omraade = (await HentAsync(_r + "/driftsregnskap?oppstilling=omraade"))["linjer"]!.AsArray().Select(l => $"{l!["post"]} {(decimal)l["regnskap"]!:0}");
        Assert.That(omraade, Is.EqualTo(new[] { "O1 100", "O 100", "utenfor 0", "sum 100" }), "the council's level, and not the leaves");
        Assert.That((await HentAsync(_r + "/avvik?nivaa=tjenesteomraade"))["linjer"]!.AsArray().Select(l => $"{l!["kode"]} {(decimal)l["regnskap"]!:0}"), Is.EqualTo(new[] { "O1 100" }));
        var virksomhet = await HentAsync(_r + "/avvik?nivaa=virksomhet");
        Assert.That(
            (string)virksomhet["nivaa"]! + string.Concat(virksomhet["linjer"]!.AsArray().Select(l => $" {l!["kode"]} {(decimal)l["regnskap"]!:0}")),
            Is.EqualTo("virksomhet O11 100"), "by the municipality's own name of the level");
    }

    [Test]
    public async Task What_stands_on_a_unit_that_gets_units_below_it_belongs_to_its_sum_and_a_replaced_units_rows_to_the_one_after_it()
    {
        await EnheterAsync(("A", "direktoromraade", ""), ("B", "direktoromraade", ""));
        await ImporterAsync("A;2025-01-31;1;drift;010;202;;;A;;;60\nA;2025-01-31;1;drift;010;202;;;B;;;40\nA;2025-01-31;1;balanse;;;10;320;;;;-100\n");
        await EnheterAsync(("A1", "tjenesteomraade", "A"));
        await ImporterAsync("C;2025-02-28;2;drift;010;202;;;A1;;;5\nC;2025-02-28;2;balanse;;;10;320;;;;-5\n");
        var omraade = (await HentAsync(_r + "/driftsregnskap?oppstilling=omraade"))["linjer"]!.AsArray().Select(l => $"{l!["post"]} {(decimal)l["regnskap"]!:0}");
        Assert.That(omraade, Is.EqualTo(new[] { "A1 5", "A:egne 60", "A 65", "B 40", "utenfor 0", "sum 105" }));
        Assert.That(await AvvikAsync("direktoromraade"), Is.EqualTo(new[] { "A 65", "B 40" }));

        await KrevAsync(_tjener.PostAsync(_k + "/stamdata/2025", new { enheter = new object[] { new { kode = "B", navn = "B", nivaa = "direktoromraade", gyldigTil = "2025-06-30", erstattetAv = "A1" } } }, "dev-stamdata"));
        Assert.That(await AvvikAsync("direktoromraade"), Is.EqualTo(new[] { "A 105", "B 0" }));
        Assert.That((await HentAsync(_r + "/bilag/1"))["posteringer"]![1]!["ansvar"]!.GetValue<string>(), Is.EqualTo("B"), "the journal keeps what was written");
    }

    [Test]
    public async Task An_account_of_a_fund_says_the_fund_of_its_rows()
    {
        await EnheterAsync(("A", "ansvar", ""));
        await KrevAsync(_tjener.PutAsync(_k + "/kontoplan/2025", new
        {
            konti = new object[]
            {
                new { konto = "15400", navn = "Avsetning", kontoklasse = "drift", art = "540" }, new { konto = "25600", navn = "Disposisjonsfond", kontoklasse = "balanse", kapittel = "56", sektor = "080" },
            },
        }, "dev-stamdata"));
        await ImporterAsync("A;2025-01-31;1;;;880;;;A;;15400;10\nA;2025-01-31;1;;;;;;;;25600;-10\n", "konto");
        Assert.That(await FondAsync(), Is.EqualTo(new[] { "ufordelt-disp -10" }));
        await KrevAsync(_tjener.PostAsync(_k + "/stamdata/2025", new { fond = new object[] { new { kode = "DISP", navn = "Disposisjonsfond", type = "disposisjonsfond", konto = "25600" } } }, "dev-stamdata"));
        Assert.That(await FondAsync(), Does.Contain("DISP -10"));
        var nei = await KrevAsync(_tjener.PostAsync(_k + "/stamdata/2025", new { fond = new object[] { new { kode = "DISP", navn = "X", type = "bundetDriftsfond" } } }, "dev-stamdata"));
        Assert.That(((bool)nei["endret"]!, (string)nei["ikkeEndret"]![0]!["kode"]!), Is.EqualTo((false, "DISP")));
        Assert.That((await _tjener.PutAsync(_k + "/fond/ufordelt-disp", new { navn = "X", type = "disposisjonsfond" })).Koder, Is.EqualTo(new[] { "reservert_kode" }));
    }

    [Test]
    public async Task What_one_door_says_of_a_fund_or_a_project_is_not_lost_by_another()
    {
        await KrevAsync(_tjener.PostAsync(_k + "/stamdata/2025", new
        {
            fond = new object[] { new { kode = "F1", navn = "F", type = "disposisjonsfond", konto = "25600" } },
            prosjekter = new object[] { new { kode = "P1", navn = "P", gyldigTil = "2026-06-30" } },
        }));
        await KrevAsync(_tjener.PutAsync(_k + "/fond/F1", new { navn = "Nytt navn", type = "disposisjonsfond", formaal = "Buffer" }));
        await KrevAsync(_tjener.PutAsync(_k + "/prosjekter/P1", new { navn = "Nytt navn" }));
        Assert.That((await FondAsync("F1"), (string?)(await HentAsync(_k + "/prosjekter/P1"))["gyldigTil"]), Is.EqualTo(("Nytt navn 25600 Buffer", "2026-06-30")));
        await KrevAsync(_tjener.PostAsync(_k + "/stamdata/2025", new { fond = new object[] { new { kode = "F1", navn = "Fra kilden", type = "disposisjonsfond" } } }));
        Assert.That(await FondAsync("F1"), Is.EqualTo("Fra kilden 25600 Buffer"));
        await KrevAsync(_tjener.PostAsync(_k + "/stamdata/2025", new { fond = new object[] { new { kode = "F1", navn = "Fra kilden", type = "disposisjonsfond", konto = "" } } }));
        Assert.That(await FondAsync("F1"), Is.EqualTo("Fra kilden  Buffer"));
    }

    [Test]
    public async Task An_account_is_one_funds_and_a_code_stands_once()
    {
        object Fond(string kode, string? konto, string type = "disposisjonsfond") => new { kode, navn = kode, type, konto };
        Task<Svar> SendAsync(object[] fond, params object[] prosjekter) => _tjener.PostAsync(_k + "/stamdata/2025", new { fond, prosjekter });
        await KrevAsync(SendAsync([Fond("F1", "25600"), Fond("F1", "25600")], new { kode = "P1", navn = "P" }, new { kode = "P1", navn = "P" }));
        foreach (var (svar, feil) in new[]
        {
            (await SendAsync([Fond("F2", "25600")]), "fond[0].konto dublett_konto"), (await SendAsync([Fond("F2", "1"), Fond("F3", "1")]), "fond[0].konto dublett_konto, fond[1].konto dublett_konto"),
            (await SendAsync([Fond("F2", null), Fond("F2", null, "bundetDriftsfond")]), "fond[1].kode dublett_objekt"),
            (await SendAsync([], new { kode = "P2", navn = "P" }, new { kode = "P2", navn = "Q" }), "prosjekter[1].kode dublett_objekt"),
        })
        {
            Assert.That((svar.Status, string.Join(", ", svar.Json["feil"]!.AsArray().Select(f => $"{f!["felt"]} {f["kode"]}"))), Is.EqualTo((HttpStatusCode.UnprocessableEntity, feil)), svar.Tekst);
        }

        await KrevAsync(SendAsync([Fond("F1", "25601"), Fond("F2", "25600")]));
        Assert.That((await FondAsync("F1"), await FondAsync("F2")), Is.EqualTo(("F1 25601 ", "F2 25600 ")), "the account moved from one to the other");
    }

    private async Task<string> FondAsync(string kode) => await HentAsync(_k + "/fond/" + kode) is var f ? $"{f["navn"]} {f["konto"]} {f["formaal"]}" : "";

    [Test]
    public async Task Errors_name_what_was_sent_a_dry_run_stores_nothing_and_an_outdated_mark_is_refused()
    {
        await EnheterAsync(("A", "ansvar", ""));
        var feil = await _tjener.PostAsync(_k + "/stamdata/2025", new
        {
            enheter = new object[] { new { kode = "B", navn = "B", nivaa = "ansvar", overordnet = "X" }, new { kode = "C", navn = "", overordnet = "C" }, new { kode = "D", navn = "D", nivaa = "ansvar", overordnet = "D" } },
            prosjekter = new object[] { new { kode = "P 1", navn = "P" } },
            fond = new object[] { new { kode = "F", navn = "F", type = "annet" } },
            funksjoner = new object[] { new { lokalFunksjon = "1", funksjon = "999" } },
        }, "dev-stamdata");
        Assert.That(feil.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), feil.Tekst);
        Assert.That(feil.Json["feil"]!.AsArray().Select(f => $"{f!["felt"]} {f["kode"]}"), Is.EquivalentTo(new[]
        {
            "enheter[1].navn mangler", "enheter[0].overordnet ukjent_overordnet", "enheter[2].overordnet ugyldig_nivaa", "prosjekter[0].kode ugyldig_format", "fond[0].type ugyldig_format", "funksjoner[0].funksjon ukjent_funksjon",
        }));

        var foer = await _tjener.GetAsync(_k + "/stamdata/2025", "dev-stamdata");
        var proeve = await KrevAsync(_tjener.PostAsync(_k + "/stamdata/2025?proevekjoering=true", new { prosjekter = new object[] { new { kode = "P1", navn = "P" } } }, "dev-stamdata"));
        Assert.That(((int)proeve["prosjekter"]!["nye"]!, (bool)proeve["proevekjoering"]!), Is.EqualTo((1, true)));
        Assert.That((await _tjener.GetAsync(_k + "/stamdata/2025", "dev-stamdata")).Tekst, Is.EqualTo(foer.Tekst));

        await KrevAsync(MedMerkeAsync(foer.Hode("ETag")!));
        var utdatert = await MedMerkeAsync(foer.Hode("ETag")!);
        Assert.That(utdatert.Status, Is.EqualTo(HttpStatusCode.PreconditionFailed), utdatert.Tekst);
    }

    private Task<Svar> MedMerkeAsync(string merke) => _tjener.SendAsync(
        HttpMethod.Post, _k + "/stamdata/2025", new StringContent(JsonSerializer.Serialize(new { prosjekter = new object[] { new { kode = "P1", navn = "P" } } }), Encoding.UTF8, "application/json"),
        "dev-stamdata", ("If-Match", merke));

    private Task<JsonNode> EnheterAsync(params (string Kode, string Nivaa, string Over)[] enheter) => KrevAsync(_tjener.PostAsync(
        _k + "/stamdata/2025", new { enheter = enheter.Select(e => new { kode = e.Kode, navn = e.Kode, nivaa = e.Nivaa, overordnet = e.Over.Length == 0 ? null : e.Over }) }, "dev-stamdata"));

    private async Task<IEnumerable<string>> AvvikAsync(string nivaa) =>
        (await HentAsync(_r + "/avvik?nivaa=" + nivaa))["linjer"]!.AsArray().Select(l => $"{l!["kode"]} {(decimal)l["regnskap"]!:0}");

    private async Task<IEnumerable<string>> FondAsync() =>
        (await HentAsync(_r + "/fond"))["linjer"]!.AsArray().Select(l => $"{l!["fondskode"]} {(decimal)l["utgaaendeBalanse"]!:0}");

    private Task<JsonNode> ImporterAsync(string rader, string prosjekt = "prosjekt") => KrevAsync(_tjener.SendAsync(
        HttpMethod.Post, _r + "/importer",
        new StringContent($"bilagsreferanse;bilagsdato;periode;kontoklasse;art;funksjon;kapittel;sektor;ansvar;{(prosjekt == "konto" ? "prosjekt;konto" : "prosjekt;fond")};beloep\n" + rader, Encoding.UTF8, "text/csv"),
        "dev-bokfor", ("Idempotency-Key", Guid.NewGuid().ToString())));

    private Task<JsonNode> HentAsync(string sti) => KrevAsync(_tjener.GetAsync(sti, "dev-revisjon"));

    private static async Task<JsonNode> KrevAsync(Task<Svar> task)
    {
        var svar = await task;
        Assert.That((int)svar.Status, Is.InRange(200, 299), svar.Tekst);
        return svar.Json;
    }
}
