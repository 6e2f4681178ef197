using System.Net;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Testkommune;

namespace Ledger.Api.Tests;

/// <summary>The service answers the same on a machine that writes 1,5 for one and a half, and sorts aa after z.</summary>
public sealed class KulturTests
{
    private const string K = "3203";

    [Test]
    public async Task Answers_do_not_follow_the_machines_culture()
    {
        // The data are made by one and read by the other, so that times and hashes are the same.
        await using var engelsk = await Tjener.StartProsessAsync(innstillinger: [("LANG", "C.UTF-8"), ("LC_ALL", "C.UTF-8")]);
        await RegistrerAsync(engelsk, K);
        await KrevAsync(engelsk.PutAsync(Sti(K) + "/fond/AA", new { navn = "Aa", type = "disposisjonsfond" }));
        await KrevAsync(engelsk.PutAsync(Sti(K) + "/fond/Z", new { navn = "Z", type = "disposisjonsfond" }));
        await using var norsk = await Tjener.StartProsessAsync(datamappe: engelsk.Datamappe, innstillinger: [("LANG", "nb_NO.UTF-8"), ("LC_ALL", "nb_NO.UTF-8")]);
        await KrevAsync(norsk.ImporterAsync(Aar(K) + "/importer", Csv("Aa", 3, beloep: 123456789) + Csv("Z", 3, beloep: -150)[Hode.Length..], "k"));
        var same = 0;
        foreach (var sti in new[] { Aar(K) + "/driftsregnskap", Aar(K) + "/avvik?nivaa=tjenesteomraade", Aar(K) + "/fond", Sti(K) + "/revisjon/uttrekk", Aar(K) + "/posteringer" })
        {
            foreach (var accept in new[] { "application/json", "text/csv", "application/x-ndjson" })
            {
                var (a, b) = (await HentAsync(norsk, sti, accept), await HentAsync(engelsk, sti, accept));
                Assert.That(a.Status, Is.EqualTo(b.Status), $"{sti} {accept}");
                if (a.Status == HttpStatusCode.OK)
                {
                    Assert.That(a.Tekst, Is.EqualTo(b.Tekst), $"{sti} {accept}");
                    same++;
                }
            }
        }

        Assert.That(same, Is.GreaterThan(8), "a format that a resource does not have is no answer");
        await KontrollerAsync(norsk, K);
    }

    private static Task<Svar> HentAsync(Tjener tjener, string sti, string accept) => tjener.SendAsync(HttpMethod.Get, sti, null, "dev-admin", ("Accept", accept));
}
