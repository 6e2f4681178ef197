using Ledger.Application.Rapportering;
using Ledger.Application.Rettigheter;

namespace Ledger.Api.Http.Sikkerhet;

/// <summary>What is internal in registers is for some who read; nobody can ask for it.</summary>
internal static class Internt
{
    public static bool SerInternt(this HttpContext http) =>
        http.User.Har(Scope.Rapporter) || http.User.Har(Scope.Budsjett) || http.User.Har(Scope.Revisjon);

    /// <summary>Whether the answer to this request is one that only those who see what is internal may have.</summary>
    public static bool HarInterntSvar(this HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<Rapport>() is { HarInternt: true } && http.SerInternt();
}
