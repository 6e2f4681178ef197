using System.Net;
using Ledger.Api.Tests.Verktoey;
using Ledger.Application.Rapporter;
using Ledger.Application.Rettigheter;
using Ledger.Web.Intern;
using Ledger.Web.Tests.Verktoey;

namespace Ledger.Web.Tests;

/// <summary>
/// Sign-in by OpenID Connect with a provider on loopback, and what each role reads: every kind of page asked for by every role, over one service.
/// </summary>
public sealed class InnloggingTests
{
    private const string Aaret = "/3201/hovedbok/2024";

    /// <summary>In the order of the columns of the matrix.</summary>
    private static readonly (string Navn, string[] Roller)[] Rollene =
        [("alle", []), ("leser", ["leser"]), ("enhet", ["enhetsleder"]), ("publiserer", ["redaktoer"]), ("revisor", ["revisor"]), ("admin", ["leder"])];

    private readonly Dictionary<string, Leser> _lesere = [];
    private Innloggingstjeneste _tilbyder = null!;
    private Tjener _tjener = null!;
    private string _bilag = "";

    [OneTimeSetUp]
    public async Task Start()
    {
        _tilbyder = await Innloggingstjeneste.StartAsync();
        const string Valg = "Ledger__Innlogging__0__";
        _tjener = await Demo.StartAsync(
            [
                (Valg + "Navn", "Kommunen"), (Valg + "Utsteder", _tilbyder.Adresse),
                (Valg + "KlientId", Innloggingstjeneste.Klient), (Valg + "Hemmelighet", Innloggingstjeneste.Hemmelighet), (Valg + "Acr", "hoey"),
                (Valg + "KreverHttps", "false"), (Valg + "Kommuner__0", "3201"), (Valg + "Roller__leser", "ledger:les"),
                (Valg + "Roller__enhetsleder", "ledger:les enhet:424"), (Valg + "Roller__redaktoer", "ledger:les ledger:publiser"),
                (Valg + "Roller__revisor", "ledger:revisjon"), (Valg + "Roller__leder", "ledger:les ledger:admin"),
            ]);
        var posteringer = (await _tjener.GetAsync("/v1/kommuner/3201/regnskap/2024/posteringer?ansvar=424&antall=1", "dev-les")).Json;
        _bilag = ((int)posteringer["posteringer"]![0]!["bilagsnummer"]!).ToString(System.Globalization.CultureInfo.InvariantCulture);
        foreach (var (navn, roller) in Rollene)
        {
            var leser = _lesere[navn] = new Leser(_tjener.Klient.BaseAddress!);
            if (roller.Length > 0)
            {
                Assert.That(await LoggInnAsync(leser, navn, roller), Is.EqualTo((HttpStatusCode.OK, "/min-side")), navn);
            }
        }
    }

    [OneTimeTearDown]
    public async Task Stopp()
    {
        _lesere.Values.ToList().ForEach(l => l.Dispose());
        await _tjener.DisposeAsync();
        await _tilbyder.DisposeAsync();
    }

    // Who: everybody without a session, a reader, a reader bound to unit 424, an editor, an auditor, an administrator.
    [TestCase("/3201/2024/aarsrapport", "200 200 200 200 200 200")]
    [TestCase("/3201/2024/aarsrapport/drift", "200 200 200 200 200 200")]
    [TestCase("/3201/2024/aarsrapport/u1/omraader/424", "200 200 200 200 200 200")]
    [TestCase("/min-side", "302 200 200 200 200 200")]
    [TestCase(Aaret, "302 200 200 200 200 200")]
    [TestCase(Aaret + "/drift", "302 200 200 200 200 200")]
    [TestCase(Aaret + "/drift.xlsx", "302 200 200 200 200 200")]
    [TestCase(Aaret + "/omraader", "302 200 200 200 200 200")]
    [TestCase(Aaret + "/omraader/424", "302 200 200 200 200 200")]
    [TestCase(Aaret + "/omraader/422", "302 200 404 200 200 200")]
    [TestCase(Aaret + "/tall/5-6/10?ansvar=424", "302 200 200 200 200 200")]
    [TestCase(Aaret + "/tall/5-6/10?ansvar=422", "302 200 404 200 200 200")]
    [TestCase(Aaret + "/investering", "302 200 404 200 200 200")]
    [TestCase(Aaret + "/balanse", "302 200 404 200 200 200")]
    [TestCase(Aaret + "/fond", "302 200 404 200 200 200")]
    [TestCase(Aaret + "/fond/BUFFER", "302 200 404 200 200 200")]
    [TestCase(Aaret + "/disponering", "302 200 404 200 200 200")]
    [TestCase(Aaret + "/noekkeltall", "302 200 404 200 200 200")]
    [TestCase(Aaret + "/sok?q=sykehjem", "302 200 200 200 200 200")]
    [TestCase(Aaret + "/last-ned", "302 200 200 200 200 200")]
    [TestCase(Aaret + "/last-ned/alt.zip", "302 200 200 200 200 200")]
    [TestCase(Aaret + "/utskrift", "302 200 200 200 200 200")]
    [TestCase(Aaret + "/om", "302 200 200 200 200 200")]
    [TestCase(Aaret + "/posteringer?ansvar=424&antall=5", "302 200 200 200 200 200")]
    [TestCase(Aaret + "/posteringer?ansvar=422&antall=5", "302 200 404 200 200 200")]
    [TestCase(Aaret + "/rapport/posteringer.csv?ansvar=424&art=010", "302 200 200 200 200 200")]
    [TestCase(Aaret + "/rapport/posteringer.csv?ansvar=422&art=010", "302 200 404 200 200 200")]
    [TestCase(Aaret + "/posteringer?ansvar=424&organisasjon=2023", "302 400 400 400 400 400")]
    [TestCase(Aaret + "/budsjett", "302 200 404 200 200 200")]
    [TestCase(Aaret + "/budsjett/1", "302 200 404 200 200 200")]
    [TestCase(Aaret + "/import", "302 200 404 200 200 200")]
    [TestCase(Aaret + "/kvalitet", "302 200 404 200 200 200")]
    [TestCase(Aaret + "/utvikling", "302 200 404 200 200 200")]
    [TestCase(Aaret + "/utvikling?linje=finnesikke", "302 400 404 400 400 400")]
    [TestCase(Aaret + "/avslutning", "302 200 404 200 200 200")]
    [TestCase("/min-side/oekt", "302 200 200 200 200 200")]
    [TestCase(Aaret + "/rapport/saldobalanse", "302 200 404 200 200 200")]
    [TestCase(Aaret + "/rapport/saldobalanse.csv", "302 200 404 200 200 200")]
    [TestCase(Aaret + "/bilag/{av 424}", "302 200 200 200 200 200")]
    [TestCase(Aaret + "/bilag/1", "302 200 404 200 200 200")]
    [TestCase("/3201/revisjon", "302 403 404 403 200 403")]
    [TestCase("/tilganger", "302 403 404 403 403 200")]
    [TestCase("/3201/tilganger", "302 403 404 403 403 200")]
    [TestCase("/3201/publikasjoner", "302 403 404 200 403 403")]
    [TestCase("/3201/publikasjoner/baerum-2024", "302 403 404 404 403 403")]
    [TestCase("/3201/publikasjoner/ingen/kladd", "302 403 404 404 403 403")]
    [TestCase("/3201/visning/00000000000000000000000000000000", "404 404 404 404 404 404")]
    [TestCase("/3205/hovedbok/2024", "302 404 404 404 404 404")]
    public async Task A_page_answers_each_role(string side, string statuser)
    {
        var svart = new List<int>();
        foreach (var (navn, _) in Rollene)
        {
            using var svar = await _lesere[navn].HentAsync(side.Replace("{av 424}", _bilag, StringComparison.Ordinal));
            svart.Add((int)svar.StatusCode);
        }

        Assert.That(string.Join(' ', svart), Is.EqualTo(statuser));
    }

    /// <summary>
    /// Every report of the registry, as a page and as both files: a reader has those of his scopes, one who is bound to a unit the postings alone, and
    /// what is not of a year has no page for anybody. What is not asked for by the year alone is told what is missing,
    /// after who asks is known.
    /// </summary>
    [TestCaseSource(nameof(Registeret))]
    public async Task A_report_of_the_registry_answers_each_role(string navn, string endelse)
    {
        var rapport = Rapportregister.Alle.First(r => r.Navn == navn);
        string[] scopes = ["", Scope.Les, Scope.Les, $"{Scope.Les} {Scope.Publiser}", Scope.Revisjon, $"{Scope.Les} {Scope.Admin}"];
        var spurt = Rapportsider.HarSide(rapport) && rapport.Parametre.Any(p => p.Paakrevd) ? 400 : UtenAaretAlene.GetValueOrDefault(navn, 200);
        for (var i = 0; i < Rollene.Length; i++)
        {
            var faar = Rapportsider.HarSide(rapport) && rapport.Scopes.Any(scopes[i].Split(' ').Contains) && (Rollene[i].Navn != "enhet" || rapport is Posteringene);
            using var svar = await _lesere[Rollene[i].Navn].HentAsync($"{Aaret}/rapport/{navn}{endelse}");
            var ventet = Rollene[i].Roller.Length == 0 ? 302 : faar ? spurt : 404;
            Assert.That((int)svar.StatusCode, Is.EqualTo(ventet), Rollene[i].Navn);
        }
    }

    private static IEnumerable<TestCaseData> Registeret() =>
        from rapport in Rapportregister.Alle
        from endelse in new[] { "", ".csv", ".xlsx" }
        select new TestCaseData(rapport.Navn, endelse);

    /// <summary>What those who may read them are answered, of reports that are not asked for by the year alone.</summary>
    private static readonly Dictionary<string, int> UtenAaretAlene = new()
    {
        ["posteringerBakLinje"] = 404, ["tabell"] = 400, ["tabellcelle"] = 400, ["oppstilling"] = 400, ["fondsbevegelser"] = 400,
        ["registerforslag"] = 404, ["note"] = 404, ["kodeliste"] = 404,
    };

    [Test]
    public async Task The_code_flow_has_a_challenge_and_ends_with_a_cookie_that_only_the_service_reads()
    {
        Assert.That(_tilbyder.Feil, Is.Empty);
        using var leser = new Leser(_tjener.Klient.BaseAddress!);
        using var uten = await leser.HentAsync("/logg-inn/0/svar?code=stjaalet&state=stjaalet");
        Assert.That(uten.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest), "an answer that nobody asked for");
        Assert.That(WebUtility.HtmlDecode(await uten.Content.ReadAsStringAsync()), Does.Contain("Innloggingen ble ikke fullført").And.Not.Contain("stjaalet"));
        Assert.That(uten.Headers.GetValues("Content-Security-Policy").Single(), Does.Contain("style-src 'self'"), "it is a page");
        Assert.That((await leser.HentAsync(Aaret)).StatusCode, Is.EqualTo(HttpStatusCode.Found));
        var (status, sted) = await LoggInnAsync(leser, "ukjent", ["gjest"]);
        Assert.That((status, sted.Split('?')[0]), Is.EqualTo((HttpStatusCode.Forbidden, "/logg-inn/0/svar")), "no role here");
    }

    [Test]
    public async Task A_reader_of_a_unit_finds_no_other_units_lines()
    {
        var leser = _lesere["enhet"];
        var andre = (await _tjener.GetAsync("/v1/kommuner/3201/regnskap/2024/avvik?nivaa=tjenesteomraade", "dev-les")).Json["linjer"]!.AsArray()
            .Where(l => (string)l!["kode"]! != "424").Select(l => ((string)l!["kode"]!, (string)l!["navn"]!)).ToList();
        Assert.That(andre, Has.Count.GreaterThan(10));
        foreach (var side in new[] { "", "/omraader", "/drift", "/om", "/omraader/424", "/utskrift", "/last-ned", "/omraader.json", "/drift.csv", "/omraader.csv" })
        {
            var tekst = await leser.TekstAsync(Aaret + side);
            Assert.That(andre.Where(a => tekst.Contains($"/omraader/{a.Item1}\"", StringComparison.Ordinal) || tekst.Contains($">{a.Item2}<", StringComparison.Ordinal)
                || tekst.Contains($";{a.Item2};", StringComparison.Ordinal)), Is.Empty, side);
        }

        foreach (var (kode, navn) in andre)
        {
            Assert.That((await leser.HentAsync($"{Aaret}/omraader/{kode}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), navn);
            Assert.That(await leser.TekstAsync($"{Aaret}/sok?q={Uri.EscapeDataString(navn)}"), Does.Not.Contain($"/omraader/{kode}\""), navn);
        }

        Assert.That(await leser.TekstAsync(Aaret + "/omraader/424"), Does.Contain("1\u00a0019,5").And.Contain("Dine enheter."));
    }

    [Test]
    public async Task An_invitation_lets_in_at_once_and_ends_at_once()
    {
        using var leser = new Leser(_tjener.Klient.BaseAddress!);
        var admin = _lesere["admin"];
        (string, string)[] Felt(string sub) =>
            [("navn", "Rådmann Ås"), ("utsteder", _tilbyder.Adresse), ("sub", sub), ("scope", "ledger:les"), ("enheter", "424"), ("utloeper", "2100-01-01")];
        using var nei = await admin.SendAsync("/3201/tilganger", "/3201/tilganger", Felt("01010750160"));
        Assert.That(nei.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest), "a birth number is not stored");
        using var gitt = await admin.SendAsync("/3201/tilganger", "/3201/tilganger", Felt("invitert"));
        Assert.That(gitt.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(await admin.TekstAsync("/3201/tilganger"), Does.Contain("Rådmann Ås").And.Contain("01.01.2100"));

        Assert.That(await LoggInnAsync(leser, "invitert", []), Is.EqualTo((HttpStatusCode.OK, "/min-side")));
        Assert.That((await leser.HentAsync(Aaret + "/omraader/424")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await leser.HentAsync(Aaret + "/omraader/422")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await leser.HentAsync("/3201/tilganger")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));

        using var tatt = await admin.SendAsync("/3201/tilganger", "/3201/tilganger", ("ta", "ja"), ("utsteder", _tilbyder.Adresse), ("sub", "invitert"));
        Assert.That(tatt.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That((await leser.HentAsync(Aaret + "/omraader/424")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        using var uten = await admin.HentAsync("/3201/tilganger");
        Assert.That(await uten.Content.ReadAsStringAsync(), Does.Not.Contain("Rådmann Ås"));
    }

    [Test]
    public async Task An_editor_writes_previews_publishes_corrects_and_withdraws()
    {
        const string Desk = "/3201/publikasjoner";
        const string Kladd = Desk + "/proeve-2024";
        var redaktoer = _lesere["publiserer"];
        async Task<(HttpStatusCode Status, string Tekst)> SendAsync(string side, params (string, string)[] felt)
        {
            using var svar = await redaktoer.SendAsync(side, side, felt);
            return (svar.StatusCode, WebUtility.HtmlDecode(await svar.Content.ReadAsStringAsync()));
        }

        Task<(HttpStatusCode Status, string Tekst)> NyAsync() => SendAsync(
            Desk, ("tittel", "Prøverapport"), ("id", "proeve-2024"), ("aar", "2024"), ("type", "proeve"), ("hovedoppstilling", "hovedoversikt-drift"));
        Task<(HttpStatusCode Status, string Tekst)> SkrivAsync(string tekst) =>
            SendAsync(Kladd, ("handling", "kapittel"), ("slug", "innledning"), ("tittel", "Innledning"), ("tekst", tekst));

        Assert.That((await NyAsync()).Status, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That((await SkrivAsync("Resultatet ble {{drift:finnes_ikke.regnskap | mill}}.")).Status, Is.EqualTo(HttpStatusCode.SeeOther));
        var nektet = await SendAsync(Kladd, ("handling", "publiser"));
        Assert.That(nektet, Is.EqualTo((HttpStatusCode.UnprocessableEntity, nektet.Tekst)));
        Assert.That(nektet.Tekst, Does.Contain("drift:finnes_ikke.regnskap"), "the place is named");
        Assert.That((await SkrivAsync("Resultatet ble {{drift:netto_driftsresultat.regnskap | mill}} mill.")).Status, Is.EqualTo(HttpStatusCode.SeeOther));

        using var kladd = await redaktoer.HentAsync(Kladd + "/kladd/tekst/innledning");
        Assert.That((kladd.StatusCode, kladd.Headers.CacheControl?.ToString()), Is.EqualTo((HttpStatusCode.OK, "no-store")));
        Assert.That(await kladd.Content.ReadAsStringAsync(), Does.Contain("325,4").And.Contain("ikke publisert").And.Contain("noindex"));
        Assert.That((await _lesere["leser"].HentAsync(Kladd + "/kladd")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));

        var (_, medLenke) = await SendAsync(Kladd, ("handling", "lenke"));
        var lenke = System.Text.RegularExpressions.Regex.Match(medLenke, "/3201/visning/[0-9a-f]{32}").Value;
        Assert.That(await _lesere["alle"].TekstAsync(lenke + "/tekst/innledning"), Does.Contain("325,4").And.Contain("noindex"));
        await SendAsync(Kladd, ("handling", "trekklenker"));
        Assert.That((await _lesere["alle"].HentAsync(lenke)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), "revoked");

        Task<(HttpStatusCode Status, string Tekst)> BlokkAsync(string handling, params (string, string)[] felt) =>
            SendAsync(Kladd, [("handling", handling), ("slug", "innledning"), .. felt]);
        Assert.That((await BlokkAsync("blokk", ("blokktype", "rapport"), ("blokkid", "5-4-1"))).Status, Is.EqualTo(HttpStatusCode.SeeOther));
        var ulik = await BlokkAsync("blokk", ("blokktype", "tabell"), ("tabelltittel", "Ansatte"), ("kilde", "HR"), ("rader", "År;Antall\n2024;5;6"));
        Assert.That((ulik.Status, ulik.Tekst.Contains("Linje 2 har 3 celler", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, true)));
        Assert.That((await BlokkAsync("blokk", ("blokktype", "tabell"), ("tabelltittel", "Ansatte"), ("kilde", "HR"), ("rader", "År;Antall\n2024;5"))).Status,
            Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That((await BlokkAsync("blokk", ("blokktype", "diagram"))).Status, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That((await BlokkAsync("loeftblokk", ("plass", "2"))).Status, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That((await BlokkAsync("fjernblokk", ("plass", "3"))).Status, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That((await BlokkAsync("fjernblokk", ("plass", "9"))).Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        var blokker = (await _tjener.GetAsync("/v1/kommuner/3201/publikasjoner/proeve-2024", "dev-publiser")).Json["kapitler"]![0]!["blokker"]!.AsArray();
        Assert.That(blokker.Select(b => (string)b!["type"]!), Is.EqualTo(new[] { "tekst", "tabell", "rapport" }));

        Assert.That(await PubliserAsync(), Is.EqualTo(HttpStatusCode.SeeOther));
        var foerste = await _lesere["alle"].TekstAsync("/3201/2024/proeve/u1/tekst/innledning");
        Assert.That(WebUtility.HtmlDecode(foerste), Does.Contain("325,4").And.Contain("Ansatte. Kilde: HR").And.Not.Contain("Eldre utgave"));
        await NyAsync();
        await SkrivAsync("Rettet.");
        Assert.That(await PubliserAsync(), Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(await _lesere["alle"].TekstAsync("/3201/2024/proeve/u1/tekst/innledning"), Does.Contain("Eldre utgave").And.Contain("325,4"));
        Assert.That(await _lesere["alle"].TekstAsync("/3201/2024/proeve/tekst/innledning"), Does.Contain("Rettet."));

        Assert.That((await SendAsync(Kladd, ("handling", "trekk"), ("nummer", "2"), ("begrunnelse", ""))).Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That((await SendAsync(Kladd, ("handling", "trekk"), ("nummer", "2"), ("begrunnelse", "Feil tabell."))).Status, Is.EqualTo(HttpStatusCode.SeeOther));
        using var borte = await _lesere["alle"].HentAsync("/3201/2024/proeve/u2/tekst/innledning");
        Assert.That(borte.StatusCode, Is.EqualTo(HttpStatusCode.Gone));
        Assert.That(WebUtility.HtmlDecode(await borte.Content.ReadAsStringAsync()), Does.Contain("Feil tabell.").And.Not.Contain("Rettet."));
        Assert.That((bool)(await _tjener.GetAsync("/v1/kommuner/3201/revisjon/kontroll", "dev-revisjon")).Json["erHel"]!, Is.True);

        async Task<HttpStatusCode> PubliserAsync()
        {
            var bekreft = System.Text.RegularExpressions.Regex.Match(await redaktoer.TekstAsync(Kladd), "name=\"bekreft\" value=\"([^\"]*)\"").Groups[1].Value;
            return (await SendAsync(Kladd, ("handling", "publiser"), ("bekreft", WebUtility.HtmlDecode(bekreft)), ("begrunnelse", "Lest og godkjent"))).Status;
        }
    }

    [Test]
    public async Task Signing_out_ends_the_session_here_and_at_the_provider()
    {
        using var leser = new Leser(_tjener.Klient.BaseAddress!);
        await LoggInnAsync(leser, "leser", ["leser"]);
        using var svar = await leser.SendAsync("/logg-ut", "/logg-ut");
        Assert.That(svar.Headers.Location?.ToString(), Does.StartWith(_tilbyder.Adresse + "/ut?"));
        Assert.That((await leser.FoelgAsync(svar.Headers.Location!.ToString())).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await leser.HentAsync("/min-side")).StatusCode, Is.EqualTo(HttpStatusCode.Found));
    }

    private Task<(HttpStatusCode Status, string Sted)> LoggInnAsync(Leser leser, string sub, string[] roller)
    {
        _tilbyder.Bruker = (sub, sub, roller);
        return leser.FoelgAsync("/logg-inn/0?til=/min-side");
    }
}
