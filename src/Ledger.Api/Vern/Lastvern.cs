using System.Globalization;
using System.Threading.RateLimiting;
using Ledger.Api.Kontrakt;
using Ledger.Api.Sikkerhet;
using Ledger.Application;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Vern;

/// <summary>Rates and concurrency per key, a bounded queue of writers, time limits, and the web server's own limits.</summary>
internal static class Lastvern
{
    private static readonly Last[] Klasser = Enum.GetValues<Last>();

    public static WebApplicationBuilder AddLastvern(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<Vernvalg>().Bind(builder.Configuration.GetSection("Ledger")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<Vernvalg>, Vernvalgkontroll>();
        services.AddSingleton<Skriververn>();
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<Vernvalg>>((limiter, valg) => SettRater(limiter, valg.Value.RateLimit));
        services.AddRequestTimeouts();
        services.AddOptions<RequestTimeoutOptions>().Configure<IOptions<Vernvalg>>((timeouts, valg) => SettTider(timeouts, valg.Value.Timeouts));
        services.AddOptions<HostOptions>().Configure<IOptions<Vernvalg>>((host, valg) => host.ShutdownTimeout = TimeSpan.FromSeconds(valg.Value.Timeouts.Shutdown));
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<Vernvalg>>((kestrel, valg) => SettGrenser(kestrel, valg.Value.Limits));
        return builder;
    }

    /// <summary>After authentication, so that the rates are per key.</summary>
    public static void UseRater(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<Vernvalg>>().Value.RateLimit.Enabled)
        {
            app.UseRateLimiter();
        }
    }

    /// <summary>After authorization: who may not write does not take a writer's place.</summary>
    public static void UseSkriververn(this WebApplication app) =>
        app.Use((http, next) => Lastvalg.Av(http).ErSkriving() && http.GetEndpoint()?.Metadata.GetMetadata<Scopekrav>() is not null
            ? http.RequestServices.GetRequiredService<Skriververn>().SlippInnAsync(http, next)
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

    private static void SettRater(RateLimiterOptions limiter, Vernvalg.Ratevalg valg)
    {
        limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, (Last, string)>(http => RateLimitPartition.GetConcurrencyLimiter(Del(http), del => new ConcurrencyLimiterOptions
            {
                PermitLimit = Rate(valg, del.Item1).Concurrent,
                QueueLimit = 0,
            })),
            PartitionedRateLimiter.Create<HttpContext, (Last, string)>(http => RateLimitPartition.GetTokenBucketLimiter(Del(http), del => new TokenBucketRateLimiterOptions
            {
                TokenLimit = Rate(valg, del.Item1).Burst,
                TokensPerPeriod = Rate(valg, del.Item1).PerSecond,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                QueueLimit = 0,
            })));
        limiter.OnRejected = async (context, _) =>
        {
            var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)) : 1;
            context.HttpContext.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
            await Problemsvar.SkrivAsync(
                context.HttpContext, StatusCodes.Status429TooManyRequests, Problemtyper.ForMangeForesporsler, "For mange forespørsler", $"Nøkkelen har nådd grensen for hvor mye den kan be om. Prøv igjen om {wait} s.");
        };
    }

    /// <summary>Who the rate is counted for: the key, or the address of a caller without one.</summary>
    private static (Last, string) Del(HttpContext http)
    {
        var last = Lastvalg.Av(http) is var l && l == Last.Import ? Last.Skriving : l;
        return (last, http.User.Identity is { IsAuthenticated: true, Name: { } name } ? "k:" + name : "a:" + http.Connection.RemoteIpAddress);
    }

    private static Vernvalg.Rate Rate(Vernvalg.Ratevalg valg, Last last) => last switch
    {
        Last.Lesing => valg.Reads,
        Last.Foelging => valg.Feeds,
        Last.Uttrekk => valg.Extracts,
        _ => valg.Writes,
    };

    private static void SettTider(RequestTimeoutOptions timeouts, Vernvalg.Tidsgrenser valg)
    {
        foreach (var last in Klasser)
        {
            timeouts.AddPolicy(last.ToString(), Policy(last switch
            {
                Last.Lesing => valg.Reads,
                Last.Foelging => valg.Feeds,
                Last.Uttrekk => valg.Extracts,
                Last.Import => valg.Imports,
                _ => valg.Writes,
            }));
        }

        timeouts.DefaultPolicy = Policy(valg.Writes);
    }

    private static RequestTimeoutPolicy Policy(int seconds) => new()
    {
        Timeout = TimeSpan.FromSeconds(seconds),
        TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable,
        WriteTimeoutResponse = http => Problemsvar.SkrivAsync(
            http, StatusCodes.Status503ServiceUnavailable, Problemtyper.Tidsavbrudd, "Forespørselen tok for lang tid",
            "Forespørselen ble avbrutt. En skriving kan sendes igjen med samme referanse eller Idempotency-Key: den bokføres høyst én gang."),
    };

    private static void SettGrenser(KestrelServerOptions kestrel, Vernvalg.Grenser valg)
    {
        // The version of the server is nobody's business, and TLS below 1.2 is not to be used (forskrift om IT-standarder § 11).
        kestrel.AddServerHeader = false;
        kestrel.ConfigureHttpsDefaults(https => https.SslProtocols = System.Security.Authentication.SslProtocols.Tls12 | System.Security.Authentication.SslProtocols.Tls13);
        kestrel.Limits.MaxRequestHeadersTotalSize = valg.HeaderBytes;
        kestrel.Limits.MaxRequestHeaderCount = valg.Headers;
        kestrel.Limits.MaxRequestBodySize = valg.BodyBytes;
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(valg.BodyBytesPerSecond, TimeSpan.FromSeconds(valg.SlowBodyGrace));
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(valg.HeaderTimeout);
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(valg.KeepAlive);
        kestrel.Limits.MaxConcurrentConnections = valg.Connections;
    }
}

/// <summary>The queue of those who write: the database has one writer, and a queue without an end only moves the waiting into the clients.</summary>
internal sealed class Skriververn(IOptions<Vernvalg> valg) : IDisposable
{
    private readonly ConcurrencyLimiter _plasser = new(new ConcurrencyLimiterOptions { PermitLimit = valg.Value.Writers.Max, QueueLimit = 0 });

    /// <exception cref="Avvisning">503: the queue is full.</exception>
    public async Task SlippInnAsync(HttpContext http, RequestDelegate next)
    {
        using var plass = _plasser.AttemptAcquire();
        if (!plass.IsAcquired)
        {
            throw new Avvisning(Avvisningsgrunn.Opptatt, Problemtyper.Opptatt, "Tjenesten er opptatt", $"{valg.Value.Writers.Max} skrivinger er allerede i gang eller venter. Prøv igjen med samme referanse eller Idempotency-Key.");
        }

        Maaling.Skrivere.Add(1);
        try
        {
            await next(http);
        }
        finally
        {
            Maaling.Skrivere.Add(-1);
        }
    }

    public void Dispose() => _plasser.Dispose();
}
