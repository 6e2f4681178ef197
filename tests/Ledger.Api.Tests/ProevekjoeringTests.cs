using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Testkommune;

namespace Ledger.Api.Tests;

/// <summary>Every write of the contract can be tried: it answers what the write then answers, and nothing at all is changed.</summary>
public sealed class ProevekjoeringTests
{
    private const string Json = "application/json";
    private const string Bilag = """{"bilagsreferanse":"NY","bilagsdato":"2025-03-15","periode":3,"posteringer":[{"kontoklasse":"balanse","kapittel":"10","sektor":"320","beloep":5.00},{"kontoklasse":"balanse","kapittel":"10","sektor":"320","beloep":-5.00}]}""";
    private const string Vedtak = """{"vedtaksreferanse":"V","vedtaksdato":"2025-01-01","organ":"kommunestyret","type":"opprinnelig","linjer":[{"kontoklasse":"drift","art":"010","ansvar":"1","beloep":1200}]}""";

    /// <summary>A body that is booked, by operationId.</summary>
    private static readonly Dictionary<string, (string Type, string? Innhold)> Innhold = new(StringComparer.Ordinal)
    {
        ["importer"] = ("text/csv", Csv("I", 2)),
        ["bokfoerBilag"] = (Json, Bilag),
        ["tilbakefoerBilag"] = (Json, """{"begrunnelse":"Feil"}"""),
        ["registrerVedtak"] = (Json, Vedtak),
        ["registrerFlereVedtak"] = ("text/csv", "aar;vedtaksreferanse;vedtaksdato;organ;type;kontoklasse;art;funksjon;ansvar;beloep\n2025;FV;2024-12-10;kommunestyret;annet;drift;010;202;1;1\n"),
        ["registrerKommune"] = (Json, """{"navn":"Et annet navn","organisasjonsnummer":"920125298"}"""),
        ["definerOrganisasjon"] = (Json, """{"enheter":[{"kode":"1","navn":"Skole","nivaa":"tjenesteomraade"},{"kode":"2","navn":"Vei","nivaa":"tjenesteomraade"}]}"""),
        ["definerFond"] = (Json, """{"navn":"Et fond","type":"disposisjonsfond"}"""),
        ["definerProsjekt"] = (Json, """{"navn":"Et prosjekt"}"""),
        ["settPeriode"] = (Json, """{"status":"lukket"}"""),
        ["definerOppstilling"] = (Json, """{"navn":"Egen","linjer":[{"post":"a","tekst":"A","type":"linje","filtre":[{"kontoklasse":"drift"}]}]}"""),
        ["settNoekkeltall"] = (Json, """{"maal":1.75,"operator":">="}"""),
        ["settInndata"] = (Json, """{"innbyggere":1000}"""),
        ["avsluttAaret"] = (Json, "{}"),
        ["tilbakefoerAvslutning"] = (Json, """{"begrunnelse":"Feil"}"""),
        ["registrerStatus"] = (Json, """{"tilstand":"avlagt","person":"Kari","rolle":"kommunedirektør","dato":"2026-02-20"}"""),
        ["aapneAaret"] = (Json, """{"fra":2024,"inngaaendeBalanse":true}"""),
        ["overfoerBalansen"] = (Json, "{}"),
        ["settNotetekst"] = (Json, """{"tekst":"Revisjon 410, rådgivning 35."}"""),
        ["settNotenummerering"] = (Json, """{"egne":[{"navn":"klima","tittel":"Klimaregnskap"}]}"""),
        ["settRegnskapsenhet"] = (Json, """{"navn":"Et foretak","type":"kf","fra":"2025-01-01"}"""),
        ["settJustering"] = (Json, """{"referanse":"J1","begrunnelse":"Intern gevinst","dokument":"N-1","linjer":[{"kontoklasse":"drift","art":"120","beloep":5},{"kontoklasse":"drift","art":"620","beloep":-5}]}"""),
        ["settMerforbrukslag"] = (Json, "[]"),
        ["settMerforbruksvedtak"] = (Json, """[{"oppstaatt":2024,"senest":2027}]"""),
        ["settAvslutningsregler"] = (Json, """{"rettTilBudsjett":true}"""),
        ["opprettNoekkel"] = (Json, """{"navn":"Ny","scopes":["ledger:les"],"kommuner":["KOMMUNE"]}"""),
        ["roterNoekkel"] = (Json, """{"overlappTimer":1}"""),
        ["tilbakekallNoekkel"] = (Json, null),
    };

    private static readonly Dictionary<string, string> Id = new(StringComparer.Ordinal) { ["definerOppstilling"] = "egen", ["settNoekkeltall"] = "netto_driftsresultat_prosent" };

    private Tjener _tjener = null!;
    private int _kommune = 4000;

    [OneTimeSetUp]
    public async Task Start() => _tjener = await Tjener.StartAsync();

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    private static IEnumerable<Operasjon> Skrivinger() => Operasjon.Alle().Where(o => o.ErSkriving);

    [TestCaseSource(nameof(Skrivinger))]
    public async Task A_write_that_is_tried_answers_what_would_be_and_changes_nothing(Operasjon operasjon)
    {
        Assert.That(operasjon.Parametre, Does.Contain("proevekjoering"));
        var (nummer, deler) = await NyKommuneAsync(operasjon.Id);
        var foer = await TilstandAsync(nummer);
        if (!Innhold.ContainsKey(operasjon.Id))
        {
            // What it answers is tried where the resource is; here only that a trial is safe.
            var tomt = await _tjener.SendAsync(new HttpMethod(operasjon.Metode), operasjon.Adresse(deler) + "?proevekjoering=true", operasjon.TomtInnhold());
            Assert.That((int)tomt.Status, Is.LessThan(500), tomt.Tekst);
            Assert.That(await TilstandAsync(nummer), Is.EqualTo(foer));
            return;
        }


        var proevd = await SendAsync(operasjon, deler, "?proevekjoering=true");
        Assert.That((int)proevd.Status, Is.EqualTo(operasjon.Id == "tilbakekallNoekkel" ? 204 : 200), proevd.Tekst);
        Assert.That(proevd.Hode("Ledger-Proevekjoering"), Is.EqualTo("true"));
        Assert.That(await TilstandAsync(nummer), Is.EqualTo(foer), "nothing is changed");

        Assert.That((await SendAsync(operasjon, deler, "?proevekjoering=ja")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await SendAsync(operasjon, deler, "?proevekjoering=")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await SendAsync(operasjon, deler, "?proevekjoering=true", "dev-les")).Status, Is.EqualTo(HttpStatusCode.Forbidden), "trying needs the write's scope");
        Assert.That(await TilstandAsync(nummer), Is.EqualTo(foer));

        var gjort = await SendAsync(operasjon, deler, "?proevekjoering=false");
        Assert.That((int)gjort.Status, Is.AnyOf(200, 201, 204), gjort.Tekst);
        Assert.That(gjort.Hode("Ledger-Proevekjoering"), Is.Null);
        Assert.That(await TilstandAsync(nummer), Is.Not.EqualTo(foer), "and the write itself changes something");
        if (gjort.Tekst.Length > 0)
        {
            Sammenlign(operasjon.Id, proevd.Json.AsObject(), gjort.Json.AsObject());
        }
    }

    [Test]
    public async Task A_key_that_is_used_answers_the_receipt_also_to_those_who_try_first()
    {
        var (nummer, _) = await NyKommuneAsync("");
        await KrevAsync(_tjener.ImporterAsync(Aar(nummer) + "/importer", Csv("K", 1), "brukt"));
        var import = await _tjener.ImporterAsync(Aar(nummer) + "/importer?proevekjoering=true", Csv("K", 1), "brukt");
        Assert.That((import.Status, (bool)import.Json["alleredeBokfoert"]!), Is.EqualTo((HttpStatusCode.OK, true)), import.Tekst);
        Assert.That((await _tjener.ImporterAsync(Aar(nummer) + "/importer?proevekjoering=true", Csv("K", 2), "brukt")).Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));

        async Task<Svar> VedtaAsync(string sporring) => await _tjener.SendAsync(
            HttpMethod.Post, Aar(nummer) + "/budsjett/vedtak" + sporring, Tjener.Json(Vedtak), "dev-budsjett", ("Idempotency-Key", "vedtak"));
        Assert.That((await VedtaAsync("?proevekjoering=true")).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await VedtaAsync("")).Status, Is.EqualTo(HttpStatusCode.Created), "what was only tried did not use the key");
        var igjen = await VedtaAsync("?proevekjoering=true");
        Assert.That((igjen.Status, (bool)igjen.Json["alleredeVedtatt"]!), Is.EqualTo((HttpStatusCode.OK, true)), igjen.Tekst);
    }

    [Test]
    public async Task A_municipality_that_was_only_tried_is_not_there()
    {
        var svar = await _tjener.PutAsync("/v1/kommuner/4999?proevekjoering=true", new { navn = "Kanskje", organisasjonsnummer = "920125298" });
        Assert.That((svar.Status, (long)svar.Json["versjon"]!), Is.EqualTo((HttpStatusCode.OK, 1L)), svar.Tekst);
        Assert.That((await _tjener.GetAsync("/v1/kommuner/4999")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task What_is_wrong_is_told_the_same_way()
    {
        var (nummer, _) = await NyKommuneAsync("");
        var (proevd, gjort) = (await BokfoerAsync("?proevekjoering=true"), await BokfoerAsync(""));
        Assert.That((proevd.Status, proevd.Koder), Is.EqualTo((HttpStatusCode.UnprocessableEntity, gjort.Koder)));

        Task<Svar> BokfoerAsync(string sporring) => _tjener.PostAsync(Aar(nummer) + "/bilag" + sporring, Bilag.Replace("-5.00", "-4.00", StringComparison.Ordinal));
    }

    /// <summary>The receipts tell the same, but for what only is known when it is done.</summary>
    private static void Sammenlign(string id, JsonObject proevd, JsonObject gjort)
    {
        string[] egne = ["proevekjoering", "kjedehode", "id", "noekkel", "importId", "status", "lukket", "utloeper", "versjon", "steg", "bilagsnumre", "historikk", "inngaaendeBalanse"];
        Assert.That(proevd.Select(f => f.Key).Where(f => f != "proevekjoering"), Is.EqualTo(gjort.Select(f => f.Key)), "the same fields");
        foreach (var (felt, verdi) in gjort.Where(f => !egne.Contains(f.Key)))
        {
            Assert.That(proevd[felt]?.ToJsonString(), Is.EqualTo(verdi?.ToJsonString()), $"{id}: {felt}");
        }

        Assert.That(((bool?)proevd["proevekjoering"], (string?)proevd["status"]), Is.EqualTo(((bool?)true, (string?)gjort["status"])).Or.EqualTo(((bool?)null, "proevekjoert")));
        Assert.That((string?)proevd["noekkel"] ?? "", Is.Empty, "a key that was not made opens nothing");
        Assert.That(gjort.ContainsKey("proevekjoering"), Is.False);
    }

    private async Task<(string Nummer, Dictionary<string, string> Deler)> NyKommuneAsync(string operasjon)
    {
        var nummer = $"{Interlocked.Increment(ref _kommune)}";
        await RegistrerAsync(_tjener, nummer);
        await KrevAsync(_tjener.ImporterAsync(Aar(nummer) + "/importer", Csv("A", 1), "start"));
        if (operasjon is "aapneAaret" or "overfoerBalansen")
        {
            await KrevAsync(_tjener.PutAsync(Sti(nummer) + "/organisasjon/2024", """{"enheter":[{"kode":"1","navn":"Skole","nivaa":"tjenesteomraade"}]}"""));
            await KrevAsync(_tjener.ImporterAsync(Sti(nummer) + "/regnskap/2024/importer", Csv("F", 1), "forrige"));
        }

        if (operasjon is "tilbakefoerAvslutning" or "registrerStatus")
        {
            await KrevAsync(_tjener.PostAsync(Aar(nummer) + "/aarsavslutning", new { }));
        }

        var noekkel = await _tjener.PostAsync("/v1/noekler", new { navn = "Prøve", scopes = new[] { "ledger:les" }, kommuner = new[] { nummer } });
        return (nummer, new(StringComparer.Ordinal)
        {
            ["kommunenummer"] = nummer, ["fondskode"] = "F", ["prosjektkode"] = "P", ["note"] = "17", ["enhetskode"] = "KF1",
            ["noekkelId"] = (string)noekkel.Json["id"]!, ["id"] = Id.GetValueOrDefault(operasjon, "x"),
        });
    }

    /// <summary>All that is stored: the journal with its head and version, and the keys.</summary>
    private async Task<string> TilstandAsync(string nummer) =>
        (await _tjener.GetAsync(Sti(nummer))).Tekst + (await _tjener.GetAsync(Sti(nummer) + "/revisjon/uttrekk")).Tekst + (await _tjener.GetAsync("/v1/noekler")).Tekst;

    private Task<Svar> SendAsync(Operasjon operasjon, Dictionary<string, string> deler, string sporring, string noekkel = "dev-admin")
    {
        var (type, tekst) = Innhold[operasjon.Id];
        var innhold = tekst is null ? null : new StringContent(tekst.Replace("KOMMUNE", deler["kommunenummer"], StringComparison.Ordinal), Encoding.UTF8, type);
        return _tjener.SendAsync(new HttpMethod(operasjon.Metode), operasjon.Adresse(deler) + sporring, innhold, noekkel, ("Idempotency-Key", "proeve"));
    }
}
