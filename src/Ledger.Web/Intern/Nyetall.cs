using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Ledger.Application;
using Ledger.Application.Endringer;
using Ledger.Application.Grunndata;
using Ledger.Domain.Verdier;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace Ledger.Web.Intern;

/// <summary>
/// Tells a live page when a figure of its year has changed. By the session: a browser can send no key with what it listens to. The message holds
/// the version and nothing of what was booked, so that it is the same for a reader who is bound to units.
/// </summary>
internal sealed class Nyetall(Endringstjeneste endringer, Grunndataleser grunndata, IHostApplicationLifetime levetid)
{
    public const string Ledd = "nye-tall";
    public const string Etter = "etter";

    public Task StroemAsync(HttpContext http) => Internvern.VernetAsync(http, Internsvar.Lesere, ogEnheter: true, async ledger =>
    {
        var aar = int.Parse((string)http.Request.RouteValues["aar"]!, CultureInfo.InvariantCulture);
        var kjent = http.Request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } siste ? siste : http.Request.Query[Etter].ToString();
        var etter = Parametertolk.Stortall(kjent, Etter);
        var hode = await grunndata.HodeAsync(ledger, http.RequestAborted);

        // Those who listen do not hold up a service that is to stop.
        using var stopp = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, levetid.ApplicationStopping);
        http.Response.Headers.CacheControl = "no-store";

        // nginx keeps what it is sent until its buffer is full unless it is told not to (its documentation of proxy_buffering).
        http.Response.Headers["X-Accel-Buffering"] = "no";

        // The framework writes identity, which is no coding (RFC 9110 § 8.4.1).
        http.Response.OnStarting(() =>
        {
            http.Response.Headers.Remove("Content-Encoding");
            return Task.CompletedTask;
        });
        await TypedResults.ServerSentEvents(HendelserAsync(endringer.FoelgAsync(hode, etter, stopp.Token), aar, stopp.Token)).ExecuteAsync(http);
    });

    private static async IAsyncEnumerable<SseItem<string>> HendelserAsync(
        IAsyncEnumerable<Endringsutdrag> utdragene, int aar, [EnumeratorCancellation] CancellationToken stopp)
    {
        await foreach (var utdrag in utdragene.WithCancellation(stopp))
        {
            var versjon = utdrag.Hode.Versjon.ToString(CultureInfo.InvariantCulture);
            yield return new SseItem<string>(versjon, utdrag.EndrerTall(aar) ? Ledd : "puls") { EventId = versjon };
        }
    }
}
