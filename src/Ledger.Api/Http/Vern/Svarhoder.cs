using Ledger.Api.Http.Hoder;
using Ledger.Api.Innstillinger;
using Ledger.Web.Ruting;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Http.Vern;

/// <summary>Headers that make a browser harmless should it be shown an answer, and CORS for the origins that are named.</summary>
internal static class Svarhoder
{
    /// <summary>How long a browser may go by what it was told. Chromium goes by no more than two hours.</summary>
    private static readonly TimeSpan Forhaandssvar = TimeSpan.FromHours(2);

    private const string Ingenting = "default-src 'none'; frame-ancestors 'none'";

    /// <summary>Swagger's page is the only one that runs anything: its own scripts, and styles that it writes into the page.</summary>
    private const string Swagger = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline'; "
        + "frame-ancestors 'none'";

    public static IServiceCollection AddSvarhoder(this IServiceCollection services)
    {
        services.AddCors();
        return services;
    }

    /// <summary>Outermost, so that no answer is without.</summary>
    public static void UseSvarhoder(this WebApplication app)
    {
        app.Use((http, next) =>
        {
            http.Response.OnStarting(static state =>
            {
                Sett((HttpContext)state);
                return Task.CompletedTask;
            }, http);
            return next(http);
        });
        var origins = app.Services.GetRequiredService<IOptions<Corsvalg>>().Value.Liste;
        if (origins.Length > 0)
        {
            app.UseCors(cors => cors.WithOrigins(origins).WithMethods("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
                .WithHeaders(
                    "Authorization", "Content-Type", "Content-Encoding", "Accept", "Idempotency-Key", "If-Match", "If-None-Match", "Prefer",
                    "Last-Event-ID", "X-Requested-With", "traceparent", "tracestate", "baggage")
                .WithExposedHeaders(
                    "ETag", "Link", "Location", "Retry-After", "Content-Disposition", Hodefelt.Versjon, Hodefelt.Kjedehode, Hodefelt.Proevekjoering,
                    Hodefelt.Proeveregnskap)
                .SetPreflightMaxAge(Forhaandssvar));
        }
    }

    private const string Henviser = "Referrer-Policy";

    private static void Sett(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (Sidehoder.Av(http) is { } side)
        {
            headers.ContentSecurityPolicy = side.Innholdspolicy;
            foreach (var (navn, verdi) in side.Andre)
            {
                // A page whose address is a secret has said so.
                if (navn != Henviser || !headers.ContainsKey(Henviser))
                {
                    headers[navn] = verdi;
                }
            }
        }
        else
        {
            headers.ContentSecurityPolicy = http.Request.Path.StartsWithSegments("/swagger", StringComparison.Ordinal) ? Swagger : Ingenting;
            headers[Henviser] = "no-referrer";
        }

        if (http.Response.StatusCode >= StatusCodes.Status400BadRequest)
        {
            headers.CacheControl = "no-store";
        }

        if (http.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        }
    }
}
