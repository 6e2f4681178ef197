using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using FluentValidation;
using FluentValidation.Validators;
using Ledger.Api.Http.Problemer;
using Ledger.Api.Http.Svar;
using Ledger.Application.Rapporter;
using Ledger.Application.Rapportering;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Ledger.Api.Http.OpenApi;

/// <summary>
/// Says of each object what a typed client needs: which fields are always there, which may be null, and which texts are one of a few. An
/// answer always has all its fields; of a request those are required that its validator refuses to be without.
/// </summary>
internal sealed class Kontraktskjemaer(IServiceProvider services, IReadOnlyList<Lukketfelt> lukkede) : ISchemaFilter
{
    /// <summary>What is sent is called by one of these; the rest are answers.</summary>
    private static readonly string[] Sendt = ["foresporsel", "bestilling", "utkast", "valg"];

    private readonly Dictionary<(Type Type, string Felt), IReadOnlyList<string>> _lukkede = lukkede.ToDictionary(l => (l.Type, l.Felt), l => l.Verdier);

    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema { Properties: { Count: > 0 } properties } target)
        {
            return;
        }

        var krevde = services.GetService(typeof(IValidator<>).MakeGenericType(context.Type)) is IValidator validator ? Krevd(validator) : null;
        var erSendt = krevde is not null || Sendt.Any(s => context.Type.Name.EndsWith(s, StringComparison.Ordinal));
        var nullability = new NullabilityInfoContext();
        foreach (var property in context.Type.GetProperties())
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            if (!properties.TryGetValue(name, out var field))
            {
                continue;
            }

            var nullable = nullability.Create(property).ReadState == NullabilityState.Nullable;
            var ignored = property.GetCustomAttribute<JsonIgnoreAttribute>()?.Condition == JsonIgnoreCondition.WhenWritingNull;
            var required = erSendt ? krevde?.Contains(property.Name) ?? false : !ignored;
            if (required)
            {
                (target.Required ??= new HashSet<string>()).Add(name);
            }

            if (property.PropertyType == typeof(Rapportbytes))
            {
                var svartyper = Rapportregister.IBunke.Select(r => r.Svartype).Distinct();
                field = new OpenApiSchema { OneOf = [.. svartyper.Select(t => context.SchemaGenerator.GenerateSchema(t, context.SchemaRepository))] };
            }

            if (property.PropertyType == typeof(IReadOnlyDictionary<string, object?>))
            {
                // A problem. In the code a dictionary, because a rejection may add to it.
                field = context.SchemaGenerator.GenerateSchema(typeof(Problem), context.SchemaRepository);
            }

            properties[name] = Felt(field, context.Type, name, mayBeNull: nullable && !ignored && !(erSendt && required));
        }
    }

    private IOpenApiSchema Felt(IOpenApiSchema field, Type type, string name, bool mayBeNull)
    {
        if (field is OpenApiSchemaReference)
        {
            return mayBeNull ? new OpenApiSchema { OneOf = [field, new OpenApiSchema { Type = JsonSchemaType.Null }] } : field;
        }

        if (field is OpenApiSchema { Type: { } known } plain)
        {
            plain.Type = mayBeNull ? known | JsonSchemaType.Null : known & ~JsonSchemaType.Null;
            if (known.HasFlag(JsonSchemaType.Integer) && name is "periode" or "tilPeriode")
            {
                (plain.Minimum, plain.Maximum) = ("0", "13");
            }

            if (_lukkede.TryGetValue((type, name), out var values))
            {
                plain.Enum = [.. values.Select(v => (JsonNode)v), .. mayBeNull ? [JsonNullSentinel.JsonNull] : Array.Empty<JsonNode>()];
            }
        }

        return field;
    }

    /// <summary>The fields that a validator refuses to be without.</summary>
    private static HashSet<string> Krevd(IValidator validator) =>
        [
            .. validator.CreateDescriptor().GetMembersWithValidators().Where(
                m => m.Any(v => v.Validator is INotEmptyValidator or INotNullValidator)).Select(m => m.Key)];
}
