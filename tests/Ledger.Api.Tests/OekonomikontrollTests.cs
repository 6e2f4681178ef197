using System.Net;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Avslutningskommune;

namespace Ledger.Api.Tests;

/// <summary>The age of merforbruk and the grounds of ROBEK over the years, from the smallest ledger that shows them.</summary>
public sealed class OekonomikontrollTests
{
    [Test]
    public async Task Merforbruk_keeps_its_deadline_and_is_overdue_after_it()
    {
        await using var tjener = await Tjener.StartAsync();
        var k = await OpprettAsync(tjener, "9931");
        await k.UtgiftAsync(2025, 60);
        await OkAsync(k.AvsluttAsync(2025));
        foreach (var aar in new[] { 2026, 2027 })
        {
            await OkAsync(k.PostAsync($"/regnskap/{aar}/inngaaendebalanse", new { }));
            await k.AvsluttLikevelAsync(aar);
        }

        foreach (var (aar, status, c) in new[] { (2025, "loeper", false), (2026, "loeper", false), (2027, "forfalt", true) })
        {
            var svar = await k.LesAsync($"/regnskap/{aar}/oekonomikontroll");
            var lag = svar["lag"]!.AsArray().Single()!;
            Assert.That(
                ((int)lag["oppstaatt"]!, (decimal)lag["rest"]!, (int)lag["senest"]!, (string)lag["status"]!), Is.EqualTo((2025, 60m, 2027, status)), $"{aar}");
            Assert.That(((int)svar["merforbruk"]!["frist"]!["senest"]!, (bool?)svar["robek"]!.AsArray().Single(r => (string)r!["bokstav"]! == "c")!["oppfylt"]), Is.EqualTo((2027, (bool?)c)));
            Assert.That(svar["robek"]!.AsArray().Select(r => (string)r!["bokstav"]!), Is.EqualTo(["a", "b", "c", "d", "e", "f", "g"]));
        }

        await k.PutAsync("/merforbruk/vedtak", new[] { new { oppstaatt = 2025, senest = 2029 } });
        Assert.That((int)(await k.LesAsync("/regnskap/2026/oekonomikontroll"))["lag"]![0]!["senest"]!, Is.EqualTo(2029));
        var sent = await tjener.PutAsync(k.K + "/merforbruk/vedtak", new[] { new { oppstaatt = 2025, senest = 2030 } });
        Assert.That((sent.Status, sent.Koder.Single()), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "utenfor_omraadet")), sent.Tekst);
        await k.PutAsync("/merforbruk/vedtak", new[] { new { oppstaatt = 2025, senest = 2030, godkjentAv = "departementet" } });
    }

    [Test]
    public async Task Layers_of_before_the_ledger_sum_to_its_first_balance()
    {
        await using var tjener = await Tjener.StartAsync();
        var k = await OpprettAsync(tjener, "9932");
        await k.PutAsync("/organisasjon/2024", new { enheter = new[] { new { kode = "101", navn = "Skole", nivaa = "ansvar" } } });
        await k.BilagAsync(2025, 0, Balanse("5900", 40), Balanse("10", -40));
        await k.BilagAsync(2025, 0, Balanse("5970", 7), Balanse("10", -7));
        Assert.That((bool)(await k.LesAsync("/regnskap/2025/oekonomikontroll"))["lag"]![0]!["antatt"]!, Is.True);
        var feil = await tjener.PutAsync(k.K + "/merforbruk/lag", new[] { new { oppstaatt = 2023, beloep = 30 } });
        Assert.That((feil.Status, feil.Koder.Single()), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "lag_sum")), feil.Tekst);
        await k.PutAsync("/merforbruk/lag", new[] { new { oppstaatt = 2022, beloep = 10 }, new { oppstaatt = 2023, beloep = 30 } });
        var svar = await k.LesAsync("/regnskap/2025/oekonomikontroll");
        Assert.That(
            svar["lag"]!.AsArray().Select(l => ((int)l!["oppstaatt"]!, (string)l["status"]!, (bool)l["antatt"]!)),
            Is.EqualTo([(2022, "forfalt", false), (2023, "forfalt", false)]));
        Assert.That((decimal)svar["udekket"]![0]!["rest"]!, Is.EqualTo(7m));
    }
}
