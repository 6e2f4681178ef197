using System.Net;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Testkommune;

namespace Ledger.Api.Tests;

/// <summary>Many writers and readers at once.</summary>
public sealed class SamtidighetTests
{
    private static readonly string[] Kommuner = ["3201", "3203", "3205", "3207"];

    [Test]
    public async Task Sixteen_importers_over_four_municipalities_lose_nothing_while_readers_read()
    {
        await using var tjener = await Tjener.StartAsync();
        foreach (var k in Kommuner)
        {
            await RegistrerAsync(tjener, k);
        }

        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 4).Select(i => LesAsync(tjener, Kommuner[i], done.Token)).ToList();
        await Task.WhenAll(Enumerable.Range(0, 16).Select(async i =>
        {
            var kommune = Kommuner[i % 4];
            for (var n = 0; n < 10; n++)
            {
                var large = n == 5;
                var svar = await tjener.ImporterAsync(Aar(kommune) + "/importer", Csv($"i{i}n{n}-", large ? 1_500 : 3), $"i{i}n{n}");
                Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.Created), svar.Tekst);
            }
        }));
        await done.CancelAsync();
        var reads = await Task.WhenAll(readers);
        Assert.That(reads, Is.All.Positive);
        foreach (var k in Kommuner)
        {
            Assert.That(await KontrollerAsync(tjener, k), Is.EqualTo(4 * (1_500 + (9 * 3))));
            var sum = (await tjener.GetAsync(Aar(k) + "/avvik?nivaa=tjenesteomraade")).Json["sum"]!;
            Assert.That((decimal)sum["regnskap"]!, Is.EqualTo(4 * (1_500 + (9 * 3))));
        }
    }

    [Test]
    public async Task Readers_do_not_wait_for_a_writer_that_takes_long()
    {
        await using var tjener = await Tjener.StartAsync();
        await RegistrerAsync(tjener, "3201");
        await KrevAsync(tjener.ImporterAsync(Aar("3201") + "/importer", Csv("A", 1), "a"));
        var import = tjener.ImporterAsync(Aar("3201") + "/importer", Csv("B", 40_000), "b");
        var during = 0;
        while (!import.IsCompleted)
        {
            var svar = await tjener.GetAsync(Aar("3201") + "/avvik?nivaa=tjenesteomraade");
            var regnskap = (decimal)svar.Json["sum"]!["regnskap"]!;
            Assert.That(regnskap, Is.EqualTo(1m).Or.EqualTo(40_001m), "all of the import or nothing of it");
            during += regnskap == 1m ? 1 : 0;
        }

        Assert.That((await import).Status, Is.EqualTo(HttpStatusCode.Created));
        Assert.That(during, Is.GreaterThan(3), "reads were answered while the import ran");
    }

    [Test]
    public async Task Single_bilag_that_share_commits_are_each_booked_once_and_refusals_hurt_nobody()
    {
        await using var tjener = await Tjener.StartAsync(innstillinger: ("Ledger__RateLimit__Enabled", "false"));
        await RegistrerAsync(tjener, "3201");
        var answers = await Task.WhenAll(Enumerable.Range(0, 400).Select(i => tjener.PostAsync(Aar("3201") + "/bilag", new
        {
            // Every tenth reference comes twice, and every seventh bilag does not balance.
            bilagsreferanse = $"B{(i % 10 == 1 ? i - 1 : i)}",
            bilagsdato = "2025-03-15",
            periode = 3,
            posteringer = new object[]
            {
                new { kontoklasse = "drift", art = "010", funksjon = "202", ansvar = "1", beloep = 1.00m },
                new { kontoklasse = "balanse", kapittel = "10", sektor = "320", beloep = i % 7 == 0 ? -2.00m : -1.00m },
            },
        })));
        var booked = answers.Count(a => a.Status == HttpStatusCode.Created);
        Assert.That(answers.Select(a => (int)a.Status), Is.All.EqualTo(201).Or.EqualTo(409).Or.EqualTo(422));
        Assert.That(answers.Where((_, i) => i % 7 == 0).Select(a => a.Status), Is.All.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(answers.Where(a => a.Status == HttpStatusCode.Created).Select(a => (int)a.Json["bilagsnummer"]!).Order(), Is.EqualTo(Enumerable.Range(1, booked)));
        Assert.That(answers.Where(a => a.Status == HttpStatusCode.Created).Select(a => (long)a.Json["versjon"]!).Distinct().Count(), Is.EqualTo(booked), "a version each");
        Assert.That(await KontrollerAsync(tjener, "3201"), Is.EqualTo(booked));
    }

    private static async Task<int> LesAsync(Tjener tjener, string kommune, CancellationToken done)
    {
        var reads = 0;
        long version = 0;
        while (!done.IsCancellationRequested)
        {
            var svar = await tjener.GetAsync(Aar(kommune) + "/avvik?nivaa=tjenesteomraade");
            Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.OK), svar.Tekst);
            var seen = (long)svar.Json["versjon"]!;
            Assert.That(seen, Is.GreaterThanOrEqualTo(version), "never an older answer than before");
            version = seen;
            reads++;
        }

        return reads;
    }
}
