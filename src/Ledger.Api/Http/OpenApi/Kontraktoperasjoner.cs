using Ledger.Api.Http.Hoder;
using Ledger.Api.Http.Problemer;
using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Svar;
using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Ledger.Api.Http.OpenApi;

/// <summary>Besides JSON the operation takes a file as its body.</summary>
internal sealed record Filinnhold;

/// <summary>Adds to each operation what its metadata says: scopes, headers and the errors that all share.</summary>
internal sealed class Kontraktoperasjoner(Delteverdier verdier) : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        var krav = metadata.OfType<Scopekrav>().FirstOrDefault();
        operation.Description = krav is null ? "Åpen for alle." : $"Krever ett av: {string.Join(", ", krav.Scopes.Select(s => $"`{s}`"))}.";
        operation.Security = krav is null ? []
            : [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("bearer", context.Document)] = [] }];
        foreach (var hode in Hodeparametre(metadata))
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(hode);
        }

        Innhold(operation.RequestBody?.Content, metadata);
        operation.Responses ??= [];
        if (metadata.OfType<Ifmatchheader>().Any())
        {
            operation.Responses.TryAdd("412", Feil("Det som endres, er ikke lenger det som ble hentet.", context));
        }

        if (metadata.OfType<Formatvalg>().FirstOrDefault() is { } valg)
        {
            Formater(operation, valg.Formater, context);
        }

        if (krav is not null && context.ApiDescription.HttpMethod == "GET")
        {
            operation.Responses.TryAdd("406", Feil("Ressursen finnes ikke i noe format som Accept tillater.", context));
        }

        if (operation.RequestBody is not null)
        {
            operation.Responses.TryAdd("415", Feil("Innholdstypen eller innholdskodingen tas ikke imot.", context));
        }

        foreach (var (status, text) in krav is null ? Aapne : Lukkede)
        {
            operation.Responses.TryAdd(status, Feil(text, context));
        }

        Byte(operation.Responses.Values);
        Hoder(operation.Responses, metadata);
    }

    /// <summary>The headers that a request may have.</summary>
    private static IEnumerable<OpenApiParameter> Hodeparametre(IList<object> metadata)
    {
        if (metadata.OfType<Idempotensheader>().FirstOrDefault() is { } idempotens)
        {
            yield return Hode("Idempotency-Key", "Den samme ved hvert forsøk på det samme.", 200, idempotens.Paakrevd);
        }

        if (metadata.OfType<Paavegneavheader>().Any())
        {
            yield return Hode(
                Paavegneav.Navn,
                $"Personen det skrives på vegne av; krever `{Application.Rettigheter.Scope.PaaVegneAv}`. Uten den er det nøkkelen selv.",
                Domain.Hovedbok.Tekstregler.Referanse);
        }

        if (metadata.OfType<Preferheader>().Any())
        {
            yield return Hode("Prefer", "`respond-async`: svar 202 med Location straks innholdet er mottatt; følg importen der.");
        }

        if (metadata.OfType<Ifmatchheader>().Any())
        {
            yield return Hode("If-Match", "ETag fra det som ble hentet; 412 hvis det er endret siden. Uten If-Match erstattes det som er der.");
        }
    }

    private static OpenApiParameter Hode(string navn, string beskrivelse, int? mestTegn = null, bool paakrevd = false) => new()
    {
        Name = navn,
        In = ParameterLocation.Header,
        Required = paakrevd,
        Description = beskrivelse,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = mestTegn },
    };

    /// <summary>A body that may be a file: a text, and as JSON its rows.</summary>
    private static void Innhold(IDictionary<string, IOpenApiMediaType>? innhold, IList<object> metadata)
    {
        if (innhold is null)
        {
            return;
        }

        if (metadata.OfType<Filinnhold>().Any())
        {
            foreach (var type in innhold.Keys.Where(t => t != "application/json").ToList())
            {
                innhold[type] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
            }
        }

        // The rows of a file, as a list of objects. Which fields they have, the other forms and the text of the operation say.
        if (metadata.OfType<Fileksempel>().Any() && innhold.TryGetValue("application/json", out var json)
            && json is OpenApiMediaType { Schema.Type: JsonSchemaType.String } rader)
        {
            var rad = new OpenApiSchema { Type = JsonSchemaType.Object, AdditionalProperties = new OpenApiSchema() };
            rader.Schema = new OpenApiSchema { Type = JsonSchemaType.Array, Items = rad };
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

    /// <summary>
    /// How to ask for the other forms, and 406. The answer is described in its first form only: a generated client has one type for it, and would
    /// else have the union of a document and a file.
    /// </summary>
    private void Formater(OpenApiOperation operation, IReadOnlyList<Rapportformat> formater, OperationFilterContext context)
    {
        List<Rapportformat> nevnbare = [.. Formatforhandling.Nevnbare(formater)];
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = Formatforhandling.Parameter,
            In = ParameterLocation.Query,
            Description = $"Formatet svaret gis i, foran Accept: {string.Join(", ", nevnbare.Select(f => $"{f.Filendelse} ({f.Innholdstype})"))}. "
                + $"{formater[0].Filendelse} når verken format eller Accept er sendt.",
            Schema = verdier.Skjema([.. nevnbare.Select(f => f.Filendelse)], kanVaereNull: false, context.SchemaRepository),
            Example = formater[0].Filendelse,
        });
        operation.Responses!["406"] = Feil("Ressursen finnes ikke i noe format som Accept tillater.", context);
    }

    /// <summary>What is no JSON is bytes to a client.</summary>
    private static void Byte(IEnumerable<IOpenApiResponse> svar)
    {
        foreach (var (type, innhold) in svar.SelectMany(s => s.Content ?? new Dictionary<string, IOpenApiMediaType>()))
        {
            if (type != "application/json" && !type.EndsWith("+json", StringComparison.Ordinal) && innhold is OpenApiMediaType medium)
            {
                medium.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" };
            }
        }
    }

    /// <summary>The headers that answers have, and the answer to who has it already.</summary>
    private static void Hoder(OpenApiResponses svar, IList<object> metadata)
    {
        var hoder = new Dictionary<string, string>();
        if (metadata.OfType<Rapport>().FirstOrDefault() is { } rapport)
        {
            if (rapport.ErFast)
            {
                hoder["ETag"] = "Svarets avtrykk, av versjon og parametere. Send det i If-None-Match neste gang.";
                svar.TryAdd("304", new OpenApiResponse
                {
                    Description = "Det som sto i If-None-Match, gjelder fortsatt.", Headers = Hodene(("ETag", hoder["ETag"])),
                });
            }

            if (rapport.Parametre.Contains(Rapportparametre.Etter))
            {
                hoder["Link"] = "Neste side som `rel=\"next\"`, når svaret er en tabell.";
            }

            if (rapport.Formater.Count > 1)
            {
                hoder["Content-Disposition"] = "Filens navn, når svaret er en fil.";
            }
        }

        foreach (var (status, ett) in svar)
        {
            if (ett is not OpenApiResponse konkret)
            {
                continue;
            }

            var deres = status switch
            {
                "200" => hoder.Select(h => (h.Key, h.Value)),
                "201" or "202" => [("Location", "Adressen til det som ble laget, når det har en.")],
                "429" or "503" => [("Retry-After", "Hvor mange sekunder det er til neste forsøk kan gå.")],
                _ => [],
            };
            if (deres.Any())
            {
                konkret.Headers = Hodene([.. deres]);
            }
        }
    }

    private static Dictionary<string, IOpenApiHeader> Hodene(params (string Navn, string Beskrivelse)[] hoder) => hoder.ToDictionary(
        h => h.Navn, IOpenApiHeader (h) => new OpenApiHeader { Description = h.Beskrivelse, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });

    private static readonly (string, string)[] Aapne = [("400", "Forespørselen kan ikke leses.")];

    private static readonly (string, string)[] Lukkede =
    [
        ("400", "Forespørselen kan ikke leses."),
        ("401", "Nøkkelen mangler eller er ugyldig."),
        ("403", "Nøkkelen mangler scopet."),
        ("404", "Kommunen, året eller ressursen finnes ikke."),
        ("409", "Konflikt med det som er lagret."),
        ("413", "Det som sendes, eller det som er spurt om, er større enn grensen."),
        ("422", "Innholdet bryter en regel."),
        ("429", "Nøkkelen har bedt om for mye; Retry-After sier når den kan prøve igjen."),
        ("503", "Tjenesten eller databasen kan ikke svare nå; prøv igjen etter Retry-After."),
        ("507", "Lageret er fullt; det som er bokført kan leses."),
    ];
}
