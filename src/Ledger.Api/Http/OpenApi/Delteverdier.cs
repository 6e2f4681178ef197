using System.Text.Json.Nodes;
using Ledger.Application.Rapportering;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Ledger.Api.Http.OpenApi;

/// <summary>
/// Closed sets of texts as schemas that fields and parameters share: a generated client then has one type for the unit of amounts, and not one for
/// each report.
/// </summary>
internal sealed class Delteverdier
{
    /// <summary>Field names that are too common to name a schema by.</summary>
    private static readonly string[] Vanlige = ["type", "status", "kilde", "foer", "etter", "minst", "rapport", "nivaa", "tilstand", "operator", "enhet"];

    private static readonly string[] Endelser = ["linjesvar", "foresporsel", "resultat", "utkast", "svar", "linje"];

    private readonly Dictionary<string, string> _navn = new(StringComparer.Ordinal);

    /// <param name="lukkede">In an order that does not depend on which operations there are, so that names stay.</param>
    public Delteverdier(IReadOnlyList<Lukketfelt> lukkede)
    {
        Navngi(Lukkedeverdier.Linjetyper, "Linjetype");
        Navngi(Lukkedeverdier.Fondstyper, "Fondstype");
        Navngi(Lukkedeverdier.Nivaaer, "Enhetsnivaa");
        Navngi(["json", "csv", "xlsx"], "Rapportformat");
        Navngi(["ndjson", "csv", "xlsx"], "Radformat");
        foreach (var parameter in Rapportparametre.Alle)
        {
            if (parameter.Form is Parameterform.Verdier { Navn: var verdier })
            {
                Navngi(verdier, Stor(parameter.Navn));
            }
        }

        foreach (var felt in lukkede)
        {
            Navngi(felt.Verdier, Vanlige.Contains(felt.Felt) ? Stor(Stamme(felt.Type.Name)) + Stor(felt.Felt) : Stor(felt.Felt));
        }
    }

    /// <summary>The schema of a set of texts; it may be null as well.</summary>
    public IOpenApiSchema Skjema(IReadOnlyList<string> verdier, bool kanVaereNull, SchemaRepository skjemaer)
    {
        if (!_navn.TryGetValue(Noekkel(verdier), out var navn))
        {
            return new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. verdier.Select(v => (JsonNode)v)] };
        }

        if (!skjemaer.Schemas.ContainsKey(navn))
        {
            skjemaer.AddDefinition(navn, new OpenApiSchema
            {
                Type = JsonSchemaType.String, Enum = [.. verdier.Select(v => (JsonNode)v)], Description = Kontraktord.Skjema(navn) ?? "En av verdiene.",
            });
        }

        var referanse = new OpenApiSchemaReference(navn);
        return kanVaereNull ? new OpenApiSchema { OneOf = [referanse, new OpenApiSchema { Type = JsonSchemaType.Null }] } : referanse;
    }

    private void Navngi(IReadOnlyList<string> verdier, string navn)
    {
        if (!_navn.ContainsKey(Noekkel(verdier)))
        {
            for (var nummer = 2; _navn.ContainsValue(navn); nummer++)
            {
                navn = navn.TrimEnd('2', '3', '4', '5', '6', '7', '8', '9') + nummer;
            }

            _navn.Add(Noekkel(verdier), navn);
        }
    }

    private static string Noekkel(IReadOnlyList<string> verdier) => string.Join('\n', verdier);

    private static string Stamme(string type) =>
        Endelser.FirstOrDefault(e => type.EndsWith(e, StringComparison.Ordinal)) is { } endelse ? type[..^endelse.Length] : type;

    private static string Stor(string tekst) => char.ToUpperInvariant(tekst[0]) + tekst[1..];
}
