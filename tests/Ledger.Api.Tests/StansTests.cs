using System.Net;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Enkelkommune;

namespace Ledger.Api.Tests;

/// <summary>A stop finishes what is acknowledged: SIGTERM in the midst of imports, then a start on the same data.</summary>
[Parallelizable(ParallelScope.All)] // Each has a process and a directory of its own, and mostly waits.
public sealed class StansTests
{
    private const int Bilagene = 15_000;

    [Test]
    public async Task A_stop_during_an_import_leaves_all_of_it_or_nothing_and_ends_with_code_0()
    {
        var tjener = await Tjener.StartProsessAsync();
        var folder = tjener.Datamappe;
        try
        {
            await OpprettAsync(tjener);
            var import = tjener.ImporterAsync(R + "/importer", Rader("A", Bilagene), "a");
            await Task.Delay(300);
            var exit = await tjener.StansAsync();
            HttpStatusCode? status = null;
            try
            {
                status = (await import).Status;
            }
            catch (HttpRequestException)
            {
                // The connection was closed: nothing was acknowledged.
            }

            Assert.That(exit, Is.Zero, tjener.Logg);
            tjener.Behold();
            await tjener.DisposeAsync();
            tjener = await Tjener.StartProsessAsync(datamappe: folder);
            Assert.That(await KontrollertAntallAsync(tjener), status is null ? Is.EqualTo(0).Or.EqualTo(2 * Bilagene) : Is.EqualTo(status == HttpStatusCode.Created ? 2 * Bilagene : 0));

            // Whatever became of it, sending it again ends in one booking.
            var again = await tjener.ImporterAsync(R + "/importer", Rader("A", Bilagene), "a");
            Assert.That(again.Status, Is.AnyOf(HttpStatusCode.OK, HttpStatusCode.Created), again.Tekst);
            Assert.That(await KontrollertAntallAsync(tjener), Is.EqualTo(2 * Bilagene));
        }
        finally
        {
            await tjener.DisposeAsync();
        }
    }

    [Test]
    public async Task Imports_that_were_answered_202_are_booked_before_the_process_ends()
    {
        var tjener = await Tjener.StartProsessAsync();
        var folder = tjener.Datamappe;
        try
        {
            await OpprettAsync(tjener);
            var ids = new List<string>();
            for (var i = 0; i < 6; i++)
            {
                var svar = await tjener.SendAsync(
                    HttpMethod.Post, R + "/importer", new StringContent(Rader($"{(char)('A' + i)}-", 2_000), null, "text/csv"), "dev-admin", ("Idempotency-Key", $"k{i}"), ("Prefer", "respond-async"));
                Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.Accepted), svar.Tekst);
                ids.Add((string)svar.Json["importId"]!);
            }

            Assert.That(await tjener.StansAsync(), Is.Zero, tjener.Logg);
            tjener.Behold();
            await tjener.DisposeAsync();
            tjener = await Tjener.StartProsessAsync(datamappe: folder);
            var booked = (await tjener.GetAsync(R + "/importer")).Json["importer"]!.AsArray().Select(i => (string)i!["importId"]!);
            Assert.That(booked, Is.EquivalentTo(ids));
            Assert.That(await KontrollertAntallAsync(tjener), Is.EqualTo(6 * 4_000));
        }
        finally
        {
            await tjener.DisposeAsync();
        }
    }
}
