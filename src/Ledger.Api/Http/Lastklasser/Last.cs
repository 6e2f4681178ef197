namespace Ledger.Api.Http.Lastklasser;

/// <summary>What kind of load a request is; each kind has its own rates and its own time.</summary>
internal enum Last
{
    Lesing,
    Skriving,

    /// <summary>Goes through the whole journal.</summary>
    Uttrekk,

    /// <summary>Waits for changes, and costs little while it does.</summary>
    Foelging,

    /// <summary>A write with a large body.</summary>
    Import,
}

/// <summary>The endpoint's kind of load, when its method does not say it.</summary>
internal sealed record Lastklasse(Last Last);

internal static class Lastvalg
{
    public static TBuilder MedLast<TBuilder>(this TBuilder builder, Last last)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new Lastklasse(last));

    /// <summary>The kind of a request: what its endpoint says, else by method.</summary>
    public static Last Av(HttpContext http) => Av(http.GetEndpoint()?.Metadata.GetMetadata<Lastklasse>(), http.Request.Method);

    public static Last Av(Lastklasse? klasse, string method) =>
        klasse?.Last ?? (HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) ? Last.Lesing : Last.Skriving);

    public static bool ErSkriving(this Last last) => last is Last.Skriving or Last.Import;
}
