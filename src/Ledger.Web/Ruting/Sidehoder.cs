using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Ledger.Web.Ruting;

/// <summary>
/// The headers of an endpoint that answers pages: what a browser may do with them. Nothing is fetched from other hosts, nothing runs, and no
/// other site may frame them.
/// </summary>
public sealed class Sidehoder
{
    private static IReadOnlyList<(string Navn, string Verdi)> Alles { get; } =
    [
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ];

    /// <summary>Of public pages. They have no script, so that default-src refuses all.</summary>
    public static readonly Sidehoder Instans = new("");

    /// <summary>Of live pages: a script of the program's own, which hears of new figures from this service.</summary>
    public static readonly Sidehoder Levende = new(" script-src 'self'; connect-src 'self';");

    /// <summary>Of figures that other sites may show.</summary>
    /// <param name="verter">Whose pages may frame them; none when nobody may.</param>
    public static Sidehoder Innrammet(IReadOnlyCollection<string> verter) => new("", verter.Count == 0 ? null : string.Join(' ', verter));

    private Sidehoder(string tillater, string? rammer = null)
    {
        Innholdspolicy = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
            + $"frame-ancestors {rammer ?? "'none'"};{tillater} require-trusted-types-for 'script'";

        // A figure as a file stands in other sites' pages as an image.
        Andre = rammer is null ? Alles : [.. Alles, ("Cross-Origin-Resource-Policy", "cross-origin")];
    }

    /// <summary>The headers of the page that a request is for, also when it failed or was answered on the way there; null for what is no page.</summary>
    public static Sidehoder? Av(HttpContext http) =>
        http.Features.Get<Sidehoder>()
        ?? (http.GetEndpoint() ?? http.Features.Get<IExceptionHandlerFeature>()?.Endpoint)?.Metadata.GetMetadata<Sidehoder>();

    public string Innholdspolicy { get; }

    /// <summary>The other headers.</summary>
    public IReadOnlyList<(string Navn, string Verdi)> Andre { get; }
}
