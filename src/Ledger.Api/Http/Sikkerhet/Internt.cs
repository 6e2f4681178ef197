using Ledger.Application.Rapportering;
using Ledger.Application.Rettigheter;

namespace Ledger.Api.Http.Sikkerhet;

/// <summary>What is internal in registers is for some who read; nobody can ask for it.</summary>
internal static class Internt
{
    public static bool SerInternt(this HttpContext http) =>
        http.User.Har(Scope.Rapporter) || http.User.Har(Scope.Budsjett) || http.User.Har(Scope.Revisjon);

    /// <summary>The units that who asks is bound to, separated by blanks; null for who sees all. Nobody can ask for it.</summary>
    public static string? Enhetsbinding(this HttpContext http) => http.User.Enheter() is { Count: > 0 } enheter ? string.Join(' ', enheter) : null;

    /// <summary>Whether the answer to this request is one that only those who see what is internal may have.</summary>
    public static bool HarInterntSvar(this HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<Rapport>()?.HarInternt(navn => http.Request.Query[navn]) == true && http.SerInternt();
}
