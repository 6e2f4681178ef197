using Ledger.Api.Kontrakt;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace Ledger.Api.Sikkerhet;

/// <summary>What a caller is told who may not: 401 when nobody knows him, 403 when he lacks the scope.</summary>
internal sealed class Tilgangssvar : IAuthorizationMiddlewareResultHandler
{
    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Challenged)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return Problemsvar.SkrivAsync(context, StatusCodes.Status401Unauthorized, "ikke-autentisert", "Ikke autentisert", "Send en gyldig nøkkel i Authorization: Bearer <nøkkel>.");
        }

        return authorizeResult.Succeeded
            ? next(context)
            : Problemsvar.SkrivAsync(context, StatusCodes.Status403Forbidden, "mangler-scope", "Nøkkelen mangler scope", "Nøkkelen har ikke scopet som dette krever.");
    }
}
