using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Ledger.Api.Http.OpenApi;

/// <summary>What each tag gathers.</summary>
internal sealed class Emneord : IDocumentFilter
{
    private static readonly Dictionary<string, string> Beskrivelser = new(StringComparer.Ordinal)
    {
        ["Bokføring"] = "Bilag og importer: bokføring og tilbakeføring.",
        ["Budsjett"] = "Budsjettvedtak.",
        ["Drill-down"] = "Posteringene bak tallene.",
        ["Finans"] = "Finansregisteret: gjeld, plasseringer, likviditet, finansreglement og rapportene om dem.",
        ["Helse"] = "Om tjenesten lever og er klar.",
        ["Kommune"] = "Kommunen, organisasjonen, fond og prosjekter.",
        ["Nøkler"] = "API-nøkler: hvem som får kalle tjenesten, og for hvilke kommuner.",
        ["Perioder"] = "Lukking og gjenåpning av perioder.",
        ["Personvern"] = "Sletting av tekster som gjelder en person.",
        ["Publikasjoner"] = "Rapporter som publiseres: kladd, låst, utgaver og tilbaketrekking.",
        ["Rapporter"] = "Oppstillinger og rapporter, som JSON, CSV eller regneark.",
        ["Registre"] = "Registre, tabeller og rapporterte opplysninger, som data.",
        ["Konsolidert regnskap"] = "Kommunens og enhetenes regnskap samlet, uten det som er mellom dem (kommuneloven § 14-6).",
        ["Regnskapsenheter"] = "Enheter med eget regnskap: kommunale foretak, lånefond og andre (kommuneloven § 14-8).",
        ["Revisjon"] = "Uttrekk, kontroll og spesifikasjoner for revisor.",
        ["Serier"] = "Økonomiplaner, prognoser og forslag ved siden av regnskap og budsjett.",
        ["Årsavslutning"] = "Årsavslutningen etter forskriftens kapittel 4.",
    };

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        // A tag without a description shows up as one: the contract's rules refuse it.
        var brukte = swaggerDoc.Paths.Values.SelectMany(p => p.Operations ?? []).SelectMany(o => o.Value.Tags ?? new HashSet<OpenApiTagReference>())
            .Select(t => t.Name!).Distinct().Order(StringComparer.Ordinal);
        swaggerDoc.Tags = new HashSet<OpenApiTag>(brukte.Select(navn => new OpenApiTag { Name = navn, Description = Beskrivelser.GetValueOrDefault(navn) }));
    }
}
