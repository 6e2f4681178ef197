using System.Net;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Avslutningskommune;

namespace Ledger.Api.Tests;

/// <summary>The notes that the ledger computes (§ 5-10), and the auditor's list of bilag without documents, over HTTP.</summary>
public sealed class NoterTests() : Avslutningsprover(9701)
{
    /// <summary>Pay of 2025, 9 for 90: corrected in 2026, with both years' bilag named (§ 5-10 letter c, bokføringsforskriften § 5-12).</summary>
    [Test]
    public async Task A_corrected_error_stands_in_note_3_with_what_it_changed()
    {
        await _k.InntektAsync(2025, 100);
        var feil = (int)(await _k.BilagAsync(2025, 5, Rad("drift", "010", "202", 9), Balanse("32", -9))).Json["bilagsnummer"]!;
        await _k.AvsluttLikevelAsync(2025);
        await OkAsync(_k.PostAsync($"/regnskap/2025/bilag/{feil}/korreksjon", new
        {
            iAar = 2026, bilagsreferanse = "RETT", begrunnelse = "Tastefeil", bilagsdato = "2026-03-15", periode = 3,
            posteringer = new[] { Rad("drift", "010", "202", 90), Balanse("32", -90) },
        }));
        await _k.PutAsync("/regnskap/2026/inndata", new { vesentligFeil = 50 });

        foreach (var id in new[] { "3", "prinsippEstimatFeil" })
        {
            var note = await _k.LesAsync($"/regnskap/2026/noter/{id}");
            Assert.That(
                note["feil"]!.AsArray().Select(f => $"{f!["korrigerer"]!["aar"]}/{f["korrigerer"]!["bilagsnummer"]} {f["drift"]} {f["investering"]} {f["kapitler"]![0]!["kapittel"]} {f["kapitler"]![0]!["sum"]} {f["begrunnelse"]} {f["vesentlig"]}"),
                Is.EqualTo([$"2025/{feil} -9.00 0.00 32 9.00 Tastefeil true", $"2025/{feil} 90.00 0.00 32 -90.00 Tastefeil true"]));
            Assert.That((string)note["status"]!, Is.EqualTo("ferdig"));
        }

        Assert.That((await _k.LesAsync("/regnskap/2025/noter/3"))["feil"]!.AsArray(), Is.Empty);
        var hoder = (await _k.LesAsync("/regnskap/2026/noter"))["noter"]!.AsArray().Select(n => $"{n!["id"]} {n["nummer"]} {n["status"]}");
        Assert.That(hoder, Has.Some.EqualTo("3 2 ferdig").And.Some.EqualTo("2  ikkeAktuell"), "numbers skip what there is nothing to tell of");
        var ukjent = await _tjener.GetAsync($"{_k.K}/regnskap/2026/noter/99");
        Assert.That(ukjent.Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    /// <summary>§§ 5-11 to 5-13: the ledger has the tables, and asks for what only the municipality knows.</summary>
    [Test]
    public async Task Every_note_has_a_table_or_asks_for_a_text()
    {
        await _tjener.PutAsync(_k.K + "/fond/VANN", new { navn = "Vann", type = "bundetDriftsfond", formaal = "selvkost vann" });
        await _k.BilagAsync(2025, 0, Balanse("27", 900), Balanse("5990", -900));
        await _k.BilagAsync(2025, 0, Balanse("10", 70), Balanse("51", -70, "VANN"));
        await _k.InntektAsync(2025, 100);
        Assert.That(await LinjerAsync("varigeDriftsmidler"), Is.EqualTo("27_inngaaende 900 27_endring 0 27_utgaaende 900"));
        Assert.That(await LinjerAsync("13"), Is.EqualTo("VANN_inngaaende 70 VANN_avsetning 0 VANN_bruk 0 VANN_utgaaende 70"));
        Assert.That(await LinjerAsync("10"), Does.Contain("varige_driftsmidler 900").And.Contain("betalt 0"));
        Assert.That(await StatusAsync(), Is.SupersetOf(new[] { "4 mangler", "5 ikkeAktuell", "10 ferdig", "13 mangler", "14 ikkeAktuell", "17 mangler" }));

        foreach (var note in new[] { "4", "13", "14", "revisor" })
        {
            await OkAsync(_tjener.PutAsync($"{_k.K}/regnskap/2025/noter/{note}/tekst", new { tekst = "Første linje\nAndre linje" }));
        }

        Assert.That(await StatusAsync(), Is.SupersetOf(new[] { "4 ferdig", "13 ferdig", "14 ferdig", "17 ferdig" }));
        Assert.That((string)(await _k.LesAsync("/regnskap/2025/noter/17"))["tekst"]!, Is.EqualTo("Første linje\nAndre linje"));
        await OkAsync(_tjener.PutAsync($"{_k.K}/regnskap/2025/noter/14/tekst", new { tekst = "" }));
        Assert.That(await StatusAsync(), Has.Some.EqualTo("14 ikkeAktuell"), "an empty text takes it away");
        Assert.That((await _tjener.PutAsync($"{_k.K}/regnskap/2025/noter/4/tekst", new { })).Koder, Is.EqualTo(["mangler"]));
        Assert.That((await _tjener.PutAsync($"{_k.K}/regnskap/2025/noter/99/tekst", new { tekst = "x" })).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    /// <summary>§ 5-15: the lines of the statements refer to the notes by the ids that the list has; the municipality's own come after the law's.</summary>
    [Test]
    public async Task Lines_refer_to_notes_and_the_municipality_has_its_own()
    {
        await _k.BilagAsync(2025, 0, Balanse("21", 40), Balanse("5990", -40));
        await _k.InntektAsync(2025, 100);
        var balanse = (await _k.LesAsync("/regnskap/2025/balanse"))["linjer"]!.AsArray().ToDictionary(l => (string)l!["post"]!, l => l!["noter"]?.AsArray().Select(n => (string)n!));
        Assert.That((balanse["A.II.1"], balanse["C.III.2"], balanse["B.I"]), Is.EqualTo((new[] { "5" }, new[] { "1", "3" }, (IEnumerable<string>?)null)));
        Assert.That((await _k.LesAsync("/regnskap/2025/driftsregnskap"))["linjer"]!.AsArray().Single(l => (string)l!["post"]! == "14")!["noter"]!.AsArray().Select(n => (string)n!), Is.EqualTo(["10"]));
        var ider = (await _k.LesAsync("/regnskap/2025/noter"))["noter"]!.AsArray().Select(n => (string)n!["id"]!).ToHashSet();
        foreach (var sti in new[] { "/driftsregnskap", "/driftsregnskap?oppstilling=art", "/investeringsregnskap", "/balanse", "/budsjettavvik", "/budsjettavvik?oppstilling=investering" })
        {
            var henvist = (await _k.LesAsync("/regnskap/2025" + sti))["linjer"]!.AsArray().SelectMany(l => l!["noter"]?.AsArray() ?? []).Select(n => (string)n!).ToList();
            Assert.That(henvist.Distinct(), Is.Not.Empty.And.SubsetOf(ider), sti);
        }

        await OkAsync(_tjener.PutAsync($"{_k.K}/regnskap/2025/noter/nummerering", new
        {
            rekkefoelge = new[] { "kapitalkonto", "arbeidskapital" },
            egne = new[] { new { navn = "sammendrag", tittel = "Sammendrag av investeringer", hjemmel = (string?)null }, new { navn = "klima", tittel = "Klimaregnskap", hjemmel = (string?)"Kommunestyrets vedtak 12/25" } },
        }));
        Assert.That(await HoderAsync(), Is.SupersetOf(new[] { "2 1 kapitalkonto ferdig", "1 2 arbeidskapital ferdig", "18 6 sammendrag mangler", "19 7 klima mangler" }));
        await OkAsync(_tjener.PutAsync($"{_k.K}/regnskap/2025/noter/19/tekst", new { tekst = "Utslippene gikk ned." }));
        var klima = await _k.LesAsync("/regnskap/2025/noter/klima");
        Assert.That(((string)klima["tekst"]!, (string)klima["tittel"]!, (int)klima["nummer"]!, (string)klima["hjemmel"]!), Is.EqualTo(("Utslippene gikk ned.", "Klimaregnskap", 7, "Kommunestyrets vedtak 12/25")));

        // The text is the note's, whatever its place; and the next year begins with the same notes.
        await OkAsync(_tjener.PutAsync($"{_k.K}/regnskap/2025/noter/nummerering", new { egne = new[] { new { navn = "klima", tittel = "Klimaregnskap" } } }));
        Assert.That(((string)(await _k.LesAsync("/regnskap/2025/noter/18"))["tekst"]!, await HoderAsync()), Is.EqualTo(("Utslippene gikk ned.", await HoderAsync())));
        await OkAsync(_k.PostAsync("/regnskap/2026/aapning", new { fra = 2025 }));
        Assert.That((await _k.LesAsync("/regnskap/2026/noter/nummerering"))["egne"]!.AsArray().Select(e => (string)e!["navn"]!), Is.EqualTo(["klima"]));

        foreach (var (body, kode) in new (object, string)[]
        {
            (new { egne = new[] { new { navn = "pensjon", tittel = "x" } } }, "dublett_kolonne"), (new { egne = new[] { new { navn = "1a", tittel = "x" } } }, "ugyldig_format"),
            (new { egne = new[] { new { navn = "ny", tittel = "" } } }, "mangler"), (new { rekkefoelge = new[] { "finnesIkke" } }, "ukjent_objekt"),
            (new { rekkefoelge = new[] { "pensjon", "pensjon" } }, "dublett_kolonne"),
        })
        {
            Assert.That((await _tjener.PutAsync($"{_k.K}/regnskap/2025/noter/nummerering", body)).Koder, Is.EqualTo([kode]));
        }
    }

    /// <summary>Notes 4, 6, 11, 12 and 14 stand on registers; what a register says otherwise than the ledger must be explained.</summary>
    [Test]
    public async Task Notes_stand_on_their_registers()
    {
        await _k.BilagAsync(2025, 0, Balanse("27", 1_000_000), Balanse("19", 1_000), Balanse("5990", -1_001_000));
        await SendAsync("anlegg", new { kode = "A1", navn = "Skolen", kapittel = "27", gruppe = "40", levetid = 40 });
        await PosterAsync("anlegg", new { referanse = "T1", objekt = "A1", dato = "2024-06-01", type = "tilgang", beloep = 1_000_000 });
        await SendAsync("premieavvik", new { kode = "KLP-2025", navn = "KLP 2025", aar = 2025, premie = 5_000, nettoKostnad = 4_300, agaSats = 14.1, aarAmortisering = "7" });
        await SendAsync("garanti", new { kode = "G1", navn = "Idrettslaget", formaal = "Kunstgress", garantitype = "selvskyldner", ramme = 500_000, utloep = "2040-12-31", godkjenning = "vedtatt" });
        await SendAsync("utlaan", new { kode = "PRIV", navn = "Startlån, private personer samlet", kilde = "videreutlaan", kapittel = "22", privat = true });
        await SendAsync("selvkost", new { kode = "VANN", navn = "Vann", maaVaereSelvkost = false });
        await PosterAsync("selvkost", new { referanse = "L1", objekt = "VANN", dato = "2021-12-31", type = "lag", beloep = 300_000 }, new { referanse = "L2", objekt = "VANN", dato = "2024-12-31", type = "lag", beloep = 500_000 });
        await OkAsync(_k.PostAsync("/opplysninger", new object[]
        {
            Maaling("garanti:G1", "ansvar", 400_000, 2024), Maaling("garanti:G1", "ansvar", 380_000, 2025), Maaling("utlaan:PRIV", "restgjeld", 90_000, 2025),
            Maaling("selvkost:VANN", "gebyr", 9_600_000, 2025), Maaling("selvkost:VANN", "grunnlag", 10_000_000, 2025), new { slag = "maaling", objekt = "selvkost:VANN", maal = "kalkylerente", verdi = 5.0, aar = 2025, periode = "aar" },
        }));

        Assert.That(await RaderAsync("4", "anlegg", "inngaaende", "avskrivning", "utgaaende"), Is.EqualTo("40 1000000.00 -25000.00 975000.00 sum 1000000.00 -25000.00 975000.00"));
        Assert.That((decimal)(await LinjenAsync("4", "registeravvik"))["beloep"]!, Is.EqualTo(-25_000m), "the ledger has not been depreciated");
        Assert.That((await _k.LesAsync("/regnskap/2025/noter/4"))["mangler"]!.AsArray().Select(m => (string)m!), Has.Some.Contain("Registeret mindre hovedboken"));
        Assert.That(await RaderAsync("11", "premieavvik", "premieavvik", "amortisert", "rest"), Is.EqualTo("KLP-2025 700.00 0.00 700.00 sum 700.00 0.00 700.00"));
        Assert.That((decimal)(await LinjenAsync("11", "registeravvik"))["beloep"]!, Is.EqualTo(700m + 98.70m - 1_000m));
        Assert.That(await RaderAsync("12", "garantier", "ansvarFoer", "ansvar"), Does.StartWith("G1 400000.00 380000.00"));
        Assert.That(await RaderAsync("6", "utlaan", "restgjeld"), Does.StartWith("PRIV 90000.00"));
        Assert.That(await RaderAsync("14", "selvkost", "resultat", "brukt", "renter", "fond"), Is.EqualTo("VANN -400000.00 400000.00 30000.00 430000.00"));
        var csv = await _tjener.SendAsync(HttpMethod.Get, $"{_k.K}/regnskap/2025/noter/14", null, "dev-admin", ("Accept", "text/csv"));
        Assert.That(csv.Tekst, Does.Contain("Vann").And.Contain("430000,00"));
        Assert.That((await _k.LesAsync("/regnskap/2026/noter/4"))["registre"]![0]!["rader"]![0]!["avskrivning"]!.GetValue<decimal>(), Is.EqualTo(-25_000m));
        Assert.That(await StatusAsync(), Is.SupersetOf(new[] { "12 ferdig", "14 ferdig" }));
    }

    private Task<Svar> SendAsync(string register, object objekt) => OkAsync(_k.PostAsync($"/registre/{register}/objekter", new[] { objekt }));

    private Task<Svar> PosterAsync(string register, params object[] poster) => OkAsync(_k.PostAsync($"/registre/{register}/poster", poster));

    private static object Maaling(string objekt, string maal, decimal beloep, int aar) => new { slag = "maaling", objekt, maal, beloep, aar, periode = "aar", synlighet = "ekstern" };

    private async Task<JsonNode> LinjenAsync(string note, string post) => (await _k.LesAsync($"/regnskap/2025/noter/{note}"))["tabeller"]![0]!["linjer"]!.AsArray().Single(l => (string)l!["post"]! == post)!;

    private async Task<string> RaderAsync(string note, string tabell, params string[] kolonner) => string.Join(' ', (await _k.LesAsync($"/regnskap/2025/noter/{note}"))["registre"]!
        .AsArray().Single(t => (string)t!["tabell"]! == tabell)!["rader"]!.AsArray().Select(r => $"{r!["kode"]} {string.Join(' ', kolonner.Select(k => r[k]))}"));

    private async Task<List<string>> HoderAsync() =>
        [.. (await _k.LesAsync("/regnskap/2025/noter"))["noter"]!.AsArray().Select(n => $"{n!["id"]} {n["nummer"]} {n["navn"]} {n["status"]}")];

    /// <summary>A row that breaks the rules of posting is what the note asks to have explained.</summary>
    [Test]
    public async Task What_no_line_explains_is_the_difference()
    {
        await _k.BilagAsync(2025, 0, Balanse("10", 450), Balanse("56", -450, "DISP"));
        await _k.InntektAsync(2025, 100);
        Assert.That(await ArbeidskapitalAsync(), Is.EqualTo("inngaaende 450 netto_driftsresultat 100 netto_investering 0 ubrukte_laanemidler 0 prinsippendringer 0 differanse 0 utgaaende 550"));
        await _k.BilagAsync(2025, 6, Balanse("10", -30), Balanse("22", 30));
        Assert.That(await ArbeidskapitalAsync(), Is.EqualTo("inngaaende 450 netto_driftsresultat 100 netto_investering 0 ubrukte_laanemidler 0 prinsippendringer 0 differanse -30 utgaaende 520"));
        Assert.That((string)(await _k.LesAsync("/regnskap/2025/noter/1"))["status"]!, Is.EqualTo("mangler"));
    }

    /// <summary>Bokføringsloven § 10. A row below the limit asks for no document, and a reversal counts by what it reverses.</summary>
    [Test]
    public async Task The_auditor_lists_bilag_without_a_document()
    {
        await _k.InntektAsync(2025, 100, periode: 2);
        var liten = (int)(await _k.BilagAsync(2025, 6, Rad("drift", "120", "202", 5), Balanse("10", -5))).Json["bilagsnummer"]!;
        await OkAsync(_k.PostAsync("/regnskap/2025/bilag", new
        {
            bilagsreferanse = "MED", bilagsdato = "2025-06-15", periode = 6,
            posteringer = new object[]
            {
                new { kontoklasse = "drift", art = "120", funksjon = "202", ansvar = "101", beloep = 7, dokument = "F-1" },
                new { kontoklasse = "balanse", kapittel = "10", sektor = "320", beloep = -7, dokument = "F-1" },
            },
        }));
        await OkAsync(_k.PostAsync($"/regnskap/2025/bilag/{liten}/tilbakefoering", new { }));
        Assert.That(await UtenDokumentAsync(""), Is.EqualTo("1:100.00 2:5.00"));
        Assert.That(await UtenDokumentAsync("&fraBeloep=5.01"), Is.EqualTo("1:100.00"));
        Assert.That(await UtenDokumentAsync("&fraPeriode=3"), Is.EqualTo("2:5.00"));
        Assert.That((await _tjener.GetAsync($"{_k.K}/revisjon/bilag-uten-dokument")).Koder, Is.EqualTo(["mangler"]));
        Assert.That((await _tjener.GetAsync($"{_k.K}/revisjon/bilag-uten-dokument?aar=2025", "dev-revisjon")).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await _tjener.GetAsync($"{_k.K}/revisjon/bilag-uten-dokument?aar=2025", "dev-stamdata")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    /// <summary>Bokføringsforskriften § 3-1 nr. 2: the account's name, and every entry between opening and closing balance with date and reference.</summary>
    [Test]
    public async Task An_account_is_specified_by_name_and_entry()
    {
        await _k.InntektAsync(2025, 100, periode: 2);
        await _k.UtgiftAsync(2025, 30, periode: 4);
        await _k.UtgiftAsync(2025, 7, periode: 6);
        var bank = (await _k.LesAsync("/regnskap/2025/kontospesifikasjon?fraPeriode=3&tilPeriode=6&medPosteringer=true"))["kontoer"]!.AsArray()
            .Single(k => (string)k!["konto"]! == "10")!;
        Assert.That(((string)bank["navn"]!, (decimal)bank["inngaaendeBalanse"]!, (decimal)bank["utgaaendeBalanse"]!), Is.EqualTo(("Bankinnskudd og kontanter", 100m, 63m)));
        Assert.That(bank["posteringer"]!.AsArray().Select(p => $"{p!["bilagsdato"]} {p["bilagsnummer"]} {p["periode"]} {p["beloep"]}"), Is.EqualTo(["2025-04-15 2 4 -30.00", "2025-06-15 3 6 -7.00"]));
        Assert.That((await _k.LesAsync("/regnskap/2025/kontospesifikasjon"))["kontoer"]!.AsArray().All(k => !k!.AsObject().ContainsKey("posteringer")));
    }

    /// <summary>Bokføringsforskriften § 3-1 nr. 5 and 8: pay, and compensated VAT, are accounts by their arts, and of the balance by their chapters.</summary>
    [TestCase("art=429,729", "429 202 25.00, 729 850 -25.00")]
    [TestCase("art=010-099", "010 202 70.00")]
    [TestCase("art=010-099&kapittel=10", "10 320 -70.00, 010 202 70.00")]
    [TestCase("kapittel=10", "10 320 -70.00")]
    [TestCase("art=999", "")]
    public async Task Accounts_are_specified_by_their_codes(string valg, string ventet)
    {
        await _k.BilagAsync(2025, 3, Rad("drift", "429", "202", 25), Rad("drift", "729", "850", -25));
        await _k.BilagAsync(2025, 3, Rad("drift", "010", "202", 70), Balanse("10", -70));
        var kontoer = (await _k.LesAsync($"/regnskap/2025/kontospesifikasjon?{valg}&medPosteringer=true"))["kontoer"]!.AsArray();
        Assert.That(
            kontoer.Select(k => $"{k!["konto"]} {k["objekt"]} {k["utgaaendeBalanse"]}"), Is.EquivalentTo(ventet.Split(", ", StringSplitOptions.RemoveEmptyEntries)));
        Assert.That(kontoer.All(k => k!["posteringer"]!.AsArray().Count == 1));
        Assert.That((await _tjener.GetAsync(_k.R(2025) + "/kontospesifikasjon?art=x")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    private async Task<string> UtenDokumentAsync(string valg) => string.Join(' ', (await _k.LesAsync($"/revisjon/bilag-uten-dokument?aar=2025{valg}"))["bilag"]!
        .AsArray().Select(b => $"{b!["bilagsnummer"]}:{b["sumDebet"]}"));

    private async Task<IEnumerable<string>> StatusAsync() =>
        (await _k.LesAsync("/regnskap/2025/noter"))["noter"]!.AsArray().Select(n => $"{n!["id"]} {n["status"]}");

    private async Task<string> LinjerAsync(string note) => string.Join(' ', (await _k.LesAsync($"/regnskap/2025/noter/{note}"))["tabeller"]![0]!["linjer"]!
        .AsArray().Select(l => $"{l!["post"]} {(decimal)l["beloep"]!:0}"));

    private async Task<string> ArbeidskapitalAsync() => string.Join(' ', (await _k.LesAsync("/regnskap/2025/noter/arbeidskapital"))["tabeller"]![0]!["linjer"]!
        .AsArray().Select(l => $"{l!["post"]} {(decimal)l["beloep"]!:0}"));
}
