using System.Text.Json.Nodes;
using Ledger.Api.Http.Json;
using Ledger.Api.Http.Svar;
using Ledger.Application.Rapportering;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Ledger.Api.Http.OpenApi;

/// <summary>The OpenAPI 3.1 document that the build writes to <c>openapi/</c> and the service answers at <c>/openapi/v1.json</c>.</summary>
internal static class Kontraktoppsett
{
    public const string Dokument = "v1";

    /// <param name="lukkede">The fields whose texts are one of a few.</param>
    /// <param name="egne">The types whose schema is not what their fields say.</param>
    public static IServiceCollection AddKontrakt(this IServiceCollection services, IReadOnlyList<Lukketfelt> lukkede, Action<SwaggerGenOptions> egne)
    {
        services.AddEndpointsApiExplorer();
        services.AddSwaggerGen(swagger =>
        {
            swagger.SwaggerDoc(Dokument, new OpenApiInfo
            {
                Title = "Ledger",
                Version = Dokument,
                Description = "Kommunens hovedbok og budsjett: drift, investering, balanse, fond og oppstillinger etter budsjett- og regnskapsforskriften.",
                License = new OpenApiLicense { Name = "Proprietary", Identifier = "LicenseRef-Proprietary" },
                Contact = new OpenApiContact { Name = "Ledger" },
            });

            // No server address: clients use the address that they read the document from.
            swagger.AddServer(new OpenApiServer { Url = "/", Description = "Tjenesten som svarer med dette dokumentet." });
            swagger.DescribeAllParametersInCamelCase();
            swagger.AddSecurityDefinition("bearer", new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "API-nøkkel, eller JWT fra en utsteder som tjenesten er satt opp med.",
            });

            // Amounts are exact decimals; the default format would invite clients to binary floating point.
            swagger.MapType<decimal>(() => new OpenApiSchema { Type = JsonSchemaType.Number, Format = "decimal" });
            swagger.MapType<decimal?>(() => new OpenApiSchema { Type = JsonSchemaType.Number | JsonSchemaType.Null, Format = "decimal" });
            swagger.MapType<Tall>(() => new OpenApiSchema { Type = JsonSchemaType.Number, Format = "decimal" });
            swagger.MapType<Tall?>(() => new OpenApiSchema { Type = JsonSchemaType.Number | JsonSchemaType.Null, Format = "decimal" });
            swagger.MapType<Kolonnetall>(() => new OpenApiSchema { Type = JsonSchemaType.Number, Format = "decimal" });
            swagger.MapType<Kolonnetall?>(() => new OpenApiSchema { Type = JsonSchemaType.Number | JsonSchemaType.Null, Format = "decimal" });
            swagger.MapType<Heltall>(() => new OpenApiSchema { Type = JsonSchemaType.Integer });
            swagger.MapType<Heltall?>(() => new OpenApiSchema { Type = JsonSchemaType.Integer | JsonSchemaType.Null });
            // A choice may be a text, a number, a list or an object.
            swagger.MapType<JsonNode>(() => new OpenApiSchema());
            // The report that an object may be is described where it is used.
            swagger.MapType<Rapportbytes>(() => new OpenApiSchema());
            egne(swagger);
            swagger.SupportNonNullableReferenceTypes();
            var delte = new Delteverdier(lukkede);
            swagger.SchemaFilter<Kontraktskjemaer>(lukkede, delte);
            swagger.OperationFilter<Kontraktparametre>(delte);
            swagger.OperationFilter<Kontraktoperasjoner>(delte);
            swagger.DocumentFilter<Rapportvarianter>();
            swagger.DocumentFilter<Emneord>();
            swagger.DocumentFilter<Eksempler>();
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
}
