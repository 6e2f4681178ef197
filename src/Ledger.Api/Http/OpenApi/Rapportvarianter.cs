using Ledger.Api.Http.Svar;
using Ledger.Application.Rapporter;
using Ledger.Application.Rapportering;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Ledger.Api.Http.OpenApi;

/// <summary>
/// An object that holds the answer of one of several reports is described as one variant a report, told apart by the report's name: a generated client
/// knows the type of the answer once it has looked at the name.
/// </summary>
/// <remarks>
/// The fields that all variants share stay on the object itself, for the generators that do not read variants (NSwag). It is anyOf, and without the word
/// discriminator: of oneOf NSwag writes a class that is not there, and with the word a reader that throws at each answer. The one value that a variant's
/// <c>rapport</c> may have says as much to the generators that know unions.
/// </remarks>
internal sealed class Rapportvarianter : IDocumentFilter
{
    private const string Rapport = "rapport";
    private const string Svar = "svar";

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        var skjemaer = context.SchemaRepository.Schemas;
        var medSvar = typeof(Rapportvarianter).Assembly.GetTypes().Where(t => t.GetProperties().Any(p => p.PropertyType == typeof(Rapportbytes)));
        foreach (var type in medSvar.OrderBy(t => t.Name, StringComparer.Ordinal))
        {
            if (skjemaer.TryGetValue(type.Name, out var felles) && felles is OpenApiSchema skjema)
            {
                Del(skjema, type.Name, swaggerDoc, context);
            }
        }
    }

    private static void Del(OpenApiSchema felles, string navn, OpenApiDocument dokument, DocumentFilterContext context)
    {
        var varianter = new List<IOpenApiSchema>();
        foreach (var rapport in Rapportregister.IBunke)
        {
            var variant = Variantnavn(rapport, navn);
            var svar = (OpenApiSchemaReference)context.SchemaGenerator.GenerateSchema(rapport.Svartype, context.SchemaRepository);
            svar.Description = Kontraktord.Beskrivelse(Svar);
            context.SchemaRepository.Schemas[variant] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = $"{felles.Description} Her: {rapport.Navn}.",
                Required = felles.Required,
                Properties = felles.Properties!.ToDictionary(f => f.Key, f => f.Key switch { Rapport => Fast(rapport.Navn), Svar => svar, _ => f.Value }),
            };
            varianter.Add(new OpenApiSchemaReference(variant, dokument));
        }

        felles.Properties![Svar] = new OpenApiSchema { Description = Kontraktord.Beskrivelse(Svar) };
        felles.AnyOf = varianter;
    }

    /// <summary>For example <c>Balanseleveranse</c>, of the report balanse and the object Rapportleveranse.</summary>
    private static string Variantnavn(Rapport rapport, string navn)
    {
        var slag = navn.StartsWith("Rapport", StringComparison.Ordinal) ? navn["Rapport".Length..] : navn;
        return char.ToUpperInvariant(rapport.Navn[0]) + rapport.Navn[1..] + char.ToLowerInvariant(slag[0]) + slag[1..];
    }

    private static OpenApiSchema Fast(string navn) =>
        new() { Type = JsonSchemaType.String, Enum = [navn], Description = Kontraktord.Beskrivelse(Rapport) };
}
