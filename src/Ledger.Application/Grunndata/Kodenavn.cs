using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kontoplaner;

namespace Ledger.Application.Grunndata;

/// <summary>What the codes of a year's rows are called. Null for an empty code, and for one that nobody has named.</summary>
public sealed class Kodenavn(Kommunegrunnlag grunnlag)
{
    /// <summary>The name of one field of a key.</summary>
    public string? Av(Dimensjonsfelt felt, in Dimensjon d) => Navnet(felt, d) is { Length: > 0 } navn ? navn : null;

    private string? Navnet(Dimensjonsfelt felt, in Dimensjon d) => felt switch
    {
        Dimensjonsfelt.Art => Kontoplan.Navn(d.Art),
        Dimensjonsfelt.Funksjon => Kontoplan.Navn(d.Funksjon),
        Dimensjonsfelt.Kapittel => Kontoplan.Navn(d.Kapittel),
        Dimensjonsfelt.Sektor => Kontoplan.Navn(d.Sektor),
        Dimensjonsfelt.Ansvar => grunnlag.Organisasjon?.Finn(d.Ansvar)?.Navn,
        Dimensjonsfelt.Prosjekt => grunnlag.Prosjekter.GetValueOrDefault(d.Prosjekt)?.Navn,
        Dimensjonsfelt.Fond => grunnlag.AlleFond.GetValueOrDefault(d.Fond)?.Navn,
        Dimensjonsfelt.Konto => grunnlag.Kontoplan.Navn(d.Egne?.Konto ?? ""),
        Dimensjonsfelt.LokalFunksjon => grunnlag.Kontoplan.Funksjonsnavn(d.Egne?.LokalFunksjon ?? ""),
        _ => null,
    };
}
