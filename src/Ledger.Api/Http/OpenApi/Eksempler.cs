using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Ledger.Api.Http.OpenApi;

/// <summary>
/// Gives the request and the answer of each operation an example. What a request may be stands in <c>eksempler.json</c>, by operation, since fields that are
/// right each by itself seldom are so together; answers are put together of the fields' own examples.
/// </summary>
internal sealed class Eksempler : IDocumentFilter
{
    /// <summary>A schema may contain itself.</summary>
    private const int Dybde = 5;

    private static readonly JsonObject Forespoersler = Les();

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        var egne = context.ApiDescriptions.Select(d => d.ActionDescriptor.EndpointMetadata)
            .Select(m => (Navn: m.OfType<IEndpointNameMetadata>().LastOrDefault()?.EndpointName, Fil: m.OfType<Fileksempel>().LastOrDefault()))
            .Where(m => m is { Navn: not null, Fil: not null }).ToDictionary(m => m.Navn!, m => m.Fil!, StringComparer.Ordinal);
        foreach (var operasjon in swaggerDoc.Paths.Values.SelectMany(p => p.Operations ?? []).Select(o => o.Value))
        {
            var egen = operasjon.OperationId is { } navn ? egne.GetValueOrDefault(navn) : null;
            IEnumerable<IDictionary<string, IOpenApiMediaType>?> svar =
                [operasjon.RequestBody?.Content, .. (operasjon.Responses ?? []).Where(r => r.Key[0] == '2').Select(r => r.Value.Content)];
            foreach (var (kropp, type, innhold) in svar.OfType<IDictionary<string, IOpenApiMediaType>>().SelectMany(s => s.Select(m => (s, m.Key, m.Value))))
            {
                if (innhold is OpenApiMediaType { Schema: { } skjema } medium)
                {
                    medium.Example ??= Forespoersel(operasjon, medium);
                    medium.Example ??= operasjon.RequestBody?.Content == kropp && egen?.Av(type) is { } eget ? eget
                        : type == "application/json" || type.EndsWith("+json", StringComparison.Ordinal)
                            ? Av(skjema, context.SchemaRepository.Schemas, Dybde) : null;
                }
            }
        }
    }

    private static JsonNode? Forespoersel(OpenApiOperation operasjon, OpenApiMediaType medium) =>
        operasjon is { OperationId: { } navn, RequestBody.Content: { } kropp } && kropp.TryGetValue("application/json", out var json) && json == medium
            ? Forespoersler[navn]?.DeepClone()
            : null;

    private static JsonObject Les()
    {
        using var stroem = typeof(Eksempler).Assembly.GetManifestResourceStream("eksempler.json")
            ?? throw new InvalidOperationException("eksempler.json is not embedded.");
        return JsonNode.Parse(stroem)!.AsObject();
    }

    private static JsonNode? Av(IOpenApiSchema skjema, IReadOnlyDictionary<string, IOpenApiSchema> alle, int dybde)
    {
        if (skjema is OpenApiSchemaReference { Reference.Id: { } id })
        {
            return alle.TryGetValue(id, out var hele) ? Av(hele, alle, dybde) : null;
        }

        if (skjema.Examples is [{ } eksempel, ..])
        {
            return eksempel.DeepClone();
        }

        if (skjema.Enum is [{ } verdi, ..])
        {
            return verdi.DeepClone();
        }

        if ((skjema.OneOf ?? skjema.AnyOf) is { Count: > 0 } valg)
        {
            return dybde == 0 && valg.Any(v => v.Type == JsonSchemaType.Null) ? null : Av(valg[0], alle, dybde);
        }

        return skjema.Type switch
        {
            { } t when t.HasFlag(JsonSchemaType.Object) => Objekt(skjema, alle, dybde),
            { } t when t.HasFlag(JsonSchemaType.Array) => new JsonArray(dybde > 0 && skjema.Items is { } rad && Av(rad, alle, dybde - 1) is { } en ? [en] : []),
            { } t when t.HasFlag(JsonSchemaType.Null) => null,
            { } t when t.HasFlag(JsonSchemaType.String) => skjema.Format switch
            {
                "date" => "2026-01-31",
                "date-time" => "2026-01-31T06:00:00Z",
                "uuid" => "0b1c5a52-6a3d-4b7e-9c0e-1f2a3b4c5d6e",
                _ => "tekst",
            },
            { } t when t.HasFlag(JsonSchemaType.Boolean) => false,
            { } t when t.HasFlag(JsonSchemaType.Integer) || t.HasFlag(JsonSchemaType.Number) => 1,
            _ => new JsonObject(),
        };
    }

    private static JsonObject Objekt(IOpenApiSchema skjema, IReadOnlyDictionary<string, IOpenApiSchema> alle, int dybde)
    {
        var objekt = new JsonObject();
        if (skjema.AdditionalProperties is { } verdi)
        {
            objekt["navn"] = Av(verdi, alle, Math.Max(dybde - 1, 0));
        }

        foreach (var (navn, felt) in skjema.Properties ?? new Dictionary<string, IOpenApiSchema>())
        {
            var paakrevd = skjema.Required?.Contains(navn) == true;
            if (dybde > 0 || paakrevd)
            {
                objekt[navn] = Av(felt, alle, Math.Max(dybde - 1, 0));
            }
        }

        return objekt;
    }
}
