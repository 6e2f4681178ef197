using System.Threading.Channels;
using Ledger.Application.Porter;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Sikkerhet;

/// <summary>
/// Records every write and every auditor's request: who, when, what, from where, and the answer. Written in the background, so that a long
/// import holds up nobody's answer; what is queued is written before the process ends.
/// </summary>
internal sealed class Tilgangslogg(ILedgerStore store, TimeProvider clock, ILogger<Tilgangslogg> logger) : BackgroundService
{
    private const int Koe = 10_000;
    private const int LengsteSti = 400;
    private readonly Channel<Tilgangspost> _poster = Channel.CreateBounded<Tilgangspost>(new BoundedChannelOptions(Koe) { SingleReader = true });

    /// <summary>Middleware outside the error handling, so that the status is the one that was answered.</summary>
    public async Task LoggAsync(HttpContext http, RequestDelegate next)
    {
        // Read before: the error handling forgets the route.
        var number = http.GetRouteValue("kommunenummer") as string;
        var path = http.Request.Path.Value ?? "";
        await next(http);
        var write = !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method);
        if ((write || path.Contains("/revisjon/", StringComparison.Ordinal)) && Kommunenummer.TryParse(number, out var kommunenummer))
        {
            var target = path + http.Request.QueryString.Value;
            await _poster.Writer.WriteAsync(new Tilgangspost(
                0, clock.GetUtcNow(), kommunenummer, http.User.Identity?.Name ?? "", http.Connection.RemoteIpAddress?.ToString() ?? "", http.Request.Method,
                target.Length > LengsteSti ? target[..LengsteSti] : target, http.Response.StatusCode));
        }
    }

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        _poster.Writer.TryComplete();
        return base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Ends when the channel is completed and empty, not when the host asks to stop.
        await foreach (var post in _poster.Reader.ReadAllAsync(CancellationToken.None))
        {
            try
            {
                await store.LoggTilgangAsync(post, CancellationToken.None);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                logger.LogError(e, "Tilgangen {Metode} {Sti} av {Bruker} kunne ikke logges", post.Metode, post.Sti, post.Bruker);
            }
        }
    }
}
