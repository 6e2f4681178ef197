using System.Collections.Concurrent;
using Ledger.Api.Http.Lastklasser;
using Ledger.Application.Noekler;
using Ledger.Application.Porter;

namespace Ledger.Api.Http.Sikkerhet;

/// <summary>
/// Ends what goes on with a key or a token when that no longer is valid: streams of changes, those who wait for them, uploads, extracts, and imports
/// that were answered with 202. What a key may begin is decided when it calls; this is for what lasts longer than that.
/// </summary>
/// <remarks>
/// Revoking a key at this instance ends its work at once. Expiry, or revocation at another instance, is noticed within
/// <see cref="Mellomrom"/>: each key with work under way is then looked up once, whatever it has under way. A token only expires.
/// </remarks>
internal sealed partial class Noekkelvakt(
    Noekkeltjeneste noekler, ILagertilstand tilstand, TimeProvider klokke, ILogger<Noekkelvakt> logger) : BackgroundService
{
    private static readonly TimeSpan Mellomrom = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Arbeid, bool> _arbeid = new();

    /// <summary>Follows the right to something that lasts. Disposed of when it is done.</summary>
    /// <param name="ct">Ends it for other reasons.</param>
    public Arbeid Foelg(Adgang adgang, CancellationToken ct)
    {
        var arbeid = new Arbeid(this, adgang, ct);
        if (adgang.KanTaSlutt)
        {
            _arbeid[arbeid] = true;
        }

        return arbeid;
    }

    /// <summary>Ends what goes on with these keys.</summary>
    public void Avslutt(IReadOnlyCollection<string> noekler)
    {
        Avslutt(a => a.Noekkel is { } noekkel && noekler.Contains(noekkel));
    }

    /// <summary>Middleware after it is known who asks. Short requests are not followed.</summary>
    public Task FoelgAsync(HttpContext http, RequestDelegate next) =>
        Lastvalg.Av(http) is Last.Foelging or Last.Import or Last.Uttrekk && http.User.Adgang() is { KanTaSlutt: true } adgang
            ? FoelgAsync(http, adgang, next)
            : next(http);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var takt = new PeriodicTimer(Mellomrom, klokke);
        while (await takt.WaitForNextTickAsync(stoppingToken))
        {
            var naa = klokke.GetUtcNow();
            Avslutt(a => a.Utloeper <= naa);
            foreach (var noekkel in _arbeid.Keys.Select(a => a.Adgang.Noekkel).OfType<string>().Distinct().ToList())
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
                    // A database that does not answer ends no request that is under way; the key is looked up again later.
                    LoggUbesvart(logger, noekkel, feil);
                }
            }
        }
    }

    private void Avslutt(Func<Adgang, bool> gjelder)
    {
        foreach (var arbeid in _arbeid.Keys.Where(a => gjelder(a.Adgang)))
        {
            arbeid.Avslutt();
        }
    }

    private async Task FoelgAsync(HttpContext http, Adgang adgang, RequestDelegate next)
    {
        var avbrutt = http.RequestAborted;
        using var arbeid = Foelg(adgang, avbrutt);
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

    /// <summary>Something that goes on with a key or a token.</summary>
    internal sealed class Arbeid(Noekkelvakt vakt, Adgang adgang, CancellationToken ct) : IDisposable
    {
        private readonly CancellationTokenSource _stopp = CancellationTokenSource.CreateLinkedTokenSource(ct);
        private volatile bool _avsluttet;
        private bool _kastet;

        public Adgang Adgang => adgang;

        public CancellationToken Token => _stopp.Token;

        /// <summary>The key was revoked, or it or the token expired, before it was done.</summary>
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
