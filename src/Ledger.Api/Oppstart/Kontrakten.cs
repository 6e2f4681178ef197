using Ledger.Api.Budsjett;
using Ledger.Api.Http.OpenApi;
using Microsoft.OpenApi;

namespace Ledger.Api.Oppstart;

/// <summary>The contract of all resources.</summary>
internal static class Kontrakten
{
    public static IServiceCollection AddKontrakt(this IServiceCollection services) => services.AddKontrakt(Lukkedefelter.Alle, swagger =>
        swagger.MapType<Periodiseringsutkast>(() => new OpenApiSchema
        {
            OneOf =
            [
                new OpenApiSchema { Type = JsonSchemaType.String, Description = "jevn, eller koden til en periodiseringsprofil." },
                new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.Number }, MinItems = 12, MaxItems = 12 },
            ],
        }));
}
