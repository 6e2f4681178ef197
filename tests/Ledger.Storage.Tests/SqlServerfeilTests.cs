using System.Net;
using System.Net.Sockets;
using Ledger.Application.Porter;
using Ledger.Domain.Verdier;
using Ledger.Storage.SqlServer;

namespace Ledger.Storage.Tests;

/// <summary>What errors of a server mean, by number; and what the real client says when there is no server, or nobody who speaks its language.</summary>
public sealed class SqlServerfeilTests
{
    [TestCase(1205, Lagerfeil.Laast, true)]
    [TestCase(-2, Lagerfeil.Laast, true)]
    [TestCase(2627, Lagerfeil.Laast, true)]
    [TestCase(2601, Lagerfeil.Laast, true)]
    [TestCase(3960, Lagerfeil.Laast, true)]
    [TestCase(1222, Lagerfeil.Laast, false)]
    [TestCase(4060, Lagerfeil.Utilgjengelig, true)]
    [TestCase(40613, Lagerfeil.Utilgjengelig, true)]
    [TestCase(40197, Lagerfeil.Utilgjengelig, true)]
    [TestCase(40501, Lagerfeil.Utilgjengelig, true)]
    [TestCase(49918, Lagerfeil.Utilgjengelig, true)]
    [TestCase(49919, Lagerfeil.Utilgjengelig, true)]
    [TestCase(49920, Lagerfeil.Utilgjengelig, true)]
    [TestCase(10054, Lagerfeil.Utilgjengelig, true)]
    [TestCase(18456, Lagerfeil.Utilgjengelig, false)]
    [TestCase(3906, Lagerfeil.Skrivebeskyttet, false)]
    [TestCase(1105, Lagerfeil.Fullt, false)]
    [TestCase(824, Lagerfeil.Skadet, false)]
    [TestCase(208, Lagerfeil.IkkeMigrert, false)]
    [TestCase(1204, Lagerfeil.Laast, true)]
    [TestCase(3952, Lagerfeil.Laast, true)]
    [TestCase(3958, Lagerfeil.Laast, true)]
    [TestCase(3961, Lagerfeil.Laast, true)]
    [TestCase(3966, Lagerfeil.Laast, true)]
    [TestCase(3967, Lagerfeil.Laast, true)]
    [TestCase(8645, Lagerfeil.Laast, true)]
    [TestCase(8651, Lagerfeil.Laast, true)]
    [TestCase(10922, Lagerfeil.Laast, true)]
    [TestCase(40549, Lagerfeil.Laast, true)]
    [TestCase(40553, Lagerfeil.Laast, true)]
    [TestCase(9001, Lagerfeil.Utilgjengelig, true)]
    [TestCase(10930, Lagerfeil.Utilgjengelig, true)]
    [TestCase(9002, Lagerfeil.Fullt, false)]
    [TestCase(229, Lagerfeil.Nektet, false)]
    [TestCase(911, Lagerfeil.Nektet, false)]
    [TestCase(916, Lagerfeil.Nektet, false)]
    [TestCase(18452, Lagerfeil.Nektet, false)]
    [TestCase(2628, Lagerfeil.ForLangTekst, false)]
    [TestCase(8152, Lagerfeil.ForLangTekst, false)]
    [TestCase(547, null, false)]
    [TestCase(50001, null, false)]
    public void An_error_is_told_by_its_number_and_only_passing_ones_are_tried_again(int number, Lagerfeil? feil, bool gjentas) =>
        Assert.That((SqlServerfeil.Tolk(number), SqlServerfeil.KanGjentas(number)), Is.EqualTo((feil, gjentas)));

    [Test]
    public void Times_are_sent_with_all_their_milliseconds()
    {
        _ = new SqlServerStore("Server=x", TimeProvider.System);
#pragma warning disable CS0618 // What Dapper makes parameters by; there is no other way to ask.
        Assert.That(
            (Dapper.SqlMapper.LookupDbType(typeof(DateTime), "tidspunkt", false, out _), Dapper.SqlMapper.LookupDbType(typeof(DateTime?), "tidspunkt", false, out _)),
            Is.EqualTo((System.Data.DbType.DateTime2, System.Data.DbType.DateTime2)));
#pragma warning restore CS0618
    }

    [TestCase("ingen lytter")]
    [TestCase("legger på")]
    [TestCase("tier")]
    public async Task A_server_that_is_not_there_hangs_up_or_is_silent_does_not_answer_and_may_be_tried_again(string hva)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = hva == "ingen lytter" ? 1 : ((IPEndPoint)listener.LocalEndpoint).Port; // Nobody listens at 1; one that is given up may be another's soon.
        var held = new List<TcpClient>();
        _ = Task.Run(async () =>
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync();
                if (hva == "tier")
                {
                    held.Add(client);
                }
                else
                {
                    client.Dispose();
                }
            }
        });

        var store = new SqlServerStore($"Server=127.0.0.1,{port};Database=x;User Id=x;Password=x;Encrypt=false;Connect Timeout=1;ConnectRetryCount=0;Pooling=false", TimeProvider.System);
        Assert.That(await store.HelseAsync(CancellationToken.None), Is.EqualTo(Lagerfeil.Utilgjengelig));
        var error = await Assert.CatchAsync(() => store.BegynnSkrivAsync(LedgerId.Parse("3201"), false, CancellationToken.None));
        Assert.That((store.Feil(error!), store.KanGjentas(error!)), Is.EqualTo((Lagerfeil.Utilgjengelig, true)), error!.ToString());
        held.ForEach(c => c.Dispose());
    }
}
