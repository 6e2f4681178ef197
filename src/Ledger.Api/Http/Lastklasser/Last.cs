using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;

namespace Ledger.Api.Http.Lastklasser;

/// <summary>What kind of load a request is; each kind has its own rates and its own time.</summary>
internal enum Last
{
    Lesing,

    /// <summary>A read whose answer may be large or long to compute: a batch, groups, a workbook, a bilag, a whole journal as a table.</summary>
    Tung,
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

    /// <summary>The kind of a request: what its endpoint says, else by method and by what is asked for.</summary>
    public static Last Av(HttpContext http) =>
        Av(http.GetEndpoint()?.Metadata.GetMetadata<Lastklasse>(), http.Request.Method) is var last && last == Last.Lesing && ErTung(http) ? Last.Tung : last;

    public static Last Av(Lastklasse? klasse, string method) =>
        klasse?.Last ?? (HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) ? Last.Lesing : Last.Skriving);

    /// <summary>By the request alone, before anything is read: its rate is counted first.</summary>
    private static bool ErTung(HttpContext http) =>
        (http.Request.QueryString.HasValue && http.Request.Query.ContainsKey(Rapportparametre.GrupperPaa.Navn))
        || http.Request.Headers.Accept.ToString().Contains(Rapportformat.Xlsx.Innholdstype, StringComparison.OrdinalIgnoreCase)
        || http.GetEndpoint()?.Metadata.GetMetadata<Rapport>() is { ErFast: false };

    public static bool ErSkriving(this Last last) => last is Last.Skriving or Last.Import;
}
