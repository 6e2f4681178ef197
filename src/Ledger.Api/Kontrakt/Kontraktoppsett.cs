using Ledger.Api.Sikkerhet;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Ledger.Api.Kontrakt;

/// <summary>The OpenAPI 3.1 document that the build writes to <c>openapi/</c> and the service answers at <c>/openapi/v1.json</c>.</summary>
internal static class Kontraktoppsett
{
    public const string Dokument = "v1";

    public static IServiceCollection AddKontrakt(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.AddSwaggerGen(swagger =>
        {
            swagger.SwaggerDoc(Dokument, new OpenApiInfo
            {
                Title = "Ledger",
                Version = Dokument,
                Description = "Kommunens hovedbok og budsjett: drift, investering, balanse, fond og oppstillinger etter budsjett- og regnskapsforskriften.",
                License = new OpenApiLicense { Name = "Proprietary" },
            });
            swagger.AddSecurityDefinition("bearer", new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "API-nøkkel." });
            // Amounts are exact decimals; the default format would invite clients to binary floating point.
            swagger.MapType<decimal>(() => new OpenApiSchema { Type = JsonSchemaType.Number, Format = "decimal" });
            swagger.MapType<decimal?>(() => new OpenApiSchema { Type = JsonSchemaType.Number | JsonSchemaType.Null, Format = "decimal" });
            swagger.MapType<Tall>(() => new OpenApiSchema { Type = JsonSchemaType.Number });
            swagger.MapType<Tall?>(() => new OpenApiSchema { Type = JsonSchemaType.Number | JsonSchemaType.Null });
            swagger.MapType<Periodiseringsutkast>(() => new OpenApiSchema
            {
                OneOf =
                [
                    new OpenApiSchema { Type = JsonSchemaType.String, Enum = ["jevn"] },
                    new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.Number }, MinItems = 12, MaxItems = 12 },
                ],
            });
            swagger.SupportNonNullableReferenceTypes();
            swagger.OperationFilter<Kontraktfilter>();
        });
        return services;
    }

    public static void MapKontrakt(this WebApplication app)
    {
        app.MapSwagger("/openapi/{documentName}.json", options => options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1).AllowAnonymous();
        if (app.Environment.IsDevelopment() || app.Configuration.GetValue<bool>("Ledger:Swagger"))
        {
            app.UseSwaggerUI(ui => ui.SwaggerEndpoint($"/openapi/{Dokument}.json", "Ledger"));
        }
    }

    /// <summary>Adds to each operation what its metadata says: scopes, headers and the errors that all share.</summary>
    private sealed class Kontraktfilter : IOperationFilter
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

            if (metadata.OfType<Endepunkter.Idempotensheader>().FirstOrDefault() is { } idempotens)
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

            if (metadata.OfType<Endepunkter.Preferheader>().Any())
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

            operation.Responses ??= [];
            foreach (var (status, text) in krav is null ? Aapne : Lukkede)
            {
                operation.Responses.TryAdd(status, new OpenApiResponse
                {
                    Description = text,
                    Content = new Dictionary<string, IOpenApiMediaType> { [Problemsvar.Innholdstype] = new OpenApiMediaType { Schema = context.SchemaGenerator.GenerateSchema(typeof(Problem), context.SchemaRepository) } },
                });
            }
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
        ];
    }
}

/// <summary>An error (RFC 9457).</summary>
/// <param name="Type">Stable; described in feilkoder.md.</param>
/// <param name="Feil">What is wrong by line and field, at most 1 000.</param>
internal sealed record Problem(string Type, string Title, int Status, string Detail, string? TraceId, IReadOnlyList<Domain.Validering.Feil>? Feil, long? AntallFeil);
