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
                Is.EqualTo([$"2025/{feil} -9.00 0.00 32 9.00 Tastefeil false", $"2025/{feil} 90.00 0.00 32 -90.00 Tastefeil true"]));
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

    private async Task<string> UtenDokumentAsync(string valg) => string.Join(' ', (await _k.LesAsync($"/revisjon/bilag-uten-dokument?aar=2025{valg}"))["bilag"]!
        .AsArray().Select(b => $"{b!["bilagsnummer"]}:{b["sumDebet"]}"));

    private async Task<IEnumerable<string>> StatusAsync() =>
        (await _k.LesAsync("/regnskap/2025/noter"))["noter"]!.AsArray().Select(n => $"{n!["id"]} {n["status"]}");

    private async Task<string> LinjerAsync(string note) => string.Join(' ', (await _k.LesAsync($"/regnskap/2025/noter/{note}"))["tabeller"]![0]!["linjer"]!
        .AsArray().Select(l => $"{l!["post"]} {(decimal)l["beloep"]!:0}"));

    private async Task<string> ArbeidskapitalAsync() => string.Join(' ', (await _k.LesAsync("/regnskap/2025/noter/arbeidskapital"))["tabeller"]![0]!["linjer"]!
        .AsArray().Select(l => $"{l!["post"]} {(decimal)l["beloep"]!:0}"));
}
