using Microsoft.AspNetCore.Http.Features;

namespace Ledger.Api.Http.Hoder;

/// <summary>HEAD is answered as GET without the body (RFC 9110 § 9.3.2), on everything that has GET.</summary>
internal static class Hodesvar
{
    /// <summary>
    /// Before routing, which then finds what GET finds. The headers go out when the body begins, and with them the request is over: a stream
    /// that nobody sees is not made.
    /// </summary>
    public static IApplicationBuilder UseHodesvar(this IApplicationBuilder app) => app.Use(static (http, next) =>
        HttpMethods.IsHead(http.Request.Method) ? SvarAsync(http, next) : next(http));

    /// <summary>The methods of an address as RFC 9110 § 10.2.1 wants them: HEAD goes where GET does.</summary>
    public static string Metoder(string tillatte) =>
        tillatte.Split(',', StringSplitOptions.TrimEntries) is var metoder && metoder.Contains(HttpMethods.Get) && !metoder.Contains(HttpMethods.Head)
            ? $"{tillatte}, {HttpMethods.Head}"
            : tillatte;

    private static async Task SvarAsync(HttpContext http, RequestDelegate next)
    {
        var kropp = http.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var slutt = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        await using var ingenting = new Ukropp(kropp, slutt);
        var uten = new StreamResponseBodyFeature(ingenting, kropp);
        http.Request.Method = HttpMethods.Get;
        http.RequestAborted = slutt.Token;
        http.Features.Set<IHttpResponseBodyFeature>(uten);
        await next(http);
        await uten.CompleteAsync();
    }
}
