using System.Net;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Avslutningskommune;

namespace Ledger.Api.Tests;

/// <summary>What a year is told by free names: a name that nothing reads is refused, and nothing of it is kept.</summary>
public sealed class InndataTests() : Avslutningsprover(9961)
{
    [Test]
    public async Task A_number_that_nothing_reads_is_refused_by_its_name()
    {
        var svar = await _tjener.PutAsync(_k.R(2025) + "/inndata", new { tomter = 5, laanVidreutlaan = 7 });
        Assert.That((svar.Status, svar.Koder), Is.EqualTo((HttpStatusCode.BadRequest, new[] { "ukjent_kolonne" })), svar.Tekst);
        Assert.That(((string)svar.Json["feil"]![0]!["felt"]!, svar.Tekst.Contains("laanVidereutlaan", StringComparison.Ordinal)), Is.EqualTo(("laanVidreutlaan", true)));
        Assert.That((await _k.LesAsync("/regnskap/2025/inndata"))["inndata"]!.AsArray(), Is.Empty, "nothing is half kept");

        var verdi = await _tjener.PutAsync(_k.R(2025) + "/inndata", new { vedtatteDekningsaar = 7, tomter = -1 });
        Assert.That((verdi.Status, verdi.Koder), Is.EqualTo((HttpStatusCode.UnprocessableEntity, new[] { "utenfor_omraadet", "ugyldig_beloep" })), verdi.Tekst);

        // A figure of the municipality's own has names of its own, once it is there.
        const string Figur = """{"definisjon":{"id":"per_elev","navn":"Per elev","enhet":"kroner","formel":"drift / elever","teller":[{"navn":"Drift","vekt":1,"filter":{"kontoklasse":"drift"}}],"nevner":[{"navn":"Elever","vekt":1,"inndata":"elever"}]}}""";
        Assert.That((await _tjener.PutAsync(_k.R(2025) + "/inndata", new { elever = 40 })).Koder, Is.EqualTo(new[] { "ukjent_kolonne" }));
        await OkAsync(_tjener.PutAsync(_k.R(2025) + "/noekkeltall/per_elev", Figur));
        await OkAsync(_tjener.PutAsync(_k.R(2025) + "/inndata", new { elever = 40, innbyggere = 100 }));
        Assert.That((await _tjener.PutAsync(_k.R(2025) + "/noekkeltall/per_elev", Figur.Replace("\"elever\"", "\"el ever\"", StringComparison.Ordinal))).Koder, Is.EqualTo(new[] { "ugyldig_format" }));
    }

    /// <summary>A map of units names units: an old one that never was, and a map without anything to map, are refused.</summary>
    [Test]
    public async Task A_map_of_units_is_of_units()
    {
        await _k.InntektAsync(2025, 10);
        var ukjent = await _k.PostAsync("/regnskap/2026/inngaaendebalanse", new { ansvarKart = new Dictionary<string, string> { ["1O1"] = "101" } });
        Assert.That((ukjent.Status, ukjent.Koder, (string)ukjent.Json["feil"]![0]!["felt"]!), Is.EqualTo((HttpStatusCode.UnprocessableEntity, new[] { "ukjent_ansvar" }, "ansvarKart.1O1")), ukjent.Tekst);
        var uten = await _k.PostAsync("/regnskap/2026/aapning", new { fra = 2025, ansvarKart = new Dictionary<string, string> { ["101"] = "101" } });
        Assert.That(uten.Koder, Is.EqualTo(new[] { "ugyldig_kombinasjon" }), uten.Tekst);
        await OkAsync(_k.PostAsync("/regnskap/2026/inngaaendebalanse", new { ansvarKart = new Dictionary<string, string> { ["101"] = "101" } }));
    }

    /// <summary>A row with a unit that has no accounts on that day meets nothing on the other side, and is told, whichever way it comes.</summary>
    [Test]
    public async Task A_counterpart_without_accounts_is_told()
    {
        await _k.PutAsync("/regnskapsenheter/GML", new { navn = "Avviklet KF", organisasjonsnummer = "910244132", type = "kf", fra = "2020-01-01", til = "2025-06-30" });
        await _k.PutAsync("/regnskapsenheter/NY", new { navn = "Nytt KF", organisasjonsnummer = "935478715", type = "kf", fra = "2026-01-01" });
        foreach (var (aar, periode, motpart, fortalt) in new[]
        {
            (2025, 3, "GML", false), (2025, 9, "GML", true), (2026, 3, "GML", true), (2025, 3, "NY", true), (2026, 3, "NY", false),
        })
        {
            var csv = $"bilagsreferanse;bilagsdato;periode;kontoklasse;art;funksjon;kapittel;sektor;ansvar;beloep;motpartsenhet\nM;{aar}-{periode:00}-15;{periode};drift;480;202;;;101;1,00;{motpart}\nM;{aar}-{periode:00}-15;{periode};balanse;;;10;320;;-1,00;\n";
            var bilag = await _k.PostAsync($"/regnskap/{aar}/bilag?proevekjoering=true", new
            {
                bilagsreferanse = "M", bilagsdato = $"{aar}-{periode:00}-15", periode,
                posteringer = new object[]
                {
                    new { kontoklasse = "drift", art = "480", funksjon = "202", ansvar = "101", beloep = 1, motpartsenhet = motpart }, new { kontoklasse = "balanse", kapittel = "10", sektor = "320", beloep = -1 },
                },
            });
            var import = await _tjener.ImporterAsync(_k.R(aar) + "/importer?proevekjoering=true", csv, $"{aar}{periode}{motpart}");
            foreach (var svar in new[] { bilag, import })
            {
                Assert.That(((int)svar.Status, svar.Json["varsler"]!.AsArray().Count(v => (string)v!["kode"]! == "motpart_uten_regnskap")), Is.EqualTo((200, fortalt ? 1 : 0)), $"{aar}-{periode} {motpart}: {svar.Tekst}");
            }
        }
    }
}
