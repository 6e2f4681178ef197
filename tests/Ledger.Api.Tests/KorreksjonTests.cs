using System.Net;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Avslutningskommune;

namespace Ledger.Api.Tests;

/// <summary>
/// An error of a year that is closed is corrected in the year that it is found; the two bilag refer to each other (bokføringsforskriften § 5-12,
/// § 5-10 letter c).
/// </summary>
public sealed class KorreksjonTests() : Avslutningsprover(9851)
{
    /// <summary>Pay of 2025, 9 for 90 (year.md 3): in 2026 the full reversal and the right bilag, both naming the one with the error.</summary>
    [Test]
    public async Task Pay_of_a_closed_year_is_put_right_in_the_next()
    {
        var nummer = await LoennAsync(9);
        await _k.AvsluttLikevelAsync(2025);
        var i2025 = await _k.PostAsync($"/regnskap/2025/bilag/{nummer}/tilbakefoering", new { });
        Assert.That((i2025.Status, Type(i2025)), Is.EqualTo((HttpStatusCode.Conflict, "periode-lukket")));

        var proevd = await _k.PostAsync($"/regnskap/2025/bilag/{nummer}/korreksjon?proevekjoering=true", Riktig());
        Assert.That((proevd.Status, (bool)proevd.Json["proevekjoering"]!), Is.EqualTo((HttpStatusCode.OK, true)), proevd.Tekst);
        var svar = await _k.PostAsync($"/regnskap/2025/bilag/{nummer}/korreksjon", Riktig());
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.Created), svar.Tekst);
        Assert.That((svar.Json["korrigerer"]!.ToJsonString(), (int)svar.Json["tilbakefoering"]!, (int)svar.Json["riktig"]!), Is.EqualTo(($$"""{"aar":2025,"bilagsnummer":{{nummer}}}""", 1, 2)));

        foreach (var (i, beloep) in new[] { (1, -9m), (2, 90m) })
        {
            var bilag = await _k.LesAsync($"/regnskap/2026/bilag/{i}");
            Assert.That((decimal)bilag["posteringer"]![0]!["beloep"]!, Is.EqualTo(beloep));
            Assert.That(
                ((int)bilag["korrigerer"]!["aar"]!, (int)bilag["korrigerer"]!["bilagsnummer"]!, (bool)bilag["tidligereAarsFeil"]!, (string)bilag["begrunnelse"]!),
                Is.EqualTo((2025, nummer, true, "Punch")));
        }

        Assert.That((await _k.LesAsync($"/regnskap/2025/bilag/{nummer}"))["korrigertAv"]!.ToJsonString(), Is.EqualTo("""[{"aar":2026,"bilagsnummer":1},{"aar":2026,"bilagsnummer":2}]"""));
        var drift = (await _k.LesAsync("/regnskap/2026/driftsregnskap"))["linjer"]!.AsArray().Single(l => (string)l!["post"]! == "17")!;
        Assert.That((decimal)drift["regnskap"]!, Is.EqualTo(81m), "netto driftsresultat of 2026 contains it");
        var igjen = await _k.PostAsync($"/regnskap/2025/bilag/{nummer}/korreksjon", Riktig("R-2"));
        Assert.That((igjen.Status, Type(igjen), (int)igjen.Json["bilagsnummer"]!), Is.EqualTo((HttpStatusCode.Conflict, "allerede-tilbakefoert", 1)));
        Assert.That((bool)(await _k.LesAsync("/revisjon/kontroll"))["erHel"]!, Is.True);

        static object Riktig(string referanse = "R-1") => new
        {
            iAar = 2026, bilagsreferanse = referanse, bilagsdato = "2026-03-10", periode = 3, begrunnelse = "Punch",
            posteringer = new[] { Rad("drift", "010", "202", 90), Balanse("32", -90) },
        };
    }

    /// <summary>§ 5-10 letter c tells of material errors: the reversal of 90 and the right 91 are one error of 1, though each bilag is larger.</summary>
    [TestCase(1, true)]
    [TestCase(2, false)]
    public async Task An_error_is_material_by_all_that_corrects_it(int grense, bool vesentlig)
    {
        var nummer = await LoennAsync(90);
        await OkAsync(_k.PostAsync($"/regnskap/2025/bilag/{nummer}/korreksjon", new
        {
            iAar = 2026, bilagsreferanse = "V-1", bilagsdato = "2026-03-10", periode = 3, begrunnelse = "Punch",
            posteringer = new[] { Rad("drift", "010", "202", 91), Balanse("32", -91) },
        }));
        await OkAsync(BokfoerAsync(new { tidligereAarsFeil = true, begrunnelse = "Ikke periodisert" }));
        await _k.PutAsync("/regnskap/2026/inndata", new { vesentligFeil = grense });
        var feil = (await _k.LesAsync("/regnskap/2026/noter/3"))["feil"]!.AsArray();
        Assert.That(
            feil.Select(f => ((decimal)f!["drift"]!, (bool)f["vesentlig"]!)),
            Is.EqualTo(new[] { (-90m, vesentlig), (91m, vesentlig), (1m, vesentlig) }));
    }

    [Test]
    public async Task A_bilag_is_reversed_once_in_whatever_year()
    {
        var nummer = await LoennAsync(9);
        var svar = await _k.PostAsync($"/regnskap/2025/bilag/{nummer}/tilbakefoering", new { iAar = 2026, periode = 4, bilagsdato = "2026-04-01", begrunnelse = "Feil" });
        Assert.That((svar.Status, (int)svar.Json["antallPosteringer"]!), Is.EqualTo((HttpStatusCode.Created, 2)), svar.Tekst);
        Assert.That(svar.Json["bilagsreferanse"]!.ToString(), Is.EqualTo($"ledger:tilbakefoering-2025-{nummer}"));
        foreach (var body in new object[] { new { }, new { iAar = 2026 }, new { iAar = 2027 } })
        {
            var igjen = await _k.PostAsync($"/regnskap/2025/bilag/{nummer}/tilbakefoering", body);
            Assert.That((igjen.Status, Type(igjen), (int)igjen.Json["aar"]!, (int)igjen.Json["bilagsnummer"]!), Is.EqualTo((HttpStatusCode.Conflict, "allerede-tilbakefoert", 2026, 1)), igjen.Tekst);
        }

        var egen = await LoennAsync(5);
        await OkAsync(_k.PostAsync($"/regnskap/2025/bilag/{egen}/tilbakefoering", new { }));
        Assert.That(Type(await _k.PostAsync($"/regnskap/2025/bilag/{egen}/tilbakefoering", new { iAar = 2026 })), Is.EqualTo("allerede-tilbakefoert"));
    }

    [Test]
    public async Task What_cannot_be_corrected_so_is_told()
    {
        var nummer = await LoennAsync(9);
        await _k.BilagAsync(2025, 0, Balanse("10", 5), Balanse("13", -5));
        var avsluttet = await _k.AvsluttLikevelAsync(2025);
        var steg = (int)avsluttet.Json["bilagsnumre"]![0]!;
        Assert.That(Type(await ReturAsync(2025, 2, new { iAar = 2026 })), Is.EqualTo("bilaget-kan-ikke-korrigeres"), "period 0");
        Assert.That(Type(await ReturAsync(2025, steg, new { iAar = 2026 })), Is.EqualTo("bilaget-kan-ikke-korrigeres"), "the closing's");
        Assert.That((await ReturAsync(2025, 99, new { iAar = 2026 })).Status, Is.EqualTo(HttpStatusCode.NotFound));
        var tidligere = await ReturAsync(2026, 1, new { iAar = 2025 });
        Assert.That((tidligere.Status, tidligere.Koder.Single()), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "utenfor_omraadet")));
        Assert.That((await ReturAsync(2025, nummer, new { kart = new { ansvar = new Dictionary<string, string> { ["101"] = "202" } } })).Koder, Is.EqualTo(["ugyldig_kombinasjon"]));
        Assert.That((await ReturAsync(2025, nummer, new { iAar = 2026, kart = new { tull = new Dictionary<string, string>() } })).Koder, Is.EqualTo(["ugyldig_format"]));

        foreach (var (korrigerer, status, kode) in new (object, HttpStatusCode, string)[]
        {
            (new { aar = 2027, bilagsnummer = 1 }, HttpStatusCode.UnprocessableEntity, "utenfor_omraadet"),
            (new { aar = 2025, bilagsnummer = 99 }, HttpStatusCode.UnprocessableEntity, "ukjent_bilag"),
            (new { aar = 2025 }, HttpStatusCode.BadRequest, "ugyldig_format"),
        })
        {
            var svar = await BokfoerAsync(new { korrigerer });
            Assert.That((svar.Status, svar.Koder.Single()), Is.EqualTo((status, kode)), svar.Tekst);
        }

        Assert.That(Type(await BokfoerAsync(new { korrigerer = new { aar = 2025, bilagsnummer = steg } })), Is.EqualTo("bilaget-kan-ikke-korrigeres"));
        Assert.That((await BokfoerAsync(new { tidligereAarsFeil = true })).Koder, Is.EqualTo(["mangler"]));
        await OkAsync(BokfoerAsync(new { tidligereAarsFeil = true, begrunnelse = "Ikke periodisert", korrigerer = new { aar = 2025, bilagsnummer = nummer } }));
        Assert.That((await _k.LesAsync($"/regnskap/2025/bilag/{nummer}"))["korrigertAv"]!.AsArray(), Has.Count.EqualTo(1));

        Task<Svar> ReturAsync(int aar, int bilag, object body) => _k.PostAsync($"/regnskap/{aar}/bilag/{bilag}/tilbakefoering", body);
    }

    /// <summary>Units and codes that the later year does not have are named, until they are mapped.</summary>
    [Test]
    public async Task Units_that_are_gone_are_mapped()
    {
        var nummer = await LoennAsync(9);
        await _k.PutAsync("/organisasjon/2026", new { enheter = new[] { new { kode = "202", navn = "Skole øst", nivaa = "ansvar" } } });
        var borte = await _k.PostAsync($"/regnskap/2025/bilag/{nummer}/tilbakefoering", new { iAar = 2026, periode = 4, bilagsdato = "2026-04-01" });
        Assert.That((borte.Status, borte.Koder.Single()), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "ukjent_ansvar")), borte.Tekst);
        await OkAsync(_k.PostAsync($"/regnskap/2025/bilag/{nummer}/tilbakefoering", new
        {
            iAar = 2026, periode = 4, bilagsdato = "2026-04-01", kart = new { ansvar = new Dictionary<string, string> { ["101"] = "202" } },
        }));
        Assert.That((string)(await _k.LesAsync("/regnskap/2026/bilag/1"))["posteringer"]![0]!["ansvar"]!, Is.EqualTo("202"));
    }

    private async Task<int> LoennAsync(decimal beloep) => (int)(await _k.BilagAsync(2025, 6, Rad("drift", "010", "202", beloep), Balanse("32", -beloep))).Json["bilagsnummer"]!;

    private Task<Svar> BokfoerAsync(object mer)
    {
        var body = System.Text.Json.JsonSerializer.SerializeToNode(mer)!.AsObject();
        (body["bilagsreferanse"], body["bilagsdato"], body["periode"]) = (Guid.NewGuid().ToString("N"), "2026-02-10", 2);
        body["posteringer"] = System.Text.Json.JsonSerializer.SerializeToNode(new[] { Rad("drift", "010", "202", 1), Balanse("32", -1) });
        return _k.PostAsync("/regnskap/2026/bilag", body);
    }
}
