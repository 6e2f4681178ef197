using System.Text.Json;

namespace Ledger.Application.Import;

/// <summary>Texts of JSON that was parsed, which may still have half a character (<c>"\ud800"</c>): such a text cannot be had.</summary>
internal static class Jsontekst
{
    /// <summary>The text of a value; null when it is no text.</summary>
    public static string? Av(JsonElement verdi) => Prov(verdi, v => v.GetString());

    /// <summary>The name of a member; null when it is no text.</summary>
    public static string? Navn(JsonProperty medlem) => Prov(medlem, m => m.Name);

    private static string? Prov<T>(T fra, Func<T, string?> les)
    {
        try
        {
            return les(fra);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
