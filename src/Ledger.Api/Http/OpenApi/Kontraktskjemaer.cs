using System.Reflection;
using System.Text.Json;
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
internal sealed class Kontraktskjemaer(IServiceProvider services, IReadOnlyList<Lukketfelt> lukkede, Delteverdier verdier) : ISchemaFilter
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

        target.Description = Kontraktord.Skjema(context.Type.Name) ?? Kontraktord.Skjema(Uten(context.Type));
        var krevde = services.GetService(typeof(IValidator<>).MakeGenericType(context.Type)) is IValidator validator ? Krevd(validator) : null;
        var erSendt = krevde is not null || Sendt.Any(s => context.Type.Name.EndsWith(s, StringComparison.Ordinal));

        // An answer may get more fields later, and clients must take that. A request may only have fields that are read.
        target.AdditionalPropertiesAllowed = !erSendt;
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

            if (property.PropertyType == typeof(IReadOnlyDictionary<string, object?>))
            {
                // A problem. In the code a dictionary, because a rejection may add to it.
                field = context.SchemaGenerator.GenerateSchema(typeof(Problem), context.SchemaRepository);
            }

            properties[name] = Felt(field, context, name, mayBeNull: ErKolonne(property) || (nullable && !ignored && !(erSendt && required)));
        }
    }

    /// <summary>A column that was asked for may be null. One that was not asked for is left out.</summary>
    private static bool ErKolonne(PropertyInfo property) => Nullable.GetUnderlyingType(property.PropertyType) == typeof(Kolonnetall);

    /// <summary>The name of a generic type without its arguments.</summary>
    private static string Uten(Type type) => type.Name.Split('`')[0];

    private IOpenApiSchema Felt(IOpenApiSchema field, SchemaFilterContext context, string name, bool mayBeNull)
    {
        if (_lukkede.TryGetValue((context.Type, name), out var values))
        {
            return Beskrevet(verdier.Skjema(values, mayBeNull, context.SchemaRepository), name, context.Type.Name);
        }

        if (field is OpenApiSchemaReference)
        {
            return Beskrevet(
                mayBeNull ? new OpenApiSchema { OneOf = [field, new OpenApiSchema { Type = JsonSchemaType.Null }] } : field, name, context.Type.Name);
        }

        if (field is OpenApiSchema { Type: { } known } plain)
        {
            plain.ReadOnly = false; // that an answer computes it says nothing to a client
            plain.Type = mayBeNull ? known | JsonSchemaType.Null : known & ~JsonSchemaType.Null;
            if (known.HasFlag(JsonSchemaType.Integer) && name is "periode" or "tilPeriode")
            {
                (plain.Minimum, plain.Maximum) = ("0", "13");
            }
        }

        return Beskrevet(field, name, context.Type.Name);
    }

    private static IOpenApiSchema Beskrevet(IOpenApiSchema felt, string navn, string type)
    {
        switch (felt)
        {
            case OpenApiSchemaReference referanse:
                referanse.Description = Kontraktord.Beskrivelse(navn, type);
                break;
            case OpenApiSchema skjema:
                skjema.Description = Kontraktord.Beskrivelse(navn, type);
                skjema.Examples = Kontraktord.Eksempel(navn, skjema, type) is { } eksempel ? [eksempel] : null;
                break;
        }

        return felt;
    }

    /// <summary>The fields that a validator refuses to be without. What is needed only beside something else may be left out.</summary>
    private static HashSet<string> Krevd(IValidator validator) =>
        [
            .. validator.CreateDescriptor().GetMembersWithValidators().Where(
                m => m.Any(v => v is { Validator: INotEmptyValidator or INotNullValidator, Options.HasCondition: false })).Select(m => m.Key)];
}
