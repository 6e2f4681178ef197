using System.Net;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Avslutningskommune;

namespace Ledger.Api.Tests;

/// <summary>What the law says of the rows of the registers that notes stand on, over HTTP.</summary>
public sealed class RegisterkravTests() : Avslutningsprover(9651)
{
    /// <summary>§§ 3-4 and 3-4a.</summary>
    [Test]
    public async Task An_asset_is_depreciated_within_the_longest_life_of_its_group()
    {
        await GaltAsync("anlegg", Anlegg("A", "40", 41), "levetid levetid_over_maks");
        await GaltAsync("anlegg", new { kode = "T", navn = "Tomt", kapittel = "27", gruppe = "ingen", levetid = 10 }, "levetid ugyldig_kombinasjon");
        await SendAsync("anlegg", Anlegg("A", "40", 40), Anlegg("L", "80", 80));
        await GaltPostAsync("anlegg", Post("L1", "L", "2025-06-01", "tilgang", 100), "dato levetid_over_maks");
        await PosterAsync("anlegg", Post("L1", "L", "2026-06-01", "tilgang", 100));
        await SendAsync("anlegg", Anlegg("G", "80", 40));
        await PosterAsync("anlegg", Post("G1", "G", "2006-06-01", "tilgang", 4_000_000));
        await GaltPostAsync("anlegg", NyLevetid("G2", "G", "2025-01-01", 80), "levetid levetid_over_maks");
        await GaltPostAsync("anlegg", NyLevetid("G2", "G", "2026-01-01", 81), "levetid levetid_over_maks");
        await PosterAsync("anlegg", NyLevetid("G2", "G", "2026-01-01", 80));
        var note = (await _k.LesAsync("/regnskap/2026/noter/4"))["registre"]![0]!["rader"]!.AsArray().Single(r => (string)r!["kode"]! == "80")!;
        Assert.That(((decimal)note["inngaaende"]!, (decimal)note["avskrivning"]!), Is.EqualTo((2_100_000m, -34_426.23m)));
    }

    [Test]
    public async Task The_parts_of_an_asset_are_weighed_by_what_they_cost()
    {
        await SendAsync("anlegg", Anlegg("B", "40", 30), Del("TAK", 60), Del("ROM", 20));
        await GaltPostAsync("anlegg", Post("D1", "TAK", "2024-06-01", "tilgang", 100), "dato levetid_over_maks");
        await PosterAsync("anlegg", Post("D2", "ROM", "2024-06-01", "tilgang", 300), Post("D1", "TAK", "2024-07-01", "tilgang", 100));

        static object Del(string kode, int levetid) => new { kode, navn = kode, kapittel = "27", gruppe = "40", levetid, delAv = "B" };
    }

    /// <summary>§§ 3-2, 3-4: first acquired, then written down to nothing at most, and up again to no more than that.</summary>
    [Test]
    public async Task An_asset_moves_within_what_it_is_worth()
    {
        await SendAsync("anlegg", Anlegg("A", "10", 10));
        await GaltPostAsync("anlegg", Post("N0", "A", "2025-03-01", "nedskrivning", 10), "dato utenfor_omraadet");
        await PosterAsync("anlegg", Post("T", "A", "2025-06-01", "tilgang", 100));
        await GaltPostAsync("anlegg", Post("N0", "A", "2025-05-31", "nedskrivning", 10), "dato utenfor_omraadet");
        await GaltPostAsync("anlegg", Post("N1", "A", "2026-06-01", "nedskrivning", 91), "beloep utenfor_omraadet");
        await GaltPostAsync("anlegg", Post("N1", "A", "2026-06-01", "avgang", -1), "beloep ugyldig_beloep");
        await PosterAsync("anlegg", Post("N1", "A", "2026-06-01", "nedskrivning", 90));
        await GaltPostAsync("anlegg", Post("R1", "A", "2026-09-01", "reversering", 91), "beloep utenfor_omraadet");
        await PosterAsync("anlegg", Post("R1", "A", "2026-09-01", "reversering", 90));
        await GaltPostAsync("anlegg", new { referanse = "X", objekt = "A", dato = "2026-10-01", type = "avgang" }, "beloep mangler");
        await GaltAsync("anlegg", new { kode = "A", navn = "A", kapittel = "27", gruppe = "10", levetid = 10, start = 2027 }, "start utenfor_omraadet");
        await SendAsync("anlegg", new { kode = "S", navn = "S", kapittel = "27", gruppe = "10", levetid = 10, start = 2027 });
        await GaltPostAsync("anlegg", Post("S1", "S", "2025-06-01", "tilgang", 100), "dato utenfor_omraadet");
    }

    /// <summary>§ 3-5.</summary>
    [TestCase(2014, "7", true)]
    [TestCase(2014, "1", true)]
    [TestCase(2014, "10", false)]
    [TestCase(2013, "10", true)]
    [TestCase(2013, "7", false)]
    [TestCase(2010, "15", true)]
    public async Task A_cohort_of_premieavvik_has_the_years_of_its_time(int aar, string over, bool lov)
    {
        var kohort = new { kode = "K", navn = "K", aar, premie = 100, nettoKostnad = 50, aarAmortisering = over };
        if (lov)
        {
            await SendAsync("premieavvik", kohort);
        }
        else
        {
            await GaltAsync("premieavvik", kohort, "aarAmortisering utenfor_omraadet");
        }
    }

    [Test]
    public async Task A_year_of_a_row_is_one_that_there_can_be([Values(99999, 10000, 0, -5, 1899, 2200)] int aar)
    {
        await GaltAsync("tilsyn", new { kode = "Y", navn = "Y", aar }, "aar utenfor_omraadet");
        await GaltAsync("premieavvik", new { kode = "Y", navn = "Y", aar, premie = 100, nettoKostnad = 50 }, "aar utenfor_omraadet");
        await GaltAsync("indikator", new { kode = "Y", navn = "Y", foersteAar = aar }, "foersteAar utenfor_omraadet");
        await GaltAsync("aksjesalg", new { kode = "Y", navn = "Y", aar, bilagsnummer = 1, beloep = 5 }, "aar utenfor_omraadet");
        await GaltAsync("anlegg", new { kode = "Y", navn = "Y", kapittel = "27", gruppe = "40", levetid = 40, start = aar }, "start utenfor_omraadet");
        var premieavvik = await _tjener.PutAsync($"{_k.K}/premieavvik/KLP/{aar}", new { premie = 100, nettoKostnad = 50 });
        Assert.That(
            (premieavvik.Status, (string?)premieavvik.Json["feil"]![0]!["felt"]), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "aar")), premieavvik.Tekst);
    }

    [TestCase("\"2024,5\"", "aar for_mange_desimaler")]
    [TestCase("\"i fjor\"", "aar ugyldig_tall")]
    [TestCase("2024", null)]
    [TestCase("\"1985\"", null)]
    public async Task A_register_of_ones_own_may_have_years(string aar, string? feil)
    {
        await OkAsync(_tjener.PutAsync($"{_k.K}/registre/arkiv", """{"navn":"Arkiv","kolonner":[{"id":"aar","type":"aar"},{"id":"dag","type":"dato"}]}"""));
        var rad = $$"""{"kode":"A","navn":"A","aar":{{aar}}}""";
        if (feil is null)
        {
            await SendAsync("arkiv", JsonNode.Parse(rad)!);
        }
        else
        {
            await GaltAsync("arkiv", JsonNode.Parse(rad)!, feil);
        }

        await GaltAsync("arkiv", new { kode = "A", navn = "A", dag = "0001-01-01" }, "dag utenfor_omraadet");
        await GaltAsync("garanti", new { kode = "A", navn = "A", vedtatt = "9999-01-01", utloep = "9999-12-31" }, "utloep utenfor_omraadet, vedtatt utenfor_omraadet");
        await GaltPostAsync("anlegg", Post("P", "P", "0001-01-01", "tilgang", 1), "objekt ukjent_objekt, dato utenfor_omraadet");
    }

    /// <summary>Garantiforskriften §§ 3, 4.</summary>
    [Test]
    public async Task A_guarantee_lasts_as_long_and_is_as_small_as_the_law_says()
    {
        await GaltAsync("garanti", Garanti("investering", "2065-06-11"), "utloep utenfor_omraadet");
        await SendAsync("garanti", Garanti("investering", "2065-06-10"));
        await GaltAsync("garanti", Garanti("annet", "2030-06-11"), "utloep utenfor_omraadet");
        await SendAsync("garanti", Garanti("annet", "2030-06-10"));
        await GaltAsync("garanti", Smaa(800_001, 3_000), "godkjenning utenfor_omraadet");
        await SendAsync("garanti", Smaa(2_000_000, 3_001));
        await SendAsync("garanti", Smaa(5_000_000, null));
        await OkAsync(_tjener.PutAsync($"{_k.K}/organisasjon/2024", new { enheter = new[] { new { kode = "101", navn = "Skole", nivaa = "ansvar" } } }));
        await _k.PutAsync("/regnskap/2024/inndata", new { innbyggere = 30_000 });
        await GaltAsync("garanti", Smaa(4_000_001, null), "godkjenning utenfor_omraadet");

        static object Garanti(string gjelder, string utloep) => new { kode = "G", navn = "Idrettslaget", gjelder, vedtatt = "2025-06-10", utloep, godkjenning = "godkjent" };
        static object Smaa(int ramme, int? innbyggere) => new { kode = "S", navn = "Laget", ramme, innbyggere, vedtatt = "2025-06-10", godkjenning = "smaaBeloep" };
    }

    /// <summary>Selvkostforskriften § 8.</summary>
    [Test]
    public async Task Two_fees_do_not_share_a_fund()
    {
        await GaltAsync("selvkost", new { kode = "VANN", navn = "Vann", fond = "DISP" }, "fond fondstype");
        await GaltAsync("selvkost", new { kode = "VANN", navn = "Vann", funksjon = "345", gebyrarter = "vann" }, "gebyrarter ugyldig_format");
        await GaltAsync("selvkost", new { kode = "VANN", navn = "Vann", gebyrarter = "640" }, "gebyrarter tomt_filter");
        await GaltAsync("selvkost", new { kode = "VANN", navn = "Vann", dekningsgrad = 101 }, "dekningsgrad utenfor_omraadet");
        await SendAsync("selvkost", new { kode = "VANN", navn = "Vann", fond = "BUND" });
        await GaltAsync("selvkost", new { kode = "AVLOP", navn = "Avløp", fond = "BUND" }, "fond fond_i_bruk");
        await SendAsync("selvkost", new { kode = "VANN", navn = "Vann og mer", fond = "BUND" });
    }

    [TestCase("999", "ukjent_funksjon")]
    [TestCase("000", "ukjent_funksjon")]
    [TestCase("22", "ukjent_funksjon")]
    [TestCase("2021", "ukjent_funksjon")]
    [TestCase("222", null)]
    [TestCase("365", null)]
    public async Task What_is_of_a_function_is_of_one_that_there_is(string funksjon, string? kode)
    {
        var (anlegg, gebyr) = (
            new { kode = "F", navn = "F", kapittel = "27", gruppe = "40", levetid = 40, funksjon }, new { kode = "F", navn = "F", funksjon });
        if (kode is null)
        {
            await SendAsync("anlegg", anlegg);
            await SendAsync("selvkost", gebyr);
            return;
        }

        await GaltAsync("anlegg", anlegg, $"funksjon {kode}");
        await GaltAsync("selvkost", gebyr, $"funksjon {kode}");
        await OkAsync(_tjener.PutAsync($"{_k.K}/registre/lokaler", """{"navn":"Lokaler","kolonner":[{"id":"tjeneste","type":"funksjon"}]}"""));
        await GaltAsync("lokaler", new { kode = "F", navn = "F", tjeneste = funksjon }, $"tjeneste {kode}");
    }

    [TestCase("640,999", "gebyrarter ukjent_art")]
    [TestCase("997-999", "gebyrarter ukjent_art")]
    [TestCase("640-649,650", null)]
    public async Task A_fee_is_on_arts_that_there_are(string arter, string? feil)
    {
        var gebyr = new { kode = "RENOV", navn = "Renovasjon", funksjon = "355", gebyrarter = arter };
        await (feil is null ? SendAsync("selvkost", gebyr) : GaltAsync("selvkost", gebyr, feil));
    }

    [Test]
    public async Task A_loan_out_moves_on_the_arts_of_its_money()
    {
        await SendAsync("utlaan", new { kode = "START", navn = "Startlån", kilde = "videreutlaan" });
        await GaltPostAsync("utlaan", Utlaan("U1", "utlaan", "520"), "art ugyldig_kombinasjon");
        await GaltPostAsync("utlaan", Utlaan("U1", "avdrag", "522"), "art ugyldig_kombinasjon");
        await PosterAsync("utlaan", Utlaan("U1", "utlaan", "522"), Utlaan("U2", "avdrag", "922"));

        static object Utlaan(string referanse, string type, string art) => new { referanse, objekt = "START", dato = "2025-06-01", type, art, beloep = 10 };
    }

    private static object Anlegg(string kode, string gruppe, int levetid) => new { kode, navn = kode, kapittel = "27", gruppe, levetid };

    private static object Post(string referanse, string objekt, string dato, string type, decimal beloep) => new { referanse, objekt, dato, type, beloep };

    private static object NyLevetid(string referanse, string objekt, string dato, int levetid) => new { referanse, objekt, dato, type = "nyLevetid", levetid };

    private Task SendAsync(string register, params object[] objekter) => OkAsync(_k.PostAsync($"/registre/{register}/objekter", objekter));

    private Task PosterAsync(string register, params object[] poster) => OkAsync(_k.PostAsync($"/registre/{register}/poster", poster));

    private Task GaltAsync(string register, object objekt, string ventet) => GaltAsync(_k.PostAsync($"/registre/{register}/objekter", new[] { objekt }), ventet);

    private Task GaltPostAsync(string register, object post, string ventet) => GaltAsync(_k.PostAsync($"/registre/{register}/poster", new[] { post }), ventet);

    private static async Task GaltAsync(Task<Svar> sendt, string ventet)
    {
        var svar = await sendt;
        Assert.That(
            (svar.Status, string.Join(", ", svar.Json["feil"]!.AsArray().Select(f => $"{f!["felt"]} {f["kode"]}"))), Is.EqualTo((HttpStatusCode.UnprocessableEntity, ventet)),
            svar.Tekst);
        Assert.That(svar.Json["feil"]!.AsArray().Select(f => (JsonNode?)f!["linje"]), Is.All.Not.Null, "the row is named");
    }
}
