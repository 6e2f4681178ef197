using Ledger.Api.Http.Hoder;
using Ledger.Api.Http.Problemer;
using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Svar;
using Ledger.Application.Tabeller;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Ledger.Api.Http.OpenApi;

/// <summary>Besides JSON the operation takes a file as its body.</summary>
internal sealed record Filinnhold;

/// <summary>Adds to each operation what its metadata says: scopes, headers and the errors that all share.</summary>
internal sealed class Kontraktoperasjoner : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        var krav = metadata.OfType<Scopekrav>().FirstOrDefault();
        if (krav is not null)
        {
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("bearer", context.Document)] = [] }];
            operation.Description = $"Krever ett av: {string.Join(", ", krav.Scopes.Select(s => $"`{s}`"))}.";
        }
        else
        {
            operation.Description = "Åpen for alle.";
        }

        if (metadata.OfType<Idempotensheader>().FirstOrDefault() is { } idempotens)
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = "Idempotency-Key",
                In = ParameterLocation.Header,
                Required = idempotens.Paakrevd,
                Description = "Den samme ved hvert forsøk på det samme.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 200 },
            });
        }

        if (metadata.OfType<Preferheader>().Any())
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = "Prefer",
                In = ParameterLocation.Header,
                Description = "`respond-async`: svar 202 med Location straks innholdet er mottatt; følg importen der.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            });
        }

        if (metadata.OfType<Ifmatchheader>().Any())
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = "If-Match",
                In = ParameterLocation.Header,
                Description = "ETag fra det som ble hentet; 412 hvis det er endret siden. Uten If-Match erstattes det som er der.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            });
        }

        if (metadata.OfType<Filinnhold>().Any() && operation.RequestBody?.Content is { } innhold)
        {
            foreach (var type in innhold.Keys.Where(t => t != "application/json").ToList())
            {
                innhold[type] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
            }
        }

        operation.Responses ??= [];
        if (metadata.OfType<Ifmatchheader>().Any())
        {
            operation.Responses.TryAdd("412", Feil("Det som endres, er ikke lenger det som ble hentet.", context));
        }

        if (metadata.OfType<Formatvalg>().FirstOrDefault() is { } valg)
        {
            Formater(operation.Responses, valg.Formater, context);
        }

        foreach (var (status, text) in krav is null ? Aapne : Lukkede)
        {
            operation.Responses.TryAdd(status, Feil(text, context));
        }
    }

    private static OpenApiResponse Feil(string text, OperationFilterContext context) => new()
    {
        Description = text,
        Content = new Dictionary<string, IOpenApiMediaType>
        {
            [Problemsvar.Innholdstype] = new OpenApiMediaType { Schema = context.SchemaGenerator.GenerateSchema(typeof(Problem), context.SchemaRepository) },
        },
    };

    /// <summary>The other forms of the answer, and 406.</summary>
    private static void Formater(OpenApiResponses responses, IReadOnlyList<Rapportformat> formater, OperationFilterContext context)
    {
        if (responses["200"].Content is { } content)
        {
            foreach (var format in formater.Where(f => !content.ContainsKey(f.Innholdstype)))
            {
                var skjema = new OpenApiSchema { Type = JsonSchemaType.String, Format = format == Rapportformat.Xlsx ? "binary" : null };
                content[format.Innholdstype] = new OpenApiMediaType { Schema = skjema };
            }
        }

        responses["406"] = Feil("Ressursen finnes ikke i noe format som Accept tillater.", context);
    }

    private static readonly (string, string)[] Aapne = [];

    private static readonly (string, string)[] Lukkede =
    [
        ("400", "Forespørselen kan ikke leses."),
        ("401", "Nøkkelen mangler eller er ugyldig."),
        ("403", "Nøkkelen mangler scopet."),
        ("404", "Kommunen, året eller ressursen finnes ikke."),
        ("409", "Konflikt med det som er lagret."),
        ("422", "Innholdet bryter en regel."),
        ("429", "Nøkkelen har bedt om for mye; Retry-After sier når den kan prøve igjen."),
        ("503", "Tjenesten eller databasen kan ikke svare nå; prøv igjen etter Retry-After."),
        ("507", "Lageret er fullt; det som er bokført kan leses."),
    ];
}
