namespace Ledger.Api.Http.Hoder;

/// <summary>The endpoint reads If-Match.</summary>
internal sealed record Ifmatchheader;

/// <summary>The header If-Match, and the ETag that it is compared with. Both are of a definition, not of a report.</summary>
internal static class Forutsetning
{
    /// <summary>The mark that the caller's change was made from; null when it names none, or any.</summary>
    public static string? Les(HttpContext http)
    {
        var verdi = http.Request.Headers.IfMatch.ToString().Trim();
        return verdi is "" or "*" ? null : verdi.Trim('"');
    }

    public static void Sett(HttpContext http, string merke) => http.Response.Headers.ETag = $"\"{merke}\"";
}
