using System.Threading.Channels;
using Ledger.Api.Http.Lastklasser;
using Ledger.Application.Porter;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Http.Sikkerhet;

/// <summary>
/// Records every write and every auditor's request: who, when, what, from where, and the answer.
/// </summary>
/// <remarks>
/// A write that is booked carries its line in its own transaction (<see cref="ITilgangskilde"/>). Reads by auditors and requests that were
/// turned down are written by one background writer, and their answers end only when the line is stored; but an answer waits at most
/// <see cref="LengsteVent"/> for it, since the file may be held by a long import and readers never wait for writers.
/// </remarks>
internal sealed class Tilgangslogg(ITilgangslager store, TimeProvider clock, ILogger<Tilgangslogg> logger) : BackgroundService, ITilgangskilde
{
    private const int Koe = 10_000;
    private const int LengsteSti = 400;
    private static readonly TimeSpan LengsteVent = TimeSpan.FromSeconds(2);
    private static readonly object Lagret = new();
    private static readonly AsyncLocal<Skrivende?> Denne = new();
    private readonly Channel<(Tilgangspost Post, TaskCompletionSource Skrevet)> _poster =
        Channel.CreateBounded<(Tilgangspost, TaskCompletionSource)>(new BoundedChannelOptions(Koe) { SingleReader = true });

    public Tilgangspost? Ta(LedgerId ledger, DateTimeOffset tidspunkt)
    {
        if (Denne.Value?.Http is not { } http)
        {
            return null;
        }

        http.Items[Lagret] = true;
        return Post(http, ledger, tidspunkt, HttpMethods.IsPost(http.Request.Method) ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    /// <summary>Middleware outside the error handling, so that the status is the one that was answered.</summary>
    public Task LoggAsync(HttpContext http, RequestDelegate next)
    {
        var write = Lastvalg.Av(http).ErSkriving();

        // Read before: the error handling forgets the route.
        return (write || http.Request.Path.Value!.Contains("/revisjon/", StringComparison.Ordinal))
            && LedgerId.TryParse(http.GetRouteValue("kommunenummer") as string, out var kommunenummer)
            ? LoggAsync(http, next, kommunenummer, write)
            : next(http);
    }

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        _poster.Writer.TryComplete();
        return base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Ends when the channel is completed and empty, not when the host asks to stop.
        await foreach (var (post, written) in _poster.Reader.ReadAllAsync(CancellationToken.None))
        {
            try
            {
                await store.LoggTilgangAsync(post, CancellationToken.None);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                logger.LogError(e, "Tilgangen {Metode} av {Bruker} kunne ikke logges", post.Metode, post.Bruker);
            }

            written.SetResult();
        }
    }

    private async Task LoggAsync(HttpContext http, RequestDelegate next, LedgerId ledger, bool write)
    {
        var writing = write ? Denne.Value = new Skrivende { Http = http } : null;
        try
        {
            await next(http);
        }
        finally
        {
            // What the request started and left behind is not the request.
            writing?.Http = null;
        }

        var logged = http.Items.ContainsKey(Lagret) && http.Response.StatusCode < StatusCodes.Status400BadRequest;

        // Whoever is kept out at the door leaves no line: a flood of such must not fill the disk.
        var keptOut = http.Response.StatusCode
            is StatusCodes.Status401Unauthorized or StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable;
        if (!logged && !keptOut)
        {
            var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await _poster.Writer.WriteAsync((Post(http, ledger, clock.GetUtcNow(), http.Response.StatusCode), written));
            await Task.WhenAny(written.Task, Task.Delay(LengsteVent, clock));
        }
    }

    private static Tilgangspost Post(HttpContext http, LedgerId ledger, DateTimeOffset tidspunkt, int status)
    {
        var target = http.Request.Path + http.Request.QueryString.Value;
        return new Tilgangspost(
            0, tidspunkt, ledger, http.User.Identity?.Name
                ?? "", http.Connection.RemoteIpAddress?.ToString()
                ?? "", http.Request.Method, target.Length > LengsteSti
                ? target[..LengsteSti]
                : target, status);
    }

    /// <summary>The request that writes, for as long as it does.</summary>
    private sealed class Skrivende
    {
        public HttpContext? Http { get; set; }
    }
}

internal static class Tilgangsloggoppsett
{
    public static IApplicationBuilder UseTilgangslogg(this IApplicationBuilder app)
    {
        var logg = app.ApplicationServices.GetRequiredService<Tilgangslogg>();
        return app.Use(logg.LoggAsync);
    }
}
