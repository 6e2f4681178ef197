namespace Ledger.Web.Ruting;

/// <summary>
/// The headers of an endpoint that answers pages: what a browser may do with them. Nothing is fetched from other hosts, nothing runs, and no
/// other site may frame them.
/// </summary>
public sealed class Sidehoder
{
    public static readonly Sidehoder Instans = new();

    private Sidehoder()
    {
    }

    /// <summary>No script-src: pages have none, so that default-src refuses all.</summary>
    public string Innholdspolicy { get; } =
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

    /// <summary>The other headers.</summary>
    public IReadOnlyList<(string Navn, string Verdi)> Andre { get; } =
    [
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ];
}
