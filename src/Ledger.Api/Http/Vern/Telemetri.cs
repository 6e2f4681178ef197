using System.Diagnostics;
using Ledger.Api.Http.Problemer;
using Ledger.Application;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Ledger.Api.Http.Vern;

/// <summary>Traces and metrics by OpenTelemetry, sent when there is somewhere to send them, and a log line for each request that failed.</summary>
internal static partial class Telemetri
{
    /// <summary>Where to, as OpenTelemetry's own environment names it.</summary>
    private const string Mottaker = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static WebApplicationBuilder AddTelemetri(this WebApplicationBuilder builder)
    {
        if (!string.IsNullOrEmpty(builder.Configuration[Mottaker]))
        {
            builder.Services.AddOpenTelemetry()
                .ConfigureResource(resource => resource.AddService("ledger", serviceVersion: typeof(Telemetri).Assembly.GetName().Version!.ToString(3)))
                .WithMetrics(metrics => metrics
                    .AddMeter(
                        Maaling.Navn, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting",
                        "System.Runtime")
                    .AddOtlpExporter())
                .WithTracing(traces => traces.AddAspNetCoreInstrumentation().AddOtlpExporter());
        }

        return builder;
    }

    /// <summary>One line per request that was turned down or failed: what was asked for by route, never the values, the query or the body.</summary>
    public static void UseForesporselslogg(this WebApplication app)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Ledger.Foresporsel");
        app.Use(async (http, next) =>
        {
            var start = Stopwatch.GetTimestamp();
            var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "-";
            await next(http);
            var status = http.Response.StatusCode;
            var level = status >= StatusCodes.Status500InternalServerError
                ? LogLevel.Error
                : status >= StatusCodes.Status400BadRequest
                ? LogLevel.Information
                : LogLevel.Debug;
            if (logger.IsEnabled(level))
            {
                LoggForesporsel(logger, level, http.Request.Method, route, status, (long)Stopwatch.GetElapsedTime(start).TotalMilliseconds, Sporing.Id(http));
            }
        });
    }

    [LoggerMessage("{Metode} {Rute} {Status} {Millisekunder} ms {Spor}")]
    private static partial void LoggForesporsel(ILogger logger, LogLevel level, string metode, string rute, int status, long millisekunder, string spor);
}
