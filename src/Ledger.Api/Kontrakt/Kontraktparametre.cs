using System.Text.Json.Nodes;
using Ledger.Api.Rapporter;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Verdier;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Ledger.Api.Kontrakt;

/// <summary>
/// What the contract says of parameters. A parameter means the same wherever it stands, so it is described once, by its name. The service
/// reads them as text and says itself what is wrong with one; the contract says what is right.
/// </summary>
internal sealed class Kontraktparametre : IOperationFilter
{
    private static readonly Dictionary<string, (string Beskrivelse, OpenApiSchema Skjema)> Kjente = new(StringComparer.Ordinal)
    {
        ["kommunenummer"] = ("Kommunens nummer.", Tekst("^[0-9]{4}$", "3201")),
        ["aar"] = ("Regnskapsåret.", Tekst("^2[01][0-9]{2}$", "2024")),
        ["fra"] = ("Det første året.", Tekst("^2[01][0-9]{2}$", "2020")),
        ["til"] = ("Det siste året; faste priser er i dette årets kroner.", Tekst("^2[01][0-9]{2}$", "2024")),
        ["periode"] = ("Perioden: 0 er inngående balanse, 13 er årsavslutningen.", Heltall(0, 13, 3)),
        ["fraPeriode"] = ("Første periode; 0 når den er utelatt.", Heltall(0, 13, 1)),
        ["tilPeriode"] = ("Til og med perioden; 13, hele året, når den er utelatt.", Heltall(0, 13, 12)),
        ["versjon"] = ("Tallene slik de var i denne versjonen av kommunens hovedbok.", Heltall(1, null, 1)),
        ["perTidspunkt"] = ("Tallene slik de var på tidspunktet (RFC 3339). Ikke sammen med versjon.", new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time", Examples = ["2025-02-22T12:00:00Z"] }),
        ["enhet"] = ("Enheten beløp vises i; kr når den er utelatt.", Verdier("kr", "tusen", "mill")),
        ["fortegn"] = ("hovedbok viser kostnader positive og inntekter negative; oppstilling viser forskriftens oppstillingsform.", Verdier("hovedbok", "oppstilling")),
        ["forklar"] = ("true gir hvert tall med filtrene og formelen det er regnet ut av.", new OpenApiSchema { Type = JsonSchemaType.Boolean }),
        ["nivaa"] = ("Nivået i organisasjonen; direktoromraade når det er utelatt.", Verdier([.. Enum.GetValues<Nivaa>().Select(n => n.Navn())])),
        ["overordnet"] = ("Bare enheter under denne.", Tekst(null, "40")),
        ["priser"] = ("Løpende priser, eller faste: regnet om med konsumprisindeksen til det siste årets kroner.", Verdier("loepende", "faste")),
        ["oppstilling"] = ("Hvilken av rapportens oppstillinger; den første når den er utelatt.", Tekst(null, null)),
        ["post"] = ("Posten i oppstillingen.", Tekst(null, "17")),
        ["id"] = ("Oppstillingens eller nøkkeltallets id.", Tekst(null, null)),
        ["antall"] = ("Størst antall på en side.", Heltall(1, 1000, 100)),
        ["etter"] = ("Verdien av neste fra siden før; i uttrekket et sekvensnummer.", Tekst(null, null)),
        ["foer"] = ("Verdien av neste fra siden før.", Tekst("^[0-9]+$", null)),
        ["fraVersjon"] = ("Bare poster fra og med denne versjonen.", Heltall(0, null, 1)),
        ["tilVersjon"] = ("Bare poster til og med denne versjonen.", Heltall(0, null, 10)),
        ["kontoklasse"] = ("Bare denne kontoklassen; flere skilles med komma.", Tekst(null, Kontoklasse.Drift.Navn())),
        ["art"] = ("Bare disse artene: koder og områder skilt med komma.", Tekst(null, "010-099,590")),
        ["funksjon"] = ("Bare disse funksjonene: koder og områder skilt med komma.", Tekst(null, "201")),
        ["kapittel"] = ("Bare disse kapitlene: koder og områder skilt med komma.", Tekst(null, "51-58")),
        ["ansvar"] = ("Bare disse enhetene og det som ligger under dem, skilt med komma.", Tekst(null, "40")),
        ["prosjekt"] = ("Bare disse prosjektene, skilt med komma.", Tekst(null, null)),
        ["fond"] = ("Bare disse fondene, skilt med komma.", Tekst(null, "BUFFER")),
        ["grupperPaa"] = ($"Del hver linje etter et eller flere felt, skilt med komma: {string.Join(", ", Rapportutvalg.Feltnavn)}. I kroner summerer gruppene til linjene.", Tekst(null, "ansvar,art")),
        ["vent"] = ("Hvor mange sekunder svaret kan vente på en endring; 0 svarer straks.", Heltall(0, 60, 30)),
        ["merke"] = ("Bare posteringer med årsavslutningens merke, skilt med komma.", Tekst(null, Avslutningsmerke.Strykning.Navn())),
        ["fondskode"] = ("Fondets kode.", Tekst(null, "BUFFER")),
        ["prosjektkode"] = ("Prosjektets kode.", Tekst(null, null)),
        ["bilagsnummer"] = ("Bilagets nummer i året.", Heltall(1, null, 1)),
        ["importId"] = ("Importens id, fra kvitteringen eller Location.", new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" }),
        ["noekkelId"] = ("Nøkkelens id: delen mellom understrekene i den.", Tekst("^[0-9a-f]{16}$", "0123456789abcdef")),
        ["proevekjoering"] = ("true sjekker alt og lagrer ingenting.", new OpenApiSchema { Type = JsonSchemaType.Boolean }),
        ["motkonto"] = ("Kapittel og sektor som bilagenes motpostering føres på, for kilder som bare har drift og investering.", Tekst(@"^[0-9]+\.[0-9]+$", "10.320")),
    };

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        operation.Parameters ??= [];

        // A handler that does not need a part of its path still has it in its address.
        foreach (var name in Stinavn(context.ApiDescription.RelativePath ?? "").Where(n => operation.Parameters.All(p => p.Name != n)))
        {
            operation.Parameters.Add(new OpenApiParameter { Name = name, In = ParameterLocation.Path, Required = true });
        }

        foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>())
        {
            if (parameter.Name is { } name && Kjente.TryGetValue(name, out var known))
            {
                parameter.Description ??= known.Beskrivelse;
                parameter.Schema = known.Skjema;
            }
        }
    }

    private static IEnumerable<string> Stinavn(string path) => path.Split('/').Where(s => s.StartsWith('{')).Select(s => s.Trim('{', '}').Split(':')[0]);

    private static OpenApiSchema Tekst(string? pattern, string? example) => new() { Type = JsonSchemaType.String, Pattern = pattern, Examples = example is null ? null : [example] };

    private static OpenApiSchema Heltall(int least, int? most, int example) => new()
    {
        Type = JsonSchemaType.Integer,
        Format = most is null ? "int64" : "int32",
        Minimum = $"{least}",
        Maximum = most is { } m ? $"{m}" : null,
        Examples = [example],
    };

    private static OpenApiSchema Verdier(params string[] values) => new() { Type = JsonSchemaType.String, Enum = [.. values.Select(v => (JsonNode)v)] };
}
