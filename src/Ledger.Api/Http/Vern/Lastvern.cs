using System.Globalization;
using System.Security.Authentication;
using System.Threading.RateLimiting;
using Ledger.Api.Http.Lastklasser;
using Ledger.Api.Http.Problemer;
using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Innstillinger;
using Ledger.Application;
using Ledger.Domain.Verdier;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Http.Vern;

/// <summary>Rates and concurrency per key, a bounded queue of writers, time limits, and the web server's own limits.</summary>
internal static class Lastvern
{
    private static readonly Last[] Klasser = Enum.GetValues<Last>();

    public static WebApplicationBuilder AddLastvern(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<Skriververn>();
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<Ratevalg>>((limiter, valg) => SettRater(limiter, valg.Value));
        services.AddRequestTimeouts();
        services.AddOptions<RequestTimeoutOptions>().Configure<IOptions<Tidsgrenser>>((timeouts, valg) => SettTider(timeouts, valg.Value));
        services.AddOptions<HostOptions>().Configure<IOptions<Tidsgrenser>>((host, valg) => host.ShutdownTimeout = TimeSpan.FromSeconds(valg.Value.Stans));
        services.AddSingleton(s => Filhaandtak.Fordel(
            Filhaandtak.Grense(), s.GetRequiredService<IOptions<Grenser>>().Value.Forbindelser, s.GetRequiredService<IOptions<Skrivervalg>>().Value.Mest));
        services.AddOptions<KestrelServerOptions>()
            .Configure<IOptions<Grenser>, Filhaandtak>((kestrel, valg, haandtak) => SettGrenser(kestrel, valg.Value, haandtak));
        return builder;
    }

    /// <summary>After authentication, so that the rates are per key.</summary>
    public static void UseRater(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<Ratevalg>>().Value.Enabled)
        {
            app.UseRateLimiter();
            var valg = app.Services.GetRequiredService<IOptions<Ratevalg>>().Value.Regnetid;
            var klokke = app.Services.GetRequiredService<TimeProvider>();
            var kvote = new Regnetidskvote(klokke, valg.PerSekund, valg.Samlet);
            app.Use((http, next) => Lastvalg.Av(http) == Last.Tung ? TellAsync(http, next, kvote, klokke) : next(http));
        }
    }

    /// <summary>Counts the time until the answer begins: what comes after waits for the receiver as often as for us.</summary>
    private static async Task TellAsync(HttpContext http, RequestDelegate next, Regnetidskvote kvote, TimeProvider klokke)
    {
        var hvem = Hvem(http);
        if (kvote.Ventetid(hvem) is { } vent)
        {
            await ForMangeAsync(http, vent);
            return;
        }

        var (begynt, talt) = (klokke.GetTimestamp(), 0);
        Task Tell()
        {
            if (Interlocked.Exchange(ref talt, 1) == 0)
            {
                kvote.Bruk(hvem, klokke.GetElapsedTime(begynt));
            }

            return Task.CompletedTask;
        }

        http.Response.OnStarting(Tell);
        try
        {
            await next(http);
        }
        finally
        {
            await Tell();
        }
    }

    /// <summary>After authorization: who may not write does not take a writer's place. What is of no ledger (keys) waits for no ledger's writer.</summary>
    public static void UseSkriververn(this WebApplication app) =>
        app.Use((http, next) => Lastvalg.Av(http).ErSkriving() && http.GetEndpoint()?.Metadata.GetMetadata<Scopekrav>() is not null
            && LedgerId.TryParse(http.GetRouteValue("kommunenummer") as string, out var ledger)
            ? http.RequestServices.GetRequiredService<Skriververn>().SlippInnAsync(http, ledger, next)
            : next(http));

    /// <summary>Gives each endpoint of the group the time of its kind.</summary>
    public static RouteGroupBuilder MedTidsgrenser(this RouteGroupBuilder group)
    {
        ((IEndpointConventionBuilder)group).Finally(endpoint =>
        {
            var method = endpoint.Metadata.OfType<HttpMethodMetadata>().FirstOrDefault()?.HttpMethods[0] ?? HttpMethods.Get;
            endpoint.Metadata.Add(new RequestTimeoutAttribute(Lastvalg.Av(endpoint.Metadata.OfType<Lastklasse>().LastOrDefault(), method).ToString()));
        });
        return group;
    }

    private static void SettRater(RateLimiterOptions limiter, Ratevalg valg)
    {
        limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, (Last, string)>(
                http => RateLimitPartition.GetConcurrencyLimiter(Del(http), del => new ConcurrencyLimiterOptions
            {
                PermitLimit = Rate(valg, del.Item1).Samtidige,
                QueueLimit = 0,
            })),
            PartitionedRateLimiter.Create<HttpContext, (Last, string)>(
                http => RateLimitPartition.GetTokenBucketLimiter(Del(http), del => new TokenBucketRateLimiterOptions
            {
                TokenLimit = Rate(valg, del.Item1).Samlet,
                TokensPerPeriod = Rate(valg, del.Item1).PerSekund,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                QueueLimit = 0,
            })));
        limiter.OnRejected = async (context, _) =>
            await ForMangeAsync(context.HttpContext, context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var vent) ? vent : TimeSpan.Zero);
    }

    private static Task ForMangeAsync(HttpContext http, TimeSpan ventetid)
    {
        var vent = Math.Max(1, (int)Math.Ceiling(ventetid.TotalSeconds));
        http.Response.Headers.RetryAfter = vent.ToString(CultureInfo.InvariantCulture);
        return Problemsvar.SkrivAsync(
            http, StatusCodes.Status429TooManyRequests, Problemtyper.ForMangeForesporsler, "For mange forespørsler",
            $"Nøkkelen har nådd grensen for hvor mye den kan be om. Prøv igjen om {vent} s.");
    }

    private static (Last, string) Del(HttpContext http) => (Lastvalg.Av(http), Hvem(http));

    /// <summary>Who the rate is counted for: the key, or the address of a caller without one.</summary>
    private static string Hvem(HttpContext http) =>
        http.User.Identity is { IsAuthenticated: true, Name: { } navn } ? "k:" + navn : "a:" + http.Connection.RemoteIpAddress;

    private static Ratevalg.Rate Rate(Ratevalg valg, Last last) => last switch
    {
        Last.Lesing => valg.Lesing,
        Last.Tung => valg.Tung,
        Last.Foelging => valg.Foelging,
        Last.Uttrekk => valg.Uttrekk,
        Last.Import => valg.Import,
        _ => valg.Skriving,
    };

    private static void SettTider(RequestTimeoutOptions timeouts, Tidsgrenser valg)
    {
        foreach (var last in Klasser)
        {
            timeouts.AddPolicy(last.ToString(), Policy(last switch
            {
                Last.Lesing or Last.Tung => valg.Lesing,
                Last.Foelging => valg.Foelging,
                Last.Uttrekk => valg.Uttrekk,
                Last.Import => valg.Import,
                _ => valg.Skriving,
            }));
        }

        timeouts.DefaultPolicy = Policy(valg.Skriving);
    }

    private static RequestTimeoutPolicy Policy(int seconds) => new()
    {
        Timeout = TimeSpan.FromSeconds(seconds),
        TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable,
        WriteTimeoutResponse = http => Problemsvar.SkrivAsync(
            http, StatusCodes.Status503ServiceUnavailable, Problemtyper.Tidsavbrudd, "Forespørselen tok for lang tid",
            "Forespørselen ble avbrutt. En skriving kan sendes igjen med samme referanse eller Idempotency-Key: den bokføres høyst én gang."),
    };

    private static void SettGrenser(KestrelServerOptions kestrel, Grenser valg, Filhaandtak haandtak)
    {
        // The version of the server is nobody's business, and TLS below 1.2 is not to be used (forskrift om IT-standarder § 11).
        kestrel.AddServerHeader = false;
        kestrel.ConfigureHttpsDefaults(https => https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13);
        kestrel.Limits.MaxRequestHeadersTotalSize = valg.HodeByte;
        kestrel.Limits.MaxRequestHeaderCount = valg.Hoder;
        kestrel.Limits.MaxRequestBodySize = valg.InnholdByte;
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(valg.InnholdBytePerSekund, TimeSpan.FromSeconds(valg.TregtInnhold));
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(valg.Hodetid);
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(valg.Ledig);
        kestrel.Limits.MaxConcurrentConnections = haandtak.Forbindelser;
    }
}
