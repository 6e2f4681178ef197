using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Avslutningskommune;

namespace Ledger.Api.Tests;

/// <summary>Who approved a bilag, what is asked of it, and how it is told and found (kommuneloven § 25-1; F28).</summary>
public sealed class AttestasjonTests() : Avslutningsprover(9701)
{
    private const string Tid = "2025-05-16T08:30:00Z";

    private static readonly object Ola = new { person = "ola", navn = "Ola Nordmann", tidspunkt = Tid };
    private static readonly object Kari = new { person = "kari", tidspunkt = "2025-05-17T10:00:00+02:00" };

    [Test]
    public async Task The_rules_are_those_that_were_set()
    {
        Assert.That((await _k.LesAsync("/attestasjonsregler"))["krav"]!.ToString(), Is.EqualTo("ingen"));
        await ReglerAsync(new { krav = "krav", beloepsgrense = 1000.50, unntak = new[] { "loenn" }, sammePersonTillatt = true });
        var regler = await _k.LesAsync("/attestasjonsregler");
        Assert.That(
            (regler["krav"]!.ToString(), (decimal)regler["beloepsgrense"]!, regler["unntak"]!.ToJsonString(), (bool)regler["sammePersonTillatt"]!),
            Is.EqualTo(("krav", 1000.50m, """["loenn"]""", true)));
        foreach (var (body, felt, kode) in new (object, string, string)[]
        {
            (new { }, "krav", "mangler"), (new { krav = "kanskje" }, "krav", "ugyldig_format"), (new { krav = "krav", beloepsgrense = -1 }, "beloepsgrense", "ugyldig_format"),
            (new { krav = "krav", unntak = new[] { "to ord" } }, "unntak[0]", "ugyldig_format"),
        })
        {
            var svar = await _tjener.PutAsync(_k.K + "/attestasjonsregler", body);
            var feil = svar.Json["feil"]![0]!;
            Assert.That((svar.Status, feil["felt"]!.ToString(), feil["kode"]!.ToString()), Is.EqualTo((HttpStatusCode.BadRequest, felt, kode)), svar.Tekst);
        }

        Assert.That((await _tjener.PutAsync(_k.K + "/attestasjonsregler", new { krav = "krav" }, "dev-bokfor")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task Where_it_is_required_a_bilag_above_the_limit_has_both()
    {
        await ReglerAsync(new { krav = "krav", beloepsgrense = 100 });
        var uten = await BilagAsync(101);
        Assert.That((uten.Status, Felt(uten)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "attestertAv:bilag_uten_attestasjon anvistAv:bilag_uten_attestasjon")), uten.Tekst);
        Assert.That(Felt(await BilagAsync(101, Ola)), Is.EqualTo("anvistAv:bilag_uten_attestasjon"));
        Assert.That((await BilagAsync(100)).Status, Is.EqualTo(HttpStatusCode.Created), "at the limit nothing is asked");
        var svar = await OkAsync(BilagAsync(101, Ola, Kari));
        var bilag = await _k.LesAsync($"/regnskap/2025/bilag/{svar.Json["bilagsnummer"]}");
        Assert.That(
            (bilag["attestertAv"]!["person"]!.ToString(), bilag["attestertAv"]!["navn"]!.ToString(), bilag["anvistAv"]!["person"]!.ToString(), bilag["registrertFor"]),
            Is.EqualTo(("ola", "Ola Nordmann", "kari", (JsonNode?)null)));
        Assert.That(
            (DateTimeOffset.Parse(bilag["attestertAv"]!["tidspunkt"]!.ToString(), null), DateTimeOffset.Parse(bilag["anvistAv"]!["tidspunkt"]!.ToString(), null)),
            Is.EqualTo((DateTimeOffset.Parse(Tid, null), DateTimeOffset.Parse("2025-05-17T08:00:00Z", null))));

        // A reversal is approved as what it reverses.
        Assert.That((await _k.PostAsync($"/regnskap/2025/bilag/{svar.Json["bilagsnummer"]}/tilbakefoering", new { })).Status, Is.EqualTo(HttpStatusCode.Created));
    }

    [Test]
    public async Task Nobody_has_two_of_the_roles_above_the_limit()
    {
        await ReglerAsync(new { krav = "varsel", beloepsgrense = 100 });
        Assert.That(Felt(await BilagAsync(101, Ola, Ola)), Is.EqualTo("attestertAv:fire_oeyne anvistAv:fire_oeyne"));
        Assert.That(Felt(await BilagAsync(101, new { person = "dev-admin", tidspunkt = Tid }, Kari)), Is.EqualTo("attestertAv:fire_oeyne"));
        var nummer = await NummerAsync(101);
        var selv = await AttesterAsync(nummer, "attestant");
        Assert.That((selv.Status, selv.Koder.Single()), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "fire_oeyne")), selv.Tekst);
        var ola = await AttesterAsync(nummer, "attestant", "ola");
        Assert.That((ola.Status, ola.Json["person"]!.ToString(), ola.Json["rolle"]!.ToString()), Is.EqualTo((HttpStatusCode.Created, "ola", "attestant")), ola.Tekst);
        var igjen = await AttesterAsync(nummer, "attestant", "per");
        Assert.That((igjen.Status, Type(igjen)), Is.EqualTo((HttpStatusCode.Conflict, "allerede-attestert")));
        Assert.That((await AttesterAsync(nummer, "anviser", "ola")).Koder, Is.EqualTo(["fire_oeyne"]));
        await OkAsync(AttesterAsync(nummer, "anviser", "kari"));
        var bilag = await _k.LesAsync($"/regnskap/2025/bilag/{nummer}");
        Assert.That((bilag["attestertAv"]!["person"]!.ToString(), bilag["attestertAv"]!["merknad"]!.ToString(), bilag["anvistAv"]!["person"]!.ToString()), Is.EqualTo(("ola", "Sett", "kari")));
        Assert.That((await AttesterAsync(999, "attestant", "ola")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await AttesterAsync(nummer, "sjef", "ola")).Koder, Is.EqualTo(["ugyldig_format"]));
        Assert.That((await AttesterAsync(await NummerAsync(100), "attestant")).Status, Is.EqualTo(HttpStatusCode.Created), "at the limit nothing is asked");
        await ReglerAsync(new { krav = "varsel", beloepsgrense = 100, sammePersonTillatt = true });
        Assert.That((await BilagAsync(101, Ola, Ola)).Status, Is.EqualTo(HttpStatusCode.Created));
        Assert.That((bool)(await _k.LesAsync("/revisjon/kontroll"))["erHel"]!, Is.True);
    }

    /// <summary>The person behind a job's key stands on the bilag, and is the one whom the rule of four eyes is about.</summary>
    [Test]
    public async Task A_system_may_say_whom_it_writes_for_when_its_key_may()
    {
        var svar = await SendAsync("/regnskap/2025/bilag", Bilag(5), "dev-admin", "ola");
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.Created), svar.Tekst);
        var nummer = (int)svar.Json["bilagsnummer"]!;
        Assert.That((await _k.LesAsync($"/regnskap/2025/bilag/{nummer}"))["registrertFor"]!.ToString(), Is.EqualTo("ola"));
        Assert.That((await AttesterAsync(nummer, "attestant", "ola")).Koder, Is.EqualTo(["fire_oeyne"]));
        await OkAsync(AttesterAsync(nummer, "attestant"));
        var nektet = await SendAsync("/regnskap/2025/bilag", Bilag(5), "dev-bokfor", "ola");
        Assert.That((nektet.Status, Type(nektet)), Is.EqualTo((HttpStatusCode.Forbidden, "mangler-scope")), nektet.Tekst);
        Assert.That((await SendAsync("/regnskap/2025/bilag", Bilag(5), "dev-admin", new string('x', 101))).Koder, Is.EqualTo(["for_lang"]));
    }

    [Test]
    public async Task An_import_has_who_approved_on_any_row_of_the_bilag()
    {
        const string Hode = "bilagsreferanse;bilagsdato;periode;kontoklasse;art;funksjon;kapittel;sektor;ansvar;beloep;attestertAv;attestertNavn;attestertTidspunkt;anvistAv;anvistTidspunkt\n";
        await ReglerAsync(new { krav = "krav" });
        var svar = await ImporterAsync($"{Rader("I-1", "ola;Ola Nordmann;2025-05-16;;", ";;;kari;2025-05-17T10:00:00Z")}{Rader("I-2", "ola;;2025-05-16;kari;2025-05-17", "ola;;2025-05-16;kari;2025-05-17")}");
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.Created), svar.Tekst);
        var bilag = await _k.LesAsync("/regnskap/2025/bilag/1");
        Assert.That((bilag["attestertAv"]!["person"]!.ToString(), bilag["attestertAv"]!["navn"]!.ToString(), bilag["anvistAv"]!["person"]!.ToString()), Is.EqualTo(("ola", "Ola Nordmann", "kari")));
        foreach (var (rader, ventet) in new[]
        {
            (Rader("F", ";;;;", ";;;;"), "2 attestertAv:bilag_uten_attestasjon 2 anvistAv:bilag_uten_attestasjon"),
            (Rader("F", "ola;;2025-05-16;kari;2025-05-17", "per;;;;"), "3 attestertAv:attestasjon_ulik"),
            (Rader("F", "ola;;;kari;2025-05-17", ";;;;"), "2 attestertTidspunkt:mangler"),
            (Rader("F", "ola;;i går;kari;2025-05-17", ";;;;"), "2 attestertTidspunkt:ugyldig_format"),
            (Rader("F", "ola;;2025-05-16;;2025-05-17", ";;;;"), "2 anvistAv:mangler"),
            (Rader("F", "ola ;;2025-05-16;kari;2025-05-17", ";;;;"), "2 attestertAv:ugyldig_format"),
        })
        {
            var feil = await ImporterAsync(rader);
            Assert.That(feil.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), feil.Tekst);
            Assert.That(string.Join(' ', feil.Json["feil"]!.AsArray().Select(f => $"{f!["linje"]} {f["felt"]}:{f["kode"]}")), Is.EqualTo(ventet));
        }

        Task<Svar> ImporterAsync(string rader) => _tjener.ImporterAsync($"{_k.R(2025)}/importer", Hode + rader, Guid.NewGuid().ToString());

        static string Rader(string referanse, string foerste, string andre) =>
            $"{referanse};2025-05-15;5;drift;120;202;;;101;9;{foerste}\n{referanse};2025-05-15;5;balanse;;;10;320;;-9;{andre}\n";
    }

    /// <summary>The auditor's lists, against what each bilag was booked with.</summary>
    [Test]
    public async Task What_is_not_approved_is_told_at_closing_and_found()
    {
        await NummerAsync(50);
        await NummerAsync(500);
        await OkAsync(BilagAsync(500, Ola));
        await OkAsync(BilagAsync(500, Ola, Kari));
        var senere = await NummerAsync(500);
        await OkAsync(AttesterAsync(senere, "attestant", "ola"));
        Assert.That(await ListeAsync("bilag-uten-attestasjon"), Is.EqualTo("1 2 3 5"), "without rules all are asked of");
        Assert.That(Funn((await _k.AvsluttAsync(2025, null, "?proevekjoering=true")).Json), Has.None.EqualTo("bilag_uten_attestasjon"), "and nothing is told");
        await ReglerAsync(new { krav = "varsel", beloepsgrense = 50 });
        Assert.That(await ListeAsync("bilag-uten-attestasjon"), Is.EqualTo("2 3 5"));
        Assert.That(await ListeAsync("bilag-uten-attestasjon", "&fraBeloep=50"), Is.EqualTo("1 2 3 5"));
        Assert.That(await ListeAsync("bilag-uten-attestasjon", "&fraPeriode=6"), Is.EqualTo(""));
        var funn = (await _k.AvsluttAsync(2025, null, "?proevekjoering=true")).Json["funn"]!.AsArray().Single(f => (string)f!["kode"]! == "bilag_uten_attestasjon")!;
        Assert.That(((int)funn["antall"]!, (string)funn["nivaa"]!), Is.EqualTo((3, "varsel")));
        await OkAsync(AttesterAsync(senere, "anviser", "kari"));
        Assert.That(await ListeAsync("bilag-uten-attestasjon"), Is.EqualTo("2 3"));
        Assert.That(await ListeAsync("bilag-samme-person"), Is.EqualTo(""));
        await ReglerAsync(new { krav = "varsel", beloepsgrense = 50, sammePersonTillatt = true });
        await OkAsync(BilagAsync(500, Ola, Ola));
        await OkAsync(AttesterAsync(2, "attestant"));
        Assert.That(await ListeAsync("bilag-samme-person"), Is.EqualTo("2 6"));
        var linje = (await _k.LesAsync("/revisjon/bilag-samme-person?aar=2025"))["bilag"]![1]!;
        Assert.That((linje["bruker"]!.ToString(), linje["registrertAv"]!.ToString(), linje["attestertAv"]!.ToString(), linje["anvistAv"]!.ToString()), Is.EqualTo(("dev-admin", "dev-admin", "ola", "ola")));
        Assert.That((await _tjener.GetAsync($"{_k.K}/revisjon/bilag-samme-person?aar=2025&format=csv")).Tekst, Does.Contain("Attestert av"));

        // At an earlier version what came since is not there.
        var versjon = (long)(await _k.LesAsync("/revisjon/bilag-samme-person?aar=2025"))["versjon"]!;
        Assert.That(await ListeAsync("bilag-samme-person", $"&versjon={versjon - 1}"), Is.EqualTo("6"));
    }

    [Test]
    public async Task A_person_is_erased_and_the_chain_holds()
    {
        await OkAsync(BilagAsync(500, Ola, Kari));
        await OkAsync(AttesterAsync(await NummerAsync(500), "attestant", "ola"));
        var slettet = await OkAsync(_k.PostAsync("/personvern/slettinger", new { begrunnelse = "Krav", person = "ola" }));
        Assert.That((int)slettet.Json["antallTekster"]!, Is.EqualTo(3), "the person twice, and his name");
        foreach (var nummer in new[] { 1, 2 })
        {
            var av = (await _k.LesAsync($"/regnskap/2025/bilag/{nummer}"))["attestertAv"]!;
            Assert.That(av["person"]!.ToString(), Is.EqualTo("[slettet]"));
        }

        var uttrekk = (await _tjener.GetAsync($"{_k.K}/revisjon/uttrekk", "dev-revisjon")).Tekst;
        Assert.That(uttrekk, Does.Contain("anvistAv.person").And.Contain("\"kari\"").And.Not.Contain("\"ola\"").And.Not.Contain("Ola Nordmann"));
        Assert.That((bool)(await _k.LesAsync("/revisjon/kontroll"))["erHel"]!, Is.True);
        Assert.That(await ListeAsync("bilag-samme-person"), Is.EqualTo(""), "two who are erased are not known to be one");
    }

    private static object[] Rader(decimal beloep) => [Rad("drift", "120", "202", beloep), Balanse("10", -beloep)];

    private static object Bilag(decimal beloep, object? attestertAv = null, object? anvistAv = null) => new
    {
        bilagsreferanse = Guid.NewGuid().ToString("N"), bilagsdato = "2025-05-15", periode = 5, attestertAv, anvistAv, posteringer = Rader(beloep),
    };

    private static string Felt(Svar svar) => string.Join(' ', svar.Json["feil"]!.AsArray().Select(f => $"{f!["felt"]}:{f["kode"]}"));

    private Task ReglerAsync(object regler) => _k.PutAsync("/attestasjonsregler", regler);

    private Task<Svar> BilagAsync(decimal beloep, object? attestertAv = null, object? anvistAv = null) =>
        _k.PostAsync("/regnskap/2025/bilag", Bilag(beloep, attestertAv, anvistAv));

    private async Task<int> NummerAsync(decimal beloep) => (int)(await OkAsync(BilagAsync(beloep))).Json["bilagsnummer"]!;

    private Task<Svar> AttesterAsync(int nummer, string rolle, string? person = null) =>
        SendAsync($"/regnskap/2025/bilag/{nummer}/attestering", new { rolle, merknad = "Sett" }, "dev-admin", person);

    private Task<Svar> SendAsync(string sti, object body, string noekkel, string? person) => _tjener.SendAsync(
        HttpMethod.Post, _k.K + sti, new StringContent(System.Text.Json.JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"), noekkel,
        person is null ? [] : [("Paa-Vegne-Av", person)]);

    private async Task<string> ListeAsync(string liste, string valg = "") => string.Join(
        ' ', (await _k.LesAsync($"/revisjon/{liste}?aar=2025{valg}"))["bilag"]!.AsArray().Select(b => (int)b!["bilagsnummer"]!));
}
