using System.Net;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using Ledger.DemoGenerator;
using Ledger.Tests;

namespace Ledger.Api.Tests;

/// <summary>
/// Bærum 2024 closed by the engine: the accounts before closing go in as an integration sends them, and the annual report's strykninger come out.
/// </summary>
public sealed class AarsavslutningTests
{
    private const string K = "/v1/kommuner/3201";
    private const string R = K + "/regnskap/2024";
    private static readonly string Mappe = Repository.Path("db/demo/baerum-2024");
    private static readonly Rapport Rapport = new(Path.Combine(Mappe, "rapport"));

    /// <summary>Bærum's rule: what the transfer to investering came in under budget is struck of the fund that was to finance it; the rest of the buffer.</summary>
    private static readonly object Valg = new
    {
        strykningAvBruk = new object[] { new { fond = "INVEST", mindreOverfoertEnnBudsjettert = true }, new { fond = "BUFFER" } },
        disposisjonsfond = "BUFFER",
    };

    [Test]
    public async Task The_engine_strikes_what_the_report_prints_and_closes_the_year_once()
    {
        await using var tjener = await Tjener.StartAsync();
        await LastFoerAvslutningAsync(tjener);

        // A building without its row on 5990: somebody must answer for that, and the confirmation stores nothing until it is right.
        await Testkommune.KrevAsync(tjener.PostAsync(R + "/bilag", Bygg("BYGG-1", 70)));
        var versjon = (long)(await tjener.GetAsync(K)).Json["versjon"]!;
        var uten = await tjener.PostAsync(R + "/aarsavslutning", Valg);
        Assert.That((uten.Status, (string)uten.Json["type"]!), Is.EqualTo((HttpStatusCode.Conflict, "urn:ledger:problem:krever-bekreftelse")), uten.Tekst);
        Assert.That(uten.Json["funn"]!.AsArray().Select(f => (string)f!["kode"]!), Is.EqualTo(["kapitalkonto_avviker"]));
        await AssertBekreftelseAsync(tjener, uten.Json["likevel"]!.AsArray());
        Assert.That((long)(await tjener.GetAsync(K)).Json["versjon"]!, Is.EqualTo(versjon), "nothing is stored");

        // Without it nothing is asked. A preview books nothing.
        await Testkommune.KrevAsync(tjener.PostAsync(R + "/bilag", Bygg("BYGG-2", -70)));
        versjon = (long)(await tjener.GetAsync(K)).Json["versjon"]!;
        var preview = await tjener.PostAsync(R + "/aarsavslutning?proevekjoering=true", Valg);
        Assert.That(preview.Status, Is.EqualTo(HttpStatusCode.OK), preview.Tekst);
        Assert.That((long)(await tjener.GetAsync(K)).Json["versjon"]!, Is.EqualTo(versjon));
        var svar = await tjener.PostAsync(R + "/aarsavslutning", Valg);
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.Created), svar.Tekst);
        Assert.That((long)svar.Json["versjon"]!, Is.EqualTo((long)(await tjener.GetAsync(K)).Json["versjon"]!));
        Assert.That(Sammendrag(svar.Json), Is.EqualTo(Sammendrag(preview.Json)), "carried out as previewed");
        Assert.That((decimal)svar.Json["foerStrykninger"]!["drift"]!, Is.EqualTo(318_500_000m).Within(50_000m));
        Assert.That(((decimal)svar.Json["etter"]!["drift"]!, (decimal)svar.Json["etter"]!["investering"]!), Is.EqualTo((0m, 0m)));

        await AssertStrykningerAsync(tjener);
        await AssertLukketAsync(tjener, svar.Json);
    }

    private static object Bygg(string referanse, int beloep) => new
    {
        bilagsreferanse = referanse, bilagsdato = "2024-12-31", periode = 12,
        posteringer = new[] { new { kontoklasse = "balanse", kapittel = "27", sektor = "080", beloep }, new { kontoklasse = "balanse", kapittel = "10", sektor = "320", beloep = -beloep } },
    };

    /// <summary>A confirmation has a reason, and the amount as it is now.</summary>
    private static async Task AssertBekreftelseAsync(Tjener tjener, JsonArray likevel)
    {
        var tom = await tjener.PostAsync(R + "/aarsavslutning", Bekreftet(likevel, " "));
        Assert.That((tom.Status, tom.Koder.Single()), Is.EqualTo((HttpStatusCode.BadRequest, "mangler")), tom.Tekst);
        var gammel = likevel.DeepClone().AsArray();
        gammel[0]!["beloep"] = 1;
        var svar = await tjener.PostAsync(R + "/aarsavslutning", Bekreftet(gammel, "Kjent"));
        Assert.That((svar.Status, (string)svar.Json["type"]!), Is.EqualTo((HttpStatusCode.Conflict, "urn:ledger:problem:bekreftelse-utdatert")), svar.Tekst);
    }

    /// <summary>The choices with the confirmations that the problem carried, filled in.</summary>
    private static JsonNode Bekreftet(JsonArray likevel, string begrunnelse)
    {
        var valg = System.Text.Json.JsonSerializer.SerializeToNode(Valg)!;
        valg["likevel"] = likevel.DeepClone();
        foreach (var funn in valg["likevel"]!.AsArray())
        {
            funn!["begrunnelse"] = begrunnelse;
        }

        return valg;
    }

    /// <summary>Every fund's strykning and balance after it, against the printed table.</summary>
    private static async Task AssertStrykningerAsync(Tjener tjener)
    {
        var linjer = (await tjener.GetAsync(R + "/disponering?enhet=mill")).Json["linjer"]!.AsArray().ToDictionary(l => (string)l!["post"]!, l => l!);
        foreach (var (slug, post) in new[] { ("bufferfond", "BUFFER"), ("investeringsfond", "INVEST"), ("netto_disposisjonsfond", "netto_disposisjonsfond") })
        {
            foreach (var (kolonne, felt) in new[] { ("regnskap_for_strykninger", "regnskapFoerStrykninger"), ("strykninger", "strykninger"), ("regnskap_etter_strykninger_2024", "regnskap") })
            {
                var printed = Rapport.Tall("disponering_netto_driftsresultat", slug, kolonne);
                Assert.That((decimal)linjer[post][felt]!, Is.EqualTo(printed).Within(post.StartsWith("netto", StringComparison.Ordinal) ? 0.2m : 0.1m), $"{slug} {kolonne}");
            }
        }

        foreach (var post in linjer.Keys.Where(p => p is not ("BUFFER" or "INVEST" or "netto_disposisjonsfond" or "regnskapsresultat")))
        {
            Assert.That((decimal)linjer[post]["strykninger"]!, Is.Zero, post);
        }

        var avvik = (await tjener.GetAsync(R + "/budsjettavvik?enhet=mill&fortegn=oppstilling")).Json["linjer"]!.AsArray().ToDictionary(l => (string)l!["post"]!, l => (decimal)l!["regnskap"]!);
        Assert.That((avvik["8"], avvik["12"], avvik["13"], avvik["18"]), Is.EqualTo((318.5m, 318.5m, 0m, 0m)));
    }

    private static async Task AssertLukketAsync(Tjener tjener, JsonNode foerste)
    {
        var igjen = await tjener.PostAsync(R + "/aarsavslutning", Valg);
        Assert.That(igjen.Status, Is.EqualTo(HttpStatusCode.Conflict), igjen.Tekst);
        Assert.That((string)igjen.Json["type"]!, Does.EndWith("aaret-er-avsluttet"));

        var bilag = await tjener.PostAsync(R + "/bilag", """{"bilagsreferanse":"SEN","bilagsdato":"2024-12-31","periode":12,"posteringer":[{"kontoklasse":"drift","art":"100","funksjon":"120","ansvar":"702","beloep":1},{"kontoklasse":"balanse","kapittel":"10","sektor":"320","beloep":-1}]}""");
        Assert.That((bilag.Status, bilag.Koder.Single()), Is.EqualTo((HttpStatusCode.Conflict, "periode_lukket")));
        var vedtak = await tjener.PostAsync(R + "/budsjett/vedtak", """{"vedtaksreferanse":"SEN","vedtaksdato":"2024-12-31","organ":"kommunestyret","type":"annet","linjer":[{"kontoklasse":"drift","art":"100","ansvar":"702","beloep":1}]}""");
        Assert.That(vedtak.Status, Is.EqualTo(HttpStatusCode.Conflict), vedtak.Tekst);

        // Only an administrator opens it again; the closing stands until it is undone or replaced.
        Assert.That((await tjener.PutAsync(R + "/perioder/13", new { status = "aapen" }, "dev-bokfor")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await tjener.PutAsync(R + "/perioder/13", new { status = "aapen" })).Status, Is.EqualTo(HttpStatusCode.OK));
        var ny = await tjener.PostAsync(R + "/aarsavslutning", Valg);
        Assert.That((ny.Status, (string)ny.Json["type"]!), Is.EqualTo((HttpStatusCode.Conflict, "urn:ledger:problem:avslutning-finnes")), ny.Tekst);
        var erstattet = await tjener.PostAsync(R + "/aarsavslutning?erstatt=true", Valg);
        Assert.That((erstattet.Status, Sammendrag(erstattet.Json)), Is.EqualTo((HttpStatusCode.Created, Sammendrag(foerste))), "close, undo, close is close");
    }

    private static async Task LastFoerAvslutningAsync(Tjener tjener)
    {
        await Testkommune.KrevAsync(tjener.PutAsync(K, Les("kommune.json")));
        await Testkommune.KrevAsync(tjener.PutAsync(K + "/organisasjon/2024", Les("organisasjon.json")));
        foreach (var fond in JsonNode.Parse(Les("fond.json"))!.AsArray())
        {
            await Testkommune.KrevAsync(tjener.PutAsync($"{K}/fond/{fond!["fondskode"]}", new { navn = (string)fond["navn"]!, type = (string)fond["type"]!, formaal = (string?)fond["formaal"] }));
        }

        var prosjekter = JsonNode.Parse(Les("prosjekter.json"))!.AsArray().Select(p => new { kode = (string)p!["prosjektkode"]!, navn = (string)p["navn"]! });
        await Testkommune.KrevAsync(tjener.PostAsync($"{K}/stamdata/2024", new { prosjekter }));
        await Testkommune.KrevAsync(tjener.ImporterAsync(K + "/registre/tiltak/objekter", Les("opplysninger/tiltak.csv"), "tiltak"));
        await Testkommune.KrevAsync(tjener.PostAsync(R + "/budsjett/vedtak", Les("budsjett-opprinnelig.json"), "dev-budsjett"));
        await Testkommune.KrevAsync(tjener.PostAsync(R + "/budsjett/vedtak", Les("budsjett-revidert.json"), "dev-budsjett"));
        await Testkommune.KrevAsync(tjener.ImporterAsync(R + "/importer", Les("inngaaende-balanse.csv"), "ib"));
        await Testkommune.KrevAsync(tjener.ImporterAsync(R + "/importer", Les("regnskap-2024.csv"), "regnskap"));
    }

    private static string Les(string fil) => File.ReadAllText(Path.Combine(Mappe, fil));

    private static string Sammendrag(JsonNode svar) =>
        string.Join('\n', svar["steg"]!.AsArray().Select(s => $"{s!["hjemmel"]} {s["fond"]} {s["art"]} {s["beloep"]} {s["begrunnelse"]}"));
}
