using System.Diagnostics;

namespace Ledger.Api.Http.Problemer;

/// <summary>
/// The id by which a request is found again: in the log, in the problem that it was answered with, and at whoever sent it (W3C trace context).
/// </summary>
/// <remarks>
/// The framework makes an activity for every request that its log could tell of, which costs a tenth of a kept answer. Its line is off
/// (<c>Microsoft.AspNetCore.Hosting.Diagnostics</c> in appsettings.json), so an activity is made only when traces are sent somewhere.
/// </remarks>
internal static class Sporing
{
    private static readonly object Plass = new();

    /// <summary>32 hexadecimal digits: the activity's, else the caller's, else a new one.</summary>
    public static string Id(HttpContext http) => (string)(http.Items[Plass] ??= (
        Activity.Current?.TraceId
        ?? (ActivityContext.TryParse(http.Request.Headers.TraceParent, null, out var caller) ? caller.TraceId : ActivityTraceId.CreateRandom())).ToHexString());

    /// <summary>Puts the id on every line that is logged while an answer is made.</summary>
    public static void UseSporing(this WebApplication app)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Sporing));
        app.Use(async (http, next) =>
        {
            // What pages show as the reference of a fault.
            http.TraceIdentifier = Id(http);
            using (logger.BeginScope(new Dictionary<string, object> { ["Spor"] = Id(http) }))
            {
                await next(http);
            }
        });
    }
}
