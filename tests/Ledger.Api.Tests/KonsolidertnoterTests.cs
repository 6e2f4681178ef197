using System.Net;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Avslutningskommune;

namespace Ledger.Api.Tests;

/// <summary>§ 10-4: what the consolidated accounts say of the units in them, of those that are not, and of what is other municipalities'.</summary>
public sealed class KonsolidertnoterTests() : Avslutningsprover(9581)
{
    private const string Noter = "/konsolidert/regnskap/2025/noter";

    [Test]
    public async Task The_notes_say_who_is_in_who_is_not_and_what_is_the_others()
    {
        await EnhetAsync("KF1", new { navn = "Eiendom", type = "kf", fra = "2020-01-01" }, 2025, 1000, 300);
        await EnhetAsync("KF2", new { navn = "Ny", type = "kf", fra = "2025-01-01" }, 2025, 80, 80);
        await EnhetAsync("KF3", new { navn = "Borte", type = "kf", fra = "2020-01-01", til = "2024-12-31" }, 2024, 50, 20);
        await EnhetAsync("KO1", new { navn = "Brann", type = "ko", fra = "2020-01-01", deltakere = Deltakere(62.5, 37.5) }, 2025, 100, 90);
        await EnhetAsync("KO2", new { navn = "Lite", type = "ko", fra = "2020-01-01", utelatt = new { grunn = "Uten betydning" } }, 2025, 3, 2);
        await EnhetAsync("KO3", new { navn = "Eget", type = "ko", egetRettssubjekt = true, fra = "2020-01-01", deltakere = Deltakere(50, 50) }, 2025, 900, 0);
        await EnhetAsync("KO4", new { navn = "Feil andel", type = "ko", fra = "2020-01-01", deltakere = Deltakere(50, 40) }, 2025, 7, 7);
        await _k.InntektAsync(2025, 5000);

        var svar = await _k.LesAsync(Noter);
        Assert.That(
            svar["linjer"]!.AsArray().Select(Linje),
            Is.EqualTo(new[]
            {
                "a KASSE", "a KF1", "a KF2", "a KO1", "a KO4", "b KO2 Uten betydning", "c KF2 Kommet til", "c KF3 Gått ut",
                "d KO2 2025: 3 2 1 1 0 1", "d KF2 2025: 80 80 0 0 0 0", "d KF3 2024: 50 20 30 30 0 30", "e KO1 37.5 2025: 37.5 33.75 3.75 3.75 0 3.75",
            }));
        Assert.That(svar["mangler"]!.AsArray().Select(m => (string)m!), Is.EqualTo(new[] { "KO4 Feil andel har deltakere med 90 prosent til sammen" }));
        Assert.That((await _k.LesAsync(Noter + "?enhet=tusen"))["linjer"]!.AsArray().Where(l => (string)l!["bokstav"]! == "e").Select(Linje), Is.EqualTo(new[] { "e KO1 37.5 2025: 0.04 0.03 0 0 0 0" }));

        var drift = await _k.LesAsync("/konsolidert/regnskap/2025/driftsregnskap");
        Assert.That(drift["versjoner"]!.AsArray().Select(v => (string)v!["enhet"]!), Has.None.EqualTo("KO3"), "a legal person of its own is not in the municipality's accounts");
        Assert.That((decimal)drift["linjer"]!.AsArray().Single(l => (string)l!["post"]! == "9")!["regnskap"]!, Is.EqualTo(-6187m));
    }

    /// <summary>Debt and equity are positive, as in the balance; § 10-3 lets only councils and joint undertakings be left out.</summary>
    [Test]
    public async Task A_foretak_that_is_left_out_is_told_of_with_its_balance()
    {
        await _k.PutAsync("/regnskapsenheter/KF1", new { navn = "Eiendom", type = "kf", fra = "2020-01-01", utelatt = new { grunn = "Lite" } });
        var kf = Enheten("KF1");
        await kf.PutAsync("/organisasjon/2025", new { enheter = new[] { new { kode = "101", navn = "Alt", nivaa = "ansvar" } } });
        await kf.BilagAsync(2025, 0, Balanse("27", 900), Balanse("45", -500), Balanse("32", -100), Balanse("5990", -300));
        Assert.That(
            (await _k.LesAsync(Noter))["linjer"]!.AsArray().Select(Linje),
            Is.EqualTo(new[] { "a KASSE", "b KF1 Lite (bare politiske råd og oppgavefellesskap kan utelates, § 10-3)", "d KF1 2025: 0 0 0 900 600 300" }));
        foreach (var type in new[] { "kf", "laanefond" })
        {
            var eget = await _tjener.PutAsync(_k.K + "/regnskapsenheter/X1", new { navn = "X", type, egetRettssubjekt = true, fra = "2020-01-01" });
            Assert.That((eget.Status, eget.Koder.Single()), Is.EqualTo((HttpStatusCode.BadRequest, "ugyldig_kombinasjon")), type);
        }

        Assert.That((await _tjener.GetAsync(kf.K + Noter)).Status, Is.EqualTo(HttpStatusCode.NotFound), "a unit has no consolidated accounts");
        Assert.That((await _tjener.GetAsync(_k.K + Noter + "?format=csv")).Tekst, Does.Contain("KF1"));
    }

    private object[] Deltakere(double egen, double annen) => [new { kommune = _k.K[^4..], andel = egen }, new { kommune = "0301", andel = annen }];

    private static string Linje(JsonNode? linje)
    {
        string? Tall(string felt) => linje![felt] is { } verdi ? $"{(decimal)verdi:0.##}" : null;
        var hode = $"{linje!["bokstav"]} {linje["enhet"]}";
        return linje["aar"] is { } aar
            ? FormattableString.Invariant($"{hode}{(Tall("andel") is { } a ? $" {a}" : "")} {aar}: ") + string.Join(' ', new[] { "driftsinntekter", "driftsutgifter", "nettoDriftsresultat", "eiendeler", "gjeld", "egenkapital" }.Select(Tall))
            : linje["grunn"] is { } grunn ? $"{hode} {grunn}" : (string)linje["bokstav"]! == "c" ? $"{hode} {linje["tekst"]}" : hode;
    }

    private async Task EnhetAsync(string kode, object enhet, int aar, decimal inntekt, decimal utgift)
    {
        await _k.PutAsync("/regnskapsenheter/" + kode, enhet);
        var ledger = Enheten(kode);
        await ledger.PutAsync($"/organisasjon/{aar}", new { enheter = new[] { new { kode = "101", navn = "Alt", nivaa = "ansvar" } } });
        await ledger.InntektAsync(aar, inntekt);
        if (utgift != 0)
        {
            await ledger.UtgiftAsync(aar, utgift);
        }
    }

    private Avslutningskommune Enheten(string kode) => new(_tjener, _k.K["/v1/kommuner/".Length..] + "/regnskapsenheter/" + kode);
}
