using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Testkommune;

namespace Ledger.Api.Tests;

/// <summary>
/// The process is killed at random moments while a job sends one state of the year after the other, and started again on the same file.
/// <c>LEDGER_TEST_KRASJ</c> sets how many times (10 when it is not set).
/// </summary>
[TestFixture(Testlager.Sqlite)]
[TestFixture(Testlager.SqlServer)]
public sealed class SaldoimportKrasjTests(string lager)
{
    private const string K = "3203";
    private const int Kunder = 400;

    [Test]
    public async Task A_state_is_booked_whole_or_not_at_all_and_the_last_one_sent_is_the_one_that_stands()
    {
        var rounds = int.Parse(Environment.GetEnvironmentVariable("LEDGER_TEST_KRASJ") ?? "10", CultureInfo.InvariantCulture);
        await using var database = await Testlager.NyttAsync(lager);
        var random = new Random(20261127);
        var folder = Path.Combine(Path.GetTempPath(), $"ledger-{Guid.NewGuid():N}");
        var natt = 0;
        try
        {
            for (var round = 0; round <= rounds; round++)
            {
                var tjener = await Tjener.StartProsessAsync(datamappe: folder, innstillinger: database.Innstillinger);
                if (round == 0)
                {
                    await RegistrerAsync(tjener, K);
                }
                else
                {
                    // What stands is a state that was sent, whole: the last that was answered, or the one that was on its way.
                    var sett = await SettAsync(tjener);
                    Assert.That(sett, Is.EqualTo(Sum(natt)).Or.EqualTo(Sum(natt - 1)), "round " + round);
                    var igjen = await SendAsync(tjener, natt);
                    Assert.That((bool)igjen.Json["uendret"]!, Is.EqualTo(sett == Sum(natt)), "the same file again books what is missing, or nothing");
                    Assert.That(await SettAsync(tjener), Is.EqualTo(Sum(natt)));
                    await KontrollerAsync(tjener, K);
                }

                if (round == rounds)
                {
                    await tjener.DisposeAsync();
                    return;
                }

                var drept = Task.Run(async () =>
                {
                    await Task.Delay(random.Next(20, 400));
                    tjener.Drep();
                });
                try
                {
                    while (!drept.IsCompleted)
                    {
                        var svar = await SendAsync(tjener, ++natt);
                        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.Created), svar.Tekst);
                    }
                }
                catch (HttpRequestException)
                {
                    // Killed on the way.
                }

                await drept;
                await tjener.VentPaaSluttAsync();
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

    /// <summary>Night n has n kroner on every key, so that one key that was booked alone is seen.</summary>
    private static decimal Sum(int natt) => (decimal)natt * Kunder;

    private static Task<Svar> SendAsync(Tjener tjener, int natt)
    {
        var fil = new StringBuilder("kontoklasse;art;funksjon;kapittel;sektor;ansvar;prosjekt;periode;beloep\n");
        for (var i = 0; i < Kunder; i++)
        {
            fil.Append(CultureInfo.InvariantCulture, $"drift;010;202;;;1;K{i};3;{natt}.00\n");
        }

        fil.Append(CultureInfo.InvariantCulture, $"balanse;;;10;320;;;3;-{Sum(natt):0.00}\n");
        return tjener.SendAsync(
            HttpMethod.Post, Aar(K) + "/saldoimporter?kilde=natt&fullstendig=true&ukjentProsjekt=opprett", new StringContent(fil.ToString(), Encoding.UTF8, "text/csv"), "dev-bokfor");
    }

    private static async Task<decimal> SettAsync(Tjener tjener)
    {
        var balanse = await tjener.GetAsync(Aar(K) + "/saldobalanse");
        return balanse.Json["linjer"]!.AsArray().Where(l => (string?)l!["konto"] == "010").Sum(l => (decimal)l!["utgaaendeBalanse"]!);
    }
}
