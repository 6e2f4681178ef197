using System.Text.Json.Nodes;
using Ledger.Api.Http.Svar;
using Ledger.Api.Http.Validering;
using Ledger.Application.Rapportering;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Ledger.Api.Http.OpenApi;

/// <summary>
/// What the contract says of parameters. A parameter means the same wherever it stands, so it is described once, by its name. The service
/// reads them as text and says itself what is wrong with one; the contract says what is right.
/// </summary>
internal sealed class Kontraktparametre(Delteverdier delte) : IOperationFilter
{
    /// <summary>Those that no report has.</summary>
    private static readonly Rapportparameter[] Andre =
    [
        new("periode", "Perioden: 0 er inngående balanse, 13 er årsavslutningen.", new Parameterform.Heltall(0, 13, 3)),
        new("foer", "Verdien av neste fra siden før.", new Parameterform.Tekst("^[0-9]+$")),
        new("fraVersjon", "Bare poster fra og med denne versjonen.", new Parameterform.Heltall(0, null, 1)),
        new("tilVersjon", "Bare poster til og med denne versjonen.", new Parameterform.Heltall(0, null, 10)),
        new("billett", "En billett fra endringer/billett, i stedet for Authorization.", new Parameterform.Tekst()),
        new("vent", "Hvor mange sekunder svaret kan vente på en endring; 0 svarer straks.", new Parameterform.Heltall(0, 60, 30)),
        new("kode", "Regelens kode, som i funn.", new Parameterform.Tekst("^[a-z0-9_]+$", "uplassert")),
        new("prosjektkode", "Prosjektets kode.", new Parameterform.Tekst(null, "P001")),
        new("profilkode", "Periodiseringsprofilens kode.", new Parameterform.Tekst(null, "loenn")),
        new("bilagsnummer", "Bilagets nummer i året.", new Parameterform.Heltall(1, null, 1)),
        new("importId", "Importens id, fra kvitteringen eller Location.", new Parameterform.Format("uuid")),
        new("noekkelId", "Nøkkelens id: delen mellom understrekene i den.", new Parameterform.Tekst("^[0-9a-f]{16}$", "0123456789abcdef")),
        new("profil", "Profilen som sier hvordan filen er skrevet.", new Parameterform.Tekst("^[a-z0-9][a-z0-9-]{0,39}$", "xledger-saldo")),
        new(
            "fullstendig", "true: det som mangler i filen, er borte. I saldoimporter er en nøkkel som mangler i en periode filen nevner, null der. "
                + "I en detaljering: det er ingenting igjen av rammene.",
            new Parameterform.Bryter()),
        new("gyldigFra", "Datoen finansreglementet gjelder fra.", new Parameterform.Format("date", "2023-01-01")),
        new("beholdning", "Beholdningens kode.", new Parameterform.Tekst(null, "DNB-NORDEN")),
        new("laan", "Lånets kode.", new Parameterform.Tekst(null, "KBN-01")),
        new("rentebytte", "Rentebytteavtalens kode.", new Parameterform.Tekst(null, "SWAP-1")),
        new("enhetskode", "Enhetens kode.", new Parameterform.Tekst("^[A-Z0-9]{1,12}$", "KF1")),
        new("eierpost", "Eierpostens kode.", new Parameterform.Tekst(null, "veas_as")),
        new("postnummer", "Postens nummer i finansregisteret.", new Parameterform.Heltall(1, null, 1)),
        new("register", "Registerets id.", new Parameterform.Tekst("^[A-Za-z][A-Za-z0-9_-]{0,39}$", "tiltak")),
        new("objektkode", "Objektets kode i registeret.", new Parameterform.Tekst(null, "T-014")),
        new("objekt", "Det opplysningen gjelder: register:kode, enhet:kode, linje:oppstilling/post eller bevilgning:kode. I et register objektets kode.",
            new Parameterform.Tekst(null, "tiltak:T-014")),
        new("tabell", "Tabellens id.", new Parameterform.Tekst("^[A-Za-z][A-Za-z0-9_-]{0,39}$", "oekonomiplantiltak")),
        new("leverandoer", "Pensjonsleverandøren.", new Parameterform.Tekst(null, "KLP")),
        new("registerforslag", "Det som foreslås.", new Parameterform.Verdier(Domain.Registerforslag.Registerforslagene.Navnene)),
        new("bokfoer", "true: bilaget bokføres med det samme.", new Parameterform.Bryter()),
        new("rad", "Raden i tabellen, som i feltet rad.", new Parameterform.Tekst(null, "T-014")),
        new("kolonne", "Kolonnens id i tabellen.", new Parameterform.Tekst(null, "avvik")),
        new("serieslag", "Hva slags serie det er.", new Parameterform.Verdier(Domain.Serier.Serienavn.Slag)),
        new("seriekode", "Seriens kode: 2025-2028, 2025-T1, 2025-09 eller referansen til et forslag.", new Parameterform.Tekst(null, "2025-T1")),
        new("posttype", "Bare hendelser av denne typen.", new Parameterform.Tekst(null, "opptak")),
        new(
            "slag", "Bare opplysninger, eller serier, av dette slaget.", new Parameterform.Tekst("^[a-z]+$", "maaling")),
        new("maal", "Bare opplysninger om dette målet.", new Parameterform.Tekst(null, "oppnaadd")),
        new("perDato", "Det som gjelder på datoen.", new Parameterform.Format("date", "2024-12-31")),
        new("omfang", "Hva en fullstendig fil er fullstendig for: register, eller ansvar: og en enhet.", new Parameterform.Tekst(null, "ansvar:20")),
        new("kumulativ", "true: et beløp er saldoen ved periodens slutt, og ikke bevegelsen i den.", new Parameterform.Bryter()),
        new(
            "lukketPeriode",
            "Hva som gjøres med endringer i en lukket periode; avvis når den er utelatt. foersteAapne bokfører i den første åpne perioden etter.",
            new Parameterform.Verdier(["avvis", "foersteAapne"])),
        new(
            "differansekonto", "Kontoen som tar en liten ubalanse i kilden: kapittel.sektor, eller en konto i kommunens kontoplan.",
            new Parameterform.Tekst(null, "13.320")),
        new("differansegrense", "Den største ubalansen i en periode som føres på differansekontoen, i kroner.", new Parameterform.Tekst(null, "10.00")),
        new(
            "ukjentProsjekt", "Hva som gjøres med et prosjekt som ikke er registrert; avvis når den er utelatt.",
            new Parameterform.Verdier(["opprett", "uspesifisert", "avvis"])),
        new(
            "ukjentEnhet", "Hva som gjøres med en enhet som ikke er i organisasjonen; avvis når den er utelatt.",
            new Parameterform.Verdier(["uspesifisert", "avvis"])),
        new(
            "bekreftelse", "Bekreftelsen fra svaret som ba om den, fordi endringen er uventet stor eller bytter kontoklasse.",
            new Parameterform.Tekst("^[0-9a-f]{32}$")),
        new("vedtaksreferanse", "Vedtakets referanse, når filen ikke sier den.", new Parameterform.Tekst(null, "KS 112/26")),
        new("vedtaksdato", "Datoen vedtaket ble fattet, når filen ikke sier den.", new Parameterform.Format("date", "2026-12-10")),
        new("organ", "Hvem som vedtok, når filen ikke sier det.", new Parameterform.Tekst(null, "kommunestyret")),
        new(
            "type", "Vedtakets type, når filen ikke sier den.",
            new Parameterform.Verdier(Domain.Budsjett.Vedtakstyper.Sendte)),
        new("tekst", "Vedtakets tekst, når filen ikke sier den.", new Parameterform.Tekst()),
        new("erstatter", "Referansen til vedtaket som dette erstatter.", new Parameterform.Tekst(null, "KS 98/26")),
        new("av", "Referansen til vedtaket som rammene står i, når typen er detaljering.", new Parameterform.Tekst(null, "KST-24-120")),
        new("laanopptak", "Hvor mye lån som tas opp, i kroner (kommuneloven § 14-4).", new Parameterform.Tekst(null, "900000000")),
        new("begrunnelse", "Hvorfor et vedtak erstattes, eller hvorfor det som er funnet, er riktig likevel.", new Parameterform.Tekst()),
        new("likevel", "Kodene til funn som bekreftes, skilt med komma.", new Parameterform.Tekst(null, "vedtak_etter_aaret")),
        new("overtar", "Kilder som denne overtar etter i året, skilt med komma.", new Parameterform.Tekst(null, "gammeltsystem")),
        new("proevekjoering", "true sjekker alt og lagrer ingenting.", new Parameterform.Bryter()),
        new(
            "historikk",
            "I opplysninger tar true med dem som er erstattet. I importer tar den med rader med årsavslutningens merker fra et tidligere system, og krever "
                + "ledger:admin.", new Parameterform.Bryter()),
        new("erstatt", "true tilbakefører avslutningen som står, og avslutter på nytt i samme skriving.", new Parameterform.Bryter()),
        new(
            "motkonto", "Kapittel og sektor som bilagenes motpostering føres på, for kilder som bare har drift og investering.",
            new Parameterform.Tekst(@"^[0-9]+\.[0-9]+$", "10.320")),
    ];

    private static readonly Dictionary<string, Rapportparameter> Kjente =
        Rapportparametre.Alle.Concat(Andre).ToDictionary(p => p.Navn, StringComparer.Ordinal);

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        operation.Parameters ??= [];

        // A handler that does not need a part of its path still has it in its address.
        foreach (var navn in Stinavn(context.ApiDescription.RelativePath ?? "").Where(n => operation.Parameters.All(p => p.Name != n)))
        {
            operation.Parameters.Add(new OpenApiParameter { Name = navn, In = ParameterLocation.Path, Required = true });
        }

        foreach (var parameter in context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<Rapport>().SelectMany(r => r.Parametre))
        {
            operation.Parameters.Add(new OpenApiParameter { Name = parameter.Navn, In = ParameterLocation.Query, Required = parameter.Paakrevd });
        }

        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        var egne = metadata.OfType<Rapport>().SelectMany(r => r.Parametre).Concat(metadata.OfType<Rapportparameter>()).ToDictionary(p => p.Navn);
        foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>())
        {
            if (parameter.Name is { } navn && (egne.GetValueOrDefault(navn) ?? Kjente.GetValueOrDefault(navn)) is { } kjent)
            {
                parameter.Description ??= kjent.Beskrivelse;
                parameter.Schema = kjent.Form is Parameterform.Verdier { Navn: var verdier }
                    ? delte.Skjema(verdier, kanVaereNull: false, context.SchemaRepository) : Skjema(kjent.Form);
                parameter.Example = Eksempel(kjent.Form);
            }
        }
    }

    private static IEnumerable<string> Stinavn(string sti) => sti.Split('/').Where(s => s.StartsWith('{')).Select(s => s.Trim('{', '}').Split(':')[0]);

    private static OpenApiSchema Skjema(Parameterform form) => form switch
    {
        Parameterform.Tekst tekst => new() { Type = JsonSchemaType.String, Pattern = tekst.Moenster, Examples = Eksempel(tekst.Eksempel) },
        Parameterform.Format format => new() { Type = JsonSchemaType.String, Format = format.Navn, Examples = Eksempel(format.Eksempel) },
        Parameterform.Verdier verdier => new() { Type = JsonSchemaType.String, Enum = [.. verdier.Navn.Select(v => (JsonNode)v)] },
        Parameterform.Bryter => new() { Type = JsonSchemaType.Boolean },
        Parameterform.Heltall tall => new()
        {
            Type = JsonSchemaType.Integer,
            Format = tall.Stoerst is null ? "int64" : "int32",
            Minimum = $"{tall.Minst}",
            Maximum = tall.Stoerst is { } stoerst ? $"{stoerst}" : null,
            Examples = [tall.Eksempel],
        },
        _ => throw new ArgumentOutOfRangeException(nameof(form), form, "An unknown form."),
    };

    /// <summary>Where tools that show the contract look for one.</summary>
    private static JsonNode? Eksempel(Parameterform form) => form switch
    {
        // Tools read a pattern without its Unicode classes, and would say that the example does not match.
        Parameterform.Tekst { Moenster: { } moenster } when moenster.Contains("\\p{", StringComparison.Ordinal) => null,
        Parameterform.Tekst { Eksempel: { } tekst } => tekst,
        Parameterform.Format { Eksempel: { } tekst } => tekst,
        Parameterform.Heltall tall => tall.Eksempel,
        Parameterform.Verdier { Navn: [var foerste, ..] } => foerste,
        _ => null,
    };

    private static List<JsonNode>? Eksempel(string? tekst) => tekst is null ? null : [tekst];
}
