using System.Net;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Avslutningskommune;

namespace Ledger.Api.Tests;

/// <summary>What the registers propose to book: the bilag by which register and ledger agree.</summary>
public sealed class RegisterforslagTests() : Avslutningsprover(9601)
{
    /// <summary>§ 3-4: 1 000 000 over 15 years, from the year after, and the KOSTRA controls of 590 and 990.</summary>
    [Test]
    public async Task Depreciation_is_proposed_and_booked_once()
    {
        await _k.BilagAsync(2025, 0, Balanse("27", 1_000_000), Balanse("5990", -1_000_000));
        await SendAsync("anlegg", new { kode = "A1", navn = "Skolen", kapittel = "27", gruppe = "15", levetid = 15, funksjon = "222", ansvar = "101" }, new { kode = "A2", navn = "Uten funksjon", kapittel = "27", gruppe = "10", levetid = 10 });
        await PosterAsync("anlegg", Tilgang("T1", "A1", 1_000_000), Tilgang("T2", "A2", 50));
        var forslag = await _k.LesAsync("/regnskap/2025/forslag/avskrivninger");
        Assert.That(Rader(forslag), Is.EqualTo("drift 590 222 101 66666.67, drift 990 860 101 -66666.67, balanse 5990 320 66666.67, balanse 27 320 -66666.67"));
        Assert.That(forslag["mangler"]!.AsArray().Select(m => (string)m!), Is.EqualTo(["A2 Uten funksjon mangler funksjon"]));

        var svar = await OkAsync(_k.PostAsync("/regnskap/2025/forslag/avskrivninger", new { }));
        Assert.That((svar.Status, (string)svar.Json["bilag"]!["bilagsreferanse"]!, svar.Json["kvittering"]), Is.EqualTo((HttpStatusCode.OK, "AVSKRIVNINGER-2025", (JsonNode?)null)));
        var proevd = await OkAsync(_k.PostAsync("/regnskap/2025/forslag/avskrivninger?bokfoer=true&proevekjoering=true", new { }));
        Assert.That(((bool)proevd.Json["proevekjoering"]!, (int)(await _k.LesAsync("/regnskap/2025/bilag"))["antallTotalt"]!), Is.EqualTo((true, 1)));
        var bokfoert = await OkAsync(_k.PostAsync("/regnskap/2025/forslag/avskrivninger?bokfoer=true", new { }));
        var nummer = (int)bokfoert.Json["kvittering"]!["bilagsnummer"]!;
        Assert.That((bokfoert.Status, nummer), Is.EqualTo((HttpStatusCode.Created, 2)));
        Assert.That(Type(await _k.PostAsync("/regnskap/2025/forslag/avskrivninger?bokfoer=true", new { })), Is.EqualTo("bilagsreferanse-finnes"), "not twice");

        // Reversed, it may be booked anew.
        await OkAsync(_k.PostAsync($"/regnskap/2025/bilag/{nummer}/tilbakefoering", new { }));
        await SendAsync("anlegg", new { kode = "A2", navn = "Nå med funksjon", kapittel = "27", gruppe = "10", levetid = 10, funksjon = "130" });
        var igjen = await OkAsync(_k.PostAsync("/regnskap/2025/forslag/avskrivninger?bokfoer=true", new { }));
        Assert.That((string)igjen.Json["kvittering"]!["bilagsreferanse"]!, Is.EqualTo("AVSKRIVNINGER-2025-2"));
        Assert.That((await _k.PostAsync("/regnskap/2025/forslag/avskrivninger?bokfoer=kanskje", new { })).Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await _tjener.GetAsync(_k.R(2025) + "/forslag/noe")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await _tjener.GetAsync(_k.R(2025) + "/forslag/avskrivninger?ansvar=999")).Koder, Is.EqualTo(["ukjent_ansvar"]));
    }

    /// <summary>The file of a proposal is one that the import takes.</summary>
    [Test]
    public async Task The_csv_of_a_proposal_is_imported_as_it_is()
    {
        await SendAsync("premieavvik", Kohort("K25", 2025, 5_000, 4_300, "7"));
        var csv = await _tjener.SendAsync(HttpMethod.Get, _k.R(2025) + "/forslag/premieavvik", null, "dev-bokfor", ("Accept", "text/csv"));
        await OkAsync(_tjener.ImporterAsync(_k.R(2025) + "/importer", csv.Tekst, "premieavvik"));
        Assert.That((decimal)(await LinjenAsync(2025, "11", "registeravvik"))["beloep"]!, Is.Zero);
    }

    /// <summary>§ 3-5: the worked cohorts. What is booked each year keeps register and ledger equal, with arbeidsgiveravgift, to the øre.</summary>
    [Test]
    public async Task Premieavvik_and_its_amortisation_keep_chapters_19_and_39_as_the_register()
    {
        await SendAsync(
            "premieavvik", Kohort("K19", 2019, 700_000, 0, "7"), Kohort("K22", 2022, 1_400_000, 0, "7"), Kohort("K23", 2023, 0, 210_000, "7"),
            Kohort("K24", 2024, 300_000, 0, "1"), Kohort("K25", 2025, 910_000, 0, "7"));
        await _k.BilagAsync(2025, 0, Balanse("19", 1_711_500), Balanse("39", -205_380), Balanse("5990", -1_506_120));
        Assert.That((decimal)(await _k.LesAsync("/regnskap/2025/noter/11"))["registre"]![0]!["rader"]!.AsArray().Single(r => (string)r!["kode"]! == "sum")!["amortisert"]!, Is.EqualTo(570_000m));
        foreach (var (aar, rest) in new[] { (2025, 1_660_000m), (2026, 1_260_000m), (2027, 960_000m) })
        {
            if (aar > 2025)
            {
                await OkAsync(_k.PostAsync($"/regnskap/{aar}/inngaaendebalanse", new { }));
            }

            await OkAsync(_k.PostAsync($"/regnskap/{aar}/forslag/premieavvik?bokfoer=true", new { }));
            var note = await _k.LesAsync($"/regnskap/{aar}/noter/11");
            Assert.That((decimal)note["registre"]![0]!["rader"]!.AsArray().Single(r => (string)r!["kode"]! == "sum")!["rest"]!, Is.EqualTo(rest), $"{aar}");
            Assert.That((decimal)(await LinjenAsync(aar, "11", "registeravvik"))["beloep"]!, Is.Zero, $"{aar}");
        }

        Assert.That(Rader(await _k.LesAsync("/regnskap/2025/forslag/premieavvik")), Does.Contain("drift 090 170 101 -910000.00").And.Contain("drift 090 171 101 200000.00").And.Contain("drift 090 171 101 -30000.00"));
    }

    /// <summary>Selvkostforskriften § 8: the fund of the ledger is the sum of its layers.</summary>
    [Test]
    public async Task The_funds_of_fees_follow_their_layers()
    {
        await _k.BilagAsync(2026, 0, Balanse("10", 800_000), Balanse("51", -800_000, "BUND"));
        await SendAsync("selvkost", new { kode = "VANN", navn = "Vann", fond = "BUND", funksjon = "345" }, new { kode = "AVFALL", navn = "Avfall" });
        await PosterAsync("selvkost", new { referanse = "L1", objekt = "VANN", dato = "2021-12-31", type = "lag", beloep = 300_000 }, new { referanse = "L2", objekt = "VANN", dato = "2024-12-31", type = "lag", beloep = 500_000 });
        await AaretAsync(2026, 9_600_000, 10_000_000, 5.0m);
        Assert.That(Rader(await _k.LesAsync("/regnskap/2026/forslag/selvkost")), Is.EqualTo("drift 950 345 101 -370000.00, balanse 51 320 370000.00"), "400 000 used, and interest of 30 000");
        await OkAsync(_k.PostAsync("/regnskap/2026/forslag/selvkost?bokfoer=true", new { }));
        await OkAsync(_k.PostAsync("/regnskap/2027/inngaaendebalanse", new { }));
        await AaretAsync(2027, 9_300_000, 10_100_000, 4.5m);
        await OkAsync(_k.PostAsync("/regnskap/2027/forslag/selvkost?bokfoer=true", new { }));
        var fond = (await _k.LesAsync("/regnskap/2027/fond"))["linjer"]!.AsArray().Single(l => (string)l!["fondskode"]! == "BUND")!;
        var note = (await _k.LesAsync("/regnskap/2027/noter/14"))["registre"]![0]!["rader"]![0]!;
        var linje = (await _k.LesAsync("/regnskap/2027/selvkost"))["linjer"]!.AsArray().Single(l => (string)l!["omraade"]! == "VANN")!;
        Assert.That(
            ((decimal)linje["resultat"]!, (decimal)linje["brukt"]!, string.Join(' ', linje["lag"]!.AsArray().Concat(linje["underskudd"]!.AsArray()).Select(l => $"{l!["aar"]}:{l["rest"]}:{l["frist"]}"))),
            Is.EqualTo((-800_000m, 430_000m, "2027:9675.00:2032 2027:370000.00:2032")));
        var avstemt = (await _k.LesAsync("/regnskap/2027/avstemming"))["linjer"]!.AsArray().Single(l => (string)l!["konto"]! == "BUND")!;
        Assert.That(((decimal)avstemt["kilde"]!, (decimal)avstemt["differanse"]!), Is.EqualTo((-9_675m, 0m)));
        var uten = (await _k.LesAsync("/regnskap/2025/selvkost"))["linjer"]!.AsArray().Single(l => (string)l!["omraade"]! == "VANN")!;
        Assert.That(uten["resultat"], Is.Null, "nothing is told of 2025");
        Assert.That((Math.Abs((decimal)fond["utgaaendeBalanse"]!), (decimal)note["fond"]!, (decimal)note["underskudd"]!), Is.EqualTo((9_675m, 9_675m, 370_000m)));

        Task AaretAsync(int aar, decimal gebyr, decimal grunnlag, decimal rente) => OkAsync(_k.PostAsync("/opplysninger", new object[]
        {
            new { slag = "maaling", objekt = "selvkost:VANN", maal = "gebyr", beloep = gebyr, aar, periode = "aar" },
            new { slag = "maaling", objekt = "selvkost:VANN", maal = "grunnlag", beloep = grunnlag, aar, periode = "aar" },
            new { slag = "maaling", objekt = "selvkost:VANN", maal = "kalkylerente", verdi = rente, aar, periode = "aar" },
        }));
    }

    /// <summary>Selvkostforskriften §§ 2, 4 and 5: the basis is computed from the ledger and the register of assets, where nobody has told it.</summary>
    [Test]
    public async Task The_basis_of_a_fee_is_computed_from_the_ledger_and_its_assets()
    {
        await SendAsync("selvkost", new
        {
            kode = "VANN", navn = "Vann", fond = "BUND", funksjon = "345", gebyrarter = "640", dekningsgrad = 90, indirekteKapital = "femProsent",
        });
        await SendAsync("anlegg", new { kode = "A1", navn = "Ledning", kapittel = "27", gruppe = "40", levetid = 40, funksjon = "345", selvkostomraade = "VANN" }, new { kode = "A2", navn = "Skole", kapittel = "27", gruppe = "40", levetid = 40 });
        await PosterAsync("anlegg", new { referanse = "T1", objekt = "A1", dato = "2025-06-01", type = "tilgang", beloep = 1_000_000 }, new { referanse = "T2", objekt = "A2", dato = "2025-06-01", type = "tilgang", beloep = 5_000_000 });
        await _k.BilagAsync(
            2026, 5, Rad("drift", "010", "345", 100_000), Rad("drift", "120", "345", 50_000), Rad("drift", "770", "345", -20_000), Rad("drift", "640", "345", -200_000),
            Rad("drift", "010", "202", 7_000), Rad("drift", "640", "350", -3_000), Rad("drift", "590", "345", 25_000), Rad("drift", "990", "860", -25_000), Balanse("10", 66_000));
        await MeldAsync("indirekte", 10_000);
        Assert.That((await LinjeAsync())["grunnlag"], Is.Null, "the interest is not told");
        await OkAsync(_k.PostAsync("/opplysninger", new object[] { new { slag = "maaling", objekt = "selvkost:VANN", maal = "kalkylerente", verdi = 4.0m, aar = 2026, periode = "aar" } }));

        // Interest of (1 000 000 + 975 000) / 2, and ninety percent of 205 000.
        var linje = await LinjeAsync();
        Assert.That(
            string.Join(' ', new[] { "gebyr", "direkte", "indirekte", "avskrivninger", "kalkulatoriskRente", "indirekteKapital", "dekningsgrad", "grunnlag", "resultat", "avsatt", "renter" }.Select(f => (decimal)linje[f]!)),
            Is.EqualTo("200000.00 130000.00 10000.00 25000.00 39500.00 500.00 90 184500.00 15500.00 15500.00 310.00"));
        Assert.That(Rader(await _k.LesAsync("/regnskap/2026/forslag/selvkost")), Is.EqualTo("drift 550 345 101 15810.00, balanse 51 080 -15810.00"));
        Assert.That((decimal)(await _k.LesAsync("/regnskap/2026/noter/14"))["registre"]![0]!["rader"]![0]!["grunnlag"]!, Is.EqualTo(184_500m));
        await OkAsync(_k.PostAsync("/regnskap/2026/forslag/selvkost?bokfoer=true", new { }));
        Assert.That((decimal)(await LinjeAsync())["resultat"]!, Is.EqualTo(15_500m), "what is set aside is no cost of the service");

        // The year after stands on the ledger's figures of this one.
        await OkAsync(_k.PostAsync("/opplysninger", new object[] { new { slag = "maaling", objekt = "selvkost:VANN", maal = "kalkylerente", verdi = 4.0m, aar = 2027, periode = "aar" } }));
        await _k.BilagAsync(2027, 5, Rad("drift", "640", "345", -65_610), Balanse("10", 65_610));
        var neste = (await _k.LesAsync("/regnskap/2027/selvkost"))["linjer"]![0]!;
        Assert.That(((decimal)neste["grunnlag"]!, (decimal)neste["resultat"]!, (decimal)neste["avsatt"]!), Is.EqualTo((57_150m, 8_460m, 8_460m)), "0.9 (25 000 + 38 500)");
        Assert.That((decimal)neste["fondUtgaaende"]!, Is.EqualTo(25_071.60m), "15 810 + 8 460 and interest of their mean");
        Assert.That(Rader((await OkAsync(_k.PostAsync("/regnskap/2027/forslag/selvkost?bokfoer=true&proevekjoering=true", new { }))).Json), Is.EqualTo("drift 550 345 101 9261.60, balanse 51 080 -9261.60"));

        // What is told goes first, and stands for itself.
        await MeldAsync("grunnlag", 190_000);
        linje = await LinjeAsync();
        Assert.That(((decimal)linje["grunnlag"]!, (decimal)linje["gebyr"]!, linje["direkte"]), Is.EqualTo((190_000m, 200_000m, (JsonNode?)null)));

        async Task<JsonNode> LinjeAsync() => (await _k.LesAsync("/regnskap/2026/selvkost"))["linjer"]![0]!;

        Task MeldAsync(string maal, decimal beloep) => OkAsync(_k.PostAsync("/opplysninger", new object[] { new { slag = "maaling", objekt = "selvkost:VANN", maal, beloep, aar = 2026, periode = "aar" } }));
    }

    /// <summary>The registers at addresses of their own are the same registers.</summary>
    [Test]
    public async Task The_registers_of_the_notes_have_addresses_of_their_own()
    {
        await _k.PutAsync("/anlegg/A9", new { navn = "Bilen", kapittel = "24", gruppe = "10", levetid = 10 });
        Assert.That((string)(await _k.LesAsync("/anlegg/A9"))["objekt"]!["navn"]!, Is.EqualTo("Bilen"));
        Assert.That((string)(await _k.LesAsync("/registre/anlegg/objekter/A9"))["objekt"]!["gruppe"]!, Is.EqualTo("10"));
        await _k.PutAsync("/premieavvik/KLP/2025", new { premie = 5_000, nettoKostnad = 4_300, agaSats = 14.1 });
        var kohort = (await _k.LesAsync("/premieavvik/KLP/2025"))["objekt"]!;
        Assert.That(((string)kohort["kode"]!, (string)kohort["leverandoer"]!, (decimal)kohort["aar"]!), Is.EqualTo(("KLP-2025", "KLP", 2025m)), "it is named by its code when it has no name");
        Assert.That((await _tjener.PutAsync(_k.K + "/premieavvik/KLP/2025", new { aar = 2024, premie = 1, nettoKostnad = 1 })).Koder, Is.EqualTo(["ugyldig_kombinasjon"]));
        Assert.That((await _tjener.PutAsync(_k.K + "/anlegg/A9", new { navn = "Bilen", kapittel = "24", gruppe = "10", levetid = 11 })).Koder, Is.EqualTo(["levetid_over_maks"]));
        foreach (var (sti, objekt) in new (string, object)[] { ("utlaan/S", new { navn = "Startlån", kilde = "videreutlaan" }), ("garantier/G", new { navn = "Laget", ramme = 10 }), ("selvkost/V", new { navn = "Vann" }) })
        {
            await _k.PutAsync("/" + sti, objekt);
            Assert.That((string)(await _k.LesAsync("/" + sti))["objekt"]!["kode"]!, Is.EqualTo(sti[^1..]));
        }
    }

    /// <summary>§ 5-15: merforbruk that is carried forward has a note by itself, with the year that it arose in and its deadline.</summary>
    [Test]
    public async Task Merforbruk_has_a_note_of_its_own()
    {
        Assert.That(await StatusAsync(2025), Is.EqualTo("ikkeAktuell"));
        await _k.UtgiftAsync(2025, 60);
        await _k.AvsluttLikevelAsync(2025);
        await OkAsync(_k.PostAsync("/regnskap/2026/inngaaendebalanse", new { }));
        foreach (var aar in new[] { 2025, 2026 })
        {
            var rad = (await _k.LesAsync($"/regnskap/{aar}/noter/merforbruk"))["registre"]![0]!["rader"]![0]!;
            Assert.That(((string)rad["kode"]!, (decimal)rad["rest"]!, (int)rad["senest"]!, (string)rad["status"]!), Is.EqualTo(("2025", 60m, 2027, "loeper")), $"{aar}");
            Assert.That(await StatusAsync(aar), Is.EqualTo("ferdig"));
        }

        async Task<string> StatusAsync(int aar) =>
            (string)(await _k.LesAsync($"/regnskap/{aar}/noter"))["noter"]!.AsArray().Single(n => (string)n!["navn"]! == "merforbruk")!["status"]!;
    }

    /// <summary>§ 5-13 letter c: what of a sale is running income in drift is told by a row that names the bilag.</summary>
    [Test]
    public async Task The_running_part_of_a_sale_is_in_note_15()
    {
        await _k.BilagAsync(2025, 5, Rad("investering", "929", "283", -70), Balanse("10", 70));
        var nummer = (int)(await _k.BilagAsync(2025, 5, Rad("drift", "905", "870", -30), Balanse("10", 30))).Json["bilagsnummer"]!;
        await SendAsync("aksjesalg", new { kode = "S1", navn = "Kraftselskapet", aar = 2025, bilagsnummer = nummer, beloep = 30 }, new { kode = "S2", navn = "Et annet år", aar = 2024, bilagsnummer = 1, beloep = 5 });
        var note = await _k.LesAsync("/regnskap/2025/noter/15");
        Assert.That(note["registre"]![0]!["rader"]!.AsArray().Select(r => $"{r!["kode"]} {r["bilagsnummer"]} {r["beloep"]}"), Is.EqualTo([$"S1 {nummer} 30.00", "sum  30.00"]));
    }

    /// <summary>forklar=true: what a line of a note stands on, so that it can be asked for and summed.</summary>
    [Test]
    public async Task A_line_of_a_note_says_what_it_stands_on()
    {
        await _k.BilagAsync(2025, 0, Balanse("10", 450), Balanse("56", -450, "DISP"));
        await _k.InntektAsync(2025, 100);
        var linjer = (await _k.LesAsync("/regnskap/2025/noter/1?forklar=true"))["tabeller"]![0]!["linjer"]!.AsArray().ToDictionary(l => (string)l!["post"]!, l => l!["forklaring"]!);
        Assert.That(((string)linjer["utgaaende"]["filtre"]![0]!, (int)linjer["utgaaende"]["antallPosteringer"]!), Is.EqualTo(("balanse kapittel 10-19,31-39", 2)));
        Assert.That((string)linjer["differanse"]["formel"]!, Does.StartWith("utgaaende - inngaaende"));
        Assert.That((await _k.LesAsync("/regnskap/2025/noter/1"))["tabeller"]![0]!["linjer"]![0]!["forklaring"], Is.Null);
    }

    private static object Kohort(string kode, int aar, decimal premie, decimal nettoKostnad, string aarAmortisering) =>
        new { kode, navn = kode, aar, premie, nettoKostnad, agaSats = 14.1, aarAmortisering };

    private static object Tilgang(string referanse, string objekt, decimal beloep) => new { referanse, objekt, dato = "2024-06-01", type = "tilgang", beloep };

    private static string Rader(JsonNode svar) => string.Join(", ", svar["bilag"]!["posteringer"]!.AsArray()
        .Select(p => $"{p!["kontoklasse"]} {p["art"] ?? p["kapittel"]} {p["funksjon"] ?? p["sektor"]} {(p["ansvar"] is { } a ? $"{a} " : "")}{p["beloep"]}"));

    private Task SendAsync(string register, params object[] objekter) => OkAsync(_k.PostAsync($"/registre/{register}/objekter", objekter));

    private Task PosterAsync(string register, params object[] poster) => OkAsync(_k.PostAsync($"/registre/{register}/poster", poster));

    private async Task<JsonNode> LinjenAsync(int aar, string note, string post) =>
        (await _k.LesAsync($"/regnskap/{aar}/noter/{note}"))["tabeller"]![0]!["linjer"]!.AsArray().Single(l => (string)l!["post"]! == post)!;
}
