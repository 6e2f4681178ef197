using Ledger.Web.Html;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using static Ledger.Web.Html.Tagger;

namespace Ledger.Web.Intern;

/// <summary>Forms that change something: each carries a token that only this service can have written, and is read only with it.</summary>
internal sealed class Skjema(IAntiforgery vern)
{
    /// <summary>The hidden field of the forms of a page.</summary>
    public Element Vern(HttpContext http)
    {
        var par = vern.GetAndStoreTokens(http);
        return Skjult(par.FormFieldName, par.RequestToken!);
    }

    /// <summary>What was sent; null without the token.</summary>
    public async Task<IFormCollection?> LesAsync(HttpContext http) =>
        await vern.IsRequestValidAsync(http) ? await http.Request.ReadFormAsync(http.RequestAborted) : null;

    /// <summary>A field of one line, with its label above it.</summary>
    public static Element Linje(string navn, string ledetekst, string? verdi = null, string type = "text") => P(
        Attr.Klasse("felt"), Label(navn, ledetekst), Felt(type, navn, navn, verdi));
}
