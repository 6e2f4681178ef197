using System.Text.Json.Serialization;
using Ledger.Api.Endepunkter;
using Ledger.Api.Kontrakt.Formater;
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
                Contact = new OpenApiContact { Name = "Ledger" },
            });

            // Where the document was read from is where the service is.
            swagger.AddServer(new OpenApiServer { Url = "/", Description = "Tjenesten som svarer med dette dokumentet." });
            swagger.DescribeAllParametersInCamelCase();
            swagger.AddSecurityDefinition("bearer", new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "API-nøkkel, eller JWT fra en utsteder som tjenesten er satt opp med." });
            // Amounts are exact decimals; the default format would invite clients to binary floating point.
            swagger.MapType<decimal>(() => new OpenApiSchema { Type = JsonSchemaType.Number, Format = "decimal" });
            swagger.MapType<decimal?>(() => new OpenApiSchema { Type = JsonSchemaType.Number | JsonSchemaType.Null, Format = "decimal" });
            swagger.MapType<Tall>(() => new OpenApiSchema { Type = JsonSchemaType.Number });
            swagger.MapType<Tall?>(() => new OpenApiSchema { Type = JsonSchemaType.Number | JsonSchemaType.Null });
            // Which reports it may be is said where it stands.
            swagger.MapType<Rapportbytes>(() => new OpenApiSchema());
            swagger.MapType<Periodiseringsutkast>(() => new OpenApiSchema
            {
                OneOf =
                [
                    new OpenApiSchema { Type = JsonSchemaType.String, Enum = ["jevn"] },
                    new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.Number }, MinItems = 12, MaxItems = 12 },
                ],
            });
            swagger.SupportNonNullableReferenceTypes();
            swagger.SchemaFilter<Kontraktskjemaer>();
            swagger.OperationFilter<Kontraktfilter>();
            swagger.OperationFilter<Kontraktparametre>();
            swagger.DocumentFilter<Emneord>();
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
            else
            {
                operation.Description = "Åpen for alle.";
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
            Content = new Dictionary<string, IOpenApiMediaType> { [Problemsvar.Innholdstype] = new OpenApiMediaType { Schema = context.SchemaGenerator.GenerateSchema(typeof(Problem), context.SchemaRepository) } },
        };

        /// <summary>The other forms of the answer, and 406.</summary>
        private static void Formater(OpenApiResponses responses, IReadOnlyList<Rapportformat> formater, OperationFilterContext context)
        {
            if (responses["200"].Content is { } content)
            {
                foreach (var format in formater.Where(f => !content.ContainsKey(f.Innholdstype)))
                {
                    content[format.Innholdstype] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = format == Rapportformat.Xlsx ? "binary" : null } };
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
}

/// <summary>What each tag gathers.</summary>
internal sealed class Emneord : IDocumentFilter
{
    private static readonly Dictionary<string, string> Beskrivelser = new(StringComparer.Ordinal)
    {
        ["Bokføring"] = "Bilag og importer: bokføring og tilbakeføring.",
        ["Budsjett"] = "Budsjettvedtak.",
        ["Drill-down"] = "Posteringene bak tallene.",
        ["Helse"] = "Om tjenesten lever og er klar.",
        ["Kommune"] = "Kommunen, organisasjonen, fond og prosjekter.",
        ["Nøkler"] = "API-nøkler: hvem som får kalle tjenesten, og for hvilke kommuner.",
        ["Perioder"] = "Lukking og gjenåpning av perioder.",
        ["Rapporter"] = "Oppstillinger og rapporter, som JSON, CSV eller regneark.",
        ["Revisjon"] = "Uttrekk, kontroll og spesifikasjoner for revisor.",
        ["Årsavslutning"] = "Årsavslutningen etter forskriftens kapittel 4.",
    };

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        // A tag without a description shows up as one: the contract's rules refuse it.
        var used = swaggerDoc.Paths.Values.SelectMany(p => p.Operations ?? []).SelectMany(o => o.Value.Tags ?? new HashSet<OpenApiTagReference>()).Select(t => t.Name!).Distinct();
        swaggerDoc.Tags = new HashSet<OpenApiTag>(used.Order(StringComparer.Ordinal).Select(name => new OpenApiTag { Name = name, Description = Beskrivelser.GetValueOrDefault(name) }));
    }
}

/// <summary>An error (RFC 9457).</summary>
/// <param name="Type">Stable; described in feilkoder.md.</param>
/// <param name="TraceId">Of the request; a job's problem has none.</param>
/// <param name="Feil">What is wrong by line and field, at most 1 000.</param>
/// <param name="AntallFeil">How many they are in all. There when feil is.</param>
internal sealed record Problem(
    string Type, string Title, int Status, string Detail,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? TraceId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Domain.Validering.Feil>? Feil,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? AntallFeil);
