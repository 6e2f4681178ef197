using Ledger.Api.Innstillinger;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Http.Vern;

/// <summary>
/// Whose address a request is from: the caller's own word (X-Forwarded-For) counts only when it comes through a proxy that is named in the
/// settings, and only as far back as named proxies go.
/// </summary>
/// <remarks>
/// <c>ASPNETCORE_FORWARDEDHEADERS_ENABLED</c> believes everybody, so that the log and the rates would be whatever a caller wrote. It has no
/// effect here.
/// </remarks>
internal static class Proxyvern
{
    public static IServiceCollection AddProxyvern(this IServiceCollection services)
    {
        services.AddOptions<ForwardedHeadersOptions>().PostConfigure<IOptions<Proxyvalg>>((hoder, valg) =>
        {
            var nett = valg.Value.Liste.Select(Proxyvalg.Nett).OfType<System.Net.IPNetwork>().ToList();
            hoder.ForwardedHeaders = nett.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            hoder.ForwardLimit = null;
            hoder.KnownProxies.Clear();
            hoder.KnownIPNetworks.Clear();
            nett.ForEach(hoder.KnownIPNetworks.Add);
        });
        return services;
    }

    /// <summary>First of all: everything after it sees the caller's own address.</summary>
    public static void UseProxyvern(this WebApplication app)
    {
        if (app.Configuration.GetValue("FORWARDEDHEADERS_ENABLED", false) && app.Services.GetRequiredService<IOptions<Proxyvalg>>().Value.Liste.Count == 0)
        {
            app.Logger.LogWarning("ASPNETCORE_FORWARDEDHEADERS_ENABLED har ingen virkning: navngi proxyene i Ledger__Proxyer__Adresser");
        }

        app.UseForwardedHeaders();
    }
}
