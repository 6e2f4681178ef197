using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using FluentValidation;
using FluentValidation.Validators;
using Ledger.Api.Endepunkter;
using Ledger.Api.Kontrakt.Foresporsler;
using Ledger.Api.Rapporter;
using Ledger.Application;
using Ledger.Domain;
using Ledger.Domain.Budsjett;
using Ledger.Domain.Fond;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Noekkeltall;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Verdier;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Ledger.Api.Kontrakt;

/// <summary>
/// Says of each object what a typed client needs: which fields are always there, which may be null, and which texts are one of a few. An
/// answer always has all its fields; of a request those are required that its validator refuses to be without.
/// </summary>
internal sealed class Kontraktskjemaer(IServiceProvider services) : ISchemaFilter
{
    private static readonly string[] Enheter = ["kr", "tusen", "mill"];
    private static readonly string[] Fortegn = ["hovedbok", "oppstilling"];
    private static readonly string[] Linjetyper = [.. Enum.GetValues<Linjetype>().Select(t => t.Navn())];
    private static readonly string[] Fondstypene = [.. Enum.GetValues<Fondstype>().Select(t => t.Navn())];
    private static readonly string[] Vedtakstypene = [.. Enum.GetValues<Vedtakstype>().Select(t => t.Navn())];
    private static readonly string[] Nivaaene = [.. Enum.GetValues<Nivaa>().Select(n => n.Navn())];
    private static readonly string[] Kontoklasser = [.. Enum.GetValues<Kontoklasse>().Select(k => k.Navn()).Where(k => k.Length > 0)];
    private static readonly string[] Merker = [.. Enum.GetValues<Avslutningsmerke>().Select(m => m.Navn()).Where(m => m.Length > 0)];
    private static readonly string[] Periodestatuser = ["aapen", "lukket"];

    /// <summary>What the reports of a batch are.</summary>
    private static readonly Type[] Rapportsvarene = [typeof(Oppstillingssvar), typeof(Avvikssvar), typeof(Fondssvar), typeof(Disponeringssvar), typeof(Noekkeltallsvar), typeof(Oekonomikontrollsvar)];

    /// <summary>Fields whose texts are one of a few, by type and name.</summary>
    private static readonly Dictionary<(Type Type, string Felt), string[]> Lukkede = new()
    {
        [(typeof(Rapportbestilling), "rapport")] = [.. Rapportberegning.Navn],
        [(typeof(Rapportbestilling), "enhet")] = Enheter,
        [(typeof(Rapportbestilling), "fortegn")] = Fortegn,
        [(typeof(Rapportbestilling), "nivaa")] = Nivaaene,
        [(typeof(Rapportleveranse), "rapport")] = [.. Rapportberegning.Navn],
        [(typeof(Oppstillingssvar), "enhet")] = Enheter,
        [(typeof(Oppstillingssvar), "fortegn")] = Fortegn,
        [(typeof(Avvikssvar), "enhet")] = Enheter,
        [(typeof(Avvikssvar), "fortegn")] = Fortegn,
        [(typeof(Fondssvar), "enhet")] = Enheter,
        [(typeof(Fondssvar), "fortegn")] = Fortegn,
        [(typeof(Disponeringssvar), "enhet")] = Enheter,
        [(typeof(Disponeringssvar), "fortegn")] = Fortegn,
        [(typeof(Utviklingssvar), "enhet")] = Enheter,
        [(typeof(Utviklingssvar), "fortegn")] = Fortegn,
        [(typeof(Utviklingssvar), "priser")] = ["loepende", "faste"],
        [(typeof(Oppstillingslinjesvar), "type")] = Linjetyper,
        [(typeof(Disponeringslinjesvar), "type")] = Linjetyper,
        [(typeof(Utviklingslinjesvar), "type")] = Linjetyper,
        [(typeof(Linjeutkast), "type")] = Linjetyper,
        [(typeof(Fondslinjesvar), "type")] = Fondstypene,
        [(typeof(Bevegelsessvar), "type")] = Fondstypene,
        [(typeof(Fondsforesporsel), "type")] = Fondstypene,
        [(typeof(Vedtakssvar), "type")] = Vedtakstypene,
        [(typeof(Vedtaksforesporsel), "type")] = Vedtakstypene,
        [(typeof(Avvikssvar), "nivaa")] = Nivaaene,
        [(typeof(Avvikslinjesvar), "nivaa")] = Nivaaene,
        [(typeof(Enhetssvar), "nivaa")] = Nivaaene,
        [(typeof(Enhetsforesporsel), "nivaa")] = Nivaaene,
        [(typeof(Posteringssvar), "kontoklasse")] = Kontoklasser,
        [(typeof(Posteringsforesporsel), "kontoklasse")] = Kontoklasser,
        [(typeof(Budsjettlinjesvar), "kontoklasse")] = Kontoklasser,
        [(typeof(Budsjettlinjeforesporsel), "kontoklasse")] = Kontoklasser,
        [(typeof(Kontolinje), "kontoklasse")] = Kontoklasser,
        [(typeof(Avslutningsstegsvar), "kontoklasse")] = Kontoklasser,
        [(typeof(Disposisjonsavviksvar), "kontoklasse")] = Kontoklasser,
        [(typeof(Funnsvar), "nivaa")] = [.. Enum.GetValues<Funnivaa>().Select(n => n.Navn())],
        [(typeof(Posteringssvar), "merke")] = Merker,
        [(typeof(Avslutningsstegsvar), "merke")] = Merker,
        [(typeof(Noekkeltallresultat), "enhet")] = ["prosent", "kroner", "forhold"],
        [(typeof(Noekkeltallresultat), "operator")] = [.. Noekkeltallmotor.Operatorer],
        [(typeof(Noekkeltallvalg), "operator")] = [.. Noekkeltallmotor.Operatorer],
        [(typeof(Noekkeltallresultat), "status")] = ["oppnaadd", "ikkeOppnaadd", "ikkeMaalt"],
        [(typeof(Periodesvar), "status")] = Periodestatuser,
        [(typeof(Periodeforesporsel), "status")] = Periodestatuser,
        [(typeof(Importstatus), "status")] = ["venter", "paagaar", "bokfoert", "proevekjoert", "avvist", "avbrutt"],
        [(typeof(Aarsavslutningssvar), "status")] = ["proevekjoert", "avsluttet"],
    };

    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema { Properties: { Count: > 0 } properties } target)
        {
            return;
        }

        var request = typeof(IValidator<>).MakeGenericType(context.Type) is var type && services.GetService(type) is IValidator validator ? Krevd(validator) : null;
        var sent = request is not null || context.Type.Namespace == typeof(Posteringsforesporsel).Namespace || context.Type.Name.EndsWith("utkast", StringComparison.Ordinal) || context.Type == typeof(Noekkeltallvalg);
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
            var required = sent ? request?.Contains(property.Name) ?? false : !ignored;
            if (required)
            {
                (target.Required ??= new HashSet<string>()).Add(name);
            }

            if ((context.Type, name) == (typeof(Rapportleveranse), "svar"))
            {
                field = new OpenApiSchema { OneOf = [.. Rapportsvarene.Select(t => context.SchemaGenerator.GenerateSchema(t, context.SchemaRepository))] };
            }

            if (name == "problem" && (context.Type == typeof(Importstatus) || context.Type == typeof(Rapportleveranse)))
            {
                // In the code a dictionary, because a rejection may add to it.
                field = context.SchemaGenerator.GenerateSchema(typeof(Problem), context.SchemaRepository);
            }

            properties[name] = Felt(field, context.Type, name, mayBeNull: nullable && !ignored && !(sent && required));
        }
    }

    private static IOpenApiSchema Felt(IOpenApiSchema field, Type type, string name, bool mayBeNull)
    {
        if (field is OpenApiSchemaReference)
        {
            return mayBeNull ? new OpenApiSchema { OneOf = [field, new OpenApiSchema { Type = JsonSchemaType.Null }] } : field;
        }

        if (field is OpenApiSchema { Type: { } known } plain)
        {
            plain.Type = mayBeNull ? known | JsonSchemaType.Null : known & ~JsonSchemaType.Null;
            if (Lukkede.TryGetValue((type, name), out var values))
            {
                plain.Enum = [.. values.Select(v => (JsonNode)v), .. mayBeNull ? [JsonNullSentinel.JsonNull] : Array.Empty<JsonNode>()];
            }
        }

        return field;
    }

    /// <summary>The fields that a validator refuses to be without.</summary>
    private static HashSet<string> Krevd(IValidator validator) =>
        [.. validator.CreateDescriptor().GetMembersWithValidators().Where(m => m.Any(v => v.Validator is INotEmptyValidator or INotNullValidator)).Select(m => m.Key)];
}
