using Ledger.Application.Porter;

namespace Ledger.Api.Http.Hoder;

/// <summary>Response headers that say what a body has no place for: rows of CSV and NDJSON no version and head, an empty one nothing at all.</summary>
internal static class Hodefelt
{
    public const string Versjon = "Ledger-Versjon";
    public const string Kjedehode = "Ledger-Kjedehode";

    /// <summary><c>true</c> on the answer of a write that was only tried.</summary>
    public const string Proevekjoering = "Ledger-Proevekjoering";

    /// <summary><c>true</c> on every answer of a ledger that is a place to try.</summary>
    public const string Proeveregnskap = "Ledger-Proeveregnskap";

    public static void Sett(HttpResponse response, Kommunehode hode)
    {
        response.Headers[Versjon] = hode.Versjon.ToString(System.Globalization.CultureInfo.InvariantCulture);
        response.Headers[Kjedehode] = hode.Kjedehode.ToString();
    }
}
