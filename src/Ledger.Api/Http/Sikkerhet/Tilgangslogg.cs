using Ledger.Api.Http.Lastklasser;
using Ledger.Api.Innstillinger;
using Ledger.Application.Noekler;
using Ledger.Application.Porter;
using Ledger.Application.Revisjon;
using Ledger.Application;
using Ledger.Domain.Verdier;
using Ledger.Web.Intern;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Http.Sikkerhet;

/// <summary>Whether an operation answers with texts of postings, so that each call of it is logged.</summary>
internal sealed record Loggfoeres;

/// <summary>
/// Records who asked for what: every write, every auditor's request, every read of postings, whoever was turned down, and whoever could not say who he is.
/// </summary>
/// <remarks>
/// A write that is booked carries its line in its own transaction (<see cref="ITilgangskilde"/>). All else is gathered and written in batches of at
/// most a second to files of its own (<see cref="ILeselogg"/>): a read never waits for the log. What strangers do goes to the log of the installation,
/// without what they chose to write, and no faster than <see cref="MestFremmede"/> lines a minute: the rest is counted.
/// </remarks>
internal sealed partial class Tilgangslogg(
    ILeselogg logg, IHovedbokleser leser, TimeProvider klokke, IOptions<Loggvalg> valg, ILogger<Tilgangslogg> logger) : BackgroundService, ITilgangskilde
{
    private const int LengsteSti = 400;
    private const int LengsteNavn = 200;

    /// <summary>Different lines of a ledger in a batch.</summary>
    private const int MestEgne = 500;

    /// <summary>Lines of strangers a minute, and how many different ones wait.</summary>
    private const int MestFremmede = 60;

    private static readonly TimeSpan Bunketid = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Linjetid = TimeSpan.FromMinutes(1) / MestFremmede;
    private static readonly TimeSpan Rommest = TimeSpan.FromMinutes(1);
    private static readonly object Lagret = new();
    private static readonly AsyncLocal<Skrivende?> Denne = new();

    private readonly Lock _laas = new();
    private readonly SemaphoreSlim _tur = new(1, 1);
    private readonly Dictionary<LedgerId, Loggbunke> _egne = [];
    private readonly Loggbunke _fremmede = new(MestFremmede);
    private TimeSpan _rom = Rommest;
    private DateTimeOffset _sist;
    private DateTimeOffset _ryddet;

    public Tilgangspost? Ta(LedgerId ledger, DateTimeOffset tidspunkt)
    {
        if (Denne.Value?.Http is not { } http)
        {
            return null;
        }

        http.Items[Lagret] = true;
        var status = HttpMethods.IsPost(http.Request.Method) ? StatusCodes.Status201Created : StatusCodes.Status200OK;
        return new Tilgangspost(0, tidspunkt, ledger, http.User.Identity?.Name ?? "", Adresse(http), http.Request.Method, Sti(http), status);
    }

    /// <summary>Middleware outside the error handling, so that the status is the one that was answered.</summary>
    public async Task LoggAsync(HttpContext http, RequestDelegate next)
    {
        // Read before the call, since the error handling clears the route.
        var endepunkt = http.GetEndpoint();
        var skriving = Lastvalg.Av(http).ErSkriving();
        var harLedger = LedgerId.TryParse(http.GetRouteValue("kommunenummer") as string, out var ledger);
        var skrivende = skriving ? Denne.Value = new Skrivende { Http = http } : null;
        try
        {
            await next(http);
        }
        finally
        {
            // Work that the request started in the background is not logged as part of the request.
            skrivende?.Http = null;
        }

        var status = http.Response.StatusCode;
        if (status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable
            || (status < StatusCodes.Status400BadRequest && http.Items.ContainsKey(Lagret)))
        {
            return;
        }

        if (http.Features.Get<Sidelesing>() is { } side)
        {
            Legg(side.Ledger, "lesing", http, endepunkt, status, side.Bruker);
            return;
        }

        var egen = harLedger && http.User.Identity is Brukeridentitet { Innehaver: var innehaver } && innehaver.KanSe(ledger);
        if (Hendelse(status, skriving, egen || !harLedger, endepunkt) is { } hendelse)
        {
            Legg(egen ? ledger : null, hendelse, http, endepunkt, status);
        }
    }

    /// <summary>Writes what is gathered.</summary>
    public async Task SkrivNaaAsync(CancellationToken ct)
    {
        await _tur.WaitAsync(ct);
        try
        {
            List<(LedgerId? Ledger, IReadOnlyList<Loggpost> Linjer)> bunker;
            lock (_laas)
            {
                bunker = [.. _egne.Select(b => ((LedgerId?)b.Key, b.Value.Ta(int.MaxValue)))];
                _egne.Clear();
                bunker.Add((null, _fremmede.Ta(Rom())));
            }

            foreach (var (ledger, linjer) in bunker.Where(b => b.Linjer.Count > 0))
            {
                await SkrivAsync(ledger, linjer, ct);
            }

            Rydd();
        }
        finally
        {
            _tur.Release();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var takt = new PeriodicTimer(Bunketid, klokke);
        try
        {
            while (await takt.WaitForNextTickAsync(stoppingToken))
            {
                await SkrivNaaAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await SkrivNaaAsync(CancellationToken.None);
        }
    }

    private static string? Hendelse(int status, bool skriving, bool kanSe, Endpoint? endepunkt) => status switch
    {
        StatusCodes.Status401Unauthorized => "innlogging-avvist",
        StatusCodes.Status403Forbidden => "avvist",
        _ when !kanSe => "avvist",
        _ when skriving => "skriving",
        _ when endepunkt?.Metadata.GetMetadata<Loggfoeres>() is not null => "lesing",
        _ => null,
    };

    private void Legg(LedgerId? ledger, string hendelse, HttpContext http, Endpoint? endepunkt, int status, string? leser = null)
    {
        var naa = klokke.GetUtcNow();
        naa = new DateTimeOffset(naa.UtcTicks - (naa.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
        var bruker = status == StatusCodes.Status401Unauthorized ? Proevd(http) : Loggtekst.Ren(leser ?? http.User.Identity?.Name, LengsteNavn);
        var sti = ledger is null ? (endepunkt as RouteEndpoint)?.RoutePattern.RawText ?? "(ukjent adresse)" : Sti(http);
        var metode = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsPost(http.Request.Method) || HttpMethods.IsPut(http.Request.Method)
            || HttpMethods.IsPatch(http.Request.Method) || HttpMethods.IsDelete(http.Request.Method) ? http.Request.Method : "(annen)";
        var post = new Loggpost(naa, hendelse, bruker, Adresse(http), metode, sti, status, 1);
        lock (_laas)
        {
            (ledger is { } egen ? Bunke(egen) : _fremmede).Legg(post);
        }
    }

    private Loggbunke Bunke(LedgerId ledger)
    {
        if (!_egne.TryGetValue(ledger, out var bunke))
        {
            _egne[ledger] = bunke = new Loggbunke(MestEgne);
        }

        return bunke;
    }

    /// <summary>The public part of the key that was sent, so that a revoked key can be recognised. The secret part is not kept.</summary>
    private static string Proevd(HttpContext http) =>
        http.Request.Headers.Authorization.ToString() is { Length: > 7 } hode
            && Noekkelform.Les(hode[7..].Trim()) is var (id, _) && id.All(char.IsAsciiHexDigitLower)
            ? $"nøkkel {id}"
            : "";

    private static string Adresse(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "";

    private static string Sti(HttpContext http) =>
        Loggtekst.Ren(Ledgeradresse.Vist(http.Request.Path.Value ?? "") + http.Request.QueryString.Value, LengsteSti);

    /// <summary>How many lines of strangers may be written now: one a second, and as many at once as were not used.</summary>
    private int Rom()
    {
        var naa = klokke.GetUtcNow();
        _rom = _sist == default || _rom + (naa - _sist) > Rommest ? Rommest : _rom + (naa - _sist);
        _sist = naa;
        var rom = (int)Math.Clamp(_rom.Ticks / Linjetid.Ticks, 0, _fremmede.Antall);
        _rom -= rom * Linjetid;
        return rom;
    }

    private async Task SkrivAsync(LedgerId? ledger, IReadOnlyList<Loggpost> linjer, CancellationToken ct)
    {
        try
        {
            // Who sees all ledgers may ask for one that is not here; it gets no log.
            var sted = ledger is { } egen && await leser.FinnKommuneAsync(egen, ct) is null ? null : ledger;
            logg.Skriv(sted, linjer);
        }
        catch (Exception e) when (e is not OutOfMemoryException and not OperationCanceledException)
        {
            LoggFeil(e, ledger?.ToString() ?? "installasjonen");
            lock (_laas)
            {
                (ledger is { } egen ? Bunke(egen) : _fremmede).LeggTilbake(linjer);
            }
        }
    }

    private void Rydd()
    {
        var naa = klokke.GetUtcNow();
        if (valg.Value.Maaneder > 0 && naa - _ryddet > TimeSpan.FromHours(1))
        {
            _ryddet = naa;
            try
            {
                logg.Rydd(naa.AddMonths(-valg.Value.Maaneder));
            }
            catch (IOException e)
            {
                LoggFeil(e, "gamle måneder");
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Tilgangsloggen kunne ikke skrives: {Logg}")]
    private partial void LoggFeil(Exception e, string logg);

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

    /// <summary>Each call is logged: the answer has texts of postings, or is the auditor's.</summary>
    public static TBuilder Loggfoeres<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new Loggfoeres());
}
