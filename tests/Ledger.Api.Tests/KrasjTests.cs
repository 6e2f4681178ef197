using System.Globalization;
using System.Net;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Testkommune;

namespace Ledger.Api.Tests;

/// <summary>
/// The process is killed at random moments while clients post, and started again on the same file. <c>LEDGER_TEST_KRASJ</c> sets how many
/// times (15 when it is not set).
/// </summary>
[TestFixture(Testlager.Sqlite)]
[TestFixture(Testlager.SqlServer)]
public sealed class KrasjTests(string lager)
{
    private const string K = "3203";

    [Test]
    public async Task What_was_acknowledged_is_there_and_nothing_is_there_in_part_however_often_it_is_killed()
    {
        var rounds = int.Parse(Environment.GetEnvironmentVariable("LEDGER_TEST_KRASJ") ?? "15", CultureInfo.InvariantCulture);
        await using var database = await Testlager.NyttAsync(lager);
        var random = new Random(20251123);
        var folder = Path.Combine(Path.GetTempPath(), $"ledger-{Guid.NewGuid():N}");
        var acknowledged = new Dictionary<string, string>(StringComparer.Ordinal);
        var sent = new Dictionary<string, string>(StringComparer.Ordinal);
        var bilag = 0;
        try
        {
            for (var round = 0; round <= rounds; round++)
            {
                var tjener = await Tjener.StartProsessAsync(datamappe: folder, innstillinger: database.Innstillinger);
                if (round == 0)
                {
                    await RegistrerAsync(tjener, K);
                }

                // Everything that was sent and not answered is sent again under its key, and every answer given before is given again.
                foreach (var (key, csv) in sent.Where(s => !acknowledged.ContainsKey(s.Key)).Concat(sent.OrderBy(_ => random.Next()).Take(3)).ToList())
                {
                    var again = await tjener.ImporterAsync(Aar(K) + "/importer", csv, key);
                    Assert.That(again.Status, Is.EqualTo(HttpStatusCode.OK).Or.EqualTo(HttpStatusCode.Created), again.Tekst);
                    var receipt = again.Tekst.Replace("\"alleredeBokfoert\":true", "\"alleredeBokfoert\":false", StringComparison.Ordinal);
                    Assert.That(acknowledged.GetValueOrDefault(key, receipt), Is.EqualTo(receipt), "the same receipt as before the kill");
                    acknowledged[key] = receipt;
                }

                if (round == rounds)
                {
                    var there = await KontrollerAsync(tjener, K);
                    Assert.That(there, Is.EqualTo(sent.Values.Sum(c => c.Count(ch => ch == '\n') / 2)), "each bilag once");
                    await tjener.DisposeAsync();
                    return;
                }

                if (round % 5 == 0)
                {
                    bilag = Math.Max(bilag, await KontrollerAsync(tjener, K));
                }

                using var killed = new CancellationTokenSource();
                var clients = Enumerable.Range(0, 4).Select(c => PostAsync(tjener, $"r{round}c{c}", round, c, sent, acknowledged, killed.Token)).ToList();
                await Task.Delay(random.Next(5, 250), CancellationToken.None);
                tjener.Drep();
                await killed.CancelAsync();
                await tjener.VentPaaSluttAsync();
                await Task.WhenAll(clients);
                tjener.Klient.Dispose();
            }
        }
        finally
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    /// <summary>Small and large imports one after the other, until the service is gone.</summary>
    private static async Task PostAsync(Tjener tjener, string client, int round, int number, Dictionary<string, string> sent, Dictionary<string, string> acknowledged, CancellationToken killed)
    {
        for (var i = 0; !killed.IsCancellationRequested; i++)
        {
            var key = $"{client}n{i}";
            var csv = Csv(key + "-", number == 0 ? 800 : 1 + ((round + i) % 7));
            lock (sent)
            {
                sent[key] = csv;
            }

            try
            {
                var svar = await tjener.ImporterAsync(Aar(K) + "/importer", csv, key);
                Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.Created), svar.Tekst);
                lock (sent)
                {
                    acknowledged[key] = svar.Tekst;
                }
            }
            catch (HttpRequestException)
            {
                return;
            }
        }
    }
}
