using System.Collections.Concurrent;
using Ledger.Api.Http.Lastklasser;
using Ledger.Application.Noekler;
using Ledger.Application.Porter;

namespace Ledger.Api.Http.Sikkerhet;

/// <summary>
/// Ends what goes on with a key when the key no longer is valid: streams of changes, those who wait for them, uploads, extracts, and imports
/// that were answered with 202. What a key may begin is decided when it calls; this is for what lasts longer than that.
/// </summary>
/// <remarks>
/// A key that is revoked here ends its work at once. One that expires, or that another instance revokes, is met within
/// <see cref="Mellomrom"/>: each key with work under way is then looked up once, whatever it has under way.
/// </remarks>
internal sealed partial class Noekkelvakt(
    Noekkeltjeneste noekler, ILagertilstand tilstand, TimeProvider klokke, ILogger<Noekkelvakt> logger) : BackgroundService
{
    private static readonly TimeSpan Mellomrom = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Arbeid, bool> _arbeid = new();

    /// <summary>Follows the key of something that lasts. Disposed of when it is done.</summary>
    /// <param name="noekkel">The id of the key; null for who calls without one of ours, who is not followed.</param>
    /// <param name="ct">Ends it for other reasons.</param>
    public Arbeid Foelg(string? noekkel, CancellationToken ct)
    {
        var arbeid = new Arbeid(this, noekkel, ct);
        if (noekkel is not null)
        {
            _arbeid[arbeid] = true;
        }

        return arbeid;
    }

    /// <summary>Ends what goes on with these keys.</summary>
    public void Avslutt(IReadOnlyCollection<string> noekler)
    {
        foreach (var arbeid in _arbeid.Keys.Where(a => noekler.Contains(a.Noekkel!)))
        {
            arbeid.Avslutt();
        }
    }

    /// <summary>Middleware after it is known who asks. Short requests are not followed.</summary>
    public Task FoelgAsync(HttpContext http, RequestDelegate next) =>
        Lastvalg.Av(http) is Last.Foelging or Last.Import or Last.Uttrekk && http.User.Noekkel() is { } noekkel
            ? FoelgAsync(http, noekkel, next)
            : next(http);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var takt = new PeriodicTimer(Mellomrom, klokke);
        while (await takt.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var noekkel in _arbeid.Keys.Select(a => a.Noekkel!).Distinct().ToList())
            {
                try
                {
                    if (!await noekler.ErGyldigAsync(noekkel, stoppingToken))
                    {
                        Avslutt([noekkel]);
                    }
                }
                catch (Exception e) when (tilstand.Feil(e) is { } feil)
                {
                    // Nobody is turned out because the database does not answer; it is asked again.
                    LoggUbesvart(logger, noekkel, feil);
                }
            }
        }
    }

    private async Task FoelgAsync(HttpContext http, string noekkel, RequestDelegate next)
    {
        var avbrutt = http.RequestAborted;
        using var arbeid = Foelg(noekkel, avbrutt);
        http.RequestAborted = arbeid.Token;
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (arbeid.ErAvsluttet && !http.Response.HasStarted)
        {
            http.Response.Clear();
            await Tilgang.IkkeAutentisertAsync(http);
        }
        finally
        {
            http.RequestAborted = avbrutt;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Om nøkkel {Id} ennå er gyldig, kunne ikke slås opp: {Feil}")]
    private static partial void LoggUbesvart(ILogger logger, string id, Lagerfeil feil);

    /// <summary>Something that goes on with a key.</summary>
    internal sealed class Arbeid(Noekkelvakt vakt, string? noekkel, CancellationToken ct) : IDisposable
    {
        private readonly CancellationTokenSource _stopp = CancellationTokenSource.CreateLinkedTokenSource(ct);
        private volatile bool _avsluttet;
        private bool _kastet;

        public string? Noekkel => noekkel;

        public CancellationToken Token => _stopp.Token;

        /// <summary>The key was revoked or expired before it was done.</summary>
        public bool ErAvsluttet => _avsluttet;

        public void Avslutt()
        {
            _avsluttet = true;
            lock (_stopp)
            {
                if (!_kastet)
                {
                    _stopp.Cancel();
                }
            }
        }

        public void Dispose()
        {
            vakt._arbeid.TryRemove(this, out _);
            lock (_stopp)
            {
                _kastet = true;
                _stopp.Dispose();
            }
        }
    }
}

internal static class Noekkelvaktoppsett
{
    public static IApplicationBuilder UseNoekkelvakt(this IApplicationBuilder app)
    {
        var vakt = app.ApplicationServices.GetRequiredService<Noekkelvakt>();
        return app.Use(vakt.FoelgAsync);
    }
}
