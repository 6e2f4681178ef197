using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Avslutningskommune;

namespace Ledger.Api.Tests;

/// <summary>A municipality's registers in one file, over HTTP.</summary>
public sealed class RegisterimportTests() : Avslutningsprover(9301)
{
    private const string Hode = "register;kode;navn;kapittel;gruppe;levetid;kilde;referanse;objekt;dato;type;beloep\n";

    /// <summary>The event stands before its object, and the loan's register between the two.</summary>
    private const string Fil = Hode
        + "anlegg;;;;;;;T1;A;2025-06-01;tilgang;400.00\n"
        + "utlaan;U;Startlån;22;;;videreutlaan;;;;;\n"
        + "anlegg;A;Skolen;27;40;40;;;;;;\n"
        + "utlaan;;;;;;;L1;U;2025-07-01;utlaan;25.50\n";

    [Test]
    public async Task Objects_and_events_of_several_registers_come_in_one_write()
    {
        var foer = await VersjonAsync();
        var proevd = await SendAsync(Fil, "?proevekjoering=true", noekkel: "reg-1");
        Assert.That((proevd.Status, (int)proevd.Json["nye"]!, (bool)proevd.Json["proevekjoering"]!), Is.EqualTo((HttpStatusCode.OK, 4, true)), proevd.Tekst);
        Assert.That(((await Objekter("anlegg")).Count, await VersjonAsync()), Is.EqualTo((0, foer)), "nothing was written");

        var sendt = await SendAsync(Fil, noekkel: "reg-1");
        Assert.That((sendt.Status, (long)sendt.Json["versjon"]!), Is.EqualTo((HttpStatusCode.Created, foer + 1)), sendt.Tekst);
        Assert.That(
            sendt.Json["registre"]!.AsArray().Select(r => $"{r!["register"]} {r["nye"]} {r["endret"]} {r["uendret"]} {r["foerstePostnummer"]}-{r["sistePostnummer"]}"),
            Is.EqualTo(new[] { "anlegg 2 0 0 1-1", "utlaan 2 0 0 1-1" }));
        Assert.That((await Objekter("anlegg")).Concat(await Objekter("utlaan")), Is.EqualTo(new[] { "A", "U" }));
        Assert.That((decimal)(await _k.LesAsync("/registre/utlaan/poster"))["poster"]![0]!["beloep"]!, Is.EqualTo(25.50m));
        var note = (await _k.LesAsync("/regnskap/2025/noter/4"))["registre"]![0]!["rader"]!.AsArray().Single(r => (string)r!["kode"]! == "40")!;
        Assert.That((decimal)note["tilgang"]!, Is.EqualTo(400m));

        var igjen = await SendAsync(Fil, noekkel: "reg-1");
        Assert.That((igjen.Status, igjen.Json["registre"]!.ToJsonString()), Is.EqualTo((HttpStatusCode.OK, sendt.Json["registre"]!.ToJsonString())), "the answer that was lost");
        Assert.That((await SendAsync(Fil.Replace("Skolen", "Skulen"), noekkel: "reg-1")).Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), "other content");

        var uten = await SendAsync(Fil.Replace("Skolen", "Skulen"));
        Assert.That(
            uten.Json["registre"]!.AsArray().Select(r => $"{r!["register"]} {r["nye"]} {r["endret"]} {r["uendret"]}"),
            Is.EqualTo(new[] { "anlegg 0 1 1", "utlaan 0 0 2" }), "only what is other is written");
        Assert.That((await SendAsync(Fil.Replace("Skolen", "Skulen"))).Status, Is.EqualTo(HttpStatusCode.OK), "all is known");
        Assert.That(await VersjonAsync(), Is.EqualTo(foer + 2));
    }

    [Test]
    public async Task The_same_rows_may_be_lines_of_json()
    {
        var sendt = await SendAsync(
            """
            {"register":"anlegg","kode":"A","navn":"Skolen","kapittel":"27","gruppe":"40","levetid":40}
            {"register":"anlegg","referanse":"T1","objekt":"A","dato":"2025-06-01","type":"tilgang","beloep":400.00}
            """, type: "application/x-ndjson");
        Assert.That((sendt.Status, (int)sendt.Json["nye"]!), Is.EqualTo((HttpStatusCode.Created, 2)), sendt.Tekst);
    }

    /// <summary>Each of its own kind, and each named by row and field; the good rows of the file are not written either.</summary>
    [TestCase("anlegg;B;Hallen;27;40;41;;;;;;", 3, "levetid levetid_over_maks")]
    [TestCase("anlegg;;;;;;;T2;B;2025-06-01;tilgang;1", 3, "objekt ukjent_objekt")]
    [TestCase("anlegg;;;;;;;T2;A;2025-05-01;nedskrivning;1", 3, "dato utenfor_omraadet")]
    [TestCase("anlegg;;;;;;;;A;2025-06-01;tilgang;1", 3, "referanse mangler")]
    [TestCase("anlegg;;;;;;;T1;A;2025-06-01;tilgang;1.001", 3, "beloep for_mange_desimaler")]
    [TestCase("biler;B;Bilen;;;;;;;;;", 3, "register ukjent_objekt")]
    [TestCase(";B;Bilen;;;;;;;;;", 3, "register mangler")]
    [TestCase("anlegg;B;Hallen;27;40;40;;T2;;;;", 3, "referanse skal_vaere_tom")]
    [TestCase("anlegg;B;Hallen;27;40;40;egne;;;;;", 3, "kilde skal_vaere_tom")]
    [TestCase("anlegg;;Hallen;;;;;T2;A;2025-06-01;tilgang;1", 3, "navn skal_vaere_tom")]
    [TestCase("anlegg;A;Hallen;27;40;40;;;;;;", 3, "kode dublett_objekt")]
    public async Task A_row_that_is_wrong_is_named_and_nothing_is_written(string rad, int linje, string ventet)
    {
        var foer = await VersjonAsync();
        var svar = await SendAsync(Hode + "anlegg;A;Skolen;27;40;40;;;;;;\n" + rad + "\nanlegg;;;;;;;T1;A;2025-06-01;tilgang;400.00\n");
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), svar.Tekst);
        Assert.That(svar.Json["feil"]!.AsArray().Select(f => $"{f!["linje"]} {f["felt"]} {f["kode"]}"), Does.Contain($"{linje} {ventet}"), svar.Tekst);
        Assert.That((await VersjonAsync(), (await Objekter("anlegg")).Count), Is.EqualTo((foer, 0)));
    }

    /// <summary>Definitions are the administrator's and the source's of master data; movements are those who book (year.md 11).</summary>
    [TestCase("dev-bokfor", "anlegg;A;Skolen;27;40;40;;;;;;", HttpStatusCode.Forbidden)]
    [TestCase("dev-stamdata", "anlegg;A;Skolen;27;40;40;;;;;;", HttpStatusCode.Created)]
    [TestCase("dev-stamdata", "anlegg;;;;;;;T9;S;2025-06-01;tilgang;1", HttpStatusCode.Forbidden)]
    [TestCase("dev-bokfor", "anlegg;;;;;;;T9;S;2025-06-01;tilgang;1", HttpStatusCode.Created)]
    [TestCase("dev-les", "anlegg;A;Skolen;27;40;40;;;;;;", HttpStatusCode.Forbidden)]
    public async Task Rows_are_taken_from_those_who_may_send_their_kind(string noekkel, string rad, HttpStatusCode ventet)
    {
        await OkAsync(_k.PutAsync("/anlegg/S", new { navn = "Svømmehallen", kapittel = "27", gruppe = "40", levetid = 40 }));
        var svar = await SendAsync(Hode + rad + "\n", bruker: noekkel);
        Assert.That(svar.Status, Is.EqualTo(ventet), svar.Tekst);
    }

    [TestCase("register;kode;farge\nanlegg;A;blå\n", HttpStatusCode.BadRequest, "ukjent_kolonne")]
    [TestCase(Hode, HttpStatusCode.BadRequest, "tomt_innhold")]
    [TestCase("{\"register\":\"anlegg\"", HttpStatusCode.BadRequest, "ugyldig_ndjson")]
    public async Task What_cannot_be_read_is_400(string fil, HttpStatusCode ventet, string kode)
    {
        var svar = await SendAsync(fil);
        Assert.That((svar.Status, (string?)svar.Json["feil"]![0]!["kode"]), Is.EqualTo((ventet, kode)), svar.Tekst);
    }

    private Task<Svar> SendAsync(string fil, string parametre = "", string? noekkel = null, string type = "text/csv", string bruker = "dev-admin") => _tjener.SendAsync(
        HttpMethod.Post, $"{_k.K}/registre/importer{parametre}", new StringContent(fil, Encoding.UTF8, type), bruker,
        noekkel is null ? [] : [("Idempotency-Key", noekkel)]);

    private async Task<long> VersjonAsync() => (long)(await _k.LesAsync("/registre"))["versjon"]!;

    private async Task<List<string>> Objekter(string register) =>
        [.. (await _k.LesAsync($"/registre/{register}/objekter"))["objekter"]!.AsArray().Select(o => (string)o!["kode"]!)];
}
