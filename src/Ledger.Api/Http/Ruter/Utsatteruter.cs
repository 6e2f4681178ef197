using System.Reflection;

// The generator of endpoints calls RouteHandlerServices by its short name from this namespace, and so finds this one before the framework's.
namespace Microsoft.AspNetCore.Http.Generated;

/// <summary>
/// Endpoints whose handling is compiled when they are first called. A start needs the addresses and what the contract says of them; the code that
/// binds parameters was a tenth of what a start compiled before (Nov 2026).
/// </summary>
internal static class RouteHandlerServices
{
    public static RouteHandlerBuilder Map(
        IEndpointRouteBuilder endpoints, string pattern, Delegate handler, IEnumerable<string>? httpMethods,
        Func<MethodInfo, RequestDelegateFactoryOptions?, RequestDelegateMetadataResult> populateMetadata,
        Func<Delegate, RequestDelegateFactoryOptions, RequestDelegateMetadataResult?, RequestDelegateResult> createRequestDelegate, MethodInfo methodInfo) =>
        Routing.RouteHandlerServices.Map(
            endpoints, pattern, handler, httpMethods, populateMetadata,
            (kalt, valg, metadata) =>
            {
                var utsatt = new Lazy<RequestDelegate>(() => createRequestDelegate(kalt, valg, metadata).RequestDelegate);
                return new RequestDelegateResult(http => utsatt.Value(http), metadata?.EndpointMetadata ?? []);
            },
            methodInfo);
}
