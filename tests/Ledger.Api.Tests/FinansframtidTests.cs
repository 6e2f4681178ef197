using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Testkommune;

namespace Ledger.Api.Tests;

/// <summary>
/// What reports say of days that have not come: nothing. On 15 September the register has a loan, a fund and an account of the year, and no report shows
/// what they are today under a later day.
/// </summary>
public sealed class FinansframtidTests
{
    private const string K = "/v1/kommuner/3203";
    private const string F = K + "/finans";
    private readonly Fastklokke _klokke = new() { Naa = new(2025, 9, 15, 12, 0, 0, TimeSpan.Zero) };
    private Tjener _tjener = null!;
    private long _versjon;

    [OneTimeSetUp]
    public async Task Start()
    {
        _tjener = await Tjener.StartAsync(klokke: _klokke, innstillinger: ("Ledger__RateLimit__Enabled", "false"));
        await RegistrerAsync(_tjener, "3203");
        await KrevAsync(_tjener.PutAsync(F + "/portefoeljer/P", new { navn = "Fondet", type = "langsiktig", startdato = "2024-12-31" }));
        await KrevAsync(_tjener.PutAsync(F + "/portefoeljer/K", new { navn = "Likviditet", type = "kortsiktig", startdato = "2024-12-31" }));
        foreach (var (kode, portefoelje, klasse, kapittel) in new[] { ("OBL", "P", "obligasjoner", "11"), ("BANK", "K", "bank", "10") })
        {
            await KrevAsync(_tjener.PutAsync(
                $"{F}/beholdninger/{kode}", new { navn = kode, portefoelje, aktivaklasse = klasse, motpart = "DNB", kapittel, sektor = "320" }));
        }

        await KrevAsync(_tjener.PutAsync(F + "/laan/L-1", new
        {
            motpartsgruppe = "KBN", laangiver = "KBN", form = "avdragsfritt", hovedstol = 1000, foersteUtbetaling = "2024-12-31", forfall = "2026-06-30",
            terminerPerAar = 2, rentekonvensjon = "act/365", sektor = "320", groent = true,
            fordeling = new[] { new { formaal = "ikkeSelvfinansierende", motpost = "ingen", andel = 1 } },
        }));
        await KrevAsync(_tjener.PutAsync(F + "/finansreglement/2025-01-01", new
        {
            vedtak = "1/25", hovedbank = "DNB",
            grenser = new object[] { new { id = "bank", maal = "innskuddHovedbank", oevre = 50, maales = "daglig" }, new { id = "ref", maal = "refinansieringsandel", oevre = 5 } },
        }));
        _versjon = await ImporterAsync(
            "A;laanebevegelse;L-1;2024-12-31;;inngaaende;1000;;\nB;laanebevegelse;L-1;2025-09-01;;opptak;500;;\nC;rentevilkaar;L-1;2024-12-31;2026-03-31;flytende;;4.5;\n"
            + "V0;verdsetting;OBL;2024-12-31;;;100;;\nV7;verdsetting;OBL;2025-07-31;;;110;;\nV8;verdsetting;OBL;2025-08-31;;;121;;\nV9;verdsetting;OBL;2025-09-12;;;122;;\n"
            + "S0;verdsetting;BANK;2024-12-31;;;10;;\nS1;verdsetting;BANK;2025-04-30;;;20;;\nS2;verdsetting;BANK;2025-08-29;;;30;;\nS3;verdsetting;BANK;2025-09-15;;;40;;\n"
            + "D;maaling;OBL;2025-08-31;;rentedurasjon;3;;kilden\nG;maaling;P;2024-12-31;;grunnkapital;50;;kilden\nH;maaling;P;2024-12-31;;bufferkapital;50;;kilden\n"
            + "U;resultatpost;P;2025-08-31;;urealisert;21;;\n");
    }

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    /// <summary>The columns of a year that goes on are those that have come; the change is to the last of them, and what is left out is told.</summary>
    [Test]
    public async Task A_year_that_goes_on_has_the_days_that_have_come()
    {
        var gjeld = await HentAsync("/gjeld/motparter?aar=2025&versjon=" + _versjon);
        Assert.That(Verdier(gjeld, "sumInnlaan"), Is.EqualTo(new[] { ("2024-12-31", (decimal?)1000m), ("2025-04-30", 1000m), ("2025-08-31", 1000m) }));
        Assert.That((decimal?)Linje(gjeld, "sumInnlaan")["endring"], Is.Zero);
        var likvid = await HentAsync("/likviditet?aar=2025&versjon=" + _versjon);
        Assert.That(Verdier(likvid, "sum"), Is.EqualTo(new[] { ("2024-12-31", (decimal?)10m), ("2025-04-30", 20m), ("2025-08-31", 30m) }));
        Assert.That(((decimal?)Linje(likvid, "sum")["endring"], (int)likvid["aaret"]!["antallDager"]!), Is.EqualTo(((decimal?)20m, 7 + 8 + 8 + 1)), "a saldo counts for a week");
        foreach (var svar in new[] { gjeld, likvid })
        {
            Assert.That(Mangler(svar), Is.EqualTo(new[] { "dato 2025-12-31: dagen er ikke kommet" }));
        }

        Assert.That((await CsvAsync("/gjeld/motparter?aar=2025&versjon=" + _versjon))[0], Is.EqualTo("Kode;Tekst;Linjetype;2024-12-31;2025-04-30;2025-08-31;Endring;Andel i prosent"));

        // The year's movements are those until the day of the version, which the answer names.
        var bevegelser = await HentAsync("/gjeld/bevegelser?aar=2025&versjon=" + _versjon);
        var sum = Linje(bevegelser, "sumInnlaan");
        Assert.That(
            ((string)bevegelser["til"]!, (decimal?)sum["inngaaende"], (decimal?)sum["opptak"], (decimal?)sum["utgaaende"]),
            Is.EqualTo(("2025-09-15", (decimal?)1000m, (decimal?)500m, (decimal?)1500m)));
    }

    /// <summary>A month has a return when it is over: the one that goes on is not there, and takes nothing away from the year until then.</summary>
    [Test]
    public async Task The_return_of_the_year_is_of_the_months_that_are_over()
    {
        var aaret = await HentAsync("/portefoeljer/P/avkastning?aar=2025&versjon=" + _versjon);
        Assert.That(aaret["linjer"]!.AsArray().Select(l => (string)l!["maaned"]!).Last(), Is.EqualTo("2025-08"));
        Assert.That((decimal?)aaret["linjer"]![7]!["total"]!["avkastningProsent"], Is.EqualTo(10m));
        Assert.That(Mangler(aaret), Does.Contain("dato 2025-12-31: dagen er ikke kommet"));

        // A year that is over lacks the months that nobody valued: it has no return, and not that of the others.
        _klokke.Naa = new(2026, 2, 1, 12, 0, 0, TimeSpan.Zero);
        await ImporterAsync("V10;verdsetting;OBL;2026-01-31;;;130;;\n");
        var over = await HentAsync("/portefoeljer/P/avkastning?aar=2025");
        Assert.That((over["linjer"]!.AsArray().Count, (decimal?)over["aaret"]!["avkastningProsent"]), Is.EqualTo((12, (decimal?)null)));
        var ny = await HentAsync("/portefoeljer/P/avkastning?aar=2027");
        Assert.That((decimal?)ny["aaret"]!["avkastningProsent"], Is.Null);
    }

    /// <summary>Of a day to come every figure of every report is null, with the reason; also of a year that has not begun.</summary>
    [Test]
    public async Task Nothing_is_known_of_a_day_to_come()
    {
        // What the register has none of is 0 on any day: leases, debt that others pay for, and the fund's deposits and shares.
        string[] ingen = ["sumLeie", "motposter", "bank", "aksjer", "grenserIBrudd"];
        var galt = new List<string>();
        foreach (var (sti, felt) in new[]
        {
            ("/gjeld/formaal?dato=2026-12-31", "innlaan,groent,linjer.beloep,motposter.beloep"), ("/gjeld/forfall?dato=2026-12-31", "innlaan,refinansiering,avdragsfri"),
            ("/gjeld/rentebinding?dato=2026-12-31", "innlaan,flytende,fast,renteeksponert,sikringsgradProsent,rentebindingAar,gjennomsnittsrenteProsent,virkeligVerdi"),
            ("/gjeld/plan?dato=2026-12-31", "linjer.inngaaende,linjer.avdrag,linjer.renter,linjer.refinansiering,linjer.utgaaende"),
            ("/gjeld/motparter?aar=2027", "linjer.endring,linjer.andelProsent"), ("/gjeld/bevegelser?aar=2027", "linjer.inngaaende,linjer.opptak,linjer.avdrag,linjer.utgaaende"),
            ("/likviditet?aar=2027", "linjer.endring"), ("/likviditet/daglig?fra=2026-12-30&til=2026-12-31", "dager.beloep"),
            ("/stresstest?dato=2026-12-31", "samlet,bufferkapital,del1.tap,del2.tap"), ("/markedsrenter?dato=2026-12-31", "gjennomsnittsrenteProsent"),
            ("/reglement/kontroll?dato=2026-12-31", "linjer.verdi"), ("/portefoeljer/P/plasseringer?dato=2026-12-31", "linjer.markedsverdi,linjer.anskaffelseskost"),
            ("/portefoeljer/P/resultat?dato=2026-12-31", "linjer.beloep"), ("/portefoeljer/P/durasjon?dato=2026-12-31", "linjer.verdi"),
            ("/portefoeljer/P/risiko?dato=2026-12-31", "linjer.verdi"), ("/portefoeljer/P/aktivafordeling?dato=2026-12-31", "linjer.beloep,linjer.andelProsent"),
            ("/rapport?dato=2026-12-31", "linjer.verdi"),
        })
        {
            var svar = await HentAsync(sti);
            var verdier = felt.Split(',').SelectMany(f => f.Split('.') is [var liste, var egen] ? svar[liste]!.AsArray().Select(l => (Felt: f, Verdi: l![egen])) : [(f, svar[f])]);
            galt.AddRange(verdier.Where(v => v.Verdi is not null && !((string?)(v.Verdi.Parent as JsonObject)?["kode"] is { } kode && ingen.Contains(kode))).Select(v => $"{sti} {v.Felt}: {v.Verdi}"));
            if (svar["mangler"]!.AsArray().Count == 0)
            {
                galt.Add(sti + ": nothing is said to be missing");
            }
        }

        Assert.That(galt, Is.Empty);
        var kontroll = await HentAsync("/reglement/kontroll?dato=2026-12-31");
        Assert.That(kontroll["linjer"]!.AsArray().Select(l => (string)l!["status"]!), Has.All.EqualTo("ikkeMaalt"));
    }

    /// <summary>An earlier version tells of the days until it was written, whenever it is read.</summary>
    [Test]
    public async Task A_version_tells_of_the_days_until_it_was_written()
    {
        _klokke.Naa = new(2026, 2, 1, 12, 0, 0, TimeSpan.Zero);
        Assert.That(Verdier(await HentAsync("/gjeld/motparter?aar=2025&versjon=" + _versjon), "sumInnlaan").Select(v => v.Item1).Last(), Is.EqualTo("2025-08-31"));
    }

    private static JsonNode Linje(JsonNode svar, string kode) => svar["linjer"]!.AsArray().Single(l => (string)l!["kode"]! == kode)!;

    private static IEnumerable<(string, decimal?)> Verdier(JsonNode svar, string kode) =>
        Linje(svar, kode)["verdier"]!.AsArray().Select(v => ((string)v!["dato"]!, (decimal?)v["beloep"]));

    private static IEnumerable<string> Mangler(JsonNode svar) => svar["mangler"]!.AsArray().Select(m => $"{m!["objekt"]} {m["dato"]}: {m["hva"]}");

    private async Task<JsonNode> HentAsync(string sti)
    {
        var svar = await _tjener.GetAsync(F + sti);
        Assert.That((int)svar.Status, Is.EqualTo(200), svar.Tekst);
        return svar.Json;
    }

    private async Task<string[]> CsvAsync(string sti) => (await _tjener.SendAsync(HttpMethod.Get, F + sti, null, "dev-les", ("Accept", "text/csv"))).Tekst
        .TrimStart('\uFEFF').Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private async Task<long> ImporterAsync(string rader)
    {
        var svar = await _tjener.ImporterAsync(F + "/importer", "referanse;slag;objekt;dato;til;type;beloep;prosent;kilde\n" + rader, rader[..3]);
        Assert.That((int)svar.Status, Is.EqualTo(201), svar.Tekst);
        return (long)svar.Json["versjon"]!;
    }

    private sealed class Fastklokke : TimeProvider
    {
        public DateTimeOffset Naa { get; set; }

        public override DateTimeOffset GetUtcNow() => Naa;
    }
}
