using Ledger.Application.Porter;

namespace Ledger.Api.Http.Hoder;

/// <summary>The version and the chain's head as response headers, for bodies that have no place for them (rows of CSV and NDJSON).</summary>
internal static class Hodefelt
{
    public const string Versjon = "Ledger-Versjon";
    public const string Kjedehode = "Ledger-Kjedehode";

    public static void Sett(HttpResponse response, Kommunehode hode)
    {
        response.Headers[Versjon] = hode.Versjon.ToString(System.Globalization.CultureInfo.InvariantCulture);
        response.Headers[Kjedehode] = hode.Kjedehode.ToString();
    }
}
